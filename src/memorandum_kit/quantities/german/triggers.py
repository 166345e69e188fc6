"""Where a German value may begin, and the words and marks around it that decide what it is."""

from __future__ import annotations

import re

from memorandum_kit.quantities.german.surroundings import SPACE

# Where a value may begin: a digit, or a word whose first letters are those of a number, month, frequency or reference.
# By first letter, since the alternatives are tried at the beginning of every word.
TRIGGER = re.compile(
    r"""\d|[§½¼¾]
    |\b(?:
       [Zz](?:w(?:ei|ö|an|o)|ehn|iff|immer\b)
      |[Dd](?:rei|ritt|utzend|oppelt|ez(?:ember|\.)|IN\b)
      |[Vv](?:ier|er(?:doppel|dreifach|vierfach|fünffach|sechsfach|siebenfach|achtfach|neunfach|zehnfach|hundertfach|tausendfach|vielfach)|DI\b)|V[IVX]*(?=[./][ \u00a0\d])
      |[Ff](?:ünf|eb(?:ruar|\.))
      |[Ss](?:ech[sz]|ieb|tündlich|ept(?:ember|\.)|ep\.|eite|atz\b)
      |[Aa](?:cht|nderthalb|lljährlich|bertaus|pr(?:il|\.)|ug(?:ust|\.)|rt(?:\.|ikel)|bs(?:atz|\.|chnitt)|nlage|nhang)
      |[Nn](?:eun|ull|ov(?:ember|\.)|r\.|ummer)
      |[Ee](?:lf|rst[em]|rst(?=größ|höch|best)|ins\b|in(?=und|hundert|tausend|einhalb|dreiviertel|einviertel|mal|malig|(?:jähr|monat|wöch|täg|stünd|minüt|köpf)ig)|inige\b|N\b)
      |[Ee]in(?:e[nmrs]?)?(?=-?[ ]bis[ ](?:zu[ ])?(?:zwei|drei|[2-9]))
      |[Ee]in(?:e[nmrs]?)?(?=[ \u00a0](?:Mill|Billi|Dutzend|[Hh]undert\b|[Tt]ausend\b|halb|gut|knapp
        |[A-ZÄÖÜ][a-zäöüß]{1,60}tel[ns]?\b
        |(?:weiter|ganz|voll|zusätzlich)e[nrms]?[ ](?:Jahr|Monat|Woche|Tag|Stunde|Minute|Quartal)\b
        |Jahr(?:es|zehnts?)?\b|Monat|Woche\b|Wochen\b|Tage?s?\b|Stunde|Minute|Viertel(?:jahr|stunde)|Dreiviertel|Halbjahr\b|Quartal|Prozent
        |Promille|Hektar|Quadrat|Kubik|Kilo|Meter\b|Tonne\b|Euro\b|Yuan\b|Cent\b|Liter\b|Jahrhundert|US-Dollar|Mega|Giga
        |Mu\b))
      |[Hh](?:undert|älfte|alb)
      |[Tt](?:ausend|äglich|agtäglich|agesordnungspunkt|eil\b|OP\b)
      |[Mm](?:illi[oa]|onatlich|ehrere\b|ärz|ai\b)
      |[Jj](?:an(?:uar|\.)|änner|uni|uli|ährlich|ede[nmsr]?\b|e\b(?=[ ](?:Jahr|Monat|Woche|Tag|Quartal)))
      |O(?:ktober|kt\.)
      |[Ww]öchentlich
      |(?:[Ss]ommer|[Ww]inter|[Hh]erbst|[Ff]rüh(?:jahr|ling))s?(?=[ ](?:des|dieses|letzten|vergangenen|vorigen|nächsten|kommenden)[ ])
      |(?:[Aa]nfang|[Mm]itte|[Ee]nde)(?=[ ](?:des[ ][lvnk]|dieses|letzten|vergangenen|vorigen|nächsten|kommenden)[a-z ]+[ ]?Jahres)
      |(?:[Dd]iese[sm]?|[Ll](?:aufende|etzte)[nms]|[Vv](?:ergangene|orige)[nms]|[Nn]ächste[nms]|[Kk]ommende[nms])(?=[ ](?:Jahre?s?|Kalenderjahr|Haushaltsjahr|Monat)\b)
      |[Qq](?:uartalsweise|\d\b)
      |[Pp](?:ro\b|aragra|unkt)
      |B(?:illi)
      |K(?:apitel|ap\.|W\b|alenderwoche\b)
      |R(?:aum\b|FC\b)
      |I(?:SO\b|EC\b|BAN\b|SB?S?N\b|[IVX]*(?=[./][ \u00a0\d]))
      |GB\b
      |X[IVX]*(?=[./][ \u00a0\d])
    )""",
    re.VERBOSE,
)


NOUN = re.compile(rf"{SPACE}(?:[a-zäöüß]+(?:e|en|er){SPACE})?[A-ZÄÖÜ]")


MORE_OF_TIME = re.compile(
    rf"{SPACE}(?:weiter|ganz|voll|zusätzlich)e[nrms]?{SPACE}(Jahr|Monat|Woche|Tag|Stunde|Minute|Quartal)(?!\w)"
)


ONE_TO = re.compile("-?[ ]bis[ ]")


# eins werden, eins sind: of one mind
ONE_IN_MIND = re.compile(
    rf"{SPACE}(?:werden|wird|wurden?|geworden|sein|sind|ist|waren?|mit{SPACE}(?:sich|der|dem))(?!\w)"
)


DETERMINERS = frozenset(
    [
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "zum",
        "zur",
        "im",
        "am",
        "beim",
        "vom",
        "jeder",
        "jede",
        "jedes",
        "jeden",
        "diese",
        "dieser",
        "dieses",
        "diesem",
        "diesen",
        "sein",
        "seine",
        "seinem",
        "seiner",
        "seinen",
        "ihre",
        "ihrer",
        "ihren",
        "ihrem",
        "ihr",
        "unsere",
        "unserer",
        "unserem",
        "unseren",
        "unser",
        "ans",
        "ins",
        "als",
        "und",
        "bis",
        "eine",
        "einer",
        "einem",
        "einen",
        "ein",
        "kein",
        "keine",
        "keinem",
        "seit",
        "jedem",
    ]
)


SEVERAL = frozenset({"einige", "mehrere", "paar", "viele", "einigen", "mehreren", "einiger", "mehrerer"})


ONCE_AFTER = re.compile(
    rf"{SPACE}(?:pro|im|in{SPACE}der|in{SPACE}jedem|je|jährlich|monatlich|wöchentlich|täglich|am{SPACE}Tag|alle)(?!\w)"
)


ONCE_NOT = frozenset({"noch", "nicht", "auf", "erst", "wieder", "schon", "zunächst", "wenn", "es", "hier"})


EACH = re.compile(
    rf"([Jj]ede[nmsr]?|[Pp]ro|[Jj]e){SPACE}(Jahr|Jahres|Monat|Monats|Woche|Tag|Quartal|Stunde|Kalenderjahr|Halbjahr|Vierteljahr)(?!\w)"
)


EACH_NTH = re.compile(rf"[Jj]ede[nmsr]?{SPACE}(\w+te[nmrs]?){SPACE}(Jahr|Monat|Woche|Tag|Quartal|Stunde)(?!\w)")


HALF = re.compile(
    rf"(?:(?:[Ee]in(?:e[nmrs]?)?|[Jj]ede[snr]?){SPACE})?(?:(gute?[nrs]?|knappe?[nrs]?){SPACE})?[Hh]albe[nmrs]?{SPACE}([^\W\d_]+)"
)


WAR_NAMES = frozenset({"weltkrieg", "weltkriegs", "weltkrieges", "welt", "hilfe", "reich", "reiches", "linie", "blick"})


# "1. ", "2) ", "(3) ", "1.2.3. " at the beginning of a line; "1.2 Ziele" too, but not "1.5 km".
LIST_MARKER = re.compile(r"[ \t]*\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)](?=[ \t\u00a0]+[^\W\d_])")


LEVELS = re.compile(r"[ \t]*\d{1,2}(?:\.\d{1,2}){1,3}(?=[ \t\u00a0]+[A-ZÄÖÜ])")


ADDRESS = re.compile(r"(?:stra(?:ß|ss)e|str\.|platz|weg|allee|gasse|ufer|ring|damm|chaussee|hof|markt)$", re.IGNORECASE)


NAME_NUMBERS = frozenset(
    {"industrie", "version", "u", "s", "a", "b", "e", "g", "linie", "modell", "apollo", "web", "windows"}
)


# Places and parts that are numbered: the number after them names one and counts nothing.
NUMBERED = frozenset(
    """
    haus gebäude block halle messehalle gleis tor saal sitzungssaal konferenzraum ebene gate terminal bahnsteig
    phase zone los modul bus straßenbahn stadtbahn u-bahn s-bahn typ serie variante szenario kategorie position pos
    muster formular tabelle tab abbildung abb bild grafik karte heft bd bauabschnitt teilprojekt arbeitspaket
    arbeitsgruppe maßnahme option entgeltgruppe besoldungsgruppe ice ic re rb autobahn bundesstraße landstraße
    kanal schacht zeche hörsaal station parkplatz stellplatz schalter kasse etappe lektion fußnote anmerkung fn
    """.split()  # noqa: SIM905 - a list of words
)


# Sports clubs whose year of foundation has lost its first digits; 04 and 09 are no number anywhere.
CLUBS = frozenset({("hannover", "96"), ("darmstadt", "98"), ("ulm", "46"), ("union", "60"), ("löwen", "60")})
