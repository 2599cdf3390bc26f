"""Listens on the loopback and nowhere else; the one door to uvicorn."""

from __future__ import annotations

import contextlib
import os
import socket
from collections.abc import Callable
from typing import Any

import uvicorn

HOST = "127.0.0.1"
_GRACE = 2
"""Seconds that answers under way have to come to an end."""
_AT_ONCE = 64


def bound(port: int) -> socket.socket:
    """A socket that listens on a port of the loopback, 0 for any free one.

    Raises:
        OSError: if the port is taken, or not to be had.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name == "posix":  # elsewhere it would let two servers share a port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((HOST, port))
        listening.listen(_AT_ONCE)
    except OSError:
        listening.close()
        raise
    return listening


def server(app: Callable[..., Any], ready: Callable[[], None], closing: Callable[[], None]) -> Server:
    """A server for an application; `ready` is called once it answers, `closing` before it waits for open answers."""
    config = uvicorn.Config(
        app,
        loop="asyncio",
        http="h11",
        ws="none",
        lifespan="on",
        log_config=None,
        log_level="critical",
        access_log=False,
        proxy_headers=False,
        server_header=False,
        limit_concurrency=_AT_ONCE,
        timeout_graceful_shutdown=_GRACE,
    )
    return Server(config, ready, closing)


class Server(uvicorn.Server):
    """A uvicorn that says when it answers and when it is about to end."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None], closing: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready
        self._closing = closing

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """As uvicorn's, and then tells."""
        await super().startup(sockets)
        if self.started:
            self._ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """As uvicorn's, but streams that never end are ended first."""
        self._closing()
        await super().shutdown(sockets)


def run(serving: Server, listening: socket.socket) -> None:
    """Serves until it is interrupted at the keyboard, which is how a review ends."""
    with contextlib.suppress(KeyboardInterrupt):
        serving.run([listening])
