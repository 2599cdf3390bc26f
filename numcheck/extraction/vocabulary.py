"""The vocabulary of units: quantulum3's tables, Babel's currencies and the word lists of `rules/lexicon/`.

The only importer of quantulum3, of which nothing but the tables is used. Everything is copied at once into
frozen values: a surface leads to a canonical name and a kind, nothing else.
"""

from __future__ import annotations

import functools
import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import MentionKind

MINOR_COINS = ("cent", "penny", "sen", "kopeck", "centavo", "paisa")
"""Hundredths of a currency by canonical name."""
_DURATIONS = ("second", "minute", "hour", "day", "week", "fortnight", "month", "year", "decade", "century")
"""The units of durations that a news text uses; finer ones are measures."""
_KINDS = {
    **dict.fromkeys(_DURATIONS, MentionKind.DURATION),
    **dict.fromkeys(MINOR_COINS, MentionKind.MONEY),
    "percent": MentionKind.PERCENT,
    "percentage point": MentionKind.POINTS,
    "basis point": MentionKind.POINTS,
    "count": MentionKind.MULTIPLE,
}
"""The kinds of mention that units make, where they are no measures."""
_PREFERRED = {
    "percentage": "percent",
    "minute of arc": "minute",
    "second of arc": "second",
    "degree angle": "degree",
    "parts-per-million": "parts per million",
    "parts-per-billion": "parts per billion",
}
"""quantulum3's names that numcheck writes otherwise."""
_UNCASED_SIGN = r"(?:c|hk|us|u\.s\.|nz|cad|aud|usd) ?\$"
"""Dollar signs as wires without capitals write them; "a $" and "s $" are words before a sign."""
_UNCASED_CODES = ("USD", "EUR", "GBP", "CAD", "AUD", "RMB", "INR", "JPY", "CHF", "CNY", "HKD", "NZD", "SGD", "BTC")
"""Codes that are read in small letters too."""
_WORDLIKE = frozenset(
    ("ALL", "TOP", "MOP", "TRY", "CUP", "COP", "MAD", "SOS", "PEN", "LAK", "GEL", "BAM", "AMD", "ANG")
)
"""ISO codes that are words or other abbreviations in capitals."""


@dataclass(frozen=True, slots=True)
class Vocable:
    """A unit as a surface names it: canonical name and the kind of mention it makes."""

    name: str
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Surfaces to units.

    `words` are lower case with blanks for hyphens; `symbols` keep their case; `glued` count only when they touch
    the digits. `signs` are the currency signs and codes that may stand before a number; `sign` finds one that
    ends at a given place.
    """

    words: dict[str, Vocable]
    symbols: dict[str, Vocable]
    glued: dict[str, Vocable]
    signs: dict[str, str]
    sign: re.Pattern[str]


@functools.lru_cache(maxsize=4)
def vocabulary(lexicon: Lexicon) -> Vocabulary:
    """The vocabulary of the shipped tables and the word lists of `lexicon`."""
    words = dict(_unit_words(lexicon))
    symbols = dict(_unit_symbols(lexicon))
    signs: dict[str, str] = {}
    for surface, code in (*_iso_currencies(), *_listed(lexicon, "currencies")):
        if (surface.islower() and surface.isalpha()) or (" " in surface and surface.islower()):
            words[surface] = Vocable(code, MentionKind.MONEY)
        else:
            symbols[surface] = Vocable(code, MentionKind.MONEY)
            signs[surface] = code
    words |= {code.lower(): symbols[code] for code in _UNCASED_CODES if code in symbols}
    words |= dict.fromkeys(("yo", "y.o"), Vocable("year", MentionKind.AGE))
    symbols |= {symbol: _vocable(name) for symbol, name in _listed(lexicon, "unit_symbols")}
    glued = {symbol: _vocable(name) for symbol, name in _listed(lexicon, "glued_symbols")}
    return Vocabulary(words, symbols, glued, signs, _sign_pattern(signs))


def _sign_pattern(signs: Iterable[str]) -> re.Pattern[str]:
    ordered = "|".join(re.escape(s) for s in sorted(signs, key=lambda s: (-len(s), s)))
    return re.compile(rf"(?<![A-Za-z$])(?:{ordered}|{_UNCASED_SIGN}) ?-?\Z")


def _vocable(name: str) -> Vocable:
    return Vocable(name, _KINDS.get(name, MentionKind.MEASURE))


def _listed(lexicon: Lexicon, table: str) -> Iterator[tuple[str, str]]:
    """(surface, name) of a word list whose classes are canonical names."""
    for name, surfaces in lexicon.table(table).items():
        for surface in surfaces:
            yield surface, name


def _unit_words(lexicon: Lexicon) -> Iterator[tuple[str, Vocable]]:
    """The surfaces of units in words, quantulum3's first."""
    seldom = frozenset(lexicon.words("unit_names", "seldom"))
    names = _tables().names
    for name in lexicon.words("unit_names", "allowed"):
        unit = names.get(name)
        for surface in unit.surfaces if unit else ():
            for form in (surface, *_plurals(surface)):
                if form.lower() not in seldom:
                    yield form.lower().replace("-", " "), _vocable(_PREFERRED.get(name, name))
    for surface, name in _listed(lexicon, "units"):
        yield surface.lower().replace("-", " "), _vocable(name)


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


def _unit_symbols(lexicon: Lexicon) -> Iterator[tuple[str, Vocable]]:
    """quantulum3's symbols that are allowed; of several units of one symbol the first by name."""
    symbols = _tables().symbols
    for symbol in lexicon.words("unit_names", "symbols"):
        units = sorted(unit.name for unit in symbols.get(symbol) or ())
        if units:
            yield symbol, _vocable(_PREFERRED.get(units[0], units[0]))


def _iso_currencies() -> Iterator[tuple[str, str]]:
    """(surface, code) of the living currencies of ISO 4217: codes, and their English names in small letters."""
    from babel import Locale

    english = Locale("en")
    for code in sorted(english.currency_symbols):
        if code.startswith("X") or code in _WORDLIKE:
            continue
        name = english.currencies[code].lower()
        if name.isascii() and "(" not in name and "-" not in name:
            yield name, code
            yield (name if name.endswith("s") else name + "s"), code
        yield code, code


def _tables() -> Any:  # noqa: ANN401
    """quantulum3's tables. It warns at import that its classifier is not installed; the tables need none."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Classifier dependencies not installed", category=UserWarning)
        from quantulum3 import load
    return load.units("en_US")
