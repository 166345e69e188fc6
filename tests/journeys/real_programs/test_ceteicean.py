"""CETEIcean in a real browser shows our TEI: every clause with its text, German and Chinese beside one another."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from journeys.real_programs.conftest import SECONDS
from memorandum_kit.model import Memorandum
from memorandum_kit.writers import render

pytestmark = pytest.mark.heavy

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), ""
)
# Two columns are a matter of the reader's style sheet: the layout `group` puts the texts beside one another.
_PAGE = """<!DOCTYPE html><html lang="de"><meta charset="utf-8"><style>
tei-teiheader, tei-standoff {{ display: none }} tei-group {{ display: grid; grid-template-columns: 1fr 1fr; gap: 2em }}
tei-ab, tei-head, tei-dateline, tei-signed {{ display: block; margin: .6em 0 }} tei-num {{ font-weight: bold }}
</style><div id="T"></div><pre id="answer"></pre><script>{program}</script><script>
const place = one => {{ const r = one.getBoundingClientRect(); return [r.left, r.right, r.top, r.height] }};
new CETEI().makeHTML5({data}, shown => {{
  document.getElementById('T').appendChild(shown);
  const answer = {{
    columns: [...document.querySelectorAll('tei-group > tei-text')].map(one => [one.getAttribute('lang'), ...place(one)]),
    clauses: Object.fromEntries([...document.querySelectorAll('tei-text [id]')].map(one => [one.id, one.textContent])),
    hidden: [...document.querySelectorAll('tei-ab')].filter(one => !place(one)[3]).length,
    names: document.querySelectorAll('tei-orgname, tei-persname, tei-placename').length,
  }};
  document.getElementById('answer').textContent = JSON.stringify(answer);
}})</script></html>"""


@pytest.fixture(scope="session")
def page(root: Path, checked: Memorandum, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = Path(os.environ.get("CETEICEAN", root / ".venv-outside/node/node_modules/CETEIcean/dist/CETEI.js"))
    if not CHROMIUM:
        pytest.skip("Chromium is not installed")
    if not file.is_file():
        pytest.skip("CETEIcean is not installed: npm install --prefix .venv-outside/node CETEIcean")
    program = file.read_text(encoding="utf-8").replace("</script", "<\\/script")
    data = json.dumps(render(checked, "tei").decode()).replace("</", "<\\/")
    page = tmp_path_factory.mktemp("ceteicean") / "page.html"
    page.write_text(_PAGE.format(program=program, data=data), encoding="utf-8")
    return page


def shown(page: Path, *options: str) -> str:
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
               f"--user-data-dir={page.parent / 'profile'}", "--virtual-time-budget=8000", "--window-size=1200,1600"]  # fmt: skip
    done = subprocess.run(
        [*command, *options, page.as_uri()], capture_output=True, text=True, timeout=SECONDS, check=True
    )
    return done.stdout


@pytest.fixture(scope="session")
def answer(page: Path) -> dict[str, Any]:
    dom = shown(page, "--dump-dom")
    from html import unescape

    answer: dict[str, Any] = json.loads(unescape(dom.partition('<pre id="answer">')[2].partition("</pre>")[0]))
    return answer


def test_every_clause_is_shown_code_point_for_code_point(answer: dict[str, Any], checked: Memorandum) -> None:
    # A typing error is shown with its correction behind it.
    found = {identity: text for identity, text in answer["clauses"].items() if identity in checked.clauses()}
    assert len(found) == len(checked.clauses())
    different = [one.id for one in checked.clauses().values() if found[one.id] != one.text]
    assert different == []
    assert answer["hidden"] == 0
    assert answer["names"] > 20


def test_the_texts_stand_in_two_columns(answer: dict[str, Any]) -> None:
    (german, *_, german_height), (chinese, *_, chinese_height) = answer["columns"]
    left, right = answer["columns"]
    assert (german, chinese) == ("de", "zh-Hans")
    assert left[2] <= right[1]  # the German text ends where the Chinese one begins
    assert abs(left[3] - right[3]) < 1  # both at the same height
    assert min(german_height, chinese_height) > 500


def test_a_picture_of_it_is_no_empty_page(page: Path) -> None:
    target = page.parent / "page.pdf"
    shown(page, f"--print-to-pdf={target}")
    text = "".join(one.get_textpage().get_text_bounded() for one in pypdfium2.PdfDocument(target))
    assert "Freundschaftsaustausch" in text
    assert "友好交流" in text
