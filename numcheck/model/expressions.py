"""What a date or duration recognizer read, before it is placed on the calendar."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """An unresolved date, clock time or duration."""

    family: str
