"""What the program writes is what the repository shows: reports, README, manual."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from golden import ROOT, generated

REWRITE = "run `python -m tests.golden` and read the difference"


@pytest.fixture(scope="module")
def written() -> dict[Path, bytes]:
    return dict(generated())


def test_everything_generated_is_up_to_date(written: dict[Path, bytes]) -> None:
    stale = [str(p.relative_to(ROOT)) for p, content in written.items() if not p.exists() or p.read_bytes() != content]
    assert not stale, REWRITE


def test_no_report_is_left_over(written: dict[Path, bytes]) -> None:
    assert set((ROOT / "reports").iterdir()) <= set(written)


def test_the_readme_shows_output_and_every_command_is_described() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.search(r"<!-- numcheck check [^\n]*-->\n```text\n", readme)
    manual = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    for command in ("check", "report", "extract", "why", "rules list", "rules show", "rules test"):
        assert f"numcheck {command}" in readme
        assert f"<!-- numcheck {command} --help -->" in manual


def test_every_report_ends_with_the_coverage_line() -> None:
    for name in ("draft", "story"):
        last = (ROOT / "reports" / f"{name}.txt").read_text(encoding="utf-8").rstrip().splitlines()[-1]
        assert re.fullmatch(r"\d+ numbers?: \d+ .*", last)


def test_golden_tables_open_in_a_spreadsheet() -> None:
    for name in ("draft", "story"):
        data = (ROOT / "reports" / f"{name}.csv").read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        assert b"\n" not in data.replace(b"\r\n", b"")
