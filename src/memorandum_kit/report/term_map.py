"""The map of terms and clauses: where each concept stands in both texts, in one of them, or with a rejected word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from memorandum_kit.model import Mention, MentionKind
from memorandum_kit.writers.rows import Row

WIDTH, HEIGHT, EDGE = 400, 16, 6
# Colours stand in the picture itself: the PDF's typesetter gives a picture no rules of the page.
_PAINT = {
    "both": 'fill="#44607c"',
    "de": 'fill="#7a4b00"',
    "zh": 'fill="#7a4b00"',
    "bad": 'stroke="#a8071a" stroke-width="2"',
}
# A shape each, so that no one needs colour to tell them apart.
_SHAPES = {
    "both": '<circle cx="{x:.1f}" cy="8" r="3.6"/>',
    "de": '<path d="M{x:.1f} 3.4l4.2 7.4h-8.4z"/>',
    "zh": '<path d="M{x:.1f} 12.6l-4.2-7.4h8.4z"/>',
    "bad": '<path d="M{x:.1f} 8m-3.6-3.6l7.2 7.2m0-7.2l-7.2 7.2"/>',
}


@dataclass(frozen=True, slots=True)
class TermRow:
    """One concept: its words, and the numbers of the rows by what they have of it."""

    key: str
    de: str
    zh: str
    zh_lang: str
    places: Mapping[str, tuple[int, ...]]  # both, de, zh, bad -> row numbers
    picture: Markup


@dataclass(slots=True)
class _Found:
    de: str = ""
    zh: str = ""
    zh_lang: str = "zh-Hans"
    rows: dict[int, set[str]] = field(default_factory=dict)


def term_map(rows: Sequence[Row], mentions: Mapping[str, Sequence[Mention]]) -> tuple[list[TermRow], int]:
    """Give the concepts in the order of their first place, and the number of those left out.

    A concept that stands in a single row, in both texts, has nothing to compare and is left out.

    Args:
        rows: of the page, in order.
        mentions: by clause id.
    """
    found: dict[str, _Found] = {}
    for row in rows:
        for clauses, side in ((row.de, "de"), (row.zh, "zh")):
            for clause in clauses:
                for mention in mentions.get(clause.id, ()):
                    if mention.kind is MentionKind.TERM:
                        _enter(found.setdefault(mention.key, _Found()), mention, side, row.number, clause.lang.value)
    numbers = [row.number for row in rows]
    shown = [_shown(key, one, numbers) for key, one in found.items() if not _is_plain(one)]
    return shown, len(found) - len(shown)


def _is_plain(one: _Found) -> bool:
    return len(one.rows) == 1 and _sort(next(iter(one.rows.values()))) == "both"


def _enter(one: _Found, mention: Mention, side: str, row: int, lang: str) -> None:
    one.rows.setdefault(row, set()).add("bad" if mention.status == "deprecated" else side)
    word = mention.source or mention.surface
    if side == "de":
        one.de = one.de or word
    elif not one.zh:
        one.zh, one.zh_lang = word, lang


def _sort(sides: set[str]) -> str:
    return "bad" if "bad" in sides else "both" if len(sides) == 2 else next(iter(sides))


def _shown(key: str, one: _Found, numbers: list[int]) -> TermRow:
    places: dict[str, list[int]] = {}
    for row, sides in one.rows.items():
        places.setdefault(_sort(sides), []).append(row)
    return TermRow(
        key, one.de, one.zh, one.zh_lang, {sort: tuple(rows) for sort, rows in places.items()}, _picture(one, numbers)
    )


def _picture(one: _Found, numbers: list[int]) -> Markup:
    step = (WIDTH - 2 * EDGE) / max(1, len(numbers) - 1)
    where = {number: EDGE + place * step for place, number in enumerate(numbers)}
    signs = "".join(
        f"<g {_PAINT[sort]}>{_SHAPES[sort].format(x=where[row])}</g>"
        for row, sort in ((row, _sort(sides)) for row, sides in one.rows.items())
    )
    # The rows stand in the cell in figures; the picture is for the eye. Its title is what the PDF calls it by.
    return Markup(
        '<svg viewBox="0 0 {w} {h}" preserveAspectRatio="xMinYMid" aria-hidden="true"><title>{name}</title><path stroke="#d5d9de" d="M0 8H{w}"/>{signs}</svg>'
    ).format(
        name=" – ".join(filter(None, (one.de, one.zh))),
        w=WIDTH,
        h=HEIGHT,
        signs=Markup(signs),
    )


def signs(texts: Mapping[str, str]) -> list[tuple[str, Markup]]:
    """Give each sign of the map with its name, for the legend, in the texts of the area `report`."""
    return [
        (
            name,
            Markup('<svg class="sign" viewBox="0 0 16 16" aria-hidden="true"><title>{}</title><g {}>{}</g></svg>').format(
                texts[f"map.{name}"], Markup(_PAINT[name]), Markup(shape.format(x=8))
            ),
        )
        for name, shape in _SHAPES.items()
    ]  # fmt: skip
