"""A memorandum saved as JSON and read back is the same value."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Memorandum
from memorandum_kit.store import dumps, loads, write_whole

# Scores and confidences are numbers from 0 to 1; NaN equals nothing, itself included.
st.register_type_strategy(float, st.floats(0, 1))


@settings(deadline=None, max_examples=100, derandomize=True)
@given(st.from_type(Memorandum))
def test_json_round_trip_keeps_every_value(memo: Memorandum) -> None:
    assert loads(dumps(memo)) == memo
    assert dumps(loads(dumps(memo))) == dumps(memo)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "no memorandum file"),
        ("[]", "no field 'format'"),
        ('{"format": "memorandum_kit/9"}', "Install a newer version"),
        ('{"format": "memorandum_kit/1", "links": 3}', "expected a list"),
        ('{"format": "memorandum_kit/1", "colour": "red"}', "colour"),
        ('{"format": "memorandum_kit/1", "documents": [{"id": "de", "lang": "fr"}]}', "'fr' is not a valid Lang"),
        ("[" * 100_000, "no memorandum file"),
    ],
)
def test_foreign_json_is_refused_with_a_reason(text: str, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        loads(text)


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "memo.json"
    write_whole(target, b"old")
    with pytest.raises(TypeError):
        write_whole(target, "no bytes")  # type: ignore[arg-type]
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]
    with pytest.raises(BadInput, match="Choose another folder"):
        write_whole(tmp_path / "missing" / "memo.json", b"")
