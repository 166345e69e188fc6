"""Chinese words around numerals: qualifiers, counters, units of time, and the words in which a numeral is no number."""

from __future__ import annotations

import re
from functools import cache

from memorandum_kit.resources import glossaries

# Before a numeral; longest first when matched.
LEFT_QUALIFIERS: dict[str, str] = {
    "约": "about",
    "約": "about",
    "大约": "about",
    "大約": "about",
    "约为": "about",
    "约有": "about",
    "約有": "about",
    "大概": "about",
    "大致": "about",
    "估计": "about",
    "近": "nearly",
    "将近": "nearly",
    "將近": "nearly",
    "接近": "nearly",
    "不到": "nearly",
    "不足": "nearly",
    "未满": "atmost",
    "不满": "atmost",
    "未滿": "atmost",
    "逾": "more",
    "超": "more",
    "超过": "more",
    "超過": "more",
    "突破": "more",
    "超出": "more",
    "多于": "more",
    "多於": "more",
    "大于": "more",
    "高于": "more",
    "高於": "more",
    "至少": "atleast",
    "最少": "atleast",
    "起码": "atleast",
    "不少于": "atleast",
    "不少於": "atleast",
    "不低于": "atleast",
    "不低於": "atleast",
    "不小于": "atleast",
    "至多": "atmost",
    "最多": "atmost",
    "不超过": "atmost",
    **dict.fromkeys(("不得超过", "不得超過", "不应超过", "不應超過", "不得多于", "不得高于"), "atmost"),
    **dict.fromkeys(
        ("不得少于", "不得少於", "不得低于", "不得低於", "不应少于", "不应低于", "不下", "不下于"), "atleast"
    ),
    "不超過": "atmost",
    "不多于": "atmost",
    "不多於": "atmost",
    "不高于": "atmost",
    "不大于": "atmost",
    "最高": "atmost",
    "最长": "atmost",
    "低于": "atmost",
    "低於": "atmost",
    "少于": "atmost",
    "少於": "atmost",
    "小于": "atmost",
    **{"≥": "atleast", "＞": "more", ">": "more", "≤": "atmost", "＜": "atmost", "<": "atmost", "≈": "about"},
}
# 不得小于, 不应高于: every refusal of less is "at least", of more "at most".
LEFT_QUALIFIERS |= {
    f"{no}{less}{than}": bound
    for no in ("不", "不得", "不应", "不應", "不可", "不能", "不宜", "不会", "不可以", "不允许")
    for forms, bound in (("少低小短矮慢晚迟", "atleast"), ("多高大长長超快", "atmost"))
    for less in forms
    for than in (("于", "於") if less != "超" else ("过", "過", "出"))
}
LEFT_QUALIFIERS |= {form: "atmost" for form in ("短于", "短於", "不足", "不到") if form not in LEFT_QUALIFIERS}
LEFT_QUALIFIERS |= dict.fromkeys(("长于", "長於", "超出"), "more")
# 条约, 节约, 合约 … end in 约; 附近, 最近, 邻近 in 近.
_NOT_ABOUT = {
    "约": "节条合契公预纽履邀签缔隐集特大",
    "約": "節條合契公預紐大",
    "近": "附最邻靠相亲临鄰靠",
    "超": "赶反英中",
    "逾": "",
}
RIGHT_QUALIFIERS: tuple[tuple[str, str], ...] = (
    ("以上", "atleast"),
    ("以下", "atmost"),
    ("及以上", "atleast"),
    ("及以下", "atmost"),
    ("以内", "atmost"),
    ("以內", "atmost"),
    ("之内", "atmost"),
    ("左右", "about"),
    ("上下", "about"),
    ("开外", "more"),
)
_LONGEST = max(map(len, LEFT_QUALIFIERS))

TIME_UNITS: dict[str, tuple[int, int, int]] = {
    "年": (12, 0, 0),
    "周年": (12, 0, 0),
    "週年": (12, 0, 0),
    "岁": (12, 0, 0),
    "歲": (12, 0, 0),
    "周岁": (12, 0, 0),
    "周歲": (12, 0, 0),
    "月": (1, 0, 0),
    "季度": (3, 0, 0),
    "季": (3, 0, 0),
    "世纪": (1200, 0, 0),
    "世紀": (1200, 0, 0),
    "周": (0, 7, 0),
    "週": (0, 7, 0),
    "星期": (0, 7, 0),
    "礼拜": (0, 7, 0),
    "禮拜": (0, 7, 0),
    "天": (0, 1, 0),
    "日": (0, 1, 0),
    "工作日": (0, 1, 0),
    "小时": (0, 0, 3600),
    "小時": (0, 0, 3600),
    "钟头": (0, 0, 3600),
    "分钟": (0, 0, 60),
    "分鐘": (0, 0, 60),
    "刻钟": (0, 0, 900),
    "刻鐘": (0, 0, 900),
    "秒": (0, 0, 1),
    "秒钟": (0, 0, 1),
    "秒鐘": (0, 0, 1),
}
# What is counted without a unit of its own: the value is a plain number.
_COUNTERS = (
    "个 個 次 份 项 項 所 家 座 件 张 張 台 臺 辆 輛 条 條 种 種 类 類 批 届 屆 期 册 冊 页 頁 本 幅 篇 段 层 層 楼 樓 间 間 套 棵 株 头 頭 "
    "只 艘 架 列 节 節 门 門 组 組 对 對 支 场 場 户 戶 处 處 栋 棟 幢 片 颗 顆 枚 根 部 集 轮 輪 级 級 步 道 句 字 票 点 點 大 "
    "阶段 階段 方面 领域 領域 城市 国家 國家 地区 地區 省 市 县 縣 区 區 镇 鎮 村 校 国 國 倍 款 章 号 號 班 队 隊 床 站 车道 重 "
    "单位 單位 企业 企業 项目 項目 代表团 学校 學校 机构 機構 乡 鄉 街道 社区 景区 博物馆 万 支队 档 档次 席 样 樣 星 维 股 行 列 首 曲 "
    "艺术 周期 季 路"
)


@cache
def counters() -> re.Pattern[str]:
    """Give the pattern of a counter at a position."""
    forms = sorted(_COUNTERS.split(), key=len, reverse=True)
    return re.compile("|".join(forms))


def left_qualifier(text: str, end: int, floor: int) -> tuple[str, int] | None:
    """Give the qualifier that ends at `end`, and its length; None where there is none after `floor`."""
    for length in range(min(_LONGEST, end - floor), 0, -1):
        form = text[end - length : end]
        found = LEFT_QUALIFIERS.get(form)
        if found is None:
            continue
        if length == 1 and end - 2 >= 0 and text[end - 2] in _NOT_ABOUT.get(form, ""):
            return None
        return found, length
    return None


# 最多可容纳八百人, 最少需要三名: between a bound and its number may stand what is done, and nothing else.
_BOUND_AND_VERB = re.compile(
    "(最多|至多|最少|至少|最高|最长|最低|不超过|不得超过|不少于|不得少于|大约|约|将近)"
    "((?:可以?|能够?|需要?|应当?|须|必须|要|会|有|为|达到?|允许|同时|一次|再|只能?|每[年月周天日次]|额外){0,3}"
    "(?:容纳|容納|接待|接收|接纳|选派|选拔|派出|派遣|派|安排|提供|支付|报销|补助|补贴|资助|延长|停留|居住|使用|容|招收|招募|录取|召开|举行|举办|组织|参加|承担|投入|配备|提前|保留|保存|乘坐|搭载|设置?|种植|缴纳|预留|工作|服务|持续|占|重|长|宽|高|深|厚)?"
    "(?:了|给|到|出)?)$"
)
_ABOUT_OF = re.compile(
    "(?:大?约|約)[占佔为為相]当?于?[^，。；：、0-9一二三四五六七八九十]{1,9}的$"
)  # 约占预算的四分之一
_BOUNDS = {
    "最多": "atmost",
    "至多": "atmost",
    "最高": "atmost",
    "最长": "atmost",
    "不超过": "atmost",
    "不得超过": "atmost",
}
_BOUNDS |= dict.fromkeys(("最少", "至少", "最低", "不少于", "不得少于"), "atleast")
_VERB_ENDS = frozenset(
    "以能够要需当须会有为到达许时次再只年月周天日外纳納待收选拔遣派排供付销助贴长留住用容募取开行办织加担入备前存坐载设置植缴作务续占重宽高深厚了给出"
)


def distant_qualifier(text: str, end: int, floor: int) -> str | None:
    """Give the qualifier that a verb parts from the number at `end`: 最多可容纳."""
    if text[end - 1 : end] == "的":
        return "about" if _ABOUT_OF.search(text, max(floor, end - 14), end) else None
    if text[end - 1 : end] not in _VERB_ENDS:
        return None
    found = _BOUND_AND_VERB.search(text, max(floor, end - 14), end)
    return _BOUNDS.get(found[1], "about") if found else None


@cache
def _silent() -> tuple[dict[str, tuple[tuple[int, str], ...]], frozenset[str]]:
    """Index the silent words by a numeral character and its neighbour: (offset of the numeral, word)."""
    from memorandum_kit.quantities.chinese.numerals import HAN

    index: dict[str, list[tuple[int, str]]] = {}
    triggers = set(HAN) | set("第半每首过翻上下本今明去民清公农附0123456789")
    for line in (glossaries() / "quantities" / "silent.tsv").read_text("utf-8").splitlines()[1:]:
        form, lang, _ = line.split("\t")
        if lang != "zh":
            continue
        for offset, char in enumerate(form):
            if char in triggers:
                pair = form[offset : offset + 2] if offset + 1 < len(form) else form[offset - 1 : offset + 1] + "<"
                index.setdefault(pair, []).append((offset, form))
    return {k: tuple(sorted(v, key=lambda x: -len(x[1]))) for k, v in index.items()}, frozenset()


_YEAR = re.compile("[〇零一二三四五六七八九]{4}年")  # 三七〇〇年: a year, not the herb
_OF_MINUTES = frozenset("之钟鐘")
_SAID = frozenset("零〇一二三四五六七八九十")
_GOES_ON = frozenset("十百千万亿萬億点點分又半之")


def silent_at(text: str, start: int) -> int:
    """Give the end of the silent word (三亚, 统一, 一带一路) that covers `start`, or `start` where none does."""
    index = _silent()[0]
    for offset, form in index.get(text[start : start + 2], ()):
        begin = start - offset
        end = begin + len(form)
        if _YEAR.match(text, start):
            continue
        if text.startswith(("刻钟", "刻鐘"), end):
            continue  # 每一, but not 每一刻钟
        # 万分感谢, but not 万分之三; 十分重要, but not 十分钟; 一点, but not 一点五
        if (
            begin >= 0
            and text.startswith(form, begin)
            and not (form[-1] == "分" and text[end : end + 1] in _OF_MINUTES)
            and not (form[-1] in "点點" and text[end : end + 1] in _SAID)
        ):
            return end
    if start:
        for offset, form in index.get(text[start - 1 : start + 1] + "<", ()):
            begin = start - offset
            end = begin + len(form)
            # 又一次, but not 又一百分之一
            if begin >= 0 and text.startswith(form, begin) and text[end : end + 1] not in _GOES_ON:
                return end
    return start
