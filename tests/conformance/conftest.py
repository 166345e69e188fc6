"""The official schemas, compiled once a session: libxml2 takes 15 s CPU for tei_all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree


@pytest.fixture(scope="session")
def tei_valid(shared: Path) -> Callable[[bytes], str]:
    """A function that gives the first fault of a TEI document, "" for none."""
    schema = etree.RelaxNG(etree.parse(str(shared / "schemas" / "tei_all.rng")))

    def fault(data: bytes) -> str:
        root = etree.fromstring(data)
        if schema.validate(root):
            return ""
        error = schema.error_log[0]
        return f"line {error.line}: {error.message}"

    return fault
