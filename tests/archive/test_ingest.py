"""Bulk reading: nothing lost, nothing twice, however it is stopped; what does harm is set aside by name."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from archive_corpus import READER, TEMPLATES
from conftest import Run
from works import Troubled, write_texts

from numcheck.archive import slices as slicing
from numcheck.archive.extracting import Extracting
from numcheck.archive.ingest import Ingesting, ingest
from numcheck.archive.slices import Slicer, slices
from numcheck.archive.workers import WorkersError
from numcheck.cli.exits import Exit
from numcheck.ledger.entry import kept_name
from numcheck.ledger.reader import reader_of
from numcheck.ledger.store import Ledger, LedgerError
from numcheck.pipeline import Settings

STARTING = 60.0
"""Seconds in which a process must have begun to write."""


def test_harmful_articles_are_set_aside_with_their_reasons(desk: Path) -> None:
    write_texts(24, {3: "poison", 9: "trouble", 10: "forever", 11: "murder"})
    kept = _ingested(Troubled(), limit=1.5)
    assert kept.tally.line == "24 articles: 20 added, 4 set aside"
    with Ledger(Path("l.db")) as ledger:
        reasons = {name: reason for name, _, reason in ledger.aside()}
    assert reasons["in/text-03.txt"] == "it ended its process with status 70, 2 times"
    assert reasons["in/text-09.txt"].startswith("ValueError: this text is too troublesome by far (works.py:")
    assert reasons["in/text-10.txt"] == "it takes longer than 1.5 seconds"
    assert reasons["in/text-11.txt"] == "it ended its process with SIGKILL, 2 times"


def test_what_was_set_aside_is_read_again_only_when_asked(desk: Path) -> None:
    write_texts(5, {2: "trouble"})
    _ingested(Troubled())
    again = _ingested(Troubled())
    assert again.tally.line == "5 articles: 4 unchanged, 1 set aside"
    Path("in/text-02.txt").write_text("This text of Solvang has the number 2, and is corrected.\n")
    assert _ingested(Troubled()).tally.line == "5 articles: 1 added, 4 unchanged"
    with Ledger(Path("l.db")) as ledger:
        assert ledger.aside() == ()


def test_work_that_cannot_be_done_at_all_is_told_in_a_line(desk: Path) -> None:
    write_texts(2)
    with pytest.raises(WorkersError, match="the model is not there"):
        _ingested(Troubled(unready="the model is not there"))


def test_a_line_is_an_article_however_long_the_file(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slicing, "SLICE", 300)
    lines = [json.dumps({"title": f"Flood {n}", "text": f"The flood of Solvang hit {n} houses."}) for n in range(1, 31)]
    lines[4] = '{"title": "broken'
    lines[5] = json.dumps({"title": "Inondation", "text": "Les inondations ont fait trois morts dans la ville. " * 4})
    lines[6] = ""
    Path("all.jsonl").write_text("\n".join(lines))
    pieces = list(slices(["all.jsonl"]))
    assert len(pieces) > 5
    cuts = [Slicer().read(piece) for piece in pieces]
    names = [d.name for c in cuts for d in c.documents]
    assert names == [f"all.jsonl#{n}" for n in range(1, 31) if n not in (5, 6, 7)]
    assert [f.name for c in cuts for f in c.faults] == ["all.jsonl#5"]
    assert [s.partition(":")[0] for c in cuts for s in c.skipped] == ["all.jsonl#6"]


def test_folders_are_walked_in_order_and_hold_any_number(desk: Path) -> None:
    for name in ("b/2.txt", "b/.hidden.txt", "a/1.md", "a/table.csv", "b/sources.yaml", "a/z/3.html"):
        Path("in", name).parent.mkdir(parents=True, exist_ok=True)
        Path("in", name).write_text("One.")
    assert [p.file for p in slices(["in", "missing.txt"])] == [
        "in/a/1.md",
        "in/a/z/3.html",
        "in/b/2.txt",
        "missing.txt",
    ]


def test_a_killed_ingest_goes_on_where_it_was(desk: Path) -> None:
    _write_articles(40)
    running = _started("ingest", "in", "--ledger", "l.db", "--jobs", "2")
    written = _wait_for(running, 5)
    running.kill()
    running.communicate()
    assert written < 40
    with Ledger(Path("l.db"), writing=True) as ledger:
        ledger.vacuum()
        acknowledged = [entry.name for entry in ledger.entries()]
    assert len(acknowledged) >= written
    again = _started("ingest", "in", "--ledger", "l.db", "--jobs", "2")
    told = again.communicate()[1].decode()
    assert again.returncode == 0
    assert f"40 articles: {40 - len(acknowledged)} added, {len(acknowledged)} unchanged" in told
    work = Extracting(Settings(), reader_of(Settings()))
    documents = [d for p in slices(["in"]) for d in Slicer().read(p).documents]
    with Ledger(Path("l.db")) as ledger:
        kept = {entry.name: entry for entry in ledger.entries()}
    assert kept == {d.name: work(d) for d in documents}


def test_ctrl_c_ends_at_once_and_keeps_what_was_written(desk: Path) -> None:
    _write_articles(200)
    running = _started("ingest", "in", "--ledger", "l.db")
    written = _wait_for(running, 3)
    running.send_signal(signal.SIGINT)
    told = running.communicate(timeout=20)[1].decode()
    assert running.returncode == Exit.INTERRUPTED
    assert "Traceback" not in told
    with Ledger(Path("l.db")) as ledger:
        assert ledger.statistics().articles >= written


def test_the_command_tells_what_became_of_all(run: Run) -> None:
    _write_articles(3)
    Path("in/damaged.docx").write_text("no document of Word's")
    status, out, err = run("ingest", "in", "--ledger", "l.db")
    assert (status, out) == (3, "")
    assert "in/damaged.docx" in err
    assert "l.db: 3 articles: 3 added, 1 unreadable" in err
    Path("in/damaged.docx").unlink()
    status, _, err = run("ingest", "in", "--ledger", "l.db")
    assert (status, err) == (0, "numcheck: l.db: 3 articles: 3 unchanged\n")


def test_the_audit_command_writes_every_format(run: Run) -> None:
    _write_articles(9)
    run("ingest", "in", "--ledger", "l.db")
    status, out, err = run("audit", "--ledger", "l.db")
    assert status == 0
    assert "in/article-" in out
    assert "findings: " in err
    rows = json.loads(run("audit", "--ledger", "l.db", "--format", "json")[1])
    assert run("audit", "--ledger", "l.db", "--format", "csv", "-o", "found.csv")[0] == 0
    assert len(Path("found.csv").read_text(encoding="utf-8-sig").splitlines()) == len(rows) + 1
    assert run("audit", "--ledger", "l.db", "--since", "2032-01-01")[1] == ""


@pytest.mark.parametrize(
    ("call", "status", "said"),
    [
        (("ingest", "-", "--ledger", "l.db"), 2, "name a file"),
        (("ingest", "in"), 2, "--ledger"),
        (("ingest", "in", "--ledger", "l.db", "--parts", "p"), 2, "--cluster"),
        (("ingest", "missing.txt", "--ledger", "l.db"), 3, "missing.txt"),
        (("audit", "--ledger", "missing.db"), 3, "no such ledger"),
        (("audit", "in"), 2, "no archive"),
        (("audit", "--ledger", "l.db", "-o", "l.db"), 2, "overwrite"),
        (("audit", "--ledger", "l.db", "--since", "May"), 2, "--since"),
        (
            ("audit", "--ledger", "l.db", "--since", "2031-05-06", "--until", "2031-05-05"),
            2,
            "--since 2031-05-06 is later than --until 2031-05-05",
        ),
    ],
)
def test_calls_that_make_no_sense_are_told_in_a_line(run: Run, call: tuple[str, ...], status: int, said: str) -> None:
    Path("in").mkdir()
    found, _, err = run(*call)
    assert found == status
    assert said in err
    assert "Traceback" not in err


def test_without_dask_a_cluster_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    _write_articles(1)
    monkeypatch.setitem(sys.modules, "distributed", None)
    status, _, err = run("ingest", "in", "--ledger", "l.db", "--cluster", "local")
    assert (status, err) == (2, 'numcheck: a cluster needs Dask: pip install "numcheck[dask]"\n')


def _ingested(work: Troubled, limit: float = 60) -> Ingesting:
    with Ledger(Path("l.db"), create=True, writing=True) as ledger:
        kept = Ingesting(ledger, READER, lambda line: None)
        named = partial(kept_name, ledger=Path("l.db").absolute())
        ingest(slices(["in"]), Slicer(), kept, work, named, jobs=2, limit=limit)
    return kept


def _started(*arguments: str) -> subprocess.Popen[bytes]:
    """A process that hears Ctrl-C, even if the tests run in the background of a shell, where children do not."""
    command = [sys.executable, "-m", "numcheck", *arguments]
    hearing = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    return subprocess.Popen(command, stderr=subprocess.PIPE, preexec_fn=hearing)


def _wait_for(running: subprocess.Popen[bytes], articles: int) -> int:
    """Waits until a process has put so many articles into the ledger; how many are there."""
    until = time.monotonic() + STARTING
    while time.monotonic() < until and running.poll() is None:
        with suppress(LedgerError), Ledger(Path("l.db")) as ledger:  # it may not be there yet, or without tables
            if (held := ledger.statistics().articles) >= articles:
                return held
        time.sleep(0.05)
    running.kill()
    raise AssertionError(running.communicate()[1].decode())


def _write_articles(count: int) -> None:
    Path("in").mkdir()
    for number in range(count):
        text = TEMPLATES[number % 3].format(toll=20 + number, year=1980)
        Path(f"in/article-{number:04}.txt").write_text(f"SOLVANG, May {1 + number % 9}, 2031 (Coast Wire) - {text}\n")
