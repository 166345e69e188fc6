"""`name.inconsistent`, `name.wrong` through the text: one name, two forms (沈知远 and 沈志远)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from memorandum_kit.checks.context import Side
from memorandum_kit.checks.making import finding
from memorandum_kit.checks.whole import Whole
from memorandum_kit.errors import BadInput
from memorandum_kit.model import ClauseKind, Finding, FindingPlace, Lang, MentionKind, Span
from memorandum_kit.names import compare
from memorandum_kit.names.readings import readings
from memorandum_kit.names.syllables import toneless

_HAN = re.compile(r"[\u4e00-\u9fff]{2,4}")
_FOREIGN = re.compile(r"[\u4e00-\u9fff]{1,8}(?:[·・•][\u4e00-\u9fff]{1,8})+")
_TITLE_TAIL = re.compile(r"(?:博士|教授|先生|女士|市长|区长|阁下)+$")
_LATIN = re.compile(r"\b[A-ZÄÖÜ][a-zäöüß]{3,}(?:-[A-ZÄÖÜ][a-zäöüß]+)?\b")


@dataclass(frozen=True, slots=True)
class _Form:
    text: str
    place: FindingPlace
    latin: FindingPlace | None
    is_party: bool


def check(whole: Whole) -> Iterator[Finding]:
    """Tell forms of one name that differ by a character.

    The form among the parties (or in the metadata) is the agreed one: another is `name.wrong`; without such a form the
    rarer one is `name.inconsistent`.
    """
    told: set[tuple[str, int]] = set()
    for forms, latin in (*_by_latin(whole), *_foreign(whole), *_proper_nouns(whole)):
        texts = Counter(form.text for form in forms)
        if len(texts) < 2:
            continue
        agreed = next((form.text for form in forms if form.is_party), "")
        usual = agreed or max(texts, key=lambda text: (texts[text], -_first(forms, text)))
        for form in forms:
            key = form.place.clause_id, form.place.span.start
            if form.text == usual or key in told:
                continue
            told.add(key)
            places = (form.latin, form.place) if form.latin else (form.place,)
            if agreed:
                yield finding("name.wrong", *places, de=latin or usual, zh=form.text, suggestion=usual, confidence=0.9)
            else:
                yield finding(
                    "name.inconsistent", *places, found=form.text, usual=usual, suggestion=usual, confidence=0.85
                )


def _first(forms: list[_Form], text: str) -> int:
    return next(n for n, form in enumerate(forms) if form.text == text)


def _by_latin(whole: Whole) -> Iterator[tuple[list[_Form], str]]:
    """Chinese persons: every form in characters that one Latin name answers in its clause."""
    groups: dict[str, list[_Form]] = {}
    for pair in whole.pairs:
        if not (pair.de.clauses and pair.zh.clauses):
            continue
        people = [m for m in pair.de.names if m.kind is MentionKind.PERSON]
        for mention in people:
            name = mention.key.removeprefix("person:") if mention.key.startswith("person:") else mention.surface
            for text, span in _candidates(
                pair.zh.text, [m.span for m in pair.zh.names if m.kind is MentionKind.PERSON]
            ):
                if _same(name, text):
                    named = ClauseKind.PARTY in pair.de.kinds
                    groups.setdefault(name, []).append(
                        _Form(text, pair.zh.place(span), pair.de.place(mention.span), named)
                    )
                    break
    for party in whole.memo.metadata.parties:
        names = dict(party.signatory)
        hanzi = next((text for lang, text in names.items() if lang.is_chinese), "")
        latin = names.get(Lang.DE, "")
        for name, forms in groups.items():
            if hanzi and latin and (name in latin or latin in name) and forms:
                forms.insert(0, _Form(hanzi, FindingPlace("", Span(0, 0)), None, True))
    for name, forms in groups.items():
        yield forms, name


def _candidates(text: str, persons: list[Span]) -> list[tuple[str, Span]]:
    found = [(span.of(text), span) for span in persons]
    alone = len(text.strip("　 ，。："))
    found.extend((m.group(), Span(*m.span())) for m in _HAN.finditer(text) if m.end() - m.start() == alone)
    return found


def _same(latin: str, hanzi: str) -> bool:
    try:
        return bool(compare(latin, hanzi, kind="person").accepted)
    except BadInput:
        return False


def _foreign(whole: Whole) -> Iterator[tuple[list[_Form], str]]:
    """Transcribed names (安娜·施密特): forms of the same length that differ by one or two characters."""
    forms: list[_Form] = []
    for clause in whole.memo.zh.clauses:
        for match in _FOREIGN.finditer(clause.text):
            text = _TITLE_TAIL.sub("", match.group())
            place = FindingPlace(clause.id, Span(match.start(), match.start() + len(text)))
            forms.append(_Form(text, place, None, clause.kind is ClauseKind.PARTY))
    groups: list[list[_Form]] = []
    for form in forms:
        group = next((g for g in groups if _alike(g[0].text, form.text)), None)
        if group is None:
            groups.append([form])
        else:
            group.append(form)
    for group in groups:
        yield group, ""


def _alike(one: str, other: str) -> bool:
    one, other = _tail(one, other)
    if one == other:
        return True
    return len(one) == len(other) >= 4 and 0 < sum(a != b for a, b in zip(one, other, strict=True)) <= max(
        1, len(one) // 5
    )


def _tail(one: str, other: str) -> tuple[str, str]:
    """Both without what the greedy pattern took before the first name (由市长安娜 and 安娜)."""
    if len(one) == len(other):
        return one, other
    short, long = sorted((one, other), key=len)
    return (short, short) if long.endswith(short) else (one, other)


def _proper_nouns(whole: Whole) -> Iterator[tuple[list[_Form], str]]:
    """Names without record: the stretch that all Chinese clauses of one German word share, and near misses of it."""
    lexicon = None
    places: dict[str, list[int]] = {}
    for number, pair in enumerate(whole.pairs):
        if pair.de.clauses and pair.zh.clauses:
            for word in set(_LATIN.findall(pair.de.text)):
                places.setdefault(word.removesuffix("s") if word.removesuffix("s") in places else word, []).append(
                    number
                )
    for word, numbers in places.items():
        if len(numbers) < 2:
            continue
        if lexicon is None:
            from memorandum_kit.alignment.lexicon import in_use

            lexicon = in_use()
        if (
            lexicon.equivalents(word)
            or lexicon.parts(word)
            or any(m.surface.startswith(word) for m in whole.pairs[numbers[0]].de.terms)
        ):
            continue
        texts = [(n, whole.pairs[n].zh) for n in numbers]
        if len(numbers) == 2:
            yield from _of_two(word, texts, whole)
            continue
        rendering = _shared([side.text for _, side in texts])
        if len(rendering) < 3:
            continue
        forms = []
        for number, side in texts:
            at = side.text.find(rendering)
            near = (at, rendering) if at >= 0 else _near(rendering, side.text)
            if near is None:
                continue
            start, text = near
            party = ClauseKind.PARTY in whole.pairs[number].de.kinds
            forms.append(_Form(text, side.place(Span(start, start + len(text))), None, party and text == rendering))
        yield forms, word


def _of_two(word: str, texts: list[tuple[int, Side]], whole: Whole) -> Iterator[tuple[list[_Form], str]]:
    """A name that stands twice: stretches of both Chinese clauses that read alike but for one character (博特罗普, 波特罗普)."""
    (first, one), (second, other) = texts
    for length in range(6, 2, -1):
        for start in range(len(one.text) - length + 1):
            window = one.text[start : start + length]
            if window in other.text or not _ALL_HAN.fullmatch(window):
                continue
            near = _near(window, other.text)
            if near is None or near[1] in one.text:
                continue
            ((ours, theirs),) = [(a, b) for a, b in zip(window, near[1], strict=True) if a != b]
            if toneless(readings(ours)[0]) != toneless(readings(theirs)[0]):
                continue
            forms = [
                _Form(text, side.place(Span(at, at + length)), None, ClauseKind.PARTY in whole.pairs[number].de.kinds)
                for number, side, at, text in ((first, one, start, window), (second, other, *near))
            ]
            yield forms, word
            return


_ALL_HAN = re.compile("[\u4e00-\u9fff]+")


def _shared(texts: list[str]) -> str:
    """The longest stretch of three or more characters that at least two thirds of the texts have."""
    counts: Counter[str] = Counter()
    for text in texts:
        pieces = {
            run[i : i + n]
            for run in re.findall(r"[\u4e00-\u9fff]+", text)
            for n in range(3, 7)
            for i in range(len(run) - n + 1)
        }
        counts.update(pieces)
    wanted = max(2, -(-len(texts) * 2 // 3))
    good = [piece for piece, count in counts.items() if count >= wanted]
    return max(good, key=lambda piece: (len(piece), counts[piece]), default="")


# 马克布吕克市 and 马克布吕克县 are two bodies of one name.
_KINDS = frozenset("省市县区镇乡村州国的和与")


def _near(wanted: str, text: str) -> tuple[int, str] | None:
    for start in range(len(text) - len(wanted) + 1):
        window = text[start : start + len(wanted)]
        unlike = [a + b for a, b in zip(window, wanted, strict=True) if a != b]
        if len(unlike) == 1 and not _KINDS.intersection(unlike[0]) and re.fullmatch(r"[\u4e00-\u9fff]+", window):
            return start, window
    return None
