"""Links scores and votes with their margins, series with their length, streaks with the games before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from numcheck.model.claims import Claim
from numcheck.model.lexicon import Lexicon
from numcheck.model.relations import Relation, RelationKind, Sureness
from numcheck.relations.frames import Frame, Match, amount, comparable, dimension, pattern

_RESULT = "{a:sqn}(?: percent| votes|%)?(?:-|–| to ){b:sqn}(?: percent| votes|%)?"
_SCORE = "{a:sqn}(?:-|–){b:sqn}"
"""A margin beside two scores may be of either."""
_UNIT = "(?:-?(?: |-)?(?:percentage-)?(?:points?|runs?|goals?|votes?|games?|shots?|strokes?|seats?|pins?))?"
_BY = "(?:by|by a margin of|a margin of|a majority of|a lead of|with a majority of)"
_MARGIN = (
    f"{_RESULT}≈{{margin:nqp}}{_UNIT}~ ?(?:<margin>)",
    f"{_RESULT}≈{_BY}~{{margin:nqp}}{_UNIT}",
    f"\\b{_BY}~{{margin:nqp}}{_UNIT}~(?:,|:|[(]|—|–| -)≈{_RESULT}",
    f"{{margin:nqp}}{_UNIT}~ (?:<margin>)~(?:,|:|[(]|—|–| -| of) ?{_RESULT}",
    f"{{a:n}}~votes≈ to ≈{{b:n}}≈{_BY}~{{margin:n}}",
    f"\\b{_BY}~{{margin:n}}~,≈{{a:n}}≈ to ≈{{b:n}}",
)
_SERIES = "best[- ]of[- ]{length:n}≈{a:sn}(?:-|–| to ){b:sn}"
_VOTE = (
    "{total:n}(?:-|\\s)<body>≈<decided>≈{a:sn}(?:-|–| to ){b:sn}",
    "{total:n}(?:-|\\s)<body>≈{a:sn}(?:-|–| to ){b:sn}~vote",
    "<decided>≈{a:sn}(?:-|–| to ){b:sn}≈{total:n}(?:-|\\s)<body>",
)
_BEFORE = "{lost_games:n} of (?:their|its|his|her|the)~(?:previous |last |past |prior )?~{games:n}"
_STREAK = (
    f"{{run:k}}~(?:<straight>) (?:<won>)≈(?:<lost>)~ in~{_BEFORE}",
    f"{{run:k}}~(?:<won>)~(?:<in_a_row>)≈(?:<lost>)~ in~{_BEFORE}",
    f"{{run:k}}~(?:<straight>) (?:<won>)≈ after~(?:<losing>)~{_BEFORE}",
    f"{{run:k}}~(?:<won>)~(?:<in_a_row>)≈ after~(?:<losing>)~{_BEFORE}",
)

_SIDES = (("<victory>", "<defeat>", "<losing>"), ("<defeat>", "<victory>", "<winning>"))


def link(frame: Frame, lexicon: Lexicon) -> Iterator[Relation]:
    """The margins, series, votes and streaks of one sentence."""
    document = frame.slots[0].document
    if len(list(pattern(_SCORE, lexicon).find(frame))) <= 1 and (margin := _first_margin(frame, lexicon)):
        yield margin
    for match in pattern(_SERIES, lexicon).find(frame):
        yield Relation(RelationKind.SCORE, document, match.roles, match.cue, facts={"form": "series"})
    for match in (m for source in _VOTE for m in pattern(source, lexicon).find(frame)):
        roles = {"total": match.roles["total"], "part": (*match.roles["a"], *match.roles["b"])}
        yield Relation(RelationKind.SUM, document, roles, match.cue, facts={"form": "some"})
    yield from _streaks(frame, lexicon)


def _first_margin(frame: Frame, lexicon: Lexicon) -> Relation | None:
    matches = (m for source in _MARGIN for m in pattern(source, lexicon).find(frame))
    return next((relation for match in matches if (relation := _margin(match))), None)


def _margin(match: Match) -> Relation | None:
    roles = match.roles
    a, b, margin = (roles[name][0] for name in ("a", "b", "margin"))
    written, side = amount(margin), amount(a)
    if written is None or side is None or not comparable(a, b) or _fraction(a, b):
        return None
    if dimension(a) == "percent" and dimension(margin) == "count":
        margin = replace(margin, figure=replace(margin.figure, value=replace(written, unit=side.unit)))
    elif dimension(margin) != dimension(a) and (dimension(a), dimension(margin)) != ("percent", "percentage point"):
        return None
    filled = {"a": (a,), "b": (b,), "margin": (margin,)}
    return Relation(RelationKind.SCORE, a.document, filled, match.cue, Sureness.SURE, {"form": "margin"})


def _fraction(a: Claim, b: Claim) -> bool:
    """Whether a score has parts of games or points, which a margin would round."""
    numbers = (*a.figure.mention.numbers, *b.figure.mention.numbers)
    return any(n.value.denominator != 1 and a.figure.mention.kind.name == "SCORE" for n in numbers)


def _streaks(frame: Frame, lexicon: Lexicon) -> Iterator[Relation]:
    for source in _STREAK:
        for won, lost, losing in _SIDES:
            told = source.replace("<won>", won).replace("<losing>", losing).replace("<lost>", lost)
            for match in pattern(told, lexicon).find(frame):
                roles = {"lost": match.roles["lost_games"], "games": match.roles["games"]}
                facts = {"form": "streak", "run": str(match.roles["run"][0].figure.mention.numbers[0].value - 1)}
                yield Relation(RelationKind.SCORE, frame.slots[0].document, roles, match.cue, Sureness.SURE, facts)
