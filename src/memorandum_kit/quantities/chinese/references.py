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


# 合同编号, 银行账号, 身份证号码: what follows is no quantity. 3号 before a numeral is a day, and no label.
_LABEL = re.compile(
    r"(?:(?<=[^0-9０-９一二三四五六七八九十〇零])[号號]|号码|號碼|编码|編碼|代码|代碼|编号|編號|序号|条码|[账帐]户|口令|密码|车次|航班|传真|电话|热线|分机|工位|备)"
    r"(?:为|為|是|[（(][^（()）]{1,8}[)）])?[:：]?[ ]?(?:[A-Z]{1,6}[ -]?)?$"
)
_LABELLED = re.compile(
    r"[0-9]+(?:[-/.—–][0-9A-Za-z]+|[A-Za-z][0-9A-Za-z]*)*(?:[ ][0-9]{3,}(?![0-9]*[^\W0-9_]))*[号號室]?"
)
_CASE = re.compile(r"[0-9]{4}[-/—–]0[0-9]{2,}(?:[-/][0-9A-Za-z]+)*[号號]?(?![年月日])")
_TOKEN_REST = re.compile(r"[0-9]+(?:[-/.]?[0-9A-Za-z]+)*[号號]?", re.ASCII)
# 305室, 7号楼, 109国道: numbers of rooms, houses, roads
_ROOM = re.compile(
    r"[0-9]{1,5}(?:室(?![内外])|[号號](?:楼|樓|馆|館|厅|廳|门|門|院|会议室|會議室|病房|教室|站台|航站楼|公寓|宿舍)|会议室|會議室|教室|房间(?![、，])|路(?:公交|公车|公車|电车|電車|巴士|[车車](?![队辆])))"
)
_SERIAL = 13  # without a word before them; numbers of twelve digits are still counted
_LABEL_LASTS = frozenset("号號码碼户口令次班真话线机位备为為是:： )）-ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def labelled(text: str, start: int) -> tuple[Mention, int] | None:
    """Read the code after 合同编号, 账号, 发票号码 at its first digit; 账号3个 counts."""
    if text[start - 1 : start] not in _LABEL_LASTS or not _LABEL.search(text, max(0, start - 16), start):
        return None
    found = _LABELLED.match(text, start)
    counted = found is not None and found[0].isdecimal() and text[found.end() : found.end() + 1] in _COUNTED
    if found is None or (counted and len(found[0]) < _SERIAL):
        return None
    return make(text, start, found.end(), MentionKind.REFERENCE, found[0], source="reference"), found.end()


_COUNTED = tuple("个個名人次份张張条條家项項年月日天元万万亿千百%％时時点點分岁歲倍")


def code(text: str, start: int) -> tuple[Mention, int] | None:
    """Read what is a code by its form: 2023-0456, a room, eighteen digits in a row."""
    case = _CASE.match(text, start)
    if case is not None:
        return make(
            text, start, case.end(), MentionKind.REFERENCE, case[0].rstrip("号號"), source="reference"
        ), case.end()
    room = _ROOM.match(text, start)
    if room is not None:
        number = "".join(c for c in room[0] if c.isdecimal())
        return make(text, start, room.end(), MentionKind.REFERENCE, number, source="label"), room.end()
    return None


def serial(text: str, start: int, run: str) -> tuple[Mention, int] | None:
    """Give a long row of digits without unit as the reference that it is."""
    end = start + len(run)
    if len(run) < _SERIAL or not run.isdecimal() or text[end : end + 1] in _COUNTED:
        return None
    return make(text, start, end, MentionKind.REFERENCE, run, source="reference"), end


def token_end(text: str, start: int) -> int:
    """Give where the code ends that goes on at the digits at `start`: the 017 of MTG-2024-017."""
    found = _TOKEN_REST.match(text, start)
    return found.end() if found else start + 1
