"""Processes that read articles, watched: one that dies or hangs costs its article and not the work.

A pool of the standard library is lost with the first process that dies, and does not say over which task. Here each
process has one article at a time, so that the guilty one is known by name.
"""

from __future__ import annotations

import signal
import time
from collections import Counter, deque
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Protocol, TypeAlias

from numcheck.archive.usual import LIMIT
from numcheck.faults import UnusableError, broken
from numcheck.ledger.entry import Entry
from numcheck.model.documents import Document

DEATHS = 2
"""An article is set aside when its process has ended so often: the first time the machine may have been short of memory
through no fault of its own."""
_FALSE_STARTS = 3
_SECOND = 1.0


class Work(Protocol):
    """What a process does; it is sent there whole."""

    def prepare(self) -> None:
        """Loads what takes long, before the first article.

        Raises:
            Exception: if the work cannot be done at all; the first line of it is told.
        """
        ...

    def __call__(self, document: Document) -> Entry:
        """Reads an article; whatever it raises sets the article aside."""
        ...


@dataclass(frozen=True, slots=True)
class Aside:
    """An article that could not be read, and why, in a line."""

    document: Document
    reason: str


Outcome: TypeAlias = Entry | Aside


class WorkersError(UnusableError):
    """The processes cannot work at all; the message is one line."""


def worked(
    documents: Iterable[Document], work: Work, jobs: int, limit: float = LIMIT
) -> Generator[Outcome, None, None]:
    """An outcome for each document, in the order in which they are done.

    Documents are taken from the iterable as processes get free, which are started for the first one. When the iterator
    is closed, they end.

    Args:
        documents: what to read.
        work: how; must be picklable.
        jobs: processes.
        limit: seconds for one article.

    Raises:
        WorkersError: if processes end before they are ready, or say that they cannot work.
    """
    source = iter(documents)
    first = next(source, None)
    if first is None:
        return
    crew = _Crew(work, jobs, limit)
    try:
        yield from crew.outcomes(chain([first], source))
    finally:
        crew.end()


class _Worker:
    """One process, and the article that it has."""

    def __init__(self, work: Work) -> None:
        context = get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=_serve, args=(theirs, work), daemon=True)
        self.process.start()
        theirs.close()
        self.ready = False
        self.document: Document | None = None
        self.since = 0.0

    @property
    def idle(self) -> bool:
        return self.ready and self.document is None

    def give(self, document: Document) -> None:
        self.document, self.since = document, time.monotonic()
        try:
            self.pipe.send(document)
        except OSError:
            """It has died; its pipe will say so."""

    def end(self) -> int | None:
        """Ends the process; its exit status, negative for a signal."""
        self.process.kill()
        self.process.join()
        self.pipe.close()
        return self.process.exitcode


class _Crew:
    def __init__(self, work: Work, jobs: int, limit: float) -> None:
        self._work, self._jobs, self._limit = work, jobs, limit
        self._workers: list[_Worker] = []
        self._again: deque[Document] = deque()
        self._deaths: Counter[str] = Counter()
        self._false_starts = 0

    def outcomes(self, documents: Iterator[Document]) -> Iterator[Outcome]:
        more = True
        while True:
            more = self._hand_out(documents) if more or self._again else False
            if not more and all(w.document is None for w in self._workers):
                return
            for worker in self._heard_of():
                yield from self._heard(worker)
            for worker in [w for w in self._workers if self._late(w)]:
                yield self._timed_out(worker)

    def end(self) -> None:
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def _hand_out(self, documents: Iterator[Document]) -> bool:
        """Gives every idle process an article; whether there may be more."""
        while len(self._workers) < self._jobs:
            self._workers.append(_Worker(self._work))
        for worker in self._workers:
            if worker.idle:
                document = self._again.popleft() if self._again else next(documents, None)
                if document is None:
                    return False
                worker.give(document)
        return True

    def _heard_of(self) -> list[_Worker]:
        pipes = {worker.pipe: worker for worker in self._workers}
        return [pipes[pipe] for pipe in wait(list(pipes), timeout=_SECOND) if isinstance(pipe, Connection)]

    def _heard(self, worker: _Worker) -> Iterator[Outcome]:
        try:
            told = worker.pipe.recv()
        except (EOFError, OSError):
            yield from self._died(worker)
            return
        if not worker.ready:
            if told:
                raise WorkersError(told)
            worker.ready, self._false_starts = True, 0
            return
        document, worker.document = worker.document, None
        assert document is not None
        yield Aside(document, told) if isinstance(told, str) else told

    def _died(self, worker: _Worker) -> Iterator[Outcome]:
        self._workers.remove(worker)
        how = _ended(worker.end())
        if worker.document is None:
            self._false_starts += 1
            if self._false_starts == _FALSE_STARTS:
                raise WorkersError(f"the processes that read articles do not start: the last {how}")
            return
        name = worker.document.name
        self._deaths[name] += 1
        if self._deaths[name] < DEATHS:
            self._again.append(worker.document)
        else:
            yield Aside(worker.document, f"it {how}, {DEATHS} times")

    def _late(self, worker: _Worker) -> bool:
        return worker.document is not None and time.monotonic() - worker.since > self._limit

    def _timed_out(self, worker: _Worker) -> Aside:
        self._workers.remove(worker)
        worker.end()
        assert worker.document is not None
        return Aside(worker.document, f"it takes longer than {self._limit:g} seconds")


def _ended(status: int | None) -> str:
    if status is not None and status < 0:
        try:
            return f"ended its process with {signal.Signals(-status).name}"
        except ValueError:
            return f"ended its process with signal {-status}"
    return f"ended its process with status {status}"


def _serve(pipe: Connection, work: Work) -> None:
    """A process's life: it says that it is ready, and then reads what it is given until nobody gives any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who gives the articles decides when it is over
    try:
        work.prepare()
    except Exception as error:  # noqa: BLE001 - whatever it is, the other side says it
        pipe.send(broken(error))
        return
    pipe.send("")
    while True:
        try:
            document = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            outcome: Entry | str = work(document)
        except Exception as error:  # noqa: BLE001 - one article that breaks a stage must not stop the others
            outcome = broken(error)
        try:
            pipe.send(outcome)
        except OSError:
            return
