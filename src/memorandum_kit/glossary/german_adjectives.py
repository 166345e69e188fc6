"""German adjectives: all endings of the three degrees, folded."""

from __future__ import annotations

from memorandum_kit.glossary import shipped
from memorandum_kit.glossary.german_nouns import fold

ENDINGS = ("e", "en", "er", "es", "em")
# Lower-case words of a term that are not adjectives though they end like one.
NOT_ADJECTIVES = shipped.sections("german_closed.txt")["not-adjectives"]


def stem_of(word: str, *, cited_inflected: bool = False) -> str:
    """Give the stem of an adjective as a dictionary cites it (städtisch) or as a term has it (städtische, grüner).

    Args:
        word: one adjective.
        cited_inflected: whether it stands before a noun, so that its last letters are an ending.
    """
    adjective = fold(word)
    if cited_inflected:
        for ending in ("es", "er", "en", "em", "e"):
            if adjective.endswith(ending) and len(adjective) - len(ending) >= 2:
                return adjective[: -len(ending)]
    return adjective[:-1] if adjective.endswith("e") and len(adjective) > 4 else adjective


def adjective_forms(word: str, *, cited_inflected: bool = False, degrees: bool = True) -> frozenset[str]:
    """Give the forms of an adjective: bare, with each ending, comparative and superlative.

    >>> "städtischen" in adjective_forms("städtisch"), "höherer" in adjective_forms("hoch")
    (True, True)
    """
    stem = stem_of(word, cited_inflected=cited_inflected)
    stems = {stem}
    if stem == "hoch":
        stems.add("hoh")
    if stem.endswith(("el", "er")) and len(stem) > 4:
        stems.add(stem[:-2] + stem[-1])  # dunkel: dunkle; teuer: teure
    forms = {stem} | {base + ending for base in stems for ending in ENDINGS}
    if degrees:
        for comparative in _degrees(stem):
            forms.add(comparative)
            forms.update(comparative + ending for ending in ENDINGS)
    return frozenset(forms)


_UMLAUTS = {
    "lang": "läng", "kurz": "kürz", "stark": "stärk", "gross": "gröss", "hoch": "höch", "nah": "näh", "alt": "ält", "jung": "jüng",
    "arm": "ärm", "warm": "wärm", "kalt": "kält", "hart": "härt", "klug": "klüg", "schwach": "schwäch",
}  # fmt: skip
_SPECIAL = {
    "gut": ("besser", "best"),
    "hoch": ("höher", "höchst"),
    "gross": ("grösser", "grösst"),
    "nah": ("näher", "nächst"),
}


def _degrees(stem: str) -> tuple[str, ...]:
    if stem in _SPECIAL:
        return _SPECIAL[stem]
    base = next((stem[: -len(plain)] + umlaut for plain, umlaut in _UMLAUTS.items() if stem.endswith(plain)), stem)
    superlative = base + (
        "est" if base.endswith(("t", "d", "s", "z", "x", "sch")) and not base.endswith("isch") else "st"
    )
    return base + "er", superlative
