"""An archive into a ledger: what is there already is passed over, what cannot be read is set aside by name.

One process writes the ledger, an article a transaction, so that work that is ended at any moment goes on where it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace

from numcheck.archive.slices import Cut, Slice, Slicer
from numcheck.archive.usual import LIMIT
from numcheck.archive.workers import Aside, Work, worked
from numcheck.faults import broken
from numcheck.ledger.entry import Entry, content_digest
from numcheck.ledger.store import Ledger
from numcheck.model.documents import Document
from numcheck.model.findings import Fault

Named = Callable[[str], str]
"""From a document's name to the name under which the ledger keeps it."""


@dataclass(slots=True)
class Tally:
    """What became of the articles, and of files that are no articles or cannot be read."""

    outcomes: Counter[str] = field(default_factory=Counter)
    unreadable: int = 0

    @property
    def articles(self) -> int:
        """How many articles were found."""
        return self.outcomes.total()

    @property
    def whole(self) -> bool:
        """Whether all that was there could be read."""
        return not self.outcomes["set aside"] and not self.unreadable

    @property
    def line(self) -> str:
        """The coverage in a line: "1,204 articles: 1,180 added, 20 unchanged, 2 replaced, 2 set aside"."""
        kinds = ("added", "unchanged", "replaced", "set aside")
        parts = [f"{self.outcomes[kind]:,} {kind}" for kind in kinds if self.outcomes[kind]]
        parts += [f"{self.unreadable:,} unreadable"] if self.unreadable else []
        noun = "article" if self.articles == 1 else "articles"
        return f"{self.articles:,} {noun}: {', '.join(parts) or 'nothing to read'}"


@dataclass(slots=True)
class Ingesting:
    """The writing side: puts outcomes into a ledger and counts them.

    `say` is given a line for each thing that could not be read. `reader` is the stamp of the entries; with `retry`
    articles that were set aside before are read again.
    """

    ledger: Ledger
    reader: str
    say: Callable[[str], None]
    retry: bool = False
    tally: Tally = field(default_factory=Tally)
    _aside: frozenset[tuple[str, str]] = frozenset()

    def __post_init__(self) -> None:
        if not self.retry:
            self._aside = frozenset((name, digest) for name, digest, _ in self.ledger.aside())

    def wanted(self, document: Document) -> bool:
        """Whether an article must be read; one that need not is counted.

        Raises:
            LedgerError: if the ledger cannot be read.
        """
        digest = content_digest(document)
        if self.ledger.unchanged(document.name, digest, self.reader):
            self.tally.outcomes["unchanged"] += 1
        elif (document.name, digest) in self._aside:
            self.tally.outcomes["set aside"] += 1
            self.say(f"{document.name}: set aside before; --retry reads it again")
        else:
            return True
        return False

    def keep(self, entry: Entry) -> None:
        """Writes an entry.

        Raises:
            LedgerError: if it cannot be written.
        """
        self.tally.outcomes[self.ledger.add(entry).value] += 1

    def put_aside(self, name: str, digest: str, reason: str) -> None:
        """Notes an article that could not be read.

        Raises:
            LedgerError: if it cannot be written.
        """
        self.ledger.set_aside(name, digest, reason)
        self.tally.outcomes["set aside"] += 1
        self.say(f"{name}: set aside: {reason}")

    def unreadable(self, fault: Fault) -> None:
        """Notes a file that could not be read."""
        self.tally.unreadable += 1
        self.say(fault.line)


def ingest(
    pieces: Iterable[Slice],
    slicer: Slicer,
    kept: Ingesting,
    work: Work,
    named: Named,
    *,
    jobs: int,
    limit: float = LIMIT,
) -> None:
    """Reads slices, has their articles read by processes, and keeps what comes back.

    Raises:
        LedgerError: if the ledger cannot be read or written; what it has acknowledged stays.
        WorkersError: if the processes cannot work.
    """
    with closing(worked(_unread(pieces, slicer, kept, named), work, jobs, limit)) as outcomes:
        for outcome in outcomes:
            if isinstance(outcome, Aside):
                kept.put_aside(outcome.document.name, content_digest(outcome.document), outcome.reason)
            else:
                kept.keep(outcome)


def cut(piece: Slice, slicer: Slicer, named: Named) -> Cut:
    """The articles of a slice under the ledger's names; whatever reading raises is a fault of the file."""
    try:
        found = slicer.read(piece)
    except Exception as error:  # noqa: BLE001 - one file must not stop the others
        return Cut((), (Fault(piece.file, broken(error)),))
    return replace(found, documents=tuple(replace(d, name=named(d.name)) for d in found.documents))


def _unread(pieces: Iterable[Slice], slicer: Slicer, kept: Ingesting, named: Named) -> Iterator[Document]:
    for piece in pieces:
        found = cut(piece, slicer, named)
        for fault in found.faults:
            kept.unreadable(fault)
        yield from (document for document in found.documents if kept.wanted(document))
