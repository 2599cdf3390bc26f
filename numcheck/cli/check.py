"""`numcheck check`: a draft against its sources, or texts with one another, or the stories of the settings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from numcheck.cli import arguments, desk, gate, output, recall
from numcheck.cli.comparisons import Checker, Comparison, Memory, of_stories, reports
from numcheck.cli.diffs import only_changed
from numcheck.cli.exits import Exit, UsageFault
from numcheck.cli.options import Against, ConfigFile, Jobs, LedgerFile, NoCache, PubDate, Since, Today
from numcheck.cli.targets import Target, targets, write_all
from numcheck.config import FAIL_ON, Config
from numcheck.model.documents import Role
from numcheck.model.findings import Fault
from numcheck.reporters import format_names

if TYPE_CHECKING:
    import datetime as dt

    from numcheck.model.findings import Report
    from numcheck.settling.decision import Decisions

Texts = Annotated[
    list[str] | None, typer.Argument(metavar="DRAFT | TEXT...", help="Files, folders, or - for standard input.")
]

_TABLES = ("csv", "xlsx")
"""Formats without room for the coverage line, which goes to standard error beside them."""


def check(
    texts: Texts = None,
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
    claims: Annotated[
        Path | None, typer.Option("--claims", metavar="FILE", help="Also write every number with its status, as CSV.")
    ] = None,
    fail_on: Annotated[
        str | None,
        typer.Option(metavar="SEVERITY", help="Exit with 1 from this on: error (if unset), warning, info or never."),
    ] = None,
    diff: Annotated[
        str | None,
        typer.Option("--diff", metavar="BASE", help="Only findings on lines of the draft changed since a git commit."),
    ] = None,
    since_sources: Annotated[
        bool, typer.Option("--since-sources", help="With --diff: findings on changed lines of sources, too.")
    ] = False,
    ledger: LedgerFile = None,
    since: Since = None,
    today: Today = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="No report on standard output if nothing makes the check fail.")
    ] = False,
    jobs: Jobs = 1,
    no_cache: NoCache = False,
    config: ConfigFile = None,
) -> int:
    """Say which numbers of a draft and its sources cannot all be true.

    With --against, the one text before it is the draft. Without, a lone text is a draft, and several texts are
    compared with one another. Without any text, the stories of the settings are checked, each draft by itself.
    """
    day = arguments.day("--pub-date", pub_date)
    wanted = targets(form, outputs or [])
    if claims is not None:
        wanted = (*wanted, Target("claims", claims, "--claims"))
    chosen = recall.with_ledger(desk.config(config), ledger, texts or (), against)
    first = recall.first_day(chosen, since)
    if fail_on is not None:
        arguments.choice("--fail-on", fail_on, FAIL_ON)
    for target in wanted:
        output.not_an_input(target.file, [*(texts or ()), *(against or ()), *desk.own_files(chosen)], target.option)
    decisions = desk.decisions(chosen, arguments.day("--today", today))
    if since_sources and diff is None:
        raise UsageFault("--since-sources needs --diff BASE")
    report = checked(chosen, texts or [], against, day, decisions, since=first, cached=not no_cache, jobs=jobs)
    if diff is not None:
        report = only_changed(report, diff, None if texts else chosen.root, since_sources)
    if not texts and chosen.root:
        for target in wanted:
            output.not_an_input(target.file, [str(chosen.root / d.name) for d in report.documents], target.option)
    output.tell_faults(report.faults)
    failing = gate.failing(report, chosen, fail_on, stories=not texts)
    status = gate.status(report, failing, chosen)
    if quiet and status is Exit.OK:
        wanted = tuple(t for t in wanted if t.file)
    written = write_all(report, wanted, failing)
    if not quiet and all(t.file or t.form in _TABLES for t in wanted):
        from numcheck.reporters.coverage import coverage_line

        output.tell(coverage_line(report))
    return max(status, Exit.OK if written else Exit.BROKEN)


def checked(
    chosen: Config,
    texts: list[str],
    against: list[str] | None,
    day: dt.date | None,
    decisions: Decisions,
    *,
    since: dt.date | None = None,
    cached: bool = True,
    jobs: int = 1,
    memory: Memory | None = None,
) -> Report:
    """The report that a call asks for, on its texts or on the stories of the settings; `memory` spares it work.

    Raises:
        UsageFault: if the call or the settings make no sense.
    """
    from numcheck.cache import ArticleCache, user_folder
    from numcheck.settling import merged, unused

    desk.vetted(chosen)
    cache = ArticleCache(chosen.cache or user_folder()) if cached else None
    checker = Checker(chosen, decisions, cache, memory, since)
    faults: list[Fault] = []
    idle: tuple[str, ...] = ()
    if texts:
        report = checker.report(_comparison(texts, against, day), lone=True)
        drafts = [d for d in report.documents if d.role is Role.DRAFT]
        if against is not None and len(drafts) > 1:
            raise UsageFault(f"--against takes one draft, and {texts[0]} holds several texts")
    else:
        if against or day:
            raise UsageFault("--against and --pub-date need a text; the stories of the settings have their own")
        comparisons, faults = of_stories(chosen)
        report = merged(reports(checker, comparisons, jobs))
        idle = chosen.idle_sources()
    if cache:
        cache.trim()
    stale = unused(decisions.entries, report.settled, report.findings, [d.name for d in report.documents])
    return replace(
        report,
        skipped=(*report.skipped, *idle),
        notices=(*report.notices, *stale),
        faults=(*report.faults, *faults),
    )


def _comparison(texts: list[str], against: list[str] | None, day: dt.date | None) -> Comparison:
    if against is None:
        return Comparison(((tuple(texts), Role.SOURCE),), day=day)
    if len(texts) != 1:
        raise UsageFault(f"--against takes one draft, written before it, not {len(texts)} texts")
    return Comparison(((tuple(texts), Role.DRAFT), (tuple(against), Role.SOURCE)), day=day)
