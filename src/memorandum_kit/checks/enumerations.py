"""Enumerations of both languages as their items: 文化、体育与旅游; Kultur, Sport und Tourismus."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from memorandum_kit.model import Span


@dataclass(frozen=True, slots=True)
class Item:
    """One item: its words without what stands before the first and behind the last one."""

    text: str
    span: Span


_ITEM_ZH = r"[^、，。；：！？“”（）()\n]"
_LIST_ZH = re.compile(rf"{_ITEM_ZH}{{1,24}}?(?:、{_ITEM_ZH}{{1,24}})+")
_LAST_ZH = re.compile(r"(?<=[\u4e00-\u9fff])(?:以及|及其|及|和|与|或者|或|并)(?=[\u4e00-\u9fff])")
# What a clause says before its first item: 合作领域主要包括|交通, and behind the last: 文化|领域的项目.
_LEAD_ZH = re.compile(
    r"^.*(?:包括|包含|涵盖|涉及|例如|比如|诸如|尤其是|特别是|主要有|分别为|开展|加强|促进|推动|深化|扩大|支持|鼓励|提供|负责|承担|介绍|参观|考察|着力|致力|发展|来自|关于|围绕|就|对|在|由|为|以|的|是|有|了|将|把|向|从|设)"
    r"(?=.{2})"
)
_TAIL_ZH = re.compile(
    r"(?<=..)(?:等|领域|方面|的|之间|由|将|应|为|均|都|也|进行|开展|参与|参加|组成|负责|工作组?|事宜|事务|活动)(?=.|$).*$"
)

_WORD = r"[\wÄÖÜäöüß„“/.\-]+"
_CONJUNCTION = re.compile(r"\s+(?:und|oder|sowie|wie auch|bzw\.)\s+")
# The end of the first item and the beginning of the last: adjectives and a noun, or two joined nouns.
_LAST_PHRASE = re.compile(
    r"\bein(?:e[nrms]?)?\s+[A-ZÄÖÜ][\wäöüß-]+\s+(?:im|in|am|an|des|der|einer|eines|von|mit|für|zur|zum|auf)\s+(?:(?:der|den|dem|einer|einem)\s+)?[A-ZÄÖÜ][\wÄÖÜäöüß-]+$|(?:\b[a-zäöüß]+(?:e[rnms]?|-)\s+){0,2}„?[A-ZÄÖÜ][\wÄÖÜäöüß\-]+“?-?$|\b[a-zäöüß]{4,}-$"
)
_FIRST_PHRASE = re.compile(
    r"^(?:(?:der|die|das|den|dem|des|im|in|zur|zum|auf|für|von|auch|deren|ihre[rnms]?|ein(?:e[rnms]?)?)\s+)?(?:[a-zäöüß]+e[rnms]?\s+){0,3}„?[A-ZÄÖÜ][\wÄÖÜäöüß\-]+“?"
)
_MIDDLE = re.compile(rf"^(?:{_WORD}\s+){{0,5}}?{_WORD}$")
# A piece between commas that begins so is a clause, no item.
_CLAUSE = re.compile(
    r"^(?:dass|der|die|das|den|dem|deren|dessen|um|wenn|sofern|soweit|als|weil|da|ob|wo|wie|welche\w*|indem|damit|zu|sondern|aber|jedoch|vertreten|"
    r"nachfolgend|im\s+folgenden|durch|zum?|zur|in|im|an|am|auf|bei|mit|nach|von|vom|für|über|unter|aus|zwischen|davon|darunter|so|denn|bis|seit|ohne|obwohl|während)\b"
)
_GENITIVE = re.compile(
    r"(?:der|des|den|dem|die|das)\s+(?:[a-zäöüß]+en\s+)?[A-ZÄÖÜ][\wäöüß-]+$"
)  # …, der Wirtschaft und der Kunst
_NOUN = re.compile(r"[A-ZÄÖÜ][\wÄÖÜäöüß]{2,}|\w+-$")


def chinese_lists(text: str) -> list[list[Item]]:
    """Give the 、-lists of a Chinese text, and the pair around 和 where there is none."""
    found = []
    for match in _LIST_ZH.finditer(text):
        parts: list[tuple[int, str]] = []
        start = match.start()
        for part in match.group().split("、"):
            parts.append((start, part))
            start += len(part) + 1
        # 戏剧和手工艺: the last part may hold the last two items
        at, last = parts.pop()
        join = _LAST_ZH.search(last)
        parts += [(at, last[: join.start()]), (at + join.end(), last[join.end() :])] if join else [(at, last)]
        found.append(_trimmed(parts))
    if not found and (join := _LAST_ZH.search(text)):
        before = re.split("[，。；：]", text[: join.start()])[-1]
        after = re.split("[，。；：]", text[join.end() :])[0]
        found = [_trimmed([(join.start() - len(before), before), (join.end(), after)])]
    return found


def _trimmed(parts: list[tuple[int, str]]) -> list[Item]:
    items = []
    for number, (start, text) in enumerate(parts):
        lead = _LEAD_ZH.match(text) if number == 0 else None
        begin = lead.end() if lead else 0
        tail = _TAIL_ZH.search(text, begin) if number == len(parts) - 1 else None
        end = tail.start() if tail else len(text)
        items.append(Item(text[begin:end], Span(start + begin, start + end)))
    return items


def german_lists(text: str) -> Iterator[list[Item]]:
    """Give the enumerations of a German text: around each "und", "oder" and "sowie", and behind a colon."""
    for join in _CONJUNCTION.finditer(text):
        after = _FIRST_PHRASE.match(text, join.end()) or _FIRST_PHRASE.match(text[join.end() :])
        if after is None:
            continue
        last = after.group()
        items = [Item(last, Span(join.end(), join.end() + len(last)))]
        items += _before(text, join.start())
        if len(items) >= 2:
            yield sorted(items, key=lambda item: item.span)
    if (colon := re.search(r":\s+", text)) and not _CONJUNCTION.search(text, colon.end()):
        pieces = text[colon.end() :].rstrip(" .;").split(", ")
        if len(pieces) >= 3 and all(_is_item(piece) for piece in pieces):
            start, items = colon.end(), []
            for piece in pieces:
                items.append(Item(piece, Span(start, start + len(piece))))
                start += len(piece) + 2
            yield items


def _before(text: str, end: int) -> list[Item]:
    """The items before the conjunction, from the right to the left; the first one is the end of its piece."""
    items: list[Item] = []
    while True:
        comma = text.rfind(", ", 0, end)
        stop = max(text.rfind(mark, 0, end) for mark in (". ", ": ", "; ", "– ", "("))
        begin = max(comma + 2 if comma >= 0 else 0, stop + 2 if stop >= 0 else 0)
        piece = text[begin:end].rstrip()
        piece = piece[len(piece) - len(piece.lstrip()) :]
        is_whole = comma >= 0 and comma > stop and _is_item(piece)
        if is_whole:
            items.append(Item(piece, Span(begin, begin + len(piece))))
            end = comma
            continue
        phrase = _LAST_PHRASE.search(text[begin:end])
        if phrase and (not _CLAUSE.match(phrase.group()) or _GENITIVE.match(phrase.group())):
            items.append(Item(phrase.group(), Span(begin + phrase.start(), begin + phrase.end())))
        return items


def _is_item(piece: str) -> bool:
    return (
        bool(_MIDDLE.match(piece))
        and bool(_NOUN.search(piece))
        and (not _CLAUSE.match(piece) or bool(_GENITIVE.match(piece)))
        and len(piece.split()) <= 5
    )
