"""The one order that settles rivals."""

from __future__ import annotations

from fractions import Fraction

from numcheck.extraction.overlap import settle
from numcheck.model.mentions import Mention, MentionKind, WrittenNumber, WrittenUnit
from numcheck.model.spans import Span


def mention(start: int, end: int, kind: MentionKind = MentionKind.COUNT, recognizer: str = "amounts") -> Mention:
    return Mention(Span(start, end), kind, recognizer, (WrittenNumber(Span(start, start + 1), Fraction(2)),))


def test_a_name_wins_over_what_is_longer() -> None:
    name = mention(4, 8, MentionKind.NAME)
    assert settle([(50, mention(0, 20)), (10, name)]) == (name,)


def test_a_date_wins_over_an_amount() -> None:
    date = mention(4, 8, MentionKind.DATE)
    assert settle([(50, mention(0, 20)), (10, date)]) == (date,)


def test_the_longer_wins_and_the_rest_stays() -> None:
    long, other = mention(0, 9), mention(9, 12)
    assert settle([(50, mention(0, 4)), (50, other), (50, long)]) == (long, other)


def test_priority_then_place_decide_between_equals() -> None:
    a, b = mention(0, 4, recognizer="a"), mention(0, 4, recognizer="b")
    assert settle([(50, a), (10, b)]) == (b,)
    assert settle([(50, mention(2, 6)), (50, a)]) == (a,)


def test_a_date_takes_over_the_number_it_holds() -> None:
    inner = Mention(
        Span(4, 13),
        MentionKind.DURATION,
        "amounts",
        (WrittenNumber(Span(4, 7), Fraction(2), in_words=True),),
        unit=WrittenUnit("year", Span(8, 13)),
    )
    date = Mention(Span(4, 17), MentionKind.DATE, "dates")
    (kept,) = settle([(50, inner), (10, date)])
    assert kept.kind is MentionKind.DATE
    assert (kept.numbers, kept.unit) == (inner.numbers, inner.unit)
