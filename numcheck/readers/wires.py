"""Habits of wires: marks before a headline, slug lines, notes to editors; they name and rank the takes of a story."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = r"(?:UPDATE|WRAPUP|RPT|REFILE|CORRECTED|CORRECTION|LEAD|EXCLUSIVE|FACTBOX|TABLE|URGENT)(?:\s(?P<take>\d{1,2}))?"
_OPENING = re.compile(rf"{_MARK}(?:\s\(.{{0,60}}?\))?\s?[-–—:]\s?(?=\S)")
"""What a wire puts before a headline: "UPDATE 2-"."""
_NOTE = re.compile(
    r"\((?P<verb>adds?|updates?|corrects?|recasts?|refiles?|repeats?|releads?|changes?|removes?|clarifies|fixes)\b"
    r"[^()]{0,400}\)\.?",
    re.IGNORECASE,
)
_SLUG = re.compile(
    r"(?P<slug>(?:(?:BC|AM|PM)-)?[A-Z]{2}--[\w-]{2,60}|[A-Z0-9]{2,30}(?:-[A-Z0-9]{1,30}){0,5}/[A-Z0-9 -]{0,40}"
    r"|[A-Z]{3,30}(?:-[A-Z0-9]{2,30}){2,5})(?P<rest>(?:,\s?|\s?\()[^()\n]{1,60}\)?)?"
)
_KEYWORDS = re.compile(r"(?:keywords?|slug|slugline)\s?:\s?(?P<slug>\S[^\n]{1,80})", re.IGNORECASE)
_TAKE = re.compile(
    r"(?:UPDATE|WRAPUP|LEAD|VERSION)\s(?P<after>\d{1,2})|(?P<before>\d{1,2})(?:st|nd|rd|th)\s?(?:Ld|Lead)\b",
    re.IGNORECASE,
)
_CORRECTED = re.compile(r"\bcorrect(?:ed|ion|s)\b", re.IGNORECASE)
_END = re.compile(r"\W{0,4}(?:more|30|ends?|over to you|eom)\W{0,4}|#{2,5}", re.IGNORECASE)
_END_LIMIT = 16


@dataclass(frozen=True, slots=True)
class Habit:
    """What a wire's mark says: its length, which take the text is, whether it corrects one, and the story's slug."""

    end: int
    version: int | None = None
    corrected: bool = False
    slug: str | None = None


def headline_mark(headline: str) -> Habit | None:
    """What stands before a headline, if anything does."""
    end, take = 0, None
    while found := _OPENING.match(headline, end):
        end, take = found.end(), found["take"] or take
    return Habit(end, int(take) if take else None, _CORRECTED.search(headline, 0, end) is not None) if end else None


def header_line(line: str) -> Habit | None:
    """What a line above the article says that is a note to editors, a slug or key words, and nothing else."""
    if found := _NOTE.fullmatch(line):
        return Habit(found.end(), corrected=found["verb"].lower().startswith("correct"))
    if found := _KEYWORDS.fullmatch(line) or _SLUG.fullmatch(line):
        slug = _TAKE.sub("", found["slug"]).strip(" /(),-").upper()
        take = _TAKE.search(line)
        version = int(take["after"] or take["before"]) if take else None
        return Habit(found.end(), version, _CORRECTED.search(line) is not None, slug or None)
    return None


def is_end(line: str) -> bool:
    """Whether a line only says that the text goes on or ends, or files it: "MORE", "-30-", "ENDS", "Keywords: …"."""
    if _KEYWORDS.fullmatch(line):
        return True
    return len(line) <= _END_LIMIT and not line[0].isdigit() and _END.fullmatch(line) is not None
