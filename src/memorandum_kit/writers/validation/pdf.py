"""A PDF of ours: it opens, is tagged, has a language, and carries its TEI, which is checked too."""

from __future__ import annotations

import ctypes
import re
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any

from memorandum_kit.errors import BadInput
from memorandum_kit.writers.validation import Violation
from memorandum_kit.writers.validation.tei import check_tei

_SOURCE = "memorandum.tei.xml"
_DECLARATIONS = {b"http://www.aiim.org/pdfa/ns/id/": "PDF/A", b"http://www.aiim.org/pdfua/ns/id/": "PDF/UA"}
_XML_STREAM = re.compile(rb"<<(?P<said>[^<>]*/Subtype\s*/XML[^<>]*)>>\s*stream\r?\n")
_METADATA_LIMIT = 1 << 20


def check_pdf(data: bytes, name: str, schema: Path | None = None) -> list[Violation]:
    """Give the violations of a PDF; `schema` is for the TEI inside.

    Whether it conforms to PDF/A and PDF/UA in every detail is for a program of its own (veraPDF).

    Raises:
        BadInput: it cannot be opened.
        NotInstalled: a schema was named and nothing that can use it is there.
    """
    import pypdfium2  # type: ignore[import-untyped]
    import pypdfium2.raw as raw  # type: ignore[import-untyped]

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise BadInput(f"{name} is no PDF that can be opened", why=str(error), advice="Export it again.") from None
    try:
        found: list[Violation] = []
        if not raw.FPDFCatalog_IsTagged(document.raw):
            found.append(Violation(0, "/Root/MarkInfo", "pdf.tagged"))
        said = _metadata(data)
        for declared, standard in _DECLARATIONS.items():
            if declared not in said:
                found.append(Violation(0, "/Root/Metadata", "pdf.declared", standard))
        source = _attachment(document, raw)
        if source is None:
            return [*found, Violation(0, "/Root/AF", "pdf.source", _SOURCE)]
        return found + [
            replace(one, path=f"{_SOURCE}:{one.path}") for one in check_tei(source, f"{name} ({_SOURCE})", schema)
        ]
    finally:
        document.close()


def _metadata(data: bytes) -> bytes:
    """What the file says of itself as XMP; PDFium has no way to ask for it."""
    found = []
    for stream in _XML_STREAM.finditer(data):
        content = data[stream.end() : stream.end() + _METADATA_LIMIT]
        if b"/FlateDecode" in stream["said"]:
            try:
                content = zlib.decompressobj().decompress(content, _METADATA_LIMIT)
            except zlib.error:
                continue
        found.append(content.partition(b"<?xpacket end")[0])
    return b"".join(found)


def _attachment(document: Any, raw: Any) -> bytes | None:
    for index in range(raw.FPDFDoc_GetAttachmentCount(document.raw)):
        attachment = raw.FPDFDoc_GetAttachment(document.raw, index)
        length = raw.FPDFAttachment_GetName(attachment, None, 0)
        name = ctypes.create_string_buffer(length)
        raw.FPDFAttachment_GetName(attachment, ctypes.cast(name, ctypes.POINTER(ctypes.c_ushort)), length)
        if name.raw.decode("utf-16-le").rstrip("\0") != _SOURCE:
            continue
        size = ctypes.c_ulong()
        raw.FPDFAttachment_GetFile(attachment, None, 0, ctypes.byref(size))
        content = ctypes.create_string_buffer(size.value)
        raw.FPDFAttachment_GetFile(attachment, content, size.value, ctypes.byref(size))
        return content.raw[: size.value]
    return None
