"""Words that a text may put for one another, by the classes of the lexicon."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from numcheck.model.lexicon import Lexicon

_TABLES = ("measures", "changes", "nouns", "demonyms")
_ENDINGS = (
    ("ies", "y"),
    ("ied", "y"),
    ("es", ""),
    ("s", ""),
    ("ed", ""),
    ("ed", "e"),
    ("d", ""),
    ("ing", ""),
    ("ing", "e"),
)


_PAST = {
    past: verb
    for verb, past in (
        pair.split("/")
        for pair in """rise/rose fall/fell grow/grew sink/sank shrink/shrank sell/sold buy/bought pay/paid hold/held
        meet/met leave/left win/won lose/lost shoot/shot slay/slew find/found build/built spend/spent seek/sought
        begin/began strike/struck send/sent give/gave take/took choose/chose make/made bring/brought""".split()  # noqa: SIM905
    )
}
"""Irregular past forms of verbs by which news states figures."""


def synonyms(x: str, y: str, lexicon: Lexicon) -> bool:
    """Whether two words, in lower case as written, are of one class; by its commoner forms."""
    index = _classes(lexicon)
    return bool(_of(x, index) & _of(y, index))


def _of(word: str, index: Mapping[str, frozenset[str]]) -> frozenset[str]:
    return frozenset(label for form in _forms(word) for label in index.get(form, ()))


def _forms(word: str) -> Iterator[str]:
    yield word
    if word in _PAST:
        yield _PAST[word]
    for ending, stem in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            yield word.removesuffix(ending) + stem


@lru_cache(maxsize=4)
def _classes(lexicon: Lexicon) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for table in _TABLES:
        for label, words in lexicon.table(table).items():
            for word in (label, *words):
                found[word.lower()].add(f"{table} {label}")
    return {word: frozenset(labels) for word, labels in found.items()}
