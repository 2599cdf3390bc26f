"""Claims of several texts: which speak of the same thing, and which of those disagree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from numcheck.alignment.case import Bench
from numcheck.alignment.copies import fold
from numcheck.alignment.groups import accused, groups, tie
from numcheck.alignment.judge import judge
from numcheck.alignment.merging import merged, steps
from numcheck.alignment.near_copies import IN_LINE, ONE_WORD, TEMPLATE_TWICE
from numcheck.alignment.outcome import as_of, disagreement, rank_of
from numcheck.alignment.propose import propose
from numcheck.alignment.slots import slot_judgements
from numcheck.alignment.sums import Sums
from numcheck.alignment.weights import word_weights
from numcheck.model.claims import Claim
from numcheck.model.documents import Document, Role
from numcheck.model.judgements import Alignment, Judgement
from numcheck.model.lexicon import Lexicon
from numcheck.model.spans import Span

__all__ = ["align"]

_TWO_USES = frozenset([TEMPLATE_TWICE, ONE_WORD, IN_LINE])
"""Doubts of near-identical sentences that the words of the two cannot lift."""


def align(claims: Sequence[Claim], documents: Sequence[Document], lexicon: Lexicon) -> Alignment:
    """Judges which claims speak of one thing, ties what agrees, and names what cannot all be true.

    Near-identical sentences are compared place by place, the rest by what they say. Where one document is a
    draft, only pairs that touch it are judged. What several texts print word for word is judged once.
    """
    by_name = {d.name: d for d in documents}
    folded = fold(claims, by_name)
    bench = Bench(by_name, word_weights(folded.kept), lexicon, _by_sentence(folded.kept))
    placed = slot_judgements(claims, documents, bench, [copy for copy, _ in folded.repeated])
    sums = Sums(folded.kept)
    if not any(d.role is Role.DRAFT for d in documents):
        placed = tuple(sums.weigh(j) for j in placed)
    judged = (sums.weigh(judge(a, b, bench)) for a, b in _unplaced(folded.kept, placed, bench))
    judgements = (*placed, *judged, *folded.judgements())
    ties = tie(judgements)
    members = groups(claims, judgements, ties)
    by_root = {ties.root(g.claims[0].key): g.claims for g in members}
    found = tuple(
        disagreement(
            j,
            (by_root.get(ties.root(j.a.key), (j.a,)), by_root.get(ties.root(j.b.key), (j.b,))),
            bench,
        )
        for j in accused(judgements, ties)
    )
    return Alignment(judgements, members, merged(steps(found, lambda c: as_of(c, bench)), lambda c: rank_of(c, bench)))


def _by_sentence(claims: Sequence[Claim]) -> Mapping[tuple[str, Span], Sequence[Claim]]:
    found: dict[tuple[str, Span], list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.document, claim.sentence].append(claim)
    return found


def _unplaced(claims: Sequence[Claim], placed: Sequence[Judgement], bench: Bench) -> Iterator[tuple[Claim, Claim]]:
    """The proposed pairs that near-identical sentences have not settled: a claim has one counterpart in a copy."""
    sides = [(j, one, other) for j in placed for one, other in ((j.a, j.b), (j.b, j.a))]
    settled = {(one.key, other.document) for j, one, other in sides if j.compared}
    doubted = {(one.key, other.key) for j, one, other in sides if not _TWO_USES.isdisjoint(j.reasons)}
    for a, b in propose(claims, bench.documents, bench.weights, bench.lexicon):
        if (a.key, b.document) in settled or (b.key, a.document) in settled or (a.key, b.key) in doubted:
            continue
        yield a, b
