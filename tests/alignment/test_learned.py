"""What a long document teaches: pairs that stand together in sure links, and nothing of a short one."""

from __future__ import annotations

from memorandum_kit.alignment import lexicon
from memorandum_kit.alignment.cues import sentences
from memorandum_kit.alignment.learned import learn
from memorandum_kit.alignment.sections import Step
from memorandum_kit.alignment.texts import Texts
from memorandum_kit.alignment.wordforms import stem

# Words that no lexicon has, as a document's own coinages.
COINED = (("Quandelflur", "蓓莨"), ("Zwirbelgau", "瓞瓞"), ("Murksheim", "鹬蚌"))


def document(length):
    """Links of one with one; every fifth is about one of three coined things, the others about none."""
    de, zh = [], []
    for n in range(length):
        word, characters = COINED[n // 5 % 3] if n % 5 == 0 else ("Sitzung", "会议")
        de.append(f"Über {word}s Belange wird unter Nummer {n} berichtet.")
        zh.append(f"第{n}号报告{characters}的情况。")
    return Texts.of(de, zh), [Step(n, n, 1, 1, 0.99, 9.0) for n in range(length)]


def test_pairs_of_a_long_document():
    texts, chain = document(400)
    found = learn(texts, chain, lexicon.in_use())
    assert found is not None
    pairs = {
        (texts.vocabulary[word], chr(key >> 16) + chr(key & 0xFFFF))
        for word, key in _pairs(texts, found)
    }  # fmt: skip
    assert {(f"{german}s", chinese) for german, chinese in COINED} <= pairs
    assert not any(german == "Sitzungs" for german, _ in pairs)


def _pairs(texts, found):
    import numpy as np

    codes = texts.codes.astype(np.int64)
    han = (codes >= 0x3400) & (codes <= 0x9FFF)
    at = np.flatnonzero(han[:-1] & han[1:])
    grams = np.unique(codes[at] << 16 | codes[at + 1])
    tokens = found.de.tokens
    words = texts.word
    segments = np.repeat(np.arange(len(texts.de)), texts.words)
    for k, kind in enumerate(tokens.type.tolist()):
        own = set(words[segments == tokens.segment[k]].tolist())
        for word in own:
            if texts.vocabulary[word][:-1] in dict(COINED):
                for key in tokens.keys[tokens.key_start[kind] : tokens.key_start[kind + 1]].tolist():
                    yield word, int(grams[key])


def test_a_short_document_teaches_nothing():
    texts, chain = document(200)
    assert learn(texts, chain, lexicon.in_use()) is None


def test_unsure_links_teach_nothing():
    texts, chain = document(400)
    assert learn(texts, [Step(s.i, s.j, s.m, s.k, 0.6, s.score) for s in chain], lexicon.in_use()) is None


def test_stems():
    assert stem("Vertragsparteien") == stem("Vertragspartei")
    assert stem("Städten") == stem("Städte")
    assert stem("Rat") == "rat"


def test_sentences_are_counted():
    de = [
        "Am 3. Mai kommt Dr. Weber. Er bleibt.",
        "Artikel 3 Kosten",
        "z. B. Sport; Kultur.",
        "",
        "Wer zahlt? Die Stadt!",
    ]
    zh = ["韦伯博士五月三日来。他留下。", "第三条 费用", "例如体育；文化。", "", "谁付款？市政府！"]
    found = sentences.count(Texts.of(de, zh))
    assert found.de.tolist() == [2, 0, 2, 0, 2]
    assert found.zh.tolist() == [2, 0, 2, 0, 2]
