"""Damaged files of every format that is read: a memorandum, blocks, or a sentence; never another exception."""

from __future__ import annotations

import contextlib
import io
import random
import zipfile

import pytest

from formats.test_tmx import memo_of
from formats.test_xliff import memo_with_marks
from formats.word_editing import packed, parts_of
from memorandum_kit.errors import MemorandumError
from memorandum_kit.readers import read_source
from memorandum_kit.writers import render

ROUNDS = 120


def ces() -> bytes:
    memo = memo_of(("Ja.", "是。"))
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(render(memo, "tei", layout="split"))) as texts,
        zipfile.ZipFile(buffer, "w") as made,
    ):
        made.writestr("ces.xml", render(memo, "ces", level="clause"))
        for name in ("de.xml", "zh.xml"):
            made.writestr(name, texts.read(name))
    return buffer.getvalue()


GOOD = {
    "memo.tmx": render(memo_with_marks(), "tmx"),
    "memo.xlf": render(memo_with_marks(), "xliff"),
    "memo.12.xlf": render(memo_with_marks(), "xliff12"),
    "memo.docx": render(memo_with_marks(), "word"),
    "memo.zip": ces(),
}


def damage(data: bytes, chance: random.Random) -> bytes:
    """Cut, drop, double or overwrite a stretch."""
    start = chance.randrange(len(data))
    end = min(len(data), start + chance.choice((1, 3, 20, 200)))
    middle = chance.choice(
        (b"", data[start:end] * 2, bytes(chance.randrange(256) for _ in range(3)), b'"><', b"\x00", b"9" * 30)
    )
    return data[:start] if chance.random() < 0.1 else data[:start] + middle + data[end:]


@pytest.mark.parametrize("name", GOOD)
def test_damaged_bytes_are_read_or_refused(name: str) -> None:
    chance = random.Random(name)
    for _ in range(ROUNDS):
        with contextlib.suppress(MemorandumError):
            read_source(damage(GOOD[name], chance), name)


@pytest.mark.parametrize("name", ["memo.docx", "memo.zip"])
def test_damaged_parts_of_a_package_are_read_or_refused(name: str) -> None:
    chance = random.Random(name)
    parts = parts_of(GOOD[name])
    for _ in range(ROUNDS):
        part = chance.choice(sorted(parts))
        with contextlib.suppress(MemorandumError):
            read_source(packed({**parts, part: damage(parts[part], chance)}), name)
