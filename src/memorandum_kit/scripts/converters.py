"""OpenCC's converters, loaded on first use and kept."""

from __future__ import annotations

from functools import cache
from typing import Any

from memorandum_kit.errors import NotInstalled


@cache
def converter(name: str) -> Any:
    """Give the OpenCC converter of a configuration, made once."""
    try:
        import opencc
    except ImportError:
        raise NotInstalled(
            "Converting between Simplified and Traditional Chinese needs OpenCC",
            why="it is not installed",
            advice="Install it: python -m pip install opencc",
        ) from None
    return opencc.OpenCC(name)
