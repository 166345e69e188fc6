"""`term.missing` and `term.wrong` by account: what is left over of both texts when all that answers is taken away.

A clause is told only where nearly all of it is accounted for: a German noun without any rendering beside no Chinese word too
many has been left out, one beside a single Chinese noun without a German word has been exchanged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from memorandum_kit.checks.context import Pair
from memorandum_kit.checks.evidence import has_joined
from memorandum_kit.checks.exchanges import generic, kind_of
from memorandum_kit.checks.making import both, finding
from memorandum_kit.checks.renderings import chinese_forms, founded, german_lemmas
from memorandum_kit.model import ClauseKind, Finding, MentionKind, Span
from memorandum_kit.resources import glossaries

_WORD = re.compile(r"[A-Za-zÄÖÜäöüß][A-Za-zÄÖÜäöüß]{2,}")
_HAN = re.compile(r"[㐀-鿿]")
# Characters of grammar and of verbs that any sentence may have.
_GRAMMAR = frozenset(
    "的了在和与及将已由为对以于从向把被该本此其这那个名位项次等并也均都所之者是有来去到自至就给让使令但而或如若则因故且还又再"
    "更最很太可能会应须要请让着过得地上下中内外间前后时里起开进行展举办作工作方面领域活动予以加以两双我您你他她它们各每第市"
)
_QUIET = frozenset((ClauseKind.SIGNATURE, ClauseKind.DATE_LINE, ClauseKind.PARTY, ClauseKind.TITLE, ClauseKind.HEADING))
_LONG = 160  # code points of a German text; in a longer one too much is said in other words
_LONGEST = 8  # characters of a Chinese word
_LONG_NOUN = 9  # letters; a shorter noun has too many senses
_SHORT_NOUN = 6
_MANY = 2  # open nouns, beyond which the clause is said in other words
_VERY_LONG = 13
_ROOM = 1  # uncovered characters in which a noun cannot be said


# Mentions that are made of words and say what they are: 警察局, 主任.
_DESCRIBING = frozenset((MentionKind.TERM, MentionKind.BODY, MentionKind.OFFICE))


@dataclass(frozen=True, slots=True)
class _Noun:
    span: Span
    words: tuple[str, ...]  # its renderings, agreed ones first
    own: tuple[str, ...]  # those of the whole word
    compound: bool
    thing: bool  # a compound, or the name of a thing that takes three characters in Chinese


def check(pair: Pair) -> Iterator[Finding]:
    """Tell one noun left out or exchanged in a clause of which everything else is accounted for."""
    de, zh = pair.de.text, pair.zh.plain
    if not zh or not de or len(de) > _LONG or pair.de.kinds & _QUIET:
        return
    accounts = _accounts(pair)
    if accounts is None:
        return
    open_nouns, covered, total = accounts
    if len(open_nouns) > min(_MANY, 1 + total // 3):
        return
    left = [at for at, char in enumerate(zh) if _HAN.match(char) and not covered[at]]
    rivals = list(_rivals(pair, covered))
    if not rivals:
        for noun in open_nouns:
            if (
                noun.compound
                or (
                    (noun.thing or noun.span.end - noun.span.start >= _VERY_LONG)
                    and _FOR.search(pair.de.plain, 0, noun.span.start)
                )
            ) and len(left) <= _room(noun):
                yield finding(
                    "term.missing", *both(pair, noun.span, None), term=noun.span.of(de), preferred=noun.words[0],
                    confidence=0.6, source="account",
                )  # fmt: skip
        return
    for noun in open_nouns:
        for span, word in rivals:
            rest = sum(not span.start <= at < span.end for at in left)
            alone = len(rivals) == len(open_nouns) == 1
            if _is_near(word, noun.own or noun.words) or not _is_exchanged(noun, word, de, rest if alone else len(zh)):
                continue
            yield finding(
                "term.wrong", *both(pair, noun.span, span), term=noun.span.of(de), found=span.of(pair.zh.text),
                preferred=noun.words[0], meaning=next(iter(german_lemmas().get(word, ())), "").capitalize(),
                suggestion="", confidence=0.65 if alone else 0.6, source="account",
            )  # fmt: skip
            return
    if not open_nouns:
        yield from _parts_exchanged(pair, rivals)


# First parts that Chinese puts in other words: Partnerschule, 姊妹学校; Dienstgebrauch, 内部使用.
_GENERAL_FIRST = re.compile(
    r"(?i)partner|dienst|amts|haupt|grund|gesamt|fach|rahmen|ober|haus|kassen|stadt|kommun|einzel|sonder"
)


def _parts_exchanged(pair: Pair, rivals: list[tuple[Span, str]]) -> Iterator[Finding]:
    """Compounds of which only the last part is said, right behind a word for something else: 资金短缺 for Fachkräftemangel."""
    zh = pair.zh.plain
    for match in _WORD.finditer(pair.de.text):
        compound = match.group()
        own, _ = _renderings(compound)
        if not compound[0].isupper() or not _is_compound(compound) or _GENERAL_FIRST.match(compound):
            continue
        if any(word in zh for word in own):
            continue
        *first, last = _parts(compound)
        if any((set("".join(part)) - _GRAMMAR) & set(zh) for part in first):
            continue
        for span, word in rivals:
            if any(zh.startswith(end, span.end) for end in last) and word not in generic():
                place = Span(*match.span())
                yield finding(
                    "term.wrong", *both(pair, place, span), term=compound, found=span.of(pair.zh.text),
                    preferred=first[0][0], meaning=next(iter(german_lemmas().get(word, ())), "").capitalize(),
                    suggestion="", confidence=0.6, source="account",
                )  # fmt: skip
                return


@lru_cache(maxsize=4096)
def _parts(word: str) -> tuple[tuple[str, ...], ...]:
    from memorandum_kit.alignment.lexicon import in_use

    return in_use().parts(word)


def _is_exchanged(noun: _Noun, word: str, de: str, rest: int) -> bool:
    """Whether a Chinese word stands for a noun: one of its kind, or the only one that is left in the whole clause."""
    surface = noun.span.of(de)
    if word in generic():
        return False
    if noun.thing and rest <= (_ROOM + 1 if noun.own and noun.compound else _ROOM):
        return True
    long = len(surface) >= _LONG_NOUN or (len(surface) >= _SHORT_NOUN and len(word) > 2)
    return long and _is_alike(word, noun.own or noun.words) and (noun.compound or not _DERIVED.search(surface))


# Behind these stands a name: Herr Koch is no cook.
_TITLE = re.compile(r"(?:\bherrn?|\bfrau|\bdr\.|\bprof\.|\bprofessor(?:in)?)\s+$")
_TITLE_LONG = 16  # code points
# Before what a thing is for or about, which must be said.
_FOR = re.compile(r"\b(?:für|über|zur|zum|gegen)\s+(?:d(?:ie|as|en|er|em)\s+)?$")


def _room(noun: _Noun) -> int:
    """In how many characters a noun cannot be said, however it is put."""
    return min(3, max(_ROOM, min(map(len, noun.own), default=2) - 1))


def _accounts(pair: Pair) -> tuple[list[_Noun], list[bool], int] | None:
    """The German nouns that nothing answers, which characters are accounted for, and how many content words there are.

    None where every noun is answered by its own word.
    """
    zh = pair.zh.plain
    covered = [char in _GRAMMAR for char in zh]
    firm = [False] * len(zh)
    for mention in pair.zh.mentions:
        if mention.kind not in _DESCRIBING or any(m.key == mention.key for m in pair.de.mentions):
            for part in mention.parts:
                for at in range(part.start, part.end):
                    covered[at] = firm[at] = True
    keys = {mention.key for mention in pair.zh.terms}
    valued = [part for m in (*pair.de.names, *pair.de.values) for part in m.parts]
    agreeing = [part for m in pair.de.terms if m.key in keys for part in m.parts]
    concepts = _concepts(pair)
    words = []
    for match in _WORD.finditer(pair.de.text):
        span = Span(*match.span())
        own, parts = _renderings(match.group())
        agreed = concepts.get(span, ())
        named = _TITLE.search(pair.de.plain, max(0, span.start - _TITLE_LONG), span.start) is not None or any(
            part.overlaps(span) for part in valued
        )
        hit = not named and (_take((*agreed, *own), zh, covered, firm) or any(part.overlaps(span) for part in agreeing))
        words.append((match.group(), span, agreed, own, parts, named, hit))
    if all(named or hit or not word[0].isupper() for word, *_, named, hit in words):
        return None
    taken = firm.copy()
    rivals = list(_rivals(pair, covered))
    for span, _ in rivals:
        for at in range(span.start, span.end):
            taken[at] = True
    waiting: list[_Noun] = []
    soft: set[str] = set()
    for word, span, agreed, own, parts, named, hit in words:
        renderings = (*agreed, *own, *parts)
        noun = not named and not hit and _is_noun(word, span.start > 0) and bool(renderings)
        # A part of a compound answers it where it does not belong to another word: 儿童 of 儿童 and 养老院.
        if named or hit or _take(tuple(w for w in parts if len(w) > 1), zh, covered, firm, taken if own else None):
            soft.update(renderings if named else ())
        elif noun:
            waiting.append(_Noun(span, renderings, (*agreed, *own), _is_compound(word), _is_thing(word, agreed or own)))
        else:
            soft.update("".join(renderings))
    open_nouns = []
    for one in waiting:
        characters = set("".join((rivals and one.own) or one.words)) - _GRAMMAR - _EMPTY
        for span, word in rivals:
            if _shares(word, one.own) if one.own else characters & set(word):
                taken[span.start : span.end] = [False] * len(word)
        if has_joined(set(one.words), zh) or any(c in characters and not taken[at] for at, c in enumerate(zh)):
            soft |= set("".join(one.words))
        else:
            open_nouns.append(one)
    total = sum(span.end - span.start > 3 for _, span, *_ in words)
    for at, char in enumerate(zh):
        covered[at] = covered[at] or char in soft
    return open_nouns, covered, total


def _take(
    words: tuple[str, ...], zh: str, covered: list[bool], firm: list[bool], taken: list[bool] | None = None
) -> bool:
    """Mark the places of words in the Chinese text; whether there are any that are not taken already."""
    hit = False
    for word in words:
        at = zh.find(word)
        while at >= 0:
            hit = hit or taken is None or not all(taken[at : at + len(word)])
            for place in range(at, at + len(word)):
                covered[place] = True
                firm[place] = firm[place] or len(word) > 1
            at = zh.find(word, at + 1)
    return hit


# Characters of so many words that they answer none.
_EMPTY = frozenset("国人大小学生业部门机关员处长年月日公共事务性化发动体成果员院会局")


def _rivals(pair: Pair, covered: list[bool]) -> Iterator[tuple[Span, str]]:
    """The Chinese nouns that stand for no German word."""
    zh, known, firsts = pair.zh.plain, german_lemmas(), _firsts()
    at = 0
    while at < len(zh) - 1:
        sizes = firsts.get(zh[at], ())
        end = next((at + size for size in sizes if zh[at : at + size] in known), at)
        if end == at or end > len(zh):
            at += 1
            continue
        word = zh[at:end]
        if not all(covered[at:end]) and _is_noun_zh(word) and not founded(word, pair.de.plain):
            yield Span(at, end), word
        at = end


@cache
def _firsts() -> dict[str, tuple[int, ...]]:
    """The lengths of the lexicon's words by their first character, longest first."""
    from memorandum_kit.alignment.lexicon import sizes_of

    return sizes_of(word for word in german_lemmas() if len(word) <= _LONGEST)


@lru_cache(maxsize=8192)
def _is_noun_zh(word: str) -> bool:
    """Whether a Chinese word is mostly a noun in the lexicon."""
    lemmas = german_lemmas()[word]
    return 3 * len(_lemmas_of("verb").intersection(lemmas)) < len(_nouns().intersection(lemmas))


def _is_alike(word: str, words: tuple[str, ...]) -> bool:
    """Whether a Chinese word is of the kind of one of the others: of one kind by the table, or with the same last character."""
    kind = kind_of(word)
    return any(len(other) > 1 and (other[-1] == word[-1] or (kind and kind == kind_of(other))) for other in words)


def _shares(word: str, others: tuple[str, ...]) -> bool:
    """Whether two words have more in common than their end: 教材 and 教学材料, but not 市场经济 and 循环经济."""
    for other in others:
        end = 0
        while end < min(len(word), len(other)) and word[-1 - end] == other[-1 - end]:
            end += 1
        one, two = word[: len(word) - end], other[: len(other) - end]
        if not one or not two or set(one) & set(two) - _GRAMMAR:
            return True
    return False


def _is_near(word: str, words: tuple[str, ...]) -> bool:
    """Whether a Chinese word means about the same as one of the others: a German word is rendered by both."""
    others = set(words)
    if any(word in other or other in word for other in others if len(other) > 1):
        return True
    return any(others & set(_of_lemma(lemma)) for lemma in german_lemmas().get(word, ()))


def _of_lemma(lemma: str) -> tuple[str, ...]:
    from memorandum_kit.alignment.lexicon import in_use

    return in_use().entries.get(lemma, ())


def _concepts(pair: Pair) -> dict[Span, tuple[str, ...]]:
    """The agreed Chinese terms by the place of the German ones."""
    if pair.glossary is None:
        return {}
    return {
        mention.span: tuple("".join(parts) for parts in chinese_forms(concept))
        for mention in pair.de.terms
        if (concept := pair.glossary.concept(mention.key))
    }


# Nouns of verbs, of adjectives and of persons by what they do; Chinese says them by the verb or not at all.
_DERIVED = re.compile(r"(?:enden?|enden?r|[tg]ten?|igen?|lichen?|heit|keit|nis|nisse|(?<!inn)en|ens|ung|ungen)$")
# Heads that say how a thing is done, and words that Chinese takes up by 该, 全市, 双方.
_GENERAL = re.compile(
    r"(?i)(?:jahr|gebiet|seite|bereich|monat|tag|woche|stunde|minute|höhe|fall|weg|fassung|termin|betrag|kolleg\w*|schluss|"
    r"punkt|thema|themen|aufwand|dauer|zeitraum|zwecke?|maßnahmen?|wesen|bezirk|oberhaupt|oberhäupter\w?|standort|grund|"
    r"partnerschaft|vorbehalt|anlass|platz|plätze|sprache|kreis|hinsicht|teil|stadt|städten?|gruppe|mitglied|verhältnis)(?:e?s|en?|n)?$"
)


@lru_cache(maxsize=8192)
def _is_noun(word: str, inside: bool) -> bool:
    """Whether a capital makes a noun of some weight: at the beginning, only where the lexicon has it as one."""
    if not word[0].isupper() or _GENERAL.search(word):
        return False
    return inside or bool(_lemmas(word) & _nouns()) or _is_compound(word)


@lru_cache(maxsize=8192)
def _is_thing(word: str, words: tuple[str, ...]) -> bool:
    """Whether a noun needs a counterpart: a compound, or the name of a thing that takes three characters."""
    return _is_compound(word) or (
        len(word) >= 8 and any(words[:1]) and len(words[0]) >= 3 and not _DERIVED.search(word)
    )


@lru_cache(maxsize=8192)
def _is_compound(word: str) -> bool:
    from memorandum_kit.alignment.lexicon import in_use
    from memorandum_kit.alignment.wordforms import fold

    if len(word) < 9 or word.endswith(("enden", "ende", "ender")):
        return False
    parts = in_use().forms.parts(fold(word))
    return len(parts) > 1 and all(part in _nouns() for part in parts[-2:])


@lru_cache(maxsize=8192)
def _lemmas(word: str) -> frozenset[str]:
    from memorandum_kit.alignment.lexicon import in_use
    from memorandum_kit.alignment.wordforms import fold

    return frozenset(in_use().forms.lemmas(fold(word)))


@lru_cache(maxsize=8192)
def _renderings(word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lexicon's words for a German one, and those for its parts."""
    from memorandum_kit.alignment.lexicon import in_use

    return in_use().equivalents(word), tuple(zh for part in in_use().parts(word) for zh in part)


def _nouns() -> frozenset[str]:
    return _lemmas_of("noun")


@cache
def _lemmas_of(part_of_speech: str) -> frozenset[str]:
    from memorandum_kit.alignment.wordforms import fold

    rows = (glossaries() / "lexicon" / "de-zh.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return frozenset(fold(lemma) for lemma, pos, _ in (row.split("\t") for row in rows) if pos == part_of_speech)
