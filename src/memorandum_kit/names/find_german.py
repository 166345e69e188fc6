"""Names in running German text: records with their inflection, and persons by title and surname."""

from __future__ import annotations

from dataclasses import replace

from memorandum_kit.model import Mention, MentionKind, Span
from memorandum_kit.names.foreign_persons import german_person_at, leads_to_person
from memorandum_kit.names.german_persons import is_surname, may_begin_name, person_at
from memorandum_kit.names.german_records import in_compound, names_nothing, record_at
from memorandum_kit.names.german_words import Token, tokens_of
from memorandum_kit.names.lookalikes import is_german_word


def find_german(text: str) -> list[Mention]:
    """Give the names of a German text."""
    tokens = tokens_of(text)
    found: list[Mention] = []
    named: dict[str, Mention] = {}  # surnames of the persons found so far
    person_end = -1  # token after the last person
    done = 0  # words before this are told
    for at in [at for at, token in enumerate(tokens) if not names_nothing(token.text)]:
        if at < done:
            continue
        token = tokens[at]
        recorded = record_at(tokens, at, text)
        person = None
        # Hong Kong, Sham Shui Po are no persons.
        wholly = recorded is not None and recorded[1] > 1 and recorded[0].kind is not MentionKind.PERSON
        if token.text[:1].isupper() and not wholly:
            listed = bool(found) and (
                person_end == at or (person_end == at - 1 and tokens[at - 1].text in ("und", "sowie"))
            )
            if may_begin_name(token.text):
                person = person_at(tokens, at, text, listed=listed)
            if not person and named:
                person = _again(token, named)
            if not person and (not recorded or recorded[0].kind is MentionKind.PLACE):
                office = (
                    bool(found)
                    and found[-1].kind is MentionKind.OFFICE
                    and not text[found[-1].span.end : token.start].strip()
                )
                office = office or listed or _stands_beside_person(tokens, at, text)
                if office or not at or leads_to_person(tokens[at - 1].text):
                    person = german_person_at(tokens, at, text, office=office)
        if person:
            mention, length = person
            found.append(mention)
            for word in tokens[at : at + length]:
                if length > 1 and not is_german_word(word.text) and is_surname(word.text.lower(), "pinyin"):
                    named.setdefault(word.text, mention)
            if (
                mention.source == "title and given name"
                and length > 1
                and not is_german_word(tokens[at + length - 1].text)
            ):
                named.setdefault(tokens[at + length - 1].text, mention)
            person_end = done = at + length
        elif recorded:
            mention, length = recorded
            found.append(mention)
            done = at + length
            person_end = done if mention.kind is MentionKind.PERSON else person_end
        else:
            found += in_compound(tokens, at, text)
    return found


def _stands_beside_person(tokens: list[Token], at: int, text: str) -> bool:
    """Whether two words are followed by "und" and a Chinese person: Sabine Kroll und Wang Fang."""
    return (
        at + 4 < len(tokens)
        and tokens[at + 2].text in ("und", "sowie", "mit")
        and tokens[at + 1].text[:1].isupper()
        and person_at(tokens, at + 3, text, listed=False) is not None
    )


def _again(token: Token, named: dict[str, Mention]) -> tuple[Mention, int] | None:
    """Find a person's surname alone, once the full name stood before (Wang Meilin … Wangs Rede)."""
    for form in (token.text, token.text[:-1] if token.text.endswith("s") else ""):
        if form in named:
            span = Span(token.start, token.end)
            return replace(named[form], span=span, surface=token.text, source=f"{named[form].source}, surname again"), 1
    return None
