"""The benchmark's comparison with hunalign, which is in no package archive: its files and its output, by a stand-in."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# What hunalign does by its manual: three files, the dictionary's lines as `target @ source`, one segment a line; it prints
# a ladder, one rung a line: index in the first text, index in the second, and a score, with tabs between.
STAND_IN = """#!{python}
import sys
dic, one, two = (open(name, encoding="utf-8").read().splitlines() for name in sys.argv[1:4])
assert all(" @ " in line for line in dic), dic[:3]
assert (len(one), len(two)) == (4, 4), (one, two)
assert "合作" in two[1].split(), two
for rung in ((0, 0, 0.3), (1, 1, 0.5), (3, 2, 1.2), (3, 3, -0.3), (4, 4, 0.3)):
    print(*rung, sep="\\t")
"""


@pytest.fixture
def benchmark(tmp_path, monkeypatch):
    program = tmp_path / "hunalign"
    program.write_text(STAND_IN.format(python=sys.executable), encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.syspath_prepend(str(ROOT))
    from benchmarks import alignment

    return alignment


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script with a shebang")
def test_ladder_is_read(benchmark):
    links = benchmark.hunalign(
        ["Titel", "Die Zusammenarbeit", "beginnt.", "Ende"], ["标题", "开展合作。", "新", "结束"]
    )
    assert links == [((0,), (0,)), ((1, 2), (1,)), ((), (2,)), ((3,), (3,))]


def test_picture_is_the_same_each_time(benchmark):
    points = [(1000, 0.5), (30_000, 0.4)]
    assert benchmark.picture(points) == benchmark.picture(points)
    assert benchmark.picture(points).startswith("<svg ")
