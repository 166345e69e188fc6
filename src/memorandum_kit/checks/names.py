"""`name.wrong`, `name.missing`, `title.rank`: persons, places, bodies and offices of both sides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memorandum_kit.checks.characters import simple
from memorandum_kit.checks.context import Pair, Side
from memorandum_kit.checks.making import both, finding
from memorandum_kit.checks.renderings import founded, german_lemmas, lexicon_words
from memorandum_kit.errors import BadInput
from memorandum_kit.model import ClauseKind, Finding, Mention, MentionKind, Span
from memorandum_kit.names import NameMatch, compare, link_names
from memorandum_kit.names.linking import NameLink
from memorandum_kit.names.records import Record, records

# Directions in Chinese, and names of regions.
_COMPASS = frozenset(("东北", "西北", "东南", "西南", "华北", "华东", "华南", "华中", "中原", "江南"))
# Offices of German towns that China does not have; Chinese calls them by their task: 局长, 副市长, 主任.
_NO_COUNTERPART = re.compile(r"(?i)dezernent|beigeordnet|stadtdirektor|kämmer|referent|ortsvorsteher|stadtverordnet")
_DOT = re.compile("[·・•‧]")
_HAN_RUN = re.compile(r"[\u4e00-\u9fff]+")


def check(pair: Pair) -> Iterator[Finding]:
    """Tell names that are not the same on both sides, and names that only one side has.

    Silent where the one name is part of the other (Volksregierung, 区人民政府), where the other text has the name in a form
    that was not found as one, and on states in adjectives and abbreviations (deutsch-chinesisch, 德中).
    """
    de, zh = pair.de.names, pair.zh.names
    if not (de or zh) or not (pair.de.text and pair.zh.text):
        return
    yield from _in_characters(pair)
    yield from _orders(pair)
    links = link_names(de, zh)
    towns = any(link.verdict == "same" and link.de and _is_foreign_town(link.de) for link in links)
    for link in links:
        if link.verdict == "different":
            yield from _different(pair, link)
        elif link.verdict == "doubtful":
            yield from _doubtful(pair, link)
        elif link.verdict == "missing-zh" and link.de:
            if link.de.kind is MentionKind.BODY:
                yield from _body_unsaid(pair, link.de)
            yield from _alone(pair, link.de, pair.zh, towns=towns)
        elif link.verdict == "missing-de" and link.zh:
            yield from _alone(pair, link.zh, pair.de, towns=towns)


def _different(pair: Pair, link: NameLink) -> Iterator[Finding]:
    de, zh = link.de, link.zh
    assert de is not None
    assert zh is not None
    one, other = records().get(de.key), records().get(zh.key)
    if de.kind is MentionKind.PERSON:
        if _said(de, pair.zh):
            return
        if _is_foreign(zh) or not _is_chinese_person(de):
            if _is_transcribed(link):
                yield finding("name.wrong", *both(pair, de.span, zh.span), de=de.surface, zh=zh.surface, confidence=0.7)
            return
    elif (
        one is None
        or other is None
        or _is_part(one, other)
        or _said(de, pair.zh)
        or _said(zh, pair.de)
        or (
            de.kind is MentionKind.BODY
            and _OF_PLACE.match(pair.de.plain, de.span.end)
            and set(one.zh_hans) & set(zh.surface) - _COMMON
        )
        or (de.kind is MentionKind.BODY and _is_said_otherwise(one, zh, pair))
    ):
        return
    if de.kind is MentionKind.OFFICE:
        if _is_composed(zh, pair.zh) or not one or not other or _may_render(de, one, zh, other, pair):
            return
        yield finding(
            "title.rank", *both(pair, de.span, zh.span), de=de.surface, zh=zh.surface,
            suggestion=one.zh_hans, confidence=0.85, source=f"names:{one.id}",
        )  # fmt: skip
        return
    if de.kind is MentionKind.PLACE and one and other and "state" in (one.kind, other.kind) and one.kind != other.kind:
        return
    yield finding(
        "name.wrong", *both(pair, de.span, zh.span), de=de.surface, zh=zh.surface,
        suggestion=one.short if one else "", confidence=0.9, source=f"names:{one.id}" if one else "",
    )  # fmt: skip


# A body of a lower level with the name of the state's: das Auswärtige Amt der Stadt, 外办.
_OF_PLACE = re.compile(
    r"\s+(?:der|des|von)\s+(?:\w+\s+)?(?:stadt|provinz|volksregierung|stadtbezirks?|bezirks|kreises|region|stadtregierung)\b"
)
_BODY_TYPE = re.compile(
    "(?:委员会|联合会|协会|商会|学会|基金会|议会|办公室|办事处|中心|大学|学院|法院|医院|银行|公司|局|部|厅|处|馆|院|所|署)$"
)
_COMMON = frozenset("部局厅署院会委员公室处国市省州县区的中心德联邦协家人民学主门机关总大小地方管理政府馆")
_SHORT_FORMS = frozenset((ClauseKind.SIGNATURE, ClauseKind.HEADING))
# Said of so many bodies that they tell none from another.
_OF_MANY = frozenset(("委员", "员会", "人民", "民政", "政府", "管理", "中国", "德国", "联邦", "国家", "办公", "公室", "合会", "中心", "市政", "地方"))  # fmt: skip


def _is_said_otherwise(body: Record, rival: Mention, pair: Pair) -> bool:
    """Whether beside the body found there stands the one meant, shortened (发展改革委) or by another admitted name (总务委员会)."""
    text = pair.zh.plain[: rival.span.start] + "|" + pair.zh.plain[rival.span.end :]
    for form in (body.zh_hans, body.short):
        pieces = {form[at : at + 2] for at in range(len(form) - 1)} - _OF_MANY
        if sum(piece in text for piece in pieces) >= 2:
            return True
    kind = _BODY_TYPE.search(body.zh_hans)
    return kind is not None and not rival.surface.endswith(kind.group()) and kind.group() in text


def _is_transcribed(link: NameLink) -> bool:
    """Whether a German full name stands against a dotted Chinese one that cannot be read as it."""
    de, zh = link.de, link.zh
    return (
        de is not None
        and zh is not None
        and bool(_DOT.search(zh.surface))
        and len(_DOT.split(zh.surface)[-1]) > 1  # not one cut off at a word that looks like the end
        and len(_latin(de).split()) >= 2
        and link.match is not None
        and link.match.verdict == "none"
    )


_BESIDE = re.compile(r"(?<=[(（,/ ])[\u4e00-\u9fff]{2,4}(?=[)）,/ .;]|$)")


def _in_characters(pair: Pair) -> Iterator[Finding]:
    """Names that the German text gives in characters, with a character another than the Chinese text has: (张慧), 张惠."""
    for match in _BESIDE.finditer(pair.de.text):
        name = simple(match.group())
        if name in pair.zh.plain:
            continue
        for start in range(len(pair.zh.plain) - len(name) + 1):
            other = pair.zh.plain[start : start + len(name)]
            if (
                other[0] == name[0]
                and sum(a != b for a, b in zip(name, other, strict=True)) == 1
                and _HAN_RUN.fullmatch(other)
            ):
                spans = Span(*match.span()), Span(start, start + len(name))
                yield finding(
                    "name.wrong", *both(pair, *spans), de=match.group(), zh=spans[1].of(pair.zh.text),
                    suggestion=match.group(), confidence=0.9, source="names:beside",
                )  # fmt: skip
                break


def _orders(pair: Pair) -> Iterator[Finding]:
    """Chinese persons whose family name stands behind in German: Wenbin Guo for 郭文斌."""
    people = [m for m in pair.de.names if m.kind is MentionKind.PERSON and len(_latin(m).split()) == 2]
    for mention in people:
        if records().get(mention.key) is not None or not _is_chinese_person(mention):
            continue
        named = [m.surface for m in pair.zh.names if m.kind is MentionKind.PERSON]
        for hanzi in (*named, *_windows(pair.zh.plain)):
            match = _matched(mention, hanzi)
            if match is None or not match.accepted:
                continue
            if match.order == "given-first":
                first, last = _latin(mention).split()
                yield finding(
                    "name.order", *both(pair, mention.span, None), found=mention.surface, zh=hanzi,
                    suggestion=f"{last} {first}", confidence=0.85,
                )  # fmt: skip
            break


def _doubtful(pair: Pair, link: NameLink) -> Iterator[Finding]:
    match, de, zh = link.match, link.de, link.zh
    if match is None or de is None or zh is None or match.verdict not in ("known-error", "homophone-possible"):
        return
    if _said(de, pair.zh):
        return
    sure = match.verdict == "known-error"
    yield finding(
        "name.wrong", *both(pair, de.span, zh.span), de=de.surface, zh=zh.surface,
        suggestion=match.competitors[0] if match.competitors else "", confidence=0.9 if sure else 0.6,
        source=f"names:{match.record}" if match.record else "",
    )  # fmt: skip


def _is_foreign_town(mention: Mention) -> bool:
    entity = records().get(mention.key)
    return entity is not None and entity.kind == "place" and not entity.id.isdecimal()


# A Chinese body by its type, and what is before it: 联邦经济部.
_BODY_ZH = re.compile(
    r"(?:德国|联邦|国家|全国|中国|[市省州区县])?[\u4e00-\u9fff]{2,6}?(?:部|局|厅|署|委员会|中心|协会|基金会|总会|学院|议院|法院|银行)(?![\u4e00-\u9fff]?[长门们分队落内区级])"
)


def _body_unsaid(pair: Pair, mention: Mention) -> Iterator[Finding]:
    """A recorded body of which nothing telling stands in the Chinese text; another body may stand there: 联邦经济部."""
    entity = records().get(mention.key)
    if entity is None or _said(mention, pair.zh) or _OF_PLACE.match(pair.de.plain, mention.span.end):
        return
    forms = {entity.zh_hans, entity.short, *(v.form for v in entity.variants if v.system == "zh")}
    telling = set("".join(forms)) - _COMMON
    if not telling or telling & set(pair.zh.plain) or pair.zh.kinds & _SHORT_FORMS:
        return
    if any(m.kind is MentionKind.BODY for m in pair.zh.names):
        return
    said = set("".join(lexicon_words(mention.surface))) - _COMMON
    if said & set(pair.zh.plain) or ("委员会" in entity.zh_hans and "委员会" in pair.zh.plain):
        return  # 警务部门 for Polizeibehörden; committees have a name in every translation
    rival = _BODY_ZH.search(pair.zh.plain)
    single = len([m for m in pair.de.names if m.kind is MentionKind.BODY]) == 1
    if rival and single and not _is_of_the_text(rival.group()[-5:], pair.de.plain):
        spans = mention.span, Span(*rival.span())
        yield finding(
            "name.wrong", *both(pair, *spans), de=mention.surface, zh=spans[1].of(pair.zh.text),
            suggestion=entity.zh_hans, confidence=0.6, source=f"names:{entity.id}",
        )  # fmt: skip
    else:
        yield finding(
            "name.missing", *both(pair, mention.span, None), found=mention.surface, side="zh", confidence=0.6,
            source=f"names:{entity.id}",
        )  # fmt: skip


def _is_of_the_text(tail: str, german: str) -> bool:
    """Whether a word in the last characters of a Chinese body's name stands in the German text."""
    words = german_lemmas()
    parts = (tail[at : at + length] for length in (2, 3, 4) for at in range(len(tail) - length + 1))
    return any(
        founded(part, german) for part in parts if part in words and part not in ("联邦", "德国", "中国", "国家")
    )


def _alone(pair: Pair, mention: Mention, other: Side, *, towns: bool) -> Iterator[Finding]:
    if mention.kind in (MentionKind.OFFICE, MentionKind.BODY) or _said(mention, other):
        return
    entity = records().get(mention.key)
    if (
        entity is not None
        and other is pair.zh
        and _is_town_unsaid(mention, pair)
        and not _in_compound(mention, pair.de.text)
    ):
        yield finding(
            "name.missing", *both(pair, mention.span, None), found=mention.surface, side="zh", confidence=0.6,
            source=f"names:{entity.id}",
        )  # fmt: skip
        return
    # Chinese writes other countries' towns by sound, in more than one way; a Chinese division has one name. Beside a town
    # that stands in both texts, one that only one of them has counts all the same.
    if entity is not None and (
        mention.surface in _COMPASS or not (entity.id.isdecimal() or (towns and _is_foreign_town(mention)))
    ):
        return
    if mention.kind is MentionKind.PERSON and (
        (mention in pair.de.mentions and not _is_chinese_person(mention)) or mention in pair.zh.mentions
    ):
        return
    if entity is None and mention.kind is not MentionKind.PERSON:
        return
    missing = other is pair.zh
    if missing and (_in_compound(mention, pair.de.text) or _is_abbreviated(entity, pair.zh.plain)):
        return
    if not missing and mention.kind is MentionKind.PLACE and _is_ordinary(mention, entity, pair.zh.plain):
        return
    yield finding(
        "name.missing", *both(pair, mention.span if missing else None, None if missing else mention.span),
        found=mention.surface, side="zh" if missing else "de", confidence=0.75,
        source=f"names:{entity.id}" if entity else "",
    )  # fmt: skip


# 该市, 我校, 两国; not the 该 of 该项目 nor the 我 of 我谨.
_POINTING = re.compile(
    "[该本我贵此这其]国?(?:[市城地县州区镇村乡省国州校馆院府方处]|座|家|里|两)|两[市校国地馆院城]|双城|当地|友城|上述|东道|其(?!中|他|余|间)"
)


def _is_town_unsaid(mention: Mention, pair: Pair) -> bool:
    """Whether a recorded town of another country is not in the Chinese text, and nothing there points to it (该市, 我市)."""
    if mention.kind is not MentionKind.PLACE or not _is_foreign_town(mention):
        return False
    pieces = {
        form[at : at + 2]
        for key in (mention.key, *mention.candidates)
        if (entity := records().get(key))
        for form in (entity.zh_hans, entity.short)
        for at in range(len(form) - 1)
    }
    zh = pair.zh.plain
    if any(piece in zh for piece in pieces):
        return False
    if _ON_BEHALF.search(pair.de.plain, 0, mention.span.start) and not _ON_BEHALF_ZH.search(zh):
        return True  # 我谨代表海尔布隆市 has become 我谨
    return not _POINTING.search(zh)


_ON_BEHALF = re.compile(r"\bim (?:namen|auftrag)e? (?:der|des) (?:(?:stadt|gemeinde|kreises|landkreises)\s+)?$")
_ON_BEHALF_ZH = re.compile("代表(?![团处大性作们])|名义|受.{0,8}委托|该市|我市|本市")


# The provinces' one-character names, by the first two figures of the division's code.
_SHORT = {
    "11": "京", "12": "津", "13": "冀", "14": "晋", "15": "蒙", "21": "辽", "22": "吉", "23": "黑", "31": "沪", "32": "苏", "33": "浙",
    "34": "皖徽", "35": "闽", "36": "赣", "37": "鲁", "41": "豫", "42": "鄂", "43": "湘", "44": "粤", "45": "桂", "46": "琼", "50": "渝",
    "51": "川蜀", "52": "黔贵", "53": "滇云", "54": "藏", "61": "陕秦", "62": "甘陇", "63": "青", "64": "宁", "65": "新疆", "81": "港", "82": "澳",
    "4401": "穗广", "3201": "宁", "5101": "蓉", "2102": "连", "3302": "甬", "3205": "苏", "3301": "杭", "4201": "汉", "6101": "西",
}  # fmt: skip
# Names that are ordinary words of a description: 新城区, 东区, 高新区.
_ORDINARY = re.compile(r"[新老旧城郊矿市中东西南北河海江湖山港桥关区县镇高开发经济技术产业园大小]+")


def _in_compound(mention: Mention, text: str) -> bool:
    """Whether a German place only tells a thing's kind: Peking-Oper, Shanghai-Stil."""
    return bool(re.match(r"-[A-ZÄÖÜ]", text[mention.span.end : mention.span.end + 2]))


def _is_abbreviated(entity: Record | None, text: str) -> bool:
    """Whether Chinese names a province or city by one character: 京剧, 赴沪, 川菜."""
    if entity is None or not entity.id.isdecimal():
        return False
    short = _SHORT.get(entity.id[:4]) or (_SHORT.get(entity.id[:2], "") if entity.id[2:] == "0000" else "")
    return any(character in text for character in short)


def _is_ordinary(mention: Mention, entity: Record | None, text: str) -> bool:
    """Whether a Chinese place is a word of the text after all: 新城区, or the 自贡 in 改编自贡献者公约."""
    if entity is not None and (_ORDINARY.fullmatch(entity.short) or _ORDINARY.fullmatch(mention.surface)):
        return True
    words = german_lemmas()
    start, end = mention.span.start, mention.span.end
    return any(
        text[at : at + length] in words
        for length in (2, 3, 4)
        for border in (start, end)
        for at in range(max(0, border - length + 1), border)
        if at + length > border and not (at >= start and at + length <= end)
    )


def _said(mention: Mention, other: Side) -> bool:
    """Whether the other text has the name in one of its forms, found there or not."""
    for key in (mention.key, *mention.candidates):
        entity = records().get(key)
        if entity is None:
            continue
        if other.lang.is_chinese:
            forms = {entity.zh_hans, entity.short, *(v.form for v in entity.variants if v.system == "zh")}
            if entity.kind == "state":
                forms.add(entity.short[0])
            if any(form and form in other.plain for form in forms):
                return True
        else:
            latin = {entity.de, entity.pinyin, *(v.form for v in entity.variants if v.system not in ("zh", "error"))}
            if entity.id.endswith("0000") and entity.de:
                latin.discard(entity.pinyin if entity.pinyin != entity.de else "")  # 陕西 is Shaanxi and not Shanxi
            if entity.kind == "state":
                latin |= {"deutsch", "chines"} if entity.id in ("state-de", "cn", "state-cn") else set()
            if mention.kind is MentionKind.OFFICE:
                latin = {f" {form}" for form in latin if form}
            # Only offices have endings that fall away; 江西 is not said by the beginning of Jiangsu.
            cut = 2 if mention.kind is MentionKind.OFFICE else 0
            if any(form and form.lower()[: max(5, len(form) - cut)] in f" {other.plain}" for form in latin):
                return True
    if mention.kind is MentionKind.PLACE and mention.key.endswith("0000") and mention.key in records():
        return False  # a province's Chinese name is known: Shanxi is 山西 and never 陕西
    if mention.kind in (MentionKind.PERSON, MentionKind.PLACE) and other.lang.is_chinese:
        return any(_accepted(mention, window) for window in _windows(other.plain))
    return False


def _windows(text: str) -> Iterator[str]:
    for match in _HAN_RUN.finditer(text[:200]):
        run = match.group()
        for length in (3, 2, 4):
            for start in range(len(run) - length + 1):
                yield run[start : start + length]


def _accepted(mention: Mention, hanzi: str) -> bool:
    match = _matched(mention, hanzi)
    return match is not None and bool(match.accepted)


def _matched(mention: Mention, hanzi: str) -> NameMatch | None:
    try:
        return compare(_latin(mention), hanzi, kind=mention.kind.value)
    except BadInput:
        return None


def _latin(mention: Mention) -> str:
    return mention.key.removeprefix("person:") if mention.key.startswith("person:") else mention.surface


def _is_chinese_person(mention: Mention) -> bool:
    """Whether the Latin name is one that Chinese characters can be read as."""
    from memorandum_kit.names import detect_system

    name = mention.key.removeprefix("person:")
    entity = records().get(mention.key)
    if entity is not None:
        return bool(entity.reading)
    systems = detect_system(name)
    return bool(systems) and systems[0][1] >= 0.5 and len(name.split()) in (2, 3)


def _is_foreign(mention: Mention) -> bool:
    return "·" in mention.surface or len(mention.surface) > 4


def _is_part(one: Record, other: Record) -> bool:
    if one.zh_hans in other.zh_hans or other.zh_hans in one.zh_hans or one.short in other.zh_hans:
        return True
    return one.part_of == other.id or other.part_of == one.id or (one.de and one.de == other.de) or False


def _is_composed(mention: Mention, side: Side) -> bool:
    """Whether the Chinese title is the tail of a longer one: 副市长, 党组书记."""
    before = side.text[max(0, mention.span.start - 2) : mention.span.start]
    return before.endswith(("副", "原", "前", "时任"))


def _may_render(de: Mention, one: Record, zh: Mention, other: Record, pair: Pair) -> bool:
    """Whether the Chinese title may stand for the German one: no rank known, the same rank, or a mayor of any town."""
    if not one.level or not other.level or one.level == other.level or _NO_COUNTERPART.search(de.surface):
        return True
    if de.surface.lower().startswith("bürgermeister"):
        return zh.surface in ("镇长", "乡长", "县长") or (zh.surface == "区长" and "bezirk" in pair.de.plain)
    return False
