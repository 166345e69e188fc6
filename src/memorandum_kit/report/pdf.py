"""PDF of the side-by-side page (extra `pdf`): for screen readers and archives, with the TEI attached."""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.util import find_spec
from typing import Any

from markupsafe import escape

from memorandum_kit.errors import NotInstalled
from memorandum_kit.messages import area
from memorandum_kit.model import Lang, Memorandum
from memorandum_kit.report.page import write_page
from memorandum_kit.writers.tei import write_tei

# WeasyPrint draws a picture with the rules that stand inside it only, and knows no variables there.
_PICTURE = re.compile(r'<svg class="overview"[^>]*>')
_HIDDEN_PICTURE = re.compile(r'<svg\b[^>]*aria-hidden="true"[^>]*>')
_PICTURE_STYLE = (
    "<style>text{font-family:Arial,sans-serif;font-size:11px;font-weight:600;fill:#565d66}.alone{fill:#a8071a;font-size:12px}"
    ".bar{fill:#44607c}.bar.review{fill:#7a4b00}"
    ".bar.alone-de,.bar.alone-zh,.bar.unlinked{fill:#fff;stroke:#a8071a;stroke-dasharray:2 1.5}"
    ".join{fill:#44607c;fill-opacity:.2}.join.review{fill:#e0a000;fill-opacity:.45;stroke:#7a4b00}</style>"
)
# Where a word may be broken anywhere it breaks the first word of a mark at the line's end, without a hyphen.
_PRINT_STYLE = ".parallel td{overflow-wrap:normal} figure{break-inside:avoid}"
_FIXED = datetime(2000, 1, 1, tzinfo=UTC)
# WeasyPrint declares one standard only; the second one's name is no property that PDF/A knows, so it is described
# (ISO 19005-3, 6.6.2.3.3).
_UNIVERSAL_ACCESS = b"""<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1"/><rdf:Description rdf:about=""
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description></rdf:li></rdf:Seq>
</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


def write_pdf(memo: Memorandum, *, lang: str = "de") -> bytes:
    """Give the page as PDF/A-3a and PDF/UA-1 with the memorandum's TEI as its source file.

    Args:
        memo: what to write.
        lang: language of headings and labels: de, en or zh-Hans.

    Raises:
        NotInstalled: the typesetter, or the font subsetter without which Chinese takes 20 s and whole fonts.
        BadInput: an interface language that does not exist.
    """
    page = _PICTURE.sub(lambda found: found[0] + _PICTURE_STYLE, write_page(memo, lang=lang).decode())
    # A picture that a browser hides from screen readers still needs words in a tagged PDF (ISO 14289-1, 7.3).
    words = escape(area("report", Lang.of(lang))["mark.legend"])
    page = _HIDDEN_PICTURE.sub(lambda found: f"{found[0]}<title>{words}</title>", page)
    page = page.replace("</style>", _PRINT_STYLE + "</style>", 1)
    _refuse_missing_parts()
    from weasyprint import HTML, Attachment

    attachment = Attachment(
        string=write_tei(memo).decode(),
        name="memorandum.tei.xml",
        description="TEI P5",
        created=_FIXED,
        modified=_FIXED,
        relationship="Source",
    )
    data: bytes = HTML(string=page, url_fetcher=_nothing).write_pdf(
        pdf_variant="pdf/a-3a",
        pdf_tags=True,
        pdf_identifier=b"memorandum_kit",
        attachments=[attachment],
        finisher=_declare,
    )
    return data


def _declare(document: Any, pdf: Any) -> None:
    """Name PDF/UA-1 beside PDF/A, and each associated file once."""
    metadata = pdf.objects[int(pdf.catalog["Metadata"].split()[0])]
    metadata.stream = [b"".join(metadata.stream).replace(b"</rdf:RDF>", _UNIVERSAL_ACCESS + b"</rdf:RDF>", 1)]
    pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])


def _nothing(url: str, *args: Any, **options: Any) -> Mapping[str, Any]:
    """The page holds everything itself; nothing is ever fetched."""
    raise ValueError(f"not fetched: {url[:40]}")


def _refuse_missing_parts() -> None:
    if find_spec("weasyprint") is None:
        raise NotInstalled(
            "The PDF cannot be made",
            why="the typesetter is not installed",
            advice="Install it: python -m pip install 'memorandum_kit[pdf]'",
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from weasyprint.text.ffi import harfbuzz_subset
    except (ImportError, OSError) as error:
        raise NotInstalled(
            "The PDF cannot be made",
            why=f"a library of the typesetter is missing ({str(error).splitlines()[0][:80]})",
            advice="Install Pango: apt-get install libpango-1.0-0 libpangoft2-1.0-0",
        ) from None
    if not harfbuzz_subset:
        raise NotInstalled(
            "The PDF cannot be made",
            why="without the font subsetter a page with Chinese takes 20 seconds and carries whole fonts",
            advice="Install it: apt-get install libharfbuzz-subset0",
        )
