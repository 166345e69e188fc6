"""German compounds over a given set of lemmas; lemmas from simplemma."""

import pytest

from memorandum_kit.language import compound_parts, fold_german, lemmas

WORDS = """stadt partnerschaft vertrag freundschaft austausch recht menschen mensch erklärung zusammenarbeit wirtschaft förderung
    umwelt schutz jugend begegnung sprache kurs schule amt bezirk bürger meister bürgermeister kultur volk regierung land wald
    energie wende kind garten unternehmen delegation reise arbeit gruppe klima verwaltung hochschule bürgerin hilfe projekt bei rat"""
KNOWN = frozenset(WORDS.split())


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Städtepartnerschaftsverträge", "stadt partnerschaft vertrag"),
        ("Freundschaftsaustausch", "freundschaft austausch"),
        ("Freundschaftsaustauschs", "freundschaft austausch"),
        ("Menschenrechtserklärung", "menschen recht erklärung"),
        ("Wirtschaftsförderung", "wirtschaft förderung"),
        ("Jugendbegegnungen", "jugend begegnung"),
        ("Sprachkurse", "sprache kurs"),
        ("Schulamt", "schule amt"),
        ("Bezirksbürgermeisterin", "bezirk bürgermeister"),
        ("Volksregierung", "volk regierung"),
        ("Landesregierung", "land regierung"),
        ("Kindergärten", "kind garten"),
        ("Kultur-Austausch", "kultur austausch"),
        ("Klimaschutzarbeitsgruppe", "klima schutz arbeit gruppe"),
        ("Stadtverwaltungen", "stadt verwaltung"),
        ("Hochschulpartnerschaften", "hochschule partnerschaft"),
        ("Hilfsprojekte", "hilfe projekt"),
        ("Stadtrat", "stadt rat"),
        ("STÄDTEPARTNERSCHAFT", "stadt partnerschaft"),
    ],
)
def test_splits(word, parts):
    assert compound_parts(word, KNOWN) == tuple(parts.split())


@pytest.mark.parametrize(
    "word", ["Bürgermeister", "Wälder", "Quatschwort", "Partner", "Standpunkt", "", "-", "Rechtsextremismus", "Beirat"]
)
def test_stays_whole(word):
    """Known as a whole, unknown in a part, or nothing to split: the word itself."""
    assert compound_parts(word, KNOWN) == (word,)


def test_any_container_with_its_own_spelling():
    assert compound_parts("Stadtrecht", {"Stadt", "Recht"}) == ("Stadt", "Recht")


def test_long_nonsense_is_quick():
    assert compound_parts("stadt" * 5000, KNOWN) == ("stadt" * 5000,)


def test_fold():
    assert fold_german("Größe Österreichs") == "groesse oesterreichs"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("Städten", "Stadt"),
        ("Vereinbarungen", "Vereinbarung"),
        ("fördern", "fördern"),
        ("Partnerstädte", "Partnerstadt"),
    ],
)
def test_lemmas(word, lemma):
    assert lemmas(word)[0] == lemma
