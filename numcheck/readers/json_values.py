"""JSON with places: every string knows where in the file it stands, so that its text leads back there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from numcheck.model.spans import Span
from numcheck.readers.decoding import UnreadableError
from numcheck.readers.limits import Limits
from numcheck.readers.pieces import Passage, Piece
from numcheck.readers.trees import too_deep

_BLANK = re.compile(r"[ \t\r\n]*+")
_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+"', re.DOTALL)
_BARE = re.compile(r"-?[0-9][0-9.eE+-]*+|true|false|null")
_ESCAPE = re.compile(
    r"\\u(?P<high>[dD][89abAB]\w\w)\\u(?P<low>[dD][c-fC-F]\w\w)|\\u(?P<code>[0-9A-Fa-f]{4})|\\(?P<sign>.)"
)
_SIGNS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}


@dataclass(frozen=True, slots=True)
class Quoted:
    """A string of the file, between its quotation marks."""

    file: str = field(repr=False)
    span: Span

    def pieces(self) -> Iterator[Piece]:
        """Its characters, escapes resolved."""
        at = self.span.start
        for found in _ESCAPE.finditer(self.file, self.span.start, self.span.end):
            yield Piece(self.file[at : found.start()], at)
            yield Piece(_character(found), found.start())
            at = found.end()
        yield Piece(self.file[at : self.span.end], at)

    def passage(self) -> Passage:
        """Its characters, with the map into the file."""
        return Passage.of(self.pieces())

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(p.text for p in self.pieces())


Json: TypeAlias = "dict[str, Json] | list[Json] | Quoted | str"
"""A value: an object by keys in lower case, an array, a string, or a number or word as it is written."""


def _character(found: re.Match[str]) -> str:
    if found["high"]:
        high, low = int(found["high"], 16), int(found["low"], 16)
        return chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)
    if found["code"]:
        code = int(found["code"], 16)
        return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)
    return _SIGNS.get(found["sign"], found["sign"])


def json_value(text: str, limits: Limits = Limits()) -> Json:
    """The value that a whole text is.

    Raises:
        UnreadableError: for what is no JSON, with its line, or nests too deep.
    """
    values = list(_Scanner(text, limits).stream(1))
    return values[0]


def json_stream(text: str, limits: Limits = Limits()) -> Iterator[Json]:
    """The values of JSON Lines, one after the other.

    Raises:
        UnreadableError: as `json_value` does.
    """
    return _Scanner(text, limits).stream()


def member(value: Json | None, *path: str | int) -> Json | None:
    """What stands at the end of a path of keys and places; None if there is no such."""
    for step in path:
        if isinstance(step, str):
            value = value.get(step) if isinstance(value, dict) else None
        else:
            value = value[step] if isinstance(value, list) and len(value) > step else None
    return value


def string(value: Json | None, *path: str | int) -> str | None:
    """The string there, without margins; None if there is none or it is blank."""
    found = member(value, *path)
    return found.text.strip() or None if isinstance(found, Quoted) else None


def passage(value: Json | None, *path: str | int) -> Passage | None:
    """The string there with its place; None if there is none or it is blank."""
    found = member(value, *path)
    return found.passage() if isinstance(found, Quoted) and found.text.strip() else None


def items(value: Json | None) -> list[Json]:
    """The items of an array; none of anything else."""
    return value if isinstance(value, list) else []


class _Scanner:
    def __init__(self, text: str, limits: Limits) -> None:
        self.text, self.at, self.limits, self.count = text, 0, limits, 0

    def stream(self, most: int | None = None) -> Iterator[Json]:
        taken = 0
        self._blank()
        while self.at < len(self.text) or not taken:
            if taken == most:
                raise self._fault("text behind the end")
            yield self._value(0)
            taken += 1
            self._blank()

    def _blank(self) -> None:
        found = _BLANK.match(self.text, self.at)
        assert found is not None
        self.at = found.end()

    def _fault(self, reason: str) -> UnreadableError:
        line = self.text.count("\n", 0, self.at) + 1
        return UnreadableError(f"the file is no valid JSON: {reason}, line {line}")

    def _value(self, depth: int) -> Json:
        self._counted(1)
        if depth > self.limits.depth:
            raise too_deep(self.limits)
        opening = self.text[self.at : self.at + 1]
        if opening == "{":
            return self._object(depth)
        if opening == "[":
            return self._array(depth)
        return self._string() if opening == '"' else self._bare()

    def _string(self) -> Quoted:
        found = _STRING.match(self.text, self.at)
        if found is None:
            raise self._fault("a string without end or a name without quotation marks")
        self.at = found.end()
        self._counted(self.text.count("\\", found.start(), found.end()))
        return Quoted(self.text, Span(found.start() + 1, found.end() - 1))

    def _counted(self, more: int) -> None:
        """Counts values, and escapes, each of which is a piece of its own."""
        self.count += more
        if self.count > self.limits.nodes:
            raise UnreadableError(f"the file has more than {self.limits.nodes:,} values; it is no article")

    def _bare(self) -> str:
        found = _BARE.match(self.text, self.at)
        if found is None:
            raise self._fault("a value expected")
        self.at = found.end()
        return found.group()

    def _object(self, depth: int) -> dict[str, Json]:
        found: dict[str, Json] = {}
        for _ in self._parts("}"):
            name = self._string().text.lower()
            self._blank()
            if self.text[self.at : self.at + 1] != ":":
                raise self._fault("a colon expected")
            self.at += 1
            self._blank()
            found[name] = self._value(depth + 1)
        return found

    def _array(self, depth: int) -> list[Json]:
        return [self._value(depth + 1) for _ in self._parts("]")]

    def _parts(self, close: str) -> Iterator[None]:
        """Stops at each part of an object or array, and goes behind its end."""
        self.at += 1
        self._blank()
        if self.text[self.at : self.at + 1] == close:
            self.at += 1
            return
        while True:
            yield
            self._blank()
            sign = self.text[self.at : self.at + 1]
            if sign not in (",", close) or not sign:
                raise self._fault(f"a comma or {close} expected")
            self.at += 1
            if sign == close:
                return
            self._blank()
