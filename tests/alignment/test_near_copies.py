"""Near-identical sentences laid side by side: what conflicts, what is a harmless edit, and what is no copy at all."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck.alignment.near_copies import Slot, compare_near_copies
from numcheck.alignment.near_copy_pairs import align
from numcheck.alignment.near_copy_values import AS_WRITTEN
from numcheck.model.calendar import Anchor, DateBound, Days, Grain, Moment
from numcheck.model.documents import DateOrigin, Document, Publication
from numcheck.model.expressions import CalendarDate, Shift, TimeExpression, TimeUnit
from numcheck.model.figures import Amount, Figure, Unit
from numcheck.model.judgements import Verdict
from numcheck.model.mentions import CountedNoun, Mention, MentionKind, WrittenNumber
from numcheck.model.readings import (
    About,
    AtLeast,
    AtMost,
    Between,
    Exactly,
    LessThan,
    MoreThan,
    Nearly,
    Number,
    Reading,
)
from numcheck.model.spans import Span

UNITS = {
    "miles": Unit("mile", "mi", "[length]", Fraction(1609344, 1000)),
    "kilometers": Unit("kilometer", "km", "[length]", Fraction(1000)),
    "days": Unit("day", "d", "[time]", Fraction(86400)),
    "weeks": Unit("week", "wk", "[time]", Fraction(604800)),
    "percent": Unit("percent", "%", "percent"),
    "%": Unit("percent", "%", "percent"),
    "percentage points": Unit("percentage point", "pp", "percentage point"),
    "$": Unit("US dollar", "USD", "currency USD"),
    "C$": Unit("Canadian dollar", "CAD", "currency CAD"),
}
HEDGES: dict[str, Callable[[Number], Reading]] = {
    "more than": MoreThan,
    "less than": LessThan,
    "at least": AtLeast,
    "at most": AtMost,
    "about": About,
    "nearly": Nearly,
    "": Exactly,
}
WORDS = {"two": 2, "four": 4, "six": 6, "twelve": 12, "thirteen": 13, "thirty": 30}
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NUMBER = re.compile(
    r"(?:(?P<hedge>more than|less than|at least|at most|about|nearly) )?(?P<sign>C?\$)?"
    r"(?P<number>(?P<value>\d[\d,]*(?:\.\d+)?|\b(?:two|four|six|twelve|thirteen|thirty)\b)"
    r"(?: (?P<part>\d/\d))?(?: (?P<scale>thousand|million|billion))?)"
    r"(?: ?(?P<unit>%|percentage points|percent|miles|kilometers|days|weeks))?"
)
DAY = re.compile("|".join(WEEKDAYS))


def figures(text: str) -> tuple[Figure, ...]:
    """A stand-in for extraction, good enough for the sentences below."""
    found = [_amount(m) for m in NUMBER.finditer(text)] + [_weekday(m) for m in DAY.finditer(text)]
    return tuple(sorted(found, key=lambda f: f.mention.span))


def _amount(m: re.Match[str]) -> Figure:
    written = m["value"]
    value = Fraction(WORDS[written]) if written in WORDS else Fraction(written.replace(",", ""))
    value += Fraction(m["part"] or 0)
    value *= SCALES.get(m["scale"] or "", 1)
    digits = str(value.numerator).rstrip("0") if value.denominator == 1 else "1"
    place = Fraction(10 ** (len(str(value.numerator)) - len(digits)), 2) if value.denominator == 1 else Fraction(1, 20)
    half = Fraction(0) if value < 100 and value.denominator == 1 else min(place, value / 20)
    unit = UNITS.get(m["sign"] or m["unit"] or "")
    numbers = (WrittenNumber(Span(*m.span("number")), value),)
    mention = Mention(Span(*m.span()), MentionKind.COUNT, "test", numbers)
    return Figure(mention, Amount(HEDGES[m["hedge"] or ""](Number(value, half)), unit))


def _weekday(m: re.Match[str]) -> Figure:
    body = CalendarDate(weekday=WEEKDAYS.index(m[0]))
    return Figure(Mention(Span(*m.span()), MentionKind.DATE, "test", time=TimeExpression(body)))


def slots(a: str, b: str) -> tuple[Slot, ...]:
    return compare_near_copies(Document("draft", a), figures(a), Document("wire", b), figures(b))


def only(a: str, b: str) -> Slot:
    found = slots(a, b)
    assert len(found) == 1, found
    return found[0]


FRAME = "The council of Norby spent {} on the new ferry landing, Mayor Ida Holm said."
CHANGED = [
    ("$212 million", "C$212 million", Verdict.UNIT_CHANGED, ""),
    ("$1.9 million", "$1.9 billion", Verdict.DISJOINT, "factor-1000"),
    ("$274,500", "$724,500", Verdict.DISJOINT, "swapped-digits"),
    ("$1.7 million", "$17.0 million", Verdict.DISJOINT, "factor-10"),
    ("six days", "six weeks", Verdict.UNIT_CHANGED, ""),
    ("15 miles", "15 kilometers", Verdict.UNIT_CHANGED, ""),
    ("20 percent", "20 percentage points", Verdict.UNIT_CHANGED, ""),
    ("20%", "20 percentage points", Verdict.UNIT_CHANGED, ""),
    ("more than 10,000", "less than 10,000", Verdict.DISJOINT, "bound-flipped"),
    ("at least 20", "at most 20", Verdict.DISJOINT, "bound-flipped"),
    ("nearly 700", "more than 700", Verdict.DISJOINT, "bound-flipped"),
    ("thirteen", "thirty", Verdict.DISJOINT, "teen-ty"),
    ("two", "four", Verdict.DISJOINT, ""),
    ("more than 43,000", "more than 34,000", Verdict.DISJOINT, "swapped-digits"),
    ("about 1,200", "about 1,300", Verdict.DISJOINT, "number-changed"),
    ("Tuesday", "Sunday", Verdict.DISJOINT, "weekday"),
    ("6 3/8 percent", "6 1/2 percent", Verdict.DISJOINT, ""),
]


@pytest.mark.parametrize(("old", "new", "verdict", "note"), CHANGED)
def test_a_changed_figure_is_a_conflict(old: str, new: str, verdict: Verdict, note: str) -> None:
    for a, b in ((old, new), (new, old)):
        found = only(FRAME.format(a), FRAME.format(b)).comparison
        assert found.verdict is verdict
        assert note in found.notes or not note


HARMLESS = [
    ("$212 million", "$212,000,000"),
    ("20 percent", "20%"),
    ("two weeks", "14 days"),
    ("six", "6"),
    ("about 549,000", "549,000"),
    ("nearly 700", "700"),
    ("more than 730,000", "730,070"),
    ("about 240,000", "243,677"),
    ("1,000", "1,015"),
    ("Tuesday", "Tuesday"),
    ("at least 20", "more than 20"),
]


@pytest.mark.parametrize(("old", "new"), HARMLESS)
def test_a_harmless_edit_is_a_tie(old: str, new: str) -> None:
    for a, b in ((old, new), (new, old)):
        assert only(FRAME.format(a), FRAME.format(b)).comparison.agrees


def test_figures_are_paired_where_words_were_changed_too() -> None:
    draft = "Police said the blaze in Norby killed 14 people and drove 320 families from their homes overnight."
    wire = "Police say the blaze in Norby on the coast killed 41 people and drove about 320 families from homes."
    first, second = slots(draft, wire)
    assert first.comparison.notes == ("swapped-digits",)
    assert second.comparison.agrees
    assert second.likeness == first.likeness < 1


def test_two_figures_that_changed_places_are_two_conflicts() -> None:
    found = slots(
        "The vote in the Norby council rose from 13 to 31 of its members.",
        "The vote in the Norby council rose from 31 to 13 of its members.",
    )
    assert [s.comparison.verdict for s in found] == [Verdict.DISJOINT] * 2


def test_an_identical_sentence_is_preferred_to_a_like_one() -> None:
    draft = "The Norby ferry carried 480 cars. The Norby ferry carried 520 cars."
    wire = "The Norby ferry carried 520 cars. The Norby ferry carried 480 cars."
    assert all(s.comparison.agrees for s in slots(draft, wire))


def test_a_repeated_sentence_takes_the_nearest_place() -> None:
    line = "The Norby ferry carried 480 cars."
    wire = f"{line} Nobody on board was hurt in 12 crossings. {line}"
    draft = f"{line} Nobody on board was hurt in 12 crossings. {line.replace('480', '840')}"
    assert [s.comparison.agrees for s in slots(draft, wire)] == [True, True, False]


def test_a_second_sentence_of_one_template_is_not_held_against_a_used_one() -> None:
    wire = "The Norby ferry carried 480 cars."
    draft = f"{wire} The Norby ferry carried 520 cars."
    assert [s.comparison.agrees for s in slots(draft, wire)] == [True]


PARTS = (
    "The Norby ferry carried 480 cars on its first crossing of the strait",
    "its owner expects to carry 90,000 passengers a year from the new berths",
)


def test_sentences_that_were_joined_or_split_are_compared_part_by_part() -> None:
    joined = f"{PARTS[0]}, and {PARTS[1]}."
    split = f"{PARTS[0]}. {PARTS[1].capitalize()}."
    for a, b in ((joined, split), (split, joined)):
        assert [s.comparison.agrees for s in slots(a, b)] == [True, True]
        assert [s.comparison.agrees for s in slots(a.replace("90,000", "60,000"), b)] == [True, False]


def test_other_names_are_another_subject() -> None:
    found = slots(
        "Shares of the shipping firm Brandal rose 12 percent in heavy trading in Norby.",
        "Shares of the shipping firm Tolvik rose 30 percent in heavy trading in Norby.",
    )
    assert [s.comparison.verdict for s in found] == [None]
    assert "other names" in found[0].reasons


def test_a_template_in_which_every_figure_differs_is_another_case() -> None:
    found = slots(
        "Revenue at the firm rose 12 percent to $48 million from $43 million a year before.",
        "Revenue at the firm rose 30 percent to $91 million from $70 million a year before.",
    )
    assert {s.comparison.verdict for s in found} == {None}


def test_unlike_sentences_are_left_alone() -> None:
    assert slots("The ferry carried 480 cars to Norby.", "A strike of 520 dockers ended in Tolvik.") == ()


def test_a_number_that_no_recognizer_read_is_compared_as_written() -> None:
    a, b = FRAME.format("seven"), FRAME.format("eleven")
    assert only(a, b).comparison.verdict is Verdict.DISJOINT
    assert slots(a, a) == ()


@pytest.mark.parametrize(("old", "new"), [("#seven million", "#seven billion"), ("eight", "eighty")])
def test_an_unread_number_keeps_its_scale(old: str, new: str) -> None:
    assert only(FRAME.format(old), FRAME.format(new)).comparison.verdict is Verdict.DISJOINT


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("seven million", "7,000,000"),
        ("eight percent", "nine"),
        ("¥8", "8"),
        ("code 1532EDT", "code 1648EDT"),
        ("5-8", "5-9"),
    ],
)
def test_unread_numbers_that_agree_or_wear_another_dress_are_left_alone(old: str, new: str) -> None:
    a, b = (Document(name, FRAME.format(written)) for name, written in (("draft", old), ("wire", new)))
    assert compare_near_copies(a, (), b, ()) == ()


def test_one_end_of_a_range_is_compared_with_the_number_in_its_place() -> None:
    wire, draft = "Brandal will pay $14 to $16 for the berths.", "Brandal will pay $14 to C$16 for the berths."
    low, high = figures(wire)
    assert isinstance(low.value, Amount) and isinstance(high.value, Amount)
    ends = (Number(Fraction(14), Fraction(1, 2)), Number(Fraction(16), Fraction(1, 2)))
    span = Span(low.mention.span.start, high.mention.span.end)
    mention = replace(low.mention, span=span, numbers=(*low.mention.numbers, *high.mention.numbers))
    asked = Figure(mention, Amount(Between(*ends), low.value.unit))
    (found,) = compare_near_copies(Document("draft", draft), figures(draft), Document("wire", wire), (asked,))
    assert found.comparison.verdict is Verdict.UNIT_CHANGED
    assert found.figure_b == asked


def bounded(text: str, bound: DateBound) -> tuple[Figure, ...]:
    (figure,) = figures(text)
    assert figure.mention.time is not None
    return (replace(figure, mention=replace(figure.mention, time=replace(figure.mention.time, bound=bound))),)


def test_a_date_bound_turned_round_is_a_conflict() -> None:
    a, b = FRAME.format("before Tuesday"), FRAME.format("after Tuesday")
    (found,) = compare_near_copies(
        Document("draft", a), bounded(a, DateBound.BEFORE), Document("wire", b), bounded(b, DateBound.AFTER)
    )
    assert found.comparison.notes == ("bound-flipped",)


def rank(text: str, word: str, value: int) -> tuple[Figure, ...]:
    at = text.index(word)
    span = Span(at, at + len(word))
    return (Figure(Mention(span, MentionKind.RANK, "test", (WrittenNumber(span, Fraction(value)),))),)


def test_ranks_are_compared_by_their_numbers() -> None:
    a, b = FRAME.format("its third million"), FRAME.format("its fifth million")
    pair = Document("draft", a), rank(a, "third", 3), Document("wire", b)
    (changed,) = compare_near_copies(*pair, rank(b, "fifth", 5))
    (same,) = compare_near_copies(*pair, rank(b, "fifth", 3))
    assert changed.comparison.verdict is Verdict.DISJOINT
    assert same.comparison.agrees


def placed(text: str, date: dt.date, body: CalendarDate) -> tuple[Figure, ...]:
    days = Days(date, date)
    return (
        Figure(
            Mention(
                Span(text.index("May"), text.index("May") + 5), MentionKind.DATE, "test", time=TimeExpression(body)
            ),
            Moment(days, days, Grain.DAY, Anchor.DOCUMENT),
        ),
    )


def test_a_year_that_one_text_leaves_out_is_no_other_year() -> None:
    a, b = FRAME.format("May 6"), FRAME.format("May 6, 2029")
    short = placed(a, dt.date(2031, 5, 6), CalendarDate(month=5, day=6))
    full = placed(b, dt.date(2029, 5, 6), CalendarDate(2029, 5, 6))
    (found,) = compare_near_copies(Document("draft", a), short, Document("wire", b), full)
    assert found.comparison.verdict is None
    other = placed(b, dt.date(2029, 5, 9), CalendarDate(2029, 5, 9))
    (found,) = compare_near_copies(Document("draft", a), short, Document("wire", b), other)
    assert found.comparison.notes[-1] == AS_WRITTEN


def test_dates_from_today_are_compared_by_what_is_written() -> None:
    shift = TimeExpression(Shift(TimeUnit.YEAR, Fraction(2), -1))
    other = TimeExpression(Shift(TimeUnit.YEAR, Fraction(4), -1))
    text = FRAME.format("Tuesday")
    (figure,) = figures(text)
    a, b = (replace(figure, mention=replace(figure.mention, time=time)) for time in (shift, other))
    (found,) = compare_near_copies(Document("draft", text), (a,), Document("wire", text), (b,))
    assert found.comparison.notes == ("count", AS_WRITTEN)


def test_another_noun_is_not_compared() -> None:
    a, b = FRAME.format("30 pilots"), FRAME.format("30 sailors")
    counted = []
    for text, noun in ((a, "pilot"), (b, "sailor")):
        (figure,) = figures(text)
        at = text.index(noun)
        phrase = CountedNoun(noun + "s", noun, (), Span(at, at + len(noun) + 1))
        counted.append((replace(figure, mention=replace(figure.mention, noun=phrase)),))
    found = compare_near_copies(Document("draft", a), counted[0], Document("wire", b), counted[1])
    assert [s.comparison.verdict for s in found] == [None]


def test_weekdays_of_different_publication_days_are_not_tied() -> None:
    text = FRAME.format("Tuesday")
    old, new = (
        Document(str(day), text, published=Publication(dt.date(2031, 5, day), DateOrigin.CALLER)) for day in (6, 20)
    )
    (found,) = compare_near_copies(old, figures(text), new, figures(text))
    assert found.comparison.verdict is None


rows = st.lists(st.sampled_from(["#", "@", "the", "ferry", "carried", "cars", "to"]), max_size=12)


@given(rows, rows)
def test_alignment_matches_equal_items_in_order(a: list[str], b: list[str]) -> None:
    matched = align(a, b)
    assert all(a[i] == b[j] for i, j in matched)
    assert all(p[0] < q[0] and p[1] < q[1] for p, q in pairwise(matched))
    assert len(align(a, a)) == len(a)


@given(st.sampled_from(CHANGED), st.sampled_from(CHANGED))
def test_a_text_agrees_with_itself(first: tuple[str, str, Verdict, str], second: tuple[str, str, Verdict, str]) -> None:
    text = f"{FRAME.format(first[0])} {FRAME.format(second[1])}"
    found = slots(text, text)
    assert found
    assert all(s.comparison.agrees for s in found)
