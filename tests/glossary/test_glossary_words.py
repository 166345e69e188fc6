"""What single words are for the glossary: women's forms, plurals no table lists, particles, short abbreviations, traps."""

from __future__ import annotations

import pytest

from memorandum_kit.glossary import Glossary, Term
from memorandum_kit.glossary.chinese_words import Segmenter
from memorandum_kit.glossary.german_nouns import feminine_forms, noun_forms
from memorandum_kit.glossary.german_verbs import conjugate, split_prefix
from memorandum_kit.glossary.word_sets import WordSet, packed
from memorandum_kit.model import Lang


def keys(glossary: Glossary, text: str, lang: str = "de") -> set[str]:
    return {mention.key for mention in glossary.find(text, lang)}


def glossary(*terms: tuple[str, str, str]) -> Glossary:
    return Glossary.of([Term(term, "", Lang.DE, term, pos=pos, gender=gender) for term, pos, gender in terms])


@pytest.mark.parametrize(
    ("man", "women"),
    [
        ("Dolmetscher", "dolmetscherin dolmetscherinnen"),
        ("Präsident", "präsidentin präsidentinnen"),
        ("Kollege", "kollegin kolleginnen"),
        ("Landrat", "landrätin landrätinnen"),
        ("Kaufmann", "kauffrau kauffrauen"),
        ("Förderer", "förderin förderinnen"),
        ("Vorsitzende", ""),
        ("Rat", ""),
        ("Hof", ""),
    ],
)
def test_a_womans_form_of_a_mans_noun(man: str, women: str) -> None:
    assert feminine_forms(man) == set(women.split())


def test_a_term_of_her_own_comes_first() -> None:
    found = glossary(("Präsident", "noun", "m"), ("Präsidentin", "noun", "f"))
    assert keys(found, "Die Präsidentin sprach.") == {"Präsidentin"}
    assert keys(glossary(("Präsident", "noun", "m")), "Die IHK-Präsidentin sprach.") == {"Präsident"}
    assert keys(glossary(("Experte", "noun", "m")), "Expert:innen und Expert*innen") == {"Experte"}


@pytest.mark.parametrize(
    ("noun", "gender", "plural"),
    [
        ("Schlauch", "m", "schläuche"),
        ("Sack", "m", "säcke"),
        ("Bogen", "m", "bögen"),
        ("Holz", "n", "hölzer"),
        ("Lexikon", "n", "lexika"),
        ("Index", "m", "indizes"),
        ("Utensil", "n", "utensilien"),
        ("Instanz", "f", "instanzen"),
        ("Konglomerat", "n", "konglomerate"),
        ("Code", "m", "codes"),
        ("Show", "f", "shows"),
        ("Gleis", "n", "gleise"),
        ("Disziplin", "f", "disziplinen"),
    ],
)
def test_plurals_that_no_list_has(noun: str, gender: str, plural: str) -> None:
    assert plural in noun_forms(noun, gender)


def test_a_guessed_plural_is_no_other_noun() -> None:
    assert "halle" not in noun_forms("Hall", "m", {"halle"})
    assert "partner" in noun_forms("Partner", "m", {"partner"})


@pytest.mark.parametrize("verb", ["ankurbeln", "abmildern", "auslasten", "auflisten", "zuordnen", "mitfinanzieren"])
def test_any_verb_separates_with_a_common_particle(verb: str) -> None:
    assert conjugate(verb).particle


@pytest.mark.parametrize("verb", ["abonnieren", "antworten", "einigen", "herrschen", "standardisieren", "beinhalten"])
def test_what_only_begins_like_a_particle(verb: str) -> None:
    assert split_prefix(verb)[0] == ""


def test_strong_and_weak_forms() -> None:
    assert {"abstiess", "abgestossen"} <= conjugate("abstoßen").joined
    assert "angehängte" in conjugate("anhängen").joined
    assert "begleitet" in conjugate("begleiten").joined
    assert "geschmiert" in conjugate("schmieren").joined


def test_a_particle_makes_another_verb() -> None:
    found = glossary(("bauen", "verb", ""), ("Netz", "noun", "n"))
    assert keys(found, "Die Stadtwerke bauen das Netz aus.") == {"Netz"}
    assert keys(found, "Sie bauen ein Netz und laden Gäste ein.") == {"bauen", "Netz"}


def test_an_article_after_and() -> None:
    found = glossary(("Reform und Öffnung", "noun", "f"))
    assert keys(found, "dank der Reform und der Öffnung") == {"Reform und Öffnung"}
    assert keys(found, "dank der Reform und der raschen Öffnung") == set()


def test_abbreviations_of_two_letters() -> None:
    found = Glossary.of([Term("EU", "", Lang.DE, "EU", pos="noun"), Term("KI", "", Lang.DE, "KI", pos="noun")])
    assert keys(found, "EU-Mittel für KI-gestützte Verfahren") == {"EU", "KI"}
    assert keys(found, "Europa und die Kirche") == set()


def test_word_sets() -> None:
    words = WordSet(packed(["Rat", "Rathaus", "öl"]))
    assert [word in words for word in ("Rat", "Rathaus", "öl", "Rath", "at", "", "Rathau")] == [True] * 3 + [False] * 4


def test_a_bar_in_a_trap() -> None:
    segmenter = Segmenter(["劳动", "动力"], ["劳动|力", "人民币"])
    assert not segmenter.vetoes("劳动力", 0, 2)
    assert segmenter.vetoes("劳动力", 1, 3)
    assert segmenter.vetoes("人民币", 0, 2)


def test_an_exclusion_must_be_a_word() -> None:
    found = Glossary.of([Term("bildung", "", Lang.ZH_HANS, "教育", exclude=("教育部",))])
    assert keys(found, "教育部发文", "zh-Hans") == set()
    assert keys(found, "各地教育部门", "zh-Hans") == {"bildung"}


def test_terms_speak_for_themselves() -> None:
    found = Glossary.of([Term(term, "", Lang.ZH_HANS, term) for term in ("学生交流", "大学生交流", "县")])
    assert keys(found, "双方扩大学生交流", "zh-Hans") == {"学生交流"}
    assert keys(found, "支持大学生交流", "zh-Hans") == {"大学生交流"}
    assert keys(found, "该县和县政府", "zh-Hans") == {"县"}
    assert keys(found, "县城", "zh-Hans") == set()
