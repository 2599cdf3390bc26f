"""Decisions inside a text: `<!-- numcheck: cq sources/two-values "58%" vs "62%" reason="revised" until=2031-12-31 -->`.

A comment that is not understood is told of and decides nothing: loose reading would swallow findings.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from numcheck.model.documents import Document
from numcheck.settling.decision import Decision

_COMMENT = re.compile(r"<!--[ \t\n]*numcheck:(?P<body>[^<>]{0,2000}?)-->")
_QUOTED = r'"(?:[^"\\]|\\.){1,300}"'
_CQ = re.compile(
    rf"\s*cq\s+(?P<rule>[a-z0-9-]+/[a-z0-9-]+)\s+(?P<values>{_QUOTED}(?:\s+vs\s+{_QUOTED}){{0,20}})(?P<options>.*)",
    re.DOTALL,
)
_OPTION = re.compile(rf"\s+(?P<key>[a-z]+)=(?P<value>{_QUOTED}|[^\s\"]{{1,100}})")
_KEYS = ("reason", "by", "until")


@dataclass(frozen=True, slots=True)
class Comments:
    """The decisions in a text's comments, and a line for each comment that cannot be read."""

    decisions: tuple[Decision, ...]
    faults: tuple[str, ...]


def comments(document: Document) -> Comments:
    """The decisions that stand in the file of a document."""
    original = document.text if document.original is None else document.original
    decisions, faults = [], []
    for found in _COMMENT.finditer(original):
        origin = f"{document.name}:{original.count(chr(10), 0, found.start()) + 1}"
        try:
            decisions.append(_decision(found["body"], origin, document.name))
        except ValueError as fault:
            faults.append(f"{origin}: the comment decides nothing: {fault}")
    return Comments(tuple(decisions), tuple(faults))


def _decision(body: str, origin: str, document: str) -> Decision:
    found = _CQ.fullmatch(body.rstrip())
    if found is None:
        raise ValueError('write cq RULE "A" vs "B" reason="..."')
    options = _options(found["options"])
    if not options.get("reason"):
        raise ValueError("it needs a reason")
    values = tuple(_unquoted(v) for v in re.findall(_QUOTED, found["values"]))
    return Decision(
        found["rule"],
        values,
        options["reason"],
        origin,
        by=options.get("by", ""),
        until=_day(options.get("until")),
        document=document,
    )


def _options(text: str) -> dict[str, str]:
    options: dict[str, str] = {}
    at = 0
    while at < len(text):
        found = _OPTION.match(text, at)
        if found is None:
            raise ValueError(f"{' '.join(text[at:].split())[:60]!r} is not understood")
        if found["key"] not in _KEYS:
            raise ValueError(f"unknown option {found['key']!r}; known are {', '.join(_KEYS)}")
        options[found["key"]] = _unquoted(found["value"])
        at = found.end()
    return options


def _unquoted(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text[1:-1]) if text.startswith('"') else text


def _day(text: str | None) -> dt.date | None:
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"until: {text!r} is no date; write 2031-05-06") from None
