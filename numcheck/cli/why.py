"""`numcheck why`: what a number was compared with, and what ruled each one out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from numcheck.cli import arguments, desk, output, recall
from numcheck.cli.exits import Exit, UsageFault
from numcheck.cli.options import Against, ConfigFile, LedgerFile, PubDate, Since
from numcheck.model.documents import Role

if TYPE_CHECKING:
    from numcheck.explain import Explanation


def why(
    place: Annotated[str, typer.Argument(metavar="FILE:LINE[:COLUMN]", help="Where the number stands.")],
    against: Against = None,
    pub_date: PubDate = None,
    ledger: LedgerFile = None,
    since: Since = None,
    config: ConfigFile = None,
) -> int:
    """Tell how a number was read, what it was compared with, and what ruled each one out.

    FILE is taken as the draft; if it is itself among the sources, the texts are compared with one another.
    """
    from numcheck.explain import Explanation
    from numcheck.pipeline import check_articles, with_roles
    from numcheck.readers.files import STANDARD_INPUT, shown_name
    from numcheck.reporters.excerpts import printable

    file, line, column = _parsed(place)
    chosen = recall.with_ledger(desk.config(config), ledger, [place], against)
    first = recall.first_day(chosen, since)
    day = arguments.day("--pub-date", pub_date)
    sources = against or []
    gathered = desk.gather(chosen, [(sources, Role.SOURCE), ([file], Role.DRAFT)])
    output.tell_faults(gathered.faults)
    name = file if file == STANDARD_INPUT else shown_name(Path(file))
    documents = sorted(gathered.documents, key=lambda d: d.role is not Role.DRAFT)
    if name not in {d.name for d in documents}:
        return Exit.BROKEN
    settings = desk.settings(chosen)
    read = desk.read_through(desk.dated(with_roles(documents), day), settings)
    output.tell_faults(read.faults)
    remembered = recall.recalled(read.articles, chosen, first)
    output.tell_faults(remembered.faults)
    articles = (*read.articles, *remembered.articles)
    explanation = Explanation(
        check_articles(articles, settings),
        {a.document.name: a.figures for a in articles},
        {a.document.name: a.unread for a in articles},
    )
    if name not in explanation.locators:
        return Exit.BROKEN
    found = explanation.numbers_at(name, line, column)
    if not found:
        raise UsageFault(f"{place}: no number stands there{_nearby(explanation, name, line)}")
    blocks = ("\n".join(printable(told) for told in explanation.lines(name, f)) for f in found)
    output.write("\n\n".join(blocks) + "\n", None)
    return Exit.BROKEN if gathered.faults or read.faults or remembered.faults else Exit.OK


def _nearby(explanation: Explanation, name: str, line: int) -> str:
    """The numbers of the line with their columns, for one who counted wrong."""
    locator = explanation.locators[name]
    shown = [
        f"“{f.span.of(locator.document.text)}” (column {locator.line_column(f.span.start)[1]})"
        for f in explanation.numbers_at(name, line)
    ]
    return f"; line {line} has {', '.join(shown)}" if shown else ""


def _parsed(place: str) -> tuple[str, int, int | None]:
    found = re.fullmatch(r"(?P<file>.+?):(?P<line>[1-9]\d{0,8})(?::(?P<column>[1-9]\d{0,8}))?", place)
    if found is None:
        raise UsageFault(f"{place!r} names no place; write FILE:LINE or FILE:LINE:COLUMN")
    return found["file"], int(found["line"]), int(found["column"]) if found["column"] else None
