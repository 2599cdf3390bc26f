"""What a person sees on a terminal, and a log does not: colors, a bar, completion."""

from __future__ import annotations

import contextlib
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from repository import ROOT, write

WRONG = "The bridge of Colvane opened on Thursday, May 6, 2031.\n"
MANY = {f"drafts/{k:02}.md": f"The bridge of Colvane is {300 + k} meters long.\n" for k in range(12)}
STORIES = '[[stories]]\ndrafts = ["drafts/*.md"]\n'


def on_terminal(*arguments: str, **environment: str) -> tuple[int, bytes]:
    """The status of `numcheck` and all that it shows where both its outputs are a terminal."""
    main, terminal = pty.openpty()
    env = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "CI", "FORCE_COLOR")}
    env |= {"PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "80", **environment}
    call = [sys.executable, "-m", "numcheck", *arguments]
    with subprocess.Popen(call, stdin=terminal, stdout=terminal, stderr=terminal, env=env) as process:
        os.close(terminal)
        shown = b"".join(_read(main))
    os.close(main)
    return process.returncode, shown


def _read(main: int) -> Iterator[bytes]:
    """All that comes, until the terminal is gone with the last process that has it open."""
    with contextlib.suppress(OSError):
        while data := os.read(main, 65_536):
            yield data


@pytest.mark.parametrize(
    ("environment", "colored"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_colors_only_where_they_are_wanted(desk: Path, environment: dict[str, str], colored: bool) -> None:
    Path("a.txt").write_text(WRONG)
    status, shown = on_terminal("check", "a.txt", **environment)
    assert (status, b"\x1b[" in shown) == (1, colored)
    assert b"calendar/weekday" in shown


def test_a_bar_on_long_runs_only_and_only_on_a_terminal(desk: Path) -> None:
    write({"numcheck.toml": STORIES, **MANY})
    status, shown = on_terminal("check")
    assert status == 0
    assert b"12 drafts" in shown
    write({"numcheck.toml": STORIES.replace("*", "00")})
    assert b"1 drafts" not in on_terminal("check")[1]


def test_completion_knows_the_commands(desk: Path) -> None:
    environment = {"_NUMCHECK_COMPLETE": "complete_bash", "COMP_WORDS": "numcheck ba", "COMP_CWORD": "1"}
    assert on_terminal(**environment) == (0, b"baseline\r\n")
