"""What became of a figure between two texts: who is older, who speaks, what may explain the difference."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from numcheck.alignment.case import Bench
from numcheck.alignment.families import family
from numcheck.alignment.near_copy_values import AS_WRITTEN
from numcheck.model.calendar import Anchor, Moment
from numcheck.model.claims import Claim, Modality
from numcheck.model.documents import Role
from numcheck.model.figures import Amount
from numcheck.model.judgements import Across, Course, Disagreement, Judgement, Time, Voices


def disagreement(judgement: Judgement, sides: tuple[Sequence[Claim], Sequence[Claim]], bench: Bench) -> Disagreement:
    """The disagreement that a judged pair stands for; `sides` are the groups of its two claims.

    `a` becomes the draft's side, or the earlier one where there is no draft.
    """
    a, b = judgement.a, judgement.b
    if a.document != b.document:
        a, b = foremost(a, sides[0], bench), foremost(b, sides[1], bench)
    if _second_first(a, b, bench):
        a, b, sides = b, a, (sides[1], sides[0])
    assert judgement.verdict is not None
    time = time_of(a, b, bench)
    return Disagreement(
        a=a,
        b=b,
        group_a=tuple(sides[0]),
        group_b=tuple(sides[1]),
        verdict=judgement.verdict,
        across=across_of(a, b, bench),
        time=time,
        voices=voices_of(a, b),
        course=course_of(a, b, time, bench),
        sure=_sure(a, b, judgement.notes),
        wide=judgement.wide,
        notes=judgement.notes,
        working=judgement.working,
        reasons=judgement.reasons,
        record=_record(a, b, sides, bench),
    )


def rank_of(claim: Claim, bench: Bench) -> int:
    """How far the desk trusts the text that a claim stands in."""
    return bench.documents[claim.document].rank


def foremost(claim: Claim, side: Sequence[Claim], bench: Bench) -> Claim:
    """The claim that speaks for its side: of those that state the same, the first of the highest rank.

    A draft speaks for itself.
    """
    if bench.documents[claim.document].role is Role.DRAFT:
        return claim
    sources = (c for c in side if bench.documents[c.document].role is not Role.DRAFT)
    same = [c for c in sources if c.figure.value == claim.figure.value and c.mood == claim.mood]
    best = max((rank_of(c, bench) for c in same), default=0)
    return claim if rank_of(claim, bench) >= best else next(c for c in same if rank_of(c, bench) == best)


def across_of(a: Claim, b: Claim, bench: Bench) -> Across:
    """Inside one text, between a draft and a source, or between sources."""
    if a.document == b.document:
        drafted = bench.documents[a.document].role is Role.DRAFT
        return Across.WITHIN if drafted else Across.IN_SOURCE
    roles = {bench.documents[a.document].role, bench.documents[b.document].role}
    return Across.DRAFT_SOURCE if Role.DRAFT in roles else Across.SOURCES


def as_of(claim: Claim, bench: Bench) -> dt.date | None:
    """The day for which a figure is stated: "as of Monday", else the day of publication."""
    if claim.as_of is not None:
        return claim.as_of.value.core.last
    published = bench.documents[claim.document].published
    return published.date if published else None


def time_of(a: Claim, b: Claim, bench: Bench) -> Time:
    """Which figure is older."""
    if a.document == b.document and a.as_of is None and b.as_of is None:
        return Time.SAME
    x, y = as_of(a, bench), as_of(b, bench)
    if x is None or y is None:
        return Time.UNKNOWN
    if ((a.row and x < y) or (b.row and y < x)) and not _moves(a, bench):
        return Time.SAME
    return Time.SAME if x == y else Time.A_EARLIER if x < y else Time.B_EARLIER


def _moves(claim: Claim, bench: Bench) -> bool:
    """Whether a figure is one of its day or period; others stand in a table of facts until a newer row says else."""
    traits = ("cumulative", "periodic", "daily")
    moving = {c for trait in traits for c in bench.lexicon.words("measure_traits", trait)}
    return claim.measure is not None and claim.measure.value in moving


def voices_of(a: Claim, b: Claim) -> Voices:
    """Who speaks on the two sides."""
    if a.speaker is None and b.speaker is None:
        return Voices.NONE
    if a.speaker is None or b.speaker is None or not a.speaker.value.key or not b.speaker.value.key:
        return Voices.ONE
    return Voices.SAME if a.speaker.value.key == b.speaker.value.key else Voices.TWO


def course_of(a: Claim, b: Claim, time: Time, bench: Bench) -> Course:
    """Whether a plan moved, a text announces the revision, or a total fell."""
    if Modality.WITHDRAWN in (a.mood, b.mood) or _withdrawn_by(a, b, bench):
        return Course.REVISED
    if isinstance(a.figure.value, Moment):
        planned = a.mood != Modality.ACTUAL or b.mood != Modality.ACTUAL
        return Course.PLAN_MOVED if planned and time in (Time.A_EARLIER, Time.B_EARLIER) else Course.STEADY
    if time in (Time.A_EARLIER, Time.B_EARLIER) and _cumulative(a, bench):
        first, last = (a, b) if time is Time.A_EARLIER else (b, a)
        assert isinstance(first.figure.value, Amount) and isinstance(last.figure.value, Amount)
        if last.figure.value.bounds.hard.below(first.figure.value.bounds.hard):
            return Course.FELL
    return Course.STEADY


def _withdrawn_by(stale: Claim, fresh: Claim, bench: Bench) -> bool:
    """Whether the other text itself replaces the first side's value: "253, down from an earlier 359" against 359."""
    beside = bench.beside.get((fresh.document, fresh.sentence), ())
    old = [c for c in beside if c.mood is Modality.WITHDRAWN and c.document != stale.document]
    value = stale.figure.value
    return isinstance(value, Amount) and any(
        isinstance(c.figure.value, Amount)
        and c.figure.value.unit == value.unit
        and c.figure.value.bounds.hard.meets(value.bounds.hard)
        for c in old
    )


def _cumulative(claim: Claim, bench: Bench) -> bool:
    """Whether a figure counts what only grows: a toll, not how deep the dead are buried."""
    if family(claim) != "count":
        return False
    classes = bench.lexicon.words("measure_traits", "cumulative")
    return claim.measure is not None and claim.measure.value in classes


def _second_first(a: Claim, b: Claim, bench: Bench) -> bool:
    roles = bench.documents[a.document].role, bench.documents[b.document].role
    if Role.DRAFT in roles and roles[0] is not roles[1]:
        return roles[1] is Role.DRAFT
    time = time_of(a, b, bench)
    if time in (Time.SAME, Time.UNKNOWN):
        return rank_of(b, bench) > rank_of(a, bench)
    return time is Time.B_EARLIER


def _record(a: Claim, b: Claim, sides: tuple[Sequence[Claim], Sequence[Claim]], bench: Bench) -> Claim | None:
    """Who outranks the side of `b` and has what the draft has: a source no older than `b`, or a work of reference."""
    if bench.documents[a.document].role is not Role.DRAFT:
        return None
    highest = max(rank_of(c, bench) for c in (b, *sides[1]))
    for claim in sorted(sides[0], key=lambda c: -rank_of(c, bench)):
        document = bench.documents[claim.document]
        stands = document.role is Role.REFERENCE or time_of(claim, b, bench) is not Time.A_EARLIER
        if document.role is not Role.DRAFT and document.rank > highest and stands:
            return claim
    return None


def _sure(a: Claim, b: Claim, notes: Sequence[str]) -> bool:
    """A date that is a guess, off by a day, or coarser than a day only asks, unless a copy writes it otherwise."""
    if AS_WRITTEN in notes:
        return True
    if "off-by-one-day" in notes or "coarser-than-a-day" in notes:
        return False
    values = (a.figure.value, b.figure.value)
    return not any(isinstance(v, Moment) and v.anchor is Anchor.GUESS for v in values)
