"""German strong and irregular verbs: stems that no rule leads back to the infinitive.

A line is an infinitive without its ending, then the other stems that occur in its forms (present with a changed vowel,
preterite, its subjunctive, participle without ge- and endings).
"""

from __future__ import annotations

from functools import cache

_STEMS = """
back bäck buk bük|befehl befiehl befahl beföhl befohl|beginn begann begönn begonn|beiß biss|berg birg barg|
berst birst barst borst|bieg bog bög|biet bot böt|bind band bänd bund|bitt bat bät bet|blas bläs blies|bleib blieb|
brat brät briet|brech brich brach bräch broch|brenn brann|bring brach bräch|denk dach däch|dring drang dräng drung|
dürf darf durf dürf|empfehl empfiehl empfahl empföhl empfohl|empfind empfand empfund|ess iss aß äß gess|
fahr fähr fuhr führ|fall fäll fiel|fang fäng fing|fecht ficht focht|find fand fänd fund|flecht flicht flocht|
flieg flog flög|flieh floh flöh|fließ floss flöss|fress friss fraß|frier fror|gebär gebier gebar gebor|geb gib gab gäb|
gedeih gedieh|geh ging gang|geling gelang gelung|gelt gilt galt gölt golt|genes genas|genieß genoss|gescheh geschieh geschah geschäh|
gewinn gewann gewönn gewonn|gieß goss göss|gleich glich|gleit glitt|grab gräb grub grüb|greif griff|hab ha hat hatt hätt|
halt hält hielt|häng hing|hau hieb|heb hob höb|heiß hieß|helf hilf half hülf holf|kenn kann kannt|klimm klomm|kling klang klung|
kneif kniff|komm kam käm|könn kann konn könn|kriech kroch|lad läd lud lüd|lass läss ließ|lauf läuf lief|leid litt|leih lieh|
les lies las läs|lieg lag läg leg|lüg log lög|mahl|meid mied|melk molk|mess miss maß mäß|misling|mögen mag moch möch|mög mag moch möch|
müss muss müss|nehm nimm nahm nähm nomm|nenn nann|pfeif pfiff|preis pries|quell quoll|rat rät riet|reib rieb|reiß riss|reit ritt|
renn rann|riech roch|ring rang rung|rinn rann ronn|ruf rief|saug sog|schaff schuf schüf|scheid schied|schein schien|
schelt schilt schalt scholt|scher schor|schieb schob|schieß schoss|schlaf schläf schlief|schlag schläg schlug schlüg|schleich schlich|
schließ schloss schlöss|schmeiß schmiss|schmelz schmilz schmolz|schneid schnitt|schreib schrieb|schrei schrie|schreit schritt|
schweig schwieg|schwell schwoll|schwimm schwamm schwomm|schwind schwand schwund|schwing schwang schwung|schwör schwor|
seh sieh sah säh|send sand|sing sang säng sung|sink sank sänk sunk|sinn sann sonn|sitz saß säß sess|soll|spinn spann sponn|
sprech sprich sprach spräch sproch|sprieß spross|spring sprang spräng sprung|stech stich stach stoch|steck|steh stand stünd ständ|
stehl stiehl stahl stohl|steig stieg|sterb stirb starb stürb storb|stink stank stunk|stoß stöß stieß|streich strich|streit stritt|
tu ta tat tät|trag träg trug trüg|treff triff traf träf troff|treib trieb|tret tritt trat trät|trief troff|trink trank tränk trunk|
trüg trog|verderb verdirb verdarb verdorb|verdrieß verdross|vergess vergiss vergaß vergäß|verlier verlor verlör|verzeih verzieh|
wachs wächs wuchs|wäg wog|wasch wäsch wusch|web wob|weich wich|weis wies|wend wand|werb wirb warb worb|
werd wird wir wurd würd word|werf wirf warf würf worf|wieg wog|wind wand wund|wiss weiß wuss wüss|woll will|
wring wrang wrung|zeih zieh|zieh zog zög|zwing zwang zwäng zwung
"""

PREFIXES = (
    "zusammen",
    "zurück",
    "gegenüber",
    "entgegen",
    "voraus",
    "vorbei",
    "wieder",
    "wider",
    "hinter",
    "unter",
    "über",
    "heraus",
    "hinaus",
    "herbei",
    "hervor",
    "hinzu",
    "durch",
    "statt",
    "teil",
    "fest",
    "fort",
    "frei",
    "bereit",
    "sicher",
    "weiter",
    "nieder",
    "auseinander",
    "aufrecht",
    "miss",
    "voll",
    "wahr",
    "ent",
    "emp",
    "ver",
    "zer",
    "be",
    "er",
    "ab",
    "an",
    "auf",
    "aus",
    "bei",
    "dar",
    "ein",
    "her",
    "hin",
    "los",
    "mit",
    "nach",
    "um",
    "vor",
    "weg",
    "zu",
    "ge",
)


@cache
def stems() -> dict[str, tuple[str, ...]]:
    """Give for every irregular stem the regular stems of its verbs (ß as ss)."""
    found: dict[str, tuple[str, ...]] = {}
    for line in _STEMS.replace("\n", "").replace("ß", "ss").split("|"):
        regular, *others = line.split()
        for other in others:
            found[other] = (*found.get(other, ()), regular)
    return found


# Whole forms of the verbs that follow no stem, with their infinitive.
FORMS = {
    **dict.fromkeys(
        [
            "bin",
            "bist",
            "ist",
            "sind",
            "seid",
            "war",
            "warst",
            "waren",
            "wart",
            "wäre",
            "wären",
            "wärst",
            "gewesen",
            "sei",
            "seien",
            "seist",
        ],
        "sein",
    ),
    **dict.fromkeys(["hast", "hat"], "haben"),
    **dict.fromkeys(["wirst", "wird"], "werden"),
    **dict.fromkeys(["tue", "tust", "tut", "tun", "getan"], "tun"),
}
