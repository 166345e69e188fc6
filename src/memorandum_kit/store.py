"""A model value as JSON and back, without loss: `dumps(memo)`, `loads(text)`; and writing a file whole or not at all.

Fields at their default are left out, so that a stored memorandum stays readable and new fields do not break old files.
"""

from __future__ import annotations

import dataclasses
import json
import os
import tempfile
import types
from collections.abc import Mapping
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Memorandum

FORMAT = "memorandum_kit/1"

T = TypeVar("T")


def dumps(memo: Memorandum, *, indent: int | None = 1) -> str:
    """Give the memorandum as JSON text; the same value always gives the same text."""
    return json.dumps({"format": FORMAT, **to_plain(memo)}, ensure_ascii=False, indent=indent) + "\n"


def loads(text: str) -> Memorandum:
    """Read what `dumps` wrote.

    Raises:
        BadInput: no JSON, another program's JSON, a later format, or a field of the wrong type.
    """
    try:
        data = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise BadInput("This is no memorandum file", why=f"not JSON ({error})") from None
    if not isinstance(data, dict) or "format" not in data:
        raise BadInput("This JSON is no memorandum", why="it has no field 'format'")
    if data["format"] != FORMAT:
        raise BadInput(
            f"This memorandum has the format {data['format']!r}",
            why=f"this program reads {FORMAT!r}",
            advice="Install a newer version of memorandum_kit.",
        )
    return from_plain(Memorandum, {key: value for key, value in data.items() if key != "format"})


def to_plain(value: Any) -> Any:
    """Give dataclasses as dicts (defaults left out), tuples as lists, enums as their value."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        plain: dict[str, Any] = {}
        for field in dataclasses.fields(value):
            item = getattr(value, field.name)
            if item != field.default or field.default is dataclasses.MISSING:
                plain[field.name] = to_plain(item)
        return plain
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    return value


def from_plain(kind: type[T], value: Any) -> T:
    """Build a dataclass of the model from what `to_plain` gave.

    Raises:
        BadInput: a field is unknown, missing or of another type.
    """
    try:
        built: T = _build(kind, value)
    except (TypeError, ValueError, KeyError) as error:
        raise BadInput(f"This is no valid {kind.__name__}", why=str(error)) from None
    return built


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _build(kind: Any, value: Any) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        options = [option for option in get_args(kind) if option is not type(None)]
        return None if value is None else _build(options[0], value)
    if origin is tuple:
        arguments = get_args(kind)
        if not isinstance(value, list):
            raise TypeError(f"expected a list, got {value!r:.40}")
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            return tuple(_build(arguments[0], item) for item in value)
        return tuple(_build(argument, item) for argument, item in zip(arguments, value, strict=True))
    if dataclasses.is_dataclass(kind):
        if not isinstance(value, Mapping):
            raise TypeError(f"expected {getattr(kind, '__name__', kind)}, got {value!r:.40}")
        hints = _hints(kind)  # type: ignore[arg-type]
        return kind(**{key: _build(hints[key], item) for key, item in value.items()})  # type: ignore[operator]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise TypeError(f"expected {kind.__name__}, got {value!r:.40}")
    return value


def write_whole(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: temporary file beside it, fsync, rename.

    Raises:
        BadInput: the folder is missing or the file cannot be written.
    """
    try:
        descriptor, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise BadInput(
            f"Cannot write {path}", why=error.strerror or str(error), advice="Choose another folder with -o."
        ) from None
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        mask = os.umask(0)
        os.umask(mask)
        Path(temporary).chmod(0o666 & ~mask)
        Path(temporary).replace(path)
    except OSError as error:
        Path(temporary).unlink(missing_ok=True)
        raise BadInput(f"Cannot write {path}", why=error.strerror or str(error)) from None
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
