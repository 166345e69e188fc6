"""`spacing.double`, `spacing.han`, `word.repeated`: blanks and words too many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memorandum_kit.checks.context import Pair
from memorandum_kit.checks.making import finding, here
from memorandum_kit.model import ClauseKind, Finding

_DOUBLE = re.compile(r"(?<=\S)(?<!\.)[ \u00a0]{2,}(?=\S)(?!\.)")
# A wide blank after a number or name is set on purpose (第一条　宗旨), a narrow one between characters is not.
_HAN = "[\u3400-\u4dbf\u4e00-\u9fff〇]"
_BETWEEN = re.compile(
    rf"(?<={_HAN})[ \u00a0]+(?={_HAN})|(?<={_HAN})[ \u00a0]+(?=[，。；：、！？）》”])|(?<=[，。；：、！？（《“])[ \u00a0]+(?={_HAN})"
)
_AFTER_NUMBER = re.compile(
    r"(?:第[零〇一二三四五六七八九十百\d]+[条章节款项编]|^[（(]?[一二三四五六七八九十]+[）)、]?|附件[一二三四五六七八九十\d]*)$"
)
_REPEATED = re.compile(r"\b([A-Za-zÄÖÜäöüß]{2,}) +\1\b")
# Repeated on purpose: relative pronoun after article, "dass das", the reflexive after the pronoun.
_MAY_REPEAT = frozenset(("die", "der", "das", "sie", "sich"))
# The line under a signature sets the name apart from the office: 市长 秦国栋.
_TITLE_BEFORE = re.compile(
    r"(?:[市局省区县州镇处科司厅部院会校馆所团社]长|主任|书记|主席|总统|总理|大使|参赞|领事|教授|博士|秘书长?|经理|董事|代表|专员|先生|女士|签字人?|签名)[：:]?$"
)
_TITLE_AFTER = re.compile(
    r"(?:副|总)?(?:[市局省区县州镇处科司厅部院会校馆所团社]长|主任|书记|主席|大使|领事|教授|博士|先生|女士|经理|秘书长)$"
)
_NAME_AFTER = re.compile(
    r"[\u4e00-\u9fff]{1,5}(?:[·・•][\u4e00-\u9fff]{1,6})*(?:博士|教授|先生|女士)?(?=$|[\s，。；、（(])"
)
_LABEL = 14
_MARK = re.compile("[，。；：、！？]")
_SHORT = frozenset((ClauseKind.TITLE, ClauseKind.SIGNATURE, ClauseKind.DATE_LINE, ClauseKind.HEADING))


def check(pair: Pair) -> Iterator[Finding]:
    """Tell double blanks, blanks between Chinese characters, and a German word written twice.

    Silent on spread titles and names (张 三), on the wide blank after a number, and on "die, die" and "der der".
    """
    for side in pair.sides:
        text = side.text
        if "  " in text or "\u00a0" in text:
            for match in _DOUBLE.finditer(text):
                yield finding("spacing.double", here(side, *match.span()), suggestion=" ")
        if side.lang.is_chinese:
            if " " not in text and "\u00a0" not in text:
                continue
            if side.kinds <= _SHORT and side.clauses:
                continue
            found = list(_BETWEEN.finditer(text))
            if len(found) >= max(3, len(text) // 4):
                continue  # the whole line is spread
            if len(text) <= _LABEL and not _MARK.search(text):
                continue  # a greeting or a label: 此致 敬礼
            wrong = [
                match
                for match in found
                if not _AFTER_NUMBER.search(text[: match.start()])
                and not (_TITLE_BEFORE.search(text[: match.start()]) and _NAME_AFTER.match(text, match.end()))
                and not _TITLE_AFTER.match(text, match.end())
            ]
            if wrong:
                # One finding a clause: a text that was copied out of columns has blanks everywhere.
                yield finding("spacing.han", *(here(side, *match.span()) for match in wrong), suggestion="")
        else:
            for match in _REPEATED.finditer(text):
                if match.group(1) not in _MAY_REPEAT or _is_article_twice(text, match):
                    yield finding(
                        "word.repeated", here(side, *match.span()), word=match.group(1), suggestion=match.group(1)
                    )


# A relative clause has its comma before the pronoun or before the preposition that governs it: ", für die die Stadt bürgt".
_GOVERNED = re.compile(
    r"(?<![\w,])\s?(?<!, )\b(?:für|um|durch|gegen|ohne|über|auf|an|in|vor|hinter|neben|unter|zwischen|und|oder|sowie)\s+$"
)
# Between article and noun: die die Stadt prägenden Bauten.
_ATTRIBUTE = re.compile(r"(?:\s+[\wäöüß-]+){1,6}?\s+[a-zäöüß]+(?:end|te?|en|bar|ig|lich|eigen)e[nrms]?\s+[A-ZÄÖÜ]")


def _is_article_twice(text: str, match: re.Match[str]) -> bool:
    """Whether "die die" or "das das" behind a preposition can be no article and pronoun: no comma, no participle."""
    if match.group(1) not in ("die", "das"):
        return False
    return bool(_GOVERNED.search(text, 0, match.start())) and not _ATTRIBUTE.match(text, match.end())
