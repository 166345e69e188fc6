"""The tokens of one German text, with the questions that matching asks of them: where clauses end, what stands between."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Sequence
from typing import Any, NamedTuple

from memorandum_kit.glossary import shipped
from memorandum_kit.glossary.german_adjectives import ENDINGS
from memorandum_kit.glossary.german_compile import ADJECTIVE, GAP, HEAD
from memorandum_kit.glossary.hits import Hit

HYPHENS = "-‐‑"
_JOINT = re.compile(r"[\s\-‐‑\u00a0]*")
_BETWEEN_DOTS = re.compile(r"\.?[\s\u00a0]*")
_CONJUNCTIONS = frozenset(
    ("und", "oder", "sowie", "bzw", "beziehungsweise", "als", "wie", "noch", "bis", "aber", "statt")
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:;„“\"»«(\[–—\n…•*/]|\d\))[\s\u00a0]*$")
_CLAUSE_END = re.compile(r"[.!?;:](?=[\s\u00a0]|$)|\n\s*\n")
_ABBREVIATIONS = re.compile(
    r"(?:\b(?:z|d|u|o|s|i|Abs|Art|Nr|Dr|Prof|St|bzw|ca|vgl|ggf|evtl|Ziff|lit|inkl|max|min|Jan|Feb|Aug|Sept|Okt|Nov|Dez)|\d)\.$"
)
_COORDINATING = frozenset(("und", "oder", "sowie", "aber", "sondern"))
_LONGEST_CLAUSE = 120  # tokens on either side in which a verb's parts are looked for
_PARTICLES = shipped.sections("german_closed.txt")["always-separable"] | frozenset(
    (
        "bei",
        "um",
        "durch",
        "teil",
        "statt",
        "dar",
        "bereit",
        "fest",
        "sicher",
        "bekannt",
        "entgegen",
        "überein",
        "gegenüber",
    )
)
_ARTICLES = frozenset(("der", "die", "das", "des", "dem", "den"))
_DETERMINERS = shipped.sections("german_closed.txt")["no-adjectives-in-coordination"]


class Analysis(NamedTuple):
    """What one token can be."""

    norm: str
    hits: tuple[tuple[int, int, int, int], ...] = ()  # row, start and end in the token, how
    sequences: tuple[int, ...] = ()  # that may begin here
    anchors: tuple[int, ...] = ()  # phrases whose fixed part may begin here
    finites: tuple[int, ...] = ()  # separable verbs that this may be the finite part of
    ellipsis: bool = False  # ends or begins with a hyphen
    plain: bool = True  # nothing of the above


class Reader:
    """The tokens of one text, with the questions that matching asks of them."""

    def __init__(
        self, text: str, tokens: list[tuple[str, int]], analyses: list[Analysis], verbs: frozenset[str]
    ) -> None:
        self.text = text
        self._verbs = verbs
        self.tokens = tokens
        self.norms = [analysis.norm for analysis in analyses]
        self._ends: list[int] | None = None  # last tokens of the clauses
        self.trimmed = (-1, 0)  # a token of which only the end belongs to the hit, and where that begins

    def begins_sentence(self, index: int) -> bool:
        """Whether a sentence begins with this token, so that its capital says nothing."""
        at = self.tokens[index][1]
        return index == 0 or _SENTENCE_START.search(self.text, max(0, at - 12), at) is not None

    def gap(self, left: int) -> str:
        """The text between a token and the next."""
        raw, at = self.tokens[left]
        end = self.tokens[left + 1][1] if left + 1 < len(self.tokens) else len(self.text)
        return self.text[at + len(raw) : end]

    def clause(self, index: int) -> tuple[int, int]:
        """The tokens of the sentence that has this one, as a half-open range."""
        if self._ends is None:
            self._ends = [i for i in range(len(self.tokens) - 1) if self._ends_clause(i)]
            self._ends.append(len(self.tokens) - 1)
        at = bisect_left(self._ends, index)
        low, high = (self._ends[at - 1] + 1 if at else 0), self._ends[at] + 1
        return max(low, index - _LONGEST_CLAUSE), min(high, index + _LONGEST_CLAUSE)

    def _ends_clause(self, index: int) -> bool:
        if not _CLAUSE_END.search(self.gap(index)):
            return False
        raw, at = self.tokens[index]
        return _ABBREVIATIONS.search(self.text[max(0, at - 3) : at + len(raw) + 1]) is None

    def parted(self, verb: int, first: int, last: int) -> bool:
        """Whether a comma parts a verb from these tokens and their own side of it has a finite verb: Kosten steigen, er trägt.

        Without one the comma is of an enumeration or of a clause put in between: Die Stadt trägt, soweit …, die Kosten.
        """
        low, high = self.clause(first)
        begin = next((i for i in range(first, low, -1) if "," in self.gap(i - 1)), low)
        end = next((i for i in range(last, high - 1) if "," in self.gap(i)), high - 1)
        if begin <= verb <= end:
            return False
        return any(self._is_finite(i, end) for i in range(begin, end + 1) if not first <= i <= last)

    def _is_finite(self, index: int, end: int) -> bool:
        """Whether a finite verb stands here: no infinitive with zu, no participle before its noun."""
        raw, norm = self.tokens[index][0], self.norms[index]
        if norm not in self._verbs or (raw[0].isupper() and not self.begins_sentence(index)):
            return False
        if index and self.norms[index - 1] == "zu":
            return False
        return not (index < end and self.tokens[index + 1][0][0].isupper() and norm.endswith(ENDINGS))

    def closes(self, index: int) -> bool:
        """Whether a clause may end after this token: a particle stands here, a preposition would not."""
        gap = self.gap(index)
        if index + 1 >= len(self.tokens) or gap.strip():
            return True
        return self.norms[index + 1] in _CONJUNCTIONS

    def particle(self, particle: str, index: int, high: int) -> int | None:
        """Where a verb's particle stands after this token, written small and at the end of a clause."""
        for i in range(index + 1, high):
            if self.norms[i] == particle and self.tokens[i][0][0].islower() and self.closes(i):
                return None if self.parted(index, i, i) else i
            if self.norms[i] in _COORDINATING and i + 1 < high and self.norms[i + 1] in self._verbs:
                return None  # … und tauschen sich aus: the particle is the next verb's
        return None

    def takes_particle(self, index: int) -> bool:
        """Whether a verb form has a particle at the end of its clause, and so is of another verb: bauen das Netz aus."""
        _, high = self.clause(index)
        return any(
            self.norms[i] in _PARTICLES and self.particle(self.norms[i], index, i + 1) == i
            for i in range(index + 1, high)
        )

    def match(self, slots: Sequence[Sequence[Any]], index: int, marks: str = "") -> list[int]:
        """Match slots from this token on; [] where they do not."""
        norms = self.norms
        count = len(norms)
        matched: list[int] = []
        at = index
        previous = -1
        earlier: Container[str] = ()
        for kind, forms in slots:
            if kind == GAP:
                previous = GAP
                continue
            if (
                matched
                and norms[at - 1] == "und"
                and at + 1 < count
                and norms[at] in _ARTICLES
                and norms[at] not in forms
            ):
                at += 1  # der Gleichberechtigung und des gegenseitigen Nutzens
            if previous == GAP:
                limit = min(count, at + 8)
                at = next((i for i in range(at, limit) if norms[i] in forms), -1)
                if at == -1:
                    return []
            elif matched and not (at < count and norms[at] in forms and self._joined(at - 1, marks)):
                at = self._coordinated(at, kind, forms, earlier) if previous == ADJECTIVE else -1
                if at == -1:
                    return []
            elif at >= count or norms[at] not in forms:
                return []
            matched.append(at)
            at += 1
            previous, earlier = kind, forms
        return matched

    def _joined(self, left: int, marks: str) -> bool:
        gap = self.gap(left)
        if marks and gap.strip() in marks:
            return True
        return _JOINT.fullmatch(gap) is not None or (
            len(self.tokens[left][0]) <= 4 and _BETWEEN_DOTS.fullmatch(gap) is not None
        )

    def _coordinated(self, at: int, kind: int, forms: Container[str], adjective: Container[str]) -> int:
        """The next slot after `städtische [und ländliche]` or `städtische [Transformation und]`; -1 where there is none."""
        conjunction = noun = False
        for i in range(at, min(at + 6, len(self.norms))):
            gap = self.gap(i - 1).strip()
            if gap not in ("", ",", "/", "-"):
                return -1
            conjunction = conjunction or gap in (",", "/")
            norm, raw = self.norms[i], self.tokens[i][0]
            if conjunction and norm in forms:
                return i
            if norm in ("und", "oder", "sowie", "bzw"):
                conjunction = True
            elif raw[0].isupper():
                if kind != HEAD:
                    return -1
                noun = True
            elif noun or norm in adjective or not norm.endswith(ENDINGS) or norm in _DETERMINERS:
                return -1  # städtische Transformation, städtische Innovation: each noun has its own
        return -1

    def completed_by(self, index: int) -> int | None:
        """The compound that completes `Schüler-`: after und, oder, a comma or a slash, adjectives passed over."""
        seen = False
        for i in range(index + 1, min(index + 9, len(self.tokens))):
            gap = self.gap(i - 1).strip()
            if gap not in ("", ",", "/", "(", ")", "+", "&") and not (gap == "." and self.norms[i - 1] == "bzw"):
                return None
            seen = seen or gap in (",", "/", "&", "+")
            raw = self.tokens[i][0]
            if (
                self.norms[i] in ("und", "oder", "sowie", "bzw", "bis", "beziehungsweise", "noch", "wie", "als", "auch")
                or raw[-1] in HYPHENS
            ):
                seen = True
            elif raw[0].isupper():
                return i if seen else None
        return None

    def completed_from(self, index: int) -> int | None:
        """The compound whose beginning `-entwicklung` shares."""
        for i in range(index - 1, max(-1, index - 7), -1):
            gap = self.gap(i).strip()
            if gap not in ("", ",", "/", "(", ")") and not (gap == "." and self.norms[i] == "bzw"):
                return None
            raw = self.tokens[i][0]
            if raw[0].isupper():
                return i
        return None

    def hit(self, row: int, indices: list[int]) -> Hit:
        """A hit over these tokens; neighbours become one span."""
        spans: list[tuple[int, int]] = []
        last = -2
        for i in sorted(set(indices)):
            raw, at = self.tokens[i]
            end = at + len(raw)
            if raw[-1] in HYPHENS:
                end -= 1
            if i == self.trimmed[0]:
                at += self.trimmed[1]
            if i == last + 1:
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((at, end))
            last = i
        return Hit(spans[0][0], spans[-1][1], row, tuple(spans) if len(spans) > 1 else ())
