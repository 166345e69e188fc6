"""What is stored and what is refused; versions; several processes at once."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from tests.archive.samples import MOMENT, archive, memorandum, scan

from memorandum_kit.archive import Archive, Signing, Status, create
from memorandum_kit.archive.bag import examine
from memorandum_kit.errors import BadInput, ExitCode, MemorandumError, Refused

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    create(tmp_path / "archiv").close()
    return tmp_path / "archiv"


def test_what_a_record_holds(tmp_path: Path) -> None:
    with archive(tmp_path / "a") as opened:
        receipt = opened.add(
            memorandum(),
            originals=[scan(tmp_path, "Urkunde für Wangxi 望溪.pdf")],
            signings=[Signing("eschenfurt", "2025-05-12", "Dr. Annegret Thalmeyer"), Signing("wangxi", "2025-05-14")],
            fields=["Bergbau"],
            term_to="2030-05-11",
            retention="permanent",
            access="internal",
            who="Amt 10",
        )
        record = opened.show(receipt.id)
        assert record.version == 1
        assert record.status is Status.SIGNED
        assert record.created == MOMENT
        assert record.created_by == "Amt 10"
        assert dict(record.titles)["zh-Hans"] == "友好宣言"
        assert [file.path for file in record.files] == [
            "data/memorandum.json",
            "data/memorandum.tei.xml",
            "data/originals/Urkunde für Wangxi 望溪.pdf",
            "data/text/de.txt",
            "data/text/zh.txt",
        ]
        assert opened.content(receipt.id).memo == memorandum()
        assert [event.type for event in opened.events(receipt.id)] == ["ingestion"]
        assert examine(Path(receipt.path), strict=True).sound


def test_a_correction_is_a_new_version_with_a_reason(tmp_path: Path) -> None:
    with archive(tmp_path / "a") as opened:
        first = opened.add(memorandum(), originals=[scan(tmp_path)], status="draft", fields=["Bergbau"])
        with pytest.raises(BadInput, match="reason"):
            opened.add(record=first.id, originals=[scan(tmp_path, "Neu.pdf")])
        second = opened.add(
            memorandum("Erklärung"), record=first.id, originals=[scan(tmp_path, "Neu.pdf")], reason="Titel berichtigt"
        )
        record = opened.show(first.id)
        assert (record.version, record.reason, record.previous_seal) == (2, "Titel berichtigt", first.seal)
        assert record.status is Status.DRAFT
        assert record.fields == ("Bergbau",)
        assert record.title == "Erklärung"
        names = [file.path for file in record.files]
        assert "data/originals/Urkunde.pdf" in names
        assert "data/originals/Neu.pdf" in names
        third = opened.add(record=first.id, reason="Scan entfernt, Status", leave_out=["Neu.pdf"], status="signed")
        record = opened.show(first.id)
        assert "data/originals/Neu.pdf" not in [file.path for file in record.files]
        assert record.status is Status.SIGNED
        assert [event.type for event in opened.events(first.id)] == ["ingestion", "modification", "modification"]
        assert opened.show(first.id, 1).title == "Freundschaftserklärung"
        assert [row.seal for row in opened.versions()] == [first.seal, second.seal, third.seal]
        assert opened.search("Freundschaftserklärung").total == 0  # the title of the version that is in force
        assert opened.verify().exit_code is ExitCode.OK


def test_a_correction_of_a_changed_bag_is_refused(tmp_path: Path) -> None:
    with archive(tmp_path / "a") as opened:
        first = opened.add(memorandum(), originals=[scan(tmp_path)])
        (Path(first.path) / "data/originals/Urkunde.pdf").write_bytes(b"anders")
        with pytest.raises(MemorandumError, match="was changed"):
            opened.add(record=first.id, reason="Status", status="expired")
        assert [row.version for row in opened.versions()] == [1]


def test_retiring_leaves_a_tombstone(tmp_path: Path) -> None:
    with archive(tmp_path / "a") as opened:
        first = opened.add(memorandum(), originals=[scan(tmp_path)], retention="2025-12-31")
        opened.retire(first.id, reason="Aufbewahrung abgelaufen", destroy=True)
        record = opened.show(first.id)
        assert record.status is Status.RETIRED
        assert record.destroyed[0].seal == first.seal
        assert record.destroyed[0].files[0].sha512
        assert not Path(first.path).exists()
        assert opened.list()[0][0].status == "retired"
        with pytest.raises(Refused, match="retired"):
            opened.add(record=first.id, reason="doch noch", status="signed")
        assert opened.verify().exit_code is ExitCode.OK


def test_what_must_be_kept_is_not_destroyed(tmp_path: Path) -> None:
    with archive(tmp_path / "a") as opened:
        for retention in ("permanent", "2031-12-31"):
            first = opened.add(memorandum(), retention=retention)
            with pytest.raises(Refused, match="has to be kept"):
                opened.retire(first.id, reason="Platz", destroy=True)


@pytest.mark.skipif(os.name == "nt", reason="needs symlinks, pipes and sockets")
@pytest.mark.parametrize("kind", ["link", "dangling", "folder link", "pipe", "socket", "link in a folder", "device"])
def test_links_and_special_files_are_refused(home: Path, tmp_path: Path, kind: str) -> None:
    target, odd = scan(tmp_path), tmp_path / "seltsam"
    given = odd
    if kind == "link":
        odd.symlink_to(target)
    elif kind == "dangling":
        odd.symlink_to(tmp_path / "fehlt")
    elif kind == "folder link":
        odd.symlink_to(tmp_path, target_is_directory=True)
    elif kind == "pipe":
        os.mkfifo(odd)
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as sock:
            sock.bind(str(odd))
    elif kind == "link in a folder":
        given = tmp_path / "ordner"
        given.mkdir()
        (given / "verweis").symlink_to(target)
    else:
        given = Path("/dev/zero")
    with Archive(home) as opened, pytest.raises(Refused, match="not taken"):
        opened.add(memorandum(), originals=[given])
    assert not list((home / "records").iterdir())
    assert not list((home / "staging").iterdir())


@pytest.mark.parametrize(
    ("names", "why"),
    [
        (("Münze.pdf", unicodedata.normalize("NFD", "Münze.pdf")), "NFC and NFD"),
        (("Anlage.pdf", "anlage.PDF"), "upper and lower case"),
        (("STRASSE.pdf", "Straße.pdf"), "upper and lower case"),
        (("100%.pdf", "100_.pdf"), "same name"),
    ],
)
def test_twins_are_refused(home: Path, tmp_path: Path, names: tuple[str, str], why: str) -> None:
    files = [scan(tmp_path, name) for name in names]
    with Archive(home) as opened, pytest.raises(Refused, match=why):
        opened.add(memorandum(), originals=files)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("name", ["a\nb.pdf", "a\x07.pdf", "con.pdf", "a:b.pdf", "ende.", "a\\b.pdf", b"a\xff.pdf"])
def test_names_that_other_systems_do_not_take_are_refused(home: Path, tmp_path: Path, name: str | bytes) -> None:
    path = tmp_path / os.fsdecode(name)
    path.write_bytes(b"x")
    with Archive(home) as opened, pytest.raises(Refused, match="file name"):
        opened.add(memorandum(), originals=[path])


@pytest.mark.parametrize(
    "name", ["Urkunde (1) – Ausfertigung.pdf", "备忘录 签字本.pdf", "Größe & Maß.pdf", "門頭溝.pdf", ".profil"]
)
def test_names_are_kept(home: Path, tmp_path: Path, name: str) -> None:
    with Archive(home) as opened:
        receipt = opened.add(memorandum(), originals=[scan(tmp_path, name)])
        assert (Path(receipt.path) / "data" / "originals" / name).is_file()
        assert opened.verify().exit_code is ExitCode.OK


def test_a_decomposed_name_is_stored_composed_and_remembered(home: Path, tmp_path: Path) -> None:
    given = unicodedata.normalize("NFD", "Größe 50%.pdf")
    with Archive(home) as opened:
        receipt = opened.add(originals=[scan(tmp_path, given)])
        file = opened.show(receipt.id).files[0]
        assert file.path == "data/originals/Größe 50_.pdf"
        assert file.name == given


def test_a_folder_is_taken_with_all_that_is_in_it(home: Path, tmp_path: Path) -> None:
    (tmp_path / "Akte/Anlagen").mkdir(parents=True)
    scan(tmp_path / "Akte", "Urkunde.pdf")
    scan(tmp_path / "Akte/Anlagen", "Anlage 1.pdf")
    with Archive(home) as opened:
        receipt = opened.add(originals=[tmp_path / "Akte"])
        paths = [file.path for file in opened.show(receipt.id).files]
        assert paths == ["data/originals/Akte/Anlagen/Anlage 1.pdf", "data/originals/Akte/Urkunde.pdf"]


@pytest.mark.parametrize("wanted", ["", "A", "a/b", "..", "ä", "x" * 81, "con", "-a", "a.", ".a"])
def test_ids_that_are_no_folder_names_are_not_taken(home: Path, wanted: str) -> None:
    with Archive(home) as opened:
        if not wanted:
            assert opened.add(memorandum(), id=wanted).id.startswith("2025-05-12-")
            return
        with pytest.raises(BadInput, match="no record id"):
            opened.add(memorandum(), id=wanted)


def test_bad_input_is_said(home: Path, tmp_path: Path) -> None:
    with Archive(home) as opened:
        with pytest.raises(BadInput, match="nothing to store"):
            opened.add()
        with pytest.raises(BadInput, match="not there"):
            opened.add(originals=[tmp_path / "fehlt.pdf"])
        with pytest.raises(BadInput, match="no status"):
            opened.add(memorandum(), status="ratified")
        with pytest.raises(BadInput, match="no record"):
            opened.add(memorandum(), record="fehlt", reason="x")
        with pytest.raises(BadInput, match="no record"):
            opened.show("fehlt")
        first = opened.add(memorandum(), id="eins")
        with pytest.raises(Refused, match="already"):
            opened.add(memorandum(), id="eins")
        with pytest.raises(BadInput, match="no version 2"):
            opened.show(first.id, 2)
        with pytest.raises(BadInput, match="not in the record"):
            opened.add(record="eins", reason="x", leave_out=["fehlt.pdf"])
        with pytest.raises(BadInput, match="reason"):
            opened.retire("eins", reason=" ")
    with pytest.raises(BadInput, match="no archive"):
        Archive(tmp_path)
    with pytest.raises(Refused, match="not empty"):
        create(tmp_path)


_WRITER = """
import sys
from pathlib import Path
from memorandum_kit.archive import Archive
home, number, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
with Archive(home) as archive:
    for turn in range(count):
        path = Path(home).parent / f"{number}-{turn}.txt"
        path.write_text(f"{number} {turn}")
        receipt = archive.add(record="eins", originals=[path], reason=f"{number}-{turn}")
        print(receipt.key, receipt.seal, flush=True)
"""


def test_four_processes_add_versions_of_one_record(home: Path) -> None:
    with Archive(home) as opened:
        opened.add(memorandum(), id="eins")
    count = 5
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(home), str(n), str(count)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        for n in range(4)
    ]
    seen = []
    with Archive(home, read_only=True) as reader:  # a second process reads while others write
        while any(writer.poll() is None for writer in writers):
            numbers = [row.version for row in reader.versions("eins")]
            assert numbers == list(range(1, len(numbers) + 1))
            assert reader.search("Bergbaus").total == 1
            seen.append(len(numbers))
    said = [line.split() for writer in writers for line in writer.communicate()[0].splitlines()]
    assert all(writer.returncode == 0 for writer in writers)
    assert len(said) == 4 * count
    with Archive(home) as opened:
        rows = {row.key: row.seal for row in opened.versions()}
        assert {key: rows[key] for key, _ in said} == dict(said)
        assert sorted(row.version for row in opened.versions()) == list(range(1, 4 * count + 2))
        # Nobody's file was lost by another's correction.
        assert len([file for file in opened.show("eins").files if file.role == "original"]) == 4 * count
        assert opened.verify().exit_code is ExitCode.OK
    assert seen == sorted(seen)


def test_read_only_changes_nothing(home: Path) -> None:
    with Archive(home) as opened:
        opened.add(memorandum(), id="eins")
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    with Archive(home, read_only=True) as opened:
        assert opened.search("Bergbaus").total == 1
        assert opened.verify().exit_code is ExitCode.OK
        assert opened.show("eins").id == "eins"
        for change in (
            lambda: opened.add(memorandum()),
            lambda: opened.retire("eins", reason="x"),
            opened.rebuild,
        ):
            with pytest.raises(Refused, match="reading only"):
                change()
    after = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    for beside in ("catalogue.sqlite-shm", "catalogue.sqlite-wal"):
        before.pop(home / beside, None)
        after.pop(home / beside, None)
    assert before == after
