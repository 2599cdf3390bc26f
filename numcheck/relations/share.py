"""Links a part, its whole and the share that the text gives: "61 of the 178 employees, roughly one in three"."""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.model.claims import Claim
from numcheck.model.lexicon import Lexicon
from numcheck.model.relations import Relation, RelationKind, Sureness
from numcheck.relations.frames import Frame, Match, amount, comparable, pattern

_LOOSE = "<loosely>"
_SAID = f"(?:,|—|–| -|[(]) ?(?:{_LOOSE} )*{{share:%fr}}(?= ?(?:[,).;—–]| -|\\Z))"
"""The share as an apposition, closed on both sides."""
_MAKES = (
    "(?:giving|which is|which means|equal to|equivalent to|representing|accounting for|making up|amounting to|that is)"
)

_PATTERNS = (
    f"{{part:q}}~(?:out )?\\bof ~{{total:q}}~{_SAID}",
    f"{{part:q}}~(?:out )?\\bof ~{{total:q}}~, {_MAKES}~{{share:%f}}",
    f"{{share:%f}}~, or (?:{_LOOSE} )*{{part:q}}~,?~\\bof ~{{total:q}}",
    f"{{share:%f}} of (?:the|its|their|all|our|those)~{{total:q}}~(?:,|[(]) ?(?:{_LOOSE} )*{{part:q}}(?=~[,).;])",
    f"{{part:q}}~, or (?:{_LOOSE} )*{{share:%f}}~\\bof ~{{total:q}}",
    "{part:q}~[(]{share:%f}[)]~\\bof ~{total:q}",
    "{part:q}≈, {share:%f} of (?:the|its|their|all|our)~{total:q}",
    f"{{part:q}}~(?:out )?\\bof ~{{total:q}}~, (?:{_LOOSE} )?{{share:%fr}} of (?:the|its|that|their) <whole_noun>",
    f"\\bof ~{{total:q}}≈,≈{{part:q}}~{_SAID}",
    "{part:q}≈<is_a_share>~{share:%f} of (?:the|its|their)~{total:q}",
    "{part:q}~(?:out )?\\bof ~{total:q}≈, (?:for )?an? ~{share:%}~ <share_noun>",
    "\\bof ~{total:q}≈, (?:only |just |about |some )*{share:%f}~[(]{part:q}",
)
_LEVY = ("{share:%}~(?:on|of|off)~{total:$}≈<makes>~{part:$}",)
"""A percent taken of a sum: "a 10 percent tip on a $60 bill is $6"."""
_MAJORITY = r"\b(?:a|the|narrow|clear|large|slim|bare) majority(?:,|,? of|:| -|—)~{part:n}~(?:out )?of ~{total:n}"
_BESIDE = (
    f"~(?:of~)?[(](?:{_LOOSE} )*",
    f"~,? or (?:{_LOOSE} )*",
    f"~ (?:-|—|–) (?:{_LOOSE} )*",
    f"~[—–](?:{_LOOSE} )*",
)
_CLOSED = "(?=~(?:[),.;—–]| -))"
_RESTATED = tuple(
    f"{{share:{first}}}{beside}{{same:{second}}}{_CLOSED}"
    for first, second in (("fr", "%"), ("%", "fr"))
    for beside in _BESIDE
)


def link(frame: Frame, lexicon: Lexicon) -> Iterator[Relation]:
    """The shares that one sentence states with their part and whole, and those it states twice."""
    told: set[Claim] = set()
    for source in (*_PATTERNS, *_LEVY):
        for match in pattern(source, lexicon).find(frame):
            relation = _share(match)
            if relation and told.isdisjoint(relation.role("share")):
                told.update(relation.role("share"))
                yield relation
    for match in pattern(_MAJORITY, lexicon).find(frame):
        yield Relation(RelationKind.SHARE, frame.slots[0].document, match.roles, match.cue, facts={"form": "majority"})
    for source in _RESTATED:
        for match in pattern(source, lexicon).find(frame):
            relation = Relation(
                RelationKind.SHARE,
                match.frame.slots[0].document,
                match.roles,
                match.cue,
                Sureness.SURE,
                {"form": "twice"},
            )
            if told.isdisjoint(relation.role("share")):
                told.update(relation.role("share"))
                yield relation


def _share(match: Match) -> Relation | None:
    roles = match.roles
    part, total = roles["part"][0], roles["total"][0]
    if not comparable(part, total) or not _smaller(part, total):
        return None
    return Relation(RelationKind.SHARE, part.document, roles, match.cue, Sureness.SURE, {"form": "of"})


def _smaller(part: Claim, total: Claim) -> bool:
    """Whether the part may be less than the whole; a part that is larger was linked wrongly."""
    small, large = amount(part), amount(total)
    return bool(
        (small and large and small.bounds.hard.meets(large.bounds.hard))
        or (small and large and small.bounds.hard.below(large.bounds.hard))
    )
