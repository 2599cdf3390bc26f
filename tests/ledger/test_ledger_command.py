"""`numcheck ledger` and `check --ledger`, as a desk uses them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from conftest import Run

FIRST = (
    "---\ndate: 2031-05-02\nsource: The Ledger\n---\nA quake killed 214 people in Varrow, the health ministry said.\n"
)
SECOND = "---\ndate: 2031-05-05\nsource: The Ledger\n---\nThe death toll of the Varrow quake is 223, police said.\n"
DRAFT = "---\ndate: 2031-05-09\n---\nThe quake in Varrow killed 214 people.\n"


@pytest.fixture
def kept(desk: Path, run: Run) -> Path:
    """A folder with a ledger of two articles, and a draft that gives the older figure."""
    (desk / "printed").mkdir()
    (desk / "printed" / "first.md").write_text(FIRST)
    (desk / "printed" / "second.md").write_text(SECOND)
    (desk / "draft.md").write_text(DRAFT)
    assert run("ledger", "add", "printed", "--ledger", "paper.ledger") == (0, "", "numcheck: paper.ledger: 2 added\n")
    return desk


def checked(run: Run, *arguments: str) -> dict[str, object]:
    _, out, _ = run("check", "draft.md", "--format", "json", *arguments)
    found: dict[str, object] = json.loads(out)
    return found


def test_a_draft_is_checked_against_what_was_printed(kept: Path, run: Run) -> None:
    _, out, err = run("check", "draft.md", "--ledger", "paper.ledger")
    assert "214 people" in out
    assert "paper.ledger:printed/second.md:5:" in out
    assert "The death toll of the Varrow quake is 223" in out
    assert "; 2 of 2 articles of paper.ledger" in out + err


def test_since_a_day(kept: Path, run: Run) -> None:
    _, out, err = run("check", "draft.md", "--ledger", "paper.ledger", "--since", "2031-05-04")
    assert "printed/first.md" not in out
    assert "; 1 of 2 articles of paper.ledger" in out + err


def test_a_figure_printed_before_is_tied(kept: Path, run: Run) -> None:
    (kept / "draft.md").write_text(DRAFT.replace("214", "223"))
    _, out, err = run("check", "draft.md", "--ledger", "paper.ledger")
    assert "1 tied" in out + err


def test_the_ledger_of_the_settings_serves_every_command(kept: Path, run: Run) -> None:
    (kept / "numcheck.toml").write_text('ledger = "paper.ledger"\n\n[[stories]]\ndrafts = ["draft.md"]\n')
    for call in (("check",), ("check", "draft.md"), ("report", "draft.md", "--csv", "x.csv")):
        _, out, err = run(*call)
        assert "; 2 of 2 articles of paper.ledger" in out + err, call
    _, out, _ = run("why", "draft.md:4")
    assert "paper.ledger:printed/second.md" in out
    _, out, _ = run("ledger", "stats")
    assert "2 articles" in out


def test_an_article_is_not_its_own_source(kept: Path, run: Run) -> None:
    run("ledger", "add", "draft.md", "--ledger", "paper.ledger")
    (kept / "draft.md").write_text(DRAFT.replace("214", "300"))
    _, out, _ = run("check", "draft.md", "--ledger", "paper.ledger")
    assert "paper.ledger:draft.md" not in out
    (kept / "copy.md").write_text(DRAFT)
    _, out, _ = run("check", "copy.md", "--ledger", "paper.ledger")
    assert "paper.ledger:draft.md" not in out


def test_adding_again_replacing_and_removing(kept: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = ("--ledger", "paper.ledger")
    assert run("ledger", "add", "printed", *ledger)[2] == "numcheck: paper.ledger: 2 unchanged\n"
    monkeypatch.chdir(kept / "printed")
    assert run("ledger", "add", "first.md", "--ledger", "../paper.ledger")[2].endswith(": 1 unchanged\n")
    (kept / "printed" / "first.md").write_text(FIRST.replace("214", "241"))
    assert run("ledger", "add", "first.md", "--ledger", "../paper.ledger")[2].endswith(": 1 replaced\n")
    monkeypatch.chdir(kept)
    _, out, _ = run("ledger", "query", "quake", *ledger)
    assert "241 people" in out
    assert "214" not in out
    status, _, err = run("ledger", "remove", "printed/first.md", "printed/third.md", *ledger)
    assert status == 3
    assert "there is no article printed/third.md" in err
    assert "1 removed" in err
    assert "1 articles" in run("ledger", "stats", *ledger)[1]
    assert run("ledger", "vacuum", *ledger)[0] == 0


def test_a_query_in_three_formats(kept: Path, run: Run) -> None:
    ledger = ("--ledger", "paper.ledger")
    status, out, err = run("ledger", "query", "dead in Varrow", *ledger)
    assert status == 0
    assert "223" in out
    assert "not in the archive, and left out: in" in err
    rows = json.loads(run("ledger", "query", "varrow", "--format", "json", *ledger)[1])
    assert [(r["day"], r["source"], r["speaker"]) for r in rows] == [
        ("2031-05-05", "The Ledger", "police"),
        ("2031-05-02", "The Ledger", "health ministry"),
    ]
    table = list(csv.DictReader(io.StringIO(run("ledger", "query", "varrow", "--format", "csv", *ledger)[1])))
    assert [row["figure"] for row in table] == [row["figure"] for row in rows]
    assert json.loads(run("ledger", "query", "nowhere", "--format", "json", *ledger)[1]) == []
    assert len(json.loads(run("ledger", "query", "--format", "json", *ledger)[1])) >= len(rows)
    assert json.loads(run("ledger", "query", "varrow", "--source", "other", "--format", "json", *ledger)[1]) == []
    late = run(
        "ledger", "query", "varrow", "--since", "2031-05-03", "--until", "2031-05-06", "--format", "json", *ledger
    )
    assert len(json.loads(late[1])) == 1


def test_how_a_figure_moved(kept: Path, run: Run) -> None:
    (kept / "printed" / "third.md").write_text(SECOND.replace("2031-05-05", "2031-05-07").replace("police", "Holm"))
    run("ledger", "add", "printed", "--ledger", "paper.ledger")
    _, out, _ = run("ledger", "timeline", "Varrow dead", "--ledger", "paper.ledger")
    first, _, second, _, told = out.splitlines()
    assert first.startswith("2031-05-02  214 people")
    assert second.startswith("2031-05-05  → 223")
    assert "1 more, to 2031-05-07" in second
    assert told.startswith("3 dated claims")


def test_later_takes_of_a_wire_supersede_earlier_ones(desk: Path, run: Run) -> None:
    wire = (
        "Quake strikes Varrow\n\nVARROW, May 2, 2031 (Agency) - The quake killed 214 people in Varrow, police said.\n"
    )
    (desk / "one.txt").write_text(wire)
    (desk / "two.txt").write_text("UPDATE 2-" + wire.replace("214", "223"))
    (desk / "draft.md").write_text(DRAFT)
    for name in ("one.txt", "two.txt"):
        run("ledger", "add", name, "--ledger", "paper.ledger")
    _, out, _ = run("ledger", "stats", "--ledger", "paper.ledger")
    assert "2 articles" in out
    _, out, _ = run("check", "draft.md", "--ledger", "paper.ledger")
    assert "paper.ledger:two.txt" in out
    assert "paper.ledger:one.txt" not in out


def test_what_was_exported_comes_back(kept: Path, run: Run) -> None:
    assert run("ledger", "export", "out", "--ledger", "paper.ledger")[0] == 0
    assert run("ledger", "import", "out", "--ledger", "copy.ledger")[2].endswith("2 added\n")
    assert run("ledger", "import", "out", "--ledger", "copy.ledger")[2].endswith("2 unchanged\n")
    both = [run("ledger", "query", "--format", "json", "--ledger", f"{name}.ledger")[1] for name in ("paper", "copy")]
    assert both[0] == both[1]
    status, _, err = run("ledger", "export", "out", "--ledger", "paper.ledger")
    assert (status, "not empty" in err) == (2, True)
    (kept / "out" / "articles" / "part-00000.parquet").write_text("junk")
    status, _, err = run("ledger", "import", "out", "--ledger", "copy.ledger")
    assert status == 3
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    ("call", "status", "told"),
    [
        (("ledger", "query", "x"), 2, "name the ledger with --ledger FILE"),
        (("ledger", "query", "x", "--ledger", "none.ledger"), 3, "none.ledger: there is no such ledger"),
        (("ledger", "query", "x", "--ledger", "draft.md"), 3, "draft.md: this is no ledger"),
        (("ledger", "query", "x", "--ledger", "paper.ledger", "--format", "xml"), 2, "--format"),
        (("ledger", "query", "x", "--ledger", "paper.ledger", "--since", "May"), 2, "--since"),
        (("ledger", "add", "none.md", "--ledger", "paper.ledger"), 3, "none.md: no such file"),
        (("ledger", "add", "-", "--ledger", "paper.ledger"), 2, "standard input has no name"),
        (("ledger", "add", "draft.md", "--ledger", "no/where.ledger"), 3, "no/where.ledger: it cannot be opened"),
        (("ledger", "import", "printed", "--ledger", "paper.ledger"), 2, "printed: no export"),
        (("check", "draft.md", "--ledger", "none.ledger"), 3, "none.ledger: there is no such ledger"),
        (("check", "draft.md", "--since", "2031-05-01"), 2, "--since needs --ledger"),
        (("check", "draft.md", "printed", "--ledger", "paper.ledger"), 2, "--ledger looks up the figures of a draft"),
    ],
)
def test_bad_calls_are_one_line(kept: Path, run: Run, call: tuple[str, ...], status: int, told: str) -> None:
    got, _, err = run(*call)
    assert got == status
    assert told in err
    assert "Traceback" not in err


def test_a_check_goes_on_without_the_ledger(kept: Path, run: Run) -> None:
    (kept / "wire.md").write_text(DRAFT.replace("214", "412"))
    status, out, _ = run("check", "draft.md", "--against", "wire.md", "--ledger", "none.ledger")
    assert status == 3
    assert "sources/two-values" in out
