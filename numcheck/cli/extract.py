"""`numcheck extract`: every number of a text, and how it was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from numcheck.cli import arguments, desk, output, tables
from numcheck.cli.exits import Exit
from numcheck.cli.options import ConfigFile, Form, Output, PubDate, Texts
from numcheck.model.documents import Role

if TYPE_CHECKING:
    from numcheck.pipeline import Article
    from numcheck.sheet import Row

_SHOWN = (("line", "line"), ("text", "text"), ("kind", "kind"), ("value", "read as"), ("noun", "noun"))
_LONGEST = 48
"""Columns of a cell of the table; longer ones are cut, here only."""


def extract(
    files: Texts,
    form: Form = "table",
    explain: Annotated[bool, typer.Option("--explain", help="Tell for each number how it was read.")] = False,
    pub_date: PubDate = None,
    out: Output = None,
    config: ConfigFile = None,
) -> int:
    """List every number, duration and date of a text, and what each was read as."""
    chosen = desk.config(config)
    day = arguments.day("--pub-date", pub_date)
    arguments.choice("--format", form, tables.FORMATS)
    output.not_an_input(out, files)
    gathered = desk.gather(chosen, [(files, Role.SOURCE)])
    read = desk.read_through(desk.dated(gathered.documents, day), desk.settings(chosen))
    output.tell_faults((*gathered.faults, *read.faults))
    written = tables.write(_rendered(read.articles, form, explain), form, out)
    return Exit.BROKEN if gathered.faults or read.faults or not written else Exit.OK


def _rendered(articles: Sequence[Article], form: str, explain: bool) -> str:
    from numcheck.sheet import COLUMNS, rows

    sheets = [rows(a.document, a.figures, a.unread) for a in articles]
    if explain and form == "table":
        return "\n".join(line for a, table in zip(articles, sheets, strict=True) for line in _explained(a, table))
    flat: list[Row] = [row for table in sheets for row in table]
    if form == "json":
        steps: dict[tuple[object, object], list[str]] = {
            (a.document.name, start): told for a in articles for start, told in _steps(a).items()
        }
        full = [row | ({"steps": steps.get((row["document"], row["start"]), [])} if explain else {}) for row in flat]
        return tables.data(full, COLUMNS, form)
    if form == "csv":
        return tables.data(flat, COLUMNS, form)
    return "\n".join(line for a, table in zip(articles, sheets, strict=True) for line in _table(a, table))


def _table(article: Article, table: Sequence[Row]) -> Iterator[str]:
    """A text's numbers in columns as wide as they need to be."""
    from numcheck.reporters.excerpts import columns, printable

    yield f"{printable(article.document.name)}: {_dated(article)}"
    cells = [[_clipped(printable(str(row[key]))) for key, _ in _SHOWN] + [_remark(row)] for row in table]
    heads = [head for _, head in _SHOWN] + ["unit, bounds or reason"]
    widths = [max(columns(line[k]) for line in [heads, *cells]) for k in range(len(_SHOWN))]
    for line in [heads, *cells]:
        padded = (cell + " " * (width - columns(cell)) for cell, width in zip(line, widths, strict=False))
        yield "  ".join(("", *padded, line[-1])).rstrip()
    unread = sum(row["kind"] == "unread" for row in table)
    yield f"{len(table)} numbers, {unread} unread"
    yield ""


def _explained(article: Article, table: Sequence[Row]) -> Iterator[str]:
    """A text's numbers with the steps that led to each value."""
    from numcheck.reporters.excerpts import printable

    steps = _steps(article)
    yield f"{printable(article.document.name)}: {_dated(article)}"
    for row in table:
        yield f"  {row['line']}:{row['column']} {printable(str(row['text']))}"
        start = row["start"]
        assert isinstance(start, int)
        yield from (f"      {printable(step)}" for step in steps.get(start, ["unread: no recognizer made sense of it"]))
    yield ""


def _steps(article: Article) -> dict[int, list[str]]:
    from numcheck.explain import how_read

    return {f.mention.span.start: list(how_read(f)) for f in article.figures}


def _dated(article: Article) -> str:
    published = article.document.published
    return f"published {published.date} by {published.how}" if published else "no publication date"


def _remark(row: Row) -> str:
    bounds = f"[{row['low'] or '…'}, {row['high'] or '…'}]" if row["low"] or row["high"] else ""
    return ", ".join(str(part) for part in (row["unit"], bounds, row["note"]) if part)


def _clipped(cell: str) -> str:
    return cell if len(cell) <= _LONGEST else cell[: _LONGEST - 1] + "…"
