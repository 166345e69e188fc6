"""Ctrl-C in the middle of a translation by the real engine: what is done is written, and a second run fills the gaps."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import time

import pytest

from memorandum_kit.store import loads
from memorandum_kit.translation import argos
from memorandum_kit.translation.packages import install

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.skipif(not argos.is_installed(), reason="Argos Translate is not installed (make translate)"),
]
SHOWN = re.compile(rb"Translating (\d+) of (\d+)")


@pytest.fixture
def office(tmp_path):
    from lexicon_package import build
    from survival import ENGLISH_CHINESE, GERMAN_ENGLISH, asked

    for name, lexicon in (("de_en", GERMAN_ENGLISH), ("en_zh", ENGLISH_CHINESE)):
        install(build(tmp_path / f"{name}.argosmodel", *name.split("_"), lexicon), tmp_path / "packages")
    clauses = [clause.german for clause in asked()]
    (tmp_path / "a.de.txt").write_text("\n\n".join(clauses), encoding="utf-8")
    return tmp_path


def command(*arguments):
    return [sys.executable, "-m", "memorandum_kit.cli", "translate", *arguments]


def interrupted(office, arguments, number):
    """Run the command on a terminal, and send the signal once progress is shown."""
    terminal, side = pty.openpty()
    environment = os.environ | {"ARGOS_PACKAGES_DIR": str(office / "packages"), "LC_ALL": "en_GB.UTF-8"}
    process = subprocess.Popen(
        command(*arguments), cwd=office, env=environment, stdout=subprocess.PIPE, stderr=side, text=True
    )
    os.close(side)
    shown = b""
    until = time.monotonic() + 120
    while time.monotonic() < until and not SHOWN.search(shown):
        if select.select([terminal], [], [], 0.2)[0]:
            shown += os.read(terminal, 4096)
    process.send_signal(number)
    out, _ = process.communicate(timeout=120)
    os.close(terminal)
    assert SHOWN.search(shown)
    return process.returncode, out


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_what_is_done_is_written_and_the_second_run_fills_the_gaps(office, number):
    code, out = interrupted(office, ["a.de.txt", "--to", "zh", "-o", "half.json"], number)
    assert code == 130
    assert "memorandum translate half.json --to zh-Hans --fill" in out
    half = loads((office / "half.json").read_text(encoding="utf-8"))
    there = {link.de: link.zh for link in half.links if link.zh}
    gaps = sum(not link.zh for link in half.links)
    assert there
    assert gaps > 20
    environment = os.environ | {"ARGOS_PACKAGES_DIR": str(office / "packages"), "LC_ALL": "en_GB.UTF-8"}
    second = subprocess.run(
        command("half.json", "--to", "zh", "--fill", "-o", "whole.json", "--json"),
        cwd=office, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert sum(json.loads(second.stdout)["origins"].values()) == gaps  # nothing is done twice
    whole = loads((office / "whole.json").read_text(encoding="utf-8"))
    texts = {clause.id: clause.text for clause in half.zh.clauses}
    assert {clause.id: clause.text for clause in whole.zh.clauses if clause.id in texts} == texts
    untranslated = [link.de[0] for link in whole.links if not link.zh]
    clauses = whole.clauses()
    assert len(untranslated) == 12
    assert all("nicht" in clauses[clause_id].text for clause_id in untranslated)  # the engine drops the denial
    order = [clauses[link.de[0]].text for link in whole.links]
    assert order == [clause.text for clause in whole.de.clauses]
