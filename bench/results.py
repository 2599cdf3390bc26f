"""Writes RESULTS.md: what the scorers say on the dev data, and the speed. Needs ../shared beside the repository.

python bench/results.py > bench/RESULTS.md
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
RUN = HERE.parent.parent / "shared" / "bench" / "run.py"
PREDICT = f"{sys.executable} bench/predict.py {{task}}"
TASKS = ("quantities", "dates", "findings", "rte", "seeds", "inject", "intra", "cases")
SHOWN = "python ../shared/bench/run.py {task} --predict 'python bench/predict.py {{task}}'"


def main() -> None:
    """Run the scorers, then the benchmarks of this folder, and print the page."""
    print("# Results on the dev data\n\nWritten by `python bench/results.py > bench/RESULTS.md`; the commands below")
    print("stand over what they printed. Recalls and the like are [hits, of, percent], F1 and P/R/F1 percent.\n")
    for task in TASKS:
        done = subprocess.run(
            [sys.executable, str(RUN), task, "--predict", PREDICT], capture_output=True, text=True, cwd=HERE.parent
        )
        print(f"## {task}\n\n`{SHOWN.format(task=task)}`\n")
        _tables(json.loads(done.stdout) if done.returncode == 0 else {"failed": done.stderr[-300:]})
    for title, command in (
        ("Clean newswire, each article alone", ["bench/clean_copy.py"]),
        ("Speed by stage, CPU seconds", ["bench/speed.py"]),
        ("Growth, articles on one story", ["bench/growth.py"]),
        ("A gate over 100 articles", ["bench/gate.py"]),
        ("The review page with 500 findings, in Chromium", ["bench/page.py"]),
        ("An archive: reading by stage, and all its conflicts", ["bench/archive.py"]),
    ):
        done = subprocess.run([sys.executable, *command], capture_output=True, text=True, cwd=HERE.parent)
        print(f"## {title}\n\n`python {' '.join(command)}`\n\n```text\n{done.stdout.strip()}\n```\n")
    print((HERE / "LEDGER.md").read_text(encoding="utf-8"), end="")  # its ledgers take 20 minutes to build


def _tables(row: dict[str, Any]) -> None:
    figures = row.pop("figures", {})
    nested = {k: v for k, v in figures.items() if isinstance(v, dict)} or {"all": figures}
    for name, values in nested.items():
        print(f"| {name} | |\n| --- | --- |")
        for key, value in values.items():
            print(f"| {key} | {value} |")
        print()
    print(", ".join(f"{k} {v}" for k, v in row.items() if k not in ("task", "half")) + "\n")


if __name__ == "__main__":
    main()
