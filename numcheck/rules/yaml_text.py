"""The one door to the YAML library: YAML 1.2, safe, duplicate keys refused, positions kept on request."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

Key = tuple[str | int, ...]
"""The way to a value: keys of mappings and indexes of sequences, outermost first."""


class YamlFault(ValueError):
    """A text that is no YAML: what is wrong, and where (line and column from 1)."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column


@dataclass(frozen=True, slots=True)
class YamlText:
    """The values of a YAML text, and where each key (or item of a sequence) begins: line and column from 1."""

    value: Any
    marks: Mapping[Key, tuple[int, int]]

    def mark(self, key: Key) -> tuple[int, int]:
        """Where `key` stands; for a key that is not there, the nearest one above it."""
        while key and key not in self.marks:
            key = key[:-1]
        return self.marks.get(key, (1, 1))


def load_plain(path: Path) -> Any:  # noqa: ANN401 - YAML holds anything until a schema has seen it
    """The values of a YAML file, without positions.

    Raises:
        ruamel.yaml.error.YAMLError: if the text is no YAML.
    """
    return _yaml().load(path.read_text(encoding="utf-8"))


def load_marked(text: str) -> YamlText:
    """The values of a YAML text with their positions.

    Raises:
        YamlFault: if the text is no YAML, or is nested too deep to be a rule.
    """
    try:
        value = _yaml().load(text)
        root = _yaml().compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = " ".join(str(part) for part in (error.problem or error.context or "not YAML",))
        raise YamlFault(message, mark.line + 1 if mark else 1, mark.column + 1 if mark else 1) from error
    except (YAMLError, ValueError) as error:
        raise YamlFault(str(error).splitlines()[0], 1, 1) from error
    except RecursionError as error:
        raise YamlFault("nested too deep", 1, 1) from error
    marks: dict[Key, tuple[int, int]] = {}
    if root is not None:
        _mark(root, (), marks, set())
    return YamlText(value, marks)


def _yaml() -> YAML:
    return YAML(typ="safe", pure=True)


def _mark(node: Node, key: Key, marks: dict[Key, tuple[int, int]], seen: set[int]) -> None:
    """Note where the keys below `node` stand; a node reached again through an alias is passed over."""
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, MappingNode):
        for name, value in node.value:
            place = (*key, str(name.value))
            marks[place] = (name.start_mark.line + 1, name.start_mark.column + 1)
            _mark(value, place, marks, seen)
    elif isinstance(node, SequenceNode):
        for index, item in enumerate(node.value):
            place = (*key, index)
            marks[place] = (item.start_mark.line + 1, item.start_mark.column + 1)
            _mark(item, place, marks, seen)
