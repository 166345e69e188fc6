"""German terms in a text: inflected, in compounds, with elliptical hyphens, split over the sentence.

A token is analysed once and remembered, so that running text costs little more than finding its tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from memorandum_kit.glossary.german_compile import (
    ADJECTIVE,
    BASE,
    EXACT,
    GAP,
    HEAD,
    NOMINAL,
    NOUN,
    OTHER,
    VERB,
    GermanData,
    normal,
    row_and_how,
)
from memorandum_kit.glossary.german_compounds import Parts
from memorandum_kit.glossary.german_reader import HYPHENS, Analysis, Reader
from memorandum_kit.glossary.hits import Hit

TOKEN = re.compile(r"(?:(?<![^\W_])[-‐‑])?[^\W_]+(?:[-‐‑'’][^\W_]+)*(?:(?:[*:_/]-?|(?<=[a-zäöüß]))[iI]nnen\b)?[-‐‑]?")
_INNEN = re.compile(r"(?:[*:_/]-?innen|(?<=[a-zäöüß])Innen)$")
_REMEMBERED = 200_000  # tokens; then the memory is emptied
_SHORTEST = 3
_LONGEST_WORD = 80
_REFLEXIVE = frozenset(("sich", "uns", "mich", "euch", "dich"))


class GermanMatcher:
    """Finds the German terms of a compiled glossary."""

    def __init__(self, data: GermanData, parts: Parts) -> None:
        """Index the compiled data."""
        self._data = data
        self._parts = parts
        self._verbs = frozenset(data.verbs)
        self._words: Mapping[str, int | list[int]] = data.words
        self._exact = data.exact
        self._modifiers: Mapping[str, int | list[int]] = data.modifiers
        self._memory: dict[str, Analysis] = {}
        self._sequences: dict[int, tuple[int, list[tuple[int, frozenset[str]]], str]] = {}
        self._continuations: dict[str, tuple[list[int], dict[str, list[int]]]] = {}
        self._sequence_starts = _index((i, sequence[1][0][1]) for i, sequence in enumerate(data.sequences))
        self._anchors = _index((i, p[1][0][1]) for i, p in enumerate(data.phrases) if p[1])
        self._anchor_heads = _index(
            (i, p[1][0][1]) for i, p in enumerate(data.phrases) if len(p[1]) == 1 and p[1][0][0] == HEAD
        )
        self._finites = _index((i, p[3]) for i, p in enumerate(data.phrases) if not p[1] and not p[5])
        self._reflexives = _index((i, f"{p[2]} {p[3]}") for i, p in enumerate(data.phrases) if not p[1] and p[5])
        self._phrases: dict[int, tuple[list[tuple[int, frozenset[str]]], frozenset[str], frozenset[str]]] = {}
        self._longest = max(map(len, chain(self._words, self._exact, self._modifiers)), default=0)

    def find(self, text: str) -> list[Hit]:
        """Give all hits, nested ones included; spans are of `text`."""
        memory = self._memory
        tokens = [(m.group(), m.start()) for m in TOKEN.finditer(text)]
        analyses: list[Analysis] = []
        interesting = False
        for raw, _ in tokens:
            analysis = memory.get(raw)
            if analysis is None:
                analysis = self._remember(raw)
            analyses.append(analysis)
            if not analysis.plain:
                interesting = True
        if not interesting:
            return []
        hits: list[Hit] = []
        reader = Reader(text, tokens, analyses, self._verbs)
        for index, analysis in enumerate(analyses):
            if analysis.plain:
                continue
            at = tokens[index][1]
            for row, start, end, how in analysis.hits:
                if how in (VERB, BASE) and tokens[index][0][0].isupper() and not reader.begins_sentence(index):
                    continue
                if how == BASE and reader.takes_particle(index):
                    continue
                hits.append(Hit(at + start, at + end, row))
            if analysis.sequences:
                reader.trimmed = (-1, 0)
                following = analyses[index + 1].norm if index + 1 < len(analyses) else ""
                for number in self._continued(analysis, following):
                    self._sequence(reader, index, number, hits)
            for number in analysis.anchors:
                self._phrase(reader, index, number, hits)
            for number in analysis.finites:
                self._separated(reader, index, number, hits)
            if analysis.ellipsis:
                self._ellipsis(reader, index, hits)
        return hits

    # -- one token -----------------------------------------------------------------------------------------------

    def _remember(self, raw: str) -> Analysis:
        if len(self._memory) >= _REMEMBERED:
            self._memory.clear()
        analysis = self._memory[raw] = self._analyse(raw)
        return analysis

    def _analyse(self, raw: str) -> Analysis:
        ellipsis = raw[0] in HYPHENS or raw[-1] in HYPHENS
        body = raw.strip(HYPHENS)
        offset = len(raw) - len(raw.lstrip(HYPHENS))
        both = _INNEN.sub("", body)
        if both != body and normal(both + "e") in self._words:
            both += "e"  # Expert:innen of Experte
        body = both
        norm = normal(body)
        hits = self._token_hits(body, norm, offset, open_end=raw[-1] in HYPHENS)
        if not hits and body.isascii() is not False and re.search("ae|oe|ue", norm):
            umlauts = re.sub("(?<![aeq])ue", "ü", norm.replace("ae", "ä").replace("oe", "ö"))
            hits = [
                (row, offset, offset + len(body), how) for row, how in self._entries(umlauts) if _written(body, how)
            ]
        sequences = tuple(self._sequence_starts.get(norm, ()))
        anchors = tuple(self._anchors.get(norm, ())) or self._compound_anchors(body, norm)
        finites = (*self._finites.get(norm, ()), *self._reflexives.get(norm, ()))
        plain = not (hits or sequences or anchors or finites or ellipsis)
        return Analysis(norm, tuple(hits), sequences, anchors, finites, ellipsis, plain)

    def _entries(self, form: str) -> list[tuple[int, int]]:
        """Rows that have this form, and how it must be written for each."""
        return [row_and_how(number) for number in _numbers(self._words.get(form))]

    def _nouns(self, form: str) -> list[int]:
        """Rows that have this form as a noun."""
        return [row for row, how in self._entries(form) if how == NOUN]

    def _abbreviations(self, form: str, written: str) -> list[int]:
        return [row for row, exact in self._exact.get(form, ()) if exact == written]

    def _compound_anchors(self, body: str, norm: str) -> tuple[int, ...]:
        """Phrases whose one noun may be the head of this compound: Verwaltungskosten of Kosten tragen."""
        if not body[:1].isupper() or not 6 < len(norm) <= _LONGEST_WORD:
            return ()
        for start in range(3, len(norm) - 2):
            numbers = self._anchor_heads.get(norm[start:])
            if numbers and self._parts.fits(norm, start, len(norm)):
                return tuple(numbers)
        return ()

    @staticmethod
    def _head_offset(raw: str, forms: Iterable[str]) -> int:
        """Where in a token the longest of these forms begins that it ends in."""
        norm = normal(raw)
        longest = max((form for form in forms if norm.endswith(form)), key=len, default=norm)
        return _positions(raw)[0][len(norm) - len(longest)]

    def _token_hits(self, body: str, norm: str, offset: int, *, open_end: bool) -> list[tuple[int, int, int, int]]:
        hits = []
        whole = False
        for row, how in self._entries(norm):
            if _written(body, how):
                hits.append((row, offset, offset + len(body), how))
                whole = whole or how == NOUN
        hits.extend((row, offset, offset + len(body), EXACT) for row in self._abbreviations(norm, body))
        if not whole and (body[:1].isupper() or "-" in body) and 4 <= len(norm) <= _LONGEST_WORD:
            hits.extend(self._inside(body, norm, offset, open_end=open_end))
        elif open_end and norm in self._modifiers and body[:1].isupper() and not whole:
            hits.extend((row, offset, offset + len(body), NOUN) for row in _numbers(self._modifiers[norm]))
        return hits

    def _inside(self, body: str, norm: str, offset: int, *, open_end: bool) -> list[tuple[int, int, int, int]]:
        """Terms as parts of a compound; `open_end`: Wirtschafts- of Wirtschafts- und Kulturaustausch."""
        positions, hyphens = _positions(body)
        words, exact, modifiers = self._words, self._exact, self._modifiers
        length = len(norm)
        found: list[tuple[int, int, int, int]] = []
        for start in range(length - _SHORTEST + 1):
            if start == 1 or (start == 2 and start not in hyphens):
                continue
            if start in hyphens or not start:  # EU-Mittel, IT-Wirtschaft
                short = start + 2
                if short in hyphens or short == length:
                    first, last = positions[start], positions[short - 1] + 1
                    rows_of_short = self._abbreviations(norm[start:short], body[first:last])
                    found.extend((row, offset + first, offset + last, NOUN) for row in rows_of_short)
            for end in range(start + _SHORTEST, min(length, start + self._longest) + 1):
                form = norm[start:end]
                rows: list[int] = []
                if end == length:
                    if start and form in words:
                        rows = self._nouns(form)
                    if open_end:
                        rows += _numbers(modifiers.get(form))
                    if form in exact and (end in hyphens or start in hyphens):
                        rows += self._abbreviations(form, body[positions[start] :])
                else:
                    if form in modifiers:
                        rows = _numbers(modifiers[form])
                    if end in hyphens:
                        rows = rows + self._nouns(form)
                        rows += self._abbreviations(form, body[positions[start] : positions[end - 1] + 1])
                if not rows:
                    continue
                shortened = end < length and form not in words and form + "e" in words
                if self._parts.fits(norm, start, end, hyphens=hyphens, shortened=shortened):
                    first, last = positions[start], positions[end - 1] + 1
                    found.extend((row, offset + first, offset + last, NOUN) for row in dict.fromkeys(rows))
        return found

    # -- several tokens ------------------------------------------------------------------------------------------

    def _continued(self, analysis: Analysis, following: str) -> Sequence[int]:
        """Give the sequences that may begin with a token and go on with the next one, in their order.

        Most beginnings are of another term: one look at the next word spares the rest.
        """
        ready = self._continuations.get(analysis.norm)
        if ready is None:
            ready = self._continuations[analysis.norm] = self._by_second(analysis.sequences)
        anyhow, by_second = ready
        found = by_second.get(following)
        if found is None:
            return anyhow
        return sorted((*anyhow, *found)) if anyhow else found

    def _by_second(self, numbers: Iterable[int]) -> tuple[list[int], dict[str, list[int]]]:
        """Part sequences into those that any next word may go on, and the others by their second word."""
        anyhow: list[int] = []
        by_second: dict[str, list[int]] = {}
        for number in numbers:
            _, slots, _ = self._slots(number)
            if len(slots) > 1 and slots[0][0] != ADJECTIVE and slots[1][0] != GAP:
                for form in slots[1][1]:
                    by_second.setdefault(form, []).append(number)
            else:
                anyhow.append(number)
        return anyhow, by_second

    def _slots(self, number: int) -> tuple[int, list[tuple[int, frozenset[str]]], str]:
        """The row of a sequence, its slots, and the marks that may stand between them."""
        sequence = self._sequences.get(number)
        if sequence is None:
            row, slots, marks = self._data.sequences[number]
            ready = [(kind, frozenset(forms.split())) for kind, forms in slots]
            sequence = self._sequences[number] = (row, ready, marks)
        return sequence

    def _sequence(self, reader: Reader, index: int, number: int, hits: list[Hit]) -> None:
        row, ready, between = self._slots(number)
        if matched := reader.match(ready, index, between):
            hits.append(reader.hit(row, matched))

    def _phrase(self, reader: Reader, index: int, number: int, hits: list[Hit]) -> None:
        """A fixed part is found; the verb stands after it, before it, or is split as well."""
        row, _fixed, _joined, _finite, particle, reflexive = self._data.phrases[number]
        fixed, *forms = self._phrase_forms(number)
        matched = reader.match(fixed, index)
        reader.trimmed = (-1, 0)
        if not matched and len(fixed) == 1 and fixed[0][0] == HEAD:
            matched = [index]  # the head of a compound: only it belongs to the phrase
            reader.trimmed = (index, self._head_offset(reader.tokens[index][0], fixed[0][1]))
        if not matched:
            return
        low, high = reader.clause(index)
        first, last = matched[0], matched[-1]
        norms = reader.norms
        if reflexive and not any(norms[i] in _REFLEXIVE for i in range(low, high)):
            return
        # zur Kenntnis (zu) nehmen
        at = last + 1
        if at < high and norms[at] == "zu":
            at += 1
        if at < high and norms[at] in forms[0] and not reader.parted(at, first, last):
            hits.append(reader.hit(row, [*matched, *range(last + 1, at + 1)]))
            return
        best: list[int] = []
        for distance in range(1, max(first - low, high - last) + 1):
            before, after = first - distance, last + distance
            if before >= low and norms[before] in forms[1]:
                if not particle:
                    best = [before, *matched]
                    break
                tail = reader.particle(particle, last, high)
                if tail is not None:
                    best = [before, *matched, tail]
                    break
            if after < high and norms[after] in forms[0]:
                best = [*matched, after]
                break
        if best and not reader.parted(best[0] if best[0] < first else best[-1], first, last):
            hits.append(reader.hit(row, best))

    def _phrase_forms(self, number: int) -> tuple[list[tuple[int, frozenset[str]]], frozenset[str], frozenset[str]]:
        """The fixed slots of a phrase, and the forms of its verb in one word and split."""
        if number not in self._phrases:
            _, fixed, joined, finite, *_ = self._data.phrases[number]
            slots = [(kind, frozenset(forms.split())) for kind, forms in fixed]
            self._phrases[number] = (slots, frozenset(joined.split()), frozenset(finite.split()))
        return self._phrases[number]

    def _separated(self, reader: Reader, index: int, number: int, hits: list[Hit]) -> None:
        """A verb form whose particle (or sich) stands elsewhere in the clause."""
        reader.trimmed = (-1, 0)
        row, _fixed, _joined, _finite, particle, reflexive = self._data.phrases[number]
        norms = reader.norms
        low, high = reader.clause(index)
        if reflexive:
            near = [i for i in range(low, high) if norms[i] in _REFLEXIVE]
            if not near:
                return
            pronoun = min(near, key=lambda i: abs(i - index))
            if particle and norms[index] not in self._phrase_forms(number)[1]:
                tail = reader.particle(particle, index, high)
                if tail is None:
                    return
                hits.append(reader.hit(row, sorted((pronoun, index, tail))))
                return
            hits.append(reader.hit(row, sorted((pronoun, index))))
            return
        if reader.tokens[index][0][0].isupper() and not reader.begins_sentence(index):
            return
        if (tail := reader.particle(particle, index, high)) is not None:
            hits.append(reader.hit(row, [index, tail]))

    def _ellipsis(self, reader: Reader, index: int, hits: list[Hit]) -> None:
        """Schüler- und Jugendaustausch; Stadtplanung und -entwicklung."""
        raw, at = reader.tokens[index]
        body = raw.strip(HYPHENS)
        if raw[-1] in HYPHENS and raw[0] not in HYPHENS and body[:1].isupper():
            target = reader.completed_by(index)
            if target is None:
                return
            other, other_at = reader.tokens[target]
            other_body = other.strip(HYPHENS)
            positions, _ = _positions(other_body)
            norm = normal(other_body)
            lead = len(other) - len(other.lstrip(HYPHENS))
            stem = normal(body)
            for cut in range(2, len(norm) - 2):
                tail = norm[cut:]
                for row in self._whole_or_beginning(stem + tail, len(stem)):
                    start = other_at + lead + positions[cut]
                    end = other_at + lead + positions[len(norm) - 1] + 1
                    first = (at, at + len(body))
                    hits.append(Hit(first[0], end, row, (first, (start, end)), (at, at + len(raw))))
        elif raw[0] in HYPHENS:
            source = reader.completed_from(index)
            if source is None:
                return
            other, other_at = reader.tokens[source]
            other_body = other.strip(HYPHENS)
            positions, _ = _positions(other_body)
            norm = normal(other_body)
            tail = normal(body)
            for cut in range(len(norm) - 2, 2, -1):
                for row in self._whole_or_beginning(norm[:cut] + tail, cut):
                    end = at + len(raw)
                    second = (at + 1, end)
                    first = (other_at + positions[0], other_at + positions[cut - 1] + 1)
                    hits.append(Hit(first[0], end, row, (first, second), (at, end)))

    def _whole_or_beginning(self, word: str, joint: int) -> list[int]:
        """Rows of a word put together, as a whole or as the modifier across the joint of a longer compound."""
        rows = self._nouns(word)
        if not rows:
            for end in range(len(word) - 3, joint + 2, -1):
                found = self._modifiers.get(word[:end])
                if found is not None and self._parts.fits(word, 0, end):
                    return _numbers(found)
        return rows


def _written(body: str, how: int) -> bool:
    if how in (NOUN, NOMINAL):
        return body[:1].isupper() or body[:1].isdigit()
    return how in (OTHER, VERB, BASE)


def _numbers(stored: int | list[int] | None) -> list[int]:
    """Of one number or several, as the compiled data have them to be small."""
    if stored is None:
        return []
    return [stored] if isinstance(stored, int) else stored


def _index(pairs: Iterable[tuple[int, str]]) -> dict[str, list[int]]:
    table: dict[str, list[int]] = {}
    for number, forms in pairs:
        for form in forms.split():
            table.setdefault(form, []).append(number)
    return table


def _positions(body: str) -> tuple[list[int], frozenset[int]]:
    """For each letter of the normal form its place in `body`; and where hyphens stood."""
    positions: list[int] = []
    hyphens = []
    for place, letter in enumerate(body):
        if letter in "-‐‑":
            hyphens.append(len(positions))
        elif letter in "'’":
            continue
        elif letter == "ß":
            positions.extend((place, place))
        else:
            positions.extend(place for _ in letter.lower())
    return positions, frozenset(hyphens)
