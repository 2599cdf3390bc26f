"""How a figure moved from wire to wire: one course for findings that share a place, its stops listed and drawn."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace

import numcheck
from numcheck.model.figures import Figure
from numcheck.model.findings import Finding, Label, Place, Report, Severity
from numcheck.model.spans import Span
from numcheck.reporters.page.course import MOST, RAIL, Course, courses
from numcheck.reporters.page.view import page

WIRE = "The storm in Colvane killed {} people, the harbor office said."


def checked(figures: Iterable[object], draft: object = None) -> list[Course]:
    """The courses on the page of wires a day apart, and of a draft of the last day."""
    days = [dt.date(2031, 5, 3) + dt.timedelta(k) for k, _ in enumerate(figures)]
    wires = [
        numcheck.document(WIRE.format(n), name=f"wire{k}", source=f"Wire {k}", published=day)
        for k, (n, day) in enumerate(zip(figures, days, strict=True))
    ]
    text = numcheck.document(WIRE.format(draft), name="draft", published=days[-1]) if draft else None
    return [c.course for s in page(numcheck.check(text, wires)).stories for c in s.cards if c.course]


def by_hand(count: int) -> Course:
    """The course of so many findings, each of which sets one more text against the first."""
    texts = [numcheck.document(f"It has {k + 10} piers.", name=f"t{k}") for k in range(count + 1)]
    figures: dict[tuple[str, Span], Figure] = {}
    places = []
    for k, text in enumerate(texts):
        (ticked,) = numcheck.check(text).ticked
        assert ticked.figure
        figures[text.name, ticked.span] = ticked.figure
        places.append(Place(text.name, ticked.span, ticked.text, as_of=str(dt.date(2031, 1, 1) + dt.timedelta(k))))
    first, *rest = places
    finding = Finding("", "r", Severity.INFO, Label.UPDATE, "disjoint", first, (), "m", "q", "w")
    found = tuple(replace(finding, id=f"{k}", related=(p,)) for k, p in enumerate(rest))
    drawn = courses(Report(tuple(texts), found, ()), figures)
    assert len(drawn) == count
    assert len(set(map(id, drawn.values()))) == 1
    return drawn["0"]


def test_wires_that_disagree_in_pairs_are_one_course() -> None:
    found = checked((14, 23, 31))
    assert {tuple((s.as_of, s.number, s.source) for s in c) for c in found} == {
        (
            ("2031-05-03", "14 people", "Wire 0"),
            ("2031-05-04", "23 people", "Wire 1"),
            ("2031-05-05", "31 people", "Wire 2"),
        )
    }
    dots = [s.mark.middle for s in found[0] if s.mark]
    assert 0 < dots[0] < dots[1] < dots[2] < RAIL


def test_a_draft_is_one_of_the_stops() -> None:
    course = checked((14, 23), draft=14)[0]
    assert [s.number for s in course if s.draft] == ["14 people"]


def test_what_did_not_move_has_no_course() -> None:
    assert not checked((14, 14))
    assert not checked((14,), draft=23)


def test_a_long_course_leaves_out_its_middle() -> None:
    course = by_hand(2 * MOST)
    assert len(course) == MOST
    assert sum(s.skipped for s in course) + MOST == 2 * MOST + 1
    assert (course[0].number, course[-1].number) == ("10 piers", f"{2 * MOST + 10} piers")


def test_what_no_scale_holds_is_listed() -> None:
    finding = Finding(
        "f",
        "r",
        Severity.INFO,
        Label.UPDATE,
        "disjoint",
        Place("a", Span(0, 1), "1", as_of="soon"),
        (Place("b", Span(0, 1), "2", as_of="later"),),
        "m",
        "q",
        "w",
    )
    texts = tuple(numcheck.document("1 2", name=n) for n in "ab")
    course = courses(Report(texts, (finding,), ()), {})["f"]
    assert [s.number for s in course] == ["2", "1"]
    assert not any(s.mark for s in course)
