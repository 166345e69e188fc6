"""The whole test corpus as memoranda: the example, the Declaration of Human Rights in both scripts, the aligned texts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from memorandum_kit import pipeline
from memorandum_kit.model import Clause, Document, Lang, Link, Memorandum


def whole(root: Path, shared: Path) -> Iterator[tuple[str, Memorandum]]:
    """Give name and memorandum; the larger ones with names, values, terms and findings."""
    yield (
        "example",
        pipeline.run(pipeline.read(root / "examples" / "memorandum.de.docx", root / "examples" / "memorandum.zh.docx")),
    )
    for script in ("zh-Hans", "zh-Hant"):
        folder = shared / "corpus" / "udhr"
        yield f"udhr {script}", pipeline.run(pipeline.read(folder / "de.txt", folder / f"{script}.txt"))
    yield from ((file.stem, aligned(file)) for file in sorted((shared / "corpus" / "alignment").glob("*.json")))


def aligned(file: Path) -> Memorandum:
    """Give a file of the alignment corpus with its links."""
    data = json.loads(file.read_text(encoding="utf-8"))
    chinese = Lang.ZH_HANT if "hant" in file.name else Lang.ZH_HANS
    texts = {
        name: tuple(Clause(f"{name}.{n}", text, lang) for n, text in enumerate(data[name], start=1))
        for name, lang in (("de", Lang.DE), ("zh", chinese))
    }
    links = tuple(
        Link(tuple(f"de.{one + 1}" for one in de), tuple(f"zh.{one + 1}" for one in zh), made_by="file")
        for de, zh in data["gold"]
    )
    return Memorandum((Document("de", Lang.DE, texts["de"]), Document("zh", chinese, texts["zh"])), links=links)
