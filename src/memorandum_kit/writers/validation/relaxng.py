"""Relax NG by what is there: turbohtml (extra `validate`), jing on the PATH, otherwise lxml."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from lxml import etree

from memorandum_kit.errors import BadInput
from memorandum_kit.writers.validation import Violation

_JING_LINE = re.compile(r".*?:(?P<line>\d+):\d+: (?:fatal |)error: (?P<words>.*)")
_JING_SECONDS = 300


def check_schema(data: bytes, tree: etree._ElementTree, schema: Path) -> list[Violation]:
    """Give what a Relax NG schema says against a document.

    turbohtml takes 0.1 s for tei_all and names paths; where it finds a fault and jing is there, jing names the lines.
    libxml2 needs about 15 s to compile tei_all, so that lxml comes last.

    Raises:
        BadInput: the schema cannot be used.
    """
    if not schema.is_file():
        raise BadInput(f"{schema} does not exist", why="it was named as the schema", advice="Check the path.")
    found = _by_turbohtml(data, schema) if find_spec("turbohtml") else None
    if found == []:
        return []
    if jing := shutil.which("jing"):
        return _by_jing(jing, data, schema)
    return _by_lxml(tree, schema) if found is None else found


def _by_turbohtml(data: bytes, schema: Path) -> list[Violation]:
    from turbohtml import parse_xml
    from turbohtml.validate import RelaxNG

    try:
        compiled = RelaxNG(schema.read_text(encoding="utf-8"), base_url=str(schema))
    except (ValueError, OSError) as error:
        raise BadInput(f"{schema.name} cannot be used as a schema", why=str(error)) from None
    result = compiled.validate(parse_xml(data.decode("utf-8-sig", errors="replace")))
    return [Violation(error.line or 0, error.path, "schema", error.message) for error in result.errors]


def _by_jing(jing: str, data: bytes, schema: Path) -> list[Violation]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "document.xml"
        file.write_bytes(data)
        answer = subprocess.run(
            [jing, str(schema), str(file)], capture_output=True, text=True, timeout=_JING_SECONDS, check=False
        )
    matches = (_JING_LINE.match(line) for line in answer.stdout.splitlines())
    found = [Violation(int(match["line"]), "", "schema", match["words"]) for match in matches if match]
    if answer.returncode and not found:
        raise BadInput(f"{schema.name} cannot be used as a schema", why=(answer.stdout + answer.stderr).strip()[:200])
    return found


def _by_lxml(tree: etree._ElementTree, schema: Path) -> list[Violation]:
    compiled = _compiled(schema)
    if compiled.validate(tree):
        return []
    return [Violation(error.line, error.path or "", "schema", error.message) for error in compiled.error_log]


@lru_cache(maxsize=2)
def _compiled(schema: Path) -> etree.RelaxNG:
    try:
        return etree.RelaxNG(etree.parse(str(schema)))
    except (etree.RelaxNGParseError, etree.XMLSyntaxError) as error:
        raise BadInput(f"{schema.name} cannot be used as a schema", why=str(error)) from None
