"""Findings in words: the message of the area of its code with the finding's values filled in."""

from __future__ import annotations

from collections import defaultdict

from memorandum_kit.messages import area
from memorandum_kit.model import Finding, Lang


def finding_text(finding: Finding, lang: Lang) -> str:
    """Give a finding's sentence in a language; for a code without one, the code and its values."""
    values = dict(finding.values)
    own, _, rest = finding.code.partition(".")
    if own == "translation":
        template = area("translation", lang).get(f"finding.{rest}")
    else:
        template = area("checks", lang).get(finding.code)
    if template:
        return template.format_map(defaultdict(str, values))
    said = ", ".join(f"{name}: {value}" for name, value in values.items())
    return f"{finding.code} ({said})" if said else finding.code
