"""Numbers without a unit of their own: ages and magnitudes by the words around them, rates, or just numbers."""

from __future__ import annotations

import re
from dataclasses import replace

from numcheck.extraction.amounts import Amount, ReadUnit
from numcheck.extraction.unit_reading import per_unit
from numcheck.extraction.vocabulary import Vocabulary
from numcheck.model.mentions import MentionKind, WrittenNumber
from numcheck.model.spans import Span

OLDEST = 125
"""The highest number that is read as a person's age without "years old"."""
_AGED = re.compile(
    r"(?i)\b(?:aged|ages|age|age of|aged between|ages of|(?:boy|girl|man|woman|child|teenager|baby|toddler|lad) of)"
    r"(?: (?:about|around|just|only|between))? \Z|\b(?:under|over)-\Z"
)
_OVER = re.compile(r"(?i)\b(?:under|over)[ -]\Z")
_PEOPLE = re.compile(
    r"(?i)\b(?:men|women|children|people|adults|kids|boys|girls|those|anyone|everyone|drivers|voters|residents|patients|"
    r"players|workers|persons?|citizens|residents|pupils|students|males|females|infants) (?:over|under) \Z"
)
_AGED_AFTER = re.compile(r" (?:or|and) (?:older|younger|over|under)\b")
_MAGNITUDE_BEFORE = re.compile(r"(?i)\bmagnitude(?:-| of | )(?:(?:about|around|estimated) )?\Z")
_MAGNITUDE_AFTER = re.compile(r"(?:[ -]magnitude\b| on the Richter scale)")
_NAME_BEFORE = re.compile(r"[A-Z][\w.'-]+ [A-Z][\w'-]+(?: Jr\.?| Sr\.?)?, \Z")
_CLOSED = re.compile(r"[,.;:)]|\Z|\s+(?:and|or|who|are|were|is|have|had|has|go|in|at|to|can|will|must|may|with)\b")
_AGE_ENDS = re.compile(r"[,.;)]| (?:and|who|was|is|has|told|said)\b")


def bare_number(text: str, amount: Amount, floor: int, stop: int, words: Vocabulary) -> Amount:
    """A number without a unit of its own: an age by the words around it, a rate ("20 a week"), or just a number."""
    number = amount.numbers[0]
    if _is_age(text, number, amount.span.start, floor, stop):
        unit = ReadUnit("year", MentionKind.AGE, number.span)
        return replace(amount, unit=unit, aged=True, steps=("the words around make it an age",))
    before = text[max(floor, amount.span.start - 30) : amount.span.start].lower()
    if behind := _MAGNITUDE_AFTER.match(text, amount.span.end, stop):
        unit = ReadUnit("magnitude", MentionKind.MAGNITUDE, Span(*behind.span()))
        return replace(amount, span=Span(amount.span.start, behind.end()), unit=unit)
    if "magnitude" in before and _MAGNITUDE_BEFORE.search(before):
        return replace(amount, unit=ReadUnit("magnitude", MentionKind.MAGNITUDE, amount.span))
    nothing = ReadUnit("", MentionKind.COUNT, Span(amount.span.end, amount.span.end))
    rate = per_unit(text, nothing, amount.span.end, stop, words)
    if rate is nothing:
        return amount
    unit = replace(rate, name=rate.name.strip(), span=Span(amount.span.end, rate.span.end))
    return replace(amount, span=Span(amount.span.start, unit.span.end), unit=unit)


def _is_age(text: str, number: WrittenNumber, start: int, floor: int, stop: int) -> bool:
    """Whether the words around make it an age: "aged 25", "Ida Holm, 66,"."""
    if number.value > OLDEST or number.value.denominator != 1 or start != number.span.start:
        return False
    before = text[max(floor, number.span.start - 40) : number.span.start]
    if text.startswith("s", number.span.end) and _OVER.search(before):
        return True
    if not before.endswith((" ", "-")):
        return _AGED_AFTER.match(text, number.span.end, stop) is not None
    if _AGED.search(before) or _AGED_AFTER.match(text, number.span.end, stop):
        return True
    if _PEOPLE.search(before) and _CLOSED.match(text, number.span.end, stop):
        return True
    named = _NAME_BEFORE.search(before) is not None and _AGE_ENDS.match(text, number.span.end, stop) is not None
    return named and number.value > 5 and not number.in_words
