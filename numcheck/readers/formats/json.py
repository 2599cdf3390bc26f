"""JSON: ninjs, Arc XP ANS, WordPress REST, or plain records; one, an array of them, or one a line (JSON Lines)."""

from __future__ import annotations

import re

from numcheck.readers.blocks import Layout
from numcheck.readers.json_kinds import layouts
from numcheck.readers.json_kinds.record import NO_FIELDS, Fields
from numcheck.readers.json_values import json_stream
from numcheck.readers.limits import Limits

SUFFIXES = (".json", ".jsonl", ".ndjson")
_OPENING = re.compile(r"\s{0,1000}(?:\{\s{0,1000}\"|\[\s{0,1000}\{)")


def recognizes(text: str) -> bool:
    """Whether a text is JSON by its opening."""
    return _OPENING.match(text) is not None


def lay_out(text: str, limits: Limits = Limits(), fields: Fields = NO_FIELDS) -> list[Layout]:
    """The texts in a file of JSON; `fields` tell where a desk's own records keep theirs."""
    return layouts(json_stream(text, limits), limits, fields)
