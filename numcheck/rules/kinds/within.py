"""The kind `within`: a desk's own limits, such as a turnout between 0 and 100 percent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Literal

from pydantic import Field, model_validator

from numcheck.model.bounds import Interval
from numcheck.model.claims import Claim
from numcheck.model.figures import Amount
from numcheck.rules.body import Hit, OneOrMore, RuleBody
from numcheck.rules.evidence import Evidence
from numcheck.rules.wording import CLAIM_FIELDS, claim_fields, claim_key, number, place, value_text


class Within(RuleBody):
    """An amount of one unit, in a sentence with one of some words, that must lie between two limits.
    Template fields: a, low, high, working."""

    kind: Literal["within"] = "within"
    about: OneOrMore[str] = Field(description="Words of which the sentence must hold one, in any case.")
    unit: str = Field(description='The unit as numcheck names it: "percent", "US dollar", "kilometre"; "" for counts.')
    low: float | None = Field(default=None, description="The least value allowed, in that unit.")
    high: float | None = Field(default=None, description="The largest value allowed, in that unit.")

    @model_validator(mode="after")
    def _has_a_limit(self) -> Within:
        if self.low is None and self.high is None:
            raise ValueError("a rule of this kind needs low, high or both")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError("low must not be above high")
        return self

    def fields(self) -> frozenset[str]:
        """The amount with its attributes, and the limits."""
        return frozenset({"low", "high", "working", *("a" + attribute for attribute in CLAIM_FIELDS)})

    def hits(self, evidence: Evidence) -> Iterator[Hit]:
        """The amounts beyond the limits, under any rounding."""
        words = re.compile(r"\b(?:" + "|".join(map(re.escape, self.about)) + r")\b", re.IGNORECASE)
        limits = Interval(_fraction(self.low), _fraction(self.high))
        for claim in evidence.claims:
            value = claim.figure.value
            if not isinstance(value, Amount) or (value.unit.name if value.unit else "") != self.unit:
                continue
            text = evidence.document(claim.document).text
            if words.search(claim.sentence.of(text)) and not value.bounds.hard.meets(limits):
                yield self._hit(claim, evidence)

    def _hit(self, claim: Claim, evidence: Evidence) -> Hit:
        low = "" if self.low is None else number(Fraction(str(self.low)))
        high = "" if self.high is None else number(Fraction(str(self.high)))
        limits = f"between {low} and {high}" if low and high else f"at least {low}" if low else f"at most {high}"
        working = f"{value_text(claim.figure)} should be {limits}"
        where = place(evidence, claim)
        return Hit(
            places=(where,),
            key=claim_key(claim),
            values=(value_text(claim.figure),),
            fields={**claim_fields(evidence, "a", [claim]), "low": low, "high": high, "working": working},
            verdict="impossible",
            working=working,
            quoted=claim.quoted,
            slots=(("claim", claim.document, claim.span),),
        )


def _fraction(limit: float | None) -> Fraction | None:
    return None if limit is None else Fraction(str(limit))
