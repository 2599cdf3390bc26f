"""Links two amounts whose order the text states: a forecast missed or beaten, a record and an older figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from numcheck.model.claims import Claim
from numcheck.model.lexicon import Lexicon
from numcheck.model.relations import Relation, RelationKind, Sureness
from numcheck.relations.frames import Frame, Match, amount, comparable, pattern

_AGAINST = "(?:against|compared with|compared to|versus|vs\\.?|below|above|short of|while|where|when)"
_FORECAST = (
    f"<verb>≈{{actual:$n%l}}≈{_AGAINST}≈{{expected:$n%l}}≈(?:<expected>)",
    f"<verb>≈{{actual:$n%l}}≈[;,]?≈{_AGAINST}?≈(?:<expected>)≈{{expected:$n%l}}",
    "{actual:$n%l}≈<verb>≈(?:<expected>)≈(?:of|for)~{expected:$n%l}",
    "{actual:$n%l}≈<verb>~{expected:$n%l}≈(?:<expected>)",
    "<verb>~(?:its|the|their)~{expected:$}~(?:budget|target|estimate|limit)≈(?:costing|cost|at|with|coming)≈{actual:$}",
)
_SURPASSED = (
    "{record:q}≈<extreme>≈<surpassing>≈{other:q}",
    "<extreme>≈:?≈{record:q}≈<surpassing>≈{other:q}",
)
_FIGURE = "(?:total|figure|number|turnout|record|mark|attendance|sum|count|it|peak|price|high|low)"
_RECORD = (
    f"<extreme>≈:?≈{{record:q}}≈[.] ≈(?:in|of)~{{:D}}≈{_FIGURE}~(?:was|stood at|reached|hit|came to|were)~{{other:q}}"
)
_BOUNDED = re.compile(
    r"\b(?:since|so far|this|for \w+ years|in (?:\w+ ){1,2}years|modern|second|third|one of)\b", re.IGNORECASE
)


def link(frame: Frame, lexicon: Lexicon) -> Iterator[Relation]:
    """Forecasts and what became of them; records beside figures that would break them."""
    if frame.amounts < 2:
        return
    for direction, verb in (("up", "<beat>"), ("down", "<missed>")):
        if relation := _first_forecast(frame, lexicon, direction, verb):
            yield relation
            return
    for direction, extreme in (("up", "<largest>"), ("down", "<smallest>")):
        yield from _records(frame, lexicon, direction, extreme)


def _first_forecast(frame: Frame, lexicon: Lexicon, direction: str, verb: str) -> Relation | None:
    if not pattern(verb, lexicon).regex.search(frame.text):
        return None
    for source in _FORECAST:
        for match in pattern(source.replace("<verb>", verb), lexicon).find(frame):
            if relation := _forecast(match, direction):
                return relation
    return None


def _records(frame: Frame, lexicon: Lexicon, direction: str, extreme: str) -> Iterator[Relation]:
    if not pattern(extreme, lexicon).regex.search(frame.text):
        return
    for source in (_RECORD, *_SURPASSED):
        for match in pattern(source.replace("<extreme>", extreme), lexicon).find(frame):
            a, b = match.roles["record"][0], match.roles["other"][0]
            said = frame.text[match.found.start() : match.found.end()]
            if comparable(a, b) and not _BOUNDED.search(said):
                facts = {"form": "record", "direction": direction}
                yield Relation(RelationKind.ORDER, a.document, match.roles, match.cue, Sureness.LIKELY, facts)


def _forecast(match: Match, direction: str) -> Relation | None:
    actual, expected = _alike(match.roles["actual"][0], match.roles["expected"][0])
    if not comparable(actual, expected) or re.search(r"\bloss", match.frame.text, re.IGNORECASE):
        return None
    roles = {"actual": (actual,), "expected": (expected,)}
    facts = {"form": "forecast", "direction": direction}
    return Relation(RelationKind.ORDER, actual.document, roles, match.cue, Sureness.SURE, facts)


def _alike(a: Claim, b: Claim) -> tuple[Claim, Claim]:
    """Both claims per share where one of them says so ("$1.24 a share against the $1.10")."""
    first, second = amount(a), amount(b)
    if first and second and first.unit and second.unit and first.unit.name.startswith(f"{second.unit.name} per "):
        return a, replace(b, figure=replace(b.figure, value=replace(second, unit=first.unit)))
    return a, b
