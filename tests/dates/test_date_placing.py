"""How single dates are placed: mismatches, impossible days, bounds, parts, contexts, other readings."""

from __future__ import annotations

import datetime as dt

import pytest

from numcheck.extraction import extract
from numcheck.model.calendar import Anchor, DateBound, DatePart, Days, Grain, Moment
from numcheck.model.documents import DateOrigin, Document, Publication
from numcheck.normalization.calendar import place_all, timex
from numcheck.rules.lexicon import load_lexicon

LEXICON = load_lexicon()
WEDNESDAY = dt.date(2031, 5, 14)


def read(text: str, published: dt.date | None = WEDNESDAY) -> list[tuple[str, Moment]]:
    """The dates of a text: words and moment."""
    publication = Publication(published, DateOrigin.CALLER) if published else None
    document = Document("text", text, published=publication)
    figures = place_all(extract(document, LEXICON).mentions, document)
    return [(f.mention.span.of(text), f.value) for f in figures if isinstance(f.value, Moment)]


def one(text: str, published: dt.date | None = WEDNESDAY) -> Moment:
    """The only date of a text."""
    ((_, moment),) = read(text, published)
    return moment


def values(text: str, published: dt.date | None = WEDNESDAY) -> list[str]:
    return [moment.timex for _, moment in read(text, published)]


def days(first: str, last: str) -> Days:
    return Days(dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("Tuesday, Oct. 23, 2029", False),
        ("Monday, Oct. 23, 2029", True),
        ("Monday 23 October 2029", True),
        ("Wed., May 14", False),
        ("Thursday, May 14", True),
        ("Monday, Jan. 5, 1750", False),  # Julian: not accused
        ("Saturday, December 27", False),  # seven months ahead, in the year its weekday asks for
    ],
)
def test_weekday_against_date(written: str, wrong: bool) -> None:
    assert one(f"It opened on {written}.").mismatch is wrong


def test_a_year_less_date_near_new_year_takes_the_near_year() -> None:
    moment = one("It closed on Monday, Dec. 29.", dt.date(2032, 1, 2))
    assert (moment.timex, moment.mismatch) == ("2031-12-29", False)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("June 31, 2030", "June has 30 days"),
        ("31 June 2030", "June has 30 days"),
        ("Feb. 29, 2031", "February 2031 has 28 days"),
        ("Friday, Feb. 30", "February 2031 has 28 days"),
    ],
)
def test_impossible_days_are_kept_and_said(written: str, why: str) -> None:
    assert one(f"It opened on {written}.").impossible == why


def test_a_leap_day_is_possible() -> None:
    assert one("It opened on Feb. 29, 2032.").impossible == ""


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("It has been shut since March 2030.", DateBound.SINCE),
        ("It is shut until March 2032.", DateBound.UNTIL),
        ("It must open by March 2032.", DateBound.BY),
        ("It opened before March 2030.", DateBound.BEFORE),
        ("It opened after March 2030.", DateBound.AFTER),
        ("It could open as soon as March 2032.", DateBound.AS_SOON_AS),
        ("It opened around March 2030.", DateBound.APPROXIMATE),
        ("It opened in March 2030.", DateBound.EXACT),
    ],
)
def test_bounds(text: str, bound: DateBound) -> None:
    assert one(text).bound is bound


def test_parts_narrow_the_core_and_less_the_support() -> None:
    moment = one("It opened in mid-February 2030.")
    assert (moment.part, moment.grain) == (DatePart.MIDDLE, Grain.MONTH)
    assert moment.core.contains(days("2030-02-11", "2030-02-18"))
    assert moment.support.contains(moment.core)
    assert len(moment.support) > len(moment.core)
    assert not moment.support.contains(days("2030-02-01", "2030-02-28"))


def test_earlier_and_later_in_a_period_end_and_begin_at_publication() -> None:
    assert one("It opened earlier this year.").core == days("2031-01-01", "2031-05-14")
    assert one("It will open later this month.").core == days("2031-05-14", "2031-05-31")
    assert one("It opened earlier last month.").core == days("2031-04-01", "2031-04-30")


def test_middle_of_a_month_of_thirty_days_is_the_second_ten() -> None:
    assert one("It opened in mid-April 2030.").core == days("2030-04-11", "2030-04-20")


def test_slashed_dates_by_sense_or_ambiguous() -> None:
    assert one("It opened on 23/10/2029.").others == ()
    ambiguous = one("It opened on 03/04/2029.")
    assert (ambiguous.timex, ambiguous.others) == ("2029-03-04", (days("2029-04-03", "2029-04-03"),))
    assert ambiguous.anchor is Anchor.GUESS


def test_slashed_dates_follow_the_order_of_the_document() -> None:
    sure = read("It ran from 03/04/2029 to 25/12/2029.")
    assert [(m.timex, m.others) for _, m in sure] == [("2029-04-03", ()), ("2029-12-25", ())]
    likely, _ = read("It opened on 03/04/2029, not on 23 October 2029.")
    assert likely[1].timex == "2029-04-03"
    assert likely[1].others == (days("2029-03-04", "2029-03-04"),)


def test_a_weekday_of_a_year_named_before_is_no_mismatch() -> None:
    text = "The mill opened in 1987. It burned down on Sunday, Oct. 11, and was rebuilt."
    assert [(m.timex, m.mismatch) for _, m in read(text)] == [("1987", False), ("1987-10-11", False)]
    assert read("It burned down on Sunday, Oct. 11.")[0][1].mismatch


def test_last_and_next_weekdays_keep_both_readings() -> None:
    moment = one("They will meet next Friday.")
    assert moment.core == days("2031-05-16", "2031-05-16")
    assert moment.others == (days("2031-05-23", "2031-05-23"),)


def test_last_and_next_months_keep_a_second_reading_when_near() -> None:
    assert one("It opened last April.").core == days("2030-04-01", "2030-04-30")
    assert one("It opened last April.").others == (days("2031-04-01", "2031-04-30"),)
    assert one("It opened last March.").others == (days("2030-03-01", "2030-03-31"),)
    assert one("It opened last November.").others == ()
    assert one("It will open next June.").others == (days("2032-06-01", "2032-06-30"),)


def test_anchors() -> None:
    assert one("It opened in March 2030.").anchor is Anchor.EXPLICIT
    assert one("It opened yesterday.").anchor is Anchor.DOCUMENT
    assert one("It opened in November.").anchor is Anchor.GUESS
    assert read("It opened on May 2. The next day it shut.")[1][1].anchor is Anchor.CONTEXT


def test_results_quarters_lean_on_the_quarter_reported() -> None:
    text = (
        "Profit rose to $30 million in the first quarter from $25 million a year earlier. The latest quarter had one"
        " more week. Sales in the year-ago period were flat."
    )
    assert values(text) == ["2031-Q1", "2030-Q1", "2031-Q1", "2030-Q1"]


def test_a_coming_quarter_is_not_the_one_reported() -> None:
    text = "Profit fell in the first quarter. It expects a loss in the second quarter. The latest quarter was hard."
    assert values(text) == ["2031-Q1", "2031-Q2", "2031-Q1"]


def test_a_period_that_ends_on_a_day_reaches_back_from_it() -> None:
    (_, quarter), _ = read("Sales fell in the quarter ended April 30.")
    assert quarter.core == days("2031-02-01", "2031-04-30")
    (_, year), _ = read("Sales fell in the year ended June 30, 2030.")
    assert (year.core, year.timex) == (days("2029-07-01", "2030-06-30"), "2030")


def test_clock_times() -> None:
    moment = one("It opens at 8:30 a.m. EST on Monday.")
    assert (moment.minutes, moment.zone, moment.grain) == (510, "EST", Grain.MINUTE)
    assert one("It opens at 3 o'clock.").half_known is False
    assert one("It opens at 3 p.m.").half_known is True


@pytest.mark.parametrize(
    ("written", "day", "ahead"),
    [
        ("noon GMT", WEDNESDAY, 0),
        ("8 p.m. EST", WEDNESDAY, -300),
        ("8 p.m. ET", WEDNESDAY, -240),
        ("8 p.m. ET", dt.date(2031, 12, 31), -300),
        ("9 a.m. London time", dt.date(2031, 3, 30), 60),  # after the change that night
        ("12:30 a.m. London time", dt.date(2031, 3, 30), 0),  # before it
        ("10 a.m. Beijing time", WEDNESDAY, 480),
        ("8 p.m. Eastern Standard Time", WEDNESDAY, -300),
        ("8 p.m. local time", WEDNESDAY, None),
        ("8 p.m. IST", WEDNESDAY, None),
        ("8 p.m.", WEDNESDAY, None),
    ],
)
def test_zones(written: str, day: dt.date, ahead: int | None) -> None:
    assert one(f"It opens at {written}.", day).offset == ahead


def test_a_clock_time_in_two_zones_shares_its_day() -> None:
    assert values("The blast at 10:45 a.m. (0745 GMT) Friday was loud.") == ["2031-05-09T10:45", "2031-05-09T07:45"]


def test_tense_turns_weekdays() -> None:
    text = "She said Tuesday that the council will meet on Thursday."
    assert values(text) == ["2031-05-13", "2031-05-15"]


def test_two_neighboring_days_agree_only_across_a_zone() -> None:
    a, b = one("It opened on May 2."), one("It opened on May 3.")
    assert a.disjoint(b)
    assert a.distance(b) == 1
    assert "time zones" in a.only_if(b)
    assert one("It opened on May 5.").only_if(a) == ""


def test_a_month_contains_its_days_and_a_deadline_all_days_before() -> None:
    month, day = one("It opened in May 2031."), one("It opened on May 3, 2031.")
    assert month.contains(day)
    assert day.refines(month)
    assert not one("It must open by June 2031.").disjoint(day)
    assert one("It opened before May 2031.").disjoint(day)


def test_durations_and_rates_have_values_but_no_place() -> None:
    text = "It took a week, then two hours, every two weeks."
    document = Document("text", text, published=Publication(WEDNESDAY, DateOrigin.CALLER))
    figures = place_all(extract(document, LEXICON).mentions, document)
    assert [timex(f) for f in figures] == [("DURATION", "P1W"), ("DURATION", "PT2H"), ("SET", "P2W")]
    assert all(f.value is None for f in figures)


def test_edtf_where_it_fits() -> None:
    written = ["Oct. 23, 2029", "October 2029", "2029", "the 1990s", "the winter of 2028", "2028-29"]
    forms = [one(f"It was so in {w} already.").edtf for w in written]
    assert forms == ["2029-10-23", "2029-10", "2029", "199X", "2028-24", "2028/2029"]
    assert one("It has been so since March 2030.").edtf == "2030-03/.."
    assert one("It will be so until March 2032.").edtf == "../2032-03"
    assert one("It was so around March 2030.").edtf == "2030-03~"
    assert one("It was so in November.").edtf == "2030-11?"
