"""jing, the validator of the TEI's makers, finds no fault in any layout, nor in the profile."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from conformance.test_tei_schema import files_of
from journeys.real_programs.conftest import SECONDS, program
from memorandum_kit.model import Memorandum
from memorandum_kit.writers import render

pytestmark = pytest.mark.heavy


def test_every_layout_is_valid(shared: Path, root: Path, tmp_path: Path, checked: Memorandum) -> None:
    files = [root / "docs" / "odd" / "memorandum_kit.odd"]
    for layout in ("group", "div", "corpus", "split"):
        for name, data in files_of(render(checked, "tei", layout=layout)).items():
            files.append(tmp_path / f"{layout}.{name}")
            files[-1].write_bytes(data)
    command = [program("jing"), str(shared / "schemas" / "tei_all.rng"), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS)
    assert done.stdout == ""
    assert done.returncode == 0
    broken = tmp_path / "broken.xml"
    broken.write_bytes(render(checked, "tei").replace(b"<body>", b"<body><paragraph/>"))
    done = subprocess.run([*command[:2], str(broken)], capture_output=True, text=True, timeout=SECONDS)
    assert done.returncode == 1
