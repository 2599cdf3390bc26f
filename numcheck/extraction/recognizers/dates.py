"""Reads dates, clock times, vague durations and rates of time: rules first, then the words around what they found."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from numcheck.extraction.recognizers import (
    clock_times,
    dates_absolute,
    dates_lengths,
    dates_periods,
    dates_relative,
)
from numcheck.extraction.recognizers.dates_guards import stands
from numcheck.extraction.recognizers.dates_rule import Reading, Rule
from numcheck.extraction.recognizers.dates_words import DIGITS, TURNS, YEAR4, compiled, first_words, lowered, one_of
from numcheck.model.calendar import DateBound, DatePart
from numcheck.model.expressions import (
    CalendarDate,
    Frequency,
    Length,
    NamedDay,
    Origin,
    Period,
    Shift,
    TimeBody,
    TimeExpression,
    TimeOfDay,
    TimeUnit,
    VagueTime,
)
from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import Hedge, HedgeKind, Mention, MentionKind, WrittenNumber, WrittenUnit
from numcheck.model.spans import Span

PRIORITY = 10
"""Dates win over the amounts of the same span."""

_RULES: Final[tuple[Rule, ...]] = (
    *dates_absolute.RULES,
    *dates_relative.RULES,
    *dates_periods.RULES,
    *dates_lengths.RULES,
    *clock_times.RULES,
)
_ORDER: Final = {rule.name: k for k, rule in enumerate(_RULES)}
_LEFT: Final = 44
"""How far to look for the words before a date, in characters."""


def recognize(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Mention]:
    """The time expressions of text[start:end], in order and without overlaps."""
    found = _read(text, start, end, lexicon)
    left = start
    for reading in _joined(text, _settled(found)):
        mention = _mention(text, reading, left)
        left = mention.span.end
        yield mention


_TOKEN: Final = re.compile(r"[a-z]+|\d+|'(?=\d)")


def _read(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Reading]:
    """Every reading that stands, from the words at which a rule may begin."""
    table = _dispatch(lexicon)
    low = lowered(text[start:end])
    live: dict[str, bool] = {}
    for token in _TOKEN.finditer(low):
        word = token[0]
        rules = table.get(DIGITS if word[0].isdigit() else word)
        if rules is None:
            continue
        at = start + token.start()
        for rule in rules:
            if rule.needs and not _holds(rule, low, live):
                continue
            reading = rule.read(text, at, start, end)
            if reading is not None and stands(text, reading, lexicon):
                yield reading


def _holds(rule: Rule, low: str, live: dict[str, bool]) -> bool:
    """Whether the block holds a word that the rule needs; looked up once a block."""
    known = live.get(rule.name)
    if known is None:
        known = live[rule.name] = any(stem in low for stem in rule.needs)
    return known


@lru_cache(maxsize=8)
def _dispatch(lexicon: Lexicon) -> dict[str, tuple[Rule, ...]]:
    """The rules that may begin at a word, by the word."""
    table: dict[str, list[Rule]] = {}
    for rule in (*_RULES, *_named_days(lexicon)):
        for word in rule.starts:
            table.setdefault(word, []).append(rule)
    return {word: tuple(rules) for word, rules in table.items()}


def _settled(readings: Iterable[Reading]) -> list[Reading]:
    """Of readings that overlap the longest, then the earlier one, then the earlier rule's; in text order."""
    starts: list[int] = []
    taken: list[Reading] = []
    for reading in sorted(readings, key=lambda r: (r.start - r.end, r.start, _ORDER.get(r.rule, len(_ORDER)))):
        k = bisect.bisect_right(starts, reading.start)
        if (k == 0 or taken[k - 1].end <= reading.start) and (k == len(taken) or starts[k] >= reading.end):
            starts.insert(k, reading.start)
            taken.insert(k, reading)
    return taken


_ON: Final = re.compile(r"\)?,?[ \n](?:on[ \n])?\Z")
_AT: Final = re.compile(r",?[ \n](?:at[ \n]|by[ \n])?\Z")


def _joined(text: str, readings: list[Reading]) -> list[Reading]:
    """A clock time and the day beside it become one: "10 p.m. Wednesday", "Friday at noon"."""
    out: list[Reading] = []
    for reading in readings:
        reading = _part_of_day(text, reading)
        pair = _join(text, out[-1], reading) if out else None
        if pair is None:
            out.append(reading)
        else:
            out[-1] = pair
            _share_day(text, out)
    return out


_PART_OF: Final = re.compile(
    r"(?<![\w-])(?:the[ \n])?(?P<part>morning|afternoon|evening|night)[ \n]of[ \n](?:the[ \n])?\Z", re.IGNORECASE
)


def _part_of_day(text: str, reading: Reading) -> Reading:
    """ "the night of Aug. 20"."""
    body = reading.time.body
    if not isinstance(body, (CalendarDate, NamedDay)) or not _is_day(body):
        return reading
    found = _PART_OF.search(text, max(0, reading.start - 24), reading.start)
    if not found:
        return reading
    time = TimeExpression(TimeOfDay(part=dates_relative.PARTS_OF_DAY[found["part"].lower()], day=body))
    return replace(reading, start=found.start(), time=time, kind=MentionKind.TIME)


def _share_day(text: str, out: list[Reading]) -> None:
    """ "10:45 a.m. (0745 GMT) Friday": the day belongs to both clock times."""
    if len(out) < 2 or text[out[-2].end : out[-1].start] != " (":
        return
    before, last = out[-2].time.body, out[-1].time.body
    if isinstance(before, TimeOfDay) and before.day is None and isinstance(last, TimeOfDay):
        out[-2] = replace(out[-2], time=replace(out[-2].time, body=replace(before, day=last.day)))


def _join(text: str, left: Reading, right: Reading) -> Reading | None:
    gap = text[left.end : right.start]
    if len(gap) > 6:
        return None
    first, second = left.time.body, right.time.body
    dated = _with_year(first, second, gap)
    if dated is not None:
        return replace(left, end=right.end, time=replace(left.time, body=dated))
    if isinstance(first, TimeOfDay) and first.day is None and _is_day(second) and _ON.match(gap):
        assert isinstance(second, (CalendarDate, Shift, NamedDay))
        return replace(left, end=right.end, time=replace(left.time, body=replace(first, day=second)))
    if isinstance(second, TimeOfDay) and second.day is None and _is_day(first) and _AT.match(gap):
        assert isinstance(first, (CalendarDate, Shift, NamedDay))
        return replace(right, start=left.start, time=replace(right.time, body=replace(second, day=first)))
    return None


_OF: Final = re.compile(r"(?:,|,?[ \n](?:of|in))?[ \n]\Z")


def _with_year(first: TimeBody, second: TimeBody, gap: str) -> TimeBody | None:
    """ "the winter of nineteen ninety-four", "Easter of last year"."""
    if not isinstance(first, (CalendarDate, Period, NamedDay)) or not _OF.match(gap):
        return None
    yearless = first.year is None and first.year_shift is None and first.turn is None
    if not yearless or (isinstance(first, CalendarDate) and first.month is None):
        return None
    if isinstance(second, CalendarDate) and second.year is not None and second.month is None:
        century = (1900 if second.year >= 30 else 2000) if second.short_year else 0
        return replace(first, year=century + second.year)
    if (
        isinstance(second, Shift)
        and second.unit is TimeUnit.YEAR
        and second.aligned
        and second.origin is Origin.DOCUMENT
    ):
        return replace(first, year_shift=second.sign) if gap.strip() else None
    return None


def _is_day(body: object) -> bool:
    if isinstance(body, CalendarDate):
        return (body.day is not None or body.weekday is not None) and body.last_day is None
    return isinstance(body, NamedDay) or (isinstance(body, Shift) and body.unit is TimeUnit.DAY)


_PART: Final = re.compile(
    r"(?<![\w-])(?:(?:the[ \n])?(?P<word>early|mid|middle|late|earlier|later|(?:very[ \n])?(?:beginning|start|middle"
    r"|end|close|outset"
    r"|(?:first|second|third|last|final)[ \n](?:week|(?:few[ \n])?days|half|part)|early[ \n]part"
    r"|latter[ \n]part)[ \n]of|early[ \n]in|late[ \n]in|midway[ \n]through|earlier[ \n]in|later[ \n]in)"
    r"(?:[ \n]|-)(?:the[ \n])?)\Z",
    re.IGNORECASE,
)
_PARTS: Final = {
    "early": DatePart.EARLY, "earlier": DatePart.EARLY, "beginning": DatePart.EARLY, "start": DatePart.EARLY,
    "outset": DatePart.EARLY, "first": DatePart.EARLY, "second": DatePart.MIDDLE, "third": DatePart.MIDDLE,
    "last": DatePart.LATE, "final": DatePart.LATE,
    "mid": DatePart.MIDDLE, "middle": DatePart.MIDDLE, "midway": DatePart.MIDDLE,
    "late": DatePart.LATE, "later": DatePart.LATE, "end": DatePart.LATE, "close": DatePart.LATE,
    "latter": DatePart.LATE,
}  # fmt: skip
_BOUND: Final = re.compile(
    r"(?<![\w-])(?P<word>as[ \n]soon[ \n]as|ever[ \n]since|since|until|till|up[ \n]to|by|no[ \n]later[ \n]than"
    r"|before|prior[ \n]to"
    r"|ahead[ \n]of|after|from|through|around|about|circa|approximately|roughly|on[ \n]or[ \n]about)[ \n]+"
    r"(?:the[ \n])?\Z",
    re.IGNORECASE,
)
_ONWARD: Final = re.compile(r"(?:[ \n]?-|[ \n](?:to|until|till|through|onwards?|forward)\b)", re.IGNORECASE)
"""What must follow "from March" to make it a beginning; "sales fell from March" compares."""
_BOUNDS: Final = {
    "as": DateBound.AS_SOON_AS, "ever": DateBound.SINCE, "since": DateBound.SINCE, "until": DateBound.UNTIL,
    "till": DateBound.UNTIL, "up": DateBound.UNTIL, "by": DateBound.BY, "no": DateBound.BY, "before": DateBound.BEFORE,
    "prior": DateBound.BEFORE, "ahead": DateBound.BEFORE, "after": DateBound.AFTER, "from": DateBound.SINCE,
    "through": DateBound.UNTIL, "around": DateBound.APPROXIMATE, "about": DateBound.APPROXIMATE,
    "circa": DateBound.APPROXIMATE, "approximately": DateBound.APPROXIMATE, "roughly": DateBound.APPROXIMATE,
    "on": DateBound.APPROXIMATE,
}  # fmt: skip
_HEDGE: Final = re.compile(
    r"(?<![\w-])(?P<word>about|around|approximately|roughly|nearly|almost|just[ \n]under|more[ \n]than|over"
    r"|at[ \n]least|no[ \n]less[ \n]than"
    r"|less[ \n]than|fewer[ \n]than|under|up[ \n]to|no[ \n]more[ \n]than|at[ \n]most|barely|just[ \n]over)[ \n]+\Z",
    re.IGNORECASE,
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
"""Hedges that are prepositions before "the": "over the past ten years"."""


def _mention(text: str, reading: Reading, left: int) -> Mention:
    """The reading with the words before it: the part that is meant, the hedge, the bound."""
    start, time = reading.start, reading.time
    hedge: Hedge | None = None
    part = None
    if isinstance(time.body, (Length, Shift)) and not getattr(time.body, "aligned", False):
        found = _HEDGE.search(text, max(left, start - _LEFT), start)
        if found and not (found["word"].lower() in _PLACES and text[start : start + 2].lower() in ("th", "it", "hi")):
            hedge = Hedge(
                _HEDGES[" ".join(found["word"].lower().split())], Span(found.start("word"), found.end("word"))
            )
            start = found.start()
    elif not isinstance(time.body, (VagueTime, Frequency)):
        part = _PART.search(text, max(left, start - _LEFT), start)
        if part:
            start = part.start()
            time = replace(time, part=_PARTS[part["word"].lower().removeprefix("very ").split()[0]])
    bound = _BOUND.search(text, max(left, start - _LEFT), start)
    if bound and bound["word"].lower() == "from" and not _ONWARD.match(text, reading.end):
        bound = None
    if bound and not isinstance(time.body, (Length, Frequency, VagueTime)):
        time = replace(time, bound=_BOUNDS[bound["word"].lower().split()[0]])
        if time.bound is DateBound.APPROXIMATE:
            start = bound.start()
    elif hedge is not None and not isinstance(time.body, Length):
        time = replace(time, bound=DateBound.APPROXIMATE)
    return Mention(
        Span(start, reading.end),
        reading.kind,
        "dates",
        numbers=_numbers(reading),
        hedge=hedge,
        unit=_unit(reading),
        time=time,
        derivation=(f"{reading.rule}: {text[reading.start : reading.end]!r}",),
    )


def _numbers(reading: Reading) -> tuple[WrittenNumber, ...]:
    body = reading.time.body
    if not isinstance(body, Length) or body.count is None or body.high is not None or reading.count is None:
        return ()
    first = WrittenNumber(Span(*reading.count), body.count, in_words=True)
    return (first,)


def _unit(reading: Reading) -> WrittenUnit | None:
    body = reading.time.body
    if isinstance(body, Length) and reading.unit is not None:
        return WrittenUnit(body.unit.value, Span(*reading.unit))
    return None


@lru_cache(maxsize=8)
def _named_days(lexicon: Lexicon) -> tuple[Rule, ...]:
    """The rule for days by name, from the lexicon."""
    keys = {" ".join(word.split()): key for key, words in lexicon.table("calendar").items() for word in words}
    if not keys:
        return ()

    def build(match: re.Match[str]) -> TimeExpression | None:
        key = keys[" ".join(match["name"].split())]
        turn = match["turn"]
        year = match["year"]
        shift = {"last": -1, "this": 0, "next": 1}[match["shift"].lower()] if match["shift"] else None
        return TimeExpression(NamedDay(key, int(year) if year else None, TURNS[turn.lower()] if turn else None, shift))

    pattern = compiled(
        rf"(?<![\w-])(?:(?P<turn>last|this|next) )?(?P<name>(?-i:{one_of(keys)}))(?![\w-])"
        rf"(?:,? (?P<year>{YEAR4})\b|,? (?:of )?(?P<shift>last|this|next) year\b)?"
    )
    return (Rule("named day", pattern, build, starts=first_words(keys) | {"last", "this", "next"}),)
