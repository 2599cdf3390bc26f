"""What went wrong, in one line for a person: the base of what numcheck cannot use, and exceptions in words."""

from __future__ import annotations

from pathlib import Path


class UnusableError(Exception):
    """Something without which a command cannot go on: a ledger, a part of an archive, a cluster, the language model.

    The message is one line that names it. A command line ends with it and the status for what could not be read.
    """


def reason(error: Exception) -> str:
    """Why a file or the like was refused, in lower case: what the system says, else the message."""
    return (getattr(error, "strerror", None) or str(error)).lower()


def in_a_line(error: BaseException) -> str:
    """An exception with its type, on one line."""
    return " ".join(f"{type(error).__name__}: {error}".split())


def broken(error: BaseException) -> str:
    """An unexpected exception on one line: what, and in which line of which module."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" ({Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno})" if trace else ""
    return f"{in_a_line(error)}{where}"
