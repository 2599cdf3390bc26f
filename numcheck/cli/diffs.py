"""`--diff BASE`: of a report only what a change touched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from numcheck.cli.exits import UsageFault
from numcheck.model.findings import Finding, Place, Report

if TYPE_CHECKING:
    from numcheck.changes import Lines
    from numcheck.model.lines import Locator


def only_changed(report: Report, base: str, root: Path | None, since_sources: bool) -> Report:
    """The report with the findings whose primary place stands on a changed line; a remark says how many do not.

    With `since_sources` a changed line under any place of a finding counts: a source that moved under a draft.

    Raises:
        UsageFault: if git knows no such commit.
    """
    from numcheck.changes import ChangesError, changed_lines
    from numcheck.reporters.regions import locators

    at = locators(report)
    named = dict.fromkeys(p.document for f in report.findings for p in _places(f, since_sources))
    files = {name: (root or Path()) / name for name in named}
    try:
        changed = changed_lines(base, files.values())
    except ChangesError as error:
        raise UsageFault(f"--diff {base}: {error}") from error
    lines = {name: changed[file] for name, file in files.items()}
    kept = tuple(f for f in report.findings if _touched(f, lines, at, since_sources))
    left = len(report.findings) - len(kept)
    told = f"{left} finding{'' if left == 1 else 's'} on lines that have not changed since {base}"
    return replace(report, findings=kept, skipped=(*report.skipped, *([told] if left else [])))


def _touched(finding: Finding, lines: Mapping[str, Lines], at: Mapping[str, Locator], since_sources: bool) -> bool:
    for place in _places(finding, since_sources):
        first, _ = at[place.document].line_column(place.span.start)
        last, _ = at[place.document].line_column(max(place.span.start, place.span.end - 1))
        if lines[place.document].touch(first, last):
            return True
    return False


def _places(finding: Finding, since_sources: bool) -> tuple[Place, ...]:
    return (finding.primary, *(finding.related if since_sources else ()))
