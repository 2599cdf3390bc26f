"""What regions write differently within one language: the signs inside numbers, the order of day and month."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Conventions:
    """How a desk's texts write numbers and dates, where English itself leaves it open.

    `decimal_comma` reads "3,5" as three and a half, `grouping_point` with it "1.234" as a thousand and more.
    `day_first` tells whether 06/05/2031 is a day in May; None leaves that to each text.
    """

    decimal_comma: bool = False
    grouping_point: bool = False
    day_first: bool | None = None


PLAIN_ENGLISH = Conventions()
"""Decimal points, and no word on the order of dates."""
