"""Time and peak memory of the readers on a bilingual text of 5,000 clauses a side: `python benchmarks/readers.py`."""

from __future__ import annotations

import io
import resource
import time
import zipfile
from collections.abc import Iterator

from memorandum_kit.model import Source
from memorandum_kit.readers import read_source
from memorandum_kit.readers.languages import split_languages

ROWS = 5_000
DE = "Die Vertragsparteien vereinbaren, ihre Zusammenarbeit in der Stadtentwicklung zu vertiefen."
ZH = "双方同意在平等互利的基础上，在城市发展等领域进一步深化合作。"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ODF = "urn:oasis:names:tc:opendocument:xmlns"


def packed(**parts: str) -> bytes:
    """Give a zip package; `__` in a name stands for a slash."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name.replace("__", "/") + ".xml", text)
    return stream.getvalue()


def files() -> Iterator[tuple[str, bytes]]:
    """Give the same text in every format; each clause has its number, so that nothing compresses beyond what is usual."""
    rows = [(f"{DE} {n}", f"{ZH}{n}") for n in range(ROWS)]

    def cell(text: str) -> str:
        return f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"

    table = "".join(f"<w:tr>{cell(de)}{cell(zh)}</w:tr>" for de, zh in rows)
    yield (
        "docx",
        packed(word__document=f'<w:document xmlns:w="{W}"><w:body><w:tbl>{table}</w:tbl></w:body></w:document>'),
    )
    paragraphs = "".join(f"<text:p>{de}</text:p><text:p>{zh}</text:p>" for de, zh in rows)
    names = f'xmlns:office="{ODF}:office:1.0" xmlns:text="{ODF}:text:1.0"'
    body = f"<office:body><office:text>{paragraphs}</office:text></office:body>"
    yield "odt", packed(content=f"<office:document-content {names}>{body}</office:document-content>")
    yield "html", ("<html><table>" + "".join(f"<tr><td>{de}<td>{zh}" for de, zh in rows)).encode()
    text = "\n".join(f"{de}\n{zh}" for de, zh in rows)
    yield "txt (UTF-8)", text.encode()
    yield "txt (GB18030)", text.encode("gb18030")


def main() -> None:
    """Print a table: size, blocks, CPU seconds to read and to split by language; the peak is that of the whole run."""
    print("| format | KB | blocks | read, s CPU | split, s CPU |\n|---|---|---|---|---|")
    for name, data in files():
        begin = time.process_time()
        source = read_source(data, name)
        read = time.process_time()
        assert isinstance(source, Source)
        split_languages(source)
        split = time.process_time()
        print(f"| {name} | {len(data) // 1024:,} | {len(source.blocks):,} | {read - begin:.2f} | {split - read:.2f} |")
    print(f"\nPeak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
