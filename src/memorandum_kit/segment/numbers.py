"""The numbers of clauses: what stands before a clause, its value and its level, German and Chinese.

A marker is what a text prints in front of a clause: `Artikel 3`, `第三条`, `(2)`, `一、`, `a)`, `–`. A date, an ordinal
or a quantity at the beginning of a line ("12. Januar", "1.448 km²", "2024年") is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from memorandum_kit.model import Lang, Number

LEVELS = ("chapter", "article", "paragraph", "item", "subitem", "dash")


@dataclass(frozen=True, slots=True)
class Marker:
    """A number at the beginning of a stretch of text."""

    start: int  # of the printed number, code points of the text searched
    end: int  # where the clause's own text begins, separators and white space skipped
    printed: str
    value: str
    level: str
    style: str  # which family of numbers: values of one style count on
    doubtful: bool = False  # counts only beside a neighbour of its style (an ordinal, an initial, a decimal)

    @property
    def number(self) -> Number:
        """The number as the model has it."""
        return Number(self.printed, self.value, self.level)


_HAN_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "两": 2, "兩": 2}
_HAN_DIGITS |= {c: n for n, c in enumerate("壹贰叁肆伍陆柒捌玖", 1)} | {
    c: n for n, c in enumerate("壹貳參肆伍陸柒捌玖", 1)
}
_HAN_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100}
_ROMAN = re.compile(r"(?=[ivxlc])(?:c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

_ORDINAL_ADVERBS = {
    word: str(n)
    for n, word in enumerate(
        ("erstens", "zweitens", "drittens", "viertens", "fünftens", "sechstens", "siebtens", "achtens", "neuntens"), 1
    )
} | {"siebentens": "7", "zehntens": "10"}
_GERMAN_ORDINALS = {
    stem: str(n)
    for n, stem in enumerate(
        ("erst", "zweit", "dritt", "viert", "fünft", "sechst", "siebt", "acht", "neunt", "zehnt"), 1
    )
} | {"siebent": "7"}
_SEQUENCE_WORDS = {"首先": "1", "其次": "2", "再次": "3"}


def han_value(text: str) -> int | None:
    """Give the value of a Han or Arabic numeral up to 999 (三, 十二, 二十一, 一〇二, 12, １２), None for anything else."""
    if text.isdecimal():
        return int(text)
    if not text or any(c not in _HAN_DIGITS and c not in _HAN_UNITS for c in text):
        return None
    if not any(c in _HAN_UNITS for c in text):
        return int("".join(str(_HAN_DIGITS[c]) for c in text)) if len(text) <= 3 else None
    total = digit = 0
    for c in text:
        if c in _HAN_UNITS:
            total += (digit or 1) * _HAN_UNITS[c]
            digit = 0
        else:
            digit = _HAN_DIGITS[c]
    return total + digit


def roman_value(text: str) -> int | None:
    """Give the value of a Roman numeral up to 399, None for anything else."""
    if not _ROMAN.fullmatch(text):
        return None
    values = [_ROMAN_VALUES[c] for c in text.lower()]
    return sum(-v if v < next_ else v for v, next_ in zip(values, [*values[1:], 0], strict=True))


_HAN = "〇零○一二三四五六七八九十百两兩壹贰叁肆伍陆柒捌玖拾佰貳參陸"
_BULLETS = "–—―‒−•·▪▫●○■□◦‣∙◆◇➢►※*-"
_MONTH = r"(?:Jan(?:uar|\.)|Jänner|Feb(?:ruar|\.)|März|Mrz\.|Apr(?:il|\.)|Mai|Jun[io]|Jul[iy]|Aug(?:ust|\.)|Sep(?:tember|t?\.)|Okt(?:ober|\.)|Nov(?:ember|\.)|Dez(?:ember|\.))"
# What an ordinal counts more often than a list does: "3. Bürgermeister", "25. Jahrestag", "1. Halbjahr".
_COUNTED = re.compile(
    r"""(?:[Ss]tellvertretende\w*\s)?(?:Bürgermeister|Oberbürgermeister|Beigeordnete|Vorsitzende|Stellvertret|Vizepräsident|
    Jahrestag|Jahrhundert|Jahrgang|Jahr|Geburtstag|Halbjahr|Quartal|Trimester|Semester|Klasse|Platz|Preis|Rang|Runde|
    Mal\b|Tag\b|Tages\b|Woche|Monat|Sitzung|Tagung|Auflage|Ausgabe|Etage|Stock|Obergeschoss|Weltkrieg|Liga|Bundesliga|
    Wahlperiode|Legislatur|Nationalkongress|Parteitag|Plenar|Fassung|Änderung|Nachtrag|Ausfertigung|FC\b|SC\b|SV\b|Bundes)""",
    re.VERBOSE,
)
_QUANTITY = re.compile(
    r"(?:Mio|Mrd|Tsd|Million|Milliarde|Prozent|%|‰|°|[km]?m[²³2]?\b|ha\b|Hektar|[Kk]ilo|Meter|Quadrat|Kubik|Tonnen|t\b|kg\b|"
    r"Euro|EUR|€|CNY|RMB|Yuan|USD|\$|Uhr|Grad|Punkte|Einwohner|Stunden|Tage|Wochen|Monate|Jahre[n\b]|[万亿萬億%％米元人吨公平倍个年月日号度]|"
    r"(?:Kilo)?[Ww]att|[kMG]W)"
)
# A reference, not a number: "Artikel 3 Absatz 2 gilt", "第三条规定的费用".
_REFERENCE_DE = re.compile(
    r"(?:Abs(?:atz|ätze|\.)|Satz|Nr\.|Nummer|Ziff|Buchst|Unterabs|Halbsatz|GG\b|BGB\b|UrhG|[A-Z]\w*G\b|[A-Z]{2,}\b|Lit\.)"
)
_REFERENCE_ZH = re.compile(
    r"(?:[第的中和与與及至或到款项項所内內之]|规定|規定|以[上下内外]|约定|約定|关于|關於|所述|适用|適用|同样|(?:确定|列|述)的|[，。；])"
)


@dataclass(frozen=True, slots=True)
class _Rule:
    style: str
    level: str
    pattern: re.Pattern[str]
    counts: str  # how the group "n" is read: arabic, han, roman, letter, double, circled, word, ordinal, dotted, none


def _rule(style: str, level: str, counts: str, pattern: str) -> _Rule:
    return _Rule(style, level, re.compile(pattern, re.VERBOSE), counts)


_ARABIC = r"[0-9０-９]{1,3}"
_ARTICLE_NUMBER = r"(?:[0-9]{1,3}\s?[a-z]?(?![\w.,]*\d|\w)|[IVXLC]{1,7}(?!\w))"

_GERMAN: tuple[_Rule, ...] = (
    _rule("chapter", "chapter", "any", rf"(?:Kapitel|Teil|Abschnitt|Titel)\s+(?P<n>{_ARTICLE_NUMBER}|[A-Z](?!\w))"),
    _rule(
        "chapter",
        "chapter",
        "ordinal",
        r"(?P<n>Erst|Zweit|Dritt|Viert|Fünft|Sechst|Siebt|Siebent|Acht|Neunt|Zehnt)e[rs]\s+(?:Abschnitt|Teil|Titel)\b|"
        r"(?P<m>Erst|Zweit|Dritt|Viert|Fünft|Sechst|Siebt|Siebent|Acht|Neunt|Zehnt)es\s+Kapitel\b",
    ),
    _rule("annex", "chapter", "any", rf"(?:Anlage|Anhang|Beilage)\s+(?P<n>{_ARTICLE_NUMBER}|[A-Z](?!\w))"),
    _rule(
        "article",
        "article",
        "any",
        rf"(?:(?:Artikel|ARTIKEL|Article|Paragraph|Paragraf|Klausel|Ziffer|Punkt)\s+|Art\.\s*|§\s*)(?P<n>{_ARTICLE_NUMBER})",
    ),
    _rule("clause-paragraph", "paragraph", "any", rf"(?:Absatz\s+|Abs\.\s*)(?P<n>{_ARTICLE_NUMBER})"),
    _rule("adverb", "item", "word", rf"(?P<n>{'|'.join(w.capitalize() for w in _ORDINAL_ADVERBS)})\s?[,:]"),
)
_CHINESE: tuple[_Rule, ...] = (
    _rule("chapter", "chapter", "han", rf"第\s?(?P<n>[{_HAN}]{{1,5}}|{_ARABIC})\s?(?:章|编|編|篇|部分)"),
    _rule("section", "chapter", "han", rf"第\s?(?P<n>[{_HAN}]{{1,5}}|{_ARABIC})\s?(?:节|節)(?!课|日)"),
    _rule(
        "article",
        "article",
        "han",
        rf"第\s?(?P<n>[{_HAN}]{{1,5}}|{_ARABIC})\s?(?:条|條)(?:之(?P<sub>[一二三四五六七八九十]|[0-9]))?",
    ),
    _rule("clause-paragraph", "paragraph", "han", rf"第\s?(?P<n>[{_HAN}]{{1,5}}|{_ARABIC})\s?款"),
    _rule("clause-item", "item", "han", rf"第\s?(?P<n>[{_HAN}]{{1,5}}|{_ARABIC})\s?(?:项|項|目)(?!标|標|的|录|錄)"),
    _rule("annex", "chapter", "han", rf"附[件录錄]\s?(?P<n>[{_HAN}]{{1,3}}|{_ARABIC})(?=\s|[：:]|$)"),
    _rule("han-comma", "paragraph", "han", rf"(?P<n>[{_HAN}]{{1,4}})\s?(?:、|．|\.(?!\d))"),
    _rule("han-parenthesis", "paragraph", "han", rf"[（(]\s?(?P<n>[{_HAN}]{{1,4}})\s?[）)]、?"),
    _rule("han-parenthesis", "paragraph", "circled", r"(?P<n>[㈠-㈩])"),
    _rule("han-is", "item", "han", r"(?P<n>[一二三四五六七八九十])是(?=[^一不否非个個]{4})"),
    _rule("han-ordinal", "item", "han", r"[第其](?P<n>[一二三四五六七八九十])(?:，|,|、|：|:)"),
    _rule("han-number", "paragraph", "han", r"第(?P<n>[一二三四五六七八九十]{1,3})(?=[ \u3000]+[^\W\d_])"),
    _rule("sequence", "item", "word", r"(?P<n>首先|其次|再次)(?:，|,|是)"),
)
_SHARED: tuple[_Rule, ...] = (
    _rule("parenthesis", "paragraph", "arabic", rf"[（(]\s?(?P<n>{_ARABIC}\s?[a-z]?)\s?[）)]"),
    _rule("parenthesis", "paragraph", "circled", r"(?P<n>[⑴-⒇])"),
    _rule("parenthesis-double", "subitem", "double", r"[（(](?P<n>([a-z])\2)[）)]"),
    _rule("parenthesis-letter", "item", "letter", r"[（(](?P<n>[a-zA-Z]|[ivx]{2,4})[）)]"),
    _rule("dotted", "paragraph", "dotted", r"(?P<n>[1-9]\d?(?:\.(?:[1-9]\d?)){1,4})\.?(?=\s|[^\W\d]|[„“《])(?!\.)"),
    _rule("arabic-bracket", "item", "arabic", rf"(?P<n>{_ARABIC})\.?\s?[)）]"),
    _rule("arabic", "paragraph", "arabic", rf"(?P<n>{_ARABIC})(?:\.(?![\d.])|．|、)"),
    _rule("arabic", "paragraph", "circled", r"(?P<n>[⒈-⒛])"),
    _rule("double-letter", "subitem", "double", r"(?P<n>([a-z])\2)\s?[)）.]"),
    _rule("letter", "item", "letter", r"(?P<n>[a-z]|[ivx]{2,4})\s?[)）]"),
    _rule("letter-dot", "item", "letter", r"(?P<n>[a-z]|[ivx]{2,4})\.(?=\s)"),
    _rule("roman", "chapter", "roman", r"(?P<n>[IVXLC]{1,6})[.．、)）](?=\s|[^\W\dA-Za-z]|$)"),
    _rule("roman", "chapter", "circled", r"(?P<n>[Ⅰ-Ⅻ])[.．、]?"),
    _rule("capital", "chapter", "letter", r"(?P<n>[A-Z])[.．、)）](?=\s|[^\W\dA-Za-z]|$)"),
    _rule("circled", "subitem", "circled", r"(?P<n>[①-⑳❶-❿➀-➉])"),
    _rule("bare", "paragraph", "arabic", r"(?P<n>[1-9]\d?)(?=[ \t\u3000]+[^\W\da-zäöüß_])"),
    # A Chinese dash takes two signs: "——每年会晤两次；".
    _rule("dash", "dash", "none", rf"(?P<n>——(?=[^\s—–])|[{re.escape(_BULLETS)}](?=\s|[^\W\d_]))"),
)
_DE_RULES = _GERMAN + _SHARED
_ZH_RULES = _CHINESE + _SHARED

_CIRCLED = {
    chr(first + n): n + 1
    for first, count in (
        (0x2460, 20),
        (0x2474, 20),
        (0x2488, 20),
        (0x2776, 10),
        (0x2780, 10),
        (0x3220, 10),
        (0x2160, 12),
    )
    for n in range(count)
}
_SEPARATOR = re.compile(r"[\s\u3000]*(?:[.:：．、–—―‒-]+(?=[\s\u3000]|$|[^\W\d_]))?[\s\u3000]*")
_SPACE = re.compile(r"[\s\u3000]*")
_INITIAL = re.compile(r"(?:[A-ZÄÖÜ]\.[\s-]?)+[A-ZÄÖÜ][a-zäöüß]")


def parse_number(label: str, lang: Lang) -> Number | None:
    """Give the number that a whole label prints, None when it prints none.

    `Artikel 3`, `Art. 3`, `§ 3` and `第三条` have the same value and level; letters and circled digits count by their
    order (`c)` and `③` are "3"); `Artikel 3a` and `第三条之一` are both "3a". A dash has the value "".

    >>> parse_number("第十二条", Lang.ZH_HANS)
    Number(printed='第十二条', value='12', level='article')
    """
    text = label.strip()
    # A table may give both languages one number column: "Art. 1" labels the Chinese cell too.
    for rule in (*_rules(lang), *(_DE_RULES if lang.is_chinese else _ZH_RULES)):
        match = rule.pattern.match(text)
        if match and not text[match.end() :].strip(" .:：、．,，\u3000"):
            value = _value(rule, match)
            if value is not None:
                return Number(text, value, rule.level)
    if text.isdecimal() and len(text) <= 3:
        return Number(text, str(int(text)), "paragraph")
    if re.fullmatch(r"[1-9]\d?(?:\.[1-9]\d?){1,4}\.?", text):
        return Number(text, text.rstrip("."), "paragraph")
    if re.fullmatch(r"[IVXLC]{1,6}", text) and (roman := roman_value(text)):
        return Number(text, str(roman), "chapter")
    if re.fullmatch(rf"[{_HAN}]{{1,3}}", text) and (value_of := han_value(text)):
        return Number(text, str(value_of), "paragraph")
    if len(text) == 1 and text in _BULLETS:
        return Number(text, "", "dash")
    return None


def leading_number(
    text: str, lang: Lang, start: int = 0, end: int | None = None, *, previous: str = ""
) -> Marker | None:
    """Give the marker at the beginning of `text[start:end]`, None where the text begins with none.

    Args:
        text: the block's text.
        lang: the language of the text.
        start: where to look, code points; white space there is skipped.
        end: end of the stretch.
        previous: value of the letter before, so that `i)` after `h)` is a letter and not a Roman one.
    """
    end = len(text) if end is None else end
    found = _SPACE.match(text, start, end)
    begin = found.end() if found else start
    if begin >= end:
        return None
    for rule in _rules(lang):
        match = rule.pattern.match(text, begin, end)
        if match is None:
            continue
        value = _value(rule, match, previous)
        if value is None:
            continue
        after = _after(rule, text, match.end(), end)
        rest = text[after : min(end, after + 60)]
        verdict = _refused(rule, value, text[match.end() : match.end() + 1], rest, text[after:end])
        if verdict == "no":
            return None
        return Marker(begin, after, match.group().rstrip(), value, rule.level, rule.style, verdict == "doubtful")
    return None


def _rules(lang: Lang) -> Iterable[_Rule]:
    return _ZH_RULES if lang.is_chinese else _DE_RULES


def _after(rule: _Rule, text: str, position: int, end: int) -> int:
    named = rule.style in ("article", "chapter", "section", "annex", "clause-paragraph", "clause-item")
    match = (_SEPARATOR if named else _SPACE).match(text, position, end)
    return match.end() if match else position


def _value(rule: _Rule, match: re.Match[str], previous: str = "") -> str | None:
    text = match.group("n") or ""
    counts = rule.counts
    if counts == "any":
        counts = "arabic" if text[0].isdigit() else ("roman" if roman_value(text) and text != "C" else "letter")
    if counts == "arabic":
        if text[0] in "0０":
            return None  # "(010) 12345"
        digits = text.rstrip("abcdefghijklmnopqrstuvwxyz ")
        letter = text[len(digits) :].strip()
        return str(int(digits)) + letter if int(digits) else None
    if counts == "han":
        number = han_value(text)
        sub = match.groupdict().get("sub")
        letter = chr(96 + (han_value(sub) or 0)) if sub else ""
        return f"{number}{letter}" if number else None
    if counts == "roman":
        roman = roman_value(text)
        return str(roman) if roman else None
    if counts == "letter":
        order = ord(text[0].lower()) - 96
        roman = roman_value(text)
        if len(text) > 1 or (roman and previous != str(order - 1) and (roman == 1 or previous == str(roman - 1))):
            return str(roman) if roman else None
        return str(order)
    if counts == "double":
        if previous.isdecimal() and roman_value(text) == int(previous) + 1:
            return None  # ii) after i) is Roman
        return str(ord(text[0]) - 96)
    if counts == "circled":
        return str(_CIRCLED[text])
    if counts == "dotted":
        return text
    if counts == "word":
        return _ORDINAL_ADVERBS.get(text.lower()) or _SEQUENCE_WORDS.get(text)
    if counts == "ordinal":
        return _GERMAN_ORDINALS.get((text or match.group("m")).lower())
    return ""


_MONTH_NEXT = re.compile(_MONTH)
_LOWER = re.compile(r"[a-zäöüß]")


def _refused(rule: _Rule, value: str, next_char: str, rest: str, whole: str) -> str:
    """Judge a match by what follows: "no", "doubtful" or "" for a marker."""
    style = rule.style
    if style in ("article", "chapter", "annex", "clause-paragraph", "clause-item", "section"):
        if not rest:
            return ""
        if rule in _CHINESE:
            glued = bool(next_char) and not next_char.isspace() and next_char not in "：:、—–-"
            return "no" if (glued and _REFERENCE_ZH.match(rest)) or rest[0] in "，。；的）" else ""
        if next_char and next_char in ",;)/":
            return "no"
        spaced = not next_char or next_char in " \t\u00a0"
        if spaced and (_LOWER.match(rest) or _REFERENCE_DE.match(rest)):
            return "no"
        return "no" if style == "clause-paragraph" and spaced and not rest[0].isupper() else ""
    if style == "dash":
        return "no" if whole.rstrip().endswith(("–", "—", " -", "*")) or rest[:1] in _BULLETS else ""
    if style == "arabic":
        if _MONTH_NEXT.match(rest) or int(re.sub(r"\D", "", value) or 0) > 199:
            return "no"
        if re.match(r"\d{1,2}\.\s?(?:\d|$)", rest):
            return "no"  # "12. 01. 2024"
        digits = re.match(r"[0-9]+", rest)
        if digits and (int(digits.group()) == int(re.sub(r"\D", "", value)) + 1 or len(digits.group()) == 4):
            return "doubtful"  # "1、2号线"; "1. 2024年双方互访" is an item beside others
        return "doubtful" if _LOWER.match(rest) or _COUNTED.match(rest) else ""
    if style == "dotted":
        return "no" if _QUANTITY.match(rest) or _LOWER.match(rest) or not rest else ""
    if style == "roman":
        return "no" if _INITIAL.match(rest) else ("doubtful" if value != "1" or _LOWER.match(rest) else "")
    if style == "bare":  # "1 Gegenstand": only short lines that count on
        return "no" if len(whole) > 60 or whole[-1:] in ".。;；:：,，" or _QUANTITY.match(rest) else "doubtful"
    if style in ("capital", "letter-dot"):
        return "no" if _INITIAL.match(rest) else "doubtful"
    if style == "han-comma":
        next_numeral = re.match(rf"[{_HAN}]{{1,3}}", rest)
        if next_numeral and (han_value(next_numeral.group()) or 0) == int(value) + 1:
            return "doubtful"  # 二、三线城市, 三、四月间
    return ""
