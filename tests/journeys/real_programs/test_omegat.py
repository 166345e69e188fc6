"""OmegaT (console mode) fills targets from our memory, and what it translates of our XLIFF is read back."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from journeys.real_programs.conftest import SECONDS, program
from memorandum_kit.model import Link, Memorandum
from memorandum_kit.readers import read_file
from memorandum_kit.writers import render

pytestmark = pytest.mark.heavy

_FOLDERS = ["source_dir", "target_dir", "tm_dir", "glossary_dir", "glossary_file", "dictionary_dir"]
_SETTINGS = {
    "source_lang": "DE",
    "target_lang": "ZH-CN",
    "source_tok": "org.omegat.tokenizer.LuceneGermanTokenizer",
    "target_tok": "org.omegat.tokenizer.LuceneCJKTokenizer",
    "sentence_seg": "false",
    "support_default_translations": "true",
    "remove_tags": "false",
}


def translated(folder: Path, source: dict[str, bytes], memory: bytes) -> Path:
    """Translate files with a memory and give the folder of the translations."""
    omegat = program("omegat")
    project = folder / "project"
    for name in ("source", "target", "tm/auto", "glossary", "dictionary", "omegat"):
        (project / name).mkdir(parents=True)
    settings = "".join(f"<{name}>__DEFAULT__</{name}>" for name in _FOLDERS)
    settings += "<source_dir_excludes/>" + "".join(f"<{key}>{value}</{key}>" for key, value in _SETTINGS.items())
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    (project / "omegat.project").write_text(f'{head}<omegat><project version="1.0">{settings}</project></omegat>')
    for name, data in source.items():
        (project / "source" / name).write_bytes(data)
    (project / "tm" / "auto" / "memorandum.tmx").write_bytes(memory)
    command = [omegat, "--mode=console-translate", str(project), f"--config-dir={folder / 'config'}"]
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
    return project / "target"


def test_targets_are_filled_from_our_memory(tmp_path: Path, example: Memorandum) -> None:
    clauses = example.clauses()
    pairs = [
        (clauses[link.de[0]].text, clauses[link.zh[0]].text)
        for link in example.links
        if len(link.de) == len(link.zh) == 1 and clauses[link.de[0]].text and clauses[link.zh[0]].text
    ]
    source = "\n\n".join(de for de, _ in pairs)
    target = translated(tmp_path, {"text.txt": source.encode()}, render(example, "tmx")) / "text.txt"
    lines = [line for line in target.read_text(encoding="utf-8-sig").splitlines() if line]
    assert len(pairs) > 40
    assert lines == [zh for _, zh in pairs]


def test_xliff_is_translated_and_read_back(tmp_path: Path, example: Memorandum) -> None:
    taken = next(link for link in example.links if link.type == "1:1" and len(example.clauses()[link.de[0]].text) > 60)
    gap = replace(
        example,
        documents=(
            example.de,
            replace(example.zh, clauses=tuple(clause for clause in example.zh.clauses if clause.id not in taken.zh)),
        ),
        links=tuple(Link(link.de, ()) if link is taken else link for link in example.links),
    )
    target = translated(tmp_path, {"memo.xlf": render(gap, "xliff12")}, render(example, "tmx")) / "memo.xlf"
    read = read_file(target)
    assert isinstance(read, Memorandum)
    assert [clause.text for clause in read.de.clauses] == [clause.text for clause in example.de.clauses]
    assert [clause.text for clause in read.zh.clauses] == [clause.text for clause in example.zh.clauses]
    assert [link.de for link in read.links] == [link.de for link in example.links]
    assert next(link for link in read.links if link.de == taken.de).type == "1:1"
