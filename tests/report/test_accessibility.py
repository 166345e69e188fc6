"""The page in a real browser: no violation of WCAG 2.1 A or AA that axe can find, no sideways scrolling on a phone, A4 in print."""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from memorandum_kit import read, run, write

ROOT = Path(__file__).parents[2]
# npm install --no-save --prefix .venv/axe axe-core@4
AXE = Path(os.environ.get("AXE_CORE") or ROOT / ".venv" / "axe" / "node_modules" / "axe-core" / "axe.min.js")
CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), ""
)
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-pdf-header-footer")

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed"),
]


@pytest.fixture(scope="module", params=["de", "zh-Hans"])
def page(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    examples = ROOT / "examples"
    memo = run(read(examples / "memorandum.de.docx", examples / "memorandum.zh.docx"))
    return write(memo, tmp_path_factory.mktemp("page") / "page.html", lang=request.param)


def measured(page: Path, script: str, width: int = 1280) -> object:
    """Run a script in the page and give what it leaves as JSON in the element `measured`."""
    probe = page.with_name(f"probe-{width}.html")
    wait = f"<pre id='measured'></pre><script>(async () => {{ {script} }})();</script></body>"
    probe.write_text(page.read_text(encoding="utf-8").replace("</body>", wait), encoding="utf-8")
    command = [
        CHROMIUM,
        *FLAGS,
        f"--window-size={width},2000",
        "--virtual-time-budget=20000",
        "--dump-dom",
        f"file://{probe}",
    ]
    dom = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
    found = re.search(r"<pre id=.measured.>(.*?)</pre>", dom, re.DOTALL)
    assert found is not None
    assert found[1], "the script left nothing"
    return json.loads(html.unescape(found[1]))


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed (npm install --prefix .venv/axe axe-core@4)")
def test_axe_finds_no_violation_of_wcag(page: Path) -> None:
    tags = "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']"
    script = f"""{AXE.read_text(encoding="utf-8")}
      const result = await axe.run(document, {{runOnly: {{type: 'tag', values: {tags}}}}});
      document.getElementById('measured').textContent = JSON.stringify({{passes: result.passes.length,
        violations: result.violations.map(v => [v.id, v.nodes.slice(0, 3).map(n => n.html)])}});"""
    result = measured(page, script)
    assert isinstance(result, dict)
    assert result["violations"] == []
    assert result["passes"] >= 15


@pytest.mark.parametrize("width", [1280, 500])
def test_the_page_needs_no_sideways_scrolling(page: Path, width: int) -> None:
    script = """document.getElementById('measured').textContent =
      JSON.stringify([document.documentElement.scrollWidth, window.innerWidth]);"""
    wide, window = measured(page, script, width)  # type: ignore[misc]
    assert wide <= window


def test_the_page_prints_on_a4(page: Path) -> None:
    from pypdfium2 import PdfDocument

    target = page.with_suffix(".pdf")
    command = [CHROMIUM, *FLAGS, f"--print-to-pdf={target}", f"file://{page}"]
    subprocess.run(command, capture_output=True, timeout=120, check=True)
    document = PdfDocument(target)
    sizes = [document[number].get_size() for number in range(len(document))]
    document.close()
    assert 3 <= len(sizes) <= 12
    assert all(size == pytest.approx((595, 842), abs=2) for size in sizes)
