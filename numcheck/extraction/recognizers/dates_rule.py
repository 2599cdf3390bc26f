"""What a rule of the date grammar is, and what it reads."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from numcheck.model.expressions import Length, TimeExpression
from numcheck.model.mentions import MentionKind


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a stretch of text. `count` and `unit` are the places of a duration's number and unit."""

    start: int
    end: int
    kind: MentionKind
    time: TimeExpression
    rule: str
    count: tuple[int, int] | None = None
    unit: tuple[int, int] | None = None


def _kind(time: TimeExpression, kind: MentionKind) -> MentionKind:
    return MentionKind.DURATION if isinstance(time.body, Length) else kind


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what to make of a match; `build` yields nothing when a match makes no sense.

    `starts` are the words, in lower case, with which a match can begin (`DIGITS` for figures): the pattern is tried
    there alone. `needs` are words of which the block must hold one. `article` takes in the determiner before a match.
    The groups named `count` and `unit` are kept.
    """

    name: str
    pattern: re.Pattern[str]
    build: Callable[[re.Match[str]], TimeExpression | None]
    kind: MentionKind = MentionKind.DATE
    starts: frozenset[str] = frozenset()
    needs: tuple[str, ...] = ()
    article: bool = False

    def read(self, text: str, at: int, start: int, end: int) -> Reading | None:
        """The reading that begins at `at` in text[start:end], if there is one."""
        match = self.pattern.match(text, at, end)
        time = self.build(match) if match else None
        if match is None or time is None:
            return None
        first = _with_article(text, at, start) if self.article else at
        count, unit = self._place(match, "count"), self._place(match, "unit")
        return Reading(first, match.end(), _kind(time, self.kind), time, self.name, count, unit)

    def _place(self, match: re.Match[str], group: str) -> tuple[int, int] | None:
        if group not in self.pattern.groupindex or match[group] is None:
            return None
        return match.span(group)


_ARTICLE: Final = re.compile(
    r"(?<![\w-])(?:the|these|those|its|his|her|their|our|my)(?:\x20{1,3}\n?|\n\x20{0,3})\Z", re.IGNORECASE
)


def _with_article(text: str, at: int, start: int) -> int:
    found = _ARTICLE.search(text, max(start, at - 9), at)
    return found.start() if found else at
