"""Findings as JUnit XML: a test case for every link, a failure for every finding at it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from memorandum_kit.model import Finding, Lang, Memorandum
from memorandum_kit.report.findings_text import message_of, quotes_of, title_of

if TYPE_CHECKING:
    from lxml import etree


def render(memo: Memorandum, lang: Lang = Lang.EN) -> bytes:
    """Give the JUnit file of one memorandum; notes are no failures."""
    return _bytes(_suite(memo, lang))


def render_all(memoranda: Sequence[tuple[str, Memorandum]], lang: Lang = Lang.EN) -> bytes:
    """Give one JUnit file of several memoranda, a suite each under its name."""
    from lxml import etree

    root = etree.Element("testsuites")
    for name, memo in memoranda:
        suite = _suite(memo, lang)
        suite.set("name", _clean(name))
        root.append(suite)
    return _bytes(root)


def _bytes(root: etree._Element) -> bytes:
    from lxml import etree

    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _suite(memo: Memorandum, lang: Lang) -> etree._Element:
    from lxml import etree

    failing = [finding for finding in memo.findings if finding.severity.value != "note"]
    suite = etree.Element("testsuite", name="memorandum check", tests="0", failures=str(len(failing)), errors="0")
    taken: set[int] = set()
    count = 0
    for link in memo.links:
        ids = {*link.de, *link.zh}
        case = etree.SubElement(
            suite,
            "testcase",
            classname="memorandum.clauses",
            name=f"{'+'.join(link.de) or '–'} {'+'.join(link.zh) or '–'}",
        )
        count += 1
        for number, finding in enumerate(failing):
            if number not in taken and ids & {place.clause_id for place in finding.places}:
                taken.add(number)
                _failure(case, finding, memo, lang)
    for number, finding in enumerate(failing):
        if number not in taken:
            count += 1
            _failure(
                etree.SubElement(suite, "testcase", classname="memorandum", name=finding.code), finding, memo, lang
            )
    suite.set("tests", str(count))
    return suite


def _failure(case: etree._Element, finding: Finding, memo: Memorandum, lang: Lang) -> None:
    from lxml import etree

    element = etree.SubElement(case, "failure", type=finding.code, message=_clean(f"{title_of(finding.code, lang)}: {message_of(finding, lang)}"))  # fmt: skip
    lines = [f"{q.clause_id} {q.start}-{q.end}: …{q.before}[{q.text}]{q.after}…" for q in quotes_of(finding, memo)]
    element.text = _clean("\n".join(lines))


def _clean(text: str) -> str:
    """Without the control characters that XML does not take; a finding may be about just these."""
    return "".join(c if c in "\t\n" or (ord(c) >= 0x20 and c not in "\ufffe\uffff") else "\ufffd" for c in text)
