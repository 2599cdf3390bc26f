"""Links the two ends of a range: "between 200 and 300"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from numcheck.model.lexicon import Lexicon
from numcheck.model.relations import Relation, RelationKind, Sureness
from numcheck.relations.frames import Frame, Match, comparable, pattern

_BETWEEN = "\\bbetween~{low:qda} and~{high:qda}(?!~(?:ago|earlier|before|later))"
_RANGED = "\\brang\\w+ from~{low:qda} to~{high:qda}"
_TO = re.compile(
    r"\b(?:from|vot\w+|won|win|beat|lost|lose|defeat\w*|odds|score\w*|ratio|by|lead|led|favor|of|was|were|is|tied)(?:\s\w+)?\s*\Z",
    re.I,
)
_OTHER_BETWEEN = re.compile(
    r"\b(?:difference|gap|distance|margin|ratio|split|divided|spread|choice|choose|link|swung|swing|alternat\w+|moved?|shared)"
    r"(?:\s+\w+){0,2}\s+\Z",
    re.IGNORECASE,
)


def link(frame: Frame, lexicon: Lexicon) -> Iterator[Relation]:
    """The ranges of one sentence whose order can be checked."""
    for match in (m for source in (_BETWEEN, _RANGED) for m in pattern(source, lexicon).find(frame)):
        low, high = match.roles["low"][0], match.roles["high"][0]
        if comparable(low, high) and not _OTHER_BETWEEN.search(frame.text[: match.found.start()]):
            yield Relation(RelationKind.RANGE, low.document, match.roles, match.cue, Sureness.SURE, {"form": "between"})
    yield from _plain(frame, lexicon)


def _plain(frame: Frame, lexicon: Lexicon) -> Iterator[Relation]:
    """ "500 to 300 marchers": read as one quantity, with a unit or noun, and no score, vote or change."""
    for match in pattern("{low:n$ld}(?: to |-|–){high:n$ld}(?!~(?:<contest>))", lexicon).find(frame):
        low, high = match.roles["low"][0], match.roles["high"][0]
        if _one_quantity(match) and comparable(low, high) and not _TO.search(frame.text[: match.found.start()]):
            facts = {"form": "between"}
            yield Relation(RelationKind.RANGE, low.document, match.roles, match.cue, Sureness.LIKELY, facts)


def _one_quantity(match: Match) -> bool:
    """Whether both numbers have one unit, or count one noun (with "to": 60-40 is a split)."""
    low, high = (match.roles[name][0].figure.mention for name in ("low", "high"))
    if low.unit is not None:
        return low.unit == high.unit
    return low.noun is not None and low.noun == high.noun and match.found.group()[1] not in "-–"
