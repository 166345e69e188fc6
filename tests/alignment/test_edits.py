"""Edits as values."""

from __future__ import annotations

import pytest

from memorandum_kit.alignment.edits import Confirm, Merge, Move, Split, Swap, Unalign, apply
from memorandum_kit.errors import BadInput
from memorandum_kit.model import Link

GERMAN = ["de.1", "de.2", "de.3", "de.10"]
LINKS = (
    Link(("de.1",), ("zh.1",), score=0.9),
    Link(("de.2", "de.3"), ("zh.2",), score=0.6),
    Link(("de.10",), (), score=0.8, reason="unlike zh.3 0.02"),
    Link((), ("zh.3",), score=0.8),
)
CASES = [
    (Merge(("de.10", "zh.3")), [(("de.1",), ("zh.1",)), (("de.2", "de.3"), ("zh.2",)), (("de.10",), ("zh.3",))]),
    (Merge(("de.1", "zh.2")), [(("de.1", "de.2", "de.3"), ("zh.1", "zh.2")), (("de.10",), ()), ((), ("zh.3",))]),
    (Split(("de.3",)), [(("de.1",), ("zh.1",)), (("de.3",), ()), (("de.2",), ("zh.2",)), (("de.10",), ()), ((), ("zh.3",))]),
    (Move("de.3", to="zh.3"), [(("de.1",), ("zh.1",)), (("de.2",), ("zh.2",)), (("de.10",), ()), (("de.3",), ("zh.3",))]),
    (Move("zh.3", to="de.10"), [(("de.1",), ("zh.1",)), (("de.2", "de.3"), ("zh.2",)), (("de.10",), ("zh.3",))]),
    (Swap("zh.1", "zh.2"), [(("de.1",), ("zh.2",)), (("de.2", "de.3"), ("zh.1",)), (("de.10",), ()), ((), ("zh.3",))]),
    (Unalign("de.1"), [(("de.1",), ()), ((), ("zh.1",)), (("de.2", "de.3"), ("zh.2",)), (("de.10",), ()), ((), ("zh.3",))]),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "expected"), CASES, ids=lambda value: type(value).__name__)
def test_edit(edit, expected):
    found = apply(LINKS, edit, who="Weber", german=GERMAN)
    assert [(link.de, link.zh) for link in found] == expected
    touched = [link for link in found if link not in LINKS]
    assert touched
    assert all(link.confirmed and link.made_by == "Weber" for link in touched)


def test_confirm_keeps_the_sides():
    found = apply(LINKS, Confirm(("zh.2",)), who="Weber", german=GERMAN)
    assert [(link.de, link.zh) for link in found] == [(link.de, link.zh) for link in LINKS]
    assert [link.confirmed for link in found] == [False, True, False, False]


def test_moving_to_its_own_link_changes_nothing():
    assert apply(LINKS, Move("de.2", to="zh.2"), who="Weber", german=GERMAN) == LINKS


@pytest.mark.parametrize("edit", [Merge(("de.99",)), Swap("de.1", "zh.2"), Move("de.1", to="zh.77"), Unalign("x")])
def test_refused(edit):
    with pytest.raises(BadInput):
        apply(LINKS, edit, who="Weber", german=GERMAN)
