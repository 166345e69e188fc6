"""TEI P5: our own files back to a Memorandum; foreign ones as a Memorandum where they are aligned, else as blocks."""

from __future__ import annotations

from lxml import etree

from memorandum_kit.errors import BadInput, NotMine
from memorandum_kit.model import Memorandum, Source
from memorandum_kit.readers.options import Options
from memorandum_kit.readers.package import ZIP_MAGIC
from memorandum_kit.readers.tei_foreign import read_foreign
from memorandum_kit.readers.tei_header import each
from memorandum_kit.readers.tei_own import is_own, read_own
from memorandum_kit.readers.tei_pointers import refuse_broken
from memorandum_kit.readers.tei_split import joined
from memorandum_kit.readers.tei_text import TEI, TEI_NAMESPACE, local
from memorandum_kit.readers.xml import parse_xml

_ROOTS = ("TEI", "teiCorpus", "TEI.2")


def read_tei(data: bytes, name: str, options: Options) -> Source | Memorandum:
    """Read a TEI file, or the zip of the layout `split`.

    Raises:
        NotMine: no XML, or another root element.
        BadInput: XML of another namespace or TEI P4, not well-formed, an id twice, a link to nothing, no text.
    """
    shown = name or "This TEI file"
    root = joined(data, shown) if data.startswith(ZIP_MAGIC) else _single(data, shown)
    refuse_broken(root, shown)
    header = next(each(root, "teiHeader"), None)
    if header is not None and is_own(root, header):
        return read_own(root, header, shown)
    return read_foreign(root, header, shown)


def _single(data: bytes, shown: str) -> etree._Element:
    if not _looks_like_tei(data):
        raise NotMine("not TEI: no <TEI> or <teiCorpus> element")
    root = parse_xml(data, shown)
    if root.tag in (f"{TEI}TEI", f"{TEI}teiCorpus"):
        return root
    if local(root) not in _ROOTS:
        raise NotMine(f"not TEI: the root element is <{local(root)}>")
    namespace = etree.QName(root).namespace
    raise BadInput(
        f"{shown} is no TEI P5",
        why=f"its elements have {f'the namespace {namespace}' if namespace else 'no namespace'}",
        advice=f'Set xmlns="{TEI_NAMESPACE}" on <{local(root)}>.',
    )


def _looks_like_tei(data: bytes) -> bool:
    """Whether a root element of TEI may stand in the first 64 kB: quick, so that other readers get their turn."""
    head = data[:65536].replace(b"\x00", b"")
    return any(f"<{name}".encode() in head or f":{name}".encode() in head for name in _ROOTS)
