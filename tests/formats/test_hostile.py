"""Files that attack or mislead, for every format that is read: a clear sentence, nothing fetched, nothing half read."""

from __future__ import annotations

import time
import tracemalloc
from pathlib import Path

import pytest

from formats.test_damaged import ces
from formats.test_tmx import memo_of
from formats.word_editing import packed, parts_of
from memorandum_kit.cli import main
from memorandum_kit.errors import BadInput, MemorandumError, TooLarge
from memorandum_kit.readers import read_file, read_source
from memorandum_kit.writers import FILE_TYPES, render

MEMO = memo_of(("Ja.", "是。"), ("Nein.", "否。"))
XML = {
    "a.tei.xml": render(MEMO, "tei"),
    "a.tmx": render(MEMO, "tmx").replace(b'<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n', b""),
    "a.xlf": render(MEMO, "xliff"),
    "a.12.xlf": render(MEMO, "xliff12"),
}
WORD, CES = parts_of(render(MEMO, "word")), parts_of(ces())
PARTS = [(f"word:{name}", name, WORD, "a.docx") for name in ("word/document.xml", "customXml/item1.xml")]
PARTS += [(f"ces:{name}", name, CES, "a.zip") for name in ("ces.xml", "de.xml")]

BOMB = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
OUTSIDE = b'<!DOCTYPE a [<!ENTITY secret SYSTEM "file:///etc/passwd">]>'
PARAMETER = b'<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>'
EXTERNAL = b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">'
PUBLIC = b'<!DOCTYPE a PUBLIC "-//X//DTD a//EN" "http://127.0.0.1:9/a.dtd">'
PROLOGS = {"bomb": BOMB, "outside": OUTSIDE, "parameter": PARAMETER, "external": EXTERNAL, "public": PUBLIC}


def with_prolog(data: bytes, prolog: bytes) -> bytes:
    head, mark, rest = data.partition(b"?>")
    return head + mark + prolog + rest if mark else prolog + data


@pytest.mark.parametrize("prolog", PROLOGS)
@pytest.mark.parametrize("name", XML)
def test_no_entity_and_no_dtd_in_a_file(name: str, prolog: str) -> None:
    with pytest.raises(BadInput, match=r"XML entities|external DTD"):
        read_source(with_prolog(XML[name], PROLOGS[prolog]), name)


@pytest.mark.parametrize("prolog", PROLOGS)
@pytest.mark.parametrize(("part", "parts", "name"), [one[1:] for one in PARTS], ids=[one[0] for one in PARTS])
def test_no_entity_and_no_dtd_in_a_part(part: str, parts: dict[str, bytes], name: str, prolog: str) -> None:
    with pytest.raises(BadInput, match=r"XML entities|external DTD"):
        read_source(packed({**parts, part: with_prolog(parts[part], PROLOGS[prolog])}), name)


# name, what is changed to what, what the sentence says
MISLEADING = [
    ("a.tei.xml", b'xml:id="zh.2"', b'xml:id="zh.1"', "'zh.1' occurs twice"),
    ("a.tei.xml", b'#de.1 #zh.1"', b'#de.1 #zh.9"', "line .*: target points to '#zh.9'"),
    ("a.tei.xml", b'corresp="#zh.1"', b'corresp="#zh.9"', "line .*: corresp points to '#zh.9'"),
    ("a.tei.xml", b"http://www.tei-c.org/ns/1.0", b"http://www.tei-c.org/ns/2.0", "no TEI P5.*ns/2.0"),
    ("a.tei.xml", b' xmlns="http://www.tei-c.org/ns/1.0"', b"", "no TEI P5.*no namespace"),
    ("a.tmx", b"<tmx ", b'<tmx xmlns="urn:x" ', "no TMX 1.4.*urn:x"),
    ("a.xlf", b'id="L2"', b'id="L1"', "line .*: the unit id 'L1' occurs twice"),
    ("a.xlf", b"urn:oasis:names:tc:xliff:document:2.0", b"urn:other", "no XLIFF 1.2 or 2.x"),
    ("a.12.xlf", b'id="L2"', b'id="L1"', "line .*: the unit id 'L1' occurs twice"),
    ("a.12.xlf", b"urn:oasis:names:tc:xliff:document:1.2", b"urn:other", "no XLIFF 1.2 or 2.x"),
]


@pytest.mark.parametrize(("name", "old", "new", "sentence"), MISLEADING)
def test_what_points_nowhere_or_twice_is_said(name: str, old: bytes, new: bytes, sentence: str) -> None:
    assert old in XML[name]
    with pytest.raises(BadInput, match=sentence):
        read_source(XML[name].replace(old, new), name)


def test_an_edition_in_several_files_is_no_exception() -> None:
    parts = parts_of(render(MEMO, "tei", layout="split"))
    for file, old, new, sentence in (
        ("zh.xml", b'xml:id="zh.2"', b'xml:id="de.2"', "'de.2' occurs twice"),
        ("zh.xml", b'xml:id="zh.2"', b'xml:id="zh.9"', "points to '#zh.2'"),
        ("alignment.xml", b"zh.xml#zh.2", b"zh.xml#zh.9", "points to '#zh.9'"),
    ):
        assert old in parts[file]
        with pytest.raises(BadInput, match=sentence):
            read_source(packed({**parts, file: parts[file].replace(old, new)}), "memo.tei.zip")


@pytest.mark.parametrize(("file", "old", "new", "sentence"), [
    ("ces.xml", b";zh.1", b";zh.9", "points to 'zh.9'"),
    ("ces.xml", b'"zh.xml"', b'"fr.xml"', "lacks the text 'fr.xml'"),
    ("zh.xml", b'xml:id="txt-zh"', b'xml:id="zh.1"', "'zh.1' occurs twice"),
    ("ces.xml", b"de.1;zh.1", b"de.1 zh.1", "xtargets has 1 sides"),
])  # fmt: skip
def test_an_alignment_to_nothing_is_said(file: str, old: bytes, new: bytes, sentence: str) -> None:
    assert old in CES[file]
    with pytest.raises(BadInput, match=sentence):
        read_source(packed({**CES, file: CES[file].replace(old, new)}), "a.zip")


def test_pointers_into_other_files_and_to_other_things_are_left_alone() -> None:
    text = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt>
<p>P</p></publicationStmt><sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader><text><body><div xml:lang="de">
<p xml:id="a" corresp="zh.xml#b http://example.org/#x">Ja.</p></div><linkGrp type="syntax"><link target="#t1 #t2"/></linkGrp>
</body></text></TEI>"""
    assert read_source(text.encode(), "a.xml")


@pytest.mark.parametrize("suffix", sorted({kind.suffix for kind in FILE_TYPES.values()} | {".tei.zip", ".zip", ".odt"}))
def test_a_gigabyte_is_refused_with_the_limit_before_it_is_read(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"memo{suffix}"
    with file.open("wb") as stream:
        stream.write(b"PK\x03\x04" if suffix.endswith((".docx", ".zip", ".xlsx", ".odt")) else b"<?xml version='1.0'?>")
        stream.truncate(1 << 30)
    begin = time.process_time()
    tracemalloc.start()
    try:
        with pytest.raises(TooLarge, match="100 MB"):
            read_file(file)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 300 * 1024 * 1024
    assert time.process_time() - begin < 5


def test_the_commands_refuse_a_gigabyte_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "memo.tei.xml"
    with file.open("wb") as stream:
        stream.truncate(1 << 30)
    assert main(["validate", str(file)]) == 2
    assert "100 MB" in capsys.readouterr().err
    assert main(["export", str(file), "--to", "tmx", "-o", str(tmp_path)]) == 2
    assert "100 MB" in capsys.readouterr().err
    assert [one.name for one in tmp_path.iterdir()] == ["memo.tei.xml"]


def test_a_part_that_unpacks_to_gigabytes() -> None:
    """A zip bomb inside a package of ours."""
    with pytest.raises(TooLarge, match="zip bomb"):
        read_source(packed_tight({**WORD, "word/document.xml": b" " * (70 << 20)}), "a.docx")


def packed_tight(parts: dict[str, bytes]) -> bytes:
    import io
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


@pytest.mark.parametrize("name", XML)
def test_deep_nesting_ends_in_a_sentence(name: str) -> None:
    root = XML[name].index(b"<", XML[name].index(b"?>") + 2)
    for depth in (300, 100_000):
        data = XML[name][:root] + b"<a>" * depth + b"</a>" * depth
        with pytest.raises(MemorandumError):
            read_source(data, name)
