"""XLIFF 1.2 (strict): one trans-unit a link, as OmegaT and the older CAT tools take it."""

from __future__ import annotations

from collections.abc import Iterable

from memorandum_kit import __version__
from memorandum_kit.model import Memorandum
from memorandum_kit.readers.units import PROGRAM, Unit, document_record
from memorandum_kit.translation.review import review_note
from memorandum_kit.writers.markup import escaped, holdable, start, whole
from memorandum_kit.writers.units import cat_tag, languages, status_of, units_of
from memorandum_kit.writers.xliff21 import comment_of

# State of a target by the status of its link (XLIFF 1.2, state).
_STATES = {"confirmed": "final", "proposed": "translated", "review": "needs-review-translation"}
UNTRANSLATED = "needs-translation"


def write_xliff12(memo: Memorandum, *, cat_lang: str | None = None, source_lang: str | None = None) -> bytes:
    """Give the memorandum as XLIFF 1.2; findings are notes.

    A unit that is not translated has its source as target, because OmegaT shows only units with one; its state says so.

    Args:
        memo: what to write.
        cat_lang: the tag of the Chinese text; by default zh-CN or zh-TW by its script.
        source_lang: the language to translate from, `de` (default) or `zh`.

    Raises:
        BadInput: a language that does not exist.
    """
    from_chinese, source, target = languages(memo, source_lang)
    findings: dict[str, list[str]] = {}
    for finding in memo.findings:
        for clause_id in dict.fromkeys(place.clause_id for place in finding.places):
            findings.setdefault(clause_id, []).append(comment_of(finding))
    attributes = {
        "original": next((document.name for document in memo.documents if document.name), PROGRAM),
        "source-language": cat_tag(source, cat_lang),
        "target-language": cat_tag(target, cat_lang),
        "datatype": "plaintext",
        "tool-id": PROGRAM,
        "xml:space": "preserve",
    }
    tool = start("tool", {"tool-id": PROGRAM, "tool-name": PROGRAM, "tool-version": __version__}, empty=True)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">',
        f" {start('file', attributes)}",
        f"  <header>\n   {tool}",
        *(f"   {whole('note', document_record(one), {'from': PROGRAM})}" for one in memo.documents),
        "  </header>\n  <body>",
    ]
    for unit, row in units_of(memo, holdable):
        notes = dict.fromkeys(note for clause in row.clauses for note in findings.get(clause.id, ()))
        lines.append(_unit(unit, notes, from_chinese=from_chinese))
    return "\n".join([*lines, "  </body>", " </file>", "</xliff>", ""]).encode()


def _unit(unit: Unit, notes: Iterable[str], *, from_chinese: bool) -> str:
    link = unit.link
    status = status_of(link)
    source, target = (unit.side(chinese=chinese) for chinese in (from_chinese, not from_chinese))
    attributes = {"id": unit.id, "approved": "yes" if status == "confirmed" and source and target else ""}
    state = _STATES.get(status, "translated") if source and target else UNTRANSLATED
    shown = target or source
    lines = [
        f"   {start('trans-unit', attributes)}",
        f"    <source>{escaped(source.text) if source else ''}</source>",
        f"    {whole('target', shown.text if shown else '', {'state': state})}",
    ]
    said = [("status", status)]
    if link is not None:
        said += [("score", repr(link.score)), ("made-by", link.made_by)]
    if link is not None and link.reason:
        said.append(("reason", link.reason))
    lines += _contexts("x-link", unit.id, said)
    for side, name in ((source, "x-source"), (target, "x-target")):
        if side is not None:
            lines += _contexts(name, unit.id, [("clause", record) for record in side.records])
    if link is not None and target is not None and (mark := review_note(link, target.lang)):
        lines.append(f"    {whole('note', mark, {'from': PROGRAM, 'annotates': 'target'})}")
    lines += [f"    {whole('note', note, {'from': PROGRAM})}" for note in notes]
    return "\n".join([*lines, "   </trans-unit>"])


def _contexts(name: str, unit_id: str, said: Iterable[tuple[str, str]]) -> list[str]:
    contexts = [f"     {whole('context', value, {'context-type': f'x-{kind}'})}" for kind, value in said]
    # Names of context groups are unique in a file.
    group = start("context-group", {"name": f"{name} {unit_id}", "purpose": "information"})
    return [f"    {group}", *contexts, "    </context-group>"]
