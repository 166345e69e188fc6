"""An archive: signed memoranda kept as bags, found by any spelling, proved unchanged."""

from __future__ import annotations

import getpass
import os
import secrets
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from memorandum_kit.archive import query as queries
from memorandum_kit.archive.accession import accession, parts_of
from memorandum_kit.archive.catalogue import NAME, Row
from memorandum_kit.archive.content import read_content, read_events
from memorandum_kit.archive.disk import Disk, writing
from memorandum_kit.archive.filenames import check_record_id, id_stem
from memorandum_kit.archive.filters import Filters
from memorandum_kit.archive.holdings import FOLDERS, MARK, Holdings
from memorandum_kit.archive.packing import Part
from memorandum_kit.archive.progress import Progress
from memorandum_kit.archive.publication import rebuild, recover
from memorandum_kit.archive.record import Content, Event, Receipt, Record, Signing, Status
from memorandum_kit.archive.seals import Seal
from memorandum_kit.archive.versioning import Cause, bag_of, latest
from memorandum_kit.errors import BadInput, Refused
from memorandum_kit.model import CouncilPaper, Memorandum, Party

if TYPE_CHECKING:
    from memorandum_kit.archive.verification import Report

Pathlike = str | Path


def utc_now() -> str:
    """Give the time as it stands in records: ISO 8601, UTC, seconds."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Archive:
    """An open archive; one thread at a time. Several processes may read and write the same archive.

    Args:
        path: its folder.
        read_only: change nothing, not even the catalogue; recovery is left to a writer.
        mend: bring in order what a crash left; without it, `rebuild` can be called on a broken catalogue.
        disk: the operations on the disk; tests pass one that fails.
        now: gives the time; tests pass a fixed one.

    Raises:
        BadInput: the folder is no archive.
        Damaged: the catalogue is broken.
    """

    def __init__(
        self,
        path: Pathlike,
        *,
        read_only: bool = False,
        mend: bool = True,
        disk: Disk | None = None,
        now: Callable[[], str] = utc_now,
    ) -> None:
        folder = Path(path)
        if not (folder / MARK).is_file():
            raise BadInput(
                f"{folder} is no archive", why=f"it has no {MARK}", advice=f"Make one: memorandum archive init {folder}"
            )
        read_only = read_only or not os.access(folder, os.W_OK)
        self._now = now
        self._holdings = Holdings(folder, disk or Disk(), read_only=read_only)
        self.path = folder
        self.read_only = read_only
        self.recovered: Sequence[str] = ()
        if mend and not read_only:
            self._open_for_writing()

    def _open_for_writing(self) -> None:
        lock = self._holdings.lock
        if not (self.path / NAME).exists():
            self.recovered = rebuild(self._holdings)
        elif lock.take(wait=0):  # a writer at work does its own recovery
            try:
                self.recovered = recover(self._holdings, deep=False)
            finally:
                lock.release()

    def close(self) -> None:
        """Close the catalogue."""
        self._holdings.close()

    def __enter__(self) -> Self:
        """Give the archive."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the catalogue."""
        self.close()

    # Writing

    def add(
        self,
        memo: Memorandum | None = None,
        *,
        originals: Iterable[Pathlike] = (),
        paper: CouncilPaper | None = None,
        tei: bytes | None = None,
        record: str = "",
        reason: str = "",
        id: str = "",  # noqa: A002
        status: Status | str | None = None,
        titles: Sequence[tuple[str, str]] = (),
        parties: Sequence[Party] = (),
        signings: Sequence[Signing] = (),
        fields: Sequence[str] = (),
        term_from: str = "",
        term_to: str = "",
        retention: str = "",
        access: str = "",
        reference: str = "",
        leave_out: Iterable[str] = (),
        parts: Sequence[Part] = (),
        imported_from: str = "",
        who: str = "",
        progress: Progress | None = None,
    ) -> Receipt:
        """Store a new record, or with `record` a new version of one; it is on the disk when this returns.

        A new version keeps all that the version before has and that is not given anew.

        Args:
            memo: the memorandum; stored as JSON, as plain texts and as TEI.
            originals: files as they were handed in; a folder gives all that is below it.
            paper: the council paper's fields; by default those of the memorandum.
            tei: the TEI, where it is not to be made from the memorandum.
            record: the record that gets a new version; `reason` says why and must be given.
            reason: why there is a new version.
            id: the new record's id; by default from the council paper's number or the day, with a random end.
            status: draft, signed (default) or expired.
            titles: language tag and title; by default the memorandum's.
            parties: the parties; by default the memorandum's.
            signings: who signed when.
            fields: fields of cooperation.
            term_from: first day of its term.
            term_to: last day of its term.
            retention: keep until this day, or "permanent".
            access: public, internal, closed, or the city's own wording.
            reference: number of the council paper.
            leave_out: paths of files that the new version shall not have.
            parts: further files with their place and role.
            imported_from: name of the bag that the files come from.
            who: who does this; by default the user's name.
            progress: told the bytes copied so far, the bytes in all, and the file under way.

        Raises:
            BadInput: nothing to store, a file that is not there, an unknown record or status.
            Refused: a symlink, two names that are one on other systems, a taken id, a full disk, a retired record.
        """
        self._writable()
        if record and not reason.strip():
            raise BadInput("A correction needs its reason", advice="Say it with --reason.")
        if record:
            latest(self._holdings, record)  # refuses an unknown or retired one before anything is copied
        given = [*parts, *parts_of(memo, [Path(file) for file in originals], paper, tei)]
        if not given and not record:
            raise BadInput("There is nothing to store", advice="Give a memorandum, original files or a council paper.")
        base = Record(
            record or check_record_id(id or _new_id(reference, memo, paper)),
            status=_status(status),
            titles=tuple(titles),
            reference=reference,
            parties=tuple(parties),
            signings=tuple(signings),
            fields=tuple(fields),
            term_from=term_from,
            term_to=term_to,
            retention=retention,
            access=access,
            imported_from=imported_from,
        )
        return accession(
            self._holdings,
            base,
            given,
            Cause("modification" if record else "ingestion", who or _user(), reason, self._now),
            memo=memo,
            paper=paper or (memo.paper if memo else None),
            keep_status=status is None,
            leave_out=leave_out,
            progress=progress,
        )

    def retire(self, record: str, *, reason: str, destroy: bool = False, who: str = "") -> Receipt:
        """Take a record out of use: its last version is a tombstone that says when, by whom and why.

        Args:
            record: the record.
            reason: why; it stays for good.
            destroy: also delete the files of the earlier versions; their seals and checksums stay in the tombstone.
            who: who does this.

        Raises:
            BadInput: an unknown record, or no reason.
            Refused: it is retired already, or shall be destroyed before its retention ends.
        """
        from memorandum_kit.archive.retirement import retire

        self._writable()
        return retire(self._holdings, record, reason=reason, destroy=destroy, who=who or _user(), now=self._now)

    def rebuild(self, *, progress: Progress | None = None) -> Sequence[str]:
        """Make the catalogue anew from the bags; gives what was odd, one sentence each.

        Args:
            progress: told the versions read so far, the versions in all, and the version under way.
        """
        self._writable()
        with writing("The catalogue cannot be made anew"):
            return rebuild(self._holdings, progress)

    # Reading

    def list(
        self,
        *,
        party: str = "",
        person: str = "",
        place: str = "",
        term: str = "",
        field: str = "",
        status: str = "",
        since: str = "",
        until: str = "",
        limit: int = 100,
        offset: int = 0,
    ) -> tuple[Sequence[Row], int]:
        """Give the records' latest versions, the last signed first, and how many pass the filters in all."""
        filters = _filters(party, person, place, term, field, status, since, until)
        return self._holdings.catalogue.listed(filters, limit=limit, offset=offset)

    def search(
        self,
        query: str,
        *,
        party: str = "",
        person: str = "",
        place: str = "",
        term: str = "",
        field: str = "",
        status: str = "",
        since: str = "",
        until: str = "",
        limit: int = 20,
        offset: int = 0,
    ) -> queries.Hits:
        """Find records by what stands in their texts, titles, names and council papers, in any spelling.

        Raises:
            BadInput: the query has neither a letter nor a digit.
        """
        filters = _filters(party, person, place, term, field, status, since, until)
        return queries.search(self._holdings.catalogue, query, filters, limit=limit, offset=offset)

    def show(self, record: str, version: int = 0) -> Record:
        """Give a version of a record; without a number the latest.

        Raises:
            BadInput: there is none.
            Damaged: its metadata cannot be read.
        """
        return read_content(self.bag(record, version)).record

    def content(self, record: str, version: int = 0) -> Content:
        """Give a version with its memorandum and council paper."""
        return read_content(self.bag(record, version))

    def events(self, record: str, version: int = 0) -> Sequence[Event]:
        """Give what happened to a record up to a version."""
        return read_events(self.bag(record, version))

    def versions(self, record: str = "") -> Sequence[Row]:
        """Give all versions of a record, or of all records."""
        return self._holdings.catalogue.versions(record)

    def seals(self) -> Sequence[Seal]:
        """Give the register of seals."""
        return self._holdings.register.read()

    def bag(self, record: str, version: int = 0) -> Path:
        """Give the folder of a version's bag; without a number the latest.

        Raises:
            BadInput: there is none.
        """
        return bag_of(self._holdings, record, version)

    def verify(
        self,
        records: Iterable[str] = (),
        *,
        resume: bool = False,
        progress: Progress | None = None,
        who: str = "",
    ) -> Report:
        """Read every byte of every version (or of some records) and compare it with manifests, seals and register.

        Args:
            records: only these records.
            resume: go on with a verification that was interrupted.
            progress: told the bytes read so far, the bytes in all, and the version under way.
            who: who does this; by default the user's name.
        """
        from memorandum_kit.archive.verification import verify

        return verify(
            self._holdings, list(records), resume=resume, progress=progress, now=self._now, who=who or _user()
        )

    def export(
        self,
        record: str,
        path: Pathlike,
        *,
        format: str = "",  # noqa: A002
        version: int = 0,
        progress: Progress | None = None,
    ) -> Path:
        """Hand a record over: `zip`, `tar` (a bag) or `xdomea`; by default by the path's suffix. Verified before.

        Args:
            record: the record.
            path: the new file.
            format: zip, tar or xdomea.
            version: without a number the latest.
            progress: told the bytes read so far (for the verification, then for the copy), the bytes in all, and the version.

        Raises:
            BadInput: an unknown record or format.
            Damaged: the bag is not what its seal says.
            Refused: the file exists, or cannot be written.
        """
        from memorandum_kit.archive.handover import export

        return export(self, record, Path(path), format=format, version=version, progress=progress)

    def take_in(
        self,
        path: Pathlike,
        *,
        id: str = "",  # noqa: A002
        who: str = "",
        progress: Progress | None = None,
    ) -> Receipt:
        """Store a bag from elsewhere (folder, zip or tar); nothing is fetched, what is hostile is refused.

        Raises:
            BadInput: no bag, or an invalid one.
            Refused: it would write outside, is too large, has links, or is here already.
        """
        from memorandum_kit.archive.intake import take_in

        return take_in(self, Path(path), id=id, who=who, progress=progress)

    def dump(self) -> str:
        """Give the catalogue's whole content as text, to compare."""
        return self._holdings.catalogue.dump()

    @property
    def holdings(self) -> Holdings:
        """The parts of the archive, for the modules beside this one."""
        return self._holdings

    def _writable(self) -> None:
        if self.read_only:
            raise Refused(f"{self.path} is open for reading only", advice="Open it without read-only.")


def create(path: Pathlike, *, disk: Disk | None = None) -> Archive:
    """Make an empty archive in a new or empty folder and open it.

    Raises:
        Refused: the folder has something in it, or cannot be written.
    """
    folder = Path(path)
    made = disk or Disk()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(f"{folder} is not empty", advice="Choose another folder.")
    with writing(f"{folder} cannot be made an archive"):
        folder.mkdir(parents=True, exist_ok=True)
        for name in FOLDERS:
            made.make_folder(folder / name)
        from memorandum_kit.archive.layout import ABOUT

        # Last: a folder with this file is a whole archive.
        made.write_new(folder / MARK, ABOUT.encode())
        made.sync_tree(folder)
    return Archive(folder, disk=disk)


def _status(wanted: Status | str | None) -> Status:
    if wanted is None:
        return Status.SIGNED
    if wanted not in (Status.DRAFT, Status.SIGNED, Status.EXPIRED):
        raise BadInput(f"There is no status {str(wanted)!r}", advice="Use draft, signed or expired.")
    return Status(wanted)


def _new_id(reference: str, memo: Memorandum | None, paper: CouncilPaper | None) -> str:
    memo_reference = memo.metadata.reference if memo else ""
    stem = id_stem(
        reference or memo_reference or (paper.reference if paper else ""), memo.metadata.signed_on if memo else ""
    )
    return f"{stem}-{secrets.token_hex(3)}"


def _filters(
    party: str, person: str, place: str, term: str, field: str, status: str, since: str, until: str
) -> Filters:
    return Filters(
        party=queries.names_meant(party) if party else (),
        person=queries.names_meant(person) if person else (),
        place=queries.names_meant(place) if place else (),
        term=(term,) if term else (),
        field=field,
        status=status,
        since=since,
        until=until,
    )


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # no name for this user id
        return f"uid {os.getuid()}" if hasattr(os, "getuid") else "unknown"
