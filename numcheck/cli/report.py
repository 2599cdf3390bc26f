"""`numcheck report`: the pages and tables that a desk works through, any of them together from one run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from numcheck.cli import arguments, desk, gate, output, recall, word
from numcheck.cli.check import Texts, checked
from numcheck.cli.exits import Exit, UsageFault
from numcheck.cli.options import Against, ConfigFile, LedgerFile, PubDate, Since, Today
from numcheck.reporters import Style, rendered

if TYPE_CHECKING:
    from numcheck.model.findings import Report

_OPTIONS = ("--html", "--csv", "--xlsx", "--claims", "--docx")


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
    docx: Annotated[
        Path | None, typer.Option("--docx", metavar="FILE", help="A Word draft again, the findings as its comments.")
    ] = None,
    pub_date: PubDate = None,
    ledger: LedgerFile = None,
    since: Since = None,
    today: Today = None,
    config: ConfigFile = None,
) -> int:
    """Write the review page and the tables of a check: at least one of --html, --csv, --xlsx, --claims and --docx.

    Texts are those of `numcheck check`, and so is the exit status. With --docx the draft is a Word document.
    """
    wanted = {
        option: file for option, file in zip(_OPTIONS, (html, csv, xlsx, claims, docx), strict=True) if file is not None
    }
    if not wanted:
        raise UsageFault(f"there is nothing to write: name a file with {', '.join(_OPTIONS[:-1])} or {_OPTIONS[-1]}")
    if len({file.resolve() for file in wanted.values()}) < len(wanted):
        raise UsageFault(f"{', '.join(wanted)}: one file is named twice")
    draft = word.word_draft(texts or []) if docx is not None else ""
    chosen = recall.with_ledger(desk.config(config), ledger, texts or (), against)
    for option, file in wanted.items():
        output.not_an_input(file, [*(texts or ()), *(against or ()), *desk.own_files(chosen)], option)
    first = recall.first_day(chosen, since)
    day = arguments.day("--today", today)
    decisions = desk.decisions(chosen, day)
    found = checked(chosen, texts or [], against, arguments.day("--pub-date", pub_date), decisions, since=first)
    output.tell_faults(found.faults)
    for option, file in wanted.items():
        output.not_an_input(file, [d.name for d in found.documents] if texts else [], option)
    made = dict(_rendered(found, [option for option in wanted if option != "--docx"]))
    if draft and (data := word.commented_draft(found, draft, day, chosen)) is not None:
        made["--docx"] = data
    written = [option in made and output.write_data(made[option], file) for option, file in wanted.items()]
    from numcheck.reporters.coverage import coverage_line

    output.tell(coverage_line(found))
    return max(gate.status(found, gate.failing(found, chosen), chosen), Exit.OK if all(written) else Exit.BROKEN)


def _rendered(found: Report, options: list[str]) -> Iterator[tuple[str, bytes]]:
    """The bytes of every file that is asked for, with its option."""
    for option in options:
        yield option, rendered(option.removeprefix("--"), found, Style())
