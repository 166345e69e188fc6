"""Real `.argosmodel` packages whose weights are computed for a small lexicon: nothing is trained, nothing is mocked.

The transformer has one encoder and one decoder layer. An encoder state is a word and a position; the decoder attends to
the position that it has itself, takes the word there and gives the lexicon's translations of it, the second with a
smaller weight: so the search gives real n-best lists, and unknown words are copied by attention.
"""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from pathlib import Path

SPECIAL = ("<unk>", "<s>", "</s>")
POSITIONS = 288  # the search goes on to 256 where it finds no end
FIRST, SECOND = 14.0, 12.5  # logits of a word's first and second translation


def build(file: Path, source: str, target: str, lexicon: dict[str, tuple[str, ...]], *, version: str = "1.0") -> Path:
    """Write a package; words of the lexicon are pieces, `▁` stands for the blank before a word."""
    with tempfile.TemporaryDirectory() as folder:
        _model(Path(folder) / "model", lexicon)
        names = {"from_code": source, "to_code": target, "from_name": source, "to_name": target}
        metadata = {"package_version": version, "argos_version": "1.9", **names}
        top = f"{source}_{target}"
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr(f"{top}/metadata.json", json.dumps(metadata))
            archive.writestr(f"{top}/sentencepiece.model", _pieces(list(lexicon)))
            for path in sorted((Path(folder) / "model").iterdir()):
                archive.writestr(f"{top}/model/{path.name}", path.read_bytes())
    return file


def _pieces(words: list[str]) -> bytes:
    import sentencepiece

    out = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(["a b c d"]),
        model_writer=out,
        model_type="char",
        vocab_size=len(words) + 12,
        hard_vocab_limit=False,
        user_defined_symbols=words,
        normalization_rule_name="identity",
        minloglevel=3,
    )
    return out.getvalue()


def _model(folder: Path, lexicon: dict[str, tuple[str, ...]]) -> None:
    import ctranslate2
    import numpy as np

    words = [*SPECIAL, *lexicon]
    targets = [*SPECIAL, *dict.fromkeys(piece for pieces in lexicon.values() for piece in pieces)]
    size = -(-(len(words) + POSITIONS) // 8) * 8
    spec = ctranslate2.specs.TransformerSpec.from_config(1, 1, pre_norm=True, rms_norm=True)

    def zeros(*shape: int) -> np.ndarray:
        return np.zeros(shape, dtype=np.float32)

    def linear(layer, weight) -> None:
        layer.weight = weight
        layer.bias = zeros(weight.shape[0])

    position = zeros(POSITIONS, size)
    position[np.arange(POSITIONS), len(words) + np.arange(POSITIONS)] = 1
    at_word, at_position = zeros(size, size), zeros(size, size)
    at_word[np.arange(len(words)), np.arange(len(words))] = 1
    at_position[len(words) + np.arange(POSITIONS), len(words) + np.arange(POSITIONS)] = 4
    for side, vocabulary in ((spec.encoder, words), (spec.decoder, targets)):
        side.scale_embeddings = False
        side.position_encodings.encodings = position
        side.layer_norm.gamma = np.ones(size, dtype=np.float32)
        embedding = zeros(len(vocabulary), size)
        if side is spec.encoder:
            embedding[np.arange(len(words)), np.arange(len(words))] = 1
            side.embeddings[0].weight = embedding
        else:
            side.embeddings.weight = embedding  # what was written before does not matter
        layer = side.layer[0]
        layer.self_attention.layer_norm.gamma = np.ones(size, dtype=np.float32)
        layer.ffn.layer_norm.gamma = np.ones(size, dtype=np.float32)
        linear(layer.self_attention.linear[0], zeros(3 * size, size))
        linear(layer.self_attention.linear[1], zeros(size, size))
        linear(layer.ffn.linear_0, zeros(8, size))
        linear(layer.ffn.linear_1, zeros(size, 8))
    attention = spec.decoder.layer[0].attention
    attention.layer_norm.gamma = np.ones(size, dtype=np.float32)
    linear(attention.linear[0], at_position)
    linear(attention.linear[1], np.concatenate([at_position, at_word]))
    linear(attention.linear[2], at_word)
    projection = zeros(len(targets), size)
    for index, special in enumerate(SPECIAL):
        # The end weighs three times as much: past the last word, where all words are attended to alike, it ends.
        projection[targets.index(special), index] = FIRST * (3 if special == "</s>" else 1)
    for index, pieces in enumerate(lexicon.values(), len(SPECIAL)):
        for piece, logit in zip(pieces, (FIRST, SECOND), strict=False):
            projection[targets.index(piece), index] = logit
    linear(spec.decoder.projection, projection / np.float32(size**0.5))
    spec.register_source_vocabulary(words)
    spec.register_target_vocabulary(targets)
    spec.config.add_source_eos = True
    spec.validate()
    folder.mkdir(parents=True)
    spec.save(str(folder))
