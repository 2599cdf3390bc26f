"""Whether two claims speak of the same thing. Gates rule a pair out, each with its reason; what passes is compared.

What a text does not say is unknown, and unknown matches (DESIGN §6).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from numcheck.alignment.case import Bench, Case, Gate
from numcheck.alignment.families import family
from numcheck.alignment.figures import compare_figures
from numcheck.alignment.gates_of_amounts import (
    same_aspect,
    same_matter,
    same_measure,
    same_mood,
    same_nation,
    same_period,
    same_person,
    same_row,
    same_share,
    same_subject,
    same_time,
)
from numcheck.alignment.gates_of_both import other_parties, said_beside, same_place
from numcheck.alignment.gates_of_dates import not_again, other_event, same_end, same_event, same_parties
from numcheck.alignment.gates_of_one_text import no_slip, said_twice
from numcheck.alignment.others import with_direction, with_others, with_those_beside
from numcheck.alignment.subsets import no_subset
from numcheck.alignment.value_verdicts import Comparison
from numcheck.alignment.weights import overlap
from numcheck.model.claims import Claim, Noted
from numcheck.model.figures import Amount
from numcheck.model.judgements import DISAGREE, Judgement, Verdict
from numcheck.model.readings import AtLeast, MoreThan

__all__ = ["Bench", "judge", "objection"]

LIKE = 0.4
"""Overlap from which a floor far below another figure is worth a question."""
_OF_ONE_THING: tuple[Gate, ...] = (
    same_row,
    same_measure,
    same_subject,
    same_nation,
    same_share,
    same_aspect,
    same_mood,
    other_parties,
    same_place,
    same_period,
    same_time,
)
"""What two amounts must not differ in."""


def judge(a: Claim, b: Claim, bench: Bench) -> Judgement:
    """The verdict on a proposed pair: compared, or ruled out with the reason."""
    wider = bench.lexicon.table("nouns_broader")
    x, y = with_those_beside(a, b, wider), with_those_beside(b, a, wider)
    alone = all(_alone(c, bench) for c in (a, b))
    comparison = with_direction(x, y, with_others(x, y, compare_figures(x.figure, y.figure), alone=alone))
    case = Case(x, y, comparison, overlap(a, b, bench.weights), bench)
    reason = comparison.working if comparison.verdict is None else None
    for gate in _gates(case):
        reason = reason or gate(case)
    if reason is not None:
        return Judgement(a, b, compared=False, verdict=None, reasons=(reason,), score=case.shared)
    return Judgement(
        a,
        b,
        compared=True,
        verdict=Verdict.LOOSELY if _slight(case) else comparison.verdict,
        reasons=tuple(_grounds(case)),
        score=_likeness(case),
        notes=comparison.notes,
        working=comparison.working,
        wide=comparison.wide,
    )


def _alone(claim: Claim, bench: Bench) -> bool:
    """Whether a count is the only one of its sentence, so that "others" stand beside somebody of their own kind."""
    beside = bench.beside.get((claim.document, claim.sentence), ())
    return not any(c.key != claim.key and family(c) == "count" for c in beside)


def objection(a: Claim, b: Claim, comparison: Comparison, bench: Bench) -> str | None:
    """Why two figures at one place of two near-identical sentences are of different things all the same.

    That the two speak of one matter need not be shown; but what the sentences say of them must not differ.
    """
    if family(a) != family(b) or family(a) is None:
        return None
    a, b = _unmistaken(a, b, bench)
    case = Case(a, b, comparison, overlap(a, b, bench.weights), bench)
    gates: Sequence[Gate] = _OF_ONE_THING
    if family(a) == "date":
        gates = (other_event, other_parties, same_place, same_end, not_again)
    elif comparison.verdict is Verdict.DISJOINT:
        gates = (*_OF_ONE_THING, no_subset)
    return next((reason for gate in gates if (reason := gate(case)) is not None), None)


def _unmistaken(a: Claim, b: Claim, bench: Bench) -> tuple[Claim, Claim]:
    """The two without attributes that differ though both sentences have the word: a parser read one in two ways.

    A place or people that only one sentence has is none of these: "11 in Norway and four in Sweden" has a figure for
    each.
    """
    here, there = (c.sentence.of(bench.documents[c.document].text).lower() for c in (a, b))
    unsure: dict[str, Any] = {}
    for name in ("measure", "place", "nation", "modality"):
        x, y = getattr(a, name), getattr(b, name)
        if x is not None and y is not None and (x.value == y.value or " or " in f"{x.value}{y.value}"):
            continue
        shared = [_in(x, a, there, bench), _in(y, b, here, bench)]
        one_of_a_row = name in ("place", "nation") and x is not None and y is not None and not all(shared)
        if any(shared) and not one_of_a_row:
            unsure[name] = None
    return (replace(a, **unsure), replace(b, **unsure)) if unsure else (a, b)


def _in(noted: Noted[str] | None, claim: Claim, sentence: str, bench: Bench) -> bool:
    """Whether a sentence, in lower case, has the word that an attribute of another's claim was read from."""
    if noted is None:
        return False
    word = noted.span.of(bench.documents[claim.document].text).lower()
    return re.search(rf"\b{re.escape(word)}\b", sentence) is not None


def _gates(case: Case) -> tuple[Gate, ...]:
    if family(case.a) == "date":
        gates: tuple[Gate, ...] = (same_event, same_parties, other_parties, same_place, same_end, not_again)
    else:
        gates = (*_OF_ONE_THING, same_person, same_matter)
    if case.comparison.verdict is Verdict.DISJOINT:
        gates = (*gates, no_subset)
    if case.comparison.verdict in DISAGREE and not case.one_text and family(case.a) != "date":
        gates = (*gates, said_beside)
    if case.comparison.verdict in DISAGREE and case.one_text:
        gates = (said_twice, *gates, no_slip)
    return gates


def _likeness(case: Case) -> float:
    a, b = case.a, case.b
    measure = a.measure is not None and b.measure is not None
    subject = a.subject is not None and b.subject is not None and a.subject.value == b.subject.value
    return min(1.0, 0.25 * measure + 0.15 * subject + 0.6 * case.shared)


def _grounds(case: Case) -> Iterator[str]:
    a, b = case.a, case.b
    if a.measure and b.measure:
        yield f"same measure: {a.measure.value}"
    if a.subject and b.subject and a.subject.value == b.subject.value:
        yield f"same noun: {a.subject.value}"
    yield f"the sentences share {case.shared:.0%} of their weighted words"


def _slight(case: Case) -> bool:
    """Whether a tension tells an editor nothing.

    Both only say "at least so many" of a toll, not far apart; or one sets a floor that the other keeps, in sentences
    that are otherwise unlike: "a hundred or more have died" says little of the 852.
    """
    if case.comparison.verdict is not Verdict.TENSION:
        return False
    values = (case.a.figure.value, case.b.figure.value)
    floors = [isinstance(v, Amount) and isinstance(v.reading, AtLeast | MoreThan) for v in values]
    cumulative = case.lexicon.words("measure_traits", "cumulative")
    grows = case.a.measure is not None and case.a.measure.value in cumulative
    if all(floors):
        return grows and not case.comparison.wide
    return any(floors) and case.shared < LIKE
