"""Reads amounts: money, percents, points, measures, durations, ages and bare counts, with ranges and hedges."""

from __future__ import annotations

import re
from collections.abc import Iterator

from numcheck.extraction.amounts import Amount
from numcheck.extraction.compounds import read_compound
from numcheck.extraction.hedging import Hedges, direction_around, hedge_after, hedge_before, hedges
from numcheck.extraction.numbers import numerals
from numcheck.extraction.ranges import read_range, with_shared_unit
from numcheck.extraction.single_amounts import read_single
from numcheck.extraction.vocabulary import MINOR_COINS, vocabulary
from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import Hedge, Mention, MentionKind, WrittenUnit
from numcheck.model.spans import Span

PRIORITY = 50

_RESTATED = re.compile(r" ?[(\[]|(?: \w+)?,? or | ?/ ?")


def recognize(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Mention]:
    """The amounts inside `text[start:end]`, one for each number that no earlier amount holds."""
    words, known = vocabulary(lexicon), hedges(lexicon)
    floor = start
    last: Mention | None = None
    for number in numerals(text, start, end):
        if number.span.start < floor:
            continue
        first = read_single(text, number, floor, end, words)
        amount = read_range(text, first, floor, end, words) or read_compound(text, first, end, words)
        amount = with_shared_unit(text, amount, end, words)
        if amount.span.start == number.span.start > start and text[number.span.start - 1].isalnum():
            continue
        for read in _rivals(text, amount, floor, known):
            last = _mention(text, read, floor, end, known, last)
            yield last
        floor = amount.span.end


def _rivals(text: str, amount: Amount, floor: int, known: Hedges) -> tuple[Amount, ...]:
    """A range and its parts, of which the overlap keeps the best; the parts alone for "rose $5 to $10"."""
    parts = amount.parts
    if len(parts) == 2 and all(p.unit for p in parts) and " to " in text[parts[0].span.end : parts[1].span.start]:
        before = text[max(floor, amount.span.start - 14) : amount.span.start].split()
        if before and (before[-1].lower() == "by" or before[-1].lower() in known.direction):
            return parts
    return (amount, *parts)


def _mention(text: str, amount: Amount, floor: int, end: int, known: Hedges, last: Mention | None) -> Mention:
    behind = hedge_after(text, amount.span.end, end, known)
    inner = None if behind or not amount.unit else hedge_after(text, amount.numbers[-1].span.end, end, known)
    before = hedge_before(text, amount.span.start, floor, known)
    hedge = before or behind or inner
    span = amount.span
    for found in (before, behind):
        if found is not None:
            span = Span(min(span.start, found.span.start), max(span.end, found.span.end))
    kind = amount.unit.kind if amount.unit else MentionKind.COUNT
    moved = None
    if kind is not MentionKind.MULTIPLE:
        moved = direction_around(text, span.start, span.end, floor, end, known, _is_priced(text, amount))
    if last is not None and hedge is None and moved is None and _restates(text, amount, last):
        hedge, moved = last.hedge, (last.direction, last.moved) if last.direction else None
    return Mention(
        span=span,
        kind=kind,
        recognizer="amounts",
        numbers=amount.numbers,
        hedge=hedge,
        unit=WrittenUnit(amount.unit.name, amount.unit.span) if amount.unit else None,
        direction=moved[0] if moved else None,
        derivation=_derivation(text, amount, hedge),
        moved=moved[1] if moved else None,
    )


def _is_priced(text: str, amount: Amount) -> bool:
    """Whether an amount is one that markets move by: percents, points, coins."""
    if amount.unit is None:
        return text.startswith((" point", "-point"), amount.span.end)
    return amount.unit.kind in (MentionKind.PERCENT, MentionKind.POINTS) or amount.unit.name in MINOR_COINS


def _restates(text: str, amount: Amount, last: Mention) -> bool:
    """Whether an amount says the one before again in another unit: "just under 296 hp (224 kW / 300 PS)"."""
    between = text[last.span.end : amount.span.start]
    other = amount.unit is not None and (last.unit is None or last.unit.name != amount.unit.name)
    return other and _RESTATED.fullmatch(between) is not None


def _derivation(text: str, amount: Amount, hedge: Hedge | None) -> tuple[str, ...]:
    steps = [f"number {n.span.of(text)!r} is {float(n.value):.12g}" for n in amount.numbers]
    steps.extend(amount.steps)
    if amount.unit is not None:
        steps.append(f"unit {amount.unit.span.of(text).strip()!r} is {amount.unit.name} ({amount.unit.kind})")
    if hedge is not None:
        steps.append(f"{hedge.span.of(text)!r} says {hedge.kind}")
    return tuple(steps)
