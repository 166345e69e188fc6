"""Which items of one side's list answer an item of the other's, by glossary and lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from memorandum_kit.checks.characters import simple
from memorandum_kit.checks.context import Pair
from memorandum_kit.checks.renderings import chinese_forms, german_lemmas, german_stems, stem
from memorandum_kit.model import Span

if TYPE_CHECKING:
    from memorandum_kit.alignment.lexicon import Lexicon

_NOUN = re.compile(r"[A-ZÄÖÜ][\wÄÖÜäöüß\-]{2,}")
_NOISE = re.compile(r"(?:的|等|等等|领域|方面|合作|交流|活动)+$")
# Chinese joins the first characters of several items: 食宿 is board and lodging, 文旅 culture and tourism.
_JOINED = re.compile(
    r"食宿|吃住|衣食住行|吃穿住行|文体|文旅|文教|科教|科技文化|教科文卫|文卫|农旅|体旅|商旅|经贸|经济技术|工商|工贸|财税|农林|农牧|林牧|水电|水利水电|师生|"
    r"产学研|政产学研|中小学|老幼|医养|医药|城乡|人财物|政商|政企|官民|男女|父母|亲子|水陆|海陆空|公铁|陆海|软硬件|产供销|风光|声光|琴棋书画|诗书画|书画|歌舞|音舞|吹拉弹唱|"
    r"党政|干群|军民|工农|妇幼|老弱病残|老年|青少年|儿童青少年|青年学生|学研|研学|游学|考察访问|互访|图文|影音|视听|收发|进出口|装卸|仓储物流|节能环保|生态环保|养老托育"
)
# A lexicon's first words for a lemma are its usual ones; 文化 for Bildung comes later.
_USUAL = 3


@dataclass(frozen=True, slots=True)
class Answers:
    """What is known of one item."""

    items: tuple[int, ...]  # of the other list, by its words
    known: bool  # glossary or lexicon have the item's own word
    elsewhere: bool = False  # its words stand in the other text, outside the list


def german_answers(text: str, span: Span, others: Iterable[str], pair: Pair) -> Answers:
    """Give the Chinese items that answer a German one."""
    listed = [simple(other) for other in others]
    words: set[str] = set()
    known = False
    if pair.glossary is not None:
        for mention in pair.de.terms:
            if mention.span.overlaps(span) and (concept := pair.glossary.concept(mention.key)):
                known = True
                words |= {part for parts in chinese_forms(concept) for part in parts if len(part) > 1}
    named = [name.span for name in pair.de.names if name.span.overlaps(span)]
    lexicon = _lexicon()
    for match in _NOUN.finditer(text):
        # The words of a name are no words: Haus der Kunst.
        if any(one.start <= span.start + match.start() < one.end for one in named):
            continue
        noun = match.group()
        own = lexicon.equivalents(noun)
        known = known or bool(own)
        words |= {word for word in own[:_USUAL] if len(word) > 1}
        for part in lexicon.parts(noun):
            words |= {word for word in part[:_USUAL] if len(word) > 1}
    items = tuple(n for n, other in enumerate(listed) if any(word in other for word in words))
    return Answers(
        items,
        known and not named,
        not items and (any(w in pair.zh.plain for w in words) or has_joined(words, pair.zh.plain)),
    )


def chinese_answers(text: str, span: Span, others: Iterable[str], pair: Pair) -> Answers:
    """Give the German items that answer a Chinese one."""
    listed = [other.lower().translate(_UMLAUTS) for other in others]
    stems: set[str] = set()
    known = False
    if pair.glossary is not None:
        for mention in pair.zh.terms:
            if mention.span.overlaps(span) and (concept := pair.glossary.concept(mention.key)):
                known = True
                stems |= {s for group in german_stems(concept) for s in group}
    if any(name.span.overlaps(span) for name in pair.zh.names):
        return Answers((), known=False)
    bare = simple(_NOISE.sub("", text))
    reverse = german_lemmas()
    for length in (4, 3, 2):
        for start in range(len(bare) - length + 1):
            lemmas = reverse.get(bare[start : start + length], ())
            known = known or bool(lemmas)
            stems |= {stem(lemma) for lemma in lemmas}
    stems = {s[: max(4, len(s) - 1)] for s in stems if len(s) >= 3}
    items = tuple(n for n, other in enumerate(listed) if any(s in other for s in stems))
    flat = pair.de.plain.translate(_UMLAUTS)
    return Answers(items, known, not items and any(s in flat for s in stems))


def has_joined(words: set[str], text: str) -> bool:
    """Whether a contraction of a Chinese text has a character of one of the words: 文体 for Kultur."""
    joined = {character for match in _JOINED.finditer(text) for character in match.group()}
    return any(joined & set(word) for word in words)


_UMLAUTS = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})


def _lexicon() -> Lexicon:
    from memorandum_kit.alignment.lexicon import in_use

    return in_use()
