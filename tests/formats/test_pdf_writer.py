"""PDF: tagged, with the TEI attached, the same bytes twice; what is missing is said with the command that installs it."""

from __future__ import annotations

import io
import sys
from importlib.util import find_spec

import pytest

from formats.test_tmx import memo_of
from memorandum_kit.errors import BadInput, NotInstalled
from memorandum_kit.writers import render

MEMO = memo_of(("Beide Seiten fördern den Austausch.", "双方促进交流。"))


@pytest.mark.heavy
@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_the_pdf_is_tagged_and_carries_the_tei() -> None:
    pytest.importorskip("pypdf")
    from pypdf import PdfReader

    try:
        data = render(MEMO, "pdf")
    except NotInstalled as missing:
        pytest.skip(str(missing))
    pdf = PdfReader(io.BytesIO(data))
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "de"
    assert "pdfuaid" in root["/Metadata"].get_object().get_data().decode()
    assert pdf.attachments["memorandum.tei.xml"][0] == render(MEMO, "tei")
    text = "".join(page.extract_text() for page in pdf.pages)
    assert "Beide Seiten fördern den Austausch." in text
    assert "双方促进交流。" in text
    assert data == render(MEMO, "pdf")


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
