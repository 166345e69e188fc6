"""German nouns of memoranda in the singular and plural: eine Ansprechperson for zwei Ansprechpersonen, and back.

A compound goes by its last part. A noun that is not here, or whose place in the clause does not show its case, is left to a
person.
"""

from __future__ import annotations

import re
from functools import cache

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Lang, MentionKind
from memorandum_kit.quantities import write_value
from memorandum_kit.translation.german_case import case_at

# Gender, then singular and plural endings; w are masculines that have the plural's form in every case but the first.
_ENDINGS = {
    "f": "ung ungen heit heiten keit keiten schaft schaften ion ionen tät täten in innen person personen kraft kräfte schrift"
    " schriften stelle stellen gruppe gruppen schule schulen reise reisen rate raten kopie kopien seite seiten stadt städte"
    " frau frauen firma firmen messe messen frist fristen klasse klassen aufgabe aufgaben woche wochen sprache sprachen"
    " frage fragen anlage anlagen karte karten universität universitäten bibliothek bibliotheken fabrik fabriken mahlzeit mahlzeiten nacht nächte fahrt fahrten maschine maschinen"
    " ausgabe ausgaben arbeit arbeiten schicht schichten akademie akademien etage etagen pflanze pflanzen",
    "m": "vertreter vertreter leiter leiter nehmer nehmer arbeiter arbeiter berater berater lehrer lehrer schüler schüler"
    " sprecher sprecher dolmetscher dolmetscher übersetzer übersetzer fahrer fahrer träger träger forscher forscher begleiter"
    " begleiter betreuer betreuer helfer helfer gärtner gärtner techniker techniker partner partner künstler künstler bürger"
    " bürger meister meister trainer trainer musiker musiker sportler sportler wissenschaftler wissenschaftler gutachter gutachter"
    " ator atoren essor essoren ektor ektoren bus busse kurs kurse platz plätze beitrag beiträge bericht berichte antrag anträge"
    " vertrag verträge ausschuss ausschüsse raum räume stand stände vortrag vorträge baum bäume wagen wagen workshop workshops"
    " besuch besuche termin termine arzt ärzte ingenieur ingenieure ausflug ausflüge flug flüge zug züge preis preise saal säle brief"
    " briefe computer computer drucker drucker gast gäste betrieb betriebe container container auftrag aufträge koffer koffer film"
    " filme laptop laptops abschnitt abschnitte tisch tische",
    "n": "mitglied mitglieder seminar seminare konzert konzerte projekt projekte exemplar exemplare buch bücher treffen treffen"
    " programm programme fahrzeug fahrzeuge zimmer zimmer team teams semester semester museum museen unternehmen unternehmen"
    " land länder kind kinder gebäude gebäude gespräch gespräche praktikum praktika symposium symposien büro büros"
    " stipendium stipendien werk werke gerät geräte angebot angebote original originale spiel spiele amt ämter stück stücke ticket tickets hotel hotels foto fotos formular formulare paket pakete bild"
    " bilder dokument dokumente blatt blätter heft hefte plakat plakate modul module modell modelle interview interviews restaurant"
    " restaurants kapitel kapitel thema themen konto konten institut institute orchester orchester schiff schiffe labor labore"
    " video videos zertifikat zertifikate mittagessen mittagessen abendessen abendessen zeugnis zeugnisse haus häuser theater theater"
    " festival festivals dorf dörfer zentrum zentren",
    "w": "praktikant praktikanten student studenten referent referenten assistent assistenten dozent dozenten experte experten"
    " journalist journalisten kollege kollegen spezialist spezialisten beauftragte beauftragten präsident präsidenten",
}  # fmt: skip
_ARTICLES = {"f": ("eine", "einer"), "m": ("einen", "einem"), "w": ("einen", "einem"), "n": ("ein", "einem")}
_VERBS = (
    "benennt|benennen|bestimmt|bestimmen|entsendet|entsenden|schickt|schicken|stellt|stellen|ernennt|nominiert|bestellt|beruft"
    "|empfängt|lädt|finanziert|veranstaltet|veranstalten|organisiert|plant|planen|baut|errichtet|kauft|erwirbt|besichtigt"
    "|besichtigen|besucht|besuchen|erhält|erhalten|umfasst|gewährt|übergibt|überreicht|vergibt|nimmt|bietet|hat|haben|unterhält"
)
# The subject stands before the verb, so that what stands behind it is none: Jede Partei benennt je …
_OBJECT = re.compile(
    rf"^(?:Die|Der|Das|Jede[rs]?|Beide|Wir|Alle|Keine)\s[^,;:]*?\b(?:{_VERBS})\s(?:(?:je|jeweils|auch|dafür|dazu|hierzu|ferner)\s)*$"
)
_AGREEING = re.compile(
    r",\s(?:der|die|das|den|dem|denen|dessen|welche\w*)\b|\b(?:dessen|seine?\w*|ihre?\w*|er|diese\w*)\b"
)


@cache
def _table() -> tuple[dict[str, tuple[str, str]], dict[str, tuple[str, str]]]:
    """Singular ending to plural and gender, and plural ending to singular and gender."""
    plurals: dict[str, tuple[str, str]] = {}
    singulars: dict[str, tuple[str, str]] = {}
    for gender, words in _ENDINGS.items():
        pairs = words.split(" ")
        for single, plural in zip(pairs[::2], pairs[1::2], strict=True):
            plurals[single], singulars[plural] = (plural, gender), (single, gender)
    return plurals, singulars


def _other(noun: str, table: dict[str, tuple[str, str]]) -> tuple[str, str] | None:
    low = noun.lower()
    ending = next((low[at:] for at in range(len(low)) if low[at:] in table), None)
    if ending is None:
        return None
    form, gender = table[ending]
    written = noun[: len(noun) - len(ending)] + form
    return written[:1].upper() + written[1:], gender


def recounted(text: str, start: int, end: int, old: str, new: str) -> str | None:
    """Give the number `new` with its noun where one of both numbers is one; None where the words around might have to change.

    Args:
        text: the German clause.
        start: where the number with its noun begins, in code points.
        end: where it ends.
        old: value of the number that stands there.
        new: value wanted.
    """
    words = text[start:end].split()
    if len(words) != 2 or "1" not in (old, new) or not new.isdecimal() or _AGREEING.search(text, end):
        return None
    count, noun = words
    case = case_at(text, start, end) or ("accusative" if _OBJECT.search(text[:start]) else "")
    if new == "1":
        return _single(noun, case)
    if not case:
        return None
    return _several(noun, count, case, new)


_NUMBERED_VERBS = {
    "wird": "werden", "ist": "sind", "hat": "haben", "nimmt": "nehmen", "kann": "können", "muss": "müssen",
    "soll": "sollen", "darf": "dürfen", "steht": "stehen", "geht": "gehen", "kommt": "kommen", "fährt": "fahren",
    "reist": "reisen", "gehört": "gehören", "arbeitet": "arbeiten", "findet": "finden", "liegt": "liegen",
    "erhält": "erhalten", "fliegt": "fliegen", "wohnt": "wohnen", "besteht": "bestehen", "folgt": "folgen",
    "spricht": "sprechen", "tritt": "treten", "wirkt": "wirken", "studiert": "studieren", "lernt": "lernen",
    "hält": "halten", "beginnt": "beginnen", "entsteht": "entstehen", "wurde": "wurden", "war": "waren",
    "hatte": "hatten", "nahm": "nahmen", "kam": "kamen", "tagt": "tagen", "berichtet": "berichten",
    "unterrichtet": "unterrichten", "besucht": "besuchen", "begleitet": "begleiten",
}  # fmt: skip
# Behind a preposition and its noun the verb comes, and behind the verb its subject: An der Sitzung nehmen drei Vertreter teil.
_SUBJECT_BEHIND = re.compile(
    r"^(?:An|Am|Im|In|Ins|Bei|Beim|Für|Auf|Aus|Zu|Zum|Zur|Nach|Vom|Von|Unter|Mit|Vor|Seit|Dabei|Dazu|Hierbei|Hierzu|Es|Insgesamt)\b"
    rf"[^,;:]*?(?P<verb>\b(?:{'|'.join([*_NUMBERED_VERBS, *_NUMBERED_VERBS.values()])})\s)$"
)
_VERB_BEHIND = re.compile(rf"\s(?:{'|'.join([*_NUMBERED_VERBS, *_NUMBERED_VERBS.values()])})\b")


def subject_at(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    """Give where a number with its noun begins and ends with the verb that it is the subject of, and the verb in the plural."""
    if _AGREEING.search(text, end):
        return None
    if before := _SUBJECT_BEHIND.search(text[:start]):
        begin, until, verb = before.start("verb"), end, before["verb"].strip()
    elif not start and (after := _VERB_BEHIND.match(text, end)):
        begin, until, verb = start, after.end(), after[0].strip()
    else:
        return None
    return begin, until, _NUMBERED_VERBS.get(verb, verb)


def renumbered(surface: str, old: str, new: str, plural_verb: str) -> str | None:
    """Give a subject and its verb with another number: nimmt ein Vertreter for nehmen drei Vertreter; None where a form is not known.

    Args:
        surface: the subject and its verb, in either order.
        old: value of the number that stands there.
        new: value wanted.
        plural_verb: the verb in the plural.
    """
    words = surface.split()
    singular_verb = next((one for one, more in _NUMBERED_VERBS.items() if more == plural_verb), "")
    if len(words) != 3 or not new.isdecimal() or new == "0":
        return None
    verb_first = words[0] in (plural_verb, singular_verb)
    count, noun = words[1:] if verb_first else words[:2]
    if (old == "1") != (count.lower() in ("ein", "eine", "1")) or (old == "1") == (new == "1"):
        return None  # with the same number of the noun nothing but the figure changes
    plurals, singulars = _table()
    found = _other(noun, singulars if new == "1" else plurals)
    if found is None or noun.endswith(("beauftragte", "beauftragten")):
        return None
    form, gender = found
    try:
        style = "words" if int(new) <= 12 and not count.isdecimal() else "digits"
        number = write_value(new, Lang.DE, kind=MentionKind.NUMBER, style=style)
    except BadInput:
        return None
    number = ("eine" if gender == "f" else "ein") if new == "1" else number
    verb = singular_verb if new == "1" else plural_verb
    if verb_first:
        return f"{verb} {number} {form}"
    return f"{number[:1].upper() + number[1:] if count[:1].isupper() else number} {form} {verb}"


def _single(noun: str, case: str) -> str | None:
    plurals, singulars = _table()
    found = _other(noun, singulars)
    if found is None and noun.endswith("n"):
        found, case = _other(noun[:-1], singulars), "dative"
    if found is None or not case:
        return None
    single, gender = found
    if gender == "w":
        single = noun if (other := _other(single, plurals)) and other[0] == noun else single
    return f"{_ARTICLES[gender][case == 'dative']} {single}"


def _several(noun: str, count: str, case: str, new: str) -> str | None:
    plurals, singulars = _table()
    found = _other(noun, plurals)
    if found is None and (weak := _other(noun, singulars)) and weak[1] == "w":
        found = noun, "w"
    if found is None or count.lower() not in (*_ARTICLES[found[1]], "1"):
        return None
    plural, gender = found
    if case == "dative" and not plural.endswith(("n", "s")):
        plural += "n"
    if gender == "f" and count.lower() == "einer" and case != "dative":
        return None
    try:
        style = "words" if int(new) <= 12 and not count.isdecimal() else "digits"
        return f"{write_value(new, Lang.DE, kind=MentionKind.NUMBER, style=style)} {plural}"
    except BadInput:
        return None
