"""What holds for every reader: a test file inherits `ReaderContract` and gives one or more good files."""

from __future__ import annotations

import hashlib
from typing import ClassVar

import pytest

from memorandum_kit.errors import BadInput, NotMine
from memorandum_kit.messages import INTERFACE_LANGUAGES, text
from memorandum_kit.model import Source
from memorandum_kit.readers import READERS, Options, read_source

PARTS = {"body", "header", "footer", "footnote", "endnote", "textbox", "comment"}
STYLES = {"title", "heading", "paragraph", "list", "cell", "footnote", "endnote", "header", "footer", "textbox"}


class ReaderContract:
    """Inherit it, set `reader`, and give good files as `good()`."""

    reader: ClassVar[str]

    def good(self) -> dict[str, bytes]:
        raise NotImplementedError

    def read_all(self) -> list[Source]:
        sources = [read_source(data, name) for name, data in self.good().items()]
        assert all(isinstance(source, Source) for source in sources)
        return [source for source in sources if isinstance(source, Source)]

    def test_good_files_are_read_by_this_reader_and_the_same_twice(self) -> None:
        for name, data in self.good().items():
            first = read_source(data, name)
            assert first == read_source(data, name)
            assert first == read_source(data, name, format=self.reader)

    def test_name_and_checksum_are_kept(self) -> None:
        for (name, data), source in zip(self.good().items(), self.read_all(), strict=True):
            assert source.name == name
            assert source.sha256 == hashlib.sha256(data).hexdigest()
            assert source.media_type

    def test_places_name_the_block_and_its_whole_text(self) -> None:
        for source in self.read_all():
            assert [block.place.block for block in source.blocks] == list(range(len(source.blocks)))
            for block in source.blocks:
                assert (block.place.start, block.place.end) == (0, len(block.text))
                assert block.place.part in PARTS
                assert block.style in STYLES
                assert block.text.strip() or block.label

    def test_rows_share_a_group_and_nothing_else_does(self) -> None:
        for source in self.read_all():
            for block in source.blocks:
                assert bool(block.group) == (block.place.table is not None)

    def test_every_note_has_a_text_in_every_language(self) -> None:
        for source in self.read_all():
            for note in source.notes:
                for lang in INTERFACE_LANGUAGES:
                    assert text("readers", note.code, lang, detail=note.detail)

    def test_a_wrong_suffix_is_noted_or_refused(self) -> None:
        for data in self.good().values():
            source = read_source(data, "umbenannt.xyz")
            noted = read_source(data, "umbenannt.html" if self.reader != "html" else "umbenannt.txt")
            assert isinstance(source, Source)
            assert isinstance(noted, Source)
            assert noted.blocks == source.blocks
            assert [note.code for note in noted.notes if note not in source.notes] == ["file.suffix"]
            with pytest.raises(BadInput, match=f"its content is {self.reader}"):
                read_source(data, "umbenannt.pdf" if self.reader != "pdf" else "umbenannt.docx")

    @pytest.mark.parametrize("data", [b"\x00\x01\x02\x03" * 50, b"PK\x03\x04broken", b"<svg/>", b"\x89PNG\r\n\x1a\n"])
    def test_what_is_not_its_own_is_refused_with_the_format_named(self, data: bytes) -> None:
        with pytest.raises((NotMine, BadInput)) as caught:
            READERS.get(self.reader)(data, "x", Options())
        if isinstance(caught.value, NotMine):
            assert str(caught.value).startswith(f"not {self.reader}: ")
        else:
            assert "damaged" in str(caught.value)
