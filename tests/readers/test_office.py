"""Files that LibreOffice writes from one Word file: the same text and the same numbers by three readers.

The PDF shows what is printed, so it is the judge of the automatic numbers.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from reader_files import docx, p, table
from test_docx import item, level, numbering

from memorandum_kit.model import Source
from memorandum_kit.readers import read_file
from memorandum_kit.readers.languages import split_languages

pytestmark = pytest.mark.heavy

# Of these LibreOffice prints what the standard says (it prints 一〇 as 十 and full-width digits as usual ones).
FORMATS = ("decimal", "lowerLetter", "upperRoman", "chineseCounting", "chineseCountingThousand", "japaneseCounting",
           "ideographTraditional", "decimalEnclosedCircle", "chineseLegalSimplified", "ideographZodiac", "decimalZero")  # fmt: skip
ITEMS = 28


@pytest.fixture(scope="module")
def convert(tmp_path_factory: pytest.TempPathFactory) -> object:
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    folder = tmp_path_factory.mktemp("office")

    def run(data: bytes, name: str, suffix: str) -> Path:
        source = folder / f"{name}.docx"
        source.write_bytes(data)
        command = [
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            suffix,
        ]
        subprocess.run([*command, "--outdir", str(folder), str(source)], check=True, capture_output=True, timeout=120)
        return folder / f"{name}.{suffix}"

    return run


def numbered(source: Source) -> dict[tuple[str, str], str]:
    """(format, item) -> label, from lines such as "三| Punkt 3"."""
    found: dict[tuple[str, str], str] = {}
    section = ""
    for block in source.blocks:
        line = f"{block.label} {block.text}".strip()
        if match := re.fullmatch(r"(.*)\|\s*Punkt (\d+)\.", line):
            found[section, match[2]] = match[1].strip()
        elif line in FORMATS:
            section = line
    return found


def test_numbers_as_printed(convert: object) -> None:
    parts = "".join(
        f'<w:abstractNum w:abstractNumId="{n}">{level(0, form, "%1|")}</w:abstractNum>'
        for n, form in enumerate(FORMATS)
    )
    parts += "".join(f'<w:num w:numId="{n + 1}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(len(FORMATS)))
    body = "".join(
        p(form) + "".join(item(f"Punkt {k}.", 0, n + 1) for k in range(1, ITEMS + 1)) for n, form in enumerate(FORMATS)
    )
    data = docx(body, numbering=parts)
    printed = numbered(read_file(convert(data, "n", "pdf")))  # type: ignore[operator, arg-type]
    assert len(printed) == len(FORMATS) * ITEMS
    for suffix in ("docx", "odt"):
        source = read_file(convert(data, f"n-{suffix}", suffix) if suffix == "odt" else _written(data, convert))  # type: ignore[operator]
        assert isinstance(source, Source)
        assert numbered(source) == printed


def _written(data: bytes, convert: object) -> Path:
    return convert(data, "same", "odt").with_suffix(".docx")  # type: ignore[operator, no-any-return]


LEVELS = (
    level(0, "decimal", "Artikel %1"),
    level(1, "decimal", "(%2)"),
    level(2, "lowerLetter", "%3)"),
)
TEXTS = (
    (0, "Zweck der Vereinbarung"),
    (1, "Die Parteien vertiefen ihre Zusammenarbeit in den Bereichen der Wirtschaftsförderung, der Stadtentwicklung und des "
        "Jugendaustauschs auf der Grundlage der Gleichberechtigung und des gegenseitigen Nutzens."),
    (1, "Sie tauschen sich aus über"),
    (2, "die städtische Transformation,"),
    (2, "die nachhaltige Entwicklung."),
    (0, "Kosten"),
    (1, "Jede Seite trägt ihre Kosten selbst."),
)  # fmt: skip
LABELS = ["Artikel 1", "(1)", "(2)", "a)", "b)", "Artikel 2", "(1)"]


def test_a_numbered_memorandum_is_the_same_in_every_format(convert: object) -> None:
    data = docx("".join(item(text, n) for n, text in TEXTS), numbering=numbering(*LEVELS))
    for suffix in ("odt", "pdf", "html", "docx"):
        source = read_file(convert(data, f"m{suffix}", suffix))  # type: ignore[operator]
        assert isinstance(source, Source)
        lines = [" ".join(f"{block.label} {block.text}".split()) for block in source.blocks]
        expected = [f"{label} {text}" for label, (_, text) in zip(LABELS, TEXTS, strict=True)]
        if suffix == "html":  # LibreOffice leaves prefixes such as "Artikel" out of its HTML
            assert [line[-len(text) :] for line, (_, text) in zip(lines, TEXTS, strict=True)] == [
                text for _, text in TEXTS
            ]
        else:
            assert lines == expected


def test_a_bilingual_table_is_the_same_in_every_format(convert: object) -> None:
    rows = [
        ("Artikel 1", "第一条"),
        ("Die Parteien vertiefen ihre Zusammenarbeit in den Bereichen der Wirtschaftsförderung und der Stadtentwicklung.",
         "双方同意在平等互利的基础上，在经济促进、城市发展和青少年交流等领域进一步深化合作，共同推动两市友好关系不断发展。"),
        ("Jede Seite trägt ihre Kosten selbst, soweit nichts anderes vereinbart ist. Näheres regelt ein Arbeitsprogramm.",
         "双方各指定一名联络人，每年至少就共同项目的进展情况交流一次，有关费用由各方自行承担。"),
    ]  # fmt: skip
    grid = '<w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="4500"/><w:gridCol w:w="4500"/></w:tblGrid>'
    data = docx(table(*rows).replace("<w:tbl>", f"<w:tbl>{grid}"))
    for suffix in ("odt", "html", "docx", "pdf"):
        source = read_file(convert(data, f"t{suffix}", suffix))  # type: ignore[operator]
        assert isinstance(source, Source)
        german, chinese = split_languages(source)
        assert [" ".join(b.text.split()) for b in german.blocks] == [row[0] for row in rows], suffix
        assert [b.text for b in chinese.blocks] == [row[1] for row in rows], suffix


JUSTIFIED = '<w:jc w:val="both"/><w:spacing w:after="120"/>'
PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1400" w:right="1100" w:bottom="1400" w:left="1100" '
    'w:header="700" w:footer="700" w:gutter="0"/><w:cols w:num="{}" w:space="500"/></w:sectPr>'
)


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("side", ["de", "zh"])
def test_justified_columns_come_back_from_pdf(convert: object, shared: Path, side: str, columns: int) -> None:
    """A real text set in justified lines, in one and two columns: at least nine in ten paragraphs come back whole."""
    file = shared / "corpus" / "alignment" / "cov14-hans.units.json"
    if not file.is_file():
        pytest.skip("no aligned texts in ../shared/corpus/alignment")
    data = json.loads(file.read_text(encoding="utf-8"))[side]
    lines = [" ".join((x if isinstance(x, str) else x["text"]).split()) for x in data]
    body = "".join(p(line.replace("&", "&amp;").replace("<", "&lt;"), props=JUSTIFIED) for line in lines)
    source = read_file(convert(docx(body + PAGE.format(columns)), f"j{side}{columns}", "pdf"))  # type: ignore[operator]
    assert isinstance(source, Source)
    found = [" ".join(block.text.split()) for block in source.blocks]
    whole = sum(block.size for block in SequenceMatcher(None, lines, found, autojunk=False).get_matching_blocks())
    assert whole >= 0.9 * len(lines)
