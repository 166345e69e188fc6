"""SKOS as Turtle, for thesauri and linked data: prefLabel, altLabel, hiddenLabel (deprecated), definition, notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from memorandum_kit.glossary.exchange import Exported, Losses, Options
from memorandum_kit.glossary.records import Concept, Term, concepts_of
from memorandum_kit.model import Lang

_BASE = "urn:memorandum-kit:term:"
_SCHEME = "urn:memorandum-kit:terms"
_PROPERTIES = {"admitted": "skos:altLabel", "deprecated": "skos:hiddenLabel"}
_NOT_TURTLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def write_skos(terms: Sequence[Term], options: Options) -> Exported:
    """Write a SKOS concept scheme; subject fields are collections. SKOS allows one prefLabel a language."""
    losses = Losses()
    lines = [
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .",
        "@prefix dct: <http://purl.org/dc/terms/> .",
        "",
        f"<{_SCHEME}> a skos:ConceptScheme .",
    ]
    fields: dict[str, list[str]] = {}
    for concept in concepts_of(terms):
        lines.extend(("", *_concept(concept, losses)))
        if concept.subject_field:
            fields.setdefault(concept.subject_field, []).append(_iri(concept.id))
    for field, members in fields.items():
        iri = f"<urn:memorandum-kit:field:{quote(field, safe='')}>"
        joined = ",\n    ".join(members)
        lines.extend(
            ("", f"{iri} a skos:Collection ;", f"  skos:prefLabel {_literal(field)} ;", f"  skos:member {joined} .")
        )
    return Exported(("\n".join(lines) + "\n").encode(), losses.all())


def _concept(concept: Concept, losses: Losses) -> list[str]:
    facts = [f"skos:inScheme <{_SCHEME}>", f"skos:notation {_literal(concept.id)}"]
    preferred: set[Lang] = set()
    for term in concept.terms:
        label = _literal(term.term, term.lang)
        if term.status == "preferred" and term.lang in preferred:
            losses.add("second-preferred", term.term)
            facts.append(f"skos:altLabel {label}")
        elif term.status == "preferred":
            preferred.add(term.lang)
            facts.append(f"skos:prefLabel {label}")
        else:
            facts.append(f"{_PROPERTIES[term.status]} {label}")
        if term.definition:
            facts.append(f"skos:definition {_literal(term.definition, term.lang)}")
        if term.context:
            facts.append(f"skos:example {_literal(term.context, term.lang)}")
        if term.note:
            facts.append(f"skos:note {_literal(f'{term.term}: {term.note}')}")
        if term.source:
            facts.append(f"dct:source {_literal(term.source)}")
        for name in ("pos", "gender", "usage", "term_type", "exclude"):
            if getattr(term, name):
                losses.add(f"skos-{name.replace('_', '-')}", term.term)
    return [f"{_iri(concept.id)} a skos:Concept ;", *(f"  {fact} ;" for fact in facts[:-1]), f"  {facts[-1]} ."]


def _iri(concept_id: str) -> str:
    return f"<{_BASE}{quote(concept_id, safe='-._~')}>"


def _literal(text: str, lang: Lang | None = None) -> str:
    escaped = (
        _NOT_TURTLE.sub("", text)
        .replace("\\", "\\\\")
        .replace('"', '\\"')
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t")
    )
    return f'"{escaped}"' + (f"@{lang.value}" if lang else "")
