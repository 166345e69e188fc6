"""`reference.mismatch`, `reference.article`: addresses, paper numbers and article references on both sides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from memorandum_kit.checks.context import Pair, Side
from memorandum_kit.checks.making import both, finding
from memorandum_kit.checks.numerals import said_numbers
from memorandum_kit.model import Finding, Mention, MentionKind

_LANGUAGE_PATH = re.compile(r"[/.?=](?:de|zh|cn|en|zh-cn|zh-hans|zh-tw|de-de|zh_cn)(?:[/.?&]|$)", re.IGNORECASE)


def check(pair: Pair) -> Iterator[Finding]:
    """Tell e-mail addresses, URLs, telephone numbers and references that the other side has otherwise or not at all."""
    de, zh = ([m for m in side.values if m.kind is MentionKind.REFERENCE and m.value] for side in pair.sides)
    if (not de and not zh) or not (pair.de.text and pair.zh.text):
        return
    sorts = dict.fromkeys(_sort(m) for m in (*de, *zh))
    for sort in sorts:
        left, right = _rest([m for m in de if _sort(m) == sort], [m for m in zh if _sort(m) == sort])
        code = "reference.article" if sort == "article" else "reference.mismatch"
        for one, other in zip(left, right, strict=False):
            yield finding(
                code, *both(pair, one.span, other.span), de=one.surface, zh=other.surface,
                suggestion=one.surface if code == "reference.mismatch" else "", confidence=0.98,
            )  # fmt: skip
        for one in left[len(right) :]:
            if not _said(one, pair.zh):
                yield finding(code, *both(pair, one.span, None), de=one.surface, zh="–", confidence=0.85)
        for other in right[len(left) :]:
            if not _said(other, pair.de):
                yield finding(code, *both(pair, None, other.span), de="–", zh=other.surface, confidence=0.85)


def _sort(mention: Mention) -> str:
    return mention.key.partition(":")[0]


def _rest(de: list[Mention], zh: list[Mention]) -> tuple[list[Mention], list[Mention]]:
    """What is left when equal keys are taken away; a reference may be repeated on one side."""
    known = {m.key for m in de} & {m.key for m in zh}
    known |= _hosts(de) & _hosts(zh)
    return [m for m in de if not {m.key, _host(m)} & known], [m for m in zh if not {m.key, _host(m)} & known]


def _hosts(mentions: list[Mention]) -> set[str]:
    return {_host(m) for m in mentions} - {""}


def _host(mention: Mention) -> str:
    """The host of an address whose path names a language: the same page stands under /de/ and /zh/."""
    host, slash, path = (mention.value or "").split("//")[-1].partition("/")
    return host.lower() if _sort(mention) == "url" and _LANGUAGE_PATH.search(slash + path) else ""


def _said(mention: Mention, other: Side) -> bool:
    """Whether the reference's own figures stand in the other text (a law's name may hold them)."""
    value = (mention.value or "").lstrip("+")
    if _sort(mention) == "article":
        return any(part in other.text for part in (f"{value}.", f" {value} ", f"第{value}"))
    if value.isdecimal() and len(value) <= 2:
        return value in said_numbers(other.plain, other.lang)  # 第一项议程, Anlage zwei
    digits = "".join(c for c in value if c.isalnum()).lower()
    return bool(digits) and digits in "".join(c for c in other.text if c.isalnum()).lower()
