"""The `numcheck` command: hands the arguments to a command, and turns every fault into a line and a status."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from numcheck.cli import audit, baseline, check, config, extract, ingest, ledger, report, review, rules, why
from numcheck.cli.arguments import spread
from numcheck.cli.exits import Exit, UnwritableError, UsageFault
from numcheck.cli.output import put, tell
from numcheck.faults import UnusableError, broken

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
app.command("check")(check.check)
app.command("report")(report.report)
app.command("review")(review.review)
app.command("extract")(extract.extract)
app.command("why")(why.why)
app.command("baseline")(baseline.baseline)
app.command("config")(config.config)
app.add_typer(rules.app, name="rules")
app.add_typer(ledger.app, name="ledger")
app.command("ingest")(ingest.ingest)
app.command("audit")(audit.audit)


def _version(asked: bool) -> None:
    if asked:
        from numcheck import __version__

        put(f"numcheck {__version__}\n".encode())
        raise typer.Exit


@app.callback()
def numcheck(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Find the numbers in a draft and its sources that cannot all be true."""


def main(argv: Sequence[str]) -> int:
    """Carries out a command line and returns its exit status; never raises."""
    try:
        status = int(app(args=spread(argv) or ["--help"], prog_name="numcheck", standalone_mode=False) or Exit.OK)
        if status == Exit.INTERRUPTED:
            tell("interrupted")
        return status if argv else Exit.USAGE
    except UsageFault as fault:
        for line in fault.lines:
            tell(line)
        return Exit.USAGE
    except UnwritableError as error:
        tell(str(error))
        return Exit.BROKEN
    except Exception as error:  # noqa: BLE001 - the last line of defense: a person gets a line and not a traceback
        return _failed(error)


def _failed(error: Exception) -> Exit:
    """Tells of an exception in a line: of the parser's own, of broken rules, of what cannot be used, of all others."""
    explained = getattr(error, "format_message", None)
    if explained is not None:
        if told := str(explained()):
            tell(told)
        return Exit.USAGE
    from numcheck.rules.faults import RuleFileError

    if isinstance(error, RuleFileError):
        for fault in error.faults:
            tell(str(fault))
        return Exit.USAGE
    tell(str(error) if isinstance(error, UnusableError) else f"this is a fault of numcheck: {broken(error)}")
    return Exit.BROKEN


def run() -> None:
    """The entry point of the installed command."""
    sys.exit(main(sys.argv[1:]))
