"""The shipped example: made from its sources, one clause a line, and different only where its table says so."""

import importlib.util
from pathlib import Path

import pytest

from memorandum_kit.model import ClauseKind, Lang
from memorandum_kit.segment import segment

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
spec = importlib.util.spec_from_file_location("example_build", EXAMPLES / "build.py")
build = importlib.util.module_from_spec(spec)
# A dataclass looks its module up while it is made.
__import__("sys").modules["example_build"] = build
spec.loader.exec_module(build)

KINDS = {
    "title": {ClauseKind.TITLE},
    "party": {ClauseKind.PARTY},
    "heading": {ClauseKind.HEADING},
    "text": {ClauseKind.RECITAL, ClauseKind.PARAGRAPH},
    "article": {ClauseKind.HEADING},
    "number": {ClauseKind.PARAGRAPH},
    "item": {ClauseKind.ITEM},
    "dash": {ClauseKind.ITEM},
    "date": {ClauseKind.DATE_LINE},
    "sign": {ClauseKind.SIGNATURE},
}


def read(name):
    from memorandum_kit.readers import read_file

    return read_file(EXAMPLES / name)


def table():
    lines = (EXAMPLES / "deviations.tsv").read_text(encoding="utf-8").splitlines()
    head = lines[0].split("\t")
    return [dict(zip(head, line.split("\t"), strict=True)) for line in lines[1:]]


@pytest.mark.parametrize("name", sorted(build.build()))
def test_the_files_are_what_the_script_makes(name):
    assert (EXAMPLES / name).read_bytes() == build.build()[name]


@pytest.mark.parametrize("folder", ["", "clean/"])
@pytest.mark.parametrize("side", ["de", "zh"])
def test_one_line_is_one_clause(folder, side):
    lines = build.read_lines(side)
    if side == "zh" and not folder:
        lines = build.with_changes(lines, build.read_changes())
    document = segment(read(f"{folder}memorandum.{side}.docx"), Lang.of(side), id=side)
    assert len(document.clauses) == len(lines) >= 40
    for line, clause in zip(lines, document.clauses, strict=True):
        assert line.text.endswith(clause.text)
        assert clause.kind in KINDS[line.style], line
        assert len(clause.sentences) == 1 or ";" in clause.text


def test_both_sides_number_alike():
    """Article, paragraph and item of a clause have the same value and level in both languages."""
    numbers = []
    for side in ("de", "zh"):
        document = segment(read(f"clean/memorandum.{side}.docx"), Lang.of(side), id=side)
        numbers.append([(c.number.value, c.number.level) if c.number else None for c in document.clauses])
        assert max(c.level for c in document.clauses) == 2
    assert numbers[0] == numbers[1]


def test_deviations_are_where_the_table_says():
    texts = {}
    for side in ("de", "zh"):
        document = segment(read(f"memorandum.{side}.docx"), Lang.of(side), id=side)
        texts |= {c.id: c.text for c in document.clauses}
    rows = table()
    assert len(rows) >= 10
    for row in rows:
        assert row["german"] in texts[row["de"]], row
        if row["zh"]:
            assert row["chinese"] in texts[row["zh"]], row
        assert row["agreed"] not in texts.get(row["zh"], "")


def test_the_two_column_file_has_a_row_a_clause():
    source = read("memorandum.bilingual.docx")
    groups = {block.group for block in source.blocks if block.group}
    assert len(groups) == len(build.read_lines("de"))


def test_metadata_agrees_with_the_text():
    from memorandum_kit.pipeline import load_metadata

    metadata = load_metadata(EXAMPLES / "memorandum.toml")
    assert metadata.reference == "2025/0087"
    for lang, name in (("de", "de"), ("zh-Hans", "zh")):
        text = "\n".join(line.text for line in build.read_lines(name))
        assert dict(metadata.titles)[lang] in text
        for party in metadata.parties:
            for names in (party.names, party.signatory, party.office):
                assert dict(names)[lang] in text


@pytest.mark.parametrize("region", [None, "tw", "hk"])
def test_the_traditional_text_has_the_same_structure(region):
    from memorandum_kit.model import Block, Source
    from memorandum_kit.scripts import script_of, to_simplified, to_traditional

    hans = [line.text for line in build.read_lines("zh")]
    hant = [to_traditional(text, region) for text in hans]
    assert script_of("".join(hant)) is Lang.ZH_HANT
    assert [to_simplified(text) for text in hant] == hans
    structures = []
    for texts, lang in ((hans, Lang.ZH_HANS), (hant, Lang.ZH_HANT)):
        document = segment(Source(tuple(Block(text) for text in texts)), lang, id="zh")
        structures.append([(c.kind, c.level, c.number and (c.number.value, c.number.level)) for c in document.clauses])
    assert structures[0] == structures[1]
