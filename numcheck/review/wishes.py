"""What the page asks for, read from JSON with nothing taken on trust."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

FIXED = "fixed"
DECISIONS = (FIXED, "right as it stands", "not the same thing", "rule is wrong")
MAX_BYTES = 16_384
"""How long a request's body may be."""
_LONGEST = {"finding": 200, "decision": 40, "reason": 1000, "by": 100, "until": 10}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class WishError(ValueError):
    """A body that holds no wish; one line for a person."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A decision on a finding: one of `DECISIONS`, with the reason, who decides, and its last day."""

    finding: str
    decision: str
    reason: str = ""
    by: str = ""
    until: dt.date | None = None

    @property
    def told(self) -> str:
        """The reason as the file of decisions holds it; a finding that is fixed needs none."""
        if self.decision == FIXED:
            return self.reason
        return f"{self.decision}: {self.reason}" if self.reason else self.decision


def decision_wish(body: bytes) -> Wish:
    """The decision in a request's body.

    Raises:
        WishError: if it holds none.
    """
    given = _strings(body, ("finding", "decision"), ("reason", "by", "until"))
    if given["decision"] not in DECISIONS:
        raise WishError(f"decision: none of {', '.join(DECISIONS)}")
    return Wish(given["finding"], given["decision"], given["reason"], given["by"], _day(given["until"]))


def undo_wish(body: bytes) -> str:
    """The id of the finding in a request's body.

    Raises:
        WishError: if it holds none.
    """
    return _strings(body, ("finding",), ())["finding"]


def _strings(body: bytes, needed: tuple[str, ...], others: tuple[str, ...]) -> Mapping[str, str]:
    """The known keys of a JSON object of strings: blanks run together, and "" for what is not given."""
    try:
        given = json.loads(body.decode("utf-8"))
    except (ValueError, RecursionError):
        raise WishError("the request is not JSON") from None
    if not isinstance(given, dict):
        raise WishError("the request is no JSON object")
    unknown = sorted(set(given) - {*needed, *others})
    if unknown:
        raise WishError(f"unknown key {unknown[0][:40]!r}")
    found = {}
    for key in (*needed, *others):
        value = given.get(key, "")
        if not isinstance(value, str) or len(value) > _LONGEST[key] or not _is_text(value):
            raise WishError(f"{key}: expected a text of at most {_LONGEST[key]:,} characters")
        found[key] = " ".join(value.split())
        if key in needed and not value:
            raise WishError(f"{key} is needed")
    return found


def _is_text(value: str) -> bool:
    """Whether it can be written to a file: half of a surrogate pair cannot."""
    return not re.search("[\ud800-\udfff]", value)


def _day(text: str) -> dt.date | None:
    if not text:
        return None
    try:
        if not _DAY.fullmatch(text):
            raise ValueError
        return dt.date.fromisoformat(text)
    except ValueError:
        raise WishError("until: no date; write 2031-05-06") from None
