"""What every report tells besides its findings: where the numbers ended up, and what there is to know of the check."""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.model.findings import LookedUp, Report, Status

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
    """ "52 numbers: 31 tied, 3 in conflict, 12 unmatched, 6 unread"; what there is none of is left out.

    Where an archive was asked, how many of its articles speak of the same things: "; 4 of 48,112 articles of
    archive.ledger".
    """
    counted = report.coverage
    total = sum(counted.values())
    told = ", ".join(f"{counted[status]} {word}" for status, word in WORDS.items() if counted[status])
    archives = "".join(f"; {_from(report, asked)}" for asked in report.looked_up)
    return f"{total} number{'' if total == 1 else 's'}{': ' + told if told else ''}{archives}"


def _from(report: Report, asked: LookedUp) -> str:
    used = sum(d.name.startswith(f"{asked.ledger}:") for d in report.documents)
    return f"{used:,} of {asked.held:,} articles of {asked.ledger}"


def unread(report: Report) -> Iterator[tuple[str, str]]:
    """What could not be read, each with the word for that."""
    yield from (("not read", fault.line) for fault in report.faults)


def remarks(report: Report) -> Iterator[tuple[str, str]]:
    """What was passed over, what decisions call for, and what they settle, each with a word for its kind."""
    yield from (("skipped", told) for told in report.skipped)
    yield from (("decision", told) for told in report.notices)
    for settled in report.settled:
        by = f" ({settled.by})" if settled.by else ""
        yield "settled", f"{settled.finding.rule}: {settled.finding.message} {settled.reason}{by}, {settled.origin}"
