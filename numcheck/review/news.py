"""News for the pages that are open: an event of the server each time the state of things changes."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field

_BEAT = 15.0
"""Seconds, after which a line is sent without news: it shows whether the page is still there."""
MAX_READERS = 32


@dataclass(slots=True)
class News:
    """Tells all readers of every change. To be used within one event loop."""

    version: Callable[[], str]
    checking: bool = False
    closed: bool = False
    readers: int = 0
    _event: asyncio.Event = field(default_factory=asyncio.Event)

    def say(self, *, checking: bool = False) -> None:
        """Tells the readers that there may be something new, or that a check is under way."""
        self.checking = checking
        self._wake()

    def close(self) -> None:
        """Ends all streams."""
        self.closed = True
        self._wake()

    async def stream(self) -> AsyncIterator[str]:
        """The events, the present state first; a reader that was too slow for one gets the next."""
        self.readers += 1
        told = ""
        try:
            while not self.closed:
                event = self._event
                state = json.dumps({"version": self.version(), "checking": self.checking})
                yield ": still here\n\n" if state == told else f"event: state\ndata: {state}\n\n"
                told = state
                try:
                    await asyncio.wait_for(event.wait(), _BEAT)
                except TimeoutError:
                    continue
        finally:
            self.readers -= 1

    def _wake(self) -> None:
        self._event.set()
        self._event = asyncio.Event()
