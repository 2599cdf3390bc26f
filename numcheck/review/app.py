"""The page, its news and its wishes over HTTP; the one door to Starlette.

No path that a client sends reaches the file system: there are five addresses, and findings are named by id.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from numcheck.reporters.page import live_policy
from numcheck.review.guard import HEADERS, NO_TOKEN, OPENING, QUERY, SAFE, Guard, Opening
from numcheck.review.news import MAX_READERS, News
from numcheck.review.session import Answer, Session, UnknownFindingError
from numcheck.review.watch import Watch
from numcheck.review.wishes import MAX_BYTES, WishError, decision_wish, undo_wish
from numcheck.settling.writing import NotWrittenError

_HEADERS = [(name.encode(), value.encode()) for name, value in HEADERS]


def application(
    session: Session, watch: Watch, guard: Guard, opening: Opening, news: News, tell: Callable[[Exception], None]
) -> ASGIApp:
    """The review as an application: serves the page, and checks again when a file is saved.

    `opening` leads a browser that we start to the page. `tell` gets what should never happen; whoever asked gets a line
    without details.
    """
    desk = _Desk(session, news, opening)

    @contextlib.asynccontextmanager
    async def watching(_: Starlette) -> AsyncIterator[None]:
        task = asyncio.create_task(_keep_up(session, watch, news, tell))
        yield
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task

    routes = [
        Route("/", desk.page, methods=["GET"]),
        Route(OPENING, desk.open, methods=["GET"]),
        Route("/events", desk.events, methods=["GET"]),
        Route("/decisions", desk.decide, methods=["POST"]),
        Route("/undo", desk.undo, methods=["POST"]),
    ]
    handlers = {HTTPException: _refused}
    app = Starlette(routes=routes, lifespan=watching, exception_handlers=handlers)
    app.router.redirect_slashes = False
    return _Guarded(app, guard, tell)


@dataclass(frozen=True, slots=True)
class _Desk:
    session: Session
    news: News
    opening: Opening

    async def open(self, request: Request) -> Response:
        if not self.opening.spend(request.query_params.get("code", "")):
            return PlainTextResponse(f"{NO_TOKEN}\n", 403)
        return RedirectResponse(f"/?{QUERY}={self.session.token}", 303)

    async def page(self, _: Request) -> Response:
        policy = {"content-security-policy": live_policy()}
        return Response(self.session.html, headers=policy, media_type="text/html; charset=utf-8")

    async def events(self, _: Request) -> Response:
        if self.news.readers >= MAX_READERS:
            return _told(503, "too many pages are open")
        return StreamingResponse(self.news.stream(), media_type="text/event-stream; charset=utf-8")

    async def decide(self, request: Request) -> Response:
        return await self._change(request, lambda body: self.session.decide(decision_wish(body)))

    async def undo(self, request: Request) -> Response:
        return await self._change(request, lambda body: self.session.undo(undo_wish(body)))

    async def _change(self, request: Request, change: Callable[[bytes], Answer]) -> Response:
        body = await _body(request)
        if body is None:
            return _told(413, f"at most {MAX_BYTES:,} bytes are taken")
        try:
            answer = await asyncio.to_thread(change, body)
        except WishError as error:
            return _told(400, str(error))
        except UnknownFindingError as error:
            return _told(404, str(error))
        except NotWrittenError as error:
            return _told(409, str(error))
        self.news.say()
        return JSONResponse({"told": answer.told, "version": answer.version})


async def _keep_up(session: Session, watch: Watch, news: News, tell: Callable[[Exception], None]) -> None:
    """Checks again whenever a file is saved; what is saved during a check is seen after it.

    It begins with a check, since a file may have been saved after the one that the page was made from.
    """
    while True:
        known = await asyncio.to_thread(watch.look)
        try:
            await asyncio.to_thread(session.refresh)
        except Exception as error:  # noqa: BLE001 - one check that breaks must not end the review; the last page stays
            tell(error)
            session.stay("numcheck broke on this; the terminal tells where")
        news.say()
        await watch.next_change(known)
        news.say(checking=True)


async def _body(request: Request) -> bytes | None:
    """A request's body; None if it is longer than it may be, whatever its header says."""
    held = bytearray()
    async for chunk in request.stream():
        held += chunk
        if len(held) > MAX_BYTES:
            return None
    return bytes(held)


async def _refused(_: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return _told(status, "there is nothing here" if status == 404 else "this cannot be done here")


def _told(status: int, line: str) -> Response:
    return JSONResponse({"told": line}, status)


def _with_ours(headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """An answer's headers and those that every answer carries, unless it says otherwise."""
    given = list(headers)
    said = {name for name, _ in given}
    return [*given, *(header for header in _HEADERS if header[0] not in said)]


@dataclass(frozen=True, slots=True)
class _Guarded:
    """An application behind the guard; every answer carries the headers, and no exception leaves it."""

    app: ASGIApp
    guard: Guard
    tell: Callable[[Exception], None]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = False

        async def sending(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                message["headers"] = _with_ours(message.get("headers", ()))
            await send(message)

        headers = ((name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in scope["headers"])
        target = f"{scope['path']}?{scope['query_string'].decode('latin-1')}"
        refusal = self.guard.refusal(scope["method"], target, headers)
        if refusal:
            visit = scope["method"] in SAFE  # a person may read this one, in the window of a browser
            line = PlainTextResponse(f"{refusal.told}\n", refusal.status)
            await (line if visit else _told(refusal.status, refusal.told))(scope, receive, sending)
            return
        try:
            await self.app(scope, receive, sending)
        except Exception as error:  # noqa: BLE001 - the last line of defense: a line for whoever asked, and one on the terminal
            self.tell(error)
            if not started:
                await _told(500, "numcheck broke; the terminal tells where")(scope, receive, sending)
