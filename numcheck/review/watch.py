"""Sees that files were saved: by asking, which also works on network drives and needs nothing of the system."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

State = Mapping[Path, tuple[int, int, int] | None]
"""For each file its time of change, size and inode; None where there is no such file."""
_PAUSE = 0.1
_PATIENCE = 2.0
_SHARE = 10


@dataclass(frozen=True, slots=True)
class Watch:
    """Watches the files that `paths` names anew each time, `every` so many seconds; less often if asking takes long."""

    paths: Callable[[], Iterable[Path]]
    every: float = 0.4

    def look(self) -> State:
        """The state of all files; nothing if a folder vanishes while it is looked through."""
        try:
            return {path: _state(path) for path in self.paths()}
        except OSError:
            return {}

    async def next_change(self, known: State) -> None:
        """Waits until the files differ from `known` and come to rest: an editor may write in steps, or put a new file
        in the place of the old one.
        """
        while True:
            began = time.monotonic()
            now = await asyncio.to_thread(self.look)
            if now != known:
                break
            await asyncio.sleep(max(self.every, _SHARE * (time.monotonic() - began)))
        for _ in range(int(_PATIENCE / _PAUSE)):
            await asyncio.sleep(_PAUSE)
            before, now = now, await asyncio.to_thread(self.look)
            if now == before and not _missing(known, now):
                return


def _missing(known: State, now: State) -> bool:
    """Whether a file that was there is gone: perhaps its successor is about to come."""
    return any(state and now.get(path) is None for path, state in known.items())


def _state(path: Path) -> tuple[int, int, int] | None:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
