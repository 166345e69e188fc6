"""Names that an engine does not know, carried through it by names that every engine knows.

A place goes in as Berlin and comes out as 柏林, which is taken out again for the place's own Chinese form; placeholders
such as XX1 do not survive. Two stand-ins are tried; a name is taken for safe only where both came through.
"""

from __future__ import annotations

from dataclasses import dataclass

from memorandum_kit.model import Lang, MentionKind, Span
from memorandum_kit.names import find as find_names
from memorandum_kit.names import record, romanise
from memorandum_kit.names.records import Record
from memorandum_kit.translation.slots import is_hanzi


@dataclass(frozen=True, slots=True)
class _StandIn:
    """A well-known name: how it goes in, and the forms in which it may come out."""

    de: str
    zh: tuple[str, ...]  # preferred first


# Two sets for each class, so that what came through by chance does not come through twice.
_PLACES = (
    (_StandIn("Berlin", ("柏林市", "柏林")), _StandIn("Paris", ("巴黎市", "巴黎")), _StandIn("London", ("伦敦市", "伦敦"))),
    (_StandIn("Tokio", ("东京市", "东京")), _StandIn("Madrid", ("马德里市", "马德里")), _StandIn("Wien", ("维也纳市", "维也纳"))),
)  # fmt: skip
_PERSONS = (
    (_StandIn("Albert Einstein", ("阿尔伯特·爱因斯坦", "爱因斯坦")), _StandIn("Karl Marx", ("卡尔·马克思", "马克思"))),
    (_StandIn("Isaac Newton", ("艾萨克·牛顿", "牛顿")), _StandIn("Charles Darwin", ("查尔斯·达尔文", "达尔文"))),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Carried:
    """A name taken out of a sentence."""

    surface: str
    target: str  # the form that the translation must have
    full: str  # with its kind (武汉市), for Chinese; otherwise the same
    stand_in: _StandIn


@dataclass(frozen=True, slots=True)
class Proxied:
    """A sentence with stand-ins."""

    text: str
    names: tuple[Carried, ...]


def proxied(sentence: str, source: Lang, target: Lang, turn: int) -> Proxied | None:
    """Put stand-ins of set `turn` (0, 1) in place of the names whose form in the target is known; None where none is.

    A stand-in that the sentence has itself is not used; names beyond the supply stay as they are.
    """
    places, persons = list(_PLACES[turn]), list(_PERSONS[turn])
    names: list[Carried] = []
    replaced: list[tuple[Span, str]] = []
    for mention in find_names(sentence, source, parts=True):
        supply = {MentionKind.PLACE: places, MentionKind.PERSON: persons}.get(mention.kind)
        if not supply:
            continue
        forms = _forms(mention.key, mention.surface, mention.kind, source, target)
        if forms is None:
            continue
        stand_in = next((s for s in supply if s.de not in sentence and s.zh[-1] not in sentence), None)
        if stand_in is None:
            continue
        supply.remove(stand_in)
        ending = "s" if source is Lang.DE and forms[2] else ""
        full = source.is_chinese and mention.surface == forms[1] and mention.surface.endswith("市")
        replaced.append((mention.span, stand_in.zh[0 if full else -1] if source.is_chinese else stand_in.de + ending))
        names.append(Carried(mention.surface, forms[0], forms[1] if target.is_chinese else forms[0], stand_in))
    if not names:
        return None
    text = sentence
    for span, word in sorted(replaced, reverse=True):
        text = text[: span.start] + word + text[span.end :]
    return Proxied(text, tuple(names))


def _forms(key: str, surface: str, kind: MentionKind, source: Lang, target: Lang) -> tuple[str, str, bool] | None:
    """Target form, full Chinese form, and whether the surface is a genitive; None where it is not known."""
    if key.startswith("person:"):
        if target.is_chinese or not is_hanzi(surface) or len(surface) < 2:
            return None
        return romanise(surface, kind="person", system="pinyin-toneless"), surface, False
    entity: Record = record(key)
    german = entity.de or entity.pinyin
    spellings = {german, entity.pinyin, *(variant.form for variant in entity.variants)}
    genitive = source is Lang.DE and surface not in spellings
    if genitive and surface.rstrip("’'")[:-1] not in spellings:
        return None  # Pekinger: an adjective wants an adjective
    if kind is MentionKind.PLACE and entity.kind == "state":
        return None  # engines know the states
    if target.is_chinese:
        hant = target is Lang.ZH_HANT
        full = entity.zh_hant if hant else entity.zh_hans
        return (full[: len(entity.short)] or full), full, genitive
    return german, entity.zh_hans, genitive


def restored(translation: str, sentence: Proxied, target: Lang) -> str | None:
    """Take the stand-ins out again; None where one did not come through exactly once.

    Of a Chinese place the kind is written where the engine wrote 市, or where the short form is a single character.
    """
    text = translation
    for name in sentence.names:
        for form in name.stand_in.zh if target.is_chinese else (name.stand_in.de,):
            if text.count(form) == 1:
                break
        else:
            return None
        full = target.is_chinese and (form.endswith("市") or len(name.target) < 2)
        text = text.replace(form, name.full if full else name.target)
    return text
