"""Links a total with a count and what falls on each: shares of money, averages, cases per 100,000."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from numcheck.model.lexicon import Lexicon
from numcheck.model.relations import Relation, RelationKind, Sureness
from numcheck.relations.frames import Frame, Match, comparable, denied, dimension, exact, pattern

_EACH = (
    "{total:$l}≈{count:n}≈{each:$l}~(?:<each>)",
    "{count:n}≈{each:$l}~(?:<each>)≈(?:total|totaling|totalling|sum|altogether|in all|cost|bill|fund|for)~{total:$l}",
    "{total:$l}≈(?:among|between|for|to|by|across)~{count:n}≈(?:or|about|meaning|giving|that is)≈{each:$l}~(?:<each>)",
)
_AVERAGE = (
    "{count:n}≈(?:total|sum) of~{total:q}≈average of~{each:q}",
    "{count:n}≈(?:total|sum) of~{total:q}≈averaging~{each:q}",
    "{total:q}≈(?:for|from|on|across|over)~{count:n}≈average of~{each:q}",
    "average of~{each:q}≈(?:for|from|on|across|over)~{count:n}≈total(?: of)?~{total:q}",
)
_PER = "{rate:n}~(?:per|for every|in every|out of every)~{base:n}~[,;(—–-]≈(?:or|meaning|means|that is|equals)~{total:n}≈(?:in|for|among)≈of {pop:n}"


def link(frame: Frame, lexicon: Lexicon) -> Iterator[Relation]:
    """The totals that one sentence divides among a count, and rates that it applies to a population."""
    for form, sources in (("each", _EACH), ("average", _AVERAGE)):
        for source in sources:
            for match in pattern(source, lexicon).find(frame):
                if _shares(match) and not _net(match, lexicon):
                    yield _relation(match, form)
                    return
    for match in pattern(_PER, lexicon).find(frame):
        relation = _relation(match, "per")
        roles = {**relation.roles, "base": tuple(exact(c) for c in relation.role("base"))}
        yield replace(relation, roles=roles)


def _shares(match: Match) -> bool:
    """Whether total and share are of one unit and the count of another."""
    roles = match.roles
    total, count, each = (roles[name][0] for name in ("total", "count", "each"))
    if not comparable(total, each) or denied(total, each):
        return False
    return dimension(count) == "count" and (dimension(total) != "count" or "average" in match.found.group())


def _net(match: Match, lexicon: Lexicon) -> bool:
    """Whether the text takes something off the total, or bounds it: "after legal fees"."""
    rest = match.frame.text[match.found.start() :]
    return bool(pattern("<net>", lexicon).regex.search(rest))


def _relation(match: Match, form: str) -> Relation:
    roles = match.roles
    return Relation(RelationKind.RATE, match.frame.slots[0].document, roles, match.cue, Sureness.SURE, {"form": form})
