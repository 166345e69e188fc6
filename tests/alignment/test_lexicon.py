"""Word forms, compounds, the shipped lexicon and dictionaries of the user's own."""

from __future__ import annotations

import numpy as np
import pytest
from tools.lexicon_check import LEXICON, check

from memorandum_kit.alignment import lexicon, userlexicon
from memorandum_kit.alignment.cues import words
from memorandum_kit.alignment.texts import Texts
from memorandum_kit.alignment.wordforms import WordForms
from memorandum_kit.cli import lexicon as command
from memorandum_kit.errors import BadInput

LEMMAS = [
    "verpflichtung",
    "haus",
    "kodex",
    "gremium",
    "recht",
    "gehen",
    "annehmen",
    "festnehmen",
    "gelten",
    "werden",
    "fördern",
    "bürgerin",
    "hoch",
    "gut",
    "dunkel",
    "teilnehmen",
    "vertrag",
    "arbeit",
    "mensch",
    "land",
    "name",
    "handeln",
    "unterzeichnen",
    "abschliessen",
    "bieten",
    "frei",
    "verhalten",
]
FORMS = [
    ("verpflichtungen", "verpflichtung"), ("häuser", "haus"), ("kodizes", "kodex"), ("gremien", "gremium"),
    ("rechte", "recht"), ("ging", "gehen"), ("gegangen", "gehen"), ("angenommen", "annehmen"),
    ("festgenommen", "festnehmen"), ("nimmt", ""), ("gilt", "gelten"), ("wurde", "werden"), ("gefördert", "fördern"),
    ("fördert", "fördern"), ("bürgerinnen", "bürgerin"), ("hohe", "hoch"), ("besser", "gut"), ("dunkle", "dunkel"),
    ("teilzunehmen", "teilnehmen"), ("handelt", "handeln"), ("unterzeichnete", "unterzeichnen"),
    ("abgeschlossen", "abschliessen"), ("bot", "bieten"), ("freien", "frei"), ("xyz", ""),
]  # fmt: skip


@pytest.mark.parametrize(("form", "lemma"), FORMS)
def test_inflected_forms(form, lemma):
    found = WordForms(frozenset(LEMMAS)).lemmas(form)
    assert lemma in found if lemma else found == ()


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("arbeitsvertrag", ("arbeit", "vertrag")),
        ("ländername", ("land", "name")),
        ("menschenrecht", ("mensch", "recht")),
        ("verhaltenskodex", ("verhalten", "kodex")),
        ("wolkenkratzer", ()),
    ],
)
def test_compounds(word, parts):
    forms = WordForms(frozenset(LEMMAS))
    found = forms.parts(word)
    assert found == parts or (word == "ländername" and found == ())


def test_shipped_lexicon_is_large_and_quick_to_ask():
    shipped = lexicon.in_use()
    assert len(shipped.entries) >= 5000
    assert "合作" in shipped.equivalents("Zusammenarbeit")
    assert shipped.equivalents("Zusammenarbeiten") or shipped.parts("Zusammenarbeiten")


def test_shipped_lexicon_is_proof_read():
    assert list(check(LEXICON.read_text(encoding="utf-8"))) == []


def test_proof_reading_finds_what_is_wrong():
    table = "lemma\tpos\tzh\nTisch\tnoun\t桌子\nAbend\tnoun\t晚上|晚上\nhaus\tnoun\t房屋\nlaufen\twalk\t跑步\nVertrag\tnoun\t條約\n"
    told = " / ".join(fault for _, fault in check(table))
    for fault in ("Abend stands behind Tisch", "stands twice", "capital letter", "no part of speech", "not Simplified"):
        assert fault in told


@pytest.fixture
def own(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return tmp_path


CEDICT = """# comment
備忘錄 备忘录 [bei4 wang4 lu4] /Memorandum (u.E.) (S)/Denkschrift, Vermerk (S)/
踏青 踏青 [ta4 qing1] /im Frühling ins Grüne wandern (u.E.) (V)/Frühlingsspaziergang (S)/
破 line without form
"""


def test_cedict_is_read():
    assert userlexicon.read(CEDICT.encode(), "x.u8") == {
        "Memorandum": ["备忘录"], "Denkschrift": ["备忘录"], "Vermerk": ["备忘录"], "Frühlingsspaziergang": ["踏青"],
    }  # fmt: skip


def test_added_dictionary_is_used_from_then_on(own):
    assert "踏青" not in lexicon.in_use().equivalents("Frühlingsspaziergang")
    place, count = userlexicon.add(CEDICT.encode(), "eigenes.u8")
    assert (place.stem, count) == ("eigenes", 4)
    assert lexicon.in_use().equivalents("Frühlingsspaziergangs") == ("踏青",)
    userlexicon.remove("eigenes")
    assert lexicon.in_use().equivalents("Frühlingsspaziergang") == ()


def test_table_is_read():
    assert userlexicon.read("Lenkungskreis\tnoun\t指导小组|领导小组\n".encode(), "x.tsv") == {
        "Lenkungskreis": ["指导小组", "领导小组"]
    }


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"no dictionary at all\n", "Wort = 词\n".encode()])
def test_what_is_no_dictionary_is_refused(data):
    with pytest.raises(BadInput):
        userlexicon.read(data, "x")


def test_unknown_name_is_refused(own):
    with pytest.raises(BadInput):
        userlexicon.remove("none")


def test_command(own, capsys):
    import argparse

    parser = argparse.ArgumentParser()
    command.add_parser(parser.add_subparsers())
    source = own / "wort.u8"
    source.write_text(CEDICT, encoding="utf-8")
    assert command.run(parser.parse_args(["lexicon", "add", str(source), "--json"])) == 0
    assert '"count": 4' in capsys.readouterr().out
    assert command.run(parser.parse_args(["lexicon", "list", "--json"])) == 0
    assert '"wort"' in capsys.readouterr().out
    assert command.run(parser.parse_args(["lexicon", "remove", "wort"])) == 0
    with pytest.raises(BadInput):
        command.run(parser.parse_args(["lexicon", "add", str(own / "missing")]))


@pytest.mark.parametrize("german", ["die Vereinten Nationen tagen", "bei den Vereinten Nationen"])
def test_lemmas_of_several_words_are_looked_up(german):
    known = lexicon.in_use()
    texts = Texts.of([german, "Nationen vereint euch"], ["联合国开会", "x"])
    found, _ = words.find(texts, known, np.zeros(len(texts.codes), dtype=bool))
    keys = {known.listed[k] for k in found.de.tokens.keys.tolist()}
    assert "联合国" in keys
    phrase = known.listed.index("联合国")
    tokens = found.de.tokens
    of = [tokens.keys[tokens.key_start[k] : tokens.key_start[k + 1]].tolist() for k in tokens.type.tolist()]
    assert {int(s) for s, one in zip(tokens.segment.tolist(), of, strict=True) if one == [phrase]} <= {0}
