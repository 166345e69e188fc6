"""The glossary as a spaCy component: `nlp.add_pipe("memorandum_terms", config={"glossary": "terms.tsv"})`.

Hits become spans of `doc.spans["memorandum_terms"]`, labelled with the state, `kb_id_` the concept. A hit inside a token (a
part of a compound) is given as the whole token, because spaCy has no smaller span; `doc.user_data["memorandum_terms"]` has
the mentions with their exact positions.
"""

from __future__ import annotations

from typing import Any

from spacy.language import Language

from memorandum_kit.glossary.glossary import Glossary
from memorandum_kit.glossary.loading import load_glossary
from memorandum_kit.model import Lang

KEY = "memorandum_terms"


class TermFinder:
    """Finds terms in a Doc; made by `make_component`."""

    def __init__(self, glossary: Glossary, lang: Lang) -> None:
        """Keep the glossary and the language of the pipeline."""
        self._glossary = glossary
        self._lang = lang

    def __call__(self, doc: Any) -> Any:
        """Add the spans and the mentions to the Doc, and give it back."""
        mentions = self._glossary.find(doc.text, self._lang)
        spans = []
        for mention in mentions:
            span = doc.char_span(
                mention.span.start,
                mention.span.end,
                label=mention.status,
                kb_id=mention.key,
                alignment_mode="expand",
            )
            if span is not None:
                spans.append(span)
        doc.spans[KEY] = spans
        doc.user_data[KEY] = mentions
        return doc


def make_component(nlp: Any, name: str, glossary: str | list[str] | None = None, lang: str | None = None) -> TermFinder:
    """Make the component: spaCy's factory `memorandum_terms`.

    Args:
        nlp: the pipeline.
        name: the component's name in it.
        glossary: a path or paths; the shipped glossary without one.
        lang: a BCP 47 tag; the pipeline's own language without one.
    """
    paths = [glossary] if isinstance(glossary, str) else list(glossary or ())
    return TermFinder(load_glossary(*paths), Lang.of(lang or nlp.lang))


# The entry point of the group `spacy_factories` names this function; loading the module registers the factory.
Language.factory(KEY, default_config={"glossary": None, "lang": None}, func=make_component)
