"""translate-toolkit (GPL, so in an environment of its own) reads our TMX, XLIFF 1.2 and TBX: every unit with both texts."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from memorandum_kit.glossary import exchange
from memorandum_kit.glossary.tables import read_table
from memorandum_kit.model import Lang, Memorandum
from memorandum_kit.resources import glossaries
from memorandum_kit.writers import render

pytestmark = pytest.mark.heavy

_PROGRAM = """import importlib, json, sys
module, store, file = sys.argv[1:]
opened = getattr(importlib.import_module("translate.storage." + module), store)
with open(file, "rb") as stream:
    read = opened.parsestring(stream.read())
print(json.dumps([[str(one.source), str(one.target or "")] for one in read.units]))"""


def read_by(outside: Path, module: str, store: str, file: Path) -> list[tuple[str, str]]:
    if subprocess.run([outside, "-c", "import translate.storage"], capture_output=True).returncode:
        pytest.skip("translate-toolkit is not installed: pip install translate-toolkit")
    command = [outside, "-c", _PROGRAM, module, store, str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [(source, target) for source, target in json.loads(done.stdout)]


def texts(memo: Memorandum) -> set[tuple[str, str]]:
    clauses = memo.clauses()
    return {
        (clauses[link.de[0]].text, clauses[link.zh[0]].text)
        for link in memo.links
        if len(link.de) == len(link.zh) == 1 and clauses[link.de[0]].text and clauses[link.zh[0]].text
    }


@pytest.mark.parametrize(("format", "module", "store"), [("tmx", "tmx", "tmxfile"), ("xliff12", "xliff", "xlifffile")])
def test_every_unit_is_read(
    outside: Path, tmp_path: Path, example: Memorandum, format: str, module: str, store: str
) -> None:
    file = tmp_path / "memo"
    file.write_bytes(render(example, format))
    found = set(read_by(outside, module, store, file))
    assert texts(example) <= found
    assert len(found) > 40


def test_the_shipped_terms_are_read(outside: Path, tmp_path: Path) -> None:
    files = sorted((glossaries() / "terms").glob("*.tsv"))
    terms = [term for file in files for term in read_table(file.read_bytes(), file.name)]
    file = tmp_path / "terms.tbx"
    file.write_bytes(exchange.write(terms, "martif").data)
    found = {term for pair in read_by(outside, "tbx", "tbxfile", file) for term in pair}
    german = {term.term for term in terms if term.lang is Lang.DE and term.status == "preferred"}
    assert len(german) > 500
    # Of several terms of a concept it takes the first one of each language.
    assert len(german & found) > 0.9 * len(german)
