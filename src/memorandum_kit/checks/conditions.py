"""`condition.dropped`, `condition.added`: reservations, conditions and limits that only one side has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from memorandum_kit.checks.context import Pair
from memorandum_kit.checks.making import both, finding
from memorandum_kit.checks.parts import chinese_words, views
from memorandum_kit.checks.renderings import founded
from memorandum_kit.model import ClauseKind, Finding, Span


@dataclass(frozen=True, slots=True)
class _Family:
    """Words of one kind of condition: the clear ones, and the wider ones that still answer them."""

    name: str
    german: re.Pattern[str]
    chinese: re.Pattern[str]
    german_wide: re.Pattern[str]
    chinese_wide: re.Pattern[str]


def _family(name: str, german: str, chinese: str, german_wide: str = "", chinese_wide: str = "") -> _Family:
    return _Family(
        name,
        re.compile(german, re.VERBOSE),
        re.compile(chinese, re.VERBOSE),
        re.compile(f"{german}|{german_wide}" if german_wide else german, re.VERBOSE),
        re.compile(f"{chinese}|{chinese_wide}" if chinese_wide else chinese, re.VERBOSE),
    )


# A condition may begin with its verb: Ist der Antrag vollständig, so …
_VERB_FIRST = r"(?:^|[.;]\s+)(?:ist|sind|wird|werden|hat|haben|kann|können|liegt|liegen|besteht|bestehen|fehlt|fehlen|geht|gehen|kommt|kommen|tritt|treten|reicht|reichen|stimmt|stimmen|nimmt|nehmen|erfolgt|verzögert|überschreitet|unterschreitet|verlangt|wünscht|lehnt|verletzt|kündigt|scheidet|ändert|ändern|ergibt|ergeben|erklärt|beantragt|stellt|fällt|fallen|erreicht|verstößt|bleibt|sagt)"

_FAMILIES = (
    _family(
        "reservation",
        r"""\bvorbehaltlich\b | \bunter\s+(?:dem|haushalts\w*)\s*vorbehalt | haushaltsvorbehalt
          | \bim\s+rahmen\s+(?:der|ihrer|seiner)\s+(?:\w+\s+){0,2}?(?:kapazität|möglichkeit|mittel|haushalt|budget|ressource|plätze|verfügbar|vorhanden)\w*
          | \bnach\s+maßgabe\b(?!\s+(?:de[sr]\s+)?(?:recht|gesetz|artikel|abkomm|vereinbar|vertrag|bestimm|geltend))
          | \bsoweit\s+(?:\w+\s+){0,3}?(?:möglich|verfügbar|mittel|haushaltsmittel)\w*
          | \bsofern\s+(?:\w+\s+){0,5}?(?:mittel|haushaltsmittel|kapazitäten|verfügbar)\w*""",
        r"""的前提下 | 为前提 | 允许的情况下 | 允许的范围 | 许可的范围 | 条件允许 | 预算许可 | 许可的情况下 | 视[^，。；]{1,12}?(?:情况|而定) | (?:资金|能力|财力|人力|资源|预算|经费)[^，。；]{0,8}?(?:允许|范围内|许可) | (?:视|根据|依据|按)[^，。；]{0,8}?(?:资金|能力|财力|人力|资源|预算|经费)[^，。；]{0,4}?情况 | 力所能及 | 可能的范围内""",
        r"\bim\s+rahmen | \bunbeschadet\b | \bunter\s+(?:wahrung|achtung|beachtung)\b | \bohne\b | beeinträchtig | \bsoweit\b | \bsofern\b | \bfalls\b | \bmöglichkeit | voraussetz | vorausgesetzt | \bnach\s+maßgabe | wenn | vorbehalt | bedingung | verfügbar | bedürf | abhäng",
        r"范围内 | 如果? | 若 | 但须 | 未尽 | 取决于 | 根据 | 须经 | 按照 | 依据 | 依照 | 可用 | 可能 | 情况",
    ),
    _family(
        "condition",
        r"^bei\s+(?:ausreichend|entsprechend|genügend|hinreichend|gegeben|rechtzeitig|dringend|gut)\w*\s | \bsofern\b | \bfalls\b | \bin\s+fällen?\s+(?:der|des|von|höherer)\b | ^sollten?\s+(?:der|die|das|ein\w*|sich|es|sie|er|beide|diese\w*|im|in|bei|wider|weitere\w*|keine\w*|eine\w*)\b | \bvorausgesetzt\b(?=,|\s+dass) | \bunter\s+der\s+(?:bedingung|voraussetzung) | \bes\s+sei\s+denn | \bim\s+falle?\b | \bsoweit\b",
        r"如果 | 倘若 | 假如 | (?<![\u4e00-\u9fff])若 | 如若 | 除非 | 只有 | 只要 | 一旦 | 的条件下 | 为条件",
        rf"wenn | \bbei\b | {_VERB_FIRST}\s | \bist\b[^.;]*?,\s | \bim\s+\w*fall | \bf[aä]lle?n?\b | \bsollte | \bmit\b[^.;]*zustimmung | ander(?:en|er)falls | vorbehalt | im\s+rahmen | \bnur\b | \bohne\b | soweit | voraussetz | bedingung | möglich | bis\b | nach\b | ob\b | \bbedarf | bedarf | erforderlich | \bnotfall | notfalls | zu\s+klär | fragen | \bentsteh | meinungsverschied | streitig | etwaig | eventuell | allfällig",
        r"如 | 时[，,] | 情况下 | 未尽 | [但惟]须 | 须[^，。；]{1,20}?[后方] | 经[^，。；]{1,20}?[,，] | 之?前提 | 视 | 除 | 以内 | 范围内 | 之?时 | 凡 | 则 | 须经 | 否则 | 的话 | 条件 | 根据 | 在[^，。；]{2,20}?[下中后内] | 后 | 因 | 允许 | 可能 | 需要 | 情况 | 情形 | 按照 | 依照 | 者 | 的[，,]",
    ),
    _family(
        "unless-agreed",
        r"\b(?:sofern|soweit|wenn|falls)\b[^.;]{0,40}?(?:nichts?\s+ander\w+|anderweitig\w*|abweichend\w*)",
        r"除(?:非)?[^，。；]{0,8}?另有(?:约定|规定|协议|商定|说明)",
        r"sofern | soweit | wenn | falls | vorbehalt | es\s+sei\s+denn | außer | ander | abweich | ausnahm | abgesehen | unbeschadet | grundsätzlich | \bsonst",
        r"另 | 除 | 未 | 不同 | 相反 | 如无 | 若无 | 其他 | 别的 | 特别",
    ),
    _family(
        "only",
        r"(?<!nicht\s)(?<!nicht\snur\s)\bnur\b(?!\s+(?:verzögert|begrenzt|eingeschränkt|schwer|langsam|bedingt|wenig\w*|teilweise|selten|unzureichend|noch|kurz|so|dann|einmal|mal|gut)\b) | (?<!nicht\s)(?<!fast\s)\bausschließlich\b | (?<!nicht\s)\blediglich\b",
        r"仅限 | 只限 | 只有",
        r"\bnur\b | ausschließ | lediglich | einzig | allein | beschränk | begrenz | erst | vorbehalten | muss | kein | \bnicht\b",
        r"仅 | 只 | 才 | 唯 | 一律 | 方可 | 方能 | 限 | 专 | 独 | 除 | 不 | 未 | 无 | 非 | 须 | 必 | 单 | 就 | 都 | 均 | 凡 | 难 | 少 | 全 | (?<![第三双])方[可能得](?!以) | 为限 | 即 | 勿 | 禁 | 止 | 结束",
    ),
    _family(
        "emergency",
        r"\bim\s+notfall\b | \bin\s+notfällen\b | \bnotfalls\b",
        r"紧急情况下 | 遇紧急情况",
        r"notfall | notfäll | dringend | eilf[aä]ll | gefahr | krise",
        r"急 | 危 | 突发 | 意外 | 万一 | 必要 | 不得已 | 迫",
    ),
    _family(
        "need",
        r"\bbei\s+bedarf\b | \bim\s+bedarfsfall",
        r"必要时 | 如有需要 | 如有必要",
        r"bedarf | erforderlich | notwendig | nötig | wunsch | falls | sofern | wenn | gegebenenfalls | \bggf | können | kann",
        r"必要 | 需 | 如 | 若 | 视 | 酌 | 适时 | 按 | 要求 | 时 | 随 | 根据",
    ),
    _family(
        "if",
        r"(?:^|(?<!sten)(?<!dann),\s)wenn\s | \bnur\s(?:dann,?\s)?wenn\s",
        r"如果 | 假如 | 倘若",
        rf"{_VERB_FIRST}\s | wenn | falls | sofern | soweit | \bbei\b | fall | sollte | vorausgesetzt | ob\b | \bwer\b | sonst | würde | wäre | hätte | möglich | bedarf | nur | ohne | bedingung | nach\b | mit\b | im\s",
        r"如 | 若 | 时 | 则 | 就 | 后 | 凡 | 者 | 条件 | 情况 | 前提 | 只要 | 只有 | 一旦 | (?<![立当随])即 | 便 | 才 | 除非 | 的话 | 为限 | 下 | 中 | 的， | 前 | 不 | 越 | 假 | 倘 | 须 | 方 | 经 | 待 | 因 | 需要 | 直至",
    ),
    _family(
        "in-case",
        r"""\bsobald\b | (?:^|[.;,]\s+|\bund\s+)bei\s+(?:
              (?:schlecht|ausreichend|genügend|entsprechend|mangelnd|fehlend|vorzeitig|verspätet|wiederholt|grob|schwer|ungünstig|gegeben|vorliegend
                |gleich|rechtzeitig|gut|positiv|negativ|hinreichend|groß|hoh|gering|erheblich|bestehend|begründet|erfolgreich)e[rnm]\s+\w+
              ) | \bbei\s+(?:sturm|nebel|glatteis|hitze|hochwasser|niedrigwasser|schnee|gewitter|stromausfall|(?:notf[aä]ll|einbruch|auftreten|eintr|ablehn|vorliegen|nichtvorl|zahlungs|totalausf|verhinder|verspät|stimmengleich|ausfall|verlust|beschädig|krankheit|erkrank|unfall|unfäll|missbrauch|verst[oö]ß|nichteinhalt|rücktritt|absage
                |streit|meinungsversch|abweich|widerspr|zweifel|unklar|gefahr|nachfrage|eignung|regen|sturm|unwetter|frost|überschreit|unterschreit|verzug
                |wegfall|nichterfüll|nichterschein|abwesen|vorlage|nachweis|bestehen|interesse|überbuch|notl|schäden|pflichtverletz|vertragsverletz)\w*)""",
        r"(?!)",
        r"",
        r"如 | 若 | (?<![0-9同及按准小届])时(?![间候段期刻至长]) | 情况 | 情形 | 遇 | 则 | 发生 | 出现 | 下[，,] | 者 | 的[，,] | 因 | 一旦 | 凡 | 倘 | (?<![享具])有[^，。；]{1,20}的[，,] | 由于 | 只要 | 万一 | 凭 | 后 | 之际 | 过程中 | 经 | 存在 | 期 | 季",
    ),
    _family(
        "consult",
        r"\bnach\s+(?:\w+\s+){0,2}?(?:abstimmung|absprache|rücksprache|anhörung|unterrichtung|konsultation|beratung|prüfung)\b | \bin\s+(?:\w+\s+)?(?:abstimmung|absprache)\s+mit | \bim\s+benehmen\b",
        r"(?:经与|在与|同)[^，。；]{2,16}(?:协商|商定|沟通)后",
        r"abstimm | absprache | absprech | rücksprache | anhör | unterricht | konsult | berat | prüf | benehmen | einvernehm | zustimm | gemeinsam | vereinbar | verhandl | verständig",
        r"协商 | 商 | 考 | 征求 | 听取 | 咨询 | 沟通 | 同意 | 协调 | 讨论 | 会同 | 审 | 查 | 通报 | 通知 | 告知 | 评估 | 核 | 议 | 经 | 测 | 检",
    ),
    _family(
        "until",
        r",\s+bis\s+(?:der|die|das|ein\w*|sie|er|es|alle|beide|diese\w*)\s",
        r"(?!)",
        r"",
        r"至 | 止 | 前 | 直 | 到 | 期间 | 后 | 才 | 方可 | 未",
    ),
    _family(
        "verb-first",
        rf"{_VERB_FIRST}\s[^.;?!]{{8,120}}?,\s+(?:so\s+)?(?:ist|sind|wird|werden|kann|können|darf|dürfen|hat|haben|gilt|gelten|muss|müssen|entscheid\w+|trägt|tragen|bleibt|bleiben|erhält|erhalten|entfällt|entfallen|soll|sollen|verlängert|endet|zahlt|erstattet|übernimmt)\b",
        r"(?!)",
        r"",
        r"如 | 若 | (?<![0-9同及按准小届])时(?![间候段期刻至长]) | 情况 | 情形 | 遇 | 则 | 发生 | 出现 | 下[，,] | 者 | 的[，,] | 因 | 一旦 | 凡 | 倘 | (?<![享具])有[^，。；]{1,20}的[，,] | 由于 | 只要 | 万一 | 凭 | 后 | 之际 | 经 | 存在 | 未 | 除 | 才 | 方[可能] | 就 | (?<![立当随])即 | 便",
    ),
    _family(
        "exception",
        r"\bmit\s+ausnahme\b | \bausgenommen\b | \baußer\s+(?:in|an|am|im|bei|wenn|\w+tags?|den|der|de[sm])\b | \babgesehen\s+von\b",
        r"除(?!了?[^，。；]{0,20}?还)[^，。；]{1,20}?(?:外|以外|之外)[，,]?(?![^，。；]{0,4}[还也亦])",
        r"ausnahm | ausgenommen | außer | abgesehen | neben | ohne | ander | nicht | kein | es\s+sei\s+denn | soweit | sofern | vorbehalt | nur | ausschl | übrig | sonst | darüber | hinaus | ferner | zusätzlich | weiter | sowie | unbeschadet | zuzüglich | frei",
        r"除 | (?<![国对户海中境室])外 | 不 | 例外 | 休 | 闭 | 未 | 非 | 无(?!障碍|偿|线)",
    ),
    _family(
        "exceptional",
        r"\bin\s+(?:\w+\s+)?ausnahmefällen | \bausnahmsweise\b | \bin\s+(?:begründeten|besonderen|dringenden|einzelnen)\s+(?:einzel)?fällen | \bim\s+einzelfall",
        r"特殊情况下 | 例外情况下 | 个别情况下",
        r"ausnahm | einzel | besonder | fall | fäll | umst[aä]nd | notwendig | dringend",
        r"特殊 | 例外 | 个别 | 特别 | 个案 | 破例 | 紧急 | 具体 | 酌 | 必要 | 理由 | 逐案 | 逐一 | 单独 | 视",
    ),
    _family(
        "on-request",
        r"\bauf\s+(?:\w+\s+)?(?:antrag|wunsch|verlangen|ersuchen|anforderung)\b | \bauf\s+anfrage\b",
        r"经申请 | 应[^，。；]{1,10}要求",
        r"antrag | beantrag | wunsch | wünsch | verlang | ersuch | anforder | anfrage | bitte | bewerb | forder | einladung",
        r"申请 | 要求 | 请求 | 如需 | 需 | 愿 | 提出 | 提议 | 索 | 请 | 如有 | 倘 | 若",
    ),
    _family(
        "but-must",
        r"(?!)",
        r"但(?:必须|[须需应])(?!.{0,3}指出)",
        r"aber | jedoch | allerdings | sofern | soweit | muss | müssen | vorausgesetzt | wenn | falls | \bzu\s | zu\w+en\b | bedarf | bedürf | erforderlich | \bsoll | nur | doch | wobei | verpflicht | bedingung | mindestens | spätestens | \bschon\b | notwendig | nötig | vorher | vorab | anmeld | nach | mit | dabei | vorbehalt | gegen",
        r"",
    ),
    _family(
        "competence",
        r"\bim\s+rahmen\s+(?:der|ihrer|seiner)\s+(?:\w+\s+){0,2}?(?:zuständigkeit|befugnis|kompetenz|aufgaben)\w*",
        r"职权范围 | 职责范围 | 权限范围 | 管辖范围 | 职能范围 | 职权内 | 权限内",
        r"zuständig | befugnis | kompetenz | aufgaben | verantwort | im\s+rahmen | möglichkeit",
        r"职权 | 权限 | 职责 | 职能 | 管辖 | 范围内 | 主管 | 责任 | 任务",
    ),
    _family(
        "law",
        r"""\b(?:im\s+einklang\s+mit|nach\s+maßgabe|in\s+übereinstimmung\s+mit|gemäß|unter\s+beachtung|unter\s+wahrung|nach)\s+
            (?:\w+\s+){0,4}?(?:geltende[nrm]?\s+)(?:\w+\s+){0,3}?(?:recht|rechts\w+|gesetz\w*|vorschrift\w*)""",
        r"(?:依照|根据|遵守|按照|遵照|依据|符合|遵循|遵从)[^，。；]{0,14}?(?:法律|法规|法令)",
        r"recht | gesetz | vorschrift | bestimmung | regelung | ordnung | übereinkommen | norm | verordn | maßgabe | satzung | richtlinie",
        r"法律 | 法规 | 法令 | 规定 | 依法 | 合法 | 条例 | 法 | 章程 | 规则 | 规范 | 制度",
    ),
    _family(
        "consent",
        r"\b(?:mit|nach|nur\s+mit|ohne)\s+(?:\w+\s+){0,3}?(?:zustimmung|einwilligung|genehmigung|einverständnis) | \b(?:bedürfen|bedarf)\b[^.;]*?(?:zustimmung|genehmigung|einwilligung) | \beinvernehmlich\b | \bim\s+(?:gegenseitigen\s+)?einvernehmen\b",
        r"(?:(?<!已)经(?![营济验理费过历常纪])|征得|获得|取得|未经)[^，。；]{0,16}?(?:同意|批准|许可(?!证)|认可) | [如若]获[^，。；]{0,8}(?:批准|同意|许可|认可) | 待[^，。；]{1,10}(?:批准|同意)后 | 报[^，。；]{1,12}(?:批准|审批) | 协商一致 | 一致同意",
        r"einstimm | mehrheit | zustimm | zugestimm | einwillig | genehmig | einverst | einvernehm | abstimm | absprache | beschluss | vereinbar | beschließ | gemeinsam | billig | konsens | einig | beratung | erlaub | zulass | bewillig | freigabe | bestätig | rücksprache | konsult | gebilligt",
        r"同意 | 批准 | 许可 | 认可 | 协商 | 商定 | 一致 | 约定 | 共同 | 审议 | 商议 | 共识 | 准许 | 审批 | 核准 | 商讨 | 磋商",
    ),
    _family(
        "writing",
        r"\bschriftlich\w* | \bschriftform\b",
        r"书面",
        r"schrift | brief | schreiben | textform | notenwechsel | schriftstück | unterlag | nachtrag",
        r"书面 | 书信 | 函 | 文字 | 书 | 换文 | 照会 | 文件",
    ),
    _family(
        "as-a-rule",
        r"\bin\s+der\s+regel\b | \bim\s+regelfall | \bim\s+allgemeinen\b | \büblicherweise\b",
        r"原则上 | 一般情况下 | 通常情况下",
        r"regel | \bsoll(?:te)?n?\b | grundsatz | grundsätz | prinzip | normalerweise | gewöhnlich | üblich | allgemein | meist | im\s+wesentlichen",
        r"原则 | 一般 | 通常 | 惯例 | 大致 | 基本 | 往往 | 常规",
    ),
    _family(
        "mutual",
        r"\bspätestens\b | \bfrühestens\b",
        r"最迟 | 最晚 | 最早 | 不迟于 | 不晚于 | 不早于",
        r"bis\s | vor\b | innerhalb | binnen | frist | ab\b | mindestens | jahre? | monat | tag",
        r"前 | 以内 | 之内 | 内 | 期限 | 截止 | 截至 | 至迟 | 至少 | 起 | 提前",
    ),
)  # fmt: skip
_SIDES = re.compile("[三双各一德中甲乙两多官对]方(?!能)")
# Without one of these words a text has no cue of the family; looked for first, since that is quick.
_GATES: dict[str, tuple[str, ...]] = {
    "reservation": ("vorbehalt", "rahmen", "maßgabe", "soweit", "sofern"),
    "condition": (
        "sofern",
        "falls",
        "fäll",
        "fall",
        "sollte",
        "vorausgesetzt",
        "bedingung",
        "voraussetz",
        "sei denn",
        "soweit",
    ),
    "unless-agreed": ("sofern", "soweit", "wenn", "falls"),
    "only": ("nur", "ausschließlich", "lediglich"),
    "emergency": ("notf",),
    "need": ("bedarf",),
    "if": ("wenn",),
    "competence": ("rahmen",),
    "law": ("recht", "gesetz", "vorschrift"),
    "consent": ("zustimm", "willig", "genehmig", "einverständ", "einvernehm"),
    "writing": ("schrift",),
    "as-a-rule": ("regel", "allgemein", "üblicherweise"),
    "mutual": ("spätestens", "frühestens"),
    "in-case": ("sobald", "bei "),
    "consult": ("stimmung", "sprache", "anhör", "unterrichtung", "konsult", "beratung", "prüfung", "benehmen"),
    "until": (", bis ",),
    "exception": ("ausnahm", "ausgenommen", "außer", "abgesehen"),
    "exceptional": ("ausnahm", "fäll", "einzelfall"),
    "on-request": ("auf ",),
    "verb-first": (", ",),
    "but-must": ("\0",),
}
_ATTRIBUTIVE = frozenset(("condition", "if", "reservation", "verb-first"))
# Conditions that any word of supposing answers, wherever in the clause it stands.
_SUPPOSING = frozenset(("condition", "if", "in-case", "verb-first", "only", "need", "emergency"))
_SUPPOSED_ZH = re.compile(
    "如(?![何期实同下上此今])|若(?!干)|倘|凡|一旦|遇|万一|[方才][可能]|(?<![不并])仅|只[有限要能在]|除非|的话|(?:情况|情形)下|的[，,]|时[，,]"
)
_SUPPOSED_DE = re.compile(
    r"\bwenn\b|falls\b|\bsofern\b|\bsoweit\b|\bsobald\b|\bvorausgesetzt\b|(?:^|[.;]\s+|\bund\s+)bei\s|\bim\s+falle?\b|\bnur\b(?![^.;]{0,25},\s+wenn)|"
    rf"ausschließlich|lediglich|(?:^|[.;]\s+)sollten?\b|{_VERB_FIRST}\s"
)
_QUIET = frozenset((ClauseKind.HEADING, ClauseKind.TITLE, ClauseKind.SIGNATURE, ClauseKind.DATE_LINE))


def check(pair: Pair) -> Iterator[Finding]:
    """Tell a reservation, condition or limit of one side that nothing in the other answers, even in wider words."""
    de, zh = pair.de.plain, pair.zh.plain
    if not de or not zh or len(de) > 500 or (pair.de.kinds | pair.zh.kinds) & _QUIET:
        return
    told: list[Span] = []
    for view in views(pair):
        if told or not view.sure:
            continue
        bare = _SIDES.sub("||", view.zh)  # 第三方 is no 方 of 方可
        for family in _FAMILIES:
            # The shorter text first: most often it answers, or has no cue.
            if not view.whole and family.name in _ATTRIBUTIVE and "的" in view.zh:
                continue  # 学分相当的考试 is a condition too
            may_be = any(word in view.de for word in _GATES[family.name]) and not family.chinese_wide.search(bare)
            match = family.german.search(view.de) if may_be else None
            if match and not view.whole and family.name in _SUPPOSING:
                suppositions = len(_SUPPOSED_ZH.findall(pair.zh.plain)), len(_SUPPOSED_DE.findall(pair.de.plain))
                match = match if suppositions[0] < suppositions[1] else None
            if match and (view.whole or not family.chinese.search(pair.zh.plain)):
                lead = len(match.group()) - len(match.group().lstrip(" .,;"))
                span = view.german(match.start() + lead, match.end())
                if any(span.overlaps(other) for other in told):
                    continue
                told.append(span)
                yield finding(
                    "condition.dropped", *both(pair, span, None), found=_phrase(pair.de.text, span),
                    confidence=0.8 if view.whole else 0.65,
                )  # fmt: skip
            match = family.chinese.search(view.zh)
            elsewhere = not view.whole and family.german.search(pair.de.plain)
            if match and not elsewhere and not family.german_wide.search(view.de):
                span = view.chinese(*match.span())
                told.append(span)
                yield finding(
                    "condition.added", *both(pair, None, span), found=span.of(pair.zh.text),
                    confidence=0.75 if view.whole else 0.6,
                )  # fmt: skip
    if not told:
        yield from _loose(pair)


# "Bei Nebel" and 如有空房 are conditions where the other side has nothing of their noun; else "bei" says at what, and 如有
# 损坏 is "Schäden sind zu melden".
_AT = re.compile(r"(?:^|[.;]\s+)Bei\s+((?:[a-zäöüß]+e[rnm]\s+){0,2}[A-ZÄÖÜ][a-zäöüß-]{3,})(?=\s+[a-zäöüß])")
_AT_ZH = re.compile(
    "[如若遇则凡倘因在中上值当期季]|(?<![0-9同及按准小届])时(?![间候段期刻至长])|情况|情形|发生|出现|期间|之际|一旦|万一|的[，,]|者|后|由于|只要|存在"
)
_IF_ZH = re.compile(
    r"(?:^|[，。；])(?:[如若](?:有|需|遇|因|获|经|能)(?!任何|疑|问题|需要|必要|变|不便|建议|意见|不明)([^，。；]{2,14})|([^，。；]{3,10})后(?=[，,][^。；]{0,30}(?:[方才]可|须|必须)))[，,]"
)
_IF_DE = re.compile(
    r"wenn|falls|sofern|soweit|\bbei\b|fall|sollte|etwaig|eventuell|allfällig|möglich|gegebenenfalls|bedarf|vorbehalt|wunsch|zweifel|sonst|nur|ob\b|nach\b|sobald|anschl|danach|\bdann\b|daraufhin|hinterher|später|zuvor|\bals\b|worauf|über|nachdem|aus\b|schließlich|darauf|heute|inzwischen"
)


def _loose(pair: Pair) -> Iterator[Finding]:
    zh = pair.zh.plain
    match = _AT.search(pair.de.text)
    if (
        match
        and not _AT_ZH.search(zh)
        and not any(word in zh for noun in match[1].split() for word in chinese_words(noun))
    ):
        yield finding(
            "condition.dropped", *both(pair, Span(*match.span(1)), None), found=f"Bei {match[1]}", confidence=0.65
        )
        return
    if_zh = _IF_ZH.search(zh)
    if if_zh and not _IF_DE.search(pair.de.plain):
        body = if_zh[1] or if_zh[2]
        pieces = {body[at : at + size] for size in (2, 3, 4) for at in range(len(body) - size + 1)}
        if not any(founded(piece, pair.de.plain) for piece in pieces):
            span = Span(*if_zh.span(1 if if_zh[1] else 2))
            yield finding(
                "condition.added", *both(pair, None, span), found=if_zh.group().strip("，。；"), confidence=0.6
            )


def _phrase(text: str, span: Span) -> str:
    """The condition up to its first noun: Vorbehaltlich der verfügbaren Haushaltsmittel."""
    found = _UP_TO_NOUN.match(text, span.start)
    return found.group() if found and found.end() > span.end else span.of(text)


_UP_TO_NOUN = re.compile(r"\w+(?:\s+[a-zäöüß]\w*){0,5}\s+[A-ZÄÖÜ][\wäöüß-]+")
