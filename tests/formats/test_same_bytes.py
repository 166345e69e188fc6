"""The bytes do not hang on the hash seed, the time or the machine; a real text is valid, whole and quick in every format."""

from __future__ import annotations

import getpass
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from formats.held import held_by_units
from memorandum_kit import pipeline
from memorandum_kit.readers import read_source
from memorandum_kit.writers import render, suffix_of
from memorandum_kit.writers.validation import validate

FORMATS = ("tmx", "xliff", "xliff12", "word", "xlsx", "csv", "text", "jsonl", "spacy")
_PROGRAM = """import hashlib, sys; sys.path[:0] = ['tests']
from formats.test_xliff import memo_with_marks
from memorandum_kit.writers import render
for name in {!r}: print(name, hashlib.sha256(render(memo_with_marks(), name)).hexdigest())"""


def test_the_same_bytes_with_another_seed_and_time_zone(root: Path) -> None:
    answers = {
        subprocess.run(
            [sys.executable, "-c", _PROGRAM.format(FORMATS)],
            cwd=root, env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}, capture_output=True, text=True, check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Shanghai"))
    }  # fmt: skip
    assert len(answers) == 1


@pytest.mark.parametrize("zh", ["zh-Hans", "zh-Hant"])
def test_a_real_text_is_valid_and_comes_back(shared: Path, zh: str) -> None:
    folder = shared / "corpus" / "udhr"
    memo = pipeline.run(pipeline.read(folder / "de.txt", folder / f"{zh}.txt"), None, ("align",))
    schemas = {
        "tmx": "tmx/tmx14.dtd",
        "xliff": "xliff2/xliff_core_2.0.xsd",
        "xliff12": "xliff12/xliff-core-1.2-strict.xsd",
    }
    for format, schema in schemas.items():
        data = render(memo, format)
        name = f"memo{suffix_of(format)}"
        assert validate(data, name, schema=shared / "schemas" / schema) == []
        assert read_source(data, name) == held_by_units(memo)
        for secret in (str(Path.cwd()), socket.gethostname(), getpass.getuser()):
            assert len(secret) < 5 or secret.encode() not in data
    assert read_source(render(memo, "word"), "memo.docx") == held_by_units(memo)
