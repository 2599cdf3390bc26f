"""Who is let in: whoever has the token, requests for this very server, and changes only from its own page.

Any web site may make a browser send requests to the loopback, and a name it owns may be made to lead there. So the
`Host` must be ours (another name that leads here is refused), nothing comes from another site, and a change needs the
page's token, in JSON: neither can be sent across sites without asking, and we never agree.

Other users of the machine reach the port as well, and can send any header. So every request needs the token, which only
the address that the review prints tells, and the page that is had by it.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

from numcheck.review.wishes import MAX_BYTES

TOKEN = "x-numcheck-token"
"""The header that a request of the page carries the token in."""
QUERY = "token"
"""The query of an address that does the same, where no header can be sent: the address of the page, and its news."""
OPENING = "/open"
"""The path that needs no token, but a code that is good once: see `Opening`."""
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
NO_TOKEN = "open the address that this run of numcheck review has printed, with its token"
_NAMES = ("127.0.0.1", "localhost", "[::1]")
SAFE = ("GET", "HEAD")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A status of HTTP, and why, in a line."""

    status: int
    told: str


@dataclass(slots=True)
class Opening:
    """A code that lets in once: all that a browser's command line, which every user may list, is told."""

    code: str
    _spent: bool = field(default=False, init=False)

    def spend(self, code: str) -> bool:
        """Whether this is the code, and it is given for the first time."""
        good = not self._spent and _same(code, self.code)
        self._spent = self._spent or good
        return good


@dataclass(frozen=True, slots=True)
class Guard:
    """Judges requests to a port of the loopback; `token` is what each must carry."""

    port: int
    token: str

    def refusal(self, method: str, target: str, headers: Iterable[tuple[str, str]]) -> Refusal | None:
        """Why a request is refused; None if it is not.

        Args:
            method: as sent, in capitals.
            target: the path, with the query if there is one.
            headers: names in lower case.
        """
        given: dict[str, str] = {}
        hosts = 0
        for name, value in headers:
            hosts += name == "host"
            given[name] = value
        if hosts != 1 or given["host"].lower() not in self._hosts():
            return Refusal(421, "this address is not served here")
        if method in SAFE:
            return self._unsafe_visit(given) or self._unknown_visitor(target, given)
        return self._unsafe_change(given)

    def _unsafe_visit(self, given: dict[str, str]) -> Refusal | None:
        """A page may be come to from anywhere, as by a link in a mail; nothing else is for other sites."""
        site = given.get("sec-fetch-site", "none")
        visit = given.get("sec-fetch-mode") == "navigate" and given.get("sec-fetch-dest") == "document"
        if site not in ("same-origin", "none") and not visit:
            return Refusal(403, "other sites are refused")
        return None

    def _unknown_visitor(self, target: str, given: dict[str, str]) -> Refusal | None:
        asked = urlsplit(target)
        if asked.path == OPENING:
            return None
        said = given.get(TOKEN) or "".join(parse_qs(asked.query).get(QUERY, ()))
        return None if _same(said, self.token) else Refusal(403, NO_TOKEN)

    def _unsafe_change(self, given: dict[str, str]) -> Refusal | None:
        own = given.get("origin", "").lower() == f"http://{given['host'].lower()}"
        if not own or given.get("sec-fetch-site", "same-origin") != "same-origin":
            return Refusal(403, "other sites are refused")
        if not _same(given.get(TOKEN, ""), self.token):
            return Refusal(403, NO_TOKEN)
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


def _same(said: str, secret: str) -> bool:
    """Compares in a time that tells nothing of where they differ."""
    return hmac.compare_digest(said.encode("utf-8", "surrogatepass"), secret.encode())
