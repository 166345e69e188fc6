"""Count the right rows of the case lists.

Run: python quantity_lists.py [--wrong]   (wrong rows of the tuned lists only)
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path

from memorandum_kit import check
from memorandum_kit.quantities import compare_sets, find_quantities

HERE = Path(__file__).parent
LISTS = [f"{name}{held}" for held in ("", ".held") for name in ("de", "zh", "pairs", "silent", "malformed")]
LISTS += ["de.second", "zh.second", "sentences", "sentences.held", "checked"]
# "dieses Jahres" and dates without a year in the sentences
REFERENCE_DATE = "2025-03-20"
# Codes of findings on values; terms and names have lists of their own.
VALUE_CODES = ("number", "unit", "currency", "date", "time", "duration", "reference")


@dataclass
class Result:
    total: int = 0
    silently_wrong: int = 0  # read as another value, with status ok
    wrong: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        return 1 - len(self.wrong) / self.total


def rows(name: str) -> list[dict[str, str]]:
    lines = (HERE / f"{name}.tsv").read_text("utf-8").splitlines()
    head = lines[0].split("\t")
    return [dict(zip(head, line.split("\t"), strict=True)) for line in lines[1:]]


def measure(name: str) -> Result:
    judge = {"de": expression, "zh": expression, "pairs": pair, "silent": silent, "malformed": malformed}
    judge |= {"sentences": sentence, "checked": checked}
    result = Result()
    for row in rows(name):
        row.setdefault("lang", name.partition(".")[0])
        result.total += 1
        said = judge[name.partition(".")[0]](row)
        if said:
            result.wrong.append(said)
            result.silently_wrong += said.startswith("!")
    return result


def shown(mentions) -> str:
    return "; ".join(f"{m.surface} = {m.value} {m.unit or ''} {m.qualifier or ''} {m.status}" for m in mentions)


def expression(row: dict[str, str]) -> str:
    text = row["sentence"]
    start = text.index(row["expression"])
    end = start + len(row["expression"])
    found = find_quantities(text, row["lang"])
    right = [
        m
        for m in found
        if (m.kind.value, m.unit or "", m.qualifier or "", m.status)
        == (row["kind"], row["unit"], row["qualifier"], row["status"])
        and row["value"] in ("*", m.value or "")
        and m.span.start < end
        and start < m.span.end
    ]
    if len(found) == len(right) == 1:
        return ""
    silently = any(m.status == "ok" and m.kind.value != "reference" and m not in right for m in found)
    return f"{'!' if silently else ''}{text} -> {row['value']} {row['unit']} {row['qualifier']}, not {shown(found)}"


def pair(row: dict[str, str]) -> str:
    de, zh = find_quantities(row["de"], "de"), find_quantities(row["zh"], "zh")
    result = compare_sets(de, zh)
    if result.same:
        relation = "equal" if result.equal else "nothing"
    elif result.different:
        relation = result.different[0].comparison.kind
    else:
        relation = "kind"
    if relation == row["relation"]:
        return ""
    silently = "equal" in (relation, row["relation"])
    return f"{'!' if silently else ''}{row['de']} | {row['zh']} -> {row['relation']}, not {relation}"


def silent(row: dict[str, str]) -> str:
    found = find_quantities(row["sentence"], row["lang"])
    return f"!{row['sentence']} -> {shown(found)}" if found else ""


def malformed(row: dict[str, str]) -> str:
    found = find_quantities(row["sentence"], row["lang"])
    wanted = row["candidate"].rstrip("*")
    refused = len(found) == 1 and found[0].value is None and bool(found[0].candidates)
    if refused and (row["candidate"].endswith("*") or wanted in found[0].candidates):
        return ""
    silently = any(m.value is not None for m in found)
    return f"{'!' if silently else ''}{row['sentence']} -> {shown(found)} {[m.candidates for m in found]}"


def sentence(row: dict[str, str]) -> str:
    """All values of a sentence, in order; references are no values."""
    found = find_quantities(row["sentence"], row["lang"], reference_date=REFERENCE_DATE)
    values = [m for m in found if m.kind.value != "reference"]
    told = " ; ".join(f"{m.surface} = {m.value or m.status} {m.unit or '-'} {m.qualifier or '-'}" for m in values)
    if told == row["values"]:
        return ""
    wanted = row["values"].split(" ; ")
    silently = any(m.status == "ok" and said not in wanted for m, said in zip(values, told.split(" ; "), strict=False))
    return f"{'!' if silently else ''}{row['sentence']} -> {row['values']}, not {told}"


def checked(row: dict[str, str]) -> str:
    """A pair through the check itself: a finding on a value where the sides differ, none where they say the same."""
    codes = [f.code for f in check(row["de"], row["zh"]) if f.code.partition(".")[0] in VALUE_CODES]
    if bool(codes) == (row["verdict"] == "different"):
        return ""
    return f"!{row['de']} | {row['zh']} -> {row['verdict']}, not {codes}"


def main() -> None:
    for name in LISTS:
        result = measure(name)
        right = result.total - len(result.wrong)
        print(f"{name:<16}{right:>4} of {result.total:<4}{result.share:>8.1%}  silently wrong {result.silently_wrong}")
        if "--wrong" in sys.argv and not name.endswith(".held"):
            for line in result.wrong:
                print("   ", line)


if __name__ == "__main__":
    main()
