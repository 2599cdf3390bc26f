"""What slip of the pen would turn one number into the other: swapped digits, a lost digit, a shifted scale.

The names returned are the notes of a finding ("swapped-digits"); they explain a difference, they never prove one.
"""

from __future__ import annotations

from fractions import Fraction

SCALES = {10: "factor-10", 100: "factor-100", 1000: "factor-1000", 1_000_000: "factor-1000000"}
"""Slips of a decimal point (10, 100) and of a scale word: thousand for million, million for billion."""
TEENS = range(3, 10)
"""13 and 30 to 19 and 90: pairs that a listener confuses."""


def slips(a: Fraction, b: Fraction) -> tuple[str, ...]:
    """The slips that lead from one number to the other, either way; empty for equal numbers."""
    if a == b:
        return ()
    if a == -b:
        return ("sign",)
    found = [name for name, there in _slips(abs(a), abs(b)) if there]
    return tuple(found)


def _slips(a: Fraction, b: Fraction) -> list[tuple[str, bool]]:
    small, large = sorted((a, b))
    scale = SCALES.get(int(large / small)) if small and (large / small).denominator == 1 else None
    if scale:
        return [(scale, True)]
    x, y = digits(a, b)
    teen = _teen(small, large)
    return [
        ("teen-ty", teen),
        ("swapped-digits", _swapped(x, y)),
        ("lost-digit", _lost(x, y)),
        ("one-digit", not teen and len(x) > 1 and _differing(x, y) == 1 and large - small != 1),
        ("off-by-one", large - small == 1),
    ]


def digits(a: Fraction, b: Fraction) -> tuple[str, str]:
    """The digits of both numbers down to their common last place; empty where one has no end ("a third")."""
    places = max(_places(a), _places(b))
    if places < 0 or _places(a) < 0 or _places(b) < 0:
        return "", ""
    x, y = (str(int(n * 10**places)) for n in (a, b))
    while len(x) > 1 and len(y) > 1 and x[-1] == y[-1] == "0":
        x, y = x[:-1], y[:-1]
    return x, y


def _places(value: Fraction) -> int:
    """How many decimals write `value` exactly; -1 if none do or more than nine are needed."""
    return next((k for k in range(10) if (value * 10**k).denominator == 1), -1)


def _teen(small: Fraction, large: Fraction) -> bool:
    return any(small * 10 * n == large * (10 + n) and _is_power(small / (10 + n)) for n in TEENS)


def _is_power(value: Fraction) -> bool:
    """Whether `value` is 1, 10, 100 and so on."""
    return value.denominator == 1 and str(value.numerator).strip("0") == "1"


def _differing(x: str, y: str) -> int:
    """In how many places two numbers of one length differ; 0 for other lengths."""
    return sum(p != q for p, q in zip(x, y, strict=True)) if len(x) == len(y) else 0


def _swapped(x: str, y: str) -> bool:
    """Whether exchanging two digits turns one number into the other."""
    return _differing(x, y) == 2 and sorted(x) == sorted(y)


def _lost(x: str, y: str) -> bool:
    """Whether one number is the other with one digit left out."""
    short, long = sorted((x, y), key=len)
    return len(long) == len(short) + 1 and any(long[:k] + long[k + 1 :] == short for k in range(len(long)))
