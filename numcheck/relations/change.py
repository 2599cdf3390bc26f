"""Links a change with its from and to: "fell 40 percent, to 12,000 from 18,000"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from numcheck.model.claims import Claim
from numcheck.model.figures import Unit
from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import MentionKind
from numcheck.model.relations import Relation, RelationKind, Sureness
from numcheck.relations.frames import Frame, Match, amount, comparable, counts_points, dimension, pattern

_TO = "(?:to|at|reaching|hitting)~{to:qd}"
_FROM = "<from>~{from:qd}"
_BY = "{by:%pxf}"
_ASIDE = "(?:,? or ~{:q}≈)?"
"""A second unit beside the first: "to $4 million, or 40 cents a share, from"."""
_LOOSE = "(?:(?:an|a|or|up|down|by|about|nearly|almost|roughly|some|of|just|over|under|only|more than|less than) )*"
_AFTER = f"≈[(]?(?:(?:an|a|or|up|down|by|of) ){_LOOSE}{_BY}"
_NOUN_AFTER = f"≈(?:,|—|–| -|[(]) ?(?:or |for )?(?:an?|the) ~<N> of {_LOOSE}{_BY}"
_NOT_YET = "(?!~\\b(?:to|from|at|than)\\b)"
"""What follows the verb is no end: "fell sharply to ▪" tells not by how much."""
_GAINING = "≈,? (?:gaining|losing|adding|shedding|an?~(?:<N>)~ of)~{by:qd}"
_COLON = "≈[,:]?≈"

_WITH_BY = (
    f"<V>{_NOT_YET}~{{by:qd%pxf}}{_COLON}{_TO}{_ASIDE}≈{_FROM}",
    f"<V>{_NOT_YET}~{{by:qd%pxf}}{_COLON}{_FROM}{_ASIDE}≈{_TO}",
    f"<V>~{_TO}{_ASIDE}≈{_FROM}{_AFTER}",
    f"<V>~{_FROM}{_ASIDE}≈{_TO}{_AFTER}",
    f"{{to:qd}}≈<V>{_NOT_YET}~{{by:qd%pxf}}≈{_FROM}",
    f"<V>~{_FROM}≈{_TO}{_GAINING}",
    "{from:qd}≈,≈<V>~{by:%pxf}≈ to~{to:qd}",
    "\\bof~{from:qd}~<V>~{by:%pxf}≈ to~{to:qd}",
    "<V>~{by:%pxf}≈when~(?:stood at|was|were|had)~{from:qd}≈,? to~{to:qd}",
)
_ENDS_ONLY = (
    f"<V>~{_TO}{_ASIDE}≈{_FROM}",
    f"<V>~{_FROM}{_ASIDE}≈{_TO}",
    f"<V>~[,:] ?{{to:qd}}≈{_FROM}",
    f"{_FROM}≈<V> to~{{to:qd}}",
)
_WITH_NOUN = (
    f"{_BY}~<N>≈{_FROM}{_ASIDE}≈to~{{to:qd}}",
    f"{_BY}~<N>≈to~{{to:qd}}{_ASIDE}≈{_FROM}",
    f"<N>~ of {{by:qd%pxf}}≈{_FROM}{_ASIDE}≈{_TO}",
    f"<N>~ of {{by:qd%pxf}}≈{_TO}{_ASIDE}≈{_FROM}",
    f"{_FROM}{_ASIDE}≈to~{{to:qd}}{_NOUN_AFTER}",
    f"{{to:qd}}≈{_FROM}{_NOUN_AFTER}",
    f"{_FROM}≈to~{{to:qd}}{_AFTER}~<N>",
    f"{{from:qd}}~in {{:D}} and~{{to:qd}}~in {{:D}}{_NOUN_AFTER}",
    f"{{from:qd}}~in {{:D}} and~{{to:qd}}~in {{:D}}{_AFTER}~<N>",
    f"{{to:qd}}≈{_FROM}{_AFTER}~<N>",
    f"{{to:qd}}≈instead of~{{from:qd}}{_AFTER}~<N>",
    f"{{from:qd}}≈(?:\\bnow|{{:D}})~{{to:qd}}{_AFTER}~<N>",
    "{to:qd}, {by:qd} (?:<N>) than≈{from:qd}",
    "{to:qd}≈,≈{by:qdp}~(?:<N>) than≈{from:qd}",
)
_MULTIPLE = (
    "{by:x}≈(?:to|reaching)~{to:qd}≈<from>~{from:qd}",
    "{by:x}≈<from>~{from:qd}≈(?:to|reaching)~{to:qd}",
    "{by:x}≈[:,]≈{to:qd}≈up from~{from:qd}",
    "{to:qd}≈(?:is|are|was|were)~{by:x}~{from:qd}",
    "{to:$l}≈,≈{by:x}~(?:the|its|their|that|what)~{from:$l}",
    "{to:n}≈{by:x} as \\w+ as≈{from:n}",
)
_BEYOND = ("<drop>~{by:%}(?! of\\b)", "{by:%}~(?:<drop_noun>)")
"""Nothing can fall by more than all of it, save a profit."""
_MOVES = (("up", "<rise>", "<rise_noun>"), ("down", "<drop>", "<drop_noun>"))
_BARE = (f"{_TO}{_ASIDE}≈{_FROM}", f"{_FROM}{_ASIDE}≈to~{{to:qd}}")
"""No verb that is known: nothing can be checked, but the two numbers are no repetition of each other."""

_POINTS = Unit("percentage point", "points", "percentage point")


def link(frame: Frame, lexicon: Lexicon) -> Iterator[Relation]:
    """The changes that one sentence states with at least a from and a to."""
    yield from _beyond(frame, lexicon)
    if frame.amounts < 2:
        return
    adjusted = any(pattern("<adjusted>", lexicon).find(frame))
    told: set[tuple[Claim, ...]] = set()
    for source, direction in _sources(frame, lexicon):
        for match in pattern(source, lexicon).find(frame):
            relation = None if _turns(match, direction, lexicon) else _relation(match, direction, adjusted)
            ends = (*relation.role("from"), *relation.role("to")) if relation else ()
            if relation and ends not in told:
                told.add(ends)
                yield relation


def _beyond(frame: Frame, lexicon: Lexicon) -> Iterator[Relation]:
    """ "Staffing was reduced by 150 percent"."""
    if not any(dimension(c) == "percent" and c.figure.mention.numbers[0].value > 100 for c in frame.slots):
        return
    for match in (m for source in _BEYOND for m in pattern(source, lexicon).find(frame)):
        by = match.roles["by"][0]
        number = by.figure.mention.numbers[0].value if by.figure.mention.numbers else 0
        if number > 100 and not pattern("<may_turn>", lexicon).regex.search(frame.text):
            facts = {"direction": "down", "measure": "beyond", "of": "amount", "base": "plain"}
            yield Relation(RelationKind.CHANGE, by.document, {"by": (by,)}, match.cue, Sureness.SURE, facts)
            return


def _sources(frame: Frame, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """The patterns in the order in which they are tried, those that name more roles first, and the direction."""
    if any(c.figure.mention.kind is MentionKind.MULTIPLE for c in frame.slots):
        yield from ((source, "any") for source in _MULTIPLE)
    moves = [m for m in _MOVES if pattern(f"{m[1]}|{m[2]}", lexicon).regex.search(frame.text)]
    for source in (*_WITH_BY, *_WITH_NOUN, *_ENDS_ONLY):
        for direction, verb, noun in moves:
            yield source.replace("<V>", verb).replace("<N>", noun), direction
    if pattern("<from>", lexicon).regex.search(frame.text):
        yield from ((source, "any") for source in _BARE)


def _turns(match: Match, direction: str, lexicon: Lexicon) -> bool:
    """Whether a second verb turns the other way: "fell 2%, even as they rose to ..."."""
    other = {"up": "<drop>", "down": "<rise>"}.get(direction)
    said = match.frame.text[match.found.start() : match.found.end()].replace("up from", "").replace("down from", "")
    return other is not None and pattern(other, lexicon).regex.search(said) is not None


def _relation(match: Match, direction: str, adjusted: bool) -> Relation | None:
    roles = match.roles
    before, after = roles["from"][0], roles["to"][0]
    if not comparable(before, after):
        return None
    by = roles.get("by", ())
    measure = _measure(by[0], before) if by else "none"
    if measure == "other":
        del roles["by"]
        measure = "none"
    if measure == "points":
        roles["by"] = (_in_points(by[0]),)
    facts = {
        "direction": direction,
        "measure": measure,
        "of": "percent" if dimension(before) == "percent" else "amount",
        "base": "adjusted" if adjusted else "plain",
    }
    return Relation(RelationKind.CHANGE, before.document, roles, match.cue, Sureness.SURE, facts)


def _measure(by: Claim, before: Claim) -> str:
    """In what the change itself is given."""
    kind = dimension(by)
    if by.figure.mention.kind is MentionKind.MULTIPLE:
        return "multiple"
    if kind == "percent":
        return "percent"
    if kind == "percentage point" or counts_points(by):
        return "points" if dimension(before) == "percent" else "other"
    return "amount" if comparable(by, before) else "other"


def _in_points(by: Claim) -> Claim:
    """ "slipped 6 points" between two percents: percentage points."""
    value = amount(by)
    if value is None or value.unit is not None:
        return by
    return replace(by, figure=replace(by.figure, value=replace(value, unit=_POINTS)))
