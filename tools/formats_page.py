"""Write docs/formats.md: every format, how its files are called, whether it is read back, and what it does not hold.

`python tools/formats_page.py` writes the page; a test compares it with what is in the repository.
"""

from __future__ import annotations

import re
from pathlib import Path

from memorandum_kit.messages import area
from memorandum_kit.model import (
    Clause,
    ClauseKind,
    Decision,
    Document,
    Finding,
    FindingPlace,
    Lang,
    Link,
    Memorandum,
    Mention,
    MentionKind,
    Metadata,
    Number,
    Place,
    Severity,
    Span,
    Step,
)
from memorandum_kit.readers import READERS
from memorandum_kit.writers import FILE_TYPES, WRITERS, losses
from memorandum_kit.writers.validation import VALIDATORS

PAGE = Path(__file__).resolve().parents[1] / "docs" / "formats.md"
STANDARDS = {
    "tei": "TEI P5, [our profile](odd/reference.md)",
    "ces": "CES/XCES alignment, beside `tei --layout split`",
    "tmx": "TMX 1.4b; `--level sentence` for a memory of sentences",
    "xliff": "XLIFF 2.1 with glossary, metadata and ITS 2.0",
    "xliff12": "XLIFF 1.2 strict, for OmegaT",
    "tbx": "TBX-Basic 2019, the concepts that the texts use; `memorandum terms export` for glossaries",
    "word": "Word in two or three columns, in the office's own template",
    "xlsx": "Excel, findings in a column of their own",
    "csv": "CSV (RFC 4180) with the mark that Excel needs",
    "text": "plain text side by side",
    "jsonl": "JSON Lines, a line a link",
    "spacy": "spaCy DocBin, a Doc a clause",
    "html": "one page without scripts",
    "pdf": "the page as PDF/A-3a and PDF/UA-1 with the TEI as its source file (extra `pdf`)",
    "json": "the memorandum itself",
}
READ_BY = {"xliff12": "xliff", "word": "bilingual_word", "ces": "xces", "html": "html", "text": "txt", "pdf": "pdf"}
# Read as any text of this kind, not as the memorandum that was written.
AS_TEXT = frozenset(("html", "text", "pdf"))
HEAD = """# Formats

`memorandum export MEMO --to tmx,xliff,word -o folder/` writes several at once and says what each could not hold of this
memorandum; `memorandum validate FILE` checks a file of any of these formats by our own rules and, with `--schema`, by the
official schema, and names line, place, rule and remedy. What is known of the memorandum besides its texts (titles, parties,
signing, seals, archive) comes from a `memorandum.toml` (`--metadata`) or single facts (`--set signed_on=2024-01-12`).
XLIFF shows the terms and findings to the translator, Excel the findings to the reader; they are not read back.

| `--to` | suffix | what | read back | checked | not brought back by reading |
|---|---|---|---|---|---|
"""
FOOT = """
What a person changed in a file is followed when it is read back: a text keeps its clause's id, kind and number; rows of
a Word table may be moved, split, merged and deleted; a new row or translation unit is a new clause in its place. A link
whose clauses have changed is the person's and no longer a proposal of the program. Tracked changes are read as accepted
(`--changes original`: as rejected) and told, comments are counted. A translation unit of another program stays one clause
with its link; the sentences inside are found and aligned. A file with an id twice or a link to nothing is refused.
"""


def everything() -> Memorandum:
    """Give a memorandum with one of everything that a format may not hold."""
    clauses = tuple(
        Clause(
            f"{side}.{n}",
            "\x07!\uffff",
            lang,
            ClauseKind.ARTICLE,
            Number("1", "1", "article"),
            Place(block=1),
            (Span(0, 1),),
            1,
        )
        for side, lang in (("de", Lang.DE), ("zh", Lang.ZH_HANS))
        for n in (1, 2, 3)
    )
    links = (Link(("de.1",), ("zh.2",), 0.5, reason="x"), Link(("de.2",), ("zh.1",)), Link(("de.9",), ("zh.9",)))
    return Memorandum(
        (Document("de", Lang.DE, clauses[:3]), Document("zh", Lang.ZH_HANS, clauses[3:])),
        (Mention(MentionKind.PLACE, Span(0, 1), "\x07", "k", "de.1", source="rule"), Mention(MentionKind.TERM, Span(5, 9), "")),
        links,
        (Link(("de.1.s1",), ("zh.1.s1",)),),
        (Finding("number.scale", Severity.MAJOR, (FindingPlace("de.1", Span(0, 1)),)),),
        (Decision("f", "waived", "E", "2024-01-01", "w"),),
        Metadata(reference="1"),
        provenance=(Step("read"),),
    )  # fmt: skip


def page() -> str:
    """Give the page."""
    texts = area("export", Lang.EN)
    memo = everything()
    rows = []
    for name in WRITERS.names():
        lost = [re.sub(r"\s*\([^)]*\)|: \{detail\}", "", texts[f"loss.{note.code}"]) for note in losses(memo, name)]
        reader = READ_BY.get(name, name)
        read = (
            "as text"
            if name in AS_TEXT
            else "as glossary"
            if name == "tbx"
            else "yes"
            if reader in READERS.names() or name == "json"
            else "no"
        )
        cells = [
            f"`{name}`",
            f"`{FILE_TYPES[name].suffix}`",
            STANDARDS[name],
            read,
            "yes" if name in VALIDATORS.names() else "–",
            "; ".join(lost) or "–",
        ]
        rows.append(f"| {' | '.join(cells)} |\n")
    return HEAD + "".join(rows) + FOOT


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
