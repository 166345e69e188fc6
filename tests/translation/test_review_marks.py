"""From a Word file to both languages side by side: structure, marks and gaps, in every format, read back again."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from memorandum_kit.cli import main
from memorandum_kit.model import Clause, Document, Lang, Link, Memorandum, suggestion_reason
from memorandum_kit.pipeline import read
from memorandum_kit.translation import Memory
from memorandum_kit.translation.review import gap_note, review_note
from memorandum_kit.writers import render

TMX = """<tmx version="1.4"><header srclang="de"/><body><tu>
<tuv xml:lang="de"><seg>Dieses Memorandum tritt am 12. Januar 2024 in Kraft.</seg></tuv>
<tuv xml:lang="zh-CN"><seg>本备忘录自2024年1月12日起生效。</seg></tuv></tu><tu>
<tuv xml:lang="de"><seg>Die Kosten trägt die einladende Seite.</seg></tuv>
<tuv xml:lang="zh-CN"><seg>费用由邀请方承担。</seg></tuv></tu></body></tmx>"""
FORMATS = {"json": "a.json", "tei": "a.tei.xml", "xliff": "a.xlf", "xliff12": "a.xliff12.xlf", "word": "a.docx"}


@pytest.fixture
def office(tmp_path, monkeypatch):
    import docx

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "packages"))
    text = docx.Document()
    text.add_heading("Memorandum über die Zusammenarbeit", 0)
    text.add_heading("Artikel 1 Inkrafttreten", 1)
    text.add_paragraph("Dieses Memorandum tritt am 3. Mai 2027 in Kraft.")
    text.add_heading("Artikel 2 Kosten", 1)
    text.add_paragraph("Die Kosten trägt die einladende Seite.")
    text.add_paragraph("Etwas ganz Neues wird vereinbart.")
    text.save(str(tmp_path / "a.docx"))
    (tmp_path / "old.tmx").write_text(TMX, encoding="utf-8")
    assert main(["memory", "add", "office.memory", "old.tmx"]) == 0
    return tmp_path


def translated(office, *formats):
    command = ["translate", "a.docx", "--to", "zh-Hans", "--memory", "office.memory", "-o", "out"]
    assert main([*command, "--format", ",".join(formats)]) == 0


def word_text(data, part="word/document.xml"):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(part).decode()


@pytest.mark.parametrize("name", FORMATS)
def test_the_document_s_structure_comes_back_with_the_other_language_beside_it(office, name):
    translated(office, name)
    memo = read(office / "out" / FORMATS[name])
    beside = {link.de[0]: link for link in memo.links if link.de}
    clauses = memo.clauses()
    rows = {
        clauses[de].text: (clauses[link.zh[0]].text, clauses[link.zh[0]].kind, link) if link.zh else ("", "", link)
        for de, link in beside.items()
    }
    assert list(rows) == [clause.text for clause in read_german(office)]
    new, kind, link = rows["Dieses Memorandum tritt am 3. Mai 2027 in Kraft."]
    assert (new, kind) == ("本备忘录自2027年5月3日起生效。", clauses[link.de[0]].kind)
    assert (link.suggested, link.made_by, link.confirmed) == ("zh", "memory (old.tmx)", False)
    agreed = rows["Die Kosten trägt die einladende Seite."][2]
    assert agreed.suggested == ""
    heading = rows["Inkrafttreten"]
    assert heading[:2] == ("生效", "heading") or heading[1] == clauses[heading[2].de[0]].kind
    assert clauses[heading[2].zh[0]].number.printed == "第一条"
    assert rows["Etwas ganz Neues wird vereinbart."][0] == ""


def read_german(office):
    from memorandum_kit.readers import read_file
    from memorandum_kit.segment import segment

    return segment(read_file(office / "a.docx"), Lang.DE, id="de").clauses


def test_what_is_to_be_reviewed_is_marked_in_every_format(office):
    translated(office, "word", "tei", "html", "xliff", "xliff12")
    mark = "待审核：沿用既定文本，已代入新的内容（old.tmx）。"
    out = office / "out"
    body = word_text((out / "a.docx").read_bytes())
    assert body.count(mark) == 1
    assert body.count("尚未翻译。") == 2  # the title and the new clause
    assert (
        f'<w:pStyle w:val="MemorandumReview"/></w:pPr><w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">{mark}'
        in body
    )
    assert 'w:styleId="MemorandumReview"' in word_text((out / "a.docx").read_bytes(), "word/styles.xml")
    page = (out / "a.html").read_text(encoding="utf-8")
    assert page.count(f'<p class="suggested">{mark}</p>') == 1
    tei = (out / "a.tei.xml").read_text(encoding="utf-8")
    (element,) = re.findall(r"<ab [^>]*>(?:<s[^>]*>)?本备忘录自2027年", tei)
    assert 'resp="#resp-memory__old.tmx_"' in element
    assert 'cert="medium"' in element
    assert "译文建议，待审核" in tei
    (agreed,) = re.findall(r"<ab [^>]*>(?:<s[^>]*>)?费用由邀请方承担", tei)
    assert " resp=" not in agreed
    second = (out / "a.xlf").read_text(encoding="utf-8")
    states = dict(re.findall(r'<segment state="(\w+)">\s*<source>(.*?)</source>', second)[::-1])
    assert "final" not in states
    assert f'<note appliesTo="target" category="review">{mark}</note>' in second
    first = (out / "a.xliff12.xlf").read_text(encoding="utf-8")
    assert '<target state="needs-review-translation">本备忘录自2027年5月3日起生效。</target>' in first
    assert f'annotates="target">{mark}</note>' in first
    assert first.count('approved="yes"') == 0


@pytest.mark.parametrize("name", FORMATS)
def test_the_gaps_of_any_format_are_filled_later_and_nothing_else_changes(office, name, capsys):
    translated(office, name)
    before = read(office / "out" / FORMATS[name])
    (office / "new.tmx").write_text(
        TMX.replace("Die Kosten trägt die einladende Seite.", "Etwas ganz Neues wird vereinbart.").replace(
            "费用由邀请方承担。", "双方达成全新约定。"
        ),
        encoding="utf-8",
    )
    assert main(["memory", "add", "office.memory", "new.tmx"]) == 0
    capsys.readouterr()
    command = ["translate", f"out/{FORMATS[name]}", "--to", "zh", "--fill", "--memory", "office.memory", "--json"]
    assert main([*command, "-o", "whole.json"]) == 0
    assert json.loads(capsys.readouterr().out)["origins"] == {
        "exact": 1, "skeleton": 0, "fuzzy": 0, "machine": 0, "none": 1,
    }  # fmt: skip
    after = read(office / "whole.json")
    texts = {clause.id: clause.text for clause in after.zh.clauses}
    assert {clause.id: clause.text for clause in before.zh.clauses}.items() <= texts.items()
    assert [clause.text for clause in after.zh.clauses][-1] == "双方达成全新约定。"
    assert [link for link in before.links if link.zh] == [
        link for link in after.links if link.zh and link.zh[0] in {clause.id for clause in before.zh.clauses}
    ]


def test_a_confirmed_suggestion_has_no_mark(office):
    german = Document("de", Lang.DE, (Clause("de.1", "Die Parteien stimmen zu.", Lang.DE),))
    chinese = Document("zh", Lang.ZH_HANS, (Clause("zh.1", "双方同意。", Lang.ZH_HANS),))
    reason = suggestion_reason("machine", "low", "zh", review=True)
    for confirmed in (False, True):
        link = Link(("de.1",), ("zh.1",), 0.5, "argos 1.9", confirmed, reason)
        memo = Memorandum(documents=(german, chinese), links=(link,))
        assert ("待审核" in word_text(render(memo, "word"))) is not confirmed
        assert (b'resp="#resp-argos_1.9" cert="low"' in render(memo, "tei").split(b"<text")[-1]) is not confirmed
        assert (b'state="final"' in render(memo, "xliff")) is confirmed


@pytest.mark.parametrize(
    ("lang", "made_by", "origin", "expected"),
    [
        (Lang.ZH_HANS, "glossary", "skeleton", "待审核：沿用既定文本，已代入新的内容（术语库）。"),
        (Lang.ZH_HANT, "argos 1.9", "machine", "待審核：機器翻譯（argos 1.9）。"),
        (Lang.DE, "memory", "fuzzy", "Zu prüfen: ähnliche Klausel (Übersetzungsspeicher)."),
    ],
)
def test_the_mark_is_in_the_text_s_own_language(lang, made_by, origin, expected):
    side = "zh" if lang.is_chinese else "de"
    link = Link(("de.1",), ("zh.1",), 0.5, made_by, reason=suggestion_reason(origin, "low", side, review=True))
    assert review_note(link, lang) == expected
    other = Lang.DE if lang.is_chinese else Lang.ZH_HANS
    assert review_note(link, other) == ""
    assert gap_note(Lang.ZH_HANT) == "尚未翻譯。"


@pytest.mark.parametrize("name", [*FORMATS, "tmx"])
def test_a_memory_takes_what_is_agreed_from_any_format_and_no_unread_suggestion(office, name, capsys):
    translated(office, name)
    capsys.readouterr()
    file = FORMATS.get(name, "a.tmx")
    assert main(["memory", "add", "second.memory", f"out/{file}"]) == 0
    with Memory.open("second.memory") as memory:
        assert [(unit.source, unit.target) for unit in memory] == [
            ("Die Kosten trägt die einladende Seite.", "费用由邀请方承担。")
        ]


def test_a_confirmed_suggestion_goes_into_the_memory():
    german = Document("de", Lang.DE, (Clause("de.1", "Die Parteien stimmen zu.", Lang.DE),))
    chinese = Document("zh", Lang.ZH_HANS, (Clause("zh.1", "双方同意。", Lang.ZH_HANS),))
    reason = suggestion_reason("machine", "low", "zh", review=True)
    with Memory.open(":memory:") as memory:
        for confirmed, count in ((False, 0), (True, 1)):
            link = Link(("de.1",), ("zh.1",), 0.5, "A. Muster", confirmed, reason if not confirmed else "")
            assert memory.add(Memorandum(documents=(german, chinese), links=(link,))) == count


SCHEMAS = Path(__file__).resolve().parents[2] / "../shared/schemas"


@pytest.mark.parametrize(
    ("name", "schema"),
    [
        ("tei", "tei_all.rng"),
        ("xliff", "xliff2/xliff_core_2.0.xsd"),
        ("xliff12", "xliff12/xliff-core-1.2-strict.xsd"),
    ],
)
def test_the_marks_are_valid_by_the_official_schema(office, name, schema, capsys):
    if not (SCHEMAS / schema).is_file():
        pytest.skip("the official schemas are not here")
    translated(office, name)
    file = office / "out" / FORMATS[name]
    text = file.read_text(encoding="utf-8")
    assert {"tei": "resp=", "xliff": 'state="translated"', "xliff12": "needs-review-translation"}[name] in text
    assert main(["validate", str(file), "--schema", str(SCHEMAS / schema)]) == 0
    assert "valid" in capsys.readouterr().out


@pytest.mark.heavy
def test_the_marks_are_valid_tei_by_jing_too(office):
    jing, schema = shutil.which("jing"), SCHEMAS / "tei_all.rng"
    if jing is None or not schema.is_file():
        pytest.skip("jing or the official schema is not here")
    translated(office, "tei")
    done = subprocess.run([jing, str(schema), str(office / "out" / FORMATS["tei"])], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
