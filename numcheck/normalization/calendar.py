"""Places the dates of a document on the calendar, in order, and says their TIMEX3 values.

In: a document's mentions, the document with its day of publication, its syntax if it was parsed. Out: a figure
a mention, with a `Moment`, or with the reason why there is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from numcheck.annotation.syntax import Syntax
from numcheck.model.calendar import DateBound
from numcheck.model.conventions import PLAIN_ENGLISH, Conventions
from numcheck.model.documents import Document
from numcheck.model.expressions import CalendarDate, NamedDay, Period, TimeExpression, TimeOfDay
from numcheck.model.figures import Figure
from numcheck.model.mentions import Mention, MentionKind
from numcheck.normalization.calendar_context import after, apposed, ended, order_of
from numcheck.normalization.calendar_resolve import resolve
from numcheck.normalization.calendar_setting import Setting, Unplaced
from numcheck.normalization.calendar_tense import UNTENSED, Side, Tense, same_sentence, tense_at
from numcheck.normalization.calendar_timex import timex

__all__ = ["place", "place_all", "timex"]

_PLACED: Final = frozenset({MentionKind.DATE, MentionKind.TIME})
_NO_DATES: Final = {
    MentionKind.DURATION: "a length of time without a number",
    MentionKind.FREQUENCY: "a rate of time",
}
"""Why a time expression has no place, where no amount is read from it either."""


def place_all(
    mentions: Sequence[Mention],
    document: Document,
    syntax: Syntax | None = None,
    conventions: Conventions = PLAIN_ENGLISH,
) -> tuple[Figure, ...]:
    """A figure for each mention, in order; later dates may lean on earlier ones ("the following morning").

    Mentions that are no dates come back without a value. `conventions` order day and month where the text does not.
    """
    published = document.published.date if document.published else None
    setting = Setting(published, order=order_of(mentions, document.text, conventions.day_first))
    out: list[Figure] = []
    for mention in mentions:
        figure = _place(mention, document.text, replace(setting, tense=UNTENSED), syntax)
        if out:
            figure = apposed(out[-1], figure, document.text)
            out[-1] = ended(out[-1], figure, document.text)
        out.append(figure)
        setting = after(setting, figure)
    return tuple(out)


def place(mention: Mention, document: Document, syntax: Syntax | None = None) -> Figure:
    """One mention on its own: nothing before it in the text is known."""
    return place_all((mention,), document, syntax)[0]


def _place(mention: Mention, text: str, setting: Setting, syntax: Syntax | None) -> Figure:
    if mention.time is None or mention.kind not in _PLACED:
        return Figure(mention, unplaced=_NO_DATES.get(mention.kind, "not a date"))
    if _bare_clock(mention.time) and not same_sentence(text, setting.day_end, mention.span.start):
        setting = replace(setting, day_named=None)
    if _needs_side(mention.time):
        setting = replace(setting, tense=_tense(mention.time, tense_at(text, mention.span, syntax)))
    try:
        return Figure(mention, resolve(mention.time, setting))
    except Unplaced as reason:
        return Figure(mention, unplaced=str(reason))


def _bare_clock(time: TimeExpression) -> bool:
    """A clock time without a day: it takes one only from its own sentence."""
    return isinstance(time.body, TimeOfDay) and time.body.day is None


def _tense(time: TimeExpression, verb: Tense) -> Tense:
    """The verb's tense, corrected by the bound: "since Monday" is past; "by Friday" lies ahead of its verb."""
    if isinstance(time.body, CalendarDate) and time.body.last_day is not None:
        return verb
    if time.bound is DateBound.SINCE and verb.side is Side.UNKNOWN:
        return Tense(Side.PAST)
    if time.bound in (DateBound.BY, DateBound.UNTIL, DateBound.AS_SOON_AS):
        month = isinstance(time.body, CalendarDate) and time.body.month is not None
        if month and verb.side is Side.PAST:
            return UNTENSED
        return Tense(Side.FUTURE) if verb.side is Side.UNKNOWN else verb
    return verb


def _needs_side(time: TimeExpression) -> bool:
    """Whether the verb's tense can turn the date: weekdays, months and periods without a year."""
    body = getattr(time.body, "day", None) if hasattr(time.body, "minutes") else time.body
    if isinstance(body, CalendarDate):
        return body.year is None
    return isinstance(body, (Period, NamedDay)) and body.year is None
