"""Which stretches of a Chinese text are names whose characters a converter would get wrong: 余华, 于谦, 范主任, 里希特.

Simplification merged surnames with common words (余 with 餘, 于 with 於, 范 with 範). A character is taken for a surname
only on evidence: a known name, a title beside it, a middle dot, or a name that stands alone between marks.
"""

from __future__ import annotations

import re
from functools import cache

from memorandum_kit.model import Span
from memorandum_kit.resources import glossaries

# Surnames whose usual conversion is another word's, with what may not follow: then it is that other word.
_WORDS = {
    "余": "额数地下年温热震波晖辉生款量粮音暇姚杭江干庆弦党味威孽万人名家个项悸兴留存裕钱",
    "于": "是此今都田归洪阗北上下天重河山辽吉黑浙广四贵陕甘台内外澳德法英美俄韩亚欧非中本双两前后年月日"
    "第其一二三四五六七八九十零当近昨明早晚会期该各我你他她它这那同全公签每",
    "范": "围例本畴式文县德",
    "涂": "鸦料层改装抹饰写",
    "游": "客泳览戏行说记学牧船园玩击离轮艇资子乐历人走移艺动程",
    "钟": "表楼头点声摆鼓乳罩塔鸣琴山祥",
    "岳": "母父丈阳麓西池家",
    "朴": "素实质刀",
    "郁": "金闷结葱积南",
    "沈": "阳丘水",
    "党": "员委中组派章校政建内外支史风纪和的群务总课籍旗性代费龄报刊徽专人八同团国徒法规部锢项魁羽棍票主领禁参产阀歌日首职媒营对在是小工",
    "干": "部预线净事扰涉旱燥警群流货细劲校杯洗活什果",
}
# Before these 党 is the party, whoever else bears the title: 党主席.
_OF_PARTY = "副?(?:主席|代表|委员|总裁|秘书长|发言人|专员)"
# Of these also a name that stands alone counts; a lone 党 or 干 is a word more often.
_ALONE = "余于范涂游钟岳朴郁沈"
# Characters of given names that a converter takes for another word's where a name of two or three stands alone:
# 张咸 is no 張鹹 (salty), 李丑 (the sign of the zodiac) no 李醜 (ugly). With what starts like a name and is a word.
_RARE_GIVEN = "咸丑占采范郁岳"
_NO_NAMES = "[应长远强文丰风山玄阴郁师规高温冷白黑水房路]|.占[地用有据领道比先]|.采[用购取集访样矿油光]"
# After 于 a place: "in Hainan", not Mr Yu. A 于海燕 is a name.
_PLACES = (
    "海南|海淀|海口|海外|海内|海上|海牙|海德|云南|江苏|江西|江南|安徽|安全|青海|青岛|青年|福建|福州|宁夏|宁波|新疆|新华|新年|西藏|西安|西方|"
    "西部|东北|东方|东部|东京|南京|南方|南部|香港"
)
_TITLE = (
    r"(?:副?(?:市长|区长|县长|州长|省长|镇长|乡长|主席|主任|书记|会长|校长|院长|局长|处长|科长|部长|司长|厅长|馆长|团长|秘书长|总理|总统|总裁|总经理|经理|董事长|参赞)"
    r"|常务副市长|先生|女士|小姐|同志|教授|博士|院士|大使|公使|总领事|领事|委员|代表|议员|发言人|专员|老师|医生|律师|工程师|翻译)"
)
_CALLINGS = (
    "作家",
    "诗人",
    "导演",
    "演员",
    "歌手",
    "画家",
    "学者",
    "专家",
    "记者",
    "教练",
    "队长",
    "影星",
    "书家",
    "院士",
    "工人",
)
# Before these characters a 余 or 于 belongs to the word before: 其余华侨, 位于北辰区.
_NOT_AFTER = {
    "范": "模示师師典规規防",
    "余": "其多剩业業富残殘盈有节節结結零十百千万萬亿億年0123456789",
    "于": "由对對关關位至属屬基等终終处處在出敢高低大小过過次利善源用忠勇服限立生始便急乐樂归歸安居长長鉴鑒濒瀕",
}
_HAN = "\u3400-\u9fff"
# 里 means "inside" (裡, 裏) only beside these; else it is a measure, a village, or a sound: 公里, 故里, 海因里希.
_NOT_INSIDE = re.compile(
    "(?<![这那哪家城心手眼夜屋村镇市县区院园厂校房室宫殿店山林水河湖洞沟箱盒袋包车船书文字话梦嘴肚怀骨田库柜堂营队班组圈篇集"
    "月年日季假期天子脑界框表内群段会])里(?![面边头外间屋层侧应])"
)
# After a title only these hold a name's end: a verb, a conjunction, a mark.
_AFTER = "在会和与及出表说率于向对为是将的等同来签致作代访主参应、，。；：（）()《》“”\\s"
_ALONE_BEFORE = r"(?:^|(?<=[\s、，；：:;,（(“「]))"
# 沈河区 is a place: no name ends with a word for one.
_ALONE_AFTER = r"(?<![区县市镇乡省村旗州盟路街])(?=$|[\s、，；。;,.（()）”」])"
_FOREIGN = re.compile(rf"[{_HAN}]{{1,8}}(?:[·•‧・][{_HAN}]{{1,8}})+")
# In a given name or a transcription these stand for themselves. 于 and 后 are not among the given names' characters:
# 关于市长 would be taken for a Mr Guan.
GIVEN_NAME_FORMS = {c: c for c in "里范余谷岳征松游采咸占布向升志才岩郁涂干台表制舍丑"}
GIVEN_NAME_FORMS |= {"干": "幹", "台": "台", "云": "雲", "丰": "豐", "杰": "傑", "冲": "沖", "准": "準", "钟": "鍾"}
_TRANSCRIPTION_FORMS = {c: c for c in "里于后范余谷岳征松采咸占布向升台干舍丰冲杰云克郁"} | {
    "云": "雲",
    "丰": "豐",
    "杰": "傑",
    "冲": "沖",
}


@cache
def surnames() -> dict[str, str]:
    """Give the surnames with their Traditional forms, from glossaries/scripts/surnames.tsv."""
    return _table("surnames.tsv")


@cache
def fixed_forms() -> dict[str, str]:
    """Give names and phrases with the Traditional form that a converter misses, from glossaries/scripts/fixed.tsv."""
    return _table("fixed.tsv")


def _table(name: str) -> dict[str, str]:
    lines = (glossaries() / "scripts" / name).read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines if line)
    return {row[0]: row[1] for row in rows}


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    names = sorted(surnames(), key=len, reverse=True)
    surname = "(?P<s>" + "|".join(names) + ")"
    trap = (
        "(?P<s>"
        + "|".join(
            f"{c}(?![{words}])" + (f"(?!{_PLACES})" if c == "于" else "") for c, words in _WORDS.items() if c in _ALONE
        )
        + ")"
    )
    rare = f"[{_RARE_GIVEN}]"
    trap_title = "(?P<s>" + "|".join(f"党(?!{_OF_PARTY})" if c == "党" else c for c in _WORDS if c != "于") + ")"
    start = r"(?:^|(?<=[\s、，。；：:;,（(“「和与及同由请让向]))"
    return (
        (
            re.compile(rf"(?<={_last(_TITLE)}){surname}(?P<g>[{_HAN}](?:[{_HAN}](?=$|[{_AFTER}]))?)"),
            "a title before it",
        ),
        (re.compile(rf"{start}{surname}(?P<g>[{_HAN}]{{1,2}})(?={_TITLE})"), "a title after it"),
        (re.compile(rf"{start}{trap_title}(?P<g>)(?={_TITLE})"), "a title after it"),
        (re.compile(rf"^(?!应|长|远){surname}(?P<g>征[{_HAN}]?|[{_HAN}]征)$"), "a name that stands alone"),
        (re.compile(rf"^(?!{_NO_NAMES}){surname}(?P<g>{rare}[{_HAN}]?|[{_HAN}]{rare})$"), "a name that stands alone"),
        (re.compile(rf"^(?P<s>党)(?P<g>[{_HAN}]{{1,2}})$"), "a name that stands alone"),
        (re.compile(rf"{start}(?P<s>于)(?P<g>)(?=先生|女士|老师|教授|博士)"), "a title after it"),
        (re.compile(rf"{_ALONE_BEFORE}{trap}(?P<g>[{_HAN}]{{1,2}}){_ALONE_AFTER}"), "a name that stands alone"),
    )


def belongs_before(text: str, start: int) -> bool:
    """Whether the character at `start` belongs to the word before it and begins no name: 其余|华侨, 位于|北辰区."""
    return start > 0 and text[start - 1] in _NOT_AFTER.get(text[start], "")


def _last(title: str) -> str:
    # A look-behind has a fixed width: the last two characters of the titles.
    ends = sorted(
        {m[-2:] for m in re.findall(rf"[{_HAN}]+", title.replace("副?", ""))}
        | {"市长", "区长", "先生", "女士", "书记", "主任", *_CALLINGS}
    )
    return "(?:" + "|".join(e for e in ends if len(e) == 2) + ")"


def protected(text: str) -> list[tuple[Span, str, str]]:
    """Give the stretches that are names, with their Traditional form and the reason, in order and without overlaps."""
    found: list[tuple[Span, str, str]] = []
    for match in _FOREIGN.finditer(text):
        for position in range(match.start(), match.end()):
            form = _TRANSCRIPTION_FORMS.get(text[position])
            if form:
                found.append((Span(position, position + 1), form, f"transcribed name {match.group()}"))
    found += [
        (Span(*match.span()), "里", "里 as a measure, a village or a sound") for match in _NOT_INSIDE.finditer(text)
    ]
    for pattern, evidence in _patterns():
        for match in pattern.finditer(text):
            surname, given = match.group("s"), match.group("g")
            if given and surname in _WORDS and given[0] in _WORDS[surname] and evidence != "a title after it":
                continue
            reason = f"surname {surname}: {evidence}"
            found.append((Span(match.start("s"), match.end("s")), surnames()[surname], reason))
            for offset, character in enumerate(given):
                if form := GIVEN_NAME_FORMS.get(character):
                    place = match.start("g") + offset
                    found.append((Span(place, place + 1), form, f"given name in {surname}{given}: {evidence}"))
    kept: list[tuple[Span, str, str]] = []
    for entry in sorted(found, key=lambda e: (e[0].start, -e[0].end)):
        if not kept or entry[0].start >= kept[-1][0].end:
            kept.append(entry)
    return kept
