"""Clauses whose names no engine knows, and the lexicons of two packages that translate everything else in them.

The engine's first choice for some terms is not the office's (one of them is so far down the list that only the English
reading brings it up), it gets some numbers wrong, drops a denial, and copies unknown names: so each step of the way from the engine's text to
a suggestion has something to do. Ten frames with twenty-four places that the engine does not know, six without names with twelve
numbers each: 312 clauses.
"""

from __future__ import annotations

from typing import NamedTuple

PLACES = (
    ("Wuhan", "武汉"), ("Chengdu", "成都"), ("Qingdao", "青岛"), ("Nanjing", "南京"), ("Xiamen", "厦门"), ("Dalian", "大连"),
    ("Hangzhou", "杭州"), ("Shenzhen", "深圳"), ("Changsha", "长沙"), ("Hefei", "合肥"), ("Mentougou", "门头沟"),
    ("Ningbo", "宁波"), ("Wuxi", "无锡"), ("Zhuhai", "珠海"), ("Lanzhou", "兰州"), ("Kunming", "昆明"), ("Guiyang", "贵阳"),
    ("Nanchang", "南昌"), ("Jinan", "济南"), ("Yantai", "烟台"), ("Weifang", "潍坊"), ("Harbin", "哈尔滨"),
    ("Changchun", "长春"), ("Tangshan", "唐山"),
)  # fmt: skip


class Frame(NamedTuple):
    """A clause with `{}` for one place and `{other}` for another; what its translation must have, and the whole of it."""

    german: str
    terms: tuple[str, ...]
    values: tuple[str, ...]
    chinese: str


FRAMES = (
    Frame("Die Stadt {} unterzeichnet das Memorandum.", ("备忘录",), (), "城市{}签署备忘录。"),
    Frame("Die Stadt {} begrüßt 12 Gäste.", (), ("12",), "城市{}欢迎12位客人。"),
    Frame("Die Stadt {} begrüßt 20 Gäste.", (), ("20",), "城市{}欢迎20位客人。"),
    Frame("Die Stadt {} besucht die Stadt {other}.", (), (), "城市{}访问城市{other}。"),
    Frame("Die Stadt {} und die Stadt {other} unterzeichnen das Memorandum.", ("备忘录",), (), "城市{}和城市{other}签署备忘录。"),
    Frame("Die Stadt {} fördert Kultur und Bildung.", ("文化", "教育"), (), "城市{}促进文化和教育。"),
    Frame("Die Stadt {} besucht 12 Hochschulen.", ("高校",), ("12",), "城市{}访问12所高校。"),
    Frame("Die Delegation besucht die Stadt {}.", ("代表团",), (), "代表团访问城市{}。"),
    Frame("Die Delegation der Stadt {} begrüßt 12 Gäste.", ("代表团",), ("12",), "代表团城市{}欢迎12位客人。"),
    Frame("Das Memorandum der Stadt {} fördert Bildung.", ("备忘录", "教育"), (), "备忘录城市{}促进教育。"),
)  # fmt: skip

# Without a name; `{}` is a number.
COUNTED_FRAMES = (
    Frame("Die Delegation besucht {} Hochschulen.", ("代表团", "高校"), (), "代表团访问{}所高校。"),
    Frame("Das Memorandum fördert {} Vorhaben.", ("备忘录",), (), "备忘录促进{}个项目。"),
    Frame("Die Delegation unterzeichnet die Absichtserklärung und begrüßt {} Gäste.", ("意向书", "代表团"), (), "代表团签署意向书和欢迎{}位客人。"),
    Frame("Die Delegation begrüßt {} Gäste.", ("代表团",), (), "代表团欢迎{}位客人。"),
    Frame("Die Delegation fördert Bildung und besucht {} Hochschulen.", ("教育", "代表团"), (), "代表团促进教育和访问{}所高校。"),
    Frame("Die Delegation begrüßt nicht {} Gäste.", ("代表团",), (), "代表团不欢迎{}位客人。"),
)  # fmt: skip
NUMBERS = (11, 12, 14, 15, 16, 18, 20, 24, 25, 30, 36, 40)
MISREAD = {20: "21", 30: "13"}

GERMAN_ENGLISH = {
    "▁Die": ("▁the",), "▁Das": ("▁the",), "▁die": ("▁the",), "▁das": ("▁the",), "▁der": ("▁the",), "▁und": ("▁and",),
    "▁Stadt": ("▁city",), "▁Memorandum": ("▁minutes", "▁memorandum"), "▁unterzeichnet": ("▁signs",),
    "▁unterzeichnen": ("▁signs",), "▁begrüßt": ("▁greets",), "▁besucht": ("▁visits",), "▁fördert": ("▁furthers",),
    "▁Gäste": ("▁guests",), "▁Kultur": ("▁culture",), "▁Bildung": ("▁formation", "▁education"),
    "▁Hochschulen": ("▁universities",), "▁Delegation": ("▁delegation",), "▁Vorhaben": ("▁projects", "▁plans"),
    "▁Absichtserklärung": ("▁declaration", "▁letter▁of▁intent"), "▁nicht": ("▁gladly",), ".": (".",),
    "▁Berlin": ("▁Berlin",), "▁Tokio": ("▁Tokyo",), "▁Paris": ("▁Paris",), "▁Madrid": ("▁Madrid",),
    "▁London": ("▁London",), "▁Wien": ("▁Vienna",),
} | {f"▁{number}": (f"▁{MISREAD.get(number, number)}",) for number in NUMBERS}  # fmt: skip
ENGLISH_CHINESE = {
    "▁the": ("",), "▁and": ("和",), "▁city": ("城市",), "▁minutes": ("纪要",), "▁memorandum": ("备忘录",), "▁signs": ("签署",),
    "▁greets": ("欢迎",), "▁visits": ("访问",), "▁furthers": ("促进",), "▁guests": ("位客人",), "▁culture": ("文化",),
    "▁formation": ("形成",), "▁education": ("教育",), "▁universities": ("所高校",), "▁delegation": ("代表团",),
    "▁projects": ("个项目",), "▁plans": ("个计划",), "▁declaration": ("声明",), "▁letter▁of▁intent": ("意向书",),
    "▁gladly": ("乐意",), ".": ("。",), "▁Berlin": ("柏林",), "▁Tokyo": ("东京",), "▁Paris": ("巴黎",),
    "▁Madrid": ("马德里",), "▁London": ("伦敦",), "▁Vienna": ("维也纳",),
} | {f"▁{number}": (number,) for number in {*map(str, NUMBERS), *MISREAD.values()}}  # fmt: skip


class Asked(NamedTuple):
    """A clause to translate and what its translation must have."""

    german: str
    names: tuple[str, ...]
    terms: tuple[str, ...]
    values: tuple[str, ...]
    chinese: str


def asked() -> list[Asked]:
    """Give the clauses."""
    found = []
    for frame in FRAMES:
        for at, (german, chinese) in enumerate(PLACES):
            other_german, other_chinese = PLACES[(at + 7) % len(PLACES)]
            names = (chinese, other_chinese) if "{other}" in frame.german else (chinese,)
            found.append(
                Asked(
                    frame.german.format(german, other=other_german), names, frame.terms, frame.values,
                    frame.chinese.format(chinese, other=other_chinese),
                )
            )  # fmt: skip
    for frame in COUNTED_FRAMES:
        for number in NUMBERS:
            text = str(number)
            found.append(Asked(frame.german.format(text), (), frame.terms, (text,), frame.chinese.format(text)))
    return found


class Kept(NamedTuple):
    """How many of the clauses that have names, terms, values kept all of them; how many are right as a whole, and so on."""

    names: int
    terms: int
    values: int
    whole: int
    withheld: int
    wrong: int  # offered though a name, term or value is not that of the source


def kept(clauses: list[Asked], texts: list[str]) -> Kept:
    """Count what survived; a clause without a suggestion has kept nothing."""
    rows = list(zip(clauses, texts, strict=True))

    def has(text: str, *wanted: tuple[str, ...]) -> bool:
        return bool(text) and all(word in text for words in wanted for word in words)

    return Kept(
        sum(bool(clause.names) and has(text, clause.names) for clause, text in rows),
        sum(bool(clause.terms) and has(text, clause.terms) for clause, text in rows),
        sum(bool(clause.values) and has(text, clause.values) for clause, text in rows),
        sum(text == clause.chinese for clause, text in rows),
        sum(not text for _, text in rows),
        sum(bool(text) and not has(text, clause.names, clause.terms, clause.values) for clause, text in rows),
    )


def at_most(clauses: list[Asked]) -> Kept:
    """Give what each figure can be."""
    count = len(clauses)
    return Kept(
        sum(bool(clause.names) for clause in clauses),
        sum(bool(clause.terms) for clause in clauses),
        sum(bool(clause.values) for clause in clauses),
        *[count] * 3,
    )
