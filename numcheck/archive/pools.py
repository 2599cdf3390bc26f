"""Pools of processes that say nothing when Ctrl-C ends them."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context


def pool(jobs: int) -> ProcessPoolExecutor:
    """A pool of so many processes, all of them started, that end at once and without a word at Ctrl-C.

    A terminal sends it to every process of a command; each would end with a traceback.
    """
    executor = ProcessPoolExecutor(jobs, get_context("spawn"), _begin)
    with _held():
        for _ in range(jobs):
            executor.submit(int)
    return executor


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


@contextmanager
def _held() -> Iterator[None]:
    """Ctrl-C waits, also in processes that start meanwhile, while they load their modules."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
