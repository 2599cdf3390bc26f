"""`numcheck baseline`: accepts what is there, so that an archive starts green and only new findings turn it red."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from numcheck.cli import arguments, desk, output
from numcheck.cli.check import Texts, checked
from numcheck.cli.exits import Exit
from numcheck.cli.options import Against, ConfigFile, NoCache, PubDate, Today


def baseline(
    texts: Texts = None,
    against: Against = None,
    pub_date: PubDate = None,
    prune: Annotated[bool, typer.Option("--prune", help="Only drop what is fixed; accept nothing new.")] = False,
    out: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="The file, instead of that of the settings.")
    ] = None,
    today: Today = None,
    no_cache: NoCache = False,
    config: ConfigFile = None,
) -> int:
    """Write the open findings to a baseline file, which settles them until one of their values changes."""
    from numcheck.settling.files import BASELINE, baseline_text

    chosen = desk.config(config)
    file = out or chosen.baseline or desk.beside(chosen, BASELINE)
    known = replace(chosen, baseline=file if file.exists() else None)
    decided = desk.decisions(known, arguments.day("--today", today), usual_baseline=False)
    report = checked(chosen, texts or [], against, arguments.day("--pub-date", pub_date), decided, cached=not no_cache)
    output.tell_faults(report.faults)
    if report.faults:
        output.tell(f"{file}: not written, since not every text was read")
        return Exit.BROKEN
    kept = [s.finding for s in report.settled if s.origin.startswith(f"{file.name}:")]
    new = [] if prune else list(report.findings)
    if not output.write(baseline_text([*kept, *new]), file):
        return Exit.BROKEN
    before = sum(d.origin.startswith(f"{file.name}:") for d in decided.entries)
    count = len(kept) + len(new)
    noun = "finding" if count == 1 else "findings"
    output.tell(f"{file}: {count} {noun}: {len(new)} new, {before - len(kept)} dropped")
    return Exit.OK
