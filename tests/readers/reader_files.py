"""Builds the files that the reader tests read: Word and OpenDocument packages from a few lines of XML, and PDFs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable
from typing import Any

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = (
    f'xmlns:w="{W_NS}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def p(text: str = "", *, props: str = "", inner: str = "") -> str:
    """One w:p with a run of text, or with other content."""
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f"<w:p>{f'<w:pPr>{props}</w:pPr>' if props else ''}{run}{inner}</w:p>"


def r(text: str, props: str = "") -> str:
    return f'<w:r>{f"<w:rPr>{props}</w:rPr>" if props else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: Iterable[str]) -> str:
    """A w:tbl; a cell is text or XML that begins with `<`."""
    cells = ("".join(f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def docx(body: str, **parts: str) -> bytes:
    """A Word file: the body's XML, and further parts by name ("numbering", "footnotes", "header1" …)."""
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    overrides = {"document": "document.main", **{name: name.rstrip("0123456789") for name in parts}}
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="{word}.{kind}+xml"/>'
            for name, kind in overrides.items()
        )
        + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{_TYPES}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
    }
    files |= {"word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>"}
    roots = {"numbering": "numbering", "styles": "styles", "footnotes": "footnotes", "endnotes": "endnotes",
             "comments": "comments", "header": "hdr", "footer": "ftr"}  # fmt: skip
    relations = []
    for number, (name, xml) in enumerate(parts.items()):
        kind = name.rstrip("0123456789")
        files[f"word/{name}.xml"] = f"<w:{roots[kind]} {_NAMESPACES}>{xml}</w:{roots[kind]}>"
        relations.append(f'<Relationship Id="r{number}" Type="{_TYPES}/{kind}" Target="{name}.xml"/>')
    files["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{_RELATIONS}">{"".join(relations)}</Relationships>'
    return packed(files)


def packed(files: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(zipfile.ZipInfo(name, (2024, 1, 12, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_ODF_NAMESPACES = " ".join(
    f'xmlns:{name}="{_ODF}{name if name != "draw" else "drawing"}:1.0"'
    for name in ("office", "text", "table", "style", "draw")
)


def odt(body: str, *, automatic: str = "", styles: str = "", **files: str) -> bytes:
    content = (
        f"<office:document-content {_ODF_NAMESPACES}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    packed_files: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content,
        "styles.xml": f"<office:document-styles {_ODF_NAMESPACES}>{styles}</office:document-styles>",
    }
    packed_files.update({name.replace("__", "/"): text for name, text in files.items()})
    return packed(packed_files)


def pdf(draw: Callable[[Any], None], *, encrypt: str = "") -> bytes:
    """A PDF by reportlab: `draw` gets the canvas; Chinese in the font STSong-Light."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(595, 842), invariant=1, encrypt=encrypt or None)
    canvas.setFont("Helvetica", 10)
    draw(canvas)
    canvas.save()
    return stream.getvalue()


def pdf_lines(
    canvas: Any, x: float, y: float, lines: Iterable[str], *, font: str = "Helvetica", size: float = 10
) -> float:
    """Draw lines downward with a usual pitch; gives the y below them."""
    canvas.setFont(font, size)
    for line in lines:
        canvas.drawString(x, y, line)
        y -= 1.3 * size
    return y


def pdf_by_hand(text: str, unicodes: dict[int, str]) -> bytes:
    """A PDF of one line whose font says by its ToUnicode table what its codes mean; codes left out have no meaning."""
    pairs = "".join(f"<{code:02x}> <{sign.encode('utf-16-be').hex()}>\n" for code, sign in unicodes.items())
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(unicodes)} beginbfchar\n{pairs}endbfchar endcmap end end"
    )
    content = f"BT /F1 12 Tf 60 700 Td ({text}) Tj ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
        f"<< /Length {len(table)} >>\nstream\n{table}\nendstream",
    ]
    data = "%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n"
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    data += "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    data += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return data.encode("latin-1")
