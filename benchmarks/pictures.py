"""The README's picture of the side-by-side page, taken by headless Chromium: `python -m benchmarks.pictures`."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.tables import ROOT


def main() -> None:
    """Align the example, open the page, save what a window of 1,200 by 1,500 pixels shows."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("Chromium is not on the PATH; on Debian and Ubuntu: apt-get install chromium fonts-noto-cjk")
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "memorandum_kit", "demo", "-o", folder]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        options = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--hide-scrollbars",
        ]
        target = ROOT / "docs" / "images" / "page.png"
        subprocess.run(
            [
                chromium,
                *options,
                f"--user-data-dir={folder}/profile",
                "--window-size=1200,1500",
                f"--screenshot={target}",
                (Path(folder) / "memorandum.html").as_uri(),
            ],
            check=True,
            stderr=subprocess.DEVNULL,
        )
        print(target.relative_to(ROOT))


if __name__ == "__main__":
    main()
