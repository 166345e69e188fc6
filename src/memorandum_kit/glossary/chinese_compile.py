"""Chinese terms made ready for matching: folded to simplified characters, with the variants that mean the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from memorandum_kit.glossary.records import Term

_QUALIFIER = re.compile(r"\s*[(\[（【][^)\]）】]*[)\]）】]\s*$")
_GAP = re.compile(r"…+|\.{3,}|～|〜")
_QUOTES = '“”„‟«»「」『』《》〈〉"＂'
_AND = "和与及"
# Forms of address: 贵市, 你市, 您市 are one.
_ADDRESS = "贵你您"
_ADDRESSED = frozenset(
    [
        "市",
        "国",
        "方",
        "区",
        "省",
        "校",
        "司",
        "院",
        "府",
        "会",
        "团",
        "县",
        "镇",
        "州",
        "处",
        "局",
        "馆",
        "厅",
        "部",
        "公司",
        "单位",
        "政府",
        "代表团",
        "学校",
        "大学",
        "机构",
        "协会",
    ]
)
_CJK = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00))


@cache
def character_table() -> tuple[str, str]:
    """Give two strings of equal length: traditional, full-width and variant characters, and what they are folded to.

    Characters one by one (OpenCC t2s), so that positions stay; the same folding is done to terms and to texts.
    """
    import opencc

    converter = opencc.OpenCC("t2s")
    source: list[str] = []
    target: list[str] = []
    candidates = [chr(code) for low, high in _CJK for code in range(low, high)]
    for character in candidates:
        simple = converter.convert(character)
        if simple != character and len(simple) == 1:
            source.append(character)
            target.append(simple)
    for code in range(0xFF01, 0xFF5F):  # full-width forms
        source.append(chr(code))
        target.append(chr(code - 0xFEE0).lower())
    for code in range(ord("A"), ord("Z") + 1):
        source.append(chr(code))
        target.append(chr(code + 32))
    for mark in _QUOTES:
        source.append(mark)
        target.append('"')
    for mark in "·•‧・∙⋅":
        source.append(mark)
        target.append("·")
    for mark in "—–－‐‑─":
        source.append(mark)
        target.append("-")
    pairs = dict(zip(source, target, strict=True))
    return "".join(pairs), "".join(pairs.values())


@dataclass(slots=True)
class ChineseData:
    """The compiled Chinese side of a glossary."""

    words: dict[str, list[int]] = field(default_factory=dict)  # folded form -> rows
    gapped: list[tuple[int, list[str]]] = field(default_factory=list)  # row, pieces in their order
    excluded: dict[str, list[str]] = field(default_factory=dict)  # row -> words it is no hit in


def compile_chinese(rows: Iterable[tuple[int, Term]]) -> ChineseData:
    """Fold the Chinese terms of a glossary and add their variants."""
    table = str.maketrans(*character_table())
    data = ChineseData()
    for row, term in rows:
        text = (_QUALIFIER.sub("", term.term) or term.term).translate(table)
        text = re.sub(r"\s+", "", text) if not text.isascii() else text
        pieces = [piece for piece in _GAP.split(text) if piece]
        if not pieces:
            continue
        if len(pieces) > 1:
            data.gapped.append((row, pieces))
        else:
            for form in _variants(pieces[0]):
                entries = data.words.setdefault(form, [])
                if row not in entries:
                    entries.append(row)
        if term.exclude:
            data.excluded[str(row)] = [word.translate(table) for word in term.exclude]
    return data


def _variants(form: str) -> list[str]:
    forms = [form]
    if '"' in form and len(form.replace('"', "")) > 1:
        forms.append(form.replace('"', ""))
    if form[:1] in _ADDRESS and form[1:] in _ADDRESSED:
        forms = [address + form[1:] for address in _ADDRESS]
    for at in range(2, len(form) - 2):
        # 科学与技术, 科学和技术: only between words of two characters at least; 和平 and 与会 are no "and".
        if form[at] in _AND and form[at : at + 2] not in (
            "和平",
            "和谐",
            "和解",
            "和睦",
            "及时",
            "与会",
            "和约",
            "及其",
        ):
            forms.extend(form[:at] + word + form[at + 1 :] for word in _AND if word != form[at])
            break
    return forms
