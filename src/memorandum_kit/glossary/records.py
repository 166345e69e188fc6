"""Term records after TBX-Basic (ISO 30042): a concept, its terms in each language, and what the office says of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Lang

COLUMNS = (
    "concept_id",
    "subject_field",
    "lang",
    "term",
    "status",
    "term_type",
    "pos",
    "gender",
    "usage",
    "exclude",
    "definition",
    "context",
    "source",
    "note",
)
REQUIRED = ("concept_id", "lang", "term")
STATUSES = ("preferred", "admitted", "deprecated")
LANG_ORDER = (Lang.DE, Lang.EN, Lang.ZH_HANS, Lang.ZH_HANT)

# What other tools call the three states; TBX-Basic's own values first (ISO 12616, TBX-Basic 3.1 administrativeStatus).
_STATUS_WORDS = {
    "preferredterm-admn-sts": "preferred",
    "admittedterm-admn-sts": "admitted",
    "deprecatedterm-admn-sts": "deprecated",
    "supersededterm-admn-sts": "deprecated",
    "preferred": "preferred",
    "approved": "preferred",
    "admitted": "admitted",
    "allowed": "admitted",
    "deprecated": "deprecated",
    "forbidden": "deprecated",
    "superseded": "deprecated",
    "obsolete": "deprecated",
    "rejected": "deprecated",
    "bevorzugt": "preferred",
    "erlaubt": "admitted",
    "zugelassen": "admitted",
    "verboten": "deprecated",
    "veraltet": "deprecated",
    "首选": "preferred",
    "许用": "admitted",
    "禁用": "deprecated",
    "": "preferred",
}
# Other tools' words for parts of speech and genders; what is not here stays as it is, for lint to name.
_POS_WORDS = {
    "adjective": "adj", "adjektiv": "adj", "形容词": "adj", "adverb": "adv", "副词": "adv", "nomen": "noun", "substantiv": "noun",
    "propernoun": "noun", "n": "noun", "名词": "noun", "verb": "verb", "v": "verb", "动词": "verb", "noun": "noun", "adj": "adj",
    "adv": "adv", "phrase": "phrase", "other": "phrase", "短语": "phrase",
}  # fmt: skip
_GENDER_WORDS = {
    "masculine": "m", "maskulin": "m", "maskulinum": "m", "masc": "m", "feminine": "f", "feminin": "f", "femininum": "f",
    "fem": "f", "neuter": "n", "neutrum": "n", "neutral": "n", "plural": "pl", "m": "m", "f": "f", "n": "n", "pl": "pl",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Term:
    """One term of one concept: a row of the TSV."""

    concept_id: str
    subject_field: str
    lang: Lang
    term: str
    status: str = "preferred"  # preferred, admitted, deprecated
    term_type: str = ""  # TBX: fullForm, abbreviation, shortForm, phrase …
    pos: str = ""  # noun, verb, adj, adv, phrase
    gender: str = ""  # m, f, n, pl (German nouns)
    usage: str = ""  # "", mainland, taiwan
    exclude: tuple[str, ...] = ()  # words in which this term is no hit: Rathaus for Rat
    definition: str = ""
    context: str = ""
    source: str = ""
    note: str = ""

    def row(self) -> tuple[str, ...]:
        """Give the term as the cells of `COLUMNS`."""
        return (
            self.concept_id,
            self.subject_field,
            self.lang.value,
            self.term,
            self.status,
            self.term_type,
            self.pos,
            self.gender,
            self.usage,
            "|".join(self.exclude),
            self.definition,
            self.context,
            self.source,
            self.note,
        )

    @property
    def order(self) -> tuple[str, int, int, str]:
        """The key by which rows are sorted: concept, language, state, term."""
        return (self.concept_id, LANG_ORDER.index(self.lang), STATUSES.index(self.status), self.term)


@dataclass(frozen=True, slots=True)
class Concept:
    """What the terms of all languages mean."""

    id: str
    subject_field: str = ""
    terms: tuple[Term, ...] = field(default=())

    def in_lang(self, lang: Lang) -> tuple[Term, ...]:
        """Give the terms of one language, preferred first."""
        return tuple(term for term in self.terms if term.lang is lang)

    def preferred(self, lang: Lang, usage: str = "") -> Term | None:
        """Give the preferred term of a language (of a usage, where there are several); None where there is none."""
        found = [term for term in self.in_lang(lang) if term.status == "preferred"]
        return next((term for term in found if term.usage == usage), found[0] if found else None)


def term_of(cells: Mapping[str, str], where: str) -> Term:
    """Build a term from named cells; unknown names are ignored, states may have other tools' words.

    Args:
        cells: column name to text.
        where: file, line (and column) for the message.

    Raises:
        BadInput: a required cell is empty, or language or status is none that is known.
    """
    values = {name: (cells.get(name) or "").strip() for name in COLUMNS}
    for name in REQUIRED:
        if not values[name]:
            raise BadInput(f"{where}: the cell {name!r} is empty", why="every term needs concept_id, lang and term")
    try:
        lang = Lang.of(values["lang"])
    except ValueError as error:
        raise BadInput(f"{where}, column lang", why=str(error)) from None
    status = status_of(values["status"], where)
    pos, gender = values["pos"], values["gender"].rstrip(".")
    values["pos"] = _POS_WORDS.get(pos.lower(), pos)
    values["gender"] = _GENDER_WORDS.get(gender.lower(), values["gender"])
    exclude = tuple(word for part in values["exclude"].split("|") if (word := part.strip()))
    return Term(
        concept_id=values["concept_id"],
        subject_field=values["subject_field"],
        lang=lang,
        term=values["term"],
        status=status,
        exclude=exclude,
        **{name: values[name] for name in COLUMNS[5:9] + COLUMNS[10:]},
    )


def status_of(word: str, where: str) -> str:
    """Give preferred, admitted or deprecated for any tool's word for it; an empty one is preferred.

    Raises:
        BadInput: the word is none that is known.
    """
    status = _STATUS_WORDS.get(word.strip().lower())
    if status is None:
        raise BadInput(f"{where}, column status", why=f"{word!r} is none of {', '.join(STATUSES)}")
    return status


def concepts_of(terms: Iterable[Term]) -> tuple[Concept, ...]:
    """Group terms to concepts, in the order of their first row; terms sorted by language and state."""
    groups: dict[str, list[Term]] = {}
    for term in terms:
        groups.setdefault(term.concept_id, []).append(term)
    return tuple(
        Concept(
            concept_id,
            next((term.subject_field for term in group if term.subject_field), ""),
            tuple(sorted(group, key=lambda term: term.order)),
        )
        for concept_id, group in groups.items()
    )
