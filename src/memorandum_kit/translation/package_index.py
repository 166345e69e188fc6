"""The index of Argos Translate's packages: which file to get for a pair. Nothing is fetched here."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from memorandum_kit.errors import BadInput
from memorandum_kit.translation.packages import is_version, version_order

# What Argos Translate itself asks.
INDEX = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/index.json"


@dataclass(frozen=True, slots=True)
class Offer:
    """The newest package of a pair that an index has."""

    code: str  # as argospm calls it: translate-de_en
    version: str
    links: tuple[str, ...]  # where it can be had, as the index orders them


def offers(index: bytes, wanted: Sequence[str], url: str) -> list[Offer]:
    """Give what an index offers for the packages wanted, in their order.

    Args:
        index: the index: a JSON list of packages with `from_code`, `to_code`, `package_version` and `links`.
        wanted: names of packages, as `packages.missing_for` gives them.
        url: where the index was fetched; links may be relative to it. A link without encryption is passed over where the
            index came with it.

    Raises:
        BadInput: no such index, or a package that it does not have.
    """
    try:
        entries = json.loads(index)
    except (ValueError, RecursionError):
        entries = None
    if not isinstance(entries, list):
        raise BadInput("This is no index of translation packages", why="it is no list in JSON")
    schemes = ("https",) if urlsplit(url).scheme == "https" else ("http", "https")
    best: dict[str, Offer] = {}
    for entry in entries:
        if not isinstance(entry, dict) or entry.get("type", "translate") != "translate":
            continue
        code = f"translate-{entry.get('from_code')}_{entry.get('to_code')}"
        version = str(entry.get("package_version", ""))
        given = entry.get("links")
        links = tuple(
            link
            for one in (given if isinstance(given, list) else [])
            if isinstance(one, str) and urlsplit(link := urljoin(url, one)).scheme in schemes
        )
        if code not in wanted or not links or not is_version(version):
            continue
        if code not in best or version_order(version) > version_order(best[code].version):
            best[code] = Offer(code, version, links)
    lacking = [code for code in wanted if code not in best]
    if lacking:
        raise BadInput(
            f"The index does not have {', '.join(lacking)}",
            advice="Get the file from elsewhere: memorandum engine install FILE.argosmodel",
        )
    return [best[code] for code in wanted]
