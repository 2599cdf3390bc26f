"""`numcheck audit`: all disagreements between the articles of an archive."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from numcheck.archive.usual import WINDOW
from numcheck.cli import arguments, desk, engines, output, tables
from numcheck.cli.engines import Cluster
from numcheck.cli.exits import Exit, UsageFault
from numcheck.cli.options import ConfigFile, Form, Jobs, LedgerFile, Output, Until
from numcheck.faults import reason

if TYPE_CHECKING:
    from pandas import DataFrame

    from numcheck.archive.audit import Audit
    from numcheck.config import Config


def audit(
    folder: Annotated[
        Path | None, typer.Argument(metavar="FOLDER", help="An archive in Parquet, instead of the ledger.")
    ] = None,
    ledger: LedgerFile = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="YYYY-MM-DD", help="Only what was published on this day or later.")
    ] = None,
    until: Until = None,
    window: Annotated[
        int, typer.Option("--window", min=0, max=366, metavar="DAYS", help="How far apart two articles may be.")
    ] = WINDOW,
    undated: Annotated[
        bool, typer.Option("--undated", help="Lay articles without a date beside each other, too.")
    ] = False,
    form: Form = "table",
    out: Output = None,
    jobs: Jobs = 1,
    cluster: Cluster = None,
    parts: Annotated[
        Path | None,
        typer.Option(
            "--parts",
            metavar="FOLDER",
            help="Where the ledger is laid out for the work; a cluster must see it.",
        ),
    ] = None,
    config: ConfigFile = None,
) -> int:
    """Find every two articles of an archive that cannot both be right, as a check of the two would.

    Articles are laid side by side that were published within the window of each other and speak of one thing.
    """
    from numcheck.archive.audit import audit as audited

    chosen = desk.config(config)
    arguments.choice("--format", form, tables.FORMATS)
    output.not_an_input(out, [*desk.own_files(chosen), *([str(ledger)] if ledger else [])])
    first, last = (day.toordinal() if day else 0 for day in arguments.days(since, until))
    desk.vetted(chosen)
    with _laid_out(folder, ledger, parts, chosen) as archive, engines.engine_for(cluster, jobs) as engine:
        found = audited(archive, engine, desk.settings(chosen), window=window, first=first, last=last, undated=undated)
    written = tables.write(_rendered(found.findings, form), form, out)
    _tell(found)
    return Exit.OK if written else Exit.BROKEN


@contextmanager
def _laid_out(folder: Path | None, ledger: Path | None, parts: Path | None, chosen: Config) -> Iterator[Path]:
    """The folder of an archive's parts: the one that is named, or one that is made of the ledger."""
    from numcheck.ledger.frames import parts as parts_in

    if folder is not None:
        if ledger is not None or parts is not None:
            raise UsageFault("name an archive's folder or a ledger, not both")
        if not parts_in(folder):
            raise UsageFault(f"{folder}: there is no archive in it (articles/part-00000.parquet and so on)")
        yield folder
        return
    from numcheck.ledger.frames import write_parts
    from numcheck.ledger.store import Ledger

    file = desk.ledger_file(ledger, chosen)
    with Ledger(file) as opened, _place(parts) as place:
        write_parts(place, opened.entries())
        yield place


@contextmanager
def _place(parts: Path | None) -> Iterator[Path]:
    """A folder for the time of the work, in the one that is named."""
    try:
        if parts is not None:
            parts.mkdir(parents=True, exist_ok=True)
        made = tempfile.TemporaryDirectory(prefix="numcheck-", dir=parts)
    except OSError as error:
        raise UsageFault(f"--parts: {parts}: {reason(error)}") from error
    with made as place:
        yield Path(place)


def _tell(found: Audit) -> None:
    labels = Counter(found.findings["label"].tolist())
    noun = "finding" if len(found.findings) == 1 else "findings"
    told = ", ".join(f"{labels[label]:,} {label}{'' if labels[label] == 1 else 's'}" for label in sorted(labels))
    output.tell(f"{len(found.findings):,} {noun}{': ' if told else ''}{told}")
    if found.undated:
        noun = "article" if found.undated == 1 else "articles"
        output.tell(f"{found.undated:,} {noun} without a date left out; --undated lays them beside each other")
    if found.crowded:
        output.tell(f"{found.crowded:,} pairs of claims were not looked at: too many share what they are about")


def _rendered(findings: DataFrame, form: str) -> str:
    rows = [{str(name): str(value) for name, value in row.items()} for row in findings.to_dict("records")]
    if form != "table":
        return tables.data(rows, list(findings.columns), form)
    return "".join(f"{line}\n" for row in rows for line in _lines(row))


def _lines(row: dict[str, str]) -> Sequence[str]:
    from numcheck.reporters.excerpts import printable

    sides = [
        f"  {printable(row[f'article_{k}'])}, {row[f'published_{k}'] or 'no date'}: {printable(row[f'text_{k}'])}"
        for k in "ab"
    ]
    return (f"{row['severity']} {row['rule']}: {printable(row['question'])}", *sides, f"  {row['working']}", "")
