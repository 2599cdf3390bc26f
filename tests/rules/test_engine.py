"""The engine: order, precedence, identity, caps; and the three verdicts of the equation kind."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck.model.calendar import Anchor, Days, Grain, Moment
from numcheck.model.claims import Claim
from numcheck.model.documents import DateOrigin, Document, Publication, Role
from numcheck.model.figures import Amount, Figure, Unit
from numcheck.model.findings import Finding, Severity
from numcheck.model.judgements import Across, Alignment, Course, Disagreement, Time, Verdict, Voices
from numcheck.model.mentions import Mention, MentionKind
from numcheck.model.readings import Exactly, Number
from numcheck.model.relations import Relation, RelationKind, Sureness
from numcheck.model.spans import Span
from numcheck.rules.engine import CHECK_THE_QUOTE, run
from numcheck.rules.evidence import Evidence
from numcheck.rules.loader import load_pack, read_rule
from numcheck.rules.rule import Rule

PACK = load_pack()
PERCENT = Unit("percent", "%", "percent")


def claim(document: str, at: int, value: Fraction | int, half: Fraction | int = 0, unit: Unit | None = None) -> Claim:
    amount = Amount(Exactly(Number(Fraction(value), Fraction(half))), unit)
    mention = Mention(Span(at, at + 2), MentionKind.COUNT, "test")
    return Claim(document, Figure(mention, amount), Span(at, at + 9))


def pair(a: Claim, b: Claim, **circumstances: object) -> Disagreement:
    told = {
        "verdict": Verdict.DISJOINT,
        "across": Across.DRAFT_SOURCE,
        "time": Time.SAME,
        "voices": Voices.NONE,
        "course": Course.STEADY,
        "sure": True,
        **circumstances,
    }
    return Disagreement(a, b, (a,), (b,), **told)  # type: ignore[arg-type]


def evidence(*pairs: Disagreement) -> Evidence:
    day = Publication(dt.date(2031, 5, 6), DateOrigin.CALLER)
    documents = (
        Document("wire", "0123456789" * 9, "Agency", day),
        Document("draft", "0123456789" * 9, None, day, Role.DRAFT),
    )
    return Evidence(documents, alignment=Alignment((), (), pairs))


def only(*pairs: Disagreement) -> Finding:
    (finding,) = run(PACK, evidence(*pairs))
    return finding


@pytest.mark.parametrize(
    ("circumstances", "rule", "severity"),
    [
        ({}, "sources/two-values", "error"),
        ({"time": Time.UNKNOWN}, "sources/two-values", "warning"),
        ({"across": Across.SOURCES}, "sources/two-values", "warning"),
        ({"across": Across.WITHIN}, "repeats/two-values", "error"),
        ({"sure": False}, "sources/two-values", "info"),
        ({"voices": Voices.SAME}, "sources/misquoted", "error"),
        ({"voices": Voices.TWO}, "sources/disputed", "warning"),
        ({"voices": Voices.TWO, "across": Across.WITHIN}, "sources/disputed", "info"),
        ({"voices": Voices.ONE}, "sources/attribution-lost", "warning"),
        ({"time": Time.A_EARLIER}, "sources/stale", "warning"),
        ({"time": Time.A_EARLIER, "voices": Voices.SAME}, "sources/stale", "warning"),
        ({"time": Time.A_EARLIER, "across": Across.SOURCES}, "sources/superseded", "info"),
        ({"time": Time.B_EARLIER}, "sources/superseded", "info"),
        ({"time": Time.B_EARLIER, "course": Course.FELL}, "sources/toll-fell", "warning"),
        ({"course": Course.REVISED}, "sources/stale", "warning"),
        ({"course": Course.PLAN_MOVED, "voices": Voices.TWO}, "sources/plan-moved", "info"),
        ({"verdict": Verdict.UNIT_CHANGED, "voices": Voices.TWO}, "sources/unit-changed", "error"),
        ({"verdict": Verdict.TENSION}, "sources/tension", "info"),
        ({"verdict": Verdict.TENSION, "wide": True}, "sources/tension", "warning"),
    ],
)
def test_the_decision_table(circumstances: dict[str, object], rule: str, severity: str) -> None:
    finding = only(pair(claim("draft", 3, 48), claim("wire", 5, 84), **circumstances))
    assert (finding.rule, finding.severity.value) == (rule, severity)


@pytest.mark.parametrize(
    "circumstances",
    [
        {"verdict": Verdict.TENSION, "time": Time.A_EARLIER},
        {"course": Course.REVISED, "across": Across.WITHIN, "time": Time.A_EARLIER},
    ],
)
def test_what_the_table_leaves_alone(circumstances: dict[str, object]) -> None:
    assert not run(PACK, evidence(pair(claim("draft", 3, 48), claim("wire", 5, 84), **circumstances)))


def test_findings_point_at_the_draft_first_and_in_its_order() -> None:
    later = pair(claim("draft", 40, 7), claim("wire", 5, 8))
    first = pair(claim("draft", 10, 7), claim("wire", 60, 8))
    inside = pair(claim("wire", 1, 7), claim("wire", 30, 8), across=Across.WITHIN)
    found = run(PACK, evidence(later, inside, first))
    assert [(f.primary.document, f.primary.span.start) for f in found] == [("draft", 10), ("draft", 40), ("wire", 1)]
    assert [p.document for p in found[0].related] == ["wire"]
    assert run(tuple(reversed(PACK)), evidence(first, later, inside)) == found


def test_an_id_survives_edits_elsewhere_but_not_another_value() -> None:
    before = only(pair(claim("draft", 3, 48), claim("wire", 5, 84)))
    moved = only(pair(claim("draft", 33, 48), claim("wire", 55, 84)))
    changed = only(pair(claim("draft", 3, 47), claim("wire", 5, 84)))
    assert before.id == moved.id != changed.id


def test_equal_ids_are_numbered() -> None:
    twice = [pair(claim("draft", at, 48), claim("wire", at, 84)) for at in (3, 30, 50)]
    first, second, third = (f.id for f in run(PACK, evidence(*twice)))
    assert second == f"{first}:2"
    assert third == f"{first}:3"


def test_a_quotation_says_check_the_quote() -> None:
    from dataclasses import replace

    a = replace(claim("draft", 3, 48), quoted=True)
    assert only(pair(a, claim("wire", 5, 84))).question.endswith(CHECK_THE_QUOTE)


EQUATION = """\
kind: equation
relation: share
severity: error
check: share = part / total
misses: {wrong-base: part / (total - part)}
message: "{part} of {total} is {computed}, not {share}."
why: A share.
"""


def share(part: Claim, total: Claim, percent: Claim, sure: Sureness = Sureness.SURE) -> Evidence:
    roles = {"part": (part,), "total": (total,), "share": (percent,)}
    relation = Relation(RelationKind.SHARE, "draft", roles, Span(0, 9), sure)
    base = evidence()
    return Evidence(base.documents, relations={"draft": (relation,)})


@pytest.fixture(scope="module")
def rule() -> Rule:
    return read_rule("arithmetic/share", EQUATION, "share.yaml")


@pytest.mark.parametrize(
    ("part", "total", "percent", "verdict", "notes"),
    [
        ((60, 0), (120, 0), (50, "0.5"), "", ()),
        ((60, 0), (120, 0), (51, "0.5"), "impossible", ()),
        ((40, 0), (120, 0), (50, "0.5"), "impossible", ("wrong-base",)),
        ((60, 0), (120, 0), (5, "0.5"), "impossible", ("factor-10",)),
        ((60, 0), (210, 0), (50, "0.5"), "impossible", ("swapped-digits",)),
        ((667_000, 500), (1_300_000, 50_000), ("49.7", "0.05"), "only-if-rounded", ()),
        ((650_000, 5000), (1_300_000, 50_000), (51, "1.5"), "", ()),
    ],
)
def test_three_verdicts_and_named_slips(
    rule: Rule,
    part: tuple[int, int],
    total: tuple[int, int],
    percent: tuple[int | str, str],
    verdict: str,
    notes: tuple[str, ...],
) -> None:
    written = claim("draft", 50, Fraction(percent[0]), Fraction(percent[1]), PERCENT)
    found = run([rule], share(claim("draft", 10, *part), claim("draft", 30, *total), written))
    assert [(f.verdict, f.notes) for f in found] == ([(verdict, notes)] if verdict else [])
    assert all(f.severity is (Severity.INFO if verdict == "only-if-rounded" else Severity.ERROR) for f in found)


def test_the_working_is_one_line_of_arithmetic(rule: Rule) -> None:
    (found,) = run([rule], share(claim("draft", 10, 40), claim("draft", 30, 120), claim("draft", 50, 50, 0, PERCENT)))
    assert found.working == "40 / 120 = 33.3%, the text says 50%"
    assert found.suggestions[1] == "33.3%"


def test_an_unsure_link_only_asks(rule: Rule) -> None:
    claims = (claim("draft", 10, 40), claim("draft", 30, 120), claim("draft", 50, 50, 0, PERCENT))
    severities = [run([rule], share(*claims, sure))[0].severity for sure in Sureness]
    assert severities == [Severity.ERROR, Severity.WARNING, Severity.INFO]


@given(st.integers(1, 900), st.integers(901, 5000), st.integers(1, 99), st.integers(0, 9), st.integers(0, 9))
def test_widening_a_number_never_creates_a_finding(part: int, total: int, percent: int, less: int, more: int) -> None:
    rule = read_rule("arithmetic/share", EQUATION, "share.yaml")

    def verdicts(wider: int) -> set[str]:
        base = claim("draft", 30, total, wider)
        told = share(claim("draft", 10, part), base, claim("draft", 50, percent, Fraction(1, 2), PERCENT))
        return {f.verdict for f in run([rule], told)}

    narrow, wide = sorted((less, less + more))
    assert "impossible" not in verdicts(wide) or "impossible" in verdicts(narrow)


def moment(day: dt.date, weekday: int, anchor: Anchor) -> Moment:
    days = Days(day, day)
    return Moment(days, days, Grain.DAY, anchor, weekday=weekday, mismatch=day.weekday() != weekday)


@pytest.mark.parametrize(
    ("anchor", "severity"), [(Anchor.EXPLICIT, "error"), (Anchor.DOCUMENT, "warning"), (Anchor.GUESS, "info")]
)
def test_a_weekday_is_as_sure_as_its_date(anchor: Anchor, severity: str) -> None:
    mention = Mention(Span(3, 9), MentionKind.DATE, "test")
    figure = Figure(mention, moment(dt.date(2031, 5, 6), 0, anchor))
    (found,) = run(PACK, Evidence(evidence().documents, {"draft": (figure,)}))
    assert (found.rule, found.severity.value) == ("calendar/weekday", severity)
    assert found.working == "6 May 2031 is a Tuesday, the text says Monday"
    assert found.suggestions == ("Tuesday, 6 May", "Monday, 5 May")
