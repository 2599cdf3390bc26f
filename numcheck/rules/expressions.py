"""The closed little language of equation rules: `by = (to - from) / from`, over intervals or plain numbers.

    check      := expression ( "=" | "<" | "<=" | ">" | ">=" ) expression
    expression := term (("+" | "-") term)*
    term       := factor (("*" | "/") factor)*
    factor     := atom ("^" atom)?
    atom       := NUMBER | NAME | "sum" "(" NAME ")" | "abs" "(" expression ")" | "(" expression ")"

Names are the roles and facts of a relation. Nothing is ever handed to `eval`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from itertools import product

from numcheck.model.bounds import Interval

_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|([a-z][a-z0-9_]*)|(<=|>=|[=<>+\-*/^()]))")
_WRITTEN = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
_MAX_NAMES = 6
_COMPARISONS = ("=", "<", "<=", ">", ">=")
_MAX_LENGTH = 400
_MAX_POWER = 200
"""Years of compound growth that are worth computing exactly."""


class ExpressionFault(ValueError):
    """A formula that cannot be read; the message says what was expected and at which character."""


class Unknown(Exception):
    """A formula that has no value for these roles: a role is empty, or a divisor is zero."""


@dataclass(frozen=True, slots=True)
class Number:
    """A written constant."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Name:
    """A role or fact with one value."""

    name: str


@dataclass(frozen=True, slots=True)
class Total:
    """sum(role): all values of a role."""

    name: str


@dataclass(frozen=True, slots=True)
class Size:
    """abs(expression): its value without the sign."""

    inner: Expression


@dataclass(frozen=True, slots=True)
class Binary:
    """Two expressions joined by + - * / or ^."""

    sign: str
    left: Expression
    right: Expression


Expression = Number | Name | Total | Size | Binary
Values = Mapping[str, Sequence[Interval]]


@dataclass(frozen=True, slots=True)
class Check:
    """A comparison of two expressions."""

    left: Expression
    sign: str
    right: Expression


def parse_check(source: str) -> Check:
    """Read a comparison.

    Raises:
        ExpressionFault: if the text is not of the language above.
    """
    parser = _Parser(source)
    left = parser.expression()
    sign = parser.take(*_COMPARISONS)
    right = parser.expression()
    parser.finish()
    return Check(left, sign, right)


def parse_expression(source: str) -> Expression:
    """Read an expression without a comparison.

    Raises:
        ExpressionFault: if the text is not of the language above.
    """
    parser = _Parser(source)
    found = parser.expression()
    parser.finish()
    return found


def names(expression: Expression | Check) -> frozenset[str]:
    """The roles and facts that a formula speaks of."""
    match expression:
        case Number():
            return frozenset()
        case Name(name) | Total(name):
            return frozenset({name})
        case Size(inner):
            return names(inner)
        case Binary(_, left, right) | Check(left, _, right):
            return names(left) | names(right)


def evaluate(expression: Expression, values: Values) -> Interval:
    """The interval of an expression's values.

    A name that stands twice in a formula, as in (to - from) / from, is one number, so the formula is computed at
    every corner of the box of its names; that is exact where it rises or falls steadily with each of them, as the
    formulas of news arithmetic do.

    Raises:
        Unknown: if a name has no value or several, or a divisor may be zero.
    """
    loose = _loose(expression, values)
    if loose.low is None or loose.high is None or loose.low == loose.high:
        return loose
    box = [(name, _ends(_valued(name, values))) for name in sorted(names(expression))]
    if len(box) > _MAX_NAMES:
        return loose
    corners = []
    for ends in product(*(ends for _, ends in box)):
        point = {name: (Interval.point(value),) for (name, _), (value, _) in zip(box, ends, strict=True)}
        corners.append((_loose(expression, point).low, any(is_open for _, is_open in ends)))
    found = [(value, is_open) for value, is_open in corners if value is not None]
    low, high = min(v for v, _ in found), max(v for v, _ in found)
    return Interval(low, high, all(o for v, o in found if v == low), all(o for v, o in found if v == high))


def _valued(name: str, values: Values) -> Interval:
    return reduce(Interval.__add__, values[name])


def _ends(interval: Interval) -> tuple[tuple[Fraction, bool], ...]:
    low, high = interval.low or Fraction(0), interval.high or Fraction(0)
    return ((low, interval.low_open),) if low == high else ((low, interval.low_open), (high, interval.high_open))


def _loose(expression: Expression, values: Values) -> Interval:
    """Plain interval arithmetic, which takes every mention of a name for a number of its own."""
    match expression:
        case Number(value):
            return Interval.point(value)
        case Name(name):
            found = values.get(name, ())
            if len(found) != 1:
                raise Unknown(name)
            return found[0]
        case Total(name):
            if not values.get(name):
                raise Unknown(name)
            return _valued(name, values)
        case Size(inner):
            return _size(_loose(inner, values))
        case Binary(sign, left, right):
            return _combine(sign, _loose(left, values), _loose(right, values))


def _size(interval: Interval) -> Interval:
    if interval.low is not None and interval.low >= 0:
        return interval
    if interval.high is not None and interval.high <= 0:
        return -interval
    return Interval(Fraction(0), (-interval).hull(interval).high, high_open=(-interval).hull(interval).high_open)


def _combine(sign: str, left: Interval, right: Interval) -> Interval:
    match sign:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/":
            if right.holds(Fraction(0)) or Fraction(0) in (right.low, right.high):
                raise Unknown("division by zero")
            return left / right
        case _:
            return _power(left, right)


def _power(base: Interval, exponent: Interval) -> Interval:
    """A positive base to a small whole power."""
    n = exponent.low
    if n is None or n != exponent.high or n.denominator != 1 or not 0 <= n <= _MAX_POWER:
        raise Unknown("power")
    if base.low is None or base.high is None or base.low < 0:
        raise Unknown("power")
    return Interval(base.low ** int(n), base.high ** int(n), base.low_open, base.high_open)


def show(expression: Expression, written: Mapping[str, str], tight: bool = False) -> str:
    """The formula with every name replaced by what stands in the text: "(300,000 - 200,000) / 300,000"."""
    match expression:
        case Number(value):
            return f"{float(value):g}"
        case Name(name) | Total(name):
            text = written.get(name, name)
            return f"({text})" if tight and " + " in text else text
        case Size(Binary("-", Name(a), Name(b))) if number_in(written.get(a, "")) < number_in(written.get(b, "")):
            return show(Binary("-", Name(b), Name(a)), written, tight)
        case Size(inner):
            return show(inner, written, tight)
        case Binary(sign, left, right):
            strong = sign in "*/^"
            shown = (
                f"{show(left, written, strong)} {sign.replace('*', '×')} {show(right, written, strong or sign == '-')}"
            )
            return f"({shown})" if tight and (sign in "+-" or sign == "/") else shown


def number_in(text: str) -> float:
    """The first number of a written value, 0 where there is none."""
    found = _WRITTEN.search(text)
    return float(found.group().replace(",", "")) if found else 0.0


class _Parser:
    def __init__(self, source: str) -> None:
        if len(source) > _MAX_LENGTH:
            raise ExpressionFault(f"a formula has at most {_MAX_LENGTH} characters")
        self._tokens = list(_tokens(source))
        self._at = 0
        self._depth = 0

    def expression(self) -> Expression:
        self._depth += 1
        if self._depth > 50:
            raise ExpressionFault("nested too deep")
        found = self._term()
        while self._peek() in ("+", "-"):
            found = Binary(self._next(), found, self._term())
        self._depth -= 1
        return found

    def take(self, *wanted: str) -> str:
        if self._peek() not in wanted:
            raise ExpressionFault(f"expected {' or '.join(wanted)} {self._where()}")
        return self._next()

    def finish(self) -> None:
        if self._peek():
            raise ExpressionFault(f"expected the end {self._where()}")

    def _term(self) -> Expression:
        found = self._factor()
        while self._peek() in ("*", "/"):
            found = Binary(self._next(), found, self._factor())
        return found

    def _factor(self) -> Expression:
        base = self._atom()
        if self._peek() == "^":
            return Binary(self._next(), base, self._atom())
        return base

    def _atom(self) -> Expression:
        token = self._peek()
        if token == "(":
            self._next()
            found = self.expression()
            self.take(")")
            return found
        if token == "sum" and self._peek(1) == "(":
            self._next()
            self._next()
            name = self._next()
            if not name.isidentifier():
                raise ExpressionFault(f"sum takes the name of a role, not {name!r}")
            self.take(")")
            return Total(name)
        if token == "abs" and self._peek(1) == "(":
            self._next()
            return Size(self._atom())
        if token[:1].isdigit():
            return Number(Fraction(self._next()))
        if token[:1].isalpha():
            return Name(self._next())
        raise ExpressionFault(f"expected a number, a name or ( {self._where()}")

    def _peek(self, ahead: int = 0) -> str:
        at = self._at + ahead
        return self._tokens[at][0] if at < len(self._tokens) else ""

    def _next(self) -> str:
        token = self._peek()
        self._at += 1
        return token

    def _where(self) -> str:
        if self._at < len(self._tokens):
            text, start = self._tokens[self._at]
            return f"at character {start + 1}, not {text!r}"
        return "at the end"


def _tokens(source: str) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    end = 0
    source = source.rstrip()
    while end < len(source):
        token = _TOKEN.match(source, end)
        if token is None:
            raise ExpressionFault(f"cannot read {source[end:].strip()[:10]!r} at character {end + 1}")
        text = token.group(token.lastindex or 0)
        found.append((text, token.end() - len(text)))
        end = token.end()
    return found
