"""The README's console blocks: their commands run, and (`python -m benchmarks.readme`) their output written back.

A block's first word after `$` is always `memorandum`; blocks run in order in one folder that holds a copy of `examples`.
A command on `../shared` runs only where that material lies beside the repository.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)

# What is another in every run: seals hash the time of the event, and the size counts the name of who did it.
VOLATILE = ((re.compile(r"\b[0-9a-f]{128}\b"), "<128 hex digits>"), (re.compile(r"\b\d+ bytes"), "<size> bytes"))


def transcript(block: str) -> list[tuple[str, str]]:
    """Split a console block into its commands and what each prints."""
    steps: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            steps.append((line[2:], []))
        else:
            steps[-1][1].append(line)
    return [(command, "\n".join(lines).strip()) for command, lines in steps]


def output(command: str, folder: Path) -> str:
    """Run a command of the README in `folder` and give what it prints."""
    words = shlex.split(command)
    if words[0] != "memorandum":
        raise ValueError(f"only memorandum commands are shown in console blocks: {command}")
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "COLUMNS": "100"}
    done = subprocess.run(
        [sys.executable, "-m", "memorandum_kit", *words[1:]],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    shown = (done.stdout + done.stderr).strip().replace(str(folder) + "/", "")
    for pattern, stand_in in VOLATILE:
        shown = pattern.sub(stand_in, shown)
    return shown


def prepare(folder: Path) -> None:
    """Put what the commands read into `folder`: the example, and the material beside the repository."""
    shutil.copytree(ROOT / "examples", folder / "work" / "examples")
    if (shared := ROOT.parent / "shared").is_dir():
        (folder / "shared").symlink_to(shared)
    (folder / "work").mkdir(exist_ok=True)


def runnable(block: str) -> bool:
    """Whether what the block reads is here."""
    return "../shared" not in block or (ROOT.parent / "shared").is_dir()


def main() -> None:
    """Write the present output into every block."""
    page = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        prepare(Path(name))

        def fresh(match: re.Match[str]) -> str:
            if not runnable(match[1]):
                return match[0]
            steps = [(command, output(command, Path(name) / "work")) for command, _ in transcript(match[1])]
            lines = "\n".join(f"$ {command}\n{text}".rstrip() for command, text in steps)
            return f"```console\n{lines}\n```"

        README.write_text(BLOCK.sub(fresh, page), encoding="utf-8")


if __name__ == "__main__":
    main()
