"""Time zones as texts name them: how far a clock there runs ahead of Greenwich on a day.

Abbreviations that name one offset are fixed; names that follow daylight saving are looked up in the tz database.
What names several zones (IST) or none ("local time") is unknown.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

_FIXED: Final = {
    "GMT": 0, "UTC": 0, "WET": 0, "BST": 60, "WEST": 60, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180, "MSK": 180,
    "JST": 540, "KST": 540, "HKT": 480, "SGT": 480, "AWST": 480, "ACST": 570, "AEST": 600, "AEDT": 660, "NZST": 720,
    "NZDT": 780, "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480,
    "PDT": -420, "AKST": -540, "AKDT": -480, "HST": -600,
}  # fmt: skip
"""Minutes ahead of Greenwich. CST and IST are read as American papers write them, or not at all."""

_KEYS: Final = {
    "et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles",
    "eastern time": "America/New_York", "central time": "America/Chicago", "mountain time": "America/Denver",
    "pacific time": "America/Los_Angeles", "new york time": "America/New_York", "washington time": "America/New_York",
    "london time": "Europe/London", "dublin time": "Europe/Dublin", "lisbon time": "Europe/Lisbon",
    "paris time": "Europe/Paris", "berlin time": "Europe/Berlin", "brussels time": "Europe/Brussels",
    "geneva time": "Europe/Zurich", "rome time": "Europe/Rome", "madrid time": "Europe/Madrid",
    "vienna time": "Europe/Vienna", "warsaw time": "Europe/Warsaw", "athens time": "Europe/Athens",
    "kyiv time": "Europe/Kyiv", "kiev time": "Europe/Kyiv", "istanbul time": "Europe/Istanbul",
    "moscow time": "Europe/Moscow", "jerusalem time": "Asia/Jerusalem", "cairo time": "Africa/Cairo",
    "nairobi time": "Africa/Nairobi", "johannesburg time": "Africa/Johannesburg", "tehran time": "Asia/Tehran",
    "delhi time": "Asia/Kolkata", "beijing time": "Asia/Shanghai", "hong kong time": "Asia/Hong_Kong",
    "singapore time": "Asia/Singapore", "tokyo time": "Asia/Tokyo", "seoul time": "Asia/Seoul",
    "sydney time": "Australia/Sydney",
}  # fmt: skip
"""Names that follow a place's clock, by the place's key in the tz database."""

_STANDARD: Final = {"eastern": "EST", "central": "CST", "mountain": "MST", "pacific": "PST"}


def offset(zone: str, day: dt.date, minutes: int) -> int | None:
    """Minutes that a zone's clock is ahead of Greenwich at a clock time of a day; None for an unknown zone."""
    name = " ".join(zone.split())
    if name.upper() in _FIXED and name.isupper():
        return _FIXED[name]
    words = name.lower().split()
    if len(words) == 3 and words[1] in ("standard", "daylight") and words[0] in _STANDARD:
        return _FIXED[_STANDARD[words[0]]] + (60 if words[1] == "daylight" else 0)
    key = _KEYS.get(name.lower())
    return _of_place(key, day, minutes) if key else None


def _of_place(key: str, day: dt.date, minutes: int) -> int | None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        there = dt.datetime.combine(day, dt.time(minutes // 60, minutes % 60), ZoneInfo(key)).utcoffset()
    except ZoneInfoNotFoundError:
        return None
    return None if there is None else int(there.total_seconds()) // 60
