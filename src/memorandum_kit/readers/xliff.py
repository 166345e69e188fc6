"""XLIFF 1.2 and 2.0–2.2: units to a memorandum; the segments of a unit are read together, codes are left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from memorandum_kit.errors import BadInput, NotMine
from memorandum_kit.model import Lang, Link, Memorandum
from memorandum_kit.readers.options import Options
from memorandum_kit.readers.tmx import XML_LANG, score_of
from memorandum_kit.readers.units import FROM_FILE, PROGRAM, Side, Unit, memorandum_of
from memorandum_kit.readers.xml import parse_xml

NAMESPACE_12 = "urn:oasis:names:tc:xliff:document:1.2"
NAMESPACE_20 = "urn:oasis:names:tc:xliff:document:2.0"
NAMESPACE_22 = "urn:oasis:names:tc:xliff:document:2.2"
_VERSION_2 = (NAMESPACE_20, NAMESPACE_22)
# In XLIFF 1.2 codes of the original stand inside these; XLIFF 2 keeps them elsewhere.
_CODES = frozenset(("bpt", "ept", "ph", "it"))
_UNTRANSLATED = frozenset(("new", "needs-translation"))


def read_xliff(data: bytes, name: str, options: Options) -> Memorandum:
    """Read an XLIFF file with German and Chinese, in either direction.

    A target that only repeats its source and is marked as not translated is no translation.

    Raises:
        NotMine: no XML, or another root element.
        BadInput: not well-formed, another version, an id twice in a file, or not German and Chinese.
    """
    if b"<xliff" not in (head := data[:65536].replace(b"\x00", b"")) and b":xliff" not in head:
        raise NotMine("not xliff: no <xliff> element")
    shown = name or "This XLIFF file"
    root = parse_xml(data, shown)
    qualified = etree.QName(root)
    if qualified.localname != "xliff":
        raise NotMine(f"not xliff: the root element is <{qualified.localname}>")
    if qualified.namespace in _VERSION_2:
        documents, units = _records_20(root), list(_units_20(root, shown))
    elif qualified.namespace == NAMESPACE_12 or (not qualified.namespace and root.get("version", "1.0")[:2] == "1."):
        documents, units = _records_12(root), list(_units_12(root, shown))
    else:
        raise BadInput(
            f"{shown} is no XLIFF 1.2 or 2.x",
            why=f"its namespace is {qualified.namespace or 'missing'}",
            advice="Export it again as XLIFF 1.2 or 2.1.",
        )
    return memorandum_of(units, documents, name)


def _lang(tag: str | None) -> Lang | None:
    try:
        return Lang.of(tag or "")
    except ValueError:
        return None


def _each(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    return parent.iterchildren(f"{{*}}{name}")


def _refuse_repeated(units: list[etree._Element], shown: str) -> None:
    seen: set[str] = set()
    for unit in units:
        identity = unit.get("id", "")
        if identity and identity in seen:
            raise BadInput(
                f"{shown}, line {unit.sourceline}: the unit id {identity!r} occurs twice",
                why="a translation would belong to two places",
                advice="Export it again from the program that it came from.",
            )
        seen.add(identity)


# XLIFF 1.2


def _records_12(root: etree._Element) -> list[str]:
    return [one.text or "" for one in root.iter("{*}note") if one.get("from") == PROGRAM and _is_header(one)]


def _is_header(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and etree.QName(parent).localname == "header"


def _units_12(root: etree._Element, shown: str) -> Iterator[Unit]:
    for file in _each(root, "file"):
        own = any(tool.get("tool-id") == PROGRAM for tool in file.iter("{*}tool"))
        langs = (_lang(file.get("source-language")), _lang(file.get("target-language")))
        units = list(file.iter("{*}trans-unit"))
        _refuse_repeated(units, shown)
        yield from (_unit_12(unit, langs, own=own) for unit in units)


def _unit_12(unit: etree._Element, langs: tuple[Lang | None, Lang | None], *, own: bool) -> Unit:
    said = _contexts(unit) if own else {}
    elements = [next(_each(unit, name), None) for name in ("source", "target")]
    texts = [_text_12(one) for one in elements]
    target = elements[1]
    untranslated = target is not None and target.get("state", "") in _UNTRANSLATED and texts[0] == texts[1]
    if untranslated or (own and "x-target" not in said and texts[0] == texts[1]):
        texts[1] = ""
    sides = []
    for element, text, lang, name in zip(elements, texts, langs, ("x-source", "x-target"), strict=True):
        found = _lang(element.get(XML_LANG)) if element is not None and element.get(XML_LANG) else lang
        records = said.get(name, {}).get("clause", ())
        if found is not None and (text or records):
            sides.append(Side(found, text, records))
    return Unit(unit.get("id", "") if own else "", tuple(sides), _link(said.get("x-link", {})) if own else FROM_FILE)


def _text_12(element: etree._Element | None) -> str:
    if element is None:
        return ""
    pieces = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and etree.QName(child).localname not in _CODES:
            pieces.append(_text_12(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _contexts(unit: etree._Element) -> dict[str, dict[str, tuple[str, ...]]]:
    groups: dict[str, dict[str, tuple[str, ...]]] = {}
    for group in _each(unit, "context-group"):
        said = groups.setdefault(group.get("name", "").partition(" ")[0], {})
        for one in _each(group, "context"):
            kind = one.get("context-type", "").removeprefix("x-")
            said[kind] = (*said.get(kind, ()), one.text or "")
    return groups


def _link(said: Mapping[str, tuple[str, ...]]) -> Link | None:
    def first(name: str) -> str:
        return next(iter(said.get(name, ())), "")

    if not said:
        return FROM_FILE  # a unit that another program added
    if first("status") == "unlinked":
        return None
    return Link((), (), score_of(first("score")), first("made-by"), first("status") == "confirmed", first("reason"))


# XLIFF 2


def _records_20(root: etree._Element) -> list[str]:
    return [
        text
        for file in _each(root, "file")
        for group in _groups(file)
        if group.get("category") == "x-memorandum"
        for text in _meta(group).get("document", ())
    ]


def _groups(holder: etree._Element) -> Iterator[etree._Element]:
    for metadata in _each(holder, "metadata"):
        yield from _each(metadata, "metaGroup")


def _meta(group: etree._Element) -> dict[str, tuple[str, ...]]:
    said: dict[str, tuple[str, ...]] = {}
    for one in _each(group, "meta"):
        kind = one.get("type", "")
        said[kind] = (*said.get(kind, ()), one.text or "")
    return said


def _units_20(root: etree._Element, shown: str) -> Iterator[Unit]:
    langs = (_lang(root.get("srcLang")), _lang(root.get("trgLang")))
    for file in _each(root, "file"):
        own = any(group.get("category") == "x-memorandum" for group in _groups(file))
        units = list(file.iter("{*}unit"))
        _refuse_repeated(units, shown)
        yield from (_unit_20(unit, langs, own=own) for unit in units)


def _unit_20(unit: etree._Element, langs: tuple[Lang | None, Lang | None], *, own: bool) -> Unit:
    groups = list(_groups(unit)) if own else []
    said = next((_meta(group) for group in groups if group.get("category") == "x-link"), {})
    records = {
        group.get("appliesTo", ""): _meta(group).get("clause", ())
        for group in groups
        if group.get("category") == "x-clauses"
    }
    sides = []
    for name, lang in zip(("source", "target"), langs, strict=True):
        parts = [next(_each(part, name), None) for part in unit if _is_text(part)]
        parts = _ordered(parts)
        text = "".join(_text_20(one) for one in parts if one is not None)
        if lang is not None and (text or name in records):
            sides.append(Side(lang, text, records.get(name, ())))
    return Unit(unit.get("id", "") if own else "", tuple(sides), _link(said) if own else FROM_FILE)


def _is_text(element: etree._Element) -> bool:
    return isinstance(element.tag, str) and etree.QName(element).localname in ("segment", "ignorable")


def _ordered(parts: list[etree._Element | None]) -> list[etree._Element | None]:
    """Targets may stand in another order than their sources (@order, from 1)."""

    def place(one: tuple[int, etree._Element | None]) -> int:
        written = one[1].get("order", "") if one[1] is not None else ""
        return int(written) if written.isdecimal() else one[0]

    return [part for _, part in sorted(enumerate(parts, start=1), key=place)]


def _text_20(element: etree._Element) -> str:
    pieces = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):
            if etree.QName(child).localname == "cp":
                pieces.append(_code_point(child.get("hex", "")))
            pieces.append(_text_20(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _code_point(written: str) -> str:
    try:
        return chr(int(written, 16))
    except (ValueError, OverflowError):
        return ""
