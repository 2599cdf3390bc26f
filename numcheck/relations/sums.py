"""Links parts with their total: a list after a colon, in brackets, after "of the", or before "in all"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from numcheck.model.claims import Claim
from numcheck.model.lexicon import Lexicon
from numcheck.model.relations import Relation, RelationKind, Sureness
from numcheck.model.spans import Span
from numcheck.relations.frames import Frame, amount, comparable, denied, pattern, slot_class

_BRACKETS = (
    r"{total:q}~: ?(?P<list>[^:;()]+(?:;[^:;()]+)*)",
    r"{total:q}~[(] ?(?P<list>[^()]+)[)]",
    r"{total:q}~,? ?(?:—|–| --? ?) ?(?P<list>[^—–:;()]+?) ?(?=—|–| --? |\.|\Z)",
    r"{total:q}~, (?:made up|consisting|composed) of (?P<list>[^:;()]+)",
)
_TOGETHER = (
    "{part_1:q}~(?:, {part_2:q}~)*(?:,? and|plus)~{part_9:q}≈(?:a total of|totaling|totalling|bringing the total to|adding up to|making)~{total:q}",
    "{part_1:q}~(?:,? and|plus)~{part_9:q}~(?:,|—|–| -|[(])~{total:q}~(?:<altogether>)",
    "{part_1:q}~,~{part_2:q}~,? and~{part_9:q}~(?:,|—|–| -|[(])~{total:q}~(?:<altogether>)",
)
_OF_THE = r"(?:\A|[.;] |\band )[\"“']?(?:out )?of (?:the|its|their|his|her|these|those|all) ~{total:q}"
_ITEM = re.compile(r"\s*(?:,|;|\band\b|\bplus\b)\s*(?:and\s+)?")
_QUANTITY = re.compile(slot_class("q"))
_SHARE_WORDS = re.compile(r"\b(?:who|which|that|when|where|after|aged?|each|percent|per)\b", re.IGNORECASE)


def link(frame: Frame, lexicon: Lexicon) -> Iterator[Relation]:
    """The sums that one sentence states."""
    if any(pattern("<partial>", lexicon).find(frame)):
        return
    for source in _BRACKETS:
        for match in pattern(source, lexicon).find(frame):
            total = match.roles["total"][0]
            parts = _items(frame, match.found.span("list"))
            if parts and _adds(total, parts):
                yield _sum(total, parts, match.cue, "whole")
    for source in _TOGETHER:
        for match in pattern(source, lexicon).find(frame):
            total = match.roles["total"][0]
            parts = tuple(c for c in frame.slots if c.span.start >= match.cue.start and c.span.end <= total.span.start)
            if len(parts) >= 2 and _adds(total, parts):
                yield _sum(total, parts, match.cue, "whole")
    yield from _of_the(frame, lexicon)
    yield from _percents(frame, lexicon)


def _items(frame: Frame, bounds: tuple[int, int]) -> tuple[Claim, ...]:
    """The claims of a list whose every item begins with a number; empty if one does not."""
    found: list[Claim] = []
    for item in _ITEM.split(frame.text[bounds[0] : bounds[1]].strip(" .")):
        slots = _QUANTITY.findall(item)
        start = re.match(r"(?:(?:about|around|some|roughly|nearly|a|the|another|only|just)\s+)*", item, re.IGNORECASE)
        if len(slots) != 1 or start is None or not _QUANTITY.match(item, start.end()) or _SHARE_WORDS.search(item):
            return ()
        found.append(frame.claim(slots[0]))
    return tuple(found) if len(found) >= 2 else ()


def _of_the(frame: Frame, lexicon: Lexicon) -> Iterator[Relation]:
    """ "Of the 500 members, 300 voted yes, 120 no and the remaining 80 stayed at home"."""
    heads = list(pattern(_OF_THE, lexicon).find(frame))
    if len(heads) != 1:
        return
    total = heads[0].roles["total"][0]
    after = (c for c in frame.slots if c.span.start > total.span.end and amount(c) and comparable(c, total))
    parts = tuple(takewhile(lambda c: _of_one_noun(c, total), after))
    if len(parts) < 2 or not _adds(total, parts):
        return
    form = "whole" if any(pattern("<rest>", lexicon).find(frame)) else "some"
    yield _sum(total, parts, Span(heads[0].cue.start, parts[-1].span.end), form)


def _percents(frame: Frame, lexicon: Lexicon) -> Iterator[Relation]:
    """Shares of one question: several percents of which one is what remains (undecided, no answer)."""
    parts = tuple(c for c in frame.slots if c.figure.mention.kind.name == "PERCENT")
    if len(parts) < 3 or len(parts) != len(
        [c for c in frame.slots if amount(c) and c.figure.mention.kind.name != "COUNT"]
    ):
        return
    if not any(pattern("<single_choice>", lexicon).find(frame)) or any(
        pattern("<multiple_choice>", lexicon).find(frame)
    ):
        return
    if any(pattern("<from>", lexicon).find(frame)) or denied(*parts):
        return
    cue = Span(parts[0].span.start, parts[-1].span.end)
    yield Relation(RelationKind.SUM, parts[0].document, {"part": parts}, cue, Sureness.SURE, {"form": "percents"})


def _of_one_noun(part: Claim, total: Claim) -> bool:
    """Whether a part counts what the total counts: "180", "the other 40", not "the eight cases"."""
    counted, whole = part.figure.mention.noun, total.figure.mention.noun
    return counted is None or counted.elided or whole is None or counted.head == whole.head


def _adds(total: Claim, parts: tuple[Claim, ...]) -> bool:
    """Whether the parts can be parts: of one unit with the total, stated as facts, and none larger than it."""
    whole = amount(total)
    if whole is None or not comparable(total, *parts) or denied(total, *parts):
        return False
    return all(not whole.bounds.hard.below(p.bounds.hard) for c in parts if (p := amount(c)))


def _sum(total: Claim, parts: tuple[Claim, ...], cue: Span, form: str) -> Relation:
    roles = {"total": (total,), "part": parts}
    return Relation(RelationKind.SUM, total.document, roles, cue, Sureness.SURE, {"form": form})
