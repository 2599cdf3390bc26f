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

_SINCE = (r"\bsince~{start:D}", r"\blast (?:coming|title|one|win|victory|cup|was|came|won)?≈\bin~{start:D}")
_FOUNDED = (
    r"(?:<founded>|<entered>)≈\b(?:in|on)~{start:D}",
    r"(?:\bfirst|{:k}) (?:run|held|staged|played|published|aired|opened|awarded|won)≈\bin~{start:D}",
    r"\bdat(?:es|ing|ed) (?:back )?(?:to|from)~{start:D}",
)
_WAITED = (
    "{span:d}(?:-| )(?:<spell>)",
    r"(?:<largest>|<smallest>|\bfirst\b|{:k})≈ in~{span:d}",
    r"\b(?:gap|wait|absence|break|interval|hiatus|pause|span|period) of~{span:d}",
    r"\b(?:has|have|is|are|been)≈\bfor~{span:d}",
    r"\bfor~{span:d}≈\bsince",
)
_OLD = (
    r"{span:a} (?:\w+ )?(?:<thing>)",
    r"\bturn(?:s|ed|ing)? {span:na}",
    r"\b(?:mark|celebrat)\w+ (?:its |their |the )?{span:d}(?= (?:in|of|since))",
)
_AT_ONCE = (
    r"\bin~{start:D}, {span:D}",
    r"{span:D},? in~{start:D}",
    r"{span:d} (?:after|since) the~{start:D} [a-z]",
    r"\bbeen~{span:d} since≈{start:D}",
)
"""Start and span side by side: "in 1981, 50 years ago", "ten years after the 2021 flood"."""
_PERSON = r"\b(?:who|he|she|his|her)\b"
_OPEN = r"\b(?:had|next|another|expires?|until|will)\b|\bsince~{:D},? when\b"
"""The span may end on another day than that of publication."""
_NTH = (
    (0, r"{nth:k}~(?:anniversary|birthday|jubilee|centenary)"),
    (1, r"{nth:k}~(?:<edition>)"),
    (1, r"\bfor the {nth:k} time"),
    (1, r"\b(?:in|serving|for|into) (?:its|his|her|their) {nth:k} (?:straight |consecutive |full )?year\b"),
)
_NTH_OF_PERIOD = r"\bin (?:its|their|the|his|her) {nth:k} (?:straight |consecutive |full )?(?P<unit>day|week|year)"
_HELD = r"\b(?:for|after|lasted)~{span:d}"
_STILL = r"\b(?:ha(?:s|ve) (?:held|lasted|gone on|continued|been)|now)\b|{:D}~for"
_BEGAN = r"\b(?:began|started|opened|broke out|went on strike|walked out|launched|begun)≈\b(?:on|in)~{start:D}"
_FROM_TO = (
    r"\bfrom~{start:D}~(?:to|until|till|through)~{end:D}",
    r"\bbetween~{start:D} and~{end:D}",
    r"\b<began>≈\b(?:in|on)~{start:D}"
    r"≈<finished>~(?:in|on)~{end:D}",
)
_CLOCK = (
    r"\bfrom~{start:T} (?:to|until|till)~{end:T}",
    r"\b(?:began|begins|started|starts|opens|opened|left|leaves|departs|departed|took off|runs?|ran)≈(?:at|from)"
    r"~{start:T}"
    r"≈(?:ended|ends|finished|closed|closes|landed|lands|arrived|arrives|returned|until|till|to)≈{end:T}",
)
_LATER = (
    r"(?:\bborn|<founded>)~ in~{first:D},? (?:and |it |he |she |then )*(?:was |were )?(?:first |later |then |{:k} )?"
    r"(?:<ended>|<deed>|\w+ed|became|began|flew|left|sold|took|went|died)≈\b(?:in|of|on|by)~{later:D}",
    r"\b(?:destroyed|burned down|demolished|closed|shut|dissolved|banned)≈\bin~{first:D},? (?:and|but|then)?~"
    r"(?:rebuilt|reopened|restored|revived|refounded|lifted)≈\bin~{later:D}",
    r"\b\w+ed≈\bin~{later:D},?≈\bafter~\w+ing≈\bin~{first:D}",
    r"\bopened~ in~{first:D} and~(?:closed|shut|burned|was)≈\bin~{later:D}",
)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s")
_LONG_AGO = 100
_OF_CLOCKS = ("minute", "hour", "minute per day", "hour per day")
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
    """Years from a start to publication, where the text names one start and one span of it."""
    if setting.published is None:
        return
    for match in setting.matches(*_AT_ONCE):
        span = _years_ago(match.roles["span"][0]) or match.roles["span"][0]
        yield from _years(setting, match.roles["start"][0], span)
    since = setting.only("start", *_SINCE)
    if since is not None and not setting.says(_OPEN):
        yield from _with_span(setting, since, _WAITED)
    founded = setting.only("start", *_FOUNDED)
    if founded is not None:
        if not setting.says(_PERSON):
            yield from _with_span(setting, founded, _OLD)
        yield from _numbered(setting, founded)
    elif since is not None:
        yield from _numbered(setting, since)


def _with_span(setting: Setting, start: Claim, sources: tuple[str, ...]) -> Iterator[Relation]:
    spans = {c.span: c for m in setting.matches(*sources) for c in m.roles["span"]}
    if len(spans) == 1:
        yield from _years(setting, start, next(iter(spans.values())))


def _years(setting: Setting, start: Claim, span: Claim) -> Iterator[Relation]:
    begun = year(start)
    if begun is None or setting.published is None or not _in_years(span) or _other_years(setting, start):
        return
    passed = setting.published.year - begun
    if passed >= 0 and not _SENTENCE_END.search(setting.frame.between(start, span)):
        ends = (max(passed - _SLACK, 0), passed + _SLACK)
        yield setting.relation("years", {"start": start, "span": span}, passed=ends)


def _numbered(setting: Setting, start: Claim) -> Iterator[Relation]:
    """The nth edition, year or anniversary since a start."""
    begun = year(start)
    if begun is None or setting.published is None or _other_years(setting, start):
        return
    passed, skipped = setting.published.year - begun, setting.says("<skipped>")
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
    held = [c for m in setting.matches(_HELD) for c in m.roles["span"] if unit_name(c) == "day"]
    days = (setting.published - begun.core.first).days
    if len(held) == 1 and setting.says(_STILL) and 0 <= days < _LONG_AGO:
        yield setting.relation("days", {"start": start, "span": held[0]}, passed=(days - 1, days + 1))
    for match in setting.matches(_NTH_OF_PERIOD):
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
    shift = _shift(claim)
    if shift is None or shift.sign >= 0 or shift.origin is not Origin.DOCUMENT:
        return None
    return _counting(claim, shift)


def _years_apart(claim: Claim) -> Claim | None:
    """ "20 years earlier" as a span of 20."""
    shift = _shift(claim)
    return _counting(claim, shift) if shift and shift.origin is Origin.CONTEXT else None


def _shift(claim: Claim) -> Shift | None:
    """So many years from somewhere, if the claim is that."""
    time = claim.figure.mention.time
    if time is None or not isinstance(time.body, Shift) or time.body.unit is not TimeUnit.YEAR or time.body.aligned:
        return None
    return time.body if time.body.count is not None and abs(time.body.count) >= 2 else None


def _counting(claim: Claim, shift: Shift) -> Claim:
    number = Number(abs(shift.count or Fraction(0)))
    return replace(claim, figure=replace(claim.figure, value=Amount(Exactly(number))))


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
    yield from _earlier(setting)
    yield from _range(setting, [c for c in lengths if unit_name(c) == "year"])


def _earlier(setting: Setting) -> Iterator[Relation]:
    """Two years and their distance: "the 2029 law replaced one from 1999, 20 years earlier"."""
    years = [c for c in setting.frame.slots if _bare_year(c)]
    shifts = [c for c in map(_years_apart, setting.frame.slots) if c is not None]
    if len(years) == 2 and len(shifts) == 1 and not _SENTENCE_END.search(setting.frame.between(*years)):
        apart = abs((year(years[0]) or 0) - (year(years[1]) or 0))
        claims = {"start": years[0], "end": years[1], "span": shifts[0]}
        yield setting.relation("days", claims, Sureness.LIKELY, passed=(apart - _SLACK, apart + _SLACK))


def _bare_year(claim: Claim) -> bool:
    value = claim.figure.value
    return isinstance(value, Moment) and value.grain is Grain.YEAR and value.anchor is Anchor.EXPLICIT


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
    spans = [c for c in setting.frame.slots if unit_name(c) in _OF_CLOCKS and c.figure.mention.numbers]
    for match in setting.matches(*_CLOCK):
        start, end = match.roles["start"][0], match.roles["end"][0]
        a, b = _clock_time(start), _clock_time(end)
        value = amount(spans[0]) if len(spans) == 1 and unit_name(spans[0]) in _OF_CLOCKS[:2] else None
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
