"""HTML against the WHATWG rules for documents, by turbohtml (extra `validate`)."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from memorandum_kit.errors import NotInstalled
from memorandum_kit.writers.validation import Violation


def check_html(data: bytes, name: str, schema: Path | None = None) -> list[Violation]:
    """Give the errors of an HTML document; warnings and hints are left out.

    Raises:
        NotInstalled: turbohtml is not there.
    """
    if find_spec("turbohtml") is None:
        raise NotInstalled(
            f"{name} cannot be checked",
            why="the checker for HTML is not installed",
            advice="Install it: python -m pip install 'memorandum_kit[validate]'",
        )
    from turbohtml.conformance import check_html as conformance

    report = conformance(data.decode("utf-8", errors="replace"))
    return [
        Violation(message.line or 0, "", "html", f"{message.message} ({message.code})")
        for message in report.messages
        if message.severity == "error"
    ]
