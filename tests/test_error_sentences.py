"""Whatever goes wrong is said in the user's language: every error sentence has its German and Chinese."""

from __future__ import annotations

import errno
import importlib.util
import os
import re
from pathlib import Path

import pytest

from memorandum_kit.cli import main
from memorandum_kit.errors import BadInput
from memorandum_kit.messages import area
from memorandum_kit.messages.sentences import error_text, translated
from memorandum_kit.model import Lang

TOOL = Path(__file__).resolve().parents[1] / "tools" / "error_sentences.py"
LANGUAGES = (Lang.DE, Lang.ZH_HANS)
SYSTEM = {os.strerror(number) for number in errno.errorcode}
HANZI = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def raised() -> dict[str, str]:
    spec = importlib.util.spec_from_file_location("error_sentences", TOOL)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: dict[str, str] = module.sentences()
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_sentence_is_translated(raised: dict[str, str], lang: Lang) -> None:
    assert len(raised) > 500
    table = area("errors", lang)
    assert {raised[sentence]: sentence for sentence in raised.keys() - table.keys()} == {}, f"see {TOOL.name} {lang}"
    assert table.keys() - raised.keys() - SYSTEM == set(), "no longer raised"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_translation_puts_in_the_same_values(lang: Lang) -> None:
    for sentence, words in area("errors", lang).items():
        assert sorted(re.findall(r"\{\d+\}", words)) == sorted(re.findall(r"\{\d+\}", sentence)), sentence


def test_chinese_is_written_the_chinese_way() -> None:
    for words in area("errors", Lang.ZH_HANS).values():
        if HANZI.search(words):
            assert not re.search(r"[\u4e00-\u9fff][,;:!?]|[\u4e00-\u9fff]\.$", words), words


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_filled_sentence_is_found_again(raised: dict[str, str], lang: Lang) -> None:
    """Whatever stands in it: a path with blanks, Hanzi, a colon."""
    table = area("errors", lang)
    for sentence in raised:
        values = {
            f"{{{n}}}": value for n, value in enumerate(["/tmp/Ein Ordner/望溪.pdf", "zwei", "3", "vier", "5"], 1)
        }
        if set(re.findall(r"\{\d+\}", sentence)) - values.keys() or sentence in {"{1} ({2}) of {3} cannot be added"}:
            continue

        def fill(text: str, values: dict[str, str] = values) -> str:
            return re.sub(r"\{\d+\}", lambda place: values[place[0]], text)

        if re.sub(r"\{\d+\}|\W", "", sentence):  # a sentence of values and punctuation alone says nothing to translate
            assert translated(fill(sentence), lang) == fill(table[sentence]), sentence


def test_parts_are_joined_as_the_language_does() -> None:
    error = BadInput("望溪.docx is empty", why="the file has 0 bytes", advice="Save the document again.")
    assert (
        error_text(error, Lang.DE)
        == "望溪.docx ist leer: die Datei hat 0 Bytes. Speichern Sie das Dokument noch einmal."
    )
    assert error_text(error, Lang.ZH_HANS) == "望溪.docx为空：文件为0字节。请重新保存文档。"
    assert error_text(error, Lang.EN) == str(error)
    unknown = BadInput("There is no profile 'streng'", advice="Use one of: default, strict.")
    assert (
        error_text(unknown, Lang.DE) == "Das Profil „streng“ gibt es nicht. Verwenden Sie eines von: default, strict."
    )
    assert error_text(unknown, Lang.ZH_HANS).startswith("没有配置“streng”。请使用")
    assert error_text(BadInput("Something new"), Lang.DE) == "Something new."


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("de_DE.UTF-8", "memorandum: fehlt.docx gibt es nicht: es gibt keine Datei dieses Namens. Prüfen Sie"),
        ("zh_CN.UTF-8", "memorandum: fehlt.docx不存在：没有这个名称的文件。请检查"),
        ("C.UTF-8", "memorandum: fehlt.docx does not exist: there is no file of this name. Check"),
    ],
)
def test_the_command_line_says_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path, locale: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", locale)
    assert main(["mentions", "fehlt.docx"]) == 2
    assert capsys.readouterr().err.startswith(said)
