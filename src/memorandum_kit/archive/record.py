"""What the archive keeps about a record: plain values, stored as `metadata/record.json` in every bag."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from memorandum_kit.model import CouncilPaper, Memorandum, Party

FORMAT = "memorandum_kit archive record/1"


class Status(StrEnum):
    """Where a memorandum is in its life; `retired` is a tombstone."""

    DRAFT = "draft"
    SIGNED = "signed"
    EXPIRED = "expired"
    RETIRED = "retired"


class Role(StrEnum):
    """What a stored file is to the record."""

    ORIGINAL = "original"  # as it was handed in: a scan, a signed PDF, a Word file
    TEXT = "text"  # the plain text of one language version
    TEI = "tei"
    MEMORANDUM = "memorandum"  # the memorandum as JSON, read back without loss
    PAPER = "paper"  # the council paper's fields
    PAPER_FILE = "paper-file"  # the council paper as it came
    OPARL = "oparl"  # the council paper as OParl 1.1
    REPORT = "report"  # e.g. of a signature check
    IMPORTED = "imported"  # a file of a bag that came from elsewhere
    TOMBSTONE = "tombstone"


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file of a bag's payload."""

    path: str  # in the bag, with slashes: data/originals/Urkunde.pdf
    role: Role
    bytes: int
    sha512: str
    name: str = ""  # as it was handed in, where the stored name differs (NFD, percent signs)
    media_type: str = ""
    party: str = ""  # whose original this is, in an alternat


@dataclass(frozen=True, slots=True)
class Signing:
    """That a party signed: on which day (EDTF), by whom."""

    party: str
    date: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, place, body or term that the texts mention, with the forms that stand there."""

    kind: str
    key: str
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What remains of a version that was destroyed: enough to recognise a copy of it."""

    version: int
    seal: str
    files: tuple[StoredFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """One version of a record. Dates are EDTF, times ISO 8601 in UTC."""

    id: str
    version: int = 1
    status: Status = Status.SIGNED
    created: str = ""
    created_by: str = ""
    reason: str = ""  # why this version was made; empty only for the first one
    titles: tuple[tuple[str, str], ...] = ()  # language tag and title
    reference: str = ""  # of the council paper
    parties: tuple[Party, ...] = ()
    signings: tuple[Signing, ...] = ()
    entities: tuple[Entity, ...] = ()
    fields: tuple[str, ...] = ()  # fields of cooperation
    term_from: str = ""
    term_to: str = ""
    retention: str = ""  # keep until this day, or "permanent"
    access: str = ""  # public, internal, closed, or the city's own wording
    previous_seal: str = ""
    files: tuple[StoredFile, ...] = ()
    destroyed: tuple[Tombstone, ...] = ()
    imported_from: str = ""  # name of the foreign bag

    @property
    def key(self) -> str:
        """The version's name, `id@v2`."""
        return f"{self.id}@v{self.version}"

    @property
    def title(self) -> str:
        """The German title, or the first there is."""
        return dict(self.titles).get("de") or next((text for _, text in self.titles), "")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a record, with the units of PREMIS 3: type, time, agent, outcome."""

    type: str  # ingestion, modification, deaccession, fixity check …
    when: str
    who: str
    outcome: str = "success"
    detail: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True)
class Content:
    """What can be read back from a record's bag: its values, and the texts to search in."""

    record: Record
    memo: Memorandum | None = None
    paper: CouncilPaper | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What is acknowledged after a version is on the disk: keep the seal elsewhere, too."""

    id: str
    version: int
    seal: str  # sha512 of the bag's tag manifest
    path: str

    @property
    def key(self) -> str:
        """The version's name, `id@v2`."""
        return f"{self.id}@v{self.version}"
