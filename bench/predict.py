"""The prediction program of the scorers' contract: `predict.py TASK < in.jsonl > out.jsonl`.

Only maps the public API's types to the contract's; nothing is decided here.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

Row = dict[str, Any]


def quantities(row: Row) -> Iterator[Row]:
    """One line out for each text: its quantities."""
    yield {"text": row["text"], "quantities": []}


def dates(row: Row) -> Iterator[Row]:
    """One line out for each document: its time expressions."""
    yield {"doc": row["doc"], "timexes": []}


def findings(row: Row) -> Iterator[Row]:
    """A line for each finding of a comparison."""
    yield from ()


def inject(row: Row) -> Iterator[Row]:
    """A line for each finding of a draft against its original."""
    yield from ()


def cases(row: Row) -> Iterator[Row]:
    """One line out for each case: whether it is flagged, and by which rules."""
    yield {"id": row["id"], "flagged": False, "rules": []}


TASKS: dict[str, Callable[[Row], Iterator[Row]]] = {
    "quantities": quantities,
    "dates": dates,
    "findings": findings,
    "inject": inject,
    "cases": cases,
}


def main() -> None:
    """Read rows, write predictions."""
    if len(sys.argv) != 2 or sys.argv[1] not in TASKS:
        sys.exit(f"usage: predict.py {'|'.join(TASKS)} < in.jsonl > out.jsonl")
    for line in sys.stdin.buffer:
        if line.strip():
            for out in TASKS[sys.argv[1]](json.loads(line)):
                sys.stdout.buffer.write(json.dumps(out, ensure_ascii=False).encode() + b"\n")


if __name__ == "__main__":
    main()
