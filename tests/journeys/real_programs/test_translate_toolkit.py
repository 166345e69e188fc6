"""translate-toolkit (GPL, so only here) reads our TMX and XLIFF: every unit with both texts."""

from __future__ import annotations

import io

import pytest

from memorandum_kit.model import Memorandum
from memorandum_kit.writers import render

pytestmark = pytest.mark.heavy


def texts(memo: Memorandum) -> set[tuple[str, str]]:
    clauses = memo.clauses()
    return {
        (clauses[link.de[0]].text, clauses[link.zh[0]].text)
        for link in memo.links
        if len(link.de) == len(link.zh) == 1 and clauses[link.de[0]].text and clauses[link.zh[0]].text
    }


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("format", "module", "store"), [("tmx", "tmx", "tmxfile"), ("xliff12", "xliff", "xlifffile")])
def test_every_unit_is_read(example: Memorandum, format: str, module: str, store: str) -> None:
    storage = pytest.importorskip(f"translate.storage.{module}", reason="translate-toolkit is not installed")
    opened = getattr(storage, store).parsefile(io.BytesIO(render(example, format)))
    found = {(str(unit.source), str(unit.target)) for unit in opened.units if unit.source and unit.target}
    assert texts(example) <= found
    assert len(found) > 40
