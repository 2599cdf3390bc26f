"""Two claims before the judge, and what the gates ask of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from numcheck.alignment.families import family
from numcheck.alignment.value_verdicts import Comparison
from numcheck.model.claims import Claim, Noted
from numcheck.model.documents import Document
from numcheck.model.figures import Amount
from numcheck.model.lexicon import Lexicon
from numcheck.model.parties import meet
from numcheck.model.spans import Span

FAINT = 0.06
"""Overlap of weighted words that is enough where both name the same class of event (DESIGN §6)."""
TWICE = 0.25
"""Overlap of two sentences of one text: they must repeat one another, not only speak of one matter."""
FEW = 10
"""Below this a count without a measure class ("two leaders", "one meeting") is no figure to compare."""
SLIPS = frozenset(
    ["swapped-digits", "lost-digit", "teen-ty", "factor-10", "factor-100", "factor-1000", "factor-1000000"]
)
"""Slips that by themselves make it likely that two numbers were meant to be one."""


@dataclass(frozen=True, eq=False)
class Bench:
    """What the judge knows besides the claims."""

    documents: Mapping[str, Document]
    weights: Mapping[str, float]
    lexicon: Lexicon
    beside: Mapping[tuple[str, Span], Sequence[Claim]]
    """The claims of each sentence."""


@dataclass(frozen=True, eq=False)
class Case:
    """Two claims before the judge, with how their values compare and how much their sentences share."""

    a: Claim
    b: Claim
    comparison: Comparison
    shared: float
    bench: Bench

    @property
    def lexicon(self) -> Lexicon:
        """The word lists."""
        return self.bench.lexicon

    @property
    def slip(self) -> bool:
        """Whether a slip of the pen would turn one value into the other."""
        return bool(SLIPS & set(self.comparison.notes))

    @property
    def one_text(self) -> bool:
        """Whether both stand in one document."""
        return self.a.document == self.b.document

    @property
    def classed(self) -> bool:
        """Whether the lexicon knows what both measure."""
        return self.known(self.a) and self.known(self.b)

    @property
    def other_days(self) -> bool:
        """Whether the two texts are known to be of different days."""
        x, y = (self.bench.documents[c.document].published for c in (self.a, self.b))
        return x is not None and y is not None and x.date != y.date

    def known(self, claim: Claim) -> bool:
        """Whether the lexicon has a class for what `claim` measures."""
        return claim.measure is not None and claim.measure.value.split(" or ")[0] in self.lexicon.table("measures")

    def kin(self, x: str, y: str, table: str) -> bool:
        """Whether two classes are one thing said in two ways, by a table of the lexicon: the attack and the death."""
        return any(x in classes and y in classes for classes in self.lexicon.table(table).values())


Gate = Callable[[Case], str | None]


def differ(a: Noted[str] | None, b: Noted[str] | None) -> bool:
    return a is not None and b is not None and a.value != b.value


def names(claim: Claim) -> set[str]:
    return {p.value for p in claim.parties}


def linked(case: Case) -> bool:
    """Whether a place, a party or a date ties the two to one event."""
    a, b = case.a, case.b
    if a.place and b.place and a.place.value == b.place.value:
        return True
    return meet(names(a), names(b)) or (a.happened is not None and b.happened is not None)


def is_few(claim: Claim) -> bool:
    value = claim.figure.value
    if not isinstance(value, Amount) or family(claim) != "count":
        return False
    high = value.bounds.soft.high
    return high is not None and high < FEW
