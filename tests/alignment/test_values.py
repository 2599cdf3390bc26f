"""Values compared: the table of DESIGN §5 on both sides, the slips that are named, and the laws."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck.alignment.value_slips import slips
from numcheck.alignment.values import Comparison, compare
from numcheck.model.calendar import Anchor, DateBound, Days, Grain, Moment
from numcheck.model.figures import Amount, Unit
from numcheck.model.judgements import Verdict
from numcheck.model.readings import (
    About,
    AtLeast,
    AtMost,
    Between,
    Exactly,
    LessThan,
    MoreThan,
    Nearly,
    Number,
    Reading,
    Vague,
)

MILE = Unit("mile", "mi", "[length]", Fraction(1609344, 1000))
KILOMETER = Unit("kilometer", "km", "[length]", Fraction(1000))
KILOGRAM = Unit("kilogram", "kg", "[mass]")
DOLLAR = Unit("US dollar", "USD", "currency USD")
LOONIE = Unit("Canadian dollar", "CAD", "currency CAD")
PERCENT = Unit("percent", "%", "percent")
POINT = Unit("percentage point", "pp", "percentage point")
CELSIUS = Unit("degree celsius", "°C", "[temperature]", Fraction(1), Fraction(27315, 100))
FAHRENHEIT = Unit("degree fahrenheit", "°F", "[temperature]", Fraction(5, 9), Fraction(45967, 180))
HOUR = Unit("hour", "h", "[time]", Fraction(3600))
DAY = Unit("day", "d", "[time]", Fraction(86400))
WEEK = Unit("week", "wk", "[time]", Fraction(604800))
MONTH = Unit("month", "mo", "[month]")
YEAR = Unit("year", "y", "[month]", Fraction(12))


def n(value: int | str, half: int | str = 0) -> Number:
    return Number(Fraction(value), Fraction(half))


def exactly(value: int | str, half: int | str = 0, unit: Unit | None = None) -> Amount:
    return Amount(Exactly(n(value, half)), unit)


def said(reading: Reading, unit: Unit | None = None) -> Amount:
    return Amount(reading, unit)


AMOUNTS = [
    # what is written twice, and what to say of it
    ("same", exactly(6), exactly(6), Verdict.AGREE),
    ("two counts", exactly(6), exactly(9), Verdict.DISJOINT),
    ("troops", exactly(110_000, 2_500), exactly(125_000, 500), Verdict.DISJOINT),
    ("rounding that stays true", exactly(1_600, 50), exactly(1_640, 5), Verdict.AGREE),
    ("half-open ends", exactly(1_600, 50), exactly(1_700, 50), Verdict.DISJOINT),
    ("talks", said(MoreThan(n(5, "1/2")), HOUR), said(Nearly(n(6, "1/2")), HOUR), Verdict.AGREE),
    ("floor", said(MoreThan(n(730_000, 5_000))), exactly(730_070, 5), Verdict.AGREE),
    ("floor too high", said(AtLeast(n(7))), exactly(6), Verdict.DISJOINT),
    ("floor far below", said(MoreThan(n(100, 5))), exactly(350, 5), Verdict.TENSION),
    ("bound flipped, rounded", said(MoreThan(n(60, "1/2"))), said(LessThan(n(60, "1/2"))), Verdict.TENSION),
    ("bound flipped, exact", said(MoreThan(n(6))), said(LessThan(n(6))), Verdict.DISJOINT),
    ("a floor and a ceiling meet", said(AtLeast(n(20))), said(AtMost(n(20))), Verdict.AGREE),
    ("about", said(About(n(240_000, 5_000))), exactly(243_677), Verdict.AGREE),
    ("not about", said(About(n(240_000, 5_000))), exactly(300_000, 5_000), Verdict.DISJOINT),
    ("range", said(Between(n(5), n(7))), exactly(6), Verdict.AGREE),
    ("broad range", said(Between(n(100), n(1000))), exactly(600), Verdict.LOOSELY),
    ("vague inside", said(Vague(Fraction(24), Fraction(99))), exactly(40), Verdict.LOOSELY),
    ("vague outside", said(Vague(Fraction(24), Fraction(99))), exactly(4), Verdict.TENSION),
    ("converted", exactly(26, "1/2", MILE), exactly(42, "1/2", KILOMETER), Verdict.AGREE),
    ("converted and apart", exactly(26, "1/2", MILE), exactly(60, "1/2", KILOMETER), Verdict.DISJOINT),
    ("unit swapped", exactly(15, "1/2", MILE), exactly(15, "1/2", KILOMETER), Verdict.UNIT_CHANGED),
    ("weeks for days", exactly(180, "1/2", DAY), exactly(180, "1/2", WEEK), Verdict.UNIT_CHANGED),
    ("months for weeks", exactly(6, 0, WEEK), exactly(6, 0, MONTH), Verdict.UNIT_CHANGED),
    ("currency", exactly(212, "1/2", DOLLAR), exactly(212, "1/2", LOONIE), Verdict.UNIT_CHANGED),
    ("two currencies, two numbers", exactly(212, "1/2", DOLLAR), exactly(290, "1/2", LOONIE), None),
    ("points", exactly(20, "1/2", PERCENT), exactly(20, "1/2", POINT), Verdict.UNIT_CHANGED),
    ("percent of another number", exactly(20, "1/2", PERCENT), exactly(3, "1/2", POINT), None),
    ("mass for length", exactly(20, "1/2", KILOGRAM), exactly(20, "1/2", MILE), Verdict.UNIT_CHANGED),
    ("a count is no percent", exactly(20), exactly(20, "1/2", PERCENT), None),
    ("days in two weeks", exactly(2, 0, WEEK), exactly(14, 0, DAY), Verdict.AGREE),
    ("a month may last 30 days", exactly(1, 0, MONTH), exactly(30, 0, DAY), Verdict.AGREE),
    ("but not 35", exactly(1, 0, MONTH), exactly(35, 0, DAY), Verdict.DISJOINT),
    ("a year may last 366 days", exactly(366, 0, DAY), exactly(1, 0, YEAR), Verdict.AGREE),
    ("18 months", exactly("3/2", 0, YEAR), exactly(18, 0, MONTH), Verdict.AGREE),
    ("temperatures", exactly(20, "1/2", CELSIUS), exactly(68, "1/2", FAHRENHEIT), Verdict.AGREE),
    ("below zero", exactly(-20, "1/2", CELSIUS), exactly(20, "1/2", CELSIUS), Verdict.DISJOINT),
]


@pytest.mark.parametrize(("a", "b", "verdict"), [p[1:] for p in AMOUNTS], ids=[p[0] for p in AMOUNTS])
def test_amounts(a: Amount, b: Amount, verdict: Verdict | None) -> None:
    assert compare(a, b).verdict == verdict
    assert compare(b, a).verdict == verdict


SLIPS = [
    ("48", "84", {"swapped-digits"}),
    ("274500", "724500", {"swapped-digits"}),
    ("8568", "8586", {"swapped-digits"}),
    ("135.3", "153.3", {"swapped-digits"}),
    ("130.6", "136.0", {"swapped-digits"}),
    ("1.3", "3.1", {"swapped-digits"}),
    ("17.0", "1.7", {"factor-10"}),
    ("2.35", "23.5", {"factor-10"}),
    ("1900000", "1900000000", {"factor-1000"}),
    ("4", "4000000", {"factor-1000000"}),
    ("16", "6", {"lost-digit"}),
    ("1234", "124", {"lost-digit"}),
    ("13", "30", {"teen-ty"}),
    ("15000", "50000", {"teen-ty"}),
    ("14", "40", {"teen-ty"}),
    ("5", "-5", {"sign"}),
    ("6", "7", {"off-by-one"}),
    ("1978", "1988", {"one-digit"}),
    ("110000", "125000", set()),
    ("350", "120", set()),
    ("0", "7", set()),
]


@pytest.mark.parametrize(("a", "b", "names"), SLIPS)
def test_slips(a: str, b: str, names: set[str]) -> None:
    assert set(slips(Fraction(a), Fraction(b))) == names
    assert set(slips(Fraction(b), Fraction(a))) == names


def test_slips_are_named_only_between_values_that_differ() -> None:
    assert compare(exactly(48), exactly(84)).notes == ("swapped-digits",)
    assert compare(exactly(48), exactly(48)).notes == ()
    assert compare(said(About(n(48))), exactly(50)).notes == ()


def test_the_working_says_what_each_number_can_mean() -> None:
    working = compare(exactly(110_000, 2_500), exactly(125_000, 500)).working
    assert working == (
        "110,000 (107,500–112,500) and 125,000 (124,500–125,500) cannot both be true; the second is larger by 15,000"
    )
    assert compare(exactly(6, 0, MILE), exactly(1, 0, MILE)).working == (
        "6 miles and 1 mile cannot both be true; the second is smaller by 5 miles"
    )
    assert "20 percent and 20 percentage points" in compare(exactly(20, 0, PERCENT), exactly(20, 0, POINT)).working
    tension = compare(said(MoreThan(n(100, 5))), exactly(350, 5))
    assert tension.wide and "95–125" in tension.working


def date(text: str, until: str | None = None, **more: object) -> Moment:
    days = Days(dt.date.fromisoformat(text), dt.date.fromisoformat(until or text))
    grain = Grain.DAY if until is None else Grain.MONTH
    return Moment(**({"core": days, "support": days, "grain": grain, "anchor": Anchor.EXPLICIT} | more))  # type: ignore[arg-type]


YEAR_1993 = date("1993-01-01", "1993-12-31", grain=Grain.YEAR, bound=DateBound.SINCE)
MOMENTS = [
    ("same day", date("2031-05-06"), date("2031-05-06"), Verdict.AGREE, set()),
    ("the next day", date("2031-05-06"), date("2031-05-07"), Verdict.DISJOINT, {"off-by-one-day", "off-by-one"}),
    ("a day in its month", date("2031-05-06"), date("2031-05-01", "2031-05-31"), Verdict.AGREE, set()),
    ("another month", date("2031-05-01", "2031-05-31"), date("2031-09-06"), Verdict.DISJOINT, {"coarser-than-a-day"}),
    ("day of month", date("2031-05-06"), date("2031-05-16"), Verdict.DISJOINT, {"lost-digit"}),
    ("year", date("2031-05-06"), date("2030-05-06"), Verdict.DISJOINT, {"off-by-one-year"}),
    ("weekday", date("2031-05-06", weekday=1), date("2031-05-09", weekday=4), Verdict.DISJOINT, {"weekday"}),
    ("by then", date("2031-05-06", bound=DateBound.BY), date("2031-05-02"), Verdict.LOOSELY, set()),
    ("not by then", date("2031-05-06", bound=DateBound.BY), date("2031-05-20"), Verdict.DISJOINT, set()),
    ("since then", date("2031-05-06", bound=DateBound.SINCE), date("2031-05-20"), Verdict.LOOSELY, set()),
    (
        "two deadlines",
        date("2031-05-06", bound=DateBound.BY),
        date("2031-06-20", bound=DateBound.BY),
        Verdict.TENSION,
        set(),
    ),
    (
        "since another year",
        YEAR_1993,
        date("1939-01-01", "1939-12-31", grain=Grain.YEAR, bound=DateBound.SINCE),
        Verdict.DISJOINT,
        {"swapped-digits", "coarser-than-a-day"},
    ),
    ("guess", date("2031-05-06", anchor=Anchor.GUESS), date("2031-07-20"), Verdict.DISJOINT, {"guess"}),
    ("recently", date("2031-05-01", "2031-05-31", grain=Grain.VAGUE), date("2031-09-06"), Verdict.LOOSELY, set()),
    (
        "D/M or M/D",
        date("2031-05-06", others=(Days(dt.date(2031, 6, 5), dt.date(2031, 6, 5)),)),
        date("2031-06-05"),
        Verdict.LOOSELY,
        set(),
    ),
    ("clock", date("2031-05-06", minutes=840), date("2031-05-06", minutes=900), Verdict.DISJOINT, {"clock"}),
    ("a.m. for p.m.", date("2031-05-06", minutes=180), date("2031-05-06", minutes=900), Verdict.DISJOINT, {"half-day"}),
    ("no clock", date("2031-05-06", minutes=840), date("2031-05-06"), Verdict.AGREE, set()),
    ("zones", date("2031-05-06", minutes=840, zone="GMT"), date("2031-05-06", minutes=900), Verdict.AGREE, set()),
    (
        "about three",
        date("2031-05-06", minutes=900, bound=DateBound.APPROXIMATE),
        date("2031-05-06", minutes=880),
        Verdict.AGREE,
        set(),
    ),
]


@pytest.mark.parametrize(("a", "b", "verdict", "notes"), [m[1:] for m in MOMENTS], ids=[m[0] for m in MOMENTS])
def test_moments(a: Moment, b: Moment, verdict: Verdict, notes: set[str]) -> None:
    for found in (compare(a, b), compare(b, a)):
        assert found.verdict == verdict
        assert set(found.notes) >= notes - {"off-by-one"}
        assert bool(found.notes) == bool(notes)


def test_a_date_and_an_amount_are_not_compared() -> None:
    assert compare(date("2031-05-06"), exactly(6)).verdict is None


numbers = st.builds(
    Number,
    st.fractions(min_value=-1000, max_value=10**7, max_denominator=100),
    st.fractions(min_value=0, max_value=50, max_denominator=10),
)
whole = st.builds(Number, st.integers(1, 10**6).map(Fraction), st.sampled_from([Fraction(0), Fraction(1, 2)]))
vagues = st.tuples(st.integers(0, 1000), st.integers(0, 1000)).map(lambda p: Vague(Fraction(min(p)), Fraction(max(p))))
readings = st.one_of(
    *(st.builds(kind, numbers) for kind in (Exactly, About, Nearly, MoreThan, AtLeast, LessThan, AtMost)),
    st.builds(Between, numbers, numbers),
    vagues,
)
units = st.sampled_from([None, MILE, KILOMETER, DOLLAR, LOONIE, PERCENT, POINT, DAY, WEEK, MONTH, YEAR])
positive = st.one_of(*(st.builds(kind, whole) for kind in (Exactly, About, Nearly, MoreThan, AtLeast, LessThan)))
amounts = st.builds(Amount, st.one_of(positive, st.builds(Between, whole, whole), vagues), units)
days = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1))
spans = st.tuples(days, days).map(lambda p: Days(min(p), max(p)))
moments = st.builds(
    lambda span, grain, anchor, bound, minutes: Moment(span, span, grain, anchor, bound, minutes=minutes),
    spans,
    st.sampled_from(Grain),
    st.sampled_from(Anchor),
    st.sampled_from(DateBound),
    st.none() | st.integers(0, 1439),
)
values = st.one_of(amounts, moments)
RANK = {Verdict.AGREE: 0, Verdict.LOOSELY: 0, Verdict.TENSION: 1, Verdict.DISJOINT: 2, Verdict.UNIT_CHANGED: 2}


def rank(result: Comparison) -> int:
    assert result.verdict is not None
    return RANK[result.verdict]


@given(values, values)
def test_the_verdict_is_symmetric(a: Amount | Moment, b: Amount | Moment) -> None:
    there, back = compare(a, b), compare(b, a)
    assert (there.verdict, there.wide, set(there.notes)) == (back.verdict, back.wide, set(back.notes))


@given(values)
def test_a_value_agrees_with_itself(value: Amount | Moment) -> None:
    assert compare(value, value).agrees


@given(values, values)
def test_vague_readings_are_never_disjoint(a: Amount | Moment, b: Amount | Moment) -> None:
    if isinstance(a, Amount) and isinstance(a.reading, Vague):
        assert compare(a, b).verdict is not Verdict.DISJOINT


@given(numbers, readings)
def test_widening_a_reading_never_creates_a_conflict(number: Number, other: Reading) -> None:
    bare, loose = Amount(Exactly(number)), Amount(About(number))
    assert rank(compare(loose, Amount(other))) <= rank(compare(bare, Amount(other)))


@given(numbers, numbers, numbers, numbers)
def test_widening_a_range_never_creates_a_conflict(a: Number, b: Number, c: Number, other: Number) -> None:
    low, mid, high = sorted((a, b, c), key=lambda x: x.value)
    narrow, wide = Amount(Between(low, mid)), Amount(Between(low, high))
    if mid.half <= high.half:
        assert rank(compare(wide, Amount(Exactly(other)))) <= rank(compare(narrow, Amount(Exactly(other))))


@given(numbers, numbers)
def test_a_conversion_does_not_change_the_verdict(a: Number, b: Number) -> None:
    ratio = MILE.factor / KILOMETER.factor
    converted = Number(b.value * ratio, b.half * ratio)
    for kind in (Exactly, About):
        direct = compare(Amount(kind(a), MILE), Amount(kind(b), MILE)).verdict
        through = compare(Amount(kind(a), MILE), Amount(kind(converted), KILOMETER)).verdict
        assert through in (direct, Verdict.UNIT_CHANGED)


@given(spans, moments)
def test_widening_a_date_never_creates_a_conflict(span: Days, other: Moment) -> None:
    plain = Moment(span, span, Grain.DAY, Anchor.EXPLICIT)
    wider = Days(span.first - dt.timedelta(days=3), span.last + dt.timedelta(days=3))
    loose = Moment(span, wider, Grain.DAY, Anchor.EXPLICIT, DateBound.APPROXIMATE)
    assert rank(compare(loose, other)) <= rank(compare(plain, other))
