"""Laws of the calendar: what holds for any text and any day of publication."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from numcheck.extraction import extract
from numcheck.model.calendar import Anchor, DateBound, Days, Grain, Moment
from numcheck.model.documents import DateOrigin, Document, Publication
from numcheck.model.figures import Figure
from numcheck.normalization.calendar import place_all, timex
from numcheck.normalization.calendar_named import easter
from numcheck.rules.lexicon import load_lexicon

LEXICON = load_lexicon()
PUBLISHED = st.dates(dt.date(1583, 1, 1), dt.date(2200, 12, 31))
WORDS = st.sampled_from([
    "on", "in", "of", "the", "last", "next", "this", "Monday", "Friday,", "Feb.", "March", "29", "31", "30,",
    "2031", "1999", "1750", "week", "year", "quarter", "third", "two", "ago", "later", "earlier", "weeks", "days",
    "9", "p.m.", "noon", "GMT", "since", "by", "early", "late", "mid-", "03/04/2031", "end-March", "'99", "1980s",
    "century", "Easter", "a", "several", "past", "every",
])  # fmt: skip
DAYS = st.tuples(PUBLISHED, st.integers(0, 400)).map(lambda t: Days(t[0], t[0] + dt.timedelta(t[1])))
MOMENTS = st.builds(
    lambda days, bound, grain, others: Moment(days, days, grain, Anchor.EXPLICIT, bound, others=others),
    DAYS,
    st.sampled_from(DateBound),
    st.sampled_from(Grain),
    st.lists(DAYS, max_size=1).map(tuple),
)


def placed(text: str, published: dt.date | None) -> tuple[Figure, ...]:
    publication = Publication(published, DateOrigin.CALLER) if published else None
    document = Document("text", text, published=publication)
    return place_all(extract(document, LEXICON).mentions, document)


def moments(text: str, published: dt.date | None) -> list[Moment]:
    return [f.value for f in placed(text, published) if isinstance(f.value, Moment)]


@given(st.lists(WORDS, max_size=12).map(" ".join), st.none() | PUBLISHED)
def test_any_words_are_read_without_fault(text: str, published: dt.date | None) -> None:
    for figure in placed(text, published):
        timex(figure)
        if isinstance(figure.value, Moment):
            assert figure.value.support.contains(figure.value.core)


@given(st.text(max_size=200), st.none() | PUBLISHED)
@settings(max_examples=60)
def test_any_text_is_read_without_fault(text: str, published: dt.date | None) -> None:
    assert all(f.mention.span.end <= len(text) for f in placed(text, published))


@given(st.lists(WORDS, max_size=12).map(" ".join), PUBLISHED)
def test_reading_twice_reads_the_same(text: str, published: dt.date) -> None:
    assert placed(text, published) == placed(text, published)


@given(
    PUBLISHED,
    st.sampled_from(["left on Monday", "will leave on Friday", "left last Sunday", "will leave next Tuesday"]),
)
def test_resolving_is_idempotent(published: dt.date, clause: str) -> None:
    first = moments(f"They {clause}.", published)[0]
    again = moments(f"They left on {first.timex}.", published)[0]
    assert (again.core, again.timex) == (first.core, first.timex)


@given(
    PUBLISHED,
    st.sampled_from(["left on Monday", "will leave on Friday", "left last Sunday", "will leave next Tuesday"]),
)
def test_a_week_later_weekdays_are_a_week_later(published: dt.date, clause: str) -> None:
    here = moments(f"They {clause}.", published)[0].core.first
    there = moments(f"They {clause}.", published + dt.timedelta(7))[0].core.first
    assert there - here == dt.timedelta(7)


@given(PUBLISHED, st.integers(0, 6))
def test_a_bare_weekday_is_within_six_days(published: dt.date, weekday: int) -> None:
    name = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[weekday]
    for clause in (f"They left on {name}.", f"They will leave on {name}."):
        day = moments(clause, published)[0].core.first
        assert day.weekday() == weekday
        assert abs((day - published).days) <= 6


@given(PUBLISHED)
def test_a_date_with_its_own_weekday_never_mismatches(published: dt.date) -> None:
    name = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[published.weekday()]
    month = (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    )[published.month - 1]  # fmt: skip
    written = f"It opened on {name}, {month} {published.day}, {published.year}."
    found = moments(written, None)[0]
    assert found.core == Days(published, published)
    assert not found.mismatch


@given(PUBLISHED)
def test_easter_is_a_sunday_in_spring(published: dt.date) -> None:
    day = easter(published.year)
    assert day.weekday() == 6
    assert dt.date(published.year, 3, 22) <= day <= dt.date(published.year, 4, 25)


@given(MOMENTS, MOMENTS)
def test_algebra(a: Moment, b: Moment) -> None:
    assert a.disjoint(b) == b.disjoint(a)
    assert a.distance(b) == b.distance(a)
    assert a.disjoint(b) == (a.distance(b) > 0)
    assert not a.disjoint(a)
    assert a.contains(a)
    if a.contains(b):
        assert not a.disjoint(b)
    if a.refines(b) and a.bound is DateBound.EXACT:
        assert not a.disjoint(b)
    if a.only_if(b):
        assert a.disjoint(b)


RELATIVE = (
    "Monday",
    "last week",
    "two years ago",
    "tomorrow",
    "April 2",
    "next March",
    "Easter",
    "the third quarter",
    "now",
)


@given(st.sampled_from(RELATIVE))
def test_without_a_date_nothing_relative_is_guessed(words: str) -> None:
    assert moments(f"It happens {words}.", None) == []
    reasons = {f.unplaced for f in placed(f"It happens {words}.", None)}
    assert "no publication date" in reasons
