"""How much two sentences share, with rare words counting more than common ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from math import log

from numcheck.model.claims import Claim


def word_weights(claims: Iterable[Claim]) -> Mapping[str, float]:
    """A weight from 0 to 1 for each word: 1 for a word of one sentence, less the more sentences share it."""
    sentences = {(c.document, c.sentence): c.words for c in claims}
    seen = Counter(w for words in sentences.values() for w in words)
    scale = log(1 + len(sentences))
    return {w: log(1 + len(sentences) / n) / scale for w, n in seen.items()} if sentences else {}


def overlap(a: Claim, b: Claim, weights: Mapping[str, float]) -> float:
    """Dice coefficient of two claims' weighted words, 0 to 1."""
    shared = sum(sorted(weights.get(w, 1.0) for w in a.words & b.words))
    total = sum(sorted(weights.get(w, 1.0) for w in a.words)) + sum(sorted(weights.get(w, 1.0) for w in b.words))
    return 2 * shared / total if total else 0.0
