"""The entities of a trained spaCy pipeline as a further source of names, with a pipeline that is made and installed here."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

READ = """
import sys
from memorandum_kit.mentions import find_mentions
from memorandum_kit.model import Clause, Lang
for lang, text in ((Lang.DE, "Es sprach Mai Lan."), (Lang.DE, "Es sprach Petra Ziegenhorn."), (Lang.ZH_HANS, "今天郭婞淳获胜。")):
    clause = Clause(id="x.1", text=text, lang=lang)
    print("|".join(f"{m.surface}:{m.source}" for m in find_mentions(clause) if m.kind.value == "person"))
print("spacy" in sys.modules)
"""


def installed(folder: Path, lang: str, name: str, patterns: list[dict[str, str]]) -> None:
    """Put a pipeline with these entities into a folder as an installed package."""
    import spacy

    nlp = spacy.blank(lang)
    nlp.add_pipe("entity_ruler").add_patterns(patterns)
    package = folder / name
    package.mkdir(parents=True)
    nlp.to_disk(package / "data")
    (package / "__init__.py").write_text(
        "from pathlib import Path\nfrom spacy.util import load_model_from_path\n\n\n"
        "def load(**overrides):\n    return load_model_from_path(Path(__file__).parent / 'data', **overrides)\n",
        encoding="utf-8",
    )
    facts = folder / f"{name}-1.0.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")


def persons(folder: Path) -> list[str]:
    """Read three clauses in a new process that sees the folder's packages."""
    run = subprocess.run(
        [sys.executable, "-c", READ],
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return run.stdout.split("\n")[:4]


def test_without_a_trained_pipeline_spacy_is_not_imported(tmp_path):
    from memorandum_kit.language import trained_pipeline
    from memorandum_kit.model import Lang

    if trained_pipeline(Lang.DE) or trained_pipeline(Lang.ZH_HANS):
        pytest.skip("a trained pipeline is installed")
    assert persons(tmp_path) == ["", "", "", "False"]


def test_the_entities_of_an_installed_pipeline_are_read(tmp_path):
    labels = [{"label": "PER", "pattern": "Mai Lan"}, {"label": "PER", "pattern": "Petra Ziegenhorn"}]
    installed(tmp_path, "de", "de_core_news_sm", labels)
    installed(tmp_path, "zh", "zh_core_web_sm", [{"label": "PERSON", "pattern": "郭婞淳"}])
    german, other, chinese, loaded = persons(tmp_path)
    assert german == "Mai Lan:entity PER, title and surname"
    assert other == ""  # no Chinese name: the surname gate holds for entities too
    assert chinese == "郭婞淳:entity PERSON, surname and title"
    assert loaded == "True"
