"""Parts of a clause between commas, semicolons and colons, and which parts of a stored unit answer one another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from memorandum_kit.model import Lang, Span
from memorandum_kit.translation.units import Unit, folded

# Not inside a number: 1,5 and 14:30 stay whole; 、 parts items of a list, not clauses.
_MARK = {
    False: re.compile(r"(?<!\d)[,;:](?=\s)|(?<=\d)[,;:](?=\s)|\s[–—](?=\s)"),
    True: re.compile(r"[，；：]|——|(?<!\d)[,;:](?!\d)"),
}
_KIND = {",": ",", "，": ",", ";": ";", "；": ";", ":": ":", "：": ":", "–": "-", "—": "-", "——": "-"}
_WRITTEN = {False: {",": ", ", ";": "; ", ":": ": ", "-": " – "}, True: {",": "，", ";": "；", ":": "：", "-": "——"}}
_END = re.compile(r"[.。!！?？]+$")
_SHORTEST = {False: 8, True: 3}  # code points: less is no part that could be agreed


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its place in the clause, its text without marks, and the mark after it (, ; : -)."""

    span: Span
    text: str
    mark: str
    is_first: bool


def parts_of(text: str, lang: Lang) -> tuple[Part, ...]:
    """Divide a clause; one part where it has no mark inside."""
    found: list[Part] = []
    start = 0
    for match in [*_MARK[lang.is_chinese].finditer(text), None]:
        end = match.start() if match is not None else len(text)
        piece = text[start:end]
        bare = _END.sub("", piece.strip())
        begin = start + len(piece) - len(piece.lstrip())
        mark = _KIND[match[0].strip()] if match is not None else ""
        if bare:
            found.append(Part(Span(begin, begin + len(bare)), bare, mark, not found))
        start = match.end() if match is not None else end
    return tuple(found)


@lru_cache(maxsize=4096)
def answering(unit: Unit) -> tuple[tuple[Part, Part], ...]:
    """Give the parts of a unit that answer one another: as many on both sides, parted by the same marks in the same order.

    A unit without marks inside answers as a whole.
    """
    source, target = parts_of(unit.source, unit.source_lang), parts_of(unit.target, unit.target_lang)
    if [part.mark for part in source] != [part.mark for part in target]:
        return ()
    return tuple(zip(source, target, strict=True))


def is_long_enough(text: str, lang: Lang) -> bool:
    """Whether a part is more than a word or two."""
    return len(text) >= _SHORTEST[lang.is_chinese]


def opening(text: str) -> str:
    """Fold a part so that a capital at its beginning does not matter."""
    plain = folded(text)
    return plain[:1].lower() + plain[1:]


def joined(texts: list[str], marks: list[str], lang: Lang, original: str, original_lang: Lang) -> str:
    """Join parts with the marks of their language, and end as the original ends."""
    written = _WRITTEN[lang.is_chinese]
    text = "".join(part + (written[mark] if mark else "") for part, mark in zip(texts, marks, strict=True))
    end = _END.search(original.rstrip())
    if end is None:
        return text
    wide = {".": "。", "!": "！", "?": "？"} if lang.is_chinese else {"。": ".", "！": "!", "？": "?"}
    same = original_lang.is_chinese == lang.is_chinese
    return text + (end[0] if same else "".join(wide.get(mark, mark) for mark in end[0]))
