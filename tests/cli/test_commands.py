"""The commands on small texts of their own."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from conftest import Run

import numcheck
from numcheck.cli import gate
from numcheck.cli.exits import Exit
from numcheck.config import Config
from numcheck.model.findings import Fault, Finding, Label, Place, Report, Severity
from numcheck.model.spans import Span

DRAFT = "Thursday, May 6, 2031, was the day when the bridge of Colvane opened.\n"
"""6 May 2031 is a Tuesday: a finding that needs no other text."""
CLEAN = "The bridge of Colvane is 300 meters long.\n"


def test_statuses_follow_the_threshold(run: Run) -> None:
    Path("clean.txt").write_text(CLEAN)
    Path("draft.txt").write_text(DRAFT)
    assert run("check", "clean.txt")[0] == 0
    severity = json.loads(run("check", "draft.txt", "--format", "json")[1])["findings"][0]["severity"]
    assert run("check", "draft.txt", "--fail-on", severity)[0] == 1
    assert run("check", "draft.txt", "--fail-on", "never")[0] == 0
    assert run("check", "draft.txt", "missing.txt", "--fail-on", severity)[0] == 3


@pytest.mark.parametrize(
    ("severity", "threshold", "status"),
    [
        (Severity.ERROR, "error", Exit.FINDINGS),
        (Severity.WARNING, "error", Exit.OK),
        (Severity.WARNING, "warning", Exit.FINDINGS),
        (Severity.INFO, "warning", Exit.OK),
        (Severity.INFO, "info", Exit.FINDINGS),
        (Severity.ERROR, "never", Exit.OK),
    ],
)
def test_what_fails_a_check(severity: Severity, threshold: str, status: Exit) -> None:
    place = Place("a", Span(0, 1), "1")
    finding = Finding("i", "r", severity, Label.CONFLICT, "v", place, (), "m", "q", "w")
    report = Report((), (finding,), ())
    assert gate.status(report, gate.failing(report, Config(fail_on=threshold)), Config()) is status
    broken = Report((), (finding,), (), faults=(Fault("a", "b"),))
    assert gate.status(broken, gate.failing(broken, Config(), threshold), Config()) is Exit.BROKEN


def test_a_workbook_among_other_reports(run: Run) -> None:
    Path("draft.txt").write_text(DRAFT)
    status, out, err = run("check", "draft.txt", "-o", "x.xlsx", "-o", "sarif=x.sarif", "--output", "xlsx=other.bin")
    assert (status, out) == (1, "")
    assert err == "numcheck: 1 number: 1 in conflict\n"
    assert Path("x.xlsx").read_bytes() == Path("other.bin").read_bytes()
    sheets = pd.read_excel("x.xlsx", sheet_name=None, keep_default_na=False)
    assert list(sheets["Findings"]["rule"]) == ["calendar/weekday"]
    assert run("report", "draft.txt", "--xlsx", "report.xlsx")[0] == 1
    assert Path("report.xlsx").read_bytes() == Path("x.xlsx").read_bytes()


def test_a_workbook_goes_through_a_pipe_and_to_no_terminal(desk: Path) -> None:
    Path("draft.txt").write_text(DRAFT)
    call = [sys.executable, "-m", "numcheck", "check", "draft.txt", "--format", "xlsx"]
    environment = {**os.environ, "PYTHONPATH": str(Path(numcheck.__file__).parent.parent)}
    piped = subprocess.run(call, capture_output=True, env=environment, check=False)
    assert (piped.returncode, piped.stdout[:2]) == (1, b"PK")
    main, terminal = pty.openpty()
    try:
        shown = subprocess.run(call, stdout=terminal, stderr=subprocess.PIPE, env=environment, check=False)
    finally:
        os.close(terminal)
        os.close(main)
    assert shown.returncode == 2
    assert shown.stderr == b"numcheck: --format xlsx: a terminal cannot show it; write it with -o FILE.xlsx\n"


def test_a_file_holds_what_standard_output_would(run: Run) -> None:
    Path("draft.txt").write_text(DRAFT)
    for form in ("text", "json", "csv"):
        status, out, _ = run("check", "draft.txt", "--format", form)
        filed, nothing, err = run("check", "draft.txt", "--format", form, "-o", "report")
        assert (filed, nothing) == (status, "")
        assert Path("report").read_bytes().decode("utf-8-sig") == out
        assert "numbers" in err or "1 number" in err


def test_the_suffix_of_the_file_says_the_format(run: Run) -> None:
    Path("draft.txt").write_text(DRAFT)
    run("check", "draft.txt", "-o", "report.json")
    assert json.loads(Path("report.json").read_text())["format"] == 1


def test_the_csv_leaves_the_coverage_line_to_standard_error(run: Run) -> None:
    Path("draft.txt").write_text(DRAFT)
    _, out, err = run("check", "draft.txt", "--format", "csv")
    assert len(list(csv.DictReader(io.StringIO(out)))) == 1
    assert err.startswith("numcheck: 1 number")


def test_a_draft_in_the_folder_of_its_sources_is_no_source_of_itself(run: Run) -> None:
    Path("draft.txt").write_text(CLEAN)
    Path("wire.txt").write_text(CLEAN)
    _, out, _ = run("check", "draft.txt", "--against", ".")
    assert "read draft draft.txt" in out
    assert "read source wire.txt" in out
    assert out.count("draft.txt") == 1


def test_sources_file_and_publication_date(run: Run) -> None:
    Path("sources.yaml").write_text("a.txt: {source: Harbor Wire, date: 2031-05-06}\nb.txt: {role: draft}\n")
    for name in ("a.txt", "b.txt", "c.txt"):
        Path(name).write_text(CLEAN)
    told = json.loads(run("check", "a.txt", "b.txt", "c.txt", "--pub-date", "2031-05-07", "--format", "json")[1])
    shown = {d["name"]: (d["role"], d["source"], d["published"], d["published_by"]) for d in told["documents"]}
    assert shown == {
        "a.txt": ("source", "Harbor Wire", "2031-05-06", "sources.yaml"),
        "b.txt": ("draft", None, "2031-05-07", "--pub-date"),
        "c.txt": ("source", None, None, None),
    }


def test_without_a_draft_the_publication_date_is_for_undated_texts(run: Run) -> None:
    Path("2031-05-06.txt").write_text(CLEAN)
    Path("b.txt").write_text(CLEAN)
    told = json.loads(run("check", "2031-05-06.txt", "b.txt", "--pub-date", "2031-05-07", "--format", "json")[1])
    assert [d["published"] for d in told["documents"]] == ["2031-05-06", "2031-05-07"]


def test_standard_input(desk: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "numcheck", "check", "-"],
        input=DRAFT.encode(),
        capture_output=True,
        cwd=desk,
        check=False,
    )
    assert done.stdout.startswith(b"error calendar/weekday") or b"calendar/weekday" in done.stdout
    assert b"-:1:1, paragraph 1" in done.stdout


def test_extract(run: Run) -> None:
    Path("a.txt").write_text(CLEAN)
    status, table, _ = run("extract", "a.txt")
    assert status == 0
    assert "300 meters" in table
    (row,) = json.loads(run("extract", "a.txt", "--format", "json")[1])
    assert (row["line"], row["column"], row["text"], row["kind"]) == (1, 26, "300 meters", "measure")
    (cells,) = csv.DictReader(io.StringIO(run("extract", "a.txt", "--format", "csv")[1]))
    assert {k: str(v) for k, v in row.items()} == cells


def test_extract_explains(run: Run) -> None:
    Path("a.txt").write_text(CLEAN)
    assert "the truth may lie from" in run("extract", "a.txt", "--explain")[1]
    (row,) = json.loads(run("extract", "a.txt", "--explain", "--format", "json")[1])
    assert any("measure" in step for step in row["steps"])


def test_why(run: Run) -> None:
    Path("a.txt").write_text(CLEAN)
    Path("b.txt").write_text("Some 40 people crossed the bridge of Colvane.\n")
    status, out, _ = run("why", "a.txt:1:27", "--against", "b.txt")
    assert status == 0
    assert out.startswith("a.txt:1:26 “300 meters")
    assert "status" in out
    status, _, err = run("why", "a.txt:1:1", "--against", "b.txt")
    assert status == 2
    assert "line 1 has “300 meters" in err
    assert run("why", "b.txt:1", "--against", "a.txt", "b.txt")[0] == 0


def test_rules(run: Run) -> None:
    status, listed, _ = run("rules", "list")
    assert status == 0
    names = [line.split()[0] for line in listed.splitlines()]
    assert {"sources/disputed", "calendar/weekday"} <= set(names)
    assert run("rules", "show", "calendar/weekday")[1].startswith("calendar/weekday")


PACK = """\
kind: same-claim
severity: warning
when: {{across: draft-source, verdict: disjoint}}
row: 1
message: "{{a}} against {{b}}"
why: A rule of the house.
examples:
  - documents:
      draft: {{text: "The bridge of Colvane cost $48 million."}}
      wire: {{source: Agency, text: "The bridge of Colvane cost $84 million."}}
    finds: [{{draft: "$48 million", wire: "$84 million"}}]
  - documents:
      draft: {{text: "The bridge of Colvane cost $48 million."}}
      wire: {{source: Agency, text: "The bridge of Colvane cost ${amount} million."}}
    finds: []
"""


def test_rules_of_the_house_are_tested(run: Run) -> None:
    Path("house/desk").mkdir(parents=True)
    Path("house/desk/cost.yaml").write_text(PACK.format(amount=48))
    status, out, err = run("rules", "test", "house")
    assert (status, out) == (0, "rules: 1, examples: 2, failed: 0\n"), err
    Path("house/desk/cost.yaml").write_text(PACK.format(amount=90))
    status, out, _ = run("rules", "test", "house")
    assert status == 1
    assert "desk/cost, example 2: found what no example expects" in out


def test_version_and_help(run: Run) -> None:
    assert run("--version") == (0, f"numcheck {numcheck.__version__}\n", "")
    assert run("--help")[0] == 0
    assert run()[0] == 2


def test_the_same_answer_every_time(run: Run) -> None:
    Path("a.txt").write_text(DRAFT + CLEAN)
    assert run("check", "a.txt", "--format", "json") == run("check", "a.txt", "--format", "json")


def test_help_imports_nothing_heavy() -> None:
    heavy = ("spacy", "pandas", "pint", "quantulum3", "ruamel.yaml", "pydantic", "starlette", "uvicorn")
    code = (
        "import sys; from numcheck.cli.main import main; main(['--help']);"
        f"print([m for m in {heavy} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert done.stdout.decode().splitlines()[-1] == "[]"


def test_several_reports_at_once(run: Run) -> None:
    Path("a.txt").write_text("Thursday, May 6, 2031, was the day when the bridge of Colvane opened.\n")
    status, out, err = run("check", "a.txt", "--output", "sarif=out.sarif", "--output", "csv=desk.csv", "-o", "a.json")
    assert (status, out) == (1, "")
    assert json.loads(Path("out.sarif").read_text())["version"] == "2.1.0"
    assert Path("desk.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert json.loads(Path("a.json").read_text())["format"] == 1
    assert "numbers" in err or "number" in err


def test_standard_output_beside_files(run: Run) -> None:
    Path("a.txt").write_text("The bridge is 300 meters long.\n")
    assert json.loads(run("check", "a.txt", "--format", "json", "--output", "sarif=out.sarif")[1])["format"] == 1
    assert run("check", "a.txt", "-o", "x.txt", "-o", "csv=x.txt")[0] == 2
    assert run("check", "a.txt", "-o", "csv=")[0] == 2


def test_reports_are_written_whatever_the_status(run: Run) -> None:
    Path("a.txt").write_text("The bridge is 300 meters long.\n")
    assert run("check", "a.txt", "missing.txt", "-o", "sarif=out.sarif")[0] == 3
    (told,) = json.loads(Path("out.sarif").read_text())["runs"]
    assert told["invocations"][0]["executionSuccessful"] is False
    assert run("check", "a.txt", "-o", "sarif=nowhere/out.sarif", "-o", "b.json")[0] == 3
    assert Path("b.json").exists()


def test_a_new_rule_starts_from_a_file_that_loads(run: Run, desk: Path) -> None:
    status, _, _ = run("rules", "new", "within", "pack/turnout.yaml")
    assert status == 3  # there is no folder pack
    (desk / "pack" / "elections").mkdir(parents=True)
    assert run("rules", "new", "within", "pack/elections/turnout.yaml")[0] == 0
    status, out, _ = run("rules", "test", "pack", "--coverage")
    assert status == 0
    assert "rules: 1, examples: 2, failed: 0" in out
    assert run("rules", "new", "within", "pack/elections/turnout.yaml")[0] == 2  # nothing is overwritten
    assert run("rules", "new", "turnout")[0] == 2


def test_coverage_names_a_rule_that_its_examples_do_not_hold(run: Run, desk: Path) -> None:
    (desk / "pack" / "elections").mkdir(parents=True)
    run("rules", "new", "within", "pack/elections/turnout.yaml")
    rule = desk / "pack" / "elections" / "turnout.yaml"
    rule.write_text(rule.read_text().replace("Turnout was 61 percent.", "Turnout was high."))
    status, out, _ = run("rules", "test", "pack", "--coverage")
    assert status == 1
    assert "elections/turnout: no near miss comes near" in out


def test_the_claims_sheet_beside_the_report(run: Run, desk: Path) -> None:
    (desk / "draft.txt").write_text("The storm killed 48 people in Colvane.")
    (desk / "wire.txt").write_text("The storm killed 52 people in Colvane.")
    _, out, _ = run("check", "draft.txt", "--against", "wire.txt", "--claims", "claims.csv")
    rows = list(csv.DictReader(io.StringIO((desk / "claims.csv").read_text("utf-8-sig"))))
    assert [(r["text"], r["status"]) for r in rows] == [("48 people", "conflict")]
    assert out.rstrip().endswith("1 number: 1 in conflict")


@pytest.mark.parametrize(("typed", "offered"), [("numcheck ch", "check"), ("numcheck check --fail", "--fail-on")])
def test_a_shell_completes_commands_and_options(typed: str, offered: str) -> None:
    asked = {"_NUMCHECK_COMPLETE": "complete_bash", "COMP_WORDS": typed, "COMP_CWORD": str(typed.count(" "))}
    command = [sys.executable, "-m", "numcheck"]
    done = subprocess.run(command, env=os.environ | asked, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [offered]


@pytest.mark.skipif(sys.platform == "win32", reason="has no such terminals")
def test_only_a_terminal_sees_a_bar(tmp_path: Path) -> None:
    import pty

    for k in range(12):
        (tmp_path / f"wire-{k}.txt").write_text(f"The flood in Varrow killed {k + 20} people.\n")
    command = [sys.executable, "-m", "numcheck", "check", str(tmp_path), "--no-cache", "--fail-on", "never"]
    ours, theirs = pty.openpty()
    with os.fdopen(ours, "rb", buffering=0) as screen:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, check=True)
        os.close(theirs)
        shown = screen.read(65536)
    assert b"12 texts" in shown
    quiet = subprocess.run(command, capture_output=True, check=True)
    assert b"texts" not in quiet.stderr
    assert quiet.stdout == done.stdout
