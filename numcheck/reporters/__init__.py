"""Reports to text; one file a format, joined by presence.

A format is a module of `numcheck.reporters.formats` with `render(report, style) -> str` and `ENCODING`, or, if it is no
text, with `render_packed(report, style) -> bytes`; its name is the module's. Nothing else lists it.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING, Protocol, cast

from numcheck.model.findings import Severity
from numcheck.reporters import formats

if TYPE_CHECKING:
    from numcheck.model.findings import Finding, Report


@dataclass(frozen=True, slots=True)
class Style:
    """How wide a page may be, in columns, whether it may carry colors, and what turns the gate red.

    `failing` holds the ids of the findings that count for the exit status; None stands for the errors.
    """

    width: int = 100
    color: bool = False
    failing: frozenset[str] | None = None

    def fails(self, finding: Finding) -> bool:
        """Whether a finding turns the gate red."""
        return finding.severity is Severity.ERROR if self.failing is None else finding.id in self.failing


class Reporter(Protocol):
    """What the module of a text format offers."""

    ENCODING: str

    def render(self, report: Report, style: Style) -> str:
        """The whole report in this format."""
        ...


def format_names() -> tuple[str, ...]:
    """The formats that are there, by name, text first."""
    names = sorted(m.name for m in pkgutil.iter_modules(formats.__path__))
    return tuple(sorted(names, key=lambda name: name != "text"))


def reporter(name: str) -> Reporter:
    """The module of a text format.

    Raises:
        ModuleNotFoundError: if there is none of that name.
    """
    return cast(Reporter, _module(name))


def is_packed(name: str) -> bool:
    """Whether a format is no text, and nothing for a terminal.

    Raises:
        ModuleNotFoundError: if there is none of that name.
    """
    return hasattr(_module(name), "render_packed")


def rendered(name: str, report: Report, style: Style) -> bytes:
    """The bytes of a report in a format, as they stand in its file.

    Raises:
        ModuleNotFoundError: if there is none of that name.
    """
    module = _module(name)
    if is_packed(name):
        return cast(bytes, module.render_packed(report, style))
    return cast(str, module.render(report, style)).encode(module.ENCODING, errors="backslashreplace")


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"{formats.__name__}.{name}")
