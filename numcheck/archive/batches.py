"""Batches of slices to Parquet parts, by workers that share nothing but a disk.

Before an article is read, its name is written down beside the parts, and struck out after. A worker that takes up a
batch whose last one died sees at which article; one at which two have died is set aside, and the rest is read. So
the scheduler's own second try heals the batch.
"""

from __future__ import annotations

import faulthandler
import hashlib
import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from numcheck.archive.ingest import Ingesting, Named, cut
from numcheck.archive.slices import Cut, Slice, Slicer
from numcheck.archive.usual import LIMIT
from numcheck.archive.workers import DEATHS, Work
from numcheck.faults import broken
from numcheck.ledger.entry import Entry, content_digest
from numcheck.ledger.frames import FOLDERS, frames_to_entries, part, read_part, write_part
from numcheck.model.documents import Document
from numcheck.model.findings import Fault

SIZE = 250_000
"""Bytes of a batch, at least, where there is so much: half a minute of a processor."""
_PIECES = 64
_NUMBERS = 2**53


@dataclass(frozen=True, slots=True)
class Batch:
    """Slices that one task reads; `number` is a digest of them, of their files' state and of the reader."""

    number: int
    pieces: tuple[Slice, ...]


@dataclass(frozen=True, slots=True)
class Batching:
    """How batches are read: what is done to an article, where the parts go, what reads the files; it can be sent."""

    work: Work
    folder: str
    named: Named
    slicer: Callable[[], Slicer] = Slicer
    limit: float = LIMIT

    def __call__(self, batch: Batch) -> int:
        """Reads a batch and writes its part, unless it is there; the batch's number."""
        if not part(Path(self.folder), "articles", batch.number).exists():
            self._read(batch)
        return batch.number

    def _read(self, batch: Batch) -> None:
        folder = Path(self.folder)
        journal = _Journal(_beside(folder, "under-way", batch.number))
        slicer = self.slicer()
        entries: list[Entry] = []
        asides: list[tuple[str, str, str]] = []
        faults: list[tuple[str, str]] = []
        for piece in batch.pieces:
            found = self._cut(piece, slicer, journal)
            faults += [(fault.name, fault.message) for fault in found.faults]
            for document in found.documents:
                outcome = self._outcome(document, journal)
                if isinstance(outcome, Entry):
                    entries.append(outcome)
                else:
                    asides.append((document.name, content_digest(document), outcome))
        _write(_beside(folder, "aside", batch.number), {"asides": asides, "faults": faults})
        write_part(folder, batch.number, entries)
        journal.file.unlink(missing_ok=True)

    def _cut(self, piece: Slice, slicer: Slicer, journal: _Journal) -> Cut:
        name = f"{piece.file} from {piece.start}"
        if journal.deaths[name] >= DEATHS:
            return Cut((), (Fault(piece.file, self._died),))
        with journal.under_way(name), _limited(self.limit):
            return cut(piece, slicer, self.named)

    @property
    def _died(self) -> str:
        return f"its worker died or it took longer than {self.limit:g} seconds, {DEATHS} times"

    def _outcome(self, document: Document, journal: _Journal) -> Entry | str:
        name = f"{document.name} {content_digest(document)}"
        if journal.deaths[name] >= DEATHS:
            return self._died
        try:
            with journal.under_way(name), _limited(self.limit):
                return self.work(document)
        except Exception as error:  # noqa: BLE001 - one article that breaks a stage must not stop the others
            return broken(error)


def batches(pieces: Iterable[Slice], reader: str) -> Iterator[Batch]:
    """The slices in batches; the same slices of unchanged files, for the same reader, have the same numbers."""
    held: list[Slice] = []
    for piece in pieces:
        held.append(piece)
        if len(held) == _PIECES or sum(p.size for p in held) >= SIZE:
            yield _batch(held, reader)
            held = []
    if held:
        yield _batch(held, reader)


def merge(number: int, folder: Path, kept: Ingesting) -> None:
    """Puts a part and what was set aside with it into the ledger.

    Raises:
        LedgerError: if it cannot be written.
        ParquetError: if the part cannot be read.
    """
    with _beside(folder, "aside", number).open(encoding="utf-8") as stream:
        told_of = json.load(stream)
    for entry in frames_to_entries(*read_part(folder, number)):
        kept.keep(entry)
    for aside in told_of["asides"]:
        kept.put_aside(*aside)
    for fault in told_of["faults"]:
        kept.unreadable(Fault(*fault))


def forget_asides(folder: Path, number: int) -> None:
    """Takes away a part with which something was set aside, so that it is read again."""
    beside = _beside(folder, "aside", number)
    if beside.exists() and json.loads(beside.read_text(encoding="utf-8"))["asides"]:
        for kind in FOLDERS:
            part(folder, kind, number).unlink(missing_ok=True)
        beside.unlink()


def deaths(folder: Path, number: int) -> int:
    """How many times a worker has died at an article of a batch that is not finished."""
    return _Journal(_beside(folder, "under-way", number)).deaths.total()


class _Journal:
    """The articles of one batch that were begun and not ended."""

    def __init__(self, file: Path) -> None:
        self.file = file
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        begun = Counter(json.loads(line[1:]) for line in lines if line.startswith("+"))
        self.deaths = begun - Counter(json.loads(line[1:]) for line in lines if line.startswith("-"))

    @contextmanager
    def under_way(self, name: str) -> Iterator[None]:
        self._note("+" + json.dumps(name))
        try:
            yield
        finally:
            self._note("-" + json.dumps(name))

    def _note(self, line: str) -> None:
        with self.file.open("a", encoding="utf-8") as stream:
            stream.write(line + "\n")


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Ends the process when the time is up, even from within a loop in C that lets no other thread run."""
    with open(os.devnull, "w") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


def _batch(pieces: list[Slice], reader: str) -> Batch:
    states = [(p.file, p.start, p.end, *_state(p.file)) for p in pieces]
    held = hashlib.blake2b(repr((reader, states)).encode("utf-8", "surrogatepass"), digest_size=8)
    return Batch(int.from_bytes(held.digest(), "big") % _NUMBERS, tuple(pieces))


def _state(file: str) -> tuple[int, int]:
    try:
        found = os.stat(file)
    except OSError:
        return 0, 0
    return found.st_size, found.st_mtime_ns


def _beside(folder: Path, kind: str, number: int) -> Path:
    (folder / kind).mkdir(parents=True, exist_ok=True)
    return folder / kind / f"{number}.json"


def _write(file: Path, plain: object) -> None:
    partial = file.with_name(f"{file.name}.{os.getpid()}.partial")
    partial.write_text(json.dumps(plain), encoding="utf-8")
    os.replace(partial, file)
