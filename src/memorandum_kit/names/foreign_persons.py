"""German persons in running text: in German by title and given name, in Chinese by the dot of a transcription."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from memorandum_kit.model import Mention, MentionKind, Span
from memorandum_kit.names.german_words import Token
from memorandum_kit.names.latin import is_title
from memorandum_kit.names.lookalikes import is_chinese_word
from memorandum_kit.names.records import by_hanzi
from memorandum_kit.names.table import Table
from memorandum_kit.names.transcribe_german import PARTICLES, person_parts

_COURTESY = frozenset(["herr", "herrn", "frau", "dr", "prof", "professor", "professorin", "dipl.-ing"])
_LONGEST = 5  # words of a name
_DOTTED = re.compile("[·・•‧]")
_MOST = 9  # characters of one part of a transcription


def german_person_at(tokens: list[Token], at: int, text: str, *, office: bool) -> tuple[Mention, int] | None:
    """Find a German person's name that starts at a word.

    After Herr, Frau, Dr., Prof. any two capitalised words are a name; after an office (`office`), and where nothing but the name
    stands in the text, the first must be a known given name.
    """
    # Frau Staatssekretärin Mona Lichtenfels: courtesy before the office.
    courtesy = _courtesy_before(tokens, at, text) or (office and _courtesy_before(tokens, at - 1, text))
    alone = not at or (is_title(tokens[0].text) and all(is_title(t.text) for t in tokens[1:at]))
    if not (courtesy or office or alone):
        return None
    words = _name(tokens, at, text)
    known = person_parts()
    if len(words) < 2:
        return None  # Frau Jung, Dr. Hahn: a surname alone is named only once the full name has been
    given = known.get(words[0].text.split("-")[0].lower(), {})
    if not courtesy and not any(part.startswith("given") for part in given):
        return None
    if alone and not (courtesy or office) and text[words[-1].end :].split("\n")[0].strip(" ,.;"):
        return None
    return _german_mention(words, text, text[words[0].start : words[-1].end]), len(words)


@lru_cache(maxsize=30_000)
def leads_to_person(word: str) -> bool:
    """Whether a word is a courtesy or an office: of other words most texts have, none lets a German name begin behind it."""
    return word.lower().rstrip(".") in _COURTESY or is_title(word)


def _courtesy_before(tokens: list[Token], at: int, text: str) -> bool:
    if not at:
        return False
    previous = tokens[at - 1]
    return previous.text.lower().rstrip(".") in _COURTESY and not text[previous.end : tokens[at].start].strip(
        " .\u00a0"
    )


def _name(tokens: list[Token], at: int, text: str) -> list[Token]:
    words: list[Token] = []
    for token in tokens[at : at + _LONGEST]:
        if words and text[words[-1].end : token.start] not in (" ", "\u00a0", "\u202f"):
            break
        particle = token.text in PARTICLES and words
        if not particle and not (token.text[:1].isupper() and len(token.text) > 1 and not is_title(token.text)):
            break
        words.append(token)
    while words and words[-1].text in PARTICLES:
        words.pop()
    return words


def _german_mention(words: list[Token], text: str, name: str) -> Mention:
    span = Span(words[0].start, words[-1].end)
    return Mention(
        kind=MentionKind.PERSON, span=span, surface=span.of(text), key=f"person:{name}", value=name, source="title and given name",
    )  # fmt: skip


@cache
def _characters() -> frozenset[str]:
    """Give the characters that transcriptions of persons are written in."""
    consonants = ("-", "b", "p", "d", "t", "g", "k", "w", "f", "z", "s", "sch", "tsch", "j", "h", "m", "n", "l", "r")
    table = Table("transcription_syllables.tsv", ("vowel", *consonants))
    found = {sign for row in table for consonant in consonants for sign in row[consonant]}
    found |= {sign for forms in person_parts().values() for form in forms.values() for sign in form}
    found |= set("莉丽娜琳蕾玛妮娅黛丝珍茜露薇埃厄冯范楚")
    # What stands beside a name more often than in one.
    return frozenset(found - set("和在与及对由请向的由会于为是"))


def chinese_foreign_persons(plain: str, text: str, title_starts: dict[int, str]) -> Iterator[Mention]:
    """Give the transcribed persons with a dot in their name (安内格蕾特·塔尔迈尔), and their surnames where these stand again.

    Args:
        plain: the text in Simplified characters.
        text: the text as it stands, of the same length.
        title_starts: titles that can follow a name, by where they start.
    """
    if not _DOTTED.search(plain):
        return
    signs = _characters()
    spans: list[Span] = []
    for dot in _DOTTED.finditer(plain):
        if spans and dot.start() < spans[-1].end:
            continue
        start = dot.start()
        while start and dot.start() - start < _MOST and (plain[start - 1] in signs or _joins(plain, start - 1, signs)):
            start -= 1
        if _begins_with_yu(plain, start, title_starts):
            start -= 1
        end = dot.end()
        while end < len(plain) and (
            plain[end] in signs
            or _joins(plain, end, signs)
            or (_DOTTED.match(plain, end) and plain[end + 1 : end + 2] in signs)
        ):
            if end in title_starts:
                break
            end += 1
        state = any(entity.kind == "state" for entity in by_hanzi().get(plain[start : dot.start()], ()))
        if start < dot.start() and end > dot.end() and not state:
            spans.append(Span(start, end))
    for span in spans:
        yield _chinese_mention(span, span.of(plain), text)
    for name in dict.fromkeys(span.of(plain) for span in spans):
        family = _DOTTED.split(name)[-1]
        for again in re.finditer(re.escape(family), plain) if len(family) > 2 else ():
            found = Span(*again.span())
            if not any(found.overlaps(span) for span in spans):
                yield _chinese_mention(found, name, text)


def _begins_with_yu(plain: str, start: int, title_starts: dict[int, str]) -> bool:
    """Whether 于 is the first character of the name and no preposition: 市长|于尔根, 于尔根 at the start, but not 位于|尔…."""
    at = start - 1
    if plain[at : start + 1] != "于尔":
        return False
    return not at or not _HANZI.match(plain[at - 1]) or any(begin + len(t) == at for begin, t in title_starts.items())


_COURTESY_AFTER = frozenset(("先生", "女士", "小姐", "夫人", "博士", "教授", "阁下"))


def chinese_foreign_surnames(
    plain: str, text: str, title_starts: dict[int, str], title_ends: frozenset[int], taken: list[bool]
) -> Iterator[Mention]:
    """Give the transcribed surnames that stand between an office, or the start of a clause, and a courtesy: 市长舍勒先生.

    Args:
        plain: the text in Simplified characters.
        text: the text as it stands, of the same length.
        title_starts: titles that can follow a name, by where they start.
        title_ends: where titles that stand before a name end.
        taken: for each code point whether a record's name covers it.
    """
    signs = _characters()
    for end, title in title_starts.items():
        office = title not in _COURTESY_AFTER
        if office and (title not in _OFFICES_AFTER or plain[end - 1] in _LEVELS):
            continue
        start = end
        while start and end - start < _MOST and plain[start - 1] in signs and not taken[start - 1]:
            start -= 1
            if start in title_ends:
                break
        bounded = start in title_ends or not start or not _HANZI.match(plain[start - 1]) or plain[start - 1] in _BEFORE
        name = plain[start:end]
        if (
            bounded
            and end - start >= (3 if office else 2)
            and not is_chinese_word(name)
            and not (office and name in by_hanzi())
        ):
            span = Span(start, end)
            yield _chinese_mention(span, span.of(plain), text, "transcription and title")


_OFFICES_AFTER = frozenset(
    ("市长", "区长", "州长", "部长", "主席", "大使", "总领事", "总理", "总统", "经理", "主任", "局长", "校长", "议员")
)
_LEVELS = frozenset("市区县省州镇副")
# What stands before a surname in a sentence.
_BEFORE = frozenset("与和及对向请由给的邀是在同致予")
_HANZI = re.compile("[\u3400-\u9fff]")


def _joins(plain: str, at: int, signs: frozenset[str]) -> bool:
    """Whether a hyphen stands here between characters of a name: 汉斯-彼得·米勒."""
    return plain[at] == "-" and 0 < at < len(plain) - 1 and plain[at - 1] in signs and plain[at + 1] in signs


def _chinese_mention(span: Span, name: str, text: str, source: str = "transcription with a dot") -> Mention:
    return Mention(
        kind=MentionKind.PERSON, span=span, surface=span.of(text), key=f"person:{name}", value=name, source=source,
    )  # fmt: skip
