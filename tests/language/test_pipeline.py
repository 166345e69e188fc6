"""spaCy pipelines: only here, and only when asked for."""

import subprocess
import sys

import pytest

from memorandum_kit.language import pipeline, trained_pipeline
from memorandum_kit.model import Lang
from memorandum_kit.segment import sentences


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (Lang.DE, "Dies gilt z. B. für Art. 3. Näheres folgt.", ["Dies gilt z. B. für Art. 3.", "Näheres folgt."]),
        (Lang.ZH_HANS, "双方同意。费用自理；其他另议。", ["双方同意。", "费用自理；", "其他另议。"]),
    ],
)
def test_our_sentences_in_spacy(lang, text, expected):
    doc = pipeline(lang, sentences)(text)
    assert [s.text for s in doc.sents] == expected


def test_pipelines_are_made_once():
    assert pipeline(Lang.DE, sentences) is pipeline(Lang.DE, sentences)
    assert pipeline(Lang.DE, sentences) is not pipeline(Lang.EN, sentences)


def test_without_a_trained_pipeline_the_blank_one_serves():
    for lang in Lang:
        if trained_pipeline(lang) is None:
            assert pipeline(lang, trained=True).pipe_names == []


def test_import_is_light():
    code = "import sys, memorandum_kit.language as l; l.trained_pipeline(l.Lang.DE); print([m for m in ('spacy', 'simplemma') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
