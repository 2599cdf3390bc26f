"""Whether the examples of a rule hold it tight: some example makes it fire, and a nudged number breaks a near miss."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from numcheck.model.documents import Document
from numcheck.rules.catalog import Checker, documents
from numcheck.rules.rule import Rule

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_WORD = re.compile(r"\b(" + "|".join(_WORDS) + r")\b", re.IGNORECASE)
_MOST = 60
"""A rule whose examples hold more numbers than this is judged by the first of them."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the examples of one rule show: whether any makes it fire, and whether nudging a near miss does."""

    rule: str
    fires: bool
    tight: bool

    @property
    def problems(self) -> tuple[str, ...]:
        """What is missing, in words."""
        found = [] if self.fires else ["no example makes it fire"]
        return (*found, *(() if self.tight else ("no near miss comes near: nudging its numbers changes nothing",)))


def coverage(rules: Iterable[Rule], checker: Checker) -> tuple[Coverage, ...]:
    """The coverage of each rule by its own examples, run through the pipeline."""
    return tuple(_of(rule, checker) for rule in rules)


def _of(rule: Rule, checker: Checker) -> Coverage:
    conflicts = [e for e in rule.body.examples if e.finds and not e.miss]
    silent = [e for e in rule.body.examples if not e.finds]
    fires = any(_fires(rule, documents(e), checker) for e in conflicts)
    nudged = (changed for e in silent for changed in _nudged(documents(e)))
    tight = any(_fires(rule, changed, checker) for _, changed in zip(range(_MOST), nudged, strict=False))
    return Coverage(rule.id, fires, tight)


def _fires(rule: Rule, given: tuple[Document, ...], checker: Checker) -> bool:
    return any(f.rule == rule.id for f in checker(given).findings)


def _nudged(given: tuple[Document, ...]) -> Iterator[tuple[Document, ...]]:
    """The documents with one number of one text changed: by a factor, by one, by thirty (years), or to another word."""
    for at, document in enumerate(given):
        for start, end, other in _changes(document.text):
            text = document.text[:start] + other + document.text[end:]
            shift = len(other) - (end - start)
            parts = tuple(
                replace(p, span=replace(p.span, end=p.span.end + shift))
                if p.span.start <= start < p.span.end
                else replace(p, span=p.span.shifted(shift))
                if p.span.start > start
                else p
                for p in document.parts
            )
            yield (*given[:at], replace(document, text=text, parts=parts), *given[at + 1 :])


def _changes(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _NUMBER.finditer(text):
        digits = found.group().rstrip(",")
        number = float(digits.replace(",", ""))
        for other in (number * 2, number * 3, number / 2, number + 1, number - 1, number + 30, number - 30):
            shown = f"{other:,.1f}" if "." in digits else f"{other:,.0f}" if "," in digits else f"{other:.0f}"
            if other >= 0:
                yield found.start(), found.start() + len(digits), shown
    for found in _WORD.finditer(text):
        k = _WORDS.index(found.group().lower())
        yield found.start(), found.end(), _WORDS[(k + 3) % len(_WORDS)]
