"""A ledger laid out as Parquet parts, in order of publication, so that what is laid side by side lies together."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from numcheck.ledger.frames import write_part
from numcheck.ledger.store import Ledger

ARTICLES = 1_000
"""Articles of a part: a few megabytes, of which a process holds three at a time."""


def lay_out(ledger: Ledger, folder: Path) -> int:
    """Writes all entries of a ledger into a folder, the earliest first; how many there were.

    Raises:
        LedgerError: if the ledger cannot be read.
        EncodingError: if it is damaged.
        ParquetError: if a part cannot be written.
    """
    entries = ledger.entries()
    count = number = 0
    while held := list(islice(entries, ARTICLES)):
        write_part(folder, number, held)
        count, number = count + len(held), number + 1
    return count
