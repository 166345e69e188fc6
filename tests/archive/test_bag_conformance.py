"""The Library of Congress' conformance bags: valid accepted, invalid rejected, warnings reported with their cause."""

from __future__ import annotations

from pathlib import Path

import pytest

from memorandum_kit.archive.bag import examine

SUITE = Path(__file__).resolve().parents[3] / "shared" / "conformance" / "bagit"
VALID = sorted(p.relative_to(SUITE).as_posix() for p in SUITE.glob("*/valid/*") if p.is_dir())
INVALID = sorted(
    p.relative_to(SUITE).as_posix()
    for kind in ("invalid", "linux-only")
    for p in SUITE.glob(f"*/{kind}/*")
    if p.is_dir()
)
WINDOWS = sorted(p.relative_to(SUITE).as_posix() for p in SUITE.glob("*/windows-only/*") if p.is_dir())

# Why an invalid bag is invalid; a rejection for another reason would be luck.
CAUSES = {
    "v0.97/invalid/baginfo-missing-encoding": "bad-declaration",
    "v0.97/invalid/bom-in-bagit.txt": "bom",
    "v0.97/invalid/corrupt-data-file": "changed",
    "v0.97/invalid/corrupt-tag-file": "changed",
    "v0.97/invalid/extra-file-in-bag": "undeclared",
    "v0.97/invalid/invalid-version-number": "bad-declaration",
    "v0.97/invalid/missing-baginfo": "missing",
    "v0.97/invalid/missing-bagit.txt": "no-declaration",
    "v0.97/invalid/out-of-scope-file-paths-using-dot-notation": "outside-path",
    "v0.97/invalid/out-of-scope-file-paths-using-dot-notation-for-fetch": "outside-path",
    "v0.97/invalid/same-filename-listed-twice-with-different-hashes": "listed-twice",
    "v1.0/invalid/bagit-with-invalid-whitespace": "bad-declaration",
    "v1.0/invalid/notAllManifestsListAllFiles": "undeclared",
    "v1.0/invalid/same-filename-listed-twice-with-different-hashes": "bad-declaration",
    "v1.0/invalid/same-filename-listed-twice-with-the-same-hash": "listed-twice",
}
WARNINGS = {
    "duplicate-file-with-different-case": "case-twins",
    "made-with-md5sum-tools": "md5sum-style",
    "relative-path": "relative-path",
    "same-filename-listed-twice-with-different-normalization": "normalisation-twins",
    "same-filename-listed-twice-with-the-same-hash": "listed-twice",
    "special-system-files": "system-file",
}

if not SUITE.is_dir():
    pytest.skip("the conformance bags ../shared/conformance/bagit are not there", allow_module_level=True)


def test_the_suite_is_whole() -> None:
    assert (len(VALID), len(INVALID), len(WARNINGS)) == (27, 21, 6)


@pytest.mark.parametrize("bag", VALID)
def test_valid_bags_are_accepted(bag: str) -> None:
    found = examine(SUITE / bag)
    assert found.sound, found.problems
    assert found.files


@pytest.mark.parametrize("bag", INVALID)
def test_invalid_bags_are_rejected_for_their_fault(bag: str) -> None:
    found = examine(SUITE / bag)
    assert not found.sound
    cause = CAUSES.get(bag, "outside-path")
    assert cause in {problem.code for problem in found.problems if problem.damage}


@pytest.mark.parametrize("bag", WINDOWS)
def test_windows_paths_are_refused_on_every_system(bag: str) -> None:
    assert not examine(SUITE / bag).sound


@pytest.mark.parametrize("name", WARNINGS)
def test_odd_bags_are_accepted_with_the_cause(name: str) -> None:
    found = examine(SUITE / "v0.97" / "warning" / name)
    assert found.sound, found.problems
    assert {problem.code for problem in found.problems} == {WARNINGS[name]}


@pytest.mark.parametrize("bag", ["v1.0/valid/basicBag", *(f"v0.97/warning/{name}" for name in WARNINGS)])
def test_the_strict_profile_takes_no_oddities(bag: str) -> None:
    found = examine(SUITE / bag, strict=True)
    assert found.sound == (bag == "v1.0/valid/basicBag"), found.problems
