"""Links one quantity given twice: in two units, in two currencies, in words and in figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from numcheck.model.calendar import Anchor, Grain, Moment
from numcheck.model.claims import Claim
from numcheck.model.figures import Unit
from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import MentionKind
from numcheck.model.readings import AtLeast, AtMost, Exactly, LessThan, MoreThan
from numcheck.model.relations import Relation, RelationKind, Sureness
from numcheck.relations.frames import PERIODS, Frame, Match, amount, dimension, pattern

_LOOSE = "(?:<loosely> )*"
_TO = "(?:to|-|–|and)"
_PATTERNS = (
    f"{{a:qd}}(?P<between>[-\\w\\s]{{0,24}}?) ?[(]{_LOOSE}{{b:qd}}~[)]",
    f"{{a:qd}}(?P<between>[-\\w\\s]{{0,24}}?), or {_LOOSE}{{b:qd}}(?= ?[-,.;)\\w])",
    "{a:qd}(?P<between>)/{b:qd}",
    "{a:$n}(?P<between>),? (?:comes to|makes|adds up to|amounts to|works out to|totals)~{b:$n}",
    "{a:l}(?P<between>[-\\w\\s]{0,24}?), (?:about|roughly|nearly|almost|some|around) {b:l}(?=[,.;])",
    "{a:qd}(?P<between>[-\\w\\s]{0,24}?), (?:equivalent|equal|which is|the equivalent of)≈{b:qd}",
)


_WEATHER, _OVEN = Fraction(6, 5), Fraction(5)
"""How far, in kelvins, two scales may be apart by rounding: in a weather report, and on an oven's dial."""
_CALENDAR = ("week", "month", "year")
"""Periods that do not depend on how many days one works."""
_RANGES = f"{{a:qd}} ?{_TO} ?{{c:qd}}(?P<between>[-\\w\\s]{{0,24}}?) ?[(]{_LOOSE}{{b:qd}} ?{_TO} ?{{d:qd}}~[)]"
_OF_A_CHANGE = re.compile(
    r"\b(?:by|of|another|extra|additional|difference|warmed|cooled|up|down)(?:\s\w+)?\s*\Z", re.IGNORECASE
)
_CHANGED = re.compile(
    r"\A\s*(?:warmer|cooler|hotter|colder|above|below|higher|lower|more|less|increase|rise|drop|difference)",
    re.IGNORECASE,
)


def link(frame: Frame, lexicon: Lexicon) -> Iterator[Relation]:
    """The quantities that one sentence gives twice."""
    told: set[Claim] = set()
    for match in pattern(_RANGES, lexicon).find(frame):
        for first, second in (("a", "b"), ("c", "d")):
            a, b = match.roles[first][0], match.roles[second][0]
            if _form(a, b, "-") == "units":
                told.update((a, b))
                yield Relation(
                    RelationKind.CONVERSION, a.document, {"a": (a,), "b": (b,)}, match.cue, facts={"form": "units"}
                )
    for source in _PATTERNS:
        for match in pattern(source, lexicon).find(frame):
            relation = _relation(match, lexicon)
            pair = (*relation.role("a"), *relation.role("b")) if relation else ()
            if relation and told.isdisjoint(pair):
                told.update(pair)
                yield relation


def rates(relations: Sequence[Relation]) -> Iterator[Relation]:
    """Pairs of amounts in the same two currencies: the text implies one rate, unless it says that the days differ."""
    pairs = [r for r in relations if r.facts.get("form") == "currency" and r.facts["day"] == "now"]
    for k, first in enumerate(pairs):
        for second in pairs[k + 1 :]:
            a, b, c, d = (r.role(name)[0] for r in (first, second) for name in ("a", "b"))
            if dimension(a) == dimension(d) and dimension(b) == dimension(c):
                c, d = d, c
            if dimension(a) == dimension(c) and dimension(b) == dimension(d):
                roles = {"a": (a,), "b": (b,), "c": (c,), "d": (d,)}
                yield Relation(RelationKind.CONVERSION, a.document, roles, second.cue, Sureness.SURE, {"form": "rates"})
                break


def _relation(match: Match, lexicon: Lexicon) -> Relation | None:
    a, b = match.roles["a"][0], match.roles["b"][0]
    first, second = amount(a), amount(b)
    if first is None or second is None:
        return None
    form = _form(a, b, match.found.group("between"))
    before, after = match.frame.text[: match.found.start()], match.frame.text[match.found.end() :]
    if form is None or (form == "temperature" and (_OF_A_CHANGE.search(before) or _CHANGED.search(after))):
        return None
    a, b = _unbounded(a), _unbounded(b)
    if form == "pace":
        a, b = _paced(a), _paced(b)
    facts = {"form": form}
    if form == "temperature":
        facts["slack"] = str(_OVEN if any(_round_hundreds(c) for c in (a, b)) else _WEATHER)
    if form == "currency":
        facts["pair"] = "/".join(unit.symbol for c in (a, b) if (value := amount(c)) and (unit := value.unit))
        facts["day"] = "then" if _of_another_day(match, lexicon) else "now"
    return Relation(RelationKind.CONVERSION, a.document, {"a": (a,), "b": (b,)}, match.cue, Sureness.SURE, facts)


def _unbounded(claim: Claim) -> Claim:
    """ "Up to 3 feet (a meter)": the bound is of both, the numbers are still one quantity."""
    value = amount(claim)
    match value.reading if value else None:
        case MoreThan(n) | AtLeast(n) | LessThan(n) | AtMost(n) if value:
            return replace(claim, figure=replace(claim.figure, value=replace(value, reading=Exactly(n))))
        case _:
            return claim


def _round_hundreds(claim: Claim) -> bool:
    """Whether a temperature is one of an oven: 350 degrees, 180 degrees."""
    number = claim.figure.mention.numbers[0].value
    return number >= 100 and number % 10 == 0


def _of_another_day(match: Match, lexicon: Lexicon) -> bool:
    """Whether the text dates the pair: "then about $15 million", "in 2008"."""
    said = match.frame.text[match.found.start() : match.found.end()]
    if pattern("<then>", lexicon).regex.search(said):
        return True
    dates = [c.figure.value for c in match.frame.slots if isinstance(c.figure.value, Moment)]
    return any(d.anchor is Anchor.EXPLICIT and d.grain is Grain.YEAR for d in dates)


def _form(a: Claim, b: Claim, between: str) -> str | None:
    """What kind of repetition a pair is; None if it is none."""
    first, second = (value.unit if (value := amount(c)) else None for c in (a, b))
    kinds = {a.figure.mention.kind, b.figure.mention.kind}
    if first == second:
        words = [any(n.in_words for n in c.figure.mention.numbers) for c in (a, b)]
        return "words" if words[0] != words[1] and not between.strip() else None
    if first is None or second is None or kinds & {MentionKind.PERCENT, MentionKind.POINTS}:
        return None
    if _pace(first) and _pace(second):
        return (
            "pace" if first.dimension.partition("/")[0] == second.dimension.partition("/")[0] or not between else None
        )
    if kinds == {MentionKind.MONEY}:
        plain = all(u.dimension.startswith("currency ") and "/" not in u.dimension for u in (first, second))
        return "currency" if plain and first.dimension != second.dimension else None
    if first.dimension != second.dimension:
        return None
    return "temperature" if first.offset or second.offset else "units"


def _pace(unit: Unit) -> int:
    """The seconds of the period of a rate ("a month", "per year"); 0 for what is no rate, or one by working days."""
    period = unit.name.rpartition("per ")[2]
    return PERIODS[period] if "per " in unit.name and period in _CALENDAR else 0


def _paced(claim: Claim) -> Claim:
    """The rate with its period in seconds, so that a month and a year can be compared."""
    value = amount(claim)
    if value is None or value.unit is None:
        return claim
    unit = replace(value.unit, dimension="pace", factor=Fraction(1, _pace(value.unit)))
    return replace(claim, figure=replace(claim.figure, value=replace(value, unit=unit)))
