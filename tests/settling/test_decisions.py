"""Settled findings: comments, the decisions file, the baseline; what opens them again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Run
from hypothesis import given
from hypothesis import strategies as st

import numcheck
from numcheck.model.findings import Report, Status
from numcheck.settling.comments import comments

DRAFT = "Mayor Ida Holm said the bridge of Colvane cost $48 million.\n\n"
WIRE = "The bridge of Colvane cost $84 million, Mayor Ida Holm said.\n"
VALUES = '"$48 million" vs "$84 million"'
WEEKDAY = "The bridge of Colvane opened on Thursday, May 6, 2031.\n"


def cq(rest: str) -> str:
    return f"<!-- numcheck: cq {rest} -->\n"


def checked(note: str, draft: str = DRAFT, wire: str = WIRE) -> Report:
    return numcheck.check(draft + note, [wire])


def test_a_comment_settles_its_finding() -> None:
    (before,) = checked("").findings
    report = checked(cq(f'{before.rule} {VALUES} reason="revised 12 Nov" by="ANW"'))
    assert report.findings == ()
    (settled,) = report.settled
    assert (settled.finding, settled.reason, settled.by, settled.origin) == (before, "revised 12 Nov", "ANW", "draft:3")
    assert report.notices == ()
    assert report.coverage == {Status.SETTLED: 1}
    (ticked,) = report.ticked
    assert "revised 12 Nov (ANW), draft:3" in ticked.reason


def test_the_order_of_the_values_does_not_matter() -> None:
    (before,) = checked("").findings
    assert checked(cq(f'{before.rule} "$84 Million" vs "$48  million" reason="r"')).findings == ()


@pytest.mark.parametrize(
    ("draft", "wire"),
    [(DRAFT.replace("48", "47"), WIRE), (DRAFT, WIRE.replace("84", "85")), (DRAFT.replace("$48", "about $48"), WIRE)],
)
def test_a_change_on_either_side_opens_it_again(draft: str, wire: str) -> None:
    (before,) = checked("").findings
    report = checked(cq(f'{before.rule} {VALUES} reason="r"'), draft, wire)
    assert len(report.findings) == 1
    assert not report.settled
    (notice,) = report.notices
    assert notice.startswith("draft:3: reopened: ")
    assert "now say" in notice


def test_a_comment_without_a_finding_is_unused() -> None:
    (notice,) = checked(cq('sources/two-values "1" vs "2" reason="r"'), wire="The bridge is long.").notices
    assert notice.startswith("draft:3: unused: no finding sources/two-values “1” vs “2”")


def test_another_rule_is_not_settled() -> None:
    report = checked(cq(f'sources/stale {VALUES} reason="r"'))
    assert len(report.findings) == 1
    assert "unused" in report.notices[0]


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        (f"sources/two-values {VALUES}", "it needs a reason"),
        (f'sources/two-values {VALUES} reason=""', "write cq RULE"),
        ('two-values "1" reason="r"', "write cq RULE"),
        (f'sources/two-values {VALUES} reason="r" untill=2031-01-01', "unknown option 'untill'"),
        (f'sources/two-values {VALUES} reason="r" until=soon', "'soon' is no date"),
        (f'sources/two-values {VALUES} reason="r" and so on', "is not understood"),
        ("", "write cq RULE"),
    ],
)
def test_what_is_not_understood_decides_nothing(rest: str, told: str) -> None:
    report = checked(cq(rest))
    assert len(report.findings) == 1
    assert told in report.notices[0] or (told == "write cq RULE" and "decides nothing" in report.notices[0])


@pytest.mark.parametrize("name", ["draft.md", "draft.txt"])
def test_comments_are_no_text(run: Run, name: str) -> None:
    Path(name).write_text(WEEKDAY + "\n" + cq('calendar/weekday "Thursday, May 6, 2031" reason="Friday, May 7, 2031"'))
    Path("numcheck.toml").write_text("")
    numbers = json.loads(run("check", name, "--format", "json")[1])["numbers"]
    assert [n["text"] for n in numbers] == ["Thursday, May 6, 2031"]
    assert [n["status"] for n in numbers] == ["settled"]


def test_places_behind_a_comment_are_those_of_the_file(run: Run) -> None:
    Path("a.txt").write_text(cq('a/b "1" reason="r"') + "\n" + WEEKDAY)
    (finding,) = json.loads(run("check", "a.txt", "--format", "json")[1])["findings"]
    assert (finding["primary"]["line"], finding["primary"]["column"]) == (3, 33)


def test_a_source_silences_nothing() -> None:
    (before,) = checked("").findings
    report = numcheck.check(DRAFT, [WIRE + "\n" + cq(f'{before.rule} {VALUES} reason="r"')])
    assert len(report.findings) == 1
    assert not report.settled


@pytest.mark.parametrize(
    ("date", "option", "open_"),
    [
        ("2031-05-06", (), False),
        ("2031-05-07", (), True),
        ("2031-05-07", ("--today", "2031-05-06"), False),
        ("2031-05-06", ("--today", "2031-05-07"), True),
    ],
)
def test_a_decision_ends(run: Run, date: str, option: tuple[str, ...], open_: bool) -> None:
    note = cq('calendar/weekday "Thursday, May 6, 2031" reason="r" until=2031-05-06')
    Path("a.md").write_text(f"---\ndate: {date}\n---\n{WEEKDAY}\n{note}")
    status, out, _ = run("check", "a.md", *option)
    assert status == (1 if open_ else 0)
    assert ("expired on 2031-05-06" in out) is open_
    assert "unused" not in out


def test_an_end_that_cannot_be_judged_is_told_of(run: Run) -> None:
    Path("a.md").write_text(WEEKDAY + "\n" + cq('calendar/weekday "Thursday, May 6, 2031" reason="r" until=2031-05-06'))
    status, out, _ = run("check", "a.md")
    assert status == 0
    assert "whether it ended on 2031-05-06 is not known" in " ".join(out.split())


DECISION = '- rule: calendar/weekday\n  values: ["Thursday, May 6, 2031"]\n  reason: the almanac is wrong\n'


def test_the_decisions_file(run: Run) -> None:
    Path("a.txt").write_text(WEEKDAY)
    Path("numcheck-decisions.yaml").write_text(DECISION + "  by: ANW\n")
    status, out, _ = run("check", "a.txt")
    assert status == 0
    assert "the almanac is wrong (ANW), numcheck-decisions.yaml:1" in " ".join(out.split())
    assert out.splitlines()[-1] == "1 number: 1 settled"


def test_a_decision_on_another_text_is_neither_used_nor_told_of(run: Run) -> None:
    Path("a.txt").write_text(WEEKDAY)
    Path("numcheck-decisions.yaml").write_text(DECISION + "  in: b.txt\n")
    status, out, _ = run("check", "a.txt")
    assert status == 1
    assert "unused" not in out


def test_stale_decisions_fail_where_the_settings_say_so(run: Run) -> None:
    Path("a.txt").write_text("The bridge is 300 meters long.\n")
    Path("numcheck-decisions.yaml").write_text(DECISION)
    assert run("check", "a.txt")[0] == 0
    Path("numcheck.toml").write_text('stale_decisions = "fail"\n')
    assert run("check", "a.txt")[0] == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- rule: a/b\n  values: ['1']\n", "numcheck-decisions.yaml:1: reason is needed"),
        (DECISION + "  untill: 2031-01-01\n", "numcheck-decisions.yaml:4: unknown key 'untill'; did you mean 'until'?"),
        (DECISION + "  until: soon\n", "numcheck-decisions.yaml:4: until: 'soon' is no date"),
        ("a: 1\n", "numcheck-decisions.yaml:1: expected a list of decisions"),
        ("- [\n", "not YAML"),
    ],
)
def test_a_wrong_decisions_file_is_a_fault_of_the_call(run: Run, text: str, told: str) -> None:
    Path("a.txt").write_text(WEEKDAY)
    Path("numcheck-decisions.yaml").write_text(text)
    status, out, err = run("check", "a.txt")
    assert (status, out) == (2, "")
    assert told in err


def test_a_baseline_starts_green_and_what_is_new_is_red(run: Run) -> None:
    Path("a.txt").write_text(WEEKDAY)
    assert run("check", "a.txt")[0] == 1
    assert run("baseline", "a.txt")[0] == 0
    assert run("check", "a.txt")[0] == 0
    Path("a.txt").write_text("A line above.\n\n" + WEEKDAY + "It closes on Monday, May 7, 2031.\n")
    status, out, _ = run("check", "a.txt")
    assert status == 1
    assert "Monday, May 7, 2031" in out.splitlines()[0]
    assert run("baseline", "a.txt", "--prune")[0] == 0
    assert run("check", "a.txt")[0] == 1


def test_a_baseline_drops_what_is_fixed(run: Run) -> None:
    Path("a.txt").write_text(WEEKDAY)
    run("baseline", "a.txt")
    Path("a.txt").write_text(WEEKDAY.replace("Thursday", "Tuesday"))
    assert "unused" in run("check", "a.txt")[1]
    assert "1 dropped" in run("baseline", "a.txt", "--prune")[2]
    assert json.loads(Path("numcheck-baseline.json").read_text())["findings"] == []


def test_a_baseline_is_not_written_over_what_was_not_read(run: Run) -> None:
    Path("a.txt").write_text(WEEKDAY)
    run("baseline", "a.txt")
    kept = Path("numcheck-baseline.json").read_bytes()
    assert run("baseline", "a.txt", "missing.txt")[0] == 3
    assert Path("numcheck-baseline.json").read_bytes() == kept
    Path("numcheck-baseline.json").write_text("{}")
    assert run("check", "a.txt")[0] == 2


@given(st.text(alphabet='<!-> numcheck:q"vs=\\/ab1\n', max_size=200))
def test_no_comment_breaks_the_reading(text: str) -> None:
    comments(numcheck.document(f"<!-- numcheck: cq {text} -->"))
