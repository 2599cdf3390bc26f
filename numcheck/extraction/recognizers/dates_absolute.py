"""Dates that name their day, month, year, decade or century: "Oct. 23, 1998", "23 October", "1985-87", "the 1980s"."""

from __future__ import annotations

import re
from typing import Final

from numcheck.extraction.recognizers.dates_rule import Rule
from numcheck.extraction.recognizers.dates_words import (
    APOSTROPHE,
    CARDINAL,
    CARDINALS,
    DAY_NUMBER,
    DIGITS,
    FRESH,
    MONTH_ANY,
    MONTH_FULL,
    MONTH_WORDS,
    ORDINAL,
    ORDINAL_WORDS,
    THE,
    TURNS,
    WEEKDAY_ANY,
    WEEKDAY_FULL,
    WEEKDAY_WORDS,
    YEAR4,
    compiled,
    month_of,
    one_of,
    ordinal_of,
    weekday_of,
)
from numcheck.model.expressions import CalendarDate, DateRange, Period, TimeExpression, TimeUnit, Turn

_SHIFT: Final = {"last": -1, "this": 0, "next": 1}
_DAY: Final = rf"(?:{DAY_NUMBER}(?:st|nd|rd|th)?|{ORDINAL})"
_WEEKDAY: Final = rf"(?:(?P<weekday>{WEEKDAY_ANY}),? (?:the )?)?"
_WEEKDAY_AFTER: Final = (
    rf"(?: \((?P<bracketed>{WEEKDAY_FULL})\)"
    rf"|, (?:which (?:is|was|will be|falls on|fell on) )?a (?P<added>{WEEKDAY_FULL})\b(?!-\w))?"
)
_YEAR: Final = (
    rf"(?:(?:,? ?| of )(?P<year>{YEAR4})(?!\w|[:%]|[-,.]\d)"
    r"|,? '(?P<short>\d\d)\b|,? (?:of )?(?P<shift>last|this|next) year\b)?"
)


def _year(match: re.Match[str]) -> tuple[int | None, bool, int | None]:
    """The year of a match, whether it has two digits, and the shift of "last year"."""
    found = match.groupdict()
    if found.get("year"):
        return int(found["year"]), False, None
    if found.get("short"):
        return int(found["short"]), True, None
    shift = found.get("shift")
    return None, False, _SHIFT[shift.lower()] if shift else None


def _day_and_month(match: re.Match[str]) -> TimeExpression | None:
    found = match.groupdict()
    day = ordinal_of(found["day"])
    last = ordinal_of(found["last"]) if found.get("last") else None
    if day > 31 or (last is not None and not day < last <= 31):
        return None
    year, short, shift = _year(match)
    named = next((found[k] for k in ("weekday", "bracketed", "added") if found.get(k)), None)
    turn = found.get("turn")
    return TimeExpression(
        CalendarDate(
            year,
            month_of(found["month"]),
            day,
            weekday_of(named) if named else None,
            last_day=last,
            turn=TURNS[turn.lower().split()[-1]] if turn else None,
            year_shift=shift,
            short_year=short,
        )
    )


def _month(match: re.Match[str]) -> TimeExpression | None:
    year, short, shift = _year(match)
    turn = match.groupdict().get("turn")
    return TimeExpression(
        CalendarDate(
            year,
            month_of(match["month"]),
            turn=TURNS[turn.lower().split()[-1]] if turn else None,
            year_shift=shift,
            short_year=short,
        )
    )


def _iso(match: re.Match[str]) -> TimeExpression | None:
    month, day = int(match["month"]), int(match["day"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return TimeExpression(CalendarDate(int(match["year"]), month, day))


def _slashed(match: re.Match[str]) -> TimeExpression | None:
    """M/D unless only D/M makes sense; points are D.M."""
    first, second = int(match["first"]), int(match["second"])
    if match["mark"] == ".":
        first, second = second, first
        swapped = False
    else:
        swapped = first <= 12 and second <= 12 and first != second
    if first > 12:
        first, second = second, first
    if not (1 <= first <= 12 and 1 <= second <= 31):
        return None
    year = int(match["year"])
    short = len(match["year"]) == 2
    return TimeExpression(CalendarDate(year, first, second, swapped=swapped, short_year=short))


def _plain_year(match: re.Match[str]) -> TimeExpression | None:
    return TimeExpression(CalendarDate(int(match["year"])))


def _short_year(match: re.Match[str]) -> TimeExpression | None:
    return TimeExpression(CalendarDate(int(match["short"]), short_year=True))


_TWO_DIGITS: Final = one_of(tuple(w for w, k in CARDINALS.items() if 9 < k < 100)).replace(r"\-", r"[-\x20]")
_CENTURY_WORDS: Final = {"sixteen": 1600, "seventeen": 1700, "eighteen": 1800, "nineteen": 1900, "twenty": 2000}


def _spoken_year(match: re.Match[str]) -> TimeExpression | None:
    words = (match["spoken"] or match["thousand"]).lower().replace("-", " ").split()
    if match["thousand"]:
        tail = "-".join(w for w in words[2:] if w != "and")
        return TimeExpression(CalendarDate(2000 + (CARDINALS[tail] if tail else 0)))
    if words[1:] == ["hundred"]:
        return TimeExpression(CalendarDate(_CENTURY_WORDS[words[0]]))
    return TimeExpression(CalendarDate(_CENTURY_WORDS[words[0]] + CARDINALS["-".join(words[1:])]))


def _years(match: re.Match[str]) -> TimeExpression | None:
    first, tail = int(match["first"]), match["last"]
    last = int(tail) if len(tail) == 4 else first - first % 100 + int(tail)
    if not first < last <= first + 150:
        return None
    return TimeExpression(DateRange(CalendarDate(first), CalendarDate(last)))


_DECADES: Final = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip


def _decade(match: re.Match[str]) -> TimeExpression | None:
    found = match.groupdict()
    if found["year"]:
        return TimeExpression(Period(TimeUnit.DECADE, year=int(found["year"])))
    tens = int(found["tens"]) if found["tens"] else _DECADES[found["word"].lower()]
    if tens % 10:
        return None
    century = int(found["century"]) * 100 if found.get("century") else (2000 if tens in (0, 10) else 1900)
    return TimeExpression(Period(TimeUnit.DECADE, year=century + tens))


def _century(match: re.Match[str]) -> TimeExpression | None:
    index = ordinal_of(match["index"])
    return TimeExpression(Period(TimeUnit.CENTURY, index=index)) if 1 <= index <= 30 else None


def _weekday(match: re.Match[str]) -> TimeExpression | None:
    turn = match["turn"]
    word = turn.lower().split()[-1] if turn else ""
    return TimeExpression(CalendarDate(weekday=weekday_of(match["weekday"]), turn=TURNS.get(word)))


def _weekday_of_week(match: re.Match[str]) -> TimeExpression | None:
    """ "Tuesday of last week", "Monday next week"."""
    turn = {"last": Turn.LAST, "this": Turn.THIS, "next": Turn.NEXT}[match["turn"].lower()]
    return TimeExpression(CalendarDate(weekday=weekday_of(match["weekday"]), turn=turn, year_shift=0))


_NTHS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}


def _nth_weekday(match: re.Match[str]) -> TimeExpression | None:
    """The first Tuesday in November."""
    year, short, shift = _year(match)
    return TimeExpression(
        CalendarDate(
            year,
            month_of(match["month"]),
            weekday=weekday_of(match["weekday"]),
            year_shift=shift,
            short_year=short,
            nth=_NTHS[match["nth"].lower()],
        )
    )


def _day_alone(match: re.Match[str]) -> TimeExpression | None:
    """On the 15th; on the 15th of next month."""
    day = int(match["day"])
    turn = match["turn"]
    return TimeExpression(CalendarDate(day=day, turn=TURNS[turn.lower()] if turn else None)) if 1 <= day <= 31 else None


_BEFORE_YEAR: Final = FRESH + r"(?<![$£€¥#/.,:'])"
RULES: Final = (
    Rule(
        "month day",
        compiled(
            rf"{FRESH}{_WEEKDAY}(?:(?P<turn>last|this past|this coming|next) )?(?P<month>{MONTH_ANY}) (?:the )?"
            rf"(?P<day>{_DAY})(?![\w%]|[.,:/]\d)"
            rf"(?: ?(?:-|to |through |and |or |& )(?P<last>{DAY_NUMBER})(?:st|nd|rd|th)?(?![\w%]|[.,:/]\d))?"
            rf"{_YEAR}{_WEEKDAY_AFTER}"
        ),
        _day_and_month,
        starts=WEEKDAY_WORDS | MONTH_WORDS | {"last", "this", "next"},
    ),
    Rule(
        "day month",
        compiled(
            rf"(?<![\w$£€.,:/#-]){_WEEKDAY}(?:the )?(?P<day>{_DAY})"
            rf"(?: ?(?:-|to |until |and |or |& )(?P<last>{DAY_NUMBER})(?:st|nd|rd|th)?)? (?:day )?(?:of )?"
            rf"(?P<month>{MONTH_ANY})(?!\w){_YEAR}{_WEEKDAY_AFTER}"
        ),
        _day_and_month,
        starts=WEEKDAY_WORDS | ORDINAL_WORDS | {DIGITS},
        article=True,
    ),
    Rule(
        "month year",
        compiled(
            rf"{FRESH}(?P<month>{MONTH_ANY})(?:(?:,| of|, in)? (?P<year>{YEAR4})(?![\w:%]|[-,.]\d)"
            r"|,? '(?P<short>\d\d)\b|,? (?:of )?(?P<shift>last|this|next) year\b)"
        ),
        _month,
        starts=MONTH_WORDS,
    ),
    Rule(
        "month",
        compiled(
            rf"{FRESH}(?<!')(?:(?P<turn>last|this past|this coming|this|next|following|previous) )?"
            rf"(?P<month>{MONTH_FULL}|(?-i:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)(?![\w])"
        ),
        _month,
        starts=MONTH_WORDS | {"last", "this", "next", "following", "previous"},
    ),
    Rule(
        "weekday",
        compiled(
            rf"{FRESH}(?<!')(?:(?P<turn>last|this past|this coming|this|next|coming|past|following|previous) )?"
            rf"(?P<weekday>{WEEKDAY_FULL})\b(?!-(?!{WEEKDAY_FULL})\w)"
        ),
        _weekday,
        starts=WEEKDAY_WORDS | {"last", "this", "next", "coming", "past", "following", "previous"},
    ),
    Rule(
        "weekday of a week",
        compiled(rf"(?<![\w'-])(?P<weekday>{WEEKDAY_FULL}),? (?:of )?(?P<turn>last|this|next) week\b"),
        _weekday_of_week,
        starts=WEEKDAY_WORDS,
    ),
    Rule(
        "nth weekday of a month",
        compiled(
            rf"{FRESH}(?P<nth>first|second|third|fourth|last) (?P<weekday>{WEEKDAY_FULL}) (?:of|in)"
            rf" (?P<month>{MONTH_FULL})\b{_YEAR}"
        ),
        _nth_weekday,
        starts=frozenset(_NTHS),
        article=True,
    ),
    Rule(
        "day of the month",
        compiled(
            r"(?<=\bon\x20the\x20)(?P<day>\d{1,2})(?:st|nd|rd|th)(?: of (?P<turn>this|last|next) month\b|(?=[.,;]|\n))"
        ),
        _day_alone,
        starts=frozenset({DIGITS}),
        article=True,
    ),
    Rule(
        "ISO date",
        compiled(r"(?<![\w.,/-])(?P<year>1\d{3}|2\d{3})-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?![\d/-])"),
        _iso,
        starts=frozenset({DIGITS}),
    ),
    Rule(
        "slashed date",
        compiled(
            r"(?<![\w.,/$£€-])(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4}|(?<!-)\d\d)"
            r"(?![\w/-]|[.,]\d)"
        ),
        _slashed,
        starts=frozenset({DIGITS}),
    ),
    Rule(
        "year",
        compiled(rf"{_BEFORE_YEAR}(?P<year>{YEAR4})(?![\w%°$£€]|[.,:/]\d|-\d)"),
        _plain_year,
        starts=frozenset({DIGITS}),
    ),
    Rule(
        "year of two digits",
        compiled(r"(?<![\w'])'(?P<short>\d\d)(?![\w'.,-]*\d|s\b|\w)"),
        _short_year,
        starts=frozenset({APOSTROPHE}),
    ),
    Rule(
        "spoken year",
        compiled(
            rf"\b(?:(?P<spoken>(?:(?:six|seven|eigh|nine)teen|twenty)[- ](?:hundred|{_TWO_DIGITS}))"
            rf"|(?<=\bthe\x20year\x20)(?P<thousand>two thousand(?:[- ](?:and )?{CARDINAL})?))\b"
        ),
        _spoken_year,
        starts=frozenset(_CENTURY_WORDS) | {"two"},
    ),
    Rule(
        "span of years",
        compiled(rf"{_BEFORE_YEAR}(?P<first>{YEAR4})(?:-|/)(?P<last>{YEAR4}|\d\d)(?![\w%/-]|[.,]\d)"),
        _years,
        starts=frozenset({DIGITS}),
    ),
    Rule(
        "decade",
        compiled(
            rf"{FRESH}(?<![$£€])(?:(?P<year>1\d\d0|20\d0)"
            r"(?:s|(?:(?<=\bthe\x20\d\d\d\d)|(?<=(?:arly|late)\x20\d\d\d\d)|(?<=mid-\d\d\d\d))'s)\b|'(?P<tens>\d0)'?s\b"
            rf"|{THE}(?:(?=nineteen|twenty)(?:nineteen|twenty)[- ])?(?P<word>{one_of(_DECADES)})\b)"
        ),
        _decade,
        starts=frozenset(_DECADES) | {DIGITS, APOSTROPHE, "nineteen", "twenty"},
        article=True,
    ),
    Rule(
        "century",
        compiled(rf"{FRESH}(?P<index>{ORDINAL}|\d{{1,2}}(?:st|nd|rd|th))[- ]century\b"),
        _century,
        starts=ORDINAL_WORDS | {DIGITS},
        article=True,
    ),
)
