"""Scores and votes: "won 3-2", "a 52-48 vote", "voted 219 to 212"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import Mention, MentionKind, WrittenNumber
from numcheck.model.spans import Span

PRIORITY = 20

_PAIR = re.compile(
    r"(?<![\w.,/$£€-])(?P<a>\d{1,3})(?:-| - | to )(?P<b>\d{1,3})(?![\w/%]|[.,]\d|-\d| ?(?:per ?cent|percent|years?|days?)\b)"
)
_BEFORE = re.compile(
    r"\b(?:w[io]ns?|won|beat(?:en|s|ing)?|lost?|loses|losing|lead(?:s|ing)?|led|trail(?:s|ed|ing)?|dr[ae]w(?:n|s)?|tied?|ties|scored?|votes?|"
    r"voted|defeat(?:ed|s|ing)?|record|victory|win|loss|defeat|draw|finish(?:ed)?|edged|routed|thrashed|crushed|downed|hammered|"
    r"swept|topped|score(?:line)?|ruled|approved|passed|rejected|seed|set|sets|half-time|halftime|final|it|at|was|aggregate|by)\b"
)
_AFTER = re.compile(
    r"[ -](?:wins?|victory|victories|lead|loss|loser|defeat|draw|votes?|ruling|decision|majority|margin|record|up|down|thriller|advantage|"
    r"aggregate|series|scoreline|score|triumph|rout|thrashing|hammering|stalemate|in favou?r|against|on aggregate|on penalties|after|"
    r"at half-?time|at the break|winners?|losers?)\b"
)
_STRONG = re.compile(r"\b(?:at|by|was|it|set|final)\s*\Z")


def recognize(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Mention]:
    """The scores inside `text[start:end]`: a pair of small numbers whose clause speaks of winning or voting."""
    for found in _PAIR.finditer(text, start, end):
        if _is_score(text, found, start, end):
            numbers = tuple(
                WrittenNumber(Span(*found.span(g)), Fraction(int(found[g])), in_words=False) for g in ("a", "b")
            )
            step = f"{found['a']} against {found['b']}"
            yield Mention(Span(*found.span()), MentionKind.SCORE, "scores", numbers, derivation=(step,))


def _is_score(text: str, found: re.Match[str], start: int, end: int) -> bool:
    spelled = " to " in found[0]
    if _AFTER.match(text, found.end(), end):
        return True
    near = text[max(start, found.start() - 60) : found.start()].rpartition(". ")[2]
    words = [m[0] for m in _BEFORE.finditer(near)]
    weak = (
        "it",
        "at",
        "was",
        "by",
        "set",
        "sets",
        "final",
        "passed",
        "lose",
        "lost",
        "record",
        "topped",
        "lead",
        "leading",
    )
    strong = [w for w in words if w not in weak]
    if spelled:
        return any(w.startswith(("vot", "w", "beat", "defeat", "score")) for w in strong) and _comparable(found)
    return bool(strong) or (
        bool(words) and bool(_STRONG.search(near)) and int(found["a"]) < 20 and int(found["b"]) < 20
    )


def _comparable(found: re.Match[str]) -> bool:
    return max(int(found["a"]), int(found["b"])) <= 600
