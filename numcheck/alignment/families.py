"""Which kinds of figures can state the same thing. Units and values are judged, never keys."""

from __future__ import annotations

from collections.abc import Mapping

from numcheck.model.claims import Claim
from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import MentionKind

_FAMILY = {
    MentionKind.COUNT: "count",
    MentionKind.MONEY: "money",
    MentionKind.PERCENT: "share",
    MentionKind.POINTS: "share",
    MentionKind.MEASURE: "measure",
    MentionKind.MAGNITUDE: "measure",
    MentionKind.DURATION: "duration",
    MentionKind.AGE: "age",
    MentionKind.DATE: "date",
    MentionKind.TIME: "date",
}


def family(claim: Claim) -> str | None:
    """The family of a claim's figure; None for kinds that only their own rules compare (scores, ranks)."""
    return _FAMILY.get(claim.figure.mention.kind)


def kin_of(lexicon: Lexicon) -> Mapping[str, str]:
    """From a class of measures or events to the name of those that are compared with it."""
    tables = (lexicon.table("measure_kin"), lexicon.table("event_kin"))
    return {label: name for table in tables for name, labels in table.items() for label in labels}
