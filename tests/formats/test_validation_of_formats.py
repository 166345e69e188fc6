"""`validate` for TMX and XLIFF: every rule finds its fault with its line, and is silent on what we write."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from formats.test_tmx import memo_of
from memorandum_kit.errors import BadInput
from memorandum_kit.messages import INTERFACE_LANGUAGES, area
from memorandum_kit.model import Memorandum
from memorandum_kit.writers import render, suffix_of
from memorandum_kit.writers.validation import validate
from strategies import memoranda

FORMATS = ("tmx", "xliff", "xliff12")
X2 = '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="de" trgLang="zh-CN">\n<file id="f">\n{}</file></xliff>'
X1 = '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">\n<file original="a" source-language="de"><body>\n{}</body></file></xliff>'
TMX = '<tmx version="1.4"><header/><body>\n{}</body></tmx>'
TUV = '<tuv xml:lang="de"><seg>Ja</seg></tuv>'
BAD = [
    ("tmx", "<tmy/>", 1, "format.root"),
    ("tmx", "<tmx><body/></tmx>", 1, "element.missing"),
    ("tmx", TMX.format("<tu/>"), 2, "element.missing"),
    ("tmx", TMX.format('<tu><tuv xml:lang="de"/></tu>'), 2, "element.missing"),
    ("tmx", TMX.format('<tu><tuv xml:lang="zh_CN"><seg/></tuv></tu>'), 2, "lang.tag"),
    ("tmx", TMX.format(f'<tu tuid="a">{TUV}</tu>\n<tu tuid="a">{TUV}</tu>'), 3, "id.unique"),
    ("xliff", "<xliff/>", 1, "format.root"),
    ("xliff", X2.format('<unit id="a b"><segment><source/></segment></unit>'), 3, "id.name"),
    ("xliff", X2.format('<unit id="a"><segment/></unit>'), 3, "element.missing"),
    ("xliff", X2.format('<unit id="a"><segment><source/></segment></unit>\n' * 2), 4, "id.unique"),
    ("xliff", X2.format('<unit id="a"><segment><source><em startRef="m"/></source></segment></unit>'), 3, "pointer.target"),
    ("xliff", X2.format('<unit id="a"><segment><source><mrk id="m"/><mrk id="m"/></source></segment></unit>'), 3, "id.unique"),
    ("xliff12", X1.format('<trans-unit id="a"><source/></trans-unit>\n' * 2), 4, "id.unique"),
    ("xliff12", X1.format('<trans-unit id="a"><source/><target xml:lang="zh_CN"/></trans-unit>'), 3, "lang.tag"),
]  # fmt: skip


@pytest.mark.parametrize(("format", "text", "line", "rule"), BAD)
def test_a_fault_is_found_with_its_line(format: str, text: str, line: int, rule: str) -> None:
    found = validate(text.encode(), f"x{suffix_of(format)}")
    assert [(one.line, one.rule) for one in found] == [(line, rule)]
    for lang in INTERFACE_LANGUAGES:
        texts = area("export", lang)
        assert texts[f"rule.{rule}"]
        assert texts[f"remedy.{rule}"]


@settings(deadline=None, max_examples=25, derandomize=True, suppress_health_check=list(HealthCheck))
@given(memo=memoranda(holdable=False))
def test_what_we_write_is_without_fault(memo: Memorandum) -> None:
    for format in FORMATS:
        assert validate(render(memo, format), f"x{suffix_of(format)}") == []


@pytest.mark.parametrize(
    ("format", "schema", "old", "new"),
    [
        ("tmx", "tmx/tmx14.dtd", b' o-tmf="memorandum_kit"', b""),
        ("xliff", "xliff2/xliff_core_2.0.xsd", b'state="translated"', b'state="done"'),
        ("xliff12", "xliff12/xliff-core-1.2-strict.xsd", b'state="translated"', b'state="done"'),
    ],
)
def test_the_official_schema_is_asked_where_it_is_named(
    shared: Path, format: str, schema: str, old: bytes, new: bytes
) -> None:
    data = render(memo_of(("Ja.", "是。")), format)
    file = shared / "schemas" / schema
    assert validate(data, f"x{suffix_of(format)}", schema=file) == []
    assert [one.rule for one in validate(data.replace(old, new), f"x{suffix_of(format)}", schema=file)][:1] == [
        "schema"
    ]


@pytest.mark.parametrize("format", FORMATS)
def test_a_file_that_is_no_schema_is_said(tmp_path: Path, format: str) -> None:
    file = tmp_path / "schema"
    file.write_text("<a")
    with pytest.raises(BadInput, match="cannot be used as a"):
        validate(render(memo_of(("Ja.", "是。")), format), f"x{suffix_of(format)}", schema=file)
