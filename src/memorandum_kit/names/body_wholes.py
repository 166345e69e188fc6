"""A body with the place that it belongs to as one name: 北京市人民政府外事办公室, Volksregierung des Bezirks Mentougou."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from memorandum_kit.model import Mention, MentionKind, Span
from memorandum_kit.names.records import records

# Organs of a place: of them there is one a place, so that the place is part of the name. Universities and ministries stand for themselves.
_ORGANS = re.compile(
    r"b-(?: gov(?:-(?:city|county|district|province|land|regional))? | fao(?:-qiao)? | intl-office | npc(?:-sc)? | sc | cppcc | cpc-\w+"
    r" | council-\w+ | magistrate | parliament-land | (?!statistics-national)\w+-bureau | edu-commission | st-commission | ndrc-short"
    r" | street-office | neighbourhood | village )",
    re.VERBOSE,
)
_MISSIONS = frozenset(("b-embassy", "b-consulate", "b-consulate-general"))
# What joins a German body to its place: "der Stadt", "des Bezirks", or nothing behind "Volksregierung der Stadt".
_KIND = (
    r"(?:(?:regierungsunmittelbaren|kreisfreien|autonomen|Autonomen)\s+)?"
    r"(?:Stadt(?:bezirk(?:e?s)?)?|Bezirk(?:e?s)?|Kreises|Landkreises|Provinz|Präfektur|Gemeinde|Großgemeinde|Region|Distrikts)\s+"
)
_TO_PLACE = re.compile(rf"\s+(?:(?:der|des)\s+(?:{_KIND})?|{_KIND})?")
_TO_BODY = re.compile(r"\s+(?:der|des|bei\s+der|beim)\s+")
_TO_OUTER = re.compile(rf"\s+(?:der|des|in\s+der)\s+{_KIND}|,\s+Provinz\s+")
_IN = re.compile(r"\s+in\s+(?:der\s+)?(?:Stadt\s+)?")


def wholes(found: Sequence[Mention], text: str, *, german: bool) -> list[Mention]:
    """Join bodies with the places that they belong to; every other mention stays as it is.

    The key of a whole is the innermost place's and the head body's (`110109/b-gov-district`), the same in both languages; a
    government in between (外事办公室 of 人民政府) does not count. Of a mission abroad every place counts (`cn/state-de/b-embassy`).
    """
    joined: list[Mention] = []
    found = [
        part
        for at, mention in enumerate(found)
        for part in (_apart(mention, text, german=german) if _has_place(found, at, text, german=german) else (mention,))
    ]
    at = 0
    while at < len(found):
        length = _german_length(found, at, text) if german else _chinese_length(found, at, text)
        if length > 1:
            joined.append(_whole(found[at : at + length], text, german=german))
        else:
            joined.append(found[at])
        at += max(length, 1)
    return joined


# Offices whose designation begins (in German: ends) with the body that they head: 外事办公室|主任.
_HEADS = {"o-fao-director": ("b-fao", "o-director")}


def _has_place(found: Sequence[Mention], at: int, text: str, *, german: bool) -> bool:
    """Whether a body's place, or the body over it, is named beside an office: 武汉市|外事办公室主任; without it the office is one name."""
    if found[at].key not in _HEADS:
        return False
    if german:
        following = found[at + 1] if at + 1 < len(found) else None
        if following is None or not (following.kind is MentionKind.PLACE or _is_organ(following)):
            return False
        return any(joint.fullmatch(_gap(found, at + 1, text)) is not None for joint in (_TO_PLACE, _TO_BODY))
    return (
        at > 0 and _gap(found, at, text) == "" and (found[at - 1].kind is MentionKind.PLACE or _is_organ(found[at - 1]))
    )


def _apart(mention: Mention, text: str, *, german: bool) -> Iterator[Mention]:
    """Give the office and the body of a designation that has both; any other mention as it is."""
    keys = _HEADS.get(mention.key)
    cut = re.search(r"\s+(?:des|der)\s+", mention.surface) if german else re.search("(?=主任$)", mention.surface)
    if keys is None or cut is None:
        yield mention
        return
    first = Span(mention.span.start, mention.span.start + cut.start())
    second = Span(mention.span.start + cut.end(), mention.span.end)
    office, body = (first, second) if german else (second, first)
    for span, key, kind in sorted(((body, keys[0], MentionKind.BODY), (office, keys[1], MentionKind.OFFICE))):
        yield replace(mention, span=span, surface=span.of(text), key=key, kind=kind, value=records()[key].zh_hans)


def _is_organ(mention: Mention) -> bool:
    return mention.kind is MentionKind.BODY and (_ORGANS.fullmatch(mention.key) is not None or mention.key in _MISSIONS)


def _chinese_length(found: Sequence[Mention], at: int, text: str) -> int:
    """Give how many mentions from `at` are one body: places, then organs, with nothing between but 驻 of a mission."""
    end = at + (found[at].key == "b-cpc")
    places = 0
    while end < len(found) and found[end].kind is MentionKind.PLACE and _adjoin(found, at, end, text):
        end += 1
        places += 1
    organs = 0
    while end < len(found) and _is_organ(found[end]) and _adjoin(found, at, end, text):
        end += 1
        organs += 1
    return end - at if organs and places + organs > 1 else 1


def _adjoin(found: Sequence[Mention], start: int, at: int, text: str) -> bool:
    gap = text[found[at - 1].span.end : found[at].span.start] if at > start else ""
    return gap == "" or (gap in ("驻", "駐") and found[at].kind is MentionKind.PLACE)


def _german_length(found: Sequence[Mention], at: int, text: str) -> int:
    """Give how many mentions from `at` are one body: organs, each of the next, then their place and what that is part of."""
    if not _is_organ(found[at]):
        return 1
    end = at + 1
    while end < len(found) and _is_organ(found[end]) and _TO_BODY.fullmatch(_gap(found, end, text)):
        end += 1
    organs = end
    while end < len(found) and found[end].kind is MentionKind.PLACE:
        joint = _TO_PLACE if end == organs else _TO_OUTER
        abroad = found[at].key in _MISSIONS and end > organs and _IN.fullmatch(_gap(found, end, text))
        if not joint.fullmatch(_gap(found, end, text)) and not abroad:
            break
        end += 1
    return end - at if end > organs else 1


def _gap(found: Sequence[Mention], at: int, text: str) -> str:
    return text[found[at - 1].span.end : found[at].span.start]


def _whole(parts: Sequence[Mention], text: str, *, german: bool) -> Mention:
    span = Span(parts[0].span.start, parts[-1].span.end)
    bodies = [m for m in parts if m.kind is MentionKind.BODY]
    places = [m for m in parts if m.kind is MentionKind.PLACE]
    head = bodies[0] if german else bodies[-1]
    if head.key in _MISSIONS:
        owners = [m.key for m in places]
    else:
        owners = [(places[0] if german else places[-1]).key] if places else []
    return Mention(
        kind=MentionKind.BODY, span=span, surface=span.of(text), key="/".join((*owners, head.key)),
        value=_chinese(places, bodies) if german else "".join(span.of(text).split()), status=head.status,
        source=" + ".join(m.source for m in parts),
    )  # fmt: skip


def _chinese(places: Sequence[Mention], bodies: Sequence[Mention]) -> str:
    """Name the whole in Chinese order: the outer place first, then the body that is over the other."""
    known = records()
    name = ""
    for mention in (*reversed(places), *reversed(bodies)):
        part = known[mention.key].zh_hans if mention.key in known else mention.value or ""
        # 北京市 and 市人民政府 have their level in common.
        name += part[1:] if mention.kind is MentionKind.BODY and name[-1:] == part[:1] else part
    return name
