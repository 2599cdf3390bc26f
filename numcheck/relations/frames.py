"""Sentences with their figures as slots, and patterns over them: the common tool of the linkers.

A frame is the text of a sentence in which every claim stands as one private character that tells the kind of
its mention: "rose ▪ to ▪ from ▪". A range ("48 to 42 percent") or a score gives two slots. Patterns are regular
expressions with four additions:

    {by:%p}   a slot whose mention is of one of these kinds (letters of `KINDS`), as role `by`
    <rise>    one of the words of that class in the word list `relations`
    ~         at most 60 characters without a slot, comma, semicolon, colon or bracket
    ≈         at most 80 characters without a slot other than of dates, times, spans and ranks; commas allowed

A space stands for any white space. The gaps are bounded and end at the next slot, so that no pattern is slower than
the text is long.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from numcheck.model.claims import Claim
from numcheck.model.documents import Document
from numcheck.model.figures import Amount, Figure
from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import MentionKind, WrittenNumber
from numcheck.model.readings import Between, Exactly, Number
from numcheck.model.spans import Span

KINDS = {
    MentionKind.COUNT: "n",
    MentionKind.MONEY: "$",
    MentionKind.PERCENT: "%",
    MentionKind.POINTS: "p",
    MentionKind.MEASURE: "l",
    MentionKind.DURATION: "d",
    MentionKind.AGE: "a",
    MentionKind.MULTIPLE: "x",
    MentionKind.RATIO: "r",
    MentionKind.FRACTION: "f",
    MentionKind.SCORE: "s",
    MentionKind.RANK: "k",
    MentionKind.MAGNITUDE: "g",
    MentionKind.DATE: "D",
    MentionKind.TIME: "T",
    MentionKind.FREQUENCY: "y",
}
"""The letter of each kind of mention in patterns; `q` stands for all that can be counted or measured."""

PERIODS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 604800, "month": 2629746, "year": 31556952}
"""The seconds of the periods of rates; months and years at their mean Gregorian length."""
_LETTERS = "".join(KINDS.values())
_QUANTITIES = "n$l%g"
_FIRST, _EACH = 0xE000, 256
_SLOT = "\ue000-\uefff"
_GAP = f"[^{_SLOT},;:()\\[\\]]{{0,60}}?"
_TIMES = "DTdyk"
_ADDITION = re.compile(r"\{([a-z_0-9]*):([^{}]+)\}|(?<!\?P)<([a-z_]+)>|~|≈| ")
_PRIVATE = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Frame:
    """A stretch of a document with slots. `origins` gives the document offset of each character of `text`."""

    text: str
    origins: tuple[int, ...]
    slots: tuple[Claim, ...]
    span: Span

    def claim(self, character: str) -> Claim:
        """The claim of a slot's character."""
        return self.slots[(ord(character) - _FIRST) % _EACH]

    @property
    def amounts(self) -> int:
        """How many slots hold amounts: what a linker needs two or three of before it looks for words."""
        return sum(isinstance(c.figure.value, Amount) for c in self.slots)

    def between(self, a: Claim, b: Claim) -> str:
        """The text between two claims of the frame, in either order."""
        first, second = sorted(bisect_left(self.origins, c.span.start) for c in (a, b))
        return self.text[first + 1 : second]

    def place(self, start: int, end: int) -> Span:
        """The span in the document of a stretch of the frame's text."""
        return Span(self.origins[start], self.origins[end])


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found in a frame: the claims by role, and where it stands in the frame's text."""

    frame: Frame
    found: re.Match[str]

    def claim(self, role: str) -> Claim | None:
        """The claim in a role, None if that branch of the pattern was not taken."""
        character = self.found.groupdict().get(role)
        return self.frame.claim(character) if character else None

    @property
    def roles(self) -> dict[str, tuple[Claim, ...]]:
        """The filled roles; part_1, part_2 and so on fill `part`."""
        roles: dict[str, tuple[Claim, ...]] = {}
        for name, character in self.found.groupdict().items():
            if character and len(character) == 1 and _PRIVATE.match(character):
                role = re.sub(r"_?\d+\Z", "", name)
                roles[role] = (*roles.get(role, ()), self.frame.claim(character))
        return roles

    @property
    def cue(self) -> Span:
        """Where the whole pattern stands in the document."""
        return self.frame.place(*self.found.span())


def frame_over(document: Document, span: Span, claims: Sequence[Claim]) -> Frame:
    """The frame of a stretch of text; `claims` are those of the document, in order."""
    first = bisect_left(claims, span.start, key=lambda c: c.span.start)
    last = bisect_left(claims, span.end, key=lambda c: c.span.start)
    inside = [c for c in claims[first:last] if span.contains(c.span)]
    pieces: list[str] = []
    origins: list[int] = []
    slots: list[Claim] = []
    at = span.start

    def literal(until: int) -> None:
        nonlocal at
        pieces.append(_PRIVATE.sub(" ", document.text[at:until]))
        origins.extend(range(at, until))
        at = until

    for claim in inside[: _EACH - 2]:
        if claim.span.start < at:
            continue
        for part in _single(claim):
            if len(slots) >= _EACH:
                break
            shown = _shown(part, document.text)
            literal(shown.start)
            letter = _LETTERS.index("p" if counts_points(part) else KINDS[part.figure.mention.kind])
            pieces.append(chr(_FIRST + letter * _EACH + len(slots)))
            origins.append(shown.start)
            slots.append(part)
            at = shown.end
    literal(span.end)
    origins.append(span.end)
    return Frame("".join(pieces), tuple(origins), tuple(slots), span)


def _shown(claim: Claim, text: str) -> Span:
    """The mention without its hedge: hedges stay words, which patterns may look at ("an average of")."""
    mention = claim.figure.mention
    start, end = mention.span.start, mention.span.end
    if mention.hedge is not None:
        hedge = mention.hedge.span
        if hedge.start <= start < hedge.end < end:
            start = hedge.end
        elif start < hedge.start < end <= hedge.end:
            end = hedge.start
    shown = text[start:end]
    return Span(end - len(shown.lstrip()), start + len(shown.rstrip()))


def _single(claim: Claim) -> tuple[Claim, ...]:
    """The claim, or one claim for each number of a range or score."""
    mention = claim.figure.mention
    if len(mention.numbers) != 2 or mention.kind.name in ("DATE", "TIME"):
        return (claim,)
    value = claim.figure.value
    halves = _halves(value, len(mention.numbers))
    unit = value.unit if isinstance(value, Amount) else None
    return tuple(_one_of(claim, number, half, unit) for number, half in zip(mention.numbers, halves, strict=True))


def _one_of(claim: Claim, number: WrittenNumber, half: Fraction, unit: object) -> Claim:
    mention = claim.figure.mention
    single = replace(mention, span=number.span, numbers=(number,), hedge=None)
    value = claim.figure.value
    own = value.unit if isinstance(value, Amount) else None
    return replace(claim, figure=Figure(single, Amount(Exactly(Number(number.value, half)), own)))


def _halves(value: object, count: int) -> tuple[Fraction, ...]:
    if isinstance(value, Amount) and isinstance(value.reading, Between):
        return (value.reading.low.half, value.reading.high.half)
    return (Fraction(0),) * count


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern."""

    regex: re.Pattern[str]

    def find(self, frame: Frame) -> Iterator[Match]:
        """All places of a frame where the pattern stands, without overlaps, left to right."""
        return (Match(frame, found) for found in self.regex.finditer(frame.text))


def pattern(source: str, lexicon: Lexicon) -> Pattern:
    """The compiled form of a pattern, with the words of the lexicon's `relations` table."""
    return _compiled(source, lexicon)


@lru_cache(maxsize=1024)
def _compiled(source: str, lexicon: Lexicon) -> Pattern:
    def addition(found: re.Match[str]) -> str:
        role, kinds, words = found.groups()
        if kinds:
            return f"(?P<{role}>{slot_class(kinds)})" if role else slot_class(kinds)
        if words:
            return alternation(lexicon.words("relations", words))
        return {"~": _GAP, "≈": _loose_gap(), " ": r"(?:\s+)"}[found.group()]

    return Pattern(re.compile(_ADDITION.sub(addition, source), re.IGNORECASE))


def _loose_gap() -> str:
    others = "".join(letter for letter in _LETTERS if letter not in _TIMES)
    return f"[^{slot_class(others)[1:-1]};:()\\[\\]]{{0,80}}?"


def slot_class(kinds: str) -> str:
    """The character class of the slots of some kinds."""
    letters = kinds.replace("q", _QUANTITIES)
    ranges = (_FIRST + _LETTERS.index(letter) * _EACH for letter in letters)
    return "[" + "".join(f"{chr(r)}-{chr(r + _EACH - 1)}" for r in ranges) + "]"


def alternation(words: Sequence[str]) -> str:
    """A regular expression for any of some words or phrases, the longest first."""
    if not words:
        raise ValueError("a pattern names a class of words that the lexicon lacks")
    longest = sorted(words, key=lambda w: (-len(w), w))
    return r"(?<!\w)(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in longest) + r")(?!\w)"


def amount(claim: Claim) -> Amount | None:
    """The claim's amount, None for dates and what could not be read."""
    return claim.figure.value if isinstance(claim.figure.value, Amount) else None


def counts_points(claim: Claim) -> bool:
    """Whether points are counted ("six points"): of a score, or of two percents."""
    noun = claim.figure.mention.noun
    return claim.figure.mention.kind is MentionKind.COUNT and noun is not None and noun.head == "point"


def exact(claim: Claim) -> Claim:
    """The claim with its first number taken exactly, as "per 100,000" or a rank is meant, and without a unit."""
    number = claim.figure.mention.numbers[0].value
    return replace(claim, figure=replace(claim.figure, value=Amount(Exactly(Number(number)))))


def dimension(claim: Claim) -> str:
    """What the claim's amount measures; "count" for bare numbers."""
    value = amount(claim)
    return value.unit.dimension if value and value.unit else "count"


def unit_name(claim: Claim) -> str:
    """The name of the amount's unit; empty for bare numbers."""
    value = amount(claim)
    return value.unit.name if value and value.unit else ""


def comparable(*claims: Claim) -> bool:
    """Whether all claims are amounts of one dimension."""
    return all(amount(c) for c in claims) and len({dimension(c) for c in claims}) == 1
