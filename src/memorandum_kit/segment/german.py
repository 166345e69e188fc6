"""German sentence boundaries: abbreviations, ordinals, initials, decimals, closing quotes and brackets.

A full stop is judged by the token before it and the word after it. Where the token may be an abbreviation, an ordinal or
an initial, only a word that begins sentences and is no noun (`_STARTERS`) makes the stop a boundary: missing a boundary
costs the aligner less than a sentence cut in two.
"""

from __future__ import annotations

import re

from memorandum_kit.segment.brackets import Brackets


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Abbreviations after which the sentence goes on whatever follows (Duden, Die deutsche Rechtschreibung).
_GOING_ON: frozenset[str] = _words(
    """
    abb abs abschn abt akad allg amtl anl anm anh aufl ausg az bd bde bearb begr beil bes bez bezgl bezügl bsp
    bspw bzgl bzw ca desgl dipl dir doz dr drs dt ebd ehem eigtl einschl entspr erg evtl ev exkl fa fam fig fr
    frhr gebr geb gegr gem gen ges gest gez ggf ggfs ggü habil hg hr hrn hrsg hrsgg ing inh inkl innerh insb
    insbes insg kap kath kfm kgl kl lfd lic lt med mdl mind mindest näml nördl nr nrn obb obgm bgm östl pd phil
    pol präs priv prof prot rd rdnr rel rer resp rn schriftl sog soz spez st staatl städt stellv südl tel teilw
    telefon theol unterabs urspr urk verf verh verm vgl vorm vors vs wiss wirtsch westl ziff zit zzgl zzt ztl reg
    engl frz franz chin russ span ital poln lat griech europ österr niederl jährl monatl wöchentl tägl mtl
    halbj stv vertr durchschn elektr techn polit grds grundsätzl jew westf übers vereinb zahlr zus zuzügl pers tab
    em dipl-ing erstm zust betr ausschl abzgl
    """
)
# Abbreviations, and words that look like one, that may end a sentence: the next word decides.
_MAY_END: frozenset[str] = _words(
    """
    usw etc usf ff mio mrd tsd jh jhd jhdt chr str pl jr jun sr sen co kg corp inc ltd std min sek dgl art max mag
    ob komm jan feb febr mrz apr jul aug sep sept okt nov dez bl fol cf al u.s.w qm
    """
)
# Chains of short pieces, written without their blanks.
_CHAIN_GOING_ON: frozenset[str] = _words(
    """
    z.b d.h i.v.m i.d.f i.s.d i.s.v i.s i.v i.a i.h.v i.z.m i.g i.w i.e.s s.o s.u u.u o.g u.g m.e m.w n.v d.i
    m.a.w z.hd z.h h.c b.c u.z a.m a.d.ö m.d.b v.a r.k i.vgl u.e.m
    """
)
_SINGLE_GOING_ON: frozenset[str] = _words(
    """
    s v u z i o b p d S
    """
)

# Words that begin a sentence and are no noun or name: after an ordinal or an abbreviation a capital of theirs means "new
# sentence". Function words and sentence adverbs only.
_STARTERS: frozenset[str] = _words(
    """
    Der Die Das Den Dem Des Ein Eine Einen Einem Einer Eines Kein Keine Keinen Keiner Dies Diese Dieser Dieses
    Diesem Diesen Jene Jener Jede Jeder Jedes Alle Allen Beide Beiden Beides Sie Er Es Wir Ich Ihr Ihre Ihren
    Ihrem Ihrer Sein Seine Seinen Unser Unsere Man Wer Was Wo Wie Wenn Wann Warum Weil Da Dass Damit Dabei Dafür
    Dagegen Daher Dadurch Danach Daneben Dann Daran Darauf Daraus Darin Darüber Darum Davon Dazu Dort Hier Hierbei
    Hierfür Hiermit Hierzu Hierüber Heute Gestern Im In Ins Am An Auf Aus Bei Beim Bis Durch Für Gegen Mit Nach
    Nachdem Ob Obwohl Ohne Seit Seitdem Sobald Sofern Soweit So Solange Sowohl Trotz Trotzdem Über Um Unter Und
    Oder Aber Doch Denn Jedoch Vom Von Vor Vorher Während Wegen Weder Weiter Weitere Weiteren Weiterhin Zu Zum Zur
    Zudem Zuletzt Zunächst Zwar Zwischen Außerdem Auch Allerdings Als Also Andererseits Anschließend Bereits
    Bisher Ebenso Ebenfalls Ferner Folglich Gemäß Insbesondere Insgesamt Insofern Jedenfalls Nicht Noch Nun Nur
    Schließlich Sonst Später Stattdessen Vielmehr Zugleich Zusätzlich Neben Laut Anlässlich Aufgrund Deshalb
    Deswegen Entsprechend Etwa Erst Erstmals Ganz Gleichzeitig Sollte Sollten Soll Ist Sind Hat Haben War Waren
    Wird Werden Wurde Wurden Kann Können Muss Müssen Darf Dürfen Nachfolgend Mittlerweile Inzwischen Dennoch
    Dementsprechend Demnach Dessen Deren Angesichts Einige Viele Mehrere Manche Andere Solche Welche Welcher
    Welches Dieselbe Derselbe Sodann Überdies Abweichend Vorbehaltlich Näheres Einzelheiten Hierdurch Davor
    Dahinter Drittens Erstens Zweitens
    """
)
_MONTHS: frozenset[str] = _words(
    """
    Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember Jan Feb Febr Mrz Apr
    Jun Jul Aug Sep Sept Okt Nov Dez Juno
    """
)
# After these a number with a full stop is an ordinal: "am 12. Parteitag", "die 3. Sitzung".
_BEFORE_ORDINAL: frozenset[str] = _words(
    """
    der die das dem den des am im zum zur vom beim ab bis seit ein eine einen einem einer eines und oder sowie
    jede jeder jedes jeden jedem ihr ihre ihrem ihren ihrer sein seine seinem seinen seiner unser unsere unserem
    unseren dieser diese dieses diesem diesen nach zwischen mein meine kein keine ans ins fürs dessen deren
    anlässlich stellvertretender stellvertretende
    """
)
# After these a number is a reference, and its full stop the sentence's.
_BEFORE_REFERENCE: frozenset[str] = _words(
    """
    artikel artikels artikeln absatz absatzes absätze absätzen nummer nummern seite seiten kapitel kapitels
    paragraph paragraf ziffer ziffern punkt punkte anlage anlagen anhang abschnitt abschnitts satz teil buchstabe
    tabelle abbildung fußnote randnummer phase version stufe klasse drucksache raum zimmer linie gleis § §§ art
    abs nr s ziff kap anl
    """
)
_COUNTED = re.compile(
    r"(?:Bürgermeister|Oberbürgermeister|Beigeordnet|Vorsitzende|Stellvertret|Vizepräsid|Jahrestag|Jahrhundert|Jahr|Geburtstag|"
    r"Halbjahr|Quartal|Semester|Klasse|Platz|Rang|Runde|Mal\b|Tag\b|Woche|Monat|Sitzung|Tagung|Auflage|Ausgabe|Etage|Stock\b|"
    r"Weltkrieg|Wahlperiode|Legislatur|Parteitag|Nationalkongress|Fassung|Änderung|Ausfertigung)"
)
_ROMAN = re.compile(r"[IVXLCDM]+")
_VOWEL = re.compile(r"[aeiouäöüyáàéèóôå\d]")

# A stop with the quotes, brackets and note marks that close after it.
_STOP = re.compile(r"(?P<mark>[.!?…。！？]+)(?P<close>[“”\"'’‘»«›‹)\]}）]*)[¹²³⁰-⁹]*")
_TO_WORD = re.compile(r"[\s„“\"'‚‘»«›‹(\[{–—*-]*(?P<word>[^\W\d_][\w-]*)?")
_GLUED = re.compile(r"[A-ZÄÖÜ][a-zäöüß]*(?=\s)")
_CHAIN = re.compile(r"(?:^|(?<=[\s(„“»«\"/]))(?:[^\W\d_]{1,3}\.[ \u00a0\u202f]?)+[^\W\d_]{1,4}$")
_PARAGRAPH_BREAK = re.compile(r"\s*?\n[ \t\r]*\n|\u2029")
_TOKEN_EDGE = frozenset("(„“»«\"/[‚‘'–—")


def german_boundaries(text: str) -> list[int]:
    """Give the positions (code points) right after each sentence's last character, the text's own end not included."""
    brackets = Brackets(text)
    boundaries = {match.start() for match in _PARAGRAPH_BREAK.finditer(text)}
    sentence = 0
    for match in _STOP.finditer(text):
        if match.end() < len(text) and _ends(text, match, brackets, sentence):
            sentence = match.end()
            boundaries.add(sentence)
    return sorted(boundaries)


def _ends(text: str, match: re.Match[str], brackets: Brackets, sentence: int) -> bool:
    start, end, mark, close = match.start(), match.end(), match.group("mark"), match.group("close")
    if not text[end].isspace():
        return mark == "." and not close and _glued(text, start, end)
    opened = brackets.inside(end)
    if opened is not None and opened > sentence and text[sentence:opened].strip():
        return False  # in a bracket or quotation that began in the middle of this sentence
    ahead = _TO_WORD.match(text, end)
    word = (ahead.group("word") if ahead else None) or ""
    following = text[end : end + 200].lstrip()[:1]
    if not following or following in ",;:/&+=)]}”" or (word and word[0].islower()):
        return False
    starter = word in _STARTERS
    if close and following in "–—" and mark == ".":
        return False  # „Das ist gut.“ – So schloss sie.
    if close:
        opener = brackets.opener(match.end("mark"))
        if opener is not None and opener > sentence and text[sentence:opener].strip():
            if text[opener] in "([{（":
                return starter  # "(vgl. Artikel 3.) Die": only a clear beginning ends the sentence round the bracket
            if mark != "." and not text[sentence:opener].rstrip().endswith(":"):
                return starter  # unter dem Motto „Gemeinsam!“ Delegationen entsenden
        elif mark != ".":
            return True
    if set(mark) <= {"…"} or mark.startswith(".."):
        return starter
    return mark != "." or _full_stop(text, start, word, following, sentence)


def _glued(text: str, start: int, end: int) -> bool:
    """Whether a full stop without a blank ends a sentence: a long lower-case word before, a clear beginning after it."""
    before = text[max(0, start - 3) : start]
    if len(before) < 3 or not before.isalpha() or not before[1:].islower():
        return False
    match = _GLUED.match(text, end)
    return match is not None and match.group() in _STARTERS


def _token(text: str, start: int, sentence: int) -> str:
    begin = start
    floor = max(sentence, start - 80)
    while begin > floor and not text[begin - 1].isspace() and text[begin - 1] not in _TOKEN_EDGE:
        begin -= 1
    return text[begin:start]


def _full_stop(text: str, start: int, word: str, following: str, sentence: int) -> bool:
    token = _token(text, start, sentence)
    starter = word in _STARTERS
    if not token:
        return True
    if token.isdecimal():
        return _after_number(text[max(sentence, start - 120) : start - len(token)], token, word, following)
    if any(c.isdecimal() for c in token):
        # "am 12.1. Bürgerfest" is a date; "Version 2.0. Neue" is an end.
        if starter or not word or not re.fullmatch(r"\d{1,2}\.\d{1,2}", token):
            return True
        return _last_word(text[max(sentence, start - 60) : start - len(token)]) in _BEFORE_REFERENCE
    chain = _CHAIN.search(text, max(sentence, start - 24), start)
    if chain:
        pieces = re.sub(r"\s", "", chain.group()).lower()
        return (
            starter and pieces not in _CHAIN_GOING_ON and not pieces.endswith(tuple(f".{c}" for c in _CHAIN_GOING_ON))
        )
    if "-" in token and token[-2] == "-" and token[-1].isupper():
        return starter  # Hans-J. Krüger
    if len(token) == 1 and token.isalpha():
        # An initial ("M. Weber"), an abbreviation ("S. 12"), or a name that ends a sentence ("Plan B. Die").
        return starter and token not in _SINGLE_GOING_ON and bool(text[sentence : start - 1].strip())
    if _ROMAN.fullmatch(token):
        return starter and bool(text[sentence : start - len(token)].strip())
    key = (token.rsplit("-", 1)[-1] if ".-" in token else token).lower()
    if token.isupper() and key not in ("nr", "dr"):
        return True
    if key in _GOING_ON:
        return False
    if 2 <= len(key) <= 5 and not _VOWEL.search(key):
        return starter  # no German word lacks a vowel: Schr., Bgm., Hbf.
    if key in _MAY_END or (key.endswith("str") and len(key) > 5):
        return starter
    return True


def _last_word(lead: str) -> str:
    return re.split(r"\s", lead.rstrip())[-1].strip('(„“»«"').rstrip(".").lower()


def _after_number(lead: str, token: str, word: str, following: str) -> bool:
    """Whether the full stop after a bare number ends the sentence, and not an ordinal, a date or a list's number."""
    before = lead.rstrip()
    if not before:
        return False
    if len(token) >= 4:
        return True  # a year
    if word in _MONTHS:
        return False
    previous = re.split(r"\s", before)[-1].strip('(„“»«"').rstrip(".").lower()
    reference = previous in _BEFORE_REFERENCE
    if before[-1] in ":;,(–—/" or (before[-1] == "." and not reference):
        return False
    if word in _STARTERS:
        return True
    if not word:
        return not following.isdecimal() or len(token) > 2 or reference
    if reference:
        return True
    return previous not in _BEFORE_ORDINAL and not _COUNTED.match(word)
