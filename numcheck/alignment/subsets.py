"""A part against its whole: it conflicts only if it is larger."""

from __future__ import annotations

from numcheck.alignment.case import Case, differ, is_few
from numcheck.alignment.families import family
from numcheck.alignment.figures import compare_figures
from numcheck.model.claims import Claim
from numcheck.model.figures import Amount
from numcheck.model.judgements import Verdict


def no_subset(case: Case) -> str | None:
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
        differ(other.measure, whole.measure)
        and family(other) == family(whole)
        and not is_few(other)
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
