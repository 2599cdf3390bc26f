"""The words before a date that change it: the part that is meant, the hedge, the bound."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from numcheck.extraction.recognizers.dates_rule import Reading
from numcheck.extraction.recognizers.dates_words import compiled
from numcheck.model.calendar import DateBound, DatePart
from numcheck.model.expressions import Frequency, Length, Shift, TimeExpression, TimeOfDay, Turn, VagueTime
from numcheck.model.mentions import Hedge, HedgeKind
from numcheck.model.spans import Span

_LEFT: Final = 44
"""How far to look for the words before a date, in characters."""
_PART: Final = compiled(
    r"(?<![\w-])(?:(?:the )?(?P<word>early|mid|middle|late|earlier|later|(?:very )?(?:beginning|start|middle|end|close"
    r"|outset|first|(?:first|second|third|last|final) (?:week|(?:few )?days|half|part)|early part|latter part) of"
    r"|early in|late in|midway through|earlier in|later in)(?: |-)(?:the )?)\Z"
)
_PARTS: Final = {
    **dict.fromkeys(("early", "beginning", "start", "outset", "first"), DatePart.EARLY),
    **dict.fromkeys(("mid", "middle", "midway", "second", "third"), DatePart.MIDDLE),
    **dict.fromkeys(("late", "end", "close", "latter", "last", "final"), DatePart.LATE),
}
_HALVES: Final = {"earlier": Turn.LAST, "later": Turn.NEXT}
_BOUND: Final = compiled(
    r"(?<![\w-])(?P<word>as soon as|ever since|since|until|till|up to|by|no later than|before|prior to|ahead of|after"
    r"|from|through|around|about|circa|approximately|roughly|on or about) (?:the )?\Z"
)
_BOUNDS: Final = {
    "as": DateBound.AS_SOON_AS, "ever": DateBound.SINCE, "since": DateBound.SINCE, "from": DateBound.SINCE,
    "until": DateBound.UNTIL, "till": DateBound.UNTIL, "up": DateBound.UNTIL, "through": DateBound.UNTIL,
    "by": DateBound.BY, "no": DateBound.BY, "before": DateBound.BEFORE, "prior": DateBound.BEFORE,
    "ahead": DateBound.BEFORE, "after": DateBound.AFTER, "around": DateBound.APPROXIMATE,
    "about": DateBound.APPROXIMATE, "circa": DateBound.APPROXIMATE, "approximately": DateBound.APPROXIMATE,
    "roughly": DateBound.APPROXIMATE, "on": DateBound.APPROXIMATE,
}  # fmt: skip
"""By the first word."""
_ONWARD: Final = compiled(r"(?: ?-| (?:to|until|till|through|onwards?|forward)\b)")
"""What must follow "from March" to make it a beginning; "sales fell from March" compares."""
_HEDGE: Final = compiled(
    r"(?<![\w-])(?P<word>about|around|approximately|roughly|nearly|almost|just under|more than|over|at least"
    r"|no less than|less than|fewer than|under|up to|no more than|at most|barely|just over) \Z"
)
_HEDGES: Final = {
    "about": HedgeKind.ABOUT, "around": HedgeKind.ABOUT, "approximately": HedgeKind.ABOUT, "roughly": HedgeKind.ABOUT,
    "nearly": HedgeKind.NEARLY, "almost": HedgeKind.NEARLY, "just under": HedgeKind.NEARLY, "barely": HedgeKind.ABOUT,
    "more than": HedgeKind.MORE_THAN, "over": HedgeKind.MORE_THAN, "just over": HedgeKind.MORE_THAN,
    "at least": HedgeKind.AT_LEAST, "no less than": HedgeKind.AT_LEAST, "less than": HedgeKind.LESS_THAN,
    "fewer than": HedgeKind.LESS_THAN, "under": HedgeKind.LESS_THAN, "up to": HedgeKind.AT_MOST,
    "no more than": HedgeKind.AT_MOST, "at most": HedgeKind.AT_MOST,
}  # fmt: skip
_PLACES: Final = frozenset({"over", "around", "under", "about"})
"""Hedges that are prepositions before a determiner: "over the past ten years"."""
_DETERMINER: Final = compiled(r"(?:the|this|these|those|its|his|her|their|our|my)\b")


@dataclass(frozen=True, slots=True)
class Edged:
    """A reading with what stands before it: the place where the whole begins, the expression, the hedge."""

    start: int
    time: TimeExpression
    hedge: Hedge | None = None


def edged(text: str, reading: Reading, left: int) -> Edged:
    """The reading with the words before it, which may not reach back beyond `left`."""
    whole = Edged(reading.start, reading.time)
    low = max(left, reading.start - _LEFT)
    match reading.time.body:
        case VagueTime() | Frequency():
            return whole
        case Length():
            return _hedged(text, whole, low)
        case Shift(aligned=False):
            whole = _hedged(text, whole, low)
        case _:
            whole = _parted(text, whole, low)
    return _bounded(text, whole, low, reading.end)


def _hedged(text: str, whole: Edged, low: int) -> Edged:
    found = _HEDGE.search(text, low, whole.start)
    if not found:
        return whole
    word = " ".join(found["word"].lower().split())
    if word in _PLACES and _DETERMINER.match(text, whole.start):
        return whole
    return Edged(found.start(), whole.time, Hedge(_HEDGES[word], Span(*found.span("word"))))


def _parted(text: str, whole: Edged, low: int) -> Edged:
    found = _PART.search(text, low, whole.start)
    if not found:
        return whole
    word = found["word"].lower().removeprefix("very").split()[0]
    if word in _HALVES:
        return Edged(found.start(), replace(whole.time, half=_HALVES[word]))
    return Edged(found.start(), replace(whole.time, part=_PARTS[word]))


def _bounded(text: str, whole: Edged, low: int, end: int) -> Edged:
    found = _BOUND.search(text, low, whole.start)
    word = found["word"].lower().split()[0] if found else ""
    if word == "from" and not _ONWARD.match(text, end):
        word = ""
    if word == "about" and not isinstance(whole.time.body, TimeOfDay):
        word = ""
    if not found or not word:
        bound = DateBound.APPROXIMATE if whole.hedge else DateBound.EXACT
        return replace(whole, time=replace(whole.time, bound=bound))
    bound = _BOUNDS[word]
    start = found.start() if bound is DateBound.APPROXIMATE else whole.start
    return replace(whole, start=start, time=replace(whole.time, bound=bound))
