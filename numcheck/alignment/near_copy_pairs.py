"""Which sentence of one text is a copy of which sentence of another: by rare words first, then by their rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from numcheck.alignment.near_copy_lines import Line

LEAST_LIKENESS = 0.6
"""The share of the items, in order, that makes one sentence a near copy of another (DESIGN §6)."""
LEAST_WORDS = 3
"""Sentences with fewer different words are too short to be known again."""
RARE = 6
"""By how many of its rarest words a sentence looks for its copies."""
PART = 0.85
PART_WORDS = 6
"""The share of the shorter sentence's items, in order, and its least number of words, that make it a part of a longer
one: a draft joins or splits the sentences of its wire."""
CANDIDATES = 4
"""How many sentences that share those words are laid beside it."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two near-identical sentences; `matched` are the positions of their equal items, `likeness` their share."""

    a: Line
    b: Line
    matched: tuple[tuple[int, int], ...]
    likeness: float


@dataclass(frozen=True)
class LineIndex:
    """The sentences of one text, findable by their words."""

    lines: tuple[Line, ...]
    by_word: dict[str, list[int]] = field(init=False, repr=False, compare=False)
    by_text: dict[str, list[int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        words: dict[str, list[int]] = defaultdict(list)
        texts: dict[str, list[int]] = defaultdict(list)
        for k, line in enumerate(self.lines):
            texts[line.text].append(k)
            for word in line.words:
                words[word].append(k)
        object.__setattr__(self, "by_word", dict(words))
        object.__setattr__(self, "by_text", dict(texts))

    def same(self, line: Line) -> Iterator[Line]:
        """The sentences with the very same text."""
        return (self.lines[k] for k in self.by_text.get(line.text, ()))

    def candidates(self, line: Line) -> Iterator[Line]:
        """The sentences that share most of the line's rarest words, at most CANDIDATES, likeliest first."""
        if len(line.words) < LEAST_WORDS:
            return iter(())
        known = sorted((w for w in line.words if w in self.by_word), key=lambda w: (len(self.by_word[w]), w))
        votes = Counter(k for word in known[:RARE] for k in self.by_word[word])
        ranked = sorted(votes, key=lambda k: (-votes[k], -len(line.words & self.lines[k].words), k))
        return (self.lines[k] for k in ranked[:CANDIDATES])


def pair_lines(a: Sequence[Line], b: LineIndex) -> tuple[Pairing, ...]:
    """Each sentence of `a` with its best counterpart in `b`; every sentence is used once, in the order of `a`."""
    found = [p for line in a for p in _pairings(line, b)]
    found.sort(key=_rank)
    taken: tuple[set[int], set[int]] = (set(), set())
    chosen = []
    for pairing in found:
        if pairing.a.place not in taken[0] and pairing.b.place not in taken[1]:
            taken[0].add(pairing.a.place)
            taken[1].add(pairing.b.place)
            chosen.append(pairing)
    return tuple(sorted(chosen, key=lambda p: p.a.place))


def _pairings(line: Line, index: LineIndex) -> Iterator[Pairing]:
    """The sentence with the same text if there is one, else those much like it."""
    same = False
    for other in index.same(line):
        same = True
        yield Pairing(line, other, tuple((k, k) for k in range(len(line.keys))), 1.0)
    if same:
        return
    for other in index.candidates(line):
        if _overlap(line, other) >= LEAST_LIKENESS - 0.1:
            matched = align(line.keys, other.keys)
            alike = 2 * len(matched) / (len(line.keys) + len(other.keys))
            if alike >= LEAST_LIKENESS:
                yield Pairing(line, other, matched, alike)


def pair_parts(a: LineIndex, b: LineIndex, paired: Sequence[Pairing]) -> Iterator[Pairing]:
    """Sentences left over on either side that are a part of one on the other, or hold it."""
    places = ({p.a.place for p in paired}, {p.b.place for p in paired})
    for line in a.lines:
        if line.place not in places[0]:
            yield from _parts(line, b)
    for line in b.lines:
        if line.place not in places[1]:
            yield from (_turned(p) for p in _parts(line, a))


def _parts(line: Line, index: LineIndex) -> Iterator[Pairing]:
    for other in index.candidates(line):
        words, items = min(len(line.words), len(other.words)), min(len(line.keys), len(other.keys))
        if words < PART_WORDS or len(line.words & other.words) < (PART - 0.1) * words:
            continue
        matched = align(line.keys, other.keys)
        if len(matched) >= PART * items:
            yield Pairing(line, other, matched, len(matched) / items)


def _turned(p: Pairing) -> Pairing:
    return Pairing(p.b, p.a, tuple((i, j) for j, i in p.matched), p.likeness)


def _rank(pairing: Pairing) -> tuple[bool, float, int, int, int, int]:
    """Best first: the same text, the likest row, the most equal figures, the nearest place."""
    a, b = pairing.a, pairing.b
    equal = sum((a.filled & b.filled).values())
    return (a.text != b.text, -round(pairing.likeness, 2), -equal, abs(a.place - b.place), a.place, b.place)


def _overlap(a: Line, b: Line) -> float:
    return 2 * len(a.words & b.words) / (len(a.words) + len(b.words))


def likeness(a: Sequence[str], b: Sequence[str]) -> float:
    """The share of the items of two rows that are equal, in order."""
    return 2 * len(align(a, b)) / (len(a) + len(b)) if a or b else 1.0


def align(a: Sequence[str], b: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """The positions at which two rows hold the same items, in order."""
    head = 0
    while head < min(len(a), len(b)) and a[head] == b[head]:
        head += 1
    tail = 0
    while tail < min(len(a), len(b)) - head and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    matched = [(k, k) for k in range(head)]
    middle_a, middle_b = a[head : len(a) - tail], b[head : len(b) - tail]
    if middle_a and middle_b:
        blocks = SequenceMatcher(None, middle_a, middle_b, autojunk=False).get_matching_blocks()
        matched += [(head + m.a + k, head + m.b + k) for m in blocks for k in range(m.size)]
    matched += [(len(a) - k, len(b) - k) for k in range(tail, 0, -1)]
    return tuple(matched)
