"""Whether two claims speak of the same thing. Gates rule a pair out, each with its reason; what passes is compared.

What a text does not say is unknown, and unknown matches (DESIGN §6).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from numcheck.alignment.families import family
from numcheck.alignment.values import compare
from numcheck.alignment.weights import overlap
from numcheck.model.calendar import DateBound
from numcheck.model.claims import Aspect, Claim, Modality, Noted, Share
from numcheck.model.documents import Document
from numcheck.model.figures import Amount
from numcheck.model.judgements import DISAGREE, Judgement, Verdict
from numcheck.model.lexicon import Lexicon

NEAR = 0.15
"""Overlap of weighted words from which two sentences are taken to speak of one matter."""
FAINT = 0.06
"""Overlap that is enough where both name the same class of event (DESIGN §6)."""
TWICE = 0.25
"""The same, for two sentences of one text: they must repeat one another, not only speak of one matter."""
REPEATED = 0.5
"""The same, from which one sentence of a text is taken to repeat another whatever its figure."""
SAME_SENTENCE = 0.6
FEW = 10
"""Below this a count without a measure class ("two leaders", "one meeting") is no figure to compare."""


@dataclass(frozen=True, eq=False)
class Bench:
    """What the judge knows besides the two claims."""

    documents: Mapping[str, Document]
    weights: Mapping[str, float]
    lexicon: Lexicon


Gate = Callable[[Claim, Claim, "Bench", float], str | None]


def judge(a: Claim, b: Claim, bench: Bench) -> Judgement:
    """The verdict on a proposed pair: compared, or ruled out with the reason."""
    shared = overlap(a, b, bench.weights)
    for gate in _gates(a):
        reason = gate(a, b, bench, shared)
        if reason is not None:
            return Judgement(a, b, compared=False, verdict=None, reasons=(reason,), score=shared)
    assert a.figure.value is not None and b.figure.value is not None
    comparison = compare(a.figure.value, b.figure.value)
    if comparison.verdict is None:
        return Judgement(a, b, compared=False, verdict=None, reasons=(comparison.working,), score=shared)
    reason = _subset(a, b, bench.lexicon.table("nouns_broader")) if comparison.verdict is Verdict.DISJOINT else None
    if comparison.verdict in DISAGREE and a.document == b.document:
        reason = reason or _no_slip(a, b, comparison.notes, shared, bench)
    if reason is not None:
        return Judgement(a, b, compared=False, verdict=None, reasons=(reason,), score=shared)
    return Judgement(
        a,
        b,
        compared=True,
        verdict=comparison.verdict,
        reasons=tuple(_grounds(a, b, shared)),
        score=_likeness(a, b, shared),
        notes=comparison.notes,
        working=comparison.working,
        wide=comparison.wide,
    )


def _gates(a: Claim) -> tuple[Gate, ...]:
    if family(a) in ("date", "time"):
        return (_said_twice, _same_event, _same_parties, _same_place)
    return (
        _said_twice,
        _same_measure,
        _same_subject,
        _same_nation,
        _same_share,
        _same_aspect,
        _same_mood,
        _same_place,
        _same_time,
        _same_matter,
    )


def _likeness(a: Claim, b: Claim, shared: float) -> float:
    measure = a.measure is not None and b.measure is not None
    subject = a.subject is not None and b.subject is not None and a.subject.value == b.subject.value
    return min(1.0, 0.25 * measure + 0.15 * subject + 0.6 * shared)


def _grounds(a: Claim, b: Claim, shared: float) -> Iterator[str]:
    if a.measure and b.measure:
        yield f"same measure: {a.measure.value}"
    if a.subject and b.subject and a.subject.value == b.subject.value:
        yield f"same noun: {a.subject.value}"
    yield f"the sentences share {shared:.0%} of their weighted words"


def _differ(a: Noted[str] | None, b: Noted[str] | None) -> bool:
    return a is not None and b is not None and a.value != b.value


def _classed(claim: Claim, lexicon: Lexicon) -> bool:
    return claim.measure is not None and claim.measure.value in lexicon.table("measures")


def _same_measure(a: Claim, b: Claim, bench: Bench, shared: float) -> str | None:
    if not _differ(a.measure, b.measure):
        return None
    assert a.measure and b.measure
    if family(a) != "count" and _kin(a.measure.value, b.measure.value, bench.lexicon):
        return None
    if not _classed(a, bench.lexicon) and not _classed(b, bench.lexicon) and shared >= SAME_SENTENCE:
        return None
    return f"other measure: {a.measure.value} / {b.measure.value}"


def _same_subject(a: Claim, b: Claim, bench: Bench, shared: float) -> str | None:
    if not _differ(a.subject, b.subject):
        return None
    assert a.subject and b.subject
    wider = bench.lexicon.table("nouns_broader")
    x, y = a.subject.value, b.subject.value
    if (y in wider.get(x, ()) or x in wider.get(y, ())) and _classed(a, bench.lexicon) and _classed(b, bench.lexicon):
        return None
    return f"other noun: {a.subject.value} / {b.subject.value}"


def _same_nation(a: Claim, b: Claim, bench: Bench, shared: float) -> str | None:
    if _differ(a.nation, b.nation):
        assert a.nation and b.nation
        return f"other nation: {a.nation.value} / {b.nation.value}"
    return None


def _same_share(a: Claim, b: Claim, bench: Bench, shared: float) -> str | None:
    x = a.share.value if a.share else Share.WHOLE
    y = b.share.value if b.share else Share.WHOLE
    return None if x is y else f"other part of the whole: {x} / {y}"


def _same_aspect(a: Claim, b: Claim, bench: Bench, shared: float) -> str | None:
    x = a.aspect.value if a.aspect else Aspect.LEVEL
    y = b.aspect.value if b.aspect else Aspect.LEVEL
    return None if x is y else f"level, change or rate: {x} / {y}"


_UNREAL = frozenset([Modality.PLANNED, Modality.PROJECTED, Modality.REQUESTED, Modality.HYPOTHETICAL, Modality.DENIED])


def _same_mood(a: Claim, b: Claim, bench: Bench, shared: float) -> str | None:
    """A planned or projected amount is never set against an actual one; two plans may differ."""
    if (a.mood in _UNREAL) != (b.mood in _UNREAL) or (Modality.DENIED in (a.mood, b.mood) and a.mood is not b.mood):
        return f"other mood: {a.mood} / {b.mood}"
    return None


def _same_place(a: Claim, b: Claim, bench: Bench, shared: float) -> str | None:
    if _differ(a.place, b.place) and shared < SAME_SENTENCE:
        assert a.place and b.place
        if a.place.value in b.place.value or b.place.value in a.place.value:
            return None
        return f"other place: {a.place.value} / {b.place.value}"
    return None


def _same_matter(a: Claim, b: Claim, bench: Bench, shared: float) -> str | None:
    classed = _classed(a, bench.lexicon) and _classed(b, bench.lexicon)
    if family(a) != "count":
        near = a.measure is not None and b.measure is not None and shared >= NEAR
        return None if near else f"nothing shows that both measure the same thing (words shared: {shared:.0%})"
    few = _is_few(a) and _is_few(b)
    if few and not classed:
        return "small counts without a measure are not compared"
    if few and a.subject and b.subject and a.subject.value != b.subject.value:
        return "small counts of different nouns are not compared"
    linked = _linked(a, b)
    need = 0.0 if linked and classed else FAINT if classed and not few else NEAR
    if shared >= need or (a.nation is not None and b.nation is not None):
        return None
    return f"the sentences share only {shared:.0%} of their words"


def _linked(a: Claim, b: Claim) -> bool:
    """Whether a place, a party or a date ties the two to one event."""
    if a.place and b.place and a.place.value == b.place.value:
        return True
    if {p.value for p in a.parties} & {p.value for p in b.parties}:
        return True
    return a.happened is not None and b.happened is not None


def _is_few(claim: Claim) -> bool:
    value = claim.figure.value
    if not isinstance(value, Amount) or family(claim) != "count":
        return False
    high = value.bounds.soft.high
    return high is not None and high < FEW


def _same_event(a: Claim, b: Claim, bench: Bench, shared: float) -> str | None:
    if a.measure is None or b.measure is None:
        return "the date of a saying, or of nothing named"
    x, y = a.measure.value, b.measure.value
    if x != y and not _kin(x, y, bench.lexicon):
        return f"other event: {x} / {y}"
    return None


def _kin(x: str, y: str, lexicon: Lexicon) -> bool:
    """Whether two classes of event happen in one act: the attack and the death."""
    return any(x in classes and y in classes for classes in lexicon.table("measure_kin").values())


def _same_parties(a: Claim, b: Claim, bench: Bench, shared: float) -> str | None:
    """Events are one only if they share a party by name, and none where both name theirs and share none."""
    x, y = {p.value for p in a.parties}, {p.value for p in b.parties}
    if x & y:
        return None
    if x and y:
        return f"other parties: {', '.join(sorted(x))} / {', '.join(sorted(y))}"
    names = {p.value for p in a.participants} & {p.value for p in b.participants}
    return None if names and shared >= TWICE else "no party in common"


def _said_twice(a: Claim, b: Claim, bench: Bench, shared: float) -> str | None:
    """Inside one text two figures of one sentence, or of two sentences that share little, are two things."""
    if a.document != b.document:
        return None
    if a.sentence == b.sentence:
        return "one sentence gives both"
    return None if shared >= TWICE or _two_voices(a, b) else f"one text, and the sentences share only {shared:.0%}"


SLIPS = frozenset(
    ["swapped-digits", "lost-digit", "teen-ty", "factor-10", "factor-100", "factor-1000", "factor-1000000"]
)
"""Slips that by themselves make it likely that two numbers were meant to be one."""


def _no_slip(a: Claim, b: Claim, notes: Sequence[str], shared: float, bench: Bench) -> str | None:
    """Inside one text a difference that no slip explains is usually meant; two speakers may differ as they like."""
    if SLIPS & set(notes) or _two_voices(a, b):
        return None
    if (
        family(a) == "date"
        and a.measure is not None
        and a.measure.value in bench.lexicon.words("measure_traits", "once")
    ):
        return None
    if family(a) == "count" and shared >= REPEATED:
        return None
    return "one text, and no slip would turn one into the other"


def _two_voices(a: Claim, b: Claim) -> bool:
    """Whether two different speakers, both known, state the two."""
    if a.speaker is None or b.speaker is None:
        return False
    x, y = a.speaker.value.key, b.speaker.value.key
    return bool(x and y) and x != y


def _same_time(a: Claim, b: Claim, bench: Bench, shared: float) -> str | None:
    """Two amounts that the texts date to different times are two things: the toll of 1996 and that of Friday."""
    if a.happened is None or b.happened is None:
        return None
    x, y = a.happened.value, b.happened.value
    lasting = (DateBound.SINCE, DateBound.UNTIL, DateBound.BEFORE, DateBound.AFTER)
    if x.support.meets(y.support) and (x.bound in lasting) == (y.bound in lasting):
        return None
    if x.support.distance(y.support) <= 1:
        return None
    return f"other time: {x.timex} / {y.timex}"


def _kinds(a: Claim, b: Claim, wider: Mapping[str, Sequence[str]]) -> tuple[set[str], set[str]]:
    """The modifiers of both, and the noun itself where one is the narrower."""
    x, y = {k.value for k in a.kinds}, {k.value for k in b.kinds}
    if a.subject and b.subject and a.subject.value != b.subject.value:
        if a.subject.value in wider.get(b.subject.value, ()):
            x.add(a.subject.value)
        elif b.subject.value in wider.get(a.subject.value, ()):
            y.add(b.subject.value)
    return x, y


def _subset(a: Claim, b: Claim, wider: Mapping[str, Sequence[str]]) -> str | None:
    """The side with extra modifiers conflicts only if it is larger than the whole."""
    x, y = _kinds(a, b, wider)
    if x == y or not (isinstance(a.figure.value, Amount) and isinstance(b.figure.value, Amount)):
        return None
    if x - y and y - x:
        return f"other kinds: {', '.join(sorted(x - y))} / {', '.join(sorted(y - x))}"
    part, whole = (a, b) if x > y else (b, a)
    assert isinstance(part.figure.value, Amount) and isinstance(whole.figure.value, Amount)
    if part.figure.value.bounds.hard.below(whole.figure.value.bounds.hard):
        return f"one is a subset: {', '.join(sorted(x ^ y))}"
    return None
