"""Where a report goes and in which formats: `--format`, and one or several `--output [FORMAT=]FILE`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from numcheck.cli import output
from numcheck.cli.arguments import choice
from numcheck.cli.exits import UsageFault
from numcheck.model.findings import Report
from numcheck.reporters import format_names, is_packed, rendered


@dataclass(frozen=True, slots=True)
class Target:
    """One report to write: its format, and its file or standard output (None)."""

    form: str
    file: Path | None
    option: str = "-o"
    """The option that asks for it, to name in messages."""


def targets(form: str | None, outputs: Sequence[str]) -> tuple[Target, ...]:
    """What the options ask for: `FORMAT=FILE` and bare `FILE`, whose format `--format` or else its suffix tells.

    Standard output gets a report where no file is asked for, or where `--format` has no bare file to speak of.

    Raises:
        UsageFault: for an unknown format, for a file named twice, and for a format that a terminal cannot show.
    """
    if form is not None:
        choice("--format", form, format_names())
    found = [_target(given, form) for given in outputs]
    bare = any(_split(given)[0] is None for given in outputs)
    files = [t.file.resolve() for t in found if t.file]
    if len(set(files)) < len(files):
        raise UsageFault("-o: one file is named twice")
    if not found or (form is not None and not bare):
        found.insert(0, Target(form or "text", None))
        if form is not None and is_packed(form) and sys.stdout.isatty():
            raise UsageFault(f"--format {form}: a terminal cannot show it; write it with -o FILE.{form}")
    return tuple(found)


def write_all(report: Report, wanted: Sequence[Target], failing: frozenset[str]) -> bool:
    """Writes every report; False, with a line on standard error for each, if some file cannot be written."""
    written = [_write(report, target, failing) for target in wanted]
    return all(written)


def _write(report: Report, target: Target, failing: frozenset[str]) -> bool:
    style = output.style(target.file is not None, failing)
    return output.write_data(rendered(target.form, report, style), target.file)


def _target(given: str, form: str | None) -> Target:
    named, file = _split(given)
    if not file:
        raise UsageFault(f"-o: {given!r} names no file")
    suffix = Path(file).suffix[1:]
    return Target(named or form or (suffix if suffix in format_names() else "text"), Path(file))


def _split(given: str) -> tuple[str | None, str]:
    """The format before the first equals sign, if what stands there is one, and the file."""
    name, sign, file = given.partition("=")
    return (name, file) if sign and name in format_names() else (None, given)
