"""What turns the gate red: the findings at or above a threshold, and the exit status that follows."""

from __future__ import annotations

from numcheck.cli.desk import below
from numcheck.cli.exits import Exit
from numcheck.config import FAIL_ON, Config
from numcheck.model.findings import Report


def failing(report: Report, chosen: Config, option: str | None = None, *, stories: bool = False) -> frozenset[str]:
    """The ids of the findings at or above the threshold: that of the option, else the settings' for their text.

    In a report on `stories` names start at the settings' folder as they are.
    """

    def threshold(name: str) -> str:
        return option or chosen.at(name if stories else below(chosen.root, name)).fail_on

    return frozenset(f.id for f in report.findings if f.severity.value in _at_least(threshold(f.primary.document)))


def status(report: Report, failed: frozenset[str], chosen: Config) -> Exit:
    """The exit status: what was not read outranks what was found."""
    if report.faults:
        return Exit.BROKEN
    stale = chosen.stale_decisions == "fail" and bool(report.notices)
    return Exit.FINDINGS if failed or stale else Exit.OK


def _at_least(threshold: str) -> tuple[str, ...]:
    return FAIL_ON[: FAIL_ON.index(threshold) + 1] if threshold != "never" else ()
