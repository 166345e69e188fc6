"""Small records for the archive's tests: invented parties, two clauses a language."""

from __future__ import annotations

from pathlib import Path

from memorandum_kit.archive import Archive, Disk, create
from memorandum_kit.model import Clause, Document, Lang, Link, Memorandum, Metadata, Party

MOMENT = "2026-03-02T09:00:00Z"


def memorandum(title: str = "Freundschaftserklärung", *, extra: str = "") -> Memorandum:
    de = Document(
        "de",
        Lang.DE,
        (
            Clause("de.1", "Beide Seiten fördern den Austausch in der Straße des Bergbaus." + extra, Lang.DE),
            Clause("de.2", "Diese Erklärung gilt fünf Jahre.", Lang.DE),
        ),
        title=title,
    )
    zh = Document(
        "zh",
        Lang.ZH_HANS,
        (
            Clause("zh.1", "双方在矿业街促进友好交流。", Lang.ZH_HANS),
            Clause("zh.2", "本宣言有效期为五年。", Lang.ZH_HANS),
        ),
        title="友好宣言",
    )
    parties = (
        Party("eschenfurt", ((Lang.DE, "Stadt Eschenfurt"), (Lang.ZH_HANS, "埃申富特市"))),
        Party("wangxi", ((Lang.DE, "Stadtbezirk Wangxi"), (Lang.ZH_HANS, "望溪区"))),
    )
    meta = Metadata(titles=((Lang.DE, title), (Lang.ZH_HANS, "友好宣言")), parties=parties, signed_on="2025-05-12")
    links = (Link(("de.1",), ("zh.1",)), Link(("de.2",), ("zh.2",)))
    return Memorandum((de, zh), links=links, metadata=meta)


def archive(folder: Path, disk: Disk | None = None) -> Archive:
    create(folder).close()
    return Archive(folder, disk=disk, now=lambda: MOMENT)


def scan(folder: Path, name: str = "Urkunde.pdf", size: int = 2000, seed: int = 0) -> Path:
    path = folder / name
    path.write_bytes(bytes((i * 31 + seed) % 256 for i in range(size)))
    return path
