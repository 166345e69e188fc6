"""What a hit is: its span, parts, state and source; what is passed over; what hides what."""

from __future__ import annotations

import pytest

from memorandum_kit.glossary import Glossary, Term
from memorandum_kit.model import Lang, MentionKind

DE, HANS = Lang.DE, Lang.ZH_HANS


def keys(glossary: Glossary, text: str, lang: str = "de") -> list[str]:
    return [mention.key for mention in glossary.find(text, lang)]


def test_a_mention_has_everything(small: Glossary) -> None:
    (mention,) = small.find("Ein Freundschaftsaustausches-Programm", "de")
    assert mention.kind is MentionKind.TERM
    assert (mention.key, mention.status, mention.source) == ("austausch", "preferred", "Austausch")
    assert mention.surface == mention.span.of("Ein Freundschaftsaustausches-Programm") == "austausches"


def test_parts_of_a_split_term(small: Glossary) -> None:
    text = "Sie tritt am Montag in Kraft."
    (mention,) = small.find(text, "de")
    assert [span.of(text) for span in mention.spans] == ["tritt", "in Kraft"]
    assert mention.span.of(text) == "tritt am Montag in Kraft"
    assert mention.surface == "tritt … in Kraft"


def test_a_split_term_hides_nothing_between_its_parts(small: Glossary) -> None:
    assert sorted(keys(small, "Sie tritt nach dem Austausch in Kraft.")) == ["austausch", "kraft"]


def test_two_concepts_may_share_a_form(small: Glossary) -> None:
    found = {mention.key: mention.status for mention in small.find("建立友好城市关系", "zh-Hans")}
    assert found == {"stadt": "preferred", "freundschaft": "deprecated"}


def test_a_deprecated_form_inside_an_approved_one_is_none(small: Glossary) -> None:
    assert [mention.status for mention in small.find("发展可再生能源", "zh-Hans")] == ["preferred"]
    assert [mention.status for mention in small.find("发展再生能源", "zh-Hans")] == ["deprecated"]


def test_the_row_of_the_text_s_own_script_decides_the_state(small: Glossary) -> None:
    assert [mention.status for mention in small.find("發展再生能源", "zh-Hant")] == ["admitted"]


@pytest.mark.parametrize("text", ["Der Studienrat", "Der Große Rat".replace("Große", "Großer"), "Studienräte"])
def test_exclusions_are_no_hits(small: Glossary, text: str) -> None:
    assert keys(small, text) == []


def test_exclusions_in_chinese(small: Glossary) -> None:
    assert keys(small, "交流电与交流", "zh") == ["austausch"]


@pytest.mark.parametrize("lang", ["zh", "zh-CN", "zh-Hant", "zh_TW", Lang.ZH_HANS])
def test_both_scripts_and_any_tag(small: Glossary, lang: str) -> None:
    assert keys(small, "友好城市關係", lang)
    assert keys(small, "友好城市关系", lang)


def test_addresses_hold_no_terms(small: Glossary) -> None:
    assert keys(small, "https://austausch.de/Austausch, www.rat.de, Rat@Austausch.de") == []


@pytest.mark.parametrize("text", ["Aus\u00adtausch", "Aus-\n tausch", "Aus\u200btausch"])
def test_invisible_characters_and_divided_words(small: Glossary, text: str) -> None:
    (mention,) = small.find(f"Der {text}.", "de")
    assert mention.surface == text


def test_a_hyphen_before_und_is_no_division(small: Glossary) -> None:
    assert keys(small, "Schüler-\nund Lehreraustausch") == ["austausch"]


def test_chinese_broken_over_lines_or_spaced_out(small: Glossary) -> None:
    assert keys(small, "友好城\n市关系", "zh")
    assert keys(small, "生　效", "zh") == ["kraft"]


def test_umlauts_are_kept_and_sz_is_ss() -> None:
    glossary = Glossary.of([Term("a", "", DE, "fördern"), Term("b", "", DE, "Fußballspiel")])
    assert keys(glossary, "Sie fordern Geld.") == []
    assert keys(glossary, "Sie fördern Fussballspiele.") == ["a", "b"]


def test_a_verb_with_a_capital_counts_at_the_sentence_s_start_only() -> None:
    glossary = Glossary.of([Term("a", "", DE, "fördern", pos="verb")])
    assert keys(glossary, "Fördert die Stadt das?") == ["a"]
    assert keys(glossary, "Herr Fördert kam.") == []
    assert keys(glossary, "Das Fördern von Vorhaben") == ["a"]


def test_abbreviations_are_compared_letter_by_letter() -> None:
    glossary = Glossary.of([Term("a", "", DE, "AG", term_type="abbreviation"), Term("b", "", DE, "GmbH")])
    assert keys(glossary, "Eine AG und zwei GmbHs am Tag") == ["a", "b"]
    assert keys(glossary, "GMBH-frei, ag") == []


def test_a_term_with_a_gap() -> None:
    glossary = Glossary.of(
        [Term("a", "", HANS, "以……为准"), Term("b", "", DE, "bei Abweichungen ist die … Fassung maßgebend")]
    )
    assert keys(glossary, "以德文文本为准。", "zh") == ["a"]
    assert keys(glossary, "以德文。文本为准", "zh") == []
    assert keys(glossary, "Bei Abweichungen ist die deutsche Fassung maßgebend.") == ["b"]


def test_a_qualifier_is_not_part_of_the_term() -> None:
    glossary = Glossary.of([Term("a", "", DE, "Ministerpräsident (Land)"), Term("b", "", HANS, "总理（国家）")])
    assert keys(glossary, "die Ministerpräsidentin und der Ministerpräsident") == ["a"]
    assert keys(glossary, "总理致辞", "zh") == ["b"]


def test_forms_of_address_are_alike() -> None:
    glossary = Glossary.of([Term("a", "", HANS, "贵市")])
    assert [keys(glossary, f"{word}来访", "zh") for word in ("贵市", "你市", "您市")] == [["a"]] * 3


def test_english() -> None:
    glossary = Glossary.of([Term("a", "", Lang.EN, "letter of intent"), Term("b", "", Lang.EN, "city", pos="noun")])
    assert keys(glossary, "Cities sign a Letter of Intent.", "en") == ["b", "a"]


def test_a_numbering_word_of_one_character() -> None:
    glossary = Glossary.of([Term("a", "", HANS, "条")])
    assert keys(glossary, "第三条 合作条件", "zh") == ["a"]


def test_nothing_in_nothing(small: Glossary) -> None:
    assert small.find("", "de") == small.find("", "zh") == small.find("。", "zh") == []


def test_an_unknown_language(small: Glossary) -> None:
    with pytest.raises(ValueError, match="no language tag"):
        small.find("Bonjour", "fr")


def test_concepts_and_terms(small: Glossary) -> None:
    concept = small.concept("stadt")
    assert concept is not None
    assert concept.preferred(HANS).term == "友好城市关系"  # type: ignore[union-attr]
    assert [term.term for term in small.terms("stadt", "zh-Hant")] == ["友好城市关系"]
    assert small.terms("none", "de") == ()
    assert small.concept("none") is None
    assert [concept.id for concept in small.concepts][:2] == ["austausch", "kraft"]
