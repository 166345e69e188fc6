"""PDF: for archives and screen readers, with the TEI attached, the same bytes twice; what is missing is said with the command that installs it."""

from __future__ import annotations

import io
import re
import sys
import warnings
from collections import Counter
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from lxml import etree
from pypdf import PdfReader
from pypdf.generic import ContentStream

from formats.test_tmx import memo_of
from memorandum_kit import pipeline
from memorandum_kit.errors import BadInput, NotInstalled
from memorandum_kit.model import Memorandum
from memorandum_kit.writers import render

MEMO = memo_of(("Beide Seiten fördern den Austausch.", "双方促进交流。"))
PAINTING = frozenset((b"Tj", b"TJ", b"'", b'"', b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"Do", b"sh"))


@pytest.fixture(scope="module")
def memo(root: Path) -> Memorandum:
    files = (root / "examples" / "memorandum.de.docx", root / "examples" / "memorandum.zh.docx")
    return pipeline.run(pipeline.read(*files))


@pytest.fixture(scope="module")
def data(memo: Memorandum) -> bytes:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return render(memo, "pdf")
    except NotInstalled as missing:
        pytest.skip(str(missing))


@pytest.fixture
def pdf(data: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(data))


@pytest.mark.heavy
def test_both_standards_are_declared(pdf: PdfReader) -> None:
    root = pdf.trailer["/Root"]
    stream = root["/Metadata"].get_object().get_data()
    described = etree.fromstring(stream)
    said = {str(name): value for one in described.iter("{*}Description") for name, value in one.attrib.items()}
    assert said["{http://www.aiim.org/pdfa/ns/id/}part"] == "3"
    assert said["{http://www.aiim.org/pdfa/ns/id/}conformance"] == "A"
    assert said["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
    # PDF/A wants every property described that it does not know itself.
    assert described.findtext(".//{http://www.aiim.org/pdfa/ns/schema#}prefix") == "pdfuaid"
    assert len(described.findall("{*}RDF")) == 1
    assert root["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/Lang"] == "de"
    assert pdf.trailer["/ID"]
    assert "/Encrypt" not in pdf.trailer


@pytest.mark.heavy
def test_the_tei_is_the_source_file(pdf: PdfReader, memo: Memorandum) -> None:
    (associated,) = pdf.trailer["/Root"]["/AF"]
    file = associated.get_object()
    assert (file["/AFRelationship"], file["/F"], file["/UF"]) == ("/Source", "memorandum.tei.xml", "memorandum.tei.xml")
    assert file["/EF"]["/F"]["/Subtype"] in ("/text/xml", "/application/xml")
    assert pdf.attachments["memorandum.tei.xml"][0] == render(memo, "tei")


@pytest.mark.heavy
def test_everything_painted_is_in_the_structure_or_an_artifact(pdf: PdfReader) -> None:
    for page in pdf.pages:
        assert page["/Tabs"] == "/S"
        depth = 0
        for _, operator in ContentStream(page.get_contents(), pdf).operations:
            depth += {b"BDC": 1, b"BMC": 1, b"EMC": -1}.get(operator, 0)
            assert depth > 0 or operator not in PAINTING
        for annotation in page.get("/Annots", ()):
            assert annotation.get_object()["/Contents"]
            assert annotation.get_object()["/F"] & 4  # printed
    kinds: Counter[str] = Counter()
    for element in structure(pdf.trailer["/Root"]["/StructTreeRoot"]):
        kinds[element["/S"]] += 1
        assert element["/S"] != "/Figure" or element["/Alt"]
    assert kinds["/Document"] == kinds["/H1"] == 1
    assert kinds["/TH"] >= 3
    assert min(kinds["/Table"], kinds["/TR"], kinds["/TD"], kinds["/Link"]) > 0


def structure(element: Any) -> Iterator[Any]:
    """Every element below one of the structure tree."""
    children = element.get("/K", ())
    for child in children if isinstance(children, list) else (children,):
        found = child.get_object()
        if isinstance(found, dict) and "/S" in found:
            yield found
            yield from structure(found)


@pytest.mark.heavy
def test_fonts_are_embedded_and_their_characters_known(pdf: PdfReader) -> None:
    fonts = {str(font): font.get_object() for page in pdf.pages for font in page["/Resources"]["/Font"].values()}
    assert fonts
    for font in fonts.values():
        assert "/ToUnicode" in font
        holder = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        assert any(name.startswith("/FontFile") for name in holder["/FontDescriptor"])


@pytest.mark.heavy
def test_the_texts_are_there_and_no_word_is_torn(pdf: PdfReader, data: bytes, memo: Memorandum) -> None:
    shown = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]
    # Marks stand as signs behind what they mark; blanks and hyphens come and go with the lines.
    whole = re.sub(r"[^\w]", "", "".join(shown))
    missing = [c.id for c in memo.clauses().values() if re.sub(r"[^\w]", "", c.text) not in whole]
    assert missing == []
    assert not re.search(r"\b(?:Vol|run|Mus)\n", "\n".join(shown).replace("\r", ""))


@pytest.mark.heavy
@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_the_same_bytes_twice(data: bytes, memo: Memorandum) -> None:
    assert data == render(memo, "pdf")


def test_without_the_extra_the_command_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    monkeypatch.setattr(
        "memorandum_kit.report.pdf.find_spec", lambda name: None if name == "weasyprint" else find_spec(name)
    )
    with pytest.raises(NotInstalled, match=r"memorandum_kit\[pdf\]"):
        render(MEMO, "pdf")


def test_without_the_subsetter_it_is_refused_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    ffi = pytest.importorskip("weasyprint.text.ffi", reason="the extra pdf is not installed")
    monkeypatch.setattr(ffi, "harfbuzz_subset", None)
    with pytest.raises(NotInstalled, match="libharfbuzz-subset0"):
        render(MEMO, "pdf")


def test_a_language_that_is_not_there_is_refused() -> None:
    with pytest.raises(BadInput, match="'fr'"):
        render(MEMO, "pdf", lang="fr")
