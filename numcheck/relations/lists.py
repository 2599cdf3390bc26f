"""Links a count with the list of what is counted: "two men were charged: Alan, Omar and Jon"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from numcheck.model.lexicon import Lexicon
from numcheck.model.relations import Relation, RelationKind, Sureness
from numcheck.relations.frames import Frame, Match, pattern

_NAME = r"(?-i:[A-Z][\w'’.-]*(?:\s(?:[A-Z][\w'’.-]*|of|de|van|von|al|bin|the|da)){0,5})"
_AGE = "(?:, {:na})?"
_NAMES = f"(?P<list>{_NAME}{_AGE}(?:, {_NAME}{_AGE}){{0,14}},? and {_NAME})(?! and|['’\\w])"
_NOUN = r"(?P<noun>(?-i:(?:\s[a-z][a-z'’-]*){1,4}))"
_ANNOUNCED = (
    "{count:n}(?P<noun>[^:;,()]{2,80}): ?(?P<list>[^:()]+)",
    f"{{count:n}}{_NOUN}(?:,| are| were| as| will be| -| —|—|–| –) ?{_NAMES}",
)
_BEHIND = f"(?P<list>{_NAME}(?:, {_NAME}){{0,14}},? and {_NAME})(?:,| -| —|—| –) (?:the |all )?{{count:n}}(?P<noun> )"
_LOCATED = re.compile(r"\b(?:in|at|on|from|near|of|for|with|by|to)\s+\Z", re.IGNORECASE)
_MOST = 12
"""Longer lists are seldom written out in a sentence."""
_SHORT = 3
"""An item of a list of common nouns has at most so many words; longer ones hold clauses of their own."""
_PROPER = re.compile(_NAME + r"\Z")
_ASIDE = re.compile(
    r"(?:of|in|at|on|to|for|with|by|from|above|after|as|but|then|perhaps|if|not|most|when|who|which|that|so|yet|even)\b",
    re.I,
)
_SLOT = re.compile("[\ue000-\uefff]")
_SLOTS_ONLY = re.compile("[\ue000-\uefff ]*\\Z")
_AND = re.compile(r"\s*,?\s+and\s+|\s*,\s*")


def link(frame: Frame, lexicon: Lexicon) -> Iterator[Relation]:
    """The lists of one sentence that a count announces."""
    if pattern("<partial>", lexicon).regex.search(frame.text):
        return
    for source in (*_ANNOUNCED, _BEHIND):
        for match in pattern(source, lexicon).find(frame):
            located = source is _BEHIND and _LOCATED.search(frame.text[: match.found.start()])
            if _announces(match) and not located:
                listed, sure = _count(match.found.group("list"))
                if listed >= 2:
                    count = match.roles["count"]
                    facts = {"form": "colon", "listed": str(listed)}
                    yield Relation(RelationKind.LIST, count[0].document, {"count": count}, match.cue, sure, facts)
                    return


def _announces(match: Match) -> bool:
    """Whether a count of a few things is followed by nothing else that counts."""
    mention = match.roles["count"][0].figure.mention
    few = len(mention.numbers) == 1 and 2 <= mention.numbers[0].value <= _MOST and mention.hedge is None
    return few and not _SLOT.search(match.found.group("noun"))


def _count(text: str) -> tuple[int, Sureness]:
    """How many items a list holds, and how sure that is; 0 where it cannot be told."""
    text = text.strip().rstrip(".")
    if ";" in text:
        return len([part for part in text.split(";") if part.strip()]), Sureness.SURE
    if not re.search(r"\band\b", text):
        return 0, Sureness.GUESS
    items = [i for i in (part.strip(" \"“”'‘’") for part in _AND.split(text)) if i and not _SLOTS_ONLY.match(i)]
    names = sum(bool(_PROPER.match(i)) for i in items)
    if names == len(items):
        return len(items), Sureness.SURE
    plain = not _SLOT.search(text) and all(len(i.split()) <= _SHORT and not _ASIDE.match(i) for i in items)
    return (len(items), Sureness.LIKELY) if plain and names == 0 else (0, Sureness.GUESS)
