"""A review that really listens, in a thread of the test, and a client that asks it as a browser would."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any

import httpx
import pytest

from numcheck.cli.following import Following
from numcheck.review.app import application
from numcheck.review.guard import Guard, Opening
from numcheck.review.news import News
from numcheck.review.server import bound, server
from numcheck.review.session import Session
from numcheck.review.watch import Watch

DRAFT = "---\ndate: 2031-05-06\n---\n\nThe bridge cost $48 million, Mayor Ida Holm said.\n\nIt is 300 meters long.\n"
WIRE = "---\ndate: 2031-05-06\n---\n\nThe bridge cost $84 million, Mayor Ida Holm said.\n"
TOKEN = "a-token-that-cannot-be-guessed"
CODE = "a-code-that-is-good-once"
WAIT = 30.0
"""Seconds, after which an event that does not come is a failure."""


@dataclass(slots=True)
class Review:
    """A review that listens: `get` and `post` ask it as its own page would, unless headers say otherwise."""

    base: str
    session: Session
    broken: list[Exception] = field(default_factory=list)

    def get(self, path: str = "/", **headers: str) -> httpx.Response:
        sent = {"X-Numcheck-Token": TOKEN} | _named(headers)
        return httpx.get(self.base + path, headers=sent, timeout=WAIT)

    def post(self, path: str, content: bytes | dict[str, str], **headers: str) -> httpx.Response:
        """A wish; a header given as "" is left out."""
        body = content if isinstance(content, bytes) else json.dumps(content).encode()
        usual = {"Origin": self.base, "Content-Type": "application/json", "X-Numcheck-Token": TOKEN}
        sent = {name: value for name, value in (usual | _named(headers)).items() if value}
        return httpx.post(self.base + path, content=body, headers=sent, timeout=WAIT)

    def decide(self, finding: str, decision: str = "right as it stands", **more: str) -> httpx.Response:
        return self.post("/decisions", {"finding": finding, "decision": decision, **more})

    @property
    def page(self) -> str:
        """The text of the page, without the marks of HTML."""
        body = re.sub(r"<(style|script)>.*?</\1>", "", self.get().text, flags=re.DOTALL)
        return " ".join(unescape(re.sub(r"<[^>]*>", "", body)).split())

    def cards(self) -> dict[str, str]:
        """The findings of the page by id, each with its tag."""
        tags = re.findall(r'<article class="card [^>]*>', self.get().text)
        return {unescape(re.findall(r'data-id="([^"]*)"', tag)[0]): tag for tag in tags}

    def finding(self) -> str:
        """The id of the one open finding."""
        (found,) = (name for name, tag in self.cards().items() if "data-settled" not in tag)
        return found

    @contextmanager
    def news(self) -> Iterator[Iterator[dict[str, Any]]]:
        """The states that the server tells of, the present one first."""
        with httpx.stream("GET", f"{self.base}/events?token={TOKEN}", timeout=WAIT) as answer:
            lines = (line for line in answer.iter_lines() if line.startswith("data: "))
            yield (json.loads(line.removeprefix("data: ")) for line in lines)


Served = Callable[..., Review]


@pytest.fixture
def texts(desk: Path) -> Path:
    """A folder with a draft and a wire that disagree."""
    (desk / "draft.md").write_text(DRAFT)
    (desk / "wire.md").write_text(WIRE)
    return desk


@pytest.fixture
def served(texts: Path) -> Iterator[Served]:
    """Starts reviews; nothing in them may break without being expected."""
    running: list[Review] = []
    ends: list[Callable[[], None]] = []

    def starting(*given: str, against: tuple[str, ...] | None = ("wire.md",), config: Path | None = None) -> Review:
        following = Following(given, against, None, None, config)
        session = Session(following, TOKEN)
        session.refresh()
        listening = bound(0)
        port = listening.getsockname()[1]
        review = Review(f"http://127.0.0.1:{port}", session)
        news = News(lambda: session.version)
        watch, guard = Watch(following.files, 0.02), Guard(port, TOKEN)
        app = application(session, watch, guard, Opening(CODE), news, review.broken.append)
        ready = threading.Event()
        serving = server(app, ready.set, news.close)
        thread = threading.Thread(target=serving.run, args=([listening],))
        thread.start()

        def end() -> None:
            serving.should_exit = True
            thread.join(WAIT)
            assert not thread.is_alive()

        ends.append(end)
        running.append(review)
        assert ready.wait(WAIT)
        return review

    yield starting
    for end in ends:
        end()
    assert not [error for review in running for error in review.broken]


@pytest.fixture
def review(served: Served) -> Review:
    """The review of the draft against the wire."""
    return served("draft.md")


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}
