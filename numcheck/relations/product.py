"""Links factors with their product: an area, a rate over a time, growth over years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from numcheck.model.bounds import Interval
from numcheck.model.claims import Claim
from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import MentionKind
from numcheck.model.readings import About, Exactly, MoreThan, Number
from numcheck.model.relations import Relation, RelationKind, Sureness
from numcheck.relations.frames import PERIODS, Frame, Match, amount, dimension, pattern, unit_name

_AREA = (
    "{a:nl}(?: |-)(?:by|x|×)(?: |-){b:l}≈{area:l}",
    "{area:l}≈[(,]≈{a:nl}(?: |-)(?:by|x|×)(?: |-){b:l}",
)
_EVERY = "(?:(?:an?|per|each|every) (?:second|minute|hour|day|week|month|year))?"
"""Seldom needed: the unit of a rate is read with it, "40 samples a day"."""
_RATE_TIME = (
    f"\\bat~{{rate:q}}~{_EVERY}≈{{time:d}}≈{{total:q}}",
    f"{{total:q}}≈\\bat~{{rate:q}}~{_EVERY}≈{{time:d}}",
    f"\\bat~{{rate:q}}~{_EVERY}≈{{total:q}}≈(?:in|take|takes|took|need|needs|last|lasts)~{{time:d}}",
    f"{{time:d}}≈\\bat~{{rate:q}}~{_EVERY}≈<makes>~{{total:q}}",
    "{time:d}≈{total:$l}≈,? or~{rate:$l}",
    "{rate:$l}≈,? or~{total:$l}≈(?:over|in|for|within)≈{time:d}",
    "{rate:$l}≈,? or~{total:$l}~{time:d}",
    "{total:l}≈ in~{time:d}≈(?:average|speed|averaging|averaged)~{rate:l}",
)
_YEARLY = (
    "{rate:%}(?: (?:a|per|each|every) year| annually| year-on-year)",
    "annual~{rate:%}",
    "{rate:%}~(?:annual|yearly)",
)
_GROWN = ("{time:d}≈{total:%fx}", "{total:%fx}≈{time:d}")
_MONTH = Fraction(2629746)
"""Seconds of a mean Gregorian month."""
_MAX_YEARS = 60
_CHAIN = (
    "<drop>~{down:%}≈<rise>~{up:%}≈,?≈(?:leav\\w+|back|return\\w*|end\\w*)≈",
    "<rise>~{up:%}≈<drop>~{down:%}≈,?≈(?:leav\\w+|back|return\\w*|end\\w*)≈",
)
_NET = (
    (
        "even",
        "<start_again>",
    ),
    ("below", "{net:%}~(?:below|lower|down|less|cheaper)"),
    ("above", "{net:%}~(?:above|higher|up|more|dearer)"),
)
_TOTALS = (MentionKind.PERCENT, MentionKind.FRACTION, MentionKind.MULTIPLE)


def link(frame: Frame, lexicon: Lexicon) -> Iterator[Relation]:
    """The products that one sentence states with their factors."""
    if frame.amounts < 2:
        return
    for source in _AREA:
        for match in pattern(source, lexicon).find(frame):
            if relation := _area(match):
                yield relation
    for source in _RATE_TIME:
        for match in pattern(source, lexicon).find(frame):
            if relation := _rate_time(match):
                yield relation
    yield from _growth(frame, lexicon)
    yield from _chain(frame, lexicon)


def _chain(frame: Frame, lexicon: Lexicon) -> Iterator[Relation]:
    """ "Fell 20% and rose 20%, leaving them 4% below where they started"."""
    for source in _CHAIN:
        for form, net in _NET:
            for match in pattern(source + net, lexicon).find(frame):
                yield Relation(
                    RelationKind.PRODUCT,
                    frame.slots[0].document,
                    match.roles,
                    match.cue,
                    facts={"form": f"chain-{form}"},
                )
                return


def _area(match: Match) -> Relation | None:
    roles = match.roles
    a, b, area = (roles[name][0] for name in ("a", "b", "area"))
    unit, side = amount(b), amount(a)
    if unit is None or side is None or dimension(b) != "[length]" or "2" not in dimension(area):
        return None
    if side.unit is None:
        a = replace(a, figure=replace(a.figure, value=replace(side, unit=unit.unit)))
    filled = {"a": (_sharp(a),), "b": (_sharp(b),), "area": (area,)}
    return Relation(RelationKind.PRODUCT, a.document, filled, match.cue, Sureness.SURE, {"form": "area"})


def _sharp(side: Claim) -> Claim:
    """A side in whole units, as exact as builders mean it."""
    value = amount(side)
    if value is None or not isinstance(value.reading, Exactly) or value.reading.number.value.denominator != 1:
        return side
    exactly = Exactly(Number(value.reading.number.value))
    return replace(side, figure=replace(side.figure, value=replace(value, reading=exactly)))


def _rate_time(match: Match) -> Relation | None:
    roles = match.roles
    rate, time, total = (roles[name][0] for name in ("rate", "time", "total"))
    every, length = PERIODS.get(unit_name(rate).rpartition("per ")[2]), _seconds(time)
    bare = _once(rate, total)
    if every is None or bare is None or length is None or length.low is None or length.high is None:
        return None
    facts = {"form": "rate-time", "periods": f"{length.low / every}..{length.high / every}"}
    roles["rate"] = (bare,)
    return Relation(RelationKind.PRODUCT, rate.document, roles, match.cue, Sureness.SURE, facts)


def _once(rate: Claim, total: Claim) -> Claim | None:
    """What falls on one period, in the unit of the total; None where the two cannot be compared."""
    each, whole = amount(rate), amount(total)
    if each is None or whole is None:
        return None
    if dimension(rate).startswith("per ") and dimension(total) == "count":
        return replace(rate, figure=replace(rate.figure, value=replace(each, unit=None)))
    if dimension(rate) == f"{dimension(total)}/[time]":
        return replace(rate, figure=replace(rate.figure, value=replace(each, unit=whole.unit)))
    return None


def _seconds(claim: Claim) -> Interval | None:
    """A duration in seconds, months at their mean length."""
    value = amount(claim)
    if value is None or value.unit is None:
        return None
    match value.reading:
        case Exactly(n) | MoreThan(n):  # "over five years" says how long, not at least how long
            hard = Interval.point(n.value).scaled(value.unit.factor)
        case _:
            hard = value.bounds.hard.scaled(value.unit.factor)
    return hard.scaled(_MONTH) if value.unit.dimension == "[month]" else hard


def _growth(frame: Frame, lexicon: Lexicon) -> Iterator[Relation]:
    """ "At 6% a year, prices would climb by a third over five years": simple or compound, either will do."""
    yearly = [m.roles["rate"][0] for source in _YEARLY for m in pattern(source, lexicon).find(frame)]
    yearly += [c for c in frame.slots if dimension(c).startswith("percent") and "year" in unit_name(c)]
    spans = [c for c in frame.slots if c.figure.mention.kind is MentionKind.DURATION and 2 <= _years(c) <= _MAX_YEARS]
    if len({c.span for c in yearly}) != 1 or len(spans) != 1:
        return
    rate, time = yearly[0], spans[0]
    totals = [c for c in frame.slots if c.figure.mention.kind in _TOTALS and c != rate]
    change = any(pattern("<rise>|<rise_noun>", lexicon).find(frame))
    percent = amount(rate)
    if len(totals) != 1 or not change or percent is None:
        return
    low, high = percent.bounds.hard.low, percent.bounds.hard.high
    if low is None or high is None or low <= 0:
        return
    years = int(_years(time))
    simple, compound = low / 100 * years, (1 + high / 100) ** years - 1
    roles = {"rate": (rate,), "time": (time,), "total": (_gain(totals[0]),)}
    facts = {"form": "growth", "grown": f"{simple}..{compound.limit_denominator(10**6)}"}
    yield Relation(RelationKind.PRODUCT, rate.document, roles, totals[0].span, Sureness.SURE, facts)


def _years(claim: Claim) -> Fraction:
    """The whole years of a duration, as its first number says; 0 for other units."""
    numbers = claim.figure.mention.numbers
    return numbers[0].value if numbers and unit_name(claim) == "year" else Fraction(0)


def _gain(total: Claim) -> Claim:
    """ "Doubled" as what was gained: the whole again, within a tenth."""
    value = amount(total)
    numbers = total.figure.mention.numbers
    if value is None or total.figure.mention.kind is not MentionKind.MULTIPLE or not numbers:
        return total
    gain = About(Number(numbers[0].value - 1))
    return replace(total, figure=replace(total.figure, value=replace(value, reading=gain, unit=None)))
