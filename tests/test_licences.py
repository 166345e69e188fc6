"""Every package that is needed at run time may be used and passed on with a permissively licensed program."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, distribution

from packaging.requirements import Requirement

# Copyleft that would reach our own code. MPL-2.0 (certifi, tqdm) covers only its own files.
COPYLEFT = re.compile(r"\b[AL]?GPL|GNU .*General Public|EUPL|SSPL|Proprietary|NonCommercial", re.IGNORECASE)


def needed(name: str, seen: dict[str, str]) -> dict[str, str]:
    """Name and licence of a package and of all that it needs without extras."""
    key = name.lower().replace("_", "-")
    if key in seen:
        return seen
    try:
        metadata = distribution(name).metadata
    except PackageNotFoundError:  # only for other systems or Python versions
        return seen
    said = [metadata.get("License-Expression") or "", (metadata.get("License") or "")[:200]]
    said += [line for line in metadata.get_all("Classifier") or [] if line.startswith("License")]
    seen[key] = "; ".join(filter(None, said))
    for line in distribution(name).requires or []:
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            needed(requirement.name, seen)
    return seen


def test_no_run_time_dependency_is_copyleft() -> None:
    licences = needed("memorandum_kit", {})
    assert {"lxml", "spacy", "opencc", "pypdfium2"} <= licences.keys()
    assert {name: licence for name, licence in licences.items() if COPYLEFT.search(licence)} == {}


def test_every_run_time_dependency_names_its_licence() -> None:
    assert [name for name, licence in needed("memorandum_kit", {}).items() if not licence] == []
