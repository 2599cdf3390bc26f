"""The kind `equation`: the roles of a relation must satisfy a formula, proven or refuted on intervals.

Three verdicts: *impossible* under any rounding; *only-if-rounded*, where the formula needs more than half of the
room that rounding leaves; *consistent*, which is no finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from numcheck.model.bounds import Interval
from numcheck.model.claims import Claim
from numcheck.model.figures import Amount, Unit
from numcheck.model.findings import Severity
from numcheck.model.readings import Between, Exactly, Reading
from numcheck.model.relations import VOCABULARY, Relation, RelationKind, Sureness
from numcheck.rules.body import Hit, OneOrMore, RuleBody
from numcheck.rules.evidence import Evidence
from numcheck.rules.expressions import (
    Check,
    Expression,
    Name,
    Unknown,
    evaluate,
    names,
    parse_check,
    parse_expression,
    show,
)
from numcheck.rules.wording import CLAIM_FIELDS, claim_fields, claim_key, number, place, value_text

_CAPS = {Sureness.SURE: None, Sureness.LIKELY: Severity.WARNING, Sureness.GUESS: Severity.INFO}
_PERCENT = ("percent", "percentage point")


def _checked(source: str) -> str:
    parse_check(source)
    return source


def _expressed(source: str) -> str:
    parse_expression(source)
    return source


CheckText = Annotated[str, AfterValidator(_checked)]
ExpressionText = Annotated[str, AfterValidator(_expressed)]


class Equation(RuleBody):
    """A formula over the roles of a relation. Percents count as fractions of one (60% is 0.6), physical units in
    their base unit. Template fields: the roles and facts of the formula, computed, working."""

    kind: Literal["equation"] = "equation"
    relation: RelationKind = Field(description="The relation whose roles the formula speaks of.")
    where: dict[str, OneOrMore[str]] = Field(
        default_factory=dict, description="Facts that the relation must have: a value, or several."
    )
    check: CheckText = Field(description='What must hold, as in "by = (to - from) / from"; = < <= > >=.')
    show: ExpressionText | None = Field(default=None, description="The formula to show, if not the right side.")
    misses: dict[str, ExpressionText] = Field(
        default_factory=dict, description="Slips to name: a note, and the formula that would give the left side."
    )
    tolerance: float = Field(default=0, ge=0, le=1, description="How far, of its value, the left side may be off.")
    wild: float | None = Field(
        default=None,
        gt=1,
        description="Silent if the sides differ by more than this factor, too wild for a slip; powers of ten excepted.",
    )
    rounded: Literal["ask", "silent"] = Field(default="ask", description="What to do with only-if-rounded.")

    @model_validator(mode="after")
    def _speaks_of_the_relation(self) -> Equation:
        """Formulas and facts name only what the relation has."""
        known = VOCABULARY[self.relation]
        formulas: list[Expression | Check] = [parse_check(self.check), *map(parse_expression, self.misses.values())]
        if self.show:
            formulas.append(parse_expression(self.show))
        for name in sorted({name for formula in formulas for name in names(formula)}):
            if name not in (*known.roles, *known.numbers):
                allowed = ", ".join((*known.roles, *known.numbers))
                raise ValueError(f"{self.relation.value} has no {name}; it has {allowed}")
        for fact, wanted in self.where.items():
            for value in wanted:
                if value not in known.words.get(fact, ()):
                    allowed = "; ".join(f"{f}: {', '.join(v)}" for f, v in known.words.items())
                    raise ValueError(f"where: {self.relation.value} has no {fact}: {value}; it has {allowed}")
        return self

    def fields(self) -> frozenset[str]:
        """Roles and facts of the relation with their attributes, the computed value and the working."""
        known = VOCABULARY[self.relation]
        roles = (name + attribute for name in known.roles for attribute in CLAIM_FIELDS)
        return frozenset({"working", "computed", *roles, *known.numbers, *known.words})

    def hits(self, evidence: Evidence) -> Iterator[Hit]:
        """The relations whose roles cannot satisfy the formula."""
        for document in evidence.documents:
            for relation in evidence.relations.get(document.name, ()):
                if relation.kind is self.relation and self._applies(relation):
                    outcome = judge(self, relation)
                    if outcome is not None:
                        yield _hit(self, relation, outcome, evidence)

    def _applies(self, relation: Relation) -> bool:
        return all(relation.facts.get(fact, "") in allowed for fact, allowed in self.where.items())


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the formula says of one relation: the verdict, both sides, and the slips that would explain it."""

    verdict: str
    left: Interval
    right: Interval
    computed: Fraction | None
    notes: tuple[str, ...]


class Room(StrEnum):
    """How much of what rounding allows is given to the written values."""

    ALL = "all"
    HALF = "half"
    NONE = "none"


def judge(rule: Equation, relation: Relation) -> Outcome | None:
    """The verdict on a relation; None where it is consistent, has no value, or is too wild to be meant."""
    check = parse_check(rule.check)
    try:
        left, right = (_side(side, relation, rule, Room.ALL) for side in (check.left, check.right))
        half = _side(check.right, relation, rule, Room.HALF)
        left_written, right_written = (_side(side, relation, rule, Room.NONE) for side in (check.left, check.right))
    except Unknown:
        return None
    if not _possible(left, check.sign, right):
        verdict = "impossible"
    elif rule.rounded == "ask" and not _possible(left, check.sign, half):
        verdict = "only-if-rounded"
    else:
        return None
    notes = _notes(rule, check, relation, left, right) if verdict == "impossible" else ()
    if not notes and _wild(Fraction(str(rule.wild)) if rule.wild else None, left_written, right_written):
        return None
    return Outcome(verdict, left, right, _point(right_written), notes)


def _side(side: Expression, relation: Relation, rule: Equation, room: Room) -> Interval:
    """One side of the formula; the rule's tolerance widens whatever is a lone name, the value that was computed."""
    found = evaluate(side, _values(relation, room))
    return _widened(found, Fraction(str(rule.tolerance))) if isinstance(side, Name) else found


def _values(relation: Relation, room: Room) -> dict[str, tuple[Interval, ...]]:
    """The values of roles and numeric facts, with as much room for rounding as asked."""
    found: dict[str, tuple[Interval, ...]] = {}
    for name, claims in relation.roles.items():
        intervals = [_interval(c, room) for c in claims]
        if None not in intervals:
            found[name] = tuple(i for i in intervals if i is not None)
    for name, text in relation.facts.items():
        value = _fact(text)
        if value is not None:
            found[name] = (value,)
    return found


def _fact(text: str) -> Interval | None:
    """The number of a fact, "12", or its range, "83..84"; None for words."""
    low, _, high = text.partition("..")
    try:
        return Interval(Fraction(low), Fraction(high or low))
    except ValueError:
        return None


def _interval(claim: Claim, room: Room) -> Interval | None:
    value = claim.figure.value
    if not isinstance(value, Amount):
        return None
    return _based(_roomy(value, room), value.unit)


def _roomy(amount: Amount, room: Room) -> Interval:
    hard, written = amount.bounds.hard, _written(amount.reading)
    match room:
        case Room.ALL:
            return hard
        case Room.NONE:
            return written
        case Room.HALF:
            return Interval(_midway(hard.low, written.low), _midway(hard.high, written.high))


def _midway(a: Fraction | None, b: Fraction | None) -> Fraction | None:
    return None if a is None or b is None else (a + b) / 2


def _based(interval: Interval, unit: Unit | None) -> Interval:
    """Percents as fractions of one, physical units in their base unit."""
    if unit is None:
        return interval
    if unit.dimension in _PERCENT:
        return interval.scaled(unit.factor / 100)
    return interval.scaled(unit.factor) + Interval.point(unit.offset)


def _written(reading: Reading) -> Interval:
    """What stands in the text, without rounding: a point, the ends of a range, or what a hedge suggests."""
    match reading:
        case Exactly(n):
            return Interval.point(n.value)
        case Between(low, high):
            return Interval.point(low.value).hull(Interval.point(high.value))
        case _:
            return Amount(reading).bounds.soft


def _widened(interval: Interval, tolerance: Fraction) -> Interval:
    if not tolerance:
        return interval
    low = None if interval.low is None else interval.low - abs(interval.low) * tolerance
    high = None if interval.high is None else interval.high + abs(interval.high) * tolerance
    return Interval(low, high, interval.low_open, interval.high_open)


def _possible(left: Interval, sign: str, right: Interval) -> bool:
    """Whether some value of each side satisfies the comparison."""
    match sign:
        case "=":
            return left.meets(right)
        case "<=":
            return not right.below(left)
        case ">=":
            return not left.below(right)
        case "<":
            return _some_less(left, right)
        case _:
            return _some_less(right, left)


def _some_less(a: Interval, b: Interval) -> bool:
    return a.low is None or b.high is None or a.low < b.high


def _point(interval: Interval) -> Fraction | None:
    if interval.low is None or interval.high is None:
        return interval.low if interval.low is not None else interval.high
    return (interval.low + interval.high) / 2


def _wild(limit: Fraction | None, left: Interval, right: Interval) -> bool:
    a, b = _point(left), _point(right)
    if limit is None or a is None or b is None:
        return False
    low, high = sorted((abs(a), abs(b)))
    return high > low * limit


def _notes(rule: Equation, check: Check, relation: Relation, left: Interval, right: Interval) -> tuple[str, ...]:
    """The slips that would explain the difference: those the rule names, a shifted scale, two digits swapped."""
    if check.sign != "=":
        return ()
    found = [note for note, formula in rule.misses.items() if _fits(formula, relation, left)]
    for power in (3, 6, -3, -6, 1, -1, 2, -2):
        if left.scaled(Fraction(10) ** power).meets(right):
            found.append(f"factor-{10 ** abs(power)}")
            break
    if not found and _swap_fits(rule, check, relation):
        found.append("swapped-digits")
    return tuple(found)


def _fits(formula: str, relation: Relation, left: Interval) -> bool:
    try:
        return evaluate(parse_expression(formula), _values(relation, Room.ALL)).meets(left)
    except Unknown:
        return False


def _swap_fits(rule: Equation, check: Check, relation: Relation) -> bool:
    """Whether swapping two neighboring digits of one number would make the formula hold."""
    for role, claims in relation.roles.items():
        for at, claim in enumerate(claims):
            for other in _swapped(claim):
                roles = {**relation.roles, role: (*claims[:at], other, *claims[at + 1 :])}
                swapped = replace(relation, roles=roles)
                try:
                    left, right = (_side(side, swapped, rule, Room.ALL) for side in (check.left, check.right))
                    if left.meets(right):
                        return True
                except Unknown:
                    continue
    return False


def _swapped(claim: Claim) -> Iterator[Claim]:
    """The claim with two neighboring digits exchanged, where it is a bare whole number of several digits."""
    value = claim.figure.value
    if not isinstance(value, Amount) or not isinstance(value.reading, Exactly):
        return
    written = value.reading.number
    if written.value.denominator != 1 or not 10 <= written.value < 10**12:
        return
    digits = str(written.value)
    for k in range(len(digits) - 1):
        if digits[k] != digits[k + 1]:
            other = Fraction(digits[:k] + digits[k + 1] + digits[k] + digits[k + 2 :])
            amount = replace(value, reading=Exactly(replace(written, value=other)))
            yield replace(claim, figure=replace(claim.figure, value=amount))


def _hit(rule: Equation, relation: Relation, outcome: Outcome, evidence: Evidence) -> Hit:
    check = parse_check(rule.check)
    primary = _primary(check, relation)
    others = [c for _, claims in sorted(relation.roles.items()) for c in claims if c is not primary]
    others = sorted(dict.fromkeys(others), key=lambda c: c.span)
    fields = _fields(rule, relation, evidence)
    computed = _say(outcome.computed, _unit(primary))
    working = _working(rule, check, relation, computed)
    values = tuple(value_text(c.figure) for c in (primary, *others))
    severity = Severity.INFO if outcome.verdict == "only-if-rounded" else None
    return Hit(
        places=(place(evidence, primary, 0), *(place(evidence, c, 1) for c in others)),
        key=claim_key(primary),
        values=values,
        fields={**fields, "working": working, "computed": computed},
        verdict=outcome.verdict,
        working=working,
        notes=outcome.notes,
        suggestions=(fields.get(_left_name(check), ""), computed) if check.sign == "=" and computed else (),
        severity=severity,
        cap=_CAPS[relation.sureness],
        quoted=primary.quoted,
        slots=(("relation", relation.document, frozenset(c.span for c in (primary, *others))),),
    )


def _left_name(check: Check) -> str:
    return check.left.name if isinstance(check.left, Name) else ""


def _primary(check: Check, relation: Relation) -> Claim:
    """The claim that the formula computes; else the first of the relation."""
    found = relation.role(_left_name(check)) or next(c for c in relation.roles.values() if c)
    return found[0]


def _fields(rule: Equation, relation: Relation, evidence: Evidence) -> dict[str, str]:
    found = dict.fromkeys(rule.fields(), "")
    for name, claims in relation.roles.items():
        found.update(claim_fields(evidence, name, claims))
    for name, text in relation.facts.items():
        found[name] = found.get(name) or _said(text)
    return found


def _working(rule: Equation, check: Check, relation: Relation, computed: str) -> str:
    """One line that a reader without mathematics can follow."""
    written = {name: " + ".join(_plain(c) for c in claims) for name, claims in relation.roles.items()}
    written.update({name: _said(text) for name, text in relation.facts.items() if name not in written})
    shown = show(parse_expression(rule.show) if rule.show else check.right, written)
    says = show(check.left, written)
    if check.sign != "=":
        return f"{says} should be {_WORDS[check.sign]} {shown}"
    if shown == computed or isinstance(check.right, Name):
        return f"{says} against {shown}"
    return f"{shown} = {computed}, the text says {says}"


def _said(fact: str) -> str:
    """A fact for a reader: a range as "26 to 28", words as they are."""
    value = _fact(fact)
    if value is None or value.low is None or value.high is None:
        return fact
    low, high = number(value.low), number(value.high)
    return low if low == high else f"{low} to {high}"


_WORDS = {"<": "less than", "<=": "at most", ">": "more than", ">=": "at least"}


def _plain(claim: Claim) -> str:
    """The value without its hedge where it is a plain number, with % for percents."""
    return value_text(claim.figure)


def _unit(claim: Claim) -> Unit | None:
    return claim.figure.value.unit if isinstance(claim.figure.value, Amount) else None


def _say(value: Fraction | None, unit: Unit | None) -> str:
    """A computed value in the unit of the claim it should equal, rounded for reading."""
    if value is None:
        return ""
    if unit is None:
        return number(value, _places(value))
    if unit.dimension in _PERCENT:
        return f"{number(value * 100 / unit.factor, 1)}{'%' if unit.symbol == '%' else ' ' + unit.symbol}"
    shown = (value - unit.offset) / unit.factor
    return f"{number(shown, _places(shown))} {unit.symbol}"


def _places(value: Fraction) -> int:
    return 0 if abs(value) >= 1000 else 1 if abs(value) >= 100 else 2
