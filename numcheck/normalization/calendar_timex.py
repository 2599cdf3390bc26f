"""The TIMEX3 type and value of what was read and placed."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from numcheck.model.calendar import Moment
from numcheck.model.expressions import Frequency, Length, Shift, TimeUnit
from numcheck.model.figures import Figure
from numcheck.model.mentions import Mention, MentionKind
from numcheck.normalization.calendar_setting import NO_CONTEXT

_LETTERS: Final = {
    TimeUnit.SECOND: "TS", TimeUnit.MINUTE: "TM", TimeUnit.HOUR: "TH", TimeUnit.DAY: "D", TimeUnit.WEEKEND: "WE",
    TimeUnit.WEEK: "W", TimeUnit.MONTH: "M", TimeUnit.QUARTER: "Q", TimeUnit.HALF: "H", TimeUnit.SEASON: "S",
    TimeUnit.YEAR: "Y", TimeUnit.DECADE: "E", TimeUnit.CENTURY: "C", TimeUnit.MILLENNIUM: "L",
}  # fmt: skip


def timex(figure: Figure) -> tuple[str, str] | None:
    """The TIMEX3 type and value of a figure; None for what is no time expression or has no place on the calendar."""
    mention = figure.mention
    if isinstance(figure.value, Moment):
        return (
            ("TIME" if mention.kind is MentionKind.TIME else "DATE", figure.value.timex) if figure.value.timex else None
        )
    body = mention.time.body if mention.time else None
    if isinstance(body, Shift) and body.count is not None and figure.unplaced == NO_CONTEXT:
        return "DURATION", period_value(body.unit, abs(body.count))
    if mention.kind is MentionKind.DURATION:
        value = _duration(mention)
        return ("DURATION", value) if value else None
    if mention.kind is MentionKind.FREQUENCY and mention.time is not None and isinstance(mention.time.body, Frequency):
        return "SET", _frequency(mention.time.body)
    return None


def _duration(mention: Mention) -> str | None:
    if mention.time is not None and isinstance(mention.time.body, Length):
        return period_value(mention.time.body.unit, mention.time.body.count)
    if mention.unit is None or not mention.numbers:
        return None
    try:
        unit = TimeUnit(mention.unit.name)
    except ValueError:
        return None
    return period_value(unit, mention.numbers[0].value)


def period_value(unit: TimeUnit, count: Fraction | None) -> str:
    """A length of time as TIMEX3 writes it: "P3D", "PT2H", "P2.5Y", "PXM" where the count is vague."""
    if count is not None and count.denominator > 1 and unit in _FINER and count < 1:
        unit, count = _FINER[unit][0], count * _FINER[unit][1]
    letter = _LETTERS[unit]
    number = "X" if count is None else _decimal(count)
    return f"PT{number}{letter[1]}" if letter.startswith("T") else f"P{number}{letter}"


_FINER: Final = {
    TimeUnit.HOUR: (TimeUnit.MINUTE, 60),
    TimeUnit.DAY: (TimeUnit.HOUR, 24),
    TimeUnit.YEAR: (TimeUnit.MONTH, 12),
    TimeUnit.DECADE: (TimeUnit.YEAR, 10),
    TimeUnit.CENTURY: (TimeUnit.YEAR, 100),
}
"""Into what a half of a unit is written: "half an hour" is PT30M."""


def _decimal(count: Fraction) -> str:
    if count.denominator == 1:
        return str(count.numerator)
    return f"{float(count):.4g}"


def _frequency(body: Frequency) -> str:
    if body.weekday is not None:
        return f"XXXX-WXX-{body.weekday + 1}"
    return period_value(body.unit, body.every)
