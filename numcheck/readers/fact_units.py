"""Values and units of a table of facts, put so that extraction reads the two as one figure."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Sequence

from numcheck.model.mentions import Mention
from numcheck.model.spans import Span

_SIGNED = re.compile(r"(?P<sign>[£$€¥₹])\s?(?P<scale>[A-Za-z]*)")
_CODED = re.compile(r"(?P<code>[A-Z]{3})(?:\s(?P<scale>[a-z]+))?")
_WORDS = re.compile(r"[^\W\d_][^\W\d_]*(?:[ ’'-][^\W\d_]+)*")
_SCALES = {"k": "thousand", "m": "million", "mn": "million", "mln": "million", "bn": "billion", "tn": "trillion"}
_SCALES |= {f"{word}s": word for word in ("thousand", "million", "billion", "trillion")}
_OFTEN = ("hundred", "thousand", "million", "billion", "trillion", "percent", "dollar", "kilometre", "hectare")
_SLIP = 0.85
"""From which likeness an unknown unit is taken for a slip of the pen."""
Figures = Callable[[str], Sequence[Mention]]
"""The figures that a sentence states: extraction, which readers do not know."""


class FactError(ValueError):
    """What cannot be understood in a row: the column, and what was expected."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column = column


def written(opening: str, value: str, unit: str, figures: Figures) -> tuple[str, str]:
    """What is written before and behind a value, after `opening`, so that value and unit are read as one figure.

    Raises:
        FactError: if the value is no number, or the unit none that numcheck knows.
    """
    seen = False
    for before, after in _ways(value, unit):
        sentence = f"{opening}{before}{value}{after}."
        number = Span(len(opening) + len(before), len(opening) + len(before) + len(value))
        whole = Span(len(opening), len(sentence) - 1)
        found = next((m for m in figures(sentence) if m.kind.claims and m.span.overlaps(number)), None)
        if found is None or not _covers(found.span, number):
            continue
        seen = True
        rest = sentence[found.span.end : whole.end].strip()
        if found.span.start <= whole.start + len(before) and (not rest or _counted(rest)):
            if before and found.span.start > whole.start:
                continue
            return before, after
    if seen:
        near = difflib.get_close_matches(_last(unit), _OFTEN, 1, _SLIP)
        hint = f"; did you mean {near[0]!r}?" if near else "; units are %, £ million, km, people and the like"
        raise FactError("unit", f"{unit!r} is no unit that numcheck knows{hint}")
    raise FactError("value", f"{value!r} is no number; 48, 1,200, 4.5 million or 60% is expected")


def _ways(value: str, unit: str) -> Iterator[tuple[str, str]]:
    """The ways in which a unit may be written with its number, the likeliest first."""
    if not unit:
        yield "", ""
        return
    if unit in value:
        yield "", ""
    if found := _SIGNED.fullmatch(unit) or _CODED.fullmatch(unit):
        scale = found["scale"] or ""
        word = _SCALES.get(scale.lower(), scale)
        mark = found.groupdict().get("sign") or f"{found.groupdict().get('code')} "
        yield mark, f" {word}" if word else ""
    words = " ".join(_SCALES.get(w.lower(), w) if len(w) > 2 else w for w in unit.split())
    if unit[0].isalpha():
        yield "", f" {words}"
    yield "", unit
    yield unit, ""


def _covers(span: Span, number: Span) -> bool:
    return span.start <= number.start and number.end <= span.end


def _counted(rest: str) -> bool:
    """Whether what stands behind a number can be what it counts, and is no slip of a unit's name."""
    known = {*_OFTEN, *(f"{w}s" for w in _OFTEN)}
    slips = (w for w in rest.lower().split() if w not in known and difflib.get_close_matches(w, known, 1, _SLIP))
    return _WORDS.fullmatch(rest) is not None and next(slips, None) is None


def _last(unit: str) -> str:
    words = unit.lower().split()
    return next((w for w in words if difflib.get_close_matches(w, _OFTEN, 1, _SLIP)), words[-1] if words else "")
