"""What the linkers of ages and spans share: a stretch of text with its day of publication, and years of dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from numcheck.model.calendar import Anchor, Moment
from numcheck.model.claims import Claim
from numcheck.model.expressions import DateRange
from numcheck.model.lexicon import Lexicon
from numcheck.model.relations import Relation, RelationKind, Sureness
from numcheck.model.spans import Span
from numcheck.relations.frames import Frame, Match, amount, exact, pattern

Ends = tuple[int | Fraction, int | Fraction]


@dataclass(frozen=True, slots=True)
class Setting:
    """Where to look, the words, and the day of publication."""

    frame: Frame
    lexicon: Lexicon
    published: dt.date | None

    def matches(self, *sources: str) -> Iterator[Match]:
        """All places where one of the patterns stands."""
        for source in sources:
            yield from pattern(source, self.lexicon).find(self.frame)

    def only(self, role: str, *sources: str) -> Claim | None:
        """The claim that fills a role, if all places agree on one."""
        found = {m.roles[role][0].span: m.roles[role][0] for m in self.matches(*sources)}
        return next(iter(found.values())) if len(found) == 1 else None

    def says(self, source: str) -> bool:
        """Whether the pattern stands anywhere."""
        return pattern(source, self.lexicon).regex.search(self.frame.text) is not None

    def relation(self, form: str, claims: dict[str, Claim], sure: Sureness = Sureness.SURE, **ranges: Ends) -> Relation:
        """The relation with its ranges as facts, in the unit that the text counts in; ages and spans lose theirs."""
        facts = {"form": form, **{name: f"{low}..{high}" for name, (low, high) in ranges.items()}}
        roles = {name: (exact(c) if name == "nth" else bare(c),) for name, c in claims.items()}
        spans = sorted(c.span for c in claims.values())
        cue = Span(spans[0].start, max(s.end for s in spans))
        document = next(iter(claims.values())).document
        return Relation(RelationKind.ELAPSED, document, roles, cue, sure, facts)


def bare(claim: Claim) -> Claim:
    """The claim with its number alone, for checks in the unit of the text."""
    value = amount(claim)
    return claim if value is None else replace(claim, figure=replace(claim.figure, value=replace(value, unit=None)))


def year(claim: Claim) -> int | None:
    """The year of a date, if it lies in one and is no guess."""
    value = claim.figure.value
    if not isinstance(value, Moment) or value.anchor is Anchor.GUESS or value.core.first.year != value.core.last.year:
        return None
    return value.core.first.year


def ends(first: Claim, last: Claim | None) -> tuple[int, int] | None:
    """The years of two dates, or of one that was written as a range ("1914-18")."""
    if last is None:
        time = first.figure.mention.time
        if time is None or not isinstance(time.body, DateRange):
            return None
        return (time.body.first.year, time.body.last.year) if time.body.first.year and time.body.last.year else None
    a, b = year(first), year(last)
    return (a, b) if a is not None and b is not None else None


def whole(claim: Claim) -> int | None:
    """The only number of a mention, if it is whole."""
    numbers = claim.figure.mention.numbers
    return int(numbers[0].value) if len(numbers) == 1 and numbers[0].value.denominator == 1 else None
