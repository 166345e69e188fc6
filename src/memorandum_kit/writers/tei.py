"""Parallel TEI P5 of a memorandum: header, stand-off (entities, alignment, findings), the texts as they were signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Memorandum
from memorandum_kit.writers.tei_edition import Edition
from memorandum_kit.writers.tei_layouts import LAYOUTS

if TYPE_CHECKING:
    from memorandum_kit.glossary import Glossary


def write_tei(
    memo: Memorandum, *, layout: str = "group", glossary: Glossary | None = None, inline_reg: bool = False
) -> bytes:
    """Give the memorandum as TEI P5, valid against tei_all 4.12.0.

    Args:
        memo: what to write.
        layout: `group` (one text/group with a text a language), `div` (one body with a div a language), `corpus`
            (teiCorpus with a TEI a language) or `split` (a zip: one file a text and `alignment.xml`).
        glossary: the concepts that the terms of the memorandum are of; by default the shipped ones.
        inline_reg: put the preferred form of a recorded name beside the one in the text (`choice` with `orig` and `reg`);
            many programs then show both, one after the other.

    Raises:
        BadInput: a layout that does not exist.
    """
    if layout not in LAYOUTS:
        raise BadInput(f"There is no TEI layout {layout!r}", advice=f"Use one of: {', '.join(LAYOUTS)}.")
    return LAYOUTS[layout](Edition(memo, glossary, inline_reg=inline_reg))
