"""CETEIcean in a real browser shows every clause of our TEI with its text (CETEICEAN names the program's CETEI.js)."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from test_formats import MEMO

from memorandum_kit.writers import render

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
PROGRAM = os.environ.get("CETEICEAN", "")

pytestmark = pytest.mark.heavy


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
@pytest.mark.skipif(not PROGRAM, reason="CETEICEAN does not name CETEI.js (npm install CETEIcean)")
def test_a_browser_shows_both_texts(tmp_path: Path) -> None:
    assert CHROMIUM
    program = Path(PROGRAM).read_text(encoding="utf-8").replace("</script", "<\\/script")
    data = json.dumps(render(MEMO, "tei").decode()).replace("</", "<\\/")
    page = tmp_path / "page.html"
    page.write_text(
        f'<!DOCTYPE html><meta charset="utf-8"><div id="T"></div><script>{program}</script>'
        f"<script>new CETEI().makeHTML5({data}, d => document.getElementById('T').appendChild(d))</script>",
        encoding="utf-8",
    )
    shown = subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
         f"--user-data-dir={tmp_path / 'profile'}", "--virtual-time-budget=5000", "--dump-dom", page.as_uri()],
        capture_output=True, text=True, timeout=120, check=True,
    ).stdout  # fmt: skip
    texts = {html.unescape(text) for text in re.findall(r"<tei-ab [^>]*>([^<]*)</tei-ab>", shown)}
    assert texts == {clause.text for clause in MEMO.clauses().values()}
