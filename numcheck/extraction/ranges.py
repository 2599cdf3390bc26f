"""Ranges: two amounts that bound one quantity, with unit and scale shared between them."""

from __future__ import annotations

import re
from dataclasses import replace

from numcheck.extraction.amounts import Amount, ReadUnit
from numcheck.extraction.numbers import WRITTEN_SCALES, parse_number
from numcheck.extraction.single_amounts import read_single
from numcheck.extraction.vocabulary import Vocabulary
from numcheck.model.mentions import MentionKind, WrittenNumber
from numcheck.model.spans import Span

_RANGE = re.compile(
    r"(?:-(?:to|or)-| ?- ?| (?:up to|to|through|or|until) "
    r"(?:(?:about|around|nearly|almost|as (?:much|many|high) as|up to|more than|over) )?)"
)
_AND = re.compile(r" and (?:(?:about|around|nearly|almost) )?")
_BETWEEN = re.compile(
    r"(?i)\b(?:between|ranging from|ranges? from)(?: (?:about|around|roughly|approximately|an estimated|some|a))? ?\Z"
)
_FROM = re.compile(r"(?i)\b(?:from|aged|ages)(?: (?:about|around|roughly|nearly|some|just|only|over))? ?\Z")
_TIMES = (MentionKind.DURATION, MentionKind.AGE)
_COEFFICIENT = re.compile(r"[\d.,\u00a0]*\d")


def read_range(text: str, first: Amount, floor: int, stop: int, words: Vocabulary) -> Amount | None:
    """The range that `first` opens, if a second amount of the same unit closes it."""
    at = first.span.end
    joint = _RANGE.match(text, at, stop)
    between = False
    if joint is None and (joint := _AND.match(text, at, stop)):
        between = True
        if not _BETWEEN.search(text, max(floor, first.span.start - 45), first.span.start):
            return None
    if joint is None:
        return None
    begin = joint.end()
    opened = _sign_at(text, begin, stop, words)
    following = parse_number(text, opened, stop)
    if following is None or (
        text[joint.start() : joint.end()].strip() == "-" and following.in_words != first.numbers[0].in_words
    ):
        return None
    priced = first.unit is not None and first.unit.prefixed and first.unit.kind is MentionKind.MONEY
    second = read_single(text, following, begin, stop, words, priced)
    falling = joint[0].startswith(" to ") and _FROM.search(text, max(floor, first.span.start - 30), first.span.start)
    if second.span.start != begin or not _same_unit(first.unit, second.unit, bool(falling) or first.aged):
        return None
    low, high = first.numbers[0], second.numbers[0]
    if joint[0] == "-" and second.unit is None and first.unit is None and low.value > high.value:
        return None
    alternatives = joint[0].strip() in ("or", "-or-")
    if alternatives and not (_neighbours(low, high) and second.unit and second.unit.kind in _TIMES):
        return None
    if first.unit is None or first.unit.prefixed:
        low = _shared_scale(text, low, high)
    unit = second.unit or first.unit
    if first.unit is not None and second.unit is not None and len(first.unit.name) > len(second.unit.name):
        unit = first.unit
    return Amount(
        Span(first.span.start, second.span.end),
        (low, high),
        unit,
        first.aged or second.aged,
        ("two numbers bound a range",),
        (first, second),
    )


def _sign_at(text: str, at: int, stop: int, words: Vocabulary) -> int:
    """Past a currency sign that stands at `at`."""
    for width in (4, 3, 2, 1):
        if text[at : at + width].strip() in words.signs:
            past = at + width
            return past + 1 if text[past : past + 1] == " " else past
    return at


def _same_unit(first: ReadUnit | None, second: ReadUnit | None, falling: bool) -> bool:
    """Whether two amounts share a unit; one that is written once may stand with either ("from 208 pounds to 193")."""
    if first is None or second is None:
        return second is not None or first is None or first.prefixed or falling
    return first.name.partition(" per ")[0] == second.name.partition(" per ")[0]


def _neighbours(low: WrittenNumber, high: WrittenNumber) -> bool:
    """Whether "N or M" reads as a range: small whole numbers that follow each other closely."""
    return low.value < high.value <= low.value * 2 + 1


def _shared_scale(text: str, low: WrittenNumber, high: WrittenNumber) -> WrittenNumber:
    """The lower number in the upper one's scale, where only the upper one writes it: "3 to 4 million"."""
    plain_high = parse_number(text, high.span.start, _coefficient_end(text, high))
    if plain_high is None or plain_high.value == 0 or plain_high.value == high.value:
        return low
    factor = high.value / plain_high.value
    bare = parse_number(text, low.span.start, _coefficient_end(text, low))
    if bare is None or bare.value != low.value or low.value >= plain_high.value * 10 or low.value >= 1000:
        return low
    if low.value > plain_high.value and low.value >= 100:
        return low
    return replace(low, value=low.value * factor, place=None if low.place is None else low.place * factor)


def _coefficient_end(text: str, number: WrittenNumber) -> int:
    """Where the number ends without its scale word."""
    start, end = number.span.start, number.span.end
    if found := _COEFFICIENT.match(text, start, end):
        return found.end()
    words = text[start:end].lower()
    for scale in WRITTEN_SCALES[1:]:
        if words.endswith(scale):
            return end - len(scale) - 1
    return end
