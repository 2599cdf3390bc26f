"""The vocabulary of units: quantulum3's tables, Babel's currencies and the word lists of `rules/lexicon/`.

The only importer of quantulum3, of which nothing but the tables is used. Everything is copied at once into
frozen values: a surface leads to a canonical name and a kind, nothing else.
"""

from __future__ import annotations

import functools
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass

from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import MentionKind

TIME_UNITS = ("second", "minute", "hour", "day", "week", "fortnight", "month", "year", "decade", "century")
"""The units of durations that a news text uses; finer ones are measures."""
MINOR_COINS = {
    "cent": ("cent", "cents", "¢", "eurocent", "eurocents"),
    "penny": ("pence", "penny"),
    "sen": ("sen",),
    "kopeck": ("kopeck", "kopecks"),
    "centavo": ("centavo", "centavos"),
    "paisa": ("paise", "paisa"),
}
"""Hundredths of a currency by canonical name."""
_POINTS = ("percentage point", "basis point")
_NAMES = frozenset(
    """acre, acre foot, ampere, ampere-hour, astronomical unit, bar, barrel, basis point, becquerel, bit, bit per
    second, british thermal unit, bushel, byte, calorie, centilitre, centimetre, century, cubic centimetre, cubic
    foot, cubic foot per second, cubic inch, cubic kilometre, cubic metre, cubic metre per second, cubic mile, cubic
    yard, cup, day, decade, decibel, decilitre, decimetre, degree Celsius, degree angle, degree fahrenheit,
    electronvolt, farad, fathom, fluid ounce, foot, foot per second, fortnight, furlong, gallon, gibibyte, gigabit,
    gigabit per second, gigabyte, gigaelectronvolt, gigahertz, gigajoule, gigapascal, gigaton, gigawatt, gram, gram
    per cubic centimetre, hectare, hectolitre, hectopascal, hertz, horsepower, hour, inch, inch per second, joule,
    kelvin, kilobit, kilobit per second, kilobyte, kilocalorie, kiloelectronvolt, kilogram, kilogram per cubic
    metre, kilohertz, kilojoule, kilometre, kilometre per hour, kilonewton, kilopascal, kiloton, kilovolt, kilowatt,
    kilowatt hour, knot, kiloohm, light-year, litre, long ton, lumen, lux, mega british thermal unit, megabit,
    megabit per second, megabyte, megaelectronvolt, megahertz, megajoule, megaohm, megapascal, megapixel, megaton,
    megawatt, metre, metre per hour, metre per second, metre per square second, microampere, microfarad, microgram,
    micrometre, microsecond, mile, mile per hour, milliampere, milliampere-hour, millibar, milligram, millijoule,
    millilitre, millimetre, millisecond, millisievert, millivolt, milliwatt, minute, mole, month, nanometre,
    nanosecond, newton, newton metre, ohm, ounce, parts-per-billion, parts-per-million, parts-per-trillion, pascal,
    per mille, percentage, petabyte, petawatt, picometre, pint, pound per hour, pound per square inch, pound-force,
    pound-mass, quart, radian, revolutions per minute, roentgen, second, short ton, sievert, square foot, square
    inch, square kilometre, square metre, square mile, square yard, tablespoon, teaspoon, tebibyte, terabit,
    terabyte, teraelectronvolt, terahertz, terawatt, tesla, ton, ton per day, tonne, torr, volt, volt-ampere, watt,
    watt second, week, yard, year, ångström""".replace("\n   ", "").split(", ")
)
"""The units of quantulum3 that news writes about; the rest of its table would take common words for units."""
_COMMON = frozenset(
    [
        "pt",
        "at",
        "au",
        "a",
        "in",
        "c",
        "d",
        "u",
        "mb",
        "tb",
        "percentage",
        "percentages",
        "chain",
        "square",
        "fur",
        "bars",
        "bar",
        "time",
        "farads",
        "tesla",
        "teslas",
        "moles",
        "mole",
        "torr",
        "s",
        "nibble",
        "annum",
        "second-rate",
        "st",
        "quid",
        "foots",
        "cycle",
        "bars",
    ]
)
"""Surfaces that mean a unit too seldom in news to be read as one."""
_SYMBOLS = [
    "km",
    "cm",
    "mm",
    "nm",
    "µm",
    "kg",
    "mg",
    "µg",
    "g",
    "oz",
    "ft",
    "mi",
    "yd",
    "ha",
    "GHz",
    "MHz",
    "kHz",
    "Hz",
    "kW",
    "MW",
    "GW",
    "TW",
    "W",
    "kV",
    "mV",
    "V",
    "mA",
    "Ah",
    "GB",
    "MB",
    "TB",
    "KB",
    "kB",
    "kJ",
    "MJ",
    "J",
    "kN",
    "Nm",
    "kPa",
    "MPa",
    "GPa",
    "hPa",
    "Pa",
    "psi",
    "mph",
    "kph",
    "rpm",
    "ml",
    "mL",
    "cl",
    "dl",
    "L",
    "l",
    "cc",
    "dB",
    "°C",
    "°F",
    "°K",
    "ppm",
    "ppb",
    "mbps",
    "eV",
    "keV",
    "MeV",
    "GeV",
    "TeV",
    "ms",
    "µs",
    "ns",
    "kcal",
    "cal",
    "BTU",
    "Btu",
    "kWh",
    "mAh",
    "lb",
    "lbs",
    "mbar",
    "hp",
    "Ω",
    "kΩ",
    "MΩ",
    "sr",
    "mol",
    "lx",
    "lm",
    "MP",
    "Bq",
    "kBq",
    "mSv",
    "Sv",
    "Gy",
]
"""Symbols that mean a unit after a number, glued to it or after a blank."""
_GLUED = {"m": "metre", "h": "hour", "s": "second", "C": "degree Celsius", "F": "degree fahrenheit", "K": "kelvin"}
_GLUED |= {"t": "tonne", "A": "ampere", "N": "newton", "rad": "radian", "in": "inch"}
"""Symbols that mean a unit only when they touch the number's digits."""
_OWN = {"m²": "square metre", "m2": "square metre", "km²": "square kilometre", "km2": "square kilometre"}
_OWN |= {"cm2": "square centimetre", "cm²": "square centimetre", "m3": "cubic metre", "m³": "cubic metre"}
_OWN |= {"cm3": "cubic centimetre", "cm³": "cubic centimetre", "ft2": "square foot", "ft²": "square foot"}
_OWN |= {"mi²": "square mile", "mi2": "square mile", "kmh": "kilometre per hour", "KM": "kilometre", "Km": "kilometre"}
_OWN |= {"Wh": "watt hour", "MWh": "megawatt hour", "GWh": "gigawatt hour", "TWh": "terawatt hour"}
_OWN |= {
    "MMBtu": "mega british thermal unit",
    "mmBTU": "mega british thermal unit",
    "mmBtu": "mega british thermal unit",
}
_OWN |= {"Mbps": "megabit per second", "Gbps": "gigabit per second", "Mb/s": "megabit per second", "HZ": "hertz"}
_OWN |= {"°": "degree", "º": "degree", "ºC": "degree Celsius", "ºF": "degree fahrenheit", "%": "percent", "¢": "cent"}
_OWN |= {
    "m/s": "metre per second",
    "μg": "microgram",
    "μm": "micrometre",
    "um": "micrometre",
    "ksi": "kilopound per square inch",
}
_OWN |= {"Ghz": "gigahertz", "Mhz": "megahertz", "‰": "per mille", "HP": "horsepower", "sec": "second", "min": "minute"}
_OWN |= {"hr": "hour", "hrs": "hour", "Mt": "megaton", "Gt": "gigaton", "kt": "kiloton", "MPH": "mile per hour"}


_UNCASED = r"(?:c|hk|us|u\.s\.|nz|cad|aud|usd) ?\$"
"""Dollar signs as wires without capitals write them; "a $" and "s $" are words before a sign."""
_CODES = ("USD", "EUR", "GBP", "CAD", "AUD", "RMB", "INR", "JPY", "CHF", "CNY", "HKD", "NZD", "SGD", "BTC")
"""Codes that are read in small letters too."""


@dataclass(frozen=True, slots=True)
class Vocable:
    """A unit as a surface names it: canonical name and the kind of mention it makes."""

    name: str
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Surfaces to units.

    `words` are lower case with blanks for hyphens; `symbols` keep their case; `glued` count only when they touch
    the digits. `signs` are currency signs and codes that stand before a number, longest first by `sign`.
    """

    words: dict[str, Vocable]
    symbols: dict[str, Vocable]
    glued: dict[str, Vocable]
    signs: dict[str, str]
    sign: re.Pattern[str]


@functools.lru_cache(maxsize=4)
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The vocabulary of the shipped tables and the word lists of `lexicon`."""
    words: dict[str, Vocable] = {}
    symbols: dict[str, Vocable] = {}
    for surface, name, entity in _quantulum():
        if entity != "currency" and surface not in _COMMON:
            words[surface] = _vocable(name)
    for symbol, name in _quantulum_symbols():
        symbols[symbol] = _vocable(name)
    symbols |= {symbol: _vocable(name) for symbol, name in _OWN.items()}
    for name, surfaces in lexicon.table("units").items():
        for surface in surfaces:
            words[surface.lower().replace("-", " ")] = _vocable(name)
    signs: dict[str, str] = {}
    for surface, code in (*_babel(), *_everyday(lexicon)):
        _add_currency(surface, code, words, symbols, signs)
    for name, surfaces in MINOR_COINS.items():
        words |= dict.fromkeys(surfaces, Vocable(name, MentionKind.MONEY))
    glued = {symbol: _vocable(name) for symbol, name in _GLUED.items()}
    glued["p"] = glued["c"] = Vocable("penny", MentionKind.MONEY)
    glued["c"] = Vocable("cent", MentionKind.MONEY)
    words |= {code.lower(): symbols[code] for code in _CODES if code in symbols}
    words["yo"] = words["y.o"] = Vocable("year", MentionKind.AGE)
    symbols["PS"] = _vocable("horsepower")
    symbols |= {"dL": _vocable("decilitre"), "dl": _vocable("decilitre")}
    symbols |= {"m": _vocable("metre"), "dm": _vocable("decimetre")}
    symbols |= {"C": _vocable("degree Celsius"), "F": _vocable("degree fahrenheit")}
    ordered = "|".join(re.escape(s) for s in sorted(signs, key=len, reverse=True))
    return Vocabulary(words, symbols, glued, signs, re.compile(rf"(?<![A-Za-z$])(?:{ordered}|{_UNCASED}) ?-?\Z"))


def _add_currency(
    surface: str, code: str, words: dict[str, Vocable], symbols: dict[str, Vocable], signs: dict[str, str]
) -> None:
    """Joins one surface: words of small letters after a number, signs and codes on either side."""
    vocable = Vocable(code, MentionKind.MONEY)
    if surface.islower() and surface not in ("zł", "ரூ"):
        words.setdefault(surface, vocable) if surface == code.lower() else words.__setitem__(surface, vocable)
        return
    symbols[surface.strip()] = vocable
    signs[surface.strip()] = code


def _vocable(name: str) -> Vocable:
    if name in TIME_UNITS:
        return Vocable(name, MentionKind.DURATION)
    if name in _POINTS:
        return Vocable(name, MentionKind.POINTS)
    if name == "percent":
        return Vocable(name, MentionKind.PERCENT)
    if name in MINOR_COINS:
        return Vocable(name, MentionKind.MONEY)
    return Vocable(name, MentionKind.MULTIPLE if name == "count" else MentionKind.MEASURE)


def _everyday(lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    for code, surfaces in lexicon.table("currencies").items():
        for surface in surfaces:
            yield surface, code


_WORDLIKE = ("ALL", "TOP", "MOP", "TRY", "CUP", "COP", "MAD", "SOS", "PEN", "LAK", "GEL", "BAM", "TOP", "AMD", "ANG")
"""ISO codes that are words or other abbreviations in capitals."""


def _babel() -> Iterator[tuple[str, str]]:
    """ISO 4217 codes and their English names, without the codes that are common words or unit symbols."""
    from babel import Locale

    english = Locale("en")
    for code in sorted(english.currency_symbols):
        name = english.currencies[code]
        if code.startswith("X") or code in _WORDLIKE:
            continue
        if "(" not in name and name.isascii():
            lower = name.lower()
            yield lower, code
            yield (lower if lower.endswith("s") else lower + "s"), code
        yield code, code


def _tables() -> object:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Classifier dependencies not installed", category=UserWarning)
        from quantulum3 import load
    return load.units("en_US")


def _quantulum() -> Iterator[tuple[str, str, str]]:
    """(surface, canonical name, entity) of quantulum3's units."""
    names = _tables().names  # type: ignore[attr-defined]
    for name in sorted(_NAMES & set(names)):
        unit = names[name]
        for surface in unit.surfaces:
            for form in (surface, *_plurals(surface)):
                yield form.lower().replace("-", " "), _PREFERRED.get(name, name), unit.entity.name


_PREFERRED = {
    "percentage": "percent",
    "united states dollar": "USD",
    "minute of arc": "minute",
    "second of arc": "second",
}
_PREFERRED |= {
    "degree angle": "degree",
    "parts-per-million": "parts per million",
    "parts-per-billion": "parts per billion",
}
"""quantulum3's names that numcheck writes otherwise."""


def _plurals(surface: str) -> Iterator[str]:
    head, space, rest = surface.partition(" per ")
    if head.startswith("degree "):
        yield "degrees" + head[6:]
    elif head.endswith("foot"):
        yield head[:-4] + "feet" + space + rest
    elif head.endswith(("ch", "sh", "x")):
        yield head + "es" + space + rest
    elif head.endswith("y") and head[-2:-1] not in "aeiou":
        yield head[:-1] + "ies" + space + rest
    elif not head.endswith("s"):
        yield head + "s" + space + rest


def _quantulum_symbols() -> Iterator[tuple[str, str]]:
    """The allowed symbols and the units they stand for."""
    symbols = _tables().symbols  # type: ignore[attr-defined]
    for symbol in _SYMBOLS:
        units = sorted(unit.name for unit in symbols.get(symbol) or ())
        if units:
            yield symbol, _PREFERRED.get(units[0], units[0])
