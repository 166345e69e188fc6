"""The example memorandum, aligned, and the programs that open what we write of it; each is skipped where it is absent."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from memorandum_kit import pipeline
from memorandum_kit.model import Memorandum

SECONDS = 180


def program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


@pytest.fixture(scope="session")
def example(root: Path) -> Memorandum:
    files = (root / "examples" / "memorandum.de.docx", root / "examples" / "memorandum.zh.docx")
    return pipeline.run(pipeline.read(*files), None, ("align",))


@pytest.fixture
def convert(tmp_path: Path) -> Callable[[Path, str], Path]:
    """LibreOffice: a file in another format."""
    soffice = program("soffice")

    def converted(file: Path, format: str) -> Path:
        out = tmp_path / "converted"
        command = [
            soffice,
            "--headless",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--convert-to",
            format,
        ]
        subprocess.run([*command, "--outdir", str(out), str(file)], check=True, capture_output=True, timeout=SECONDS)
        return out / f"{file.stem}.{format.partition(':')[0]}"

    return converted
