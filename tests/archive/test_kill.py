"""A writer that is killed at any moment loses nothing that was acknowledged and leaves nothing by half."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="needs fork and SIGKILL")
ROOT = Path(__file__).resolve().parents[2]


def killing(*arguments: str) -> str:
    command = [sys.executable, "-W", "error", "-m", "tests.archive.killing", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


@pytest.mark.slow
def test_killed_at_every_step(tmp_path: Path) -> None:
    points = int(killing("points", str(tmp_path)).split()[0])
    assert points >= 150


@pytest.mark.slow
def test_killed_two_hundred_times_at_random(tmp_path: Path) -> None:
    words = killing("random", str(tmp_path), "200", "20240112").split()
    assert int(words[0]) == 200
    assert int(words[2]) >= 100
