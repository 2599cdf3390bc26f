"""Which place lies in which, by a gazetteer of countries, regions and cities.

Names come as texts write them ("Kyiv", "the U.S.", "Springfield, Ill.", "eastern Ukraine", "Kherson region")
or folded. The gazetteer is made by `tools/make_gazetteer.py`; it is read when the first question is asked.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from numcheck.gazetteer.folding import fold


class PlaceKind(StrEnum):
    """What a place is; `WORLD` is a part of the world made of countries."""

    WORLD = "world"
    COUNTRY = "country"
    REGION = "region"
    CITY = "city"


@dataclass(frozen=True, slots=True)
class Place:
    """One reading of a name.

    `iso` is the country's code (of a part of the world: empty), `region` the code of the first level below
    it, empty where unknown. `size` is in thousands of inhabitants. `north` and `east` are degrees, of cities
    only. `members` are the countries of a part of the world, of which nothing more is sure. `side` is the
    half that the text names: "eastern Ukraine" is Ukraine with the side "east". `exact` tells of a region
    that it is the one of the code, and no part of it (a Spanish province in its community).
    """

    kind: PlaceKind
    iso: str
    region: str = ""
    size: int = 0
    north: float = 0.0
    east: float = 0.0
    members: frozenset[str] = frozenset()
    side: str = ""
    exact: bool = True


APART_KM = 60.0
"""Cities nearer than this may be one and its suburb."""
DOMINANCE = 5
"""A city of the same name counts as a reading from this fraction of the largest one's inhabitants."""
EARTH_KM = 111.2
"""Kilometers to a degree of latitude."""

_SIDES = {
    f"{side}{ending}": side
    for side in ("north", "south", "east", "west", "northeast", "northwest")
    for ending in ("", "ern")
} | {f"{side}{ending}": side for side in ("southeast", "southwest", "central") for ending in ("", "ern")}
_PARTS = {
    "downtown",
    "inner",
    "outer",
    "rural",
    "mainland",
    "upper",
    "lower",
    "mid",
    "greater",
    "metropolitan",
    "occupied",
}
_OPPOSITE = {frozenset(pair) for pair in (("north", "south"), ("east", "west"))} | {
    frozenset(pair) for pair in (("northeast", "southwest"), ("northwest", "southeast"))
}
_SHORT, _COUNTRY = "short\t", "country\t"
"""How rows of short names of states, and of countries, begin in the table."""
_REGION_WORDS = {"region", "oblast", "governorate", "state", "prefecture", "voivodeship"}
"""Words for the first level below a country."""
_PART_WORDS = {"province", "district", "county", "department", "area", "municipality"}
"""Words for a region of the first level in some countries, a smaller one in others."""
_CITY_WORDS = ("city of ", "town of ", "village of ", "port of ", "capital of ")
_REGION_PREFIXES = ("province of ", "state of ", "region of ", "republic of ")

_ENTWINED = {
    "RS": frozenset({"XK"}),
    "MA": frozenset({"EH"}),
    "CN": frozenset({"TW", "HK", "MO"}),
    "IL": frozenset({"PS"}),
    "US": frozenset({"PR", "GU", "VI", "AS", "MP"}),
    "GB": frozenset({"GI", "FK", "BM", "IM", "JE", "GG", "KY"}),
    "FR": frozenset({"GP", "MQ", "RE", "GF", "YT", "NC", "PF"}),
    "DK": frozenset({"GL", "FO"}),
    "NL": frozenset({"AW", "CW", "SX"}),
    "FI": frozenset({"AX"}),
    "KP": frozenset({"KR"}),
}
"""Countries of which a text may call the one a part of the other, or contests it."""
_CONTESTED = {("UA", "11"), ("UA", "20"), ("UA", "05"), ("UA", "14"), ("UA", "08"), ("UA", "26")}
"""Regions that two countries claim: nothing is surely outside of either."""


def contains(outer: str, inner: str) -> bool | None:
    """Whether `inner` lies in `outer`: True if it does in some usual reading, False if surely not, None if unknown.

    Two different cities far from one another are surely apart, and so are two countries.
    """
    if fold(outer) == fold(inner):
        return True
    return _contains(outer, inner)


@lru_cache(maxsize=4096)
def _contains(outer: str, inner: str) -> bool | None:
    verdicts = {_holds(o, i) for o in readings(outer) for i in readings(inner)}
    if True in verdicts:
        return True
    return False if verdicts == {False} else None


def is_place(name: str) -> bool:
    """Whether the gazetteer knows `name`; a name written all in lower case ("us", "nice") is none."""
    return any(c.isupper() for c in name) and bool(readings(name))


def country_of(name: str) -> str | None:
    """The key of the country in which the place lies ("united states"); None if unknown or in doubt."""
    codes = {r.iso for r in readings(name)}
    return _keys().get(codes.pop()) if len(codes) == 1 else None


@lru_cache(maxsize=4096)
def readings(name: str) -> tuple[Place, ...]:
    """The places that a text may mean by `name`, by the number of inhabitants; empty if there is none."""
    head, comma, tail = name.rpartition(",")
    if comma:
        outside = readings(_in_full(fold(tail)))
        inside = tuple(r for r in _named(fold(head), all_cities=True) if any(_holds(o, r) for o in outside))
        return inside or readings(head)
    return _named(fold(name))


def _named(name: str, *, all_cities: bool = False) -> tuple[Place, ...]:
    found = tuple(_known(name, all_cities=all_cities))
    if found or " " not in name:
        return found
    first, _, rest = name.partition(" ")
    if first in _SIDES:
        return tuple(replace(r, side=_SIDES[first]) for r in _named(rest))
    if first in _PARTS:
        return tuple(replace(r, side=first) for r in _named(rest))
    stem, _, last = name.rpartition(" ")
    if last in _REGION_WORDS or last in _PART_WORDS:
        return tuple(replace(r, exact=r.exact and last in _REGION_WORDS) for r in _region(stem))
    for prefix in (*_CITY_WORDS, *_REGION_PREFIXES):
        if name.startswith(prefix):
            return (
                _region(name.removeprefix(prefix)) if prefix in _REGION_PREFIXES else _named(name.removeprefix(prefix))
            )
    return ()


def _region(stem: str) -> tuple[Place, ...]:
    """The region of that name, or the one that is called after its city ("Kherson region")."""
    found = _named(stem)
    regions = tuple(r for r in found if r.kind is PlaceKind.REGION and r.region and r.exact)
    return regions or tuple(Place(PlaceKind.REGION, r.iso, r.region, r.size) for r in found)


def _known(name: str, *, all_cities: bool) -> Iterator[Place]:
    places = [_place(row) for row in _table().get(name, ()) if not row.startswith(_SHORT)]
    countries = {p.iso for p in places if p.kind is PlaceKind.COUNTRY}
    largest = max((p.size for p in places if p.kind is PlaceKind.CITY), default=0)
    for place in sorted(places, key=lambda p: -p.size):
        exact = place.kind is PlaceKind.REGION and place.region and place.exact
        hidden = bool(countries) and place.iso not in countries and not exact
        small = place.kind is PlaceKind.CITY and place.size * DOMINANCE < largest
        if all_cities or not (hidden or small):
            yield place


def _in_full(tail: str) -> str:
    """A state in full letters: "ill" -> "illinois", "ny" -> "new york"; anything else as it is."""
    return next((row.split("\t")[1] for row in _table().get(tail, ()) if row.startswith(_SHORT)), tail)


def _holds(outer: Place, inner: Place) -> bool | None:
    """Whether one reading lies in another."""
    if outer.kind is PlaceKind.WORLD:
        return True if inner.iso in outer.members and not outer.side else None
    if inner.kind is PlaceKind.WORLD:
        return None
    if outer.iso != inner.iso:
        return None if _unsure(outer, inner) else False
    if outer.side:
        return _half_holds(outer, inner)
    if outer.kind is PlaceKind.COUNTRY:
        return True
    if inner.kind is PlaceKind.COUNTRY:
        return None
    return _below_country(outer, inner)


def _unsure(a: Place, b: Place) -> bool:
    contested = any((p.iso, p.region) in _CONTESTED for p in (a, b))
    return contested or a.iso in _ENTWINED.get(b.iso, ()) or b.iso in _ENTWINED.get(a.iso, ())


def _half_holds(outer: Place, inner: Place) -> bool | None:
    """A half of a place: the other half of it is apart, what lies outside of the whole is too."""
    whole = replace(outer, side="")
    if replace(inner, side="") == whole:
        if inner.side == outer.side:
            return True
        return False if frozenset((outer.side, inner.side)) in _OPPOSITE else None
    return False if _holds(whole, inner) is False else None


def _below_country(outer: Place, inner: Place) -> bool | None:
    if outer.kind is PlaceKind.CITY and inner.kind is PlaceKind.CITY:
        if outer.north == inner.north and outer.east == inner.east:
            return True
        return False if _kilometers(outer, inner) > APART_KM else None
    if not (outer.region and inner.region):
        return None
    if outer.region != inner.region:
        return False
    return True if outer.kind is PlaceKind.REGION and outer.exact else None


def _kilometers(a: Place, b: Place) -> float:
    """The distance of two cities on a flat map between them: near enough for towns of one country."""
    width = math.cos(math.radians((a.north + b.north) / 2))
    return EARTH_KM * math.hypot(a.north - b.north, (a.east - b.east) * width)


def _place(row: str) -> Place:
    kind, iso, region, size, north, east = row.split("\t")[:6]
    if kind == PlaceKind.CITY:
        return Place(PlaceKind.CITY, iso, region, int(size), int(north) / 10, int(east) / 10)
    if kind == PlaceKind.WORLD:
        return Place(PlaceKind.WORLD, "", members=frozenset(iso.split()))
    return Place(PlaceKind(kind), iso, region.rstrip("?"), int(size), exact=not region.endswith("?"))


@cache
def _table() -> dict[str, list[str]]:
    """The gazetteer: folded name -> its rows (kind, country and so on), still unread."""
    table: dict[str, list[str]] = {}
    text = files("numcheck.gazetteer").joinpath("gazetteer.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            kind, name, rest = line.split("\t", 2)
            table.setdefault(name, []).append(f"{kind}\t{rest}")
    return table


@cache
def _keys() -> dict[str, str]:
    """Country code -> key."""
    rows = (row.split("\t") for rows in _table().values() for row in rows if row.startswith(_COUNTRY))
    return {row[1]: row[6] for row in rows}
