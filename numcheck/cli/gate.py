"""What turns the gate red: the findings at or above a threshold, and the exit status that follows."""

from __future__ import annotations

from numcheck.cli.exits import Exit
from numcheck.config import FAIL_ON
from numcheck.model.findings import Report


def failing(report: Report, threshold: str) -> frozenset[str]:
    """The ids of the findings at or above `threshold` (one of `FAIL_ON`)."""
    least = FAIL_ON[: FAIL_ON.index(threshold) + 1] if threshold != "never" else ()
    return frozenset(f.id for f in report.findings if f.severity.value in least)


def status(report: Report, failed: frozenset[str]) -> Exit:
    """The exit status: what was not read outranks what was found."""
    if report.faults:
        return Exit.BROKEN
    return Exit.FINDINGS if failed else Exit.OK
