"""What one text may say twice: inside one document most differences are meant."""

from __future__ import annotations

from fractions import Fraction

from numcheck.alignment.case import FAINT, TWICE, Case
from numcheck.alignment.families import family
from numcheck.alignment.gates_of_dates import once
from numcheck.model.figures import Amount

REPEATED = 0.5
"""From which overlap one sentence of a text is taken to repeat another whatever its figure."""
WILD = 3
"""From this factor on, two figures of one text are not meant to be one."""


def said_twice(case: Case) -> str | None:
    """Inside one text two figures of one sentence, or of two sentences that share little, are two things."""
    if not case.one_text:
        return None
    if case.a.sentence == case.b.sentence:
        return "one sentence gives both"
    if case.shared >= TWICE or (_two_voices(case) and case.shared >= FAINT):
        return None
    nations = case.a.nation is not None and case.b.nation is not None
    return None if _two_voices(case) and nations else f"one text, and the sentences share only {case.shared:.0%}"


def no_slip(case: Case) -> str | None:
    """Inside one text a difference that no slip explains is usually meant; two speakers may differ as they like."""
    if case.slip:
        return None
    if family(case.a) == "date":
        return None if once(case) else "one text, and the event may have happened twice"
    if _two_voices(case):
        return "two speakers, but too far apart for one figure" if _wild(case) else None
    if family(case.a) == "count" and case.shared >= REPEATED:
        return None
    return "one text, and no slip would turn one into the other"


def _wild(case: Case) -> bool:
    """Whether two amounts lie a factor of three or more apart."""
    values = (case.a.figure.value, case.b.figure.value)
    middles = [_middle(v) for v in values if isinstance(v, Amount)]
    return len(middles) == 2 and min(middles) > 0 and max(middles) >= WILD * min(middles)


def _middle(amount: Amount) -> Fraction:
    """The number an amount is about, in its base unit."""
    soft = amount.bounds.soft
    ends = [e for e in (soft.low, soft.high) if e is not None]
    factor = amount.unit.factor if amount.unit is not None else Fraction(1)
    return sum(ends, Fraction(0)) / max(1, len(ends)) * factor


def _two_voices(case: Case) -> bool:
    """Whether two different speakers, both known, state the two."""
    if case.a.speaker is None or case.b.speaker is None:
        return False
    x, y = case.a.speaker.value.key, case.b.speaker.value.key
    return bool(x and y) and x != y
