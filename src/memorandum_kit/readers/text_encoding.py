"""The encoding of plain text by evidence: `decode(data)`; what the evidence does not settle is refused, not guessed.

A byte order mark settles it, and so does valid UTF-8 (a text in a legacy encoding is practically never valid UTF-8). Of
the legacy encodings, Chinese ones are told by the share of the commonest characters and German ones by where their
letters stand; a winner must be plausible and the runner-up must not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from memorandum_kit.errors import BadInput, NotMine

# The marks, longest first: the UTF-32 mark begins with the UTF-16 one.
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le", "UTF-32 LE"),
    (b"\x00\x00\xfe\xff", "utf-32-be", "UTF-32 BE"),
    (b"\xef\xbb\xbf", "utf-8", "UTF-8"),
    (b"\xff\xfe", "utf-16-le", "UTF-16 LE"),
    (b"\xfe\xff", "utf-16-be", "UTF-16 BE"),
)
_LEGACY = {
    "gb18030": "GB18030",
    "big5hkscs": "Big5",
    "cp1252": "Windows-1252",
    "cp850": "DOS (cp850)",
    "mac_roman": "Mac Roman",
}
# A candidate is believed from here on, and the runner-up must stay below the second value.
_BELIEVED = 0.85
_UNLIKELY = 0.45
_SAMPLE = 200_000  # bytes that are judged; the whole is decoded strictly

# The commonest characters of running text and of official texts, in both scripts.
_COMMON_HANS = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之"
    "进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与"
    "关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常"
    "文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处理府双友好"
    "市协议签署交流第条双方甲乙合作政府备忘录区长本协定应按照根据其他有关"
)
_COMMON_HANT = frozenset(
    "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經十三之"
    "進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合還因由其些然前外天政四日那社義事平形相全表間樣與"
    "關各重新線內數正心反你明看原又麼利比或但質氣第向道命此變條只沒結解問意建月公無系軍很情者最立代想已通並提直題黨程展五果料象員革位入常"
    "文總次品式活設及管特件長求老頭基資邊流路級少圖山統接知較將組見計別她手角期根論運農指幾九區強放決西被幹做必戰先回則任取據處理府雙友好"
    "市協議簽署交流第條雙方甲乙合作政府備忘錄區長本協定應按照根據其他有關臺灣"
)
_HANZI = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_WIDE_MARKS = frozenset("，。、；：？！“”‘’（）《》〈〉「」『』【】〔〕…—－·　％０１２３４５６７８９①②③④⑤⑥⑦⑧⑨⑩")
_GERMAN_LETTERS = frozenset("äöüßÄÖÜéèàáâêîôûçñëïÉÈÀšžŠŽ")
_GERMAN_MARKS = frozenset("„“”‚‘’«»‹›–—…§€°²³µ½¼·•´©®\xa0\xad×¹º±")
_RUN = re.compile(r"[^\x00-\x7f]+")
_SURROGATE_BYTES = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")
_MOJIBAKE = re.compile(
    r"Ã[\x80-\xbf¤¶¼\x84\x96\x9cŸ„–œ]|â€[\x80-\xbfœž™“”\"]|[äåæçèé][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{2}"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with what is known about its encoding."""

    text: str
    encoding: str  # as shown: "UTF-8", "GB18030"
    evidence: str  # mark, valid, forced, letters, characters, nulls
    suspicious: str = ""  # a quote that looks like UTF-8 read as Windows-1252 before it came here


def decode(data: bytes, name: str, *, encoding: str | None = None) -> Decoded:
    """Decode plain text.

    Args:
        data: the whole file.
        name: how messages name it.
        encoding: the encoding where it is known; any name that Python knows.

    Raises:
        NotMine: these bytes are no text at all.
        BadInput: the encoding cannot be told for certain (the candidates are named), lone surrogates, NUL or other
            control characters, damaged UTF-8.
    """
    if encoding is not None:
        decoded = _forced(data, name, encoding)
    else:
        decoded = _marked(data, name) or _utf16(data, name) or _utf8(data, name) or _legacy(data, name)
    text = decoded.text
    _refuse_controls(text, name)
    suspicious = _MOJIBAKE.search(text)
    if suspicious is None:
        return decoded
    return Decoded(text, decoded.encoding, decoded.evidence, text[suspicious.start() : suspicious.start() + 20])


def _forced(data: bytes, name: str, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except LookupError:
        raise BadInput(
            f"{encoding!r} is no encoding known here", advice="Use utf-8, utf-16, gb18030, big5 or cp1252."
        ) from None
    except UnicodeError as error:
        raise BadInput(
            f"{name} is not in the encoding {encoding}",
            why=str(error)[:120],
            advice="Leave out --encoding, or give another.",
        ) from None
    return Decoded(text.removeprefix("\ufeff"), encoding, "forced")


def _marked(data: bytes, name: str) -> Decoded | None:
    for mark, encoding, shown in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(encoding), shown, "mark")
            except UnicodeDecodeError as error:
                raise _damaged(data, name, shown, len(mark) + error.start) from None
    return None


def _damaged(data: bytes, name: str, shown: str, byte: int) -> BadInput:
    if shown == "UTF-8" and _SURROGATE_BYTES.match(data, byte):
        return _surrogate(name, f"byte {byte}")
    if shown.startswith("UTF-16") and len(data) - byte >= 2:
        return _surrogate(name, f"byte {byte}")
    return BadInput(
        f"{name} is damaged: it is {shown}, but not at byte {byte}",
        why="the file was cut off or put together from different encodings",
        advice="Get the file again, or name the encoding with --encoding.",
    )


def _surrogate(name: str, place: str) -> BadInput:
    return BadInput(
        f"{name} has half a character ({place})",
        why="a lone surrogate stands for no character",
        advice="Save the text again as UTF-8 in your editor.",
    )


def _utf8(data: bytes, name: str) -> Decoded | None:
    if _is_binary(data):
        raise NotMine("not txt: binary data")
    try:
        return Decoded(data.decode("utf-8"), "UTF-8", "valid")
    except UnicodeDecodeError as error:
        first = error.start
    if _SURROGATE_BYTES.match(data, first):
        raise _surrogate(name, f"byte {first}")
    # Nearly all multi-byte sequences valid: this is UTF-8 with an accident, and no other encoding may explain it away.
    lenient = data[:_SAMPLE].decode("utf-8", errors="replace")
    broken = lenient.count("\ufffd")
    whole = sum(1 for character in lenient if character > "\x7f") - broken
    if whole >= 10 and whole > 20 * broken:
        raise _damaged(data, name, "UTF-8", first)
    return None


def _utf16_order(data: bytes) -> str | None:
    """The byte order in which the bytes are UTF-16 text without a mark, or None; needs NUL bytes as evidence."""
    if len(data) % 2:
        return None
    shares = {}
    for encoding in ("utf-16-le", "utf-16-be"):
        text = data[: _SAMPLE & ~1].decode(encoding, errors="replace")
        shares[encoding] = sum(1 for character in text if _is_usual(character)) / len(text)
    best, other = sorted(shares, key=lambda encoding: -shares[encoding])
    return best if shares[best] >= 0.95 and shares[other] < 0.8 else None


def _utf16(data: bytes, name: str) -> Decoded | None:
    encoding = _utf16_order(data) if b"\x00" in data[:_SAMPLE] else None
    if encoding is None:
        return None
    shown = encoding.upper().replace("-LE", " LE").replace("-BE", " BE")
    try:
        return Decoded(data.decode(encoding), shown, "nulls")
    except UnicodeDecodeError as error:
        raise _damaged(data, name, shown, error.start) from None


def _is_usual(character: str) -> bool:
    if character in "\t\n\r" or " " <= character <= "\u024f" or "\u2000" <= character <= "\u206f":
        return True
    # Latin letters in the wrong byte order look like Chinese characters with a zero byte, of which 一 alone is common.
    return (
        "\u3000" <= character <= "\u303f"
        or character == "一"
        or ("\u4e00" <= character <= "\u9fff" and ord(character) & 0xFF != 0)
        or "\uff00" <= character <= "\uffef"
    )


def _is_binary(data: bytes, share: float = 0.1) -> bool:
    """Whether control bytes are too many for any text."""
    sample = data[:_SAMPLE]
    controls = sum(sample.count(byte) for byte in range(32) if byte not in (9, 10, 11, 12, 13, 26, 27))
    return controls > share * len(sample) and controls > 4


def _legacy(data: bytes, name: str) -> Decoded:
    scores: dict[str, float] = {}
    texts: dict[str, str] = {}
    for encoding in _LEGACY:
        try:
            texts[encoding] = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        scores[encoding] = _plausibility(texts[encoding][:_SAMPLE], encoding)
    order = sorted(scores, key=lambda encoding: -scores[encoding])
    if order and scores[order[0]] >= _BELIEVED and all(scores[other] < _UNLIKELY for other in order[1:]):
        evidence = "characters" if order[0] in ("gb18030", "big5hkscs") else "letters"
        return Decoded(texts[order[0]], _LEGACY[order[0]], evidence)
    if _is_binary(data, 0.01):  # neither UTF-8 nor 16, nor any old encoding for certain: random bytes
        raise NotMine("not txt: binary data")
    candidates = [c for c in order if scores[c] >= _UNLIKELY / 2 or c in ("gb18030", "cp1252")] or order
    if not candidates:
        raise BadInput(
            f"The encoding of {name} cannot be told",
            why="it is none of UTF-8, UTF-16, GB18030, Big5 and Windows-1252",
            advice="Save the text as UTF-8 in your editor, or name its encoding with --encoding.",
        )
    shown = ", ".join(f"{_LEGACY[c]} (“{_sample_of(texts[c])}”)" for c in candidates)
    raise BadInput(
        f"The encoding of {name} cannot be told for certain",
        why=f"it may be {shown}",
        advice=f"Name the right one, for example --encoding {candidates[0]}, or save the text as UTF-8.",
    )


def _sample_of(text: str) -> str:
    """The text about the first character that is not ASCII: there the readings differ."""
    first = _RUN.search(text)
    start = max(0, first.start() - 6) if first else 0
    return "".join(c if c.isprintable() else "·" for c in text[start : start + 16])


def _plausibility(text: str, encoding: str) -> float:
    """How much of what is not ASCII is as one expects it in Chinese or German text; 0 to 1."""
    if encoding in ("gb18030", "big5hkscs"):
        return _chinese_plausibility(text, _COMMON_HANS if encoding == "gb18030" else _COMMON_HANT)
    return _german_plausibility(text)


def _chinese_plausibility(text: str, common: frozenset[str]) -> float:
    hanzi = _HANZI.findall(text)
    others = [c for c in text if c > "\x7f" and not _HANZI.match(c)]
    strange = sum(1 for c in others if c not in _WIDE_MARKS and c not in _GERMAN_LETTERS and c not in _GERMAN_MARKS)
    if not hanzi:
        return 0.0
    # Running text has 40 to 60 % of the list; names and headings less; misread text below 10 %.
    share = sum(1 for c in hanzi if c in common) / len(hanzi)
    return max(0.0, min(1.0, share / 0.3) - 2 * strange / (len(hanzi) + len(others)))


def _german_plausibility(text: str) -> float:
    good = total = 0.0
    for run in _RUN.finditer(text):
        before = text[run.start() - 1] if run.start() else " "
        after = text[run.end()] if run.end() < len(text) else " "
        for character in run[0]:
            total += 1
            if character in _GERMAN_LETTERS and len(run[0]) <= 3:
                # A letter stands in a word: beside ASCII letters, lower case after capital.
                beside = (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha())
                inside = not (character.isupper() and before.islower())
                good += 1.0 if beside and inside else 0.2
            elif character in _GERMAN_MARKS and len(run[0]) <= 3:
                inside = before.isascii() and before.isalpha() and after.isascii() and after.isalpha()
                # An apostrophe or soft hyphen may stand within a word, a quote or a degree sign may not.
                good += 1.0 if not inside or character in "’\xad–\xb4" else 0.0
    return good / total if total else 0.0


def _refuse_controls(text: str, name: str) -> None:
    bad = _CONTROL.search(text)
    if bad is None:
        return
    line = text.count("\n", 0, bad.start()) + 1
    if "\ud800" <= bad[0] <= "\udfff":
        raise _surrogate(name, f"line {line}")
    sign = "a NUL character" if bad[0] == "\0" else f"the control character U+{ord(bad[0]):04X}"
    raise BadInput(
        f"{name} has {sign} in line {line}",
        why="it is no text, and no output format can hold it",
        advice="Delete it in your editor, or export the text again from the program that it comes from.",
    )


# What XML cannot hold either; line ends, tabs and form feeds are text.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\ud800-\udfff\ufffe\uffff]|\x1a(?!\Z)")
