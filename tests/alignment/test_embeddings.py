"""Sentence embeddings as one more cue: any function from texts to vectors; a real small model in the heavy test."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from memorandum_kit.alignment import align
from memorandum_kit.alignment.cues import embeddings
from memorandum_kit.cli import main
from memorandum_kit.errors import BadInput, NotInstalled

# Words that no lexicon has, one Chinese syllable string each: only the vectors know that they belong together.
STEMS = [
    a + b for a in ("Bra", "Klu", "Dro", "Schwi", "Fle", "Gno", "Zwa", "Tru") for b in ("mpf", "zzel", "nk", "rbs")
]
HAN = "甪旮旯囫囵龌龊魑魅魍魉饕餮蹉跎彳亍踟蹰氤氲旖旎缱绻"
PAIRS = {stem: HAN[k % len(HAN)] + HAN[(k * 7 + 3) % len(HAN)] for k, stem in enumerate(STEMS)}


def by_meaning(texts: Sequence[str]) -> list[list[float]]:
    """One dimension a word, whatever the language."""
    return [
        [float(stem in text or PAIRS[stem] in text) + 0.01 * ((len(text) * k) % 3) for k, stem in enumerate(STEMS)]
        for text in texts
    ]


def unknown_text(seed: int, omitted: int, moved: bool = False) -> tuple[list[str], list[str], set[int]]:
    chance = random.Random(seed)
    lines = [chance.sample(STEMS, 6) for _ in range(40)]
    de = [" ".join(line) for line in lines]
    gone = set(chance.sample(range(3, 37), omitted))
    zh = ["".join(PAIRS[word] for word in line) for k, line in enumerate(lines) if k not in gone]
    return de, zh, gone


def truth(size: int, gone: set[int]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    links: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
    at = 0
    for k in range(size):
        links.append(((k,), () if k in gone else (at,)))
        at += k not in gone
    return links


def right(
    found: list[tuple[tuple[int, ...], tuple[int, ...]]], gold: list[tuple[tuple[int, ...], tuple[int, ...]]]
) -> float:
    return len(set(found) & set(gold)) / len(gold)


def test_they_find_what_no_word_tells() -> None:
    shares = []
    for seed in range(8):
        de, zh, gone = unknown_text(seed, 4)
        gold = truth(len(de), gone)
        shares.append((right(align(de, zh), gold), right(align(de, zh, embed=by_meaning), gold)))
    without, with_vectors = (sum(column) / len(shares) for column in zip(*shares, strict=True))
    assert with_vectors >= 0.93
    assert with_vectors > without + 0.2


def test_vectors_that_say_nothing_change_nothing_much() -> None:
    de = [f"Artikel {k}: Die Stadt Eschenfurt fördert den Austausch von {k + 3} Schülern." for k in range(1, 31)]
    zh = [f"第{k}条：埃申富特市促进{k + 3}名学生的交流。" for k in range(1, 31)]
    assert align(de, zh, embed=lambda texts: [[1.0, 0.5] for _ in texts]) == align(de, zh)


def test_sides_in_turn_and_empty_sides() -> None:
    de, zh, _ = unknown_text(3, 2)
    turned = {(b, a) for a, b in align(zh, de, embed=by_meaning)}
    assert turned == set(align(de, zh, embed=by_meaning))
    assert align([], ["双方"], embed=by_meaning) == [((), (0,))]


def test_a_folder_that_is_no_model_is_said(tmp_path: Path) -> None:
    with pytest.raises(
        BadInput, match=r"is no model of sentence-transformers: it has no modules\.json\..*nothing is downloaded"
    ):
        embeddings.load(tmp_path)


def test_without_the_extra_the_message_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "modules.json").write_text("[]", encoding="utf-8")
    monkeypatch.setitem(__import__("sys").modules, "sentence_transformers", None)
    with pytest.raises(NotInstalled, match=r"memorandum_kit\[embeddings\]"):
        embeddings.load(tmp_path)


@pytest.mark.heavy
def test_a_real_model_from_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A model of sentence-transformers with one vector a word, made here; loaded, used and told apart from a torn one."""
    model = saved_model(tmp_path / "model")
    de, zh, gone = unknown_text(5, 3)
    segments = tmp_path / "segments.json"
    segments.write_text(json.dumps({"de": de, "zh": [" ".join(pieces(text)) for text in zh]}), encoding="utf-8")
    assert main(["align", str(segments), "--embeddings", str(model)]) == 0
    found = [(tuple(row[0]), tuple(row[1])) for row in json.loads(capsys.readouterr().out)]
    assert right(found, truth(len(de), gone)) >= 0.95
    for weights in model.rglob("*.safetensors"):
        weights.write_bytes(weights.read_bytes()[:100])
    assert main(["align", str(segments), "--embeddings", str(model)]) == 2
    assert "cannot be loaded" in capsys.readouterr().err


def pieces(text: str) -> list[str]:
    return [text[k : k + 2] for k in range(0, len(text), 2)]


def saved_model(folder: Path) -> Path:
    transformers = pytest.importorskip("sentence_transformers", reason="sentence-transformers is not installed")
    import numpy as np
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import WhitespaceSplit

    words = ["[UNK]", *STEMS, *PAIRS.values()]
    tokenizer = Tokenizer(WordLevel({word: k for k, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = WhitespaceSplit()
    vectors = np.vstack((np.zeros((1, len(STEMS))), np.eye(len(STEMS)), np.eye(len(STEMS)))).astype(np.float32)
    transformers.SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_weights=vectors)]).save(str(folder))
    return folder
