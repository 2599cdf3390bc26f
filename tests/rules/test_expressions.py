"""The formula language of equation rules: what it reads, refuses and computes."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck.model.bounds import Interval
from numcheck.rules.expressions import (
    ExpressionFault,
    Unknown,
    evaluate,
    names,
    parse_check,
    parse_expression,
    show,
)


def at(formula: str, **values: int) -> Fraction | None:
    """The value of a formula where every name stands for one number."""
    points = {name: (Interval.point(Fraction(value)),) for name, value in values.items()}
    found = evaluate(parse_expression(formula), points)
    assert found.low == found.high
    return found.low


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("10 - 2 - 3", 5),
        ("12 / 2 / 3", 2),
        ("2 * 3 ^ 2", 18),
        ("0.5 * 4", 2),
        ("(to - from) / from", Fraction(1, 2)),
        ("a_b - 1", 3),
    ],
)
def test_formulas_bind_as_in_school(formula: str, value: Fraction) -> None:
    assert at(formula, **{"to": 300, "from": 200, "a_b": 4}) == value


@pytest.mark.parametrize(
    ("formula", "fault"),
    [
        ("", "expected a number"),
        ("a +", "at the end"),
        ("a b", "expected the end at character 3"),
        ("(a", "expected )"),
        ("a ** b", "expected a number, a name or ( at character 4"),
        ("__import__('os')", "cannot read"),
        ("a.b", "cannot read '.b' at character 2"),
        ("sum(1)", "the name of a role"),
        ("(" * 60 + "a" + ")" * 60, "nested too deep"),
        ("a + " * 200 + "a", "at most 400 characters"),
        ("a = b", "expected the end"),
    ],
)
def test_a_faulty_formula_says_where(formula: str, fault: str) -> None:
    with pytest.raises(ExpressionFault) as caught:
        parse_expression(formula)
    assert fault in str(caught.value)


def test_a_check_needs_one_comparison() -> None:
    assert names(parse_check("by = (to - from) / from")) == {"by", "to", "from"}
    with pytest.raises(ExpressionFault, match="expected = or < or"):
        parse_check("by")
    with pytest.raises(ExpressionFault, match="expected the end"):
        parse_check("a = b = c")


def test_empty_roles_several_values_and_zero_divisors_have_no_value() -> None:
    one, two = Interval.point(Fraction(1)), Interval.point(Fraction(2))
    assert evaluate(parse_expression("sum(part)"), {"part": (one, two)}) == Interval.point(Fraction(3))
    for formula, values in (
        ("part", {}),
        ("part", {"part": (one, two)}),
        ("sum(part)", {"part": ()}),
        ("1 / part", {"part": (Interval(Fraction(-1), Fraction(1)),)}),
        ("2 ^ part", {"part": (Interval.point(Fraction(999)),)}),
    ):
        with pytest.raises(Unknown):
            evaluate(parse_expression(formula), values)


def test_the_working_shows_the_numbers_of_the_text() -> None:
    written = {"to": "200,000", "from": "300,000", "part": "610 + 420"}
    assert show(parse_expression("(from - to) / from"), written) == "(300,000 - 200,000) / 300,000"
    assert show(parse_expression("sum(part)"), written) == "610 + 420"
    assert show(parse_expression("from - sum(part)"), written) == "300,000 - (610 + 420)"


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.integers(0, 50), st.integers(0, 50))
def test_a_wider_number_never_narrows_the_result(to: int, base: int, more: int, less: int) -> None:
    formula = parse_expression("to / from - 1")
    narrow = {"to": (Interval.point(Fraction(to)),), "from": (Interval.point(Fraction(base)),)}
    wide = {"to": (Interval(Fraction(to - less), Fraction(to + more)),), "from": (Interval.point(Fraction(base)),)}
    assert evaluate(formula, narrow).within(evaluate(formula, wide))
