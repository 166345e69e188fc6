"""German verbs: all forms of a paradigm, joined and separated, folded.

Weak verbs by rule; strong and irregular ones by their principal parts (present 3rd person, past, past subjunctive,
participle), which compounds with a prefix share. After Duden, Die Grammatik, chapter on the verb.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import cache

from memorandum_kit.glossary import shipped
from memorandum_kit.glossary.german_adjectives import ENDINGS, NOT_ADJECTIVES
from memorandum_kit.glossary.german_nouns import fold

_IRREGULAR = {
    "sein": "sein bin bist ist sind seid war warst waren wart wäre wären sei seien gewesen",
    "haben": "haben habe hast hat habt hatte hattest hatten hattet hätte hätten gehabt",
    "werden": "werden werde wirst wird werdet wurde wurden wurdet würde würden geworden worden",
    "können": "können kann kannst könnt konnte konnten könnte könnten könne gekonnt",
    "müssen": "müssen muss musst müsst musste mussten müsste müssten müsse gemusst",
    "dürfen": "dürfen darf darfst dürft durfte durften dürfte dürften dürfe gedurft",
    "sollen": "sollen soll sollst sollt sollte solltest sollten solltet solle gesollt",
    "wollen": "wollen will willst wollt wollte wollten wolltet wolle gewollt",
    "mögen": "mögen mag magst mögt mochte mochten möchte möchten möge gemocht",
    "wissen": "wissen weiss weisst wisst wusste wussten wüsste wüssten wisse gewusst",
}
INSEPARABLE = ("be", "emp", "ent", "er", "ge", "miss", "ver", "zer", "unter", "über", "hinter", "wider", "voll")
SEPARABLE = tuple(sorted(map(fold, shipped.sections("german_closed.txt")["separable"]), key=lambda p: (-len(p), p)))
# With these any verb separates (ankurbeln, abmildern); with the others one must know the verb (umrunden, standardisieren).
_ALWAYS_SEPARABLE = frozenset(map(fold, shipped.sections("german_closed.txt")["always-separable"]))
# A verb begins as a word does and has a vowel before its ending: an|kurbeln, but not her|rschen.
_LOOKS_LIKE_VERB = re.compile(
    r"(?:[bdfghjklmnprstvwz]|qu|bl|br|chr?|dr|fl|fr|gl|gn|gr|kl|kn|kr|pf[lr]?|ph|pl|pr|sch[lmnrw]?|sk|sp[lr]?|st[r]?|tr|zw)?"
    r"[aeiouyäöü].*(?:en|eln|ern)$"
)
# Verbs whose um-, durch- or wieder- stays, against the rule that these separate.
_STAYS = shipped.sections("german_closed.txt")["inseparable-despite-um-durch-wieder"]
# Weak verbs that take a separable prefix; the strong ones are in the table.
_WEAK_BASES = shipped.sections("german_closed.txt")["weak-verbs-with-particles"]


@dataclass(frozen=True, slots=True)
class Conjugation:
    """The forms of a verb, folded."""

    joined: frozenset[str]  # one word: infinitive, participles with adjective endings, subordinate finite forms
    finite: frozenset[str] = frozenset()  # of a separable verb's second part, to stand before the particle
    particle: str = ""  # of a separable verb
    infinitives: frozenset[str] = frozenset()  # with and without -zu-; as a noun it is written with a capital
    base: frozenset[str] = frozenset()  # the finite forms of a verb without prefix, which a particle makes another verb


@cache
def _strong() -> dict[str, tuple[str, str, str, str]]:
    """Infinitive -> 3rd person present, past, past subjunctive, participle."""
    rows = (line.split() for line in shipped.lines("german_strong_verbs.txt"))
    return {row[0]: (row[1], row[2], row[3], row[4]) for row in rows}


def is_verb(word: str, known: Container[str] = ()) -> bool:
    """Whether a lower-case word is the infinitive of a verb: of the tables, in `known`, or in -ieren."""
    verb = fold(word)
    return (
        verb in _IRREGULAR
        or verb.endswith("ieren")
        or _strong_base(verb) is not None
        or verb in known
        or verb in _weak_bases()
        or (split_prefix(verb, known) != ("", verb))
    )


@cache
def _weak_bases() -> frozenset[str]:
    return frozenset(fold(base) for base in _WEAK_BASES)


def _strong_base(verb: str) -> str | None:
    if verb in _strong():
        return verb
    for prefix in (*SEPARABLE, *INSEPARABLE):
        if verb.startswith(prefix):
            rest = verb[len(prefix) :]
            if rest in _strong():
                return rest
            for second in (*INSEPARABLE, "zu"):
                if rest.startswith(second) and rest[len(second) :] in _strong():
                    return rest[len(second) :]
    return None


def split_prefix(verb: str, known: Container[str] = ()) -> tuple[str, str]:
    """Give the separable particle of a verb and the rest; ("", verb) where it has none.

    >>> split_prefix("abschließen"), split_prefix("unterzeichnen"), split_prefix("arbeiten")
    (('ab', 'schliessen'), ('', 'unterzeichnen'), ('', 'arbeiten'))
    """
    verb = fold(verb)
    if verb in _STAYS_FOLDED or verb in _strong():
        return "", verb
    for prefix in SEPARABLE:
        if not verb.startswith(prefix):
            continue
        rest = verb[len(prefix) :]
        bare = next(
            (
                rest[len(p) :]
                for p in INSEPARABLE
                if rest.startswith(p) and rest not in _strong() and len(rest) > len(p) + 4
            ),
            rest,
        )
        if rest in _strong() or rest in _weak_bases() or rest in known:
            return prefix, rest
        if prefix in _ALWAYS_SEPARABLE and len(rest) > 4 and _LOOKS_LIKE_VERB.match(rest):
            return prefix, rest
        if bare != rest and (bare in _strong() or bare in _weak_bases()):
            return prefix, rest
    return "", verb


_STAYS_FOLDED = frozenset(fold(verb) for verb in _STAYS)


def conjugate(verb: str, known: Container[str] = ()) -> Conjugation:
    """Give the forms of a verb by its infinitive.

    Args:
        verb: the infinitive, one word.
        known: other infinitives, folded, by which a particle is seen (statt-geben).

    >>> forms = conjugate("abschließen")
    >>> "abgeschlossene" in forms.joined, "abzuschliessen" in forms.joined, "schloss" in forms.finite, forms.particle
    (True, True, True, 'ab')
    """
    verb = fold(verb)
    if verb in _IRREGULAR:
        return Conjugation(frozenset(_IRREGULAR[verb].split()), infinitives=frozenset({verb}))
    particle, base = split_prefix(verb, known)
    finite, participles = _simple(base)
    present_participle = base + "d"
    if not particle:
        joined = {*finite, base, *_declined(participles), *_declined({present_participle})}
        takes_particles = base in _strong() or base in _weak_bases()
        return Conjugation(
            frozenset(joined), infinitives=frozenset({base}), base=finite if takes_particles else frozenset()
        )
    zu = f"{particle}zu{base}"
    joined = (
        {particle + form for form in finite | {base}}
        | {zu}
        | _declined({particle + form for form in participles} | {particle + present_participle, zu + "d"})
    )
    return Conjugation(frozenset(joined), frozenset(finite | {base}), particle, frozenset({verb, zu}))


def finite_forms(verbs: Iterable[str]) -> frozenset[str]:
    """Give the finite forms of verbs, of separable ones without their particle, folded; of 3rd person and plural at least.

    Forms that are words of another kind far more often (meine, seinen, eine) are left out.
    """
    forms: set[str] = set()
    for verb in (*verbs, *_strong(), *_weak_bases(), *_IRREGULAR):
        if verb in _IRREGULAR:
            forms.update(_IRREGULAR[verb].split())
        elif verb.endswith("n") and len(verb) > 3:
            forms.update(_simple(split_prefix(verb)[1])[0])
    return frozenset(
        form for form in forms if form not in NOT_ADJECTIVES and not form.startswith(("mein", "sein", "ein"))
    )


def _declined(participles: Iterable[str]) -> set[str]:
    stems = set(participles)
    return stems | {stem + ending for stem in stems for ending in ENDINGS}


def _simple(verb: str) -> tuple[frozenset[str], frozenset[str]]:
    """The finite forms and the past participle of a verb without a separable particle."""
    base = _strong_base_of_inseparable(verb)
    if base is not None:
        return _strong_forms(verb, base)
    return _weak_forms(verb)


def _strong_base_of_inseparable(verb: str) -> str | None:
    if verb in _strong():
        return verb
    for prefix in (*INSEPARABLE, "um", "durch", "wieder"):
        if verb.startswith(prefix) and verb[len(prefix) :] in _strong():
            return verb[len(prefix) :]
        if prefix == "be" and verb.startswith("beauf") and verb[5:] in _strong():
            return verb[5:]
    return None


_WEAK_THOUGH = shipped.sections("german_closed.txt")["weak-despite-their-look"]


def _strong_forms(verb: str, base: str) -> tuple[frozenset[str], frozenset[str]]:
    if verb in _WEAK_THOUGH:
        return _weak_forms(verb)
    prefix = verb[: len(verb) - len(base)]
    third, past, subjunctive, participle = _strong()[base]
    stem = base[:-2] if base.endswith("en") else base[:-1]
    second = third[:-1] if third.endswith("t") else third
    finite = {base, stem + "e", stem + "et", stem + "t", third, second + "st", stem + "est"}
    weak_past = past.endswith("te")
    for form in (past, subjunctive):
        bare = form[:-1] if form.endswith("e") else form
        finite.update(
            {form, bare + "en", bare + "e" if (weak_past or form is subjunctive) else form, bare + "est", bare + "et"}
        )
        if not form.endswith("e"):
            finite.update({form + "st", form + "t"})
    if base == "wenden":
        finite.update({"wendete", "wendeten"})
    if (
        prefix
        and participle.startswith("ge")
        and base not in ("geben", "gelingen", "genesen", "geniessen", "geschehen", "gewinnen", "gelten")
    ):
        participle = participle[2:]
    elif prefix and base == "geben":
        participle = "geben"
    elif prefix and base == "gelten":
        participle = "golten"
    participles = {prefix + participle}
    if base == "hängen":  # die angehängte Liste
        finite.update({"hängte", "hängten"})
        participles.add(prefix + ("hängt" if prefix else "gehängt"))
    if base in ("senden", "wenden"):
        participles.add(f"{prefix}{'' if prefix else 'ge'}{base[:-2]}et")
    if base == "schaffen":
        finite.update({"schaffte", "schafften"})
        participles.add(prefix + ("geschafft" if not prefix else "schafft"))
    return frozenset(prefix + form for form in finite), frozenset(participles)


def _weak_forms(verb: str) -> tuple[frozenset[str], frozenset[str]]:
    short = verb.endswith(("eln", "ern"))
    stem = verb[:-1] if short else verb[:-2]
    e = "e" if _needs_e(stem) and not short else ""
    past = f"{stem}{e}te"
    finite = {verb, stem + e + "st", stem + e + "t", past, past + "n", past + "st", past + "t"}
    finite.add(stem[:-2] + stem[-1] + "e" if short and verb.endswith("eln") else stem + "e")
    if stem.endswith(("s", "z", "x")):
        finite.add(stem + "t")
    latinate = verb.endswith("ieren") and any(c in "aeiouyäöü" for c in verb[:-5])  # finanziert, but geschmiert
    takes_ge = not latinate and not _inseparable_weak(verb)
    return frozenset(finite), frozenset({("ge" if takes_ge else "") + stem + e + "t"})


def _inseparable_weak(verb: str) -> bool:
    if verb in _STAYS_FOLDED:
        return True
    for prefix in INSEPARABLE:
        rest = verb[len(prefix) :]
        # ge-stalten but ge-ben; be-raten but be-ten; er-n(t)en, über-n …: what is left must be a verb's length with a vowel.
        if verb.startswith(prefix) and len(rest) >= 5 and any(c in "aeiouäöü" for c in rest[:-2]):
            return True
    return False


def _needs_e(stem: str) -> bool:
    if stem.endswith(("t", "d")):
        return True
    if len(stem) < 3 or stem[-1] not in "mn":
        return False
    # rechn-et, öffn-et, atm-et; but wohn-t, lern-t, kämm-t, trenn-t, film-t
    return stem.endswith("chn") or stem[-2] not in "aeiouäöülrmnh"
