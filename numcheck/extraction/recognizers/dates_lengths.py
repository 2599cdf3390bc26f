"""Stretches and rates of time: "a week", "the past five years", "recent months", "every two weeks", "a year"."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from numcheck.extraction.recognizers.dates_rule import Rule
from numcheck.extraction.recognizers.dates_words import (
    CARDINAL,
    CARDINAL_WORDS,
    COUNT,
    COUNT_WORDS,
    DIGITS,
    FRESH,
    THE,
    TURN_WORDS,
    TURNS,
    UNIT,
    UNIT_WORDS,
    WEEKDAY_FULL,
    compiled,
    count_of,
    first_words,
    one_of,
    unit_of,
    units_in,
    weekday_of,
)
from numcheck.model.calendar import WEEKDAYS
from numcheck.model.expressions import Frequency, Length, TimeExpression, TimeUnit
from numcheck.model.mentions import MentionKind


def _length(match: re.Match[str]) -> TimeExpression | None:
    found = match.groupdict()
    words = found.get("count")
    count = count_of(words) if words else None
    turn = (found.get("turn") or "").lower().split()
    if count is not None:
        count *= units_in(match["unit"])
        if found.get("half"):
            count += Fraction(1, 2)
    high = count_of(found["high"]) if found.get("high") else None
    return TimeExpression(Length(unit_of(match["unit"]), count, high, TURNS.get(turn[-1]) if turn else None))


_TIMES: Final = {"once": 1, "twice": 2}


def _every(match: re.Match[str]) -> TimeExpression | None:
    words = match["count"]
    every = Fraction(1)
    if words:
        every = Fraction(2) if words.lower() == "other" else count_of(words) or Fraction(1)
    return TimeExpression(Frequency(unit_of(match["unit"]), every * units_in(match["unit"])))


def _every_weekday(match: re.Match[str]) -> TimeExpression | None:
    return TimeExpression(Frequency(TimeUnit.WEEK, weekday=weekday_of(match["weekday"] or match["single"])))


def _rate(match: re.Match[str]) -> TimeExpression | None:
    return TimeExpression(Frequency(unit_of(match["unit"]), quantified=False))


def _times(match: re.Match[str]) -> TimeExpression | None:
    words = match["times"].lower().removesuffix("times").strip()
    times = Fraction(_TIMES[words]) if words in _TIMES else count_of(words)
    return TimeExpression(Frequency(unit_of(match["unit"]), times=times))


_LONG_UNITS: Final = "(?:hour|day|night|week|month|year|decade|centurie|century)"
_LONG_WORDS: Final = frozenset(
    f"{unit}{tail}"
    for unit in ("hour", "day", "night", "week", "month", "year", "decade")
    for tail in ("", "s", "long")
) | {"century", "centuries"}


def _long(match: re.Match[str]) -> TimeExpression | None:
    """ "year-long", "weeklong" are one of the unit; "decades-old" is some."""
    if match["unit"]:
        return TimeExpression(Length(unit_of(match["unit"]), Fraction(1)))
    return TimeExpression(Length(unit_of(match["units"]), None))


_ADJECTIVES: Final = (
    "more", "additional", "extra", "further", "full", "whole", "straight", "consecutive", "successive", "long",
    "trading", "business", "working", "calendar",
)  # fmt: skip
RULES: Final = (
    Rule(
        "window",
        compiled(
            rf"{FRESH}(?P<turn>last|past|previous|preceding|prior|next|coming|following|first|final|latest"
            rf"|remaining|initial) (?P<count>(?!some|many){COUNT})(?: (?:to|or) (?P<high>{COUNT}))?[- ]"
            rf"(?:more |full |fiscal |straight |consecutive )?(?P<unit>{UNIT})s?\b(?! ago)"
        ),
        _length,
        MentionKind.DURATION,
        starts=TURN_WORDS | {"first", "final", "latest", "remaining", "initial"},
        article=True,
    ),
    Rule(
        "vague window",
        compiled(
            rf"{FRESH}(?:recent|coming|past|following|{THE}(?:last|next|early|first|final|later)) "
            rf"(?P<unit>{UNIT})s\b"
        ),
        _length,
        MentionKind.DURATION,
        starts=frozenset({"recent", "coming", "past", "following", "last", "next", "early", "first", "final", "later"}),
        article=True,
    ),
    Rule(
        "units ahead",
        compiled(rf"{FRESH}(?P<unit>{UNIT})s (?:ahead|to come)\b"),
        _length,
        MentionKind.DURATION,
        starts=UNIT_WORDS,
        article=True,
    ),
    Rule(
        "units around",
        compiled(rf"{FRESH}(?P<unit>{UNIT})s(?= (?:before|after|since|following|preceding|leading)\b)"),
        _length,
        MentionKind.DURATION,
        starts=UNIT_WORDS,
        article=True,
    ),
    Rule(
        "article duration",
        compiled(
            rf"{FRESH}(?P<count>half an?|an?(?: (?:few|couple(?: of)?|dozen|half|number of))?|several|a few|many|some)"
            r"[- ](?:full |whole |further |additional |extra |good |little |more )?"
            rf"(?P<unit>{UNIT})s?\b(?P<half> and a half)?(?!-(?!long|old)\w)(?! ago| from now)"
        ),
        _length,
        MentionKind.DURATION,
        starts=frozenset({"half", "a", "an", "several", "many", "some"}),
    ),
    Rule(
        "count with an adjective",
        compiled(rf"{FRESH}(?P<count>{CARDINAL}|\d{{1,3}}) {one_of(_ADJECTIVES)} (?P<unit>{UNIT})s?\b"),
        _length,
        MentionKind.DURATION,
        needs=_ADJECTIVES,
        starts=CARDINAL_WORDS | {DIGITS},
    ),
    Rule(
        "long",
        compiled(rf"{FRESH}(?:(?:a )?(?P<unit>{_LONG_UNITS})[- ]?long|(?P<units>{_LONG_UNITS})s-(?:long|old))\b"),
        _long,
        MentionKind.DURATION,
        starts=frozenset({"a", *_LONG_WORDS}),
    ),
    Rule(
        "bare units",
        compiled(rf"(?:(?<=\bfor\x20)|(?<=\bwithin\x20)|(?<=\bover\x20the\x20))(?P<unit>{UNIT})s\b"),
        _length,
        MentionKind.DURATION,
        starts=UNIT_WORDS,
    ),
    Rule(
        "units after a preposition",
        compiled(rf"(?<=\bin\x20)(?P<unit>{UNIT})s\b"),
        _length,
        MentionKind.DURATION,
        starts=UNIT_WORDS,
    ),
    Rule(
        "every so often",
        compiled(rf"{FRESH}(?:every|each) (?:(?P<count>other|{COUNT}) )?(?P<unit>{UNIT})s?\b"),
        _every,
        MentionKind.FREQUENCY,
        starts=frozenset({"every", "each"}),
    ),
    Rule(
        "every weekday",
        compiled(
            rf"{FRESH}(?:(?:every|each) )?(?P<weekday>(?-i:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?<!\x20)s\b"
            rf"|(?<![\w-])(?:every|each) (?P<single>{WEEKDAY_FULL})\b"
        ),
        _every_weekday,
        MentionKind.FREQUENCY,
        starts=first_words(f"{w}s" for w in WEEKDAYS) | {"every", "each"},
    ),
    Rule(
        "so many times",
        compiled(rf"{FRESH}(?P<times>once|twice|{COUNT} times) (?:an?|each|every|per) (?P<unit>{UNIT})\b"),
        _times,
        MentionKind.FREQUENCY,
        needs=("times", "once", "twice"),
        starts=COUNT_WORDS | {"once", "twice"},
    ),
    Rule(
        "per unit",
        compiled(rf"{FRESH}(?:per|an?) (?P<unit>{UNIT})(?!-?\w)"),
        _rate,
        MentionKind.FREQUENCY,
        starts=frozenset({"per", "a", "an"}),
    ),
)
