"""Taking a record out of use: a last version, the tombstone, says when, by whom and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from memorandum_kit.archive.content import read_content
from memorandum_kit.archive.disk import writing
from memorandum_kit.archive.holdings import Holdings
from memorandum_kit.archive.packing import Part
from memorandum_kit.archive.record import Content, Receipt, Record, Role, Status, Tombstone
from memorandum_kit.archive.versioning import Cause, json_bytes, latest, store
from memorandum_kit.errors import BadInput, Refused
from memorandum_kit.store import to_plain


def retire(holdings: Holdings, record: str, *, reason: str, destroy: bool, who: str, now: Callable[[], str]) -> Receipt:
    """Make the tombstone; with `destroy` delete the files of the earlier versions, whose seals it keeps.

    Raises:
        BadInput: an unknown record, or no reason.
        Refused: it is retired already, or shall be destroyed before its retention ends.
    """
    if not reason.strip():
        raise BadInput("Retiring a record needs a reason", advice="Say it with --reason.")
    old = latest(holdings, record).record
    if destroy and (old.retention == "permanent" or old.retention > now()[:10]):
        raise Refused(
            f"{record} is not destroyed",
            why=f"it has to be kept: {old.retention}",
            advice="Retire it without --destroy, or correct the retention first.",
        )
    stones = _tombstones(holdings, record) if destroy else ()
    plain = {"record": record, "reason": reason, "destroyed": to_plain(stones)}
    part = Part("data/tombstone.json", Role.TOMBSTONE, json_bytes(plain))

    def complete(bag: Path, draft: Record, before: Content | None) -> Content:
        kept = before.record if before else old
        return Content(replace(kept, status=Status.RETIRED, files=draft.files, destroyed=stones, entities=()))

    receipt = store(holdings, Record(record), [part], complete, Cause("deaccession", who, reason, now))
    if destroy:
        _destroy(holdings, record, receipt.version)
    return receipt


def _tombstones(holdings: Holdings, record: str) -> tuple[Tombstone, ...]:
    return tuple(
        Tombstone(row.version, row.seal, read_content(holdings.bag(record, row.version)).record.files)
        for row in holdings.catalogue.versions(record)
        if not row.destroyed
    )


def _destroy(holdings: Holdings, record: str, tombstone: int) -> None:
    """Delete the earlier versions' bags: moved away first, so that none is ever there by half."""
    with writing(f"The files of {record} cannot be deleted"), holdings.workplace() as place:
        for version in range(1, tombstone):
            bag = holdings.bag(record, version)
            if bag.exists():
                holdings.disk.rename(bag, place / f"v{version}")
        holdings.disk.sync_folder(holdings.bag(record, 1).parent)
