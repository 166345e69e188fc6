"""Faults of a glossary: what a reviewer would send back, found by rule."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from memorandum_kit.errors import BadInput
from memorandum_kit.glossary.german_nouns import fold
from memorandum_kit.glossary.records import LANG_ORDER, Concept, Term, concepts_of, term_of
from memorandum_kit.glossary.tables import read_cells, read_table
from memorandum_kit.model import Lang

LEVELS = ("error", "warning", "note")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_LATIN = re.compile(r"[A-Za-zÄÖÜäöüß]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_VALUES = {
    "pos": frozenset(("", "noun", "verb", "adj", "adv", "phrase")),
    "gender": frozenset(("", "m", "f", "n", "pl")),
    "usage": frozenset(("", "mainland", "taiwan")),
    "term_type": frozenset(("", "fullForm", "shortForm", "abbreviation", "acronym", "variant", "phrase")),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault; `code` names its text in messages/glossary (`lint.CODE`)."""

    code: str
    level: str  # error, warning, note
    concept_id: str
    lang: str
    term: str
    detail: str = ""
    line: int = 0  # of the file, from 1; 0 where it is not known


def lint_table(data: bytes, name: str) -> list[Fault]:
    """Check a TSV or CSV with its blanks and its order; faults in the order of the lines.

    Raises:
        BadInput: the file is no term table at all.
    """
    faults: list[Fault] = []
    terms: list[tuple[int, Term]] = []
    for line, cells in read_cells(data, name):
        if "term" not in cells:  # a column a language: rows are not terms
            return lint(read_table(data, name))
        about = (cells.get("concept_id", "").strip(), cells.get("lang", "").strip(), cells.get("term", "").strip())
        faults.extend(
            Fault("blanks", "error", *about, detail=column, line=line)
            for column, cell in cells.items()
            if cell != cell.strip() or "  " in cell
        )
        try:
            terms.append((line, term_of(cells, f"{name}, line {line}")))
        except BadInput as error:
            faults.append(Fault("row", "error", *about, detail=error.why or error.what, line=line))
    lines = {id(term): line for line, term in terms}
    for fault, term in _faults([term for _, term in terms]):
        faults.append(_at(fault, lines.get(id(term), 0)))
    if name.lower().endswith(".tsv"):
        for (_, one), (line, other) in pairwise(terms):
            if other.order[:3] < one.order[:3]:
                faults.append(Fault("order", "note", other.concept_id, other.lang.value, other.term, line=line))
                break
    return sorted(faults, key=lambda fault: (fault.line, LEVELS.index(fault.level), fault.code))


def lint(terms: Iterable[Term]) -> list[Fault]:
    """Check terms of any origin, concept by concept."""
    return [fault for fault, _ in _faults(list(terms))]


def _at(fault: Fault, line: int) -> Fault:
    return Fault(fault.code, fault.level, fault.concept_id, fault.lang, fault.term, fault.detail, line)


def _fault(code: str, level: str, term: Term, detail: str = "") -> tuple[Fault, Term]:
    return Fault(code, level, term.concept_id, term.lang.value, term.term, detail), term


def _faults(terms: Sequence[Term]) -> Iterator[tuple[Fault, Term]]:
    for term in terms:
        yield from _row(term)
    for concept in concepts_of(terms):
        yield from _doubles(concept)
        yield from _states(concept)
        langs = {"zh" if term.lang.is_chinese else term.lang.value for term in concept.terms}
        for lang in ("de", "zh"):
            if lang not in langs:
                yield _fault("untranslated", "warning", concept.terms[0], lang)
        fields = {term.subject_field for term in concept.terms if term.subject_field}
        if len(fields) > 1:
            yield _fault("fields", "warning", concept.terms[0], ", ".join(sorted(fields)))
    yield from _homonyms(terms)


def _row(term: Term) -> Iterator[tuple[Fault, Term]]:
    for name, known in _VALUES.items():
        if (value := getattr(term, name)) not in known:
            yield _fault("value", "warning", term, f"{name}: {value}")
    if _INVISIBLE.search(term.term):
        yield _fault("invisible", "error", term)
    if term.lang.is_chinese:
        if not _HAN.search(term.term) and not term.term.isascii():
            yield _fault("language", "warning", term)
        if wrong := _wrong_script(term.term, term.lang):
            yield _fault("script", "error", term, wrong)
        if term.exclude and (strange := [word for word in term.exclude if term.term not in word]):
            yield _fault("exclude", "warning", term, ", ".join(strange))
    else:
        if _HAN.search(term.term):
            yield _fault("language", "error", term)
        if term.term and not _LATIN.search(term.term):
            yield _fault("language", "warning", term)
        stem = fold(term.term)[: max(3, len(term.term) - 3)]
        if term.exclude and (strange := [word for word in term.exclude if _bare(stem) not in _bare(fold(word))]):
            yield _fault("exclude", "warning", term, ", ".join(strange))
    single = " " not in term.term and term.term_type not in ("abbreviation", "acronym")
    if term.lang is Lang.DE and term.pos == "noun" and single and term.term.islower():
        yield _fault("capital", "warning", term)


def _bare(word: str) -> str:
    return word.translate(str.maketrans("äöü", "aou"))


def _wrong_script(text: str, lang: Lang) -> str:
    """The characters of the other script: those that the script's own national character set does not have."""
    import opencc

    convert = opencc.OpenCC("t2s" if lang is Lang.ZH_HANS else "s2t").convert
    codec = "gb2312" if lang is Lang.ZH_HANS else "big5"
    return "".join(c for c in text if _HAN.match(c) and convert(c) != c and not _encodes(c, codec))


def _encodes(character: str, codec: str) -> bool:
    try:
        character.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


def _doubles(concept: Concept) -> Iterator[tuple[Fault, Term]]:
    seen: dict[tuple[Lang, str], Term] = {}
    for term in concept.terms:
        key = (term.lang, term.term)
        if key not in seen:
            seen[key] = term
        elif seen[key].status != term.status:
            yield _fault("contradiction", "error", term, f"{seen[key].status}, {term.status}")
        else:
            yield _fault("duplicate", "error", term)


def _states(concept: Concept) -> Iterator[tuple[Fault, Term]]:
    for lang in LANG_ORDER:
        terms = concept.in_lang(lang)
        if not terms:
            continue
        preferred: dict[str, list[Term]] = defaultdict(list)
        for term in terms:
            if term.status == "preferred":
                preferred[term.usage].append(term)
        for found in preferred.values():
            for term in found[1:]:
                yield _fault("two-preferred", "error", term, found[0].term)
        # A traditional form may stand beside the simplified preferred one.
        others = concept.in_lang(Lang.ZH_HANS) if lang is Lang.ZH_HANT else ()
        if not preferred and not any(term.status == "preferred" for term in others):
            only_deprecated = all(term.status == "deprecated" for term in terms)
            code, level = ("deprecated-alone", "error") if only_deprecated else ("no-preferred", "warning")
            yield _fault(code, level, terms[0])


def _homonyms(terms: Sequence[Term]) -> Iterator[tuple[Fault, Term]]:
    """One term of several concepts: meant so or not, the reviewer should know; deprecated ones may be right elsewhere."""
    by_form: Mapping[tuple[Lang, str], list[Term]] = defaultdict(list)
    for term in terms:
        if term.status != "deprecated":
            by_form[term.lang, term.term].append(term)
    for found in by_form.values():
        ids = list(dict.fromkeys(term.concept_id for term in found))
        if len(ids) > 1:
            yield _fault("homonym", "note", found[-1], ", ".join(ids))


__all__ = ["LEVELS", "Fault", "lint", "lint_table"]
