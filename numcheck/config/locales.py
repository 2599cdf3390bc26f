"""A locale's name to the conventions of its region, by the tables of Unicode's CLDR, which Babel carries."""

from __future__ import annotations

from functools import cache

from numcheck.model.conventions import Conventions


@cache
def conventions_of(name: str) -> Conventions:
    """How the region of a locale ("en_GB", "de-DE") writes numbers and all-numeric dates.

    A language without a region says nothing of the order of dates: English has two.

    Raises:
        ValueError: if there is no such locale, with what to write instead.
    """
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(name.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        raise ValueError(f"{name!r} is no locale; write a language and a region, as in en_GB or de_DE") from None
    signs = locale.number_symbols["latn"]
    comma = signs["decimal"] == ","
    return Conventions(
        decimal_comma=comma,
        grouping_point=comma and signs["group"] == ".",
        day_first=_day_first(locale.date_formats["short"].pattern, locale.date_formats["long"].pattern)
        if locale.territory
        else None,
    )


def _day_first(short: str, long: str) -> bool:
    """Whether the day comes before the month; where numeric dates begin with the year, as in dates in words."""
    pattern = long if short.startswith("y") else short
    return pattern.index("d") < pattern.index("M")
