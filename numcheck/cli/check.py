"""`numcheck check`: a draft against its sources, or texts with one another."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from numcheck.cli import arguments, desk, output
from numcheck.cli.exits import Exit, UsageFault
from numcheck.cli.options import Against, ConfigFile, Output, PubDate
from numcheck.config import FAIL_ON, Config
from numcheck.model.documents import Role
from numcheck.reporters import format_names, reporter

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
    out: Output = None,
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
    suffix = out.suffix[1:] if out else ""
    chosen_form = arguments.choice("--format", form or (suffix if suffix in format_names() else "text"), format_names())
    chosen = desk.config(config)
    threshold = arguments.choice("--fail-on", fail_on or chosen.fail_on, FAIL_ON)
    output.not_an_input(out, [*texts, *(against or ())])
    if against is not None and len(texts) != 1:
        raise UsageFault(f"--against takes one draft, written before it, not {len(texts)} texts")

    groups = [(texts, Role.DRAFT), (against, Role.SOURCE)] if against is not None else [(texts, Role.SOURCE)]
    gathered = desk.gather(chosen, groups)
    if against is not None and sum(d.role is Role.DRAFT for d in gathered.documents) > 1:
        raise UsageFault(f"--against takes one draft, and {texts[0]} holds several texts")
    report = _report(gathered, day, chosen)
    for fault in report.faults:
        output.tell(f"{fault.name}: {fault.message}")
    form_module = reporter(chosen_form)
    written = output.write(form_module.render(report, output.style(out is not None)), out, form_module.ENCODING)
    if chosen_form == "csv" or out is not None:
        from numcheck.reporters.coverage import coverage_line

        output.tell(coverage_line(report))
    return max(_status(report, threshold), Exit.OK if written else Exit.BROKEN)


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


def _status(report: Report, threshold: str) -> Exit:
    if report.faults:
        return Exit.BROKEN
    least = FAIL_ON[: FAIL_ON.index(threshold) + 1] if threshold != "never" else ()
    return Exit.FINDINGS if any(f.severity.value in least for f in report.findings) else Exit.OK
