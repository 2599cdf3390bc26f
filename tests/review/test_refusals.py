"""Whom a review refuses: other names, other sites, requests without the token, and what is no small JSON."""

from __future__ import annotations

import re
import socket
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from numcheck.review.guard import Guard
from review.conftest import CODE, TOKEN, Review

FILE = Path("numcheck-decisions.yaml")


def port(review: Review) -> int:
    return urlsplit(review.base).port or 0


def test_it_listens_on_the_loopback_alone(review: Review) -> None:
    addresses = {i[4][0] for i in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} - {"127.0.0.1"}
    for address in [*addresses, "127.0.0.2"]:
        with socket.socket() as asking, pytest.raises(OSError):
            asking.settimeout(2)
            asking.connect((str(address), port(review)))


@pytest.mark.parametrize("host", ["colvane.example:{port}", "colvane.example", "127.0.0.1", "127.0.0.1:1", "", "[::1]"])
def test_another_host_is_refused(review: Review, host: str) -> None:
    answer = review.get(Host=host.format(port=port(review)))
    assert answer.status_code in (400, 421)
    assert TOKEN not in answer.text
    assert review.post("/decisions", {"finding": "x"}, Host=host.format(port=port(review)) or "x").status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost:{port}", "LOCALHOST:{port}", "[::1]:{port}"])
def test_its_own_names_are_served(review: Review, host: str) -> None:
    assert review.get(Host=host.format(port=port(review))).status_code == 200


def test_two_hosts_are_refused() -> None:
    guard = Guard(80, TOKEN)
    page = f"/?token={TOKEN}"
    assert guard.refusal("GET", page, [("host", "localhost")]) is None
    assert guard.refusal("GET", page, [("host", "localhost"), ("host", "colvane.example")]) is not None
    assert guard.refusal("GET", page, []) is not None


@pytest.mark.parametrize(
    "query", ["", "?token=", f"?token={TOKEN[:-1]}", f"?token={TOKEN}x", f"?Token={TOKEN}", "?token=%E9", "?token=\x80"]
)
@pytest.mark.parametrize("path", ["/", "/events", "/nowhere"])
def test_nothing_is_told_without_the_token(review: Review, path: str, query: str) -> None:
    answer = review.get(path + query, X_Numcheck_Token="")
    assert answer.status_code == 403
    assert answer.text == "open the address that this run of numcheck review has printed, with its token\n"
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"


def test_the_address_that_is_printed_is_the_page(review: Review) -> None:
    answer = review.get(f"/?token={TOKEN}", X_Numcheck_Token="")
    assert answer.status_code == 200
    assert "bridge" in answer.text


def test_a_browser_is_let_in_by_a_code_that_is_good_once(review: Review) -> None:
    assert review.get("/open?code=guessed", X_Numcheck_Token="").status_code == 403
    first = review.get(f"/open?code={CODE}", X_Numcheck_Token="")
    assert (first.status_code, first.headers["location"]) == (303, f"/?token={TOKEN}")
    again = review.get(f"/open?code={CODE}", X_Numcheck_Token="")
    assert again.status_code == 403
    assert TOKEN not in again.text


def test_a_token_of_any_letters_is_compared() -> None:
    sent = [("host", "localhost"), ("origin", "http://localhost"), ("x-numcheck-token", "é")]
    refusal = Guard(80, TOKEN).refusal("POST", "/decisions", sent)
    assert refusal is not None
    assert refusal.status == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://colvane.example"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Origin": "http://localhost:1"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"X_Numcheck_Token": ""},
        {"X_Numcheck_Token": TOKEN[:-1]},
    ],
)
@pytest.mark.parametrize("path", ["/decisions", "/undo"])
def test_a_change_from_elsewhere_is_refused(review: Review, path: str, headers: dict[str, str]) -> None:
    wish = {"finding": review.finding()} | ({"decision": "rule is wrong"} if path == "/decisions" else {})
    answer = review.post(path, wish, **headers)
    assert answer.status_code == 403
    assert "told" in answer.json()
    assert not FILE.exists()


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "", "application/json; charset=x"])
def test_only_json_is_taken(review: Review, kind: str) -> None:
    wish = {"finding": review.finding(), "decision": "rule is wrong"}
    assert review.post("/decisions", wish, Content_Type=kind).status_code == 415
    assert not FILE.exists()


def test_a_long_body_is_refused_whatever_its_header_says(review: Review) -> None:
    wish = {"finding": review.finding(), "decision": "rule is wrong", "reason": "x" * 20_000}
    assert review.post("/decisions", wish).status_code == 413
    where = (urlsplit(review.base).hostname or "", port(review))
    with socket.create_connection(where, timeout=10) as sent:
        head = f"POST /decisions HTTP/1.1\r\nHost: 127.0.0.1:{where[1]}\r\nOrigin: {review.base}\r\n"
        head += f"X-Numcheck-Token: {TOKEN}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
        sent.sendall(head.encode() + b"4e20\r\n" + b"x" * 20_000 + b"\r\n0\r\n\r\n")
        assert sent.recv(100).startswith(b"HTTP/1.1 413")
    assert not FILE.exists()


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"{", "not JSON"),
        (b"\xff", "not JSON"),
        (b"[" * 16_000, "not JSON"),
        (b"[]", "no JSON object"),
        (b"{}", "finding is needed"),
        (b'{"finding": 1, "decision": "rule is wrong"}', "finding: expected a text"),
        (b'{"finding": "x", "decision": "rule is wrong", "file": "/etc/passwd"}', "unknown key 'file'"),
        (b'{"finding": "x", "decision": "deleted"}', "decision: none of fixed, right as it stands"),
        (b'{"finding": "x", "decision": "rule is wrong", "reason": "\\ud800"}', "reason: expected a text"),
        (b'{"finding": "x", "decision": "rule is wrong", "until": "soon"}', "until: no date"),
        (b'{"finding": "x", "decision": "rule is wrong", "until": "2031-02-30"}', "until: no date"),
    ],
)
def test_a_wish_that_is_not_understood(review: Review, body: bytes, told: str) -> None:
    answer = review.post("/decisions", body)
    assert answer.status_code == 400
    assert told in answer.json()["told"]
    assert not FILE.exists()


@pytest.mark.parametrize("path", ["/decisions", "/undo"])
def test_a_finding_that_is_not_there(review: Review, path: str) -> None:
    wish = {"finding": "../../numcheck"} | ({"decision": "rule is wrong"} if path == "/decisions" else {})
    answer = review.post(path, wish)
    assert answer.status_code == 404
    assert answer.json()["told"].count("\n") == 0
    assert not FILE.exists()


@pytest.mark.parametrize("path", ["/draft.md", "/..%2fdraft.md", "/static/../draft.md", "/decisions", "/events/"])
def test_there_are_no_other_addresses(review: Review, path: str) -> None:
    answer = review.get(path)
    assert answer.status_code in (404, 405)
    assert "bridge" not in answer.text


def test_other_methods_are_refused(review: Review) -> None:
    assert review.post("/", {}).status_code == 405


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors", "Sec_Fetch_Dest": "script"}, 403),
        ({"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "iframe"}, 403),
        ({"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate", "Sec_Fetch_Dest": "document"}, 200),
        ({"Sec_Fetch_Site": "same-origin"}, 200),
    ],
)
def test_other_sites_see_nothing_but_may_link(review: Review, headers: dict[str, str], status: int) -> None:
    assert review.get(**headers).status_code == status


@pytest.mark.parametrize("path", ["/", "/nowhere"])
def test_every_answer_tells_the_browser_to_be_careful(review: Review, path: str) -> None:
    headers = review.get(path).headers
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-frame-options"] == "DENY"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in policy
    assert not re.search(r"unsafe|http|\*", policy)
    assert "server" not in headers


def test_the_policy_fits_the_page(review: Review) -> None:
    page, policy = review.get().text, review.get().headers["content-security-policy"]
    inside = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy == f"{inside[0]}; frame-ancestors 'none'"
    assert "connect-src 'self'" in policy
