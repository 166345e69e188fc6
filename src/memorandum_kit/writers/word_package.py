"""A Word package: the parts around the document, from nothing or from the office's own template; same bytes every time."""

from __future__ import annotations

import io
import re
import zipfile

from lxml import etree

from memorandum_kit.errors import BadInput, NotMine
from memorandum_kit.readers.bilingual_word import BOOKMARK, NAMESPACE, PLACEHOLDER, REVIEW_STYLE
from memorandum_kit.readers.package import Package
from memorandum_kit.readers.xml import parse_xml
from memorandum_kit.writers.markup import escaped, start

W_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{W_NAMESPACE}}}"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PROPERTIES = (
    '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
    f'ds:itemID="{{6D656D6F-7261-4E64-8D5F-6B6974000001}}"><ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/>'
    "</ds:schemaRefs></ds:datastoreItem>"
)
RECORDS_PART = "customXml/item{}.xml"

# German text in Latin type, Chinese in Song type; quotation marks of a Chinese run are full width by its eastAsia hint.
_STYLES = """<w:style xmlns:w="{w}" w:type="paragraph" w:customStyle="1" w:styleId="{id}"><w:name w:val="{name}"/>
<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"""
_FONTS = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="{}"/>'
STYLES = {
    "MemorandumGerman": ("Memorandum German", '<w:spacing w:after="80"/>',
                         _FONTS.format("SimSun") + '<w:sz w:val="20"/><w:lang w:val="de-DE" w:eastAsia="zh-CN"/>'),
    "MemorandumChinese": ("Memorandum Chinese", '<w:spacing w:after="80"/>',
                          _FONTS.format("SimSun") + '<w:sz w:val="21"/><w:lang w:val="de-DE" w:eastAsia="zh-CN"/>'),
    "MemorandumTraditional": ("Memorandum Chinese (Traditional)", '<w:spacing w:after="80"/>',
                              _FONTS.format("PMingLiU") + '<w:sz w:val="21"/><w:lang w:val="de-DE" w:eastAsia="zh-TW"/>'),
    "MemorandumNumber": ("Memorandum Number", '<w:spacing w:after="80"/><w:jc w:val="right"/>',
                         _FONTS.format("SimSun") + '<w:color w:val="767676"/><w:sz w:val="16"/>'),
    REVIEW_STYLE: ("Memorandum Review", '<w:shd w:val="clear" w:color="auto" w:fill="FFF2CC"/><w:spacing w:after="80"/>',
                   _FONTS.format("SimSun") + '<w:i/><w:color w:val="5C4A00"/><w:sz w:val="16"/>'),
}  # fmt: skip


def package(body: str, records: str, title: str, template: bytes | None) -> bytes:
    """Give a Word file.

    Args:
        body: the tables as WordprocessingML (prefix w).
        records: the XML part that says which clauses the tables hold.
        title: for the file's properties.
        template: an office's own file: its styles, header, footer and page are kept, the tables stand where a paragraph
            says `{{memorandum}}`, else at its end.

    Raises:
        BadInput: the template is no Word file.
    """
    parts = _new(title) if template is None else _template(template)
    document = parse_xml(parts["word/document.xml"], "The template (word/document.xml)")
    _prepare(document)
    # As text: lxml takes forty seconds to move the tables of 10,000 clauses from one tree into another.
    parts["word/document.xml"] = _bytes(document).replace(_PLACE, body.encode(), 1)
    parts["word/styles.xml"] = _with_styles(parts["word/styles.xml"])
    item = next(RECORDS_PART.format(n) for n in range(1, 1000) if RECORDS_PART.format(n) not in parts)
    properties = item.replace("/item", "/itemProps")
    parts[item] = (_HEAD + records).encode()
    # LibreOffice keeps a part of this kind only where it has properties.
    parts[properties] = (_HEAD + _PROPERTIES).encode()
    parts[f"customXml/_rels/{item.rpartition('/')[2]}.rels"] = (
        f'{_HEAD}<Relationships xmlns="{_RELATIONSHIPS}"><Relationship Id="rId1" Type="{_R}/customXmlProps" '
        f'Target="{properties.rpartition("/")[2]}"/></Relationships>'
    ).encode()
    _relate(parts, item, properties)
    return _zipped(parts)


_MARK = "memorandum-kit: the tables"
_PLACE = f"<!--{_MARK}-->".encode()


def _prepare(document: etree._Element) -> None:
    """Put a mark where the tables go."""
    holder = document.find(f"{_W}body")
    if holder is None:
        raise BadInput("The template cannot be used", why="its document has no body", advice="Save it again in Word.")
    for table in list(holder.iterchildren(f"{_W}tbl")):
        # A memorandum that was exported before is replaced, not followed.
        if any(one.get(f"{_W}name", "").startswith(BOOKMARK) for one in table.iter(f"{_W}bookmarkStart")):
            holder.remove(table)
    marked = next(
        (one for one in holder.iterchildren(f"{_W}p") if str(one.xpath("string()")).strip() == PLACEHOLDER), None
    )
    last = holder[-1] if len(holder) and holder[-1].tag == f"{_W}sectPr" else None
    if marked is not None:
        place = holder.index(marked)
        holder.remove(marked)
    else:
        place = holder.index(last) if last is not None else len(holder)
    holder.insert(place, etree.Comment(_MARK))


def _with_styles(data: bytes) -> bytes:
    """Add the paragraph styles that the file does not have; an office may define them as it likes."""
    root = parse_xml(data, "The template (word/styles.xml)")
    known = {one.get(f"{_W}styleId") for one in root.iter(f"{_W}style")}
    for identity, (name, paragraph, run) in STYLES.items():
        if identity not in known:
            text = _STYLES.format(w=W_NAMESPACE, id=identity, name=name, paragraph=paragraph, run=run)
            root.append(etree.fromstring(text.replace("\n", "")))
    return _bytes(root)


def _relate(parts: dict[str, bytes], item: str, properties: str) -> None:
    """Name the records among the document's relations, so that programs keep them."""
    name = "word/_rels/document.xml.rels"
    root = parse_xml(parts[name], f"The template ({name})")
    taken = {one.get("Id") for one in root}
    identity = next(f"rIdMemorandum{n}" for n in range(1, 1000) if f"rIdMemorandum{n}" not in taken)
    etree.SubElement(
        root, f"{{{_RELATIONSHIPS}}}Relationship", {"Id": identity, "Type": f"{_R}/customXml", "Target": f"../{item}"}
    )
    parts[name] = _bytes(root)
    types = parse_xml(parts["[Content_Types].xml"], "The template ([Content_Types].xml)")
    if not any(one.get("Extension") == "xml" for one in types):
        etree.SubElement(types, f"{{{_TYPES}}}Default", {"Extension": "xml", "ContentType": "application/xml"})
    kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    etree.SubElement(types, f"{{{_TYPES}}}Override", {"PartName": f"/{properties}", "ContentType": kind})
    parts["[Content_Types].xml"] = _bytes(types)


def _template(data: bytes) -> dict[str, bytes]:
    try:
        opened = Package(data, "The template", "docx")
    except NotMine:
        raise BadInput("The template is no Word file", advice="Save it as .docx.") from None
    parts = {name: opened.read(name) for name in opened.names() if not name.endswith("/")}
    for part in ("word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"):
        if part not in parts:
            raise BadInput("The template cannot be used", why=f"it has no {part}", advice="Save it again in Word.")
    # A template (.dotx) becomes a document.
    types = parts["[Content_Types].xml"].replace(b"wordprocessingml.template.main", b"wordprocessingml.document.main")
    parts["[Content_Types].xml"] = types
    for name in [
        name for name, part in parts.items() if name.startswith("customXml/item") and NAMESPACE.encode() in part
    ]:
        _forget(parts, name.removeprefix("customXml/item").removeprefix("Props"))
    return parts


def _forget(parts: dict[str, bytes], end: str) -> None:
    """Take an earlier memorandum's records (`item1.xml` and what belongs to it) out of a template."""
    for name in (f"customXml/item{end}", f"customXml/itemProps{end}", f"customXml/_rels/item{end}.rels"):
        parts.pop(name, None)
        named = re.compile(rb"<(?:Relationship|Override) [^>]*" + re.escape(name.encode()) + rb'"[^>]*/>')
        for holder in ("word/_rels/document.xml.rels", "[Content_Types].xml"):
            parts[holder] = named.sub(b"", parts[holder])


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _zipped(parts: dict[str, bytes]) -> bytes:
    """The content types first, as programs expect; no time of writing."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda one: (one != "[Content_Types].xml", one != "_rels/.rels", one)):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, parts[name])
    return buffer.getvalue()


def _new(title: str) -> dict[str, bytes]:
    """A4 with 2 cm margins and page numbers in the footer."""
    w, r = f'xmlns:w="{W_NAMESPACE}"', f'xmlns:r="{_R}"'
    overrides = "".join(
        start("Override", {"PartName": f"/{part}", "ContentType": kind}, empty=True)
        for part, kind in (
            ("word/document.xml", f"{_WORD}.document.main+xml"),
            ("word/styles.xml", f"{_WORD}.styles+xml"),
            ("word/footer1.xml", f"{_WORD}.footer+xml"),
            ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        )
    )
    texts = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
        f'package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONSHIPS}"><Relationship Id="rId1" Type="{_R}/officeDocument" '
        'Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/'
        'relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONSHIPS}"><Relationship Id="rId1" Type="{_R}/styles" '
        f'Target="styles.xml"/><Relationship Id="rId2" Type="{_R}/footer" Target="footer1.xml"/></Relationships>',
        "word/document.xml": f'<w:document {w} {r}><w:body><w:sectPr><w:footerReference w:type="default" r:id="rId2"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" '
        'w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>',
        "word/styles.xml": f'<w:styles {w}><w:docDefaults><w:rPrDefault><w:rPr>{_FONTS.format("SimSun")}<w:sz w:val="20"/>'
        '<w:lang w:val="de-DE" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>',
        "word/footer1.xml": f'<w:ftr {w}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>{_field("PAGE")}'
        f'<w:r><w:t xml:space="preserve"> / </w:t></w:r>{_field("NUMPAGES")}</w:p></w:ftr>',
        "docProps/core.xml": '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escaped(title)}</dc:title></cp:coreProperties>',
    }
    return {name: (_HEAD + text).encode() for name, text in texts.items()}


def _field(name: str) -> str:
    return "".join(f'<w:r>{part}</w:r>' for part in (
        '<w:fldChar w:fldCharType="begin"/>', f'<w:instrText xml:space="preserve"> {name} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>', "<w:t>1</w:t>", '<w:fldChar w:fldCharType="end"/>'))  # fmt: skip
