"""Scores and votes: "won 3-2", "a 52-48 vote", "voted 219 to 212"."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from numcheck.extraction.patterns import any_case, holds
from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import Mention, MentionKind, WrittenNumber
from numcheck.model.spans import Span

PRIORITY = 20

_PAIR = re.compile(r"(?<![\w.,/$£€-])(?P<a>\d{1,3})(?P<joint>-| - | to )(?P<b>\d{1,3})(?![\w/%]|[.,]\d|-\d)")
_DIGIT = re.compile(r"\d")
_TRIED = re.compile(r"(?<![\w.,/$£€-])(?P<a>\d{1,3})-(?:of|for)-(?P<b>\d{1,3})(?![\w/%-])")
"""Hits of tries: "12-of-19 shooting"."""
_UNIT_BEHIND = re.compile(r"[ -](?:per ?cent|percent|(?!thanks)[a-z]+s|year|day|hour|foot|mile)\b")
"""What makes a pair a range: "lost 20-30 pounds"."""
_WORD = re.compile(r"[a-z]+(?:-time)?")
_REACH = 60
"""Characters before a pair in which its verb is looked for."""
_GAME = 20
"""Scores of games stay below this where only a weak word stands before them."""
_CHAMBER = 600
"""The most votes of one side in "219 to 212"."""


@dataclass(frozen=True, slots=True)
class _Cues:
    """The word lists of `scores.yaml`."""

    strong: frozenset[str]
    weak: frozenset[str]
    votes: frozenset[str]
    behind: re.Pattern[str]


@functools.lru_cache(maxsize=4)
def _cues(lexicon: Lexicon) -> _Cues:
    strong, weak, votes = (frozenset(lexicon.words("scores", label)) for label in ("strong", "weak", "votes"))
    behind = any_case(lexicon.words("scores", "behind") or ("win",))
    return _Cues(strong, weak, votes, re.compile(rf"[ -]{behind}(?!\w)"))


def recognize(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Mention]:
    """The scores inside `text[start:end]`: a pair of small numbers whose clause speaks of winning or voting."""
    if _DIGIT.search(text, start, end) is None or not holds(text, start, end, ("-", " to ")):
        return
    for found in _TRIED.finditer(text, start, end):
        yield _score(found)
    for found in _PAIR.finditer(text, start, end):
        if _is_score(text, found, start, end, _cues(lexicon)):
            yield _score(found)


def _score(found: re.Match[str]) -> Mention:
    numbers = tuple(WrittenNumber(Span(*found.span(side)), Fraction(int(found[side]))) for side in ("a", "b"))
    step = f"{found['a']} against {found['b']}"
    return Mention(Span(*found.span()), MentionKind.SCORE, "scores", numbers, derivation=(step,))


def _is_score(text: str, found: re.Match[str], start: int, end: int, cues: _Cues) -> bool:
    if cues.behind.match(text, found.end(), end):
        return True
    if _UNIT_BEHIND.match(text, found.end(), end):
        return False
    clause = text[max(start, found.start() - _REACH) : found.start()].rpartition(". ")[2]
    words = _WORD.findall(clause.lower())
    highest = max(int(found["a"]), int(found["b"]))
    if found["joint"] == " to ":
        return highest <= _CHAMBER and not cues.votes.isdisjoint(words)
    return not cues.strong.isdisjoint(words) or (bool(words) and words[-1] in cues.weak and highest < _GAME)
