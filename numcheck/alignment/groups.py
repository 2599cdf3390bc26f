"""Agreement first: what agrees is tied, and only what is left untied, or is each other's best match, is accused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from numcheck.model.claims import Claim
from numcheck.model.judgements import DISAGREE, Group, Judgement, Verdict

Key = tuple[str, int, int]


class Ties:
    """Claims joined by agreement, as a union-find over their keys."""

    def __init__(self) -> None:
        self._above: dict[Key, Key] = {}

    def root(self, key: Key) -> Key:
        """The key that stands for the group of `key`."""
        top = key
        while self._above.get(top, top) != top:
            top = self._above[top]
        while key != top:
            self._above[key], key = top, self._above.get(key, key)
        return top

    def join(self, a: Key, b: Key) -> None:
        """Makes one group of two; the earlier key stands for it."""
        x, y = sorted((self.root(a), self.root(b)))
        self._above[y] = x


def tie(judgements: Iterable[Judgement]) -> Ties:
    """Joins the claims that agree."""
    ties = Ties()
    for judgement in judgements:
        if judgement.verdict is Verdict.AGREE:
            ties.join(judgement.a.key, judgement.b.key)
    return ties


def groups(claims: Sequence[Claim], judgements: Sequence[Judgement], ties: Ties) -> tuple[Group, ...]:
    """The groups of two and more, and single claims with loose ties, in claim order."""
    members: dict[Key, list[Claim]] = defaultdict(list)
    for claim in claims:
        members[ties.root(claim.key)].append(claim)
    loose: dict[Key, dict[Key, Claim]] = defaultdict(dict)
    for j in judgements:
        if j.verdict is Verdict.LOOSELY:
            loose[ties.root(j.a.key)][j.b.key] = j.b
            loose[ties.root(j.b.key)][j.a.key] = j.a
    return tuple(
        Group(tuple(found), tuple(loose[key][k] for k in sorted(loose[key])))
        for key, found in members.items()
        if len(found) > 1 or loose[key]
    )


def accused(judgements: Sequence[Judgement], ties: Ties) -> tuple[Judgement, ...]:
    """The disagreeing pairs that stand after the ties: one, the best, for each pair of groups."""
    best_tie = _best(judgements, (Verdict.AGREE,))
    best_clash = _best(judgements, DISAGREE)
    printed = _printed(judgements)
    chosen: dict[tuple[Key, Key], Judgement] = {}
    for j in judgements:
        if j.verdict not in DISAGREE:
            continue
        ra, rb = sorted((ties.root(j.a.key), ties.root(j.b.key)))
        if ra == rb or _explained(j, best_tie) or not _mutual(j, best_clash) or _printed_so(j, printed):
            continue
        other = chosen.get((ra, rb))
        if other is None or j.score > other.score:
            chosen[ra, rb] = j
    return tuple(chosen[k] for k in sorted(chosen))


def _best(judgements: Iterable[Judgement], verdicts: Sequence[Verdict]) -> Mapping[tuple[Key, str], float]:
    """For each claim and other document, the score of its best pair with one of `verdicts`."""
    found: dict[tuple[Key, str], float] = defaultdict(float)
    for j in judgements:
        if j.verdict in verdicts:
            for one, other in ((j.a, j.b), (j.b, j.a)):
                found[one.key, other.document] = max(found[one.key, other.document], j.score)
    return found


def _explained(j: Judgement, ties: Mapping[tuple[Key, str], float]) -> bool:
    """Whether either claim already agrees, at least as closely, with something else in the other's text."""
    return any(ties.get((one.key, other.document), -1.0) >= j.score for one, other in ((j.a, j.b), (j.b, j.a)))


def _printed(judgements: Iterable[Judgement]) -> Mapping[Key, frozenset[str]]:
    """For each claim the other texts that have its very sentence, with its figure."""
    found: dict[Key, set[str]] = defaultdict(set)
    for j in judgements:
        if j.verdict is Verdict.AGREE and j.score > 1:
            for one, other in ((j.a, j.b), (j.b, j.a)):
                found[one.key].add(other.document)
    return {key: frozenset(documents) for key, documents in found.items()}


def _printed_so(j: Judgement, printed: Mapping[Key, frozenset[str]]) -> bool:
    """Whether another text prints both figures of one text as they stand: then the two were meant."""
    nowhere: frozenset[str] = frozenset()
    return j.a.document == j.b.document and bool(printed.get(j.a.key, nowhere) & printed.get(j.b.key, nowhere))


def _mutual(j: Judgement, clashes: Mapping[tuple[Key, str], float]) -> bool:
    return all(clashes[one.key, other.document] <= j.score for one, other in ((j.a, j.b), (j.b, j.a)))
