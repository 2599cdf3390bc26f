"""Word lists as the stages receive them: frozen, and keyed by file and class."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The word lists of `rules/lexicon/`, each file a table from a class to its words.

    Compared and hashed by identity, so that a stage may cache what it compiles from it.
    """

    tables: Mapping[str, Mapping[str, tuple[str, ...]]]

    def table(self, name: str) -> Mapping[str, tuple[str, ...]]:
        """The classes of one file, in file order; empty if there is no such file."""
        return self.tables.get(name, MappingProxyType({}))

    def words(self, name: str, label: str) -> tuple[str, ...]:
        """The words of one class; empty if there is none."""
        return self.table(name).get(label, ())
