"""How a figure moved: what the texts give for one thing from day to day, drawn on one scale and listed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from numcheck.model.bounds import Interval
from numcheck.model.documents import Document, Role
from numcheck.model.figures import Figure
from numcheck.model.findings import Finding, Place, Report
from numcheck.model.judgements import DISAGREE
from numcheck.model.spans import Span
from numcheck.reporters.page.picture import LARGEST, MARGIN, WIDTH, in_unit_of

MOST = 12
"""Stops that are listed; of more the middle is left out, so that a long story stays readable."""
LABELED = 6
"""Dots that carry their number; of more only the first and the last do."""
_TOP, _TALL, _AXIS = 22, 44, 26

Figures = Mapping[tuple[str, Span], Figure]
_Key = tuple[str, Span]


@dataclass(frozen=True, slots=True)
class Stop:
    """What one text gives on one day. `skipped` stops before this one are left out."""

    as_of: str
    number: str
    source: str
    draft: bool
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Dot:
    """A stop in the picture; `text` is empty where there is no room for it, `align` is SVG's text-anchor."""

    x: float
    y: float
    text: str
    align: str
    draft: bool


@dataclass(frozen=True, slots=True)
class Course:
    """The stops, oldest first, and where they stand in a picture `WIDTH` wide; without a common scale no dots.

    `way` are the points of the line through the sources' figures; a draft stands beside it.
    """

    stops: tuple[Stop, ...]
    dots: tuple[Dot, ...]
    way: str
    height: int
    first: str
    last: str
    told: str


def courses(report: Report, figures: Figures) -> dict[str, Course]:
    """The course of the figure that a finding speaks of, by the finding's id; none where it did not move.

    Findings that share a place speak of one figure, so three wires that disagree in pairs are one course.
    """
    documents = {d.name: d for d in report.documents}
    found: dict[str, Course] = {}
    for findings in _of_one_figure([f for f in report.findings if _compares(f)]):
        places = dict.fromkeys(p for f in findings for p in (f.primary, *f.related) if p.as_of)
        course = _course(list(places), documents, figures)
        if course:
            found |= {f.id: course for f in findings}
    return found


def _compares(finding: Finding) -> bool:
    """Whether it sets texts against each other: the numbers of a sum are of different things."""
    return finding.verdict in DISAGREE and not finding.ranges


def _of_one_figure(findings: Sequence[Finding]) -> Iterable[list[Finding]]:
    """The findings joined by the places they share."""
    parent: dict[_Key, _Key] = {}

    def root(key: _Key) -> _Key:
        while parent.setdefault(key, key) != key:
            parent[key] = key = parent[parent[key]]
        return key

    for finding in findings:
        for place in finding.related:
            parent[root((place.document, place.span))] = root((finding.primary.document, finding.primary.span))
    joined: dict[_Key, list[Finding]] = {}
    for finding in findings:
        joined.setdefault(root((finding.primary.document, finding.primary.span)), []).append(finding)
    return joined.values()


def _course(places: Sequence[Place], documents: Mapping[str, Document], figures: Figures) -> Course | None:
    """The course of some places, a figure once a text and day."""
    values = _values(places, figures)
    stops: dict[object, tuple[Stop, Fraction | None]] = {}
    for place, value in sorted(zip(places, values, strict=True), key=lambda p: p[0].as_of):
        document = documents[place.document]
        stop = Stop(place.as_of, " ".join(place.text.split()), document.who, document.role is Role.DRAFT)
        stops.setdefault((place.document, place.as_of, place.text if value is None else value), (stop, value))
    found = list(stops.values())
    days = {stop.as_of for stop, _ in found}
    if len(days) < 2 or len({stop.number if value is None else value for stop, value in found}) < 2:
        return None
    told = "; ".join(f"{stop.as_of}: {stop.number}, {stop.source}" for stop, _ in found[:MOST])
    dots, way = (
        _drawn([(s, v) for s, v in found if v is not None]) if all(v is not None for _, v in found) else ((), "")
    )
    listed = _listed([stop for stop, _ in found])
    return Course(listed, dots, way, _TOP + _TALL + _AXIS, min(days), max(days), told)


def _listed(stops: Sequence[Stop]) -> tuple[Stop, ...]:
    if len(stops) <= MOST:
        return tuple(stops)
    half, (first, *rest) = MOST // 2, stops[len(stops) - MOST // 2 :]
    left_out = Stop(first.as_of, first.number, first.source, first.draft, len(stops) - 2 * half)
    return (*stops[:half], left_out, *rest)


def _values(places: Sequence[Place], figures: Figures) -> list[Fraction | None]:
    """Each place as one number in the first one's unit: the middle of what it allows, or its one end."""
    read = [figures.get((p.document, p.span)) for p in places]
    found = [in_unit_of(figure, read[0]) if figure else None for figure in read]
    return [_middle(one[0]) if one else None for one in found]


def _middle(allowed: Interval) -> Fraction | None:
    ends = [end for end in (allowed.low, allowed.high) if end is not None]
    return sum(ends, Fraction(0)) / len(ends) if ends else None


def _drawn(stops: Sequence[tuple[Stop, Fraction | None]]) -> tuple[tuple[Dot, ...], str]:
    """The dots, and the line through those of the sources; nothing if a day or a value fits no scale."""
    try:
        days = [dt.date.fromisoformat(stop.as_of).toordinal() for stop, _ in stops]
    except ValueError:
        return (), ""
    values = [value for _, value in stops if value is not None]
    low, high = min(values), max(values)
    if max(abs(low), abs(high)) > LARGEST or low == high or days[0] == days[-1]:
        return (), ""
    left, wide = MARGIN, WIDTH - 2 * MARGIN
    dots = []
    for k, ((stop, _), day, value) in enumerate(zip(stops, days, values, strict=True)):
        x = left + (day - days[0]) / (days[-1] - days[0]) * wide
        y = _TOP + float((high - value) / (high - low)) * _TALL
        labeled = len(stops) <= LABELED or k in (0, len(stops) - 1)
        align = "start" if x < left + wide / 6 else "end" if x > left + wide * 5 / 6 else "middle"
        dots.append(Dot(round(x, 1), round(y, 1), stop.number if labeled else "", align, stop.draft))
    return tuple(dots), " ".join(f"{d.x},{d.y}" for d in dots if not d.draft)
