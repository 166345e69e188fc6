"""What every writer keeps to, whoever wrote it: bytes, the same ones twice, any memorandum, nothing of this machine."""

from __future__ import annotations

import contextlib
import getpass
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from memorandum_kit.errors import MemorandumError
from memorandum_kit.messages import INTERFACE_LANGUAGES, area
from memorandum_kit.model import Memorandum
from memorandum_kit.writers import LOSSES, WRITERS, losses, render
from strategies import memoranda

OURS = tuple(name for name in WRITERS.names() if name != "pdf")  # ten seconds a file: tests/formats/test_pdf.py


@pytest.mark.parametrize("name", OURS)
@settings(deadline=None, max_examples=25, derandomize=True, suppress_health_check=list(HealthCheck))
@given(memo=memoranda(holdable=False))
def test_any_memorandum_gives_the_same_bytes_twice(name: str, memo: Memorandum) -> None:
    try:
        data = render(memo, name)
    except MemorandumError:  # a part that is not installed, said in a sentence
        return
    assert isinstance(data, bytes)
    assert data == render(memo, name)


@pytest.mark.parametrize("name", OURS)
def test_an_empty_memorandum_is_written_or_refused_in_a_sentence(name: str) -> None:
    with contextlib.suppress(MemorandumError):
        assert render(Memorandum(), name)


@pytest.mark.parametrize("name", ["tei", "html", "json"])
def test_nothing_of_this_machine_is_in_the_bytes(name: str) -> None:
    data = render(Memorandum(), name).decode()
    for secret in (str(Path.cwd()), socket.gethostname(), getpass.getuser()):
        if len(secret) > 4:
            assert secret not in data


@pytest.mark.parametrize("name", ["tei", "html", "json"])
def test_the_bytes_do_not_hang_on_the_hash_seed(name: str) -> None:
    program = (
        "import hashlib, sys; sys.path[:0] = ['tests/writers', 'tests']\n"
        "from test_formats import MEMO\nfrom memorandum_kit.writers import render\n"
        f"print(hashlib.sha256(render(MEMO, {name!r})).hexdigest())"
    )
    root = Path(__file__).resolve().parents[2]
    hashes = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=root, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(hashes) == 1


@settings(deadline=None, max_examples=30, derandomize=True, suppress_health_check=list(HealthCheck))
@given(memo=memoranda(holdable=False))
def test_every_loss_has_words(memo: Memorandum) -> None:
    for name in LOSSES.names():
        for note in losses(memo, name):
            for lang in INTERFACE_LANGUAGES:
                assert area("export", lang)[f"loss.{note.code}"].format(detail=note.detail)
