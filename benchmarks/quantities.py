"""How fast values are found: megabytes of text a second on one core, and microseconds a clause.

Run: python benchmarks/quantities.py
"""

from __future__ import annotations

import time

from memorandum_kit.quantities import find_quantities

GERMAN = (
    "Die Vertragspartner vereinbaren, ihre Zusammenarbeit in den Bereichen Stadtentwicklung, Bildung und Kultur zu "
    "vertiefen. Im Rahmen der vor Ort geführten Gespräche wurde am 12.01.2024 eine Freundschaftserklärung unterzeichnet. "
    "Der Stadtbezirk hat eine Fläche von 1.448 km² und knapp 400.000 Einwohner; die Bevölkerungsdichte beträgt "
    "271 Einwohner/km². Früher waren rund zehn mittlere und große Bergbauunternehmen tätig. Jede Seite benennt innerhalb "
    "von sechs Monaten eine Ansprechperson und trägt ihre Kosten selbst, höchstens jedoch 50.000 Euro jährlich. "
    "Die Parteien informieren einander regelmäßig über den Stand der Vorhaben und stimmen die weiteren Schritte ab. "
    "Diese Vereinbarung gilt fünf Jahre und verlängert sich, sofern keine Seite nach Artikel 7 Absatz 2 widerspricht.\n"
)
CHINESE = (
    "双方同意深化在城市发展、教育和文化领域的合作。2024年1月12日，双方在友好会谈的基础上签署了友好交流宣言。"
    "该区总面积1448平方公里，常住人口近40万人，人口密度为每平方公里271人。过去约有十家大中型矿业企业在此经营，"
    "由于矿产资源枯竭，部分企业已停止生产。各方应在六个月内指定联系人，并自行承担费用，但每年不超过5万欧元。"
    "双方将定期相互通报项目进展情况，并就后续步骤进行协商。本宣言有效期五年，除非一方根据第七条第二款提出异议，否则自动延长。\n"
)


def rate(text: str, lang: str, seconds: float = 2.0) -> tuple[float, float, int]:
    """Give megabytes a second on one long text, microseconds a clause, and mentions a kilobyte."""
    size = len(text.encode())
    big = text * (300_000 // size)
    find_quantities(big, lang)
    runs, start = 0, time.process_time()
    while time.process_time() - start < seconds:
        found = find_quantities(big, lang)
        runs += 1
    speed = runs * len(big.encode()) / (time.process_time() - start) / 1e6
    clauses = [c for c in text.replace("。", "。|").replace(". ", ". |").split("|") if c.strip()]
    start, count = time.process_time(), 0
    while time.process_time() - start < seconds / 2:
        for clause in clauses:
            find_quantities(clause, lang)
        count += len(clauses)
    return speed, (time.process_time() - start) / count * 1e6, round(len(found) / len(big.encode()) * 1000)


def main() -> None:
    """Print the table."""
    print(f"{'text':<30}{'MB/s':>8}{'µs/clause':>12}{'mentions/kB':>13}")
    for name, text, lang in (
        ("German memorandum", GERMAN, "de"),
        ("Chinese memorandum", CHINESE, "zh-Hans"),
        ("German prose without values", "Die Parteien stimmen die weiteren Schritte miteinander ab. " * 20, "de"),
        ("Chinese prose without values", "双方将定期相互通报项目进展情况，并就后续步骤进行协商。" * 20, "zh-Hans"),
    ):
        speed, clause, density = rate(text, lang)
        print(f"{name:<30}{speed:>8.2f}{clause:>12.1f}{density:>13}")


if __name__ == "__main__":
    main()
