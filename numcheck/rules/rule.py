"""A rule as the engine runs it: its id, its content, its templates."""

from __future__ import annotations

from dataclasses import dataclass

from numcheck.rules.body import RuleBody
from numcheck.rules.templates import Template


@dataclass(frozen=True, slots=True)
class Rule:
    """A loaded rule. `id` is its path in the pack ("sources/misquoted"), `origin` the file as a reader finds it."""

    id: str
    body: RuleBody
    message: Template
    question: Template
    origin: str
