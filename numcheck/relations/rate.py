"""Links a total with a count and what falls on each: shares of money, averages, cases per 100,000.

The share is known by its cue ("each", "an average of"); count and total are the only others of their kind in the
sentence, in whatever order they come.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from numcheck.model.claims import Claim
from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import MentionKind
from numcheck.model.relations import Relation, RelationKind, Sureness
from numcheck.relations.frames import Frame, Match, amount, comparable, dimension, exact, pattern, unit_name

_EACH = "{each:$ln}~(?:<each>)"
_AVERAGE = ("average of~{each:q}", "averaging~{each:q}", "average~(?:was|is|price|cost)~{each:q}")
_PER_ONE = re.compile(r" per (?!second|minute|hour|day|week|month|year|quarter|share\b)[a-z]+\Z")
_COUNTS_EACH = (
    "{count:n}≈{total:np}≈average of~{each:n}",
    "{total:np}≈(?:among|by|from|for|over|in)~{count:n}≈average of~{each:n}",
)
_PER_NOUN = "{each:$}(?: an?| per| for each| for every) (?P<noun>[a-z]+)"
_PER = re.compile(r"\b(?:per|every)\b")
_RATE = ("{rate:n}~(?:per|for every|in every|out of every)~{base:n}", "{rate:n} {base:n}")
"""The second form where "per" was read with the number."""
_POPULATION = (
    "(?:<place_of_people>)~of~{pop:n}",
    "{pop:n}~(?:residents|inhabitants|people|citizens)~, {:n}",
    "among (?:its |the )?{pop:n}",
)
_SHARES = re.compile(
    r"\b(?:shar\w+|split\w*|divid\w+|distribut\w+|giv\w+|gave|gets?|got|receiv\w+|leav\w+|left|cost\w*|pa(?:y|ys|id)|sold|sells?|"
    r"went|bought|buys?|bring\w*|brought|rais\w+|worth|earn\w*|won|total\w*|spen[dt]\w*|award\w*|inherit\w*|collect\w*|for)\b",
    re.IGNORECASE,
)


def link(frame: Frame, lexicon: Lexicon) -> Iterator[Relation]:
    """The totals that one sentence divides among a count, and rates that it applies to a population."""
    if pattern("<net>", lexicon).regex.search(frame.text) is None:
        yield from _shares(frame, lexicon)
    yield from _rates(frame, lexicon)


def _shares(frame: Frame, lexicon: Lexicon) -> Iterator[Relation]:
    averages = [m.roles["each"][0] for source in _AVERAGE for m in pattern(source, lexicon).find(frame)]
    eaches = [m.roles["each"][0] for m in pattern(_EACH, lexicon).find(frame)]
    eaches += [
        m.roles["each"][0] for m in pattern(_PER_NOUN, lexicon).find(frame) if _counted_noun(frame, m.found["noun"])
    ]
    eaches += [c for c in frame.slots if _PER_ONE.search(unit_name(c))]
    for form, found in (("average", averages), ("each", eaches)):
        if len(found) != 1:
            continue
        each = _bare(found[0])
        if dimension(each) == "count":
            yield from _counted(frame, lexicon, form)
            continue
        totals = [c for c in frame.slots if c != found[0] and amount(c) and comparable(c, each)]
        counts = [c for c in frame.slots if _counts(c)]
        if len(totals) == 1 and len(counts) == 1 and _SHARES.search(frame.text):
            roles = {"total": tuple(totals), "count": tuple(counts), "each": (each,)}
            yield Relation(RelationKind.RATE, each.document, roles, each.span, Sureness.SURE, {"form": form})
            return


def _counted_noun(frame: Frame, noun: str) -> bool:
    """Whether the sentence counts what a share is "per": 60 apartments, $200,000 per apartment."""
    counted = (c.figure.mention.noun for c in frame.slots if _counts(c))
    return any(n is not None and n.head.lower() == noun.lower() for n in counted)


def _counted(frame: Frame, lexicon: Lexicon, form: str) -> Iterator[Relation]:
    """Averages of counts, where only the order tells count and total apart."""
    for source in _COUNTS_EACH:
        for match in pattern(source, lexicon).find(frame):
            yield Relation(
                RelationKind.RATE, frame.slots[0].document, match.roles, match.cue, facts={"form": "average"}
            )
            return


def _counts(claim: Claim) -> bool:
    return claim.figure.mention.kind is MentionKind.COUNT and dimension(claim) == "count" and amount(claim) is not None


def _bare(claim: Claim) -> Claim:
    """A share "per head" in the unit of the total."""
    value = amount(claim)
    if value is None or value.unit is None or not _PER_ONE.search(value.unit.name):
        return claim
    dim, name = value.unit.dimension.partition("/")[0], _PER_ONE.sub("", value.unit.name)
    unit = replace(value.unit, name=name, dimension=dim, symbol=value.unit.symbol.partition("/")[0])
    return replace(claim, figure=replace(claim.figure, value=replace(value, unit=unit)))


def _per_so_many(match: Match) -> bool:
    """Whether a rate says "per", between its numbers or as the first one's unit."""
    return bool(_PER.search(match.found.group()) or _PER.search(unit_name(match.roles["rate"][0])))


def _rates(frame: Frame, lexicon: Lexicon) -> Iterator[Relation]:
    """ "15 burglaries per 10,000 people, or 300 in a town of 200,000"."""
    rates = [m for source in _RATE for m in pattern(source, lexicon).find(frame) if _per_so_many(m)]
    populations = [m.roles["pop"][0] for source in _POPULATION for m in pattern(source, lexicon).find(frame)]
    if len(rates) != 1 or len({c.span for c in populations}) != 1:
        return
    rate, base, pop = rates[0].roles["rate"][0], rates[0].roles["base"][0], populations[0]
    rate = exact(rate)
    totals = [c for c in frame.slots if _counts(c) and c not in (rate, base, pop)]
    if len(totals) == 1 and base != pop:
        roles = {"rate": (rate,), "base": (exact(base),), "pop": (pop,), "total": tuple(totals)}
        yield Relation(RelationKind.RATE, rate.document, roles, rates[0].cue, Sureness.SURE, {"form": "per"})
