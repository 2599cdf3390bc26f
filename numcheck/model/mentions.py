"""A place in the text that states a number, duration or date, with what the recognizer read there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from numcheck.model.expressions import TimeExpression
from numcheck.model.spans import Span, cover

LONGEST_STATED = 80
"""A quoted figure is no longer than this, in code points."""
LONGEST_LINK = 12
"""How far a noun may stand from its number (" of its ") for the two to be quoted as one."""


class MentionKind(StrEnum):
    """What sort of thing a mention states."""

    COUNT = "count"
    """A number of things: "350 British soldiers"; the bare number too ("75 were killed")."""
    MONEY = "money"
    PERCENT = "percent"
    POINTS = "points"
    """Percentage points and basis points: differences of percents."""
    MEASURE = "measure"
    """A physical quantity: length, mass, power, data, temperature."""
    DURATION = "duration"
    AGE = "age"
    MULTIPLE = "multiple"
    """doubled, threefold, "five times as many"."""
    RATIO = "ratio"
    """3 to 1, 20:1, N in M as a rate."""
    FRACTION = "fraction"
    """two-thirds of, half of, one in five: a share of a whole."""
    SCORE = "score"
    """Scores and votes: "won 3-2", "voted 52-48"."""
    RANK = "rank"
    """Ordinals: "third", "22nd"."""
    MAGNITUDE = "magnitude"
    DATE = "date"
    TIME = "time"
    """A clock time."""
    FREQUENCY = "frequency"
    """every two weeks, twice a day."""
    NAME = "name"
    """A number inside a name: Nord Stream 2, S&P 500."""
    LABEL = "label"
    """Telephone numbers, versions, footnote marks, list numbers, addresses."""

    @property
    def claims(self) -> bool:
        """Whether a mention of this kind can be a claim."""
        return self not in (MentionKind.NAME, MentionKind.LABEL)


class HedgeKind(StrEnum):
    """How a writer bounds or loosens a number."""

    ABOUT = "about"
    NEARLY = "nearly"
    MORE_THAN = "more than"
    AT_LEAST = "at least"
    LESS_THAN = "less than"
    AT_MOST = "at most"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Hedge:
    """A hedge and where it stands: "more than", "almost", "or so"."""

    kind: HedgeKind
    span: Span


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """One number as written.

    `value` is scaled ("1.3 million" is 1300000, "60%" is 60). `place` is the worth of the last written
    decimal place (100000 for "1.3 million"), or None where no decimals are written. `in_words` marks
    number words ("six", "a dozen").
    """

    span: Span
    value: Fraction
    place: Fraction | None = None
    in_words: bool = False


@dataclass(frozen=True, slots=True)
class WrittenUnit:
    """The unit a recognizer read, by its canonical name in the unit vocabulary ("mile per hour", "USD", "percent")."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class CountedNoun:
    """What is counted: the noun phrase without determiners, function words and the number.

    `phrase` as written ("British soldiers"), `head` the head's lemma ("soldier"), `modifiers` the lemmas of
    its modifiers, lower case for common words ("British"), `span` the noun phrase.
    `elided` marks a noun that the sentence leaves out ("75 were killed", "the others").
    """

    phrase: str
    head: str
    modifiers: tuple[str, ...]
    span: Span
    elided: bool = False


class Direction(StrEnum):
    """Whether the text says that a quantity rose or fell *by* this much."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Mention:
    """What a recognizer read at `span` (hedge, number and unit or noun; at most a short phrase).

    `numbers` holds one number, or two for a range (in the text's order) or a score. `time` is the
    unresolved expression of a date, clock time or duration. `recognizer` names the module that read it;
    `derivation` says in words how, a line a step, for `extract --explain`. `reason` tells why a name or
    label is no claim.
    """

    span: Span
    kind: MentionKind
    recognizer: str
    numbers: tuple[WrittenNumber, ...] = ()
    hedge: Hedge | None = None
    unit: WrittenUnit | None = None
    noun: CountedNoun | None = None
    direction: Direction | None = None
    time: TimeExpression | None = None
    derivation: tuple[str, ...] = ()
    reason: str = ""
    moved: Span | None = None
    """The verb or adverb that gives the direction; None where a noun does ("a 19% drop", "a rise of 2%")."""

    @property
    def stated(self) -> Span:
        """The mention with the noun that it counts, where the two stand together in at most 80 code points."""
        if self.noun is None or self.noun.elided:
            return self.span
        whole = cover((self.span, self.noun.span))
        near = (
            self.noun.span.start - self.span.end <= LONGEST_LINK
            and self.span.start - self.noun.span.end <= LONGEST_LINK
        )
        return whole if near and len(whole) <= LONGEST_STATED else self.span


@dataclass(frozen=True, slots=True)
class Extraction:
    """What the scan and the recognizers found in one document, in the text's order.

    `tokens` are all number-like tokens; those that no mention covers are unread.
    """

    mentions: tuple[Mention, ...]
    tokens: tuple[Span, ...]
