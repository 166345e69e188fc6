"""TBX of a memorandum: the concepts that its texts use, valid, read back as terms; others' words where none is known."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from formats.test_tmx import memo_of
from formats.test_xliff import memo_with_marks
from memorandum_kit import pipeline
from memorandum_kit.errors import BadInput
from memorandum_kit.glossary import exchange
from memorandum_kit.model import Lang, Memorandum, MentionKind
from memorandum_kit.writers import render
from memorandum_kit.writers.validation import validate
from strategies import memoranda


@pytest.fixture(scope="session")
def rng(shared: Path) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(shared / "schemas" / "tbx" / "TBXcoreStructV03.rng")))


@pytest.fixture(scope="module")
def example(root: Path) -> Memorandum:
    files = (root / "examples" / "memorandum.de.docx", root / "examples" / "memorandum.zh.docx")
    return pipeline.run(pipeline.read(*files), None, ("mentions",))


def test_the_concepts_of_the_texts_are_there_with_all_their_terms(example: Memorandum, rng: etree.RelaxNG) -> None:
    data = render(example, "tbx")
    assert rng.validate(etree.fromstring(data)), rng.error_log
    assert validate(data, "memo.tbx") == []
    terms = exchange.read(data, "memo.tbx").terms
    used = {one.key for one in example.mentions if one.kind is MentionKind.TERM}
    assert {one.concept_id for one in terms} == used
    assert {one.lang for one in terms} >= {Lang.DE, Lang.ZH_HANS}
    assert data == render(example, "tbx")


def test_a_concept_that_no_glossary_knows_has_the_words_of_the_texts() -> None:
    terms = exchange.read(render(memo_with_marks(), "tbx"), "memo.tbx").terms
    assert {(one.concept_id, one.lang.value, one.term) for one in terms} >= {
        ("resident", "de", "Einwohner"), ("city", "de", "Städte"), ("city", "zh-Hans", "两市"),
    }  # fmt: skip


def test_without_a_term_there_is_no_file() -> None:
    with pytest.raises(BadInput, match="no term to write"):
        render(memo_of(("Ja.", "是。")), "tbx")


@settings(deadline=None, max_examples=40, derandomize=True, suppress_health_check=list(HealthCheck))
@given(memo=memoranda(holdable=False))
def test_any_memorandum_is_valid(rng: etree.RelaxNG, memo: Memorandum) -> None:
    with contextlib.suppress(BadInput):
        data = render(memo, "tbx")
        assert rng.validate(etree.fromstring(data)), rng.error_log
        assert validate(data, "memo.tbx") == []


GOOD = """<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><tbxHeader><fileDesc><sourceDesc><p/>
</sourceDesc></fileDesc></tbxHeader><text><body>
<conceptEntry id="c1"><langSec xml:lang="de"><termSec><term>Stadt</term></termSec></langSec></conceptEntry>
<conceptEntry id="c2"><langSec xml:lang="zh-Hans"><termSec><term>城市</term></termSec></langSec></conceptEntry></body></text></tbx>"""


@pytest.mark.parametrize(("old", "new", "rule", "line"), [
    ("<tbx ", "<tbz ", "format.root", 1),
    ('id="c2"', 'id="c1"', "id.unique", 4),
    ("zh-Hans", "zh_CN", "lang.tag", 4),
    ("<termSec><term>Stadt</term></termSec>", "", "element.missing", 3),
    ("<term>Stadt</term>", "", "element.missing", 3),
    (">Stadt<", "> <", "element.empty", 3),
    ('<langSec xml:lang="de"><termSec><term>Stadt</term></termSec></langSec>', "", "element.missing", 3),
])  # fmt: skip
def test_a_fault_is_found_with_its_line(old: str, new: str, rule: str, line: int) -> None:
    assert validate(GOOD.encode(), "a.tbx") == []
    data = GOOD.replace(old, new).replace("</tbx>", "</tbz>" if new == "<tbz " else "</tbx>")
    assert [(one.rule, one.line) for one in validate(data.encode(), "a.tbx")] == [(rule, line)]


def test_the_official_schema_is_asked_where_it_is_named(shared: Path) -> None:
    schema = shared / "schemas" / "tbx" / "TBXcoreStructV03.rng"
    data = render(memo_with_marks(), "tbx")
    assert validate(data, "a.tbx", schema=schema) == []
    assert {one.rule for one in validate(data.replace(b"<term>", b"<term x='1'>"), "a.tbx", schema=schema)} == {
        "schema"
    }
