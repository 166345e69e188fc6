"""`negation`: one side denies what the other says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memorandum_kit.checks.context import Pair
from memorandum_kit.checks.making import both, finding
from memorandum_kit.model import Finding, Span

_GERMAN = re.compile(
    r"\b(?:nicht|kein(?:e[rnms]?|erlei|esfalls|eswegs)?|weder|nie|niemals|niemand\w*|nichts|keinesfalls|keineswegs|nirgends)\b"
)
# "nicht nur … sondern auch", "nicht zuletzt" and "unter anderem nicht" deny nothing.
_GERMAN_IDIOM = re.compile(
    r"nicht\s+(?:nur|allein|zuletzt|unerheblich|selten)|wenn\s+nicht|sofern\s+[^.;]*?\bnicht\b|nicht\s+später|nicht\s+mehr\s+als|nicht\s+weniger|nicht\s+über|soweit\s+[^.;]*?\bnicht\b|nichts?\s+ander\w*|nichtregierung|nichtstaatlich"
)
# Denying without a negative word: prefixes, prepositions and verbs.
_GERMAN_HIDDEN = re.compile(
    r"\bun(?!d\b|s\b|ser|ter|i[ovtks]|s?ere|gar|ion)\w{4,}|\bnicht\w+|los(?:e[rnms]?)?\b|frei(?:e[rnms]?)?\b|\bohne\b|außer|ausgenommen|"
    r"ausgeschlossen|ausschl|verbot|verbiet|verbann|sperr|befrei|erlass|kündig|beend|aufheb|aufgehoben|streich|entzieh|entzog|anders|verschieden|unterschied|inakzept|intoler|inkons|untersag|verzicht|unterlass|vermeid|verhinder|\bnur\b|lediglich|höchstens|fehl|mangel|entfäll|ablehn|lehn\w+|"
    r"verweiger|entbehr|sonder|statt|anstelle|hindern|widersp|entgegen|abseh|bis\s+zu|maximal|spätestens|noch\b|weiterhin|stets|jederzeit|"
    r"auf\s+dauer|unbefriste|jenseits|illegal|inkompat|miss|missbrauch|dis|in(?:direkt|offiziell|stabil)|schutz|gegen|vor\b|es\s+sei\s+denn|sofern|bevor|kaum|selten|sogar|trotz"
)
_CHINESE = re.compile(r"不|无|未|没有?|非|勿|别无|毋|免|禁止|否|拒绝|严禁")
# Words in which the sign denies nothing or is answered by a plain German word.
_CHINESE_IDIOM = re.compile(
    r"不断|不同|不久|不少|不仅|不只|不单|不但|不论|不管|不超过|不高于|不多于|不少于|不低于|不迟于|不晚于|不早于|不得不|不可抗力|不动产|不定期|"
    r"不日|不懈|不限于|不可分割|不可或缺|不限|无论|无偿|无障碍|无线|无人机|无限|无条件|无纸化|无私|无形|无烟|无废|无止境|未来|未成年|未尽|未经|未能|非常|非洲|非物质|"
    r"非政府|非营利|非盈利|非公|是否|能否|可否|免费|免疫|免签|避免|难免|除非|并非仅|无缝|无锡|毫无保留|非正式|非机密|非遗|否则|特别|区别|分别|个别|级别|类别|性别|"
    r"不变|不良|不足|不利|不平等|不间断|不锈|不遗余力|不可逆|不妨|不时|无疑|无害|无法|无关|无效|未知|未决|别墅|别的|非同|非法"
)


# In a text of several sentences a negation may answer one far away.
_LONG = 400
_CHINESE_HIDDEN = re.compile(
    r"除|仅|只|才|方可|方能|以外|之外|缺|拒|取消|停止|另有|例外|反对|抵制|杜绝|排除|消除|防止|防范"
)


def check(pair: Pair) -> Iterator[Finding]:
    """Tell a negation that the other side has not.

    What is asked is only whether a side denies anything at all: two languages deny with different words and as often,
    but a clause that denies does not answer one that does not.
    """
    de, zh = pair.de.plain, pair.zh.plain
    if not de or not zh or len(de) > _LONG:
        return
    german = [m for m in _GERMAN.finditer(de) if not _inside(m, _GERMAN_IDIOM, de)]
    chinese = [m for m in _CHINESE.finditer(zh) if not _inside(m, _CHINESE_IDIOM, zh)]
    if german and not _CHINESE.search(zh) and not _CHINESE_HIDDEN.search(zh):
        match = german[0]
        yield finding("negation", *both(pair, Span(*match.span()), None), de=match.group(), zh="–", confidence=0.85)
    elif chinese and not _GERMAN.search(de) and not _GERMAN_HIDDEN.search(de):
        match = chinese[0]
        yield finding("negation", *both(pair, None, Span(*match.span())), de="–", zh=_shown(match, zh), confidence=0.8)


def _inside(match: re.Match[str], idioms: re.Pattern[str], text: str) -> bool:
    start = max(0, match.start() - 3)
    return any(
        idiom.start() <= match.start() and idiom.end() >= match.end() for idiom in idioms.finditer(text, start)
    ) or any(idiom.start() <= match.start() < idiom.end() for idiom in idioms.finditer(text))


def _shown(match: re.Match[str], text: str) -> str:
    return text[match.start() : match.end() + 3]
