"""Every named day of the lexicon is known to the calendar, and falls where almanacs have it."""

from __future__ import annotations

import datetime as dt

import pytest

from numcheck.normalization.calendar_named import named_day
from numcheck.rules.lexicon import load_lexicon

KEYS = sorted(load_lexicon().table("calendar"))


@pytest.mark.parametrize("key", KEYS)
def test_every_named_day_can_be_computed(key: str) -> None:
    for year in (1583, 1999, 2000, 2031, 2032, 2200):
        assert named_day(key, year).year == year


@pytest.mark.parametrize(
    ("key", "day"),
    [
        ("easter", dt.date(1998, 4, 12)),
        ("easter", dt.date(2000, 4, 23)),
        ("easter", dt.date(2038, 4, 25)),
        ("good_friday", dt.date(2024, 3, 29)),
        ("ash_wednesday", dt.date(2024, 2, 14)),
        ("pentecost", dt.date(2024, 5, 19)),
        ("thanksgiving", dt.date(2023, 11, 23)),
        ("black_friday", dt.date(2023, 11, 24)),
        ("cyber_monday", dt.date(2023, 11, 27)),
        ("election_day", dt.date(2000, 11, 7)),
        ("election_day", dt.date(2016, 11, 8)),
        ("memorial_day", dt.date(2021, 5, 31)),
        ("labor_day", dt.date(2020, 9, 7)),
        ("martin_luther_king_day", dt.date(2024, 1, 15)),
        ("presidents_day", dt.date(2024, 2, 19)),
        ("remembrance_day", dt.date(2024, 11, 10)),
    ],
)
def test_almanac(key: str, day: dt.date) -> None:
    assert named_day(key, day.year) == day
