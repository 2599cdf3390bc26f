"""The ledger's file: one SQLite database in WAL mode, the only door to it.

One transaction an article, acknowledged when it is on the disk; several may read while one writes. Why SQLite, and
with what figures: docs/ledger.md.
"""

from __future__ import annotations

import json
import re
import sqlite3
import zlib
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import quote

from numcheck.faults import UnusableError
from numcheck.ledger.entry import Entry
from numcheck.ledger.schema import APPLICATION, MIGRATIONS, migrate, version

PATIENCE = 30.0
"""Seconds to wait while another process writes."""
_PLAIN = {
    "readonly": "it cannot be written",
    "read-only": "it cannot be written",
    "disk is full": "the disk is full",
    "disk i/o": "the disk does not take it",
    "not a database": "this is no ledger of numcheck's",
    "malformed": "the file is damaged",
    "locked": f"another process has been writing for {PATIENCE:.0f} seconds",
    "unable to open": "it cannot be opened",
    "fts5": "this Python's SQLite has no FTS5, which the ledger needs",
}


class LedgerError(UnusableError):
    """A ledger that cannot be used as asked; the message is one line with the file's name."""


def files_of(ledger: Path) -> tuple[Path, Path]:
    """A ledger's file, and the log beside it in which SQLite keeps what was written last."""
    return ledger, Path(f"{ledger}-wal")


class Outcome(StrEnum):
    """What adding an article did."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Posting:
    """A claim that has a key: the article's number, the day of its publication, and which of its claims it is."""

    key: int
    day: int
    article: int
    claim: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """What a ledger holds. `sources` are pairs of a name and its articles, the largest first; days are ordinals."""

    articles: int
    claims: int
    undated: int
    first: int
    last: int
    sources: tuple[tuple[str, int], ...]
    readers: tuple[tuple[str, int], ...]
    aside: int
    size: int
    """Bytes of the file and of its log."""


class Ledger:
    """An open ledger; a context manager."""

    def __init__(self, file: Path, *, create: bool = False, writing: bool = False) -> None:
        """Opens a file.

        Args:
            file: the ledger.
            create: whether to make it where there is none.
            writing: whether it will be written; a ledger that is only read may lie on a disk that is read-only.

        Raises:
            LedgerError: if it is not there, is no ledger, or was made by a later numcheck.
        """
        self.file = file
        if not file.is_file() and not (create and not file.exists()):
            raise LedgerError(f"{file}: there is no such ledger; `numcheck ledger add` makes one")
        with self._told():
            self._connection = self._connected(writing or create)
            try:
                self._prepared(writing or create)
            except BaseException:
                self._connection.close()
                raise

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()

    def unchanged(self, name: str, digest: str, reader: str) -> bool:
        """Whether adding an article of this content would change nothing: it is there, read by the same reader.

        A name that stands for other content has to be taken from that, even if the new content is there already.
        """
        known = self._one("SELECT 1 FROM article WHERE digest = ? AND reader = ?", digest, reader)
        named = self._one("SELECT digest FROM article WHERE name = ?", name)
        return known is not None and (named is None or named[0] == digest)

    def add(self, entry: Entry) -> Outcome:
        """Keeps an article; one of the same name is replaced, one of the same content and reader changes nothing.

        When this returns, the article is on the disk.

        Raises:
            LedgerError: if it cannot be written; nothing of the article is kept then, and nothing else is lost.
        """
        if self.unchanged(entry.name, entry.digest, entry.reader):
            return Outcome.UNCHANGED
        with self._told(), self._transaction():
            gone = self._forget("name = ?", entry.name)
            twin = self._one("SELECT reader FROM article WHERE digest = ?", entry.digest)
            if twin is not None and twin[0] == entry.reader:
                return Outcome.REPLACED if gone else Outcome.UNCHANGED
            gone += self._forget("digest = ?", entry.digest)
            self._insert(entry)
            self._connection.execute("DELETE FROM aside WHERE name = ?", (entry.name,))
        return Outcome.REPLACED if gone else Outcome.ADDED

    def remove(self, name: str) -> bool:
        """Takes an article out; False if there is none of that name.

        Raises:
            LedgerError: if the ledger cannot be written.
        """
        with self._told(), self._transaction():
            return self._forget("name = ?", name) > 0

    def set_aside(self, name: str, digest: str, reason: str) -> None:
        """Notes that an article could not be read, and why.

        Raises:
            LedgerError: if the ledger cannot be written.
        """
        with self._told(), self._transaction():
            self._connection.execute("INSERT OR REPLACE INTO aside VALUES (?, ?, ?)", (name, digest, reason))

    def aside(self) -> tuple[tuple[str, str, str], ...]:
        """Name, content digest and reason of all articles set aside, by name."""
        return tuple(self._all("SELECT name, digest, reason FROM aside ORDER BY name"))

    def article(self, number: int) -> Entry:
        """The entry of an article, by the number that a posting gives.

        Raises:
            LedgerError: if there is none, or if it is damaged.
        """
        row = self._one(f"SELECT {_COLUMNS} FROM article WHERE id = ?", number)
        if row is None:
            raise LedgerError(f"{self.file}: the article numbered {number} is gone")
        return self._entry(row)

    def entries(self) -> Iterator[Entry]:
        """All entries, by day and name; one at a time is in memory, and the numbers of the others."""
        for number in array("q", (n for (n,) in self._all("SELECT id FROM article ORDER BY day, name"))):
            row = self._one(f"SELECT {_COLUMNS} FROM article WHERE id = ?", number)
            if row is not None:
                yield self._entry(row)

    def postings(self, key: int, day: int, first: int, last: int, most: int) -> tuple[Posting, ...]:
        """The claims of a key published from the day `first` to `last` (ordinals, both inside): at most `most` on
        either side of `day`, the nearest, so that a key of half the archive costs no more than a rare one."""
        before = self._all(_BEFORE, key, first, min(day, last), most)
        after = self._all(_AFTER, key, max(day + 1, first), last, most)
        return tuple(Posting(*row) for row in (*before, *after))

    def found(self, terms: Sequence[Sequence[str]], first: int, last: int, most: int) -> tuple[int, ...]:
        """The numbers of articles published in these days, the latest first, that hold one word of every term.

        Words are taken by their stems; of a word that is several ("death toll") all must be there.
        """
        asked = " AND ".join(f"({one})" for term in terms if (one := _any_of(term)))
        if terms and not asked:
            return ()
        chosen = "id IN (SELECT rowid FROM word WHERE word MATCH ?) AND" if asked else ""
        rows = self._all(
            f"SELECT id FROM article WHERE {chosen} day BETWEEN ? AND ? ORDER BY day DESC, name LIMIT ?",
            *((asked,) if asked else ()), first, last, most,
        )  # fmt: skip
        return tuple(number for (number,) in rows)

    def held(self) -> int:
        """How many articles there are; counted as they come and go, so that asking costs nothing."""
        found = self._one("SELECT articles FROM held")
        return int(found[0]) if found else 0

    def statistics(self) -> Statistics:
        """What the ledger holds."""
        ((articles, claims),) = self._all("SELECT articles, claims FROM held")
        ((undated, first, last),) = self._all("SELECT total(day = 0), min(nullif(day, 0)), max(day) FROM article")
        by = "SELECT {0}, count(*) AS n FROM article GROUP BY {0} ORDER BY n DESC, {0}"
        aside = self._one("SELECT count(*) FROM aside")
        return Statistics(
            articles, claims, int(undated), first or 0, last or 0,
            sources=tuple(self._all(by.format("source"))),
            readers=tuple(self._all(by.format("reader"))),
            aside=aside[0] if aside else 0,
            size=sum(f.stat().st_size for f in files_of(self.file) if f.exists()),
        )  # fmt: skip

    def vacuum(self) -> None:
        """Gives back the room of what was taken out, and checks the file.

        Raises:
            LedgerError: if the file is damaged, or cannot be written.
        """
        with self._told():
            found = self._one("PRAGMA integrity_check")
            if found is not None and found[0] != "ok":
                raise LedgerError(f"{self.file}: the file is damaged: {found[0]}")
            self._connection.execute("INSERT INTO word (word) VALUES ('optimize')")
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _connected(self, writing: bool) -> sqlite3.Connection:
        place = f"file:{quote(str(self.file.absolute()))}"
        if writing:
            return self._opened(f"{place}?mode=rwc")
        try:
            connection = self._opened(f"{place}?mode=ro")
            connection.execute("SELECT 1 FROM sqlite_master").fetchone()
        except sqlite3.OperationalError:  # a folder where SQLite cannot put the index of its log
            _, log = files_of(self.file)
            if log.exists() and log.stat().st_size:
                raise  # what the log holds would be missing
            return self._opened(f"{place}?mode=ro&immutable=1")
        return connection

    def _opened(self, place: str) -> sqlite3.Connection:
        connection = sqlite3.connect(place, uri=True, timeout=PATIENCE, isolation_level=None)
        connection.execute("PRAGMA synchronous = FULL")
        return connection

    def _prepared(self, writing: bool) -> None:
        (marked,) = self._connection.execute("PRAGMA application_id").fetchone()
        (tables,) = self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if marked != APPLICATION and tables:
            raise LedgerError(f"{self.file}: this is no ledger of numcheck's")
        taken = version(self._connection)
        if taken > len(MIGRATIONS):
            raise LedgerError(f"{self.file}: made by a later numcheck (tables of version {taken}); update numcheck")
        if taken < len(MIGRATIONS):
            if not writing:
                raise LedgerError(
                    f"{self.file}: made by an earlier numcheck; `numcheck ledger vacuum` brings it up to date"
                )
            self._connection.execute("PRAGMA journal_mode = WAL")
            migrate(self._connection)

    def _insert(self, entry: Entry) -> None:
        body = "\n".join((entry.document, entry.claims, json.dumps(entry.keys), entry.words))
        found = self._connection.execute(
            "INSERT INTO article (name, digest, reader, day, source, claims, body) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                entry.name, entry.digest, entry.reader, entry.day, entry.source, entry.count,
                zlib.compress(body.encode("utf-8", "surrogatepass")),
            ),
        )  # fmt: skip
        number = found.lastrowid
        rows = ((key, entry.day, number, claim) for key, claim in entry.keys)
        self._connection.executemany("INSERT INTO posting VALUES (?, ?, ?, ?)", rows)
        self._connection.execute("INSERT INTO word (rowid, words) VALUES (?, ?)", (number, entry.words))

    def _forget(self, condition: str, value: str) -> int:
        """Takes out the articles that meet a condition; how many they were."""
        rows = self._connection.execute(f"SELECT id, {_COLUMNS} FROM article WHERE {condition}", (value,)).fetchall()
        for number, *row in rows:
            entry = self._entry(row)
            gone = ((key, entry.day, number, claim) for key, claim in entry.keys)
            self._connection.executemany(_WITHOUT, gone)
            self._connection.execute(
                "INSERT INTO word (word, rowid, words) VALUES ('delete', ?, ?)", (number, entry.words)
            )
            self._connection.execute("DELETE FROM article WHERE id = ?", (number,))
        return len(rows)

    def _entry(self, row: Sequence[Any]) -> Entry:
        name, digest, reader, day, source, count, body = row
        try:
            document, claims, keys, words = zlib.decompress(body).decode("utf-8", "surrogatepass").split("\n")
            pairs = tuple((key, claim) for key, claim in json.loads(keys))
        except (zlib.error, ValueError) as error:
            raise LedgerError(f"{self.file}: the article {name} is damaged") from error
        return Entry(name, digest, reader, day, source, count, document, claims, pairs, words)

    def _one(self, statement: str, *values: object) -> tuple[Any, ...] | None:
        with self._told():
            row: tuple[Any, ...] | None = self._connection.execute(statement, values).fetchone()
            return row

    def _all(self, statement: str, *values: object) -> list[Any]:
        with self._told():
            return self._connection.execute(statement, values).fetchall()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What SQLite says, in a line for a person.

        Raises:
            LedgerError: for whatever SQLite raises.
        """
        try:
            yield
        except sqlite3.Error as error:
            said = str(error).lower()
            why = next((plain for sign, plain in _PLAIN.items() if sign in said), str(error))
            raise LedgerError(f"{self.file}: {why}") from error


def _any_of(term: Sequence[str]) -> str:
    """A term as FTS5 takes it; without the signs that are its operators."""
    split = (re.findall(r"[^\W_]+", word) for word in term)
    return " OR ".join("(" + " AND ".join(f'"{part}"' for part in parts) + ")" for parts in split if parts)


_COLUMNS = "name, digest, reader, day, source, claims, body"
_BEFORE = "SELECT * FROM posting WHERE key = ? AND day BETWEEN ? AND ? ORDER BY day DESC, article DESC LIMIT ?"
_AFTER = "SELECT * FROM posting WHERE key = ? AND day BETWEEN ? AND ? ORDER BY day, article LIMIT ?"
_WITHOUT = "DELETE FROM posting WHERE key = ? AND day = ? AND article = ? AND claim = ?"
