"""The cases that any design must get right (DESIGN §6), in sentences of our own, through the whole pipeline."""

from __future__ import annotations

import datetime as dt

import pytest

import numcheck
from numcheck.model.findings import Finding, Place, Report

DAY = dt.date(2031, 5, 6)


def compare(*texts: str, days: tuple[int, ...] = ()) -> Report:
    """The texts, published `days` after 6 May 2031 (all on that day by default), compared with one another."""
    shifts = days or (0,) * len(texts)
    return numcheck.check(
        None,
        [
            numcheck.document(text, name=f"text {n}", source=f"Wire {n}", published=DAY + dt.timedelta(shift))
            for n, (text, shift) in enumerate(zip(texts, shifts, strict=True), 1)
        ],
    )


def told(report: Report) -> list[tuple[str, ...]]:
    """The places of each finding, worth telling in a failure."""
    return [(f.rule, *(p.text for p in places(f))) for f in report.findings]


def places(finding: Finding) -> list[Place]:
    return [finding.primary, *finding.related]


def tied(report: Report, *texts: str) -> bool:
    """Whether one group holds claims that read `texts`."""
    assert report.alignment is not None
    for group in report.alignment.groups:
        found = [c.stated.of(report.document(c.document).text) for c in group.claims]
        if all(any(t in f for f in found) for t in texts):
            return True
    return False


def test_two_towns_and_their_sum_agree() -> None:
    first = "A bomb went off in Teral on Monday, killing 214 people. Another in Varrow killed nine people."
    second = "The bombs killed 223 people in both towns on Monday."
    assert not told(compare(first, second))


def test_one_town_is_not_the_other() -> None:
    first = "The bomb killed 214 people in Teral."
    second = "The bomb killed nine people in Varrow."
    assert not told(compare(first, second))


def test_a_floor_excludes_a_later_smaller_toll() -> None:
    first = "At least seven people were reported dead after the landslide in Varrow."
    second = "Six people were also killed by the landslide in Varrow."
    (finding,) = compare(first, second, days=(0, 1)).findings
    assert finding.rule == "sources/toll-fell"


def test_a_toll_that_rises_is_an_update() -> None:
    first = "The quake in Varrow killed 58 people."
    second = "The quake in Varrow killed 64 people."
    (finding,) = compare(first, second, days=(0, 2)).findings
    assert finding.label == "update"


def test_a_part_is_no_whole() -> None:
    first = "Rescuers found eight of the nine foreign victims of the crash near Teral."
    second = "Nine foreign victims of the crash near Teral have been found."
    assert not told(compare(first, second))


def test_injured_and_hospitalized_are_two_measures() -> None:
    first = "The blast in Teral injured 3,310 people."
    second = "After the blast in Teral 418 people were hospitalized."
    assert not told(compare(first, second))


def test_a_father_and_six_others_are_seven() -> None:
    first = "The father and six others died when the boat sank off Teral."
    second = "Seven people died when the boat sank off Teral."
    report = compare(first, second)
    assert not told(report)
    assert tied(report, "six others", "Seven people")


def test_others_are_not_the_whole() -> None:
    first = "The driver and five other passengers were killed when the bus overturned near Varrow."
    second = "Six people were killed when the bus overturned near Varrow."
    assert not told(compare(first, second))


def test_a_plan_that_moves_is_an_update() -> None:
    first = "Norland and Sudmark are to join the Northern Union next April."
    second = "Norland and Sudmark will join the Northern Union in early March, an official said."
    third = "Norland and Sudmark joined the Northern Union on Friday."
    report = numcheck.check(
        None,
        [
            numcheck.document(first, name="a", published=dt.date(2030, 12, 3)),
            numcheck.document(second, name="b", published=dt.date(2031, 2, 10)),
            numcheck.document(third, name="c", published=dt.date(2031, 3, 8)),
        ],
    )
    accused = {p.text for f in report.findings for p in (f.primary, *f.related)}
    assert "next April" in accused
    assert {f.rule for f in report.findings} == {"sources/plan-moved"}
    assert {f.label for f in report.findings} == {"update"}


def test_a_phone_call_is_no_summit() -> None:
    first = "President Ida Holm and Prime Minister Jon Brandt spoke by phone on Monday, her office said."
    second = "President Ida Holm and Prime Minister Jon Brandt met in Teral on Tuesday for talks."
    assert not told(compare(first, second))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The two leaders shook hands.", "All three leaders of the region spoke on Friday."),
        ("Nobody expects a breakthrough in one meeting, he said.", "It took four meetings, she said."),
        ("The visit falls in a week of talks.", "The talks went on for two weeks."),
    ],
)
def test_small_counts_of_nothing_measured_never_conflict(first: str, second: str) -> None:
    assert not told(compare(first, second))


def test_a_speaker_quoted_with_two_figures() -> None:
    first = "Mayor Ida Holm said 4,200 people marched through Varrow."
    second = "Ida Holm, the mayor, said that 2,400 people marched through Varrow."
    (finding,) = compare(first, second).findings
    assert finding.rule == "sources/misquoted"


def test_two_speakers_disagree() -> None:
    first = "Police said 1,500 people marched through Varrow on Sunday."
    second = "Organizers said 4,000 people marched through Varrow on Sunday."
    (finding,) = compare(first, second).findings
    assert finding.rule == "sources/disputed"


def test_a_projection_is_not_set_against_a_count() -> None:
    first = "The ministry expects 300 jobs to be created at the plant in Teral."
    second = "The plant in Teral created 210 jobs, the ministry said."
    assert not told(compare(first, second))


def test_a_headline_plans_in_the_infinitive() -> None:
    report = compare("Shipyard to shed 1,400 jobs", "The shipyard will cut 1,040 jobs by June, it said.")
    (finding,) = report.findings
    assert {finding.primary.text, finding.related[0].text} == {"1,400 jobs", "1,040 jobs"}
