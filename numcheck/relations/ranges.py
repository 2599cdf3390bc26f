"""Links the two ends of a range: "between 200 and 300"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from numcheck.model.lexicon import Lexicon
from numcheck.model.relations import Relation, RelationKind, Sureness
from numcheck.relations.frames import Frame, comparable, pattern

_BETWEEN = "\\bbetween~{low:qda} and~{high:qda}(?!~(?:ago|earlier|before|later))"
_OTHER_BETWEEN = re.compile(
    r"\b(?:difference|gap|distance|margin|ratio|split|divided|spread|choice|choose|link|swung|swing|alternat\w+|moved?|shared)"
    r"(?:\s+\w+){0,2}\s+\Z",
    re.IGNORECASE,
)


def link(frame: Frame, lexicon: Lexicon) -> Iterator[Relation]:
    """The ranges of one sentence whose order can be checked."""
    for match in pattern(_BETWEEN, lexicon).find(frame):
        low, high = match.roles["low"][0], match.roles["high"][0]
        if comparable(low, high) and not _OTHER_BETWEEN.search(frame.text[: match.found.start()]):
            yield Relation(RelationKind.RANGE, low.document, match.roles, match.cue, Sureness.SURE, {"form": "between"})
