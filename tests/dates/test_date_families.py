"""One expected value, many ways to write it: every family of dates, under four frozen days of publication.

The bracketed words are the mention. One value stands for all four days; else there are four, in the order of `FROZEN`.
"""

from __future__ import annotations

import datetime as dt

import pytest

from numcheck.extraction import extract
from numcheck.model.documents import DateOrigin, Document, Publication
from numcheck.model.figures import Figure
from numcheck.normalization import normalize
from numcheck.normalization.calendar import timex
from numcheck.rules.lexicon import load_lexicon

LEXICON = load_lexicon()
FROZEN = (
    dt.date(2031, 5, 14),  # a plain Wednesday
    dt.date(2032, 2, 29),  # a leap day
    dt.date(2031, 12, 31),  # New Year's Eve, in the first ISO week of the next year
    dt.date(2031, 3, 30),  # the night Europe's clocks change
)

FAMILIES: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "written": (
        ("The bridge opened on [Oct. 23, 2029].", ("2029-10-23",)),
        ("The bridge opened on [October 23, 2029].", ("2029-10-23",)),
        ("The bridge opened on [23 October 2029].", ("2029-10-23",)),
        ("The bridge opened on [the 23rd of October 2029].", ("2029-10-23",)),
        ("The bridge opened on [Tuesday, Oct. 23, 2029].", ("2029-10-23",)),
        ("The bridge opened on [2029-10-23].", ("2029-10-23",)),
        ("The bridge opened on [23/10/2029].", ("2029-10-23",)),
        ("The bridge opened on [10/23/2029].", ("2029-10-23",)),
        ("The bridge opened on [23-10-2029].", ("2029-10-23",)),
        ("The bridge opened in [October 2029].", ("2029-10",)),
        ("The bridge opened in [Oct. 2029].", ("2029-10",)),
        ("The bridge opened in [2029].", ("2029",)),
        ("The bridge opened in [the 2020s].", ("202",)),
        ("The bridge opened in [the 18th century].", ("17",)),
        ("The bridge was planned in [nineteen ninety-four].", ("1994",)),
        ("The league played [2028-29] in empty halls.", ("2028/2029",)),
        ("It was the best summer since [1976].", ("1976",)),
    ),
    "without a year": (
        ("The mayor resigned on [April 2].", ("2031-04-02", "2032-04-02", "2031-04-02", "2031-04-02")),
        ("The mayor resigned on [2 April].", ("2031-04-02", "2032-04-02", "2031-04-02", "2031-04-02")),
        ("The mayor resigned in [November].", ("2030-11", "2031-11", "2031-11", "2030-11")),
        ("The mayor resigned [last November].", ("2030-11", "2031-11", "2030-11", "2030-11")),
        ("The vote will be held in [September].", ("2031-09", "2032-09", "2032-09", "2031-09")),
        ("The fair runs [June 3-5].", ("2031-06-03", "2032-06-03", "2032-06-03", "2031-06-03")),
        ("The fair runs from [3 to 5 June].", ("2031-06-03", "2032-06-03", "2032-06-03", "2031-06-03")),
        ("The report of [June last year] said so.", ("2030-06", "2031-06", "2030-06", "2030-06")),
    ),
    "weekdays": (
        ("The mayor resigned [Friday].", ("2031-05-09", "2032-02-27", "2031-12-26", "2031-03-28")),
        ("The mayor resigned on [Wednesday].", ("2031-05-14", "2032-02-25", "2031-12-31", "2031-03-26")),
        ("The council will vote on [Friday].", ("2031-05-16", "2032-03-05", "2032-01-02", "2031-04-04")),
        ("The council is scheduled to meet [Monday].", ("2031-05-19", "2032-03-01", "2032-01-05", "2031-03-31")),
        ("The council will meet [next Tuesday].", ("2031-05-20", "2032-03-02", "2032-01-06", "2031-04-01")),
        ("The council met [last Tuesday].", ("2031-05-13", "2032-02-24", "2031-12-30", "2031-03-25")),
        ("The council met on [Thursday of last week].", ("2031-05-08", "2032-02-19", "2031-12-25", "2031-03-20")),
        ("The council met [early Sunday].", ("2031-05-11", "2032-02-29", "2031-12-28", "2031-03-30")),
    ),
    "relative": (
        ("The mayor resigned [yesterday].", ("2031-05-13", "2032-02-28", "2031-12-30", "2031-03-29")),
        ("The mayor resigns [today].", ("2031-05-14", "2032-02-29", "2031-12-31", "2031-03-30")),
        ("The mayor will resign [tomorrow].", ("2031-05-15", "2032-03-01", "2032-01-01", "2031-03-31")),
        ("The mayor resigned [last week].", ("2031-W19", "2032-W08", "2031-W52", "2031-W12")),
        ("The mayor resigned [last month].", ("2031-04", "2032-01", "2031-11", "2031-02")),
        ("The mayor resigned [last year].", ("2030", "2031", "2030", "2030")),
        ("The council will decide [next week].", ("2031-W21", "2032-W10", "2032-W02", "2031-W14")),
        ("The council will decide [next month].", ("2031-06", "2032-03", "2032-01", "2031-04")),
        ("The budget for [this year] is spent.", ("2031", "2032", "2031", "2031")),
        ("The mill closed [three days ago].", ("2031-05-11", "2032-02-26", "2031-12-28", "2031-03-27")),
        ("The mill closed [two weeks ago].", ("2031-W18", "2032-W07", "2031-W51", "2031-W11")),
        ("The mill closed [five months ago].", ("2030-12", "2031-09", "2031-07", "2030-10")),
        ("The mill closed [two years ago].", ("2029", "2030", "2029", "2029")),
        ("The mill closed [a decade ago].", ("202",)),
        ("The mill will reopen [three weeks from now].", ("2031-W23", "2032-W12", "2032-W04", "2031-W16")),
        (
            "The fire began on April 2. [The following day] the roof fell.",
            ("2031-04-03", "2032-04-03", "2031-04-03", "2031-04-03"),
        ),
        (
            "The fire began on April 2. [Three days later] the roof fell.",
            ("2031-04-05", "2032-04-05", "2031-04-05", "2031-04-05"),
        ),
        (
            "The fire began on April 2. [The next morning] the roof fell.",
            ("2031-04-03TMO", "2032-04-03TMO", "2031-04-03TMO", "2031-04-03TMO"),
        ),
        ("Sales rose in March 2030. [A year earlier] they had fallen.", ("2029",)),
        ("The mill shut on April 2, 2030. It has been empty since [then].", ("2030-04-02",)),
    ),
    "parts": (
        ("The mill closes at [the end of the month].", ("2031-05", "2032-02", "2031-12", "2031-03")),
        ("The mill closed in [early March].", ("2031-03", "2032-03", "2031-03", "2031-03")),
        ("The mill closed in [mid-February 2029].", ("2029-02",)),
        ("The mill closed in [the late 1990s].", ("199",)),
        ("The mill closed at [the end of last year].", ("2030", "2031", "2030", "2030")),
        ("The mill closed [late last month].", ("2031-04", "2032-01", "2031-11", "2031-02")),
        ("The mill closed in [the first week of April].", ("2031-04",)),
    ),
    "periods": (
        ("Profit fell in [the third quarter of 2030].", ("2030-Q3",)),
        ("Profit fell in [Q3 2030].", ("2030-Q3",)),
        ("Profit fell in [the first half of 2030].", ("2030-H1",)),
        ("Profit fell in [the first quarter].", ("2031-Q1", "2032-Q1", "2031-Q1", "2031-Q1")),
        ("Profit fell in [fiscal 2030].", ("2030",)),
        ("The mill closed [last summer].", ("2030-SU", "2031-SU", "2031-SU", "2030-SU")),
        ("The mill closed in [the winter of 2028].", ("2028-WI",)),
        ("The mill will open [next spring].", ("2032-SP",)),
        ("The mill was shut over [the weekend].", ("2031-W19-WE", "2032-W09-WE", "2031-W52-WE", "2031-W13-WE")),
        ("The mill was shut [last weekend].", ("2031-W19-WE", "2032-W08-WE", "2031-W52-WE", "2031-W12-WE")),
    ),
    "named": (
        ("Shops were shut on [Easter Monday].", ("2031-04-14", "2032-03-29", "2031-04-14", "2031-04-14")),
        ("Shops were shut on [Christmas Day].", ("2030-12-25", "2031-12-25", "2031-12-25", "2030-12-25")),
        ("Shops were shut on [Good Friday] too.", ("2031-04-11", "2032-03-26", "2031-04-11", "2031-04-11")),
        ("Shops will shut on [Thanksgiving].", ("2031-11-27", "2032-11-25", "2032-11-25", "2031-11-27")),
        ("Shops will shut on [Election Day].", ("2031-11-04", "2032-11-02", "2032-11-02", "2031-11-04")),
        ("Shops will shut on [Easter 2035].", ("2035-03-25",)),
        ("Shops were shut on [Easter Sunday, April 13, 2031].", ("2031-04-13",)),
        ("Shops were shut on [Christmas Day, Dec. 25, 2030].", ("2030-12-25",)),
    ),
    "clock": (
        (
            "The siren sounded at [10:30 p.m. Friday].",
            ("2031-05-09T22:30", "2032-02-27T22:30", "2031-12-26T22:30", "2031-03-28T22:30"),
        ),
        (
            "The siren sounded at [noon].",
            ("2031-05-14T12:00", "2032-02-29T12:00", "2031-12-31T12:00", "2031-03-30T12:00"),
        ),
        ("The siren sounded [Friday night].", ("2031-05-09TNI", "2032-02-27TNI", "2031-12-26TNI", "2031-03-28TNI")),
        ("The siren sounded [last night].", ("2031-05-13TNI", "2032-02-28TNI", "2031-12-30TNI", "2031-03-29TNI")),
        ("The siren sounded [this morning].", ("2031-05-14TMO", "2032-02-29TMO", "2031-12-31TMO", "2031-03-30TMO")),
        (
            "The siren sounded at [14:30 GMT].",
            ("2031-05-14T14:30", "2032-02-29T14:30", "2031-12-31T14:30", "2031-03-30T14:30"),
        ),
        (
            "The siren will sound at [8 a.m. EST on Monday].",
            ("2031-05-19T08:00", "2032-03-01T08:00", "2032-01-05T08:00", "2031-03-31T08:00"),
        ),
    ),
    "lengths and rates": (
        ("The strike lasted [a week].", ("P1W",)),
        ("The strike lasted [half an hour].", ("PT30M",)),
        ("The strike lasted [several months].", ("PXM",)),
        ("Prices doubled in [the past five years].", ("P5Y",)),
        ("The strike lasted [three more days].", ("P3D",)),
        ("The committee meets [every two weeks].", ("P2W",)),
        ("The committee meets [every Thursday].", ("XXXX-WXX-4",)),
        ("The committee meets [twice a year].", ("P1Y",)),
        ("The committee meets on [Thursdays].", ("XXXX-WXX-4",)),
    ),
    "vague": (
        ("The mill is [now] a museum.", ("PRESENT_REF",)),
        ("The mill [recently] became a museum.", ("PAST_REF",)),
        ("The mill will [soon] be a museum.", ("FUTURE_REF",)),
    ),
}


def figures(text: str, published: dt.date | None) -> tuple[Figure, ...]:
    """The figures of a text published on a day."""
    publication = Publication(published, DateOrigin.CALLER) if published else None
    document = Document("text", text, published=publication)
    return normalize(extract(document, LEXICON).mentions, document)


def value_of(marked: str, published: dt.date | None) -> str | None:
    """The TIMEX3 value of the figure that covers exactly the bracketed words."""
    start, end = marked.index("["), marked.index("]") - 1
    for figure in figures(marked.replace("[", "").replace("]", ""), published):
        if (figure.mention.span.start, figure.mention.span.end) == (start, end):
            found = timex(figure)
            return found[1] if found else None
    return None


CASES = [(marked, values) for family in FAMILIES.values() for marked, values in family]


@pytest.mark.parametrize(("marked", "values"), CASES, ids=[c[0] for c in CASES])
def test_family(marked: str, values: tuple[str, ...]) -> None:
    expected = values * len(FROZEN) if len(values) == 1 else values
    assert tuple(value_of(marked, day) for day in FROZEN) == expected


NO_DATES = (
    "May said she would resign.",
    "They march on the capital.",
    "The March on Selma is taught in schools.",
    "The Sunday Times reported it.",
    "Some 2000 people marched.",
    "The town has 1999 houses.",
    "It runs on Windows 2000.",
    "Sales rose from 1500 to 1800 units.",
    "They may leave, and the sun will set.",
    "A second term is unlikely.",
    "A quarter of the town left.",
    "There are as many years as rings.",
    "He is a sergeant, April Osei is a captain.",
    "They sailed to Easter Island with a Christmas tree.",
    "The 2000-meter race drew crowds.",
    "High noon is a duel.",
)


@pytest.mark.parametrize("text", NO_DATES)
def test_not_a_date(text: str) -> None:
    found = [f.mention.span.of(text) for f in figures(text, FROZEN[0]) if timex(f)]
    assert found == []
