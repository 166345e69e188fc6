"""The names of both sides of an aligned clause set against one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from memorandum_kit.errors import BadInput
from memorandum_kit.model import Mention, MentionKind
from memorandum_kit.names.comparison import compare
from memorandum_kit.names.name_match import NameMatch

_KINDS = (MentionKind.PERSON, MentionKind.PLACE, MentionKind.BODY, MentionKind.OFFICE, MentionKind.TERM)


@dataclass(frozen=True, slots=True)
class NameLink:
    """One name on both sides, or a name that stands on one side only."""

    verdict: (
        str  # same, doubtful, different, missing-zh (only in the German text), missing-de (only in the Chinese text)
    )
    de: Mention | None
    zh: Mention | None
    match: NameMatch | None = None  # how persons were compared


def link_names(de_mentions: Iterable[Mention], zh_mentions: Iterable[Mention]) -> list[NameLink]:
    """Set the German names of a clause against the Chinese ones, kind by kind.

    Two mentions are the same when they have the same record (or one of the records that an ambiguous form can have), or
    when the names of persons compare as the same: by the rules of romanisation, or of a name with a dot (安内格蕾特·塔尔迈尔) by those
    of transcription. What is left alone on both sides of one kind is "different"; otherwise it is
    missing on the other side. A name that is repeated counts once.
    """
    german, chinese = list(de_mentions), list(zh_mentions)
    links: list[NameLink] = []
    for kind in _KINDS:
        links += _of_kind([m for m in german if m.kind is kind], [m for m in chinese if m.kind is kind])
    return sorted(
        links, key=lambda link: (link.de.span.start if link.de else 10**9, link.zh.span.start if link.zh else 10**9)
    )


def _of_kind(german: Sequence[Mention], chinese: Sequence[Mention]) -> list[NameLink]:
    links: list[NameLink] = []
    free_de, free_zh = list(german), list(chinese)
    for certain in (True, False):
        for one in list(free_de):
            partner = next((z for z in chinese if _same_key(one, z, certain=certain)), None)
            if partner:
                links.append(NameLink("same", one, partner))
                free_de.remove(one)
                free_zh = [z for z in free_zh if z.key != partner.key and z is not partner]
    for verdicts, name in (
        (("exact", "lossy"), "same"),
        (("surname-only", "homophone-possible", "known-error"), "doubtful"),
    ):
        for one in list(free_de):
            if one.kind is not MentionKind.PERSON:
                continue
            for other in free_zh or chinese:
                match = _compared(one, other)
                if match and match.verdict in verdicts:
                    links.append(NameLink(name, one, other, match))
                    free_de.remove(one)
                    free_zh = [z for z in free_zh if z.key != other.key]
                    break
    de_once, zh_once = _once(free_de), _once(free_zh)
    if len(de_once) == 1 and len(zh_once) == 1:
        return [*links, NameLink("different", de_once[0], zh_once[0], _compared(de_once[0], zh_once[0]))]
    links += [NameLink("missing-zh", m, None) for m in de_once]
    links += [NameLink("missing-de", None, m) for m in zh_once]
    return links


def _same_key(one: Mention, other: Mention, *, certain: bool) -> bool:
    if certain:
        return one.key == other.key
    return bool({one.key, *one.candidates} & {other.key, *other.candidates})


def _compared(one: Mention, other: Mention) -> NameMatch | None:
    if one.kind is not MentionKind.PERSON:
        return None
    german = one.key.removeprefix("person:") if one.key.startswith("person:") else one.surface
    try:
        if any(dot in other.key for dot in "·・•‧") or other.source.startswith("transcription"):
            from memorandum_kit.names.transcribe_match import match_transcription

            return match_transcription(german, other.key.removeprefix("person:"))
        return compare(german, other.surface, kind="person")
    except BadInput:
        return None


def _once(mentions: Sequence[Mention]) -> list[Mention]:
    found: dict[str, Mention] = {}
    for mention in mentions:
        found.setdefault(mention.key, mention)
    return list(found.values())
