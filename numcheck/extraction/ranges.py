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
    r"(?:-(?:to|or)-|- (?:to|or) (?=\d)| ?- ?| (?:up to|to|through|or|until) "
    r"(?:(?:about|around|nearly|almost|as (?:much|many|high) as|up to|more than|over) )?)"
)
_AND = re.compile(r" and (?:(?:about|around|nearly|almost) )?")
_BETWEEN = re.compile(
    r"(?i)\b(?:between|ranging from|ranges? from)(?: (?:about|around|roughly|approximately|an estimated|some|a))? ?\Z"
)
_FROM = re.compile(r"(?i)\b(?:from|aged|ages)(?: (?:about|around|roughly|nearly|some|just|only|over))? ?\Z")
_COUNTED = re.compile(r" (?!less\b|times\b)[a-z]{3,}s\b")
"""A counted noun behind a bare number: "paid $200 to 800 families" is no range of money."""
_TIMES = (MentionKind.DURATION, MentionKind.AGE)
_COEFFICIENT = re.compile(r"[\d.,\u00a0]*\d")


def read_range(text: str, first: Amount, floor: int, stop: int, words: Vocabulary) -> Amount | None:
    """The range that `first` opens, if a second amount of the same unit closes it; None if there is none."""
    joint = _joint(text, first, floor, stop)
    if joint is None:
        return None
    following = parse_number(text, _past_sign(text, joint.end(), words), stop)
    low = first.numbers[0]
    if following is None or (joint[0].strip() == "-" and following.in_words != low.in_words):
        return None
    priced = first.unit is not None and first.unit.prefixed and first.unit.kind is MentionKind.MONEY
    second = read_single(text, following, joint.end(), stop, words, priced)
    high = second.numbers[0]
    if second.span.start != joint.end() or not _matches(text, first, second, joint[0], floor):
        return None
    if first.unit is None or first.unit.prefixed:
        low = _shared_scale(text, low, high)
    units = sorted((u for u in (second.unit, first.unit) if u), key=lambda u: -len(u.name))
    return Amount(
        span=Span(first.span.start, second.span.end),
        numbers=(low, high),
        unit=units[0] if units else None,
        aged=first.aged or second.aged,
        steps=("two numbers bound a range",),
        parts=(first, second),
    )


def _joint(text: str, first: Amount, floor: int, stop: int) -> re.Match[str] | None:
    """What joins the two numbers of a range: a hyphen, "to", or the "and" of "between"."""
    if joint := _RANGE.match(text, first.span.end, stop):
        return joint
    joint = _AND.match(text, first.span.end, stop)
    start = first.span.start
    return joint if joint and _BETWEEN.search(text, max(floor, start - 45), start) else None


def _matches(text: str, first: Amount, second: Amount, joint: str, floor: int) -> bool:
    """Whether the two amounts, joined so, are the ends of one quantity."""
    start = first.span.start
    falling = joint == " to " and _FROM.search(text, max(floor, start - 30), start) is not None
    if not _same_unit(first.unit, second.unit, falling or first.aged):
        return False
    low, high = first.numbers[0], second.numbers[0]
    given = joint == " to " and second.unit is None and first.unit is not None and not falling
    if given and (low.value > high.value or _COUNTED.match(text, second.span.end)):
        return False
    if joint == "-" and second.unit is None and first.unit is None and low.value > high.value:
        return False
    if joint.strip() in ("or", "-or-"):
        return _neighbors(low, high) and second.unit is not None and second.unit.kind in _TIMES
    return True


def _past_sign(text: str, at: int, words: Vocabulary) -> int:
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


def _neighbors(low: WrittenNumber, high: WrittenNumber) -> bool:
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


_OR = re.compile(r" or (?:(?:about|around|even|perhaps|maybe) )?")


def with_shared_unit(text: str, first: Amount, stop: int, words: Vocabulary) -> Amount:
    """The first of two alternatives, which may leave the unit to the second: "eight or nine euros", "8 or $9"."""
    joint = _OR.match(text, first.span.end, stop) if first.unit is None else None
    following = parse_number(text, _past_sign(text, joint.end(), words), stop) if joint else None
    if joint is None or following is None:
        return first
    second = read_single(text, following, joint.end(), stop, words)
    if second.unit is None or second.unit.kind in (MentionKind.COUNT, MentionKind.MULTIPLE):
        return first
    return replace(first, unit=replace(second.unit, prefixed=False), steps=("its unit stands with the alternative",))
