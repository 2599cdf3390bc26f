"""`numcheck review`: the review page served on the loopback, which follows what is saved and writes decisions."""

from __future__ import annotations

import os
import secrets
import sys
import threading
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from numcheck.cli import arguments, output
from numcheck.cli.check import Texts
from numcheck.cli.exits import Exit, UsageFault
from numcheck.cli.following import Following
from numcheck.cli.options import Against, ConfigFile, LedgerFile, PubDate, Since, Today
from numcheck.faults import broken, reason

if TYPE_CHECKING:
    import socket

    from numcheck.model.findings import Report
    from numcheck.review.session import Session

USUAL_PORT = 8731


def review(
    texts: Texts = None,
    against: Against = None,
    port: Annotated[
        int | None,
        typer.Option(
            "--port",
            min=0,
            max=65535,
            metavar="N",
            help=f"Where to listen on 127.0.0.1; 0 for any free port. If unset {USUAL_PORT}, or any if that is taken.",
        ),
    ] = None,
    opens: Annotated[
        bool, typer.Option("--open/--no-open", help="Open the page in the browser (on a terminal, if unset).")
    ] = True,
    pub_date: PubDate = None,
    ledger: LedgerFile = None,
    since: Since = None,
    today: Today = None,
    config: ConfigFile = None,
) -> int:
    """Serve the review page on this machine: it follows what is saved, and writes decisions to their file.

    Texts are those of `numcheck check`. Ctrl-C ends it.
    """
    if "-" in (*(texts or ()), *(against or ())):
        raise UsageFault("review reads texts again when they are saved; standard input cannot be read again")
    checking = Following(
        tuple(texts or ()),
        tuple(against) if against is not None else None,
        arguments.day("--pub-date", pub_date),
        arguments.day("--today", today),
        config,
        ledger,
        since,
    )
    listening = _listening(port)
    try:
        return _reviewed(checking, listening, opens)
    finally:
        listening.close()


def _reviewed(checking: Following, listening: socket.socket, opens: bool) -> int:
    """Checks once, and then serves until Ctrl-C. What cannot be checked at all is not served."""
    from numcheck.reporters.coverage import coverage_line
    from numcheck.review.session import CannotCheckError, Session

    session = Session(checking, secrets.token_urlsafe(32))
    try:
        report = session.refresh().report
    except CannotCheckError as error:
        raise UsageFault(*error.lines) from error
    output.tell_faults(report.faults)
    if not _has_what_it_is_about(report, checking):
        return Exit.BROKEN
    output.tell(coverage_line(report))
    _serve(session, checking, listening, opens)
    return Exit.OK


def _serve(session: Session, checking: Following, listening: socket.socket, opens: bool) -> None:
    from numcheck.review.app import application
    from numcheck.review.guard import OPENING, QUERY, Guard, Opening
    from numcheck.review.news import News
    from numcheck.review.server import HOST, run, server
    from numcheck.review.watch import Watch

    number = listening.getsockname()[1]
    server_address = f"http://{HOST}:{number}"
    opening = Opening(secrets.token_urlsafe(32))
    news = News(lambda: session.version)
    app = application(
        session,
        Watch(checking.files),
        Guard(number, session.token),
        opening,
        news,
        lambda error: output.tell(f"this is a fault of numcheck: {broken(error)}"),
    )

    def ready() -> None:
        output.put(f"{server_address}/?{QUERY}={session.token}\n".encode())
        output.tell("Ctrl-C ends the review")
        if opens and _is_seen():
            # Every user may list the arguments of a browser, so it is told a code that is good once.
            first = f"{server_address}{OPENING}?code={opening.code}"
            threading.Thread(target=webbrowser.open, args=(first,), daemon=True).start()

    run(server(app, ready, news.close), listening)


def _listening(port: int | None) -> socket.socket:
    """A socket on that port; unless one is asked for, on the usual one or else any.

    Raises:
        UsageFault: if the port that was asked for is not to be had.
    """
    from numcheck.review.server import HOST, bound

    if port is None:
        try:
            return bound(USUAL_PORT)
        except OSError:
            port = 0
    try:
        return bound(port)
    except (OSError, OverflowError) as error:
        raise UsageFault(
            f"--port {port}: cannot listen on {HOST}: {reason(error)}; --port 0 takes any free port"
        ) from error


def _is_seen() -> bool:
    """Whether somebody sits at a terminal of a machine with a screen."""
    screen = sys.platform in ("darwin", "win32") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(screen) and sys.stdin.isatty() and sys.stdout.isatty()


def _has_what_it_is_about(report: Report, checking: Following) -> bool:
    """Whether something could be read, and every text that is named before the sources."""
    from numcheck.readers.files import shown_name

    named = {shown_name(Path(text)) for text in checking.texts}
    return bool(report.documents) and not any(fault.name in named for fault in report.faults)
