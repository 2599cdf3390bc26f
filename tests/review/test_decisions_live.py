"""Decisions by the page: written to the file that `check` reads, taken back, and nothing lost on the way."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from conftest import Run

from review.conftest import DRAFT, Review, Served

FILE = Path("numcheck-decisions.yaml")
OTHER = '# ours\n\n- rule: calendar/weekday   # the almanac\n  values: ["Thursday, May 6, 2031"]\n  reason: r\n# end\n'
THREE = DRAFT + "\nThe bridge opened on Thursday, May 6, 2031.\n\nIt opened on Monday, May 7, 2031.\n"


@pytest.mark.parametrize("decision", ["right as it stands", "not the same thing", "rule is wrong"])
def test_a_decided_finding_is_settled_at_once_and_for_check(review: Review, run: Run, decision: str) -> None:
    finding = review.finding()
    answer = review.decide(finding, decision, reason='"48" # as\n filed', by="ANW", until="2031-12-31")
    assert answer.status_code == 200
    assert answer.json() == {"told": f"Written to {FILE}: {decision}.", "version": review.session.version}
    assert "data-settled" in review.cards()[finding]
    assert f'Settled {decision}: "48" # as filed (ANW), until 2031-12-31 {FILE}:1' in review.page
    status, out, _ = run("check", "draft.md", "--against", "wire.md")
    assert status == 0
    assert f'{decision}: "48" # as filed (ANW), {FILE}:1' in " ".join(out.split())


def test_a_decision_needs_no_reason(review: Review) -> None:
    assert review.decide(review.finding()).status_code == 200
    assert 'reason: "right as it stands"' in FILE.read_text()


def test_it_can_be_undone(review: Review) -> None:
    finding = review.finding()
    review.decide(finding)
    answer = review.post("/undo", {"finding": finding})
    assert (answer.status_code, FILE.read_text()) == (200, "")
    assert "data-settled" not in review.cards()[finding]
    assert review.post("/undo", {"finding": finding}).status_code == 409


def test_fixed_is_noted_and_settles_nothing(review: Review, run: Run) -> None:
    finding = review.finding()
    assert review.decide(finding, "fixed", reason="called her").status_code == 200
    assert FILE.read_text().startswith("# fixed: {")
    assert "data-fixed" in review.cards()[finding]
    assert "Marked as fixed called her" in review.page
    assert run("check", "draft.md", "--against", "wire.md")[0] == 1
    before = FILE.read_text()
    review.decide(finding, "fixed")
    assert FILE.read_text() == before
    assert review.post("/undo", {"finding": finding}).status_code == 200
    assert FILE.read_text() == ""
    assert "data-fixed" not in review.cards()[finding]


def test_what_else_stands_in_the_file_stays(review: Review) -> None:
    FILE.write_bytes(OTHER.replace("\n", "\r\n").encode())
    finding = review.finding()
    said = review.decide(finding).json()["told"]
    assert "Somebody else had changed" in said or FILE.read_bytes().startswith(b"# ours\r\n")
    held = FILE.read_bytes().decode()
    assert held.startswith(OTHER.replace("\n", "\r\n"))
    assert held.count("\n") == held.count("\r\n")
    review.post("/undo", {"finding": finding})
    assert FILE.read_bytes().decode() == OTHER.replace("\n", "\r\n")


def test_the_file_that_the_settings_name(served: Served, texts: Path) -> None:
    (texts / "decided").mkdir()
    (texts / "decided" / "desk.yaml").write_text(OTHER)
    (texts / "numcheck.toml").write_text('decisions = "decided/desk.yaml"\n')
    review = served("draft.md")
    assert "Written to desk.yaml" in review.decide(review.finding()).json()["told"]
    assert (texts / "decided" / "desk.yaml").read_text().startswith(OTHER)
    assert not FILE.exists()


def test_decisions_at_once_are_all_kept(served: Served, texts: Path) -> None:
    (texts / "draft.md").write_text(THREE)
    review = served("draft.md")
    findings = list(review.cards())
    assert len(findings) > 2
    with ThreadPoolExecutor(len(findings)) as pool:
        answers = list(pool.map(review.decide, findings))
    assert {a.status_code for a in answers} == {200}
    assert FILE.read_text().count("- rule: ") == len(findings)
    assert all("data-settled" in tag for tag in review.cards().values())


@pytest.mark.parametrize(
    ("held", "told"),
    [
        ("- [\n", "numcheck-decisions.yaml:2: not YAML"),
        ("- rule: a/b\n", "numcheck-decisions.yaml:1: values is needed"),
        ("[{rule: a/b, values: [x], reason: r}]\n", "is not written as a list with an entry a line"),
    ],
)
def test_a_file_that_cannot_be_added_to_is_left_alone(review: Review, held: str, told: str) -> None:
    finding = review.finding()
    FILE.write_text(held)
    answer = review.decide(finding)
    assert answer.status_code == 409
    assert told in answer.json()["told"]
    assert answer.json()["told"].count("\n") == 0
    assert FILE.read_text() == held


def test_a_file_that_is_read_only(review: Review) -> None:
    FILE.write_text(OTHER)
    FILE.chmod(0o444)
    answer = review.decide(review.finding())
    assert (answer.status_code, answer.json()["told"]) == (409, f"{FILE}: is read-only; nothing was written")
    assert FILE.read_text() == OTHER


def test_a_decision_of_the_draft_is_undone_in_the_draft(review: Review, served: Served, texts: Path) -> None:
    finding = review.finding()
    rule = review.cards()[finding].split('data-rule="')[1].split('"')[0]
    note = f'\n<!-- numcheck: cq {rule} "$48 million" vs "$84 million" reason="asked" -->\n'
    (texts / "draft.md").write_text(DRAFT + note)
    noted = served("draft.md")
    assert "data-settled" in noted.cards()[finding]
    assert "data-undo" not in noted.get().text.split("<script>")[0]
    assert noted.post("/undo", {"finding": finding}).status_code == 404


def test_a_decision_that_has_ended_settles_nothing_and_the_answer_says_so(review: Review) -> None:
    answer = review.decide(review.finding(), until="2031-05-05")
    assert answer.status_code == 200
    assert "still open: numcheck-decisions.yaml:1: expired on 2031-05-05" in answer.json()["told"]
