"""Arguments as people write them, made into what the parser takes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from numcheck.cli.exits import UsageFault

_MANY = ("--against",)
"""Options that take all values up to the next option."""


def spread(arguments: Sequence[str]) -> list[str]:
    """`--against a b c` as `--against a --against b --against c`; everything else as it is."""
    spreading = ""
    found: list[str] = []
    for k, argument in enumerate(arguments):
        if argument == "--":
            return [*found, *arguments[k:]]
        if argument.startswith("-") and argument != "-":
            spreading = argument if argument in _MANY else ""
            if not spreading or k + 1 == len(arguments) or _is_option(arguments[k + 1]):
                found.append(argument)
        elif spreading:
            found += [spreading, argument]
        else:
            found.append(argument)
    return found


def day(option: str, value: str | None) -> dt.date | None:
    """The date of an option, written as 2031-05-06.

    Raises:
        UsageFault: if it is none.
    """
    if value is None:
        return None
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            raise UsageFault(f"{option}: {value!r} is on no calendar") from None
    raise UsageFault(f"{option}: {value!r} is no date; write it as 2031-05-06")


def days(since: str | None, until: str | None) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day of `--since` and `--until`.

    Raises:
        UsageFault: if one is no date, or no day is left between them.
    """
    first, last = day("--since", since), day("--until", until)
    if first and last and first > last:
        raise UsageFault(f"--since {first} is later than --until {last}")
    return first, last


def choice(option: str, value: str, known: Sequence[str]) -> str:
    """The value, if it is among the known ones.

    Raises:
        UsageFault: if it is not.
    """
    if value not in known:
        raise UsageFault(f"{option}: {value!r} is none of {', '.join(known)}")
    return value


def _is_option(argument: str) -> bool:
    return argument.startswith("-") and argument != "-"
