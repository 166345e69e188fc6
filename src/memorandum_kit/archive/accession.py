"""Taking a memorandum into the archive: the files that are made of it, and what a new version keeps of the one before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from memorandum_kit.archive.content import MEMORANDUM_FILE, PAPER_FILE, TEI_FILE, describe, text_of
from memorandum_kit.archive.holdings import Holdings
from memorandum_kit.archive.packing import Part, carried_over, originals, with_files, write_payload
from memorandum_kit.archive.progress import Progress
from memorandum_kit.archive.record import Content, Receipt, Record, Role
from memorandum_kit.archive.versioning import Cause, json_bytes, store
from memorandum_kit.model import CouncilPaper, Memorandum
from memorandum_kit.store import dumps, to_plain

_GIVEN_ANEW = (
    "titles",
    "reference",
    "parties",
    "signings",
    "entities",
    "fields",
    "term_from",
    "term_to",
    "retention",
    "access",
    "files",
    "imported_from",
)


def accession(
    holdings: Holdings,
    base: Record,
    given: Sequence[Part],
    cause: Cause,
    *,
    memo: Memorandum | None,
    paper: CouncilPaper | None,
    keep_status: bool,
    leave_out: Iterable[str] = (),
    progress: Progress | None = None,
) -> Receipt:
    """Store the parts as a new record, or as a new version that keeps what is not given anew.

    Args:
        holdings: the archive.
        base: id and metadata as given.
        given: the files.
        cause: the event; "ingestion" makes a new record.
        memo: the memorandum that the parts were made of.
        paper: the council paper's fields.
        keep_status: whether a new version keeps the status of the one before.
        leave_out: paths of files that the new version shall not have.
        progress: told the bytes copied.

    Raises:
        BadInput: a file that is not there.
        Refused: a symlink, twins, a taken id, a full disk, a retired record.
    """

    def complete(bag: Path, draft: Record, before: Content | None) -> Content:
        if before is None:
            draft = describe(draft, memo, paper)
        else:
            old = before.record
            changed = describe(replace(draft, created="", files=()), memo, paper)
            kept_parts = carried_over(holdings.bag(old.id, old.version), old.files, given, leave_out)
            files = write_payload(bag, kept_parts, holdings.disk, progress)
            draft = with_files(_over(old, changed, keep_status=keep_status), (*draft.files, *files))
        kept = {file.path for file in draft.files}
        return Content(
            draft,
            (memo or (before.memo if before else None)) if MEMORANDUM_FILE in kept else None,
            (paper or (before.paper if before else None)) if PAPER_FILE in kept else None,
        )

    return store(holdings, base, given, complete, cause, progress)


def parts_of(
    memo: Memorandum | None, files: Iterable[Path], paper: CouncilPaper | None, tei: bytes | None
) -> list[Part]:
    """Give the files that are kept of what was handed in: originals, JSON, plain texts, TEI, council paper."""
    parts = originals(list(files))
    if memo is not None:
        parts.append(Part(MEMORANDUM_FILE, Role.MEMORANDUM, dumps(memo).encode()))
        parts.extend(Part(f"data/text/{d.id}.txt", Role.TEXT, text_of(d).encode()) for d in memo.documents)
        if tei is None:
            from memorandum_kit.writers import render

            tei = render(memo, "tei")
        paper = paper or memo.paper
    if tei is not None:
        parts.append(Part(TEI_FILE, Role.TEI, tei))
    if paper is not None:
        from memorandum_kit.archive.oparl import paper_bytes

        parts.append(Part(PAPER_FILE, Role.PAPER, json_bytes(to_plain(paper))))
        parts.append(Part("data/oparl/paper.json", Role.OPARL, paper_bytes(paper)))
    return parts


def _over(old: Record, new: Record, *, keep_status: bool) -> Record:
    """The old version's metadata with what was given anew over them."""
    changes = {name: getattr(new, name) for name in _GIVEN_ANEW if getattr(new, name)}
    return replace(old, **changes, status=old.status if keep_status else new.status)
