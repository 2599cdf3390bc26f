"""A figure in context: what it is about, who says so, and in what mood (DESIGN §6)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from numcheck.model.calendar import Moment
from numcheck.model.figures import Figure
from numcheck.model.mentions import Direction
from numcheck.model.spans import Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Noted(Generic[T]):
    """A value with the span it was read from."""

    value: T
    span: Span


class Modality(StrEnum):
    """In what mood a figure is stated."""

    ACTUAL = "actual"
    PLANNED = "planned"
    PROJECTED = "projected"
    REQUESTED = "requested"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"
    WITHDRAWN = "withdrawn"
    """What a text itself replaces: "initially 359", "down from an earlier 359"."""


class Share(StrEnum):
    """How a counted set stands to the rest of its kind."""

    WHOLE = "whole"
    PART = "part"
    OTHERS = "others"
    ADDITIONAL = "additional"


class Aspect(StrEnum):
    """Whether a figure is a level, a change or a rate."""

    LEVEL = "level"
    CHANGE = "change"
    FROM = "from"
    RATE = "rate"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says so: the name as written and its normalized key ("us official", "macron")."""

    name: str
    key: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure of one document, with every attribute that the text gives; None is unknown, and unknown matches.

    `subject` is the counted or measured thing (head lemma), `kinds` its modifiers (adjectives, classes), `nation`
    whose they are ("Russian soldiers"). `measure` is the class of the governing verb or noun through the lexicon
    ("death", "join"), or the lemma itself; for a date it is the event, and `events` are all events that it may date.
    `parties` are the names that the governor takes as its arguments, `agents` those of them who act (subjects,
    owners), `participants` all names of the sentence.
    `happened` is when, by a date in the same clause. `definite` marks a set already known ("the two leaders"),
    `besides` how many single persons are named with "others" ("the father and six others": 1).
    `together` is how many persons are coordinated with the counted ones, themselves included, at least and at most.
    `direction` is which way a change goes.
    `words` are the content lemmas of the sentence, `sentence` its span.
    `row` are, of a row of a table of facts, the nouns that another text may call its subject by.
    """

    document: str
    figure: Figure
    sentence: Span
    subject: Noted[str] | None = None
    kinds: tuple[Noted[str], ...] = ()
    measure: Noted[str] | None = None
    participants: tuple[Noted[str], ...] = ()
    place: Noted[str] | None = None
    share: Noted[Share] | None = None
    aspect: Noted[Aspect] | None = None
    period: Noted[str] | None = None
    speaker: Noted[Speaker] | None = None
    modality: Noted[Modality] | None = None
    as_of: Noted[Moment] | None = None
    quoted: bool = False
    words: frozenset[str] = frozenset()
    nation: Noted[str] | None = None
    definite: bool = False
    parties: tuple[Noted[str], ...] = ()
    happened: Noted[Moment] | None = None
    events: frozenset[str] = frozenset()
    besides: int = 0
    agents: tuple[Noted[str], ...] = ()
    together: tuple[int, int] | None = None
    direction: Direction | None = None
    row: frozenset[str] = frozenset()

    @property
    def key(self) -> tuple[str, int, int]:
        """What tells the claim from all others of a comparison."""
        return self.document, self.span.start, self.span.end

    @property
    def span(self) -> Span:
        """The mention's span in its document."""
        return self.figure.mention.span

    @property
    def stated(self) -> Span:
        """The mention with its counted noun, as a report quotes it."""
        return self.figure.mention.stated

    @property
    def mood(self) -> Modality:
        """The modality; actual where the text does not say."""
        return self.modality.value if self.modality else Modality.ACTUAL
