"""Loading: folders, several files, the cache that may be absent, damaged or read-only."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from glossary_terms import TERMS

from memorandum_kit.errors import BadInput
from memorandum_kit.glossary import load_glossary
from memorandum_kit.glossary.tables import write_tsv


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "terms"
    place.mkdir()
    (place / "a.tsv").write_bytes(write_tsv(TERMS[:6]))
    (place / "b.tsv").write_bytes(write_tsv(TERMS[6:]))
    (place / "notes.md").write_text("no terms")
    return place


def cached(own_cache: Path) -> list[Path]:
    return sorted(own_cache.rglob("*.json"))


def test_a_folder_is_its_files(folder: Path) -> None:
    glossary = load_glossary(folder)
    assert len(glossary.rows) == len(TERMS)
    assert load_glossary(folder / "a.tsv", folder / "b.tsv").rows == glossary.rows


def test_the_cache_gives_the_same(folder: Path, own_cache: Path) -> None:
    text = "Der Freundschaftsaustausch tritt in Kraft."
    first = load_glossary(folder)
    assert len(cached(own_cache)) == 1
    second = load_glossary(folder)
    assert second.rows == first.rows
    assert second.find(text, "de") == first.find(text, "de")
    assert second.find("友好城市關係", "zh") == first.find("友好城市關係", "zh")


def test_changed_content_is_compiled_anew(folder: Path, own_cache: Path) -> None:
    load_glossary(folder)
    (folder / "a.tsv").write_bytes(write_tsv(TERMS[:3]))
    assert len(load_glossary(folder).rows) == len(TERMS) - 3
    assert len(cached(own_cache)) == 2


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 0}', '{"format":1,"columns":[],"terms":[]}'])
def test_a_damaged_cache_is_written_anew(folder: Path, own_cache: Path, content: str) -> None:
    wanted = load_glossary(folder).rows
    (path,) = cached(own_cache)
    path.write_text(content)
    assert load_glossary(folder).rows == wanted
    assert path.read_text() != content


def test_a_cache_that_cannot_be_written_is_no_error(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert load_glossary(folder).find("Austausch", "de")


def test_missing_and_damaged_files(folder: Path, tmp_path: Path, own_cache: Path) -> None:
    with pytest.raises(BadInput, match="does not exist"):
        load_glossary(tmp_path / "none.tsv")
    (folder / "c.tsv").write_text("concept_id\tlang\tterm\nc\tde\tRat\nc\txx\tRat\n")
    with pytest.raises(BadInput, match=r"c\.tsv, line 3"):
        load_glossary(folder)
    assert cached(own_cache) == []


def test_loading_a_compiled_glossary_imports_nothing_heavy(folder: Path) -> None:
    load_glossary(folder)
    code = (
        "import sys; from memorandum_kit.glossary import load_glossary\n"
        f"g = load_glossary({str(folder)!r}); g.find('Austausch', 'de'); g.find('交流', 'zh')\n"
        "print(sorted({'simplemma', 'spacy', 'opencc', 'pypinyin', 'lxml', 'numpy', 'openpyxl'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_shipped_glossary() -> None:
    glossary = load_glossary()
    assert len(glossary.concepts) >= 600
    assert any(mention.key for mention in glossary.find("Die Städtepartnerschaften bestehen fort.", "de"))


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")
def test_the_shipped_glossary_takes_little_memory() -> None:
    code = (
        "from pathlib import Path; from memorandum_kit.glossary import load_glossary\n"
        "g = load_glossary(); g.find('Austausch', 'de'); g.find('交流', 'zh')\n"
        "print(next(x for x in Path('/proc/self/status').read_text().splitlines() if x.startswith('VmHWM')).split()[1])"
    )
    for _ in range(2):  # the first compiles it
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) / 1024 <= 60  # MB, Python and its modules included
