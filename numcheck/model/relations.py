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
    ORDER = "order"
    """Two amounts of which the text says that one is larger: a forecast beaten, a record."""


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


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a kind of relation speaks of: roles that claims fill, numeric facts, and facts that are words.

    A fact that is a word has one of the values named, or any if none is ("pair": "EUR/USD").
    """

    roles: tuple[str, ...]
    numbers: tuple[str, ...] = ()
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


VOCABULARY: Mapping[RelationKind, Vocabulary] = {
    RelationKind.CHANGE: Vocabulary(
        ("from", "to", "by"),
        words={
            "direction": ("up", "down", "any"),
            "measure": ("percent", "points", "amount", "multiple", "beyond", "none"),
            "of": ("percent", "amount"),
            "base": ("plain", "adjusted"),
        },
    ),
    RelationKind.SHARE: Vocabulary(("part", "total", "share", "same"), words={"form": ("of", "twice", "majority")}),
    RelationKind.SUM: Vocabulary(("part", "total"), words={"form": ("whole", "some", "percents")}),
    RelationKind.RATE: Vocabulary(
        ("total", "count", "each", "rate", "base", "pop"), words={"form": ("each", "average", "per")}
    ),
    RelationKind.PRODUCT: Vocabulary(
        ("a", "b", "area", "rate", "time", "total", "down", "up", "net"),
        ("periods", "grown"),
        {"form": ("area", "rate-time", "growth", "chain-even", "chain-below", "chain-above")},
    ),
    RelationKind.CONVERSION: Vocabulary(
        ("a", "b", "c", "d"),
        ("slack",),
        words={
            "form": ("units", "temperature", "pace", "currency", "words", "rates"),
            "day": ("now", "then"),
            "pair": (),
        },
    ),
    RelationKind.ELAPSED: Vocabulary(
        ("birth", "age", "now", "event", "death", "start", "end", "span", "nth", "first", "later"),
        ("possible", "passed", "implied", "least", "apart", "offset"),
        {"form": ("age", "age-at-event", "years", "edition", "anniversary", "clock", "days", "order", "zones")},
    ),
    RelationKind.RANGE: Vocabulary(("low", "high"), words={"form": ("between",)}),
    RelationKind.LIST: Vocabulary(("count",), ("listed",), {"form": ("colon",)}),
    RelationKind.SCORE: Vocabulary(
        ("a", "b", "margin", "length", "lost", "games"), ("run",), {"form": ("margin", "series", "streak")}
    ),
    RelationKind.ORDER: Vocabulary(
        ("actual", "expected", "record", "other"),
        words={"form": ("forecast", "record"), "direction": ("up", "down")},
    ),
}
"""The contract between the linkers, which fill roles and facts, and the rules, which name them."""
