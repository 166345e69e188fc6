"""Telling whoever waits how far long work has come."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

Progress = Callable[[int, int, str], None]  # bytes done, bytes in all, the file or version under way


class Counter:
    """Adds up bytes from any thread and tells a `Progress`; tells nobody where there is none.

    Args:
        progress: who is told.
        total: bytes in all.
    """

    def __init__(self, progress: Progress | None, total: int) -> None:
        """Begin at nothing."""
        self._progress = progress
        self._total = total
        self._done = 0
        self._guard = Lock()

    def on(self, name: str) -> Callable[[int], None]:
        """Give the function that counts bytes of `name`."""

        def count(size: int) -> None:
            with self._guard:
                self._done += size
                if self._progress is not None:
                    self._progress(min(self._done, self._total), self._total, name)

        return count
