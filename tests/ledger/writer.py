"""A process that adds articles to a ledger and says each number when it is acknowledged.

`writer.py LEDGER FIRST COUNT`, and on standard input the entry of which the articles are made, pickled.
"""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from entries import named

from numcheck.ledger.store import Ledger


def main(file: str, first: str, count: str) -> None:
    base = pickle.load(sys.stdin.buffer)
    with Ledger(Path(file), create=True, writing=True) as ledger:
        for number in range(int(first), int(first) + int(count)):
            ledger.add(named(number, base))
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
