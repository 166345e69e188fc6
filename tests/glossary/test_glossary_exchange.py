"""Other programs' formats: what they hold comes back, what they cannot hold is reported, damaged files give nothing."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from glossary_terms import TERMS
from lxml import etree

from memorandum_kit.errors import BadInput, MemorandumError
from memorandum_kit.glossary import Term, exchange
from memorandum_kit.glossary.exchange import Options
from memorandum_kit.model import Lang

WANTED = sorted(TERMS, key=lambda term: term.order)
FULL = ("tsv", "csv", "xlsx", "tbx", "martif")
NAMES = {"martif": "a.tbx", "omegat": "a.txt", "deepl": "a.csv", "deepl-tsv": "a.tsv", "weblate": "a.csv"}


def name_of(name: str) -> str:
    return NAMES.get(name, f"a.{name}")


def codes(losses: tuple[exchange.Loss, ...]) -> set[str]:
    return {loss.code for loss in losses}


@pytest.mark.parametrize("name", FULL)
def test_formats_that_hold_everything(name: str) -> None:
    written = exchange.write(TERMS, name)
    assert written.losses == ()
    read = exchange.read(written.data, name_of(name))
    assert sorted(read.terms, key=lambda term: term.order) == WANTED


@pytest.mark.parametrize("name", list(exchange.WRITERS))
def test_the_same_terms_give_the_same_bytes(name: str) -> None:
    if name == "xlsx":
        pytest.skip("a workbook holds the time of writing")
    assert exchange.write(TERMS, name).data == exchange.write(reversed(TERMS), name).data


@pytest.mark.parametrize("name", ["omegat", "deepl", "deepl-tsv", "weblate"])
def test_formats_of_pairs(name: str) -> None:
    written = exchange.write(TERMS, name)
    assert "deprecated" in codes(written.losses)
    read = exchange.read(written.data, name_of(name), name)
    pairs = {(term.lang, term.term) for term in read.terms}
    assert {(Lang.DE, "Austausch"), (Lang.ZH_HANS, "交流")} <= pairs
    assert (Lang.ZH_HANS, "再生能源") not in pairs


@pytest.fixture(scope="module")
def tbx_schema(request: pytest.FixtureRequest) -> Path:
    shared: Path = request.getfixturevalue("shared")
    return shared / "schemas" / "tbx"


def test_tbx_is_valid(tbx_schema: Path) -> None:
    schema = etree.RelaxNG(etree.parse(str(tbx_schema / "TBXcoreStructV03.rng")))
    document = etree.fromstring(exchange.write(TERMS, "tbx").data)
    assert schema.validate(document), schema.error_log.last_error


def test_tbx_values_are_those_of_the_schematron(tbx_schema: Path) -> None:
    """The Schematron is XSLT 2, which libxml2 does not run: its lists of permitted values are read and compared."""
    text = (tbx_schema / "TBX-Basic_DCA.sch").read_text(encoding="utf-8-sig")
    permitted = {
        context: set(re.findall(r"\.='([^']+)'", test))
        for context, test in re.findall(r'<rule context="tbx:([^"]+)">\s*<assert test="([^"]+)"', text)
    }
    document = etree.fromstring(exchange.write(TERMS, "tbx").data)
    for element in document.iter():
        if not isinstance(element.tag, str):
            continue
        local, kind = etree.QName(element).localname, element.get("type")
        if (types := permitted.get(f"{local}/@type")) and kind:
            assert kind in types
        if values := permitted.get(f"{local}[@type='{kind}']"):
            assert element.text in values


@pytest.mark.heavy
def test_tbx_is_valid_in_jing(tbx_schema: Path, tmp_path: Path) -> None:
    if shutil.which("jing") is None:
        pytest.skip("jing is not installed")
    target = tmp_path / "a.tbx"
    target.write_bytes(exchange.write(TERMS, "tbx").data)
    done = subprocess.run(
        ["jing", str(tbx_schema / "TBXcoreStructV03.rng"), str(target)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", ["ex_basic_dca", "ex_basic_dct", "ex_core"])
def test_tbx_of_others(tbx_schema: Path, name: str) -> None:
    read = exchange.read((tbx_schema / f"{name}.tbx").read_bytes(), f"{name}.tbx")
    assert any(term.term == "open cluster" for term in read.terms)
    assert "language" in codes(read.losses)


def test_martif_with_ntig_and_an_old_doctype() -> None:
    data = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX"><text><body><termEntry id="c1"><langSet xml:lang="de"><ntig><termGrp><term>Rat</term>
<termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termGrp><note>Gremium</note></ntig></langSet>
<langSet xml:lang="zh-CN"><tig><term>议会</term></tig></langSet></termEntry></body></text></martif>""".encode()
    terms = exchange.read(data, "old.tbx").terms
    assert [(t.concept_id, t.lang, t.term, t.status, t.note) for t in terms] == [
        ("c1", Lang.DE, "Rat", "admitted", "Gremium"),
        ("c1", Lang.ZH_HANS, "议会", "preferred", ""),
    ]


def test_ids_that_are_no_xml_names() -> None:
    written = exchange.write([Term("1 a", "", Lang.DE, "Rat")], "tbx")
    assert codes(written.losses) == {"concept-id"}
    assert b'id="c-1-a"' in written.data


def test_deepl_keeps_its_rules() -> None:
    terms = [
        Term("a", "", Lang.DE, " Rat\u2028der  Stadt "),
        Term("a", "", Lang.ZH_HANS, "市议会"),
        Term("b", "", Lang.DE, "Rat der Stadt", "admitted"),
        Term("b", "", Lang.ZH_HANS, "议会"),
        Term("c", "", Lang.DE, "ü" * 600),
        Term("c", "", Lang.ZH_HANS, "长"),
    ]
    written = exchange.write(terms, "deepl")
    rows = list(csv.reader(io.StringIO(written.data.decode())))
    assert rows == [["Rat der Stadt", "市议会", "de", "zh"]]
    assert codes(written.losses) == {"second-target", "too-long"}
    assert all(len(cell.encode()) <= 1024 for row in rows for cell in row)


def test_the_other_direction() -> None:
    written = exchange.write(TERMS, "deepl-tsv", Options(Lang.ZH_HANS, Lang.DE))
    assert "交流\tAustausch" in written.data.decode()


def test_weblate_s_header_is_recognised() -> None:
    written = exchange.write(TERMS, "weblate")
    assert exchange.format_of("terms.csv", written.data) == "weblate"
    assert {term.concept_id for term in exchange.read(written.data, "terms.csv").terms} >= {"austausch", "kraft"}


def test_skos_is_turtle_with_one_preferred_label() -> None:
    text = exchange.write(TERMS, "skos").data.decode()
    assert "<urn:memorandum-kit:term:austausch> a skos:Concept ;" in text
    assert 'skos:prefLabel "交流"@zh-Hans' in text
    assert 'skos:hiddenLabel "再生能源"@zh-Hans' in text
    assert text.count("{") == 0
    assert '\\"' in exchange.write([Term("a", "", Lang.DE, 'ein "Rat"')], "skos").data.decode()


def test_excel_cells_are_no_formulas() -> None:
    from openpyxl import load_workbook

    data = exchange.write([Term("a", "", Lang.DE, "=1+1", note="-x")], "xlsx").data
    sheet = load_workbook(io.BytesIO(data)).active
    assert sheet["D2"].data_type == "s"
    assert exchange.read(data, "a.xlsx").terms[0].term == "=1+1"


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"0" * 50_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.tbx", b"<tbx><text>", "not well-formed"),
        ("a.tbx", b"<html/>", "no TBX"),
        ("a.tbx", b'<!DOCTYPE tbx [<!ENTITY a "b">]><tbx>&a;</tbx>', "a.tbx"),
        ("a.tbx", b"<tbx><text><body/></text></tbx>", "no terms"),
        (
            "a.tbx",
            b'<tbx><text><body><conceptEntry>\n<langSec xml:lang="de">\n<termSec><term> </term></termSec></langSec></conceptEntry></body></text></tbx>',
            "line 3: the entry c1 has an empty term",
        ),
        (
            "a.tbx",
            b'<tbx><text><body><conceptEntry id="x">\n<langSec xml:lang="de"><termSec><term>a</term>'
            b'<termNote type="administrativeStatus">nice</termNote></termSec></langSec></conceptEntry></body></text></tbx>',
            "line 2, column status: 'nice'",
        ),
        ("a.xlsx", b"PK no zip", "no Excel workbook"),
        ("a.xlsx", bomb(), "unpacks to"),
        ("a.txt", b"Rat\n", "line 1: there is no tab"),
        ("a.txt", b"Rat\t\n", "line 1: source or target is empty"),
        ("a.pdf", b"", "no glossary by its name"),
    ],
)
def test_damaged_files(name: str, data: bytes, message: str) -> None:
    with pytest.raises(MemorandumError) as caught:
        exchange.read(data, name)
    assert message in str(caught.value)


def test_an_xlsx_without_the_columns() -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["Deutsch", "Chinesisch"])
    out = io.BytesIO()
    book.save(out)
    with pytest.raises(BadInput, match="no sheet with terms"):
        exchange.read(out.getvalue(), "a.xlsx")
