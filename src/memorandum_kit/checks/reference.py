"""The page `docs/checks.md`, made from the table of codes and the messages: `python -m memorandum_kit.checks.reference`."""

from __future__ import annotations

from memorandum_kit.checks.codes import PROFILES, codes
from memorandum_kit.messages import area
from memorandum_kit.model import Lang

_TIERS = {
    "A": "certain",
    "B": "values",
    "C": "terms and names",
    "D": "meaning",
    "E": "typography",
}
_SCOPES = {"text": "one text", "pair": "an aligned pair", "memorandum": "the whole memorandum"}


def page() -> str:
    """Give the page as Markdown."""
    lines = [
        "# What `memorandum check` can find",
        "",
        "Generated from the table of codes by `python -m memorandum_kit.checks.reference > docs/checks.md`.",
        "",
        "The second original of an alternat is given beside the first: `memorandum check A.de.docx A.zh.docx --alternat "
        "B.de.docx B.zh.docx`. In each language only the order of parties, countries, languages and signatures may differ; "
        "which German text stands beside which Chinese one does not matter.",
        "",
        "A severity is changed, or a code switched off, in the `memorandum.toml` beside the files: "
        '`[check.severity]`, `"term.missing" = "off"`; a beginning (`number`) stands for all its codes. '
        "Findings of a confidence below 0.5 are shown in the profile `strict` only.",
    ]
    for tier, name in _TIERS.items():
        lines += ["", f"## {tier}: {name}", ""]
        lines += [
            "| code | severity | looks at | profiles | ITS 2.0 type | German | English | Chinese |",
            "|---|---|---|---|---|---|---|---|",
        ]
        for code in codes().values():
            if code.tier != tier:
                continue
            profiles = "all" if code.profiles == PROFILES else ", ".join(code.profiles)
            titles = (area("checks", lang)[f"heading.{code.name}"] for lang in (Lang.DE, Lang.EN, Lang.ZH_HANS))
            cells = (f"`{code.name}`", code.severity.value, _SCOPES[code.scope], profiles, code.its_type, *titles)
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    import sys

    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(page())
