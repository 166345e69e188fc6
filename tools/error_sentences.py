"""The English sentences of all errors that the package raises: `python tools/error_sentences.py [LANG]`.

Prints, with a language, those that `messages/LANG/errors.toml` lacks or has no more. What a sentence puts in (the
expressions of an f-string) is numbered: {1}, {2}.
"""

from __future__ import annotations

import ast
import json
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1] / "src" / "memorandum_kit"
ERRORS = {"ValueError", "MemorandumError", "BadInput", "TooLarge", "NotInstalled", "Refused", "Damaged"}
PARTS = {"what", "why", "advice"}


def sentences() -> dict[str, str]:
    """Give each sentence and the first place (file:line) where it is raised."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(SOURCE.rglob("*.py"))}
    makers = {name: places for tree in trees.values() for name, places in _makers(tree)}
    found: dict[str, str] = {}
    for path, tree in trees.items():
        for node in ast.walk(tree):
            for part in _parts(node, makers):
                for sentence in _sentences(part):
                    found.setdefault(sentence, f"{path.relative_to(SOURCE)}:{part.lineno}")
    return found


def _makers(tree: ast.AST) -> Iterator[tuple[str, set[int]]]:
    """The functions that make an error of a sentence handed to them, and at which places they take it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            names = [argument.arg for argument in node.args.args if argument.arg not in {"self", "cls"}]
            if places := {index for index, name in enumerate(names) if name in PARTS}:
                yield node.name, places


def _parts(node: ast.AST, makers: dict[str, set[int]]) -> Iterator[ast.expr]:
    """The expressions that are sentences: arguments of an error or of a maker, and variables named what, why, advice."""
    if isinstance(node, ast.Assign) and {getattr(target, "id", "") for target in node.targets} & PARTS:
        yield node.value
    if isinstance(node, ast.Call):
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        places = {0} if name in ERRORS else makers.get(name, set())
        yield from (argument for index, argument in enumerate(node.args) if index in places)
        yield from (keyword.value for keyword in node.keywords if keyword.arg in PARTS)


def _sentences(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from _sentences(node.body)
        yield from _sentences(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        number, text = 0, ""
        for value in node.values:
            if isinstance(value, ast.Constant):
                text += str(value.value)
            else:
                number += 1
                text += f"{{{number}}}"
        if any(letter.isalpha() for letter in text):
            yield text


def main() -> None:
    """Print the sentences, or what a language lacks."""
    found = sentences()
    if len(sys.argv) < 2:
        for sentence, place in found.items():
            print(f"{place}\t{sentence}")
        return
    table = tomllib.loads((SOURCE / "messages" / sys.argv[1] / "errors.toml").read_text(encoding="utf-8"))
    for sentence in found.keys() - table.keys():
        print(f"lacks {found[sentence]}: {json.dumps(sentence, ensure_ascii=False)} = ")
    for sentence in sorted(table.keys() - found.keys()):
        print(f"no longer raised, or raised by a variable: {json.dumps(sentence, ensure_ascii=False)}")


if __name__ == "__main__":
    main()
