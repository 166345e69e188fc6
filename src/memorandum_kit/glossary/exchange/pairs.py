"""Formats that hold pairs of a source and a target: OmegaT, DeepL, Weblate.

They have no concepts and no three states: deprecated terms are left out, the rest is paired within its concept, and both
are reported. Rules of the formats: OmegaT, "Glossaries"; DeepL API, "Glossary formats" (no header, a source once, no
control characters, no blanks at the ends, 1,024 bytes a text, 10 MiB); Weblate, "CSV files" (header of field names).
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence

from memorandum_kit.errors import BadInput, TooLarge
from memorandum_kit.glossary.exchange import Exported, Imported, Losses, Options
from memorandum_kit.glossary.records import Concept, Term, concepts_of
from memorandum_kit.glossary.tables import decode
from memorandum_kit.model import Lang

_DEEPL_TEXT = 1024  # UTF-8 bytes
_DEEPL_FILE = 10 * 1024 * 1024
_DEEPL_LANG = {Lang.DE: "de", Lang.EN: "en", Lang.ZH_HANS: "zh", Lang.ZH_HANT: "zh"}
_QUALIFIER = re.compile(r"\s*[(（][^)）]*[)）]\s*$")
_WEBLATE = ("location", "source", "target", "id", "fuzzy", "context", "translator_comments", "developer_comments")


def write_omegat(terms: Sequence[Term], options: Options) -> Exported:
    """Write an OmegaT glossary: source, target, comment, separated by tabs; several targets are several lines."""
    losses = Losses()
    lines = []
    for concept, source, target in _pairs(terms, options, losses):
        comment = "; ".join(
            part for part in (_state(target), concept.subject_field, target.note or source.note) if part
        )
        lines.append("\t".join(_plain(cell) for cell in (source.term, target.term, comment)))
    return Exported("".join(line + "\n" for line in lines).encode(), losses.all())


def write_deepl(terms: Sequence[Term], options: Options) -> Exported:
    """Write a DeepL glossary as CSV: source, target and both languages, without a header."""
    losses = Losses()
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    langs = [_DEEPL_LANG[options.source], _DEEPL_LANG[options.target]]
    for source, target in _deepl(terms, options, losses):
        writer.writerow([source, target, *langs])
    return Exported(_bounded(out.getvalue()), losses.all())


def write_deepl_tsv(terms: Sequence[Term], options: Options) -> Exported:
    """Write a DeepL glossary as TSV: source and target."""
    losses = Losses()
    text = "".join(f"{source}\t{target}\n" for source, target in _deepl(terms, options, losses))
    return Exported(_bounded(text), losses.all())


def write_weblate(terms: Sequence[Term], options: Options) -> Exported:
    """Write Weblate's bilingual CSV with a header; the context is the concept, the state goes into the comment."""
    losses = Losses()
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(_WEBLATE)
    seen: set[tuple[str, str]] = set()
    for concept, source, target in _pairs(terms, options, losses):
        if (source.term, concept.id) in seen:
            losses.add("second-target", f"{source.term}: {target.term}")
            continue
        seen.add((source.term, concept.id))
        comment = "; ".join(part for part in (_state(target), target.note) if part)
        writer.writerow(["", source.term, target.term, "", "", concept.id, comment, concept.subject_field])
    return Exported(out.getvalue().encode(), losses.all())


def read_omegat(data: bytes, name: str, options: Options) -> Imported:
    """Read an OmegaT glossary; lines that begin with # are comments."""
    rows = []
    for number, line in enumerate(decode(data, name).split("\n"), 1):
        text = line.rstrip("\r")
        if not text.strip() or text.startswith("#"):
            continue
        cells = text.split("\t")
        if len(cells) < 2:
            raise BadInput(f"{name}, line {number}", why="there is no tab between source and target")
        rows.append((number, cells[0], cells[1], cells[2] if len(cells) > 2 else ""))
    return _from_pairs(rows, name, options)


def read_deepl(data: bytes, name: str, options: Options) -> Imported:
    """Read a DeepL glossary as CSV: two columns, or four with the languages."""
    reader = csv.reader(io.StringIO(decode(data, name), newline=""), strict=True)
    rows: list[tuple[int, str, str, str]] = []
    languages = options
    try:
        for cells in reader:
            if not cells:
                continue
            if len(cells) < 2:
                raise BadInput(f"{name}, line {reader.line_num}", why="the row has no target")
            if len(cells) >= 4 and not rows:
                languages = Options(_lang(cells[2], name, reader.line_num), _lang(cells[3], name, reader.line_num))
            rows.append((reader.line_num, cells[0], cells[1], ""))
    except csv.Error as error:
        raise BadInput(f"{name}, line {reader.line_num}", why=f"the quotes do not match ({error})") from None
    return _from_pairs(rows, name, languages)


def read_deepl_tsv(data: bytes, name: str, options: Options) -> Imported:
    """Read a DeepL glossary as TSV."""
    return read_omegat(data, name, options)


def read_weblate(data: bytes, name: str, options: Options) -> Imported:
    """Read Weblate's CSV by its header; the context, where there is one, is the concept."""
    text = decode(data, name)
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    fields = [field.strip().lower() for field in reader.fieldnames or ()]
    if "source" not in fields or "target" not in fields:
        raise BadInput(f"{name}, line 1: no Weblate CSV", why="the header has no columns source and target")
    reader.fieldnames = fields
    rows, contexts = [], []
    try:
        for row in reader:
            rows.append(
                (
                    reader.line_num,
                    row.get("source") or "",
                    row.get("target") or "",
                    row.get("translator_comments") or "",
                )
            )
            contexts.append(row.get("context") or "")
    except csv.Error as error:
        raise BadInput(f"{name}, line {reader.line_num}", why=f"the quotes do not match ({error})") from None
    return _from_pairs(rows, name, options, contexts)


def _pairs(terms: Sequence[Term], options: Options, losses: Losses) -> Iterator[tuple[Concept, Term, Term]]:
    """Each usable source with each usable target of its concept, preferred ones first."""
    for concept in concepts_of(terms):
        sources, targets = concept.in_lang(options.source), concept.in_lang(options.target)
        if not targets and options.target.is_chinese:
            targets = concept.in_lang(Lang.ZH_HANS if options.target is Lang.ZH_HANT else Lang.ZH_HANT)
        for term in (*sources, *targets):
            if term.status == "deprecated":
                losses.add("deprecated", term.term)
        good = (
            [term for term in sources if term.status != "deprecated"],
            [term for term in targets if term.status != "deprecated"],
        )
        if not all(good):
            losses.add("alone", concept.id)
            continue
        for source in good[0]:
            for target in good[1]:
                yield concept, source, target
    for term in terms:
        if term.lang not in (options.source, options.target) and not (
            term.lang.is_chinese and options.target.is_chinese
        ):
            losses.add("other-language", f"{term.lang.value}: {term.term}")


def _deepl(terms: Sequence[Term], options: Options, losses: Losses) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for _, source, target in _pairs(terms, options, losses):
        pair = [_QUALIFIER.sub("", _plain(text)) or _plain(text) for text in (source.term, target.term)]
        if any(len(text.encode()) > _DEEPL_TEXT for text in pair):
            losses.add("too-long", source.term)
        elif "…" in pair[0] or "..." in pair[0]:
            losses.add("gap", source.term)
        elif pair[0] in seen:
            losses.add("second-target", f"{pair[0]}: {pair[1]}")
        else:
            seen.add(pair[0])
            yield pair[0], pair[1]


def _bounded(text: str) -> bytes:
    data = text.encode()
    if len(data) > _DEEPL_FILE:
        raise TooLarge(
            f"The glossary has {len(data)} bytes", why="DeepL takes 10 MiB", advice="Export fewer subject fields."
        )
    return data


def _plain(text: str) -> str:
    """A cell without control characters, separators and blanks at its ends."""
    return " ".join("".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in text).split())


def _state(term: Term) -> str:
    return "" if term.status == "preferred" else term.status


def _lang(tag: str, name: str, line: int) -> Lang:
    try:
        return Lang.of(tag)
    except ValueError as error:
        raise BadInput(f"{name}, line {line}", why=str(error)) from None


def _from_pairs(
    rows: list[tuple[int, str, str, str]], name: str, options: Options, contexts: list[str] | None = None
) -> Imported:
    """Concepts from pairs: pairs with the same source (and context) are one; its first target is preferred."""
    ids: dict[tuple[str, str], str] = {}
    taken: set[str] = set()
    terms: dict[tuple[str, Lang, str], Term] = {}
    for index, (line, source_text, target_text, comment) in enumerate(rows):
        source, target = source_text.strip(), target_text.strip()
        if not source or not target:
            raise BadInput(f"{name}, line {line}", why="source or target is empty")
        key = (source, contexts[index] if contexts else "")
        fresh = key not in ids
        if fresh:
            wanted = key[1] or re.sub(r"[^\w]+", "-", source.lower()).strip("-") or "c"
            number, candidate = 2, wanted
            while candidate in taken and not key[1]:
                candidate, number = f"{wanted}-{number}", number + 1
            taken.add(candidate)
            ids[key] = candidate
        concept_id = ids[key]
        status = "admitted" if any(k[0] == concept_id and k[1] is options.target for k in terms) else "preferred"
        source_status = "admitted" if any(k[0] == concept_id and k[1] is options.source for k in terms) else "preferred"
        if fresh:
            terms.setdefault(
                (concept_id, options.source, source), Term(concept_id, "", options.source, source, source_status)
            )
        terms.setdefault(
            (concept_id, options.target, target),
            Term(concept_id, "", options.target, target, status, note=comment.strip()),
        )
    if not terms:
        raise BadInput(f"{name} has no pairs")
    return Imported(tuple(terms.values()))
