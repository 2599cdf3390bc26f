"""The closed little language of equation rules: `by = (to - from) / from`, over intervals or plain numbers.

    check      := expression ( "=" | "<" | "<=" | ">" | ">=" ) expression
    expression := term (("+" | "-") term)*
    term       := factor (("*" | "/") factor)*
    factor     := atom ("^" atom)?
    atom       := NUMBER | NAME | "sum" "(" NAME ")" | "(" expression ")"

Names are the roles and facts of a relation. Nothing is ever handed to `eval`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce

from numcheck.model.bounds import Interval

_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|([a-z][a-z0-9_]*)|(<=|>=|[=<>+\-*/^()]))")
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
class Binary:
    """Two expressions joined by + - * / or ^."""

    sign: str
    left: Expression
    right: Expression


Expression = Number | Name | Total | Binary
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
        case Binary(_, left, right) | Check(left, _, right):
            return names(left) | names(right)


def evaluate(expression: Expression, values: Values) -> Interval:
    """The interval of an expression's values.

    Raises:
        Unknown: if a name has no value or several, or a divisor may be zero.
    """
    match expression:
        case Number(value):
            return Interval.point(value)
        case Name(name):
            found = values.get(name, ())
            if len(found) != 1:
                raise Unknown(name)
            return found[0]
        case Total(name):
            found = values.get(name, ())
            if not found:
                raise Unknown(name)
            return reduce(Interval.__add__, found)
        case Binary(sign, left, right):
            return _combine(sign, evaluate(left, values), evaluate(right, values))


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
        case Binary(sign, left, right):
            strong = sign in "*/^"
            shown = (
                f"{show(left, written, strong)} {sign.replace('*', '×')} {show(right, written, strong or sign == '-')}"
            )
            return f"({shown})" if tight and (sign in "+-" or sign == "/") else shown


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
