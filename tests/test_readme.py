"""Every command that the README shows is run, and prints what the README shows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from benchmarks.readme import BLOCK, output, prepare, runnable, transcript


def test_the_readme_shows_what_the_program_prints(root: Path, tmp_path: Path) -> None:
    blocks = BLOCK.findall((root / "README.md").read_text(encoding="utf-8"))
    assert blocks, "the README shows no command"
    prepare(tmp_path)
    for block in filter(runnable, blocks):
        for command, expected in transcript(block):
            assert output(command, tmp_path / "work") == expected, command


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md"])
def test_no_link_leads_nowhere(root: Path, name: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
        assert (root / target).exists(), target
