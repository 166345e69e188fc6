"""CES/XCES alignments (InterCorp, OPUS): a zip of the `cesAlign` file and both texts that it points into."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from lxml import etree

from memorandum_kit.errors import BadInput, NotMine
from memorandum_kit.model import Lang, Link, Memorandum
from memorandum_kit.readers.evidence import guess_language
from memorandum_kit.readers.options import Options
from memorandum_kit.readers.package import ZIP_MAGIC, Package
from memorandum_kit.readers.tei_text import XML_ID, XML_LANG, local
from memorandum_kit.readers.tmx import score_of, text_without
from memorandum_kit.readers.units import Side, Unit, join, memorandum_of
from memorandum_kit.readers.xml import parse_xml

DOCTYPES = ("-//CES//DTD XML cesAlign//EN", "-//CES//DTD cesAlign//EN", "-//CES//DTD XML cesDoc//EN")
_ADVICE = "Put the alignment and both texts into one zip file and give that."


def read_xces(data: bytes, name: str, options: Options) -> Memorandum:
    """Read an alignment with its texts; every element that a link names, and every other of its kind, is a clause.

    Raises:
        NotMine: no zip package with a `cesAlign` file in it.
        BadInput: the alignment alone, a text or an element that it names is missing, not German and Chinese.
    """
    shown = name or "This alignment"
    if not data.startswith(ZIP_MAGIC):
        if b"<cesAlign" not in data[:65536].replace(b"\x00", b""):
            raise NotMine("not xces: no <cesAlign> element")
        raise BadInput(
            f"{shown} has no text in it", why="an alignment only points into two other files", advice=_ADVICE
        )
    package = Package(data, shown, "xces")
    names = [part for part in package.names() if part.endswith((".xml", ".xces", ".ces"))]
    alignments = [part for part in names if b"<cesAlign" in package.read(part)[:65536]]
    if not alignments:
        raise NotMine("not xces: no <cesAlign> in the zip package")
    texts = {part: _Text(package.read(part), f"{shown} ({part})", part) for part in names if part not in alignments}
    units: list[Unit] = []
    used: list[_Text] = []
    for part in alignments:
        for group in parse_xml(package.read(part), f"{shown} ({part})", doctypes=DOCTYPES).iter("linkGrp"):
            sides = [_found(texts, group.get(attribute, ""), shown) for attribute in ("fromDoc", "toDoc")]
            used += [text for text in sides if text not in used]
            units += [_unit(link, sides, shown) for link in group.iter("link")]
    for text in used:
        units += text.unlinked()
    return memorandum_of(units, (), name)


def _found(texts: dict[str, _Text], pointer: str, shown: str) -> _Text:
    """The text that a linkGrp names: by its path in the zip, else by its name where one of both has no folder (OPUS: `.xml.gz`)."""
    wanted = pointer.removesuffix(".gz")
    base = PurePosixPath(wanted).name
    exact = [text for part, text in texts.items() if part.endswith(wanted) and wanted]
    by_name = [text for part, text in texts.items() if PurePosixPath(part).name == wanted or part == base]
    if found := exact or by_name:
        return found[0]
    raise BadInput(f"{shown} lacks the text {pointer!r}", why="the alignment points into it", advice=_ADVICE)


def _unit(link: etree._Element, sides: list[_Text], shown: str) -> Unit:
    targets = link.get("xtargets", "").split(";")
    if len(targets) != 2:
        raise BadInput(
            f"{shown}, line {link.sourceline}: xtargets has {len(targets)} sides",
            why="a link has two sides with a semicolon between them",
            advice="Export the alignment again.",
        )
    made = tuple(text.side(ids.split(), shown) for text, ids in zip(sides, targets, strict=True) if ids.split())
    return Unit("", made, Link((), (), score_of(link.get("certainty", "")), "file"))


@dataclass(slots=True)
class _Segment:
    place: int
    text: str
    linked: bool = False


class _Text:
    """One of the texts: its elements with ids."""

    def __init__(self, data: bytes, shown: str, part: str) -> None:
        root = parse_xml(data, shown, doctypes=DOCTYPES)
        self._shown = shown
        self._kind = ""
        self._segments: dict[str, _Segment] = {}
        self._kinds: dict[str, str] = {}
        for element in root.iter(etree.Element):
            identity = element.get(XML_ID) or element.get("id")
            if identity and local(element) not in ("w", "tok", "c", "pc"):
                self._segments.setdefault(identity, _Segment(len(self._segments), _text(element)))
                self._kinds.setdefault(identity, local(element))
        self.lang = self._language(root, part)

    def _language(self, root: etree._Element, part: str) -> Lang:
        """The file's own word, its folder or name (`zh_cn/…`, `de.xml`), else by its letters."""
        stated = next(
            (
                one.get(XML_LANG) or one.get("lang")
                for one in root.iter(etree.Element)
                if one.get(XML_LANG) or one.get("lang")
            ),
            None,
        )
        path = PurePosixPath(part)
        for tag in (stated, *(path.parts[:-1]), path.name.partition(".")[0].partition("-")[0]):
            try:
                return Lang.of(tag or "")
            except ValueError:
                continue
        return guess_language(" ".join(one.text for one in self._segments.values())) or Lang.EN

    def side(self, ids: list[str], shown: str) -> Side:
        """Give the segments of these ids as one side."""
        for one in ids:
            if one not in self._segments:
                raise BadInput(
                    f"{shown} points to {one!r}",
                    why=f"{self._shown} has no element with this id",
                    advice="Check that alignment and texts are of one edition.",
                )
        self._kind = self._kind or self._kinds[ids[0]]
        return self._side([self._segments[one] for one in ids])

    def _side(self, segments: list[_Segment]) -> Side:
        document = "zh" if self.lang.is_chinese else self.lang.value
        gap = len(join(("", ""), self.lang))
        records, start = [], 0
        for segment in segments:
            segment.linked = True
            span = [start, start + len(segment.text)]
            records.append(json.dumps({"id": "", "document": document, "at": segment.place, "span": span}))
            start += len(segment.text) + gap
        return Side(self.lang, join([segment.text for segment in segments], self.lang), tuple(records))

    def unlinked(self) -> Iterator[Unit]:
        """Give the segments of the linked kind that no link names."""
        for identity, segment in self._segments.items():
            if not segment.linked and self._kinds[identity] == self._kind and segment.text:
                yield Unit("", (self._side([segment]),), None)


def _text(element: etree._Element) -> str:
    """An element's text; of divided text (w) the words, Chinese without blanks between them."""
    words = [text_without(one, frozenset()) for one in element.iter("{*}w", "{*}tok", "{*}pc")]
    if not words:
        return " ".join(text_without(element, frozenset()).split())
    text = "".join(words)
    return text if guess_language(text) in (Lang.ZH_HANS, Lang.ZH_HANT) else " ".join(words)
