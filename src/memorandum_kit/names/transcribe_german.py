"""Chinese transcriptions of German names: asserted where a record has one, otherwise ranked suggestions."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from itertools import product

from memorandum_kit.errors import BadInput
from memorandum_kit.names.table import Table
from memorandum_kit.names.transcribe_model import known_forms, model
from memorandum_kit.names.transcribe_rules import by_rules, variants

KINDS = ("place", "person")
MOST = 5  # suggestions given
_RULES_WEIGHT = (
    12  # how much likelier a form is that the rules give too (chosen by cross-validation, as are the next two)
)
_KNOWN_WEIGHT = 3  # the same where GeoNames has it, whose forms of villages often follow habits of their own
_UNSEEN = 0.01  # added to the share of every form, so that those that only the rules give have one
_SURE = 0.93  # the model's share from which a form that the rules give too is sure
_LETTERS = re.compile(r"[A-Za-zÄÖÜäöüßẞ]+")
_APART = re.compile(r"[\s\u00a0]+")
_TITLES = frozenset(
    (
        "herr", "herrn", "frau", "dr", "dres", "prof", "professor", "professorin", "dipl", "ing", "mag", "med", "jur",
        "phil", "rer", "nat", "pol", "oec", "habil", "hc", "mdb", "mdl",
    )
)  # fmt: skip
PARTICLES = {
    "von": "冯",
    "van": "范",
    "zu": "楚",
    "der": "德尔",
    "den": "登",
    "de": "德",
    "vom": "冯",
    "zum": "楚姆",
    "zur": "楚尔",
}
# What stands between a place and what tells it from its namesakes, and how Chinese says it.
_TAILS = {
    "am": "{}河畔", "an der": "{}河畔", "an dem": "{}河畔", "a. d.": "{}河畔", "im": "{}地区", "in": "{}地区", "in der": "{}地区",
    "bei": "{}附近", "ob der": "{}河畔", "unter": "{}山麓", "vor der": "{}山前", "auf": "{}",
}  # fmt: skip
_WITH_TAIL = re.compile(r"(.+?) (am|an der|an dem|a\. ?d\.|im|in der|in|bei|ob der|unter|vor der|auf) (\S+)$")
# What a place is called in front of its name or behind a hyphen, and how Chinese says it.
_KINDS = {
    "landkreis": "{}县", "kreis": "{}县", "stadtkreis": "{}市", "stadt": "{}市", "bezirk": "{}区", "stadtbezirk": "{}区",
    "stadtteil": "{}", "ortsteil": "{}", "gemeinde": "{}", "landeshauptstadt": "{}", "insel": "{}岛", "hansestadt": "汉萨城{}",
    "lutherstadt": "路德城{}", "universitätsstadt": "大学城{}", "kloster": "{}修道院", "schloss": "{}宫",
}  # fmt: skip
_QUARTERS = {"mitte": "中区", "nord": "北区", "süd": "南区", "ost": "东区", "west": "西区"}
_SHORT = (
    (re.compile(r" a\. ?M\."), " am Main"), (re.compile(r" a\. ?Rh\."), " am Rhein"), (re.compile(r" i\. ?Br\."), " im Breisgau"),
    (re.compile(r" o\. ?d\. ?T\."), " ob der Tauber"), (re.compile(r" i\. ?d\. ?Opf\."), " in der Oberpfalz"),
)  # fmt: skip
_FIRST_WORDS = {"bad": "巴特", "sankt": "圣", "st": "圣", "groß": "大", "klein": "小"}
# The characters that names of women have for the same sounds.
_FEMININE = str.maketrans(
    {"利": "莉", "里": "丽", "纳": "娜", "林": "琳", "雷": "蕾", "马": "玛", "尼": "妮", "亚": "娅"}
)
_WOMAN = re.compile(r"(?:a|grete?|hild(?:e)?|traud?e?|linde?|ine|lotte|marie|rike|beth|dis)$")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A Chinese form for a German name."""

    hanzi: str
    source: str  # record, rules, model, both (rules and model)
    confidence: str  # asserted (a record says so), high, low: everything but "asserted" is a suggestion, not official


def transcribe(german: str, *, kind: str = "place") -> list[Suggestion]:
    """Give the Chinese transcriptions of a German name, best first, at most five.

    A recorded name has its recorded form, which alone is "asserted". Any other name has suggestions by the syllable rules
    (GB/T 17693.3-2009) and by a model learnt from names of places; one is "high" only where both agree and the model is sure.

    Args:
        german: name of one place (`Castrop-Rauxel`, `Frankfurt am Main`) or person (titles are left out: `Dr. Annegret Thalmeyer`).
        kind: place or person.

    Raises:
        BadInput: an empty name, digits, letters that German names do not have, or another kind.
    """
    if kind not in KINDS:
        raise BadInput(f"Names of the kind {kind!r} are not transcribed", advice="Give place or person as the kind.")
    name = _checked(german)
    return (_place if kind == "place" else _person)(name)[:MOST]


def _checked(german: str) -> str:
    name = _APART.sub(" ", unicodedata.normalize("NFC", german)).strip()
    if not name:
        raise BadInput("No name was given to transcribe", advice="Give a German name, such as Bottrop.")
    if len(name) > 100:
        raise BadInput(f"{name[:20]!r}… is too long for a name", why=f"{len(name)} characters, at most 100")
    name = re.sub("[‐‑–]", "-", name).replace("’", "'")
    for short, full in _SHORT:
        name = short.sub(full, name)
    plain = "".join(c if _LETTERS.match(c) else unicodedata.normalize("NFD", c)[0] for c in name)
    strange = sorted({c for c in plain if not _LETTERS.match(c) and c not in " -.'()/,"})
    if strange or not _LETTERS.search(plain):
        shown = " ".join(strange[:5])
        raise BadInput(
            f"{german.strip()[:40]!r} is no German name",
            why=f"it has {shown}" if shown else "it has no letters",
            advice="Give the name in German letters without digits.",
        )
    return plain


# Places


@cache
def towns() -> dict[str, tuple[str, ...]]:
    """Give the recorded Chinese forms of further towns, districts and villages by the German name in lower case."""
    return {
        row["de"].lower(): (row["zh_hans"],) for row in Table("transcription_towns.tsv", ("de", "zh_hans", "country"))
    }


def _place(name: str) -> list[Suggestion]:
    recorded = _recorded_place(name)
    known = known_forms().get(name.lower(), ())
    if recorded:
        settled = [one.hanzi for one in recorded]
        return [*recorded, *(Suggestion(form, "record", "low") for form in known if form not in settled)]
    found = _composed_place(name)
    if not known or not re.search("[ -]", name):
        return found  # a single word has been ranked with its known forms
    fits = {one.hanzi for one in found if one.confidence == "high"}
    first = [Suggestion(form, "record", "high" if form in fits else "low") for form in known]
    first.sort(key=lambda one: one.confidence)
    return [*first, *(replace(one, confidence="low") for one in found if one.hanzi not in known)]


def _recorded_place(name: str) -> list[Suggestion]:
    from memorandum_kit.names.index import by_form
    from memorandum_kit.names.latin import fold_key

    forms: list[str] = []
    for entity, form, system in by_form().get(fold_key(name), ()):
        if entity.kind in ("place", "state") and system != "error" and form.lower() == name.lower() and entity.de:
            forms += [
                entity.zh_hans,
                *(v.form for v in entity.variants if v.system == "zh" and entity.id.startswith("de-")),
            ]
    forms += towns().get(name.lower(), ())
    if not _WITH_TAIL.match(name):
        # Frankfurt alone is 法兰克福, Frankfurt am Main 美因河畔法兰克福.
        forms.sort(key=lambda form: bool(re.search("河畔|湖畔|山麓", form)))
    return [Suggestion(form, "record", "low" if n else "asserted") for n, form in enumerate(dict.fromkeys(forms))]


def _composed_place(name: str) -> list[Suggestion]:
    kind, _, rest = name.partition(" ")
    if kind.lower() in _KINDS and rest:
        return _of_kind(_KINDS[kind.lower()], rest)
    front, _, last = name.rpartition("-")
    if front and last.lower() == "kreis":
        bare = [replace(one, hanzi=_bare(one.hanzi)) for one in _place(front)] if "-" not in front else []
        return [replace(one, hanzi=f"{one.hanzi}县", confidence="low") for one in bare or _hyphened(front)]
    if front and last.lower() in _QUARTERS:
        return [replace(one, hanzi=one.hanzi + _QUARTERS[last.lower()], confidence="low") for one in _place(front)]
    note = re.fullmatch(r"(.+?) \([^()]+\)", name)
    if note:
        return [replace(one, confidence="low") for one in _place(note[1])]
    tail = _WITH_TAIL.match(name)
    if tail:
        return _with_tail(tail[1], tail[2], tail[3])
    words = [w for w in re.split(r"[\s.,()/]+", name) if w]
    if len(words) == 1 and "-" not in name:
        return _word(name.replace("'", ""))
    parts: list[list[Suggestion]] = []
    for word in words:
        if word.lower() in _FIRST_WORDS and len(words) > 1:
            parts.append([Suggestion(_FIRST_WORDS[word.lower()], "both", "high")])
            continue
        for number, piece in enumerate(p for p in word.split("-") if p.strip("'")):
            choices = _place(piece) if number else (_recorded_place(piece) or _place(piece))
            parts.append([replace(c, hanzi=f"-{c.hanzi}" if number else c.hanzi) for c in choices[:3]])
    return _combined(parts, "")


def _of_kind(frame: str, name: str) -> list[Suggestion]:
    """Give the Chinese for a place whose kind is said: Landkreis Dachau 达豪县."""
    mark = frame.strip("{}")
    return [
        replace(one, hanzi=one.hanzi if mark and mark in one.hanzi[-1:] else frame.format(one.hanzi), confidence="low")
        for one in _place(name)
    ]


def _hyphened(name: str) -> list[Suggestion]:
    """Join the parts of a district's name, rivers without 河: Rhein-Neckar 莱茵-内卡."""
    parts = [
        [replace(c, hanzi=_bare(c.hanzi)) for c in _place(piece)[:2]] for piece in name.split("-") if piece.strip("'")
    ]
    return _combined(parts, "-")


def _with_tail(name: str, link: str, where: str) -> list[Suggestion]:
    """Give the Chinese for a place told from its namesakes by a river or region: Neuburg am Inn 因河畔诺伊堡."""
    frame = _TAILS[re.sub(r"a\. ?d\.", "a. d.", link)]
    if where.lower().endswith("see"):
        frame = frame.replace("河畔", "湖畔")
    head = [one for one in _place(name) if not re.search("[河湖]畔|地区", one.hanzi)] or _place(name)
    places = _place(where)
    made = []
    for one, place in (
        (head[0], places[0]), *((one, places[0]) for one in head[1:2]), *((head[0], p) for p in places[1:2])
    ):  # fmt: skip
        # 黑林山: 黑林山区, 因河: 因河畔.
        front = (
            f"{place.hanzi}区" if frame == "{}地区" and place.hanzi.endswith("山") else frame.format(_bare(place.hanzi))
        )
        made.append(Suggestion(front + one.hanzi, one.source, "low"))
    return [*made, *(replace(one, confidence="low") for one in head[:2])]


def _bare(hanzi: str) -> str:
    """Give a river's or lake's name without its kind: 美因河 → 美因."""
    return hanzi[:-1] if len(hanzi) > 1 and hanzi[-1] in "河湖山" else hanzi


def _combined(parts: list[list[Suggestion]], between: str) -> list[Suggestion]:
    """Join the parts of a name; combinations of the first choices come first."""
    order = sorted(product(*(range(len(part)) for part in parts)), key=lambda picks: (sum(picks), picks))
    joined: dict[str, Suggestion] = {}
    for picks in order[: 4 * MOST]:
        chosen = [part[pick] for part, pick in zip(parts, picks, strict=True)]
        confidences = {one.confidence for one in chosen}
        sources = {one.source for one in chosen}
        confidence = "low" if "low" in confidences else "high"
        source = (
            sources.pop()
            if len(sources) == 1
            else "model"
            if "model" in sources
            else "rules"
            if "rules" in sources
            else "both"
        )
        hanzi = between.join(one.hanzi for one in chosen)
        joined.setdefault(hanzi, Suggestion(hanzi, source, confidence))
    return list(joined.values())


def _word(word: str) -> list[Suggestion]:
    low = word.lower().replace("ẞ", "ß")
    return _ranked(low, known_forms().get(low, ()))


@cache
def _ranked(word: str, known: tuple[str, ...] = ()) -> list[Suggestion]:
    """Rank what the rules, the model and GeoNames give for a word."""
    return rank(word, model().best(word), known)


def rank(word: str, learnt: list[tuple[str, float]], known: tuple[str, ...] = ()) -> list[Suggestion]:
    """Put the rules' forms, the model's forms with their shares, and known forms in order; the five best."""
    shares = {form: share + _UNSEEN for form, share in learnt}
    ruled = by_rules(word)
    others = variants(word)
    weighted = ((ruled, _RULES_WEIGHT), *((form, 1) for form in others), *((form, _KNOWN_WEIGHT) for form in known))
    for form, weight in weighted:
        if form:
            shares[form] = shares.get(form, _UNSEEN) * weight
    ordered = sorted(shares, key=lambda form: (-shares[form], form))[:MOST]
    sure = bool(learnt) and learnt[0][0] == ruled and learnt[0][1] >= _SURE
    modelled = {form for form, _ in learnt}
    return [
        Suggestion(
            form,
            "record"
            if form in known
            else "model"
            if form not in (ruled, *others)
            else "both"
            if form in modelled
            else "rules",
            "high" if sure and form == ruled else "low",
        )
        for form in ordered
    ]


# Persons


@cache
def person_parts() -> dict[str, dict[str, str]]:
    """Give the recorded transcriptions of surnames and given names: by form in lower case, then by part."""
    found: dict[str, dict[str, str]] = {}
    for row in Table("transcription_persons.tsv", ("form", "part", "zh_hans")):
        if row["part"] not in ("surname", "given-m", "given-f"):
            raise row.damaged("part", "surname, given-m or given-f")
        found.setdefault(row["form"].lower(), {})[row["part"]] = row["zh_hans"]
    return found


def person_words(name: str) -> list[str]:
    """Give the parts of a German person's name without titles; a particle stays with what follows it: von der Leyen.

    Raises:
        BadInput: nothing is left.
    """
    words = [w for w in re.split(r"[\s.,()/]+", _checked(name)) if w.strip("-'") and w.lower() not in _TITLES]
    if name.isupper():
        words = [w.lower() if w.lower() in PARTICLES else w.title() for w in words]
    parts: list[str] = []
    for word in words:
        if parts and parts[-1].split(" ")[-1] in PARTICLES:
            parts[-1] += f" {word}"
        else:
            parts.append(word)
    if not parts:
        raise BadInput(f"{name!r} has titles only", advice="Give the person's name.")
    return parts


def _person(name: str) -> list[Suggestion]:
    parts = person_words(name)
    made = [_person_part(part, given=number < len(parts) - 1) for number, part in enumerate(parts)]
    return made[0] if len(made) == 1 else _combined(made, "·")


def _person_part(part: str, *, given: bool) -> list[Suggestion]:
    words = part.split(" ")
    if len(words) == 1:
        return _person_word(part, given=given)
    particles = [[Suggestion(PARTICLES[word], "record", "high")] for word in words[:-1]]
    return _combined([*particles, _person_word(words[-1], given=False)], "")


def _person_word(word: str, *, given: bool) -> list[Suggestion]:
    pieces = [p for p in word.replace("'", "").split("-") if p]
    if len(pieces) > 1:
        return _combined([_person_word(p, given=given)[:3] for p in pieces], "-")
    low = pieces[0].lower()
    recorded = person_parts().get(low, {})
    order = ("given-f", "given-m", "surname") if given else ("surname", "given-m", "given-f")
    forms = dict.fromkeys(recorded[part] for part in order if part in recorded)
    if forms:
        return [Suggestion(form, "record", "asserted") for form in forms]
    found = _ranked(low)
    if given and _WOMAN.search(low):
        found = [replace(one, hanzi=one.hanzi[0] + one.hanzi[1:].translate(_FEMININE)) for one in found]
    # The model has learnt from places: of a person's name the rules' form comes first.
    return sorted(found, key=lambda one: one.source == "model")
