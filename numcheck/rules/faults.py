"""What is wrong with a rule file: values that point at line, column and key, raised all at once."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class RuleFault:
    """One fault: where (line and column from 1; 0 if in no line), at which key, what was expected, a suggestion."""

    file: str
    line: int
    column: int
    key: str
    expected: str
    suggestion: str = ""

    def __str__(self) -> str:
        at = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        key = f" {self.key}:" if self.key else ""
        hint = f" (did you mean {self.suggestion}?)" if self.suggestion else ""
        return f"{at}:{key} {self.expected}{hint}"


class RuleFileError(ValueError):
    """Rule files that cannot be used; `faults` holds all that is wrong with all of them."""

    def __init__(self, faults: Iterable[RuleFault]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(str(f) for f in self.faults))


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that `word` most likely means; empty if none is near."""
    found = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return found[0] if found else ""
