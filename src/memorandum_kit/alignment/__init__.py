"""Which German segment answers which Chinese one, whatever was merged, split, moved, left out or added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from memorandum_kit.alignment.links import ScoredLink

if TYPE_CHECKING:
    from memorandum_kit.alignment.cues.embeddings import Embedder
    from memorandum_kit.glossary import Glossary
    from memorandum_kit.model import Link, Memorandum

__all__ = ["ScoredLink", "align", "align_documents", "align_scored", "needs_review"]


def align(
    de: Sequence[str], zh: Sequence[str], *, glossary: Glossary | None = None, embed: Embedder | None = None
) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """Link German and Chinese segments, every index exactly once.

    Args:
        de: German segments (clauses or sentences) in order.
        zh: Chinese ones, in either script.
        glossary: terms that speak for a pair.
        embed: sentence embeddings as one more cue: texts in, a matrix out (`cues.embeddings.load(FOLDER)`).

    Returns:
        Links by first German, then first Chinese index; `((3,), ())` has no counterpart. Links may cross.
    """
    return [(link.de, link.zh) for link in align_scored(de, zh, glossary=glossary, embed=embed)]


def align_scored(
    de: Sequence[str], zh: Sequence[str], *, glossary: Glossary | None = None, embed: Embedder | None = None
) -> list[ScoredLink]:
    """Link segments as `align` does, and say how sure each link is and why a segment has no counterpart."""
    from memorandum_kit.alignment.aligner import align_texts

    return align_texts(de, zh, glossary=glossary, embed=embed)


def align_documents(
    memo: Memorandum,
    *,
    glossary: Glossary | None = None,
    keep: Iterable[Link] | None = None,
    embed: Embedder | None = None,
) -> Memorandum:
    """Link the clauses and sentences of a memorandum; see `documents.align_documents`."""
    from memorandum_kit.alignment import documents

    return documents.align_documents(memo, glossary=glossary, keep=keep, embed=embed)


def needs_review(link: Link) -> bool:
    """Whether a person should look at a link: nobody has confirmed it, and its score is below the model's threshold."""
    from memorandum_kit.alignment.scoring import shipped

    return not link.confirmed and link.made_by != "file" and link.score < shipped().review
