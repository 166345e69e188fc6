"""Random work on an archive, step by step against a simple model: nothing is lost, whatever the order."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import pytest
from tests.archive.samples import archive, memorandum, scan

from memorandum_kit.archive import Archive
from memorandum_kit.errors import ExitCode, MemorandumError


@pytest.mark.parametrize("seed", range(12))
def test_random_work(seed: int) -> None:
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        home = folder / "a"
        archive(home).close()
        seals: dict[str, str] = {}  # every version that was ever acknowledged
        titles: dict[str, str] = {}  # of the records that are in use
        destroyed: set[str] = set()
        for turn in range(14):
            with Archive(home) as opened:
                step = chance.choice(
                    ["add", "add", "version", "version", "retire", "destroy", "rebuild", "lose", "verify"]
                )
                record = chance.choice(sorted(titles)) if titles else ""
                word = f"Titel{seed}x{turn}ende"
                if step == "add" or (step == "version" and not record):
                    files = [scan(folder, f"{turn}-{n}.bin", 50, n) for n in range(chance.randrange(3))]
                    receipt = opened.add(memorandum(word), originals=files, id=f"r{turn}")
                    seals[receipt.key] = receipt.seal
                    titles[receipt.id] = word
                elif step == "version":
                    receipt = opened.add(memorandum(word), record=record, reason=word)
                    seals[receipt.key] = receipt.seal
                    titles[record] = word
                elif step in ("retire", "destroy") and record:
                    receipt = opened.retire(record, reason=word, destroy=step == "destroy")
                    if step == "destroy":
                        destroyed |= {key for key in seals if key.startswith(f"{record}@")}
                    seals[receipt.key] = receipt.seal
                    del titles[record]
                    with pytest.raises(MemorandumError, match="retired"):
                        opened.add(memorandum(), record=record, reason="x")
                elif step == "rebuild":
                    before = opened.dump()
                    assert opened.rebuild() == []
                    assert opened.dump() == before
                elif step == "lose":
                    opened.close()
                    for path in home.glob("catalogue.sqlite*"):
                        path.unlink()
                elif step == "verify":
                    assert opened.verify().exit_code is ExitCode.OK
            with Archive(home) as opened:
                assert {row.key: row.seal for row in opened.versions()} == seals
                assert {row.key for row in opened.versions() if row.destroyed} == destroyed
                for record, title in titles.items():
                    assert [hit.row.record for hit in opened.search(title).hits] == [record]
                    assert opened.content(record).memo == memorandum(title)
        with Archive(home) as opened:
            assert opened.verify().exit_code is ExitCode.OK
            assert [seal.seal for seal in opened.seals()] == list(seals.values())
