"""Write the reference page of the TEI profile from its ODD: `python docs/odd/build.py` (a test holds them together)."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

FOLDER = Path(__file__).parent
ODD = FOLDER / "memorandum_kit.odd"
PAGE = FOLDER / "reference.md"
NS = {"t": "http://www.tei-c.org/ns/1.0", "s": "http://purl.oclc.org/dsdl/schematron"}
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def page(odd: etree._Element) -> str:
    """Give the page as Markdown: modules, then every element with attributes, values and constraints."""
    lines = [
        "# The TEI profile of memorandum_kit",
        "",
        "Generated from `memorandum_kit.odd` by `python docs/odd/build.py`.",
        "",
        " ".join("".join(odd.find(".//t:body/t:p", NS).itertext()).split()),
        "",
        "## Elements by module",
        "",
        "| module | elements |",
        "|---|---|",
    ]
    modules = [(one.get("key"), sorted(one.get("include", "").split())) for one in odd.iterfind(".//t:moduleRef", NS)]
    lines += [f"| {key} | {', '.join(f'`{name}`' for name in names)} |" for key, names in modules if names]
    lines += ["", "## What an element means here", ""]
    for spec in sorted(odd.iterfind(".//t:elementSpec", NS), key=lambda one: one.get("ident", "").lower()):
        lines += _element(spec)
    return "\n".join(lines).rstrip() + "\n"


def _element(spec: etree._Element) -> list[str]:
    english, german = (_desc(spec, lang) for lang in ("en", "de"))
    lines = [f"### `{spec.get('ident')}`", "", english, "", f"*{german}*", ""]
    attributes = list(spec.iterfind("t:attList/t:attDef", NS))
    if attributes:
        lines += ["| attribute | meaning | values |", "|---|---|---|"]
        for one in attributes:
            values = ", ".join(f"`{item.get('ident')}`" for item in one.iterfind("t:valList/t:valItem", NS))
            lines.append(f"| `{one.get('ident')}` | {_desc(one, 'en')} | {values} |")
        lines.append("")
    for constraint in spec.iterfind("t:constraintSpec", NS):
        lines += [f"- {_desc(constraint, 'en')}", ""]
    return lines


def _desc(element: etree._Element, lang: str) -> str:
    for one in element.iterfind("t:desc", NS):
        if one.get(_LANG) == lang:
            parts = [one.text or ""]
            for child in one:
                parts += [f"`{child.text}`", child.tail or ""]
            return " ".join("".join(parts).split())
    return ""


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(etree.parse(str(ODD)).getroot()), encoding="utf-8")


if __name__ == "__main__":
    main()
