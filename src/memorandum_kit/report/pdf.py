"""PDF of the side-by-side page (extra `pdf`): tagged for screen readers, with the TEI attached."""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.util import find_spec
from typing import Any

from memorandum_kit.errors import NotInstalled
from memorandum_kit.model import Memorandum
from memorandum_kit.report.page import write_page
from memorandum_kit.writers.tei import write_tei

# WeasyPrint draws a picture with the rules that stand inside it only, and knows no variables there.
_PICTURE = re.compile(r'<svg class="overview"[^>]*>')
_PICTURE_STYLE = (
    "<style>text{font-family:Arial,sans-serif;font-size:11px;font-weight:600;fill:#565d66}.alone{fill:#a8071a;font-size:12px}"
    ".bar{fill:#44607c}.bar.review{fill:#7a4b00}"
    ".bar.alone-de,.bar.alone-zh,.bar.unlinked{fill:#fff;stroke:#a8071a;stroke-dasharray:2 1.5}"
    ".join{fill:#44607c;fill-opacity:.2}.join.review{fill:#e0a000;fill-opacity:.45;stroke:#7a4b00}</style>"
)
_FIXED = datetime(2000, 1, 1, tzinfo=UTC)


def write_pdf(memo: Memorandum, *, lang: str = "de") -> bytes:
    """Give the page as PDF/UA-1 with the memorandum's TEI as an attachment.

    Args:
        memo: what to write.
        lang: language of headings and labels: de, en or zh-Hans.

    Raises:
        NotInstalled: the typesetter, or the font subsetter without which Chinese takes 20 s and whole fonts.
        BadInput: an interface language that does not exist.
    """
    page = _PICTURE.sub(lambda found: found[0] + _PICTURE_STYLE, write_page(memo, lang=lang).decode())
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
        pdf_variant="pdf/ua-1", pdf_tags=True, pdf_identifier=b"memorandum_kit", attachments=[attachment]
    )
    return data


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
