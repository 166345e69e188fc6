"""From one office's program to the next: what every format holds is still there at the end of the chain."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from formats.held import held_by_units
from memorandum_kit.model import Memorandum
from memorandum_kit.readers import read_source
from memorandum_kit.writers import render, suffix_of
from strategies import memoranda


@settings(deadline=None, max_examples=20, derandomize=True, suppress_health_check=list(HealthCheck))
@given(memo=memoranda())
def test_texts_links_sentences_and_numbers_survive_every_format(memo: Memorandum) -> None:
    held = memo = held_by_units(memo)
    for format in ("tei", "word", "tmx", "xliff", "xliff12", "tei"):
        read = read_source(render(memo, format), f"memo{suffix_of(format)}")
        assert isinstance(read, Memorandum)
        memo = read
    assert memo == held
