"""German names to Chinese characters by syllable rules, in the manner of GB/T 17693.3-2009 and the tables of Xinhua.

A spelling is read as sounds, sounds are grouped to consonant + vowel (+ n), and `transcription_syllables.tsv` has the character
of each group. What German place names end in (-burg, -heim, -furt) has settled characters of its own; Ober-, Nieder-, Groß- are
translated.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from memorandum_kit.names.table import Table

# First parts that are translated, or have characters of their own, where a name goes on behind them.
_TRANSLATED = (
    ("nieder", "下"), ("mittel", "中"), ("unter", "下"), ("ober", "上"), ("groß", "大"), ("klein", "小"), ("sankt", "圣"),
    ("rhein", "莱茵"), ("hohen", "霍恩"), ("neuen", "诺因"), ("königs", "柯尼希斯"), ("könig", "柯尼希"), ("ludwigs", "路德维希斯"),
    ("wilhelms", "威廉斯"), ("friedrichs", "弗里德里希斯"), ("johannis", "约翰尼斯"), ("peters", "彼得斯"),
)  # fmt: skip
# Last parts with settled characters.
_ENDINGS = {
    "burg": "堡", "berg": "贝格", "dorf": "多夫", "dorff": "多夫", "storf": "斯托夫", "torf": "托夫", "stadt": "施塔特",
    "städt": "施泰特", "stedt": "施泰特", "stetten": "施泰滕", "städten": "施泰滕", "furt": "富特", "heim": "海姆",
    "hausen": "豪森", "haus": "豪斯", "bach": "巴赫", "feld": "费尔德", "kirchen": "基兴", "kirch": "基希", "münde": "明德",
    "brück": "布吕克", "brunn": "布伦", "bronn": "布龙", "stein": "施泰因", "wald": "瓦尔德", "tal": "塔尔", "thal": "塔尔",
    "see": "塞", "markt": "马克特", "hof": "霍夫", "hofen": "霍芬", "kofen": "科芬", "weiler": "韦勒", "reuth": "罗伊特",
    "leben": "莱本", "rode": "罗德", "mühle": "米勒", "werth": "韦特", "hagen": "哈根", "born": "博恩", "horn": "霍恩",
    "beck": "贝克", "holz": "霍尔茨", "hain": "海因", "büttel": "比特尔", "büren": "比伦", "moor": "莫尔", "siel": "西尔",
    "bostel": "博斯特尔", "zell": "采尔", "fels": "费尔斯", "felden": "费尔登", "felde": "费尔德", "land": "兰", "stätt": "施泰特",
    "horst": "霍斯特", "hude": "胡德", "husen": "胡森", "scheid": "沙伊德", "walde": "瓦尔德", "garten": "加滕",
    "brunnen": "布伦嫩", "kamp": "坎普", "mark": "马克", "hardt": "哈特", "wörth": "沃特", "münster": "明斯特", "grund": "格伦德", "meyer": "迈尔", "meier": "迈尔", "mayer": "迈尔", "maier": "迈尔", "mann": "曼", "bauer": "鲍尔",
    "müller": "米勒", "schmidt": "施密特",
}  # fmt: skip
_LONGEST_ENDING = max(map(len, _ENDINGS))
_VOWELS = "aeiouäöüy"
# Spellings of consonants, longest first; + parts two sounds. X is ch behind a, o, u; Ç elsewhere.
_CONSONANTS = (
    ("tzsch", "tsch"), ("tsch", "tsch"), ("dsch", "tsch"), ("zsch", "tsch"), ("sch", "sch"), ("chs", "k+s"), ("ch", "ch"),
    ("ck", "k"), ("tz", "z"), ("ts", "z"), ("ds", "z"), ("ph", "f"), ("th", "t"), ("dt", "t"), ("rh", "r"), ("gh", "g"),
    ("qu", "q"), ("pf", "p+f"), ("ß", "s"), ("cc", "k"), ("x", "k+s"), ("c", "k"), ("q", "k"), ("v", "f"),
    *((letter * 2, letter) for letter in "bdfgklmnprstz"), *((letter, letter) for letter in "bdfghjklmnprstwz"),
)  # fmt: skip
# Spellings of vowels, longest first. An h that lengthens a vowel is kept as a sound without character: it parts -ahn from -an.
_VOWEL_SPELLINGS = (
    ("äu", "eu"), ("eu", "eu"), ("oi", "eu"), ("oy", "eu"), ("aie", "ai"), ("ai", "ai"), ("ei", "ai"), ("ay", "ai"),
    ("ey", "ai"), ("au", "au"), ("ae", "a"), ("oe", "ö"), ("ue", "ü"), ("ie", "i"), ("aa", "a"), ("ee", "e"), ("oo", "o"), ("ä", "e"),
    ("y", "i"), *((letter, letter) for letter in "öüaeiou"),
)  # fmt: skip
_WITH_N = {"a": "an", "e": "en", "i": "in", "o": "on", "u": "un", "ü": "ün", "ö": "ön", "ai": "ein", "au": "aun"}
_AFTER_Q = {"a": "夸", "o": "阔"}
_CH_BEFORE = {"a": "夏", "e": "歇", "i": "希", "o": "肖", "u": "休"}


# Sounds whose vowel has the character of another sound's.
_AS = {"X": "h", "Ç": "sch"}


class Sound(NamedTuple):
    """A sound of a name: a vowel, or a consonant."""

    vowel: bool
    name: str


@cache
def _characters() -> dict[tuple[str, str], str]:
    """Give the characters by consonant and vowel (with n), "" where there is none."""
    consonants = ("-", "b", "p", "d", "t", "g", "k", "w", "f", "z", "s", "sch", "tsch", "j", "h", "m", "n", "l", "r")
    table = {}
    for row in Table("transcription_syllables.tsv", ("vowel", *consonants)):
        for consonant in consonants:
            table[consonant.strip("-"), row["vowel"].strip("-")] = row[consonant]
    return table


# Consonants before which an r of the first syllable has no character in what is established (Arnstadt 阿恩施塔特, but Erfurt 埃尔福特).
_SILENT_R = {"a": "ntkmz", "e": "ngzsmt", "i": "Ç", "o": "dn"}
# Usage is divided on st at the start of a last part, too: 菲尔德施塔特, 菲尔德斯塔特.
_SOFTER = (("施塔特", "斯塔特"), ("施泰因", "斯泰因"), ("施泰滕", "斯特滕"), ("施泰特", "斯特"))


def by_rules(word: str) -> str:
    """Transcribe one German word of letters (a-z, ä, ö, ü, ß; any case) by the rules alone."""
    return _transcribed(word.lower(), silent_r=True)


def variants(word: str) -> list[str]:
    """Give further forms where usage is divided: 尔 for every r (帕德博尔恩), 斯 for 施 inside a word."""
    low = word.lower()
    first = by_rules(low)
    found = [_transcribed(low, silent_r=False)]
    for form in (first, found[0]):
        found += [form.removesuffix(hard) + soft for hard, soft in _SOFTER if form.endswith(hard) and form != hard]
    return [form for form in dict.fromkeys(found) if form != first]


def _transcribed(low: str, *, silent_r: bool) -> str:
    start = ""
    for part, hanzi in _TRANSLATED:
        if low.startswith(part) and len(low) > len(part) + 2:
            start, low = hanzi, low[len(part) :]
            break
    for part, hanzi in (("kirch", "基希"), ("burg", "布格")):
        if low.startswith(part) and low[len(part) : len(part) + 1] not in ("", *_VOWELS):
            start, low = start + hanzi, low[len(part) :]
    if low in _ENDINGS:
        return start + _ENDINGS[low]
    ending = settled_ending(low)
    stem = low.removesuffix(ending)
    return start + _joined(_syllables(stem, ending, silent_r=silent_r) + _ENDINGS.get(ending, ""))


def settled_ending(word: str) -> str:
    """Give the last part of a lower-case word that has settled characters and a syllable before it, "" for none."""
    for length in range(min(_LONGEST_ENDING, len(word) - 1), 2, -1):
        if word[-length:] in _ENDINGS and any(letter in _VOWELS for letter in word[:-length]):
            return word[-length:]
    return ""


def _joined(hanzi: str) -> str:
    # r and l between vowel and consonant have one character together: Karl-, 卡尔.
    return hanzi.replace("尔尔", "尔")


def sounds(word: str) -> list[Sound]:
    """Read a lower-case German spelling as sounds; letters that German has not are left out."""
    found: list[Sound] = []
    at = 0
    while at < len(word):
        if word[at] in _VOWELS and not (word[at] == "y" and at == 0):
            spelling, name = next(pair for pair in _VOWEL_SPELLINGS if word.startswith(pair[0], at))
            if spelling == "oe" and at + 2 == len(word):
                name = "o"  # Itzehoe, Oldesloe
            found.append(Sound(True, name))
            at += len(spelling)
            continue
        spelling, name = next((pair for pair in _CONSONANTS if word.startswith(pair[0], at)), (word[at], ""))
        if spelling == "chs" and (word[at - 1 : at] in ("i", "ö", "ü") or word[at + 3 : at + 4] == "t"):
            spelling, name = "ch", "ch"  # Fried-richs, Höchst; but Sachs-en
        if spelling == "v" and at and found[-1].vowel and word[at + 1 : at + 2] in tuple(_VOWELS):
            name = "w"  # Beverungen
        if spelling == "nn" and at and found[-1].vowel and word[at + 2 : at + 3] in tuple(_VOWELS):
            found.append(Sound(False, "n"))  # both are written: Binningen 宾宁根
        if word[at] == "y":
            name = "j"
        if name == "ch":
            name = "X" if found and found[-1].name in ("a", "o", "u", "au") else "Ç"
        found += [Sound(False, part) for part in name.split("+") if part]
        at += len(spelling)
    return found


class _Reader:
    """The sounds of a word, asked for by position; those of the ending behind it only as context."""

    def __init__(self, word: str, ending: str) -> None:
        self.own = sounds(word[:-1] if word.endswith("ow") and not ending else word)
        self.all = self.own + sounds(ending)

    def vowel(self, at: int) -> str:
        return self.all[at].name if 0 <= at < len(self.all) and self.all[at].vowel else ""

    def consonant(self, at: int) -> str:
        return self.all[at].name if 0 <= at < len(self.all) and not self.all[at].vowel else ""


def _syllables(word: str, ending: str, *, silent_r: bool) -> str:
    read = _Reader(word, ending)
    hanzi, at = "", 0
    while at < len(read.own):
        consonant = read.consonant(at)
        if consonant and not (read.vowel(at + 1) and at + 1 < len(read.own)):
            if not (silent_r and consonant == "r" and _is_silent(read, at)):
                hanzi += _alone(read, at, consonant)
            at += 1
        else:
            at += bool(consonant)
            more, taken = _syllable(read, at, consonant)
            if read.vowel(at) == "e" and read.vowel(at - 1) in ("au", "ai", "eu") and _closes(read, at + 1, "r"):
                more, taken = "尔", 2  # Auer-bach, Speyer
            elif silent_r and taken == 1 and consonant not in ("w", "h") and _is_unstressed(read, at):
                more = _characters()[{**_AS, "q": "k"}.get(consonant, consonant), "ö"]
            hanzi += more
            at += taken
    return hanzi


def _is_first(read: _Reader, at: int) -> bool:
    """Whether no vowel comes before the one at a position."""
    return not any(sound.vowel for sound in read.all[:at])


def _closes(read: _Reader, at: int, consonant: str) -> bool:
    """Whether a consonant at a position ends a syllable."""
    return read.consonant(at) == consonant and not read.vowel(at + 1)


def _is_unstressed(read: _Reader, at: int) -> bool:
    """Whether an e behind a consonant is spoken weakly: before r or l that end a later syllable, or at an end (Herne, Schönebeck)."""
    if read.vowel(at) != "e" or _is_first(read, at) or not read.consonant(at - 1):
        return False
    closing = read.consonant(at + 1)
    return at + 1 in (len(read.own), len(read.all)) or (closing in ("r", "l") and not read.vowel(at + 2))


def _is_silent(read: _Reader, at: int) -> bool:
    """Whether an r behind a vowel has no character: in all syllables but the first, in the first before some consonants."""
    vowel, following = read.vowel(at - 1), read.consonant(at + 1)
    if not vowel or following == "l" or not read.consonant(at - 2):
        return bool(vowel) and bool(following) and following in _SILENT_R.get(vowel, "") and _is_first(read, at - 1)
    if _is_first(read, at - 1):
        return bool(following) and following in _SILENT_R.get(vowel, "")
    return bool(following) or vowel == "e"


def _alone(read: _Reader, at: int, consonant: str) -> str:
    """Give the character of a consonant without a vowel of its own."""
    following = read.consonant(at + 1)
    if consonant == "q":
        consonant = "k"
    if consonant in ("X", "Ç"):
        return "赫" if consonant == "X" else "希"
    if consonant == "s" and at == 0 and following in ("t", "p"):
        return "施"
    if (
        consonant == "g"
        and at == len(read.own) - 1
        and read.vowel(at - 1) == "i"
        and any(s.vowel for s in read.own[: at - 1])
    ):
        return "希"  # -ig behind another syllable, not Sieg
    if consonant == "f" and following in ("l", "r") and (at == 0 or read.consonant(at - 1) not in ("p", "f")):
        return "弗"
    return _characters()[consonant, ""]


def _syllable(read: _Reader, at: int, consonant: str) -> tuple[str, int]:
    """Give the characters of the consonant and the vowel at a position, and how many sounds from the vowel on they cover."""
    vowel = read.vowel(at)
    closed = read.consonant(at + 1) == "n" and not read.vowel(at + 2)
    if consonant == "Ç":
        if closed and vowel == "e":
            return "兴", 2
        if not closed and vowel in _CH_BEFORE:
            return _CH_BEFORE[vowel], 1
    initial = _AS.get(consonant, consonant)
    if initial == "q":
        if vowel == "ai":
            return "奎" + ("因" if closed else ""), 2 if closed else 1
        return ("昆", 2) if closed and vowel in ("e", "i") else (_AFTER_Q.get(vowel, "奎"), 1)
    if initial == "w" and vowel == "ai":
        return ("魏" if at == 1 else "韦") + ("因" if closed else ""), 2 if closed else 1
    if initial == "s" and vowel == "i" and at == 1 and not closed:
        return "锡", 1  # 西 at the start would be read as west
    if closed and vowel in _WITH_N:
        return _before_n(read, at, initial, vowel)
    if vowel in ("a", "e", "i", "o", "u") and read.consonant(at + 1) == "m" and read.consonant(at + 2) in ("b", "p"):
        return _characters()[initial, _WITH_N[vowel]], 2
    return _open(read, at, initial, vowel), 1


def _before_n(read: _Reader, at: int, initial: str, vowel: str) -> tuple[str, int]:
    table = _characters()
    key = _WITH_N[vowel]
    if read.consonant(at + 2) != "g":
        return table[initial, key], 2
    if vowel == "a" and (initial in ("l", "w") or not read.vowel(at + 3)):
        key = "ang"
    if read.vowel(at + 3):
        return table[initial, key], 2  # -ingen: the g belongs to the next syllable
    if key == "in":
        return {"l": "灵", "r": "灵", "sch": "兴", "h": "兴"}.get(initial, table[initial, key]), 3
    return table[initial, key], 3


def _open(read: _Reader, at: int, initial: str, vowel: str) -> str:
    last = at == len(read.own) - 1
    if vowel == "e" and initial == "t" and _is_first(read, at):
        return "泰"
    if vowel == "e" and at > 1 and read.consonant(at + 1) == "r" and not read.vowel(at + 2):
        if initial == "l":
            return "勒"
        if initial == "m" and at == len(read.own) - 2:
            return "默"
    if vowel == "e" and last and at > 1:
        if initial == "l":
            return "勒"
        if initial == "h" and read.vowel(at - 2):
            return "厄"
    if not initial and read.vowel(at - 1):
        if vowel == "e":
            return "厄" if last else "埃"
        if vowel == "a" and read.vowel(at - 1) == "i":
            return "亚"
    return _characters()[initial, vowel]
