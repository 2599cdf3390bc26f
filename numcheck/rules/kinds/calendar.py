"""The kind `calendar`: dates that no calendar holds, and weekdays that the date does not fall on."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from numcheck.model.calendar import MONTHS, WEEKDAYS, Anchor, Moment, long_date
from numcheck.model.documents import Document
from numcheck.model.figures import Figure
from numcheck.model.findings import Place, Severity
from numcheck.rules.body import Hit, RuleBody
from numcheck.rules.evidence import Evidence

_OLD_STYLE = re.compile(r"\b(?:Julian|Old Style|O\.S\.|old calendar)", re.IGNORECASE)
_AROUND = 120
_GREGORIAN = 1753
"""Britain and its colonies counted days by the Julian calendar until September 1752."""


class Calendar(RuleBody):
    """A date checked by itself. Template fields: date (as written), weekday, right (the true weekday), day, nearest,
    working."""

    kind: Literal["calendar"] = "calendar"
    check: Literal["weekday", "impossible"] = Field(
        description="weekday: the weekday written beside a date; impossible: a day that the month does not have."
    )

    def fields(self) -> frozenset[str]:
        """The date as written, its weekday as written and as it is, and the nearest day with the written one."""
        if self.check == "impossible":
            return frozenset({"date", "working"})
        return frozenset({"date", "weekday", "right", "day", "nearest", "working"})

    def hits(self, evidence: Evidence) -> Iterator[Hit]:
        """The dates at fault in all documents."""
        for document in evidence.documents:
            for figure in evidence.figures.get(document.name, ()):
                hit = _weekday(figure, document) if self.check == "weekday" else _impossible(figure, document)
                if hit is not None:
                    yield hit


def _weekday(figure: Figure, document: Document) -> Hit | None:
    moment = figure.value
    if not isinstance(moment, Moment) or not moment.mismatch or moment.weekday is None:
        return None
    around = document.text[max(0, figure.mention.span.start - _AROUND) : figure.mention.span.end + _AROUND]
    if _OLD_STYLE.search(around):
        return None
    day = moment.core.first
    written, right = WEEKDAYS[moment.weekday], WEEKDAYS[day.weekday()]
    nearest = day + dt.timedelta(days=(moment.weekday - day.weekday() + 3) % 7 - 3)
    working = f"{long_date(day)} is a {right}, the text says {written}"
    where = _place(figure, document)
    fields = {
        "date": where.text,
        "weekday": written,
        "right": right,
        "day": long_date(day),
        "nearest": long_date(nearest),
        "working": working,
    }
    return Hit(
        places=(where,),
        key=where.text,
        values=(str(day), written),
        fields=fields,
        verdict="impossible",
        working=working,
        suggestions=(f"{right}, {short_date(day)}", f"{written}, {short_date(nearest)}"),
        cap=_cap(moment),
        slots=(("date", document.name, where.span),),
    )


def _cap(moment: Moment) -> Severity | None:
    """A date that was guessed only asks; one whose year the text leaves out is no proof."""
    if moment.anchor is Anchor.GUESS or moment.core.first.year < _GREGORIAN:
        return Severity.INFO
    return None if moment.anchor is Anchor.EXPLICIT else Severity.WARNING


def _impossible(figure: Figure, document: Document) -> Hit | None:
    moment = figure.value
    if not isinstance(moment, Moment) or not moment.impossible:
        return None
    where = _place(figure, document)
    working = moment.impossible
    return Hit(
        places=(where,),
        key=where.text,
        values=(where.text,),
        fields={"date": where.text, "working": working},
        verdict="impossible",
        working=working,
        cap=_cap(moment),
        slots=(("date", document.name, where.span),),
    )


def _place(figure: Figure, document: Document) -> Place:
    span = figure.mention.span
    return Place(document=document.name, span=span, text=span.of(document.text))


def short_date(day: dt.date) -> str:
    """14 March."""
    return f"{day.day} {MONTHS[day.month - 1]}"
