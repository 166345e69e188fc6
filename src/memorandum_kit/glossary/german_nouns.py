"""German nouns: the forms of a paradigm, and the forms that a noun has as the first part of a compound.

Rules after Duden, Die Grammatik, chapters on the noun (declension, plural) and on word formation (linking elements). Forms are
folded: lower case, ß as ss. Where a plural cannot be known from the ending, the table of plurals decides, by the longest
ending of the word that it has, so that compounds follow their head.
"""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cache

from memorandum_kit.glossary import shipped

# Feminine by their ending, with the plural's ending.
_FEMININE = (
    ("ung", "en"),
    ("heit", "en"),
    ("keit", "en"),
    ("schaft", "en"),
    ("tät", "en"),
    ("ion", "en"),
    ("enz", "en"),
    ("anz", "en"),
    ("ik", "en"),
    ("ur", "en"),
    ("ei", "en"),
    ("ie", "n"),
)
_PLURALS_OF_RULE = (
    "ungen",
    "schaften",
    "heiten",
    "keiten",
    "ionen",
    "täten",
    "gien",
    "nien",
    "rien",
    "vorschriften",
    "lasten",
)
# Participles and adjectives used as nouns decline as adjectives: der Vorsitzende, ein Vorsitzender.
_ADJECTIVAL = tuple(
    stem + ending
    for stem in shipped.sections("german_closed.txt")["participles-as-nouns"]
    for ending in ("e", "er", "en", "em", "es")
)
# Endings without stress take s, not es: des Mittels, des Datums; but des Zieles, des Raumes, des Baues.
_UNSTRESSED = re.compile(r"[aeiouäöü].*[^aeiouäöü](?:el|er|en|em|um)$|(?:chen|lein|or|[^e]i|[aoyé]|[^a]u|ium)$")
_E_FALLS = tuple(shipped.sections("german_closed.txt")["nouns-that-lose-their-e"])
_E_TO_S = tuple(shipped.sections("german_closed.txt")["nouns-that-change-e-to-s"])
# Listed heads of up to this many letters may be the end of another word.
_SHORT_HEAD = 4
_LINKS_AFTER = ("ung", "heit", "keit", "schaft", "tät", "ion", "tum", "ling", "sal")


def fold(text: str) -> str:
    """Give the form in which words are compared: lower case, ß as ss; umlauts stay (fördern is not fordern)."""
    return text.lower().replace("ß", "ss")


@cache
def _plurals() -> dict[str, tuple[str, ...]]:
    entries = (entry.partition(":") for entry in shipped.words("german_plurals.txt"))
    return {singular: tuple(plural.split("/")) for singular, _, plural in entries}


def _listed(word: str, others: Container[str]) -> tuple[tuple[str, ...], bool] | None:
    """The plurals of the longest listed ending of a word, and whether that is sure to be its head.

    A short ending inside a longer stem may be none (Konglome-rat, Inst-anz), unless a known word stands before it.
    """
    table = _plurals()
    for start in range(len(word) - 1):
        tail = word[start:]
        if (plurals := table.get(tail)) and (start == 0 or start >= 2 or len(tail) >= 5):
            found = tuple(word[:start] + plural for plural in plurals if plural != "-")
            return found, start == 0 or len(tail) > _SHORT_HEAD or _is_first_part(word[:start], others)
    return None


def _is_first_part(text: str, nouns: Container[str]) -> bool:
    stems = [text.removesuffix(link) for link in ("", "s", "n", "en") if text.endswith(link)]
    return any(stem in nouns or stem in _first_parts() for stem in stems)


@cache
def _first_parts() -> frozenset[str]:
    return frozenset(map(fold, shipped.words("german_parts.txt")))


def is_adjectival(word: str) -> bool:
    """Whether a noun declines as an adjective: Vorsitzender, Beigeordnete, Beschäftigte."""
    return fold(word).endswith(_ADJECTIVAL)


def noun_forms(word: str, gender: str = "", others: Container[str] = ()) -> frozenset[str]:
    """Give all cases of both numbers of a noun, folded; a plurale tantum gives its own forms only.

    Args:
        word: the nominative singular as a dictionary cites it, or a plural (gender `pl`).
        gender: m, f, n, pl, or "" where it is not known (then forms of each that the ending allows).
        others: other nouns, folded; a plural that is only guessed is none where it is one of them (Halle of Hall).

    >>> sorted(noun_forms("Stadtrat", "m"))
    ['stadtrat', 'stadtrates', 'stadtrats', 'stadträte', 'stadträten']
    """
    noun = fold(word)
    if gender in ("", "pl") and noun.endswith(_PLURALS_OF_RULE):
        # Cited in the plural (Rechtsvorschriften, erneuerbare Energien), used in the singular as well.
        return frozenset({noun, noun[:-1] if noun.endswith("ien") else noun[:-2]})
    if gender == "pl":
        return frozenset({noun, *_dative(noun)})
    if is_adjectival(noun):
        stem = noun[:-2] if noun.endswith(("er", "en", "em", "es")) else noun[:-1]
        return frozenset(stem + ending for ending in ("e", "er", "en", "em", "es"))
    plurals = _plural_forms(noun, gender, others)
    forms = {noun}
    if gender != "f" and not (gender == "" and _feminine(noun)):
        forms.update(_genitive(noun, gender))
        if noun.endswith(("name", "wille", "glaube", "gedanke", "friede", "funke", "buchstabe")):
            forms.add(noun + "ns")
    for plural in plurals:
        forms.add(plural)
        forms.update(_dative(plural))
    return frozenset(forms)


def _feminine(noun: str) -> bool:
    return noun.endswith(tuple(ending for ending, _ in _FEMININE)) or (noun.endswith("in") and len(noun) > 6)


def _genitive(noun: str, gender: str) -> tuple[str, ...]:
    if noun.endswith("nis"):
        return (noun + "ses",)
    if noun.endswith("e"):  # des Kollegen, but des Gebäudes
        return (noun + "s",) if gender == "n" or (not gender and noun.startswith("ge")) else ()
    if noun.endswith(("us", "os", "is", "as")) and len(noun) > 4:
        return (noun, noun + "es", noun + "ses")
    if noun.endswith(("s", "x", "z", "sch", "st")):
        return (noun + "es", noun + "s") if noun.endswith(("sch", "st")) else (noun + "es",)
    if _UNSTRESSED.search(noun):
        return (noun + "s",)
    return (noun + "s", noun + "es")


def _dative(plural: str) -> tuple[str, ...]:
    return () if plural.endswith(("n", "s", "a", "i")) else (plural + "n",)


def _plural_forms(noun: str, gender: str, others: Container[str] = ()) -> tuple[str, ...]:
    """The plurals, nominative: listed, by rule, or guessed; a guess that is another word (`others`) is dropped."""
    listed = _listed(noun, others)
    if listed is not None:
        plurals, sure = listed
        if sure:
            return plurals
        return (*plurals, *(guess for guess in _guesses(noun, gender) if guess == noun or guess not in others))
    if noun.endswith("in") and gender in ("", "f") and len(noun) > 4:
        return (noun + "nen", noun + "en")  # Bürgerinnen, Disziplinen
    if gender in ("", "f"):
        for ending, plural in _FEMININE:
            if noun.endswith(ending):
                return (noun + plural,)
    if noun.endswith("nis"):
        return (noun + "se",)
    return tuple(guess for guess in _guesses(noun, gender) if guess == noun or guess not in others)


def _guesses(noun: str, gender: str) -> tuple[str, ...]:
    """The plurals that a noun of this ending and gender can have; most of them are no words, which does no harm."""
    for ending, plurals in _FOREIGN:
        if noun.endswith(ending) and len(noun) > len(ending) + 1:
            return tuple(noun[: len(noun) - cut] + add for cut, add in plurals)
    if noun.endswith("e"):
        return (noun + "n", noun + "s") if gender != "n" else (noun, noun + "n", noun + "s")
    if noun.endswith(("el", "er", "en", "chen", "lein")):
        if gender == "f":
            return (noun + "n",)
        if noun.endswith("en"):
            return (noun,) if gender == "m" or noun.endswith("chen") else (noun, noun + "e")  # Phänomene
        return (noun,) if gender else (noun, noun + "n")
    umlaut = _umlauted(noun)
    if gender == "f":
        return (noun + "en", noun + "s", *((umlaut + "e",) if umlaut else ()))
    # Plurals in -er are listed: Haushalter is no Haushalt.
    regular = (noun + "e", noun + "s", noun + "en")
    return (*regular, umlaut + "e") if umlaut else regular


def _umlauted(noun: str) -> str:
    """The noun with umlaut in its last stem syllable; "" where that has none to take (Schlauch: schläuch)."""
    match = _LAST_VOWEL.search(noun)
    if match is None:
        return ""
    at = match.start(1)
    return noun[:at] + match.group(1).translate(_TO_UMLAUT) + noun[at + 1 :]


# a, o, u or au of the last syllable.
_LAST_VOWEL = re.compile(r"(?:(?<![aeoäöü])|(?<=qu))([aou])u?[^aeiouyäöü]+$")
_TO_UMLAUT = str.maketrans("aou", "äöü")
# ending -> (code points cut, ending added)
_FOREIGN: tuple[tuple[str, tuple[tuple[int, str], ...]], ...] = (
    ("ium", ((2, "en"),)),
    ("um", ((2, "en"), (2, "a"), (0, "s"))),
    ("ismus", ((2, "en"),)),
    ("us", ((2, "en"), (2, "i"), (0, "se"), (0, ""))),
    ("itis", ((2, "iden"),)),
    ("eis", ((0, "e"),)),
    ("is", ((2, "en"), (0, "se"))),
    ("ma", ((1, "en"), (0, "s"), (0, "ta"))),
    ("a", ((0, "s"), (1, "en"))),
    ("or", ((0, "en"), (0, "e"), (0, "s"), (2, "öre"))),
    ("ier", ((0, "e"), (0, "s"), (0, ""))),
    ("ist", ((0, "en"),)),
    ("enz", ((0, "en"),)),
    ("ion", ((0, "en"), (2, "en"), (0, "s"))),
    ("kon", ((2, "a"), (0, "e"), (0, "s"), (0, "en"))),
    ("ment", ((0, "e"), (0, "s"), (0, "en"))),
    ("ent", ((0, "en"), (0, "e"), (0, "s"))),
    ("ant", ((0, "en"), (0, "e"), (0, "s"))),
    ("at", ((0, "en"), (0, "e"))),
    ("ot", ((0, "en"), (0, "e"))),
    ("al", ((0, "e"), (0, "s"), (0, "ien"), (2, "äle"))),
    ("il", ((0, "e"), (0, "ien"), (0, "s"))),
    ("ex", ((2, "izes"), (0, "e"))),
    ("ei", ((0, "en"), (0, "er"), (0, "e"))),
    ("oge", ((0, "n"),)),
    ("graf", ((0, "en"),)),
    ("i", ((0, "s"),)),
    ("ie", ((0, "n"), (0, "s"))),
    ("o", ((0, "s"), (1, "en"))),
    ("u", ((0, "s"),)),
    ("y", ((0, "s"), (1, "ies"))),
    ("ing", ((0, "s"), (0, "e"))),
)


# Endings of nouns that name persons: Dolmetscher-in, Präsident-in, Kolleg-in.
_PERSON = re.compile(r"(?:..(?:er|eur|är|ent|ant|ist|or|at|arch|graf|oge|[^aeiouäöü]e|soph|ier)|wirt)$")
_WITH_UMLAUT = {"arzt": "ärzt", "anwalt": "anwält", "rat": "rät", "koch": "köch", "bauer": "bäuer"}


def feminine_forms(word: str) -> frozenset[str]:
    """Give the forms of a person's noun for a woman (Dolmetscherin, Ärztinnen, Kauffrau), folded; none of other nouns.

    Args:
        word: a masculine noun, nominative singular.
    """
    noun = fold(word)
    if noun.endswith("mann") and len(noun) > 4:
        return frozenset({noun[:-4] + "frau", noun[:-4] + "frauen"})
    stem = next(
        (noun.removesuffix(man) + her for man, her in _WITH_UMLAUT.items() if noun.endswith(man) and noun != "rat"), ""
    )
    if not stem and _PERSON.search(noun) and not is_adjectival(noun):
        stem = noun.removesuffix("e")
        if stem.endswith("erer"):  # Förderer: Förderin
            stem = stem[:-2]
    return frozenset({stem + "in", stem + "innen"}) if stem else frozenset()


def modifier_forms(word: str, gender: str = "", others: Container[str] = ()) -> frozenset[str]:
    """Give the forms that a noun may have before another in a compound, with the linking element.

    Nouns in -ung, -heit, -schaft … always take s; of the others every link that their forms allow is given.

    >>> "schul" in modifier_forms("Schule", "f"), "städte" in modifier_forms("Stadt", "f")
    (True, True)
    """
    noun = fold(word)
    if noun.endswith(_LINKS_AFTER):
        bare = noun.endswith(("stadion", "cycling", "styling"))
        return frozenset({noun + "s", *((noun,) if bare else ())})
    if gender in ("", "f") and noun.endswith("in") and _feminine(noun):
        return frozenset(_plural_forms(noun, gender, others))  # Bürgerinnen-; Bürger-information has no Bürgerin
    forms = {noun, noun + "s", noun + "es", *_plural_forms(noun, gender, others)}
    if noun.endswith("e"):
        forms.update((noun + "n", noun + "ns"))
    if noun.endswith("e"):
        if noun.endswith(_E_TO_S):
            forms.add(noun[:-1] + "s")
        if noun.endswith(_E_FALLS):
            forms.add(noun[:-1])
    if noun.endswith("um"):
        forms.add(noun[:-2] + "en")
    if noun.endswith(("asium", "erium")):
        forms.add(noun[:-2] + "al")  # Gymnasial-, Ministerial-
    return frozenset(forms)
