"""Interface and finding texts in German, English and Chinese: `messages/LANG/AREA.toml`, one key a text.

A text may have placeholders in braces (`{value}`); every language has the same keys and placeholders (a test holds it).
"""

from __future__ import annotations

import locale
import os
import tomllib
from functools import cache
from importlib.resources import files

from memorandum_kit.model import Lang

INTERFACE_LANGUAGES = (Lang.DE, Lang.EN, Lang.ZH_HANS)


@cache
def area(name: str, lang: Lang) -> dict[str, str]:
    """Give the flat table `key -> text` of one area ("readers", "checks", "cli" …) in one language."""
    data = files(__package__).joinpath(lang.value, f"{name}.toml").read_text(encoding="utf-8")
    return dict(_flat(tomllib.loads(data)))


def text(name: str, key: str, lang: Lang, **values: object) -> str:
    """Give the text `key` of area `name`, placeholders filled.

    Raises:
        KeyError: no such text; a test finds this before a user does.
    """
    return area(name, lang)[key].format_map(values)


def interface_language() -> Lang:
    """Give the language of the user's locale (LC_ALL, LC_MESSAGES, LANG): de, zh-Hans, otherwise en."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            break
    else:
        value = locale.getlocale()[0] or ""
    start = value.lower()[:2]
    return {"de": Lang.DE, "zh": Lang.ZH_HANS}.get(start, Lang.EN)


def _flat(table: dict[str, object], prefix: str = "") -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for key, value in table.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict):
            rows.extend(_flat(value, f"{name}."))
        else:
            rows.append((name, str(value)))
    return rows
