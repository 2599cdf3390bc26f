"""Who is let in: requests for this very server, and changes only from its own page.

Any web site may make a browser send requests to the loopback, and a name it owns may be made to lead there. So the
`Host` must be ours (another name that leads here is refused), nothing comes from another site, and a change needs the
page's token, in JSON: neither can be sent across sites without asking, and we never agree.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from dataclasses import dataclass

from numcheck.review.wishes import MAX_BYTES

TOKEN = "x-numcheck-token"
HEADERS = (
    ("cache-control", "no-store"),
    ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("referrer-policy", "no-referrer"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
)
"""What every answer carries, the page with a policy of its own: its style and script by their digests."""
_NAMES = ("127.0.0.1", "localhost", "[::1]")
_SAFE = ("GET", "HEAD")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A status of HTTP, and why, in a line."""

    status: int
    told: str


@dataclass(frozen=True, slots=True)
class Guard:
    """Judges requests to a port of the loopback; `token` is what the page must send with a change."""

    port: int
    token: str

    def refusal(self, method: str, headers: Iterable[tuple[str, str]]) -> Refusal | None:
        """Why a request is refused, by its method and its headers (names in lower case); None if it is not."""
        given: dict[str, str] = {}
        hosts = 0
        for name, value in headers:
            hosts += name == "host"
            given[name] = value
        if hosts != 1 or given["host"].lower() not in self._hosts():
            return Refusal(421, "this address is not served here")
        if method in _SAFE:
            return self._unsafe_visit(given)
        return self._unsafe_change(given)

    def _unsafe_visit(self, given: dict[str, str]) -> Refusal | None:
        """A page may be come to from anywhere, as by a link in a mail; nothing else is for other sites."""
        site = given.get("sec-fetch-site", "none")
        visit = given.get("sec-fetch-mode") == "navigate" and given.get("sec-fetch-dest") == "document"
        if site not in ("same-origin", "none") and not visit:
            return Refusal(403, "other sites are refused")
        return None

    def _unsafe_change(self, given: dict[str, str]) -> Refusal | None:
        own = given.get("origin", "").lower() == f"http://{given['host'].lower()}"
        if not own or given.get("sec-fetch-site", "same-origin") != "same-origin":
            return Refusal(403, "other sites are refused")
        if not hmac.compare_digest(given.get(TOKEN, "").encode(), self.token.encode()):
            return Refusal(403, "the page is older than this server; reload it")
        kind, _, options = given.get("content-type", "").lower().partition(";")
        if kind.strip() != "application/json" or options.strip() not in ("", "charset=utf-8"):
            return Refusal(415, "only JSON is taken")
        length = given.get("content-length", "0")
        if not length.isascii() or not length.isdigit() or int(length[:9]) > MAX_BYTES:
            return Refusal(413, f"at most {MAX_BYTES:,} bytes are taken")
        return None

    def _hosts(self) -> tuple[str, ...]:
        bare = _NAMES if self.port == 80 else ()
        return (*bare, *(f"{name}:{self.port}" for name in _NAMES))
