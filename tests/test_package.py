"""The package as it is installed: start-up, the interface's names, the wheel's content."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

HEAVY = {
    "spacy",
    "numpy",
    "lxml",
    "pypinyin",
    "opencc",
    "docx",
    "simplemma",
    "rich",
    "jinja2",
    "babel",
    "odfdo",
    "torch",
}


def run_python(code: str, *arguments: str) -> str:
    done = subprocess.run([sys.executable, *arguments, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout


def test_import_loads_nothing_beyond_the_standard_library_start() -> None:
    code = "import sys; before = set(sys.modules); import memorandum_kit; print(*sorted(set(sys.modules) - before))"
    assert run_python(code).split() == ["__future__", "memorandum_kit"]


def test_help_imports_no_heavy_module() -> None:
    code = (
        "import sys, memorandum_kit.cli as c\n"
        "c.main(['--help'])\n"
        "print('LOADED', *sorted({m.split('.')[0] for m in sys.modules}))"
    )
    loaded = set(run_python(code).split("LOADED")[1].split())
    assert not loaded & HEAVY
    assert "asyncio" not in loaded


def test_help_takes_little_processor_time() -> None:
    """The limit of the issue is 0.15 s CPU; the bare interpreter is measured in the same run and taken as the unit."""
    code = "import resource, subprocess, sys\nsubprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)\nu = resource.getrusage(resource.RUSAGE_CHILDREN)\nprint(u.ru_utime + u.ru_stime)"

    def cpu(*command: str) -> float:
        return min(
            float(
                subprocess.run(
                    [sys.executable, "-c", code, *command], capture_output=True, text=True, check=True
                ).stdout
            )
            for _ in range(5)
        )

    bare = cpu(sys.executable, "-c", "import argparse, tomllib")
    ours = cpu(sys.executable, "-m", "memorandum_kit", "--help")
    assert ours < max(0.15, 4 * bare), f"{ours:.3f} s CPU, bare interpreter {bare:.3f} s"


def test_every_name_of_the_interface_is_there() -> None:
    import memorandum_kit

    for name in memorandum_kit.__all__:
        assert getattr(memorandum_kit, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = memorandum_kit.nothing


@pytest.mark.slow
def test_wheel_holds_what_git_tracks(root: Path, tmp_path: Path) -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "src/memorandum_kit", "glossaries", "examples"], cwd=root, capture_output=True, text=True
    )
    if tracked.returncode:
        pytest.skip("not a git checkout")
    expected = {
        line.removeprefix("src/") if line.startswith("src/") else f"memorandum_kit/{line}"
        for line in tracked.stdout.splitlines()
    }
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(root)],
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert held == expected


def test_no_two_test_files_have_the_same_name(root: Path) -> None:
    """Test folders are no packages, so pytest could import only one of two files of a name."""
    names = [path.name for path in (root / "tests").rglob("*.py") if path.name != "conftest.py"]
    assert sorted(names) == sorted(set(names))
