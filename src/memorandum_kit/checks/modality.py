"""`modality`: what a side may, shall, must or only tries to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

from memorandum_kit.checks.context import Pair
from memorandum_kit.checks.making import both, finding
from memorandum_kit.checks.parts import View, parts_of, whole
from memorandum_kit.model import Finding, Span

# From the strongest to the weakest; a text may have several.
_GERMAN = re.compile(
    r"""
      (?P<ban>\b(?:niemand\w*|kein\w*)\s+(?:\w+\s+){0,4}?(?:darf|dürfen|kann|können)\b|\b(?:darf|dürfen|dürfte[n]?)\s+(?:\w+\s+){0,6}?(?:nicht|kein\w*|weder|nur)\b|\b(?:ist|sind)\s+(?:\w+\s+){0,4}?(?:untersagt|verboten|unzulässig|nicht\s+(?:gestattet|zulässig|erlaubt)))
    | (?P<must>\bmuss\b|\bmüssen\b|\b(?:ist|sind)\s+(?:\w+\s+){0,4}?(?:verpflichtet|gehalten)\b|\bverpflichtet\s+sich\b|\bverpflichten\s+sich\b
        |\b(?:hat|haben)\s+(?:(?!recht|möglichkeit|fähigkeit|gelegenheit|chance|ehre|freude|plan|ziel|absicht|anspruch|wunsch|aufgabe|sich)[\wäöüß,.-]+\s+){0,9}?zu\s+\w+en\b(?=[\s.;,]*$|;|,\s+(?:die|der|das|ein\w*|beide|jede\w*|alle)\s)|\bzwingend\b|\bunbedingt\b|\b(?:hat|haben)\s+(?![^.;]*\b(?:recht|möglichkeit|fähigkeit|gelegenheit|chance|ehre|freude|plan|ziel|absicht|anspruch|wunsch|aufgabe|dazu|darauf|bereit|begonnen|beschlossen|vereinbart)\b)[^.;,]{3,80}?\b(?:aus|ein|ab|an|auf|vor|mit|nach|zurück|bei|her|hin|fest|weiter|nieder|dar|durch|um|unter)zu\w{3,}e?n\b(?=[\s.;,]*$)|\b(?:ist|sind)\s+(?:[\wäöüß-]+\s+){0,8}?(?!\w*(?:erreich|erwart|hoff|seh|find|erkenn|hör|les|vermut|rechn|besichtig|erwerb|hab|versteh|begrüß|verdank|dank|kauf|erleb|schaff|zähl))\w*zu\w{3,}en\b(?=[\s.;,]|$)|\b(?:ist|sind)\s+(?:[\wäöüß-]+\s+){0,8}?zu\s+(?!den\b|\w*(?:diesen|allen|ihren|seinen|unseren|beiden|jenen|vielen|anderen|weiteren)\b|erreich|erwart|hoff|seh|find|erkenn|hör|les|vermut|rechn|besichtig|erwerb|hab|versteh|begrüß|verdank|dank|kauf|erleb|schaff|zähl)\w+en\b(?=\s*(?:[.;,:]|$|und\b|oder\b|sowie\b)))
    | (?P<should>\bsoll(?:en|te|ten)?\b)
    | (?P<can>\bkann\b|\bkönnen\b|\bdarf\b|\bdürfen\b|\bdürft\w+|\b(?:ist|sind)\s+(?:\w+\s+){0,4}?berechtigt\b|\bsteht\s+es\s+frei\b|\bbefugt\b|\brechte?\b(?=\s+(?:auf|zu|,|der|die|das|\w+\s+zu)|,)|\bansp?r[uü]ch\w*|\bzuläss\w+|\bgestattet\b|\berlaubt\b|(?<!nach\s)\bmöglichkeit\w*|\bermöglich\w+|\b(?:ist|sind|wäre|wird)\b[^.;]{0,60}?\bmöglich\b)
    | (?P<try>\bbemüh(?:t|en)\s+sich\b|\bsich\b[^.;]{0,60}?\bbemühen\b|\bsind\s+bestrebt\b|\bist\s+bestrebt\b|\bstreb(?:t|en)\b[^.;]{0,120}?\ban\b|\banstreben\b|\b(?:angestrebt|anzustreben|erstrebt)\b|\bversuch(?:t|en)\b
        |\bbemühungen\b|\bbemühen\b|\bnach\s+kräften\b|\bhinwirken\b|\bwirk(?:t|en)\b[^.;]{0,80}?\bhin\b|\bsetz(?:t|en)\s+sich\b[^.;]{0,60}?\bein\b|\bbestrebungen\b|\banstrengungen\b|\barbeiten\s+(?:\w+\s+)?darauf\b)
    | (?P<intend>\bbeabsichtig\w+\b|\b(?:will|wollen)\b|\bhaben\s+die\s+absicht\b|\bplan(?:t|en)\b|\bist\s+beabsichtigt\b|\bwünsch\w+\b|\bbereitschaft\b|\b(?:ist|sind|erkl\w+\s+sich)\b[^.;,]{0,60}?\bbereit\b|\berwägen\b|\bziehen\b[^.;]*?\bin\s+betracht\b|\bprüf(?:t|en)\b(?=,\s+ob))
    """,
    re.VERBOSE,
)
_CHINESE = re.compile(
    r"""
      (?P<ban>不得|不可(?=[^以抗分或缺避逆估量磨思])|禁止|严禁|不准|不许|不应当?|不可以|不能)
    | (?P<must>必须|务必|有义务|负有[^，。]{0,12}义务|有责任|务须|须|需要?(?=[^求])|承诺|应当?承担|保证|确保|强制)
    | (?P<should>应当|(?<![反回响适相对供效答感顺呼照因理])应(?=[^用对急邀届聘有收付变试答承])|(?<![双一各对乙甲德中二两出待三借入租托卖买包邀办访遣供需资权收校企用请作与理货设工团场])方可|方能|(?<![人天英贤全])才(?:能|可)|始可|始能|仅可|只可|只能|仅能)
    | (?P<may>可能|或许|也许|(?<=[将也就都不便仍定，])会(?=[^议谈晤见员展面计务诊同合场址徽旗费]))
    | (?P<can>(?<![始仅只许认])(?<!(?<![人天英贤全])才)(?<!(?<![双一各对乙甲德中二两出待三借入租托卖买包邀办访遣供需资权收校企用请作与理货设工团场])方)可以?(?=[^持行能靠再见观操信靠比供分])|有权|得以|(?<![须应可予获得])(?:允许|准许)|能够?(?=[^源力量耗效]))
    | (?P<try>努力|尽力|全力|大力|着力|争取|力争|力求|致力于?|尽可能|尽量|竭力|尽最大|推动|寻求|谋求|追求|尽其所能|积极)
    | (?P<intend>拟|打算|有意|愿意?(?=[^望])|计划(?=[^的，。、；书])|希望|意欲|意图|旨在)
    """,
    re.VERBOSE,
)
# The German class and the Chinese classes that render it faithfully; 应 and plain statements render plain German too.
_FITS: dict[str, frozenset[str]] = {
    "ban": frozenset(("ban", "must", "should")),
    "must": frozenset(("must", "should", "ban")),
    "should": frozenset(("should", "must", "intend", "try")),
    "can": frozenset(("can", "intend", "may")),
    "try": frozenset(("try", "intend", "should")),
    "intend": frozenset(("intend", "try", "can")),
}
# Words with a modal character in them that are none: 可再生, 适应, 相应, 供应, 能源, 必须 within 必须品 …
_NO_MODAL = re.compile(
    r"允许的(?:情况|范围|前提|条件)|(?:条件|预算|情况|时间|天气|法律)允许|可再生|可持续|可行|可靠|认可|许可|不可抗力|可能性|可比|可供|可见|适应|相应|对应|供应|响应|反应|效应|应用|应急|应邀|应对|答应|"
    r"能源|能力|功能|性能|节能|职能|才能|智能|产能|太阳能|氢能|新能|机能|动能|核能|电能|热能|储能|能效|能耗|人工智能|必需|所需|需求|需要|"
    r"愿望|意愿|自愿|志愿|计划书|工作计划|年度计划|项目计划|行动计划|规划|可支配|如可能|不可分割|不可或缺|相关责任|可追溯|可用|尽可能|"
    r"应届|应聘|应有|应收|应付|虚拟|模拟|所有权|使用权|享有权利|确保|保证金|保证书|积极性"
)


@dataclass(frozen=True, slots=True)
class _Modal:
    sort: str
    span: Span


def check(pair: Pair) -> Iterator[Finding]:
    """Tell a permission that became a duty, a duty that became a choice, an effort that became a promise, and back.

    Plain German statements are rendered with 应 or nothing, which says the same; what is compared are modal words. A long
    clause is asked as a whole and then part by part.
    """
    de, zh = pair.de.plain, pair.zh.plain
    if not de or not zh:
        return
    german, chinese = _german(de), _chinese(zh)
    if not german and not chinese:
        return
    if len(de) <= _LONG and (changed := _look(whole(pair), german, chinese)):
        yield _finding(pair, changed)
        return
    changes = [
        one for view in parts_of(pair) if view.sure and (one := _look(view, _german(view.de), _chinese(view.zh)))
    ]
    if len(changes) == 1 or not _assigned(german, chinese):
        yield from (_finding(pair, one) for one in changes)


@dataclass(frozen=True, slots=True)
class _Changed:
    """A modal word and the one that says something else."""

    de: Span | None
    zh: Span | None
    confidence: float


def _finding(pair: Pair, changed: _Changed) -> Finding:
    de, zh = (
        span.of(side.text) if span else "–" for side, span in zip(pair.sides, (changed.de, changed.zh), strict=True)
    )
    return finding("modality", *both(pair, changed.de, changed.zh), de=de, zh=zh, confidence=changed.confidence)


def _look(view: View, german: list[_Modal], chinese: list[_Modal]) -> _Changed | None:
    def changed(de: _Modal | None, zh: _Modal | None, confidence: float) -> _Changed:
        return _Changed(
            view.german(de.span.start, de.span.end) if de else None,
            view.chinese(zh.span.start, zh.span.end) if zh else None,
            min(confidence, 1.0 if view.whole else 0.75),
        )

    sorts = {m.sort for m in german}
    theirs = {m.sort for m in chinese}
    for modal in german:
        if modal.sort == "try" and sorts == {"try"}:
            # 必须争取 makes a duty of the effort.
            forced = next((m for m in chinese if m.span.of(view.zh) in _STRICT and _then_effort(m, view.zh)), None)
            if forced is not None:
                return changed(modal, forced, 0.6)
        if modal.sort == "must" and "try" not in sorts and len(german) == 1 and not _SOFT.search(view.de):
            # 应努力携带 makes an effort of the duty.
            eased = next((m for m in chinese if m.span.of(view.zh) in _EFFORT and _is_effort(m, view.zh)), None)
            if eased is not None:
                return changed(modal, eased, 0.6)
        if theirs & _FITS[modal.sort]:
            if modal.sort != "should" or sorts != {"should"} or theirs & {"should", "try", "intend", "can"}:
                continue
            strict = next((m for m in chinese if m.span.of(view.zh) in _STRICT), None)
            if strict is not None:
                return changed(modal, strict, 0.6)
            continue
        rival = _rival(modal.sort, sorts, chinese)
        if rival and rival.sort == "should" and _ENTITLED.match(modal.span.of(view.de)):
            continue  # who has a right to protection 应受保护
        if rival and _DENIES.search(view.de) and (rival.sort == "ban" or modal.sort in ("can", "should")):
            continue  # "nur nach Absprache gestattet" is a duty to ask
        if rival and modal.sort == "intend" and rival.span.of(view.zh) not in _STRICT:
            continue
        if rival is None and (modal.sort != "try" or not view.whole or len(view.de) > _SINGLE):
            continue  # often left unsaid, and negation looks after bans
        return changed(modal, rival, 0.85 if rival else 0.6)
    ours = _verbs(german, view.de)
    odd = _odd_ones(ours, chinese) if len(ours) == len(chinese) > 1 else None
    if odd and (odd[1].sort != "ban" or not _DENIES.search(view.de)):
        return changed(*odd, 0.6)
    if sorts:
        return None
    # Plain German: 可以 and 努力 take away from it; 必须 and 不得 add little to a rule and are let be.
    for modal in chinese:
        word = modal.span.of(view.zh)
        if not _is_effort(modal, view.zh):
            continue
        if (word in _CHOICE or word in _EFFORT) and not _SOFT.search(view.de):
            return changed(None, modal, 0.6)
    return None


def _is_effort(modal: _Modal, text: str) -> bool:
    """Whether 努力 stands for trying here, and not for the efforts that somebody makes."""
    return not _NOUN_OF_EFFORT.search(text[max(0, modal.span.start - 2) : modal.span.end + 1])


def _then_effort(modal: _Modal, text: str) -> bool:
    return text[modal.span.end : modal.span.end + 2] in _EFFORT


def _verbs(german: list[_Modal], text: str) -> list[_Modal]:
    """The modal words that say something of their own: no "können" that hangs on "sollen", no second intention."""
    return [
        one
        for n, one in enumerate(german)
        if n == 0
        or not (
            one.sort == german[n - 1].sort == "intend" or (one.sort == "can" and _HANGS.match(text, one.span.start))
        )
    ]


_HANGS = re.compile(r"(?:können|dürfen)(?=\W*$|[.;])")


def _odd_ones(german: list[_Modal], chinese: list[_Modal]) -> tuple[_Modal, _Modal] | None:
    """The two of as many modal words that answer none, where all others answer one another: kann, muss – 须, 须."""
    if len(german) > _MANY or _assigned(german, chinese):
        return None
    for i, one in enumerate(german):
        for j, other in enumerate(chinese):
            rest_de, rest_zh = german[:i] + german[i + 1 :], chinese[:j] + chinese[j + 1 :]
            if other.sort in _AGAINST.get(one.sort, ()) and _assigned(rest_de, rest_zh):
                return one, other
    return None


def _assigned(german: list[_Modal], chinese: list[_Modal]) -> bool:
    """Whether every German modal word has a Chinese one of its own that renders it, and none is left."""
    if len(german) != len(chinese) or len(german) > _MANY:
        return False
    return any(
        all(other.sort in _FITS[one.sort] for one, other in zip(german, order, strict=True))
        for order in permutations(chinese)
    )


# In a text of several sentences a modal may answer one far away.
_LONG = 280
_SINGLE = 260  # a missing word is no matter of another sentence
_MANY = 4  # modal words that are tried in every order
_STRICT = frozenset(("必须", "务必", "有义务", "强制"))
_AGAINST = {
    "can": ("must", "should", "ban"),
    "must": ("can", "try"),
    "try": ("must", "can"),
    "ban": ("can",),
    "should": ("can",),
    "intend": ("must",),
}
_ENTITLED = re.compile("ansp?r|recht")
_DENIES = re.compile(
    r"\b(?:nicht|kein\w*|nie\w*|weder|untersag\w*|verbot\w*|verbiet\w*|nur|erst|ausgeschlossen|höchstens|maximal|längstens)\b"
)
_NOUN_OF_EFFORT = re.compile("(?:付出|共同|不懈|做出|作出|.的|一切|各种|继续|了)努力|努力[的下，。]")
_CHOICE = frozenset(("可以", "有权", "允许"))
_EFFORT = frozenset(("努力", "尽力", "争取", "力争", "力求", "尽量", "竭力"))
_SOFT = re.compile(
    r"\b\w{4,}recht\b|befugnis|obliegt|vorbehält|zustimm|einverst|genehmig|möglich|bestreb|ziel|förder|ermöglich|\b\w+bar\b|freiwillig|beliebig|einlad|offen|lass(?:en|t)\s+sich|erlaub|gestatt|recht\s+(?:auf|zu)|wunsch|berechtigt|"
    r"anstreng|versuch|hoff|streb|nach\s+maßgabe|fakultativ|wahlweise|gegebenenfalls|einsatz|eintreten|engag|bereit|vermag|fähig|zulässig|um\s+\w+\s+zu|damit"
)


def _rival(sort: str, sorts: set[str], chinese: list[_Modal]) -> _Modal | None:
    """The Chinese modal that says something else and that no other German one accounts for."""
    against = _AGAINST.get(sort, ())
    for modal in chinese:
        if modal.sort in against and not any(modal.sort in _FITS[other] for other in sorts - {sort}):
            return modal
    return None


def _german(text: str) -> list[_Modal]:
    return [_Modal(m.lastgroup or "", Span(*m.span())) for m in _GERMAN.finditer(text)]


def _chinese(text: str) -> list[_Modal]:
    covered = [Span(*m.span()) for m in _NO_MODAL.finditer(text)]
    found = []
    for match in _CHINESE.finditer(text):
        span = Span(*match.span())
        if not any(span.overlaps(other) for other in covered):
            found.append(_Modal(match.lastgroup or "", span))
    if any(text[s.start : s.end] in ("确保", "尽可能") for s in covered):
        found.append(_Modal("must" if "确保" in text else "try", covered[0]))
    return found
