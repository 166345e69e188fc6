"""Make the example's Word files from their plain text: `python examples/build.py` writes them beside this script.

The agreed texts stand in `source/de.txt` and `source/zh.txt`, one clause a line (`[style id] text`); answering lines have the
same id. `source/changes.tsv` holds the slips that the shipped Chinese text has on purpose. The same sources always give
the same bytes.
"""

from __future__ import annotations

import argparse
import io
import re
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path
from xml.sax.saxutils import escape

HERE = Path(__file__).resolve().parent
LINE = re.compile(r"\[(?P<style>[a-z]+) (?P<id>[\w.]+)\] (?P<text>.+)")
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
STYLES = {"title": "Title", "heading": "Heading1", "article": "Heading2"}
CENTRED = frozenset(("title", "party"))


@dataclass(frozen=True)
class Line:
    """One clause of a source text."""

    style: str
    id: str
    text: str


@dataclass(frozen=True)
class Change:
    """One slip: what was agreed on a line and what the Chinese text has instead ("" where the line is missing)."""

    code: str
    line: str
    agreed: str
    written: str
    german: str
    what: str


def read_lines(name: str) -> list[Line]:
    """Read `source/{name}.txt`."""
    text = (HERE / "source" / f"{name}.txt").read_text(encoding="utf-8")
    matches = [LINE.fullmatch(line) for line in text.splitlines()]
    return [Line(m["style"], m["id"], m["text"]) for m in matches if m]


def read_changes() -> list[Change]:
    """Read `source/changes.tsv`."""
    rows = (HERE / "source" / "changes.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return [Change(*row.split("\t")) for row in rows]


def with_changes(lines: list[Line], changes: list[Change]) -> list[Line]:
    """Give the text with its slips."""
    by_line = {change.line: change for change in changes}
    changed: list[Line] = []
    for line in lines:
        change = by_line.get(line.id)
        if change is None:
            changed.append(line)
            continue
        if change.agreed not in line.text:
            raise ValueError(f"line {line.id} has no {change.agreed!r}")
        if text := line.text.replace(change.agreed, change.written):
            changed.append(replace(line, text=text))
    return changed


def paragraph(line: Line, language: str, numbering: int | None) -> str:
    """Give a w:p; numbered lines take the list `numbering`, (1) and a) or （一） and 1."""
    properties = f'<w:pStyle w:val="{STYLES[line.style]}"/>' if line.style in STYLES else ""
    if numbering is not None and line.style in ("number", "item"):
        level = 1 if line.style == "item" else 0
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/></w:numPr>'
    if line.style in CENTRED:
        properties += '<w:jc w:val="center"/>'
    tag = '<w:lang w:val="de-DE"/>' if language == "de" else '<w:rFonts w:hint="eastAsia"/><w:lang w:eastAsia="zh-CN"/>'
    run = f'<w:r><w:rPr>{tag}</w:rPr><w:t xml:space="preserve">{escape(line.text)}</w:t></w:r>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>"


class Numbering:
    """Lists that begin anew with each article."""

    def __init__(self) -> None:
        """Begin without lists."""
        self.lists: list[str] = []

    def begin(self, language: str) -> int:
        """Give the id of a new list."""
        self.lists.append(language)
        return len(self.lists)

    def xml(self) -> str:
        """Give word/numbering.xml."""
        formats = {
            "de": (("decimal", "(%1)"), ("lowerLetter", "%2)")),
            "zh": (("chineseCounting", "（%1）"), ("decimal", "%2.")),
        }
        abstract = ""
        for number, levels in enumerate(formats.values()):
            abstract += f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
            for level, (kind, text) in enumerate(levels):
                abstract += (
                    f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
                    f'<w:pPr><w:ind w:left="{(level + 1) * 567}" w:hanging="567"/></w:pPr></w:lvl>'
                )
            abstract += "</w:abstractNum>"
        restart = "".join(f'<w:lvlOverride w:ilvl="{n}"><w:startOverride w:val="1"/></w:lvlOverride>' for n in (0, 1))
        numbers = "".join(
            f'<w:num w:numId="{n}"><w:abstractNumId w:val="{list(formats).index(language)}"/>{restart}</w:num>'
            for n, language in enumerate(self.lists, 1)
        )
        return f"{HEAD}<w:numbering {W}>{abstract}{numbers}</w:numbering>"


def body(lines: list[Line], language: str, numbering: Numbering) -> list[tuple[Line, str]]:
    """Give each line with its paragraph."""
    current = numbering.begin(language)
    paragraphs: list[tuple[Line, str]] = []
    for line in lines:
        if line.style == "article":
            current = numbering.begin(language)
        paragraphs.append((line, paragraph(line, language, current)))
    return paragraphs


def one_language(lines: list[Line], language: str, title: str) -> bytes:
    """Give a .docx of one text."""
    numbering = Numbering()
    content = "".join(xml for _, xml in body(lines, language, numbering))
    return package(content, numbering, title, language)


def two_columns(de: list[Line], zh: list[Line], title: str) -> bytes:
    """Give a .docx with a table of two columns, one row a clause; a clause missing on a side is an empty cell."""
    numbering = Numbering()
    left = {line.id: xml for line, xml in body(de, "de", numbering)}
    right = {line.id: xml for line, xml in body(zh, "zh", numbering)}
    empty = "<w:p/>"
    rows = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="4535" w:type="dxa"/></w:tcPr>{side.get(line.id, empty)}</w:tc>'
            for side in (left, right)
        )
        + "</w:tr>"
        for line in de
    )
    grid = '<w:tblGrid><w:gridCol w:w="4535"/><w:gridCol w:w="4535"/></w:tblGrid>'
    table = f'<w:tbl><w:tblPr><w:tblW w:w="9070" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>{grid}{rows}</w:tbl><w:p/>'
    return package(table, numbering, title, "de")


def package(content: str, numbering: Numbering, title: str, language: str) -> bytes:
    """Give the .docx: fixed order, fixed times."""
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    packaging = "http://schemas.openxmlformats.org/package/2006"
    section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1134" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'
    style = '<w:style w:type="paragraph" w:styleId="{0}"><w:name w:val="{1}"/><w:basedOn w:val="Normal"/><w:pPr>{2}</w:pPr><w:rPr><w:b/><w:sz w:val="{3}"/></w:rPr></w:style>'
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="SimSun" w:cs="Times New Roman"/>'
        '<w:sz w:val="24"/><w:lang w:val="de-DE" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:spacing w:after="120"/></w:pPr></w:style>'
        + style.format("Title", "Title", '<w:spacing w:after="240"/>', 32)
        + style.format("Heading1", "heading 1", '<w:keepNext/><w:outlineLvl w:val="0"/>', 28)
        + style.format("Heading2", "heading 2", '<w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="1"/>', 24)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{office}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{office}.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="{office}.numbering+xml"/>'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{packaging}/relationships"><Relationship Id="rId1" Type="{relation}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{packaging}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{packaging}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title>'
        f"<dc:language>{'de-DE' if language == 'de' else 'zh-CN'}</dc:language></cp:coreProperties>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{packaging}/relationships"><Relationship Id="rId1" Type="{relation}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId2" Type="{relation}/numbering" Target="numbering.xml"/></Relationships>',
        "word/document.xml": f"<w:document {W}><w:body>{content}{section}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {W}>{styles}</w:styles>",
        "word/numbering.xml": numbering.xml().removeprefix(HEAD),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, xml in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2025, 5, 12, 0, 0, 0)), HEAD + xml)
    return buffer.getvalue()


def build() -> dict[str, bytes]:
    """Give every made file by its path below this folder."""
    de, agreed, changes = read_lines("de"), read_lines("zh"), read_changes()
    written = with_changes(agreed, changes)
    files: dict[str, bytes] = {}
    for folder, zh in (("", written), ("clean/", agreed)):
        files[f"{folder}memorandum.de.docx"] = one_language(de, "de", de[0].text)
        files[f"{folder}memorandum.zh.docx"] = one_language(zh, "zh", zh[0].text)
        files[f"{folder}memorandum.bilingual.docx"] = two_columns(de, zh, f"{de[0].text} / {zh[0].text}")
    files["deviations.tsv"] = deviations(de, written, changes)
    return files


def deviations(de: list[Line], zh: list[Line], changes: list[Change]) -> bytes:
    """Give the table of the slips with the ids of both clauses, as segmentation counts them (one line, one clause)."""
    german = {line.id: f"de.{n}" for n, line in enumerate(de, 1)}
    chinese = {line.id: f"zh.{n}" for n, line in enumerate(zh, 1)}
    rows = ["code\tde\tzh\tgerman\tchinese\tagreed\twhat"]
    rows += [
        "\t".join((c.code, german[c.line], chinese.get(c.line, ""), c.german, c.written, c.agreed, c.what))
        for c in changes
    ]
    return ("\n".join(rows) + "\n").encode()


def main() -> None:
    """Write the files, to the folder given or beside this script."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=HERE)
    folder = parser.parse_args().folder
    for name, data in build().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


if __name__ == "__main__":
    main()
