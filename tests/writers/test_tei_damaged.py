"""Our own TEI, edited or damaged: it is read as far as it goes, or refused in a sentence; never a traceback."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from memorandum_kit.errors import MemorandumError, NotMine
from memorandum_kit.model import Clause, Document, Lang, Link, Memorandum
from memorandum_kit.readers.options import Options
from memorandum_kit.readers.tei import read_tei
from memorandum_kit.writers import render
from strategies import memoranda

VALUES = ("", "x", "#nowhere", "-1", "level-x", "2:1", "not a date", "zh_CN", "9" * 40)


def read(data: bytes) -> object:
    try:
        return read_tei(data, "memo.tei.xml", Options())
    except (MemorandumError, NotMine):
        return None


def edited(root: etree._Element, chance: random.Random) -> None:
    """Take away, change or move something at a few places."""
    elements = list(root.iter(etree.Element))
    for _ in range(chance.randint(1, 6)):
        element = chance.choice(elements)
        parent = element.getparent()
        change = chance.randint(0, 4)
        if change == 0 and parent is not None:
            parent.remove(element)
        elif change == 1 and element.attrib:
            del element.attrib[chance.choice(list(element.attrib))]
        elif change == 2 and element.attrib:
            element.set(chance.choice(list(element.attrib)), chance.choice(VALUES))
        elif change == 3:
            element.text = chance.choice(VALUES)
        elif parent is not None:
            other = chance.choice(elements)
            if other is not element and element not in list(other.iterancestors()):
                other.append(element)


@settings(deadline=None, max_examples=40, derandomize=True, suppress_health_check=list(HealthCheck))
@given(memo=memoranda(), seed=st.integers(0, 10_000))
def test_edited_files_never_end_in_a_traceback(memo: Memorandum, seed: int) -> None:
    root = etree.fromstring(render(memo, "tei"))
    edited(root, random.Random(seed))
    read(etree.tostring(root))


@settings(deadline=None, max_examples=40, derandomize=True, suppress_health_check=list(HealthCheck))
@given(memo=memoranda(), cut=st.floats(0, 1), junk=st.binary(max_size=6))
def test_truncated_and_overwritten_bytes_never_end_in_a_traceback(memo: Memorandum, cut: float, junk: bytes) -> None:
    data = render(memo, "tei")
    at = int(len(data) * cut)
    read(data[:at])
    read(data[:at] + junk + data[at + len(junk) :])


MEMO = Memorandum(
    (
        Document("de", Lang.DE, (Clause("de.1", "Ja.", Lang.DE), Clause("de.2", "Nein.", Lang.DE))),
        Document("zh", Lang.ZH_HANS, (Clause("zh.1", "是。", Lang.ZH_HANS), Clause("zh.2", "否。", Lang.ZH_HANS))),
    ),
    links=(Link(("de.1",), ("zh.1",)), Link(("de.2",), ("zh.2",))),
)


@pytest.mark.parametrize(
    ("old", "new", "links"),
    [
        ("#de.2 #zh.2", "#de.1 #de.2 #zh.2", [(("de.1",), ("zh.1",)), (("de.1", "de.2"), ("zh.2",))]),
        ('cert="1.0"', 'cert="medium"', [(("de.1",), ("zh.1",)), (("de.2",), ("zh.2",))]),
    ],
)
def test_a_person_may_edit_links(old: str, new: str, links: list[object]) -> None:
    memo = read(render(MEMO, "tei").decode().replace(old, new).encode())
    assert isinstance(memo, Memorandum)
    assert [(link.de, link.zh) for link in memo.links] == links
