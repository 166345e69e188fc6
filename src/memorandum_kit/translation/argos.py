"""Argos Translate as an engine: its packages and tokenizers, CTranslate2 for the search, and our own sentences.

Neither `argostranslate.translate` nor its sentence splitters are imported: those load torch and fetch models. Where the
official package is missing, `argos-translate-lt` serves, which has the same modules.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Self

from memorandum_kit.errors import Damaged, NotInstalled
from memorandum_kit.model import Lang
from memorandum_kit.scripts import to_simplified, to_traditional
from memorandum_kit.translation.engines import Hypothesis, Rank, Threads
from memorandum_kit.translation.packages import CODES, Package, installed, missing_for, packages_folder, route

_NEEDED = ("argostranslate", "ctranslate2", "sentencepiece")
_FOLDERS = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
_BEAM = 4
_LENGTH_PENALTY = 0.2  # as Argos Translate has it
_BATCH = 16  # sentences in one batch of the model
_PIVOTS = 5  # English readings that go on to the second package
_LONGEST = 500  # tokens: a longer sentence would be cut by the model, and a cut one is no translation


def is_installed() -> bool:
    """Whether the engine's modules are there; nothing is imported."""
    return all(find_spec(name) is not None for name in _NEEDED)


class ArgosEngine:
    """One way from a language to another: one package, or two by way of English."""

    def __init__(self, packages: tuple[Package, ...], source: Lang, target: Lang, threads: Threads) -> None:
        """Keep the packages; models are loaded at the first sentence. Use `ArgosEngine.for_pair`."""
        self._packages = packages
        self._threads = threads
        self._source = source
        self._target = target

    @classmethod
    def for_pair(
        cls, source: Lang, target: Lang, folder: Path | None = None, *, threads: Threads | None = None
    ) -> Self:
        """Give the engine for a pair.

        Raises:
            NotInstalled: the extra or a package is missing; the advice has the command.
        """
        if not is_installed():
            raise NotInstalled(
                "Machine translation needs Argos Translate",
                why="it is not installed",
                advice="First a torch without CUDA, then the extra: "
                "pip install torch --index-url https://download.pytorch.org/whl/cpu; pip install 'memorandum_kit[translate]'",
            )
        packages = route(installed(folder), source, target)
        if not packages:
            missing = missing_for(source, target, installed(folder))
            raise NotInstalled(
                f"There is no package to translate from {source.value} to {target.value}",
                why=f"missing: {', '.join(missing)}",
                advice=f"Get it: argospm install {' '.join(missing)}; or from a file: memorandum engine install FILE.argosmodel",
            )
        return cls(packages, source, target, threads or Threads(cores=int(os.environ.get("ARGOS_INTRA_THREADS", "0"))))

    @property
    def name(self) -> str:
        """Engine, version, and each package with the start of its model's SHA-256."""
        return f"argos {_argos_version()} ({', '.join(package.label for package in self._packages)})"

    def pairs(self) -> frozenset[tuple[Lang, Lang]]:
        """Give the one pair of this engine."""
        return frozenset({(self._source, self._target)})

    @property
    def pivot(self) -> Lang | None:
        """English, where two packages make the way."""
        return self._packages[0].target if len(self._packages) == 2 else None

    def hypotheses(self, sentences: Sequence[str], source: Lang, target: Lang, count: int) -> list[list[Hypothesis]]:
        """Translate sentences in batches; with two packages each English reading goes on, and scores are added up.

        A sentence that is longer than a model takes gets no translation.

        Raises:
            Damaged: a package cannot be loaded.
        """
        return self.ranked(sentences, source, target, count, lambda _, readings: readings)

    def ranked(
        self, sentences: Sequence[str], source: Lang, target: Lang, count: int, rank: Rank
    ) -> list[list[Hypothesis]]:
        """Translate as `hypotheses` does, with the English readings that `rank` puts first.

        Raises:
            Damaged: a package cannot be loaded.
        """
        first = self._packages[0]
        texts = [_in_script(sentence, first.source) for sentence in sentences]
        found = _translated(first, texts, count, self._threads)
        if len(self._packages) == 2:
            second = self._packages[1]
            readings = [list(rank(n, hypotheses))[:_PIVOTS] for n, hypotheses in enumerate(found)]
            distinct = list(dict.fromkeys(reading.text for hypotheses in readings for reading in hypotheses))
            onward = dict(zip(distinct, _translated(second, distinct, count, self._threads), strict=True))
            found = [
                [
                    Hypothesis(last.text, reading.score + last.score)
                    for reading in hypotheses
                    for last in onward[reading.text]
                ]
                for hypotheses in readings
            ]
        return [_best([Hypothesis(_in_script(h.text, target), h.score) for h in each], count) for each in found]


def _best(hypotheses: list[Hypothesis], count: int) -> list[Hypothesis]:
    """The best of each text, best first."""
    best: dict[str, Hypothesis] = {}
    for hypothesis in sorted(hypotheses, key=lambda h: -h.score):
        best.setdefault(hypothesis.text, hypothesis)
    return list(best.values())[:count]


def _in_script(text: str, lang: Lang) -> str:
    if lang is Lang.ZH_HANS:
        return to_simplified(text)
    return to_traditional(text) if lang is Lang.ZH_HANT else text


def _translated(package: Package, texts: list[str], count: int, threads: Threads) -> list[list[Hypothesis]]:
    tokenizer, translator, prefix = _loaded(package, threads)
    found: list[list[Hypothesis]] = [[] for _ in texts]
    encoded = [(place, tokenizer.encode(text)) for place, text in enumerate(texts)]
    taken = [(place, tokens) for place, tokens in encoded if 0 < len(tokens) <= _LONGEST]
    if not taken:
        return found
    results = translator.translate_batch(
        [tokens for _, tokens in taken],
        target_prefix=[[prefix]] * len(taken) if prefix else None,
        replace_unknowns=True,
        max_batch_size=_BATCH,
        beam_size=max(count, _BEAM),
        max_decoding_length=3 * max(len(tokens) for _, tokens in taken) + 20,  # a model that repeats itself is stopped
        num_hypotheses=count,
        length_penalty=_LENGTH_PENALTY,
        return_scores=True,
    )
    for (place, _), result in zip(taken, results, strict=True):
        for pieces, score in zip(result.hypotheses, result.scores, strict=True):
            text = tokenizer.decode(pieces)
            if prefix and text.startswith(prefix):
                text = text[len(prefix) :]
            found[place].append(Hypothesis(text.strip(), float(score)))
    return found


@lru_cache(maxsize=4)
def _loaded(package: Package, threads: Threads) -> tuple[Any, Any, str]:
    """Tokenizer, translator and target prefix of a package."""
    argos_package = _argos_package()
    import ctranslate2

    try:
        opened = argos_package(package.folder)
        translator = ctranslate2.Translator(
            str(package.folder / "model"),
            device="cpu",
            compute_type="auto",
            inter_threads=threads.batches,
            intra_threads=threads.cores,
        )
        opened.tokenizer.encode("Test")
    except (RuntimeError, OSError, ValueError, TypeError, AttributeError) as error:
        label = f"{CODES[package.source]}-{CODES[package.target]} {package.version}"
        raise Damaged(
            f"The package {label} cannot be loaded",
            why=str(error).splitlines()[0][:120] if str(error) else type(error).__name__,
            advice=f"Remove {package.folder} and install the package again.",
        ) from None
    return opened.tokenizer, translator, str(getattr(opened, "target_prefix", "") or "")


def _argos_package() -> Any:
    """Argos's class of an installed package, imported without folders made in the home.

    Importing Argos makes folders for data, configuration and cache: they go beside the packages, or, where nothing can be
    written there, into a folder that is thrown away. Telemetry of onnxruntime, which Argos may load, is off.
    """
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    os.environ.setdefault("ARGOS_PACKAGES_DIR", str(packages_folder()))
    base = packages_folder().parent
    base = base.parent if base.name == "argos-translate" else base
    before = {variable: os.environ.get(variable) for variable in _FOLDERS}
    with tempfile.TemporaryDirectory() as scratch:
        os.environ.update(dict.fromkeys(_FOLDERS, str(base) if os.access(base, os.W_OK) else scratch))
        try:
            from argostranslate.package import Package as ArgosPackage
        except OSError as error:
            raise NotInstalled(
                "Argos Translate cannot be started",
                why=f"a folder cannot be made ({error.strerror})",
                advice="Name a folder that can be written in ARGOS_PACKAGES_DIR.",
            ) from None
        finally:
            for variable, value in before.items():
                if value is None:
                    del os.environ[variable]
                else:
                    os.environ[variable] = value
    return ArgosPackage


def _argos_version() -> str:
    for name in ("argostranslate", "argos-translate-lt"):
        try:
            return version(name)
        except PackageNotFoundError:
            continue
    return "?"
