"""Clock times: "10:30 a.m. EST", "14:30 GMT", "1900 GMT", "noon", "3 o'clock"."""

from __future__ import annotations

import re
from typing import Final

from numcheck.extraction.recognizers.dates_rule import Rule
from numcheck.extraction.recognizers.dates_words import (
    CARDINAL_WORDS,
    CARDINALS,
    DIGITS,
    compiled,
    one_of,
)
from numcheck.model.expressions import TimeExpression, TimeOfDay
from numcheck.model.mentions import MentionKind

_ZONE: Final = (
    r"(?-i:GMT|UTC|BST|IST|WET|WEST|CET|CEST|EET|EEST|MSK|EST|EDT|CST|CDT|MST|MDT|PST|PDT|AKST|AKDT|HST|ET|CT|MT|PT"
    r"|JST|KST|HKT|SGT|AEST|AEDT|ACST|AWST|NZST|NZDT)\b|local time|(?:eastern|central|mountain|pacific)"
    r"(?: (?:standard|daylight))? time|(?-i:[A-Z][a-z]+(?:\x20[A-Z][a-z]+)?)\x20time"
)
_TAIL: Final = rf"(?:,? \(?(?P<zone>{_ZONE})\)?)?"
_HOURS: Final = one_of(tuple(w for w, k in CARDINALS.items() if 1 <= k <= 12))


def _minutes(hour: int, minute: int, half: str | None) -> int | None:
    if minute > 59 or hour > 24 or (half and not 1 <= hour <= 12):
        return None
    if half:
        hour = hour % 12 + (12 if half.lower().startswith("p") else 0)
    return (hour % 24) * 60 + minute


def _clock(match: re.Match[str]) -> TimeExpression | None:
    found = match.groupdict()
    hour = int(found["hour"])
    minutes = _minutes(hour, int(found.get("minute") or 0), found.get("half"))
    if minutes is None:
        return None
    written = found["hour"]
    unknown = "half" not in found and hour <= 12 and len(written) == 1 and not found.get("zone")
    return TimeExpression(TimeOfDay(minutes, zone=found.get("zone"), half_known=not unknown))


def _o_clock(match: re.Match[str]) -> TimeExpression | None:
    word = match["hour"].lower()
    hour = CARDINALS[word] if word in CARDINALS else int(word)
    minutes = _minutes(hour, 0, None)
    if minutes is None or not 1 <= hour <= 24:
        return None
    return TimeExpression(TimeOfDay(minutes, zone=match["zone"], half_known=hour > 12))


def _named(match: re.Match[str]) -> TimeExpression | None:
    minutes = 0 if match["name"].lower() == "midnight" else 720
    return TimeExpression(TimeOfDay(minutes, zone=match["zone"]))


RULES: Final = (
    Rule(
        "clock time with half",
        compiled(
            r"(?<![\w$£€.:,/])(?:(?<!-)|(?<=\d-))(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?(?::[0-5]\d)?"
            rf" ?(?P<half>[ap])(?:\.m\.|m\b|\. m\.){_TAIL}"
        ),
        _clock,
        MentionKind.TIME,
        starts=frozenset({DIGITS}),
    ),
    Rule(
        "clock time with zone",
        compiled(
            rf"(?<![\w$£€.:,/-])(?P<hour>[012]?\d)[:.]?(?P<minute>[0-5]\d)(?: (?:hours|hrs))?,? \(?(?P<zone>{_ZONE})"
        ),
        _clock,
        MentionKind.TIME,
        starts=frozenset({DIGITS}),
    ),
    Rule(
        "clock time of 24 hours",
        compiled(
            r"(?<![\w$£€.:,/-])(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:/-]|\.\d)"
            r"(?: (?:hours|hrs)\b)?"
        ),
        _clock,
        MentionKind.TIME,
        starts=frozenset({DIGITS}),
    ),
    Rule(
        "clock time after a cue",
        compiled(
            r"(?:(?<=\bat\x20)|(?<=\bby\x20)|(?<=\buntil\x20)|(?<=\bsince\x20))(?P<hour>\d):(?P<minute>[0-5]\d)"
            r"(?![\d:/-]|\.\d)"
        ),
        _clock,
        MentionKind.TIME,
        starts=frozenset({DIGITS}),
    ),
    Rule(
        "o'clock",
        compiled(rf"(?<![\w$£€.:,/-])(?P<hour>\d{{1,2}}|{_HOURS}) o'clock\b{_TAIL}"),
        _o_clock,
        MentionKind.TIME,
        needs=("o'clock",),
        starts=CARDINAL_WORDS | {DIGITS},
    ),
    Rule(
        "noon",
        compiled(rf"(?<![\w-])(?<!high\x20)(?:12 )?(?P<name>noon|midday|midnight)\b(?!-\w){_TAIL}"),
        _named,
        MentionKind.TIME,
        starts=frozenset({"noon", "midday", "midnight", DIGITS}),
    ),
)
