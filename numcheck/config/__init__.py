"""What a desk sets for itself: `numcheck.toml`, or `[tool.numcheck]` in a `pyproject.toml`, found upward.

docs/config.md explains every setting. Reading a file needs pydantic, which is imported only then.
"""

from __future__ import annotations

import datetime as dt
import os.path
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from numcheck.config.globs import expand, matches
from numcheck.faults import reason
from numcheck.model.documents import Role

FAIL_ON = ("error", "warning", "info", "never")
"""What `fail_on` and `--fail-on` may be."""
_FILE = "numcheck.toml"
_PROJECT = "pyproject.toml"


class ConfigError(ValueError):
    """A settings file that cannot be used; `faults` has a line for everything that is wrong with it."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class Story:
    """Drafts and the sources that each of them is compared with, as patterns below the settings' folder."""

    name: str
    drafts: tuple[str, ...]
    sources: tuple[str, ...] = ()
    date: dt.date | None = None
    """The drafts' day of publication, where they name none themselves."""
    origin: str = field(default="", compare=False)
    """The file and line of the table."""


@dataclass(frozen=True, slots=True)
class PathRule:
    """Other settings for the drafts that match; None and empty change nothing."""

    match: tuple[str, ...]
    fail_on: str | None = None
    off: frozenset[str] = frozenset()
    severities: Mapping[str, str] = field(default_factory=dict)
    tolerances: Mapping[str, float] = field(default_factory=dict)
    origin: str = field(default="", compare=False)
    """The file and line of the table."""


@dataclass(frozen=True, slots=True)
class SourceRule:
    """What the desk says of the texts that match; None says nothing."""

    match: tuple[str, ...]
    source: str | None = None
    date: dt.date | None = None
    role: Role | None = None
    rank: int | None = None
    origin: str = field(default="", compare=False)
    """The file and line of the table."""

    def over(self, base: SourceRule) -> SourceRule:
        """This rule, with what `base` says where this one is silent."""
        return SourceRule(
            self.match,
            source=self.source or base.source,
            date=self.date or base.date,
            role=self.role or base.role,
            rank=base.rank if self.rank is None else self.rank,
        )


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a desk, with paths resolved against the folder of the file they stand in."""

    extend: Path | None = None
    rules: tuple[Path, ...] = ()
    lexicon: tuple[Path, ...] = ()
    off: frozenset[str] = frozenset()
    fail_on: str = "error"
    model: str | None = None
    locale: str | None = None
    max_megabytes: float = 10.0
    severities: Mapping[str, str] = field(default_factory=dict)
    tolerances: Mapping[str, float] = field(default_factory=dict)
    records: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    paths: tuple[PathRule, ...] = ()
    sources: tuple[SourceRule, ...] = ()
    stories: tuple[Story, ...] = ()
    decisions: Path | None = None
    baseline: Path | None = None
    stale_decisions: str = "say"
    cache: Path | None = None
    ledger: Path | None = None
    root: Path | None = field(default=None, compare=False)
    """The folder that patterns start from: that of the file; None without a file."""
    origins: Mapping[str, str] = field(default_factory=dict, compare=False)
    """For each setting that a file makes, the file and line."""
    files: tuple[Path, ...] = field(default=(), compare=False)
    """The files that these settings were read from."""

    def at(self, name: str) -> Config:
        """The settings for the draft of that name (relative to `root`): `[[paths]]` in order, later ones winning."""
        chosen = self
        for rule in self.paths:
            if matches(rule.match, name):
                chosen = replace(
                    chosen,
                    fail_on=rule.fail_on or chosen.fail_on,
                    off=chosen.off | rule.off,
                    severities={**chosen.severities, **rule.severities},
                    tolerances={**chosen.tolerances, **rule.tolerances},
                )
        return chosen

    def source_at(self, name: str) -> SourceRule:
        """What `[[sources]]` say of the text of that name (relative to `root`): in order, later ones winning."""
        chosen = SourceRule(())
        for rule in self.sources:
            if matches(rule.match, name):
                chosen = rule.over(chosen)
        return chosen

    def idle_sources(self) -> tuple[str, ...]:
        """The patterns of `[[sources]]` that no file matches, each told with the file's name and the line."""
        if self.root is None:
            return ()
        named = ((rule, p) for rule in self.sources for p in rule.match if not p.startswith("!"))
        idle = ((rule, p) for rule, p in named if not expand(self.root, [p]))
        return tuple(f"{os.path.basename(rule.origin)}: no file matches {p}" for rule, p in idle)

    def over(self, base: Config) -> Config:
        """These settings where their file makes them, else those of `base`; lists and tables of rules are joined.

        Patterns start at the folder of these; the stories of `base` are about another folder and stay there.
        """
        made = {key: getattr(self, key) for key in self.origins}
        joined: dict[str, object] = {
            "rules": base.rules + self.rules,
            "lexicon": base.lexicon + self.lexicon,
            "off": base.off | self.off,
            "severities": {**base.severities, **self.severities},
            "tolerances": {**base.tolerances, **self.tolerances},
            "records": {**base.records, **self.records},
            "paths": base.paths + self.paths,
            "sources": base.sources + self.sources,
        }
        origins = {**base.origins, **self.origins}
        for key in joined.keys() & base.origins.keys() & self.origins.keys():
            origins[key] = f"{base.origins[key]}, {self.origins[key]}"
        kept = {"stories": self.stories, "root": self.root, "origins": origins, "files": self.files + base.files}
        return replace(base, **{**made, **joined, **kept})


def find_config(folder: Path) -> Config:
    """The settings that hold in `folder`: those of the nearest file in it or above it; defaults if there is none.

    Raises:
        ConfigError: if that file is wrong.
    """
    for file in config_places(folder):
        if file.is_file() and file.name == _FILE:
            return read_config(file)
        if file.is_file():
            text, table = _toml(file)
            tools = table.get("tool")
            if isinstance(tools, dict) and "numcheck" in tools:
                return _config(tools["numcheck"], file, text, ("tool", "numcheck"))
    return Config()


def config_places(folder: Path) -> Iterator[Path]:
    """Where settings for `folder` may stand, whether or not there are such files: the nearest first."""
    for place in (folder.resolve(), *folder.resolve().parents):
        yield place / _FILE
        yield place / _PROJECT


def read_config(file: Path, extending: tuple[Path, ...] = ()) -> Config:
    """The settings of one file, which the files `extending` it have led to.

    Raises:
        ConfigError: if it cannot be read, is no TOML or holds what numcheck does not know.
    """
    text, table = _toml(file)
    if file.name == _PROJECT:
        tools = table.get("tool")
        held = tools.get("numcheck", {}) if isinstance(tools, dict) else {}
        return _config(held, file, text, ("tool", "numcheck"), extending)
    return _config(table, file, text, (), extending)


def _toml(file: Path) -> tuple[str, Mapping[str, object]]:
    try:
        text = file.read_bytes().decode("utf-8").replace("\r\n", "\n")
        return text, tomllib.loads(text)
    except OSError as error:
        raise ConfigError([f"{file}: {reason(error)}"]) from error
    except UnicodeDecodeError as error:
        raise ConfigError([f"{file}: the file is not UTF-8"]) from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError([f"{file}: not TOML: {error}"]) from error


def _config(table: object, file: Path, text: str, above: tuple[str, ...], extending: tuple[Path, ...] = ()) -> Config:
    if not isinstance(table, dict):
        raise ConfigError([f"{file}: expected a table of settings"])
    from numcheck.config.reading import read_table

    read = read_table(table, file, text, above)
    if read.extend is None:
        return read
    if not read.extend.is_file():
        raise ConfigError([f"{read.origins['extend']}: extend: there is no {table['extend']}"])
    chain = (*extending, file.resolve())
    if read.extend.resolve() in chain:
        raise ConfigError([f"{read.origins['extend']}: extend: {table['extend']} is extended by itself"])
    return read.over(read_config(read.extend, chain))
