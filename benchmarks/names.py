"""What names cost in CPU time: loading, looking up, comparing, and finding in a page. Run: python benchmarks/names.py."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable

PAGE_DE = (
    "Im Januar reiste der Oberbürgermeister auf Einladung des Bürgermeisters der Volksregierung des Bezirks Mentougou der "
    "chinesischen Hauptstadt Beijing (dt.: Peking), Herrn Chenfei Lyu, nach China. Mentougou ist ein südwestlich gelegener "
    "Stadtbezirk der Metropole und Hauptstadt der Volksrepublik China. Besondere Sehenswürdigkeit vor Ort ist der Tanzhe-Tempel "
    "aus der Zeit der Westlichen Jin-Dynastie. Die Gespräche mit Frau Wang Meilin und Herrn Li Guoqiang verliefen gut. "
) * 5
PAGE_ZH = (
    "应北京市门头沟区人民政府区长吕晨飞先生邀请，市长于一月访问中国。门头沟区位于北京市西南部，境内的潭柘寺始建于西晋时期。"
    "双方签署了友好交流备忘录，本着平等互利的原则，在文化、教育、经济等领域开展合作。会谈中王美林女士和李国强先生发言。"
) * 8


def _rate(work: Callable[[int], object], calls: int) -> float:
    start = time.process_time()
    for number in range(calls):
        work(number)
    return calls / (time.process_time() - start)


def _loading() -> float:
    code = (
        "import time; s = time.process_time(); from memorandum_kit import names; names.compare('Peking', '北京'); "
        "names.candidates('Peking', kind='place'); print(time.process_time() - s)"
    )
    times = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
        for _ in range(3)
    ]
    return min(times)


def _page(text: str, lang: str) -> float:
    from memorandum_kit.names.find_chinese import find_chinese
    from memorandum_kit.names.find_german import find_german

    work = find_german if lang == "de" else find_chinese
    work(text)
    start = time.process_time()
    for _ in range(20):
        work(text)
    return (time.process_time() - start) / 20


def main() -> None:
    """Print the table."""
    from memorandum_kit import names
    from memorandum_kit.names.records import records

    places = [r for r in records().values() if r.kind == "place" and r.reading]
    forms = [(r.pinyin, r.short) for r in places]
    given = "伟芳娜敏静丽强磊军洋勇艳杰涛明超霞平刚桂"
    spelled = [
        "Wei",
        "Fang",
        "Na",
        "Min",
        "Jing",
        "Li",
        "Qiang",
        "Lei",
        "Jun",
        "Yang",
        "Yong",
        "Yan",
        "Jie",
        "Tao",
        "Ming",
        "Chao",
        "Xia",
        "Ping",
        "Gang",
        "Gui",
    ]
    persons = [
        (f"{a}{b.lower()} Wang", f"王{given[i]}{given[j]}")
        for i, a in enumerate(spelled)
        for j, b in enumerate(spelled)
    ]
    names.candidates("Peking", kind="place")
    names.compare("Wang Wei", "王伟")
    rows = [
        ("loading and first answer", f"{_loading() * 1000:.0f} ms", "≤ 200 ms"),
        (
            "candidates of a place",
            f"{_rate(lambda i: names.candidates(forms[i % len(forms)][0], kind='place'), 3000):,.0f}/s",
            "≥ 20,000/s",
        ),
        (
            "records of a Chinese form",
            f"{_rate(lambda i: names.records_for(forms[i % len(forms)][1]), 50_000):,.0f}/s",
            "≥ 20,000/s",
        ),
        (
            "compare a place",
            f"{_rate(lambda i: names.compare(*forms[i % len(forms)], kind='place'), 3000):,.0f}/s",
            "≥ 20,000/s",
        ),
        ("compare a person", f"{_rate(lambda i: names.compare(*persons[i % len(persons)]), 390):,.0f}/s", ""),
        ("the same, again", f"{_rate(lambda i: names.compare(*persons[i % len(persons)]), 20_000):,.0f}/s", ""),
        (f"find, German page ({len(PAGE_DE)} characters)", f"{_page(PAGE_DE, 'de') * 1000:.1f} ms", "≤ 5 ms"),
        (f"find, Chinese page ({len(PAGE_ZH)} characters)", f"{_page(PAGE_ZH, 'zh') * 1000:.1f} ms", "≤ 5 ms"),
    ]
    for what, measured, goal in rows:
        print(f"{what:45} {measured:>14}  {goal}")


if __name__ == "__main__":
    main()
