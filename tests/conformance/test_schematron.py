"""The official Schematron rules (TEI P5, XLIFF 2.1, TBX-Basic) over the whole test corpus and made-up memoranda."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from conformance.corpus import whole
from conformance.test_tei_schema import files_of
from memorandum_kit.glossary import exchange
from memorandum_kit.glossary.tables import read_table
from memorandum_kit.model import Memorandum
from memorandum_kit.resources import glossaries
from memorandum_kit.writers import render
from memorandum_kit.writers.tei_layouts import LAYOUTS
from schematron import Rules
from strategies import memoranda

pytestmark = pytest.mark.heavy


@pytest.fixture(scope="session")
def tei_rules(shared: Path) -> Rules:
    return Rules(shared / "schemas" / "tei_all.sch")


@pytest.fixture(scope="session")
def xliff_rules(shared: Path) -> Rules:
    return Rules(shared / "schemas" / "xliff2" / "xliff_core_2.1.sch")


def test_the_rules_find_a_fault(tei_rules: Rules, xliff_rules: Rules) -> None:
    nested = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p><s>a<s>b</s></s></p></body></text></TEI>'
    assert [one.rpartition(": ")[0].count("nest") for one in tei_rules.broken(nested)] == [1]
    marked = (
        '<?xml version="1.0" encoding="UTF-8"?><xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="de">'
        '<file id="f"><unit id="u"><segment><source><mrk id="m" type="{}">a</mrk></source></segment></unit></file></xliff>'
    )
    # A mark without a kind of its own should say whether it is to be translated; that of a module need not.
    assert len(xliff_rules.broken(marked.format("generic").encode(), hints=True)) == 1
    assert xliff_rules.broken(marked.format("its:generic").encode(), hints=True) == []


@pytest.mark.slow
def test_the_whole_corpus(tei_rules: Rules, xliff_rules: Rules, root: Path, shared: Path) -> None:
    for name, memo in whole(root, shared):
        for layout in LAYOUTS:
            for file, data in files_of(render(memo, "tei", layout=layout)).items():
                assert tei_rules.broken(data, hints=True) == [], (name, layout, file)
        for source in ("de", "zh"):
            assert xliff_rules.broken(render(memo, "xliff", source_lang=source), hints=True) == [], (name, source)


@settings(deadline=None, max_examples=40, derandomize=True, suppress_health_check=list(HealthCheck))
@given(memo=memoranda(holdable=False))
def test_any_memorandum(tei_rules: Rules, xliff_rules: Rules, memo: Memorandum) -> None:
    for layout in LAYOUTS:
        for data in files_of(render(memo, "tei", layout=layout)).values():
            assert tei_rules.broken(data, hints=True) == []
    assert tei_rules.broken(render(memo, "tei", inline_reg=True), hints=True) == []
    for source in ("de", "zh"):
        assert xliff_rules.broken(render(memo, "xliff", source_lang=source), hints=True) == []


def test_the_shipped_glossary_as_tbx(root: Path, shared: Path) -> None:
    rules = Rules(shared / "schemas" / "tbx" / "TBX-Basic_DCA.sch")
    assert rules.broken((shared / "schemas" / "tbx" / "ex_basic_dca.tbx").read_bytes()) == []
    assert rules.broken((shared / "schemas" / "tbx" / "ex_basic_dct.tbx").read_bytes()) != []
    files = sorted((glossaries() / "terms").glob("*.tsv"))
    terms = [term for file in files for term in read_table(file.read_bytes(), file.name)]
    data = exchange.write(terms, "tbx").data
    assert len(terms) > 1000
    assert rules.broken(data, hints=True) == []
    example = next(memo for _, memo in whole(root, shared))
    assert rules.broken(render(example, "tbx"), hints=True) == []


def test_the_odd(tei_rules: Rules, root: Path) -> None:
    assert tei_rules.broken((root / "docs" / "odd" / "memorandum_kit.odd").read_bytes(), hints=True) == []
