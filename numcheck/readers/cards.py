"""A `sources.yaml` beside the texts: which file is whose, from when, and what it is in the comparison.

wire.txt: {source: Agency, date: 2031-05-06}
registry.md: {source: Land registry, role: reference, rank: 2}
story.md: {role: draft}
"""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Mapping

from numcheck.model.documents import DateOrigin, Publication, Role
from numcheck.readers.reading import Card
from numcheck.readers.written_dates import stamp_date

KEYS = ("source", "date", "role", "rank", "title", "tz")
"""What an entry may hold. `tz`, the outlet's zone, is accepted and not used yet."""


class CardsError(ValueError):
    """A `sources.yaml` that says what numcheck does not understand; a line for each fault, all at once."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


def cards(content: object) -> Mapping[str, Card]:
    """The entries of a `sources.yaml` as plain values, by file name.

    Raises:
        CardsError: naming every fault.
    """
    if content is None:
        return {}
    if not isinstance(content, dict):
        raise CardsError(("expected a table from file names to entries",))
    faults: list[str] = []
    found = {str(name): _card(str(name), entry, faults) for name, entry in content.items()}
    if faults:
        raise CardsError(tuple(faults))
    return found


def _card(name: str, entry: object, faults: list[str]) -> Card:
    if not isinstance(entry, dict):
        faults.append(f"{name}: expected a table with {', '.join(KEYS)}")
        return Card()
    for key in entry:
        if key not in KEYS:
            near = difflib.get_close_matches(str(key), KEYS, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else f"; known are {', '.join(KEYS)}"
            faults.append(f"{name}: unknown key {str(key)!r}{hint}")
    return Card(
        source=_string(entry.get("source")),
        published=_publication(name, entry.get("date"), faults),
        role=_role(name, entry.get("role"), faults),
        title=_string(entry.get("title")),
        rank=_rank(name, entry.get("rank"), faults),
    )


def _string(value: object) -> str | None:
    return None if value is None else str(value)


def _publication(name: str, value: object, faults: list[str]) -> Publication | None:
    if value is None:
        return None
    if isinstance(value, dt.datetime):
        day: dt.date | None = value.date()
    elif isinstance(value, dt.date):
        day = value
    else:
        partial = stamp_date(str(value))
        day = partial.full() if partial else None
    if day is None:
        faults.append(f"{name}: {str(value)!r} is no date; write 2031-05-06")
        return None
    return Publication(day, DateOrigin.SOURCES_FILE)


def _role(name: str, value: object, faults: list[str]) -> Role | None:
    if value is None:
        return None
    if value in tuple(Role):
        return Role(str(value))
    faults.append(f"{name}: {str(value)!r} is no role; roles are {', '.join(Role)}")
    return None


def _rank(name: str, value: object, faults: list[str]) -> int | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    faults.append(f"{name}: {str(value)!r} is no rank; a rank is a whole number, and the higher outranks the lower")
    return None
