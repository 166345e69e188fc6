"""A small glossary, and a cache folder of its own for every test."""

from __future__ import annotations

from pathlib import Path

import pytest
from glossary_terms import TERMS

from memorandum_kit.glossary import Glossary


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture(scope="session")
def small() -> Glossary:
    return Glossary.of(TERMS)
