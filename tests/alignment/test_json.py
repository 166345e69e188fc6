"""Segments in JSON and links out, as other programs use them."""

from __future__ import annotations

import json

from memorandum_kit.cli import main

SEGMENTS = {
    "de": ["Artikel 1 Zweck", "Die Stadt fördert den Sport.", "Der Fuhrpark wird erneuert."],
    "zh": ["第一条 目的", "市政府促进体育事业。"],
}


def test_links_as_objects_say_why_a_segment_has_no_counterpart(tmp_path, capsys):
    (tmp_path / "segments.json").write_text(json.dumps(SEGMENTS), encoding="utf-8")
    assert main(["align", str(tmp_path / "segments.json"), "--json"]) == 0
    links = json.loads(capsys.readouterr().out)
    assert [(link["de"], link["zh"]) for link in links] == [([0], [0]), ([1], [1]), ([2], [])]
    assert all(0 <= link["score"] <= 1 and isinstance(link["review"], bool) for link in links)
    assert [sorted(link.keys() - {"de", "zh", "score", "review"}) for link in links] == [
        [], [], ["likelihood", "nearest", "reason"],
    ]  # fmt: skip
    assert links[2]["reason"] in ("taken", "unlike", "nothing")


def test_a_glossary_is_a_cue_for_segments_too(tmp_path, capsys):
    """A term that no lexicon knows tells which of two clauses answers."""
    glossary = tmp_path / "terms.csv"
    glossary.write_text("de,zh\nQuarkspitz,夸克会所\nZirbelwart,齐尔办公室\n", encoding="utf-8")
    segments = {"de": ["Der Quarkspitz öffnet."], "zh": ["齐尔办公室", "夸克会所"]}
    (tmp_path / "segments.json").write_text(json.dumps(segments), encoding="utf-8")
    assert main(["align", str(tmp_path / "segments.json"), "--glossary", str(glossary)]) == 0
    assert [link[:2] for link in json.loads(capsys.readouterr().out)] == [[[], [0]], [[0], [1]]]
