"""`numcheck check`: a draft against its sources, or texts with one another."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from numcheck.cli import arguments, desk, gate, output
from numcheck.cli.exits import Exit, UsageFault
from numcheck.cli.options import Against, ConfigFile, PubDate
from numcheck.cli.targets import targets, write_all
from numcheck.config import FAIL_ON, Config
from numcheck.model.documents import Role
from numcheck.reporters import format_names

if TYPE_CHECKING:
    from numcheck.model.findings import Report
    from numcheck.readers.files import Gathered


def check(
    texts: Annotated[
        list[str], typer.Argument(metavar="DRAFT | TEXT...", help="Files, folders, or - for standard input.")
    ],
    against: Against = None,
    pub_date: PubDate = None,
    form: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help=f"{', '.join(format_names())}; text if unset.")
    ] = None,
    outputs: Annotated[
        list[str] | None,
        typer.Option(
            "--output",
            "-o",
            metavar="[FORMAT=]FILE",
            help="Write the report to a file; its format is FORMAT, else --format, else the suffix. Repeatable.",
        ),
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option(metavar="SEVERITY", help="Exit with 1 from this on: error (if unset), warning, info or never."),
    ] = None,
    config: ConfigFile = None,
) -> int:
    """Say which numbers of a draft and its sources cannot all be true.

    With --against, the one text before it is the draft. Without, a lone text is a draft, and several texts are
    compared with one another.
    """
    day = arguments.day("--pub-date", pub_date)
    wanted = targets(form, outputs or [])
    chosen = desk.config(config)
    threshold = arguments.choice("--fail-on", fail_on or chosen.fail_on, FAIL_ON)
    for target in wanted:
        output.not_an_input(target.file, [*texts, *(against or ())])
    if against is not None and len(texts) != 1:
        raise UsageFault(f"--against takes one draft, written before it, not {len(texts)} texts")

    groups = [(texts, Role.DRAFT), (against, Role.SOURCE)] if against is not None else [(texts, Role.SOURCE)]
    gathered = desk.gather(chosen, groups)
    if against is not None and sum(d.role is Role.DRAFT for d in gathered.documents) > 1:
        raise UsageFault(f"--against takes one draft, and {texts[0]} holds several texts")
    report = _report(gathered, day, chosen)
    for fault in report.faults:
        output.tell(f"{fault.name}: {fault.message}")
    failing = gate.failing(report, threshold)
    written = write_all(report, wanted, failing)
    if all(t.form == "csv" or t.file for t in wanted):
        from numcheck.reporters.coverage import coverage_line

        output.tell(coverage_line(report))
    return max(gate.status(report, failing), Exit.OK if written else Exit.BROKEN)


def _report(gathered: Gathered, day: dt.date | None, chosen: Config) -> Report:
    """The report on what could be read, with what could not among its faults."""
    from numcheck.pipeline import check_articles, with_roles

    settings = desk.settings(chosen)
    read = desk.read_through(desk.dated(with_roles(gathered.documents), day), settings)
    report = check_articles(read.articles, settings)
    return replace(
        report,
        skipped=(*report.skipped, *gathered.skipped),
        faults=(*report.faults, *gathered.faults, *read.faults),
    )
