"""How a figure moved: what the texts give for one thing from day to day, each on one scale."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from numcheck.model.bounds import Interval
from numcheck.model.documents import Document, Role
from numcheck.model.figures import Figure
from numcheck.model.findings import Finding, Place, Report
from numcheck.model.judgements import DISAGREE
from numcheck.model.spans import Span
from numcheck.reporters.page.picture import Mark, in_unit_of, marks

MOST = 12
"""Stops that are shown; of more the middle is left out, so that a long story stays readable."""
RAIL = 160
"""How wide the scale beside each stop is, in its own units."""

Figures = Mapping[tuple[str, Span], Figure]
_Key = tuple[str, Span]


@dataclass(frozen=True, slots=True)
class Stop:
    """What one text gives on one day, and where that lies on the scale; `skipped` stops before it are left out."""

    as_of: str
    number: str
    source: str
    draft: bool
    mark: Mark | None = None
    skipped: int = 0


Course = tuple[Stop, ...]
"""The stops, oldest first. Without a scale that holds them all no stop has a mark."""


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


def _course(places: Sequence[Place], documents: Mapping[str, Document], figures: Figures) -> Course:
    """The course of some places, a figure once a text and day; empty if nothing moved."""
    first = figures.get((places[0].document, places[0].span)) if places else None
    stops: dict[object, tuple[Stop, Interval | None]] = {}
    for place in sorted(places, key=lambda p: p.as_of):
        found = in_unit_of(figures.get((place.document, place.span)), first)
        value, document = found[0] if found else None, documents[place.document]
        stop = Stop(place.as_of, " ".join(place.text.split()), document.who, document.role is Role.DRAFT)
        stops.setdefault((place.document, place.as_of, _stated(stop, value)), (stop, value))
    moved = len({_stated(*stop) for stop in stops.values()}) > 1 and len({s.as_of for s, _ in stops.values()}) > 1
    return _shown(_marked(list(stops.values()))) if moved else ()


def _stated(stop: Stop, value: Interval | None) -> object:
    """What a stop says, whatever the words: "14" and "at least 14 people" are one figure."""
    ends = [end for end in (value.low, value.high) if end is not None] if value else []
    return sum(ends) / len(ends) if ends else stop.number


def _marked(stops: Sequence[tuple[Stop, Interval | None]]) -> list[Stop]:
    ranges = [value for _, value in stops if value is not None]
    drawn = marks(ranges, RAIL) if len(ranges) == len(stops) else None
    if drawn is None:
        return [stop for stop, _ in stops]
    return [replace(stop, mark=mark) for (stop, _), mark in zip(stops, drawn, strict=True)]


def _shown(stops: Sequence[Stop]) -> Course:
    half = MOST // 2
    if len(stops) <= MOST:
        return tuple(stops)
    first, *rest = stops[-half:]
    return (*stops[:half], replace(first, skipped=len(stops) - 2 * half), *rest)
