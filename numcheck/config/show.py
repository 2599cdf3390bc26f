"""What is in force, and where each value comes from: the text of `numcheck config --show`."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from numcheck.config import Config, PathRule, SourceRule, Story

_INNER = ("root", "origins", "origin", "files")
_TABLES = ("paths", "sources", "stories")


def shown(config: Config) -> str:
    """A line a setting, as TOML, with the file and line it comes from or `default`; then the tables in a row.

    Patterns of sources that no file matches are named at the end.
    """
    idle = (f"# {told}" for told in config.idle_sources())
    return "\n".join((*_lines(config), *idle)) + "\n"


def _lines(config: Config) -> Iterator[str]:
    yield f"# patterns start at {config.root.as_posix() if config.root else 'no settings file'}"
    rows = []
    for field in fields(config):
        value = getattr(config, field.name)
        if field.name not in (*_INNER, *_TABLES):
            told = f"# {field.name} is unset" if value is None else f"{field.name} = {_toml(value)}"
            rows.append((told, config.origins.get(field.name, "default")))
    width = max(len(row) for row, _ in rows)
    yield from (f"{row.ljust(width)}  # {origin}" for row, origin in rows)
    for name in _TABLES:
        for table in getattr(config, name):
            yield ""
            yield f"[[{name}]]  # {table.origin or config.origins.get(name, 'default')}"
            yield from _table(table)


def _table(table: PathRule | SourceRule | Story) -> Iterator[str]:
    for field in fields(table):
        value = getattr(table, field.name)
        if field.name not in _INNER and (value or value == 0):
            yield f"{field.name} = {_toml(value)}"


def _toml(value: object) -> str:
    if isinstance(value, dict):
        inner = ", ".join(f"{_toml(k)} = {_toml(v)}" for k, v in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, tuple | frozenset):
        items = sorted(value) if isinstance(value, frozenset) else value
        return f"[{', '.join(_toml(v) for v in items)}]"
    if isinstance(value, int | float):
        return f"{value:g}"
    if isinstance(value, dt.date):
        return value.isoformat()
    return json.dumps(value.as_posix() if isinstance(value, Path) else str(value), ensure_ascii=False)
