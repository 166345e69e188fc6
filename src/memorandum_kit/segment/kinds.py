"""What an unnumbered stretch of text is: title, party, recital, heading, date line, signature. Cues, German and Chinese."""

from __future__ import annotations

import re

from memorandum_kit.model import Lang

# Quotes, brackets and a note mark may follow a stop: "kooperieren.1", "kooperieren.¹".
_CLOSERS = r"[”“\"’‘」』»«)）]*(?:(?<=[^\W\d_][.。])\d{1,2}|[¹²³⁰-⁹]+)?$"
_FINAL_STOP = re.compile(rf"[.。!！?？;；:：,，、…]{_CLOSERS}")
_SENTENCE_STOP = re.compile(rf"[.。!！?？]{_CLOSERS}")

_TITLE = re.compile(
    r"""(?:Memorandum|Freundschaftserklärung|Absichtserklärung|(?:Gemeinsame\s)?Erklärung|Vereinbarung|Vertrag\b|Partnerschaftsvertrag|
    Abkommen|Protokoll|Charta|Urkunde|Kommuniqué|Letter\ of\ Intent|备忘录|備忘錄|协议|協議|协定|協定|意向书|意向書|声明|聲明|宣言|公约|公約|
    议定书|議定書|章程|纪要|紀要|条约|條約)""",
    re.VERBOSE,
)
_PREAMBLE = re.compile(r"(?:Präambel|Vorwort|Vorbemerkung(?:en)?|PRÄAMBEL|序言|前言|序文|导言|導言|引言)\s*[:：]?")
_RECITAL = re.compile(
    r"""(?:
      [Ii]n\s(?:dem|der)\s(?:\w+\s){0,2}?(?:Wunsch|Bestreben|Bewusstsein|Absicht|Überzeugung|Erkenntnis|Wissen|Willen|Geiste?)\b |
      [Ii]n\s(?:Anbetracht|Anerkennung|Anknüpfung|Ansehung|Bekräftigung|Würdigung|Erwägung|Fortführung|Kenntnis|Übereinstimmung\smit|Erfüllung|Erinnerung) |
      [Ii]m\s(?:vollen\s)?(?:Bewusstsein|Bestreben|Vertrauen|Wunsch(?:e)?|Hinblick|Geiste?)\b |
      [Ee]ingedenk | (?:[Vv]on|[Ii]n)\sdem\s(?:gemeinsamen\s|aufrichtigen\s)?Wunsche?\b | [Gg]eleitet\svo[nm] | [Ge]estützt\sauf |
      [Gg]estützt\sauf | [Ii]ngedenk | [Üü]berzeugt\b | [Ii]nsbesondere\seingedenk | [Bb]estrebt\b | [Aa]usgehend\svon | [Aa]ufbauend\sauf |
      [Aa]nlässlich | [Uu]nter\s(?:Berücksichtigung|Bezugnahme|Hinweis) | [Aa]uf\sder\sGrundlage | [Ii]n\sder\sErwägung | [Ee]ntschlossen |
      [Bb]ekräftigend | [Aa]nerkennend | [Ww]ürdigend | [Ee]rfreut\süber | [Dd]a\s(?:die|der|das|es|sie)\b |
      鉴于 | 鑒於 | 鑑於 | 为了?(?=(?:进一步)?(?:增进|促进|加强|推动|深化|发展|巩固|落实)) | 為了?(?=(?:進一步)?(?:增進|促進|加強|推動|深化|發展)) |
      本着 | 本著 | 基于 | 基於 | 怀着 | 懷著 | 出于 | 出於 | 考虑到 | 考慮到 | 认识到 | 認識到 | 意识到 | 意識到 | 回顾 | 回顧 | 重申 | 铭记 | 銘記 |
      深信 | 确信 | 確信 | 注意到 | 承认 | 根据 | 根據 | 依据 | 依據 | 希望 | 愿(?=进一步|在|以|意) | 在.{2,40}(?:之际|基础上)， | 应.{2,30}邀请， | 值此
    )""",
    re.VERBOSE,
)
_OPERATIVE = re.compile(
    r"""(?:Folgendes|folgendes|wie\ folgt|folgende(?:n|s)?\s\w+(?:\s\w+)?)\s(?:vereinbart|überein|erklärt|ab|verständigt)|
    (?:vereinbaren|erklären|bekunden)\s(?:(?:die|beide|alle)\s\w+\s|sie\s|wir\s)?(?:hiermit\s)?(?:Folgendes|wie\ folgt)|übereingekommen|
    (?:达成|達成|签署|議定|协议|協議|声明|聲明|商定|约定|約定).{0,12}如下[：:]?|(?:如下|以下)(?:共识|共識|协议|協議|谅解|諒解|条款|條款)|
    (?:达成|達成).{0,14}[：:]$ | (?:同意|议定|議定|商定)(?:以下(?:事项|事項|条款|條款)|如下)[：:]?$""",
    re.VERBOSE,
)
_PARTY_LINE = re.compile(
    r"""(?:zwischen|und|.*\bvertreten\sdurch\b.*|(?:und\s|zwischen\s)?(?:der|[Dd]ie|dem)\s(?:Stadt|Gemeinde|Volksregierung|Regierung|Bezirk|Stadtbezirk|Landkreis|Kreis|
    Universität|Region|Provinz|Bezirksregierung)\b.*|(?:Stadt|Gemeinde|Landkreis|Volksregierung|Stadtbezirk)\s.*|
    [–(-]?\s*(?:(?:gemeinsam\s|zusammen\s)?(?:nachfolgend|nachstehend|im\sFolgenden)|zusammen\s[„“"]|gemeinsam\s[„“"])\b.*|(?:einerseits|andererseits)[,.]?|
    立.{1,8}人[：:] | (?:地址|住所|电话|電話|邮编|法定代表人|负责人|联系人|聯絡人)[：:].* | (?:Anschrift|Adresse|Telefon):.* | [甲乙丙]\s?方\s?(?:（[^）]*）)?\s?[：:].*|与|與|和|及|代表[：:].*|（?以下(?:简称|簡稱|合称|合稱).*|.{0,40}由.{1,40}代表[，,]?|
    .{2,30}(?:人民政府|市政府|市|区|區|县|縣|市议会)(?:（(?:以下)?(?:简称|簡稱).*）)?)""",
    re.VERBOSE | re.DOTALL,
)

_DAY_DE = (
    r"(?:\d{1,2}\.\s?(?:(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)|\d{1,2}\.)\s?\d{4}"
    r"|_{2,}[\s_.]*(?:\d{2,4})?|…+)"
)
_DAY_ZH = (
    r"(?:中[華华]民[國国]|民[國国]|公元|西元)?\s?"
    r"[0-9０-９〇零○一二三四五六七八九十\s_＿]{2,8}年[0-9０-９一二三四五六七八九十\s_＿]{1,4}月[0-9０-９一二三四五六七八九十\s_＿]{1,4}[日号號]"
)
_DATE_LINE = re.compile(
    rf"""(?:
      (?:Geschehen\s(?:zu|in)\s|Unterzeichnet\s(?:zu|in)\s|Ausgefertigt\s(?:zu|in)\s|Gegeben\szu\s)?[A-ZÄÖÜ][\w.()/-]*(?:\s[\w.()/-]+){{0,4}}(?:,\s?|\s)(?:den|am)\s{_DAY_DE}[.,]? |
      [A-ZÄÖÜ][\w()-]*(?:\s[A-ZÄÖÜ]?[\w()-]+){{0,3}},\s?{_DAY_DE}\.? |
      .{{2,40}},\s?den\s[_.…\s]{{3,}}.{{0,60}} | (?:Datum|Ort,?\s?Datum|Ort\sund\sDatum)\s?:?\s?(?:{_DAY_DE})?[\s_]* | (?:den\s)?{_DAY_DE} | Datum:? .{{0,40}}? |
      (?:本(?:备忘录|備忘錄|协议|協議)?)?(?:签订|簽訂|签署|簽署|订)?(?:日期|时间|時間)?[：:]?\s?{_DAY_ZH}\s?(?:，|,)?\s?(?:[于於在]\s?[\u3400-\u9fff·]{{2,16}}?)?(?:签署|簽署|签订|簽訂|订立)?。? |
      {_DAY_ZH}\s?[，,、]\s?[\u3400-\u9fff·]{{2,8}} | (?:[\u3400-\u9fff·]{{2,14}}[，,\s])\s?{_DAY_ZH} | {_DAY_ZH}\s+[\u3400-\u9fff]{{2,10}} | [\s_]*年[\s_]*月[\s_]*日 |
      {_DAY_ZH}\s?(?:订|訂|签|簽|签订|簽訂|签署|簽署)[于於]\s?[\u3400-\u9fff·]{{2,16}}。? | (?:签订|簽訂|签署|簽署)(?:地点|地點|日期|时间|時間)[：:].{{0,40}} | 日期[：:].{{0,30}}
    )""",
    re.VERBOSE,
)
_SIGNATURE = re.compile(
    r"""(?:
      Für\s(?:die|den|das|der)\s.{2,150} | Für\s[A-ZÄÖÜ]\w+(?:\s[A-ZÄÖÜ]\w+){0,3}\s*:?(?:\s{2,}Für\s.{2,80})? | Im\sNamen\s(?:der|des|von)\s.{2,150} | [_＿.…]{4,}.* | (?:\(?(?:Unterschrift|Unterzeichner(?:in)?|Dienstsiegel|Siegel|L\.\s?S\.|Stempel)\b.*) | gez\.\s.* |
      i\.\s?[VA]\.\s.* | .{0,60}(?:代表|市长|市長|区长|區長|县长|主任|签署人|簽署人)?\s?[（(](?:签字|簽字|签名|簽名|盖章|蓋章|印章|签章|公章)[^）)]*[）)].* |
      .{0,10}(?:签字|簽字|签名|簽名|盖章|蓋章|签署|簽署)\s?[：:].* | (?:[甲乙丙]方)?(?:授权)?代表(?:人)?(?:签字|簽字|签名)?\s?[：:（(].* |
      [甲乙丙]方(?:（(?:盖章|签字|公章)）)?\s?[：:].{0,40} | .{2,40}代表$ | 代表.{2,40}(?:政府|市|区|區|县|委员会|大学)$ | (?:Oberb|B)ürgermeister(?:in)?(?:\sder\s.{2,60})?$
    )""",
    re.VERBOSE | re.DOTALL,
)
_BREAKS_OFF = re.compile(r"\s(?:zwischen|und|sowie|mit|der|des|dem|den|die|das|zur|zum|von|vom|für|über|in|im|zu)$")
_CLOSING_NOTE = re.compile(r"(?:Anlagen?|Anhang|Anhänge|附件|附录|附錄)(?:\(n\))?\s*[:：]?$")


def is_heading_like(text: str, lang: Lang) -> bool:
    """Whether a stretch is short and without a final stop, as a heading is."""
    limit = 30 if lang.is_chinese else 90
    if not 0 < len(text) <= limit or text[0].islower() or _FINAL_STOP.search(text):
        return False
    return re.search(r"\n|[^\W\d_]{3}[.!?] |[。！？；]|^[(（].*[)）]$", text) is None


def is_title(text: str) -> bool:
    """Whether a short stretch without a final stop names a kind of document."""
    return _TITLE.search(text) is not None and not _FINAL_STOP.search(text) and len(text) <= 240


def is_preamble(text: str) -> bool:
    """Whether the stretch is the heading Präambel, Vorwort, 序言, 前言."""
    return _PREAMBLE.fullmatch(text) is not None


def is_recital(text: str) -> bool:
    """Whether the stretch begins as a recital does (in dem Wunsch, eingedenk, 鉴于, 本着)."""
    return _RECITAL.match(text) is not None


def is_operative(text: str) -> bool:
    """Whether the stretch leads over to the articles (haben Folgendes vereinbart, 达成共识如下)."""
    return _OPERATIVE.search(text) is not None


def is_party_line(text: str) -> bool:
    """Whether the stretch may be a line of the block that names the parties."""
    return len(text) <= 300 and _PARTY_LINE.fullmatch(text) is not None


def is_numbered_party(text: str) -> bool:
    """Whether a numbered stretch at the beginning names a party: "1. der Stadt Musterstadt, …"."""
    return is_party_line(text) or re.match(r"(?:der|dem|die)\s[A-ZÄÖÜ]", text) is not None


def is_date_line(text: str) -> bool:
    """Whether the whole stretch is place and date of signing."""
    return (
        len(text) <= 120
        and _DATE_LINE.fullmatch(text) is not None
        and re.search(r"[\w]", text.replace("_", "")) is not None
    )


def is_signature(text: str) -> bool:
    """Whether the stretch is a line of a signature block."""
    return len(text) <= 200 and _SIGNATURE.fullmatch(text) is not None


def is_attachment_heading(text: str) -> bool:
    """Whether the stretch begins the list of annexes (Anlagen, 附件), which no longer belongs to the signatures."""
    return _CLOSING_NOTE.fullmatch(text) is not None


def breaks_off(text: str) -> bool:
    """Whether the stretch ends with a word that needs another one after it: "zwischen", "und der"."""
    return _BREAKS_OFF.search(text) is not None


def ends_open(text: str) -> bool:
    """Whether the stretch introduces a list: it ends with a colon."""
    return text.endswith((":", "："))


def ends_sentence(text: str) -> bool:
    """Whether the stretch ends with a stop, quotes and brackets aside."""
    return _SENTENCE_STOP.search(text) is not None


def goes_on(text: str) -> bool:
    """Whether the stretch ends so that the next item belongs to its list: with a comma, a semicolon, or "und"."""
    return re.search(r"(?:[,;，；、]|\b(?:und|oder|sowie)|[和及])$", text) is not None
