"""Pools of processes that leave Ctrl-C to the process that was called."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context


def pool(jobs: int) -> ProcessPoolExecutor:
    """A pool of so many processes, all of them started, that do not hear Ctrl-C.

    A terminal sends it to every process of a command; each would end with a traceback.
    """
    executor = ProcessPoolExecutor(jobs, get_context("spawn"), signal.signal, (signal.SIGINT, signal.SIG_IGN))
    with _held():
        for _ in range(jobs):
            executor.submit(int)
    return executor


@contextmanager
def _held() -> Iterator[None]:
    """Ctrl-C waits; processes that start meanwhile, and load their modules, never hear it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
