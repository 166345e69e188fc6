"""`memorandum paper` on the council paper that the project starts from, and on an invented one."""

from __future__ import annotations

import json
from pathlib import Path

from memorandum_kit.cli import main


def test_the_seed_paper_is_read_into_its_fields(shared: Path, capsys) -> None:
    assert main(["paper", str(shared / "seed/drucksache-2024-0124.txt"), "--json"]) == 0
    paper = json.loads(capsys.readouterr().out)
    assert paper["reference"] == "2024/0124"
    assert paper["date"] == "2024-02-29"
    assert paper["subject"] == "Freundschaftserklärung mit dem Stadtbezirk Mentougou von Peking, China"
    assert paper["proposal"].startswith("Der Wirtschaftsförderungs- und Grundstücksausschuss nimmt")
    assert paper["financial"] == "Keine"
    assert paper["reasons"].startswith("Im Januar dieses Jahres")
    assert paper["reasons"].endswith("als Anlage beigefügt.")
    assert paper["signed_by"] == "Tischler"
    assert paper["attachments"] == ["Memorandum"]
    assert paper["consultations"] == [
        {
            "body": "Wirtschaftsförderungs- und Grundstücksausschuss",
            "date": "2024-03-13",
            "role": "Kenntnisnahme",
        }
    ]


def test_fields_are_printed_with_labels(tmp_path: Path, capsys, monkeypatch) -> None:
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    file = tmp_path / "vorlage.txt"
    file.write_text(
        "Drucksache Nr.\n\n2025/0007/1\n\nDatum\n\n03.02.2025\n\nBetreff\n\nJugendaustausch\n\nBeschlussvorschlag\n\nDer Rat stimmt zu.\n",
        encoding="utf-8",
    )
    assert main(["paper", str(file)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Drucksache Nr.     2025/0007/1",
        "Datum              2025-02-03",
        "Betreff            Jugendaustausch",
        "Beschlussvorschlag Der Rat stimmt zu.",
    ]


def test_single_fields_can_be_asked_for(tmp_path: Path, capsys) -> None:
    file = tmp_path / "vorlage.txt"
    file.write_text(
        "Drucksache Nr.\n\n2025/0007\n\nDatum\n\n03.02.2025\n\nBetreff\n\nSport\n\nBeschlussvorschlag\n\nDer Rat stimmt zu.\n\nAnlagen\n\n1. Plan\n",
        "utf-8",
    )
    assert main(["paper", str(file), "--json", "--fields", "date,attachments"]) == 0
    assert json.loads(capsys.readouterr().out) == {"date": "2025-02-03", "attachments": ["Plan"]}
    assert main(["paper", str(file), "--fields", "colour"]) == 2
    assert "no field 'colour'" in capsys.readouterr().err


def test_another_text_is_no_council_paper(tmp_path: Path, capsys) -> None:
    file = tmp_path / "brief.txt"
    file.write_text("Sehr geehrte Damen und Herren,\n\nvielen Dank für Ihren Besuch.\n", encoding="utf-8")
    assert main(["paper", str(file)]) == 2
    assert "is no council paper" in capsys.readouterr().err
