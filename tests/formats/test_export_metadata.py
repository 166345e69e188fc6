"""`memorandum export` with a `memorandum.toml` or single facts: the bilingual header says all of it, and it comes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from formats.test_tmx import memo_of
from memorandum_kit.cli import main
from memorandum_kit.model import Lang, Memorandum
from memorandum_kit.readers import read_file
from memorandum_kit.store import dumps
from memorandum_kit.writers.validation import validate

NS = {"t": "http://www.tei-c.org/ns/1.0"}
TABLE = """[metadata]
titles = { de = "Memorandum über den Austausch", zh-Hans = "交流备忘录" }
signed_on = "2024-01-12"
signed_at = "Musterstadt"
reference = "2024/9999"
repository = "Stadtarchiv Musterstadt"
call_number = "StA-2024-017"
publisher = "Stadt Musterstadt"
availability = "Nur für den Dienstgebrauch"

[[metadata.parties]]
id = "musterstadt"
names = { de = "Stadt Musterstadt", zh-Hans = "穆斯特市" }
signatory = { de = "Erika Mustermann", zh-Hans = "埃丽卡·穆斯特曼" }
office = { de = "Oberbürgermeisterin", zh-Hans = "市长" }
seal = "Stadt Musterstadt, Dienstsiegel"

[[metadata.parties]]
id = "yangban"
names = { de = "Stadtbezirk Yangban", zh-Hans = "样板区" }
signatory = { de = "Shen Zhiyuan", zh-Hans = "沈知远" }
office = { de = "Bezirksbürgermeister", zh-Hans = "区长" }
seal = "样板区人民政府"
"""


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    file = tmp_path / "memo.json"
    file.write_text(dumps(memo_of(("Ja.", "是。"))), encoding="utf-8")
    return file


def header_of(file: Path) -> etree._Element:
    assert validate(file.read_bytes(), file.name) == []
    return etree.fromstring(file.read_bytes())


def texts(root: etree._Element, path: str) -> list[str]:
    return ["".join(map(str, one.itertext())) for one in root.iterfind(path, NS)]


def test_the_header_says_what_the_table_says_in_both_languages(stored: Path, tmp_path: Path) -> None:
    table = tmp_path / "angaben.toml"
    table.write_text(TABLE, encoding="utf-8")
    target = tmp_path / "out.tei.xml"
    assert main(["export", str(stored), "--metadata", str(table), "-o", str(target)]) == 0
    root = header_of(target)
    titles = root.findall(".//t:titleStmt/t:title", NS)
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert [(one.get(lang), one.text) for one in titles] == [
        ("de", "Memorandum über den Austausch"),
        ("zh-Hans", "交流备忘录"),
    ]
    assert texts(root, ".//t:titleStmt/t:author") == ["Stadt Musterstadt", "穆斯特市", "Stadtbezirk Yangban", "样板区"]
    assert texts(root, ".//t:publicationStmt/t:idno[@type='Drucksache']") == ["2024/9999"]
    assert texts(root, ".//t:availability/t:p") == ["Nur für den Dienstgebrauch"]
    assert texts(root, ".//t:msIdentifier/t:repository") == ["Stadtarchiv Musterstadt"]
    assert texts(root, ".//t:msIdentifier/t:idno") == ["StA-2024-017"]
    assert [one.strip() for one in texts(root, ".//t:sealDesc/t:seal")] == [
        "Stadt Musterstadt, Dienstsiegel",
        "样板区人民政府",
    ]
    assert len(texts(root, ".//t:handDesc/t:handNote")) == 2
    created = root.find(".//t:creation/t:date", NS)
    assert created is not None
    assert created.get("when") == "2024-01-12"
    assert texts(root, ".//t:creation/t:placeName") == ["Musterstadt"]
    assert {"埃丽卡·穆斯特曼", "Shen Zhiyuan"} <= set(texts(root, ".//t:listPerson/t:person/t:persName"))
    read = read_file(target)
    assert isinstance(read, Memorandum)
    assert [party.seal for party in read.metadata.parties] == ["Stadt Musterstadt, Dienstsiegel", "样板区人民政府"]
    assert read.metadata.parties[1].office == ((Lang.DE, "Bezirksbürgermeister"), (Lang.ZH_HANS, "区长"))


def test_single_facts_go_over_the_table_and_the_rest_stays(stored: Path, tmp_path: Path) -> None:
    table = tmp_path / "angaben.toml"
    table.write_text(TABLE, encoding="utf-8")
    target = tmp_path / "out.tei.xml"
    facts = [
        "--set",
        "signed_on=2024-02-01",
        "--set",
        "titles.zh=友好交流备忘录",
        "--set",
        "titles.de=Memorandum = kurz",
    ]
    assert main(["export", str(stored), "--metadata", str(table), *facts, "-o", str(target)]) == 0
    read = read_file(target)
    assert isinstance(read, Memorandum)
    assert read.metadata.signed_on == "2024-02-01"
    assert dict(read.metadata.titles) == {Lang.DE: "Memorandum = kurz", Lang.ZH_HANS: "友好交流备忘录"}
    assert read.metadata.repository == "Stadtarchiv Musterstadt"


@pytest.mark.parametrize("said", ["signed=2024", "signed_on", "titles.fr=x", "parties=x", "titles=x", "reference.de=x"])
def test_what_is_no_field_is_refused_with_the_fields(said: str, stored: Path, tmp_path: Path, capsys) -> None:
    target = tmp_path / "out.tei.xml"
    assert main(["export", str(stored), "--set", said, "-o", str(target)]) == 2
    assert "titles.zh-Hans, signed_on" in capsys.readouterr().err
    assert not target.exists()


def test_a_table_that_is_none_is_refused(stored: Path, tmp_path: Path, capsys) -> None:
    (tmp_path / "a.toml").write_text("[metadata", encoding="utf-8")
    assert (
        main(["export", str(stored), "--metadata", str(tmp_path / "a.toml"), "--to", "tei", "-o", str(tmp_path)]) == 2
    )
    assert "no valid TOML" in capsys.readouterr().err


def test_a_glossary_of_ones_own_gives_the_concepts(tmp_path: Path) -> None:
    from formats.test_xliff import memo_with_marks

    stored = tmp_path / "memo.json"
    stored.write_text(dumps(memo_with_marks()), encoding="utf-8")
    own = tmp_path / "own.tsv"
    own.write_text(
        "concept_id\tsubject_field\tlang\tterm\tstatus\ncity\tplace\tde\tStadt\tpreferred\ncity\tplace\tzh-Hans\t城市\tpreferred\n",
        encoding="utf-8",
    )
    assert main(["export", str(stored), "--to", "tei,tbx", "--glossary", str(own), "-o", str(tmp_path)]) == 0
    for name in ("memo.tei.xml", "memo.tbx"):
        assert "城市" in (tmp_path / name).read_text(encoding="utf-8")
