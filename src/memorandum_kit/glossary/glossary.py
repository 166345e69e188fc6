"""The glossary as programs use it: concepts, terms, and the terms found in a text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from memorandum_kit.glossary.compiled import Compiled, compile_terms
from memorandum_kit.glossary.hits import Hit, settle
from memorandum_kit.glossary.masking import mask
from memorandum_kit.glossary.records import STATUSES, Concept, Term, concepts_of
from memorandum_kit.model import Lang, Mention, MentionKind, Span

if TYPE_CHECKING:
    from memorandum_kit.glossary.chinese_matcher import ChineseMatcher
    from memorandum_kit.glossary.english_matcher import EnglishMatcher
    from memorandum_kit.glossary.german_matcher import GermanMatcher


class Glossary:
    """Terms of several languages, grouped to concepts; immutable."""

    def __init__(self, compiled: Compiled) -> None:
        """Keep a compiled glossary; use `load_glossary` or `Glossary.of`."""
        self._compiled = compiled

    @classmethod
    def of(cls, terms: Iterable[Term]) -> Glossary:
        """Compile terms to a glossary."""
        return cls(compile_terms(terms))

    @cached_property
    def rows(self) -> tuple[Term, ...]:
        """All terms in the order of the files."""
        return self._compiled.terms()

    @cached_property
    def concepts(self) -> tuple[Concept, ...]:
        """All concepts in the order of the files."""
        return concepts_of(self.rows)

    @cached_property
    def _by_id(self) -> dict[str, Concept]:
        return {concept.id: concept for concept in self.concepts}

    def concept(self, concept_id: str) -> Concept | None:
        """Give the concept of this id, or None."""
        return self._by_id.get(concept_id)

    def terms(self, concept_id: str, lang: Lang | str) -> tuple[Term, ...]:
        """Give a concept's terms in a language, preferred first; () where there is none.

        zh-Hant is served from zh-Hans rows where the concept has none of its own, and the other way round.
        """
        concept = self.concept(concept_id)
        if concept is None:
            return ()
        wanted = Lang.of(lang)
        found = concept.in_lang(wanted)
        if not found and wanted.is_chinese:
            return concept.in_lang(Lang.ZH_HANS) or concept.in_lang(Lang.ZH_HANT)
        return found

    def find(self, text: str, lang: Lang | str, *, clause_id: str = "") -> list[Mention]:
        """Give the terms in a text, inflected, compounded, elliptical or split, in the order of the text.

        A hit nested in a longer one is dropped; overlapping ones stay. Addresses (URL, e-mail) hold no terms; invisible
        characters and breaks inside words are passed over.

        Args:
            text: one clause or sentence; spans are its code points.
            lang: its language; simplified and traditional characters are alike.
            clause_id: of the clause, for the mentions.

        Raises:
            ValueError: a language that is not handled.
        """
        language = lang if isinstance(lang, Lang) else Lang.of(lang)
        masked = mask(text)
        if language is Lang.DE:
            hits, excluded = self._german.find(masked.text), self._german_excluded
        elif language is Lang.EN:
            hits, excluded = self._english.find(masked.text), {}
        else:
            hits, excluded = self._chinese.find(masked.text), self._chinese_excluded
        if not hits:
            return []
        if excluded and any(hit.row in excluded for hit in hits):
            folded = self._fold(masked.text, language)
            is_word = self._chinese.is_word if language.is_chinese else _always
            hits = [
                hit
                for hit in hits
                if hit.row not in excluded or not _excluded(hit, masked.text, folded, excluded[hit.row], is_word)
            ]
        rows = self._compiled.rows
        tag = language.value

        def rank(row: int) -> int:
            return (0 if rows[row][2] == tag else 4) + STATUSES.index(rows[row][4])

        settled = settle(hits, lambda row: rows[row][0], rank)
        if masked.positions is None:
            return [_mention(text, hit.start, hit.end, hit.parts, rows[hit.row], clause_id) for hit in settled]
        return [
            _mention(
                text,
                *masked.span(hit.start, hit.end),
                tuple(masked.span(*part) for part in hit.parts),
                rows[hit.row],
                clause_id,
            )
            for hit in settled
        ]

    @cached_property
    def _german_excluded(self) -> dict[int, list[str]]:
        return {int(row): words for row, words in self._compiled.german.get("excluded", {}).items()}

    @cached_property
    def _chinese_excluded(self) -> dict[int, list[str]]:
        return {int(row): words for row, words in self._compiled.chinese.get("excluded", {}).items()}

    def _fold(self, text: str, lang: Lang) -> str:
        return text.lower().replace("ß", "ss") if lang is Lang.DE else text.translate(self._chinese.table)

    @cached_property
    def _german(self) -> GermanMatcher:
        from memorandum_kit.glossary.german_compile import GermanData
        from memorandum_kit.glossary.german_compounds import Parts
        from memorandum_kit.glossary.german_matcher import GermanMatcher
        from memorandum_kit.glossary.word_sets import WordSet

        data = self._compiled.german
        if not data:
            return GermanMatcher(GermanData(), Parts(frozenset(), frozenset(), {}))
        parts = Parts(WordSet(data["known"]), frozenset(data["short"].split()), data["opaque"])
        compiled = GermanData(
            data["words"],
            data["exact"],
            data["modifiers"],
            data["sequences"],
            data["phrases"],
            verbs=data["verbs"].split(),
        )
        return GermanMatcher(compiled, parts)

    @cached_property
    def _chinese(self) -> ChineseMatcher:
        from memorandum_kit.glossary.chinese_compile import ChineseData
        from memorandum_kit.glossary.chinese_matcher import ChineseMatcher
        from memorandum_kit.glossary.chinese_words import Segmenter

        data = self._compiled.chinese
        if not data:
            return ChineseMatcher(ChineseData(), ("", ""), Segmenter((), ()))
        known, traps, rare = (data[name].split(" ") for name in ("list", "traps", "rare"))
        segmenter = Segmenter(known, traps, rare, data["words"], tuple(data["index"]))
        compiled = ChineseData(data["words"], data["gapped"], data["excluded"])
        return ChineseMatcher(compiled, tuple(data["characters"]), segmenter)

    @cached_property
    def _english(self) -> EnglishMatcher:
        from memorandum_kit.glossary.english_matcher import EnglishMatcher

        return EnglishMatcher((row, term) for row, term in enumerate(self.rows) if term.lang is Lang.EN)


def _always(_text: str, _start: int, _end: int) -> bool:
    return True


def _excluded(hit: Hit, text: str, folded: str, words: Iterable[str], is_word: Callable[[str, int, int], bool]) -> bool:
    """Whether the hit lies in one of the words in which its term is none: 教育 in 教育部, but not in 教育|部门."""
    start, end = hit.start, hit.end
    if len(folded) != len(text):  # each ß before has become ss
        start += text.count("ß", 0, start)
        end += text.count("ß", 0, end)
    for word in words:
        at = folded.find(word, max(0, start - len(word)), end + len(word))
        while at != -1:
            if at <= start and at + len(word) >= end and is_word(folded, at, at + len(word)):
                return True
            at = folded.find(word, at + 1, end + len(word))
    return False


def _mention(
    text: str, start: int, end: int, parts: tuple[tuple[int, int], ...], row: Sequence[str], clause_id: str
) -> Mention:
    whole = Span(start, end)
    if parts:
        spans = tuple(Span(*part) for part in parts)
        surface = " … ".join(span.of(text) for span in spans)
    else:
        spans = (whole,)
        surface = text[start:end]
    return Mention(
        MentionKind.TERM,
        whole,
        surface,
        key=row[0],
        clause_id=clause_id,
        spans=spans,
        status=row[4],
        source=row[3],
    )
