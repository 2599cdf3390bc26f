"""Sentences that many texts share: copied from one wire, they are one source, however often they are printed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from numcheck.alignment.near_copy_lines import Line
from numcheck.alignment.near_copy_pairs import LEAST_LIKENESS, LEAST_WORDS, RARE, likeness
from numcheck.model.spans import Span

COPIED = 0.8
"""From which share of equal items a sentence counts as copied rather than retold."""
COMMON = 64
"""A word in more different sentences than this tells no sentence from another."""
SHARED_RARE = 2
"""How many of their rarest words two sentences must share to be laid side by side."""

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A sentence of a document, by its name and span."""

    document: str
    span: Span


def copied_sentences(texts: Sequence[Sequence[Line]]) -> tuple[tuple[Place, ...], ...]:
    """The sentences that stand nearly word for word in two or more texts, each group in the order of the texts.

    Figures may differ: what a text makes of a wire's number does not make it another wire.
    """
    rows = _rows(texts)
    leader = {row: row for row in rows}
    for a, b in _like_rows(rows):
        if likeness(a, b) >= COPIED:
            _unite(leader, a, b)
    groups: dict[Row, list[tuple[int, Line]]] = defaultdict(list)
    for row, lines in rows.items():
        groups[_lead(leader, row)].extend(lines)
    found = [sorted(g, key=lambda m: (m[0], m[1].place)) for g in groups.values() if len({k for k, _ in g}) > 1]
    return tuple(
        tuple(Place(line.document.name, line.span) for _, line in group) for group in sorted(found, key=_first)
    )


def likely_pairs(texts: Sequence[Sequence[Line]]) -> tuple[tuple[int, int], ...]:
    """Which texts, by their positions, may hold near copies of each other's sentences; ascending, each pair once.

    Cheaper than laying every text beside every other, where there are many.
    """
    rows = _rows(texts)
    pairs = {p for lines in rows.values() for p in combinations(sorted({k for k, _ in lines}), 2)}
    for a, b in _like_rows(rows):
        pairs.update((min(i, j), max(i, j)) for i, _ in rows[a] for j, _ in rows[b] if i != j)
    return tuple(sorted(pairs))


def _first(group: list[tuple[int, Line]]) -> tuple[int, int]:
    return group[0][0], group[0][1].place


def _rows(texts: Sequence[Sequence[Line]]) -> dict[Row, list[tuple[int, Line]]]:
    """The different rows of all texts, each with the sentences that have it."""
    found: dict[Row, list[tuple[int, Line]]] = defaultdict(list)
    for k, lines in enumerate(texts):
        for line in lines:
            if len(line.words) >= LEAST_WORDS:
                found[line.keys].append((k, line))
    return found


def _like_rows(rows: Iterable[Row]) -> Iterator[tuple[Row, Row]]:
    """Pairs of different rows that share rare words and enough words altogether."""
    listed = [(row, frozenset(row)) for row in rows]
    spread = Counter(word for _, words in listed for word in words)
    by_word: dict[str, list[int]] = defaultdict(list)
    for k, (row, words) in enumerate(listed):
        telling = sorted((w for w in words if 1 < spread[w] <= COMMON), key=lambda w: (spread[w], w))[:RARE]
        votes = Counter(j for word in telling for j in by_word[word])
        for j in sorted(j for j, n in votes.items() if n >= SHARED_RARE):
            shared = len(words & listed[j][1])
            if 2 * shared >= (LEAST_LIKENESS - 0.1) * (len(words) + len(listed[j][1])):
                yield listed[j][0], row
        for word in telling:
            by_word[word].append(k)


def _lead(leader: dict[Row, Row], row: Row) -> Row:
    while leader[row] != row:
        leader[row] = row = leader[leader[row]]
    return row


def _unite(leader: dict[Row, Row], a: Row, b: Row) -> None:
    first, second = sorted((_lead(leader, a), _lead(leader, b)))
    leader[second] = first
