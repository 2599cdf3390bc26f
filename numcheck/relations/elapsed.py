"""Links ages, spans and ordinal years with the dates they follow from: "born in 1924, died at 84"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from numcheck.model.calendar import Anchor, Grain, Moment
from numcheck.model.claims import Claim
from numcheck.model.documents import Document
from numcheck.model.expressions import TimeOfDay
from numcheck.model.lexicon import Lexicon
from numcheck.model.relations import Relation, RelationKind, Sureness
from numcheck.relations.frames import Frame, Match, amount, exact, pattern, unit_name

_AGE = "{age:na}"
_DIED = "(?:died|dies|was killed|passed away)"
_SPAN_OF_CLOCK = (
    "(?:flight|journey|trip|drive|meeting|match|film|show|session|speech|concert|ceremony|ride|crossing|voyage|siege|"
    "standoff|outage|blackout|strike|debate|hearing|game|class|talk|interview|search|operation|surgery|walk|service)"
)
_BY_THE_CLOCK = (
    f"{{span:d}}~{_SPAN_OF_CLOCK}≈(?:left|departed|started|began|opened|took off|runs?|ran|from|begins|starts)~{{start:T}}"
    "≈(?:and|to|until|till)≈{end:T}",
    "\\bfrom~{start:T} (?:to|until|till)~{end:T}≈(?:lasting|lasted|a|for|the)~{span:d}",
    "(?:started|began|opened|left|departed)~at~{start:T}≈(?:ended|finished|closed|landed|arrived)~at~{end:T}≈{span:d}(?: later)?",
)
_BY_DATES = (
    "{span:d}≈\\bfrom~{start:D} (?:to|until|through)~{end:D}",
    "\\bfrom~{start:D} (?:to|until|through)~{end:D}≈(?:a|for|its|his|her|their|the)~{span:d}",
)
_SINCE = (
    "\\bsince~{start:D}≈(?:ending|ends|ended|end|snapping|snapped|breaking|broke|breaks|after)~{span:d}~(?:<spell>)",
    "(?:ending|ended|ends|end|snapped|snapping|broke|breaking|after)~{span:d}~(?:<spell>)≈since~{start:D}",
    "\\bfor~{span:d}≈,? since~{start:D}",
    "\\bin~{start:D}, {span:d} ago",
    "{span:d} ago, in~{start:D}",
    "{span:d}-old≈(?:<founded>)~ in~{start:D}",
    "(?:<founded>)~ in~{start:D}≈{span:d}-old",
)
_EDITION = (
    "(?:<founded>)≈in~{start:D}≈{nth:kn}(?:st|nd|rd|th)?~(?:<edition>)",
    "first held≈in~{start:D}≈{nth:kn}(?:st|nd|rd|th)?",
)
_ANNIVERSARY = (
    "{nth:kn}(?:st|nd|rd|th)?~anniversary≈(?:of|since)≈(?:in|of)~{start:D}",
    "\\bin~{start:D}≈{nth:kn}(?:st|nd|rd|th)?~anniversary",
)
_SLACK_YEARS = 1
"""Seasons, fiscal years and events late in December: a year either way is no error."""
_LEAST_AGE = 14
"""Nobody leaves a university, marries or is elected younger."""


@dataclass(frozen=True, slots=True)
class _Setting:
    """What every finder needs: where to look, the words, and the day of publication."""

    frame: Frame
    lexicon: Lexicon
    published: dt.date | None

    def matches(self, *sources: str) -> Iterator[Match]:
        for source in sources:
            yield from pattern(source, self.lexicon).find(self.frame)


def link(frame: Frame, lexicon: Lexicon, document: Document) -> Iterator[Relation]:
    """Spans of time that a sentence and the one after it state beside the dates they follow from."""
    published = document.published.date if document.published else None
    setting = _Setting(frame, lexicon, published)
    finders: tuple[Callable[[_Setting], Iterator[Relation]], ...] = (
        _born,
        _two_ages,
        _age_at_event,
        _since,
        _editions,
        _clock,
        _dates,
        _order,
    )
    for finder in finders:
        yield from finder(setting)


def _born(setting: _Setting) -> Iterator[Relation]:
    """Birth date and age, at death or at publication."""
    sources = (
        f"\\bborn~{{birth:D}}≈{_DIED}≈(?:at(?: the)? age(?: of)?|aged|at)~{_AGE}",
        f"\\bborn~{{birth:D}}≈{_DIED}≈[.] (?:he|she|\\w+) was~{_AGE}(?=[.,])",
        f"\\bborn~{{birth:D}}≈(?:is|turned|turns)~{_AGE}(?=[.,])",
        f", {_AGE}, (?:who )?(?:was )?born~{{birth:D}}",
    )
    for match in setting.matches(*sources):
        birth, age = match.roles["birth"][0], match.roles["age"][0]
        born = birth.figure.value
        between = [c for c in match.frame.slots if birth.span.end <= c.span.start and c.span.end <= age.span.end]
        days = [
            c.figure.value
            for c in between
            if isinstance(c.figure.value, Moment) and c.figure.value.grain is not Grain.DAYPART
        ]
        reference = days[-1].support.last if days else setting.published
        if not isinstance(born, Moment) or reference is None or (days and days[-1].anchor is Anchor.GUESS):
            continue
        first = days[-1].support.first if days else reference - dt.timedelta(days=6)
        possible = (_full_years(born.support.last, first), _full_years(born.support.first, reference))
        yield _relation(match, "age", possible=possible)


def _two_ages(setting: _Setting) -> Iterator[Relation]:
    """ "Dr. Karim, 58, was just 38 when she shared the prize in 2003"."""
    source = ", {now:na},≈(?:was|became|at)~(?:just |only |aged )?{age:na},? when≈in~{event:D}"
    for match in setting.matches(source):
        event, now = _year(match.roles["event"][0]), _whole(match.roles["now"][0])
        if event is not None and now is not None and setting.published is not None:
            then = now - (setting.published.year - event)
            yield _relation(match, "age", possible=(then - 1, then + 1))


def _age_at_event(setting: _Setting) -> Iterator[Relation]:
    """ "died in 1997 at 81, was graduated in 1926": ten years old."""
    source = f"{_DIED}≈in~{{death:D}}≈(?:at(?: the)? age(?: of)?|aged|at)~{{age:na}}≈(?:<schooling>)≈in~{{event:D}}"
    for match in setting.matches(source):
        death, event = _year(match.roles["death"][0]), _year(match.roles["event"][0])
        age = _whole(match.roles["age"][0])
        if death is not None and event is not None and age is not None:
            implied = age - (death - event)
            facts = {"form": "age-at-event", "implied": f"{implied - 1}..{implied}", "least": str(_LEAST_AGE)}
            yield Relation(RelationKind.ELAPSED, match.frame.slots[0].document, match.roles, match.cue, facts=facts)


def _since(setting: _Setting) -> Iterator[Relation]:
    for match in setting.matches(*_SINCE):
        start, span = match.roles["start"][0], match.roles["span"][0]
        year = _year(start)
        if year is not None and setting.published is not None and unit_name(span) == "year":
            passed = setting.published.year - year
            yield _relation(match, "years", passed=(passed - _SLACK_YEARS, passed + _SLACK_YEARS))


def _editions(setting: _Setting) -> Iterator[Relation]:
    """The nth edition of what began in a year, unless some were skipped; the nth anniversary of a year."""
    skipped = bool(pattern("<skipped>", setting.lexicon).regex.search(setting.frame.text))
    for form, sources, first in (("edition", _EDITION, 1), ("anniversary", _ANNIVERSARY, 0)):
        for match in setting.matches(*sources):
            year = _year(match.roles["start"][0])
            if year is None or setting.published is None:
                continue
            passed = setting.published.year - year + first
            low = 0 if skipped and form == "edition" else passed - _SLACK_YEARS
            yield _relation(match, form, passed=(low, passed + _SLACK_YEARS))


def _clock(setting: _Setting) -> Iterator[Relation]:
    """A span between two clock times of one zone; a flight may cross zones, by whole half hours."""
    for match in setting.matches(*_BY_THE_CLOCK):
        start, end = (_clock_time(match.roles[name][0]) for name in ("start", "end"))
        span = match.roles["span"][0]
        value = amount(span)
        if start is None or end is None or value is None or value.unit is None or value.unit.dimension != "[time]":
            continue
        if start.minutes is None or end.minutes is None or start.zone != end.zone:
            continue
        seconds = Fraction((end.minutes - start.minutes) % 1440 * 60)
        stated = span.figure.mention.numbers[0].value * value.unit.factor if span.figure.mention.numbers else None
        if stated is None or stated > 86400:
            continue
        travels = any(w in setting.frame.text.lower() for w in ("flight", "flew", "local time", "landed"))
        if not (travels and (seconds - stated) % 1800 == 0):
            yield _relation(match, "clock", passed=(seconds / value.unit.factor, seconds / value.unit.factor))


def _dates(setting: _Setting) -> Iterator[Relation]:
    """A span between two dates: days counted with or without the last, years with a year's slack."""
    for match in setting.matches(*_BY_DATES):
        start, end = (match.roles[name][0].figure.value for name in ("start", "end"))
        unit = unit_name(match.roles["span"][0])
        if not isinstance(start, Moment) or not isinstance(end, Moment) or start.grain != end.grain:
            continue
        if end.core.last < start.core.first:
            continue
        if start.grain is Grain.DAY and unit in ("day", "week"):
            days, length = (end.core.first - start.core.first).days, 7 if unit == "week" else 1
            yield _relation(match, "days", passed=(Fraction(days, length), Fraction(days + 1, length)))
        elif start.grain is Grain.YEAR and unit == "year":
            years = end.core.first.year - start.core.first.year
            yield _relation(match, "years", passed=(years - 1, years + 1))


def _order(setting: _Setting) -> Iterator[Relation]:
    """What was built in one year cannot have been destroyed in an earlier one."""
    sources = (
        "(?:<founded>)~ in~{first:D}, (?:and )?(?:<ended>)≈(?:in|of|on|by)~{later:D}",
        "\\bborn~ in~{first:D}≈,? (?:and |he |she )*(?:died|married|graduated)≈ in~{later:D}",
    )
    for match in setting.matches(*sources):
        first, later = _year(match.roles["first"][0]), _year(match.roles["later"][0])
        if first is not None and later is not None:
            facts = {"form": "order", "first": str(first), "later": str(later)}
            yield Relation(RelationKind.ELAPSED, match.frame.slots[0].document, match.roles, match.cue, facts=facts)


def _relation(match: Match, form: str, **ranges: tuple[int | Fraction, int | Fraction]) -> Relation:
    """The relation with its ranges as facts, in the unit that the text counts in; ages and spans lose theirs."""
    facts = {"form": form, **{name: f"{low}..{high}" for name, (low, high) in ranges.items() if low <= high}}
    roles = {name: tuple(map(exact if name == "nth" else _bare, claims)) for name, claims in match.roles.items()}
    return Relation(RelationKind.ELAPSED, match.frame.slots[0].document, roles, match.cue, Sureness.SURE, facts)


def _bare(claim: Claim) -> Claim:
    value = amount(claim)
    return claim if value is None else replace(claim, figure=replace(claim.figure, value=replace(value, unit=None)))


def _full_years(start: dt.date, end: dt.date) -> int:
    """The age on `end` of somebody born on `start`."""
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def _year(claim: Claim) -> int | None:
    """The year of a date that the text itself names."""
    value = claim.figure.value
    if not isinstance(value, Moment) or value.anchor is Anchor.GUESS or value.core.first.year != value.core.last.year:
        return None
    return value.core.first.year


def _whole(claim: Claim) -> int | None:
    numbers = claim.figure.mention.numbers
    return int(numbers[0].value) if len(numbers) == 1 and numbers[0].value.denominator == 1 else None


def _clock_time(claim: Claim) -> TimeOfDay | None:
    """The clock time as written, needing no date; None where morning or evening is open."""
    time = claim.figure.mention.time
    return time.body if time and isinstance(time.body, TimeOfDay) and time.body.half_known else None
