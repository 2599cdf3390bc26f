"""Canonical unit names to units with dimension and factor. The only importer of pint, which never sees raw text."""

from __future__ import annotations

import functools
from fractions import Fraction
from typing import Any

from numcheck.model.figures import Unit

SECONDS = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86_400,
    "week": 604_800,
    "fortnight": 1_209_600,
}
"""Seconds in a unit of [time]."""
MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "millennium": 12_000}
"""Months in a unit of [month]; against days they compare only as ranges."""
_COINS = {
    "cent": ("USD", Fraction(1, 100)),
    "penny": ("GBP", Fraction(1, 100)),
    "sen": ("MYR", Fraction(1, 100)),
    "kopeck": ("RUB", Fraction(1, 100)),
    "centavo": ("peso", Fraction(1, 100)),
    "paisa": ("INR", Fraction(1, 100)),
}
_SIMPLE = {
    "percent": Unit("percent", "%", "percent"),
    "fraction": Unit("fraction", "", "percent", Fraction(100)),
    "per mille": Unit("per mille", "‰", "percent", Fraction(1, 10)),
    "percentage point": Unit("percentage point", "pp", "percentage point"),
    "basis point": Unit("basis point", "bp", "percentage point", Fraction(1, 100)),
    "parts per million": Unit("part per million", "ppm", "part", Fraction(1, 10**6)),
    "parts per billion": Unit("part per billion", "ppb", "part", Fraction(1, 10**9)),
    "parts-per-trillion": Unit("part per trillion", "ppt", "part", Fraction(1, 10**12)),
    "count": Unit("times", "x", "multiple"),
    "ratio": Unit("ratio", ":", "ratio"),
    "magnitude": Unit("magnitude", "M", "magnitude"),
    "degree Celsius": Unit("degree Celsius", "°C", "[temperature]", Fraction(1), Fraction(27315, 100)),
    "degree fahrenheit": Unit(
        "degree Fahrenheit", "°F", "[temperature]", Fraction(5, 9), Fraction(45967, 100) * Fraction(5, 9)
    ),
    "kelvin": Unit("kelvin", "K", "[temperature]"),
}
_PINT = {
    "acre foot": "acre * foot",
    "ampere-hour": "ampere * hour",
    "barrel": "oil_bbl",
    "barrel of oil": "oil_bbl",
    "brake horsepower": "horsepower",
    "cubic centimetre": "centimeter**3",
    "cubic foot": "foot**3",
    "cubic inch": "inch**3",
    "cubic kilometre": "kilometer**3",
    "cubic metre": "meter**3",
    "cubic mile": "mile**3",
    "cubic yard": "yard**3",
    "foot pound-force": "foot * force_pound",
    "kilopound per square inch": "kip / inch**2",
    "light-year": "light_year",
    "long ton": "long_ton",
    "mega british thermal unit": "megabritish_thermal_unit",
    "metre per square second": "meter / second**2",
    "millimetre of mercury": "mmHg",
    "milliampere-hour": "milliampere * hour",
    "newton metre": "newton * meter",
    "pound-foot": "foot * force_pound",
    "pound-force": "force_pound",
    "pound-mass": "pound",
    "pound per square inch": "force_pound / inch**2",
    "revolutions per minute": "revolution / minute",
    "short ton": "short_ton",
    "square centimetre": "centimeter**2",
    "square foot": "foot**2",
    "square inch": "inch**2",
    "square kilometre": "kilometer**2",
    "square metre": "meter**2",
    "square mile": "mile**2",
    "square yard": "yard**2",
    "standard gravity": "standard_gravity",
    "tonne": "tonne",
    "troy ounce": "troy_ounce",
    "volt-ampere": "volt * ampere",
    "watt second": "watt * second",
    "watt hour": "watt * hour",
    "kilowatt hour": "kilowatt * hour",
    "megawatt hour": "megawatt * hour",
    "gigawatt hour": "gigawatt * hour",
    "terawatt hour": "terawatt * hour",
    "ångström": "angstrom",
}
"""Canonical names whose pint name is another one."""
_SAME = frozenset(
    """acre, ampere, astronomical unit, bar, becquerel, bit, british thermal unit, bushel, byte, calorie, centimeter,
    centimetre, centilitre, cup, decilitre, decimetre, electronvolt, farad, fathom, fluid ounce, foot, furlong, gallon,
    gibibyte, gigabit, gigabyte, gigaelectronvolt, gigahertz, gigajoule, gigapascal, gigaton, gigawatt, gram, hectare,
    hectolitre, hectopascal, hertz, horsepower, inch, joule, kilobit, kilobyte, kilocalorie, kiloelectronvolt, kilogram,
    kilohertz, kilojoule, kilometre, kilonewton, kiloohm, kilopascal, kiloton, kilovolt, kilowatt, knot, litre, lumen,
    lux, megabit, megabyte, megaelectronvolt, megahertz, megajoule, megaohm, megapascal, megapixel, megaton, megawatt,
    metre, microampere, microfarad, microgram, micrometre, microsecond, mile, milliampere, millibar, milligram,
    millijoule, millilitre, millimetre, millisecond, millisievert, millivolt, milliwatt, mole, nanometre, nanosecond,
    nautical mile, newton, ohm, ounce, pascal, petabyte, petawatt, picometre, pint, quart, radian, roentgen, sievert,
    stone, tablespoon, teaspoon, tebibyte, terabit, terabyte, teraelectronvolt, terahertz, terawatt, tesla, torr, volt,
    watt, yard""".replace("\n   ", "").split(", ")
)
"""Canonical names that pint knows by the same name (blanks as underscores). "ton" is left out on purpose: it may be
short, long or metric, and is compared only with itself."""


@functools.lru_cache(maxsize=4096)
def unit(name: str) -> Unit:
    """The unit of a canonical name; "X per Y" is built from both. An unknown name is a dimension of its own."""
    over, per, under = name.partition(" per ")
    if name in _SIMPLE:
        return _SIMPLE[name]
    if name in _PINT or not per:
        return _single(name)
    top, bottom = unit(over), unit(under)
    symbol = f"{top.symbol}/{bottom.symbol}"
    dimension = f"{top.dimension}/{bottom.dimension}"
    return Unit(f"{top.name} per {bottom.name}", symbol, dimension, top.factor / bottom.factor)


def _single(name: str) -> Unit:
    if name in SECONDS:
        return Unit(name, name, "[time]", Fraction(SECONDS[name]))
    if name in MONTHS:
        return Unit(name, name, "[month]", Fraction(MONTHS[name]))
    if name in _COINS:
        code, worth = _COINS[name]
        return Unit(name, name, f"currency {code}", worth)
    if len(name) == 3 and name.isupper():
        return Unit(_currency(name), name, f"currency {name}")
    if name in ("peso", "rupee", "krone", "krona", "dinar", "shilling"):
        return Unit(name, name, f"currency {name}")
    expression = _PINT.get(name) or (name.replace(" ", "_") if name in _SAME else "")
    return _physical(name, expression) if expression else Unit(name, name, name)


def _currency(code: str) -> str:
    """The English name of a currency, as in "US dollar"; the code itself if it has none."""
    from babel import Locale

    names: Any = Locale("en").currencies
    if code in _CURRENCY_NAMES or code not in names:
        return _CURRENCY_NAMES.get(code, code)
    *whose, coin = str(names[code]).split()
    return " ".join([*whose[:1], *(w.lower() if w == "New" else w for w in whose[1:]), coin.lower()])


_CURRENCY_NAMES = {"EUR": "euro", "BTC": "bitcoin", "ETH": "ether", "GBP": "pound sterling", "LAK": "Lao kip"}
"""Names that Babel has otherwise, or not."""


def _physical(name: str, expression: str) -> Unit:
    quantity = _registry().Quantity(1, expression)
    base = quantity.to_base_units()
    symbol = f"{quantity.units:~}".replace(" ", "") or name
    dimension = str(base.dimensionality).replace(" ", "")
    return Unit(name, symbol, dimension, Fraction(f"{base.magnitude:.12g}"))


@functools.cache
def _registry() -> Any:  # noqa: ANN401
    """Pint's registry; built once, when a text holds a physical unit."""
    import pint

    return pint.UnitRegistry()
