"""`negation`: one side denies what the other says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from memorandum_kit.checks import opposites
from memorandum_kit.checks.context import Pair
from memorandum_kit.checks.making import both, finding
from memorandum_kit.checks.parts import View, parts_of, whole
from memorandum_kit.checks.renderings import founded
from memorandum_kit.model import Finding, Span

_GERMAN = re.compile(
    r"\b(?:nicht|kein(?:e[rnms]?|erlei|esfalls|eswegs)?|weder|nie|niemals|niemand\w*|nichts|keinesfalls|keineswegs|nirgends)\b"
)
# "nicht nur … sondern auch", "nicht zuletzt" and "unter anderem nicht" deny nothing.
_GERMAN_IDIOM = re.compile(
    r"nicht\s+(?:nur|allein|zuletzt|unerheblich|selten)|nicht\s+(?:später|jünger|älter|länger|kürzer|höher|größer|kleiner|früher|eher)\b|solange\b[^.;,]*?\b(?:nicht|kein\w*)|nicht\s+mehr\s+als|nicht\s+weniger\b|nicht\s+über\b|nichts?\s+ander\w*|\b(?:so|wie)\s+(?:\w+\s+){0,3}nie\b|nie\s+(?:zuvor|dagewesen)|nicht\s+(?:mehr\s+)?wegzudenken|nicht\s+umhin|nicht\s+umsonst|"
    r"kein(?:e[rnms]?)?\s+(?:zweifel|geringere?[rn]?|wunder|selten\w*)|nicht\s+(?:müde|hoch\s+genug|lange|minder|unwesentlich|unbedeutend|von\s+ungefähr)|nichtregierung|nichtstaatlich"
)
# Denying without a negative word: prefixes, prepositions and verbs.
_GERMAN_HIDDEN = re.compile(
    r"\bun(?!d\b|s\b|ser|ter|i[ovtks]|s?ere|gar|ion)\w{4,}|\bnicht\w+|los(?:e[rnms]?)?\b|frei(?:e[rnms]?)?\b|\bohne\b|\baußer\b|\bausgenommen|"
    r"ausgeschlossen|ausschl|verbot|verbiet|verbann|\bsperr|befrei|entlast|\berl[aä]ss|\berlie[sß]|(?<!an)kündig|beend|aufheb|aufgehoben|\bstreich|gestrichen|entzieh|entzog|\banders\b|"
    r"verschieden|unterschied|inakzept|intoler|inkons|untersag|\btabu\b|unterbleib|hinfällig|verzicht|unterlass|vermeid|verhinder|\bnur\b|lediglich|höchstens|\bhöchst(?:betr|grenz|zahl|dauer|alter|satz|sätz|maß|meng|wert|geschwind|teilnehm)|\bmindest|obergrenz|untergrenz|grenzwert|spätestens|frühestens|begrenz|beschränk|deckel|"
    r"\bfehl|mangel|entfäll|entfall|\bablehn|\blehn(?:t|en|te|ten)\b|verweiger|entbehr|\bsondern\b|\bstatt\b(?!\s*[.,;]|\s*$)|anstatt|anstelle|hindern|widersp|"
    r"\babsehen\b|abzusehen|abgeraten|abgesehen|\bbis\s+zu\b|maximal|\bnoch\b(?=[^.;]*(?:\baus\b|offen|aussteh|\bzu\s|zu\w+en\b|bevor|prüf|klär))|\bnoch\s+(?:offen|ausstehend)|"
    r"\bstets\b|jederzeit|\bauf\s+dauer|unbefriste|zustimm|genehmig|einverständ|\bbedürf|\bbedarf\b|\berst\b|\ballein\b|\bsolange\b|vorbehalt|ausschließlich|"
    r"nach\s+(?:\w+\s+)?rücksprache|jenseits|illegal|inkompat|\bmiss(?!ion)|in(?:direkt|offiziell|stabil)|\bschutz|\bschütz|bewahr|\bgegen\b|\bdagegen\b|es\s+sei\s+denn|"
    r"\bsofern\b|\bbevor\b|\bkaum\b|\bselten\b|\bsogar\b|\btrotz|beibehalt|unverändert|\bgleich\b|versäum|verlor|verlier|\bleer\b|\baus(?:gesetzt|bleib)|"
    r"\bsolle?n?\s+[^.;]*?\bbleiben\b|\bblieb|übrig|\bnun\b|immer\s+wieder|\bzu\s+\w+(?:,\s+um|\s+um)\b|überfordert|schwer\b|schwierig|knapp|verspät|abwesend|verhindert|weiger|\bals\s+dass\b|\banderweitig|abweich|\bausfall|ausgefallen|fällt\s+[^.;]*\baus\b|gestrafft|verfehl"
)
# Denying words that Chinese can hardly render without a negation of its own.
_GERMAN_STRONG = re.compile(
    r"\bunberührt\b|\bbefreit\b|\b(?:unzulässig|untersagt|verboten|ausgeschlossen|unverbindlich|ungültig|unwirksam|unberechtigt|unbefugt\w*|unentgeltlich|kostenlos|"
    r"kostenfrei|gebührenfrei|zollfrei|steuerfrei|visumfrei)\b|\bentf[aä]ll(?:t|en)\b(?!\s+auf)(?<!davon entfallen)(?=[\s.;,]*$)|"
    r"\bverzicht(?:et|en)\b|\b(?:lehn(?:t|en|te|ten)\b[^.;]*\bab|abgelehnt)\b|\bohne\s+(?!weitere|dass|zweifel|frage|gewähr|abzug|ausnahme|unterschied|unterbrechung|verzug|verzögerung|ansehen|aufschub|pause|umweg|probleme)\w+"
)
_CHINESE_ANY = re.compile(
    r"[不无未没非免禁否拒止勿毋莫缺失废弃除仍照驳退零绝]|自由|作废|放弃|取消|豁免|保留|继续|自愿|公益|义务|赠|照旧|避免|反对|另|擅自|私自"
)
_FREE_DE = re.compile(r"unentgeltlich|kostenlos|kostenfrei|gebührenfrei|\bfrei\b|umsonst")
_FREE_ZH = re.compile("免费|无偿")
_UNASKED = re.compile("未经[^，。；]{1,20}?[，,]?(?:也|亦|即|均|就|仍)?可(?![能行靠])")
_ASKED = re.compile(
    r"\b(?:nur|mit|nach)\b[^.;]{0,60}?(?:zustimm|einwillig|genehmig|einverständ|erlaubnis)|bedarf|bedürf"
)
_WITHOUT = re.compile(r"未经[^，。；不]{1,24}?[，,]")  # the condition of a ban, which a text without the ban still has
_CHINESE = re.compile(r"不|无|未|没有?|非|勿|别无|毋|免|禁止|否|拒绝|严禁")
# A negation that a clause cannot have without denying something: behind a modal word, a particle or the subject, or before
# a word of duty, cost, effect or permission. In 牢不可破, 密不可分 or 源源不断 the same sign says how something is.
_CHINESE_PLAIN = re.compile(
    r"(?:[将也均并都仍应就亦概律绝决暂皆尚从且方市府员者们府院校司会构门们双项额费款]|一般|通常|目前|原则上|同时|事实上|明确)不(?=[\u4e00-\u9fff])|"
    r"不(?:得|能|会|可以|可以|应|应当|予|再|必|需|须|要|愿|准|许|享|含|包括|包含|具有?|构成|产生|影响|妨碍|损害|承担|负责|负担|收取|收费|支付|适用|参加|参与|"
    r"同意|接受|允许|支持|提供|公开|披露|转让|改变|变更|存在|视为|符合|属于|涉及|限制|举行|举办|实行|实施|设|设立|签署|签订|延长|续签|保证|对外|向|以|由|对|给|与|"
    r"是|在|发生|采取|列入|计入|纳入|安排|受|授予|退还|退|返还|取消|终止|解除|晚|早|授权|希望|打算|赞成|认为|知道|清楚|使用|利用|开放|欢迎|重视|加强|扩大|深化|促进|推动)|"
    r"没有(?!限)|无(?:需|须|法|权|意|义务|异议|法律|约束)|未(?:能|获|被|予|得到|作出|达成|提出|收到|发现|签|列|安排|参加|出席|设|批准|通过|公布|举行|实施|完成|使用|包括|规定|确定|支付)|"
    r"(?<![除是])(?:并非|不是|绝非)|禁止|严禁|勿|毋|拒绝|免(?=收|交|缴|予)"
)
# Words in which the sign denies nothing or is answered by a plain German word.
_CHINESE_IDIOM = re.compile(
    r"不来梅|不伦瑞克|不列颠|不丹|不断|不同(?!意)|不久|不少|不像|不如|不及|不似|不比|不仅|不只|不单|不但|不光|不论|不管|不拘|不问|不分|不超过|不高于|不多于|不少于|不低于|不迟于|不晚于|不早于|不得不|不得已|不能不|不可不|不会不|不无|无不|莫不|不可抗力|不动产|不便|不定期|不可[^以]|"
    r"不日|不懈|不限于?|不可分割|不可或缺|必不可少|不已|不尽|不止|不息|不绝|不胜|不吝|不愧|不凡|不菲|不俗|不易|不负|不乏|不亚于|不虚此行|不折不扣|不约而同|不谋而合|不解之缘|不远千里|"
    r"不遗余力|不辞|不畏|不惜|不失|不失时机|不竭|不渝|不移|不起眼|不朽|不衰|不灭|不舍|不忘|不知不觉|不言而喻|不容|不甚|不太|不要紧|不仅如此|不妨|不时|不禁|不由|不料|不外|不外乎|不过|不只是|不一|不等|不齐|"
    r"毫不|决不|永不|只增不减|供不应求|目不暇接|美不胜收|参差不齐|源源不断|坚定不移|持之以恒|风雨无阻|名不虚传|"
    r"无论|无偿|无障碍|无线|无人机|无限|无条件|无纸化|无私|无形|无烟|无废|无止境|无微不至|无比|无穷|无价|无数|无处不在|无可|无愧|无间|无声|无缝|无锡|无疑|无害|无不|无与伦比|无独有偶|无党派|无产|"
    r"未来|未成年|未尽|未经|未能|未必|未婚|未雨绸缪|未知|未决|前所未有|从未有过|非常|非洲|非物质|非凡|非但|莫非|无非|除非|"
    r"非政府|非营利|非盈利|非公|是否|能否|可否|会否|与否|免费|免疫|免签|免税|避免|难免|不免|以免|并非仅|毫无保留|非正式|非机密|非遗|否则|"
    r"不变|不良|不足|不利|不平等|不间断|不锈|不可逆|无法|无关|无效|非同|非法|不便之处|不当|不满|不予赘述|不再赘述|不详|不明"
)


# In a text of several sentences a negation may answer one far away.
_LONG = 400
_CHINESE_HIDDEN = re.compile(
    r"除|仅|(?<!船)只|(?<![人英])才(?![能华智])|方可|方能|以外|之外|缺|失去|丧失|失效|拒|取消|停止|另有|例外|反对|抵制|杜绝|排除|消除|防止|防范|难(?!忘)|罕|鲜有|首次|新高|暂|(?<![接招期等款看对])待(?!遇)|(?<![高时])尚|停(?![泊车靠留放])|谢绝|逾|脱|缓|搁|中止|延期|推迟|空白|零(?!售)|(?<![国对户海中境室])外(?![国语籍文交办事企资商宾])|解除|过敏|忌|少有|极少|告别|摆脱|克服|走出|禁"
)


def check(pair: Pair) -> Iterator[Finding]:
    """Tell a negation that the other side has not.

    What is asked is only whether a side denies anything at all: two languages deny with different words and as often,
    but a clause that denies does not answer one that does not. A long clause is asked part by part; where one part lacks
    a negation and another has one too many, the sentence was put in another way.
    """
    denied = list(_denied(pair))
    yield from denied or opposites.check(pair)


def _denied(pair: Pair) -> Iterator[Finding]:
    de, zh = pair.de.plain, pair.zh.plain
    if not de or not zh or not (_GERMAN.search(de) or _GERMAN_STRONG.search(de) or _CHINESE.search(zh)):
        return
    if len(de) <= _LONG and (denied := _look(whole(pair))):
        yield _finding(pair, denied)
        return
    denied_parts = [one for view in parts_of(pair) if view.sure and (one := _look(view))]
    # The sentence may be put in another way: its negation stands in a part that German has without one.
    if denied_parts and denied_parts[0].de and any(_is_answering(view) for view in parts_of(pair)):
        return
    if len({one.de is None for one in denied_parts}) == 1:
        yield from (_finding(pair, one) for one in denied_parts)


@dataclass(frozen=True, slots=True)
class _Denied:
    """What one side denies alone."""

    de: Span | None
    zh: Span | None
    word: str
    confidence: float


def _is_answering(view: View) -> bool:
    if _GERMAN.search(view.de) or _GERMAN_STRONG.search(view.de) or _GERMAN_HIDDEN.search(view.de):
        return False
    chinese = (m for m in _CHINESE.finditer(view.zh) if not _inside(m, _CHINESE_IDIOM, view.zh))
    return any(chinese) or _REFUSAL.search(view.zh) is not None


_REFUSAL = re.compile("驳回|否决|谢绝")


def _finding(pair: Pair, denied: _Denied) -> Finding:
    de, zh = (denied.word, "–") if denied.de else ("–", denied.word)
    return finding("negation", *both(pair, denied.de, denied.zh), de=de, zh=zh, confidence=denied.confidence)


def _look(view: View) -> _Denied | None:
    de, zh = view.de, view.zh
    german = [m for m in _GERMAN.finditer(de) if not _inside(m, _GERMAN_IDIOM, de)]
    chinese = [m for m in _CHINESE.finditer(zh) if not _inside(m, _CHINESE_IDIOM, zh)]
    main = _WITHOUT.sub("", zh)
    if _FREE_DE.search(de):
        main = _FREE_ZH.sub("", main)  # what costs nothing is another matter
    if (leave := _UNASKED.search(zh)) and _ASKED.search(de) and not _GERMAN.search(de):
        return _Denied(None, view.chinese(*leave.span()), leave.group(), 0.7)
    if german and not _CHINESE.search(main) and not _CHINESE_HIDDEN.search(main):
        match = german[0]
        return _Denied(view.german(*match.span()), None, match.group(), 0.85 if view.whole else 0.75)
    if (strong := _GERMAN_STRONG.search(de)) and not _CHINESE_ANY.search(zh):
        return _Denied(view.german(*strong.span()), None, strong.group(), 0.7)
    if not chinese or _GERMAN.search(de):
        return None
    plain = [m for m in _CHINESE_PLAIN.finditer(zh) if not _inside(m, _CHINESE_IDIOM, zh)]
    plain = plain or [m for m in chinese if m.group() == "不"]
    hidden = [m.group() for m in _GERMAN_HIDDEN.finditer(de)]
    # A manner of speaking, or one negation takes back the other: 未经同意不得 is "nur mit Zustimmung". But "Unvollständige
    # Unterlagen" accounts for one of the two in 材料不全者不予受理.
    answered = len(hidden) == 1 and hidden[0].startswith("un") and len(chinese) == 2
    if not plain or (hidden and not answered) or (not hidden and len(chinese) > 1):
        return None
    match = plain[-1] if answered else plain[0]
    start = match.start() + max(0, match.group().find("不"))
    if not (answered or _FRAMED.match(zh, max(0, start - 1)) or _is_affirmed(zh[start + 1 : start + 9], de)):
        return None
    return _Denied(None, view.chinese(start, match.end()), zh[start : match.end() + 3], 0.6 if answered else 0.8)


# Denying the whole statement: 将不, 双方不; 不再 may be the German verb itself (verfällt).
_FRAMED = re.compile(r"[将方应均都府]不(?![再断会])|.?不(?:产生|构成|领取|享有|享受|承担|予|具有)")


def _is_affirmed(denied: str, german: str) -> bool:
    """Whether German says without negation what Chinese denies: 不承担 beside "übernimmt", but not 不再结转 beside "verfällt"."""
    return any(
        founded(denied[start : start + length], german)
        for start in range(min(4, len(denied) - 1))
        for length in (2, 3, 4)
    )


def _inside(match: re.Match[str], idioms: re.Pattern[str], text: str) -> bool:
    start = max(0, match.start() - 3)
    return any(
        idiom.start() <= match.start() and idiom.end() >= match.end() for idiom in idioms.finditer(text, start)
    ) or any(idiom.start() <= match.start() < idiom.end() for idiom in idioms.finditer(text))
