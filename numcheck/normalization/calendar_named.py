"""Days by name that can be computed: Easter and what hangs on it, fixed days, and the nth weekday of a month."""

from __future__ import annotations

import datetime as dt
from typing import Final

from numcheck.normalization.calendar_days import OutsideCalendar, date, moved

_FIXED: Final = {
    "new_years_day": (1, 1), "new_years_eve": (12, 31), "epiphany": (1, 6), "groundhog_day": (2, 2),
    "valentines_day": (2, 14), "womens_day": (3, 8), "st_patricks_day": (3, 17), "april_fools_day": (4, 1),
    "earth_day": (4, 22), "anzac_day": (4, 25), "may_day": (5, 1), "juneteenth": (6, 19), "canada_day": (7, 1),
    "independence_day": (7, 4), "bastille_day": (7, 14), "assumption_day": (8, 15), "halloween": (10, 31),
    "all_saints_day": (11, 1), "guy_fawkes": (11, 5), "veterans_day": (11, 11), "christmas_eve": (12, 24),
    "christmas": (12, 25), "boxing_day": (12, 26),
}  # fmt: skip
"""Month and day."""

_NTH: Final = {
    "martin_luther_king_day": (1, 0, 3), "presidents_day": (2, 0, 3), "mothers_day": (5, 6, 2),
    "memorial_day": (5, 0, -1), "fathers_day": (6, 6, 3), "labor_day": (9, 0, 1), "columbus_day": (10, 0, 2),
    "remembrance_day": (11, 6, 2),
}  # fmt: skip
"""Month, weekday (0 Monday) and which of them (-1 the last), as the United States and Britain keep them."""

_THANKSGIVING: Final = {"thanksgiving": 0, "black_friday": 1, "cyber_monday": 4}
"""Days from the fourth Thursday of November."""

_EASTER: Final = {
    "mardi_gras": -47, "ash_wednesday": -46, "palm_sunday": -7, "maundy_thursday": -3, "good_friday": -2, "easter": 0,
    "easter_monday": 1, "ascension_day": 39, "pentecost": 49, "whit_monday": 50,
}  # fmt: skip
"""Days from Easter Sunday."""


def named_day(key: str, year: int) -> dt.date:
    """The day a name means in a year.

    Raises:
        OutsideCalendar: if the calendar does not know the name.
    """
    if key in _FIXED:
        return date(year, *_FIXED[key])
    if key in _NTH:
        return nth_weekday(year, *_NTH[key])
    if key in _EASTER:
        return moved(easter(year), _EASTER[key])
    if key == "election_day":
        return moved(nth_weekday(year, 11, 0, 1), 1)
    if key in _THANKSGIVING:
        return moved(nth_weekday(year, 11, 3, 4), _THANKSGIVING[key])
    raise OutsideCalendar(f"no rule says when {key.replace('_', ' ')} is")


def nth_weekday(year: int, month: int, weekday: int, which: int) -> dt.date:
    """The first (1), second (2) ... or last (-1) of a weekday (0 Monday) in a month."""
    if which < 0:
        last = moved(date(year + month // 12, month % 12 + 1, 1), -1)
        return moved(last, -((last.weekday() - weekday) % 7))
    first = date(year, month, 1)
    return moved(first, (weekday - first.weekday()) % 7 + 7 * (which - 1))


def easter(year: int) -> dt.date:
    """Western Easter Sunday, by the anonymous Gregorian computus (Meeus, Astronomical Algorithms, ch. 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * el) // 451
    month, day = divmod(h + el - 7 * m + 114, 31)
    return date(year, month, day + 1)
