"""What looks like a date and is none: "May said", the Sunday Times, "2000 people", Windows 2000."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from numcheck.extraction.recognizers.dates_rule import Reading
from numcheck.extraction.recognizers.dates_words import MONTH_NUMBER, WEEKDAY_NUMBER
from numcheck.model.expressions import CalendarDate, Length, Shift, TimeUnit
from numcheck.model.lexicon import Lexicon

_LOOK_BACK: Final = 40
_WORD_BEFORE: Final = re.compile(r"([\w'.&$£€-]+)([,;:(\"']?)\s*\Z")
_WORD_AFTER: Final = re.compile(r"\s*([,.;:)\"'-]?)\s*([\w$%'-]*)")

_SMALL: Final = frozenset({TimeUnit.HOUR, TimeUnit.MINUTE, TimeUnit.SECOND})
_TABLE: Final = "calendar_guards"


@lru_cache(maxsize=64)
def _words(lexicon: Lexicon, label: str) -> frozenset[str]:
    return frozenset(lexicon.words(_TABLE, label))


def _before(text: str, start: int) -> tuple[str, str]:
    found = _WORD_BEFORE.search(text, max(0, start - _LOOK_BACK), start)
    return (found[1], found[2]) if found else ("", "")


def _after(text: str, end: int) -> tuple[str, str]:
    found = _WORD_AFTER.match(text, end)
    return (found[1], found[2]) if found else ("", "")


def _month(text: str, reading: Reading, lexicon: Lexicon) -> bool:
    written = text[reading.start : reading.end]
    word = written.split()[-1]
    if len(written.split()) > 1:
        return True
    mark, after = _after(text, reading.end)
    before, point = _before(text, reading.start)
    cued = before.lower() in _words(lexicon, "month_cues") and not point
    if word.rstrip(".") in ("May", "March", "MAY", "MARCH"):
        if before.lower() == "the":
            return mark == "" and after.islower() and after not in ("on", "of", "for", "by", "in", "to")
        return cued or (mark == "'" and after == "s") or (mark == "" and after == "")
    person = word in ("April", "June", "August") and mark == "" and after[:1].isupper() and after not in WEEKDAY_NUMBER
    return cued or not person


def _weekday(text: str, reading: Reading, lexicon: Lexicon) -> bool:
    mark, after = _after(text, reading.end)
    if mark == "" and after.title() in _words(lexicon, "weekday_name_after") and not after.islower():
        return False
    before, point = _before(text, reading.start)
    return bool(point) or before.title() not in _words(lexicon, "weekday_name_before")


def _dated(text: str, reading: Reading, lexicon: Lexicon) -> bool:
    """A date may begin with its weekday, unless that belongs to a name: "Easter Sunday, April 13"."""
    assert isinstance(reading.time.body, CalendarDate)
    if reading.time.body.weekday is None:
        return True
    before, point = _before(text, reading.start)
    return bool(point) or before not in _words(lexicon, "weekday_name_before")


def _year(text: str, reading: Reading, lexicon: Lexicon) -> bool:
    """Years of our time stand alone; older ones need a cue; counted nouns, amounts and titles speak against all."""
    assert isinstance(reading.time.body, CalendarDate)
    year = reading.time.body.year or 0
    before, point = _before(text, reading.start)
    mark, after = _after(text, reading.end)
    low = before.lower()
    if not point and low in _words(lexicon, "amount_before") and not (low == "to" and 1900 <= year <= 2060):
        return False
    if mark in ("", "-") and not _words(lexicon, "counted").isdisjoint((after.lower(), f"{after.lower()}s")):
        return False
    cued = low in _words(lexicon, "year_cues") and not point
    month = before.rstrip(".,") in MONTH_NUMBER
    if 1900 <= year <= 2060:
        titled = before[:1].isupper() and not point and not cued and not month and not before.endswith(".")
        return not titled or _starts_sentence(text, reading.start, before)
    if 1500 <= year < 1900 or 2060 < year <= 2100:
        plural = mark == "" and after.endswith("s")
        cue = "old_year_cues" if year % 50 else "round_year_cues"
        return month or (low in _words(lexicon, cue) and not point and not plural)
    return low in _words(lexicon, "ancient_year_cues") and not point and (mark in (",", ".", ";", ")") or after == "")


def _starts_sentence(text: str, start: int, before: str) -> bool:
    at = text.rfind(before, max(0, start - _LOOK_BACK), start)
    head = text[max(0, at - 3) : at].rstrip()
    return not head or head[-1] in '.!?"\n:'


_RATE_BEFORE: Final = re.compile(
    r"(?:\d|\b(?:million|billion|thousand|hundred|percent|cents?|dollars|times|once|twice|[a-z]{3,}s))['\")]*[ \n]\Z"
)
_STRETCH_BEFORE: Final = re.compile(
    r"\b(?:for|in|within|over|after|of|lasting|than|about|nearly|almost|spent|during|until|last(?:s|ed)?|takes?|took|is"
    r"|was|him|them|us|just|only|barely|less|as|such|what|has|had|have|be|been|throughout|by|to|under|from|give|and"
    r"|with|that|but|or"
    r"|this|s|does|yes|always|perhaps|unless|across|towards|besides|minutes|hours|days|weeks|months"
    r"|years)[ \n]\Z",
    re.IGNORECASE,
)


def _rate(text: str, reading: Reading, lexicon: Lexicon) -> bool:
    """ "a year" after an amount or a plural is a rate; after a preposition or verb a stretch."""
    if text[reading.start : reading.start + 3].lower() == "per":
        return True
    head = text[max(0, reading.start - 20) : reading.start]
    return bool(_RATE_BEFORE.search(head)) and not _STRETCH_BEFORE.search(head)


_ARTICLE_NOT: Final = re.compile(r"an? (?:second|quarter|fiscal|calendar|school)\b", re.IGNORECASE)
_SINGULAR: Final = re.compile(
    r"(?:several|many|some|few|a few|a couple(?: of)?|a number of|a dozen) [\w ]*[^s]\Z", re.IGNORECASE
)


_AS_MANY: Final = re.compile(r"\b(?:as|how|so|too)[ \n]\Z", re.IGNORECASE)


def _article(text: str, reading: Reading, lexicon: Lexicon) -> bool:
    words = text[reading.start : reading.end]
    if _ARTICLE_NOT.match(words) or _SINGULAR.match(words):
        return False
    if _rate(text, reading, lexicon) or _AS_MANY.search(text[max(0, reading.start - 4) : reading.start]):
        return False
    turned = re.match(r"[ \n](?:earlier|later)\b", text[reading.end : reading.end + 10])
    return not turned or (isinstance(reading.time.body, Length) and reading.time.body.unit in _SMALL)


_CLAUSE_END: Final = re.compile(r"\s*(?:[.,;:)\"]|\Z|\n)")
_MORE_THAN: Final = re.compile(r"\s+(?:than|in life)")


def _shifted(text: str, reading: Reading, lexicon: Lexicon) -> bool:
    words = text[reading.start : reading.end].lower()
    small = isinstance(reading.time.body, Shift) and reading.time.body.unit in _SMALL
    if small and not words.endswith("ago"):
        return False
    if words.endswith(("before", "after", "prior", "previously")):
        return bool(_CLAUSE_END.match(text, reading.end))
    return not _MORE_THAN.match(text, reading.end)


_TITLE: Final = re.compile(r"(?:Last|This|Next) [A-Z][a-z]+\Z")
"""Capitals throughout, as in the name of a program: "This Week With ..."."""


def _turned(text: str, reading: Reading, lexicon: Lexicon) -> bool:
    words = text[reading.start : reading.end].lower()
    if words.startswith(("that second", "last second", "this second", "last minute", "next minute")):
        return False
    titled = (
        _TITLE.match(text[reading.start : reading.end]) is not None and text[reading.end : reading.end + 6].istitle()
    )
    return not titled and not re.match(r"\s+of\s", text[reading.end : reading.end + 4])


_MODAL_BEFORE: Final = re.compile(r"\b(?:will|would|could|may|might|can|hopes? to|to|should|that|dream of)[ \n]\Z")


def _vague(text: str, reading: Reading, lexicon: Lexicon) -> bool:
    """ "one day" points at the future only beside a verb that does, "as soon as" is a bound."""
    word = text[reading.start : reading.end].lower()
    if word == "one day":
        return bool(_MODAL_BEFORE.search(text[max(0, reading.start - 12) : reading.start]))
    if word == "recently":
        return text[max(0, reading.start - 3) : reading.start].lower() != "as "
    if word == "soon":
        return not re.match(r"\s+(?:as|after|enough)\b", text[reading.end : reading.end + 8])
    if word == "the past":
        return not re.match(
            r"\s+(?:\d|\w+\s+(?:or|to|and)\s+\w+|\w+)\s+\w*(?:year|month|week|day|decade|hour)",
            text[reading.end : reading.end + 40],
        )
    if word == "now":
        return not re.match(r"\s+(?:that)\b", text[reading.end : reading.end + 8])
    return True


_ON_BEFORE: Final = re.compile(
    r"(?:\b(?:on|and|or|every|each|to|from|through)[ \n]|[.!?:\n][ \n\"']*|^)\Z", re.IGNORECASE
)


def _weekdays(text: str, reading: Reading, lexicon: Lexicon) -> bool:
    """ "on Sundays", "Sundays are ..."; "Sundays game" has lost an apostrophe."""
    if text[reading.start : reading.start + 5].lower().startswith(("every", "each")):
        return True
    return bool(_ON_BEFORE.search(text[max(0, reading.start - 9) : reading.start]))


def _named(text: str, reading: Reading, lexicon: Lexicon) -> bool:
    mark, after = _after(text, reading.end)
    return mark != "" or after.lower() not in _words(lexicon, "holiday_things")


def _today(text: str, reading: Reading, lexicon: Lexicon) -> bool:
    return text[max(0, reading.start - 4) : reading.start].upper() != "USA "


_GUARDS: Final[dict[str, Callable[[str, Reading, Lexicon], bool]]] = {
    "month": _month,
    "month day": _dated,
    "day month": _dated,
    "weekday": _weekday,
    "part of a weekday": _weekday,
    "year": _year,
    "per unit": _rate,
    "article duration": _article,
    "so long ago": _shifted,
    "turned unit": _turned,
    "vague word": _vague,
    "every weekday": _weekdays,
    "today": _today,
    "named day": _named,
}


_BEFORE_CHRIST: Final = re.compile(r"[ \n](?:B\.C\.|BCE?\b)")


def stands(text: str, reading: Reading, lexicon: Lexicon) -> bool:
    """Whether a reading is a date after all, by the words around it."""
    if _BEFORE_CHRIST.match(text, reading.end):
        return False
    guard = _GUARDS.get(reading.rule)
    return guard is None or guard(text, reading, lexicon)
