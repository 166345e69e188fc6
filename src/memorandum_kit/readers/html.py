"""HTML pages: paragraphs, headings, lists with their numbers, tables, with `lang` attributes; no scripts, no styles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from memorandum_kit.errors import BadInput, NotMine, TooLarge
from memorandum_kit.model import Block, Lang, Note, Place, Source
from memorandum_kit.readers.counters import counter
from memorandum_kit.readers.evidence import guess_language
from memorandum_kit.readers.options import DEPTH_LIMIT, MIB, TEXT_LIMIT, Options
from memorandum_kit.readers.text_encoding import Decoded, decode
from memorandum_kit.readers.wrapped_lines import is_wide

_LOOKS = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|h[1-6]|p|div|table|article|section|ul|ol)\b",
    re.IGNORECASE | re.DOTALL,
)
_XHTML = "{http://www.w3.org/1999/xhtml}"
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_DECLARATION = re.compile(r"<\?xml[^>]*\?>")
# Browsers read these names as their supersets (WHATWG Encoding Standard).
_SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252",
              "us-ascii": "cp1252", "windows-1252": "cp1252", "big5": "big5hkscs", "utf8": "utf-8"}  # fmt: skip
_SKIPPED = frozenset(
    (
        "script", "style", "template", "noscript", "head", "select", "button", "svg", "iframe", "object", "embed",
        "video", "audio", "canvas", "textarea", "rt", "rp", "map", "datalist", "input", "img", "dialog",
    )
)  # fmt: skip
_BLOCKS = frozenset(
    (
        "p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "blockquote", "pre", "address",
        "figure", "figcaption", "caption", "dl", "dt", "dd", "form", "fieldset", "legend", "details", "summary", "hr",
        "center", "ul", "ol", "menu", "li", "table", "body", "html", "hgroup", "search",
    )
)  # fmt: skip
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SPACE = re.compile(r"[ \t\n\r\f]+")
_LIST_TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_LIST_STYLES = {
    "decimal": ("decimal", "."), "lower-alpha": ("lowerLetter", "."), "lower-latin": ("lowerLetter", "."),
    "upper-alpha": ("upperLetter", "."), "upper-latin": ("upperLetter", "."), "lower-roman": ("lowerRoman", "."),
    "upper-roman": ("upperRoman", "."), "cjk-ideographic": ("taiwaneseCountingThousand", "、"),
    "simp-chinese-informal": ("chineseCountingThousand", "、"), "trad-chinese-informal": ("taiwaneseCountingThousand", "、"),
    "simp-chinese-formal": ("chineseLegalSimplified", "、"), "cjk-decimal": ("ideographDigital", "、"),
    "cjk-heavenly-stem": ("ideographTraditional", "、"), "cjk-earthly-branch": ("ideographZodiac", "、"), "none": ("none", ""),
}  # fmt: skip
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:[^;]*?\b([a-z]+(?:-[a-z]+)*)", re.IGNORECASE)


def read_html(data: bytes, name: str, options: Options) -> Source:
    """Read an HTML page; `Place.paragraph` is the running number of a block.

    Raises:
        NotMine: no HTML.
        BadInput: the encoding cannot be told; no text in the page.
        TooLarge: over TEXT_LIMIT, or nested deeper than DEPTH_LIMIT.
    """
    if not _looks_like_html(data):
        raise NotMine("not html: no HTML element at the beginning")
    shown = name or "This page"
    if len(data) > TEXT_LIMIT:
        raise TooLarge(f"{shown} is too large", why=f"{len(data) / MIB:.0f} MB; the limit is {TEXT_LIMIT // MIB} MB")
    decoded = _decode(data, shown, options.encoding)
    text = _DECLARATION.sub("", decoded.text, count=1)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BadInput(f"{shown} cannot be read as HTML", why=str(error)[:120]) from None
    if root is None:
        raise BadInput(f"{shown} has no text in it", why="the page is empty")
    page = _Page(shown)
    page.walk(root, _State())
    page.close()
    notes = [Note("html.encoding", f"{decoded.encoding} ({decoded.evidence})")]
    if decoded.suspicious:
        notes.append(Note("txt.mojibake", decoded.suspicious))
    if page.hidden:
        notes.append(Note("html.hidden-text", page.hidden[:60]))
    blocks = tuple(page.blocks)
    return Source(
        blocks=blocks,
        media_type="text/html",
        lang=_page_lang(root, blocks),
        title=_collapsed(root.findtext(".//title") or "").strip(),
        notes=tuple(notes),
    )


def _looks_like_html(data: bytes) -> bool:
    head = data[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head.decode("utf-16", errors="replace")
    else:
        text = head.decode("latin-1").removeprefix("ï»¿")
    return _LOOKS.match(text) is not None


def _decode(data: bytes, shown: str, encoding: str | None) -> Decoded:
    """A mark wins over the page's own word, that over the evidence; a page that names a wrong encoding is common."""
    declared = _CHARSET.search(data[:4096])
    if encoding is None and declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        stated = declared[1].decode("ascii").lower()
        usual = _SUPERSETS.get(stated, stated)
        if not usual.startswith("utf-16"):
            try:
                found = decode(data, shown, encoding=usual)
            except BadInput:
                return decode(data, shown)
            if usual == "cp1252":
                return decode(data, shown) if _is_utf8(data) else replace(found, evidence="declared")
            return replace(found, evidence="declared")
    return decode(data, shown, encoding=encoding)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _page_lang(root: etree._Element, blocks: tuple[Block, ...]) -> Lang | None:
    """The page's own language, where its text does not speak against it: templates often leave a wrong one."""
    stated = _lang(root)
    guessed = guess_language("\n".join(block.text for block in blocks))
    return stated if guessed is None or guessed == stated else None


def _lang(element: etree._Element) -> Lang | None:
    tag = element.get("lang") or element.get("xml:lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang")
    if not tag:
        return None
    try:
        return Lang.of(tag)
    except ValueError:
        return None


_NOTE = re.compile(
    r"(?:sd)?(?:foot|end)notes?[-_:]?\d*|fn[-_:]?\d+|doc-(?:foot|end)notes?|MsoFootnoteText", re.IGNORECASE
)
_NOTE_MARK = re.compile(r"\s*[\[(]?(?:\d{1,3}|[*†‡]{1,3})[\])]?\s*")


def _is_note(element: etree._Element) -> bool:
    """Whether the element holds a footnote, as office programs, Pandoc and the DPUB roles mark one."""
    names = (element.get("id"), element.get("role"), *(element.get("class") or "").split())
    return any(name and _NOTE.fullmatch(name) for name in names)


def _is_note_mark(element: etree._Element, in_note: bool) -> bool:
    """Whether a link within the page is a raised number that leads to a footnote or, in the footnote, back."""
    if not (element.get("href") or "").startswith("#"):
        return False
    text = etree.tostring(element, method="text", encoding="unicode", with_tail=False).strip()
    if _NOTE_MARK.fullmatch(text) is None:
        return in_note and text in ("↩", "↩︎", "↑", "^")
    above = element.getparent()
    raised = element.find(".//sup") is not None or (above is not None and above.tag == "sup")
    return raised or in_note or "note" in f"{element.get('class')} {element.get('role')} {element.get('epub:type')}"


@dataclass(frozen=True, slots=True)
class _State:
    """What holds for an element and what is in it."""

    depth: int = 0
    lang: Lang | None = None
    style: str = "paragraph"
    level: int = 0
    table: int | None = None
    row: int | None = None
    cell: int | None = None
    group: str = ""
    preformatted: bool = False
    lists: int = 0
    note: bool = False


@dataclass(slots=True)
class _Page:
    """Collects text until a block ends."""

    shown: str
    blocks: list[Block] = field(default_factory=list)
    hidden: str = ""
    _parts: list[str] = field(default_factory=list)
    _state: _State = field(default_factory=_State)
    _label: str = ""
    _tables: int = 0

    def walk(self, element: etree._Element, state: _State) -> None:
        if state.depth > DEPTH_LIMIT:
            raise TooLarge(f"{self.shown} is nested too deeply", why=f"the limit is {DEPTH_LIMIT} levels")
        tag = element.tag.removeprefix(_XHTML).lower() if isinstance(element.tag, str) else ""
        if not tag or tag in _SKIPPED:
            return
        if element.get("hidden") is not None or re.search(r"display\s*:\s*none", element.get("style") or "", re.I):
            self.hidden = (
                self.hidden
                or _collapsed(etree.tostring(element, method="text", encoding="unicode", with_tail=False)).strip()
            )
            return
        state = replace(state, depth=state.depth + 1, lang=_lang(element) or state.lang)
        if tag == "a" and _is_note_mark(element, state.note):
            return
        if _is_note(element):
            state = replace(state, style="footnote", note=True)
        if tag == "br":
            self._parts.append("\n")
        elif tag == "table":
            self._table(element, state)
        elif tag in ("ul", "ol", "menu"):
            self._list(element, replace(state, lists=state.lists + 1), tag)
        elif tag in _HEADINGS:
            kind = "cell" if state.table is not None else "heading"
            self._block(element, replace(state, style=kind, level=_HEADINGS[tag]))
        elif tag in _BLOCKS:
            self._block(element, replace(state, preformatted=state.preformatted or tag == "pre"))
        else:
            self._content(element, state)

    def _block(self, element: etree._Element, state: _State) -> None:
        self.close()
        self._state = state
        self._content(element, state)
        self.close()

    def _content(self, element: etree._Element, state: _State) -> None:
        self._add(element.text, state)
        for child in element:
            self.walk(child, state)
            self._add(child.tail, state)

    def _add(self, text: str | None, state: _State) -> None:
        if not text:
            return
        if not any(part.strip() for part in self._parts):
            self._state = state  # text behind an inner block belongs to the outer one again
        self._parts.append(text if state.preformatted else text.replace("\n", " ").replace("\r", " "))

    def close(self) -> None:
        """End the block that is being collected."""
        raw = "".join(self._parts)
        self._parts.clear()
        state = self._state
        lines = raw.split("\n") if state.preformatted else [_collapsed(line) for line in raw.split("\n")]
        text = "\n".join(line.strip(" ") if not state.preformatted else line for line in lines).strip("\n ")
        if not text.strip():
            return
        index = len(self.blocks)
        place = Place(
            "footnote" if state.note else "body", index, None, state.table, state.row, state.cell, index, 0, len(text)
        )
        self.blocks.append(Block(text, place, state.style, state.level, self._label, state.lang, state.group))
        self._label = ""

    def _list(self, element: etree._Element, state: _State, tag: str) -> None:
        self.close()
        number_format, suffix = _list_style(element, tag)
        step = -1 if element.get("reversed") is not None else 1
        items = sum(1 for child in element if child.tag == "li")
        value = _whole(element.get("start"), items if step < 0 else 1)
        for child in element:
            if child.tag != "li":
                self.walk(child, state)
                continue
            value = _whole(child.get("value"), value)
            printed = "•" if number_format == "bullet" else f"{counter(value, number_format) or ''}{suffix}"
            self.close()
            self._label = printed
            note = state.note or _is_note(child)
            style = "footnote" if note else "list"
            self._block(child, replace(state, style=style, level=state.lists, depth=state.depth + 1, note=note))
            self._label = ""
            value += step

    def _table(self, element: etree._Element, state: _State) -> None:
        self.close()
        number = self._tables
        self._tables += 1
        covered: dict[int, int] = {}  # column -> rows that a cell above still covers
        for row_number, row in enumerate(_rows(element)):
            column = 0
            group = state.group or f"t{number}.r{row_number}"
            begun: dict[int, int] = {}
            for cell in row:
                if cell.tag not in ("td", "th"):
                    continue
                while covered.get(column, 0) > 0:
                    column += 1
                inner = replace(
                    state, style="cell", table=number, row=row_number, cell=column, group=group, depth=state.depth + 1
                )
                self._block(cell, replace(inner, lang=_lang(cell) or _lang(row) or state.lang))
                for _ in range(min(_whole(cell.get("colspan"), 1), 100) or 1):
                    begun[column] = _whole(cell.get("rowspan"), 1) - 1
                    column += 1
            covered = {place: rows - 1 for place, rows in covered.items() if rows > 1} | begun
        for caption in element.iterchildren("caption"):
            self._block(caption, state)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from child.iterchildren("tr")


def _list_style(element: etree._Element, tag: str) -> tuple[str, str]:
    if match := _LIST_STYLE.search(element.get("style") or ""):
        return _LIST_STYLES.get(match[1].lower(), ("bullet", "") if tag != "ol" else ("decimal", "."))
    if tag != "ol":
        return "bullet", ""
    return _LIST_TYPES.get(element.get("type", "1"), "decimal"), "."


def _whole(value: str | None, default: int) -> int:
    return int(value) if value is not None and re.fullmatch(r"-?[0-9]{1,6}", value.strip()) else default


def _collapsed(text: str) -> str:
    """White space as a browser shows it, but a line end of the file between Chinese characters is no blank."""

    def blank(match: re.Match[str]) -> str:
        before = text[match.start() - 1 : match.start()]
        after = text[match.end() : match.end() + 1]
        chinese = before and after and is_wide(before) and is_wide(after)
        return "" if chinese and len(match[0]) > 1 else " "

    return _SPACE.sub(blank, text)
