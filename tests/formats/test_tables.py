"""CSV, Excel, plain text and JSON Lines: the clauses code point for code point, the same bytes twice, no formulas."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from formats.test_tmx import memo_of
from formats.test_xliff import memo_with_marks
from memorandum_kit.errors import BadInput
from memorandum_kit.model import Memorandum
from memorandum_kit.store import from_plain
from memorandum_kit.writers import losses, render
from memorandum_kit.writers.plain import columns, wrapped
from memorandum_kit.writers.rows import pairs_of
from memorandum_kit.writers.validation import validate
from strategies import memoranda, texts


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def expected(memo: Memorandum) -> list[tuple[str, str]]:
    return [
        ("\n".join(c.text for c in row.de), "\n".join(c.text for c in row.zh))
        for pair in pairs_of(memo)
        for row in pair.rows
    ]


@settings(deadline=None, max_examples=25, derandomize=True, suppress_health_check=list(HealthCheck))
@given(memo=memoranda())
def test_the_cells_of_csv_are_the_clauses(memo: Memorandum) -> None:
    assert [(row["de"], row["zh"]) for row in rows_of(render(memo, "csv"))] == expected(memo)


@settings(deadline=None, max_examples=15, derandomize=True, suppress_health_check=list(HealthCheck))
@given(memo=memoranda())
def test_the_cells_of_excel_are_the_clauses(memo: Memorandum) -> None:
    sheet = load_workbook(io.BytesIO(render(memo, "xlsx"))).active
    cells = [(row[4].value or "", row[7].value or "") for row in sheet.iter_rows(min_row=2)]
    assert cells == expected(memo)


def test_excel_has_heads_in_three_languages_and_findings_in_colour() -> None:
    sheets = {
        lang: load_workbook(io.BytesIO(render(memo_with_marks(), "xlsx", lang=lang))).active
        for lang in ("de", "en", "zh-Hans")
    }
    assert [sheet["E1"].value for sheet in sheets.values()] == ["Deutsch", "German", "德文"]
    sheet = sheets["de"]
    assert sheet.freeze_panes == "A2"
    assert sheet["L2"].fill.start_color.rgb == "00F8CBAD"
    assert sheet["K2"].value == "critical"
    assert sheet["L2"].value.splitlines() == ["number.malformed (de: 400.0000) → 400.000", "name.wrong", "style.space"]
    with pytest.raises(BadInput, match="do not exist in 'fr'"):
        render(memo_with_marks(), "xlsx", lang="fr")


def test_no_clause_is_a_formula_in_excel() -> None:
    sheet = load_workbook(io.BytesIO(render(memo_of(("=1+1", "=HYPERLINK(1)")), "xlsx"))).active
    assert (sheet["E2"].data_type, sheet["H2"].data_type) == ("s", "s")


def test_csv_has_the_mark_that_excel_needs_and_every_column() -> None:
    data = render(memo_with_marks(), "csv")
    assert data.startswith(b"\xef\xbb\xbfrow,witness,de_id,")
    row = rows_of(data)[0]
    assert (row["score"], row["status"], row["severity"], row["de_id"]) == ("0.6", "review", "critical", "de.1")


def test_plain_text_stands_side_by_side() -> None:
    memo = memo_of(("Beide Seiten fördern den Austausch von Schülern.", "双方促进学生交流，并支持教师互访。"))
    assert render(memo, "text", width=47).decode().splitlines() == [
        "Beide Seiten fördern   | 双方促进学生交流，并支",
        "den Austausch von      | 持教师互访。",
        "Schülern.              |",
    ]
    with pytest.raises(BadInput, match="too few"):
        render(memo, "text", width=10)


@settings(deadline=None, max_examples=60, derandomize=True, suppress_health_check=list(HealthCheck))
@given(text=st.sampled_from([*["de", "zh-Hans"]]).flatmap(lambda lang: texts(_lang(lang))), width=st.integers(10, 60))
def test_a_line_is_broken_at_blanks_and_nothing_else_is_lost(text: str, width: int) -> None:
    lines = list(wrapped(text, width))
    assert "".join("".join(lines).split()) == "".join(text.split())


def _lang(tag: str):
    from memorandum_kit.model import Lang

    return Lang(tag)


def test_no_line_begins_with_a_closing_sign() -> None:
    lines = list(wrapped("双方一致同意：“加强交流”，并（定期）会晤。" * 5, 20))
    assert all(columns(line) <= 24 for line in lines)
    assert not any(line[0] in "。，、；：？！）》」』”’" for line in lines)


@settings(deadline=None, max_examples=25, derandomize=True, suppress_health_check=list(HealthCheck))
@given(memo=memoranda(holdable=False))
def test_lines_of_json_hold_clauses_links_and_mentions(memo: Memorandum) -> None:
    from memorandum_kit.model import Clause, Mention

    if not memo.clauses():
        with pytest.raises(BadInput, match="no clauses"):
            render(memo, "jsonl")
        return
    lines = [json.loads(line) for line in render(memo, "jsonl").decode().split("\n")[:-1]]
    clauses = {}
    mentions = []
    for line in lines:
        for side in ("de", "zh"):
            for plain in line[side]:
                found = plain.pop("mentions")
                clause = from_plain(Clause, plain)
                clauses[clause.id] = clause
                mentions += [replace(from_plain(Mention, one), clause_id=clause.id) for one in found]
    assert clauses == memo.clauses()
    assert len(mentions) == len(memo.mentions)
    assert set(mentions) == set(memo.mentions)


def test_a_text_that_is_longer_than_a_cell_is_said_to_be_cut() -> None:
    memo = memo_of(("Ja." * 11_000, "是。"))
    assert [note.code for note in losses(memo, "xlsx") if note.code == "cut"] == ["cut"]
    assert not any(note.code == "cut" for note in losses(memo, "csv"))
    found = validate(render(memo, "xlsx"), "memo.xlsx")
    assert found == []
