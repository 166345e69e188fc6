"""`term.missing` of one of two: "Rathaus und Stadtwerke" for which Chinese has only 市政厅."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from memorandum_kit.checks.context import Pair
from memorandum_kit.checks.evidence import has_joined
from memorandum_kit.checks.making import both, finding
from memorandum_kit.checks.renderings import chinese_forms
from memorandum_kit.model import ClauseKind, Finding, Span

_NOUN = r"[A-ZÄÖÜ][a-zäöüß]{3,}"
_TWO = re.compile(
    rf"(?<![\w-])(?P<one>{_NOUN})(?P<link>\s+(?:und|sowie|oder)\s+(?:(?:an|in|zu|mit|bei|von|für|auf|über)\s+)?"
    rf"(?:(?:d(?:er|ie|as|en|em|es)|zu[rm]|vom|beim|[ii]m|eine?[rnms]?|ihre?[rnms]?|seine?[rnms]?|deren|dessen)\s+)?"
    rf"(?:[a-zäöüß]+e[rnms]?\s+)?)(?P<other>{_NOUN})(?![\w-])"
)
_CONJUNCTION = re.compile("[和与及、并或暨兼跟且，]|(?<![陪共合会一不相协等])同|以及|还有|连同")
# Characters of many words, which say nothing of one.
_EMPTY = frozenset(
    "的之国人市大中小学生等一二三不上下前后内外方面工作合业地区部门机关员者处所长年月日公共会事务性化发展行动体成果业"
)
_NEAR = 6  # code points on both sides of the rendering in which the other one would be joined
_LONG = 200
_QUIET = frozenset((ClauseKind.SIGNATURE, ClauseKind.DATE_LINE, ClauseKind.PARTY))


def check(pair: Pair) -> Iterator[Finding]:
    """Tell a noun joined with another by "und" of which no character stands in Chinese, where the other stands alone there.

    Silent where Chinese joins anything near it, and where one word stands for both (文体, 师生).
    """
    de, zh = pair.de.text, pair.zh.plain
    if not zh or len(de) > _LONG or pair.de.kinds & _QUIET:
        return
    for match in _TWO.finditer(de):
        if _is_one_thing(match, pair):
            continue
        sides = [(name, Span(*match.span(name))) for name in ("one", "other")]
        for (_, said), (_, open_one) in (sides, sides[::-1]):
            if any(mention.span.overlaps(open_one) for mention in pair.de.names):
                continue
            place = _place(said, pair)
            if place is None or _may_be_said(open_one, pair, zh[: place.start] + "|" + zh[place.end :]):
                continue
            around = zh[max(0, place.start - _NEAR) : place.start] + "|" + zh[place.end : place.end + _NEAR]
            words = (*_agreed(open_one, pair), *_renderings(open_one.of(de)))
            if _CONJUNCTION.search(around) or has_joined(set(words), zh):
                continue
            yield finding(
                "term.missing", *both(pair, open_one, None), term=open_one.of(de), preferred=words[0], confidence=0.6,
                source="coordination",
            )  # fmt: skip
            return


def _is_one_thing(match: re.Match[str], pair: Pair) -> bool:
    """Whether both are one: Schülerinnen und Schüler, Kleine und mittlere, Änderungen und Ergänzungen as one term."""
    one, other = match["one"], match["other"]
    if "innen" in (one[-5:], other[-5:]) or one[:5] == other[:5]:
        return True
    if one.endswith("in") and other.startswith(one[:4]):
        return True
    if match.start() == 0 and one.endswith("e") and re.search(r"[a-zäöüß]e\s+$", match["link"]):
        return True
    whole = Span(match.start("link"), match.end("link"))
    return any(part.start < whole.start and part.end > whole.end for m in pair.de.terms for part in m.parts)


def _place(span: Span, pair: Pair) -> Span | None:
    """Where the Chinese rendering of a German word stands."""
    for word in (*_agreed(span, pair), *_renderings(span.of(pair.de.text))):
        if len(word) > 1 and (at := pair.zh.plain.find(word)) >= 0:
            return Span(at, at + len(word))
    return None


def _may_be_said(span: Span, pair: Pair, rest: str) -> bool:
    """Whether nothing is known of a word, or a telling character of a rendering stands in the rest of the text."""
    words = (*_agreed(span, pair), *_renderings(span.of(pair.de.text)))
    if not _own(span.of(pair.de.text)) and not _agreed(span, pair):
        return True
    own = (*_agreed(span, pair), *_own(span.of(pair.de.text)))
    characters = {character for word in own for character in word} - _EMPTY
    return not characters or bool(characters & set(rest)) or any(w in rest for w in words if len(w) > 1)


def _agreed(span: Span, pair: Pair) -> tuple[str, ...]:
    return tuple(
        "".join(parts)
        for mention in pair.de.terms
        if pair.glossary is not None
        and any(part.overlaps(span) for part in mention.parts)
        and (concept := pair.glossary.concept(mention.key))
        for parts in chinese_forms(concept)
    )


@lru_cache(maxsize=2048)
def _own(word: str) -> tuple[str, ...]:
    from memorandum_kit.alignment.lexicon import in_use

    return in_use().equivalents(word) or tuple(zh for part in in_use().parts(word) for zh in part)


@lru_cache(maxsize=2048)
def _renderings(word: str) -> tuple[str, ...]:
    from memorandum_kit.alignment.lexicon import in_use

    return (*in_use().equivalents(word), *(zh for part in in_use().parts(word) for zh in part))
