"""The Word file back with a comment at each finding's exact words, and certain suggestions as tracked changes.

Nothing else of the package is touched: the other parts are written back byte for byte.
"""

from __future__ import annotations

import io
import zipfile
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from memorandum_kit.errors import BadInput, NotMine, Refused
from memorandum_kit.model import Clause, Finding, FindingPlace, Lang, Memorandum
from memorandum_kit.readers.docx_text import P, ParagraphText, R, T, W, part_paragraphs
from memorandum_kit.readers.package import Package
from memorandum_kit.readers.xml import parse_xml
from memorandum_kit.report.findings_text import message_of, title_of

AUTHOR, INITIALS = "memorandum check", "MK"
_DOCUMENT, _COMMENTS, _TYPES = "word/document.xml", "word/comments.xml", "[Content_Types].xml"
_RELATIONS = "word/_rels/document.xml.rels"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_COMMENTS_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPE = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# Codes whose suggestion stands for the very words of one side; "zh" where it is the Chinese wording.
_REPLACES = {
    "character.compatibility": "", "character.width": "", "character.zero": "", "script.mixed": "",
    "punctuation.width": "", "punctuation.quotes": "", "spacing.double": "", "word.repeated": "",
    "encoding.mojibake": "", "term.deprecated": "", "term.wrong": "zh", "name.wrong": "zh", "name.inconsistent": "zh",
}  # fmt: skip
_SURE = 0.85


@dataclass(frozen=True, slots=True)
class _Remark:
    paragraph: int
    start: int  # code points of the paragraph's text
    end: int
    finding: Finding
    replaces: bool


def comment_word(data: bytes, memo: Memorandum, name: str, lang: Lang = Lang.DE, *, changes: bool = True) -> bytes:
    """Give the Word file with the findings of its text as comments.

    Args:
        data: the docx that the memorandum (or one of its texts) was read from.
        memo: with findings; places in headers, notes and text boxes of other parts are left out.
        name: the file's name as the documents have it.
        lang: language of the comments.
        changes: write suggestions that are certain as tracked changes beside the comment.

    Raises:
        BadInput: no docx, or not the file that the memorandum was read from.
        Refused: the file is digitally signed; a comment would break the signature.
    """
    try:
        package = Package(data, name, "docx")
    except NotMine as error:
        raise BadInput(f"{name} is no Word file", why=str(error), advice="Give the .docx file.") from None
    if any(part.startswith("_xmlsignatures/") for part in package.names()):
        raise Refused(
            f"{name} is digitally signed", why="a comment would break the signature", advice="Use an unsigned copy."
        )
    if _DOCUMENT not in package:
        raise BadInput(f"{name} is no Word file", why=f"{_DOCUMENT} is missing", advice="Give the .docx file.")
    root = parse_xml(package.read(_DOCUMENT), f"{name} ({_DOCUMENT})")
    texts = part_paragraphs(root)
    remarks = _remarks(memo, name, texts, changes=changes)
    comments = parse_xml(package.read(_COMMENTS), f"{name} ({_COMMENTS})") if _COMMENTS in package else _new_comments()
    number = max((int(c.get(f"{W}id", "0")) for c in comments.iter(f"{W}comment")), default=-1) + 1
    revision = _highest_id(root) + 1000
    for remark in remarks:
        suggestion = remark.finding.suggestion if remark.replaces else None
        _mark(texts[remark.paragraph].element, remark, number, suggestion, revision)
        comments.append(_comment(number, remark.finding, lang))
        number, revision = number + 1, revision + 2
    parts = {_DOCUMENT: _bytes(root), _COMMENTS: _bytes(comments)}
    if _COMMENTS not in package:
        parts[_TYPES] = _with_type(package.read(_TYPES), name)
        parts[_RELATIONS] = _with_relation(package, name)
    return _packed(package, parts)


def _remarks(memo: Memorandum, name: str, texts: list[ParagraphText], *, changes: bool) -> list[_Remark]:
    """The places of the findings in this file, last first, so that an insertion moves none that is still to come."""
    own = [document for document in memo.documents if document.name == name] or list(memo.documents)
    clauses = {clause.id: clause for document in own for clause in document.clauses}
    found = []
    taken: list[tuple[int, int, int]] = []
    for finding in memo.findings:
        for place in finding.places:
            clause = clauses.get(place.clause_id)
            where = _where(clause, place, texts) if clause is not None else None
            if where is None or clause is None:
                continue
            side = _REPLACES.get(finding.code)
            replaces = (
                changes and side is not None and bool(finding.suggestion) and finding.confidence >= _SURE
                and (side == "" or clause.lang.is_chinese)
                and not any(p == where[0] and where[1] < e and s < where[2] for p, s, e in taken)
            )  # fmt: skip
            if replaces:
                taken.append(where)
            found.append(_Remark(*where, finding, replaces))
    if not found and memo.findings and not any(document.name == name for document in memo.documents):
        raise BadInput(f"{name} is not a file of this memorandum", advice="Give the file that was checked.")
    return sorted(found, key=lambda remark: (remark.paragraph, remark.start, remark.end), reverse=True)


def _where(clause: Clause, place: FindingPlace, texts: list[ParagraphText]) -> tuple[int, int, int] | None:
    index = clause.place.paragraph
    if clause.place.part != "body" or index is None or not 0 <= index < len(texts):
        return None
    text, words = texts[index].text, place.span.of(clause.text)
    start = clause.place.start + place.span.start
    if text[start : start + len(words)] != words:
        start = text.find(clause.text)
        start = start + place.span.start if start >= 0 else text.find(words)
        if start < 0:
            return None
    return index, start, start + len(words)


def _mark(paragraph: etree._Element, remark: _Remark, number: int, suggestion: str | None, revision: int) -> None:
    """Set the comment's ends around the words, runs split where they begin and end."""
    _split(paragraph, remark.start)
    _split(paragraph, remark.end)
    runs = list(dict.fromkeys(piece.run for piece, _, _ in _read(paragraph).pieces_of(remark.start, remark.end)))
    runs = [run for run in runs if run.tag == R]
    start, end, reference = (etree.Element(f"{W}{tag}") for tag in ("commentRangeStart", "commentRangeEnd", "r"))
    etree.SubElement(reference, f"{W}commentReference").set(f"{W}id", str(number))
    for element in (start, end):
        element.set(f"{W}id", str(number))
    if not runs:
        paragraph.extend((start, end, reference))
        return
    runs[0].addprevious(start)
    last = runs[-1]
    if suggestion is not None and all(run.getparent() is paragraph for run in runs):
        last = _replace(runs, suggestion, revision)
    last.addnext(end)
    end.addnext(reference)


def _read(paragraph: etree._Element) -> ParagraphText:
    return part_paragraphs(paragraph)[0]


def _split(paragraph: etree._Element, position: int) -> None:
    """Split the run at a position of the paragraph's text, its formatting on both halves."""
    for piece in _read(paragraph).pieces:
        if not piece.start <= position < piece.end or piece.run.tag != R:
            continue
        siblings = list(piece.run)
        if position == piece.start and not any(
            child.tag != f"{W}rPr" for child in siblings[: siblings.index(piece.element)]
        ):
            return
        later = etree.Element(R)
        if (properties := piece.run.find(f"{W}rPr")) is not None:
            later.append(deepcopy(properties))
        moved = siblings[siblings.index(piece.element) + 1 :]
        if position == piece.start:
            moved = [piece.element, *moved]
        elif piece.element.tag in (T, f"{W}delText"):
            cut = position - piece.start
            text = piece.element.text or ""
            tail = etree.SubElement(later, piece.element.tag)
            tail.text, piece.element.text = text[cut:], text[:cut]
            for element in (tail, piece.element):
                element.set(_SPACE, "preserve")
        later.extend(moved)
        piece.run.addnext(later)
        return


def _replace(runs: list[etree._Element], suggestion: str, revision: int) -> etree._Element:
    """Write the words as deleted and the suggestion as inserted behind them; gives the insertion."""
    deleted, inserted = (etree.Element(f"{W}{tag}") for tag in ("del", "ins"))
    for offset, element in enumerate((deleted, inserted)):
        element.set(f"{W}id", str(revision + offset))
        element.set(f"{W}author", AUTHOR)
    runs[0].addprevious(deleted)
    for run in runs:
        deleted.append(run)
        for text in run.iter(T):
            text.tag = f"{W}delText"
    run = etree.SubElement(inserted, R)
    if (properties := runs[0].find(f"{W}rPr")) is not None:
        run.append(deepcopy(properties))
    text = etree.SubElement(run, T)
    text.text = suggestion
    text.set(_SPACE, "preserve")
    deleted.addnext(inserted)
    return inserted


def _comment(number: int, finding: Finding, lang: Lang) -> etree._Element:
    comment = etree.Element(f"{W}comment")
    for key, value in (("id", str(number)), ("author", AUTHOR), ("initials", INITIALS)):
        comment.set(f"{W}{key}", value)
    lines = [f"{title_of(finding.code, lang)} ({finding.code})", message_of(finding, lang)]
    if finding.suggestion:
        lines.append(f"→ {finding.suggestion}")
    for line in lines:
        text = etree.SubElement(etree.SubElement(etree.SubElement(comment, P), R), T)
        text.text = "".join(c if ord(c) >= 0x20 and c not in "\ufffe\uffff" else " " for c in line)
        text.set(_SPACE, "preserve")
    return comment


def _new_comments() -> etree._Element:
    return etree.Element(f"{W}comments", nsmap={"w": W.strip("{}")})


def _highest_id(root: etree._Element) -> int:
    return max((int(i) for e in root.iter() if (i := e.get(f"{W}id", "")).isdecimal()), default=0)


def _with_type(data: bytes, name: str) -> bytes:
    root = parse_xml(data, f"{name} ({_TYPES})")
    etree.SubElement(root, f"{_TYPE}Override", PartName=f"/{_COMMENTS}", ContentType=_COMMENTS_TYPE)
    return _bytes(root)


def _with_relation(package: Package, name: str) -> bytes:
    if _RELATIONS in package:
        root = parse_xml(package.read(_RELATIONS), f"{name} ({_RELATIONS})")
    else:
        root = etree.Element(f"{_REL}Relationships", nsmap={None: _REL.strip("{}")})  # type: ignore[dict-item]
    taken = {relation.get("Id") for relation in root}
    identifier = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
    etree.SubElement(root, f"{_REL}Relationship", Id=identifier, Type=_COMMENTS_RELATION, Target="comments.xml")
    return _bytes(root)


def _bytes(root: etree._Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _packed(package: Package, parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in (*package.names(), *(new for new in parts if new not in package.names())):
            if not part.endswith("/"):
                archive.writestr(
                    zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0)),
                    parts.get(part) or package.read(part),
                    zipfile.ZIP_DEFLATED,
                )
    return target.getvalue()
