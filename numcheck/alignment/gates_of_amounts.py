"""What rules a pair of amounts out. A gate gives its reason, or None to let the pair pass."""

from __future__ import annotations

from numcheck.alignment.case import FAINT, Case, differ, is_few, linked, names
from numcheck.alignment.families import family
from numcheck.model.calendar import DateBound
from numcheck.model.claims import Aspect, Claim, Modality, Share
from numcheck.model.figures import Amount
from numcheck.model.parties import meet
from numcheck.model.readings import Exactly

NEAR = 0.15
"""Overlap of weighted words from which two sentences are taken to speak of one matter."""
OTHER_DAY = 0.1
"""The overlap that is enough, where both name the same class of event, between texts of different days."""
SAME_SENTENCE = 0.6


def same_measure(case: Case) -> str | None:
    a, b = case.a.measure, case.b.measure
    if a is None or b is None or a.value == b.value:
        return None
    if case.kin(a.value, b.value, "measure_kin"):
        return None
    if not case.known(case.a) and not case.known(case.b) and case.shared >= SAME_SENTENCE:
        return None
    return f"other measure: {a.value} / {b.value}"


def same_row(case: Case) -> str | None:
    """A row of a table of facts is spoken of where what it is about is named; a count of a class says enough itself."""
    for row, other in ((case.a, case.b), (case.b, case.a)):
        if not row.row or other.row:
            continue
        if other.subject is not None and other.subject.value not in row.row and family(row) != "count":
            return f"other noun: {other.subject.value} / {', '.join(sorted(row.row))}"
        others = {p.value for p in other.participants}
        named = other.words | others
        about = row.subject if family(row) != "count" and other.subject is None else None
        if about is not None and about.value not in named:
            return f"the row is about {about.value}, which the sentence does not name"
        if not row.words & named:
            return "the sentence names nothing that the row is about"
        own = {p.value for p in row.participants}
        if own and others and not own & named:
            return f"other names: {', '.join(sorted(others))} / {', '.join(sorted(own))}"
    return None


def same_subject(case: Case) -> str | None:
    a, b = case.a.subject, case.b.subject
    if (case.a.row or case.b.row) and family(case.a) != "count":
        return None
    if a is None or b is None or a.value == b.value or (family(case.a) != "count" and case.slip):
        return None
    if case.classed and case.kin(a.value, b.value, "noun_kin"):
        return None
    wider = case.lexicon.table("nouns_broader")
    if (b.value in wider.get(a.value, ()) or a.value in wider.get(b.value, ())) and case.classed:
        return None
    return f"other noun: {a.value} / {b.value}"


def same_nation(case: Case) -> str | None:
    if not differ(case.a.nation, case.b.nation):
        return None
    assert case.a.nation and case.b.nation
    return f"other nation: {case.a.nation.value} / {case.b.nation.value}"


def same_share(case: Case) -> str | None:
    if "others" in case.comparison.notes:
        return None
    x = case.a.share.value if case.a.share else Share.WHOLE
    y = case.b.share.value if case.b.share else Share.WHOLE
    given_out = case.lexicon.words("measure_traits", "given out")
    if {x, y} == {Share.PART, Share.WHOLE} and case.a.measure is not None and case.a.measure.value in given_out:
        return None
    return None if x is y else f"other part of the whole: {x} / {y}"


def same_aspect(case: Case) -> str | None:
    x = case.a.aspect.value if case.a.aspect else Aspect.LEVEL
    y = case.b.aspect.value if case.b.aspect else Aspect.LEVEL
    return None if x is y else f"level, change or rate: {x} / {y}"


_UNREAL = frozenset([Modality.PLANNED, Modality.PROJECTED, Modality.REQUESTED, Modality.HYPOTHETICAL, Modality.DENIED])


def same_mood(case: Case) -> str | None:
    """A planned or projected amount is never set against an actual one; two plans may differ."""
    x, y = case.a.mood, case.b.mood
    if (x in _UNREAL) != (y in _UNREAL) or (Modality.DENIED in (x, y) and x is not y):
        return f"other mood: {x} / {y}"
    return None


def same_period(case: Case) -> str | None:
    """Two figures of a firm are of one quarter, or at least not of two."""
    if not differ(case.a.period, case.b.period):
        return None
    assert case.a.period and case.b.period
    return f"other period: {case.a.period.value} / {case.b.period.value}"


def same_time(case: Case) -> str | None:
    """Two amounts that the texts date to different times are two things: the toll of 1996 and that of Friday."""
    if case.a.happened is None or case.b.happened is None:
        return None
    x, y = case.a.happened.value, case.b.happened.value
    lasting = (DateBound.SINCE, DateBound.UNTIL, DateBound.BEFORE, DateBound.AFTER)
    if x.support.meets(y.support) and (x.bound in lasting) == (y.bound in lasting):
        return None
    return None if x.support.distance(y.support) == 1 else f"other time: {x.timex} / {y.timex}"


def same_person(case: Case) -> str | None:
    """Ages are of persons: both must be known, and be one."""
    if family(case.a) != "age" or meet(names(case.a), names(case.b)):
        return None
    return "nothing shows that both are the age of one person"


def same_matter(case: Case) -> str | None:
    """Whether enough shows that the two measure one thing, by what the family needs."""
    if family(case.a) != "count":
        if not (case.a.figure.mention.numbers and case.b.figure.mention.numbers):
            return 'no number is written: "a week"'
        measured = (case.a.measure is not None and case.b.measure is not None) or _same_thing(case)
        if measured and (case.shared >= NEAR or _of_one_affair(case)):
            return None
        if case.slip and linked(case) and case.shared >= FAINT:
            return None
        return f"nothing shows that both measure the same thing (words shared: {case.shared:.0%})"
    few = is_few(case.a) and is_few(case.b)
    if not few and (_is_one(case.a) or _is_one(case.b)):
        return "a single one is no count to set against many"
    unknown = case.a.subject is None or case.b.subject is None
    if unknown and not case.classed and not _alike(case):
        return "nothing says that both count the same"
    if few and _of_one_family(case):
        return None
    if few and not case.classed:
        return "small counts without a measure are not compared"
    if few and differ(case.a.subject, case.b.subject):
        return "small counts of different nouns are not compared"
    if (is_few(case.a) and _unnamed(case.a)) or (is_few(case.b) and _unnamed(case.b)):
        return "a small count of nothing named is not compared"
    need = NEAR if few or not case.classed else 0.0 if linked(case) else OTHER_DAY if case.other_days else FAINT
    if case.shared >= need or (case.a.nation is not None and case.b.nation is not None):
        return None
    return f"the sentences share only {case.shared:.0%} of their words"


def _same_thing(case: Case) -> bool:
    """Whether both give a measure of one thing, though one does not say which: "the 42-mile tunnel"."""
    a, b = case.a.subject, case.b.subject
    said = [c.measure.value for c in (case.a, case.b) if c.measure is not None]
    fixed = len(said) == 1 and said[0] in case.lexicon.words("measure_traits", "fixed")
    return fixed and family(case.a) == "measure" and a is not None and b is not None and a.value == b.value


def _of_one_family(case: Case) -> bool:
    """Whether both count the kin of one person, to whom nothing happened: his six children, eight children."""
    a, b = case.a, case.b
    if a.subject is None or b.subject is None or a.subject.value != b.subject.value:
        return False
    befallen = case.lexicon.words("measure_traits", "persons")
    if any(c.measure is not None and c.measure.value in befallen and c.measure.value != "survival" for c in (a, b)):
        return False
    return a.subject.value in case.lexicon.words("stop_nouns", "kin") and meet(_owners(a), _owners(b))


def _owners(claim: Claim) -> set[str]:
    spoken = {claim.speaker.value.key} if claim.speaker is not None and claim.speaker.value.key else set()
    return names(claim) | spoken


def _alike(case: Case) -> bool:
    x, y = case.a.measure, case.b.measure
    return x is not None and y is not None and x.value == y.value


def _is_one(claim: Claim) -> bool:
    value = claim.figure.value
    return isinstance(value, Amount) and isinstance(value.reading, Exactly) and value.reading.number.value == 1


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
