"""Chinese sentence boundaries: 。！？ and the semicolon, with the quotes and brackets that close after them.

A semicolon (；) outside brackets and quotations ends a segment: it divides what German writes as sentences or items, and
published sentence-aligned Chinese texts divide there too (GB/T 15834 calls it a stop between parallel clauses).
"""

from __future__ import annotations

import re

from memorandum_kit.segment.brackets import Brackets

_STOP = re.compile(r"(?P<mark>[。｡！？!?；;]+|…+|[.．](?![.．0-9A-Za-z]))(?P<close>[”’」』）》〉】〕\])\"']*)")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff々〇）)”」』》]")
# The speaker after a quotation: “你好吗？”他问。
_SPEAKER = re.compile(
    r"[\u3400-\u9fff]{0,6}?(?:说|說|问|問|答|道|表示|指出|强调|強調|写道|寫道|喊|称|稱)(?=[。，,！!：:]|$)"
)
# What goes on after a quotation that has its own stop: “……！”的口号
_GOES_ON = re.compile(
    r"\s*(?:[，,、：:；;的等之地得]|是(?!否)|为主题|為主題|[这這][一句段番首种種]|一[词詞句文书書]|和|与|與|及|以及|或)"
)
_PARAGRAPH_BREAK = re.compile(r"\s*?\n[ \t\r\u3000]*\n|\u2029")
_QUOTES = "“‘「『„\"'"


def chinese_boundaries(text: str) -> list[int]:
    """Give the positions (code points) right after each sentence's last character, the text's own end not included."""
    brackets = Brackets(text)
    boundaries = {match.start() for match in _PARAGRAPH_BREAK.finditer(text)}
    sentence = 0
    for match in _STOP.finditer(text):
        if match.end() < len(text) and _ends(text, match, brackets, sentence):
            sentence = match.end()
            boundaries.add(sentence)
    return sorted(boundaries)


def _ends(text: str, match: re.Match[str], brackets: Brackets, sentence: int) -> bool:
    start, end, mark, close = match.start(), match.end(), match.group("mark"), match.group("close")
    following = text[end]
    if mark[0] in ".．!?;" and not _ascii_stop(text, start, end, mark):
        return False
    opened = brackets.inside(end)
    if opened is not None:
        # Within 《…》 and brackets never; within quotation marks only where the quotation is a sentence of its own.
        return opened <= sentence + _blank(text, sentence) and text[opened] in _QUOTES and mark[0] in "。！？"
    if close:
        opener = brackets.opener(match.end("mark"))
        if opener is not None:
            if text[opener] in "《〈":
                return False
            if text[opener] in "（([【〔":
                # A bracket that stands on its own ("（签字页见后。）") ends; one in the middle of a sentence does not.
                return opener <= sentence + _blank(text, sentence)
            if _GOES_ON.match(text, end):
                return False
            if opener <= sentence + _blank(text, sentence):
                if _SPEAKER.match(text, end):
                    return False
            elif mark[0] != "。" and text[opener - 1] not in "：:，,":
                return False  # 题为“未来已来！”展览: a quoted name in the middle of the sentence
    if mark[0] == "…":
        return following.isspace()  # else it stands for what is left out
    return following not in "，,、；;：:）)》”」』"


def _blank(text: str, position: int) -> int:
    """Give how many white-space characters stand at `position`."""
    end = position
    while end < len(text) and text[end].isspace():
        end += 1
    return end - position


def _ascii_stop(text: str, start: int, end: int, mark: str) -> bool:
    """Whether an ASCII mark stands in Chinese: after Han and not inside an address, a formula or a Latin sentence."""
    if start == 0 or not _HAN.match(text[start - 1]):
        return False
    return mark[0] not in ".．" or text[end].isspace() or _HAN.match(text[end]) is not None
