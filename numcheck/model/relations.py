"""Claims of one document that the text itself ties together: a part and its total, a change with its from and to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from numcheck.model.claims import Claim
from numcheck.model.spans import Span


class RelationKind(StrEnum):
    """The kinds of relation; one linker each."""

    CHANGE = "change"
    SHARE = "share"
    SUM = "sum"
    RATE = "rate"
    PRODUCT = "product"
    CONVERSION = "conversion"
    ELAPSED = "elapsed"
    RANGE = "range"
    LIST = "list"
    SCORE = "score"


class Sureness(StrEnum):
    """How sure the link is; a guess never makes more than an info."""

    SURE = "sure"
    LIKELY = "likely"
    GUESS = "guess"


@dataclass(frozen=True, slots=True)
class Relation:
    """Roles filled by claims ("part" may hold several), the cue it was read from, and how sure the link is.

    `document` names the text, `facts` holds what is no claim: a count of listed items, a direction.
    """

    kind: RelationKind
    document: str
    roles: Mapping[str, tuple[Claim, ...]]
    cue: Span
    sureness: Sureness = Sureness.SURE
    facts: Mapping[str, str] = field(default_factory=dict)

    def role(self, name: str) -> tuple[Claim, ...]:
        """The claims that fill a role; empty if none does."""
        return self.roles.get(name, ())
