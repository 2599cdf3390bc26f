"""Near-identical sentences as judgements: what stands at corresponding places speaks of the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from numcheck.alignment.case import Bench
from numcheck.alignment.judge import objection
from numcheck.alignment.near_copies import ONE_WORD, REPHRASED, Slot, compare_prepared, prepare
from numcheck.alignment.near_copy_groups import likely_pairs
from numcheck.alignment.near_copy_lines import Line
from numcheck.alignment.synonyms import synonyms
from numcheck.alignment.value_verdicts import Comparison
from numcheck.model.claims import Claim
from numcheck.model.documents import Document, Role
from numcheck.model.figures import Figure
from numcheck.model.judgements import Judgement
from numcheck.model.spans import Span


def slot_judgements(
    claims: Sequence[Claim], documents: Sequence[Document], bench: Bench, repeated: Collection[Claim] = ()
) -> tuple[Judgement, ...]:
    """The judged pairs of figures in near-identical sentences of different documents.

    Their scores lie above 1, so that they outrank what the general path makes of the same figures. Sentences with
    `repeated` claims are left out: another text prints them too.
    """
    by_document: dict[str, dict[tuple[int, int], Claim]] = defaultdict(dict)
    for claim in claims:
        by_document[claim.document][claim.span.start, claim.span.end] = claim
    left_out: dict[str, set[Span]] = defaultdict(set)
    for claim in repeated:
        left_out[claim.document].add(claim.span)
    texts = [prepare(d, [c.figure for c in by_document[d.name].values()], left_out[d.name]) for d in documents]
    return tuple(
        _judgement(
            slot,
            _claim(by_document, documents[i], slot.figure_a),
            _claim(by_document, documents[j], slot.figure_b),
            bench,
        )
        for i, j in _pairs(documents, [t.index.lines for t in texts])
        for slot in compare_prepared(texts[i], texts[j], lambda x, y: synonyms(x, y, bench.lexicon))
    )


def _pairs(documents: Sequence[Document], lines: Sequence[Sequence[Line]]) -> Iterator[tuple[int, int]]:
    """Which documents to lay side by side, the draft first where there is one."""
    drafts = [i for i, d in enumerate(documents) if d.role is Role.DRAFT]
    if drafts:
        yield from ((i, j) for i in drafts for j in range(len(documents)) if j not in drafts)
    else:
        yield from likely_pairs(lines)


def _claim(known: Mapping[str, Mapping[tuple[int, int], Claim]], document: Document, figure: Figure) -> Claim:
    """The claim of a figure; a bare one for a number that only the near copy made readable."""
    span = figure.mention.span
    return known[document.name].get((span.start, span.end)) or Claim(document.name, figure, span)


def _judgement(slot: Slot, a: Claim, b: Claim, bench: Bench) -> Judgement:
    reason = None if slot.copied else objection(a, b, slot.comparison, bench)
    comparison = slot.comparison if reason is None else Comparison(None, working=reason)
    compared = comparison.verdict is not None
    reasons = slot.reasons if compared else (*slot.reasons, comparison.working)
    if _two_voices(a, b) or _opposite(a, b):  # then the one word that differs is who says so, or which way it went
        reasons = tuple(REPHRASED if r == ONE_WORD else r for r in reasons)
    return Judgement(
        a,
        b,
        compared=compared,
        verdict=comparison.verdict,
        reasons=tuple(dict.fromkeys(reasons)),
        score=1 + slot.likeness,
        notes=comparison.notes,
        working=comparison.working,
        wide=comparison.wide,
    )


def _opposite(a: Claim, b: Claim) -> bool:
    return a.direction is not None and b.direction is not None and a.direction is not b.direction


def _two_voices(a: Claim, b: Claim) -> bool:
    return a.speaker is not None and b.speaker is not None and a.speaker.value.key != b.speaker.value.key
