"""One file with a German and a Chinese text as two sources: tables, alternating paragraphs, one after the other."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Block, Lang, Note, Source
from memorandum_kit.readers.evidence import ADDRESS, HANZI, LATIN, chinese_script, guess_language, latin_evidence

_NAMES = {Lang.DE: "German", Lang.EN: "English", Lang.ZH_HANS: "Chinese", Lang.ZH_HANT: "Chinese (Traditional)"}
# A cell of a number column: "1", "1.", "(2)", "a)", "§ 3", "第一条", and the column's head.
_NUMBER_CELL = re.compile(
    r"\s*(?:(?:Art(?:ikel|\.)?|§|Ziffer|Nr\.?)?\s*[(（]?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,5}|[一二三四五六七八九十]{1,3}|[①-⑳])[)）]?[.．、:]?"
    r"|第[一二三四五六七八九十百\d]{1,5}[条條章节節款项]|Nr\.?|Lfd\.?\s*Nr\.?|Pos\.?|Ziffer|No\.?|#|序号|序號|编号|條次|条次|[-–—•])\s*"
)
# A head that names the language of its column and nothing else: "Deutsch", "Chinesische Fassung", "中文文本", "德文（原文）".
_COLUMN_HEAD = re.compile(
    r"""\s*(?:
      (?:deutsch|chinesisch|englisch)(?:e[rs]?\s(?:sprach)?(?:fassung|text|version|wortlaut|original(?:text)?|übersetzung|entwurf|seite))?
      | (?:fassung|text|wortlaut)\s(?:in\s)?(?:deutsch(?:er\ssprache)?|chinesisch(?:er\ssprache)?) | german | chinese | english
      | (?:german|chinese|english)\s(?:text|version)
      | (?:中文|汉语|漢語|华文|華文|德文|德语|德語|英文|英语|英語)(?:文本|文稿|版本|译文|譯文|原文|正本|草案|版|本|稿)?
    )\s*(?:[/／(（]\s*[\w ]+[)）]?)?\s*[:：]?\s*""",
    re.IGNORECASE | re.VERBOSE,
)
# A number that a cell's text begins with: named ("Artikel 3", "第三条"), or counted on within a row ("(2)", "b)", "二、").
_NAMED_NUMBER = re.compile(
    r"\s*(?:(?:Artikel|Art\.|§)\s*\d|(?:Artikel|Abschnitt|Kapitel|Teil)\s+[IVX\d]|第\s?[一二三四五六七八九十百\d]{1,5}\s?[条條章节節款])"
)
_COUNTED_ON = re.compile(
    r"\s*(?:[(（](?:[2-9]|1\d|[二三四五六七八九]|十[一二三四五六七八九]?)[)）]|[b-h]\)|(?:[2-9]|1\d)[.．、)]\s?(?!\d)|[二三四五六七八九]、|[②-⑳])"
)
Column = tuple[str, int | None, int | None]


def split_languages(source: Source) -> tuple[Source, Source]:
    """Split one file with both languages into its German and its Chinese source.

    Handles bilingual tables (rows keep their group), alternating paragraphs, one text after the other, and paragraphs and
    lines with both ("Präambel / 序言"). What shows no language goes with its table column, else with its neighbours; a
    number column becomes the label of its row's cells, unless it only counts the rows of texts that have numbers. `Place.block` stays the index in the file; `Place.start` and `.end`
    are code points of the undivided block.

    Raises:
        BadInput: the file does not hold a German and a Chinese text; the message names what was found.
    """
    blocks = [piece for block in source.blocks for piece in divided(block)]
    langs: list[Lang | None] = [guess_language(block.text) for block in blocks]
    langs = _without_stray_english(blocks, langs)
    columns = _columns(blocks, langs)
    blocks, langs, heads = _without_heads(blocks, langs, columns)
    blocks, langs, counted = _with_number_columns(blocks, langs, columns)
    langs = _with_shared_lines(blocks, langs)
    langs = _settled(blocks, langs, columns)
    german = tuple(block for block, lang in zip(blocks, langs, strict=True) if lang is Lang.DE)
    chinese = tuple(block for block, lang in zip(blocks, langs, strict=True) if lang is not None and lang.is_chinese)
    if not (german and chinese):
        raise _one_language(source, langs)
    notes = list(source.notes)
    if heads:
        notes.append(Note("split.column-heads", ", ".join(heads)))
    if counted:
        notes.append(Note("split.row-numbers", str(counted)))
    if left_out := sum(1 for lang in langs if lang is Lang.EN):
        notes.append(Note("split.english", str(left_out)))
    script = chinese_script("".join(block.text for block in chinese))
    return (
        replace(source, blocks=german, lang=Lang.DE, notes=tuple(notes)),
        replace(source, blocks=chinese, lang=script, title="", paper=None, notes=()),
    )


def _without_stray_english(blocks: Sequence[Block], langs: list[Lang | None]) -> list[Lang | None]:
    """A few English paragraphs of a German text belong to it; a third text is longer."""
    sizes: Counter[Lang | None] = Counter()
    for block, lang in zip(blocks, langs, strict=True):
        sizes[lang] += len(block.text)
    if sizes[Lang.EN] > 0.2 * sizes[Lang.DE]:
        return langs
    return [Lang.DE if lang is Lang.EN else lang for lang in langs]


def _one_language(source: Source, langs: Iterable[Lang | None]) -> BadInput:
    counts = Counter(_NAMES[lang] for lang in langs if lang is not None)
    shown = " and ".join(name for name, _ in counts.most_common()) or "no language that can be told"
    return BadInput(
        f"{source.name or 'This file'} does not hold both a German and a Chinese text",
        why=f"found: {shown}",
        advice="Give the two texts as two files.",
    )


# Paragraphs with both languages

# Between the halves of a line: a slash, a bar, a tab, several blanks. A single blank counts only by what stands beside it.
_SEPARATOR = re.compile(r"\s*[/／|｜]\s*|\t+|[ \u3000]{2,}|\s+[–—-]\s+")
_SWITCH = re.compile(
    "(?<=[^\\s\u4e00-\u9fff])[ \u00a0](?=[\u4e00-\u9fff（《“])|(?<=[\u4e00-\u9fff：。）》”])[ \u00a0](?=[^\\s\u4e00-\u9fff])"
)
_BALANCE = 4  # how much longer than the other one half may be, a Chinese character counted as 2.5 letters


def divided(block: Block) -> list[Block]:
    """Give a paragraph with both languages as its parts, one language each; any other paragraph as it is."""
    text = block.text
    if not HANZI.search(text) or len(LATIN.findall(text)) < 3 or ADDRESS.search(text):
        return [block]
    spans = _by_lines(text) if "\n" in text else _by_separator(text, 0)
    if len(spans) < 2:
        return [block]
    group = block.group or f"b{block.place.block}"
    base = block.place.start
    return [
        replace(
            block,
            text=text[start:end],
            place=replace(block.place, start=base + start, end=base + end),
            group=group,
            label=block.label,
        )
        for start, end in spans
    ]


def _by_lines(text: str) -> list[tuple[int, int]]:
    """Neighbouring lines of one language together: a signature block names the same office in both."""
    spans: list[tuple[int, int]] = []
    kinds: list[bool] = []
    start = 0
    for line in text.split("\n"):
        for a, b in (
            _by_separator(line, start) if HANZI.search(line) and LATIN.search(line) else [(start, start + len(line))]
        ):
            chinese = _mostly_chinese(text[a:b]) if text[a:b].strip() else (kinds[-1] if kinds else False)
            if kinds and kinds[-1] == chinese:
                spans[-1] = (spans[-1][0], b)
            elif text[a:b].strip():
                spans.append((a, b))
                kinds.append(chinese)
        start += len(line) + 1
    return spans


def _by_separator(text: str, base: int) -> list[tuple[int, int]]:
    """The two halves of a line, or the line."""
    for pattern, strict in ((_SEPARATOR, False), (_SWITCH, True)):
        for match in pattern.finditer(text):
            left, right = text[: match.start()], text[match.end() :]
            if _are_halves(left, right, strict) or _are_halves(right, left, strict):
                return [(base, base + match.start()), (base + match.end(), base + len(text))]
    return [(base, base + len(text))]


def _are_halves(latin: str, chinese: str, strict: bool) -> bool:
    if HANZI.search(latin) or not LATIN.search(latin) or not _mostly_chinese(chinese):
        return False
    letters, weight = len(LATIN.findall(latin)), 2.5 * len(HANZI.findall(chinese))
    if not strict:
        return letters < 2 * _BALANCE * weight and weight < 2 * _BALANCE * letters
    # "Bottrop 市与北京市" is a Chinese sentence that begins with a name; "Präambel 序言" is a line in both languages.
    german, english = latin_evidence(latin)
    return german > english and letters < _BALANCE * weight and weight < _BALANCE * letters


def _mostly_chinese(text: str) -> bool:
    hanzi = len(HANZI.findall(text))
    return hanzi > 0 and 2.5 * hanzi >= len(LATIN.findall(text))


# Tables


def _column_of(block: Block) -> Column:
    return (block.place.part, block.place.table, block.place.cell)


def _columns(blocks: Sequence[Block], langs: Sequence[Lang | None]) -> dict[Column, Lang]:
    """The language that a table column is in, where nine in ten of its letters agree."""
    weights: dict[Column, Counter[Lang]] = {}
    for block, lang in zip(blocks, langs, strict=True):
        if block.place.table is not None and lang is not None and not _COLUMN_HEAD.fullmatch(block.text):
            key = Lang.ZH_HANS if lang.is_chinese else lang
            weights.setdefault(_column_of(block), Counter())[key] += len(block.text)
    columns: dict[Column, Lang] = {}
    for column, counts in weights.items():
        lang, most = counts.most_common(1)[0]
        if most >= 0.9 * sum(counts.values()):
            columns[column] = lang
    return columns


def _without_heads(
    blocks: list[Block], langs: list[Lang | None], columns: dict[Column, Lang]
) -> tuple[list[Block], list[Lang | None], list[str]]:
    """Leave out a first row that only names the languages of its columns."""
    first_rows: dict[tuple[str, int | None], list[int]] = {}
    for index, block in enumerate(blocks):
        if block.place.table is not None and block.place.row == 0 and columns:
            first_rows.setdefault((block.place.part, block.place.table), []).append(index)
    heads: set[int] = set()
    for indexes in first_rows.values():
        named = [index for index in indexes if _COLUMN_HEAD.fullmatch(blocks[index].text)]
        rest = [index for index in indexes if index not in named]
        if len(named) >= 2 and all(_NUMBER_CELL.fullmatch(blocks[index].text) for index in rest):
            heads.update(indexes)
    kept = [index for index in range(len(blocks)) if index not in heads]
    shown = [blocks[index].text.strip() for index in sorted(heads)]
    return [blocks[index] for index in kept], [langs[index] for index in kept], shown


def _with_number_columns(
    blocks: list[Block], langs: list[Lang | None], columns: dict[Column, Lang]
) -> tuple[list[Block], list[Lang | None], int]:
    """Turn the cells of a number column into labels of the first blocks of their row's languages.

    A column that only counts the rows of texts with numbers of their own is left out; its cells are counted.
    """
    cells: dict[Column, list[Block]] = {}
    for block in blocks:
        if block.place.table is not None:
            cells.setdefault(_column_of(block), []).append(block)
    tables = Counter((part, table) for part, table, _ in columns)
    numbers = {
        column
        for column, members in cells.items()
        if tables[column[:2]] >= 2 and all(_NUMBER_CELL.fullmatch(f"{b.label}{b.text}") for b in members)
    }
    counting = {column for column in numbers if _counts_rows(column, cells, columns)}
    labels = {
        (block.place.part, block.place.table, block.place.row): f"{block.label}{block.text}".strip()
        for block in blocks
        if _column_of(block) in numbers - counting
    }
    kept: list[tuple[Block, Lang | None]] = []
    labelled: set[tuple[object, ...]] = set()
    for block, lang in zip(blocks, langs, strict=True):
        if _column_of(block) in numbers:
            continue
        row = (block.place.part, block.place.table, block.place.row)
        cell = (*row, block.place.cell)
        if block.place.table is not None and row in labels and cell not in labelled:
            labelled.add(cell)
            block = block if block.label else replace(block, label=labels[row])
        kept.append((block, lang))
    return [block for block, _ in kept], [lang for _, lang in kept], sum(len(cells[column]) for column in counting)


def _counts_rows(column: Column, cells: dict[Column, list[Block]], columns: dict[Column, Lang]) -> bool:
    """Whether a number column runs 1, 2, 3 … beside texts that begin with article or paragraph numbers themselves."""
    values = [f"{block.label}{block.text}".strip(" .．、\t") for block in cells[column]]
    digits = [int(value) for value in values if value.isdecimal()]
    if len(digits) < len(values) - 1 or any(after != before + 1 for before, after in itertools.pairwise(digits)):
        return False
    for other in columns:
        if other[:2] != column[:2]:
            continue
        firsts = {block.place.row: block for block in reversed(cells.get(other, []))}
        texts = [f"{block.label} {block.text}" if block.label else block.text for block in firsts.values()]
        if any(map(begins_with_number, texts)):
            return True
    return False


def begins_with_number(text: str) -> bool:
    """Whether a cell begins with a named number ("Artikel 3", "第三条") or counts on from another one ("(2)", "b)")."""
    return _NAMED_NUMBER.match(text) is not None or _COUNTED_ON.match(text) is not None


# Alternating paragraphs


def _with_shared_lines(blocks: Sequence[Block], langs: list[Lang | None]) -> list[Lang | None]:
    """Give one of two equal lines without letters ("______") to each language where paragraphs alternate."""
    known = [lang for block, lang in zip(blocks, langs, strict=True) if lang is not None and block.place.table is None]
    switches = sum(a.is_chinese != b.is_chinese for a, b in itertools.pairwise(known))
    if 2 * switches < len(known):
        return langs
    shared = list(langs)
    for index in range(1, len(blocks) - 1):
        before, first, second = shared[index - 1], blocks[index], blocks[index + 1]
        if before is None or shared[index] is not None or shared[index + 1] is not None or LATIN.search(first.text):
            continue
        if first.text.strip() == second.text.strip() and first.place.table is second.place.table is None:
            other = next((lang for lang in known if lang.is_chinese != before.is_chinese), None)
            shared[index : index + 2] = [other, before]
    return shared


def _settled(blocks: Sequence[Block], langs: Sequence[Lang | None], columns: dict[Column, Lang]) -> list[Lang | None]:
    """The language of every block: its column's, its own, or where it shows none its neighbours'."""
    settled: list[Lang | None] = []
    previous: Lang | None = None
    upcoming = _following(langs)
    english = sum(1 for lang in langs if lang is Lang.EN)
    german = sum(1 for lang in langs if lang is Lang.DE)
    for index, (block, own) in enumerate(zip(blocks, langs, strict=True)):
        column = columns.get(_column_of(block)) if block.place.table is not None else None
        lang = own
        if column is not None and (own is None or len(block.text) < 12 or not HANZI.search(block.text)):
            # Short cells (names, "GIZ", "Chinesisch") belong to their column; a long one in another language does not.
            lang = column if own is None or not _contradicts(block, own, column) else own
        elif own is None and LATIN.search(block.text):
            # Latin letters without any evidence: a name or a title, German unless the file is rather English and Chinese.
            lang = Lang.DE if german >= english else Lang.EN
        elif own is None:
            lang = previous or upcoming[index]
        settled.append(lang)
        if lang is not None:
            previous = lang
    return settled


def _contradicts(block: Block, own: Lang, column: Lang) -> bool:
    """Whether a cell is so clearly of another language that its column does not count."""
    if own.is_chinese != column.is_chinese:
        return len(HANZI.findall(block.text)) >= 4 or (not own.is_chinese and len(block.text) >= 40)
    return False


def _following(langs: Sequence[Lang | None]) -> list[Lang | None]:
    """For every place the next language that shows."""
    following: list[Lang | None] = []
    later: Lang | None = None
    for lang in reversed(langs):
        later = lang if lang is not None else later
        following.append(later)
    return following[::-1]
