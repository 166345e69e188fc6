"""Packages that are hostile, damaged or strange: a sentence and an exit code, and no other package is touched."""

from __future__ import annotations

import json
import os
import stat
import zipfile

import pytest

from memorandum_kit.cli import main
from memorandum_kit.errors import BadInput, ExitCode, MemorandumError, Refused, TooLarge
from memorandum_kit.model import Lang
from memorandum_kit.translation.packages import install, installed, missing_for, packages_folder, route

METADATA = {"package_version": "1.9", "argos_version": "1.9", "from_code": "de", "to_code": "en"}


def package(path, *, metadata=METADATA, top="de_en", entries=None, model=b"m" * 200, tokens=b"t" * 100):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        if metadata is not None:
            archive.writestr(
                f"{top}/metadata.json", metadata if isinstance(metadata, bytes) else json.dumps(metadata).encode()
            )
        if model is not None:
            archive.writestr(f"{top}/model/model.bin", model)
        if tokens is not None:
            archive.writestr(f"{top}/sentencepiece.model", tokens)
        for name, data in (entries or {}).items():
            archive.writestr(name, data)
    return path


@pytest.fixture
def folder(tmp_path, monkeypatch):
    where = tmp_path / "packages"
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(where))
    return where


def test_a_sound_package_is_installed_and_found(tmp_path, folder):
    done = install(package(tmp_path / "de_en.argosmodel"))
    assert (done.source, done.target, done.version) == (Lang.DE, Lang.EN, "1.9")
    assert [found.folder for found in installed()] == [done.folder]
    assert done.label.startswith("de-en 1.9 ")
    assert sorted(path.name for path in folder.iterdir()) == ["translate-de_en-1_9"]


def link(path):
    with zipfile.ZipFile(path, "w") as archive:
        entry = zipfile.ZipInfo("de_en/model/model.bin")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, "/etc/passwd")
    return path


HOSTILE = {
    "no zip": (lambda path: path.write_bytes(b"<html>not found</html>") and path, BadInput),
    "empty": (lambda path: path.write_bytes(b"") or path, BadInput),
    "missing": (lambda path: path, BadInput),
    "parent path": (lambda path: package(path, entries={"de_en/../../evil": b"x"}), Refused),
    "backslashes": (lambda path: package(path, entries={"de_en\\..\\..\\evil": b"x"}), Refused),
    "absolute path": (lambda path: package(path, entries={"/tmp/evil": b"x"}), Refused),
    "drive": (lambda path: package(path, entries={"C:/evil": b"x"}), Refused),
    "link": (link, Refused),
    "bomb": (lambda path: package(path, entries={"de_en/model/x": b"\0" * 30_000_000}), TooLarge),
    "many files": (lambda path: package(path, entries={f"de_en/{n}": b"" for n in range(2100)}), TooLarge),
    "two folders": (lambda path: package(path, entries={"other/x": b"x"}), BadInput),
    "hidden folder": (lambda path: package(path, top=".de_en"), BadInput),
    "no metadata": (lambda path: package(path, metadata=None), BadInput),
    "broken metadata": (lambda path: package(path, metadata=b'{"from_code": '), BadInput),
    "list as metadata": (lambda path: package(path, metadata=b"[]"), BadInput),
    "other kind": (lambda path: package(path, metadata={**METADATA, "type": "sbd"}), BadInput),
    "other language": (lambda path: package(path, metadata={**METADATA, "from_code": "fr"}), BadInput),
    "same language": (lambda path: package(path, metadata={**METADATA, "to_code": "de"}), BadInput),
    "no code": (lambda path: package(path, metadata={**METADATA, "to_code": None}), BadInput),
    "version as path": (lambda path: package(path, metadata={**METADATA, "package_version": "../../1"}), BadInput),
    "no model": (lambda path: package(path, model=None), BadInput),
    "metadata too long": (
        lambda path: package(path, metadata=b'{"a": "' + os.urandom(1 << 20).hex().encode() + b'"}'),
        BadInput,
    ),
    "metadata nested": (lambda path: package(path, metadata=b"[" * 100_000), BadInput),
    "metadata a list": (lambda path: package(path, metadata=b"[1]"), BadInput),
    "empty model": (lambda path: package(path, model=b""), BadInput),
    "no tokens": (lambda path: package(path, tokens=None), BadInput),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_package_is_refused_and_nothing_stays(tmp_path, folder, name):
    other = install(package(tmp_path / "sound.argosmodel", metadata={**METADATA, "package_version": "1.0"}))
    make, error = HOSTILE[name]
    with pytest.raises(error) as caught:
        install(make(tmp_path / "hostile.argosmodel"))
    assert str(caught.value)
    assert [path.name for path in folder.iterdir()] == [other.folder.name]
    assert not (tmp_path / "evil").exists()
    assert [found.version for found in installed()] == ["1.0"]


def test_a_truncated_package_is_refused(tmp_path, folder):
    path = package(tmp_path / "x.argosmodel", model=os.urandom(100_000))
    path.write_bytes(path.read_bytes()[:60_000])
    with pytest.raises(BadInput):
        install(path)
    data = bytearray(package(tmp_path / "y.argosmodel", model=os.urandom(100_000)).read_bytes())
    data[50_000] ^= 0xFF
    path.write_bytes(bytes(data))
    with pytest.raises(BadInput, match="damaged"):
        install(path)
    assert installed() == []


def test_the_newest_of_two_versions_is_used_and_the_same_one_is_refused(tmp_path, folder):
    for version in ("1.9", "1.10"):
        install(package(tmp_path / f"{version}.argosmodel", metadata={**METADATA, "package_version": version}))
    assert [found.version for found in installed()] == ["1.10", "1.9"]
    assert route(installed(), Lang.DE, Lang.EN)[0].version == "1.10"
    with pytest.raises(Refused) as caught:
        install(tmp_path / "1.9.argosmodel")
    assert caught.value.exit_code == ExitCode.REFUSED


def test_stray_folders_and_files_are_passed_over(tmp_path, folder):
    install(package(tmp_path / "de_en.argosmodel"))
    (folder / "stray").mkdir()
    (folder / "broken").mkdir()
    (folder / "broken" / "metadata.json").write_bytes(b"\xff\xfe")
    (folder / "notes.txt").write_text("x")
    assert len(installed()) == 1


def test_the_packages_to_get_are_named(tmp_path, folder):
    assert missing_for(Lang.DE, Lang.ZH_HANS) == ("translate-de_en", "translate-en_zh")
    install(package(tmp_path / "de_en.argosmodel"))
    assert missing_for(Lang.DE, Lang.ZH_HANT) == ("translate-en_zt",)
    assert route(installed(), Lang.DE, Lang.ZH_HANS) == ()


def test_either_script_serves_the_other(tmp_path, folder):
    install(package(tmp_path / "a.argosmodel"))
    install(package(tmp_path / "b.argosmodel", metadata={**METADATA, "from_code": "en", "to_code": "zt"}))
    assert [p.target for p in route(installed(), Lang.DE, Lang.ZH_HANS)] == [Lang.EN, Lang.ZH_HANT]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_named(tmp_path, folder):
    folder.mkdir()
    folder.chmod(0o500)
    with pytest.raises(Refused, match="cannot be written"):
        install(package(tmp_path / "de_en.argosmodel"))


def test_a_file_in_place_of_the_folder_is_named(tmp_path, folder):
    folder.write_text("x")
    with pytest.raises(MemorandumError, match="cannot be written"):
        install(package(tmp_path / "de_en.argosmodel"))


def test_a_home_that_cannot_be_written_is_told(tmp_path, monkeypatch, capsys):
    for variable in ("ARGOS_PACKAGES_DIR", "XDG_DATA_HOME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("HOME", "/proc")  # not even the superuser makes a folder there
    file = package(tmp_path / "de_en.argosmodel")
    with pytest.raises(Refused, match="cannot be written"):
        install(file)
    assert installed() == []
    assert main(["engine", "install", str(file)]) == ExitCode.REFUSED
    assert "ARGOS_PACKAGES_DIR" in capsys.readouterr().err
    assert main(["engine", "status"]) == 0


def test_several_files_are_installed_at_once_and_what_is_lacking_is_named(tmp_path, folder, capsys, monkeypatch):
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    files = [
        package(tmp_path / "a.argosmodel"),
        package(tmp_path / "b.argosmodel", metadata={**METADATA, "from_code": "en", "to_code": "zh"}),
    ]
    assert main(["engine", "install", *map(str, files)]) == 0
    told = capsys.readouterr().out
    assert "de → zh-Hans: ready" in told
    assert "zh-Hans → de: missing translate-zh_en, translate-en_de" in told


def test_metadata_are_read_before_anything_is_unpacked(tmp_path, folder):
    with pytest.raises(BadInput):
        install(package(tmp_path / "x.argosmodel", metadata={**METADATA, "from_code": "fr"}))
    assert not folder.exists()


def test_the_folder_is_the_one_that_argos_uses(monkeypatch, tmp_path):
    monkeypatch.delenv("ARGOS_PACKAGES_DIR", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert packages_folder() == tmp_path / "argos-translate" / "packages"
