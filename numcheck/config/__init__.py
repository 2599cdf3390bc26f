"""What a desk sets for itself: `numcheck.toml`, or `[tool.numcheck]` in a `pyproject.toml`, found upward.

docs/config.md explains every setting. Reading a file needs pydantic, which is imported only then.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from numcheck.config.globs import matches

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


@dataclass(frozen=True, slots=True)
class PathRule:
    """Other settings for the drafts that match; None and empty change nothing."""

    match: tuple[str, ...]
    fail_on: str | None = None
    off: frozenset[str] = frozenset()
    severities: Mapping[str, str] = field(default_factory=dict)
    tolerances: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a desk, with paths resolved against the folder of the file they stand in."""

    extend: Path | None = None
    rules: tuple[Path, ...] = ()
    lexicon: tuple[Path, ...] = ()
    off: frozenset[str] = frozenset()
    fail_on: str = "error"
    model: str | None = None
    max_megabytes: float = 10.0
    severities: Mapping[str, str] = field(default_factory=dict)
    tolerances: Mapping[str, float] = field(default_factory=dict)
    paths: tuple[PathRule, ...] = ()
    stories: tuple[Story, ...] = ()
    decisions: Path | None = None
    baseline: Path | None = None
    stale_decisions: str = "say"
    cache: Path | None = None
    root: Path | None = field(default=None, compare=False)
    """The folder that patterns start from: that of the file; None without a file."""
    origins: Mapping[str, str] = field(default_factory=dict, compare=False)
    """For each setting that a file makes, the file and line."""

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
            "paths": base.paths + self.paths,
        }
        origins = {**base.origins, **self.origins}
        for key in joined.keys() & base.origins.keys() & self.origins.keys():
            origins[key] = f"{base.origins[key]}, {self.origins[key]}"
        return replace(base, **{**made, **joined, "stories": self.stories, "root": self.root, "origins": origins})


def find_config(folder: Path) -> Config:
    """The settings that hold in `folder`: those of the nearest file in it or above it; defaults if there is none.

    Raises:
        ConfigError: if that file is wrong.
    """
    for place in (folder.resolve(), *folder.resolve().parents):
        if (place / _FILE).is_file():
            return read_config(place / _FILE)
        if (place / _PROJECT).is_file():
            text, table = _toml(place / _PROJECT)
            tools = table.get("tool")
            if isinstance(tools, dict) and "numcheck" in tools:
                return _config(tools["numcheck"], place / _PROJECT, text, ("tool", "numcheck"))
    return Config()


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
        raise ConfigError([f"{file}: {(error.strerror or str(error)).lower()}"]) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError([f"{file}: {error}"]) from error


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
