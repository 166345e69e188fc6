"""German paradigms: what belongs to them and what does not."""

from __future__ import annotations

import pytest

from memorandum_kit.glossary.german_adjectives import adjective_forms
from memorandum_kit.glossary.german_nouns import modifier_forms, noun_forms
from memorandum_kit.glossary.german_verbs import conjugate, is_verb, split_prefix


@pytest.mark.parametrize(
    ("noun", "gender", "forms", "no_forms"),
    [
        ("Stadt", "f", "stadt städte städten", "stadts stadte"),
        ("Rat", "m", "rat rats rates räte räten", "rate raten"),
        ("Vertrag", "m", "vertrag vertrags vertrages verträge verträgen", "vertragen"),
        ("Memorandum", "n", "memorandum memorandums memoranden memoranda", "memorandumen"),
        ("Vereinbarung", "f", "vereinbarung vereinbarungen", "vereinbarungs"),
        ("Vorsitzender", "m", "vorsitzender vorsitzende vorsitzenden vorsitzendem", "vorsitzenders"),
        ("Fachkräfte", "pl", "fachkräfte fachkräften", "fachkräftes"),
        ("Bürgerin", "f", "bürgerin bürgerinnen", "bürgerins"),
        ("Delegierter", "", "delegierte delegierten", ""),
        ("Museum", "n", "museum museums museen", "museume"),
        ("Name", "m", "name namen namens", "names"),
        ("Ergebnis", "n", "ergebnis ergebnisses ergebnisse ergebnissen", "ergebniss"),
        ("Gruß", "m", "gruss grusses grüsse grüssen", "grusse"),
        ("Partei", "f", "partei parteien", "parteier"),
        ("Büro", "n", "büro büros", "büroe"),
        ("Kosten", "pl", "kosten", "kostens kostenn"),
    ],
)
def test_nouns(noun: str, gender: str, forms: str, no_forms: str) -> None:
    got = noun_forms(noun, gender)
    assert set(forms.split()) <= got
    assert not set(no_forms.split()) & got


@pytest.mark.parametrize(
    ("noun", "forms", "no_forms"),
    [
        ("Freundschaft", "freundschafts", "freundschaft freundschaften"),
        ("Stadt", "stadt städte", ""),
        ("Schule", "schul schulen", ""),
        ("Kohle", "kohle kohlen", "kohl"),
        ("Bürgerin", "bürgerinnen", "bürgerin"),
        ("Hilfe", "hilfs hilfe", ""),
    ],
)
def test_nouns_before_others(noun: str, forms: str, no_forms: str) -> None:
    got = modifier_forms(noun, "f")
    assert set(forms.split()) <= got
    assert not set(no_forms.split()) & got


@pytest.mark.parametrize(
    ("verb", "joined", "finite", "particle"),
    [
        ("unterzeichnen", "unterzeichnet unterzeichnete unterzeichneten unterzeichnende", "", ""),
        ("abschließen", "abgeschlossen abgeschlossene abzuschliessen abschliesst", "schliesst schloss schlossen", "ab"),
        ("anerkennen", "anerkannt anzuerkennen anerkennt", "erkennt erkannte", "an"),
        ("vorbereiten", "vorbereitet vorzubereiten vorbereitete", "bereitet bereitete", "vor"),
        ("fördern", "fördert förderte gefördert geförderten fördere", "", ""),
        ("entwickeln", "entwickelt entwickle entwickelte", "", ""),
        ("finanzieren", "finanziert finanzierte", "", ""),
        ("teilnehmen", "teilgenommen teilnimmt teilzunehmen", "nimmt nahm nehmen", "teil"),
        ("umsetzen", "umgesetzt umzusetzen", "setzt setzte", "um"),
        ("umfassen", "umfasst umfasste umfassende", "", ""),
        ("beauftragen", "beauftragt beauftragte", "", ""),
        ("sollen", "soll sollen sollte sollten", "", ""),
        ("verwenden", "verwendet verwendete verwandt", "", ""),
        ("geben", "gibt gab gegeben gäbe", "", ""),
        ("übergeben", "übergibt übergab übergeben", "", ""),
    ],
)
def test_verbs(verb: str, joined: str, finite: str, particle: str) -> None:
    got = conjugate(verb)
    assert set(joined.split()) <= got.joined
    assert set(finite.split()) <= got.finite
    assert got.particle == particle


def test_no_wrong_participles() -> None:
    assert "geunterzeichnet" not in conjugate("unterzeichnen").joined
    assert "gefinanziert" not in conjugate("finanzieren").joined
    assert "beritten" not in conjugate("bereiten").joined


@pytest.mark.parametrize("verb", ["arbeiten", "antworten", "einigen", "unterzeichnen", "umfassen", "beraten", "achten"])
def test_no_particle(verb: str) -> None:
    assert split_prefix(verb)[0] == ""


def test_what_is_a_verb() -> None:
    assert is_verb("in") is False
    assert is_verb("treten")
    assert is_verb("organisieren")
    assert is_verb("durchführen")
    assert not is_verb("zwischen")


def test_adjectives() -> None:
    assert {"städtisch", "städtische", "städtischem"} <= adjective_forms("städtisch")
    assert {"grün", "grünes", "grünen"} <= adjective_forms("grüner", cited_inflected=True)
    assert {"höher", "höchste", "hohe"} <= adjective_forms("hoch")
    assert "bessere" in adjective_forms("gut")
