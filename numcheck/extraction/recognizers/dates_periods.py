"""Periods of business: "the third quarter of 1990", "fiscal 1990", "the first nine months", "the latest quarter"."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from numcheck.extraction.recognizers.dates_rule import Rule
from numcheck.extraction.recognizers.dates_words import (
    CARDINAL,
    CARDINAL_WORDS,
    DIGITS,
    FRESH,
    ORDINALS,
    THE,
    YEAR4,
    compiled,
    count_of,
    first_words,
)
from numcheck.model.calendar import DatePart
from numcheck.model.expressions import CalendarDate, Length, Origin, Period, Shift, TimeExpression, TimeUnit
from numcheck.model.mentions import MentionKind

_INDEX: Final = r"(?:first|second|third|fourth|1st|2nd|3rd|4th)"
_OF_YEAR: Final = (
    rf"(?:(?: of|,| in)? (?:(?:the )?(?P<fiscal2>fiscal|financial)(?: year)? )?"
    rf"(?:(?P<year>{YEAR4})(?![\w%]|[.,]\d)|(?P<shift>last|this|next) (?:fiscal )?year\b)(?!'s)|(?: of|,|) '"
    rf"(?P<short>\d\d)\b)?"
)
_SHIFT: Final = {"last": -1, "previous": -1, "this": 0, "current": 0, "next": 1}


def _index(word: str) -> int:
    return ORDINALS[word.lower()] if word.lower() in ORDINALS else int(word[0])


def _year(found: dict[str, str | None]) -> tuple[int | None, int | None]:
    if found.get("year"):
        return int(found["year"] or 0), None
    if found.get("before"):
        return int(found["before"] or 0), None
    if found.get("short"):
        tail = int(found["short"] or 0)
        return tail + (1900 if tail > 50 else 2000), None
    if found.get("prior") or found.get("ago"):
        return None, -1
    shift = found.get("shift") or found.get("owner")
    return None, _SHIFT[shift.lower()] if shift else None


def _part(match: re.Match[str]) -> TimeExpression | None:
    """The third quarter, the first half, with their year if it is written."""
    found = match.groupdict()
    half = match["unit"].lower() == "half"
    index = _index(match["index"])
    if half and index > 2:
        return None
    year, shift = _year(found)
    fiscal = bool(found.get("fiscal") or found.get("fiscal2"))
    unit = TimeUnit.HALF if half else TimeUnit.QUARTER
    return TimeExpression(Period(unit, index, year, shift, fiscal=fiscal))


def _letter(match: re.Match[str]) -> TimeExpression | None:
    """Q3 1998, 3Q98, H1 2004."""
    letters = match["part"].upper()
    index = int(letters.strip("QH"))
    unit = TimeUnit.QUARTER if "Q" in letters else TimeUnit.HALF
    if unit is TimeUnit.HALF and index > 2:
        return None
    return TimeExpression(Period(unit, index, _short(match["year"]) if match["year"] else None))


def _same(match: re.Match[str]) -> TimeExpression | None:
    """The latest quarter, the quarter, the 1988 period: the number comes from the context."""
    found = match.groupdict()
    year, shift = _year(found)
    unit = TimeUnit.YEAR if match["unit"].lower().endswith("year") else TimeUnit.QUARTER
    if unit is TimeUnit.YEAR and year is None and shift is None:
        return TimeExpression(Period(unit, year_shift=-1, fiscal=True))
    return TimeExpression(Period(unit, None, year, shift, origin=Origin.CONTEXT))


def _fiscal_year(match: re.Match[str]) -> TimeExpression | None:
    return TimeExpression(Period(TimeUnit.YEAR, year=_short(match["year"]), fiscal=True))


def _short(year: str) -> int:
    number = int(year)
    return number if number >= 1000 else number + (1900 if number > 50 else 2000)


def _months(match: re.Match[str]) -> TimeExpression | None:
    """The nine months, the first six months: results of a part of the year."""
    return TimeExpression(Length(TimeUnit.MONTH, count_of(match["count"]), index=1))


def _year_end(match: re.Match[str]) -> TimeExpression | None:
    found = match.groupdict()
    year = found["year"] or found["after"]
    if year:
        return TimeExpression(CalendarDate(int(year)), part=DatePart.LATE)
    unit = TimeUnit.MONTH if match["unit"].lower() == "month" else TimeUnit.YEAR
    return TimeExpression(Shift(unit, Fraction(0), 0, aligned=True), part=DatePart.LATE)


def _the_year(match: re.Match[str]) -> TimeExpression | None:
    return TimeExpression(Shift(TimeUnit.YEAR, Fraction(0), 0, aligned=True, fiscal=bool(match["fiscal"])))


def _ordinal_last(match: re.Match[str]) -> TimeExpression | None:
    """The last half of 1989, the last quarter of the year."""
    year, shift = _year(match.groupdict())
    half = match["unit"].lower() == "half"
    return TimeExpression(Period(TimeUnit.HALF if half else TimeUnit.QUARTER, 2 if half else 4, year, shift))


RULES: Final = (
    Rule(
        "quarter",
        compiled(
            rf"{FRESH}(?:(?P<owner>last|this|next) year's )?(?:(?P<before>{YEAR4})(?:'s)? )?(?P<fiscal>fiscal )?"
            rf"(?P<index>{_INDEX})[- ](?:fiscal[- ])?(?P<unit>quarter|half)(?!-?\w){_OF_YEAR}"
        ),
        _part,
        starts=first_words(ORDINALS) | {DIGITS, "last", "this", "next", "fiscal"},
        article=True,
    ),
    Rule(
        "quarter by letter",
        compiled(
            rf"(?<![\w$-])(?P<part>(?-i:[QH])[1-4]|[1-4](?-i:[QH]))(?:,? ?'?(?P<year>{YEAR4}|\d\d))?(?![\w.]\w|\w)"
        ),
        _letter,
        starts=frozenset({"q", "h", DIGITS}),
    ),
    Rule(
        "last part of the year",
        compiled(
            rf"{THE}(?:last|final) (?P<unit>quarter|half) of "
            rf"(?:(?P<year>{YEAR4})|(?P<shift>last|this|next) year|the year)\b"
        ),
        _ordinal_last,
        starts=frozenset({"last", "final"}),
        article=True,
    ),
    Rule(
        "the latest period",
        compiled(
            rf"{FRESH}(?:latest|corresponding|comparable|like|same|identical|most recent|just-ended"
            rf"|(?P<before>{YEAR4})(?:'s)?|(?P<owner>last|this|next) year's)"
            r" (?P<unit>quarter|period|fiscal year)(?!-?\w)"
            rf"(?:,? (?:of )?(?:(?P<year>{YEAR4})|(?P<shift>last) year|(?:the )?(?P<prior>previous|prior) year"
            r"|a year (?P<ago>ago|earlier))\b)?"
        ),
        _same,
        starts=frozenset(
            {
                "latest",
                "corresponding",
                "comparable",
                "like",
                "same",
                "identical",
                "most",
                "just",
                "last",
                "this",
                "next",
                DIGITS,
            }
        ),
        article=True,
    ),
    Rule(
        "the quarter",
        compiled(rf"{THE}(?P<unit>quarter)(?!-?\w)(?! of a)"),
        _same,
        starts=frozenset({"quarter"}),
        article=True,
    ),
    Rule(
        "fiscal year",
        compiled(
            rf"{FRESH}(?:(?:fiscal|financial)(?: year)? |(?-i:FY)[ -]?)"
            rf"'?(?P<year>{YEAR4}|\d\d)(?![\w%]|[.,]\d)"
        ),
        _fiscal_year,
        starts=frozenset({"fiscal", "financial", "fy"}),
        article=True,
    ),
    Rule(
        "months of results",
        compiled(
            rf"(?:{THE}|(?<=\bits[\x20\n]))(?P<first>first |latest |year-earlier )?"
            rf"(?P<count>{CARDINAL}|\d\d?) months\b(?! (?:ago|earlier|later|after|before))"
        ),
        _months,
        MentionKind.DURATION,
        starts=CARDINAL_WORDS | {DIGITS, "first", "latest", "year"},
        article=True,
    ),
    Rule(
        "end of the year",
        compiled(rf"{FRESH}(?:(?P<year>{YEAR4}) )?(?P<unit>year|month)(?:'s)?[- ]end(?: (?P<after>{YEAR4}))?(?!-?\w)"),
        _year_end,
        starts=frozenset({DIGITS, "year", "month"}),
        article=True,
    ),
    Rule(
        "the year",
        compiled(rf"{THE}(?:full )?(?P<fiscal>(?:full )?fiscal )?year(?!-?\w)(?! \d| two thousand)"),
        _the_year,
        starts=frozenset({"year", "full", "fiscal"}),
        article=True,
    ),
)
