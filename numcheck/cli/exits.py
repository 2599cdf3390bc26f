"""How numcheck ends: the exit statuses, and the faults of a call that are told in a line each."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """Exit statuses; the highest that applies counts."""

    OK = 0
    """Nothing at or above `--fail-on`."""
    FINDINGS = 1
    USAGE = 2
    """The call, the configuration or a rule is wrong."""
    BROKEN = 3
    """An input could not be read, or something broke."""
    INTERRUPTED = 130
    """Stopped at the keyboard, as shells count it."""


class UsageFault(Exception):
    """A call that cannot be carried out; `lines` say why, one a fault."""

    def __init__(self, *lines: str) -> None:
        super().__init__("; ".join(lines))
        self.lines = lines


class UnwritableError(Exception):
    """Standard output that cannot be written; one line for a person."""
