"""Names in running Chinese text: records, and persons by surname, title and context."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from memorandum_kit.model import Mention, MentionKind, Span
from memorandum_kit.names.lookalikes import is_chinese_word
from memorandum_kit.names.readings import simplified
from memorandum_kit.names.records import Record, by_hanzi
from memorandum_kit.names.surnames import surnames

KIND_OF = {
    "place": MentionKind.PLACE, "state": MentionKind.PLACE, "body": MentionKind.BODY, "office": MentionKind.OFFICE,
    "person": MentionKind.PERSON, "period": MentionKind.TERM,
}  # fmt: skip
_HANZI = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af]+")
# Units whose short form is a word, or stands inside words: found only with their kind (和平区) or after their parent.
_WORDS = frozenset(
    [
        "海西",
        "海东",
        "海北",
        "海南州",
        "黄南",
        "山南",
        "白银",
        "阿里",
        "大同",
        "安康",
        "兴安",
        "东北",
        "东海",
        "南海",
        "西湖",
        "太湖",
        "灵山",
        "天山",
        "长城",
        "康区",
        "安多",
        "三峡",
        "三国",
        "西康",
    ]
)
# What follows or precedes decides that the characters are no place: 扩大|连接, 通过, 北海道.
_NOT_BEFORE = {
    "大连": "接续锁贯", "南通": "过知", "北海": "道", "太原": "因", "西安": "排全", "长沙": "发", "成都": "是有", "海口": "头", "东海": "岸", "中国": "",
    "上海": "外", "南京": "", "河南": "岸", "河北": "岸", "湖北": "岸", "湖南": "岸", "山东": "麓坡", "山西": "麓坡", "江西": "岸", "非洲": "",
    "黄河": "", "安庆": "", "金华": "", "日本": "", "泰国": "", "武汉": "", "宁波": "", "天津": "津", "长春": "", "法国": "", "德国": "",
    "印度": "尼", "几内亚": "比湾", "多哥": "", "马里": "亚兰", "苏丹": "", "美国": "", "秘鲁": "", "越南": "", "乍得": "", "巴西": "", "古巴": "",
}  # fmt: skip
_NOT_AFTER = {
    "大连": "扩巨庞强最更",
    "南通": "江西东湖海河越",
    "河南": "黄",
    "河北": "黄",
    "江西": "长",
    "山东": "中泰",
    "法国": "",
    "马里": "",
    "南非": "",
    "中国": "",
}
_SUFFIXES = frozenset("省市区县州旗盟镇乡")
_TITLE_AFTER = (
    "先生", "女士", "小姐", "同志", "阁下", "博士", "教授", "副市长", "副区长", "副县长", "副省长", "副主任", "副局长", "副主席", "副书记", "副部长", "副会长",
    "市长", "区长", "县长", "省长", "州长", "镇长", "书记", "主任", "局长", "处长", "主席", "部长", "会长", "大使", "总领事", "秘书长", "校长", "院长",
    "总经理", "经理", "董事长", "代表", "总理", "总统", "参赞", "老师", "夫人",
)  # fmt: skip
_HONORIFICS = frozenset(("先生", "女士", "小姐", "同志", "阁下", "博士", "教授", "老师", "夫人"))
_TITLE_BEFORE = re.compile(
    r"(?:市长|区长|县长|省长|州长|镇长|乡长|书记|主任|局长|处长|科长|司长|厅长|主席|部长|会长|大使|总领事|领事|秘书长|校长|院长|总经理|经理|董事长|"
    r"总理|总统|参赞|教授|博士|团长|议员|委员|工程师|先生|女士|代表|签字人|签署人|联系人|翻译|负责人)[:：、\s]*$"
)
# What can follow a given name at once: particles, verbs of official prose, punctuation.
_GOES_ON = re.compile(
    r"[和与及同跟或在于向对将为的是就来到先女致并曾已以也等率应赴至、，。；：！？（）()《》“”\s]|出席|访问|会见|表示|介绍|指出|签署|主持|代表|参加|"
    r"欢迎|讲话|说|今|共同|一行|率团|陪同|出任|担任|宣布|强调|认为|邀请|接待|发言|致辞|接受|前往|抵达|签字|分别|双方|在场|亲自|$"
)
_NOT_GIVEN = frozenset(
    "的是在和与及或为了于对向将应就来到说会等们个这那其之所以可能不没有很都也又被把让给从由至于比并且但而"
)
# Office words that name nobody of a town: only those whose level the context decides.
_LEVELS = {"省": "province", "市": "city", "区": "district", "县": "county"}
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
    plain = simplified(text)
    taken = [False] * len(text)
    found: list[Mention] = []
    for run in _HANZI.finditer(plain):
        for mention in _records(plain, run.start(), run.end(), text):
            found.append(mention)
            for i in range(mention.span.start, mention.span.end):
                taken[i] = True
    persons = list(_persons(plain, text, taken))
    found = [m for m in found if not any(m.span.overlaps(p.span) for p in persons)]
    found += persons
    found.sort(key=lambda m: (m.span.start, -m.span.end))
    return _with_context(found, plain)


def _records(plain: str, start: int, end: int, text: str) -> Iterator[Mention]:
    known = by_hanzi()
    lengths = _lengths()
    at = start
    last: Mention | None = None
    while at < end - 1:
        for length in lengths.get(plain[at : at + 2], ()):
            if at + length > end:
                continue
            form = plain[at : at + length]
            entities = known.get(form, ())
            if not entities or not _stands(entities[0], form, plain, at, last):
                continue
            entities = _inside(entities, last)
            span = Span(at, at + length)
            entity = entities[0]
            more = tuple(r.id for r in entities[1:6])
            last = Mention(
                kind=KIND_OF[entity.kind], span=span, surface=span.of(text), key=entity.id, value=entity.zh_hans,
                status="ok", candidates=more, source=f"record {entity.id}",
            )  # fmt: skip
            yield last
            at += length
            break
        else:
            at += 1


def _stands(entity: Record, form: str, plain: str, at: int, last: Mention | None) -> bool:
    after = plain[at + len(form) : at + len(form) + 1]
    before = plain[at - 1 : at]
    if (after and after in _NOT_BEFORE.get(form, "")) or (before and before in _NOT_AFTER.get(form, "")):
        return False
    if entity.kind in ("body", "office"):
        return not (
            entity.kind == "office"
            and form in ("代表", "翻译", "教授", "经理", "博士", "领事", "工程师", "常委", "校长", "院长")
        ) or _office_stands(form, plain, at)
    if entity.kind not in ("place", "state"):
        return True
    if form in _WORDS:
        return last is not None and last.span.end == at and last.kind is MentionKind.PLACE
    if not entity.id.isdecimal() or form != entity.short or (form == entity.zh_hans and form[-1] in _SUFFIXES):
        return True
    if entity.rank < 3 or len(form) > 2 or entity.variants:
        return not (entity.is_former and len(form) == 2)
    # A county's short form of two characters is too often a word: it needs its parent before it (北京朝阳).
    return last is not None and last.span.end == at and last.kind is MentionKind.PLACE and not entity.is_former


def _office_stands(form: str, plain: str, at: int) -> bool:
    following = plain[at + len(form) : at + len(form) + 1]
    return following in surnames() and form in ("教授", "博士", "领事", "工程师", "校长", "院长", "经理")


def _inside(entities: tuple[Record, ...], last: Mention | None) -> tuple[Record, ...]:
    """Put first the unit that is part of the place named just before (北京市朝阳区)."""
    if last is None or len(entities) < 2 or last.kind is not MentionKind.PLACE:
        return entities
    parents = {last.key, *last.candidates}
    return tuple(sorted(entities, key=lambda r: not (r.part_of in parents or r.part_of[:2] + "0000" in parents)))


def _persons(plain: str, text: str, taken: list[bool]) -> Iterator[Mention]:
    known = surnames()
    at = 0
    names: set[str] = set()
    spans: list[Span] = []
    while at < len(plain):
        length = 2 if plain[at : at + 2] in known else 1 if plain[at] in known else 0
        if length == 1 and plain[at] in "和于向及与对等都由会为" and plain[at + 1 : at + 2] in known:
            length = 0  # 和李女士: the conjunction is no surname here
        if not length:
            at += 1
            continue
        before = bool(_TITLE_BEFORE.search(plain[max(0, at - 8) : at]))
        end = _name_end(plain, at, length, before=before, taken=taken)
        if end is None and length == 2 and plain[at] in known:
            end = _name_end(plain, at, 1, before=before, taken=taken)
        if end is None:
            at += 1
            continue
        spans.append(Span(at, end))
        names.add(plain[at:end])
        at = end
    for span in spans:
        yield _person(span, plain, text)
    for name in names:
        # A name once found with its title is found again where it stands alone.
        for again in re.finditer(re.escape(name), plain):
            span = Span(*again.span())
            if len(name) > 2 and not any(span.overlaps(s) for s in spans):
                yield _person(span, plain, text)


def _person(span: Span, plain: str, text: str) -> Mention:
    name = span.of(plain)
    entity = next((r for r in by_hanzi().get(name, ()) if r.kind == "person"), None)
    return Mention(
        kind=MentionKind.PERSON, span=span, surface=span.of(text), key=entity.id if entity else f"person:{name}", value=name,
        source=f"record {entity.id}" if entity else "surname and title",
    )  # fmt: skip


def _name_end(plain: str, at: int, length: int, *, before: bool, taken: list[bool]) -> int | None:
    """Give where a person's name that starts with a surname ends, None when it is none."""
    start_given = at + length
    for given in (2, 1):
        end = start_given + given
        if end > len(plain) or not _HANZI.fullmatch(plain[start_given:end]):
            continue
        if any(c in _NOT_GIVEN for c in plain[start_given:end]):
            continue
        after = next((t for t in _TITLE_AFTER if plain.startswith(t, end)), "")
        if any(plain.startswith(t, end - 1) for t in _TITLE_AFTER) and given == 2:
            continue
        if after and _is_office_of(plain, at, end, after, taken):
            continue
        if not (before or after):
            continue
        if any(taken[at:end]) and not before:
            continue
        if any(taken[at:end]) and after not in _HONORIFICS and _is_record(plain, at, end):
            continue
        if not after and not _GOES_ON.match(plain[end:] or ""):
            continue
        word = plain[at : at + 2]
        if (
            length == 1
            and is_chinese_word(word)
            and not (given == 2 and (after or _ends_clause(plain, end)) and not is_chinese_word(plain[at:end]))
        ):
            continue
        if given == 2 and length == 1 and is_chinese_word(plain[at:end]):
            continue
        return end
    return _surname_and_title(plain, at, length, taken)


def _surname_and_title(plain: str, at: int, length: int, taken: list[bool]) -> int | None:
    """Accept a surname alone before 先生, 女士 or an office (王先生, 李市长)."""
    end = at + length
    previous = plain[at - 1 : at]
    if previous and _HANZI.match(previous) and previous not in "与和及对向请由给的邀是、在同致":
        return None
    for title in _TITLE_AFTER:
        if plain.startswith(title, end):
            if title in _HONORIFICS or (
                plain[at] not in "副总省市区县州"
                and not any(taken[at:end])
                and not is_chinese_word(plain[at : end + 1])
            ):
                return end
            return None
    return None


def _ends_clause(plain: str, end: int) -> bool:
    return end >= len(plain) or not _HANZI.match(plain[end])


def _is_record(plain: str, at: int, end: int) -> bool:
    return any(plain[at:e] in by_hanzi() for e in range(at + 2, end + 1))


def _is_office_of(plain: str, at: int, end: int, title: str, taken: list[bool]) -> bool:
    """Whether the title belongs to a place before it: 石家庄|市长, 张家口市市长."""
    if title in _HONORIFICS:
        return False
    return all(taken[at:end]) or (plain[end - 1] in "市区县省州镇乡局处部院会校")


def _with_context(found: list[Mention], plain: str) -> list[Mention]:
    """Give bodies and offices the level that stands before them: 门头沟区|人民政府 is b-gov-district."""
    done: list[Mention] = []
    for mention in found:
        before = plain[mention.span.start - 1 : mention.span.start]
        key = _BODY_BY_LEVEL.get((simplified(mention.surface), before))
        done.append(replace(mention, key=key, candidates=(mention.key,)) if key else mention)
    return done
