"""The kind `equation`: the roles of a relation must satisfy a formula, proven or refuted on intervals.

Three verdicts: *impossible* under any rounding; *only-if-rounded*, where the formula holds for numbers that round to
those in the text, but not for these; *consistent*, which is no finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from numcheck.model.bounds import Interval
from numcheck.model.claims import Claim
from numcheck.model.figures import Amount, Unit
from numcheck.model.findings import Range, Severity
from numcheck.model.readings import AtLeast, AtMost, Exactly, LessThan, MoreThan, Number
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
from numcheck.rules.room import Room, fact, is_percent, unit_of, values
from numcheck.rules.wording import CLAIM_FIELDS, claim_fields, claim_key, number, place, value_text, with_unit

_CAPS = {Sureness.SURE: None, Sureness.LIKELY: Severity.WARNING, Sureness.GUESS: Severity.INFO}


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
        for word, wanted in self.where.items():
            for value in wanted:
                if word not in known.words or (known.words[word] and value not in known.words[word]):
                    allowed = "; ".join(f"{f}: {', '.join(v) or 'any word'}" for f, v in known.words.items())
                    raise ValueError(f"where: {self.relation.value} has no {word}: {value}; it has {allowed}")
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
        return all(relation.facts.get(word, "") in allowed for word, allowed in self.where.items())


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the formula says of one relation: the verdict, how loud it may be, and the slips that would explain it."""

    verdict: str
    cap: Severity | None
    computed: Fraction | None
    notes: tuple[str, ...]


def judge(rule: Equation, relation: Relation) -> Outcome | None:
    """The verdict on a relation; None where it is consistent, has no value, or is too wild to be meant."""
    check = parse_check(rule.check)
    try:
        sides = {room: _sides(rule, check, relation, room) for room in Room}
    except Unknown:
        return None
    doubt = next((d for d in _DOUBTS if not _possible(sides[d.left][0], check.sign, sides[d.right][1])), None)
    if doubt is None or doubt.room is Room.HALF:
        doubt = _slip(rule, check, relation, sides) or doubt
    if doubt is None or (doubt.room is Room.HALF and rule.rounded == "silent"):
        return None
    left, right = sides[Room.ALL]
    written = sides[Room.NONE]
    notes = _notes(rule, check, relation, left, right) if doubt.room in (Room.ALL, Room.NONE) else ()
    if not notes and _wild(Fraction(str(rule.wild)) if rule.wild else None, *written):
        return None
    return Outcome(doubt.verdict, doubt.severity, _point(written[1]), notes)


@dataclass(frozen=True, slots=True)
class _Doubt:
    """A way to fail: with which room on either side, what that is called and how loud it may be."""

    room: Room
    left: Room
    right: Room
    verdict: str
    severity: Severity | None


_DOUBTS = (
    _Doubt(Room.ALL, Room.ALL, Room.ALL, "impossible", None),
    _Doubt(Room.PLAIN, Room.PLAIN, Room.PLAIN, "only-if-rounded", Severity.WARNING),
    _Doubt(Room.HALF, Room.ALL, Room.HALF, "only-if-rounded", Severity.INFO),
)
"""From the gravest: no rounding helps; only round numbers read as rough ones help; rounding helps if nearly all of its
room is used."""


def _slip(
    rule: Equation, check: Check, relation: Relation, sides: Mapping[Room, tuple[Interval, Interval]]
) -> _Doubt | None:
    """A named slip gives the left side from the very numbers of the text, and the formula does not."""
    left, right = sides[Room.PLAIN][0], sides[Room.NONE][1]
    if check.sign != "=" or left.meets(right):
        return None
    written = values(relation, Room.NONE)
    for formula in rule.misses.values():
        try:
            if evaluate(parse_expression(formula), written).meets(left):
                return _Doubt(Room.NONE, Room.NONE, Room.NONE, "only-if-rounded", Severity.WARNING)
        except Unknown:
            continue
    return None


def _sides(rule: Equation, check: Check, relation: Relation, room: Room) -> tuple[Interval, Interval]:
    """Both sides of the formula; the rule's tolerance widens the left one, the value that was computed."""
    computed = names(check.left)
    known = values(relation, room, computed)
    left = evaluate(check.left, known)
    bounded = room is Room.PLAIN and any(_bounds(c) for name in computed for c in relation.role(name))
    tolerance = Fraction(0) if bounded else Fraction(str(rule.tolerance))
    return _widened(left, tolerance), evaluate(check.right, known)


def _bounds(claim: Claim) -> bool:
    """Whether the claim is "more than" or "less than" so much: whoever writes that has compared."""
    value = claim.figure.value
    return isinstance(value, Amount) and isinstance(value.reading, MoreThan | AtLeast | LessThan | AtMost)


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
        return evaluate(parse_expression(formula), values(relation, Room.ALL)).meets(left)
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
                    if _sides(rule, check, swapped, Room.PLAIN)[0].meets(_sides(rule, check, swapped, Room.NONE)[1]):
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
            amount = replace(value, reading=Exactly(Number(other)))
            yield replace(claim, figure=replace(claim.figure, value=amount))


def _hit(rule: Equation, relation: Relation, outcome: Outcome, evidence: Evidence) -> Hit:
    check = parse_check(rule.check)
    primary = _primary(check, relation)
    others = [c for _, claims in sorted(relation.roles.items()) for c in claims if c is not primary]
    others = sorted(dict.fromkeys(others), key=lambda c: c.span)
    fields = _fields(rule, relation, evidence)
    computed = _say(outcome.computed, unit_of(primary))
    working = _working(rule, check, relation, computed)
    written = tuple(value_text(c.figure) for c in (primary, *others))
    caps = [c for c in (outcome.cap, _CAPS[relation.sureness]) if c is not None]
    return Hit(
        places=(place(evidence, primary, 0), *(place(evidence, c, 1) for c in others)),
        key=claim_key(primary),
        values=written,
        fields={**fields, "working": working, "computed": computed},
        verdict=outcome.verdict,
        working=working,
        notes=outcome.notes,
        suggestions=(fields.get(_left_name(check), ""), computed) if check.sign == "=" and computed else (),
        cap=min(caps, key=lambda c: c.rank, default=None),
        quoted=primary.quoted,
        slots=(("relation", relation.document, frozenset(c.span for c in (primary, *others))),),
        ranges=_ranges(rule, check, relation, primary, computed),
    )


def _ranges(rule: Equation, check: Check, relation: Relation, primary: Claim, computed: str) -> tuple[Range, ...]:
    """What the text says and what follows from its other numbers, with all room that rounding leaves either."""
    if check.sign != "=" or not computed or not isinstance(check.left, Name):
        return ()
    unit = unit_of(primary)
    told = (_plain(primary), f"{computed} by the other numbers")
    sides = _sides(rule, check, relation, Room.ALL)
    return tuple(Range(text, _in_unit(side, unit)) for text, side in zip(told, sides, strict=True))


def _in_unit(interval: Interval, unit: Unit | None) -> Interval:
    """An interval of base units in the unit itself; of percents, which count as fractions of one, in percent."""
    if unit is None:
        return interval
    if is_percent(unit):
        return interval.scaled(100 / unit.factor)
    return (interval - Interval.point(unit.offset)).scaled(1 / unit.factor)


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


def _said(told: str) -> str:
    """A fact for a reader: a range as "26 to 28", words as they are."""
    value = fact(told)
    if value is None or value.low is None or value.high is None:
        return told
    low, high = number(value.low), number(value.high)
    return low if low == high else f"{low} to {high}"


_WORDS = {"<": "less than", "<=": "at most", ">": "more than", ">=": "at least"}


def _plain(claim: Claim) -> str:
    """The value without its hedge where it is a plain number, with % for percents."""
    return value_text(claim.figure)


def _say(value: Fraction | None, unit: Unit | None) -> str:
    """A computed value in the unit of the claim it should equal, rounded for reading."""
    if value is None:
        return ""
    if unit is None:
        return number(_rounded(value))
    if is_percent(unit):
        return with_unit(number(value * 100 / unit.factor, 1), unit)
    return with_unit(number(_rounded((value - unit.offset) / unit.factor)), unit)


def _rounded(value: Fraction) -> Fraction:
    """The value to four digits or so: more would claim a precision that the text does not have."""
    if abs(value) < 100:
        return Fraction(round(value * 100), 100) or value
    step = Fraction(10) ** max(len(str(int(abs(value)))) - 4, -1)
    return round(value / step) * step
