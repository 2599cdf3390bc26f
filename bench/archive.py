"""An archive read and audited: what a thousand articles cost by stage, and all conflicts among 100,000.

    python bench/archive.py [--articles 100000] [--read 200] [--engines pandas,pool,dask] [--keep FOLDER]

Prints CPU seconds for each 1,000 articles of about 840 characters (those of growth.py) by stage, one process, loading
left out; then, for articles made up by varying a few that were read, wall and CPU seconds, the peak memory of all
processes (PSS), the findings and their digest of an audit on each engine, each in a process of its own. The
digests must be equal.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import psutil

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tests" / "archive"))

from archive_corpus import made  # noqa: E402 - the tests' articles
from growth import article  # noqa: E402

from numcheck.alignment.families import kin_of  # noqa: E402
from numcheck.annotation.spacy_model import Annotator  # noqa: E402
from numcheck.archive.audit import audit  # noqa: E402
from numcheck.archive.engines import Engine, InProcess, Pool  # noqa: E402
from numcheck.archive.on_dask import OnDask  # noqa: E402
from numcheck.claims import build_claims  # noqa: E402
from numcheck.extraction import attach_syntax, extract  # noqa: E402
from numcheck.ledger.entry import entry_of  # noqa: E402
from numcheck.ledger.frames import write_parts  # noqa: E402
from numcheck.ledger.store import Ledger  # noqa: E402
from numcheck.normalization import normalize  # noqa: E402
from numcheck.pipeline import Settings  # noqa: E402
from numcheck.readers.reading import read_bytes  # noqa: E402
from numcheck.rules.lexicon import load_lexicon  # noqa: E402

T = TypeVar("T")
ENGINES: dict[str, Callable[[], Engine]] = {
    "pandas": InProcess,
    "pool": lambda: Pool(2),
    "dask": lambda: OnDask("local", 2),
}
"""One process; a pool of two; a LocalCluster of two workers with a thread each."""
DAYS, PLACES = 7_300, 5_000


class Clock:
    """CPU seconds by stage."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)

    def __call__(self, stage: str, work: Callable[..., T], *given: object, **named: object) -> T:
        """What the work makes of what it is given; its time goes to the stage."""
        start = time.process_time()
        found = work(*given, **named)
        self.spent[stage] += time.process_time() - start
        return found


def stages(count: int) -> Iterator[str]:
    """The lines of the table by stage."""
    rng = random.Random(count)
    lexicon, annotator, clock = load_lexicon(), Annotator(Settings().model), Clock()
    kin = kin_of(lexicon)
    texts = [(d := article(k, rng)).name + f"\n\nNORBY, May {1 + k % 28}, 2031 - " + d.text for k in range(count)]
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder, "l.db"), create=True, writing=True) as ledger:
        for number, text in enumerate((texts[0], *texts)):
            if number == 1:
                clock.spent.clear()  # the first one loads tables and model
            document = clock("reading", read_bytes, text.encode(), f"{number}.txt", lexicon)[0]
            found = clock("extraction", extract, document, lexicon)
            spans = [m.span for m in found.mentions if m.kind.claims]
            syntax = clock("syntax", annotator.annotate, document, spans)
            mentions = clock("syntax", attach_syntax, found.mentions, syntax, document, lexicon)
            figures = clock("normalization", normalize, mentions, document, syntax)
            claims = clock("claims", build_claims, figures, document, syntax, lexicon)
            entry = clock("encoding", entry_of, document, claims, "bench", kin)
            clock("writing", ledger.add, entry)
    for stage, seconds in clock.spent.items():
        yield f"{stage:<14} {1000 * seconds / count:>8.2f}"
    total = sum(clock.spent.values())
    yield f"{'all':<14} {1000 * total / count:>8.2f}"
    yield f"\nCPU-hours for a million such articles: {1e6 * total / count / 3600:.1f}"


class Peak(threading.Thread):
    """Watches the memory of this process and of those that it starts, twice a second."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.bytes, self._over = 0, threading.Event()
        self.start()

    def run(self) -> None:
        """Looks until it is stopped."""
        own = psutil.Process()
        while not self._over.wait(0.5):
            held = 0
            for process in (own, *own.children(recursive=True)):
                with suppress(psutil.Error):
                    held += process.memory_full_info().pss
            self.bytes = max(self.bytes, held)

    def stop(self) -> None:
        """Ends the watch."""
        self._over.set()
        self.join()


def audited(engine: str, folder: Path) -> dict[str, object]:
    """What an audit on an engine takes and finds."""
    start, peak = time.monotonic(), Peak()
    opened = ENGINES[engine]()
    found = audit(folder, opened, Settings())
    opened.close()
    peak.stop()
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return {
        "engine": engine,
        "wall s": round(time.monotonic() - start, 1),
        "CPU s": round(sum(u.ru_utime + u.ru_stime for u in used), 1),
        "peak MB": peak.bytes // 2**20,
        "findings": len(found.findings),
        "digest": found.digest,
    }


def archive(folder: Path, count: int) -> int:
    """Writes an archive of so many articles, in order of publication; how many claims it holds."""
    held = sorted(made(count, places=PLACES, days=DAYS), key=lambda e: (e.day, e.name))
    write_parts(folder, held)
    return sum(entry.count for entry in held)


def main() -> None:
    """Prints the tables, or what one engine takes."""
    parser = argparse.ArgumentParser(description="an archive read and audited")
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--read", type=int, default=200)
    parser.add_argument("--engines", default="pandas,dask")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(audited(options.one, options.keep)))
        return
    print(f"CPU seconds for 1,000 articles, of {options.read} read")
    for line in stages(options.read):
        print(line)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        claims = archive(folder, options.articles)
        print(f"\naudit of {options.articles:,} articles, {claims:,} claims, {DAYS:,} days, window 7")
        for engine in options.engines.split(","):
            call = [sys.executable, __file__, "--one", engine, "--keep", str(folder)]
            done = subprocess.run(call, capture_output=True, text=True)
            print(done.stdout.strip() if done.returncode == 0 else f"{engine} failed: {done.stderr[-500:]}")


if __name__ == "__main__":
    main()
