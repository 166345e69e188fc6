"""Names in running Chinese text: records as wholes, bodies and offices with the level that the context gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from memorandum_kit.model import Mention, MentionKind, Span
from memorandum_kit.names.chinese_contexts import (
    ALSO_NAMES,
    LEVEL_NAMED,
    LONGER,
    NOT_AFTER,
    NOT_BEFORE,
    NOT_OFFICE,
    OF_LEVEL,
    TO_PLACE,
    WORDS,
)
from memorandum_kit.names.chinese_persons import chinese_persons
from memorandum_kit.names.chinese_titles import titles_after, titles_before
from memorandum_kit.names.foreign_persons import chinese_foreign_persons, chinese_foreign_surnames
from memorandum_kit.names.lookalikes import is_chinese_word
from memorandum_kit.names.readings import simplified
from memorandum_kit.names.records import Record, by_hanzi, records
from memorandum_kit.names.surnames import surnames

KIND_OF = {
    "place": MentionKind.PLACE, "state": MentionKind.PLACE, "body": MentionKind.BODY, "office": MentionKind.OFFICE,
    "person": MentionKind.PERSON, "period": MentionKind.TERM,
}  # fmt: skip
_HANZI = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af]+")
# 北莱茵-威斯特法伦州, with any dash.
_WITH_DASHES = re.compile(rf"{_HANZI.pattern}(?:-{_HANZI.pattern})*")
_DASHES = str.maketrans("－‐‑–—", "-----")
_SUFFIXES = frozenset("省市区县州旗盟镇乡")
# Office words that name nobody of a town: only those whose level the context decides.
_BODY_BY_LEVEL = {
    ("人民政府", "市"): "b-gov-city", ("人民政府", "区"): "b-gov-district", ("人民政府", "县"): "b-gov-county",
    ("人民政府", "省"): "b-gov-province",
}  # fmt: skip


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """Give the lengths of the recorded forms by their first two characters, longest first."""
    table: dict[str, set[int]] = {}
    for form in by_hanzi():
        if len(form) >= 2:
            table.setdefault(form[:2], set()).add(len(form))
    return {start: tuple(sorted(found, reverse=True)) for start, found in table.items()}


def find_chinese(text: str) -> list[Mention]:
    """Give the names of a Chinese text in either script."""
    plain = simplified(text).translate(_DASHES)
    taken = [False] * len(text)
    found: list[Mention] = []
    for run in _WITH_DASHES.finditer(plain):
        for mention in (
            *_records(plain, run.start(), run.end(), text),
            *_abbreviated(plain, run.start(), run.end(), text),
        ):
            found.append(mention)
            for i in range(mention.span.start, mention.span.end):
                taken[i] = True
    titles, title_ends = titles_after(plain), titles_before(plain)
    foreign = list(chinese_foreign_persons(plain, text, titles))
    persons = [
        p
        for p in chinese_persons(plain, text, taken, title_ends, titles)
        if not any(p.span.overlaps(f.span) for f in foreign)
    ] + foreign
    persons += [
        m
        for m in chinese_foreign_surnames(plain, text, titles, title_ends, taken)
        if not any(m.span.overlaps(p.span) for p in persons)
    ]
    if persons:
        found = [m for m in found if not any(m.span.overlaps(p.span) for p in persons)]
        found += persons
    found.sort(key=lambda m: (m.span.start, -m.span.end))
    return _with_context(found, plain)


def _records(plain: str, start: int, end: int, text: str) -> Iterator[Mention]:
    known = by_hanzi()
    lengths = _lengths()
    covered = start
    last: Mention | None = None
    for at in [at for at in range(start, end - 1) if plain[at : at + 2] in lengths]:
        if at < covered:
            continue
        for length in lengths[plain[at : at + 2]]:
            if at + length > end:
                continue
            form = plain[at : at + length]
            entities = known.get(form, ())
            if not entities or not _stands(entities[0], form, plain, at, last):
                continue
            entities = _inside(entities, last)
            entity = entities[0]
            length += _level_of_taiwan(entity, plain, at + length) or _level_of_foreign_town(entity, plain, at + length)
            span = Span(at, at + length)
            more = tuple(r.id for r in entities[1:6])
            last = Mention(
                kind=KIND_OF[entity.kind], span=span, surface=span.of(text), key=entity.id, value=entity.zh_hans,
                status="ok", candidates=more, source=f"record {entity.id}",
            )  # fmt: skip
            yield last
            covered = at + length
            break


# One character for a state, where what stands before it makes it one: 访华, 驻华大使; not the beginning of 德累斯顿, 华沙.
_SHORT = re.compile(
    r"(?<=[访来在驻对赴抵离旅留])(?:华|德)(?![人南北东中为国语堡]|(?<=华)[沙盛]"
    rf"|(?<=德)(?:[累绍尔]|伦(?!理)|黑兰|[{''.join(sorted(LONGER))}莫森班]{{2}}))"
)
_SHORT_STATES = {"华": "cn", "德": "state-de"}


def _abbreviated(plain: str, start: int, end: int, text: str) -> Iterator[Mention]:
    for match in _SHORT.finditer(plain, start, end):
        span = Span(*match.span())
        key = _SHORT_STATES[match.group()]
        yield Mention(
            kind=MentionKind.PLACE,
            span=span,
            surface=span.of(text),
            key=key,
            value="中国" if key == "cn" else "德国",
            source=f"record {key}",
        )


def _level_of_taiwan(entity: Record, plain: str, end: int) -> int:
    """Give 1 where 市 or 县 behind a place of Taiwan is part of its name (臺北市): these records have the short name only."""
    level = plain[end : end + 1]
    return int(entity.part_of == "710000" and level in ("市", "县") and not OF_LEVEL.match(plain, end + 1))


def _place_begins(plain: str, at: int) -> bool:
    """Whether a place with its kind stands here: 湖南省|长沙市, not 湖南|省长."""
    return any(
        entity.kind == "place" and plain[at + length - 1] in _SUFFIXES
        for length in _lengths().get(plain[at : at + 2], ())
        if length > 2
        for entity in by_hanzi().get(plain[at : at + length], ())
    )


def _level_of_foreign_town(entity: Record, plain: str, end: int) -> int:
    """Give 1 where 市 behind a town abroad is part of its name: 多特蒙德市, but 柏林|市长."""
    town = (
        entity.kind == "place"
        and entity.id.startswith(("de-", "w-"))
        and not entity.zh_hans.endswith(("州", "市", "县"))
    )
    return int(town and plain[end : end + 1] == "市" and not OF_LEVEL.match(plain, end + 1))


_DOTS = tuple("·・•‧")
_COURTESY = re.compile("先生|女士|小姐|夫人|博士|教授")


def _stands(entity: Record, form: str, plain: str, at: int, last: Mention | None) -> bool:
    end = at + len(form)
    after, before = plain[end : end + 1], plain[at - 1 : at]
    if (after and after in NOT_BEFORE.get(form, "")) or (before and before in NOT_AFTER.get(form, "")):
        return False
    if entity.kind == "office" and NOT_OFFICE.match(plain, end):
        return False
    if form[-1] in "省市区县" and len(form) > 2 and OF_LEVEL.match(plain, end) and not _place_begins(plain, end):
        # 北京市委书记 is 北京 and 市委书记, 北京市长 is 北京 and 市长: the level belongs to what follows.
        return False
    if entity.kind in ("body", "office"):
        return not (
            entity.kind == "office"
            and form in ("代表", "翻译", "教授", "经理", "博士", "领事", "工程师", "常委", "校长", "院长")
        ) or _office_stands(form, plain, at)
    if entity.kind not in ("place", "state"):
        return True
    if entity.id.startswith(("de-", "w-")) and (before in _DOTS or after in _DOTS or _COURTESY.match(plain, end)):
        return False  # a person's surname: 乔治·华盛顿, 里昂先生
    if form in WORDS:
        return _is_within(entity, form, at, last)
    if entity.id.startswith("de-"):
        return _german_place_stands(form, before, after)
    if not entity.id.isdecimal() or form != entity.short or (form == entity.zh_hans and form[-1] in _SUFFIXES):
        return True
    if entity.rank < 3 or len(form) > 2 or entity.variants:
        return not (entity.is_former and len(form) == 2)
    # A county's short form of two characters is too often a word: it needs its level or its parent (北京朝阳) beside it.
    beside = LEVEL_NAMED.match(plain, end) or (TO_PLACE.match(plain, at) and not is_chinese_word(form))
    return bool(beside) or (not entity.is_former and _is_within(entity, form, at, last))


def _german_place_stands(form: str, before: str, after: str) -> bool:
    """Whether a German place is no part of a longer transcription: 马尔 in 马尔库斯, 洪堡 (Homburg) in 亚历山大·冯·洪堡."""
    if len(form) > 4:
        return True
    if before in LONGER or after in LONGER:
        return False
    return form not in ALSO_NAMES or after in ("市", "镇", "县")


def _is_within(entity: Record, form: str, at: int, last: Mention | None) -> bool:
    """Whether the unit stands right behind one that it, or a unit of the same name, belongs to."""
    if last is None or last.span.end != at or last.kind is not MentionKind.PLACE or not last.key[:6].isdecimal():
        return False
    above = last.key[:6].removesuffix("00").removesuffix("00")
    return any(r.id.startswith(above) for r in by_hanzi().get(form, ()))


def _office_stands(form: str, plain: str, at: int) -> bool:
    following = plain[at + len(form) : at + len(form) + 1]
    return following in surnames() and form in ("教授", "博士", "领事", "工程师", "校长", "院长", "经理")


def _inside(entities: tuple[Record, ...], last: Mention | None) -> tuple[Record, ...]:
    """Put first the unit that is part of the place named just before (北京市朝阳区)."""
    if last is None or len(entities) < 2 or last.kind is not MentionKind.PLACE:
        return entities
    parents = {last.key, *last.candidates}
    return tuple(sorted(entities, key=lambda r: not (r.part_of in parents or r.part_of[:2] + "0000" in parents)))


def _with_context(found: list[Mention], plain: str) -> list[Mention]:
    """Give bodies and offices the level that stands before them: 门头沟区|人民政府 is b-gov-district."""
    done: list[Mention] = []
    for mention in found:
        start, end = mention.span.start, mention.span.end
        key = _BODY_BY_LEVEL.get((plain[start:end], plain[start - 1 : start]))
        done.append(
            replace(mention, key=key, value=records()[key].zh_hans, candidates=(mention.key,)) if key else mention
        )
    return done
