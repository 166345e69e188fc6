"""Sentence embeddings: segments that mean the same lie near one another, in whatever words (optional, extra `embeddings`).

A model is loaded from a local folder and never fetched. How near is near differs from model to model, so that nothing
is fitted beforehand: chance is what pairs at random show, and a true pair what the sure links of the first pass show.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from memorandum_kit.errors import BadInput, NotInstalled

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from memorandum_kit.alignment.band import Band
    from memorandum_kit.alignment.sections import Step
    from memorandum_kit.alignment.texts import Texts

    Floats = NDArray[np.float32]

# Texts in, one row of a matrix a text out.
Embedder = Callable[[Sequence[str]], Any]

# It sees what the words see already, and shall not decide alone.
WEIGHT = 0.8
CEILING = 8.0
# Random pairs looked at to learn what is near by chance, and sure links needed to learn what is near in truth.
SAMPLE = 4000
ENOUGH = 20
# Before that, a true pair is taken to be this many standard deviations above chance.
ASSUMED = 3.0
# Pairs of vectors multiplied at once.
CHUNK = 50_000


def load(folder: Path) -> Embedder:
    """Load a model of sentence-transformers (LaBSE, for example) from a folder; nothing is fetched.

    Raises:
        NotInstalled: sentence-transformers is not installed.
        BadInput: the folder holds no such model.
    """
    if not (folder / "modules.json").is_file():
        raise BadInput(
            f"{folder} is no model of sentence-transformers",
            why="it has no modules.json",
            advice="Name the folder into which the model was saved or unpacked; nothing is downloaded.",
        )
    try:
        from safetensors import SafetensorError  # comes with sentence-transformers
        from sentence_transformers import SentenceTransformer
    except ImportError:
        raise NotInstalled(
            "Comparing sentences by their meaning needs sentence-transformers",
            why="it is not installed",
            advice="Install it: python -m pip install 'memorandum_kit[embeddings]'",
        ) from None
    try:
        model = SentenceTransformer(str(folder), local_files_only=True, device="cpu")
    except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
        raise BadInput(
            f"The model in {folder} cannot be loaded",
            why=str(error).splitlines()[0][:120] if str(error) else type(error).__name__,
            advice="Copy the model's folder again, whole.",
        ) from None
    return lambda texts: model.encode(list(texts), normalize_embeddings=True, show_progress_bar=False)


@dataclass(frozen=True, slots=True)
class Similarity:
    """The vectors of both sides as running sums, and what their cosines say."""

    de: Floats  # (segments + 1, dimensions): sums of unit vectors, longer segments weighing more
    zh: Floats
    chance: tuple[float, float]  # mean and standard deviation of the cosine of a pair at random
    true: tuple[float, float]  # and of a true pair

    @classmethod
    def of(cls, texts: Texts, embed: Embedder) -> Similarity:
        """Let the model look at the texts."""
        import numpy as np

        sides = [_unit(np.asarray(embed(side), dtype=np.float32)) for side in (texts.de, texts.zh)]
        chosen = np.random.default_rng(0)
        one, other = (chosen.integers(0, len(side), SAMPLE) for side in sides)
        cosines = np.einsum("nd,nd->n", sides[0][one], sides[1][other])
        mean, deviation = float(np.median(cosines)), max(float(cosines.std()), 1e-3)
        sums = [
            _sums(side * np.sqrt([[max(1, len(text))] for text in segments]).astype(np.float32))
            for side, segments in zip(sides, (texts.de, texts.zh), strict=True)
        ]
        return cls(sums[0], sums[1], (mean, deviation), (mean + ASSUMED * deviation, deviation))

    def part(self, rows: tuple[int, int], columns: tuple[int, int]) -> Similarity:
        """Give what is known about some German and some Chinese segments."""
        return replace(self, de=self.de[rows[0] : rows[1] + 1], zh=self.zh[columns[0] : columns[1] + 1])

    def adapted(self, sure: Sequence[Step]) -> Similarity:
        """Learn from sure links how near a true pair is with this model."""
        import numpy as np

        pairs = [(step.i, step.j) for step in sure if step.m == step.k == 1]
        if len(pairs) < ENOUGH:
            return self
        i, j = np.array(pairs).T
        cosines = np.einsum("nd,nd->n", _window(self.de, 1)[i], _window(self.zh, 1)[j])
        mean, deviation = self.chance
        # A model that cannot tell true pairs from chance shall not be believed to.
        true = max(float(np.mean(cosines)), mean + deviation)
        return replace(self, true=(true, max(float(np.std(cosines)), deviation / 2)))

    def scores(self, band: Band, shapes: Sequence[tuple[int, int]]) -> NDArray[np.float64]:
        """Give the weighted log-likelihood ratio of every link in the band, shape (shapes, nodes); nulls have 0."""
        import numpy as np

        (chance, around), (true, near) = self.chance, self.true
        found = np.zeros((len(shapes), band.size))
        for row, (m, k) in enumerate(shapes):
            if m and k:
                cosine = _cosines(_window(self.de, m), _window(self.zh, k), band)
                # Nearer than a true pair usually is speaks for it as much as just as near.
                likely = -(((np.minimum(cosine, true) - true) / near) ** 2) / 2 - np.log(near)
                unlikely = -(((np.maximum(cosine, chance) - chance) / around) ** 2) / 2 - np.log(around)
                found[row] = WEIGHT * np.clip(likely - unlikely, -CEILING, CEILING)
        return found


def _unit(vectors: Floats) -> Floats:
    import numpy as np

    unit: Floats = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return unit


def _sums(vectors: Floats) -> Floats:
    import numpy as np

    return np.concatenate((np.zeros((1, vectors.shape[1]), np.float32), np.cumsum(vectors, axis=0, dtype=np.float32)))


def _window(sums: Floats, size: int) -> Floats:
    """The unit vector of the stretch of `size` segments that begins at each; the last ones are shorter."""
    import numpy as np

    last = len(sums) - 1
    return _unit(sums[np.minimum(np.arange(last + 1) + size, last)] - sums)


def _cosines(de: Floats, zh: Floats, band: Band) -> Floats:
    import numpy as np

    found = np.empty(band.size, dtype=np.float32)
    for start in range(0, band.size, CHUNK):
        here = slice(start, start + CHUNK)
        np.einsum("nd,nd->n", de[band.i[here]], zh[band.j[here]], out=found[here])
    return found
