"""A settings table to a `Config`: checked against the schema, every fault with file, line and a suggestion."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from numcheck.config import Config, ConfigError, PathRule, SourceRule, Story
from numcheck.config.locales import conventions_of
from numcheck.config.schema import ConfigTable, PathTable, RecordsTable, SourceTable, StoryTable
from numcheck.config.toml_lines import Key, TomlLines
from numcheck.model.documents import Role

_TABLES: Mapping[str, type[BaseModel]] = {
    "paths": PathTable,
    "records": RecordsTable,
    "sources": SourceTable,
    "stories": StoryTable,
}


def read_table(table: Mapping[str, object], file: Path, text: str, above: tuple[str, ...]) -> Config:
    """The settings of a table that stands below the key `above` of a file.

    Raises:
        ConfigError: naming every fault.
    """
    lines = TomlLines(text)
    try:
        read = ConfigTable.model_validate(table)
    except ValidationError as error:
        raise ConfigError(list(_faults(error, file, lines, above))) from error
    folder = file.resolve().parent
    faults = [
        f"{file}:{lines.line((*above, key))}: {key}: there is no {value}"
        for key in ("rules", "lexicon")
        for value in getattr(read, key)
        if not (folder / value).exists()
    ]
    faults += [f"{file}:{lines.line((*above, 'locale'))}: locale: {fault}" for fault in _unknown_locale(read.locale)]
    if faults:
        raise ConfigError(faults)

    def origin(*key: str | int) -> str:
        return f"{file}:{lines.line((*above, *key))}"

    return _built(read, file, {key: origin(key, 0) for key in table}, origin)


def _built(read: ConfigTable, file: Path, origins: Mapping[str, str], origin: Callable[..., str]) -> Config:
    folder = file.resolve().parent
    return Config(
        extend=folder / read.extend if read.extend else None,
        rules=tuple(folder / v for v in read.rules),
        lexicon=tuple(folder / v for v in read.lexicon),
        off=frozenset(read.off),
        fail_on=read.fail_on,
        model=read.model,
        locale=read.locale,
        max_megabytes=read.max_megabytes,
        severities=dict(read.severities),
        tolerances=dict(read.tolerances),
        records={name: tuple(keys) for name, keys in read.records if keys},
        paths=tuple(_path_rule(p, origin("paths", k)) for k, p in enumerate(read.paths)),
        sources=tuple(_source_rule(s, origin("sources", k)) for k, s in enumerate(read.sources)),
        stories=tuple(_story(s, k, origin("stories", k)) for k, s in enumerate(read.stories)),
        decisions=folder / read.decisions if read.decisions else None,
        baseline=folder / read.baseline if read.baseline else None,
        stale_decisions=read.stale_decisions,
        cache=folder / read.cache if read.cache else None,
        ledger=folder / read.ledger if read.ledger else None,
        root=folder,
        origins=origins,
        files=(file.resolve(),),
    )


def _path_rule(read: PathTable, origin: str) -> PathRule:
    rules = (frozenset(read.off), dict(read.severities), dict(read.tolerances))
    return PathRule(tuple(read.match), read.fail_on, *rules, origin)


def _source_rule(read: SourceTable, origin: str) -> SourceRule:
    role = Role(read.role) if read.role else None
    return SourceRule(tuple(read.match), read.source, read.date, role, read.rank, origin)


def _story(read: StoryTable, index: int, origin: str) -> Story:
    return Story(read.name or f"story {index + 1}", tuple(read.drafts), tuple(read.sources), read.date, origin)


def _unknown_locale(name: str | None) -> Iterator[str]:
    try:
        if name is not None:
            conventions_of(name)
    except ValueError as error:
        yield str(error)


def _faults(error: ValidationError, file: Path, lines: TomlLines, above: tuple[str, ...]) -> Iterator[str]:
    for found in error.errors(include_url=False):
        key: Key = found["loc"]
        name = ".".join(str(k + 1) if isinstance(k, int) else k for k in key)
        yield f"{file}:{lines.line((*above, *key))}: {_told(name, key, found)}"


def _told(name: str, key: Key, found: Any) -> str:  # noqa: ANN401 - pydantic's typed dictionary
    match found["type"]:
        case "extra_forbidden":
            known = list(_known(key[:-1]))
            near = difflib.get_close_matches(str(key[-1]), known, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(known)}"
            return f"unknown setting {name!r}; {hint}"
        case "literal_error":
            return f"{name}: expected one of {found['ctx']['expected'].replace(chr(39), '').replace(' or ', ', ')}"
        case "missing":
            return f"{name}: this setting is needed"
        case "list_type":
            return f"{name}: expected a list of {'tables' if name in _TABLES else 'strings'}"
        case "model_type" | "dict_type":
            return f"{name}: expected a table"
        case "float_type" | "int_type":
            return f"{name}: expected a number"
        case "date_type":
            return f"{name}: expected a date, as in 2031-05-06, without quotes"
        case "string_pattern_mismatch":
            return f"{name}: expected the name of an installed package"
        case _:
            return f"{name}: {_lowered(found['msg'])}"


def _known(above: Sequence[str | int]) -> tuple[str, ...]:
    """The settings that may stand at a place."""
    model = _TABLES.get(str(above[0]), ConfigTable) if above else ConfigTable
    return tuple(model.model_fields)


def _lowered(message: str) -> str:
    return message.replace("Input should be", "expected", 1)
