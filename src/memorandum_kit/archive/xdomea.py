"""A record as xdomea 3.0.0 message 0503 (Aussonderung.Aussonderung): a Vorgang with one Dokument a file.

xdomea is the German administration's standard for handing records over to an archive (KoSIT, urn:xoev-de:xdomea:schema:3.0.0).
Sender and receiver are left to be filled in; primary files carry UUIDs as names, as the standard asks, and their own
names stand in Betreff. UUIDs are derived from the record's id, so that the same version gives the same message.
"""

from __future__ import annotations

import re
import uuid
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath
from typing import IO

from lxml import etree

from memorandum_kit import __version__
from memorandum_kit.archive.disk import pour
from memorandum_kit.archive.record import Event, Record, Role, StoredFile

NAMESPACE = "urn:xoev-de:xdomea:schema:3.0.0"
_X = f"{{{NAMESPACE}}}"
_UUIDS = uuid.UUID("0f6a4b0e-52d4-5d0c-9a3e-5a2b7f4c1d33")  # of this program; the names below it are record keys
_LISTS = "urn:xoev-de:xdomea:codeliste:"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Codes of the list dateiformat 2.0, by suffix.
_FORMATS = {
    "docx": "035",
    "html": "008",
    "jpeg": "010",
    "jpg": "011",
    "odt": "015",
    "pdf": "018",
    "png": "019",
    "rtf": "022",
    "tif": "023",
    "tiff": "024",
    "txt": "045",
    "xml": "030",
}
_OTHER = "100"
_KINDS = {
    Role.TEXT: "Text der Fassung",
    Role.TEI: "Paralleltext (TEI)",
    Role.MEMORANDUM: "Memorandum mit Zuordnung (JSON)",
    Role.PAPER: "Felder der Drucksache (JSON)",
    Role.PAPER_FILE: "Drucksache",
    Role.OPARL: "Drucksache (OParl)",
    Role.REPORT: "Prüfbericht",
    Role.TOMBSTONE: "Nachweis der Aussonderung",
}
_MEDIUM = ("001", "Elektronisch: Das Schriftgutobjekt liegt ausschließlich in elektronischer Form vor.")


def write_message(
    file: IO[bytes], bag: Path, record: Record, events: Sequence[Event], told: Callable[[int], None] | None = None
) -> None:
    """Write the message and the primary files as one zip; `told` is told the bytes of each piece written."""
    process = str(uuid.uuid5(_UUIDS, record.key))
    date = max(tuple(int(part) for part in re.findall(r"\d+", record.created)[:6]), (1980, 1, 1, 0, 0, 0))
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        info = zipfile.ZipInfo(f"{process}_Aussonderung.Aussonderung.0503.xml", date)  # type: ignore[arg-type]
        info.compress_type = zipfile.ZIP_DEFLATED
        target.writestr(info, message(record, events))
        for stored in record.files:
            info = zipfile.ZipInfo(primary_name(record, stored), date)  # type: ignore[arg-type]
            info.compress_type = zipfile.ZIP_DEFLATED
            info.file_size = stored.bytes
            with (bag / stored.path).open("rb") as source, target.open(info, "w") as member:
                pour(source, member, told)


def primary_name(record: Record, file: StoredFile) -> str:
    """Give the name of a primary file in the message: a UUID with the file's suffix."""
    suffix = PurePosixPath(file.path).suffix.lower()
    return f"{uuid.uuid5(_UUIDS, f'{record.key} {file.path}')}{suffix if suffix.isascii() else ''}"


def message(record: Record, events: Sequence[Event]) -> bytes:
    """Give the XML of the message."""
    root = etree.Element(f"{_X}Aussonderung.Aussonderung.0503", nsmap={"xdomea": NAMESPACE})
    _head(root, record)
    process = _sub(_sub(root, "Schriftgutobjekt"), "Vorgang")
    _put(_sub(process, "Identifikation"), "ID", str(uuid.uuid5(_UUIDS, record.id)))
    general = _sub(process, "AllgemeineMetadaten")
    _put(general, "Betreff", record.title or record.id)
    _put(general, "Kennzeichen", record.reference or record.id)
    if remark := _remark(record):
        _put(general, "Bemerkung", remark)
    _code(general, "Medium", "medium", "1.0", *_MEDIUM)
    _archival(process, record)
    _period(process, record)
    for event in events:
        _history(process, event)
    for number, stored in enumerate(record.files, 1):
        _document(process, record, stored, number)
    text: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return text


def _head(root: etree._Element, record: Record) -> None:
    head = _sub(root, "Kopf")
    _put(head, "ProzessID", str(uuid.uuid5(_UUIDS, record.key)))
    _code(head, "Nachrichtentyp", "nachrichtentyp", "2.0", "0503", "Aussonderung.Aussonderung")
    _put(head, "Erstellungszeitpunkt", record.created)
    _put(_sub(_sub(head, "Absender"), "Institution"), "Name", "Internationales Büro")
    _put(_sub(_sub(head, "Empfaenger"), "Institution"), "Name", "Stadtarchiv")
    system = _sub(head, "SendendesSystem")
    _put(system, "Produktname", "memorandum_kit")
    _put(system, "Version", __version__)
    _put(head, "Importbestaetigung", "1")
    _put(head, "RueckmeldungArchivkennung", "0")
    _put(head, "Empfangsbestaetigung", "0")


def _remark(record: Record) -> str:
    """What xdomea has no field for, in words."""
    names = [{str(lang): name for lang, name in party.names} for party in record.parties]
    parts = [f"Parteien: {'; '.join(' / '.join(name.values()) for name in names)}"] if names else []
    parts += [f"Unterzeichnet: {s.party} {s.date} {s.by}".rstrip() for s in record.signings]
    parts += [f"Fassung: {record.key}"]
    if record.reason:
        parts.append(f"Grund der Fassung: {record.reason}")
    return ". ".join(parts)


def _archival(process: etree._Element, record: Record) -> None:
    """How long it is to be kept: the standard wants these metadata in every Aussonderung, its fields are optional."""
    archival = _sub(process, "ArchivspezifischeMetadaten")
    if record.retention == "permanent":
        _put(_sub(archival, "Aufbewahrungsdauer"), "Unbefristet", "1")
    elif _DAY.fullmatch(record.retention):
        _put(archival, "Aufbewahrungsende", record.retention)


def _period(process: etree._Element, record: Record) -> None:
    days = sorted(signing.date for signing in record.signings if _DAY.fullmatch(signing.date))
    start = record.term_from if _DAY.fullmatch(record.term_from) else (days[0] if days else "")
    if not start:
        return
    period = _sub(process, "Laufzeit")
    _put(period, "Beginn", start)
    if _DAY.fullmatch(record.term_to):
        _put(period, "Ende", record.term_to)


def _history(parent: etree._Element, event: Event) -> None:
    entry = _sub(parent, "HistorienProtokollInformation")
    _put(entry, "Akteur", event.who)
    _put(entry, "DatumUhrzeit", event.when)
    _put(
        entry,
        "Aktion",
        f"{event.type} v{event.version} ({event.outcome})" + (f": {event.detail}" if event.detail else ""),
    )


def _document(process: etree._Element, record: Record, stored: StoredFile, number: int) -> None:
    document = _sub(process, "Dokument")
    identity = _sub(document, "Identifikation")
    _put(identity, "ID", str(uuid.uuid5(_UUIDS, f"{record.id} {stored.path}")))
    _put(identity, "NummerImUebergeordnetenContainer", str(number))
    general = _sub(document, "AllgemeineMetadaten")
    name = stored.name or PurePosixPath(stored.path).name
    kind = _KINDS.get(stored.role, "")
    _put(general, "Betreff", f"{kind}: {name}" if kind else name)
    _put(general, "Kennzeichen", stored.path)
    _put(general, "Bemerkung", f"SHA-512 {stored.sha512}")
    _code(general, "Medium", "medium", "1.0", *_MEDIUM)
    version = _sub(document, "Version")
    _put(version, "Nummer", str(record.version))
    form = _sub(version, "Format")
    suffix = PurePosixPath(stored.path).suffix.lower().removeprefix(".")
    name_element = _sub(form, "Name")
    name_element.set("listURI", f"{_LISTS}dateiformat")
    name_element.set("listVersionID", "2.0")
    etree.SubElement(name_element, "code").text = _FORMATS.get(suffix, _OTHER)
    if suffix not in _FORMATS:
        _put(form, "SonstigerName", suffix or "unbekannt")
    _put(form, "Version", "")
    primary = _sub(form, "Primaerdokument")
    _put(primary, "Dateiname", primary_name(record, stored))
    _put(primary, "DateinameOriginal", name)
    _put(primary, "Ersteller", record.created_by)
    _put(primary, "DatumUhrzeit", record.created)


def _code(parent: etree._Element, name: str, listed: str, version: str, code: str, text: str) -> None:
    element = _sub(parent, name)
    element.set("listURI", _LISTS + listed)
    element.set("listVersionID", version)
    etree.SubElement(element, "code").text = code
    etree.SubElement(element, "name").text = text


def _sub(parent: etree._Element, name: str) -> etree._Element:
    return etree.SubElement(parent, f"{_X}{name}")


def _put(parent: etree._Element, name: str, text: str) -> None:
    _sub(parent, name).text = _NOT_XML.sub("\ufffd", text)
