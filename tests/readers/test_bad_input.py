"""Every unusable file gets one sentence that names the file, the reason and the next step; nothing is half read."""

from __future__ import annotations

import io
import os
import random
import struct
import zipfile
from pathlib import Path

import pytest
from reader_files import docx, odt, p, packed, pdf

from memorandum_kit.errors import BadInput, ExitCode, TooLarge
from memorandum_kit.model import Source
from memorandum_kit.readers import read_file, read_source
from memorandum_kit.readers.languages import split_languages
from memorandum_kit.readers.options import ENTRIES_LIMIT
from memorandum_kit.readers.xml import parse_xml

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOCX = docx(p("Die Vertragsparteien vereinbaren Folgendes."))
BOMB = (
    '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><d>&c;</d>'
)


def refused(data: bytes, name: str, *words: str) -> BadInput:
    with pytest.raises(BadInput) as caught:
        read_source(data, name)
    message = str(caught.value)
    for word in (name, *words):
        assert word in message, message
    assert caught.value.exit_code is ExitCode.BAD_INPUT
    return caught.value


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"fehlt\.docx does not exist: .*Check the spelling"):
        read_file(tmp_path / "fehlt.docx")


def test_folder(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is a folder: a file is needed"):
        read_file(tmp_path)


def test_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "leer.docx"
    path.touch()
    with pytest.raises(BadInput, match=r"leer\.docx is empty: the file has 0 bytes"):
        read_file(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file(tmp_path: Path) -> None:
    path = tmp_path / "zu.docx"
    path.write_bytes(DOCX)
    path.chmod(0)
    with pytest.raises(BadInput, match=r"zu\.docx cannot be opened: Permission denied"):
        read_file(path)


@pytest.mark.parametrize("name", ["a\0b.docx", "x" * 300])
def test_impossible_names(name: str) -> None:
    with pytest.raises(BadInput, match="cannot be opened"):
        read_file(name)


def test_a_file_over_the_limit_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "riesig.docx"
    with path.open("wb") as stream:
        stream.truncate(300 * 1024 * 1024)  # sparse: takes no room
    with pytest.raises(TooLarge, match=r"riesig\.docx is too large: 300 MB; the limit is 100 MB"):
        read_file(path)


def test_no_reader_responsible_names_every_reason() -> None:
    error = refused(b"\x89PNG\r\n\x1a\n" + bytes(100), "bild.png")
    for reason in (
        "not docx: no zip package",
        "not odt: ",
        "not pdf: no %PDF mark",
        "not html: ",
        "not txt: it is a picture",
    ):
        assert reason in str(error)
    assert "docx, odt, pdf" in error.advice


def test_only_white_space() -> None:
    refused(b" \n\n\t\n", "leer.txt", "no text")
    refused(docx(p() + p("   ")), "leer.docx", "no text")


def test_encrypted_docx() -> None:
    data = OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    refused(data, "geheim.docx", "is encrypted", "password", "File > Info > Protect Document")


def test_old_doc() -> None:
    data = OLE + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(600)
    refused(data, "alt.doc", "old format (.doc)", "save it as .docx")


def test_other_ole_file() -> None:
    refused(OLE + bytes(1000), "x.msg", "not docx: an old Office file")


def test_encrypted_odt() -> None:
    manifest = '<manifest:manifest xmlns:manifest="x"><manifest:encryption-data/></manifest:manifest>'
    refused(odt("<text:p>x</text:p>", **{"META-INF__manifest.xml": manifest}), "g.odt", "is encrypted", "LibreOffice")


def test_encrypted_pdf() -> None:
    data = pdf(lambda canvas: canvas.drawString(50, 700, "geheim"), encrypt="geheim")
    refused(data, "geheim.pdf", "is encrypted", "password")


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.99])
def test_truncated_docx(share: float) -> None:
    data = docx("".join(p(f"Absatz {n} der Vereinbarung") for n in range(200)))
    refused(data[: int(len(data) * share)], "halb.docx", "damaged or cut off", "Get the file again")


@pytest.mark.parametrize("share", [0.01, 0.3])
def test_truncated_pdf(share: float) -> None:
    data = pdf(lambda canvas: canvas.drawString(50, 700, "Artikel 1"))
    with pytest.raises(BadInput, match=r"damaged or cut off|no text"):
        read_source(data[: int(len(data) * share)], "halb.pdf")


def test_a_damaged_part() -> None:
    data = bytearray(DOCX)
    start = DOCX.index(b"word/document.xml") + 40
    data[start : start + 30] = bytes(30)
    refused(bytes(data), "kaputt.docx", "damaged or cut off", "word/document.xml")


def test_not_well_formed_part() -> None:
    refused(
        packed({"word/document.xml": "<w:document"}),
        "kaputt.docx",
        "word/document.xml",
        "not well-formed XML",
        "save it again",
    )


def test_zip_bomb_by_ratio() -> None:
    body = p("A" * 30_000_000)
    assert len(docx(body)) < 100_000
    error = refused(docx(body), "bombe.docx", "zip bomb", "the limit is 200 times")
    assert isinstance(error, TooLarge)


def test_zip_bomb_by_stated_size() -> None:
    """The directory states 2 GB for a small part: refused before anything is unpacked."""
    data = DOCX
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        size = package.getinfo("word/document.xml").file_size
    data = data.replace(struct.pack("<L", size), struct.pack("<L", 2_000_000_000))
    error = refused(data, "bombe.docx", "zip bomb", "1907 MB")
    assert isinstance(error, TooLarge)


def test_zip_with_too_many_parts() -> None:
    files: dict[str, str | bytes] = {f"word/{n}": "" for n in range(ENTRIES_LIMIT + 1)}
    assert isinstance(refused(packed({"word/document.xml": "x", **files}), "viele.docx", "10002 parts"), TooLarge)


def test_a_zip_that_is_something_else() -> None:
    refused(packed({"xl/workbook.xml": "<x/>"}), "tabelle.xlsx", "not docx: it is an Excel workbook")
    refused(packed({"a.txt": "x"}), "x.zip", "not docx: no word/document.xml", "not odt: no content.xml")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_with_entities(encoding: str) -> None:
    with pytest.raises(BadInput, match=r"memo\.tei declares XML entities in its DOCTYPE: they are never expanded"):
        parse_xml(BOMB.encode(encoding), "memo.tei")
    refused(
        packed({"word/document.xml": BOMB.encode(encoding)}), "bombe.docx", "word/document.xml", "declares XML entities"
    )


def test_xml_with_an_external_dtd(tmp_path: Path) -> None:
    secret = tmp_path / "secret.dtd"
    secret.write_text('<!ENTITY x "geheim">')
    data = f'<?xml version="1.0"?><!-- x --><!DOCTYPE TEI SYSTEM "file://{secret}"><TEI>&x;</TEI>'.encode()
    with pytest.raises(BadInput, match=r"names an external DTD .*nothing is fetched"):
        parse_xml(data, "memo.tei")


def test_a_doctype_of_the_format_is_ignored_not_fetched() -> None:
    data = b'<!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"/>'
    assert parse_xml(data, "m.tmx", doctypes=("tmx14.dtd",)).tag == "tmx"
    with pytest.raises(BadInput, match="external DTD"):
        parse_xml(data, "m.tmx")


def test_xml_nested_too_deeply() -> None:
    for depth in (300, 100_000):
        with pytest.raises(TooLarge, match="nested too deeply: the limit is 200 levels"):
            parse_xml(b"<a>" * depth + b"</a>" * depth, "tief.xml")
    with pytest.raises(TooLarge, match="nested too deeply"):
        read_source(b"<html><body>" + b"<div>" * 5000 + b"Text" + b"</div>" * 5000, "tief.html")


def test_fifty_megabytes_of_text_are_refused_with_the_limit() -> None:
    line = "双方同意在平等互利的基础上开展合作。\n".encode()
    data = line * (50 * 1024 * 1024 // len(line))
    assert isinstance(refused(data, "lang.txt", "50 MB of text; the limit is 20 MB", "Split"), TooLarge)
    html = b"<html><body><p>" + data
    assert isinstance(refused(html, "lang.html", "the limit is 20 MB"), TooLarge)


def test_docx_renamed_pdf_is_told_as_what_it_is() -> None:
    refused(DOCX, "memo.pdf", "is no PDF: its content is docx", "rename it to memo.docx")
    refused(b"Die Vertragsparteien vereinbaren Folgendes.", "memo.docx", "is no DOCX: its content is txt", "memo.txt")


def test_random_bytes_are_no_text_in_an_old_encoding() -> None:
    data = random.Random(1).randbytes(100_000)
    refused(data, "zufall.docx", "is no DOCX: not docx: no zip package", "Get the file again")
    refused(data, "zufall.txt", "not txt: binary data")


def picture_page(canvas: object) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(Image.new("RGB", (60, 80), "white")), 0, 0, 595, 842)  # type: ignore[attr-defined]


def test_scanned_pdf_is_told_as_such() -> None:
    def draw(canvas: object) -> None:
        for _ in range(3):
            picture_page(canvas)
            canvas.showPage()  # type: ignore[attr-defined]

    refused(pdf(draw), "scan.pdf", "is a scan", "pages 1-3 are only a picture of text", "ocrmypdf -l deu+chi_sim")


def test_one_scanned_page_among_others_is_noted() -> None:
    def draw(canvas: object) -> None:
        canvas.drawString(50, 700, "Artikel 1")  # type: ignore[attr-defined]
        canvas.showPage()  # type: ignore[attr-defined]
        picture_page(canvas)

    source = read_source(pdf(draw), "teils.pdf")
    assert isinstance(source, Source)
    assert [(note.code, note.detail, note.place.page if note.place else None) for note in source.notes] == [
        ("pdf.scanned", "2", 2)
    ]


def test_wrong_language_pair_names_what_was_found() -> None:
    german = docx(p("Die Parteien arbeiten zusammen und vereinbaren Folgendes.") * 3)
    source = read_source(german, "nur deutsch.docx")
    assert isinstance(source, Source)
    with pytest.raises(
        BadInput, match=r"nur deutsch\.docx does not hold both a German and a Chinese text: found: German"
    ):
        split_languages(source)


def test_unknown_options() -> None:
    with pytest.raises(BadInput, match="'maybe' is no value of 'changes'"):
        read_source(DOCX, "x.docx", changes="maybe")
    with pytest.raises(BadInput, match="'wps' is none of the readers"):
        read_source(DOCX, "x.docx", format="wps")


def test_a_word_file_of_pictures_only() -> None:
    document = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>'
    )
    data = packed({"word/document.xml": document, "word/media/image1.png": b"x"})
    refused(data, "scan.docx", "holds only pictures", "text recognition")


def test_plain_text_is_tried_last_behind_readers_of_other_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    from memorandum_kit.readers import READERS

    monkeypatch.setattr(READERS, "_outside", {"markdown": "memorandum_kit.readers.html:read_html"})
    error = refused(b"\x89PNG\r\n\x1a\n", "bild.png")
    assert str(error).index("not html") < str(error).index("not txt")
    assert str(error).count("not html") == 2
