"""Chinese persons in running Chinese text: a surname gate, and a title or honorific beside the name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from memorandum_kit.model import Mention, MentionKind, Span
from memorandum_kit.names.chinese_contexts import LONGER
from memorandum_kit.names.chinese_titles import (
    BEFORE_SURNAME,
    COMMON,
    GOES_ON,
    HANZI,
    HONORIFICS,
    IN_LIST,
    JOINS,
    LEVEL_ENDS,
    NOT_GIVEN,
    RARE,
    TAKES_PERSON,
    TITLE_AFTER,
    UNMISTAKABLE,
    VERB,
)
from memorandum_kit.names.likeliness import likeliness
from memorandum_kit.names.lookalikes import is_chinese_word
from memorandum_kit.names.readings import simplified
from memorandum_kit.names.records import by_hanzi
from memorandum_kit.names.surnames import split_person, surnames


class Text(NamedTuple):
    """A text made ready: where titles end and start, and what records have taken."""

    plain: str
    taken: list[bool]
    title_ends: frozenset[int]
    titles: dict[int, str]  # title that starts at a place


def chinese_persons(
    plain: str, text: str, taken: list[bool], title_ends: frozenset[int], titles: dict[int, str]
) -> Iterator[Mention]:
    """Give the persons of a text.

    Args:
        plain: the text in Simplified characters.
        text: the text as it stands, of the same length.
        taken: for each code point whether a record's name covers it.
        title_ends: where titles that stand before a name end.
        titles: titles that can follow a name, by where they start.
    """
    ready = Text(plain, taken, title_ends, titles)
    known = surnames()
    first = _first_characters()
    spans: list[Span] = []
    last = 0
    for at in [at for at, character in enumerate(plain) if character in first]:
        if at < last or not (plain[at] in known or plain[at : at + 2] in known):
            continue
        end = _name_at(ready, at, spans) or _untitled_at(ready, at)
        if end is not None:
            spans.append(Span(at, end))
            last = end
    if not spans:
        return
    spans = sorted({*spans, *_listed_before(ready, spans)})
    for span in spans:
        yield _person(span, plain, text)
    for name in dict.fromkeys(span.of(plain) for span in spans):
        # A name once found with its title is found again where it stands alone.
        for again in re.finditer(re.escape(name), plain) if len(name) > 2 else ():
            span = Span(*again.span())
            if not any(span.overlaps(other) for other in spans):
                yield _person(span, plain, text)


@cache
def _first_characters() -> frozenset[str]:
    return frozenset(name[0] for name in surnames())


def _listed_before(ready: Text, spans: list[Span]) -> Iterator[Span]:
    """Give the names that a list has before one that is sure: 张伟、李娜和王芳女士."""
    plain, known = ready.plain, surnames()
    for sure in spans:
        end = sure.start
        while end and plain[end - 1] in IN_LIST:
            end -= 1
            for length in (3, 2):
                start = end - length
                name = plain[max(start, 0) : end]
                bounded = start <= 0 or not HANZI.match(plain[start - 1]) or plain[start - 1] in IN_LIST
                if (
                    start >= 0
                    and bounded
                    and name[0] in known
                    and not is_chinese_word(name)
                    and not any(ready.taken[start:end])
                ):
                    yield Span(start, end)
                    end = start
                    break
            else:
                break


# What a name can begin behind where no title stands before it: the start of a clause, and words that take a person.
_OPENS = re.compile(
    r"(?:^|(?<=[^\u3400-\u9fff·・\w%％]))"
    r"|(?<=[与和同跟及由请向给让对叫据派受])"
    r"|(?<=[人员方长表]为)"
    r"|(?<=的)(?=[\u3400-\u9fff]{2,4}(?:[，。、；：]|$))"
    r"|(?<=感谢|欢迎|邀请|会见|会晤|陪同|祝贺|委托|委派|聘请|任命|问候|看望|接见|联系|通知|转告|名叫|我是)"
)
_SURE_3, _SURE_2 = 2.5, 4.0  # `likeliness` from which three and two characters at the start of a clause are a name
_GIVEN_SURE = 2.0  # from which a given name counts though it begins within a word (温家|豪)
_GIVEN_ALONE = 3.0  # from which a given name shows that a rare surname (区, 会) is one
_SURER = 2.0  # what is asked beyond behind a word, and before 的
_USUAL = 100  # rank of a surname
_UNTITLED_ANY, _NEVER = 5.5, 99.0  # from which three characters are one before any word (范冰洁调往); two never are
_PREFIX_IS_WORD = 8.0  # what is asked where the first two characters are a word (王国, 张开)


def _is_given(plain: str, at: int) -> bool:
    """Whether two characters are so much a given name that what stands before them is a surname, however rare: 区|美玲."""
    return len(plain) >= at + 2 and likeliness("", plain[at : at + 2]) >= _GIVEN_ALONE


def _untitled_at(ready: Text, at: int) -> int | None:
    """Give where a name without any title ends: it must be likelier a name than words, and be followed by what follows a name."""
    plain, known = ready.plain, surnames()
    if not _OPENS.match(plain, at):
        return None
    more = _SURER if at and HANZI.match(plain[at - 1]) else 0.0
    for length in (2, 1):
        family = plain[at : at + length]
        if family not in known:
            continue
        rare = length == 1 and known[family].rank > RARE
        if rare and (not _is_given(plain, at + 1) or any(ready.taken[max(at - 1, 0) : at])):
            continue
        for given in (plain[at + length : at + length + 2], plain[at + length : at + length + 1]):
            end = at + length + len(given)
            name = plain[at:end]
            if (
                not HANZI.fullmatch(given)
                or any(c in NOT_GIVEN for c in given)
                or any(ready.taken[at:end])
                or all(c in LONGER for c in given)
                or not GOES_ON.match(plain, end)
                or is_chinese_word(name)
                or any(r.kind in ("place", "state") for r in by_hanzi().get(name, ()))
                or any(place in ready.titles for place in range(at + length, end))
                or (len(given) == 2 and VERB.match(plain, end - 1))
            ):
                continue
            asked = (_SURE_3 if len(given) == 2 else _SURE_2) + more + (_SURER if plain[end : end + 1] == "的" else 0.0)
            if len(name) > 2 and is_chinese_word(name[:2]) and likeliness("", given) < _GIVEN_SURE:
                asked = max(asked, _PREFIX_IS_WORD)
            if likeliness("" if rare else family, given) >= (_GIVEN_ALONE if rare and len(given) == 2 else asked):
                return end
        if (
            known[family].rank <= _USUAL
            and not any(c in LONGER for c in plain[at + 1 : at + 4])
            and not is_chinese_word(plain[at : at + 2])
        ):
            # 马克思, 苏格兰, 金碧辉煌 are no names: only usual surnames, and nothing that transcriptions are written with.
            free = _before_any_word(ready, at, length, _UNTITLED_ANY + more, _NEVER)
            if free:
                return free
    return None


# Below these a title beside the characters makes them no name: 应请|医生, 一方派出|代表团.
_TITLED, _TITLED_INSIDE = -3.0, 0.0
# From these a name stands before any word: 秘书长尉迟晓红请假.
_ANY_WORD_3, _ANY_WORD_2 = 2.5, 3.0


def _before_any_word(ready: Text, at: int, length: int, three: float, two: float) -> int | None:
    """Give where the likelier of the names with one or two characters behind the surname ends, if it is likely enough."""
    best, found = 0.0, None
    for given, asked in ((2, three), (1, two)):
        end = at + length + given
        name = ready.plain[at:end]
        if (
            len(name) < length + given
            or not HANZI.fullmatch(name)
            or any(c in NOT_GIVEN for c in name[length:])
            or all(c in LONGER for c in name[length:])
            or any(ready.taken[at:end])
            or is_chinese_word(name, titled=True)
            or is_chinese_word(name[:2], titled=True)
            or any(place in ready.titles for place in range(at, end))
            or (given == 2 and VERB.match(ready.plain, end - 1))
        ):
            continue
        value = likeliness(name[:length], name[length:])
        if value >= asked and value > best:
            best, found = value, end
    return found


def _is_likely(ready: Text, at: int, length: int, end: int, *, before: bool) -> bool:
    """Whether the characters are likely enough a name beside a title; more is asked where they follow another word."""
    bounded = before or not at or not HANZI.match(ready.plain[at - 1]) or ready.plain[at - 1] in BEFORE_SURNAME
    digit = bool(at) and ready.plain[at - 1].isdigit()
    given = ready.plain[at + length : end]
    if not bounded and all(c in LONGER for c in given):
        return False  # 加利福尼亚州长
    value = likeliness(ready.plain[at : at + length], given)
    return value >= (_TITLED if bounded and not digit else _TITLED_INSIDE)


def _name_at(ready: Text, at: int, spans: list[Span]) -> int | None:
    plain, known = ready.plain, surnames()
    listed = bool(spans and spans[-1].end == at - 1 and plain[at - 1] in IN_LIST)
    before = at in ready.title_ends or listed or plain[at : at + 2] in UNMISTAKABLE
    if plain[at + 1 : at + 2] in known and TAKES_PERSON.match(plain, at + 1):
        return None  # 感谢|曹军先生
    if not before and not (ready.titles and any(at + n in ready.titles for n in (1, 2, 3, 4))):
        return None
    for length in (2, 1):
        family = plain[at : at + length]
        if (
            family not in known
            or (length == 1 and known[family].rank > RARE and not _is_given(plain, at + 1))
            or (length == 1 and family in JOINS and plain[at + 1 : at + 2] in known)
        ):
            continue
        if not (before or any(at + length + n in ready.titles for n in (0, 1, 2))):
            continue
        end = _name_end(ready, at, length, before=before)
        if end is not None:
            return end
    return None


def person_of(text: str, span: Span) -> Mention | None:
    """Give the mention of a span that somebody else takes for a person, None when it starts with no surname."""
    plain = simplified(text)
    name = span.of(plain)
    if not HANZI.fullmatch(name) or not 2 <= len(name) <= 4 or split_person(name) is None or is_chinese_word(name):
        return None
    return _person(span, plain, text)


def _person(span: Span, plain: str, text: str) -> Mention:
    name = span.of(plain)
    entity = next((r for r in by_hanzi().get(name, ()) if r.kind == "person"), None)
    return Mention(
        kind=MentionKind.PERSON, span=span, surface=span.of(text), key=entity.id if entity else f"person:{name}", value=name,
        source=f"record {entity.id}" if entity else "surname and title",
    )  # fmt: skip


def _name_end(ready: Text, at: int, length: int, *, before: bool) -> int | None:
    """Give where a person's name that starts with a surname ends, None when it is none."""
    for given in (2, 1):
        end = at + length + given
        if (
            end <= len(ready.plain)
            and _is_name(ready, at, length, end, before=before)
            and _is_likely(ready, at, length, end, before=before)
        ):
            return end
    if at in ready.title_ends and (free := _before_any_word(ready, at, length, _ANY_WORD_3, _ANY_WORD_2)):
        return free
    return _surname_and_title(ready, at, length)


def _is_name(ready: Text, at: int, length: int, end: int, *, before: bool) -> bool:
    plain, taken = ready.plain, ready.taken
    given = plain[at + length : end]
    if not HANZI.fullmatch(given) or any(c in NOT_GIVEN for c in given):
        return False
    after = ready.titles.get(end, "")
    if given in TITLE_AFTER:
        return False
    if len(given) == 2 and (end - 1 in ready.titles or VERB.match(plain, end - 1)):
        return False
    if not (before or after) or (after and _is_office_of(ready, at, end, after)):
        return False
    if any(taken[at:end]):
        if not before or all(taken[at + length : end]):
            return False
        if after not in HONORIFICS and any(plain[at:e] in by_hanzi() for e in range(at + 2, end + 1)):
            return False
    if not after and not GOES_ON.match(plain, end):
        return False
    if length > 1:
        return at in ready.title_ends or bool(after) or not is_chinese_word(given)
    whole = is_chinese_word(plain[at:end], titled=True)
    if is_chinese_word(plain[at : at + 2], titled=True):
        # 市长王国强: 王国 is a word, but three characters before a title or the end of the clause are a name.
        return (
            len(given) == 2
            and not whole
            and (bool(after) or _ends_clause(plain, end) or COMMON.fullmatch(plain[at]) is not None)
        )
    return not whole


def _surname_and_title(ready: Text, at: int, length: int) -> int | None:
    """Accept a surname alone before 先生, 女士 or an office (王先生, 李市长)."""
    plain, end = ready.plain, at + length
    previous = plain[at - 1 : at]
    if previous and HANZI.match(previous) and previous not in BEFORE_SURNAME:
        return None
    title = ready.titles.get(end, "")
    if not title:
        return None
    if title in HONORIFICS:
        return end
    if (
        plain[at] in "副总省市区县州原时代常全党前现"
        or any(ready.taken[at:end])
        or is_chinese_word(plain[at : end + 1])
    ):
        return None
    return end


def _ends_clause(plain: str, end: int) -> bool:
    return end >= len(plain) or not HANZI.match(plain[end])


def _is_office_of(ready: Text, at: int, end: int, title: str) -> bool:
    """Whether the title belongs to a place or body before it: 石家庄|市长, 张家口市市长."""
    if title in HONORIFICS:
        return False
    return all(ready.taken[at:end]) or ready.plain[end - 1] in LEVEL_ENDS
