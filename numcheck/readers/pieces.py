"""A text put together from pieces of an original, with the map that leads back."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from numcheck.model.documents import SourceMap
from numcheck.model.spans import Span


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters, and the offset in the original at which they stand (or, if put in, after which they belong)."""

    text: str
    origin: int


def joined(pieces: Iterable[Piece]) -> tuple[str, SourceMap]:
    """The pieces in a row, and the map from the row to the original."""
    texts: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    length = 0
    for piece in pieces:
        if not piece.text:
            continue
        if not starts or origins[-1] + length - starts[-1] != piece.origin:
            starts.append(length)
            origins.append(piece.origin)
        texts.append(piece.text)
        length += len(piece.text)
    if not starts:
        return "", SourceMap()
    return "".join(texts), SourceMap(tuple(starts), tuple(origins))


def chained(outer: SourceMap, inner: SourceMap, length: int) -> SourceMap:
    """The map that follows `outer` (text of `length` to middle) and then `inner` (middle to original)."""
    starts: list[int] = []
    origins: list[int] = []
    for k, start in enumerate(outer.starts):
        end = outer.starts[k + 1] if k + 1 < len(outer.starts) else length
        middle = outer.origins[k]
        starts.append(start)
        origins.append(inner.origin(middle))
        for cut in _between(inner.starts, middle + 1, middle + end - start):
            starts.append(start + cut - middle)
            origins.append(inner.origin(cut))
    return SourceMap(tuple(starts), tuple(origins))


def _between(sorted_values: tuple[int, ...], low: int, high: int) -> tuple[int, ...]:
    return sorted_values[bisect_left(sorted_values, low) : bisect_left(sorted_values, high)]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text inside a file (a string of JSON, the content of an element), with the map into the file."""

    text: str
    source_map: SourceMap

    @staticmethod
    def of(pieces: Iterable[Piece]) -> Passage:
        """The pieces in a row."""
        return Passage(*joined(pieces))

    def pieces(self, span: Span) -> Iterator[Piece]:
        """A stretch of it, as pieces of the file."""
        return through([Piece(span.of(self.text), span.start)], self.source_map)


def through(pieces: Iterable[Piece], source_map: SourceMap) -> Iterator[Piece]:
    """Pieces of a middle text as pieces of the original that `source_map` leads to."""
    for piece in pieces:
        end = piece.origin + len(piece.text)
        cuts = (piece.origin, *_between(source_map.starts, piece.origin + 1, end), end)
        for low, high in pairwise(cuts):
            yield Piece(piece.text[low - piece.origin : high - piece.origin], source_map.origin(low))
