"""What is acknowledged stays, whatever happens to the process; several write and read at once; a disk that is full."""

from __future__ import annotations

import pickle
import random
import resource
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

from entries import entry, named

from numcheck.ledger.store import Ledger, LedgerError

WRITER = Path(__file__).parent / "writer.py"
FOREVER = 2**62


def writing(file: Path, first: int, count: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, str(WRITER), str(file), str(first), str(count)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin is not None
    pickle.dump(entry(), process.stdin)
    process.stdin.flush()
    return process


def assert_whole(file: Path, acknowledged: set[int]) -> None:
    """All acknowledged articles are there, whole, and every posting belongs to an article."""
    with Ledger(file, writing=True) as ledger:
        entries = {int(Path(e.name).stem): e for e in ledger.entries()}
        assert acknowledged <= set(entries)
        for number, kept in entries.items():
            assert kept == named(number)
        keys = {key for key, _ in entry().keys}
        found = [p for key in keys for p in ledger.postings(key, entry().day, 0, FOREVER, 10_000)]
        assert len(found) == len(entries) * len(entry().keys)
        ledger.vacuum()
    with sqlite3.connect(file) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    raw.close()


def test_a_killed_writer_loses_nothing_that_it_acknowledged(tmp_path: Path) -> None:
    file = tmp_path / "archive.ledger"
    chance = random.Random(7)
    acknowledged: set[int] = set()
    for turn in range(5):
        process = writing(file, turn * 1000, 1000)
        assert process.stdout is not None
        for _ in range(chance.randint(1, 60)):
            acknowledged.add(int(process.stdout.readline()))
        process.kill()
        rest = process.stdout.read().splitlines()
        acknowledged |= {int(line) for line in rest[:-1]}  # the last line may be cut
        process.communicate()
    assert_whole(file, acknowledged)


def test_two_write_while_two_read(tmp_path: Path) -> None:
    file = tmp_path / "archive.ledger"
    with Ledger(file, create=True, writing=True) as ledger:
        ledger.add(named(0))
    done = threading.Event()
    faults: list[LedgerError] = []
    counts: list[int] = []

    def reading() -> None:
        try:
            with Ledger(file) as ledger:
                while not done.is_set():
                    counts.append(sum(1 for _ in ledger.entries()))
        except LedgerError as error:
            faults.append(error)

    readers = [threading.Thread(target=reading) for _ in range(2)]
    writers = [writing(file, first, 100) for first in (1000, 2000)]
    for reader in readers:
        reader.start()
    told = [process.communicate()[0] for process in writers]
    done.set()
    for reader in readers:
        reader.join()
    assert faults == []
    assert [process.returncode for process in writers] == [0, 0]
    assert [len(t.splitlines()) for t in told] == [100, 100]
    assert max(counts) > 1
    assert_whole(file, {0, *range(1000, 1100), *range(2000, 2100)})


def test_a_full_disk_is_one_line_and_what_was_kept_stays(tmp_path: Path) -> None:
    """The file may not grow beyond a limit of the system: what SQLite then meets is what a full disk makes it meet."""
    file = tmp_path / "archive.ledger"
    text = "---\ndate: 2031-05-06\n---\n" + "\n\n".join(
        f"The quake killed {n} people in the town of Varrow{n}, the ministry said." for n in range(300, 360)
    )
    (tmp_path / "long.md").write_text(text)
    (tmp_path / "short.md").write_text("---\ndate: 2031-05-07\n---\nThe bridge in Varrow cost $48 million.\n")

    def add(name: str, limit: int) -> subprocess.CompletedProcess[str]:
        def limited() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

        command = [sys.executable, "-m", "numcheck", "ledger", "add", name, "--ledger", str(file), "--no-cache"]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, preexec_fn=limited, check=False)

    assert add("short.md", 10**9).returncode == 0
    full = add("long.md", 40_000)
    assert full.returncode == 3
    assert len(full.stderr.strip().splitlines()) == 1
    assert "the disk" in full.stderr
    with Ledger(file) as ledger:
        assert [e.name for e in ledger.entries()] == ["short.md"]
    assert add("long.md", 10**9).returncode == 0
