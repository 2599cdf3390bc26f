"""What a rule of the date grammar is, and what it reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

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

    `needs` are words in lower case of which a text must hold one for the pattern to be tried at all: looking for
    them is far cheaper. The groups named `count` and `unit` are kept.
    """

    name: str
    pattern: re.Pattern[str]
    build: Callable[[re.Match[str]], TimeExpression | None]
    kind: MentionKind = MentionKind.DATE
    needs: tuple[str, ...] = ()

    def read(self, text: str, low: str, start: int, end: int) -> Iterator[Reading]:
        """Every reading of this rule in text[start:end], of which `low` is the copy in lower case."""
        if self.needs and not any(stem in low for stem in self.needs):
            return
        for match in self.pattern.finditer(text, start, end):
            time = self.build(match)
            if time is not None:
                yield Reading(
                    match.start(),
                    match.end(),
                    _kind(time, self.kind),
                    time,
                    self.name,
                    self._place(match, "count"),
                    self._place(match, "unit"),
                )

    def _place(self, match: re.Match[str], group: str) -> tuple[int, int] | None:
        if group not in self.pattern.groupindex or match[group] is None:
            return None
        return match.span(group)
