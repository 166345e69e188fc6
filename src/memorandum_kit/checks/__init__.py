"""What differs between the two texts, and nothing else: findings of a pair and of a whole memorandum."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from memorandum_kit.checks.running import Settings
    from memorandum_kit.glossary import Glossary
    from memorandum_kit.model import Finding, Memorandum

__all__ = ["check", "check_memorandum"]


def check(
    de: str,
    zh: str,
    *,
    glossary: Glossary | None = None,
    reference_date: str | None = None,
    settings: Settings | None = None,
) -> list[Finding]:
    """Give the findings of one aligned pair of texts.

    Args:
        de: the German text, a clause or several.
        zh: the Chinese text, in either script.
        glossary: the agreed terms; without one the shipped glossary is used.
        reference_date: ISO 8601 date by which "dieses Jahres" is read.
        settings: profile and severities.

    Returns:
        Findings in the order of the checks; `clause_id` of a place is "de" or "zh", spans are code points.

    >>> [f.code for f in check("eine Stadt mit 420.000 Einwohnern", "人口4.2万的城市")]
    ['number.scale']
    """
    from memorandum_kit.checks.context import pair_of_strings
    from memorandum_kit.checks.running import Settings, findings_of_pair

    if glossary is None:
        from memorandum_kit.glossary import load_glossary

        glossary = load_glossary()
    pair = pair_of_strings(de, zh, glossary=glossary, reference_date=reference_date)
    return list((settings or Settings()).apply(findings_of_pair(pair)))


def check_memorandum(
    memo: Memorandum, *, glossary: Glossary | None = None, settings: Settings | None = None
) -> list[Finding]:
    """Give the findings of a whole memorandum: of its pairs, and of what only the whole shows.

    Args:
        memo: segmented and aligned; without links it is aligned first, without mentions they are found first.
        glossary: the agreed terms; without one the shipped glossary is used.
        settings: profile and severities.

    Returns:
        Findings in the order of the German text.
    """
    from memorandum_kit.checks.running import Settings
    from memorandum_kit.checks.whole import findings_of

    if glossary is None:
        from memorandum_kit.glossary import load_glossary

        glossary = load_glossary()
    return list((settings or Settings()).apply(findings_of(memo, glossary)))
