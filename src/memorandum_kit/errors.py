"""Exit codes and error classes. An error says what, why and what to do next; a finding is never an exception."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The program's exit codes (docs/exit-codes.md)."""

    OK = 0
    FINDINGS = 1  # at or above --fail-on
    BAD_INPUT = 2  # unusable input or arguments
    NOT_INSTALLED = 3  # a part is missing; the message has the install command
    REFUSED = 4  # refused or conflict
    DAMAGED = 5  # an archive is damaged
    INTERRUPTED = 130


class MemorandumError(Exception):
    """Base of every error that this package raises on purpose.

    Args:
        what: what happened, with the file, place or a quote of up to 20 characters.
        why: the reason, one clause.
        advice: what to do next, with the command to type where there is one.
    """

    exit_code = ExitCode.BAD_INPUT

    def __init__(self, what: str, *, why: str = "", advice: str = "") -> None:
        """Keep the three parts apart; `str()` joins them to sentences."""
        super().__init__(what)
        self.what = what
        self.why = why
        self.advice = advice

    def __str__(self) -> str:
        """Give what, why and advice as one text."""
        head = f"{self.what}: {self.why}" if self.why else self.what
        head = head if head.endswith((".", "!", "?", "。", "！", "？")) else f"{head}."
        return f"{head} {self.advice}".rstrip()


class BadInput(MemorandumError):  # noqa: N818 - named for what the clerk did, as in DESIGN
    """The input or the arguments cannot be used."""


class TooLarge(BadInput):
    """The input passes a documented limit (size, ratio, nesting)."""


class NotInstalled(MemorandumError):  # noqa: N818
    """An optional part is missing; `advice` is the install command."""

    exit_code = ExitCode.NOT_INSTALLED


class Refused(MemorandumError):  # noqa: N818
    """The request conflicts with what is there, or would do harm."""

    exit_code = ExitCode.REFUSED


class Damaged(MemorandumError):  # noqa: N818
    """An archive or record is not what it was."""

    exit_code = ExitCode.DAMAGED


class NotMine(Exception):  # noqa: N818
    """A reader's answer that a file is not of its format, with the reason ("not docx: no word/document.xml")."""
