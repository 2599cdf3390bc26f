"""`numcheck review`: the review page served on the loopback, which follows what is saved and writes decisions."""

from __future__ import annotations

import os
import secrets
import sys
import threading
import webbrowser
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from numcheck.cli import arguments, desk, output
from numcheck.cli.check import Texts, checked
from numcheck.cli.comparisons import Memory
from numcheck.cli.exits import Exit, UsageFault
from numcheck.cli.options import Against, ConfigFile, PubDate, Today
from numcheck.config import Config, config_places
from numcheck.config.globs import expand
from numcheck.model.documents import Role

if TYPE_CHECKING:
    import datetime as dt
    import socket

    from numcheck.model.findings import Report
    from numcheck.review.session import Checked, Session
    from numcheck.settling.writing import DecisionsFile

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
    today: Today = None,
    config: ConfigFile = None,
) -> int:
    """Serve the review page on this machine: it follows what is saved, and writes decisions to their file.

    Texts are those of `numcheck check`. Ctrl-C ends it.
    """
    if "-" in (*(texts or ()), *(against or ())):
        raise UsageFault("review reads texts again when they are saved; standard input cannot be read again")
    checking = _Checking(
        tuple(texts or ()),
        tuple(against) if against is not None else None,
        arguments.day("--pub-date", pub_date),
        arguments.day("--today", today),
        config,
    )
    listening = _listening(port)
    try:
        return _reviewed(checking, listening, opens)
    finally:
        listening.close()


def _reviewed(checking: _Checking, listening: socket.socket, opens: bool) -> int:
    """Checks once, and then serves until Ctrl-C. What cannot be checked at all is not served."""
    from numcheck.reporters.coverage import coverage_line
    from numcheck.review.session import CannotCheckError, Session

    session = Session(checking, secrets.token_urlsafe(32))
    try:
        report = session.refresh().report
    except CannotCheckError as error:
        raise UsageFault(*error.lines) from error
    for fault in report.faults:
        output.tell(f"{fault.name}: {fault.message}")
    if not _has_what_it_is_about(report, checking):
        return Exit.BROKEN
    output.tell(coverage_line(report))
    _serve(session, checking, listening, opens)
    return Exit.OK


def _serve(session: Session, checking: _Checking, listening: socket.socket, opens: bool) -> None:
    from numcheck.review.app import application
    from numcheck.review.guard import Guard
    from numcheck.review.news import News
    from numcheck.review.server import HOST, run, server
    from numcheck.review.watch import Watch

    number = listening.getsockname()[1]
    address = f"http://{HOST}:{number}/"
    news = News(lambda: session.version)
    app = application(
        session,
        Watch(checking.files),
        Guard(number, session.token),
        news,
        lambda error: output.tell(f"this is a fault of numcheck: {desk.broken(error)}"),
    )

    def ready() -> None:
        output.put(f"{address}\n".encode())
        output.tell("Ctrl-C ends the review")
        if opens and _is_seen():
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

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
        told = (getattr(error, "strerror", None) or str(error)).lower()
        raise UsageFault(f"--port {port}: cannot listen on {HOST}: {told}; --port 0 takes any free port") from error


def _is_seen() -> bool:
    """Whether somebody sits at a terminal of a machine with a screen."""
    screen = sys.platform in ("darwin", "win32") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(screen) and sys.stdin.isatty() and sys.stdout.isatty()


def _has_what_it_is_about(report: Report, checking: _Checking) -> bool:
    """Whether something could be read, and of a draft against sources the draft."""
    drafted = any(d.role is Role.DRAFT for d in report.documents)
    return bool(report.documents) and (drafted or checking.against is None)


@dataclass(slots=True)
class _Checking:
    """The same check again and again, of which only what has changed is done; and the files that it depends on."""

    texts: tuple[str, ...]
    against: tuple[str, ...] | None
    day: dt.date | None
    today: dt.date | None
    file: Path | None
    memory: Memory = field(default_factory=Memory)
    _chosen: Config = field(default_factory=Config)
    _decisions: dict[Path, DecisionsFile] = field(default_factory=dict)

    def __call__(self) -> Checked:
        """The check of this moment.

        Raises:
            CannotCheckError: if settings, decisions or the call are wrong.
        """
        from numcheck.review.session import CannotCheckError, Checked
        from numcheck.rules.faults import RuleFileError
        from numcheck.settling.files import DECISIONS
        from numcheck.settling.writing import DecisionsFile

        self.memory.old.clear()
        try:
            chosen = desk.config(self.file)
            self._chosen = chosen
            decided = desk.decisions(chosen, self.today)
            against = None if self.against is None else list(self.against)
            report = checked(chosen, list(self.texts), against, self.day, decided, memory=self.memory)
        except UsageFault as fault:
            raise CannotCheckError(*fault.lines) from fault
        except RuleFileError as error:
            raise CannotCheckError(*(str(f) for f in error.faults)) from error
        self.memory.trim()
        file = chosen.decisions or desk.beside(chosen, DECISIONS)
        writable = self._decisions.setdefault(file, DecisionsFile(file, file.name))
        return Checked(report, writable, tuple(dict.fromkeys(self.memory.old)))

    def files(self) -> Iterator[Path]:
        """Settings, decisions, texts, what is said of them beside them, and what the settings' patterns meet now."""
        from numcheck.settling.files import BASELINE, DECISIONS

        chosen = self._chosen
        yield from (self.file,) if self.file else config_places(Path.cwd())
        yield from chosen.files
        yield chosen.decisions or desk.beside(chosen, DECISIONS)
        yield chosen.baseline or desk.beside(chosen, BASELINE)
        given = [Path(text) for text in (*self.texts, *(self.against or ()))]
        if not given and chosen.root:
            patterns = [p for story in chosen.stories for p in (*story.drafts, *story.sources)]
            given = [chosen.root / name for name in expand(chosen.root, patterns)]
        yield from _with_cards(given)


def _with_cards(given: list[Path]) -> Iterator[Path]:
    """Files, those in folders, and the `sources.yaml` beside each."""
    from numcheck.readers.files import CARDS_NAME

    folders: dict[Path, None] = {}
    for path in given:
        if path.is_dir():
            yield from (inner for inner in path.rglob("*") if not inner.is_dir())
        else:
            folders[path.parent] = None
            yield path
    yield from (folder / CARDS_NAME for folder in folders)
