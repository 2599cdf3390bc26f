"""What alignment says of pairs of claims, and of the groups that agree."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from numcheck.model.claims import Claim


class Verdict(StrEnum):
    """How two values of one thing stand to each other (DESIGN §5)."""

    AGREE = "agree"
    LOOSELY = "agree loosely"
    TENSION = "tension"
    DISJOINT = "disjoint"
    UNIT_CHANGED = "unit-changed"


DISAGREE = (Verdict.DISJOINT, Verdict.TENSION, Verdict.UNIT_CHANGED)
"""The verdicts that are said; the others tie."""


class Across(StrEnum):
    """Between what sort of texts a pair stands."""

    WITHIN = "within"
    """Inside one draft."""
    IN_SOURCE = "in-source"
    """Inside one text that is no draft."""
    DRAFT_SOURCE = "draft-source"
    SOURCES = "sources"


class Time(StrEnum):
    """Whose figure is older. `a` is the draft's (or first) side."""

    SAME = "same"
    UNKNOWN = "unknown"
    A_EARLIER = "a-earlier"
    B_EARLIER = "b-earlier"


class Voices(StrEnum):
    """Who states the two sides."""

    NONE = "none"
    SAME = "same"
    TWO = "two"
    ONE = "one"


class Course(StrEnum):
    """What happened to the figure between the two texts."""

    STEADY = "steady"
    PLAN_MOVED = "plan-moved"
    REVISED = "revised"
    """A text announces the revision itself."""
    FELL = "fell"
    """A cumulative figure, and the later one is lower."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A proposed pair, its verdict, and the reasons.

    `compared` is False when something other than the values ruled the pair out; `reasons` then names it
    ("other nationality: Russian / British"). `score` tells how alike the two claims are, 0 to 1,
    and more than 1 in near-identical sentences. `notes`, `working` and `wide` are the comparison's.
    """

    a: Claim
    b: Claim
    compared: bool
    verdict: Verdict | None
    reasons: tuple[str, ...]
    score: float = 0.0
    notes: tuple[str, ...] = ()
    working: str = ""
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Claims, in any documents, judged to state the same figure of the same thing."""

    claims: tuple[Claim, ...]
    loosely: tuple[Claim, ...] = ()
    """Claims with a vague value ("dozens") that do not contradict the group."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two groups that speak of one thing and cannot both be right; said once, however many texts repeat it.

    `a` and `b` are the best-matching pair, `a` on the draft's (or earlier) side; `group_a` and `group_b` all
    claims of either side. `notes` name what would explain the difference ("swapped-digits", "factor-1000"). `record` is
    a claim of the draft's side by a source that outranks all texts of the other: then the draft has the better word.
    """

    a: Claim
    b: Claim
    group_a: tuple[Claim, ...]
    group_b: tuple[Claim, ...]
    verdict: Verdict
    across: Across
    time: Time
    voices: Voices
    course: Course
    sure: bool
    """Whether the pair may be an error; an unsure one only asks (info)."""
    wide: bool = False
    """For tension: whether the soft bounds are a factor 2 apart."""
    notes: tuple[str, ...] = ()
    working: str = ""
    reasons: tuple[str, ...] = ()
    record: Claim | None = None


@dataclass(frozen=True, slots=True)
class Alignment:
    """The outcome of aligning the claims of a comparison."""

    judgements: tuple[Judgement, ...]
    groups: tuple[Group, ...]
    disagreements: tuple[Disagreement, ...]
