"""The line that ends every report: how many numbers there are, and where each of them ended up."""

from __future__ import annotations

from numcheck.model.findings import Report, Status

WORDS = {
    Status.TIED: "tied",
    Status.CONFLICT: "in conflict",
    Status.DISPUTED: "disputed",
    Status.UNMATCHED: "unmatched",
    Status.UNCHECKED: "unchecked",
    Status.SETTLED: "settled",
    Status.UNREAD: "unread",
}


def coverage_line(report: Report) -> str:
    """ "52 numbers: 31 tied, 3 in conflict, 12 unmatched, 6 unread"; what there is none of is left out."""
    counted = report.coverage
    total = sum(counted.values())
    told = ", ".join(f"{counted[status]} {word}" for status, word in WORDS.items() if counted[status])
    return f"{total} number{'' if total == 1 else 's'}{': ' + told if told else ''}"
