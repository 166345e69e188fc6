"""Word and Excel files: a package whose parts are well-formed, declared and there (ECMA-376 part 2), then their own rules."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from memorandum_kit.errors import BadInput, NotMine, TooLarge
from memorandum_kit.readers.package import Package
from memorandum_kit.readers.tei_text import local
from memorandum_kit.readers.xml import parse_xml
from memorandum_kit.writers.validation import Violation
from memorandum_kit.writers.validation.tei_rules import line_of, place

_TYPES = "[Content_Types].xml"
_ROOT = "_rels/.rels"
_DOCUMENT = "/officeDocument"


class Parts:
    """The parts of a package, parsed once."""

    def __init__(self, data: bytes, name: str, format: str) -> None:  # noqa: A002
        """Open a package.

        Raises:
            BadInput: no zip package, damaged, encrypted, a part that is not well-formed.
            TooLarge: a zip bomb.
        """
        try:
            self._package = Package(data, name, format)
        except NotMine as reason:
            raise BadInput(f"{name} is no {format} file", why=str(reason), advice="Save it again.") from None
        self._name = name
        self._roots: dict[str, etree._Element] = {}

    def __contains__(self, part: str) -> bool:
        return part in self._package

    def names(self) -> tuple[str, ...]:
        """Give the names of the parts, without folders."""
        return tuple(part for part in self._package.names() if not part.endswith("/"))

    def root(self, part: str) -> etree._Element:
        """Give a part's root element."""
        if part not in self._roots:
            self._roots[part] = parse_xml(self._package.read(part), f"{self._name} ({part})")
        return self._roots[part]

    def main(self) -> str:
        """Give the name of the main part, "" where the package names none."""
        if _ROOT not in self:
            return ""
        for relation in self.root(_ROOT):
            if relation.get("Type", "").endswith(_DOCUMENT):
                return relation.get("Target", "").lstrip("/")
        return ""


def fault(part: str, element: etree._Element, rule: str, detail: str = "") -> Violation:
    """Give a violation in a part of a package: its path begins with the part's name."""
    return Violation(line_of(element), f"{part}:{place(element)}", rule, detail)


def check_package(parts: Parts) -> Iterator[Violation]:
    """Every part is well-formed and has a type; every relation within the package leads to a part."""
    for needed in (_TYPES, _ROOT):
        if needed not in parts:
            yield Violation(0, needed, "part.missing", needed)
            return
    main = parts.main()
    if not main or main not in parts:
        yield Violation(0, _ROOT, "part.missing", main or "officeDocument")
    types = [one for one in parts.root(_TYPES) if local(one)]
    endings = {one.get("Extension", "").lower() for one in types if local(one) == "Default"}
    named = {one.get("PartName", "").lstrip("/") for one in types if local(one) == "Override"}
    for part in parts.names():
        if part == _TYPES:
            continue
        if part not in named and part.rpartition(".")[2].lower() not in endings:
            yield Violation(0, part, "part.type", part)
        if part.endswith((".xml", ".rels")):
            try:
                parts.root(part)
            except TooLarge:
                raise
            except BadInput as error:
                yield Violation(0, part, "part.wellformed", error.why)
    for part in sorted(named):
        if part not in parts:
            yield Violation(0, _TYPES, "part.missing", part)


def check_relations(parts: Parts) -> Iterator[Violation]:
    """Every relation within the package leads to a part; its id is its own among those of its part."""
    for part in parts.names():
        if not part.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(part))
        seen: set[str] = set()
        for relation in parts.root(part):
            identity, target = relation.get("Id", ""), relation.get("Target", "")
            if identity in seen:
                yield fault(part, relation, "id.unique", identity)
            seen.add(identity)
            if relation.get("TargetMode") == "External":
                continue
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            if path.partition("#")[0] not in parts:
                yield fault(part, relation, "pointer.target", target)


def package_faults(data: bytes, name: str, format: str) -> tuple[Parts, list[Violation]]:  # noqa: A002
    """Open a package and give the faults that any office file may have; with faults no more is to be asked of it."""
    parts = Parts(data, name, format)
    found = list(check_package(parts))
    return parts, found or list(check_relations(parts))


def refuse_schema(name: str, schema: Path | None) -> None:
    """Say that there is no schema to check against.

    Raises:
        BadInput: a schema was named.
    """
    if schema is not None:
        raise BadInput(
            f"{name} cannot be checked against {schema.name}",
            why="this format is checked by our own rules only",
            advice="Leave --schema out.",
        )
