"""The component in a pipeline of someone else's."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from glossary_terms import TERMS

from memorandum_kit.glossary.tables import write_tsv


@pytest.mark.parametrize(
    ("lang", "text", "spans"),
    [
        (
            "de",
            "Der Freundschaftsaustausch tritt morgen in Kraft.",
            ["Freundschaftsaustausch", "tritt morgen in Kraft"],
        ),
        ("zh", "友好城市关系", ["友好城市关系", "友好城市关系"]),
    ],
)
def test_spans_and_mentions(tmp_path: Path, lang: str, text: str, spans: list[str]) -> None:
    import spacy

    import memorandum_kit.glossary.spacy_component as component

    path = tmp_path / "terms.tsv"
    path.write_bytes(write_tsv(TERMS))
    nlp = spacy.blank(lang)
    nlp.add_pipe(component.KEY, config={"glossary": str(path)})
    doc = nlp(text)
    assert [span.text for span in doc.spans[component.KEY]] == spans
    assert doc.spans[component.KEY][0].kb_id_
    assert len(doc.user_data[component.KEY]) == len(spans)


def test_spacy_finds_the_component_by_its_entry_point() -> None:
    """In a program that imports nothing of ours: the installed package's entry point is all that spaCy has."""
    program = (
        "import spacy, sys\n"
        "assert not any(name.startswith('memorandum_kit') for name in sys.modules)\n"
        "nlp = spacy.blank('de'); nlp.add_pipe('memorandum_terms')\n"
        "doc = nlp('Die Städtepartnerschaften bestehen fort.')\n"
        "print([(span.text, span.kb_id_) for span in doc.spans['memorandum_terms']])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=300)
    assert "('Städtepartnerschaften', 'town-twinning')" in done.stdout
