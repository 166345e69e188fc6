"""The Universal Declaration of Human Rights, German and Chinese in both scripts: thirty articles, one number each."""

from pathlib import Path

import pytest

from memorandum_kit.model import Block, ClauseKind, Lang, Source
from memorandum_kit.segment import segment

UDHR = Path(__file__).resolve().parents[2] / "../shared/corpus/udhr"


@pytest.mark.skipif(not UDHR.is_dir(), reason="the shared corpus is not there")
@pytest.mark.parametrize("lang", [Lang.DE, Lang.ZH_HANS, Lang.ZH_HANT])
def test_declaration(lang):
    text = (UDHR / f"{lang}.txt").read_text(encoding="utf-8-sig")
    blocks = tuple(Block(line) for line in text.splitlines() if line.strip())
    clauses = segment(Source(blocks), lang, id="x").clauses
    assert [c.number.value for c in clauses if c.number] == [str(n) for n in range(1, 31)]
    assert {c.number.level for c in clauses if c.number} == {"article"}
    assert [c.kind for c in clauses[:2]] == [ClauseKind.TITLE, ClauseKind.HEADING]
    assert clauses[2].kind is ClauseKind.RECITAL
    assert {c.kind for c in clauses[4:]} == {ClauseKind.ARTICLE, ClauseKind.PARAGRAPH}
