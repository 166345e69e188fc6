"""Making a version of a record: payload and tag files in a staging folder, then its publication."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from memorandum_kit.archive.content import read_content, read_events
from memorandum_kit.archive.disk import writing
from memorandum_kit.archive.holdings import Holdings
from memorandum_kit.archive.packing import Part, with_files, write_payload, write_tags
from memorandum_kit.archive.progress import Progress
from memorandum_kit.archive.publication import publish
from memorandum_kit.archive.record import Content, Event, Receipt, Record, Status
from memorandum_kit.errors import BadInput, Refused

# Gives the version's content: from its bag in the staging folder, its draft, and the version before.
Complete = Callable[[Path, Record, Content | None], Content]


@dataclass(frozen=True, slots=True)
class Cause:
    """Why there is a new version: the event, who brought it about, the reason, and the clock."""

    event: str
    who: str
    reason: str
    now: Callable[[], str]


def store(
    holdings: Holdings,
    base: Record,
    given: Sequence[Part],
    complete: Complete,
    cause: Cause,
    progress: Progress | None = None,
) -> Receipt:
    """Make the next version of `base.id` from the given parts; it is on the disk when this returns.

    Raises:
        Refused: a symlink, twins, a taken id, a full disk, a retired record.
        Damaged: the catalogue or the version before is broken.
    """
    with writing(f"{base.id} cannot be stored"), holdings.workplace() as place:
        bag = place / "bag"
        holdings.disk.make_folder(bag)
        stored = write_payload(bag, given, holdings.disk, progress)

        def finish(version: int, previous: str) -> tuple[Content, str]:
            before = latest(holdings, base.id) if version > 1 else None
            content = complete(bag, with_files(base, stored), before)
            time = cause.now()
            record = replace(
                content.record,
                version=version,
                created=time,
                created_by=cause.who,
                reason=cause.reason,
                previous_seal=previous,
            )
            events = read_events(holdings.bag(before.record.id, before.record.version)) if before else []
            events.append(Event(cause.event, time, cause.who, detail=cause.reason, version=version))
            seal = write_tags(bag, record, events, holdings.disk)
            return replace(content, record=record), seal

        return publish(holdings, bag, base.id, finish, new=cause.event == "ingestion")


def latest(holdings: Holdings, record: str) -> Content:
    """Give a record's version in force.

    Raises:
        BadInput: there is no such record.
        Refused: it is retired.
    """
    content = read_content(bag_of(holdings, record))
    if content.record.status is Status.RETIRED:
        raise Refused(f"{record} is retired", why=content.record.reason, advice="Add a new record instead.")
    return content


def bag_of(holdings: Holdings, record: str, version: int = 0) -> Path:
    """Give the folder of a version's bag; without a number the latest.

    Raises:
        BadInput: there is none.
    """
    newest = holdings.catalogue.newest(record)
    if not newest:
        raise BadInput(f"There is no record {record!r}", advice="See all: memorandum archive list ARCHIVE")
    if version and not holdings.catalogue.seal_of(record, version):
        raise BadInput(f"{record} has no version {version}", why=f"its latest one is {newest}")
    return holdings.bag(record, version or newest)


def json_bytes(value: object) -> bytes:
    """Give plain data as the archive's JSON files have it: readable, one line break at the end."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
