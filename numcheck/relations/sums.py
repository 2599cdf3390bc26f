"""Links parts with their total: a list after a colon, in brackets, after "of the", or before "in all"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from numcheck.model.claims import Claim
from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import MentionKind
from numcheck.model.relations import Relation, RelationKind, Sureness
from numcheck.model.spans import Span
from numcheck.relations.frames import Frame, Match, amount, comparable, pattern, slot_class

_LISTED = (
    r"{total:q}~: ?{first:q}",
    r"{total:q}~[(] ?{first:q}",
    r"{total:q}~,? ?(?:—|–| --? ?) ?{first:q}",
    r"{total:q}~,?≈<consists>~{first:q}",
    r"\b(?:in all|in total|altogether|overall|all told)[, ]~{total:q}~, {first:q}",
    r"\b(?:a|the) total of {total:q}~[,:(] ?{first:q}",
)
"""A total, and the list that makes the whole of it."""
_HALVES = r"{total:n}~, {first:n} (?:<halves>),? and {:n} (?:<halves>)(?=\s*[.,;]|\Z)"
"""The whole by its nature: men and women, adults and children."""
_APPOSED = r"(?<!of\s)\b(?:the|its|their|all|those|these) ~{total:q}~, {first:q}"
_TOGETHER = (
    "{last:qp}≈(?:a total of|totaling|totalling|bringing the total to|adding up to|making)~{total:qp}",
    "{last:q}~(?:,|—|–| -|[(])~{total:q}~(?:<altogether>)",
)
_OF_THE = r"(?:\A|[.;] |\band )[\"“']?(?:out )?of (?:(?:the|its|their|his|her|these|those|all) ~)?{total:q}"
_PART_OF_THE = r"{part:q}~\bof (?:the|its|their|his|her|these|those) ~{total:q}"
_OF_THEM = r"{total:q}≈, {first:q}~ of (?:them|whom|which)\b"
_HAS = r"{total:q}(?:-(?:member|seat|strong|person|bed|room|vote|acre))?≈(?:<allots>)~{first:q}"
_JOINED = re.compile(
    r"[^;:()—]{0,80}?(?:,|;|,? and|,? plus|,? but)"
    r"(?:\s+(?:and|about|around|some|another|the|other|others|remaining|only|just|roughly|nearly|a|further|for))*\s*\Z"
)
_ITEM = r"\s+(?:the|an?|his|her|its|their|one)\s+(?!(?:other|others|remaining|further|rest)\b)"
_UNNUMBERED = re.compile(rf"(?:,| and\b){_ITEM}.*(?:,|;|\band\b)|\bof (?:them|whom|which|those)\b")
_ANOTHER_ITEM = re.compile(r"[^,.;:()—–]*(?:,)?\s(?:and|plus) (?:the|an?|his|her|its|their|one)\b")
_SUBORDINATE = re.compile(r"\b(?:who|which|that|when|where|because|after|aged?|each|per|while|since)\b", re.IGNORECASE)
_ANOTHER = re.compile(r"\b(?:the|these|those|all|both) \Z")
"""What has been spoken of already: "the eight cases" are no part of the eight victims."""
_UNION = re.compile(r"\b(?:and|or)\b")
_LISTS = re.compile(r";|\band\b|\bwhile\b|\bwith\b")
_SLOT = re.compile(slot_class("qp"))


def link(frame: Frame, lexicon: Lexicon) -> Iterator[Relation]:
    """The sums that one sentence states."""
    runs = _runs(frame)
    partial = pattern("<partial>", lexicon).regex.search(frame.text) is not None
    if not partial:
        yield from _wholes(frame, lexicon, runs)
        yield from _percents(frame, lexicon)
    yield from _some(frame, lexicon, runs, partial)


Run = tuple[int, ...]
"""The places in a frame's text of slots that stand in one coordination: "52 on Friday, 31 on Saturday and 12 later"."""


def _runs(frame: Frame) -> tuple[Run, ...]:
    """The coordinations of comparable amounts in a sentence, of two and more."""
    places = [m.start() for m in _SLOT.finditer(frame.text) if amount(frame.claim(m.group()))]
    runs: list[list[int]] = [places[:1]] if places else []
    for before, after in pairwise(places):
        gap = frame.text[before + 1 : after]
        joined = _JOINED.match(gap) and not _SUBORDINATE.search(gap) and comparable(*_at(frame, (before, after)))
        if joined:
            runs[-1].append(after)
        else:
            runs.append([after])
    return tuple(tuple(run) for run in runs if len(run) >= 2)


def _at(frame: Frame, places: Sequence[int]) -> tuple[Claim, ...]:
    return tuple(frame.claim(frame.text[at]) for at in places)


def _wholes(frame: Frame, lexicon: Lexicon, runs: Sequence[Run]) -> Iterator[Relation]:
    """Totals with the list that makes the whole of them."""
    for source in (*_LISTED, _HALVES, _APPOSED):
        for match in pattern(source, lexicon).find(frame):
            total, first = match.found.start("total"), match.found.start("first")
            parts = _from(runs, first)
            if source is _APPOSED and not _closed(frame, parts):
                continue
            if parts and _complete(frame, parts) and not _UNION.search(frame.text[total + 1 : first]):
                sure = Sureness.LIKELY if source is _APPOSED else Sureness.SURE
                yield from _sum(frame, total, parts, "whole", sure)
    for source in _TOGETHER:
        for match in pattern(source, lexicon).find(frame):
            total, last = match.found.start("total"), match.found.start("last")
            parts = next((tuple(p for p in run if p <= last) for run in runs if last in run), ())
            parts = parts or _alike(frame, last)
            if len(parts) >= 2 and _complete(frame, parts, until=total):
                yield from _sum(frame, total, parts, "whole", Sureness.SURE)


def _complete(frame: Frame, parts: Run, until: int | None = None) -> bool:
    """Whether every item of a list has its number: "48 students, three teachers and the driver" has one without."""
    gaps = [frame.text[a + 1 : b] for a, b in pairwise(parts)]
    tail = frame.text[parts[-1] + 1 : until]
    return not any(_UNNUMBERED.search(gap) for gap in gaps) and _ANOTHER_ITEM.match(tail) is None


def _alike(frame: Frame, last: int) -> Run:
    """All amounts up to a place, if they count one thing: "350 soldiers to Poland and Germany 350 soldiers ..."."""
    places = tuple(m.start() for m in _SLOT.finditer(frame.text, 0, last + 1))
    nouns = {c.figure.mention.noun.head if c.figure.mention.noun else "" for c in _at(frame, places)}
    return places if len(nouns) == 1 and comparable(*_at(frame, places)) else ()


def _from(runs: Sequence[Run], first: int) -> Run:
    """The rest of a run from one of its places on; empty if only one is left."""
    rest = next((tuple(p for p in run if p >= first) for run in runs if first in run), ())
    return rest if len(rest) >= 2 else ()


def _closed(frame: Frame, parts: Run) -> bool:
    """Whether a list in apposition ends with a comma or dash, not with the clause's verb."""
    return bool(parts) and re.match(r"[^,;:—–]{1,30}(?:,|—|–| -)", frame.text[parts[-1] + 1 :]) is not None


def _some(frame: Frame, lexicon: Lexicon, runs: Sequence[Run], partial: bool) -> Iterator[Relation]:
    """Totals with parts that need not be all, but cannot be more: "of the 400 passengers, 250 ..., 130 ..."."""
    if pattern("<multiple_choice>", lexicon).regex.search(frame.text):
        return
    rest = pattern("<rest>", lexicon).regex.search(frame.text) is not None and not partial
    heads = list(pattern(_OF_THE, lexicon).find(frame))
    if len(heads) == 1:
        total = heads[0].found.start("total")
        after = [m.start() for m in _SLOT.finditer(frame.text, total + 1)]
        parts = _of_one_noun(frame, total, after)
        if parts and _LISTS.search(frame.text, parts[0], parts[-1]):
            yield from _sum(frame, total, parts, "whole" if rest else "some", Sureness.SURE)
        return
    for match in pattern(_PART_OF_THE, lexicon).find(frame):
        total = match.found.start("total")
        others = _from(runs, total)[1:]
        if others:
            parts = (match.found.start("part"), *_of_one_noun(frame, total, others))
            yield from _sum(frame, total, parts, "some", Sureness.SURE)
    for match in (m for source in (_HAS, _OF_THEM) for m in pattern(source, lexicon).find(frame)):
        yield from _sum(frame, match.found.start("total"), _allotted(match, runs), "some", Sureness.LIKELY)


def _allotted(match: Match, runs: Sequence[Run]) -> Run:
    return _from(runs, match.found.start("first"))


def _of_one_noun(frame: Frame, total: int, places: Sequence[int]) -> Run:
    """The amounts that count what the total counts ("180", "the other 40"), up to the first that does not."""
    whole = frame.claim(frame.text[total])
    found: list[int] = []
    for at in places:
        part = frame.claim(frame.text[at])
        if not amount(part) or not comparable(part, whole) or _ANOTHER.search(frame.text[:at]):
            break
        found.append(at)
    return tuple(found)


def _sum(frame: Frame, total: int, places: Sequence[int], form: str, sure: Sureness) -> Iterator[Relation]:
    """The relation, if the parts can be parts: of one unit with the total, not and none larger than it."""
    whole, parts = frame.claim(frame.text[total]), _at(frame, places)
    value = amount(whole)
    if len(parts) < 2 or value is None or not comparable(whole, *parts):
        return
    if any(value.bounds.hard.below(p.bounds.hard) for c in parts if (p := amount(c))):
        return
    ends = sorted((total, *places))
    cue = frame.place(ends[0], ends[-1] + 1)
    yield Relation(RelationKind.SUM, whole.document, {"total": (whole,), "part": parts}, cue, sure, {"form": form})


_TWO_SIDES = r"{part_1:%}≈(?:to|against)~{part_2:%}"
_VOTED = re.compile(r"\b(?:votes?|won|wins|beat|defeated|election|ballots?|runoff)\b", re.IGNORECASE)


def _percents(frame: Frame, lexicon: Lexicon) -> Iterator[Relation]:
    """Shares of one question: several percents of which one is what remains (undecided, no answer)."""
    parts = tuple(c for c in frame.slots if c.figure.mention.kind is MentionKind.PERCENT)
    if (
        len(parts) == 2
        and _VOTED.search(frame.text)
        and not pattern("<rise>|<drop>|\\bfrom\\b", lexicon).regex.search(frame.text)
    ):
        for match in pattern(_TWO_SIDES, lexicon).find(frame):
            yield Relation(RelationKind.SUM, parts[0].document, match.roles, match.cue, facts={"form": "percents"})
    others = [
        c for c in frame.slots if amount(c) and c.figure.mention.kind not in (MentionKind.PERCENT, MentionKind.COUNT)
    ]
    if len(parts) < 3 or others:
        return
    if pattern(r"<multiple_choice>|\bfrom\b|\bcompared\b", lexicon).regex.search(frame.text):
        return
    if not pattern("<single_choice>", lexicon).regex.search(frame.text):
        return
    cue = Span(parts[0].span.start, parts[-1].span.end)
    yield Relation(RelationKind.SUM, parts[0].document, {"part": parts}, cue, Sureness.SURE, {"form": "percents"})
