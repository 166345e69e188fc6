"""`name.wrong` and `name.missing` of persons with a form of address: Herr Zhou, Frau Lin Yan, Professor Bauer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from memorandum_kit.checks.context import Pair
from memorandum_kit.checks.making import both, finding
from memorandum_kit.errors import BadInput
from memorandum_kit.model import ClauseKind, Finding, Span
from memorandum_kit.names import compare, transcribe
from memorandum_kit.names.surnames import surnames

_ADDRESSED = re.compile(
    r"\b(?:Herrn?|Frau|Professor(?:in)?|Prof\.|Dr\.|(?:[A-ZÄÖÜ][a-zäöüß]*)?(?:[Dd]irektor|meister|leiter|sekretär)(?:in)?)\s+(?:(?:Dr|Prof|h\.\s?c|Ing)\.\s+|Professor(?:in)?\s+)*"
    r"(?P<name>[A-ZÄÖÜ][a-zäöüß'’]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?(?:\s+(?:von\s+|van\s+|zu\s+)?[A-ZÄÖÜ][a-zäöüß'’]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?)?)"
    r"(?!\s+[A-ZÄÖÜ])(?![\w-])"
)
# "Frau Professorin", "Herr Oberbürgermeister": an office is no name.
_OFFICE = re.compile(
    r"(?i)(?:meister|direktor|präsident|minister|rat|rätin|leiter|chef|sekretär|kanzler|rektor|dekan|konsul|botschafter|"
    r"professor|doktor|vorsitzende|dezernent|beigeordnete|landrat|pfarrer|bischof|referent|abgeordnete)\w{0,3}$"
)
_ADDRESS_ZH = re.compile("先生|女士|夫人|小姐|太太|博士|教授")
_CALLED_ZH = re.compile("先生|女士|夫人|小姐|太太|博士|教授|副?[市局省区县校馆院会部处所]长|主任|书记")
_TITLE_ZH = re.compile(
    "[长官]|主任|书记|主席|总统|总理|代表|医生|医师|老师|律师|经理|总监|秘书|参赞|领事|大使|议员|[·・•‧]|[A-Za-z]"
)
_HAN = re.compile(r"[㐀-鿿]+")
# Before a name: the beginning, a mark, or a word that joins or governs.
_BEFORE = re.compile(
    r"(?:^|[，。；：、！？\s（“《]|[和与及由请对向跟同给为让将是使]|[市局省区县校馆院会部处所]长|主任|书记|主席|秘书|经理|代表|总裁)$"
)
_JOINS = re.compile("[和与及、跟同]")
_QUIET = frozenset((ClauseKind.SIGNATURE, ClauseKind.DATE_LINE))
_NEAR = 9


@dataclass(frozen=True, slots=True)
class _Person:
    span: Span
    name: str
    chinese: bool


def check(pair: Pair) -> Iterator[Finding]:
    """Tell a Chinese person with another surname or one syllable more, and a person of whom the Chinese text has nothing."""
    if not pair.zh.text or pair.de.kinds & _QUIET or len(pair.de.text) > 300:
        return
    people = list(_people(pair))
    if not people:
        return
    told = False
    for one in _surnames(pair, people):
        told = True
        yield one
    if not told:
        yield from _unsaid(pair, people)


def _people(pair: Pair) -> Iterator[_Person]:
    for match in _ADDRESSED.finditer(pair.de.text):
        name = match["name"]
        words = name.split()
        if _OFFICE.search(words[0]) or _OFFICE.search(words[-1]):
            continue
        yield _Person(Span(*match.span()), name, all(_is_pinyin(word) for word in words))


def _surnames(pair: Pair, people: list[_Person]) -> Iterator[Finding]:
    """Herr Zhou and 赵先生; Frau Xu Jing and 徐晶晶女士."""
    zh = pair.zh.plain
    for person in people:
        if not person.chinese:
            continue
        words = person.name.split()
        for match in _CALLED_ZH.finditer(zh):
            before = zh[: match.start()]
            for length in (1,) if len(words) == 1 else (3, 2):
                hanzi = before[-length:]
                if len(hanzi) < length or hanzi[0] not in surnames() or not _BEFORE.search(before[:-length]):
                    continue
                if any(_reads(other.name, hanzi) for other in people):
                    break  # somebody else, or the right one
                if len(words) == 2 and not _reads(words[0], hanzi[0]):
                    break
                if len(words) == 1 and any(_reads(person.name, one) for one in _before_titles(zh)):
                    break
                spans = person.span, Span(match.start() - length, match.start())
                yield finding(
                    "name.wrong", *both(pair, *spans), de=person.name, zh=spans[1].of(pair.zh.text), confidence=0.7,
                    source="addressed",
                )  # fmt: skip
                return


def _before_titles(zh: str) -> Iterator[str]:
    """The characters that may be a surname before an address or an office."""
    for at, char in enumerate(zh):
        if char in surnames() and at + 1 < len(zh):
            yield char


def _unsaid(pair: Pair, people: list[_Person]) -> Iterator[Finding]:
    """A person of whom neither the name nor a form of address stands in the Chinese text, or fewer addresses than persons."""
    zh = pair.zh.plain
    addresses = list(_ADDRESS_ZH.finditer(zh))
    left = [person for person in people if not _is_said(person, pair)]
    if not left:
        return
    if len(people) == 1:
        person = people[0]
        if any(m.kind.value == "person" for m in pair.zh.names) or person.name in pair.zh.text:
            return
        if not addresses and not _TITLE_ZH.search(zh) and " " in person.name:
            confidence = 0.7
        elif addresses and all(_BARE.search(zh[: one.start()]) for one in addresses) and not re.search("[·A-Za-z]", zh):
            confidence = 0.65
        else:
            return
    else:
        said = len({person.name for person in people}) - len({person.name for person in left})
        if len({person.name for person in left}) != 1 or not addresses or len(addresses) > said:
            return
        if any(_JOINS.search(zh[max(0, one.start() - _NEAR) : one.end() + 2]) for one in addresses):
            return
        person, confidence = left[0], 0.65
    yield finding(
        "name.missing", *both(pair, person.span, None), found=person.span.of(pair.de.text), side="zh",
        confidence=confidence, source="addressed",
    )  # fmt: skip


# An address without a name: at the beginning of a part, or counted (一位女士).
_BARE = re.compile(r"(?:^|[，。；：、]|[位名个该这那此某男女])$")


def _is_said(person: _Person, pair: Pair) -> bool:
    zh = pair.zh.plain
    if person.name.split()[-1] in pair.zh.text:
        return True
    if person.chinese:
        return any(_reads(person.name, window) for window in _windows(zh, len(person.name.split())))
    return any(form in zh or form[:2] in zh for form in _transcribed(person.name.split()[-1]))


@lru_cache(maxsize=1024)
def _transcribed(name: str) -> tuple[str, ...]:
    try:
        return tuple(dict.fromkeys(one.hanzi for one in transcribe(name, kind="person") if len(one.hanzi) > 1))
    except BadInput:
        return ()


def _windows(zh: str, words: int) -> Iterator[str]:
    for match in _HAN.finditer(zh):
        run = match.group()
        for length in (1,) if words == 1 else (2, 3, 4):
            for start in range(len(run) - length + 1):
                if run[start] in surnames() or run[start : start + 2] in surnames():
                    yield run[start : start + length]


@lru_cache(maxsize=4096)
def _reads(latin: str, hanzi: str) -> bool:
    """Whether characters can be read as a name, a surname alone by its table."""
    if len(hanzi) == 1:
        surname = surnames().get(hanzi)
        spelled = latin.lower()
        return surname is not None and (
            any(_plain(reading) == spelled for reading in surname.readings)
            or any(form == spelled for form, _ in surname.variants)
        )
    try:
        return bool(compare(latin, hanzi, kind="person").accepted)
    except BadInput:
        return False


def _plain(reading: tuple[str, ...]) -> str:
    from memorandum_kit.names.syllables import toneless

    return toneless("".join(reading)).replace("ü", "u")


@lru_cache(maxsize=1024)
def _is_pinyin(word: str) -> bool:
    from memorandum_kit.names import detect_system

    systems = detect_system(word)
    return bool(systems) and any(name == "pinyin" for name, _ in systems[:2])
