"""tei_reader (in an environment of its own) reads our TEI in every layout: one document, every clause, in order."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from memorandum_kit.model import Memorandum
from memorandum_kit.writers import render

pytestmark = pytest.mark.heavy

_PROGRAM = """import json, sys
from tei_reader import TeiReader
print(json.dumps([one.text for one in TeiReader().read_file(sys.argv[1]).documents]))"""


@pytest.mark.parametrize("layout", ["group", "div"])
def test_every_clause_is_read(outside: Path, tmp_path: Path, checked: Memorandum, layout: str) -> None:
    if subprocess.run([outside, "-c", "import tei_reader"], capture_output=True).returncode:
        pytest.skip("tei_reader is not installed: pip install tei-reader")
    file = tmp_path / "memo.tei.xml"
    file.write_bytes(render(checked, "tei", layout=layout))
    done = subprocess.run([outside, "-c", _PROGRAM, str(file)], capture_output=True, text=True, check=True)
    (text,) = json.loads(done.stdout)
    # It puts and drops blanks around elements as it likes; everything else is the clauses' own.
    whole = "".join(text.split())
    position = 0
    for document in checked.documents:
        for clause in document.clauses:
            wanted = "".join(clause.text.split())
            found = whole.find(wanted, position)
            assert found >= 0, clause.id
            position = found + len(wanted)
