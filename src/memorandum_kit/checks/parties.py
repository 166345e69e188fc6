"""`party.swap`: the roles of the parties, sending and hosting, German and Chinese, A and B."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from memorandum_kit.checks import party_places
from memorandum_kit.checks.context import Pair
from memorandum_kit.checks.making import both, finding
from memorandum_kit.checks.parts import parts_of
from memorandum_kit.model import Finding, Span

# trägt die entsendende, … die aufnehmende Seite: the noun stands only once
_SIDE = r"(?:seiten?|partei(?:en)?|partner(?:n|s)?|vertragspartei(?:en)?|vertragspartner(?:n|s)?|stadt|städte|kommunen?|schulen?|einrichtung(?:en)?|hochschulen?|institution(?:en)?|delegation)"
# Role -> German, Chinese; roles of one set exclude one another.
_SETS: tuple[tuple[tuple[str, str, str], ...], ...] = (
    (
        ("sending", rf"\bentsend(?:ende[nrms]?|e)[nr]?\s*{_SIDE}|\b(?:die|der)\s+entsendende[nr]?(?=,)|entsendeseite|\bgäste\b|\bbesuchende[nr]?\s+{_SIDE}",
         r"派出方|派遣方|(?:派出|派遣)(?:高校|大学|院校|企业|公司|医院|协会|国|地)|出访方|派出单位|派遣单位|派出城市|来访方|访问方|派团方|派出一方|派遣一方|派出学校|派遣学校|派出机构"),
        ("hosting", rf"\b(?:gastgebende|aufnehmende|empfangende|einladende|ausrichtende)[nrms]?\s+{_SIDE}|\b(?:die|der)\s+(?:gastgebende|aufnehmende)[nr]?(?=,)|\bgastgeber(?:in|s|seite|stadt)?\b",
         r"接待方|(?:接待|接收|邀请)(?:高校|大学|院校|企业|公司|医院|协会|国|地)|东道主|东道方|东道城市|接待单位|接待城市|主办方|主办单位|接收方|邀请方|接待一方|接收单位|接待学校|接待机构|接收学校|主办城市"),
    ),
    (
        ("german", rf"\bdeutsche[nrms]?\s+{_SIDE}|\b(?:die|der)\s+deutsche[nr]?(?=,)", r"德方|德国方面|德国一方|德意志方"),
        ("chinese", rf"\bchinesische[nrms]?\s+{_SIDE}|\b(?:die|der)\s+chinesische[nr]?(?=,)", r"中方|中国方面|中国一方|华方"),
    ),
    (
        ("a", r"\b(?:vertrags)?partei\s+a\b|\bseite\s+a\b", r"甲方"),
        ("b", r"\b(?:vertrags)?partei\s+b\b|\bseite\s+b\b", r"乙方"),
    ),
    (
        ("giver", r"\bauftraggeber(?:in|s)?\b|\bverkäufer(?:in|s)?\b|\bvermieter(?:in|s)?\b|\bleihgeber(?:in|s)?\b|\blizenzgeber(?:in|s)?\b",
         r"委托方|委托人|卖方|出租方|出借方|许可方|发包方"),
        ("taker", r"\bauftragnehmer(?:in|s)?\b|\bkäufer(?:in|s)?\b|\bmieter(?:in|s)?\b|\bleihnehmer(?:in|s)?\b|\blizenznehmer(?:in|s)?\b",
         r"受托方|受托人|买方|承租方|借用方|借入方|被许可方|承包方"),
    ),
)  # fmt: skip


def _compiled() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (
            re.compile("|".join(f"(?P<{name}>{german})" for name, german, _ in roles)),
            re.compile("|".join(f"(?P<{name}>{chinese})" for name, _, chinese in roles)),
        )
        for roles in _SETS
    )


_PATTERNS = _compiled()


@dataclass(frozen=True, slots=True)
class _Role:
    name: str
    span: Span


def check(pair: Pair) -> Iterator[Finding]:
    """Tell roles that are exchanged: another role than in German, or both roles in the opposite order.

    A repeated role may be a pronoun on the other side; the order counts only where both texts name each role once.
    """
    if not pair.de.text or not pair.zh.text:
        return
    told = False
    for german, chinese in _PATTERNS:
        # The shorter text first: most clauses name no role.
        if not (zh := _roles(chinese, pair.zh.plain)) or not (de := _roles(german, pair.de.plain)):
            continue
        found = _in_whole(pair, de, zh) or _in_parts(pair, de, zh)
        if found:
            told = True
            yield _finding(pair, *found)
    if not told:
        yield from party_places.check(pair)


def _in_whole(pair: Pair, de: list[_Role], zh: list[_Role]) -> tuple[_Role, _Role, float] | None:
    ours, theirs = {r.name for r in de}, {r.name for r in zh}
    if not ours & theirs:
        return de[0], zh[0], 0.95
    if len(ours) == len(theirs) == 2 and len(de) == len(zh) == 2:
        if de[0].name != zh[0].name and not _is_inverted(pair.de.plain, de):
            return de[0], zh[0], 0.7
    elif len(de) == len(zh) == len(ours) == 2 and len(theirs) == 1:
        return next(r for r in de if r.name not in theirs), zh[1], 0.7
    elif len(de) == len(zh) and len(de) > 2:
        for one, other in zip(de, zh, strict=True):
            if one.name != other.name and [r.name for r in de].count(one.name) != [r.name for r in zh].count(one.name):
                return one, other, 0.75
    return None


def _in_parts(pair: Pair, de: list[_Role], zh: list[_Role]) -> tuple[_Role, _Role, float] | None:
    """A part that has one role on each side, and not the same one."""
    if len(de) + len(zh) < 3:
        return None
    for view in parts_of(pair):
        ours = [role for role in de if any(role.span.overlaps(span) for span in view.spans_de)]
        theirs = [role for role in zh if any(role.span.overlaps(span) for span in view.spans_zh)]
        one_each = len({r.name for r in ours}) == len({r.name for r in theirs}) == 1
        if view.sure and one_each and ours[0].name != theirs[0].name:
            return ours[0], theirs[0], 0.7
    return None


def roles_of(pair: Pair) -> Iterator[tuple[dict[str, Span], dict[str, Span]]]:
    """Give for every set of roles where each stands, German and Chinese; a role that a text names twice is left out."""
    for german, chinese in _PATTERNS:
        if zh := _once(_roles(chinese, pair.zh.plain)):
            yield _once(_roles(german, pair.de.plain)), zh


def _once(roles: list[_Role]) -> dict[str, Span]:
    names = [role.name for role in roles]
    return {role.name: role.span for role in roles if names.count(role.name) == 1}


_PASSIVE = re.compile(r"\bvon\s+(?:der|dem)\s+$|\bdurch\s+(?:die|den)\s+$")
_OBJECT_FIRST = re.compile(
    r"(?:^|[.;]\s*)(?:der|den|dem|auf einladung der|mit zustimmung der|nach unterrichtung der)\s+$"
)


_MASCULINE = re.compile(r"(?:geber|nehmer|käufer|mieter)$")


def _is_inverted(text: str, roles: list[_Role]) -> bool:
    """Whether German puts the object first or the doer behind "von", which Chinese orders the other way round."""
    object_first = _OBJECT_FIRST.search(text[: roles[0].span.start])
    # "der Leihgeber" is the doer, "der gastgebenden Seite" is not.
    nominative = (
        object_first and object_first.group().split()[-1] == "der" and _MASCULINE.search(roles[0].span.of(text))
    )
    return (
        bool(object_first and not nominative)
        or bool(_PASSIVE.search(text[: roles[1].span.start]))
        or bool(_PASSIVE.search(text[: roles[0].span.start]))
    )


def _roles(pattern: re.Pattern[str], text: str) -> list[_Role]:
    return [_Role(m.lastgroup or "", Span(*m.span())) for m in pattern.finditer(text)]


def _finding(pair: Pair, de: _Role, zh: _Role, confidence: float) -> Finding:
    return finding(
        "party.swap", *both(pair, de.span, zh.span), de=de.span.of(pair.de.text), zh=zh.span.of(pair.zh.text),
        confidence=confidence,
    )  # fmt: skip
