"""Units behind a number: the longest words the vocabulary knows, symbols, foot and inch marks, and per what."""

from __future__ import annotations

import re
from dataclasses import replace

from numcheck.extraction.amounts import ReadUnit
from numcheck.extraction.numbers import WRITTEN_SCALES
from numcheck.extraction.vocabulary import Vocable, Vocabulary
from numcheck.model.mentions import MentionKind, WrittenNumber
from numcheck.model.spans import Span

_WORDS = re.compile(
    r"(?: ?-? ?|\n)(?P<words>(?:[^\W\d_]|[%°º¢/²³€£¥$₾₭₿₹])[^\s,;:!?()\[\]{}\"-]*"
    r"(?:[ -][^\W\d_][^\s,;:!?()\[\]\"-]*){0,3})"
)
_BRACKETED = re.compile(r" ?[(\[](?P<words>[^\s()\[\]]{1,6})[)\]]")
_QUALIFIED = re.compile(
    r"[ -](?:consecutive|straight|full|whole|more|additional|extra|further|solid|calendar|working|business|long|short|"
    r"previous|other|different|separate|successive|good|busy)(?=[ -])"
)
_SIGNED_UNIT = re.compile(r" ?(?P<sign>['\"])(?![A-Za-z'\"])")
_INNER = re.compile(r"[ -]")
_PER = re.compile(
    r"(?: ?/ ?| per | an? (?=(?:share|barrel|year|month|week|day|hour|minute|second|gallon|litre|liter|tonne|ton|ounce|"
    r"pound|head|person|piece|unit|kilo|night|game|gram|kilogram|mile|pop|pint|bushel|quarter|season|ticket)\b"
    r"(?! (?:ago|earlier|before|later|after|from now)\b))"
    r"|-an?-(?=\w)|-per-| (?=per[ -]))"
    r"(?P<unit>(?:per[ -])?(?:(?:cubic|square)[ -])?[^\W\d_]+[²³2]?)"
)
_MASS = re.compile(r" (?:of|in weight|heavier|lighter|heav|overweight)\b")
_MONEY_AROUND = re.compile(
    r"(?i)\b(?:pric|cost|pa(?:y|id)|worth|fine|spen[dt]|£|salar|earn|profit|revenue|budget|debt|charg)"
)


def unit_after(text: str, at: int, stop: int, words: Vocabulary, number: WrittenNumber) -> ReadUnit | None:
    """The unit that follows at `at`: the longest of up to four words, else a symbol."""
    if qualified := _QUALIFIED.match(text, at, stop):
        unit = unit_after(text, qualified.end(), stop, words, number)
        if unit is not None and unit.kind in (MentionKind.DURATION, MentionKind.MEASURE):
            return unit
    found = _WORDS.match(text, at, stop)
    if found is None:
        bracketed = _BRACKETED.match(text, at, stop)
        symbol = words.symbols.get(bracketed["words"]) if bracketed else None
        return ReadUnit(symbol.name, symbol.kind, Span(at, bracketed.end())) if bracketed and symbol else None
    glued = found.start("words") == at
    start, end = found.span("words")
    while end > start:
        surface = text[start:end]
        vocable = _look_up(surface, glued or text.startswith("/", end), words)
        if vocable is None and surface[-1:] in ".'" and surface[:-1]:
            vocable = _look_up(surface[:-1], glued, words)
            end -= vocable is not None
        if vocable is not None and not (text[start:end] == "s" and number.place is None):
            dotless = end - (text[end - 1] == "." and text[end - 2] != ".")
            return _settled(text, vocable, Span(start, dotless), stop, number)
        end = _previous_end(text, start, end)
    return None


def _previous_end(text: str, start: int, end: int) -> int:
    """Where the words end without the last one; `start` if it is the only one."""
    cut = max(text.rfind(" ", start, end), text.rfind("-", start, end), text.rfind("/", start, end))
    return max(cut, start)


def _look_up(surface: str, glued: bool, words: Vocabulary) -> Vocable | None:
    """The unit that a surface names: symbols by their case, words without."""
    if glued and (vocable := words.glued.get(surface)):
        return vocable
    if vocable := words.symbols.get(surface):
        return vocable
    return words.words.get(_INNER.sub(" ", surface.lower()))


def _settled(text: str, vocable: Vocable, span: Span, stop: int, number: WrittenNumber) -> ReadUnit:
    """The unit a surface means here: pounds of money or of weight."""
    surface = span.of(text).lower()
    if vocable.name == "pound-mass" and surface.startswith("pound"):
        large = number.value >= 100_000 or any(w in number.span.of(text).lower() for w in WRITTEN_SCALES[3:])
        near = text[max(0, span.start - 60) : span.start]
        if not _MASS.match(text, span.end, stop) and (large or _MONEY_AROUND.search(near)):
            return ReadUnit("GBP", MentionKind.MONEY, span)
    return ReadUnit(vocable.name, vocable.kind, span)


def foot_or_inch(text: str, at: int, floor: int, stop: int) -> ReadUnit | None:
    """The unit of 6' or 10", unless the mark closes a quotation that an earlier one opened."""
    found = _SIGNED_UNIT.match(text, at, stop)
    if found is None:
        return None
    mark = found["sign"]
    opening = '"' if mark == '"' else " '"
    if text.count(opening, max(floor, at - 300), at) % 2:
        return None
    return ReadUnit("foot" if mark == "'" else "inch", MentionKind.MEASURE, Span(*found.span("sign")))


def per_unit(text: str, unit: ReadUnit, at: int, stop: int, words: Vocabulary) -> ReadUnit:
    """The unit with what it is taken per: "cents a share", "miles per hour", "$60 a barrel"."""
    found = _PER.match(text, at, stop)
    if found is None or unit.kind is MentionKind.MULTIPLE:
        return unit
    raw = found["unit"]
    below = re.sub(r"^per[ -]", "", raw)
    vocable = words.symbols.get(below) or words.glued.get(below) or words.words.get(below.lower())
    name = vocable.name if vocable else below.lower()
    if name == "annum":
        name = "year"
    return replace(unit, name=f"{unit.name} per {name}", span=Span(unit.span.start, found.end()))
