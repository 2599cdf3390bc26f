"""Whether two claims speak of the same thing. Gates rule a pair out, each with its reason; what passes is compared.

What a text does not say is unknown, and unknown matches (DESIGN §6).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from numcheck.alignment.families import family
from numcheck.alignment.figures import compare_figures
from numcheck.alignment.value_verdicts import Comparison
from numcheck.alignment.weights import overlap
from numcheck.gazetteer.places import contains
from numcheck.model.calendar import DateBound, Moment
from numcheck.model.claims import Aspect, Claim, Modality, Noted, Share
from numcheck.model.documents import Document
from numcheck.model.figures import Amount, Figure
from numcheck.model.judgements import DISAGREE, Judgement, Verdict
from numcheck.model.lexicon import Lexicon
from numcheck.model.readings import AtLeast, Exactly, MoreThan, Number
from numcheck.model.spans import Span

NEAR = 0.15
"""Overlap of weighted words from which two sentences are taken to speak of one matter."""
FAINT = 0.06
"""Overlap that is enough where both name the same class of event (DESIGN §6)."""
OTHER_DAY = 0.1
"""The same, between texts of different days, which may tell of different events of one class."""
TWICE = 0.25
"""Overlap of two sentences of one text: they must repeat one another, not only speak of one matter."""
REPEATED = 0.5
"""The same, from which one sentence of a text is taken to repeat another whatever its figure."""
SAME_SENTENCE = 0.6
WILD = 3
"""From this factor on, two figures of one text are not meant to be one."""
AGAIN = 14
"""Days after which an event that may happen twice is taken to have done so."""
FEW = 10
"""Below this a count without a measure class ("two leaders", "one meeting") is no figure to compare."""
SLIPS = frozenset(
    ["swapped-digits", "lost-digit", "teen-ty", "factor-10", "factor-100", "factor-1000", "factor-1000000"]
)
"""Slips that by themselves make it likely that two numbers were meant to be one."""


@dataclass(frozen=True, eq=False)
class Bench:
    """What the judge knows besides the claims."""

    documents: Mapping[str, Document]
    weights: Mapping[str, float]
    lexicon: Lexicon
    beside: Mapping[tuple[str, Span], Sequence[Claim]]
    """The claims of each sentence."""


@dataclass(frozen=True, eq=False)
class Case:
    """Two claims before the judge, with how their values compare and how much their sentences share."""

    a: Claim
    b: Claim
    comparison: Comparison
    shared: float
    bench: Bench

    @property
    def lexicon(self) -> Lexicon:
        """The word lists."""
        return self.bench.lexicon

    @property
    def slip(self) -> bool:
        """Whether a slip of the pen would turn one value into the other."""
        return bool(SLIPS & set(self.comparison.notes))

    @property
    def one_text(self) -> bool:
        """Whether both stand in one document."""
        return self.a.document == self.b.document

    @property
    def classed(self) -> bool:
        """Whether the lexicon knows what both measure."""
        return self.known(self.a) and self.known(self.b)

    @property
    def other_days(self) -> bool:
        """Whether the two texts are known to be of different days."""
        x, y = (self.bench.documents[c.document].published for c in (self.a, self.b))
        return x is not None and y is not None and x.date != y.date

    def known(self, claim: Claim) -> bool:
        """Whether the lexicon has a class for what `claim` measures."""
        return claim.measure is not None and claim.measure.value.split(" or ")[0] in self.lexicon.table("measures")

    def kin(self, x: str, y: str, table: str) -> bool:
        """Whether two classes are one thing said in two ways, by a table of the lexicon: the attack and the death."""
        return any(x in classes and y in classes for classes in self.lexicon.table(table).values())


Gate = Callable[[Case], str | None]


def judge(a: Claim, b: Claim, bench: Bench) -> Judgement:
    """The verdict on a proposed pair: compared, or ruled out with the reason."""
    comparison = _with_others(a, b, compare_figures(a.figure, b.figure))
    case = Case(a, b, comparison, overlap(a, b, bench.weights), bench)
    reason = comparison.working if comparison.verdict is None else None
    for gate in _gates(case):
        reason = reason or gate(case)
    if reason is not None:
        return Judgement(a, b, compared=False, verdict=None, reasons=(reason,), score=case.shared)
    return Judgement(
        a,
        b,
        compared=True,
        verdict=Verdict.LOOSELY if _two_floors(case) else comparison.verdict,
        reasons=tuple(_grounds(case)),
        score=_likeness(case),
        notes=comparison.notes,
        working=comparison.working,
        wide=comparison.wide,
    )


def _gates(case: Case) -> tuple[Gate, ...]:
    if family(case.a) == "date":
        gates: tuple[Gate, ...] = (_same_event, _same_parties, _same_place, _not_again)
    else:
        gates = (
            _same_measure,
            _same_subject,
            _same_nation,
            _same_share,
            _same_aspect,
            _same_mood,
            _other_parties,
            _same_place,
            _same_time,
            _same_matter,
        )
    if case.comparison.verdict is Verdict.DISJOINT:
        gates = (*gates, _no_subset)
    if case.comparison.verdict in DISAGREE and case.one_text:
        gates = (_said_twice, *gates, _no_slip)
    return gates


def _likeness(case: Case) -> float:
    a, b = case.a, case.b
    measure = a.measure is not None and b.measure is not None
    subject = a.subject is not None and b.subject is not None and a.subject.value == b.subject.value
    return min(1.0, 0.25 * measure + 0.15 * subject + 0.6 * case.shared)


def _grounds(case: Case) -> Iterator[str]:
    a, b = case.a, case.b
    if a.measure and b.measure:
        yield f"same measure: {a.measure.value}"
    if a.subject and b.subject and a.subject.value == b.subject.value:
        yield f"same noun: {a.subject.value}"
    yield f"the sentences share {case.shared:.0%} of their weighted words"


def _differ(a: Noted[str] | None, b: Noted[str] | None) -> bool:
    return a is not None and b is not None and a.value != b.value


def _names(claim: Claim) -> set[str]:
    return {p.value for p in claim.parties}


# What rules an amount out.


def _same_measure(case: Case) -> str | None:
    a, b = case.a.measure, case.b.measure
    if a is None or b is None or a.value == b.value:
        return None
    if case.kin(a.value, b.value, "measure_kin"):
        return None
    if not case.known(case.a) and not case.known(case.b) and case.shared >= SAME_SENTENCE:
        return None
    return f"other measure: {a.value} / {b.value}"


def _same_subject(case: Case) -> str | None:
    a, b = case.a.subject, case.b.subject
    if a is None or b is None or a.value == b.value or (family(case.a) != "count" and case.slip):
        return None
    wider = case.lexicon.table("nouns_broader")
    if (b.value in wider.get(a.value, ()) or a.value in wider.get(b.value, ())) and case.classed:
        return None
    return f"other noun: {a.value} / {b.value}"


def _same_nation(case: Case) -> str | None:
    if not _differ(case.a.nation, case.b.nation):
        return None
    assert case.a.nation and case.b.nation
    return f"other nation: {case.a.nation.value} / {case.b.nation.value}"


def _with_others(a: Claim, b: Claim, comparison: Comparison) -> Comparison:
    """N others are at least N and one, and with those named beside them a whole: "the father and six others"."""
    shares = {c.share.value if c.share else Share.WHOLE for c in (a, b)}
    values = (a.figure.value, b.figure.value)
    if shares != {Share.OTHERS, Share.WHOLE} or not all(
        isinstance(v, Amount) and isinstance(v.reading, Exactly) for v in values
    ):
        return comparison
    if a.besides or b.besides:
        found = compare_figures(_with_besides(a), _with_besides(b))
        return replace(found, notes=(*found.notes, "others"))
    if comparison.verdict is Verdict.AGREE:
        return Comparison(Verdict.DISJOINT, False, ("others",), "so many others make at least one more")
    return comparison


def _with_besides(claim: Claim) -> Figure:
    """The figure of a claim with those added who are named beside the others."""
    value = claim.figure.value
    if not claim.besides or not isinstance(value, Amount) or not isinstance(value.reading, Exactly):
        return claim.figure
    number = value.reading.number
    total = Number(number.value + claim.besides, number.half)
    return replace(claim.figure, value=replace(value, reading=Exactly(total)))


def _same_share(case: Case) -> str | None:
    if "others" in case.comparison.notes:
        return None
    x = case.a.share.value if case.a.share else Share.WHOLE
    y = case.b.share.value if case.b.share else Share.WHOLE
    return None if x is y else f"other part of the whole: {x} / {y}"


def _same_aspect(case: Case) -> str | None:
    x = case.a.aspect.value if case.a.aspect else Aspect.LEVEL
    y = case.b.aspect.value if case.b.aspect else Aspect.LEVEL
    return None if x is y else f"level, change or rate: {x} / {y}"


_UNREAL = frozenset([Modality.PLANNED, Modality.PROJECTED, Modality.REQUESTED, Modality.HYPOTHETICAL, Modality.DENIED])


def _same_mood(case: Case) -> str | None:
    """A planned or projected amount is never set against an actual one; two plans may differ."""
    x, y = case.a.mood, case.b.mood
    if (x in _UNREAL) != (y in _UNREAL) or (Modality.DENIED in (x, y) and x is not y):
        return f"other mood: {x} / {y}"
    return None


def _other_parties(case: Case) -> str | None:
    """Two amounts whose verbs name different parties are of different parties: one bank's profit and another's."""
    x, y = _names(case.a), _names(case.b)
    if x and y and not x & y:
        return f"other parties: {', '.join(sorted(x))} / {', '.join(sorted(y))}"
    return None


def _same_place(case: Case) -> str | None:
    """Two places rule a pair out unless one is known to lie in the other."""
    if not _differ(case.a.place, case.b.place):
        return None
    assert case.a.place and case.b.place
    x, y = case.a.place.value, case.b.place.value
    if x in y or y in x or contains(x, y) or contains(y, x):
        return None
    return f"other place: {x} / {y}"


def _same_time(case: Case) -> str | None:
    """Two amounts that the texts date to different times are two things: the toll of 1996 and that of Friday."""
    if case.a.happened is None or case.b.happened is None:
        return None
    x, y = case.a.happened.value, case.b.happened.value
    lasting = (DateBound.SINCE, DateBound.UNTIL, DateBound.BEFORE, DateBound.AFTER)
    if x.support.meets(y.support) and (x.bound in lasting) == (y.bound in lasting):
        return None
    return None if x.support.distance(y.support) == 1 else f"other time: {x.timex} / {y.timex}"


def _same_matter(case: Case) -> str | None:
    """Whether enough shows that the two measure one thing, by what the family needs."""
    if family(case.a) != "count":
        if not (case.a.figure.mention.numbers and case.b.figure.mention.numbers):
            return 'no number is written: "a week"'
        measured = case.a.measure is not None and case.b.measure is not None
        if measured and (case.shared >= NEAR or _of_one_affair(case)):
            return None
        if case.slip and _linked(case) and case.shared >= FAINT:
            return None
        return f"nothing shows that both measure the same thing (words shared: {case.shared:.0%})"
    few = _is_few(case.a) and _is_few(case.b)
    if few and not case.classed:
        return "small counts without a measure are not compared"
    if few and _differ(case.a.subject, case.b.subject):
        return "small counts of different nouns are not compared"
    if (_is_few(case.a) and _unnamed(case.a)) or (_is_few(case.b) and _unnamed(case.b)):
        return "a small count of nothing named is not compared"
    need = NEAR if few or not case.classed else 0.0 if _linked(case) else OTHER_DAY if case.other_days else FAINT
    if case.shared >= need or (case.a.nation is not None and case.b.nation is not None):
        return None
    return f"the sentences share only {case.shared:.0%} of their words"


def _unnamed(claim: Claim) -> bool:
    """Whether a count names nothing ("the three are expected"), or one of a known set ("one of the men")."""
    of_set = claim.share is not None and claim.share.value is Share.PART
    return of_set or (claim.subject is None and (claim.measure is None or claim.measure.value not in _BEFALLING))


_BEFALLING = frozenset(["death", "injury", "missing", "arrest", "casualty", "hospital stay", "rescue"])
"""What befalls persons, so that a bare number says enough: "nine were killed"."""


def _of_one_affair(case: Case) -> bool:
    """Whether both sentences name somebody, and what they measure is no figure of a period or of the day's market."""
    names = {p.value for p in case.a.participants} & {p.value for p in case.b.participants}
    moving = (*case.lexicon.words("measure_traits", "periodic"), *case.lexicon.words("measure_traits", "level"))
    return bool(names) and not any(c.measure is None or c.measure.value in moving for c in (case.a, case.b))


def _linked(case: Case) -> bool:
    """Whether a place, a party or a date ties the two to one event."""
    a, b = case.a, case.b
    if a.place and b.place and a.place.value == b.place.value:
        return True
    return bool(_names(a) & _names(b)) or (a.happened is not None and b.happened is not None)


def _is_few(claim: Claim) -> bool:
    value = claim.figure.value
    if not isinstance(value, Amount) or family(claim) != "count":
        return False
    high = value.bounds.soft.high
    return high is not None and high < FEW


def _no_subset(case: Case) -> str | None:
    """The side with extra modifiers, or the narrower noun, conflicts only if it is larger than the whole.

    Or if the whole's number stands beside the part for something else: killed and wounded were exchanged.
    """
    x, y = _kinds(case)
    a, b = case.a.figure.value, case.b.figure.value
    if x == y or not (isinstance(a, Amount) and isinstance(b, Amount)):
        return None
    if case.a.subject is None or case.b.subject is None:
        return None
    if x - y and y - x:
        return f"other kinds: {', '.join(sorted(x - y))} / {', '.join(sorted(y - x))}"
    part, whole = (case.a, case.b) if x > y else (case.b, case.a)
    less, more = (a, b) if x > y else (b, a)
    if not less.bounds.hard.below(more.bounds.hard) or _exchanged(part, whole, case):
        return None
    return f"one is a subset: {', '.join(sorted(x ^ y))}"


def _exchanged(part: Claim, whole: Claim, case: Case) -> bool:
    """Whether the sentence of `part` gives the number of `whole` to another measure."""
    return any(
        _differ(other.measure, whole.measure)
        and family(other) == family(whole)
        and not _is_few(other)
        and compare_figures(other.figure, whole.figure).verdict is Verdict.AGREE
        for other in case.bench.beside.get((part.document, part.sentence), ())
    )


def _kinds(case: Case) -> tuple[set[str], set[str]]:
    """The modifiers of both, and the noun itself where one is the narrower."""
    a, b = case.a, case.b
    wider = case.lexicon.table("nouns_broader")
    x, y = {k.value for k in a.kinds}, {k.value for k in b.kinds}
    if a.subject and b.subject and a.subject.value != b.subject.value:
        if a.subject.value in wider.get(b.subject.value, ()):
            x.add(a.subject.value)
        elif b.subject.value in wider.get(a.subject.value, ()):
            y.add(b.subject.value)
    return x, y


def _two_floors(case: Case) -> bool:
    """Whether both only say "at least so many" of a toll, not far apart: a tension that tells an editor nothing."""
    cumulative = case.lexicon.words("measure_traits", "cumulative")
    grows = case.a.measure is not None and case.a.measure.value in cumulative
    if case.comparison.verdict is not Verdict.TENSION or case.comparison.wide or not grows:
        return False
    values = (case.a.figure.value, case.b.figure.value)
    return all(isinstance(v, Amount) and isinstance(v.reading, AtLeast | MoreThan) for v in values)


# What rules a date out.


def _same_event(case: Case) -> str | None:
    a, b = case.a, case.b
    if a.measure is None or b.measure is None:
        return "the date of a saying, or of nothing named"
    if a.events & b.events or case.kin(a.measure.value, b.measure.value, "event_kin"):
        return None
    return f"other event: {a.measure.value} / {b.measure.value}"


def _same_parties(case: Case) -> str | None:
    """Events are one only if they share a party by name, and none where both name theirs and share none."""
    x, y = _names(case.a), _names(case.b)
    if x & y:
        return None
    if x and y:
        return f"other parties: {', '.join(sorted(x))} / {', '.join(sorted(y))}"
    names = {p.value for p in case.a.participants} & {p.value for p in case.b.participants}
    once = case.a.measure is not None and case.a.measure.value in case.lexicon.words("measure_traits", "once")
    return None if names and (once or case.shared >= TWICE) else "no party in common"


def _not_again(case: Case) -> str | None:
    """In texts of different days two distant dates of what may happen twice, a visit or a charge, are two events."""
    x, y = case.a.figure.value, case.b.figure.value
    if not case.other_days:
        return None
    if not (isinstance(x, Moment) and isinstance(y, Moment)) or _once(case):
        return None
    if (
        case.a.mood is not Modality.ACTUAL
        or case.b.mood is not Modality.ACTUAL
        or x.support.distance(y.support) <= AGAIN
    ):
        return None
    return "it may have happened twice"


def _once(case: Case) -> bool:
    """Whether the event happens once to those who share it: a birth, an accession, a death."""
    once = ("death", *case.lexicon.words("measure_traits", "once"))
    return any(c.measure is not None and c.measure.value in once for c in (case.a, case.b))


# What one text may say twice.


def _said_twice(case: Case) -> str | None:
    """Inside one text two figures of one sentence, or of two sentences that share little, are two things."""
    if not case.one_text:
        return None
    if case.a.sentence == case.b.sentence:
        return "one sentence gives both"
    if case.shared >= TWICE or (_two_voices(case) and case.shared >= FAINT):
        return None
    nations = case.a.nation is not None and case.b.nation is not None
    return None if _two_voices(case) and nations else f"one text, and the sentences share only {case.shared:.0%}"


def _no_slip(case: Case) -> str | None:
    """Inside one text a difference that no slip explains is usually meant; two speakers may differ as they like."""
    if case.slip:
        return None
    if family(case.a) == "date":
        return None if _once(case) else "one text, and the event may have happened twice"
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
