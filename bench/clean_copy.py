"""Clean newswire, each article alone: how many findings an editor would have to read. Every one is printed.

python bench/clean_copy.py [../shared/data/timebank/dev.jsonl]
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path

import numcheck
from numcheck.model.findings import Finding, Severity

DEFAULT = Path(__file__).parent.parent.parent / "shared" / "data" / "timebank" / "dev.jsonl"


def main() -> None:
    """Print each finding of warning or above, and the counts by severity."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    found: list[tuple[str, Finding]] = []
    for row in rows:
        day = dt.date.fromisoformat(row["dct"][:10])
        report = numcheck.check(numcheck.document(row["text"], name=row["doc"], published=day))
        found += [(row["doc"], f) for f in report.findings]
    for name, finding in found:
        if finding.severity is not Severity.INFO:
            print(f"{name}: {finding.severity} {finding.rule}: {finding.working}")
    counts = {s: sum(f.severity is s for _, f in found) for s in Severity}
    print(f"{len(rows)} articles: " + ", ".join(f"{n} {s}" for s, n in counts.items()))


if __name__ == "__main__":
    main()
