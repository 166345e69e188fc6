"""Errors put into correct pairs one at a time, as typists, hosts and translators make them; with the codes that tell them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from memorandum_kit.checks.renderings import founded
from memorandum_kit.glossary import Glossary, load_glossary
from memorandum_kit.model import Lang

Injection = Callable[[str, str], tuple[str, str] | None]
HAN = r"[\u4e00-\u9fff]"


@dataclass(frozen=True)
class Error:
    """One sort of error: its tier, the codes of which one must be told, and what makes it of a correct pair."""

    name: str
    tier: str
    codes: tuple[str, ...]
    inject: Injection


ERRORS: list[Error] = []


def error(tier: str, *codes: str) -> Callable[[Injection], Injection]:
    """Enter a function into the table of errors."""

    def enter(function: Injection) -> Injection:
        ERRORS.append(Error(function.__name__, tier, codes, function))
        return function

    return enter


def changed(text: str, pattern: str, new: str | Callable[[re.Match[str]], str], which: int = 0) -> str | None:
    """Give the text with one match replaced, the first or (which=-1) the last; None where nothing changes."""
    found = list(re.finditer(pattern, text))
    if not found:
        return None
    match = found[which]
    words = new(match) if callable(new) else match.expand(new)
    return text[: match.start()] + words + text[match.end() :] if words != match.group() else None


def german(pattern: str, new: str | Callable[[re.Match[str]], str], which: int = 0) -> Injection:
    """An error of the German text."""

    def inject(de: str, zh: str) -> tuple[str, str] | None:
        out = changed(de, pattern, new, which)
        return None if out is None else (out, zh)

    return inject


def chinese(pattern: str, new: str | Callable[[re.Match[str]], str], which: int = 0) -> Injection:
    """An error of the Chinese text."""

    def inject(de: str, zh: str) -> tuple[str, str] | None:
        out = changed(zh, pattern, new, which)
        return None if out is None else (de, out)

    return inject


def where(injection: Injection, de_pattern: str = "", zh_pattern: str = "", unless: str = "") -> Injection:
    """The error only where both texts have what it is made of, and `unless` stands in neither."""

    def inject(de: str, zh: str) -> tuple[str, str] | None:
        if (
            not re.search(de_pattern, de)
            or not re.search(zh_pattern, zh)
            or (unless and re.search(unless, f"{de}\n{zh}"))
        ):
            return None
        return injection(de, zh)

    return inject


DENIES = r"(?i)\bnicht|\bkein|\bweder|\bohne|\bun|\bnie|[不无未没非免禁否]"


def table(tier: str, codes: str, rows: dict[str, Injection]) -> None:
    """Enter several errors of the same codes."""
    ERRORS.extend(Error(name, tier, tuple(codes.split()), function) for name, function in rows.items())


def _mapped(pairs: dict[str, str]) -> tuple[str, Callable[[re.Match[str]], str]]:
    pattern = "|".join(re.escape(key) for key in sorted(pairs, key=len, reverse=True))
    return pattern, lambda match: pairs[match.group()]


# A ---------------------------------------------------------------------------------------------------------------
table("A", "empty", {"no Chinese": lambda de, zh: (de, ""), "no German": lambda de, zh: ("", zh)})
table(
    "A",
    "untranslated",
    {
        "German left": lambda de, zh: (de, de) if len(de.split()) > 4 else None,
        "Chinese left": lambda de, zh: (zh, zh) if len(zh) > 9 else None,
    },
)
table(
    "A",
    "encoding.mojibake",
    {
        "UTF-8 as cp1252": german("[äöüÄÖÜß]", lambda m: m.group().encode().decode("cp1252", "replace")),
        "β for ß": german("ß", "β"),
        "? for umlauts": german("(?<=[a-z])[äöü](?=[a-z])", "?"),
        "Latin 1 as GBK": german(*_mapped({"ü": "眉", "ä": "盲", "ö": "枚"})),
        "replacement": chinese(HAN, "\ufffd", -1),
        "UTF-8 as GBK": chinese("，", "锛\udc8c".replace("\udc8c", "?")),
    },
)
table(
    "A",
    "character.invisible",
    {
        "zero width space": chinese(rf"(?<={HAN})(?={HAN})", "\u200b", -1),
        "byte order mark": german(r"(?<=\w) (?=\w)", " \ufeff"),
        "direction mark": chinese(rf"(?<={HAN})(?={HAN})", "\u202e"),
        "word joiner": german(r"(?<=\w)(?= )", "\u2060", -1),
    },
)
table(
    "A",
    "character.compatibility",
    {
        "Kangxi": chinese(*_mapped(dict(zip("人大日水文一生金方行工口山心手月", "⼈⼤⽇⽔⽂⼀⽣⾦⽅⾏⼯⼝⼭⼼⼿⽉", strict=True)))),
        "compatibility": chinese(*_mapped({"都": "\ufa26", "更": "\uf901", "行": "\ufa08", "度": "\ufa01", "利": "\uf9dd", "理": "\uf9e4"})),
    },
)  # fmt: skip
_WIDE = {ord(c): chr(ord(c) + 0xFEE0) for c in "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"}
table(
    "A",
    "character.width",
    {
        "wide figures": chinese(r"\d+", lambda m: m.group().translate(_WIDE)),
        "wide letters": german(r"\b[A-Z][a-z]+", lambda m: m.group().translate(_WIDE)),
    },
)
table("A", "script.mixed", {
    "Traditional": chinese(*_mapped(dict(zip("国会发关动业长门这个为时经济义务产东车书办对机构联环协议", "國會發關動業長門這個為時經濟義務產東車書辦對機構聯環協議", strict=True)))),
})  # fmt: skip
table(
    "A",
    "brackets.unbalanced",
    {
        "no end": chinese("[）》]", ""),
        "no begin": chinese(r"(?<!^)[（《]", ""),
        "German no end": german(r"(?<=\w{3})\)", ""),
        "stray": german(r"(?<=\w) (?=[A-Z]\w+ )", " ("),
        "stray Chinese": chinese(rf"(?<=，)(?={HAN})", "（"),
    },
)
table(
    "A",
    "quotes.unbalanced",
    {
        "no end": chinese("”", ""),
        "no begin": chinese("“", ""),
        "German no end": german("“", ""),
        "German no begin": german("„", ""),
    },
)
_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
table(
    "A",
    "date.impossible date.weekday",
    {
        "30 February": german(rf"\d{{1,2}}\. (?:{_MONTHS})(?= \d{{4}})", "30. Februar"),
        "二月三十日": chinese(r"\d{1,2}月\d{1,2}日", "2月30日"),
        "month 13": chinese(r"(?<=\d年)\d{1,2}月(?=\d)", "13月"),
        "figures": german(rf"\d{{1,2}}\. (?:{_MONTHS}) (?=\d{{4}})", "31.04."),
    },
)


@error("A", "date.weekday")
def weekday(de: str, zh: str) -> tuple[str, str] | None:
    """The weekday of another day before the date."""
    import datetime

    match = re.search(rf"(?<!\d)(\d{{1,2}})\. ({_MONTHS}) (\d{{4}})", de)
    if not match:
        return None
    month = _MONTHS.split("|").index(match[2]) + 1
    day = datetime.date(int(match[3]), month, int(match[1]))
    wrong = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")[(day.weekday() + 2) % 7]
    return de[: match.start()] + f"{wrong}, {match[0]}" + de[match.end() :], zh


@error("A", "date.weekday")
def weekday_chinese(de: str, zh: str) -> tuple[str, str] | None:
    """A wrong 星期 behind the date."""
    import datetime

    match = re.search(r"(\d{4})年(\d{1,2})月(\d{1,2})日(?![（至])", zh)
    if not match:
        return None
    day = datetime.date(*(int(match[n]) for n in (1, 2, 3)))
    return de, zh[: match.end()] + f"（星期{'一二三四五六日'[(day.weekday() + 3) % 7]}）" + zh[match.end() :]


def added(de_words: str, zh_words: str) -> Injection:
    """Both texts with something at their end that does not agree."""

    def inject(de: str, zh: str) -> tuple[str, str] | None:
        if len(de) < 60 or not de.endswith(".") or not zh.endswith("。"):
            return None
        return f"{de[:-1]} ({de_words}).", f"{zh[:-1]}（{zh_words}）。"

    return inject


table(
    "A",
    "reference.mismatch",
    {
        "e-mail": added("international@musterstadt.de", "internaional@musterstadt.de"),
        "URL": added("www.musterstadt.de/partner", "www.musterstadt.de/parnter"),
        "paper": added("Drucksache 2024/0124", "议案2024/0142号"),
        "telephone": added("Tel. +49 209 1234567", "电话：+49 209 1234576"),
        "no e-mail": added("international@musterstadt.de", "国际事务办公室"),
    },
)
table("A", "spacing.double", {"German": german(r"(?<=\w) (?=\w)", "  ", -1)})
table("A", "word.repeated", {"word": german(r"(?<= )([a-zäöü]{3,})(?= )(?<!die)(?<!der)(?<!das)(?<!den)(?<!dem)(?<!sie)(?<!wir)(?<!sich)(?<!ist)(?<!war)", r"\1 \1"), "noun": german(r"(?<= )([A-ZÄÖÜ]\w{3,})(?= )", r"\1 \1")})  # fmt: skip


def glossary() -> Glossary:
    """The shipped glossary."""
    return _GLOSSARY.setdefault("", load_glossary())


_GLOSSARY: dict[str, Glossary] = {}


def _rejected(de: str, zh: str) -> Iterator[tuple[str, str]]:
    """Chinese terms of concepts that both texts have, with a rejected term of theirs."""
    terms = glossary()
    german_keys = {m.key for m in terms.find(de, Lang.DE) if m.status != "deprecated"}
    for mention in terms.find(zh, Lang.ZH_HANS):
        if mention.key not in german_keys or mention.status == "deprecated" or len(mention.parts) > 1:
            continue
        concept = terms.concept(mention.key)
        if concept is None:
            continue
        for term in concept.terms:
            if term.lang is Lang.ZH_HANS and term.status == "deprecated" and "…" not in term.term:
                yield mention.surface, term.term


# Related concepts that translators do take for one another, by hand: the agreed Chinese of one for that of the other.
CONFUSED = (
    ("友好交流城市", "友好城市"), ("备忘录", "协议"), ("备忘录", "合同"), ("意向书", "备忘录"), ("协议", "条约"), ("可持续发展", "经济发展"),
    ("博物馆", "图书馆"), ("图书馆", "档案馆"), ("幼儿园", "小学"), ("职业教育", "高等教育"), ("气候保护", "环境保护"), ("环境保护", "气候保护"), ("环保", "消防"),
    ("可再生能源", "核能"), ("污水处理厂", "自来水厂"), ("自来水厂", "污水处理厂"), ("教育", "文化"), ("体育", "教育"), ("旅游", "交通"), ("交通", "旅游"),
    ("医院", "养老院"), ("消防", "警察"), ("市议会", "市政府"), ("人民政府", "人民代表大会"), ("生效", "失效"), ("延长", "终止"), ("终止", "延长"),
    ("签署", "批准"), ("保密", "公开"), ("奖学金", "助学贷款"), ("实习", "培训"), ("学生", "教师"), ("青少年", "老年人"), ("口译", "笔译"), ("氢能", "核能"),
    ("出口", "进口"), ("展览", "比赛"), ("音乐会", "展览"), ("联合", "各自"), ("职业学校", "幼儿园"), ("大学", "小学"), ("预算", "税收"), ("保险", "贷款"),
    ("旅费", "餐费"), ("酒店", "医院"), ("机场", "港口"), ("港口", "机场"), ("有轨电车", "地铁"), ("水厂", "电厂"), ("洪水", "地震"), ("讲座", "展览"),
)  # fmt: skip


@error("A", "term.deprecated", "term.wrong")
def deprecated(de: str, zh: str) -> tuple[str, str] | None:
    """A rejected term for the agreed one."""
    for old, new in _rejected(de, zh):
        if new not in zh and old not in new:
            return de, zh.replace(old, new)
    return None


# B ---------------------------------------------------------------------------------------------------------------
_FIGURE = r"(?<![\d.:：/-])\d+(?:\.\d+)?(?=[万亿]|[多余名个位人项欧元次所家种周课份平公立分]|%|％)"
_UNITS = {"平方公里": "平方米", "公顷": "平方公里", "公里": "米", "欧元": "美元", "吨": "公斤", "米": "公里"}
_DIGITS = dict(zip("一二两三四五六七八九十", "三五四六九八七二六四五", strict=True))


def _other_figure(match: re.Match[str]) -> str:
    digits = match.group()
    return digits[:-1] + str((int(digits[-1]) + 3) % 10) if digits[-1] != "." else digits


table("B", "number.scale number.value", {
    "万 as 亿": chinese(r"(?<=\d)万", "亿"), "亿 as 万": chinese(r"(?<=\d)亿", "万"), "万 lost": chinese(r"(?<=\d)万", ""),
    "thousands lost": german(r"(?<=\d)\.000(?!\d)", ""),
})  # fmt: skip
table("B", "number.value date.value duration.value number.scale number.missing time.value", {
    "another figure": chinese(_FIGURE, _other_figure),
    "figures exchanged": chinese(r"(?<![\d.:：/-])([1-9])([1-9])(?=\d*(?:\.\d+)?[万亿名人个%欧元])(?!\1)", r"\2\1"),
    "another figure in German": german(r"(?<![\d.:/-])\d{2,3}(?=\.\d{3} (?!Uhr)| [A-Z]| Prozent)(?! (?:Uhr|Januar|Februar|März|April|Mai|Juni|Juli|Au|Sep|Okt|Nov|Dez))", _other_figure),
})  # fmt: skip
table("B", "number.missing", {"left out": chinese(r"[约近共]?\d+(?:\.\d+)?[万亿]?(?=名|个|位|人|项)", "")})
table("B", "number.extra", {"added": chinese(r"(?<=有)(?=学生|青少年|企业|代表|市民|建议)", "37名")})
table("B", "number.format", {"four behind the point": german(r"\b\d{1,3}\.\d{3}\b(?! Uhr)", r"\g<0>0")})  # fmt: skip
table("B", "unit", {"unit": chinese(*_mapped({k: v for k, v in _UNITS.items() if k != "欧元"}))})
table("B", "currency", {"currency": chinese(r"(?<=[\d万亿])欧元", "美元"), "元": chinese(r"(?<=[\d万亿])欧元", "元")})
table("B", "date.value number.value date.weekday date.impossible", {
    "day": chinese(r"(?<=月)\d{1,2}(?=日)", lambda m: str(int(m.group()) % 27 + 1)),
    "month": chinese(r"(?<=年)\d{1,2}(?=月)", lambda m: str(int(m.group()) % 12 + 1)),
    "year": chinese(r"(?:19|20)\d\d(?=年)", lambda m: str(int(m.group()) - 1)),
    "decade": german(r"\b(?:19|20)\d\d\b(?!/)", lambda m: str(int(m.group()) + 10)),
    "German day": german(rf"\b\d{{1,2}}(?=\. (?:{_MONTHS}))", lambda m: str(int(m.group()) % 27 + 1)),
})  # fmt: skip
table("B", "date.precision date.missing", {"no day": chinese(r"(?<=\d月)\d{1,2}日(?!至)", "")})
table("B", "date.missing date.value", {"no date": chinese(r"(?:于|自|在)?\d{4}年\d{1,2}月(?:\d{1,2}日)?", "")})
table("B", "time.value number.value", {
    "hour": chinese(r"\d{1,2}(?=时|点|[:：]\d\d)", lambda m: str(int(m.group()) % 20 + 1)),
    "minutes": chinese(r"(?<=\d[:：时])\d\d(?!\d)", lambda m: f"{(int(m.group()) + 25) % 60:02d}"),
})  # fmt: skip
table("B", "duration.value number.value date.value number.missing date.missing date.extra", {
    "years": chinese(r"(?<![一二三四五六七八九十百\d〇零])[二两三四五六七八九十](?=年(?:[，。期之]|内|以|有|后|为|的|效))", lambda m: _DIGITS[m.group()]),
    "months": chinese(r"[一二两三四五六七八九十](?=个月)", lambda m: _DIGITS[m.group()]),
    "months for years": chinese(r"(?<=[三四五六七八十])年(?=[，。期]|内|以|有|后|的)", "个月"),
    "weeks": chinese(r"[二两三四六](?=周)", lambda m: _DIGITS[m.group()]),
})  # fmt: skip
table("B", "copies", {
    "in all": chinese(r"(?<=一式)[二两四](?=份)", lambda m: {"二": "四", "两": "六", "四": "两"}[m.group()]),
    "each": chinese(r"(?<=各执)[一二两](?=份)", lambda m: {"一": "三", "二": "一", "两": "一"}[m.group()]),
})  # fmt: skip
table("B", "reference.article reference.mismatch", {
    "article": chinese(r"(?<=第)[一二三四五六七八九](?=条)", lambda m: _DIGITS[m.group()]),
    "article in German": german(r"(?<=Artikel )\d", lambda m: str(int(m.group()) % 9 + 1)),
    "paragraph": german(r"(?<=Absatz )\d", lambda m: str(int(m.group()) % 9 + 1)),
})  # fmt: skip
table("B", "number.qualifier", {"at least": chinese("至少", "至多"), "at most": chinese("最多|至多|不超过", "至少")})


# C ---------------------------------------------------------------------------------------------------------------
def speaks_of(de: str, word: str) -> bool:
    """Whether the German text has a word for a Chinese one, by glossary or lexicon: a pronoun cannot be swapped."""
    keys = {mention.key for mention in glossary().find(de, Lang.DE)}
    return founded(word, de.lower()) or any(mention.key in keys for mention in glossary().find(word, Lang.ZH_HANS))


for _old, _new in CONFUSED:

    def _swap(de: str, zh: str, old: str = _old, new: str = _new) -> tuple[str, str] | None:
        fits = old in zh and new not in zh and speaks_of(de, old)
        return (de, zh.replace(old, new)) if fits else None

    table(
        "C", "term.wrong relation.level term.deprecated title.rank name.wrong term.missing", {f"{_old} {_new}": _swap}
    )

table("C", "relation.level term.wrong", {
    "level": german(r"Städtefreundschaft", "Städtepartnerschaft"), "level up": german(r"Städtepartnerschaft", "Städtefreundschaft"),
})  # fmt: skip
table("C", "title.rank name.wrong term.wrong", {
    "deputy": chinese(r"(?<!副)市长(?!们)", "副市长"), "no deputy": chinese("副市长", "市长"), "district": chinese(r"(?<!副)市长(?!们)", "区长"),
    "province": chinese(r"(?<!副)市长(?!们)", "省长"),
})  # fmt: skip
table("C", "name.wrong name.missing name.inconsistent", {
    "another town": chinese(*_mapped({"秦皇岛": "青岛", "潍坊": "廊坊", "河源": "清远", "安溪": "安吉", "南京": "北京", "长沙": "长春", "苏州": "杭州", "成都": "重庆", "无锡": "常州", "太原": "西安", "绵阳": "德阳", "洛阳": "沈阳", "常州": "湖州", "青岛": "大连"})),
    "Shanxi": chinese(*_mapped({"山西": "陕西", "陕西": "山西", "河南": "河北", "河北": "河南", "湖南": "湖北", "广东": "广西", "江苏": "江西", "山东": "广东"})),
    "town left out": chinese("秦皇岛|潍坊|河源|安溪|南京|长沙|苏州|成都|无锡|太原|绵阳|洛阳|常州|青岛", "该地"),
})  # fmt: skip


@error("C", "name.wrong", "name.inconsistent")
def person(de: str, zh: str) -> tuple[str, str] | None:
    """Another character, read otherwise, in a Chinese person's name."""
    from memorandum_kit.names import find

    for mention in find(zh, Lang.ZH_HANS):
        if (
            mention.kind.value == "person"
            and len(mention.surface) in (2, 3)
            and mention.surface[-1] in "伟强敏娟涛波平刚磊静超宁琳然彬爽瑶鹏健"
        ):
            return de, zh.replace(mention.surface, mention.surface[:-1] + "坤")
    return None


@error("C", "name.order", "name.wrong")
def name_order(de: str, zh: str) -> tuple[str, str] | None:
    """The family name behind in one German place; told where the Chinese name stands beside it."""
    from memorandum_kit.names import find

    for mention in find(de, Lang.DE):
        words = mention.surface.split()
        if (
            mention.kind.value == "person"
            and len(words) == 2
            and any(m.kind.value == "person" and "·" not in m.surface for m in find(zh, Lang.ZH_HANS))
        ):
            return de.replace(mention.surface, f"{words[1]} {words[0]}"), zh
    return None


# D ---------------------------------------------------------------------------------------------------------------
table("D", "negation modality legal.effect condition.dropped", {
    "no 不": where(chinese(r"不(?=得|产生|构成|影响|承担|具|予|能|会|收|可以)", ""), r"\bnicht\b|\bkeine?\b"),
    "无 as 有": chinese(r"无(?=法律|需|须|权)", "有"),
    "nicht lost": german(r"\bnicht (?!nur|zuletzt|mehr|weniger|allein)", ""),
    "keine lost": where(german(r"\b[kK]ein(?=e?[rsn]? )", "ein"), unless=r"\bnur\b|\bwenn\b|\bsofern\b"),
    "不 added": where(chinese(r"(?<=将)(?=[^不在于就进出至以][\u4e00-\u9fff])", "不"), unless=DENIES),
    "不 behind the sides": where(chinese(r"(?<=双方)(?=将|愿|同意|支持|鼓励|承担|可|应)", "不"), unless=DENIES),
    "nicht added": where(german(r"(?<=\bwerden )(?=[a-zäöü])|(?<=\bwird )(?=[a-zäöü])", "nicht "), unless=DENIES),
    "nicht at the end": where(german(r" (?=ge\w+t\.$|\w+iert\.$|be\w+t\.$|teil\.$)", " nicht "), unless=DENIES),
})  # fmt: skip
table("D", "modality negation", {
    "may is must": where(chinese(r"(?<![许才方只仅])可(?:以)?(?=[^持行能靠再见观操信比供分以])", "必须"), r"\bk(?:ann|önnen)\b|\bdürfen\b|\bdarf\b", unless=DENIES),
    "must is may": where(chinese(r"必须|应当?(?=[^用对急邀届聘有收付变试答承])|须", "可以"), r"\bmuss\b|\bmüssen\b|\bsoll|verpflichte|\b(?:sind|ist|hat|haben)\b.*\bzu\b|zu\w+en\.", unless=DENIES),
    "effort is duty": where(chinese(r"(?<!必须)(?:努力|致力于|力争|争取)", "必须"), r"bemüh|streb|setzen sich|wirken"),
    "kann is muss": where(german(r"\bkann\b", "muss"), unless=DENIES), "können is müssen": where(german(r"\bkönnen\b", "müssen"), unless=DENIES),
    "muss is kann": where(german(r"\bmuss\b", "kann"), unless=DENIES), "müssen is können": where(german(r"\bmüssen\b", "können"), unless=DENIES),
    "soll is kann": where(german(r"\bsollen\b", "können"), zh_pattern="应", unless=DENIES), "应 is 可": where(chinese("应(?=[^用对急邀])", "可"), r"\bsoll", unless=DENIES),
})  # fmt: skip


def _exchanged(one: str, other: str) -> Injection:
    def inject(de: str, zh: str) -> tuple[str, str] | None:
        if one not in zh and other not in zh:
            return None
        return de, zh.replace(one, "\0").replace(other, one).replace("\0", other)

    return inject


table("D", "party.swap", {
    "Germans and Chinese": _exchanged("德方", "中方"), "guests and hosts": _exchanged("派出方", "接待方"), "towns": _exchanged("派出城市", "接待城市"),
    "schools": _exchanged("派出学校", "接待学校"), "A and B": _exchanged("甲方", "乙方"),
})  # fmt: skip
table("D", "list.missing", {
    "first": chinese(rf"(?<=[括盖及了为在于展送：，]){HAN}{{2,4}}、(?={HAN}{{2,8}}(?:、|和|与|及))", ""),
    "middle": chinese(rf"(?<=、){HAN}{{2,6}}、(?={HAN}{{2,8}}(?:、|和|与|及|等))", ""),
    "before the last": chinese(rf"、{HAN}{{2,6}}(?=[和与及]{HAN})", ""),
})  # fmt: skip
table("D", "list.extra", {
    "in Chinese": where(chinese(rf"(?<=、)(?={HAN}{{2,8}}(?:、|和|与))", "体育、"), unless="体育|[Ss]port"),
    "lost in German": german(r"(?<=[A-Za-zß]), [A-ZÄÖÜ][\wäöüß]+(?= und [A-ZÄÖÜ]| sowie [A-ZÄÖÜ])", ""),
})  # fmt: skip
table("D", "condition.dropped negation clause.omitted", {
    "condition cut": where(chinese(r"(?:^|(?<=，))[^，。；]*?(?:情况下|前提下|如果|如[^下此何果]|若|除[^，]*外|除非|经[^，。]*?同意|经[^，。]*?批准|允许|范围内)[^，。；]*，", ""), r"(?i)\bsofern|\bsoweit|\bfalls\b|\bwenn\b|vorbehalt|\bim falle?\b|\bin fällen|im rahmen|\bohne\b"),
    "consent cut": chinese(r"经(?:双方|对方|[^，。]{0,6})?(?:协商一致|书面同意|同意|批准)[后，]", ""),
    "writing cut": chinese("书面", ""),
})  # fmt: skip
table("D", "condition.added", {
    "condition cut in German": german(r"(?:Soweit|Sofern|Falls|Vorbehaltlich|Im Rahmen)[^,.]+, (\w)", lambda m: m[1].upper()),
    "condition cut behind": german(r", (?:sofern|soweit|falls)[^.,]+(?=\.)", ""),
    "schriftlich cut": german(r"\bschriftlich ", ""),
})  # fmt: skip
table("D", "legal.effect negation term.wrong", {
    "binding": chinese(r"不(?:具有?|产生|构成)?(?:任何)?(?=法律)", "具有"), "bound": german(r"keine (?=rechtlich|völkerrechtlich)", "rechtlich bindende und "),
})  # fmt: skip
table("D", "language.prevailing", {
    "Chinese prevails": chinese(r"，?[^，]*?同等(?:有效|作准|[^，。]*?效力)", "，如有歧义，以中文文本为准"),
    "German prevails": german(r"wobei jeder Wortlaut gleichermaßen verbindlich ist|beide (?:Texte|Fassungen) sind gleichermaßen \w+", "im Zweifel ist der deutsche Wortlaut maßgebend"),
})  # fmt: skip

# E ---------------------------------------------------------------------------------------------------------------
table("E", "punctuation.width", {
    "comma": chinese(rf"(?<={HAN})，", ","), "stop": chinese(rf"(?<={HAN})。$", "."), "brackets": chinese(rf"（([^（）]*{HAN}[^（）]*)）", r"(\1)"),
    "colon": chinese(rf"(?<={HAN})：(?!\d)", ":"), "German comma": german(r", ", "， "), "German stop": german(r"\.$", "。"),
})  # fmt: skip
table("E", "punctuation.end", {"no stop": lambda de, zh: (de, zh[:-1]) if len(de) >= 60 and len(zh) >= 16 and zh.endswith("。") and de.endswith(".") else None,
                               "no German stop": lambda de, zh: (de[:-1], zh) if len(de) >= 60 and len(zh) >= 16 and zh.endswith("。") and de.endswith(".") else None})  # fmt: skip
table(
    "E",
    "spacing.han",
    {
        "blank": chinese(rf"(?<={HAN})(?={HAN}{{4,}}[，。])(?<!条)", " "),
        "blank behind comma": chinese(rf"(?<=，)(?={HAN})", " "),
    },
)
table("E", "punctuation.quotes", {"straight": chinese("“([^“”]+)”", r'"\1"'), "German straight": german("„([^„“]+)“", r'"\1"'), "English": german("„([^„“]+)“", r"“\1”"), "German in Chinese": chinese("“([^“”]+)”", r"„\1“")})  # fmt: skip
table(
    "E",
    "character.zero",
    {
        "零": chinese(r"(?<=[一二])〇(?=[一二三四五六七八九〇]+年)", "零"),
        "○": chinese(r"(?<=[一二])〇(?=[一二三四五六七八九〇]+年)", "○"),
    },
)
table("E", "state.formal", {"short": chinese("中华人民共和国", "中国"), "short Germany": chinese("德意志联邦共和国", "德国"), "German short": german("Volksrepublik China", "China")})  # fmt: skip


def injected(pairs: list[tuple[str, str]], limit: int = 12) -> Iterator[tuple[Error, str, str]]:
    """Give every error in as many of the pairs as take it, at most `limit` of a sort."""
    for one in ERRORS:
        count = 0
        for de, zh in pairs:
            made = one.inject(de, zh)
            if made is not None and made != (de, zh):
                yield one, *made
                count += 1
                if count == limit:
                    break
