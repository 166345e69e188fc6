"""Council papers: labels in any order, values behind, beside or below them, heads tabbed, glued or one a line."""

from __future__ import annotations

from pathlib import Path

import pytest
from reader_files import docx, p, pdf, pdf_lines, table

from memorandum_kit.model import Consultation, CouncilPaper, Source
from memorandum_kit.readers import read_file, read_source
from memorandum_kit.readers.council import find_reference, parse_date


def paper(text: str) -> CouncilPaper:
    source = read_source(text.encode(), "vorlage.txt")
    assert isinstance(source, Source)
    assert source.paper is not None
    return source.paper


def test_the_seed_paper(shared: Path) -> None:
    source = read_file(shared / "seed" / "drucksache-2024-0124.txt")
    assert isinstance(source, Source)
    found = source.paper
    assert found is not None
    assert found.reference == "2024/0124"
    assert found.date == "2024-02-29"
    assert found.subject == "Freundschaftserklärung mit dem Stadtbezirk Mentougou von Peking, China"
    assert found.consultations == (
        Consultation("Wirtschaftsförderungs- und Grundstücksausschuss", "2024-03-13", "Kenntnisnahme"),
    )
    assert found.proposal.startswith("Der Wirtschaftsförderungs- und Grundstücksausschuss nimmt")
    assert found.proposal.endswith("zur Kenntnis.")
    assert found.financial == "Keine"
    assert found.reasons.startswith("Im Januar dieses Jahres")
    assert found.reasons.endswith("ist als Anlage beigefügt.")
    assert found.reasons.count("\n") == 5
    assert found.attachments == ("Memorandum",)
    assert found.signed_by == "Tischler"
    assert found.other == ()


FIELDS = {
    "reference": "IX/416/1",
    "date": "2024-05-03",
    "subject": "Städtepartnerschaft mit dem Bezirk Xihu",
    "proposal": "Der Rat nimmt die Erklärung zur Kenntnis.",
    "financial": "Keine",
    "reasons": "Im Januar reiste eine Delegation nach China.\nDie Erklärung ist beigefügt.",
    "consultations": (
        Consultation("Haupt- und Finanzausschuss", "2024-05-14", "Vorberatung"),
        Consultation("Rat der Stadt", "2024-05-28", "Entscheidung"),
    ),
    "attachments": ("Erklärung", "Lageplan"),
    "signed_by": "Muster",
}
BELOW = """Drucksache Nr.
IX/416/1
Datum
03.05.2024
Beratungsfolge\tSitzungstermin\tZuständigkeit
Haupt- und Finanzausschuss\t14.05.2024\tVorberatung
Rat der Stadt\t28.05.2024\tEntscheidung
Betreff
Städtepartnerschaft mit dem Bezirk Xihu
Beschlussvorschlag
Der Rat nimmt die Erklärung zur Kenntnis.
Finanzielle Auswirkungen
Keine
Begründung
Im Januar reiste eine Delegation nach China.
Die Erklärung ist beigefügt.
gez. Muster
Anlagen:
1. Erklärung
2. Lageplan
"""
BESIDE = """Vorlage Nr. IX/416/1 vom 3. Mai 2024
Betr.: Städtepartnerschaft mit dem Bezirk Xihu
BeratungsfolgeSitzungsterminZuständigkeit
Haupt- und Finanzausschuss14.05.2024Vorberatung
Rat der Stadt28.05.2024Entscheidung
Sachverhalt: Im Januar reiste eine Delegation nach China.
Die Erklärung ist beigefügt.
Beschlussentwurf: Der Rat nimmt die Erklärung zur Kenntnis.
Finanzielle Auswirkungen: Keine
gez. Muster
Anlage(n): 1. Erklärung 2. Lageplan
"""
ONE_A_LINE = """Datum:
Vorlagen-Nr.:
03.05.2024
IX/416/1

Anlagenverzeichnis
- Erklärung
- Lageplan

Beratungsfolge
Sitzungstermin
Zuständigkeit
Haupt- und Finanzausschuss
14.05.2024
Vorberatung
Rat der Stadt
28.05.2024
Entscheidung

Gegenstand der Vorlage
Städtepartnerschaft mit dem Bezirk Xihu

Beschlussempfehlung:
Der Rat nimmt die Erklärung zur Kenntnis.

Kosten / Finanzierung
Haushalt im Jahr:
Produkt und Sachkonto:
Keine

Sachdarstellung / Begründung
Im Januar reiste eine Delegation nach China.

Die Erklärung ist beigefügt.

(Muster)
"""


@pytest.mark.parametrize("text", [BELOW, BESIDE, ONE_A_LINE])
@pytest.mark.parametrize("field", FIELDS)
def test_layouts(text: str, field: str) -> None:
    assert getattr(paper(text), field) == FIELDS[field]


def test_a_word_form_with_tables() -> None:
    data = docx(
        table(("Drucksache Nr.:", "IX/416/1", "Datum:", "03.05.2024"))
        + table(
            ("Beratungsfolge", "Sitzungstermin", "Zuständigkeit"),
            ("Haupt- und Finanzausschuss", "14.05.2024", "Vorberatung"),
            ("Rat der Stadt", "28.05.2024", "Entscheidung"),
        )
        + "".join(p(line) for line in BELOW.splitlines()[7:])
    )
    source = read_source(data, "vorlage.docx")
    assert isinstance(source, Source)
    assert {name: getattr(source.paper, name) for name in FIELDS} == FIELDS


def test_a_row_of_labels_over_a_row_of_values() -> None:
    found = paper("Datum\tDrucksache Nr.\tAmt\n03.05.2024\tIX/416/1\t10\nBetreff\nX\nBeschluss\nY\n")
    assert (found.date, found.reference, found.subject, found.proposal) == ("2024-05-03", "IX/416/1", "X", "Y")
    assert found.other == (("Amt", "10"),)


def test_a_pdf() -> None:
    def draw(canvas: object) -> None:
        y = 750.0
        for line in BELOW.splitlines():
            for number, cell in enumerate(line.split("\t")):
                pdf_lines(canvas, (60, 330, 450)[number], y, [cell])
            y -= 16

    source = read_source(pdf(draw), "vorlage.pdf")
    assert isinstance(source, Source)
    assert {name: getattr(source.paper, name) for name in FIELDS} == FIELDS


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("Rat\t\tEntscheidung", [("Rat", "", "Entscheidung")]),
        ("Rat\t28.05.2024\t", [("Rat", "2024-05-28", "")]),
        ("28.05.2024\tRat der Stadt\tKenntnisnahme", [("Rat der Stadt", "2024-05-28", "Kenntnisnahme")]),
        ("Rat\t28.05.2024\tÖ\tEntscheidung", [("Rat", "2024-05-28", "Entscheidung")]),
        ("Wirtschaftsförderungs- und\nGrundstücksausschuss\t13.03.2024\tKenntnisnahme",
         [("Wirtschaftsförderungs- und Grundstücksausschuss", "2024-03-13", "Kenntnisnahme")]),
        ("Bezirksvertretung 1, Mitte\t13.03.2024\tAnhörung\nBezirksvertretung 2\t14.03.2024\tAnhörung",
         [("Bezirksvertretung 1, Mitte", "2024-03-13", "Anhörung"), ("Bezirksvertretung 2", "2024-03-14", "Anhörung")]),
    ],
)  # fmt: skip
def test_rows_of_the_consultations(rows: str, expected: list[tuple[str, str, str]]) -> None:
    found = paper(f"Drucksache 1/2024\nBeratungsfolge\tSitzungstermin\tZuständigkeit\n{rows}\nBetreff\nX\nBeschluss\nY")
    assert [(row.body, row.date, row.role) for row in found.consultations] == expected
    assert found.subject == "X"


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("2024/0124", "2024/0124"),
        ("2024/0124/1", "2024/0124/1"),
        ("IX/416/1", "IX/416/1"),
        ("XVIII/0012", "XVIII/0012"),
        ("Nr. 0124/2024 - öffentlich", "0124/2024"),
        ("BV/0124/2024", "BV/0124/2024"),
        ("18/SVV/0123", "18/SVV/0123"),
        ("124/24-1", "124/24-1"),
        ("2024 / 0124", "2024/0124"),
        ("29.02.2024", ""),
        ("und/oder", ""),
        ("Rat der Stadt", ""),
    ],
)
def test_references(text: str, reference: str) -> None:
    assert find_reference(text) == reference


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("29.02.2024", "2024-02-29"), ("29.02.2023", ""), ("1.5.24", "2024-05-01"), ("3. Mai 2024", "2024-05-03"),
        ("den 03. März 2024", "2024-03-03"), ("2024-05-03", "2024-05-03"), ("Stand 5/2024", ""), ("112.05.2024", ""),
    ],
)  # fmt: skip
def test_dates(text: str, date: str) -> None:
    assert parse_date(text) == date


@pytest.mark.parametrize(
    "text",
    [
        "Memorandum\nPräambel\nDie Parteien vereinbaren:\nArtikel 1\nZusammenarbeit\n",
        "Betreff: Ihre Anfrage\nDatum: 03.05.2024\nSehr geehrte Damen und Herren,\nvielen Dank für Ihr Schreiben.",
        "Der Beschlussvorschlag liegt vor. Die Drucksache 2024/0124 behandelt der Ausschuss morgen.",
        "Anlagen: 2\nKosten: keine\nAmt: Ordnungsamt",
        "备忘录\n第一条\n双方开展合作。",
        "Begründung\nSachverhalt\nEs gibt keinen.",
    ],
)
def test_other_texts_are_no_council_papers(text: str) -> None:
    source = read_source(text.encode(), "brief.txt")
    assert isinstance(source, Source)
    assert source.paper is None


def test_blocks_are_kept_besides_the_fields() -> None:
    source = read_source(BELOW.encode(), "vorlage.txt")
    assert isinstance(source, Source)
    assert len(source.blocks) == len(BELOW.strip().splitlines())


MORE = {
    "wide gaps": """STADT MUSTERHAUSEN
Der Oberbürgermeister
                                                        Drucksache Nr.: IX/416/1
Fachbereich: Büro des OB                                Datum:          03.05.2024

Beratungsfolge                      Sitzungstermin      Zuständigkeit
Haupt- und Finanzausschuss          14.05.2024          Vorberatung
Rat der Stadt                       28.05.2024          Entscheidung
Betreff:   Städtepartnerschaft mit dem Bezirk Xihu
""",
    "single blanks": """Sitzungsvorlage
öffentlich
Vorlagen-Nr.: IX/416/1
Datum: 03.05.2024
Amt/Aktenzeichen: 10/01
Gremium Datum Zuständigkeit
Haupt- und Finanzausschuss 14.05.2024 Ö Vorberatung
Rat der Stadt 28.05.2024 Ö Entscheidung
Tagesordnungspunkt: Städtepartnerschaft mit dem Bezirk Xihu
""",
    "all glued": """Datum03.05.2024
Drucksache Nr.IX/416/1
BeratungsfolgeSitzungsterminZuständigkeit
Haupt- und Finanzausschuss14.05.2024Vorberatung
Rat der Stadt28.05.2024Entscheidung
BetreffStädtepartnerschaft mit dem Bezirk Xihu
""",
    "sentences": """Drucksache IX/416/1
Stand: 3. Mai 2024
Beratungsfolge:
Haupt- und Finanzausschuss am 14.05.2024 (Vorberatung)
Rat der Stadt, 28.05.2024, Entscheidung
Betrifft: Städtepartnerschaft mit dem Bezirk Xihu
""",
}


@pytest.mark.parametrize("layout", MORE)
def test_more_heads(layout: str) -> None:
    found = paper(f"{MORE[layout]}Beschlussvorschlag\nDer Rat nimmt die Erklärung zur Kenntnis.\n")
    for name in ("reference", "date", "subject", "proposal", "consultations"):
        assert getattr(found, name) == FIELDS[name]


def test_labels_that_only_one_council_has_are_kept() -> None:
    assert paper(f"{MORE['single blanks']}Beschluss\nX\nKlimarelevanz: keine").other == (
        ("Amt/Aktenzeichen", "10/01"),
        ("Klimarelevanz", "keine"),
    )


def test_cells_set_apart_by_bars() -> None:
    found = paper(
        "Vorlage 2024/0124/1\nBetreff\nX\nBeratungsfolge\nRat der Stadt | 30.01.2024 | Entscheidung\nBeschlussvorschlag\nY"
    )
    assert found.reference == "2024/0124/1"
    assert [(row.body, row.date, row.role) for row in found.consultations] == [
        ("Rat der Stadt", "2024-01-30", "Entscheidung")
    ]
