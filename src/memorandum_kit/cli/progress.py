"""Progress on the terminal: the step under way, on standard error, only for work that takes over a second."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self


class Progress:
    """Call it with each step's name; it writes one line that it clears again, and nothing where no person looks."""

    def __init__(self) -> None:
        """Note the time; nothing is shown during the first second."""
        self._begin = time.monotonic()
        self._shown = False

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __call__(self, step: str) -> None:
        """Show `step` if the work has lasted a second already."""
        if sys.stderr.isatty() and time.monotonic() - self._begin > 1.0:
            sys.stderr.write(f"\r\x1b[K{step} …")
            sys.stderr.flush()
            self._shown = True

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Clear the line."""
        self.clear()

    def clear(self) -> None:
        """Clear the line, before something else is printed."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._shown = False
