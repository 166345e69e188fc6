"""Handing over and taking in: bags that other programs read, hostile packages refused, OParl and xdomea."""

from __future__ import annotations

import io
import json
import os
import shutil
import stat
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from tests.archive.samples import archive, memorandum, scan

from memorandum_kit.archive import Archive
from memorandum_kit.archive.bag import examine
from memorandum_kit.archive.intake import unpack
from memorandum_kit.archive.oparl import paper_object, read_paper
from memorandum_kit.archive.xdomea import NAMESPACE, message
from memorandum_kit.errors import BadInput, Damaged, ExitCode, MemorandumError, Refused, TooLarge
from memorandum_kit.model import Consultation, CouncilPaper

SUITE = Path(__file__).resolve().parents[3] / "shared" / "conformance" / "bagit"
PAPER = CouncilPaper(
    reference="2025/0087",
    date="2025-06-02",
    subject="Freundschaftserklärung mit dem Stadtbezirk Wangxi",
    proposal="Der Ausschuss nimmt die Erklärung zur Kenntnis.",
    financial="Keine",
    reasons="Die Delegation reiste im Mai.\nSie unterzeichnete.",
    consultations=(
        Consultation("Hauptausschuss", "2025-06-17", "Kenntnisnahme"),
        Consultation("Rat", "2025-07-01", "Entscheidung"),
    ),
    attachments=("Memorandum",),
    signed_by="Thalmeyer",
    other=(("Federführung", "Amt 10"),),
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with archive(tmp_path / "a") as opened:
        names = ["Urkunde für 望溪.pdf", "Anlage (1).pdf", "ein Leerzeichen.txt"]
        opened.add(memorandum(), originals=[scan(tmp_path, name) for name in names], paper=PAPER, id="eins")
        opened.add(record="eins", reason="Größe & Umfang", status="expired")
    return tmp_path / "a"


def test_an_outside_reader_accepts_every_bag(home: Path, tmp_path: Path) -> None:
    bagit = pytest.importorskip("bagit", reason="bagit-python is not installed")
    with Archive(home) as opened:
        bags = [Path(opened.bag("eins", 1)), Path(opened.bag("eins", 2))]
        opened.export("eins", tmp_path / "eins.zip")
        opened.export("eins", tmp_path / "eins.tar")
        opened.retire("eins", reason="kassiert")
        bags.append(opened.bag("eins"))
    with zipfile.ZipFile(tmp_path / "eins.zip") as source:
        source.extractall(tmp_path / "zip")
    with tarfile.open(tmp_path / "eins.tar") as tar:
        tar.extractall(tmp_path / "tar", filter="data")
    bags += [tmp_path / "zip/eins-v2", tmp_path / "tar/eins-v2"]
    for path in bags:
        bag = bagit.Bag(str(path))
        assert bag.validate()
        assert bag.version_info == (1, 0)
        assert bag.algorithms == ["sha512"]
        assert bag.info["External-Identifier"].startswith("eins@v")


def test_exports_are_the_same_every_time(home: Path, tmp_path: Path) -> None:
    with Archive(home) as opened:
        for format in ("zip", "tar", "xdomea"):
            one = opened.export("eins", tmp_path / f"1.{format}", format=format)
            other = opened.export("eins", tmp_path / f"2.{format}", format=format)
            assert one.read_bytes() == other.read_bytes()


def test_what_is_not_exported(home: Path, tmp_path: Path) -> None:
    with Archive(home) as opened:
        with pytest.raises(BadInput, match="does not say its format"):
            opened.export("eins", tmp_path / "eins.rar")
        with pytest.raises(BadInput, match="no record"):
            opened.export("zwei", tmp_path / "zwei.zip")
        with pytest.raises(BadInput, match="folder"):
            opened.export("eins", tmp_path / "fehlt" / "eins.zip")
        opened.export("eins", tmp_path / "eins.zip")
        with pytest.raises(Refused, match="exists already"):
            opened.export("eins", tmp_path / "eins.zip")
        (opened.bag("eins") / "data/text/de.txt").write_text("anders", encoding="utf-8")
        with pytest.raises(Damaged, match="not handed over"):
            opened.export("eins", tmp_path / "zwei.zip")
        assert not (tmp_path / "zwei.zip").exists()


def test_a_record_travels_from_archive_to_archive(home: Path, tmp_path: Path) -> None:
    with Archive(home) as opened:
        opened.export("eins", tmp_path / "eins.zip")
        with pytest.raises(Refused, match="here already"):
            opened.take_in(tmp_path / "eins.zip")
    with archive(tmp_path / "b") as other:
        receipt = other.take_in(tmp_path / "eins.zip")
        record = other.show(receipt.id)
        assert record.imported_from.startswith("eins.zip eins@v2 ")
        assert other.content(receipt.id).memo == memorandum()
        assert other.search("友好交流").total == 1
        inner = other.bag(receipt.id) / "data/imported/eins"
        assert examine(inner, strict=True).sound
        assert other.verify().exit_code is ExitCode.OK


@pytest.mark.skipif(not SUITE.is_dir(), reason="the conformance bags ../shared/conformance/bagit are not there")
def test_foreign_bags_are_stored_whole(tmp_path: Path) -> None:
    names = [
        "v0.97/valid/UTF-16-encoded-tag-files",
        "v0.97/valid/bag-with-space",
        "v1.0/valid/basicBag",
        "v0.93/valid/basic-bag",
    ]
    with archive(tmp_path / "a") as opened:
        for name in names:
            receipt = opened.take_in(SUITE / name)
            inner = next((opened.bag(receipt.id) / "data/imported").iterdir())
            assert examine(inner).sound
        for name in ("v0.97/invalid/corrupt-data-file", "v0.97/invalid/extra-file-in-bag"):
            with pytest.raises(BadInput, match="no valid bag"):
                opened.take_in(SUITE / name)
        assert opened.verify().exit_code is ExitCode.OK


def _zip(path: Path, entries: dict[str, bytes], *, mode: int = 0, compress: bool = False) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED) as target:
        for name, data in entries.items():
            info = zipfile.ZipInfo(name)
            info.external_attr = mode << 16
            info.compress_type = zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED
            target.writestr(info, data)
    return path


def _tar(path: Path, name: str, kind: bytes, link: str = "") -> Path:
    with tarfile.open(path, "w") as target:
        info = tarfile.TarInfo(name)
        info.type, info.linkname = kind, link
        target.addfile(info, io.BytesIO() if kind == tarfile.REGTYPE else None)
    return path


HOSTILE: list[tuple[str, Callable[[Path], Path]]] = [
    ("parent", lambda p: _zip(p, {"bag/../../boese.txt": b"x"})),
    ("absolute", lambda p: _zip(p, {"/tmp/memorandum-boese.txt": b"x"})),
    ("drive", lambda p: _zip(p, {"C:/boese.txt": b"x"})),
    ("backslash", lambda p: _zip(p, {"bag\\..\\boese.txt": b"x"})),
    ("home", lambda p: _zip(p, {"~/boese.txt": b"x"})),
    ("zip symlink", lambda p: _zip(p, {"bag/data": b"/etc"}, mode=stat.S_IFLNK | 0o777)),
    ("twins", lambda p: _zip(p, {"bag/Data.txt": b"x", "bag/data.TXT": b"y"})),
    ("tar parent", lambda p: _tar(p, "../boese.txt", tarfile.REGTYPE)),
    ("tar absolute", lambda p: _tar(p, "/tmp/memorandum-boese.txt", tarfile.REGTYPE)),
    ("tar symlink", lambda p: _tar(p, "bag/data", tarfile.SYMTYPE, "/etc")),
    ("tar hard link", lambda p: _tar(p, "bag/data", tarfile.LNKTYPE, "/etc/passwd")),
    ("tar device", lambda p: _tar(p, "bag/data", tarfile.CHRTYPE)),
    ("tar pipe", lambda p: _tar(p, "bag/data", tarfile.FIFOTYPE)),
]


@pytest.mark.parametrize("make", [pytest.param(make, id=name) for name, make in HOSTILE])
def test_hostile_packages_are_refused_before_anything_is_written(
    home: Path, tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    package = make(tmp_path / "paket")
    with Archive(home) as opened:
        before = opened.dump()
        with pytest.raises(Refused):
            opened.take_in(package)
        assert opened.dump() == before
    target = tmp_path / "ziel"
    target.mkdir()
    with pytest.raises(Refused):
        unpack(package, target)
    assert not list(target.rglob("*"))
    assert not list(tmp_path.glob("**/boese.txt"))


def test_zip_bombs_are_refused(home: Path, tmp_path: Path) -> None:
    bomb = _zip(tmp_path / "bombe.zip", {f"bag/data/{n}": bytes(8 << 20) for n in range(8)}, compress=True)
    assert bomb.stat().st_size < 100_000
    with Archive(home) as opened, pytest.raises(TooLarge, match="zip bomb"):
        opened.take_in(bomb)


def test_a_lying_directory_does_not_help(tmp_path: Path) -> None:
    bomb = _zip(tmp_path / "bombe.zip", {"bag/data/0": bytes(60 << 20)}, compress=True)
    data = bytearray(bomb.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.index(mark) + offset
        data[at : at + 4] = (1000).to_bytes(4, "little")
    bomb.write_bytes(data)
    target = tmp_path / "ziel"
    target.mkdir()
    with pytest.raises(MemorandumError):
        unpack(bomb, target)
    assert sum(path.stat().st_size for path in target.rglob("*") if path.is_file()) < 20 << 20


@pytest.mark.parametrize("name", ["text.txt", "leer.zip", "kaputt.zip", "fehlt.zip"])
def test_what_is_no_bag_is_said(home: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name == "text.txt":
        path.write_text("kein Paket")
    elif name == "leer.zip":
        _zip(path, {})
    elif name == "kaputt.zip":
        with Archive(home) as opened:
            opened.export("eins", path)
        path.write_bytes(path.read_bytes()[:-2000])
    with Archive(home) as opened, pytest.raises(BadInput):
        opened.take_in(path)


@pytest.mark.skipif(os.name == "nt", reason="needs symlinks")
def test_a_bag_with_a_symlink_is_refused(home: Path, tmp_path: Path) -> None:
    shutil.copytree(home / "records/eins/v1", tmp_path / "bag")
    (tmp_path / "bag/data/neu").symlink_to("/etc/passwd")
    with Archive(home) as opened, pytest.raises(Refused, match="link"):
        opened.take_in(tmp_path / "bag")


def test_what_must_be_fetched_is_not_fetched(home: Path, tmp_path: Path) -> None:
    bag = tmp_path / "bag"
    (bag / "data").mkdir(parents=True)
    (bag / "bagit.txt").write_text("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
    (bag / "manifest-sha512.txt").write_text(f"{'0' * 128}  data/fern.txt\n")
    (bag / "fetch.txt").write_text("http://127.0.0.1:9/fern.txt 3 data/fern.txt\n")
    codes = {problem.code for problem in examine(bag).problems}
    assert {"not-fetched", "missing"} <= codes
    with Archive(home) as opened, pytest.raises(BadInput, match="no valid bag"):
        opened.take_in(bag)


def test_oparl_paper() -> None:
    paper = paper_object(PAPER)
    assert paper["type"] == "https://schema.oparl.org/1.1/Paper"
    assert paper["reference"] == "2025/0087"
    assert [(c["role"], c["authoritative"]) for c in paper["consultation"]] == [
        ("Kenntnisnahme", False),
        ("Entscheidung", True),
    ]
    assert all(c["paper"] == paper["id"] for c in paper["consultation"])
    assert [file["name"] for file in paper["auxiliaryFile"]] == ["Memorandum"]
    ids = [paper["id"], *(c["id"] for c in paper["consultation"]), *(f["id"] for f in paper["auxiliaryFile"])]
    assert len(set(ids)) == len(ids)


def test_oparl_round_trip() -> None:
    assert read_paper(json.dumps(paper_object(PAPER)).encode()) == PAPER


def test_oparl_of_a_server() -> None:
    """As council information systems write it: 1.0, meetings and organizations nested, unknown fields."""
    served = {
        "type": "https://schema.oparl.org/1.0/Paper",
        "name": "Städtefreundschaft",
        "reference": "VII/0815",
        "date": "2023-05-04T00:00:00+02:00",
        "mainFile": {"type": "https://schema.oparl.org/1.0/File", "text": "<p>Der Rat beschließt.</p>"},
        "auxiliaryFile": [{"type": "https://schema.oparl.org/1.0/File", "fileName": "anlage1.pdf"}],
        "consultation": [
            {
                "type": "https://schema.oparl.org/1.0/Consultation",
                "organization": [{"name": "Rat"}],
                "meeting": {"start": "2023-06-01T17:00:00+02:00"},
                "role": "Entscheidung",
            },
            "https://ratsinfo.example/consultation/7",
        ],
        "underDirectionOf": None,
    }
    paper = read_paper(json.dumps(served).encode())
    assert (paper.reference, paper.date, paper.subject) == ("VII/0815", "2023-05-04", "Städtefreundschaft")
    assert paper.consultations == (Consultation("Rat", "2023-06-01", "Entscheidung"),)
    assert paper.attachments == ("anlage1.pdf",)
    assert paper.reasons == "Der Rat beschließt."


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b'{"type": 7}', b'{"type": "x/Person"}', b"\xff", b"[" * 100_000])
def test_what_is_no_oparl_paper_is_said(data: bytes) -> None:
    with pytest.raises(BadInput):
        read_paper(data)


# The order of the schema's sequences, for the elements that are written (xdomea-Baukasten.xsd 3.0.0).
ORDERS = {
    "Aussonderung.Aussonderung.0503": ["Kopf", "Schriftgutobjekt"],
    "Kopf": [
        "ProzessID", "Nachrichtentyp", "Erstellungszeitpunkt", "Absender", "Empfaenger", "SendendesSystem",
        "Importbestaetigung", "RueckmeldungArchivkennung", "Empfangsbestaetigung",
    ],
    "Vorgang": ["Identifikation", "AllgemeineMetadaten", "ArchivspezifischeMetadaten", "Laufzeit", "HistorienProtokollInformation", "Dokument"],
    "AllgemeineMetadaten": ["Betreff", "Kennzeichen", "Bemerkung", "Medium"],
    "Dokument": ["Identifikation", "AllgemeineMetadaten", "Version"],
    "Format": ["Name", "SonstigerName", "Version", "Primaerdokument"],
    "Primaerdokument": ["Dateiname", "DateinameOriginal", "Ersteller", "DatumUhrzeit"],
    "HistorienProtokollInformation": ["Akteur", "DatumUhrzeit", "Aktion"],
}  # fmt: skip


def test_xdomea_message(home: Path, tmp_path: Path) -> None:
    with Archive(home) as opened:
        record = opened.show("eins")
        root = etree.fromstring(message(record, opened.events("eins")))
        opened.export("eins", tmp_path / "eins.zip", format="xdomea")
    ns = {"x": NAMESPACE}
    for element in root.iter():
        name = etree.QName(element).localname
        if name in ORDERS:
            places = [ORDERS[name].index(etree.QName(child).localname) for child in element]
            assert places == sorted(places), name
    actions = root.xpath("//x:Vorgang/x:HistorienProtokollInformation/x:Aktion/text()", namespaces=ns)
    assert actions == ["ingestion v1 (success)", "modification v2 (success): Größe & Umfang"]
    names = root.xpath("//x:Primaerdokument/x:Dateiname/text()", namespaces=ns)
    with zipfile.ZipFile(tmp_path / "eins.zip") as source:
        inside = source.namelist()
        assert sorted(inside[1:]) == sorted(names)
        assert inside[0] == f"{root.findtext('x:Kopf/x:ProzessID', namespaces=ns)}_Aussonderung.Aussonderung.0503.xml"
        assert etree.fromstring(source.read(inside[0])).tag == root.tag
    originals = root.xpath("//x:DateinameOriginal/text()", namespaces=ns)
    assert "Urkunde für 望溪.pdf" in originals


def test_xdomea_says_how_long_to_keep(tmp_path: Path) -> None:
    ns = {"x": NAMESPACE}
    for retention, path in (
        ("permanent", "x:Aufbewahrungsdauer/x:Unbefristet[.='1']"),
        ("2055-12-31", "x:Aufbewahrungsende[.='2055-12-31']"),
    ):
        with archive(tmp_path / retention) as opened:
            receipt = opened.add(originals=[scan(tmp_path)], retention=retention)
            root = etree.fromstring(message(opened.show(receipt.id), opened.events(receipt.id)))
        assert root.xpath(f"//x:Vorgang/x:ArchivspezifischeMetadaten/{path}", namespaces=ns), retention
