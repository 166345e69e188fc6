"""What comparing two forms of a name gives: the verdict, and by which rule and record."""

from __future__ import annotations

from dataclasses import dataclass

from memorandum_kit.model import Lang
from memorandum_kit.names.latin import PLACE_SUFFIXES, PLACE_WORDS, LatinName
from memorandum_kit.names.phonetic import Fit

KINDS = ("person", "place", "body", "office")


@dataclass(frozen=True, slots=True)
class NameMatch:
    """What comparing two forms of a name gave.

    `verdict` is exact (the same by a rule or record), lossy (the same, but the Latin form has lost what would tell it from
    another name), surname-only, homophone-possible (sounds the same, yet a record gives this Latin form to another name),
    known-error (a wrong form that is often met), none (not the same name).
    """

    verdict: str
    system: str = (
        ""  # pinyin, passport, wadegile, x-postal, x-lessing, x-tongyong, x-cantonese, exonym, official, historic
    )
    order: str = ""  # surname-first, given-first, or ""
    competitors: tuple[str, ...] = ()  # other names in characters that the Latin form may stand for, likeliest first
    record: str = ""  # id of the record that decided
    rule: str = ""  # key of the explanation in messages/*/names.toml
    values: tuple[tuple[str, str], ...] = ()  # its placeholders

    @property
    def accepted(self) -> bool:
        """Whether both forms may be taken for the same full name."""
        return self.verdict in ("exact", "lossy")

    @property
    def explanation(self) -> str:
        """The rule and record that led to the verdict, in the user's language."""
        return self.explain()

    def explain(self, lang: Lang | None = None) -> str:
        """Say in a language which rule and record led to the verdict."""
        from memorandum_kit.messages import interface_language, text

        language = lang or interface_language()
        values = dict(self.values)
        if values.get("system"):
            values["system"] = text("names", f"system.{values['system']}", language)
        return text("names", f"compare.{self.rule}", language, **values)


def sides(name: LatinName, hanzi: str) -> tuple[tuple[str, str], ...]:
    """Give the two forms as placeholders of an explanation."""
    return ("latin", name.surface), ("hanzi", hanzi)


def spelled_values(name: LatinName, hanzi: str, system: str, laid: Fit) -> tuple[tuple[str, str], ...]:
    """Give the placeholders of an explanation by sound."""
    return (
        ("latin", name.surface), ("hanzi", hanzi), ("system", system),
        ("reading", " ".join(o.syllable or o.letters for o in laid.options)),
    )  # fmt: skip


def kind_differs(name: LatinName, hanzi: str) -> bool:
    """Whether the German kind contradicts the Chinese one: Provinz Jilin is not 吉林市."""
    asked = {PLACE_WORDS[w] for w in name.kind_words} - {""}
    words = name.letters.split(" ")
    if len(words) > 1 and words[-1] in PLACE_SUFFIXES:
        asked.add(PLACE_SUFFIXES[words[-1]])
    last = hanzi[-1]
    if not asked or last not in "省市区县" or len(hanzi) < 3:
        return False
    return last not in asked and not (last == "区" and hanzi.endswith("自治区"))
