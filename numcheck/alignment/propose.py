"""Which pairs of claims are worth judging: cheap keys, no comparison of values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from numcheck.alignment.families import family, kin_of
from numcheck.alignment.figures import comparable
from numcheck.model.claims import Claim
from numcheck.model.documents import Document, Role
from numcheck.model.lexicon import Lexicon

RARE = 0.5
"""From which weight a shared word may bring two claims together that share no noun and no measure."""
CROWD = 60
"""A word of more claims than this brings none together: it names the story, not the figure."""

WITHIN = 60
"""Inside one text a claim is laid beside so many later ones of its kind; a longer text is a list, not a story."""


def propose(
    claims: Sequence[Claim], documents: Mapping[str, Document], weights: Mapping[str, float], lexicon: Lexicon
) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of claims that share a family and a key, each once, in the order of `claims`."""
    kin = kin_of(lexicon)
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, claim in enumerate(claims):
        kind = family(claim)
        if kind is None or not comparable(claim.figure):
            continue
        for key in _keys(claim, weights, kin):
            blocks[kind, key].append(i)
    drafted = any(d.role is Role.DRAFT for d in documents.values())
    pairs: set[tuple[int, int]] = set()
    for (_, key), members in blocks.items():
        if key.startswith("word ") and len(members) > CROWD:
            continue
        end_of = {claims[i].document: n for n, i in enumerate(members, 1)}
        for n, i in enumerate(members):
            ahead = end_of[claims[i].document]
            for j in (*members[n + 1 : min(ahead, n + 1 + WITHIN)], *members[ahead:]):
                if not drafted or _touches_draft(claims[i], claims[j], documents):
                    pairs.add((i, j))
    yield from ((claims[i], claims[j]) for i, j in sorted(pairs))


def _keys(claim: Claim, weights: Mapping[str, float], kin: Mapping[str, str]) -> Iterator[str]:
    if claim.subject is not None:
        yield f"noun {claim.subject.value}"
    measures = claim.events | ({claim.measure.value} if claim.measure is not None else frozenset())
    yield from sorted({f"measure {kin.get(m, m)}" for m in measures})
    for word in sorted(claim.words):
        if weights.get(word, 1.0) >= RARE:
            yield f"word {word}"


def _touches_draft(a: Claim, b: Claim, documents: Mapping[str, Document]) -> bool:
    return Role.DRAFT in (documents[a.document].role, documents[b.document].role)
