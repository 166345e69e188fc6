"""`number.*`, `unit`, `currency`, `date.*`, `time.value`, `duration.value`: the values of both sides compared."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memorandum_kit.checks.context import Pair, Side
from memorandum_kit.checks.making import both, finding
from memorandum_kit.checks.numerals import said_numbers
from memorandum_kit.model import ClauseKind, Finding, Mention, MentionKind, Span
from memorandum_kit.quantities import Difference, compare_sets

_COUNTED = frozenset((MentionKind.NUMBER, MentionKind.QUANTITY, MentionKind.MONEY))
_BY_KIND = {
    MentionKind.DATE: "date.value",
    MentionKind.TIME: "time.value",
    MentionKind.DURATION: "duration.value",
}
# Idiom, not number: 一定, 一致, 统一 are masked by the finder; these are German and Chinese words with a small number.
_IDIOMS = re.compile(
    r"(?i)einmal|zweimal|zweiseitig|beid|dritte[nr]? (?:seite|partei|person|staat)|第三方|第三国|双|erst(?:mal|e)|[二三四五六七八]重[奏唱]|"
    r"vierteljähr|\bhalb|一方|另一|(?<!分)之一|三方|两国|两市|两地|两者|两种文本|方方面面|四季"
)
# Numbers without a figure say no more than "very many".
_VAGUE = re.compile(
    r"(?i)(?:dutzende?n?|hunderte[rn]?|tausende[rn]?|zehntausende[rn]?|hunderttausende[rn]?|millionen|milliarden|unzählige)(?![a-zäöü])|"
    r"数以|[百千万]里|成千上万|成百上千|上[百千万亿]|[数几][十百千万亿]|千[千万]万"
)
_PART_OF_YEAR = re.compile(
    r"(?i)ende|anfang|mitte|hälfte|drittel|[年月][年月]?[底末初中]|[上中下]旬|[上下]半[年月]|月内|年内|前后|左右"
)
_COPIES = re.compile(r"一式|各[一二两三四五六执持]|urschrift|ausfertigung|exemplar|original|份", re.IGNORECASE)


def check(pair: Pair) -> Iterator[Finding]:
    """Tell values that differ, and values that only one side has.

    Silent on idioms with small numbers, on ordinals that a language does not write, and where the number stands in the
    other text in a form that was not taken for a value.
    """
    de = [m for m in pair.de.values if _is_compared(m, pair.de)]
    zh = [m for m in pair.zh.values if _is_compared(m, pair.zh)]
    yield from _bounds(pair)
    yield from _workdays(de, zh, pair)
    if not de and not zh:
        return
    de, zh = _without_same_figures(de, zh, pair)
    result = compare_sets(de, zh)
    for difference in result.different:
        yield from _different(pair, difference)
    if pair.de.text and pair.zh.text:
        for mention in result.missing:
            yield from _alone(pair, mention, pair.de, pair.zh)
        for mention in result.extra:
            yield from _alone(pair, mention, pair.zh, pair.de)


def _without_same_figures(de: list[Mention], zh: list[Mention], pair: Pair) -> tuple[list[Mention], list[Mention]]:
    """What is left when a bare figure of one side stands before a word for time on the other: jünger als 25, 25岁以下."""
    gone: set[int] = set()
    for ours, theirs in ((de, zh), (zh, de)):
        for one in ours:
            if one.kind is not MentionKind.NUMBER or one.unit or not one.value:
                continue
            for other in theirs:
                length = (
                    other.kind is MentionKind.DURATION and other.source != "frequency"
                )  # einmal im Jahr is not 每年
                figures = _LENGTH.fullmatch(other.value or "") if length else None
                if figures and figures.group(1) == one.value and not {id(one), id(other)} & gone:
                    gone |= {id(one), id(other)}
                    break
    for match in _OUT_OF.finditer(pair.de.plain):
        part, all_of_them = (_NUMERALS.index(match[n]) + 1 for n in (1, 2))
        said = {f"{part}/{all_of_them}", f"{part / all_of_them:g}"}
        if any(m.value in said for m in zh):
            gone |= {id(m) for m in zh if m.value in said}
            gone |= {id(m) for m in de if match.start() <= m.span.start < match.end()}
    if _DAY_AND_NIGHT.search(pair.de.plain):
        gone |= {id(m) for m in zh if m.surface in ("24小时", "二十四小时")}
    shares = {_EVERY[m.group(1)] for m in _EVERY_NTH.finditer(pair.de.plain)}
    gone |= {id(m) for m in zh if m.value in shares}
    return [m for m in de if id(m) not in gone], [m for m in zh if id(m) not in gone]


_DAY_AND_NIGHT = re.compile(r"\brund\s+um\s+die\s+uhr\b|\btag\s+und\s+nacht\b")
_LENGTH = re.compile(r"PT?(\d+)[YMWDHS]")
# Fast jeder Vierte is 近四分之一.
_EVERY_NTH = re.compile(r"\bjede[rs]?\s+(zweite|dritte|vierte|fünfte|sechste|achte|zehnte)\b")
# Drei von vier are 四分之三.
_NUMERALS = ("eine", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn")
_OUT_OF = re.compile(rf"\b({'|'.join(_NUMERALS)})r?\s+von\s+({'|'.join(_NUMERALS)})n?\b")
_EVERY = {"zweite": "0.5", "dritte": "1/3", "vierte": "0.25", "fünfte": "0.2", "sechste": "1/6", "achte": "0.125", "zehnte": "0.1"}  # fmt: skip


def _is_compared(mention: Mention, side: Side) -> bool:
    if mention.kind is MentionKind.REFERENCE:
        return False  # `references`
    if mention.status in ("malformed", "invalid"):
        return False  # `refused_values` has told it
    if _VAGUE.match(mention.surface):
        return False
    return not _in_copies(mention, side)


def _in_copies(mention: Mention, side: Side) -> bool:
    """Whether the number counts originals; `copies` has its own reading of them."""
    if mention.kind is not MentionKind.NUMBER:
        return False
    around = side.text[max(0, mention.span.start - 12) : mention.span.end + 22]
    return bool(_COPIES.search(around)) and bool(_COPIES.search(side.text))


def _different(pair: Pair, difference: Difference) -> Iterator[Finding]:
    de, zh, result = difference.de, difference.zh, difference.comparison
    if de.surface == zh.surface or _is_other_money(de, zh, pair):
        return
    places = both(pair, de.span, zh.span)
    values = {"de": de.surface, "zh": zh.surface, "de_value": _value(de), "zh_value": _value(zh)}
    if result.kind == "format":
        if "ambiguous" in (de.status, zh.status) and _fits(de, zh) and not _is_foreign_grouping(de, zh):
            return
        yield finding("number.format", *places, confidence=0.8, found=(de if de.value is None else zh).surface,
                      candidates=", ".join((de if de.value is None else zh).candidates))  # fmt: skip
        return
    if result.kind == "qualifier":
        # about, more and none are chosen freely; at least against at most changes what is owed
        bounds = _bound(de, pair.de), _bound(zh, pair.zh)
        below_and_above = {de.qualifier, zh.qualifier} in (
            {"nearly", "more"},
            {"nearly", "atleast"},
        )  # knapp 300, 300多
        if set(bounds) == {"most", "least"} or below_and_above:
            yield finding("number.qualifier", *places, confidence=0.9, values=values, source="values")
        return
    if result.kind == "value" and (_in_range(de, pair.zh) or _in_range(zh, pair.de)):
        return
    if de.kind is MentionKind.DURATION and pair.zh.plain.startswith("半", zh.span.end):
        return  # 三年半 at the end of a range
    if result.kind == "precision" and (
        _PART_OF_YEAR.search(_around(de, pair.de)) or _PART_OF_YEAR.search(_around(zh, pair.zh))
    ):
        return
    if result.kind == "precision" and (
        _year_said(de, zh, pair) or _ends_said(de, zh, pair.de) or _ends_said(zh, de, pair.zh)
    ):
        return
    if result.kind == "precision":
        yield finding("date.precision", *places, confidence=0.85, values=values)
        return
    if result.kind == "value" and _small_talk(de, pair.de, zh, pair.zh):
        return
    if result.kind in ("currency", "unit") and not de.unit and _PIECE.search(_behind(zh, pair.zh)):
        return  # 1.2万块组件 are pieces
    if result.kind in ("currency", "unit") and (de.unit or "").partition("/")[0] == (zh.unit or "").partition("/")[0]:
        return  # "à 890 Euro" is 每人890欧元
    if result.kind in ("scale", "unit", "currency"):
        same_figure = result.kind == "scale" and de.value == zh.value and de.unit != zh.unit
        code = "unit" if same_figure else "number.scale" if result.kind == "scale" else result.kind
    elif de.kind in _BY_KIND and de.kind is zh.kind:
        code = _BY_KIND[de.kind]
    else:
        code = "number.value"
    yield finding(code, *places, suggestion="", confidence=0.97, values=values)


def _ends_said(one: Mention, other: Mention, side: Side) -> bool:
    """Whether a range of years on the other side is two years here: für die Jahre 2025 und 2026, 2025—2026年."""
    ends = (other.value or "").split("/")
    return len(ends) == 2 and all(len(end) == 4 and end in side.text for end in ends) and one.value in ends


def _is_other_money(de: Mention, zh: Mention, pair: Pair) -> bool:
    """Whether a sum is named without its currency where the same text has just said it: 650万欧元，其中150万."""
    if de.value != zh.value or (de.unit and zh.unit):
        return False
    unit, side = (de.unit, pair.zh) if de.unit else (zh.unit, pair.de)
    return unit is not None and any(m.kind is MentionKind.MONEY and m.unit == unit for m in side.values)


def _year_said(de: Mention, zh: Mention, pair: Pair) -> bool:
    """Whether only the year is lacking, and another date of the same side has it: am 11. und 18. Oktober 2025."""
    for one, other, side in ((de, zh, pair.de), (zh, de, pair.zh)):
        if (one.value or "").startswith("--") and (other.value or "")[4:] == (one.value or "")[1:]:
            return any((m.value or "").startswith((other.value or "")[:4]) for m in side.values if m is not one)
    return False


# 块 and 元 are money before a mark or 钱, and a counter before a noun: 三块展板.
_PIECE = re.compile(r"块(?=[\u4e00-\u9fff])(?!块?[钱多左上下以的。，；、和与])")


def _behind(mention: Mention, side: Side) -> str:
    return side.plain[max(mention.span.start, mention.span.end - 1) : mention.span.end + 2]


_DOT_THOUSAND = re.compile(r"(?<![\d.])\d{1,3}\.\d{3}(?![\d.])")
_COMMA_THOUSAND = re.compile(r"(?<![\d,])\d{1,3},\d{3}(?![\d,])")


def _is_foreign_grouping(de: Mention, zh: Mention) -> bool:
    """Whether thousands are marked as the other language does: 25.600欧元, 25,600 Euro; both read as decimals there."""
    if zh.status == "ambiguous" and de.value is not None:
        mark, value = _DOT_THOUSAND.search(zh.surface), de.value
    elif de.status == "ambiguous" and zh.value is not None:
        mark, value = _COMMA_THOUSAND.search(de.surface), zh.value
    else:
        return False
    return mark is not None and value.isdecimal() and int(value) >= 1000


def _fits(de: Mention, zh: Mention) -> bool:
    refused, other = (de, zh) if de.value is None else (zh, de)
    return other.value in refused.candidates or bool(set(de.candidates) & set(zh.candidates))


def _small_talk(de: Mention, de_side: Side, zh: Mention, zh_side: Side) -> bool:
    """Whether one of both is an idiom, so that the two were paired by chance: zwei Seiten, 双方; einmal, 之一."""
    if de.unit or zh.unit:
        return False
    if "ordinal" in (de.source, zh.source):
        # first, second and third are said in many ways; as many ordinals on both sides answer one another
        return len(_ordinals(de_side)) != len(_ordinals(zh_side)) or _is_idiom(de, de_side) or _is_idiom(zh, zh_side)
    return _is_idiom(de, de_side) or _is_idiom(zh, zh_side)


def _ordinals(side: Side) -> list[Mention]:
    return [m for m in side.values if m.source == "ordinal"]


_ONE_SAID = re.compile(r"\d|.*(?:mal|fach|次|回|遍|倍)")
_TOGETHER = re.compile(
    r"(?i)beid|zwei-?seitig|zweisprach|"
    r"(?:zwei|drei|dritte[nr]?|andere[nr]?) (?:seiten?|parteien?|partnern?|partner|personen?|staat|städten?|ländern?|sprachen|sprachfassungen)\b|"
    r"erst(?:mal|ens|er linie|rangig)|双|第三[方国国人者]|[三四]方|两[国市地者岸]|两种[文语]|两个?(?:城市|国家|语种|文本)|四季|方方面面"
)


def _is_idiom(mention: Mention, side: Side) -> bool:
    if mention.kind is not MentionKind.NUMBER:
        return False
    if mention.value == "1" and mention.source != "ordinal" and not _ONE_SAID.match(mention.surface):
        return True
    start, end = mention.span.start, mention.span.end
    return bool(_TOGETHER.search(side.text[max(0, start - 1) : end + 16].partition("，")[0].partition(",")[0]))


def _around(mention: Mention, side: Side) -> str:
    return side.text[max(0, mention.span.start - 2) : mention.span.end + 9]


def _alone(pair: Pair, mention: Mention, side: Side, other: Side) -> Iterator[Finding]:
    if mention.value is None or mention.source in ("ordinal", "frequency") or mention.surface in other.text:
        return
    if mention.kind is MentionKind.NUMBER and (
        mention.value in ("0", "1", "2") or _IDIOMS.search(_around(mention, side))
    ):
        return
    if side.lang.is_chinese and mention.kind in _COUNTED and _sums_up(mention, side):
        return
    if mention.value == "0" or (mention.kind in (MentionKind.QUANTITY, MentionKind.MONEY) and mention.value == "1"):
        return
    if mention.value == "2" and mention.kind in _COUNTED and _PAIR.search(other.plain):
        return  # die beiden Bürgermeister are 两位市长
    if mention.kind in _COUNTED and mention.value in said_numbers(other.plain, other.lang):
        return
    if (share := _SHARES.get(mention.value)) and share.search(other.plain):
        return
    if mention.kind is MentionKind.TIME and _hour_said(mention, other):
        return
    if _hours_said(mention, side, other):
        return
    if mention.surface.lower() in ("tausend", "hundert") and mention.unit is None:
        return  # tausend Lichter are not counted
    if mention.kind is MentionKind.DATE and _date_said(mention, other):
        return
    is_year = mention.kind is MentionKind.DATE and len(mention.value) < 7 and not mention.value.startswith("--")
    if is_year and (mention.value[:4] in other.text or "X" in mention.value):
        return
    if mention.kind in (MentionKind.DURATION, MentionKind.TIME) and _in_range(mention, other):
        return
    if mention.kind is MentionKind.DURATION and _length_said(mention, other):
        return
    if mention.kind is MentionKind.DURATION and mention.value in ("P1Y", "P1D", "P1M", "P1W"):
        return
    if other.kinds & {ClauseKind.HEADING} and other.kinds != side.kinds:
        return
    missing = side is pair.de
    if mention.kind in _COUNTED:
        code = "number.missing" if missing else "number.extra"
    else:
        code = "date.missing" if missing else "date.extra"
    span = mention.span
    yield finding(
        code, *both(pair, span if missing else None, None if missing else span), found=mention.surface,
        value=_value(mention), confidence=0.85,
    )  # fmt: skip


_PAIR = re.compile("beid|paar|doppel|双|两|俩|二")
_WORKDAY_DE = re.compile(r"(?i)(?:werk|arbeits|geschäfts|bank)tag")
_WORKDAY_ZH = re.compile("工作日|营业日|上班日")


def _workdays(de: list[Mention], zh: list[Mention], pair: Pair) -> Iterator[Finding]:
    """As many days, but working days on one side only: 30 Tage, 30个工作日."""
    if bool(_WORKDAY_DE.search(pair.de.text)) is bool(_WORKDAY_ZH.search(pair.zh.plain)):
        return
    for one in de:
        for other in zh:
            said = pair.de.text[one.span.start : one.span.end + 14]
            marked = _WORKDAY_DE.search(said) or _WORKDAY_ZH.search(other.surface)
            if marked and other.kind is MentionKind.DURATION and other.value in (one.value, f"P{one.value}D"):
                values = {"de": one.surface, "zh": other.surface, "de_value": one.surface, "zh_value": other.surface}
                yield finding(
                    "duration.value", *both(pair, one.span, other.span), confidence=0.85, values=values,
                    source="workdays",
                )  # fmt: skip
                return


_SUM_WORD = re.compile(r"^[两二三四五六七八九十]{1,2}(?:个|家|所|位|名|项|大|座)?[\u4e00-\u9fff]")
_JOIN = re.compile("、|以及|及|和|与")


def _sums_up(mention: Mention, side: Side) -> bool:
    """Whether a number behind an enumeration counts its items: 江苏、浙江、安徽三省."""
    before = re.split("[，。；：（]", side.plain[: mention.span.start])[-1]
    items = len(_JOIN.findall(before)) + 1
    tail = side.plain[mention.span.start : mention.span.end + 2]
    return (
        bool(_SUM_WORD.match(tail))
        and mention.value is not None
        and mention.value.isdecimal()
        and 2 <= int(mention.value) <= items
    )


def _bounds(pair: Pair) -> Iterator[Finding]:
    """At least on one side and at most on the other, where no number that both have shows it: mindestens einmal, 至多一次."""
    ours = {name: pattern.search(pair.de.plain) for name, pattern in _BOUND_DE.items()}
    theirs = {name: pattern.search(pair.zh.plain) for name, pattern in _BOUND_ZH.items()}
    for one, other in (("least", "most"), ("most", "least")):
        de, zh = ours[one], theirs[other]
        if de and zh and not ours[other] and not theirs[one]:
            values = {"de": de.group(), "zh": zh.group(), "de_value": de.group(), "zh_value": zh.group()}
            yield finding(
                "number.qualifier", *both(pair, Span(*de.span()), Span(*zh.span())), confidence=0.85, values=values,
                source="bounds",
            )  # fmt: skip


_BOUND_DE = {
    "least": re.compile(r"\bmindestens\b|\bwenigstens\b|\bnicht\s+weniger\s+als\b|\bmindest\w+"),
    "most": re.compile(r"\bhöchstens\b|\bmaximal\w*|\bnicht\s+mehr\s+als\b|\bbis\s+zu\b|\bhöchst\w+|\bnicht\s+(?:länger|über|überschreit\w+)|\bmax\b"),
}  # fmt: skip
_BOUND_ZH = {
    "least": re.compile("至少|不少于|不低于|最少|不短于|最低"),
    "most": re.compile("至多|最多|不超过|不多于|不高于|不得超过|不长于|最高"),
}
_AT_MOST = re.compile(
    r"(?i)höchstens|maximal|bis zu|nicht mehr als|nicht über|obergrenze|至多|最多|不[^，。]{0,3}超过|不多于|不高于|不得多于|nicht\s+überschreiten|以内|以下|为限|上限|之内"
)
_AT_LEAST = re.compile(
    r"(?i)mindestens|wenigstens|nicht weniger|nicht unter|\bab\b|至少|不少于|最少|不[^，。]{0,3}低于|以上|起"
)


def _bound(mention: Mention, side: Side) -> str:
    """most, least, both or "": which bound the words around a value make it."""
    near = side.text[max(0, mention.span.start - 12) : mention.span.end + (6 if side.lang.is_chinese else 22)]
    most = mention.qualifier == "atmost" or bool(_AT_MOST.search(near))
    least = (mention.qualifier in ("atleast", "more") and not most) or bool(_AT_LEAST.search(near))
    return "both" if most and least else "most" if most else "least" if least else ""


def _in_range(mention: Mention, other: Side) -> bool:
    """Whether one side writes a range in one and the other its two ends: 14 bis 18 Jahre, 14岁至18岁."""
    values = [m.value for m in other.values if m.value]
    if "/" in (mention.value or ""):
        return all(part in values for part in (mention.value or "").split("/"))
    return any("/" in value and mention.value in value.split("/") for value in values)


def _length_said(mention: Mention, other: Side) -> bool:
    """Whether the other text has the duration's figure before a word for its unit, found as a value or not."""
    match = re.fullmatch(r"P(T?)(\d+)([YMWDH])", mention.value or "")
    if match is None:
        return False
    if "岁" in mention.surface and match.group(2) in said_numbers(other.plain, other.lang):
        return True  # U-15
    words = _UNIT_WORDS["T" + match.group(3) if match.group(1) else match.group(3)][0 if other.lang.is_chinese else 1]
    return match.group(2) in said_numbers(other.plain, other.lang) and bool(re.search(words, other.plain))


_UNIT_WORDS = {
    "Y": (r"[年岁周]", r"jahr|jähr"), "M": (r"月", r"monat"), "W": (r"周|星期|礼拜", r"woch|wöch"), "D": (r"[日天晚夜]", r"tag|täg|nacht|nächt"),
    "TH": (r"时|钟头|节课|学时", r"stunde|stünd"), "TM": (r"分", r"minut|minüt"),
}  # fmt: skip


# Fractions in words that were taken for something else.
_SHARES = {
    "0.5": re.compile("hälft|halb|半|二分之一"), "1/3": re.compile("drittel|三分之一"), "2/3": re.compile("zwei drittel|三分之二"),
    "0.25": re.compile("viertel|四分之一"), "0.75": re.compile(r"drei\s?viertel|四分之三"), "0.2": re.compile("fünftel|五分之一"),
    "0.1": re.compile("zehntel|十分之一"),
}  # fmt: skip


def _hour_said(mention: Mention, other: Side) -> bool:
    """Whether the other text has the hour in words that were not read as a time: morgens um sechs."""
    match = re.fullmatch(r"T(\d{2}):00", mention.value or "")
    if match is None:
        return False
    hour = int(match.group(1))
    return bool({str(hour), str((hour - 1) % 12 + 1)} & said_numbers(other.plain, other.lang))


def _hours_said(mention: Mention, side: Side, other: Side) -> bool:
    """Whether hours without minutes are a range of numbers on one side: 8–12 Uhr, 8—12时."""
    if mention.kind is MentionKind.TIME and (match := _HOURS.fullmatch(mention.value or "")):
        wanted = f"{int(match[1])}/{int(match[2])}"
        return any(m.value == wanted for m in other.values)
    if mention.kind is MentionKind.NUMBER and re.match("[时点]", side.plain[mention.span.end : mention.span.end + 1]):
        hours = [match.groups() for m in other.values if (match := _HOURS.fullmatch(m.value or ""))]
        return any(mention.value == f"{int(one)}/{int(last)}" for one, last in hours)
    return False


_HOURS = re.compile(r"T(\d\d):00/T(\d\d):00")


def _date_said(mention: Mention, other: Side) -> bool:
    """Whether the other side has the date's parts as part of another value (a range, a list of days)."""
    value = mention.value or ""
    if (season := _SEASON.fullmatch(value)) and other.text:
        words = _SEASON_WORDS[season.group(1)]
        return bool(words.search(other.plain))
    return any(m.value and m.value != value and value in m.value for m in other.values if m.kind is MentionKind.DATE)


# EDTF's seasons: 21 spring … 24 winter.
_SEASON = re.compile(r".*-(2[1-4])")
_SEASON_WORDS = {
    "21": re.compile("frühling|frühjahr|春"),
    "22": re.compile("sommer|夏|暑"),
    "23": re.compile("herbst|秋"),
    "24": re.compile("winter|冬|寒假"),
}


def _value(mention: Mention) -> str:
    if mention.value is None:
        return mention.surface
    return f"{mention.value} {mention.unit}" if mention.unit else mention.value
