"""`party.swap` where the parties are towns: who does what, who comes from where, and who invites whom."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memorandum_kit.checks.context import Pair, Side
from memorandum_kit.checks.making import both, finding
from memorandum_kit.checks.parts import View, chinese_words, parts_of, whole
from memorandum_kit.model import Finding, Mention, MentionKind, Span

_LONG = 400
# "auf Einladung des Landrats" up to the verb; 应…邀请.
_INVITED_DE = re.compile(
    r"\bauf\s+(?:die\s+)?(?:\w+\s+)?einladung\s+(?:des|der|von|vom|seitens)\b(?P<host>[^,.;]{3,90})"
)
_VERB = re.compile(
    r"\s(?:besuch|reis|nimmt|nahm|nehmen|ha[tb]|hält|weil|kam|komm|folg|w[iu]rd|werd|war|traf|empf|find|fand|gast|sind|ist)"
)
_INVITED_ZH = re.compile(r"应(?P<host>[^，。；]{2,40}?)的?(?:盛情|诚挚|友好|热情)?(?:邀请|之邀)")
# Jugendliche aus Minden, der Bürgermeister der Stadt Hagen
_OF_DE = re.compile(r"([A-ZÄÖÜ][a-zäöüß-]{3,})\s+(?:aus|von|der\s+Stadt|in|aus\s+der\s+Stadt)\s+$")


def check(pair: Pair) -> Iterator[Finding]:
    """Tell that one town stands where German has the other: in a part, before a noun, or in the invitation."""
    if len(pair.de.text) > _LONG:
        return
    if host := _inviting(pair):
        yield _finding(pair, *host, 0.75)
        return
    german, chinese = _places(pair.de), _places(pair.zh)
    shared = {m.key for m in german} & {m.key for m in chinese}
    if len(shared) < 2:
        return
    for view in parts_of(pair) or (whole(pair),):
        ours = [m for m in german if m.key in shared and _within(m.span, view.spans_de)]
        theirs = [m for m in chinese if m.key in shared and _within(m.span, view.spans_zh)]
        if view.sure and len({m.key for m in ours}) == len({m.key for m in theirs}) == 1:
            if ours[0].key != theirs[0].key and not view.whole:
                yield _finding(pair, ours[0].span, theirs[0].span, 0.7)
                return
        elif odd := _owners(pair, view, ours, theirs):
            yield _finding(pair, *odd, 0.65)
            return


def _places(side: Side) -> list[Mention]:
    return [m for m in side.names if m.kind is MentionKind.PLACE]


def _within(span: Span, spans: tuple[Span, ...]) -> bool:
    return any(span.overlaps(one) for one in spans)


def _owners(pair: Pair, view: View, german: list[Mention], chinese: list[Mention]) -> tuple[Span, Span] | None:
    """The town whose noun stands behind another town alone: Jugendliche aus Minden, 常州的青少年."""
    found = []
    for ours in german:
        noun = _OF_DE.search(pair.de.text, 0, ours.span.start)
        if noun is None:
            continue
        words = chinese_words(noun.group(1))
        behind = [m for m in chinese if _starts(pair.zh.plain[m.span.end : m.span.end + 8], words)]
        if behind and all(m.key != ours.key for m in behind):
            found.append((ours.span, behind[0].span))
    # Both must have changed: one alone may be told in another way.
    return found[0] if len(found) > 1 else None


def _starts(text: str, words: tuple[str, ...]) -> bool:
    bare = text.lstrip("市区县的")
    return any(bare.startswith(word) for word in words)


def _inviting(pair: Pair) -> tuple[Span, Span] | None:
    """The host in German and Chinese where the Chinese host is somebody whom German names elsewhere."""
    zh = _INVITED_ZH.search(pair.zh.plain) if "邀" in pair.zh.plain else None
    de = _INVITED_DE.search(pair.de.plain) if zh else None
    if zh is None or de is None:
        return None
    verb = _VERB.search(de.group("host"))
    host_de = Span(de.start("host"), de.start("host") + verb.start() if verb else de.end("host"))
    host_zh = Span(*zh.span("host"))
    ours, others_de = _keys(pair.de, host_de)
    theirs, others_zh = _keys(pair.zh, host_zh)
    if ours & theirs or not theirs & others_de or not ours & others_zh:
        return None
    return host_de, host_zh


def _keys(side: Side, span: Span) -> tuple[set[str], set[str]]:
    """The keys of the names and offices in a stretch, and of those outside it."""
    inside: set[str] = set()
    outside: set[str] = set()
    for mention in side.names:
        (inside if mention.span.overlaps(span) else outside).add(mention.key)
    return inside, outside


def _finding(pair: Pair, de: Span, zh: Span, confidence: float) -> Finding:
    return finding(
        "party.swap", *both(pair, de, zh), de=de.of(pair.de.text), zh=zh.of(pair.zh.text), confidence=confidence
    )
