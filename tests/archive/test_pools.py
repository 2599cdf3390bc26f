"""Processes of a pool end at Ctrl-C without a word."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import numcheck

ROOT = Path(numcheck.__file__).parent.parent
PROGRAM = """
import os, signal, sys, time
from numcheck.archive.pools import pool

if __name__ == "__main__":
    asked = pool(2)
    asked.submit(time.sleep, 100)
    try:
        print("started", flush=True)
        time.sleep(float(sys.argv[1]))
        print(asked.submit(sum, [1, 2]).result(), flush=True)
        time.sleep(60)
    except KeyboardInterrupt:
        print("interrupted", flush=True)
    asked.shutdown(cancel_futures=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="signals are sent as on POSIX")
@pytest.mark.parametrize(("pause", "line"), [("30", "started"), ("0", "3")], ids=["while starting", "once started"])
def test_ctrl_c_ends_a_pool_at_once_and_without_a_word(tmp_path: Path, pause: str, line: str) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, str(program), pause],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout
        while process.stdout.readline().strip() != line:
            assert process.poll() is None
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (0, "interrupted\n", "")
