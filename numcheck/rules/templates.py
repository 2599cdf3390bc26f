"""Message templates with a closed list of fields: "{a.speaker} says {a}, {b.source} says {b}"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_PIECE = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
_FIELD = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z]+)?\Z")


class TemplateFault(ValueError):
    """A template with a stray brace or a malformed field."""


@dataclass(frozen=True, slots=True)
class Template:
    """Text and fields in turn. `pieces` holds (text, "") for text and ("", name) for a field."""

    pieces: tuple[tuple[str, str], ...]

    @property
    def fields(self) -> tuple[str, ...]:
        """The names used, in order."""
        return tuple(name for _, name in self.pieces if name)

    def fill(self, values: Mapping[str, str]) -> str:
        """The text with every field replaced.

        Raises:
            KeyError: if a field has no value; rules are checked for that when they are loaded.
        """
        return "".join(values[name] if name else text for text, name in self.pieces)


def parse_template(source: str) -> Template:
    """The pieces of a template; `{{` and `}}` stand for braces.

    Raises:
        TemplateFault: at a stray brace or a field that is no name.
    """
    pieces: list[tuple[str, str]] = []
    end = 0
    for found in _PIECE.finditer(source):
        pieces.append((source[end : found.start()], ""))
        end = found.end()
        if found.group() in ("{{", "}}"):
            pieces.append((found.group()[0], ""))
        elif found.group(1) is not None and _FIELD.match(found.group(1)):
            pieces.append(("", found.group(1)))
        else:
            raise TemplateFault(
                f"{found.group()!r} at character {found.start() + 1} is no field like {{a}} or {{b.source}}"
            )
    pieces.append((source[end:], ""))
    return Template(tuple(p for p in pieces if p != ("", "")))
