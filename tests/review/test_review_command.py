"""`numcheck review` as it is called: where it listens, how it ends, and calls that make no sense."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from conftest import Run

import numcheck
from review.conftest import WAIT

ROOT = Path(numcheck.__file__).parent.parent
CALL = (sys.executable, "-m", "numcheck", "review", "draft.md", "--against", "wire.md")


@contextmanager
def called(*more: str) -> Iterator[subprocess.Popen[bytes]]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen([*CALL, *more], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with process:
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.skipif(os.name != "posix", reason="signals are sent as on POSIX")
def test_it_prints_its_address_and_ends_at_the_keyboard(texts: Path) -> None:
    with called("--port", "0") as process:
        assert process.stdout
        address = process.stdout.readline().decode().strip()
        page, token = address.split("?token=")
        assert page.startswith("http://127.0.0.1:")
        assert len(token) >= 43  # 32 bytes that cannot be guessed
        with httpx.stream("GET", f"{page}events?token={token}", timeout=WAIT) as answer:
            assert next(answer.iter_lines()) == "event: state"
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=WAIT)
    assert (process.returncode, out) == (0, b"")
    coverage, last = err.decode().splitlines()
    assert (coverage, last) == ("numcheck: 2 numbers: 1 in conflict, 1 unmatched", "numcheck: Ctrl-C ends the review")


def test_a_port_that_is_taken(texts: Path, run: Run) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        status, out, err = run("review", "draft.md", "--port", str(port))
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"numcheck: --port {port}: cannot listen on 127.0.0.1: address already in use")


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("missing.md",), 3, "missing.md: no such file or directory"),
        (("missing.md", "--against", "wire.md"), 3, "missing.md: no such file or directory"),
        ((), 2, "there is nothing to check"),
        (("-",), 2, "standard input cannot be read again"),
        (("draft.md", "wire.md", "--against", "wire.md"), 2, "--against takes one draft"),
        (("draft.md", "--port", "70000"), 2, "65535"),
        (("draft.md", "--config", "none.toml"), 2, "none.toml"),
        (("draft.md", "--pub-date", "soon"), 2, "'soon' is no date"),
    ],
)
def test_calls_that_make_no_sense(texts: Path, run: Run, arguments: tuple[str, ...], status: int, told: str) -> None:
    found, out, err = run("review", *arguments)
    assert (found, out, err.count("\n")) == (status, "", 1)
    assert told in err


def test_a_decisions_file_that_is_wrong(texts: Path, run: Run) -> None:
    Path("numcheck-decisions.yaml").write_text("- [\n")
    status, _, err = run("review", "draft.md")
    assert status == 2
    assert "numcheck-decisions.yaml:2: not YAML" in err
