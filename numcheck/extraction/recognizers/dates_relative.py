"""Dates that lean on another: today, last week, two years ago, the following morning; and now, recently, soon."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from numcheck.extraction.recognizers.dates_rule import Rule
from numcheck.extraction.recognizers.dates_words import (
    COUNT,
    COUNT_WORDS,
    FRESH,
    PART_OF_DAY,
    SEASON,
    SEASON_WORDS,
    SEASONS,
    SHIFT_STEMS,
    THE,
    TURN_WORDS,
    TURNS,
    UNIT,
    UNIT_WORDS,
    UNITS,
    WEEKDAY_FULL,
    WEEKDAY_WORDS,
    compiled,
    count_of,
    first_words,
    one_of,
    unit_of,
    units_in,
    weekday_of,
)
from numcheck.model.calendar import DatePart
from numcheck.model.expressions import (
    CalendarDate,
    Era,
    Length,
    Origin,
    PartOfDay,
    Period,
    Shift,
    Then,
    TimeExpression,
    TimeOfDay,
    TimeUnit,
    Turn,
    VagueTime,
)
from numcheck.model.mentions import MentionKind

_DAYS: Final = {
    "day before yesterday": -2,
    "yesterday": -1,
    "today": 0,
    "tomorrow": 1,
    "day after tomorrow": 2,
}
PARTS_OF_DAY: Final = {
    "morning": PartOfDay.MORNING,
    "afternoon": PartOfDay.AFTERNOON,
    "evening": PartOfDay.EVENING,
    "night": PartOfDay.NIGHT,
}
_CONTEXT_TURNS: Final = frozenset({"following", "previous", "preceding", "same", "that", "prior"})
_LONG: Final = frozenset({TimeUnit.DECADE, TimeUnit.CENTURY, TimeUnit.MILLENNIUM})
_SMALL: Final = frozenset({TimeUnit.HOUR, TimeUnit.MINUTE, TimeUnit.SECOND})
_SIGN: Final = {Turn.LAST: -1, Turn.THIS: 0, Turn.NEXT: 1}


def _today(match: re.Match[str]) -> TimeExpression | None:
    shift = _DAYS[" ".join(match["day"].lower().split())]
    return TimeExpression(Shift(TimeUnit.DAY, Fraction(shift), _sign(shift), aligned=True))


def _sign(number: Fraction | int) -> int:
    return (number > 0) - (number < 0)


def _part_of_today(match: re.Match[str]) -> TimeExpression | None:
    """this morning, last night, tonight, tomorrow evening."""
    word = match[0].lower().split()
    part = PARTS_OF_DAY["night" if word[0] in ("tonight", "overnight") else word[-1]]
    shift = {"last": -1, "yesterday": -1, "tomorrow": 1}.get(word[0], 0)
    return TimeExpression(TimeOfDay(part=part, day=Shift(TimeUnit.DAY, Fraction(shift), _sign(shift), aligned=True)))


def _part_of_weekday(match: re.Match[str]) -> TimeExpression | None:
    turn = match["turn"]
    day = CalendarDate(weekday=weekday_of(match["weekday"]), turn=TURNS.get(turn.lower().split()[-1]) if turn else None)
    return TimeExpression(TimeOfDay(part=PARTS_OF_DAY[match["part"].lower()], day=day))


def _turned(match: re.Match[str]) -> TimeExpression | None:
    """last week, next month, this year, the following day, that quarter."""
    word = match["turn"].lower().split()[-1]
    if match["unit"].lower() == "night":
        return None
    unit = unit_of(match["unit"])
    if unit in _LONG and word in ("past", "last", "next", "coming"):
        return TimeExpression(Length(unit, Fraction(1), window=TURNS[word]))
    origin = Origin.CONTEXT if word in _CONTEXT_TURNS else Origin.DOCUMENT
    if unit is TimeUnit.DAY and word == "past":
        return TimeExpression(Length(unit, Fraction(1), window=Turn.LAST))
    if unit is TimeUnit.DAY and word not in _CONTEXT_TURNS and word != "next":
        return None
    if unit is TimeUnit.DAY and word == "next":
        origin = Origin.CONTEXT
    fiscal = bool(match["fiscal"])
    sign = _SIGN[TURNS[word]]
    return TimeExpression(Shift(unit, Fraction(sign), sign, origin, aligned=True, fiscal=fiscal))


def _this_one(match: re.Match[str]) -> TimeExpression | None:
    unit = unit_of(match["unit"])
    origin = Origin.CONTEXT if unit is TimeUnit.DAY else Origin.DOCUMENT
    return TimeExpression(Shift(unit, Fraction(0), 0, origin, aligned=True))


def _turned_part(match: re.Match[str]) -> TimeExpression | None:
    """the following morning, the next night, that evening."""
    sign = _SIGN[TURNS[match["turn"].lower().split()[-1]]]
    day = Shift(TimeUnit.DAY, Fraction(sign), sign, Origin.CONTEXT, aligned=True)
    return TimeExpression(TimeOfDay(part=PARTS_OF_DAY[match["part"].lower()], day=day))


def _season(match: re.Match[str]) -> TimeExpression | None:
    found = match.groupdict()
    turn = found.get("turn")
    word = turn.lower().split()[-1] if turn else ""
    year = found.get("year")
    shift = {"last": -1, "this": 0, "next": 1}[found["shift"].lower()] if found.get("shift") else None
    return TimeExpression(
        Period(
            TimeUnit.SEASON,
            SEASONS[found["season"].lower()],
            int(year) if year else None,
            shift,
            TURNS.get(word),
            origin=Origin.CONTEXT if word in _CONTEXT_TURNS else Origin.DOCUMENT,
        )
    )


def _shifted(match: re.Match[str]) -> TimeExpression | None:
    """two years ago, a year earlier, 11 days after, three weeks from now."""
    count = count_of(match["count"])
    way = match["way"].lower().split()[0]
    origin = Origin.DOCUMENT if way in ("ago", "from", "hence") else Origin.CONTEXT
    sign = -1 if way in ("ago", "earlier", "before", "previously", "prior") else 1
    unit = unit_of(match["unit"])
    if count is not None:
        count = sign * count * units_in(match["unit"])
        if match["half"]:
            count += Fraction(sign, 2)
    return TimeExpression(Shift(unit, count, sign, origin))


def _neighbor(match: re.Match[str]) -> TimeExpression | None:
    """The day before, the night after, the year before: what stands next to the last date."""
    sign = -1 if match["way"].lower() == "before" else 1
    part = PARTS_OF_DAY.get(match["unit"].lower())
    if part is not None:
        day = Shift(TimeUnit.DAY, Fraction(sign), sign, Origin.CONTEXT, aligned=True)
        return TimeExpression(TimeOfDay(part=part, day=day))
    return TimeExpression(Shift(unit_of(match["unit"]), Fraction(sign), sign, Origin.CONTEXT, aligned=True))


def _midyear(match: re.Match[str]) -> TimeExpression | None:
    return TimeExpression(Shift(TimeUnit.YEAR, Fraction(0), 0, aligned=True), part=DatePart.MIDDLE)


def _year_ago(match: re.Match[str]) -> TimeExpression | None:
    """the year-ago quarter, the year-earlier period, year-ago."""
    noun = match["noun"]
    if noun and noun.lower() == "quarter":
        return TimeExpression(Period(TimeUnit.QUARTER, year_shift=-1, origin=Origin.CONTEXT))
    return TimeExpression(Period(TimeUnit.YEAR, year_shift=-1, origin=Origin.CONTEXT))


def _bare_shift(match: re.Match[str]) -> TimeExpression | None:
    """years ago, months earlier: the side is known, the distance is not."""
    way = match["way"].lower()
    if unit_of(match["unit"]) in _SMALL:
        return None
    return TimeExpression(
        Shift(
            unit_of(match["unit"]),
            None,
            1 if way in ("later", "after") else -1,
            Origin.DOCUMENT if way == "ago" else Origin.CONTEXT,
        )
    )


_ERAS: Final = {
    Era.PRESENT: (
        "now",
        "currently",
        "at present",
        "at the moment",
        "nowadays",
        "presently",
        "these days",
        "the present",
    ),
    Era.PAST: (
        "recently",
        "more recently",
        "most recently",
        "lately",
        "long ago",
        "not long ago",
        "the past",
        "the recent past",
        "recent",
    ),
    Era.FUTURE: ("soon", "the future", "the near future", "the foreseeable future", "one day"),
}
_ERA_OF: Final = {word: era for era, words in _ERAS.items() for word in words}


def _at_the_time(match: re.Match[str]) -> TimeExpression | None:
    present = match["word"].lower().split()[0] == "this" or "present" in match["word"].lower()
    return TimeExpression(VagueTime(Era.PRESENT if present else Era.PAST))


def _vague(match: re.Match[str]) -> TimeExpression | None:
    return TimeExpression(VagueTime(_ERA_OF[" ".join(match["word"].lower().split())]))


RULES: Final = (
    Rule(
        "today",
        compiled(rf"{FRESH}(?P<day>{one_of(_DAYS)})(?![\w])"),
        _today,
        starts=first_words(_DAYS),
        article=True,
    ),
    Rule(
        "part of today",
        compiled(rf"{FRESH}(?:tonight|(?:this|last|yesterday|tomorrow) {PART_OF_DAY})(?![\w])"),
        _part_of_today,
        MentionKind.TIME,
        starts=frozenset({"tonight", "this", "last", "yesterday", "tomorrow"}),
    ),
    Rule(
        "part of a weekday",
        compiled(rf"{FRESH}(?:(?P<turn>last|this|next) )?(?P<weekday>{WEEKDAY_FULL}) (?P<part>{PART_OF_DAY})\b(?!-\w)"),
        _part_of_weekday,
        MentionKind.TIME,
        starts=WEEKDAY_WORDS | {"last", "this", "next"},
    ),
    Rule(
        "turned unit",
        compiled(
            rf"{FRESH}(?P<turn>last|this past|this coming|past|previous|preceding|prior|this|current|same|that"
            rf"|next|coming|following|upcoming) (?P<fiscal>fiscal |financial )?(?P<unit>{UNIT})(?!-?\w)"
        ),
        _turned,
        starts=TURN_WORDS | {"upcoming"},
        article=True,
    ),
    Rule(
        "turned part of day",
        compiled(rf"{FRESH}(?P<turn>following|next|previous|preceding|same|that) (?P<part>{PART_OF_DAY})\b"),
        _turned_part,
        MentionKind.TIME,
        starts=TURN_WORDS,
        article=True,
    ),
    Rule(
        "season",
        compiled(
            rf"{FRESH}(?P<turn>last|this past|this coming|past|previous|this|that|next|coming|following)"
            rf" (?P<season>{SEASON})\b"
        ),
        _season,
        starts=TURN_WORDS,
        article=True,
    ),
    Rule(
        "season of a year",
        compiled(
            rf"{FRESH}(?P<season>{SEASON})(?: of|,)? "
            r"(?:(?P<year>1\d{3}|20\d\d)\b|(?P<shift>last|this|next) year\b)"
        ),
        _season,
        starts=SEASON_WORDS,
        article=True,
    ),
    Rule(
        "the season",
        compiled(
            rf"(?:{THE}|(?:(?<=\bearly\x20)|(?<=\blate\x20)|(?<=\bmid-)))"
            r"(?P<season>spring|summer|autumn|winter)(?![\w-])"
        ),
        _season,
        starts=SEASON_WORDS,
        article=True,
    ),
    Rule(
        "later in the day",
        compiled(
            r"(?:(?<=earlier\x20in\x20the\x20)|(?<=later\x20in\x20the\x20)|(?<=late\x20in\x20the\x20)"
            r"|(?<=early\x20in\x20the\x20)|(?<=\bfor\x20the\x20)|(?<=\bduring\x20the\x20)"
            r"|(?<=(?:iddle|nning|start)\x20of\x20the\x20)|(?<=(?:end|est)\x20of\x20the\x20)|(?<=close\x20of\x20the\x20))"
            r"(?P<unit>day|week|month)\b(?!-)"
        ),
        _this_one,
        starts=frozenset({"day", "week", "month"}),
        article=True,
    ),
    Rule(
        "the weekend",
        compiled(rf"(?:{THE}|(?<=\bthis\x20))weekend\b(?!-)"),
        lambda m: TimeExpression(Period(TimeUnit.WEEKEND)),
        starts=frozenset({"weekend"}),
        article=True,
    ),
    Rule(
        "so long ago",
        compiled(
            rf"(?<![\w$£€.,-])(?P<count>{COUNT})(?P<half> and a half)?[- ](?:more |full |short |long )?"
            rf"(?P<unit>{UNIT})s?(?: or so| and a half| or more)? "
            r"(?P<way>ago|earlier|later|from (?:now|today)|hence|before|after|prior|previously)\b(?!-\w)"
        ),
        _shifted,
        needs=SHIFT_STEMS,
        starts=COUNT_WORDS,
    ),
    Rule(
        "units ago",
        compiled(rf"{FRESH}(?P<unit>{UNIT})s (?P<way>ago|earlier|later)\b"),
        _bare_shift,
        starts=UNIT_WORDS,
    ),
    Rule(
        "the day before",
        compiled(
            rf"{THE}(?P<unit>day|night|morning|evening|week|month|year) (?P<way>before|after)"
            r"(?= ?[.,;:)\"]| ?\n|\Z)"
        ),
        _neighbor,
        starts=first_words((*UNITS, *PARTS_OF_DAY)),
        article=True,
    ),
    Rule("midyear", compiled(rf"{FRESH}mid[- ]?year\b"), _midyear, starts=frozenset({"mid", "midyear"})),
    Rule(
        "year-ago",
        compiled(rf"{FRESH}(?:comparable |same )?year-(?:ago|earlier)(?: (?P<noun>quarter|period))?\b"),
        _year_ago,
        starts=frozenset({"year", "comparable", "same"}),
        article=True,
    ),
    Rule(
        "at the time",
        compiled(
            r"(?<=\bat\x20)(?P<word>the time|that time|this time|this moment|the present time)"
            r"(?= ?[,.;)\"]| \w+(?: \w+)? (?:was|were|had|is|said))"
        ),
        _at_the_time,
        needs=("at th",),
        starts=frozenset({"the", "that", "this"}),
    ),
    Rule(
        "then",
        compiled(r"(?:(?<=\bsince\x20)|(?<=\buntil\x20)|(?<=\bby\x20)|(?<=\btill\x20))then\b(?!-)"),
        lambda m: TimeExpression(Then()),
        starts=frozenset({"then"}),
    ),
    Rule("vague word", compiled(rf"{FRESH}(?P<word>{one_of(_ERA_OF)})(?![\w-])"), _vague, starts=first_words(_ERA_OF)),
)
