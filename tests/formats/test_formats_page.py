"""The page of formats is current, and what a writer says about its losses is true."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from hypothesis import HealthCheck, given, settings

from formats.held import held_by_units
from memorandum_kit.model import Memorandum
from memorandum_kit.readers import read_source
from memorandum_kit.writers import losses, render, suffix_of
from strategies import memoranda

UNIT_FORMATS = ("tmx", "xliff", "xliff12", "word")


def test_the_page_is_current(root: Path) -> None:
    spec = importlib.util.spec_from_file_location("formats_page", root / "tools" / "formats_page.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (root / "docs" / "formats.md").read_text(encoding="utf-8") == module.page()


@settings(deadline=None, max_examples=20, derandomize=True, suppress_health_check=list(HealthCheck))
@given(memo=memoranda())
def test_where_nothing_is_lost_the_file_is_the_memorandum(memo: Memorandum) -> None:
    held = held_by_units(memo)
    for format in UNIT_FORMATS:
        assert losses(held, format) == []
        assert read_source(render(held, format), f"memo{suffix_of(format)}") == held
        if held != memo:
            assert losses(memo, format)
