"""The dateline that opens a wire story: "COLOMBO, April 25 (Reuters) -"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from numcheck.readers.written_dates import PartialDate, dateline_date

_DASH = re.compile(r"(?:(?<=[\s)])|(?=--|—))(?P<dash>--|[—–_-])(?=\s|$|[A-Z“\"'‘`])")
_AGENCY = re.compile(r"\s?(?:\((?P<agency>[A-Z][\w .&/’'-]{1,40}|dpa|apa|ots)\)|/(?P<wire>[A-Z][\w .&’'-]{1,40})/)\s?$")
_PLACE = re.compile(r"[A-Z][\w.’'/ -]{1,50}")
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a dateline ends in its paragraph, and what it says."""

    end: int
    agency: str | None
    date: PartialDate | None


def dateline(paragraph: str) -> Dateline | None:
    """The dateline at the start of a paragraph, if it has one.

    Place in capitals, then state or country, date and agency as the agencies set them; a place alone counts only
    before a long dash and a capital letter, one in small letters with a whole date, and an agency also with no place.
    """
    dash = _DASH.search(paragraph[: _LONGEST + 1])
    if dash is None:
        return None
    head = paragraph[: dash.start()].rstrip()
    signed = _AGENCY.search(head)
    places = [item.strip() for item in (head[: signed.start()] if signed else head).split(",")]
    agency = (signed["agency"] or signed["wire"]) if signed else None
    date = dateline_date(", ".join(places)) if signed else None
    if agency and (date or (places == [""] and all(w[0].isupper() for w in agency.split()[:3]) and len(agency) < 20)):
        return Dateline(_end(paragraph, dash), agency, date)
    for count in (1, 2):
        date = dateline_date(", ".join(places[-count:])) if len(places) > count else None
        if date:
            places = places[:-count]
            break
    named = bool(signed) or (date is not None and date.year is not None)
    if not _is_place(places, named) or not (signed or date or _bare(paragraph, dash)):
        return None
    return Dateline(_end(paragraph, dash), agency, date)


def _end(paragraph: str, dash: re.Match[str]) -> int:
    """Where the text behind the dash begins."""
    rest = paragraph[dash.end() :]
    return dash.end() + len(rest) - len(rest.lstrip())


def _is_place(places: list[str], named: bool) -> bool:
    town = places[0].replace("Mc", "MC")
    return (
        1 <= len(places) <= 3
        and all(_PLACE.fullmatch(p) and len(p.split()) <= 4 for p in places)
        and (town.isupper() or (named and all(word[0].isupper() for word in town.split())))
    )


def _bare(paragraph: str, dash: re.Match[str]) -> bool:
    """Whether a place with neither date nor agency is set off as a dateline is."""
    rest = paragraph[dash.end() :].lstrip()
    return dash["dash"] != "-" and (not rest or not rest[0].islower()) and dash["dash"] not in rest[:200]
