"""Every command that the README shows is run, and prints what the README shows."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


def transcript(block: str) -> list[tuple[str, str]]:
    """Split a console block into commands and what each prints."""
    steps: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            steps.append((line[2:], []))
        else:
            steps[-1][1].append(line)
    return [(command, "\n".join(lines).strip()) for command, lines in steps]


def run(command: str, folder: Path) -> str:
    words = shlex.split(command)
    assert words[0] == "memorandum", f"only memorandum commands are shown in console blocks: {command}"
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "COLUMNS": "100"}
    done = subprocess.run(
        [sys.executable, "-m", "memorandum_kit", *words[1:]],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return (done.stdout + done.stderr).strip()


def test_the_readme_shows_what_the_program_prints(root: Path, tmp_path: Path) -> None:
    blocks = BLOCK.findall((root / "README.md").read_text(encoding="utf-8"))
    assert blocks, "the README shows no command"
    shutil.copytree(root / "examples", tmp_path / "examples")
    shared = root.parent / "shared"
    for block in blocks:
        if "../shared" in block:
            if not shared.is_dir():
                continue
            block = block.replace("../shared", str(shared))
        for command, expected in transcript(block):
            assert run(command, tmp_path) == expected, command


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md"])
def test_no_link_leads_nowhere(root: Path, name: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
        assert (root / target).exists(), target
