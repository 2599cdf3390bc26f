"""Links a count with the list of what is counted: "two men were charged: Alan, Omar and Jon"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from numcheck.model.lexicon import Lexicon
from numcheck.model.relations import Relation, RelationKind, Sureness
from numcheck.relations.frames import Frame, pattern

_COLON = "{count:n} (?P<noun>[^:;,()]{2,80}): ?(?P<list>[^:()]+)"
_BEFORE = "(?P<list>[^:;()]+),? (?:the )?{count:n} of (?:the|its|their)"
_MOST = 12
"""Longer lists are seldom written out in a sentence."""
_WORDS = 6
"""An item of a list parted by commas has at most so many words; longer ones hold clauses of their own."""
_NAME = re.compile(r"[A-Z][\w'’.-]*(?: (?:[A-Z][\w'’.-]*|of|de|van|von|al|bin|the|and))*\Z")
_SLOTS_ONLY = re.compile("[\ue000-\uefff ]*\\Z")
_AND = re.compile(r"\s*,?\s+and\s+|\s*,\s*")


def link(frame: Frame, lexicon: Lexicon) -> Iterator[Relation]:
    """The lists of one sentence that a count announces."""
    if any(pattern("<partial>", lexicon).find(frame)):
        return
    for match in pattern(_COLON, lexicon).find(frame):
        count = match.roles["count"][0]
        numbers = count.figure.mention.numbers
        if len(numbers) != 1 or not 2 <= numbers[0].value <= _MOST or count.figure.mention.hedge:
            continue
        listed, sure = _count(match.found.group("list"))
        if listed >= 2 and not re.search(r"[\ue000-\uefff]", match.found.group("noun")):
            facts = {"form": "colon", "listed": str(listed)}
            yield Relation(RelationKind.LIST, count.document, match.roles, match.cue, sure, facts)


def _count(text: str) -> tuple[int, Sureness]:
    """How many items a list holds, and how sure that is; 0 where it cannot be told."""
    text = text.strip().rstrip(".")
    if ";" in text:
        return len([part for part in text.split(";") if part.strip()]), Sureness.SURE
    if not re.search(r"\band\b", text):
        return 0, Sureness.GUESS
    items = [i for i in (part.strip(" \"“”'‘’") for part in _AND.split(text)) if i and not _SLOTS_ONLY.match(i)]
    names = sum(bool(_NAME.match(i)) for i in items)
    if names == len(items):
        return len(items), Sureness.SURE
    if names == 0 and all(len(i.split()) <= _WORDS // 2 for i in items) and not re.search("[\ue000-\uefff]", text):
        return len(items), Sureness.LIKELY
    return 0, Sureness.GUESS
