"""`numcheck report`: the pages and tables that a desk works through, any of them together from one run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from numcheck.cli import arguments, desk, gate, output
from numcheck.cli.check import Texts, checked
from numcheck.cli.exits import Exit, UsageFault
from numcheck.cli.options import Against, ConfigFile, PubDate, Today
from numcheck.reporters import Style, rendered

if TYPE_CHECKING:
    from numcheck.model.findings import Report


def report(
    texts: Texts = None,
    against: Against = None,
    html: Annotated[Path | None, typer.Option("--html", metavar="FILE", help="The review page, one file.")] = None,
    csv: Annotated[Path | None, typer.Option("--csv", metavar="FILE", help="The findings as CSV.")] = None,
    xlsx: Annotated[
        Path | None, typer.Option("--xlsx", metavar="FILE", help="Findings and claims as a workbook.")
    ] = None,
    claims: Annotated[
        Path | None, typer.Option("--claims", metavar="FILE", help="Every number with its status, as CSV.")
    ] = None,
    pub_date: PubDate = None,
    today: Today = None,
    config: ConfigFile = None,
) -> int:
    """Write the review page and the tables of a check: at least one of --html, --csv, --xlsx and --claims.

    Texts are those of `numcheck check`, and so is the exit status.
    """
    wanted = {
        option: file
        for option, file in (("--html", html), ("--csv", csv), ("--xlsx", xlsx), ("--claims", claims))
        if file is not None
    }
    if not wanted:
        raise UsageFault("there is nothing to write: name a file with --html, --csv, --xlsx or --claims")
    if len({file.resolve() for file in wanted.values()}) < len(wanted):
        raise UsageFault(f"{', '.join(wanted)}: one file is named twice")
    for option, file in wanted.items():
        output.not_an_input(file, [*(texts or ()), *(against or ())], option)
    chosen = desk.config(config)
    decisions = desk.decisions(chosen, arguments.day("--today", today))
    found = checked(chosen, texts or [], against, arguments.day("--pub-date", pub_date), decisions)
    for fault in found.faults:
        output.tell(f"{fault.name}: {fault.message}")
    written = [output.write_data(data, wanted[option]) for option, data in _rendered(found, list(wanted))]
    from numcheck.reporters.coverage import coverage_line

    output.tell(coverage_line(found))
    return max(gate.status(found, gate.failing(found, chosen), chosen), Exit.OK if all(written) else Exit.BROKEN)


def _rendered(found: Report, options: list[str]) -> Iterator[tuple[str, bytes]]:
    """The bytes of every file that is asked for, with its option."""
    for option in options:
        yield option, rendered(option.removeprefix("--"), found, Style())
