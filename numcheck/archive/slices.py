"""Files and folders as slices: pieces of work small enough to hold in memory, whatever the size of the archive."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from numcheck.faults import reason
from numcheck.inputs import gathering
from numcheck.model.documents import Document, Role
from numcheck.model.findings import Fault
from numcheck.readers.files import CARDS_NAME, Gathering
from numcheck.readers.reading import suffixes

LINES = frozenset({".jsonl", ".ndjson"})
"""Suffixes of files with one article a line, which are read line by line, however long they are."""
SLICE = 250_000
"""Bytes of such a file that are read at a time, to the end of the line."""


@dataclass(frozen=True, slots=True)
class Slice:
    """A file, or lines of one: the bytes from `start` to `end`, whose first line has the number `line`, from 1.

    One that was `listed` by a folder may hold no English article; it is passed over then.
    """

    file: str
    size: int
    listed: bool = False
    start: int = 0
    end: int = 0
    line: int = 0


@dataclass(frozen=True, slots=True)
class Cut:
    """What a slice holds: articles, what could not be read, and what is no article for numcheck."""

    documents: tuple[Document, ...]
    faults: tuple[Fault, ...]
    skipped: tuple[str, ...] = ()


def files(paths: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """The files of some paths, the texts in a folder in order of name, each with whether a folder listed it.

    One folder's names are in memory at a time.
    """
    for given in paths:
        if not os.path.isdir(given):
            yield given, False
            continue
        for folder, folders, names in os.walk(given):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            texts = (n for n in sorted(names) if not n.startswith(".") and n != CARDS_NAME)
            yield from ((os.path.join(folder, n), True) for n in texts if PurePath(n).suffix.lower() in suffixes())


def slices(paths: Sequence[str]) -> Iterator[Slice]:
    """The slices of all files; one that cannot be opened is a slice too, which says so when it is read."""
    for file, listed in files(paths):
        size = _size(file)
        if PurePath(file).suffix.lower() in LINES and size:
            yield from _of_lines(file)
        else:
            yield Slice(file, size, listed)


class Slicer:
    """Reads slices; `gathered` makes the gathering with a desk's word lists, limits and settings."""

    def __init__(self, gathered: Callable[[], Gathering] = gathering) -> None:
        self._gathering = gathered()

    def read(self, piece: Slice) -> Cut:
        """The articles of a slice; one of a line is named by the file and the line's number.

        Raises:
            CardsError: if a `sources.yaml` beside the file is broken.
        """
        gathered = self._gathering = self._gathering.emptied()
        if piece.line:
            _add_lines(gathered, piece)
        else:
            gathered.add_file(Path(piece.file), Role.SOURCE, listed=piece.listed)
        return Cut(tuple(gathered.documents), tuple(gathered.faults), tuple(gathered.skipped))


def _add_lines(gathered: Gathering, piece: Slice) -> None:
    try:
        with open(piece.file, "rb") as stream:
            stream.seek(piece.start)
            data = stream.read(piece.end - piece.start)
    except OSError as error:
        gathered.faults.append(Fault(piece.file, reason(error)))
        return
    path = Path(piece.file)
    for number, line in enumerate(data.split(b"\n"), start=piece.line):
        if line.strip():
            gathered.add_line(path, number, line, Role.SOURCE)


def _of_lines(file: str) -> Iterator[Slice]:
    """The slices of a file with an article a line."""
    try:
        with open(file, "rb") as stream:
            start, number = 0, 1
            while block := stream.read(SLICE):
                block += stream.readline()
                end = start + len(block)
                yield Slice(file, end - start, True, start, end, number)
                start, number = end, number + block.count(b"\n")
    except OSError:
        yield Slice(file, 0)


def _size(file: str) -> int:
    try:
        return os.stat(file).st_size
    except OSError:
        return 0
