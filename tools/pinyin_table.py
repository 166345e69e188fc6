"""Write src/memorandum_kit/alignment/pinyin.tsv: toneless syllable and the common characters read so.

From pypinyin (MIT): the first reading of every character of GB 2312, so that the aligner need not load that library.
"""

from __future__ import annotations

from pathlib import Path

from pypinyin import Style, pinyin

TARGET = Path(__file__).resolve().parents[1] / "src" / "memorandum_kit" / "alignment" / "pinyin.tsv"


def main() -> None:
    """Write the table."""
    by_syllable: dict[str, list[str]] = {}
    for high in range(0xB0, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                character = bytes((high, low)).decode("gb2312")
            except UnicodeDecodeError:
                continue
            syllable = pinyin(character, style=Style.NORMAL)[0][0].replace("ü", "v")
            if syllable.isascii() and syllable.isalpha():
                by_syllable.setdefault(syllable, []).append(character)
    rows = [f"{syllable}\t{''.join(characters)}\n" for syllable, characters in sorted(by_syllable.items())]
    TARGET.write_text("syllable\tcharacters\n" + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
