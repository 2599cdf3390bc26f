"""What a gate costs: `numcheck check` over stories of made-up articles, cold, cached, warm, and after one edit.

    python bench/gate.py [--articles 100]

Half of the articles are drafts, each with one of the others as its source. Prints CPU seconds (user and system, all
processes) and wall seconds. Cold is a new process and an empty cache, cached a new process and nothing changed, warm a
process that has loaded everything. All runs must write the same report.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from growth import article

from numcheck.cli.main import main as numcheck

ROOT = Path(__file__).parent.parent
CALL = ("check", "--quiet", "--fail-on", "never", "--output", "json=report.json")


def write_desk(count: int) -> int:
    """Stories of `count` articles in the working folder; the bytes of their texts."""
    rng = random.Random(count)
    settings = []
    for folder in ("drafts", "wires"):
        Path(folder).mkdir()
    for k in range(count // 2):
        draft, wire = article(2 * k, rng), article(2 * k + 1, rng)
        assert draft.published and wire.published
        Path(f"drafts/{k:04}.md").write_text(f"---\ndate: {draft.published.date}\n---\n\n{draft.text}\n")
        Path(f"wires/{k:04}.txt").write_text(f"{wire.published.date:%B %-d, %Y}\n\n{wire.text}\n")
        settings.append(f'[[stories]]\ndrafts = ["drafts/{k:04}.md"]\nsources = ["wires/{k:04}.txt"]\n')
    Path("numcheck.toml").write_text("\n".join(settings))
    return sum(p.stat().st_size for folder in ("drafts", "wires") for p in Path(folder).iterdir())


def cpu() -> float:
    """CPU seconds, user and system, of this process and of those that it has waited for."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(u.ru_utime + u.ru_stime for u in used)


def fresh(*options: str) -> None:
    """A check in a process of its own."""
    command = [sys.executable, "-m", "numcheck", *CALL, *options]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)})


def here(*options: str) -> None:
    """A check in this process."""
    assert numcheck([*CALL, *options]) == 0


def edit() -> None:
    """One more line in one draft."""
    draft = Path("drafts/0000.md")
    draft.write_text(draft.read_text() + "\nThe quay of Norby is 300 meters long.\n")


@contextlib.contextmanager
def at_a_desk(count: int) -> Iterator[int]:
    """A folder with the stories and an empty cache, for as long as the block runs."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        os.environ["XDG_CACHE_HOME"] = str(Path(folder) / ".cache")
        yield write_desk(count)


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description="what a gate costs")
    parser.add_argument("--articles", type=int, default=100)
    count: int = parser.parse_args().articles
    runs: tuple[tuple[str, Callable[[], None]], ...] = (
        ("cold", fresh),
        ("cached", fresh),
        ("cold, --no-cache", lambda: fresh("--no-cache")),
        ("cold, --jobs 2", lambda: fresh("--no-cache", "--jobs", "2")),
        ("", lambda: here("--no-cache")),  # loads tables and model
        ("warm, --no-cache", lambda: here("--no-cache")),
        ("warm, cached", here),
    )
    with at_a_desk(count) as size:
        print(f"{count} articles, {size / 1000:.0f} kB, {count // 2} stories of a draft and a source")
        print(f"{'run':22}{'CPU s':>8}{'wall s':>8}")
        reports = set()
        for name, run in runs:
            line = timed(run)
            reports.add(Path("report.json").read_bytes())
            if name:
                print(f"{name:22}{line}")
        edit()
        print(f"{'one draft edited':22}{timed(fresh)}")
        assert len(reports) == 1, "the runs differ"
        print("all reports of the same texts are the same")


def timed(run: Callable[[], None]) -> str:
    """The CPU and wall seconds of a run, as columns."""
    start, began = cpu(), time.perf_counter()
    run()
    return f"{cpu() - start:>8.1f}{time.perf_counter() - began:>8.1f}"


if __name__ == "__main__":
    main()
