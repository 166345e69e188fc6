"""Sentences inside a text, as spans."""

from __future__ import annotations

from memorandum_kit.model import Lang, Span
from memorandum_kit.segment.chinese import chinese_boundaries
from memorandum_kit.segment.german import german_boundaries


def sentences(text: str, lang: Lang) -> tuple[Span, ...]:
    """Give the sentences of a text as spans (code points); together they cover all of it but white space.

    Colons never end a sentence, semicolons only in Chinese (see `segment.chinese`). English is read by the German rules.

    >>> text = "Sie trägt z. B. die Kosten. Näheres regelt Art. 3 Abs. 2."
    >>> [span.of(text) for span in sentences(text, Lang.DE)]
    ['Sie trägt z. B. die Kosten.', 'Näheres regelt Art. 3 Abs. 2.']
    """
    boundaries = chinese_boundaries(text) if lang.is_chinese else german_boundaries(text)
    spans: list[Span] = []
    start = 0
    for end in (*boundaries, len(text)):
        while start < end and text[start].isspace():
            start += 1
        stop = end
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        if start < stop:
            spans.append(Span(start, stop))
        start = end
    return tuple(spans)
