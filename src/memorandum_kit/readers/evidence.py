"""What a stretch of text shows of its language: script, function words, umlauts, endings. No model is needed for this."""

from __future__ import annotations

import re

from memorandum_kit.model import Lang

HANZI = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3007\U00020000-\U0003ffff]")
LATIN = re.compile("[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]")
_WORD = re.compile("[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]+")
_UMLAUT = re.compile("[äöüß]")
_ENDING = re.compile(r"\w(?:ung|ungen|keit|keiten|heit|schaft|schaften|lich|isch|tionen)(?:e[nmrs]?)?$")
_ENGLISH_ENDING = re.compile(r"\w(?:ing|ment|ments|ness|ity|ities|tions|ship|ful|ly)$")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


GERMAN_WORDS = _words(
    "der die das den dem des und oder nicht ein eine einer einem einen eines ist sind wird werden wurde wurden mit "
    "von vom zu zur zum für auf im am aus bei nach über unter durch zwischen sowie als auch dass beide beiden "
    "beider sich ihre ihrer ihren seiner hat haben kann können soll sollen diese dieser dieses artikel stadt "
    "gemeinsame präambel vereinbarung oberbürgermeister oberbürgermeisterin bürgermeister bezirk bezirks anlage "
    "absatz erklärung herr frau fassung zusammenarbeit zwei drei jahr jahre jahren kraft seite seiten gemeinsam"
)
ENGLISH_WORDS = _words(
    "the of and to that is are were be been by for with on as at from this which shall will may both between "
    "its their or not has have it under article parties party city mayor district other any such all preamble annex "
    "agreement"
)
ADDRESS = re.compile(r"https?://[!-~]+|www\.[!-~]+|[\w.+-]+@[\w-]+\.[\w.]+", re.ASCII)
_WIDE_MARK = re.compile("[，。；：、？！《》“”]")
_GLOSS = re.compile("[(（][^()（）]*[)）]")
# A Chinese character says about as much as two to three Latin letters.
_LETTERS_PER_HANZI = 2.5
_SAMPLE = 50_000  # code points that are looked at


def guess_language(text: str) -> Lang | None:
    """Give the language of a text, or None where it shows none (numbers, names, signs, too short).

    Traditional is told from Simplified only where a character shows it; otherwise Chinese is zh-Hans.
    """
    text = ADDRESS.sub(" ", text[:_SAMPLE])
    hanzi = len(HANZI.findall(text))
    latin = len(LATIN.findall(text))
    if hanzi and (_LETTERS_PER_HANZI * hanzi >= latin or not _has_latin_grammar(text)):
        return chinese_script(text)
    if not latin:
        return None
    german, english = latin_evidence(text)
    if german == english:
        return None
    return Lang.DE if german > english else Lang.EN


def _has_latin_grammar(text: str) -> bool:
    """Whether a text with Chinese characters is a German or English one that only quotes them.

    Names and titles in Latin letters do not make a Chinese sentence German ("与 Oberbürgermeister Muster 会谈"); words
    like "im" and "the" do, and so does a gloss in brackets that is all that is Chinese ("Mentougou (门头沟区)").
    """
    outside = _GLOSS.sub("", text)
    chinese = len(HANZI.findall(outside)) / 4 + len(_WIDE_MARK.findall(outside))
    if chinese == 0:
        return True
    words = [word.lower() for word in _WORD.findall(text)]
    return sum(1 for word in words if word in GERMAN_WORDS or word in ENGLISH_WORDS) > chinese


def chinese_script(text: str) -> Lang:
    """Give zh-Hans or zh-Hant for a Chinese text; zh-Hans where nothing shows."""
    from memorandum_kit.scripts import script_of

    return script_of(text[:_SAMPLE]) or Lang.ZH_HANS


def latin_evidence(text: str) -> tuple[int, int]:
    """Give how many words speak for German and how many for English."""
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    german = sum(
        1 for word in words if word in GERMAN_WORDS or _UMLAUT.search(word) or (len(word) > 6 and _ENDING.search(word))
    )
    english = sum(1 for word in words if word in ENGLISH_WORDS or (len(word) > 6 and _ENGLISH_ENDING.search(word)))
    return german, english
