"""Where results go: a file, or standard output in UTF-8; messages go to standard error."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from numcheck.cli.exits import UnwritableError, UsageFault
from numcheck.faults import reason
from numcheck.model.findings import Fault
from numcheck.reporters import Style

PAGE_WIDTH = 100
"""Columns, where no terminal says how wide it is: the same report everywhere."""
_WIDTHS = range(40, 161)
_Item = TypeVar("_Item")
_WORTH_A_BAR = 10
"""Texts, from which on the wait is longer than it takes to load the model."""


def style(to_file: bool, failing: frozenset[str] | None = None) -> Style:
    """How to print: in colors and to the terminal's width only on a terminal, and never in colors under NO_COLOR."""
    if to_file or not sys.stdout.isatty():
        return Style(PAGE_WIDTH, color=False, failing=failing)
    width = min(max(shutil.get_terminal_size((PAGE_WIDTH, 24)).columns, _WIDTHS.start), _WIDTHS.stop - 1)
    color = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Style(width, color=color, failing=failing)


def not_an_input(output: Path | None, inputs: Sequence[str], option: str = "-o") -> None:
    """Guards what a command reads against being written over.

    Raises:
        UsageFault: if the output file is one of the inputs.
    """
    if output is not None and any(os.path.realpath(output) == os.path.realpath(given) for given in inputs):
        raise UsageFault(f"{option}: {output} is one of the inputs; the report would overwrite it")


def write(text: str, output: Path | None, encoding: str = "utf-8") -> bool:
    """Writes a result; False, with one line on standard error, if the file cannot be written."""
    return write_data(text.encode(encoding, errors="backslashreplace"), output)


def write_data(data: bytes, output: Path | None) -> bool:
    """Writes bytes; False, with one line on standard error, if the file cannot be written."""
    if output is None:
        put(data)
        return True
    try:
        output.write_bytes(data)
    except OSError as error:
        tell(f"{output}: cannot be written: {reason(error)}")
        return False
    return True


def put(data: bytes) -> None:
    """Bytes to standard output; a reader that has closed its end is no fault of ours.

    Raises:
        UnwritableError: if they cannot be written, as to a full disk.
    """
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _to_nowhere()
    except OSError as error:
        _to_nowhere()
        raise UnwritableError(
            f"standard output: cannot be written: {(error.strerror or str(error)).lower()}"
        ) from error


def _to_nowhere() -> None:
    """What is still held back for standard output is dropped, lest the interpreter fail on it when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def watched(items: Iterable[_Item], count: int, noun: str) -> Iterator[_Item]:
    """The items, with a bar on standard error where a terminal shows it and there are enough of them to wait for."""
    if count < _WORTH_A_BAR or not watching():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, f"{count:,} {noun}", total=count, console=Console(stderr=True), transient=True)


def watching() -> bool:
    """Whether a terminal shows a bar on standard error."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


@contextmanager
def gauge(total: int, unit: str) -> Iterator[Callable[[int, str], None]]:
    """A bar on standard error, on a terminal only, with what it is told: how much more is done, and a line about it."""
    if total < _WORTH_A_BAR or not watching():
        yield lambda more, line: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:3.0f}%"))
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(unit, total=total)
        yield lambda more, line: bar.update(task, advance=more, description=line)


def tell(line: str) -> None:
    """One line for a person, on standard error."""
    shown = " ".join(line.split())
    data = f"numcheck: {shown}\n".encode("utf-8", errors="backslashreplace")
    sys.stderr.flush()
    sys.stderr.buffer.write(data)
    sys.stderr.buffer.flush()


def tell_faults(faults: Iterable[Fault]) -> None:
    """A line on standard error for everything that could not be read."""
    for fault in faults:
        tell(fault.line)
