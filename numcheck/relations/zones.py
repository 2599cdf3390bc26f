"""Links two clock times of one moment in two time zones: "9 a.m. in New York (2 p.m. in London)".

Offsets come from the IANA database, on the day of publication or, where that is not known, on any day of a year:
the weeks between the American and the European change of clocks give some pairs of cities two distances.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from numcheck.model.claims import Claim
from numcheck.model.documents import Document
from numcheck.model.expressions import TimeOfDay
from numcheck.model.lexicon import Lexicon
from numcheck.model.relations import Relation, RelationKind, Sureness
from numcheck.relations.frames import Frame, Match, alternation, pattern

_PAIR = (
    r"{a:T}(?P<here>[^()\d;:,]{0,40}?) ?[(](?:or )?{b:T}(?P<there>[^()\d;:,]{0,40}?)[)]",
    r"{a:T}(?P<here>[^()\d;:,]{0,40}?), or {b:T}(?P<there>[^()\d;:,.]{0,40})",
)
_DAY = 1440
_SAMPLES = ((1, 15), (3, 20), (4, 2), (7, 15), (10, 28), (11, 15))
"""Days (month, day) on which every combination of summer and winter times of the two hemispheres occurs."""


def link(frame: Frame, lexicon: Lexicon, document: Document) -> Iterator[Relation]:
    """The moments that one sentence gives in two zones, both of them named."""
    for source in _PAIR:
        for match in pattern(source, lexicon).find(frame):
            relation = _relation(match, lexicon, document)
            if relation:
                yield relation


def _relation(match: Match, lexicon: Lexicon, document: Document) -> Relation | None:
    a, b = match.roles["a"][0], match.roles["b"][0]
    here, there = (
        _zone(a, match.found.group("here"), lexicon, document),
        _zone(b, match.found.group("there"), lexicon, document),
    )
    first, second = _minutes(a), _minutes(b)
    if here is None or there is None or first is None or second is None:
        return None
    apart = (second - first) % _DAY
    allowed = _distances(here, there, document.published.date if document.published else None)
    if not allowed:
        return None
    nearest = min(allowed, key=lambda d: (min((d - apart) % _DAY, (apart - d) % _DAY), d))
    facts = {"form": "zones", "apart": str(apart), "offset": str(nearest)}
    roles = {"start": (a,), "end": (b,)}
    return Relation(RelationKind.ELAPSED, a.document, roles, match.cue, Sureness.SURE, facts)


def _minutes(claim: Claim) -> int | None:
    """Minutes from midnight; None where morning or evening is open."""
    time = claim.figure.mention.time
    return time.body.minutes if time and isinstance(time.body, TimeOfDay) and time.body.half_known else None


def _zone(claim: Claim, after: str, lexicon: Lexicon, document: Document) -> str | None:
    """The IANA zone that the time itself or the words after it name; None where they name none or several."""
    said = f"{claim.span.of(document.text)} {after}"
    found = {
        zone
        for zone, words in lexicon.table("time_zones").items()
        if re.search(alternation(words).replace("(?:", "(?-i:", 1), said)
    }
    return next(iter(found)) if len(found) == 1 else None


def _distances(here: str, there: str, day: dt.date | None) -> frozenset[int]:
    """By how many minutes the clock `there` is ahead, round the day; several where it depends on the season."""
    days = [day] if day else [dt.date(2024, month, number) for month, number in _SAMPLES]
    found: set[int] = set()
    for one in days:
        noon = dt.datetime.combine(one, dt.time(12), dt.UTC)
        try:
            offsets = [noon.astimezone(ZoneInfo(zone)).utcoffset() for zone in (here, there)]
        except ZoneInfoNotFoundError:
            return frozenset()
        if offsets[0] is not None and offsets[1] is not None:
            found.add(int((offsets[1] - offsets[0]).total_seconds() // 60) % _DAY)
    return frozenset(found)
