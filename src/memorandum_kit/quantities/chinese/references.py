"""What has numerals in a Chinese text and is no quantity: parts of laws, file numbers, norms, house numbers."""

from __future__ import annotations

import re

from memorandum_kit.model import Mention, MentionKind
from memorandum_kit.quantities.chinese.numerals import HAN, WIDE, han_value
from memorandum_kit.quantities.reading import make

_N = rf"(?:[0-9０-９]{{1,4}}|[{HAN}]{{1,7}})"
_ARTICLE = re.compile(
    rf"第({_N})[条條](?![路线線河街江溪道路龙])(?:之({_N}))?(?:第({_N})款)?(?:第?[（(]?({_N})[)）]?[项項])?(?:第?[（(]?({_N})[)）]?目)?(?:第({_N})句)?"
)
_SECTION_SIGN = re.compile(r"§§?[ \u00a0]?(\d{1,4}[a-z]?)(?:[ \u00a0]?第?(?:Abs\.[ ]?)?(\d{1,2})款?)?")
_PARTS = re.compile(rf"第({_N})(款|章|[节節]|编|編|[页頁]|部分|[号號])(?![楼樓线線])")
_PART_NAMES = {
    "款": "paragraph",
    "章": "chapter",
    "节": "section",
    "節": "section",
    "页": "page",
    "頁": "page",
    "编": "book",
    "編": "book",
    "部分": "part",
    "号": "no",
    "號": "no",
}
_NUMBERED = re.compile(r"第(\d{4}[-/]\d{1,5}|\d{1,3}/\d{4})[号號]")
_ANNEX = re.compile(rf"附(?:件|录|錄|表|图|圖)[ ]?([0-9]{{1,3}}|[{HAN}]{{1,3}})(?![个個份条])")
_NORM = re.compile(r"(?:DIN|ISO|GB/T|GB|EN|IEC)(?:[ /](?:EN|ISO|IEC))*[ ]?\d[\d:—–.-]*")
_FILE = re.compile(r"\d{4}/\d{3,5}(?:/\d{1,3})?(?:[号號])?(?![\d/])")
_BRACKET_FILE = re.compile(r"[〔\[【（(]?(?<=[〔\[【（(])\d{4}[〕\]】）)]\d{1,5}[号號]")
_VERSION = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,2})[ ]?(版|版本)?(?![\d.%％℃°万亿]|[公平千米元吨人亩个倍岁克])")
_VERSIONED = re.compile(r"(?:版本|[Vv]ersion|(?!EUR|USD|CNY|RMB|CHF|GBP|HKD|JPY|TWD)\b[A-Za-z-]{2,})[ ]?$", re.ASCII)
_ADDRESS = re.compile("[路街巷弄道里段](?:[0-9０-９]+|[甲乙丙])?$")


def _value(text: str | None) -> str:
    if not text:
        return ""
    if text[0].isdecimal():
        return str(int(text.translate(WIDE)))
    number = han_value(text)
    return "" if number is None else str(number)


def at(text: str, start: int) -> tuple[Mention, int] | None:
    """Read 第三条第二款, 第二章, 附件3, ISO 9001, § 41 at `start`."""
    first = text[start]
    if first == "第":
        found = _ARTICLE.match(text, start)
        if found is not None:
            # 条之一: an article inserted later, "3a" in German counting
            head = _value(found[1]) + (
                chr(96 + int(_value(found[2]))) if found[2] and _value(found[2]) in "123456789" else ""
            )
            levels = [head, _value(found[3]), _value(found[4]), _value(found[5])]
            while levels and not levels[-1]:
                levels.pop()
            if not levels or not levels[0]:
                return None
            value = ".".join(levels) + (f".s{_value(found[6])}" if found[6] else "")
            return make(text, start, found.end(), MentionKind.REFERENCE, value, source="article"), found.end()
        found = _NUMBERED.match(text, start)
        if found is not None:
            return make(text, start, found.end(), MentionKind.REFERENCE, found[1], source="reference"), found.end()
        found = _PARTS.match(text, start)
        if found is not None and _value(found[1]):
            source = _PART_NAMES[found[2]]
            if found[2] in ("节", "節") and text[found.end() : found.end() + 1] in ("课", "課"):
                return None
            return make(text, start, found.end(), MentionKind.REFERENCE, _value(found[1]), source=source), found.end()
        return None
    if first == "附":
        found = _ANNEX.match(text, start)
        if found is not None and _value(found[1]):
            return make(text, start, found.end(), MentionKind.REFERENCE, _value(found[1]), source="annex"), found.end()
        return None
    if first == "§":
        found = _SECTION_SIGN.match(text, start)
        if found is None:
            return None
        value = found[1] + (f".{found[2]}" if found[2] else "")
        return make(text, start, found.end(), MentionKind.REFERENCE, value, source="article"), found.end()
    found = _NORM.match(text, start)
    if found is None:
        return None
    value = found[0].rstrip(".:-—–")
    end = start + len(value)
    return make(text, start, end, MentionKind.REFERENCE, value, source="reference"), end


def file_number(text: str, start: int) -> tuple[Mention, int] | None:
    """Read 2024/0124号 and 〔2024〕12号 at the first digit."""
    found = _FILE.match(text, start)
    if found is not None:
        value = found[0].rstrip("号號")
        return make(text, start, found.end(), MentionKind.REFERENCE, value, source="reference"), found.end()
    if start and text[start - 1] in "〔[【（(":
        found = _BRACKET_FILE.match(text, start)
        if found is not None:
            value = f"〔{found[0][:4]}〕{re.sub(r'[^0-9]', '', found[0][5:])}号"
            return make(text, start - 1, found.end(), MentionKind.REFERENCE, value, source="reference"), found.end()
    return None


def version(text: str, start: int) -> tuple[Mention, int] | None:
    """Read the 2.0 of 2.0版, 版本2.0, "Apache 2.0" at its first digit."""
    found = _VERSION.match(text, start)
    if found is None:
        return None
    if not found[2] and not _VERSIONED.search(text, max(0, start - 12), start):
        return None
    return make(text, start, found.end(1), MentionKind.REFERENCE, found[1], source="version"), found.end()


def is_address(text: str, start: int, end: int) -> bool:
    """Whether the digits are a house number: after 路 or 街 and before 号."""
    return text[end : end + 1] in ("号", "號") and bool(_ADDRESS.search(text, max(0, start - 4), start))
