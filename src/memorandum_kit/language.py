"""German word forms and compounds, and the only place where spaCy pipelines are made.

Heavy libraries are imported on the first call: simplemma's German table takes three seconds and 110 MB, spaCy more than
one second. What runs for every clause works with forms that were expanded before.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from typing import Any

from memorandum_kit.errors import NotInstalled
from memorandum_kit.model import Lang, Span

# Linking elements (Fugenelemente) after Duden, Die Grammatik, in the order of their frequency. "" is the plain joint.
_LINKS: tuple[str, ...] = ("", "s", "n", "en", "es", "er", "e", "ens", "ns")
_UMLAUT = str.maketrans("äöü", "aou")
_FOLD = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_SHORTEST = 3  # code points of a part; "Rat", "Amt" and "Weg" are the shortest that matter


# Trained pipelines that a user may have installed, best first. None of them is needed.
_TRAINED = {
    Lang.DE: ("de_core_news_lg", "de_core_news_md", "de_core_news_sm", "de_dep_news_trf"),
    Lang.EN: ("en_core_web_lg", "en_core_web_md", "en_core_web_sm"),
    Lang.ZH_HANS: ("zh_core_web_lg", "zh_core_web_md", "zh_core_web_sm"),
    Lang.ZH_HANT: (),  # the Chinese pipelines are trained on Simplified text
}

Sentences = Callable[[str, Lang], Sequence[Span]]


def trained_pipeline(lang: Lang) -> str | None:
    """Give the name of the best trained spaCy pipeline installed for a language, None without one; spaCy is not imported."""
    return next((name for name in _TRAINED[lang] if find_spec(name) is not None), None)


@cache
def pipeline(lang: Lang, sentences: Sentences | None = None, *, trained: bool = False) -> Any:
    """Give a spaCy pipeline, made once: tokenizer and, where given, our sentence boundaries.

    Args:
        lang: the language of the texts. Chinese is divided into characters: words come from the glossary and the names.
        sentences: what divides a text into sentences, as a rule `segment.sentences`; sets `Token.is_sent_start`.
        trained: take a trained pipeline where one is installed (entities, tags), with `sentences` in place of its parser's.

    Raises:
        NotInstalled: spaCy is not installed.
    """
    try:
        import spacy
    except ImportError:
        raise NotInstalled(
            "Finding names by a language model needs spaCy",
            why="it is not installed",
            advice="Install it: python -m pip install spacy",
        ) from None
    name = trained_pipeline(lang) if trained else None
    nlp = spacy.load(name) if name else spacy.blank("zh" if lang.is_chinese else lang.value)
    if sentences is not None:
        _register_boundaries()
        nlp.add_pipe(_BOUNDARIES, first=True).use(sentences, lang)
    return nlp


@cache
def _trained(lang: Lang) -> Any:
    """Give the trained pipeline of a language with its entities, None where none is installed."""
    if trained_pipeline(lang) is None or find_spec("spacy") is None:
        return None
    nlp = pipeline(lang, trained=True)
    return nlp if any("ner" in name or "entity" in name for name in nlp.pipe_names) else None


@lru_cache(maxsize=2_048)
def entities(text: str, lang: Lang) -> tuple[tuple[Span, str], ...]:
    """Give the spans and labels of the entities that a trained spaCy pipeline finds; () where none is installed for the language.

    Args:
        text: one clause; spans are its code points.
        lang: the language of the text.
    """
    nlp = _trained(lang)
    if nlp is None or not text.strip():
        return ()
    return tuple((Span(entity.start_char, entity.end_char), entity.label_) for entity in nlp(text).ents)


_BOUNDARIES = "memorandum_sentences"


class SentenceBoundaries:
    """A spaCy component that sets the sentence starts that a function of ours finds."""

    def __init__(self) -> None:
        """Begin without a function: the document stays as it is."""
        self._sentences: Sentences | None = None
        self._lang = Lang.DE

    def use(self, sentences: Sentences, lang: Lang) -> None:
        """Take the function that divides texts of a language."""
        self._sentences, self._lang = sentences, lang

    def __call__(self, doc: Any) -> Any:
        """Set `is_sent_start` of every token."""
        if self._sentences is not None:
            starts = {span.start for span in self._sentences(doc.text, self._lang)}
            for token in doc:
                token.is_sent_start = token.i == 0 or token.idx in starts
        return doc


@cache
def _register_boundaries() -> None:
    from spacy.language import Language

    Language.factory(_BOUNDARIES, func=_make_boundaries)


def _make_boundaries(nlp: Any, name: str) -> SentenceBoundaries:
    return SentenceBoundaries()


@cache
def _lemmatizer() -> Callable[..., str]:
    import simplemma

    lemmatize: Callable[..., str] = simplemma.lemmatize
    return lemmatize


@lru_cache(maxsize=100_000)
def lemmas(word: str) -> tuple[str, ...]:
    """Give the dictionary forms that a German word may have, likeliest first; the word itself where none is known.

    The first call loads simplemma's German table (three seconds): expand forms when a glossary is built, not at run time.

    >>> lemmas("Städten")
    ('Stadt',)
    """
    lemmatize = _lemmatizer()
    found = [lemmatize(word, lang="de")]
    if word[:1].isupper() and not word.isupper():
        found.append(lemmatize(word.lower(), lang="de"))
        if found[1] == word.lower():
            found.pop()
    return tuple(dict.fromkeys(found)) or (word,)


def fold_german(text: str) -> str:
    """Give the lower-case form with ä ö ü ß written ae oe ue ss, as forms without umlauts have it (DIN 5007-2)."""
    return text.lower().translate(_FOLD)


def compound_parts(word: str, known: Container[str]) -> tuple[str, ...]:
    """Split a German compound into known words; the word itself alone where it cannot be split whole.

    Parts are given as `known` has them (lower case is tried, then capitalised), without the linking elements s, n, en,
    es, er, e, ens, ns and the hyphen. Plural stems with umlaut (Städte-partnerschaft → stadt) are understood. The split
    with the fewest parts wins, among those the one with the longest last part (the head).

    Args:
        word: one word, any case.
        known: the lemmas that may be parts, lower case or as the dictionary writes them; answers are kept for a frozenset.

    >>> compound_parts("Städtepartnerschaftsverträge", {"stadt", "partnerschaft", "vertrag"})
    ('stadt', 'partnerschaft', 'vertrag')
    """
    if isinstance(known, frozenset):
        return _cached_parts(word, known)
    return _parts(word, known)


@lru_cache(maxsize=100_000)
def _cached_parts(word: str, known: frozenset[str]) -> tuple[str, ...]:
    return _parts(word, known)


def _parts(word: str, known: Container[str]) -> tuple[str, ...]:
    parts: list[str] = []
    for piece in (p for p in word.replace("‐", "-").replace("\u2011", "-").split("-") if p):
        split = _split(piece.lower(), known)
        if split is None:
            return (word,)
        parts.extend(split)
    return tuple(parts) if len(parts) > 1 else (word,)


def _known(stem: str, known: Container[str]) -> str | None:
    for form in (stem, stem.capitalize()):
        if form in known:
            return form
    return None


def _last(stem: str, known: Container[str]) -> str | None:
    """Give the head of a compound: a known word, possibly with an ending of its own and umlaut."""
    if found := _known(stem, known):
        return found
    for ending in ("en", "er", "es", "ern", "innen", "in", "e", "n", "s", "em"):
        if stem.endswith(ending) and len(stem) - len(ending) >= _SHORTEST:
            bare = stem[: -len(ending)]
            if found := _known(bare, known) or _known(bare.translate(_UMLAUT), known) or _known(bare + "e", known):
                return found
    return _known(stem.translate(_UMLAUT), known)


# Prefixes and prepositions begin a derived word, not a compound: Bei-rat, Vor-stand, Ein-richtung.
_PREFIXES = "ab an auf aus bei bis der des die durch ein für her hin mit nach ohne über und unter ver vom von vor weg wider zum zur"
_NO_PARTS = frozenset(_PREFIXES.split())


def _first(stem: str, known: Container[str]) -> str | None:
    """Give the word of a part that is not the last: known, with a linking element, umlaut or without its final e."""
    for link in _LINKS:
        if link and not stem.endswith(link):
            continue
        bare = stem[: len(stem) - len(link)] if link else stem
        if len(bare) < _SHORTEST or bare in _NO_PARTS:
            continue
        if found := _known(bare, known):
            return found
        if link == "s" and (found := _known(bare + "e", known)):
            return found  # Hilfs-projekt (Hilfe), Geschichts-buch (Geschichte)
        if link in ("er", "e", "en", "n", "") and (found := _known(bare.translate(_UMLAUT), known)):
            return found
    # Sprach-kurs (Sprache), Schul-amt (Schule): the e falls.
    return _known(stem + "e", known) or (_known(stem + "en", known) if len(stem) > _SHORTEST else None)


def _split(word: str, known: Container[str]) -> tuple[str, ...] | None:
    best: dict[int, tuple[str, ...] | None] = {}

    def rest(start: int) -> tuple[str, ...] | None:
        if start in best:
            return best[start]
        best[start] = None
        answer: tuple[str, ...] | None = None
        if len(word) - start >= _SHORTEST and (head := _last(word[start:], known)):
            answer = (head,)
        else:
            # Shortest first part last: the longest known beginning wins among splits of equal length.
            for cut in range(len(word) - _SHORTEST, start + _SHORTEST - 1, -1):
                first = _first(word[start:cut], known)
                if first is None:
                    continue
                tail = rest(cut)
                if tail is not None and (answer is None or len(tail) + 1 < len(answer)):
                    answer = (first, *tail)
        best[start] = answer
        return answer

    if len(word) > 60:  # longer than any German word that a memorandum has
        return None
    return rest(0)
