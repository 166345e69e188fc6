"""`title.rank`: a deputy who became the head of the office, a head who became a deputy, and wrong forms of address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memorandum_kit.checks.context import Pair
from memorandum_kit.checks.making import both, finding
from memorandum_kit.model import Finding, Span

_TITLES_ZH = r"市长|省长|区长|县长|镇长|乡长|州长|主任|主席|局长|处长|院长|校长|书记|会长|部长|总理|总统|秘书长|理事长|董事长|总经理|司长|厅长|团长|馆长|所长|总裁|参事|总领事|领事|大使|教授"
_DEPUTY_ZH = re.compile(rf"副(?:{_TITLES_ZH})")
# Whatever makes a title less than the first one, or stands for a deputy: 代市长, 常务, 助理, 分管.
_LESSER_ZH = re.compile(
    r"副|代(?=市长|省长|理)|助理|协理|常务|分管|第[一二三四](?=副?[市省区县]长|书记|秘书)|候补|代表(?=.{0,3}长)|贰|次长"
)
_HEAD_ZH = re.compile(rf"(?<!副)(?:{_TITLES_ZH})")
_DEPUTY_DE = re.compile(
    r"\bvize\w+|\bstellvertret\w+|\bstellv\b\.?|\bprorektor\w*|\bkonrektor\w*|\bprodekan\w*|\bunterstaatssekret\w+|\bco-\w+|"
    r"\b(?:erste[rnms]?|zweite[rnms]?|dritte[rnms]?|\d\.)\s+bürgermeister\w*"
)
# German officers whom Chinese calls deputies although German does not: Beigeordnete, Dezernenten, the Bürgermeister of a
# city that has an Oberbürgermeister; the members of a praesidium.
_NEAR_DEPUTY_DE = re.compile(
    r"beigeordnete|dezernent|stadtdirektor|kämmerer|stadträtin|\bstadtrat\b|außerordentlich|privatdozent|juniorprof|dozent"
)
_HEAD_DE = re.compile(
    r"\boberbürgermeister\w*|\b(?:landrat|landrätin|gouverneur\w*|\w*minister(?!ium|ial)\w*|\w*direktor\w*|\w*präsident\w*|rektor\w*|generalsekret\w+|"
    r"generalkonsul\w*|botschafter\w*|vorsitzende\w*|\w*leiter(?:s|in|innen|n)?\b|geschäftsführer\w*|dekan\w*|(?!staatss|untersta)\w*sekretär\w*)"
)
_BELOW_MAYOR_DE = re.compile(r"\bbeigeordnete[nrs]?\b|\b\w*dezernent(?:in|en|innen)?\b")
_MAYOR_ZH = re.compile(r"(?<![副代])市长(?!助理)")
_MAYOR_DE = re.compile(r"(?<![\w-])bürgermeister(?:s|in|innen|n)?\b")


def check(pair: Pair) -> Iterator[Finding]:
    """Tell 副市长 for an Oberbürgermeister, and 市长 for a Vizebürgermeister.

    A plain Bürgermeister beside an Oberbürgermeister of the same text may be his deputy; Beigeordnete and Dezernenten are 副
    in Chinese by custom.
    """
    de, zh = pair.de.plain, pair.zh.plain
    if not de or not zh:
        return
    yield from _addresses(pair)
    yield from _consuls(pair)
    yield from _premiers(pair)
    if "副" not in zh and not _DEPUTY_DE.search(de) and not _BELOW_MAYOR_DE.search(de):
        return
    # 分管教育的副市长 is a Beigeordnete; the 市长 is not.
    below = _BELOW_MAYOR_DE.search(de)
    if (
        below
        and not _MAYOR_DE.search(de)
        and not _HEAD_DE.search(de)
        and "副" not in zh
        and (mayor := _MAYOR_ZH.search(zh))
    ):
        yield _finding(pair, below, mayor, 0.7)
        return
    deputy = _DEPUTY_ZH.search(zh)
    said = _DEPUTY_DE.search(de)
    if said and not _LESSER_ZH.search(zh):
        if head := _HEAD_ZH.search(zh):
            yield _finding(pair, said, head, 0.9)
        return
    if not deputy or said or _NEAR_DEPUTY_DE.search(de):
        return
    heads = list(_HEAD_DE.finditer(de))
    mayors = list(_MAYOR_DE.finditer(de))
    if heads and not mayors and len(list(_HEAD_ZH.finditer(zh))) < len(heads):
        yield _finding(pair, heads[0], deputy, 0.85)
    elif mayors and not heads and not _HEAD_ZH.search(zh):
        yield _finding(pair, mayors[0], deputy, 0.6)


_CONSUL_DE = re.compile(r"\b(general)?konsul(?:s|in|innen|n)?\b")
_CONSUL_ZH = re.compile("(总)?领事(?!馆)")


def _consuls(pair: Pair) -> Iterator[Finding]:
    """Tell a Konsul who became 总领事, and the reverse."""
    if "领事" not in pair.zh.plain:
        return
    de, zh = list(_CONSUL_DE.finditer(pair.de.plain)), list(_CONSUL_ZH.finditer(pair.zh.plain))
    if len(de) == len(zh) == 1 and bool(de[0].group(1)) is not bool(zh[0].group(1)):
        yield _finding(pair, de[0], zh[0], 0.8)


_PREMIER_DE = re.compile(
    r"\bministerpräsident(?:en|in|innen)?\b(?!\s+(?:von\s+)?(?:chinas|japans|indiens|italiens|polens))"
)
_PREMIER_ZH = re.compile("(?<!国务院)总理(?!事)")
_LAND_ZH = re.compile("州长|州总理|州政府总理|州政府首脑")
_STATE_DE = re.compile(r"chines|staatsrat|kabinett|republik|japan|itali|pol(?:en|nisch)|regierungschefs")


def _premiers(pair: Pair) -> Iterator[Finding]:
    """Tell the Ministerpräsident of a Land who became a 总理, which is the head of a state's government."""
    de, zh = _PREMIER_DE.search(pair.de.plain), _PREMIER_ZH.search(pair.zh.plain)
    if de is None or zh is None or _LAND_ZH.search(pair.zh.plain) or _STATE_DE.search(pair.de.plain):
        return
    if "州" in pair.zh.plain[: zh.start()][-8:] or "国务院" in pair.zh.plain:
        return
    yield _finding(pair, de, zh, 0.7)


# What a person is called by: a word of one side needs its own on the other, unless that has the rival's too.
_ADDRESSES = (
    (re.compile(r"\bfrau\b(?!en)"), re.compile("女士|夫人|小姐|太太|女"), re.compile(r"\bherrn?\b"), re.compile("先生")),
    (re.compile(r"\bherrn?\b"), re.compile("先生|男"), re.compile(r"\bfrau\b"), re.compile("女士|夫人")),
    (re.compile(r"\bprof(?:\.|essor)"), re.compile("教授"), re.compile(r"\bdr\.|\bdoktor|promoviert"), re.compile("博士")),
    (re.compile(r"\bdr\.(?!-)"), re.compile("博士|医生|医师|律师|大夫"), re.compile(r"\bprof(?:\.|essor)"), re.compile("教授")),
)  # fmt: skip


def _addresses(pair: Pair) -> Iterator[Finding]:
    """Tell Herr for 女士, Professor for 博士 and the reverse."""
    for german, chinese, other_german, rival in _ADDRESSES:
        de, zh = german.search(pair.de.plain), rival.search(pair.zh.plain)
        if de and zh and not chinese.search(pair.zh.plain) and not other_german.search(pair.de.plain):
            yield _finding(pair, de, zh, 0.85)


def _finding(pair: Pair, de: re.Match[str], zh: re.Match[str], confidence: float) -> Finding:
    spans = Span(*de.span()), Span(*zh.span())
    return finding(
        "title.rank", *both(pair, *spans), de=spans[0].of(pair.de.text), zh=spans[1].of(pair.zh.text),
        confidence=confidence,
    )  # fmt: skip
