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
def outside(root: Path) -> Path:
    """The Python of the environment for outside readers, whose licences (GPL) or ages keep them out of ours."""
    python = root / ".venv-outside" / "bin" / "python"
    if not python.is_file():
        pytest.skip("there is no environment for outside readers: python3 -m venv .venv-outside")
    return python


@pytest.fixture(scope="session")
def example(root: Path) -> Memorandum:
    files = (root / "examples" / "memorandum.de.docx", root / "examples" / "memorandum.zh.docx")
    return pipeline.run(pipeline.read(*files), None, ("align",))


@pytest.fixture(scope="session")
def checked(example: Memorandum) -> Memorandum:
    """The example with names, values, terms and findings."""
    return pipeline.run(example, None, ("mentions", "check"))


@pytest.fixture
def convert(tmp_path: Path) -> Callable[..., Path]:
    """LibreOffice: a file in another format, read with the options that its import dialogue asks for."""
    soffice = program("soffice")

    def converted(file: Path, format: str, *options: str) -> Path:
        out = tmp_path / "converted"
        command = [
            soffice,
            "--headless",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--convert-to",
            format,
        ]
        subprocess.run(
            [*command, *options, "--outdir", str(out), str(file)], check=True, capture_output=True, timeout=SECONDS
        )
        return out / f"{file.stem}.{format.partition(':')[0]}"

    return converted
