"""Options that several commands take."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Texts = Annotated[list[str], typer.Argument(metavar="FILE...", help="Files, folders, or - for standard input.")]
Against = Annotated[
    list[str] | None,
    typer.Option("--against", metavar="SOURCE...", help="The sources: files or folders, one or several."),
]
PubDate = Annotated[
    str | None,
    typer.Option(
        "--pub-date", metavar="YYYY-MM-DD", help="The draft's day of publication; without a draft, of undated texts."
    ),
]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the result to a file.")]
ConfigFile = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="Settings, instead of the nearest numcheck.toml.")
]
Today = Annotated[
    str | None,
    typer.Option(
        "--today",
        metavar="YYYY-MM-DD",
        help="The day by which decisions expire, instead of the draft's day of publication.",
    ),
]
LedgerFile = Annotated[
    Path | None,
    typer.Option("--ledger", metavar="FILE", help="The ledger of published articles; else that of the settings."),
]
Since = Annotated[
    str | None,
    typer.Option("--since", metavar="YYYY-MM-DD", help="Of the ledger only what was published on this day or later."),
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Read every text anew, and keep nothing.")]
Until = Annotated[
    str | None, typer.Option("--until", metavar="YYYY-MM-DD", help="Only what was published on this day or earlier.")
]
Form = Annotated[str, typer.Option("--format", metavar="FORMAT", help="table, json or csv.")]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, max=64, metavar="N", help="Processes that share the work.")]
