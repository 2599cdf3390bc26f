"""Claims of several texts: which speak of the same thing, and which of those disagree."""

from __future__ import annotations

from collections.abc import Sequence

from numcheck.alignment.groups import accused, groups, tie
from numcheck.alignment.judge import Bench, judge
from numcheck.alignment.outcome import disagreement
from numcheck.alignment.propose import propose
from numcheck.alignment.weights import word_weights
from numcheck.model.claims import Claim
from numcheck.model.documents import Document
from numcheck.model.judgements import Alignment
from numcheck.model.lexicon import Lexicon

__all__ = ["align"]


def align(claims: Sequence[Claim], documents: Sequence[Document], lexicon: Lexicon) -> Alignment:
    """Proposes pairs, judges each with its reasons, ties what agrees and names what cannot all be true.

    Where one document is a draft, only pairs that touch it are judged.
    """
    bench = Bench({d.name: d for d in documents}, word_weights(claims), lexicon)
    judgements = tuple(judge(claims[i], claims[j], bench) for i, j in propose(claims, bench.documents, bench.weights))
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
    return Alignment(judgements, members, found)
