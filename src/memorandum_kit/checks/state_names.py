"""`state.formal`: the full names of the states where the other side has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from memorandum_kit.checks.context import Pair
from memorandum_kit.checks.making import both, finding
from memorandum_kit.model import Finding, Span
from memorandum_kit.names.records import records

# Chinese has for these besides the short name of the table another that is as formal, or none that is short.
_AS_FORMAL = {"state-de": "联邦德国|德意志"}
# These sound formal and are what everybody says.
_EVERYDAY = frozenset(("Vereinigte Staaten", "Vereinigtes Königreich", "Dominikanische Republik"))
# Bodies have the short name in theirs: 中国人民对外友好协会.
_IN_BODY = "(?![\u4e00-\u9fff]*(?:协会|学会|联合会))"


@dataclass(frozen=True, slots=True)
class _State:
    formal_de: re.Pattern[str]
    short_de: re.Pattern[str]
    full_de: str
    formal_zh: re.Pattern[str]
    short_zh: re.Pattern[str]
    full_zh: str


def check(pair: Pair) -> Iterator[Finding]:
    """Tell a short name of a state where the other text has the formal one (中国 for Volksrepublik China)."""
    de, zh = pair.de.plain, pair.zh.plain
    if not de or not zh or not (_ANY_FORMAL_DE.search(de) or _ANY_FORMAL_ZH.search(zh)):
        return
    for state in _states():
        ours, theirs = state.formal_de.search(de), state.formal_zh.search(zh)
        if ours and not theirs and (short := state.short_zh.search(zh)):
            spans = Span(*ours.span()), Span(*short.span())
            yield finding(
                "state.formal", *both(pair, *spans), found=spans[1].of(pair.zh.text), suggestion=state.full_zh,
                confidence=0.9,
            )  # fmt: skip
        elif theirs and not ours and (short := state.short_de.search(de)):
            spans = Span(*short.span()), Span(*theirs.span())
            yield finding(
                "state.formal", *both(pair, *spans), found=spans[0].of(pair.de.text), suggestion=state.full_de,
                confidence=0.9,
            )  # fmt: skip


_ANY_FORMAL_DE = re.compile(
    r"republik|königreich|föderation|staaten|eidgenossenschaft|fürstentum|herzogtum|staat\s|\bbund\b"
)
_ANY_FORMAL_ZH = re.compile("共和国|王国|联邦|合众国|公国|民国|日本国|蒙古国|以色列国|联合酋长国")


@cache
def _states() -> tuple[_State, ...]:
    found = []
    for record in records().values():
        if record.kind != "state":
            continue
        forms = [v.form for v in record.variants if v.system in ("zh", "de", "exonym")]
        formal = [form for form in forms if _ANY_FORMAL_DE.search(f"{form.lower()} ") and form not in _EVERYDAY]
        full_de = next((form for form in formal if not form.split()[0].endswith("en")), "")
        full_zh = max((form for form in forms if _ANY_FORMAL_ZH.search(form)), key=len, default="")
        if full_de and full_zh and full_de != record.de and full_zh != record.short:
            found.append(
                _State(
                    re.compile(_inflected(full_de)),
                    re.compile(rf"(?<![\w-]){re.escape(record.de.lower())}s?(?![\w-])"),
                    full_de,
                    re.compile("|".join(filter(None, (full_zh, _AS_FORMAL.get(record.id))))),
                    re.compile(record.short + _IN_BODY),
                    full_zh,
                )
            )
    return tuple(found)


# An adjective of a state's name, which follows its case: der Französischen Republik.
_ADJECTIVE = re.compile(r"\w{3,}(?:ische|nigte|reinigtes)")


def _inflected(name: str) -> str:
    return r"\s+".join(
        rf"{re.escape(word.rstrip('es').lower())}e[nrs]?" if _ADJECTIVE.fullmatch(word) else re.escape(word.lower())
        for word in name.split()
    )
