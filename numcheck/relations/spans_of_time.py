"""Links spans of time and ordinal years with the dates they follow from: "since 1998, a 25-year drought"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from numcheck.model.calendar import Anchor, Grain, Moment
from numcheck.model.claims import Claim
from numcheck.model.documents import Document
from numcheck.model.expressions import Origin, Shift, TimeOfDay, TimeUnit
from numcheck.model.figures import Amount
from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import MentionKind
from numcheck.model.readings import Exactly, Number
from numcheck.model.relations import Relation, Sureness
from numcheck.relations.dated import Setting, ends, whole, year
from numcheck.relations.frames import Frame, amount, unit_name

_START = (
    r"\bsince~{start:D}",
    r"(?:<founded>|\bborn)≈\b(?:in|on)~{start:D}",
    r"(?:\bfirst|{:k}) (?:run|held|staged|played|published|aired|opened|awarded|won)≈\bin~{start:D}",
    r"\blast (?:coming|title|one|win|victory|cup|was|came)?≈\bin~{start:D}",
    r"\bdat(?:es|ing|ed) (?:back )?(?:to|from)~{start:D}",
    r"\bin~{start:D}, {:D}",
    r"{:D},? in~{start:D}",
    r"{:d} (?:after|since) the~{start:D} [a-z]",
)
_SPAN = (
    "{span:d} ago",
    "{span:da}(?:-| )old",
    "{span:a}",
    r"\bturn(?:s|ed|ing)? {span:na}",
    r"\bfor~{span:d}",
    "{span:d}(?:-| )(?:<spell>)",
    r"(?:<largest>|<smallest>|\bfirst\b|{:k})≈ in~{span:d}",
    r"\b(?:gap|wait|absence|break|interval|hiatus|pause) of~{span:d}",
    r"\bbeen~{span:d} since",
    "{span:d} (?:after|since) the~{:D}",
)
_NTH = (
    (0, r"{nth:k}~(?:anniversary|birthday|jubilee|centenary)"),
    (1, r"{nth:k}~(?:<edition>)"),
    (1, r"\bfor the {nth:k} time"),
)
_NTH_OF_PERIOD = r"\bin (?:its|their|the|his|her) {nth:k} (?:straight |consecutive |full )?(?P<unit>day|week|year)"
_BEGAN = r"\b(?:began|started|opened|broke out|went on strike|walked out|launched|begun)≈\b(?:on|in)~{start:D}"
_FROM_TO = (
    r"\bfrom~{start:D}~(?:to|until|till|through)~{end:D}",
    r"\bbetween~{start:D} and~{end:D}",
    r"\b<began>≈\b(?:in|on)~{start:D}"
    r"≈<finished>~(?:in|on)~{end:D}",
)
_CLOCK = (
    r"\bfrom~{start:T} (?:to|until|till)~{end:T}",
    r"\b(?:began|begins|started|starts|opened|opens|left|departed|took off|runs?|ran)≈(?:at|from)~{start:T}"
    r"≈(?:ended|ends|finished|closed|closes|landed|arrived|arrives|returned|until|till|to)≈{end:T}",
)
_LATER = (
    r"(?:\bborn|<founded>)~ in~{first:D},? (?:and |it |he |she |then )*(?:was |were )?(?:first |later |then )?"
    r"(?:<ended>|<deed>|\w+ed|became|began|left|sold|took|went|died)≈\b(?:in|of|on|by)~{later:D}",
    r"\b(?:destroyed|burned down|demolished|closed|shut|dissolved|banned)≈\bin~{first:D},? (?:and|but|then)?~"
    r"(?:rebuilt|reopened|restored|revived|refounded|lifted)≈\bin~{later:D}",
    r"\b\w+ed≈\bin~{later:D},?≈\bafter~\w+ing≈\bin~{first:D}",
    r"\bopened~ in~{first:D} and~(?:closed|shut|burned|was)≈\bin~{later:D}",
)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s")
_SLACK = 1
"""Seasons, fiscal years and events late in December: a year either way is no error."""
_DAY = 86400
_HALF_HOUR = 1800
"""Time zones lie whole half hours apart."""


def link(frame: Frame, lexicon: Lexicon, document: Document) -> Iterator[Relation]:
    """The spans that one or two sentences state beside the dates and clock times they follow from."""
    if not any(c.figure.mention.kind in (MentionKind.DATE, MentionKind.TIME) for c in frame.slots):
        return
    setting = Setting(frame, lexicon, document.published.date if document.published else None)
    yield from _passed(setting)
    yield from _nth_period(setting)
    yield from _between(setting)
    yield from _clock(setting)
    yield from _order(setting)


def _passed(setting: Setting) -> Iterator[Relation]:
    """Years from a start to publication, where the text names one start and one span."""
    start = setting.only("start", *_START)
    begun = year(start) if start else None
    if start is None or begun is None or setting.published is None or _other_years(setting, start):
        return
    passed = setting.published.year - begun
    spans = {c.span: c for m in setting.matches(*_SPAN) for c in m.roles["span"] if _in_years(c)}
    spans.update({c.span: c for c in map(_years_ago, setting.frame.slots) if c is not None})
    spans = {at: c for at, c in spans.items() if not _SENTENCE_END.search(setting.frame.between(start, c))}
    if len(spans) == 1 and passed >= 0 and not setting.says(r"\b(?:had|next|another|expires?|until|will)\b"):
        span = next(iter(spans.values()))
        yield setting.relation(
            "years", {"start": start, "span": span}, passed=(max(passed - _SLACK, 0), passed + _SLACK)
        )
    skipped = setting.says("<skipped>")
    for first, source in _NTH:
        nth = setting.only("nth", source)
        if nth is not None and whole(nth) is not None and _of_one_thing(setting, start, nth):
            low = 0 if skipped and first else passed + first - _SLACK
            form = "edition" if first else "anniversary"
            yield setting.relation(form, {"start": start, "nth": nth}, passed=(low, passed + first + _SLACK))
            return


def _of_one_thing(setting: Setting, start: Claim, nth: Claim) -> bool:
    """Whether start and number are of one thing: "its 25th edition", but not "the 25th anniversary of the ruling"."""
    if _SENTENCE_END.search(setting.frame.between(start, nth)) and not setting.says(
        "(?:<founded>|{:k} held|first held)"
    ):
        return False
    return start.span.start > nth.span.start or not setting.says(r"\banniversary of\b")


def _nth_period(setting: Setting) -> Iterator[Relation]:
    """ "The strike, in its 12th day, began on May 1"."""
    start = setting.only("start", _BEGAN)
    begun = start.figure.value if start else None
    if start is None or not isinstance(begun, Moment) or begun.grain is not Grain.DAY or setting.published is None:
        return
    for match in setting.matches(_NTH_OF_PERIOD):
        days = (setting.published - begun.core.first).days
        number = days // {"day": 1, "week": 7, "year": 365}[match.found["unit"].lower()] + 1
        if days >= 0 and begun.anchor is not Anchor.GUESS:
            claims = {"start": start, "nth": match.roles["nth"][0]}
            yield setting.relation("edition", claims, passed=(max(number - 1, 1), number + 1))


def _other_years(setting: Setting, start: Claim) -> bool:
    """Whether the text names another year, from which the span may count."""
    others = (c.figure.value for c in setting.frame.slots if c.span != start.span)
    return any(isinstance(m, Moment) and m.anchor is Anchor.EXPLICIT and not setting.says("<skipped>") for m in others)


def _years_ago(claim: Claim) -> Claim | None:
    """ "80 years ago" as a span of 80."""
    time = claim.figure.mention.time
    if time is None or not isinstance(time.body, Shift) or time.body.unit is not TimeUnit.YEAR or time.body.aligned:
        return None
    if time.body.count is None or time.body.sign >= 0 or time.body.origin is not Origin.DOCUMENT or time.body.count < 2:
        return None
    return replace(claim, figure=replace(claim.figure, value=Amount(Exactly(Number(time.body.count)))))


def _in_years(claim: Claim) -> bool:
    """Whether a span counts years: "20 years", "20-year-old", "turns 50"."""
    return unit_name(claim) == "year" or (claim.figure.mention.kind is MentionKind.COUNT and whole(claim) is not None)


def _between(setting: Setting) -> Iterator[Relation]:
    """A span between two dates: days counted with or without the last, years with a year's slack."""
    lengths = [c for c in setting.frame.slots if c.figure.mention.kind is MentionKind.DURATION and amount(c)]
    for match in setting.matches(*_FROM_TO):
        start, end = match.roles["start"][0], match.roles["end"][0]
        a, b = start.figure.value, end.figure.value
        if not isinstance(a, Moment) or not isinstance(b, Moment) or a.grain != b.grain or b.core.last < a.core.first:
            continue
        for unit in ("day", "week") if a.grain is Grain.DAY else ("year",) if a.grain is Grain.YEAR else ():
            spans = [c for c in lengths if unit_name(c) == unit]
            if len(spans) == 1:
                claims = {"start": start, "end": end, "span": spans[0]}
                yield setting.relation("days", claims, passed=_length(a, b, unit))
    yield from _range(setting, [c for c in lengths if unit_name(c) == "year"])


def _length(start: Moment, end: Moment, unit: str) -> tuple[Fraction, Fraction]:
    if unit == "year":
        years = Fraction(end.core.first.year - start.core.first.year)
        return years - _SLACK, years + _SLACK
    days, length = (end.core.first - start.core.first).days, 7 if unit == "week" else 1
    return Fraction(days, length), Fraction(days + 1, length)


def _range(setting: Setting, lengths: list[Claim]) -> Iterator[Relation]:
    """ "the 1914-18 war, which lasted four years"."""
    ranges = [c for c in setting.frame.slots if c.figure.mention.kind is MentionKind.DATE and ends(c, None)]
    if (
        len(ranges) == 1
        and len(lengths) == 1
        and setting.says(r"\b(?:lasted|took|term|reign|rule|war|ran|served|long)\b")
    ):
        first, last = ends(ranges[0], None) or (0, 0)
        passed = (max(last - first - _SLACK, 0), last - first + _SLACK)
        yield setting.relation("days", {"start": ranges[0], "span": lengths[0]}, Sureness.LIKELY, passed=passed)


def _clock(setting: Setting) -> Iterator[Relation]:
    """A span between two clock times of one zone; journeys may cross zones, by whole half hours."""
    spans = [c for c in setting.frame.slots if unit_name(c) in ("minute", "hour") and c.figure.mention.numbers]
    for match in setting.matches(*_CLOCK):
        start, end = match.roles["start"][0], match.roles["end"][0]
        a, b = _clock_time(start), _clock_time(end)
        value = amount(spans[0]) if len(spans) == 1 else None
        if a is None or b is None or value is None or value.unit is None or a.minutes is None or b.minutes is None:
            continue
        passed = Fraction((b.minutes - a.minutes) % 1440 * 60)
        stated = spans[0].figure.mention.numbers[0].value * value.unit.factor
        travels = (
            setting.says(r"\b(?:flight|flew|flying|local time|landed|plane)\b") and (passed - stated) % _HALF_HOUR == 0
        )
        if a.zone == b.zone and stated <= _DAY and not travels:
            scaled = passed / value.unit.factor
            yield setting.relation("clock", {"start": start, "end": end, "span": spans[0]}, passed=(scaled, scaled))
            return


def _clock_time(claim: Claim) -> TimeOfDay | None:
    """The clock time as written, needing no date; None where morning or evening is open."""
    time = claim.figure.mention.time
    return time.body if time and isinstance(time.body, TimeOfDay) and time.body.half_known else None


def _order(setting: Setting) -> Iterator[Relation]:
    """What was built in one year cannot have been destroyed in an earlier one."""
    for match in setting.matches(*_LATER):
        first, later = match.roles["first"][0], match.roles["later"][0]
        a, b = year(first), year(later)
        if a is not None and b is not None:
            yield setting.relation("order", {"first": first, "later": later}, first=(a, a), later=(b, b))
