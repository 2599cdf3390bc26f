"""What slip of the pen would turn one number into the other: swapped digits, a lost digit, a shifted scale.

The names returned are the notes of a finding ("swapped-digits"); they explain a difference, they never prove one.
"""

from __future__ import annotations

from fractions import Fraction

SCALES = {10: "factor-10", 100: "factor-100", 1000: "factor-1000", 1_000_000: "factor-1000000"}
"""Slips of a decimal point (10, 100) and of a scale word: thousand for million, million for billion."""
PLACES = 9
"""To how many decimals numbers are compared digit by digit."""


def slips(a: Fraction, b: Fraction) -> tuple[str, ...]:
    """The slips that lead from one number to the other, either way; empty for equal numbers."""
    if a == b:
        return ()
    if a == -b:
        return ("sign",)
    small, large = sorted((abs(a), abs(b)))
    x, y = digits(small, large)
    return _slips(x, y, one_apart=large - small == 1) if x else ()


def digits(a: Fraction, b: Fraction) -> tuple[str, str]:
    """The digits of both numbers down to their common last place; empty where one has no end ("a third")."""
    if a.denominator == b.denominator == 1:
        x, y = str(a.numerator), str(b.numerator)
    else:
        places = max(_places(a), _places(b))
        if _places(a) < 0 or _places(b) < 0:
            return "", ""
        x, y = (str(n.numerator * 10**places // n.denominator) for n in (a, b))
    while len(x) > 1 and len(y) > 1 and x[-1] == y[-1] == "0":
        x, y = x[:-1], y[:-1]
    return x, y


def _places(value: Fraction) -> int:
    """How many decimals write `value` exactly; -1 if none do or more than PLACES are needed."""
    return next((k for k in range(PLACES + 1) if 10**k % value.denominator == 0), -1)


def _slips(x: str, y: str, *, one_apart: bool) -> tuple[str, ...]:
    """The slips between two different numbers without sign, the smaller first, by their digits."""
    small, large = int(x), int(y)
    if small and large % small == 0 and large // small in SCALES:
        return (SCALES[large // small],)
    teen = _teen(x, y)
    differing = sum(p != q for p, q in zip(x, y, strict=True)) if len(x) == len(y) else 0
    found = (
        ("teen-ty", teen),
        ("swapped-digits", differing == 2 and sorted(x) == sorted(y)),
        ("lost-digit", len(y) == len(x) + 1 and any(y[:k] + y[k + 1 :] == x for k in range(len(y)))),
        ("one-digit", differing == 1 and len(x) > 1 and not teen and not one_apart),
        ("off-by-one", one_apart),
    )
    return tuple(name for name, there in found if there)


def _teen(x: str, y: str) -> bool:
    """13 and 30 to 19 and 90, and their thousands: pairs that a listener confuses."""
    teen, ten = x.rstrip("0"), y.rstrip("0")
    return len(x) == len(y) and len(teen) == 2 and teen[0] == "1" and ten == teen[1] and ten in "3456789"
