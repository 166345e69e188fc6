"""The labels that German councils print over the fields of their papers, by field of `model.CouncilPaper`.

Collected from the usual wordings of council information systems; a label counts where it stands alone, before a colon, or
before a column gap, never inside a sentence.
"""

from __future__ import annotations

import re

LABELS: dict[str, tuple[str, ...]] = {
    "reference": (
        "Drucksache Nr.", "Drucksache-Nr.", "Drucksachen-Nr.", "Drucksachen Nr.", "Drucksachennummer", "Drucksache",
        "Drs.-Nr.", "Drs. Nr.", "Drs.", "DS-Nr.", "DS Nr.", "Vorlage Nr.", "Vorlage-Nr.", "Vorlagen-Nr.", "Vorlagen Nr.",
        "Vorlagennummer", "Vorlage", "Beschlussvorlage Nr.", "Beschlussvorlage", "Mitteilungsvorlage", "Sitzungsvorlage",
        "Sitzungsvorlage Nr.", "Sitzungsvorlagen-Nr.", "Informationsvorlage", "Ratsvorlage", "Mitteilung Nr.", "Nummer",
        "Vorlagen-Nummer", "Drucksachen-Nummer", "Nr.",
    ),
    "date": ("Datum", "Datum der Vorlage", "Erstellungsdatum", "Vorlagendatum", "Erstellt am", "Stand", "Ausgabedatum"),
    "consultations": ("Beratungsfolge", "Beratungsgang", "Beratungsverlauf", "Gremienfolge", "Beratungsfolgen"),
    "subject": (
        "Betreff", "Betr.", "Betrifft", "Bezeichnung", "Bezeichnung der Vorlage", "Gegenstand", "Gegenstand der Vorlage",
        "Titel", "Thema", "Tagesordnungspunkt", "Beratungsgegenstand", "Verhandlungsgegenstand",
    ),
    "proposal": (
        "Beschlussvorschlag", "Beschlußvorschlag", "Beschlussvorschläge", "Beschlussentwurf", "Beschlußentwurf",
        "Beschlussantrag", "Beschlussempfehlung", "Beschlusstext", "Antrag", "Beschluss", "Vorschlag der Verwaltung",
        "Vorschlag zum Beschluss", "Empfehlung", "Kenntnisnahme",
    ),
    "financial": (
        "Finanzielle Auswirkungen", "Finanzielle Auswirkung", "Haushaltsmäßige Auswirkungen", "Kosten",
        "Haushaltsrechtliche Auswirkungen", "Auswirkungen auf den Haushalt", "Finanzierung", "Kosten und Finanzierung",
        "Haushaltswirtschaftliche Auswirkungen", "Auswirkungen auf Haushalt und Finanzen", "Kosten / Finanzierung",
    ),
    "reasons": (
        "Begründung", "Problembeschreibung", "Problembeschreibung / Begründung", "Sachverhalt", "Sachdarstellung",
        "Sachverhaltsdarstellung", "Erläuterung", "Erläuterungen", "Sach- und Rechtslage", "Begründung / Sachverhalt",
        "Sachverhalt / Begründung", "Sachdarstellung / Begründung", "Begründung der Vorlage", "Sachstand", "Inhalt",
        "Sachbericht", "Problemdarstellung", "Mitteilung", "Sachdarstellung und Begründung", "Inhalt der Mitteilung",
        "Begründung und Sachverhalt", "Darstellung des Sachverhalts", "Ausgangslage",
    ),
    "attachments": ("Anlage", "Anlagen", "Anlage(n)", "Anlagenverzeichnis", "Verzeichnis der Anlagen", "Anhang", "Anhänge"),
    "signed_by": ("Unterschrift", "Gezeichnet", "gez."),
    "other": (
        "Federführend", "Federführung", "Federführendes Amt", "Federführende Stelle", "Amt", "Fachbereich", "Dezernat",
        "Aktenzeichen", "Az.", "Verfasser", "Verfasserin", "Verfasser/in", "Verfasser/-in", "Status", "Öffentlichkeitsstatus",
        "Bearbeiter", "Bearbeiterin", "Bearbeiter/in", "Ansprechpartner", "Ansprechpartnerin", "Ansprechpartner/in",
        "Beteiligte Ämter", "Beteiligte Stellen", "Beteiligt", "Berichterstatter", "Berichterstatterin", "Bezug",
        "Klimarelevanz", "Auswirkungen auf das Klima", "Auswirkungen auf den Klimaschutz", "Klimatische Auswirkungen",
        "Gleichstellungsrelevanz", "Personelle Auswirkungen", "Stellenplanmäßige Auswirkungen", "Vorlageart", "Vorlagenart",
        "Organisationseinheit", "Einreicher", "Antragsteller", "Beratungsart", "Sichtvermerk", "Mitzeichnung",
        "Abstimmungsergebnis", "Auswirkungen auf Kinder und Jugendliche", "Alternativen", "Rechtsgrundlage",
        "Rechtsgrundlagen", "Weiteres Verfahren", "Zielsetzung", "Strategische Ziele", "Öffentlichkeitsarbeit", "Eingereicht von",
    ),
}  # fmt: skip

# Heads of the columns of the Beratungsfolge; a head line consists of these alone, tabbed or glued.
COLUMNS: dict[str, tuple[str, ...]] = {
    "body": ("Beratungsfolge", "Gremium", "Gremien", "Ausschuss", "Beratungsgremium", "Beratung in", "Ausschuss/Rat"),
    "date": ("Sitzungstermin", "Sitzungsdatum", "Sitzungstermine", "Sitzung am", "Sitzung", "Termin", "Datum", "Beratung am"),
    "role": ("Zuständigkeit", "Beratungsart", "Beratungszweck", "Beschlussart", "Beratungsform", "Behandlung", "Entscheidungsart",
             "Aufgabe"),
    "": ("Ö/N", "Ö-Status", "Öffentlichkeitsstatus", "Öffentlichkeit", "Status", "TOP", "Top", "Ergebnis", "Beratungsergebnis",
         "Abstimmungsergebnis", "Nr.", "Beratungsstatus"),
}  # fmt: skip

# What a body does with the paper.
ROLES = (
    "Kenntnisnahme", "zur Kenntnis", "Kenntnisgabe", "Vorberatung", "Vorberatend", "Entscheidung", "Beschlussfassung",
    "Beschluss", "Beratung", "Empfehlung", "Anhörung", "Information", "Anregung", "Stellungnahme", "Beschlussempfehlung",
    "beschließend", "vorberatend", "empfehlend", "beratend", "Mitberatung", "Bericht", "Zustimmung", "Genehmigung",
)  # fmt: skip


def label_key(text: str) -> str:
    """Give a label without case, blanks, points and colons, so that "Vorlagen Nr.:" and "VORLAGEN-NR" are the same."""
    return re.sub(r"[\s.:\-–/()]+", "", text).casefold()


FIELD_OF: dict[str, str] = {}
for _field, _labels in LABELS.items():
    for _label in _labels:
        FIELD_OF.setdefault(label_key(_label), _field)
COLUMN_OF: dict[str, str] = {label_key(name): column for column, names in COLUMNS.items() for name in names}
