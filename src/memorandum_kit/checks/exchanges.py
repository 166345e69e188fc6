"""`term.wrong` for any two words of one kind, and `term.missing` for names of bodies and houses that nothing answers.

The table `glossaries/clauses/kinds.tsv` says by their ends which Chinese words are of one kind (offices and bodies, documents,
institutions …); glossary and lexicon say which words answer one another. So no list of confusions is needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from memorandum_kit.checks.context import Pair
from memorandum_kit.checks.making import both, finding
from memorandum_kit.checks.renderings import chinese_forms, founded, german_lemmas, german_stems, in_chinese
from memorandum_kit.model import Finding, MentionKind, Span
from memorandum_kit.resources import glossaries

_NOUN = re.compile(r"(?<![\w-])[A-ZÄÖÜ][a-zäöüß]{3,}(?![\w-])")
_LONGEST = 8  # characters of a Chinese word
_USUAL = 2  # renderings that say of which kind a German word is; later ones are of rarer senses
# In a text of several sentences a word of the one may answer one of another.
_LONG = 300


@dataclass(frozen=True, slots=True)
class _Word:
    span: Span
    kinds: frozenset[str]
    preferred: str


def check(pair: Pair) -> Iterator[Finding]:
    """Tell a German noun without rendering where a Chinese word of the same kind has no German one.

    Silent where either word is a general one of its kind (Einrichtung, 部门), which takes up another on second mention, and
    where a part of a rendering stands in the text.
    """
    if not pair.de.text or not pair.zh.text or len(pair.de.text) > _LONG:
        return
    german = list(_german(pair))
    if not german:
        return
    for span, word in _chinese(pair):
        kind = kind_of(word)
        match = next((one for one in german if kind in one.kinds), None)
        if match is None or not kind or _is_founded(word, span, pair):
            continue
        german.remove(match)
        yield finding(
            "term.wrong", *both(pair, match.span, span), term=match.span.of(pair.de.text), found=span.of(pair.zh.text),
            preferred=match.preferred, meaning=_meaning(word, span, pair), suggestion="", confidence=0.7,
            source=f"exchange:{kind}",
        )  # fmt: skip
        if not german:
            return
    yield from _unanswered(pair, german)


def _unanswered(pair: Pair, german: list[_Word]) -> Iterator[Finding]:
    """Names of bodies, houses and documents of which no telling character stands in the Chinese text."""
    for word in german:
        noun = word.span.of(pair.de.text)
        if word.preferred in _head(noun):
            continue  # a compound that nobody has recorded may be said in any way
        telling = set("".join(_renderings(noun)[1])) | set(word.preferred)
        if len(noun) < _COMPOUND or word.span.start == 0 or (_HEAD.search(noun) and _HEAD_ZH.search(pair.zh.plain)):
            continue  # at the beginning an adjective has a capital too
        if not word.kinds & _NAMED or (telling - _EMPTY) & set(pair.zh.plain):
            continue
        yield finding(
            "term.missing", *both(pair, word.span, None), term=noun, preferred=word.preferred, confidence=0.6,
            source=f"unanswered:{min(word.kinds)}",
        )  # fmt: skip


# Of these kinds a text speaks by their names; an event or a vehicle is often said by its verb.
_NAMED = frozenset(("actor", "institution", "document"))
_COMPOUND = 10  # letters; a short word is taken up again by a general one (das Haus, 该馆)
# Chinese calls a head by the office: the Generaldirektorin of a museum is its 馆长.
_HEAD = re.compile(r"(?:direktor|leiter|chef|vorsitzende|präsident|vorsteher|sekretär)\w{0,5}$", re.IGNORECASE)
_HEAD_ZH = re.compile("长|主任|主席|书记|总裁|经理")
# Characters of many words, which say nothing of one.
_EMPTY = frozenset(
    "的之国人市大中小学生等一二三不上下前后内外方面工作合业地区部门机关员者处所长年月日公共会事务性化发展行动体成果"
)


def _german(pair: Pair) -> Iterator[_Word]:
    """The nouns of a kind that nothing in the Chinese text answers."""
    named = [m.span for m in pair.de.names if m.kind in (MentionKind.PERSON, MentionKind.PLACE)]
    for match in _NOUN.finditer(pair.de.text):
        span = Span(*match.span())
        own, all_of_it = _renderings(match.group())
        concepts = [
            concept
            for mention in pair.de.terms
            if pair.glossary is not None
            and any(part.overlaps(span) for part in mention.parts)
            and (concept := pair.glossary.concept(mention.key))
        ]
        agreed = tuple("".join(parts) for concept in concepts for parts in chinese_forms(concept))
        usual = (*own[:_USUAL], *agreed[:1]) or _head(match.group())
        kinds = frozenset(filter(None, map(kind_of, usual)))
        if not kinds or generic().intersection(usual[:1]) or any(one.overlaps(span) for one in named):
            continue
        zh = pair.zh.plain
        if any(word in zh for word in all_of_it if len(word) > 1 or word in own) or any(
            in_chinese(concept, zh) for concept in concepts
        ):
            continue
        pieces = {word[at : at + 2] for word in (*own, *agreed) for at in range(len(word) - 1)} - _OF_MANY
        if any(piece in zh for piece in pieces):
            continue
        yield _Word(span, kinds, (agreed or own or usual)[0])


# Ends of the names of many bodies.
_OF_MANY = frozenset(("事会", "员会", "委员"))


@lru_cache(maxsize=4096)
def _renderings(word: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lexicon's Chinese words for a German one, and those with the words for its parts."""
    from memorandum_kit.alignment.lexicon import in_use

    own = in_use().equivalents(word)
    return own, (*own, *(zh for part in in_use().parts(word) for zh in part))


@lru_cache(maxsize=4096)
def _head(word: str) -> tuple[str, ...]:
    """The usual renderings of the last part of a compound that the lexicon does not have."""
    from memorandum_kit.alignment.lexicon import in_use

    parts = in_use().parts(word)
    return parts[-1][:_USUAL] if len(parts) > 1 else ()


def _chinese(pair: Pair) -> Iterator[tuple[Span, str]]:
    """The Chinese words of a kind, by glossary and lexicon, longest first."""
    text, known = pair.zh.plain, german_lemmas()
    terms = {m.span.start: m.span for m in reversed(pair.zh.terms) if len(m.parts) == 1}
    named = [m.span for m in pair.zh.names if m.kind in (MentionKind.PERSON, MentionKind.PLACE)]
    at = 0
    while at < len(text) - 1:
        end = next((at + n for n in range(min(_LONGEST, len(text) - at), 1, -1) if text[at : at + n] in known), at)
        if (term := terms.get(at)) and term.end > end:
            end = term.end
        if end - at < 2:
            at += 1
            continue
        span = Span(at, end)
        word = text[at:end]
        if kind_of(word) and word not in generic() and not any(one.overlaps(span) for one in named):
            yield span, word
        at = end


def _is_founded(word: str, span: Span, pair: Pair) -> bool:
    if founded(word, pair.de.plain):
        return True
    for mention in pair.zh.terms:
        concept = pair.glossary.concept(mention.key) if pair.glossary and mention.span.overlaps(span) else None
        if concept and any(m.key == concept.id for m in pair.de.terms):
            return True
        if concept and any(stems and stems[-1][:6] in pair.de.plain for stems in german_stems(concept)):
            return True
    # A word for a part of any German compound: 申请材料 for Bewerbungsunterlagen.
    return any(
        len(other) > 1 and (other in word or word in other)
        for match in _NOUN.finditer(pair.de.text)
        for other in _renderings(match.group())[1]
    )


def _meaning(word: str, span: Span, pair: Pair) -> str:
    for mention in pair.zh.terms:
        if mention.span == span and pair.glossary and (concept := pair.glossary.concept(mention.key)):
            head = concept.preferred(pair.de.lang)
            return head.term if head else ""
    return next(iter(german_lemmas().get(word, ())), "").capitalize()


@lru_cache(maxsize=8192)
def kind_of(word: str) -> str:
    """Give the kind of a Chinese word by its end, "" for none.

    >>> kind_of("税务局"), kind_of("意向书"), kind_of("发展")
    ('actor', 'document', '')
    """
    match = _kinds().fullmatch(word) if len(word) > 1 else None
    return (match.lastgroup or "") if match else ""


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    rows = (glossaries() / "clauses" / "kinds.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return tuple((kind, words, generic) for kind, words, generic in (row.split("\t") for row in rows))


@cache
def _kinds() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{kind}>.*(?:{words}))" for kind, words, _ in _rows()))


@cache
def generic() -> frozenset[str]:
    """Give the Chinese words that take up any other of their kind: 机构, 人员."""
    return frozenset(word for _, _, generic in _rows() for word in generic.split("|") if word)
