"""Reports to text; one file a format, joined by presence.

A format is a module of `numcheck.reporters.formats` with `render(report, style) -> str` and `ENCODING`; its name is
the module's. Nothing else lists it.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

from numcheck.reporters import formats

if TYPE_CHECKING:
    from numcheck.model.findings import Report


@dataclass(frozen=True, slots=True)
class Style:
    """How wide a page may be, in columns, and whether it may carry colors."""

    width: int = 100
    color: bool = False


class Reporter(Protocol):
    """What a format's module offers."""

    ENCODING: str

    def render(self, report: Report, style: Style) -> str:
        """The whole report in this format."""
        ...


def format_names() -> tuple[str, ...]:
    """The formats that are there, by name, text first."""
    names = sorted(m.name for m in pkgutil.iter_modules(formats.__path__))
    return tuple(sorted(names, key=lambda name: name != "text"))


def reporter(name: str) -> Reporter:
    """The module of a format.

    Raises:
        ModuleNotFoundError: if there is none of that name.
    """
    return cast(Reporter, importlib.import_module(f"{formats.__name__}.{name}"))
