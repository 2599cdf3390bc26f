"""On which line of a TOML text a key stands, which the standard library's parser does not tell."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

Key = tuple[str | int, ...]
"""The way to a value: keys, and indexes of tables in a row or of items in a list."""

_HEADER = re.compile(r"\s*(?P<open>\[\[?)(?P<name>[^\[\]]+)\]\]?\s*(?:#.*)?")
_ENTRY = re.compile(r"""\s*(?P<name>(?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+)){0,9})\s*=""")
_NAME = re.compile(r""""([^"]*)"|'([^']*)'|([\w-]+)""")


@dataclass(frozen=True, slots=True)
class TomlLines:
    """The keys of a text with their lines, from 1; inner keys of inline tables have the line of their table."""

    text: str
    _marks: dict[Key, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        marks: dict[Key, int] = {}
        seen: Counter[Key] = Counter()
        table: Key = ()
        for number, line in enumerate(self.text.split("\n"), 1):
            if header := _HEADER.fullmatch(line):
                table = _table(header, seen)
                marks.setdefault(table, number)
            elif entry := _ENTRY.match(line):
                marks.setdefault((*table, *_names(entry["name"])), number)
        object.__setattr__(self, "_marks", marks)

    def line(self, key: Key) -> int:
        """The line of a key; for one that is not there, of the nearest one above it, else the first."""
        while key:
            if key in self._marks:
                return self._marks[key]
            key = key[:-1]
        return 1


def _table(header: re.Match[str], seen: Counter[Key]) -> Key:
    names: Key = _names(header["name"])
    if header["open"] == "[[":
        seen[names] += 1
        return (*names, seen[names] - 1)
    for k in range(len(names), 0, -1):  # a table inside the latest one of a row: [stories.x] after [[stories]]
        if seen[names[:k]]:
            return (*names[:k], seen[names[:k]] - 1, *names[k:])
    return names


def _names(written: str) -> tuple[str, ...]:
    return tuple(a or b or c for a, b, c in _NAME.findall(written))
