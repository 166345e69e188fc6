"""What a clerk types, as terms to look for: every spelling of a name is meant with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from memorandum_kit.archive.catalogue import Catalogue, Entry, Row
from memorandum_kit.archive.filters import Filters
from memorandum_kit.archive.folding import contains, phrase, search_key
from memorandum_kit.errors import BadInput

_TERM = re.compile(r'[„“"«]([^“”"»]*)[“”"»]|(\S+)')
SNIPPETS = 3


@dataclass(frozen=True, slots=True)
class Snippet:
    """A text that was found, with the text of the other language that answers it."""

    source: str
    clause: str
    lang: str
    text: str
    partner_lang: str = ""
    partner: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found."""

    row: Row
    snippets: tuple[Snippet, ...] = ()


@dataclass(frozen=True, slots=True)
class Hits:
    """A page of what was found, and how many records were found in all."""

    total: int
    hits: tuple[Hit, ...] = ()


def terms_of(query: str) -> list[tuple[str, ...]]:
    """Give the terms of a query, each as the phrases of which a record must have one.

    The query as a whole is tried as a name first (`Lyu Chenfei`, `Freie Hansestadt Bremen`); otherwise its words must all
    be in the record, in any text. Words in quotation marks are one phrase.

    Raises:
        BadInput: nothing in the query can be searched for.
    """
    whole = _phrases(query)
    words = [quoted or word for quoted, word in _TERM.findall(query)]
    if len(words) > 1 and len(whole) > 1:
        return [whole]
    terms = [phrases for word in words if (phrases := _phrases(word))]
    if not terms:
        raise BadInput(f"{query!r} has nothing to search for", why="it has neither a letter nor a digit")
    return terms


def search(catalogue: Catalogue, query: str, filters: Filters, *, limit: int, offset: int) -> Hits:
    """Look a query up; see `terms_of` and `folding.phrase` for what is found."""
    terms = terms_of(query)
    rows, total = catalogue.search(terms, filters, limit=limit, offset=offset)
    return Hits(total, tuple(Hit(row, _snippets(catalogue, row.record, terms)) for row in rows))


def names_meant(text: str) -> tuple[str, ...]:
    """Give a name's variants, for a filter; a name of two words in either order (Shen Zhiyuan, Zhiyuan Shen)."""
    words = text.split()
    turned = (" ".join(reversed(words)),) if len(words) == 2 else ()
    return tuple(dict.fromkeys((text, *turned, *_variants(text))))


def _snippets(catalogue: Catalogue, record: str, terms: list[tuple[str, ...]]) -> tuple[Snippet, ...]:
    """The texts that have most of the terms; those of clauses before those of metadata."""
    found = catalogue.texts_with(record, [phrase for phrases in terms for phrase in phrases], limit=50)
    best = sorted(found, key=lambda pair: -sum(contains(pair[1], phrases) for phrases in terms))[:SNIPPETS]
    return tuple(_with_partner(catalogue, record, entry) for entry, _ in best)


def _with_partner(catalogue: Catalogue, record: str, entry: Entry) -> Snippet:
    answers = catalogue.clauses(record, entry.partners) if entry.partners else []
    lang = answers[0].lang if answers else ""
    return Snippet(entry.source, entry.clause, entry.lang, entry.text, lang, " ".join(a.text for a in answers))


@lru_cache(maxsize=1024)
def _phrases(text: str) -> tuple[str, ...]:
    own = phrase(text)
    if not own:
        return ()
    # A variant is a whole name: it stands for itself and not for the words that begin with it.
    others = (search_key(variant) for variant in _variants(text))
    return tuple(dict.fromkeys((own, *(key for key in others if key != " " and not key.startswith(own)))))


def _variants(text: str) -> tuple[str, ...]:
    from memorandum_kit.names import expand

    return tuple(expand(text))
