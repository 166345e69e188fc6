"""The alignment as a picture: inline SVG, the German clauses above, the Chinese below, lines between."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from memorandum_kit.model import Clause
from memorandum_kit.writers.rows import Pair, Row

WIDTH = 1000
LEFT = 34  # for the labels DE and ZH
TOP, BAR, BOTTOM = 14, 12, 96
_WEIGHT_FLOOR, _WEIGHT_CEILING = 12, 160  # so that neither a number alone vanishes nor a long clause hides the rest


def overview(pair: Pair, texts: Mapping[str, str], *, ident: str) -> Markup:
    """Give the picture of one pair of texts.

    Args:
        pair: rows and texts.
        texts: the messages of the area `report`.
        ident: begins the ids inside the picture.
    """
    if not pair.rows:
        return Markup("")
    spots = _spots(pair.de.clauses) | _spots(pair.zh.clauses)
    alone = sum(1 for row in pair.rows if not row.de or not row.zh)
    said = texts["overview.text"].format(links=sum(1 for r in pair.rows if r.link), alone=alone)
    joins = [_join(row, spots) for row in pair.rows if row.de and row.zh]
    bars = [
        _bar(row, clause, y, spots)
        for row in pair.rows
        for clauses, y in ((row.de, TOP), (row.zh, BOTTOM))
        for clause in clauses
    ]
    return Markup(
        '<svg class="overview" viewBox="0 0 {w} {h}" role="group" aria-labelledby="{i}-t {i}-d">'
        '<title id="{i}-t">{title}</title><desc id="{i}-d">{said}</desc>'
        '<text x="0" y="{y1}">DE</text><text x="0" y="{y2}">ZH</text>{joins}{bars}</svg>'
    ).format(
        w=WIDTH,
        h=BOTTOM + BAR + 14,
        i=ident,
        title=texts["overview.title"],
        said=said,
        y1=TOP + BAR - 1,
        y2=BOTTOM + BAR - 1,
        joins=Markup("").join(joins),
        bars=Markup("").join(bars),
    )


def _spots(clauses: Sequence[Clause]) -> dict[str, tuple[float, float]]:
    """Left and right end of every clause's bar, by the length of its text."""
    weights = [min(max(len(c.printed), _WEIGHT_FLOOR), _WEIGHT_CEILING) for c in clauses]
    scale = (WIDTH - LEFT) / (sum(weights) or 1)
    spots: dict[str, tuple[float, float]] = {}
    at = float(LEFT)
    for clause, weight in zip(clauses, weights, strict=True):
        spots[clause.id] = (at, at + weight * scale)
        at += weight * scale
    return spots


def _join(row: Row, spots: dict[str, tuple[float, float]]) -> Markup:
    de = [spots[clause.id] for clause in row.de]
    zh = [spots[clause.id] for clause in row.zh]
    a, b = min(s for s, _ in de), max(e for _, e in de)
    c, d = min(s for s, _ in zh), max(e for _, e in zh)
    y1, y2 = TOP + BAR, BOTTOM
    middle = (y1 + y2) / 2
    path = (
        f"M{a + 1:.1f} {y1}C{a + 1:.1f} {middle} {c + 1:.1f} {middle} {c + 1:.1f} {y2}"
        f"H{d - 1:.1f}C{d - 1:.1f} {middle} {b - 1:.1f} {middle} {b - 1:.1f} {y1}Z"
    )
    return Markup('<path class="join {}" d="{}"/>').format(row.status, path)


def _bar(row: Row, clause: Clause, y: int, spots: dict[str, tuple[float, float]]) -> Markup:
    start, end = spots[clause.id]
    alone = not row.de or not row.zh
    label = clause.number.printed if clause.number else clause.text[:20]
    bar = Markup(
        '<a href="#row-{n}" aria-label="{n}: {t}"><rect class="bar {s}" x="{x:.1f}" y="{y}" width="{w:.1f}" height="{h}"><title>{n}: {t}</title></rect></a>'
    ).format(n=row.number, s=row.status, x=start + 0.5, y=y, w=max(end - start - 1, 0.6), h=BAR, t=label)
    if alone:
        middle = (start + end) / 2
        mark_y = y - 3 if y == TOP else y + BAR + 11
        bar += Markup('<text class="alone" x="{:.1f}" y="{}" text-anchor="middle">∅</text>').format(middle, mark_y)
    return bar
