"""Bad calls and bad inputs: one clear line each, the right status, and the other texts are still checked."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import Run

import numcheck
from numcheck.cli import main as entry
from numcheck.model.documents import Document

ROOT = Path(numcheck.__file__).parent.parent
GOOD = "The bridge of Colvane cost $48 million, Mayor Ida Holm said."


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("check", "there is nothing to check: name a text, or set [[stories]]"),
        ("check a.txt --frmat json", "No such option: --frmat"),
        ("check a.txt --format xml", "--format: 'xml' is none of text, "),
        ("check a.txt --fail-on loud", "--fail-on: 'loud' is none of error, warning, info, never"),
        ("check a.txt --pub-date 2031-02-30", "--pub-date: '2031-02-30' is on no calendar"),
        ("check a.txt --pub-date yesterday", "--pub-date: 'yesterday' is no date; write it as 2031-05-06"),
        ("check a.txt b.txt --against c.txt", "--against takes one draft"),
        ("check a.txt --config none.toml", "none.toml: no such file"),
        ("check a.txt -o a.txt", "the report would overwrite it"),
        ("check a.txt --claims a.txt", "--claims: a.txt is one of the inputs; the report would overwrite it"),
        ("check a.txt -o numcheck-decisions.yaml", "-o: numcheck-decisions.yaml is one of the inputs"),
        ("check a.txt --ledger desk.ledger -o text=desk.ledger", "-o: desk.ledger is one of the inputs"),
        ("report a.txt --ledger desk.ledger --csv desk.ledger", "--csv: desk.ledger is one of the inputs"),
        ("ledger query bridge --ledger desk.ledger -o desk.ledger", "-o: desk.ledger is one of the inputs"),
        ("ledger timeline bridge --ledger desk.ledger -o desk.ledger", "-o: desk.ledger is one of the inputs"),
        ("why a.txt", "'a.txt' names no place"),
        ("why a.txt:0", "'a.txt:0' names no place"),
        ("rules show sources/disputd", "there is no rule 'sources/disputd'; did you mean 'sources/disputed'?"),
        ("rules list nowhere", "numcheck: nowhere: there is no such file or folder"),
        ("rules", "Missing command"),
        ("chekc", "No such command 'chekc'"),
    ],
)
def test_bad_calls(run: Run, arguments: str, told: str) -> None:
    Path("a.txt").write_text(GOOD)
    status, out, err = run(*arguments.split())
    assert (status, out) == (2, "")
    assert told in err
    assert err.startswith("numcheck: ")
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("missing.txt", None, "no such file or directory"),
        ("empty.txt", b"", "the file is empty"),
        ("blank.md", b"\r\n \n", "the file is empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "the file is binary, not text"),
        ("draft.docx", b"PK\x03\x04", "the Word document is damaged or cut off"),
        ("draft.odt", b"PK\x03\x04", "numcheck does not read .odt files"),
        ("digits.txt", b"7" * 2000, "the file holds a run of 1,000 digits or more"),
    ],
)
def test_unreadable_texts(run: Run, name: str, data: bytes | None, told: str) -> None:
    Path("good.txt").write_text(GOOD)
    if data is not None:
        Path(name).write_bytes(data)
    status, out, err = run("check", name, "good.txt", "--fail-on", "info")
    assert status == 3
    assert err.startswith(f"numcheck: {name}: {told}")
    assert err.count("\n") == 1
    assert "read good.txt" in out
    assert f"not read: {name}: {told}"[:60] in " ".join(out.split())
    assert out.splitlines()[-1].startswith("1 number")


def test_fifty_megabytes_of_digits(run: Run) -> None:
    with Path("digits.txt").open("wb") as file:
        for _ in range(50):
            file.write(b"7" * 1_000_000)
    status, out, err = run("extract", "digits.txt")
    assert (status, out) == (3, "")
    assert err == "numcheck: digits.txt: the file is too large: 50.0 MB, and the limit is 10.0 MB\n"


def test_a_folder_without_texts(run: Run) -> None:
    Path("folder").mkdir()
    status, _, err = run("check", "folder")
    assert (status, err) == (3, "numcheck: folder: the folder holds no text that numcheck reads\n")


def test_what_is_passed_over_in_a_folder_is_said(run: Run) -> None:
    Path("folder").mkdir()
    Path("folder/a.txt").write_text(GOOD)
    Path("folder/b.odt").write_bytes(b"PK")
    Path("folder/.hidden.txt").write_text(GOOD)
    status, out, _ = run("check", "folder")
    assert status == 0
    assert "skipped: folder/b.odt: no text format that numcheck reads" in out
    assert "hidden" not in out


def test_a_broken_rule_names_every_fault_with_its_place(run: Run) -> None:
    Path("numcheck.toml").write_text('rules = ["house"]\n')
    Path("house/desk").mkdir(parents=True)
    Path("house/desk/odd.yaml").write_text("kind: same-claim\nseverty: error\n")
    Path("a.txt").write_text(GOOD)
    for arguments in (["check", "a.txt"], ["rules", "list"]):
        status, out, err = run(*arguments)
        assert (status, out) == (2, "")
        assert "odd.yaml:2:1: severty: " in err
        assert "did you mean severity?" in err
        assert all(line.startswith("numcheck: ") for line in err.splitlines())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("off = 3\n", "off: expected a list of strings"),
        ("fail-on = 'error'\n", "unknown setting 'fail-on'; did you mean 'fail_on'?"),
        ("max_megabytes = true\n", "max_megabytes: expected a number"),
        ("rules = ['nowhere']\n", "rules: there is no"),
        ("off = [\n", "numcheck.toml: "),
    ],
)
def test_broken_settings(run: Run, text: str, told: str) -> None:
    Path("numcheck.toml").write_text(text)
    Path("a.txt").write_text(GOOD)
    status, out, err = run("check", "a.txt")
    assert (status, out) == (2, "")
    assert told in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a.txt: {sorce: X}\n", "sources.yaml: a.txt: unknown key 'sorce'; did you mean 'source'?"),
        ("a.txt: {date: soon}\n", "sources.yaml: a.txt: 'soon' is no date"),
        ("a.txt: {role: editor}\n", "sources.yaml: a.txt: 'editor' is no role"),
        ("a.txt: {\n", "sources.yaml: line "),
        ("- a.txt\n", "sources.yaml: expected a table"),
    ],
)
def test_a_broken_sources_file(run: Run, text: str, told: str) -> None:
    Path("sources.yaml").write_text(text)
    Path("a.txt").write_text(GOOD)
    status, out, err = run("check", "a.txt")
    assert (status, out) == (2, "")
    assert told in err
    assert err.count("\n") == 1


def test_an_output_that_cannot_be_written(run: Run) -> None:
    Path("a.txt").write_text(GOOD)
    status, _, err = run("check", "a.txt", "-o", "nowhere/report.txt")
    assert status == 3
    assert "nowhere/report.txt: cannot be written: no such file or directory" in err


def test_a_missing_model_is_one_line(run: Run) -> None:
    Path("numcheck.toml").write_text('model = "en_no_such_model"\n')
    Path("a.txt").write_text(GOOD)
    status, out, err = run("check", "a.txt")
    assert (status, out) == (3, "")
    assert "en_no_such_model" in err
    assert err.count("\n") == 1


def test_a_stage_that_breaks_on_one_text_hides_no_other(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from numcheck import pipeline

    whole = pipeline.read_document

    def breaking(document: Document, settings: pipeline.Settings) -> pipeline.Article:
        if document.name == "bad.txt":
            raise ZeroDivisionError("of a recognizer")
        return whole(document, settings)

    monkeypatch.setattr(pipeline, "read_document", breaking)
    Path("a.txt").write_text(GOOD)
    Path("bad.txt").write_text(GOOD)
    status, out, err = run("check", "bad.txt", "a.txt")
    assert status == 3
    assert err.startswith("numcheck: bad.txt: numcheck broke on this text: ZeroDivisionError: of a recognizer (")
    assert err.count("\n") == 1
    assert "read a.txt" in out


def test_nothing_ends_in_a_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaking(*_: object) -> None:
        raise RuntimeError("of the\nprogram")

    monkeypatch.setattr("numcheck.cli.desk.gather", breaking)
    status, out, err = run("check", "a.txt")
    assert (status, out) == (3, "")
    assert err.startswith("numcheck: this is a fault of numcheck: RuntimeError: of the program (")


def test_an_interrupt_is_no_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("numcheck.cli.desk.gather", interrupted)
    assert run("check", "a.txt") == (130, "", "numcheck: interrupted\n")


def test_a_reader_that_stops_reading_is_no_fault(desk: Path) -> None:
    Path("a.txt").write_text(GOOD)
    command = f'"{sys.executable}" -m numcheck extract a.txt a.txt | true'
    done = subprocess.run(command, shell=True, capture_output=True, cwd=desk, check=False)
    assert done.stderr == b""


def test_the_entry_point_exits_with_the_status(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["numcheck", "chekc"])
    with pytest.raises(SystemExit) as caught:
        entry.run()
    assert caught.value.code == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
@pytest.mark.parametrize("call", ["--version", "rules list", "check a.txt"])
def test_standard_output_on_a_full_disk(tmp_path: Path, call: str) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "numcheck", *call.split()]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=environment, cwd=tmp_path, check=False)
    told = "numcheck: standard output: cannot be written: no space left on device\n"
    assert (done.returncode, done.stderr.decode()) == (3, told)


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("numcheck.toml", b"\xff", "numcheck.toml: the file is not UTF-8"),
        ("numcheck.toml", b"x = [", "numcheck.toml: not TOML: "),
        ("numcheck-decisions.yaml", b"\xff", "numcheck-decisions.yaml: the file is not UTF-8"),
        ("numcheck-decisions.yaml", None, "numcheck-decisions.yaml: cannot be read: is a directory"),
    ],
)
def test_settings_and_decisions_that_cannot_be_read(run: Run, name: str, data: bytes | None, told: str) -> None:
    Path("a.txt").write_text(GOOD)
    if data is None:
        Path(name).mkdir()
    else:
        Path(name).write_bytes(data)
    status, out, err = run("check", "a.txt")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert told in err
