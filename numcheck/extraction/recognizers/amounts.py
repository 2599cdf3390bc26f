"""Reads amounts: money, percents, points, measures, durations, ages and bare counts, with ranges and hedges."""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.extraction.amounts import Amount, read_amount
from numcheck.extraction.hedging import Hedges, direction_around, hedge_after, hedge_before, hedges
from numcheck.extraction.numbers import numerals
from numcheck.extraction.vocabulary import vocabulary
from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import Hedge, Mention, MentionKind, WrittenUnit
from numcheck.model.spans import Span

PRIORITY = 50


def recognize(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Mention]:
    """The amounts inside `text[start:end]`, one for each number that no earlier amount holds."""
    words, known = vocabulary(lexicon), hedges(lexicon)
    floor = start
    for number in numerals(text, start, end):
        if number.span.start < floor:
            continue
        amount = read_amount(text, number, floor, end, words)
        if amount.span.start == number.span.start > start and text[number.span.start - 1].isalnum():
            continue
        for read in (amount, *amount.parts):
            yield _mention(text, read, floor, end, known)
        floor = amount.span.end


def _mention(text: str, amount: Amount, floor: int, end: int, known: Hedges) -> Mention:
    behind = hedge_after(text, amount.span.end, end, known)
    inner = None if behind or not amount.unit else hedge_after(text, amount.numbers[-1].span.end, end, known)
    before = hedge_before(text, amount.span.start, floor, known)
    hedge = before or behind or inner
    span = amount.span
    for found in (before, behind):
        if found is not None:
            span = Span(min(span.start, found.span.start), max(span.end, found.span.end))
    kind = amount.unit.kind if amount.unit else MentionKind.COUNT
    unit = WrittenUnit(amount.unit.name, amount.unit.span) if amount.unit else None
    return Mention(
        span=span,
        kind=kind,
        recognizer="amounts",
        numbers=amount.numbers,
        hedge=hedge,
        unit=unit,
        direction=direction_around(text, span.start, span.end, floor, end, known) if hedge is None or before else None,
        derivation=_derivation(text, amount, hedge),
    )


def _derivation(text: str, amount: Amount, hedge: Hedge | None) -> tuple[str, ...]:
    steps = [f"number {n.span.of(text)!r} is {float(n.value):.12g}" for n in amount.numbers]
    steps.extend(amount.steps)
    if amount.unit is not None:
        steps.append(f"unit {amount.unit.span.of(text).strip()!r} is {amount.unit.name} ({amount.unit.kind})")
    if hedge is not None:
        steps.append(f"{hedge.span.of(text)!r} says {hedge.kind}")
    return tuple(steps)
