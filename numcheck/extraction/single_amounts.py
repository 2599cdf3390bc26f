"""One amount: sign, currency, number, one-letter scale, unit. Reads the plain copy of a text."""

from __future__ import annotations

import re
from dataclasses import replace

from numcheck.extraction.amounts import Amount, ReadUnit
from numcheck.extraction.bare_numbers import bare_number
from numcheck.extraction.numbers import SCALES
from numcheck.extraction.unit_reading import foot_or_inch, per_unit, unit_after
from numcheck.extraction.vocabulary import MINOR_COINS, Vocabulary
from numcheck.model.mentions import MentionKind, WrittenNumber
from numcheck.model.spans import Span

_LETTER_SCALE = re.compile(r"(?P<s>[kK]|[mM]{1,2}|[bB]|[tT](?=[^a-z]|$)|MM)(?![A-Za-z0-9²³])")
_SCALE_WORTH = {"k": 10**3, "m": 10**6, "mm": 10**6, "b": 10**9, "t": 10**12}
_SCALED_CODE = re.compile(r" ?(?P<scale>[kMB])(?P<code>[A-Z]{3})\b")
_MILLIONS_AFTER = re.compile(r" (?P<scale>million|billion|trillion|thousand|bn|mn)\b")
_TRADED = re.compile(r"\b(?P<scale>[kMB])(?P<code>[A-Z]{3}) \Z")
_EITHER_SIDE = re.compile(r"(?:\bplus or minus |\+/?- ?|± ?)\Z")
_OF_COUNTRY = re.compile(r" \(?(?:U\.?S\.?|US|Canadian|Australian)\)?(?= (?:per|an?)\b|[,;.)]|\Z)")
_AGE = re.compile(r"(?:[ -]+old\b|[ -]+olds\b| of age\b)", re.IGNORECASE)
_RAN = re.compile(
    r"(?i)\b(?:ran|runs?|running|swam|swims?|jump(?:s|ed)?|thr[eo]w|leapt|clear(?:s|ed)|stands?|standing|sprint(?:s|ed)?|"
    r"(?:height|length|distance|depth|width|diameter|altitude) of|m[e']n's|women's|the|men|women|within|row(?:s|ed)?)"
    r"(?: (?:about|around|nearly|only|just|some))? \Z"
)
_METRES = re.compile(
    r" ?(?:long|tall|wide|high|deep|away|above|below|apart|thick|across|from|off|race|sprint|hurdles|freestyle|relay|"
    r"final|backstroke|butterfly|breaststroke|dash|x|by|pool|telescope|tower|swim|diameter|underwater|drop|fall|square|run|"
    r"downhill|north|south|east|west|up|down|behind|ahead|radius)\b|-(?:long|tall|wide|high|deep)"
)


def read_single(
    text: str, number: WrittenNumber, floor: int, stop: int, words: Vocabulary, money: bool = False
) -> Amount:
    """The amount of one number with its unit, within [floor, stop) of a plain copy.

    `money` says that a range's first number already named a currency.
    """
    number, start, sign = _signed(text, number, floor, words)
    if sign is None and (coded := _SCALED_CODE.match(text, number.span.end, stop)) and coded["code"] in words.signs:
        return _coded(number, start, coded)
    number = _letter_scale(text, number, stop, money=money or sign is not None)
    if sign is not None:
        return _priced(text, number, start, sign, stop, words)
    traded = _TRADED.search(text, max(floor, start - 6), start) if text[start - 2 : start - 1].isupper() else None
    if traded and traded["code"] in words.signs:
        coins = _coded(number, traded.start(), traded)
        return replace(coins, span=Span(traded.start(), number.span.end))
    end = number.span.end
    unit = unit_after(text, end, stop, words, number) or foot_or_inch(text, end, floor, stop)
    if unit is None:
        return bare_number(text, Amount(Span(start, end), (number,)), floor, stop, words)
    return _measured(text, number, start, unit, stop, words)


def _priced(text: str, number: WrittenNumber, start: int, sign: ReadUnit, stop: int, words: Vocabulary) -> Amount:
    """An amount whose currency stands before it, with what repeats or narrows the currency behind."""
    end = number.span.end
    again = unit_after(text, end, stop, words, number)
    if again and again.kind is MentionKind.MONEY and again.name not in MINOR_COINS:
        sign = again if len(again.name) == 3 else sign
        end = again.span.end
    if suffix := _OF_COUNTRY.match(text, end, stop):
        end = suffix.end()
    whole = replace(sign, span=Span(start, end), prefixed=True)
    unit = per_unit(text, whole, end, stop, words)
    span = Span(start, max(end, unit.span.end))
    return Amount(span, (number,), unit if unit is not whole else replace(whole, span=sign.span))


def _measured(text: str, number: WrittenNumber, start: int, unit: ReadUnit, stop: int, words: Vocabulary) -> Amount:
    """An amount whose unit stands behind it: an age, money with its scale behind the code, or a measure."""
    if unit.kind is MentionKind.DURATION and (age := _AGE.match(text, unit.span.end, stop)):
        aged = replace(unit, kind=MentionKind.AGE, span=Span(unit.span.start, age.end()))
        return Amount(Span(start, age.end()), (number,), aged, aged=True)
    if unit.kind is MentionKind.MONEY and (scale := _MILLIONS_AFTER.match(text, unit.span.end, stop)):
        number = _times(number, SCALES[scale["scale"]])
        unit = replace(unit, span=Span(unit.span.start, scale.end()))
    unit = per_unit(text, unit, unit.span.end, stop, words)
    return Amount(Span(start, unit.span.end), (number,), unit)


def _times(number: WrittenNumber, factor: int) -> WrittenNumber:
    place = None if number.place is None else number.place * factor
    return replace(number, value=number.value * factor, place=place)


def _coded(number: WrittenNumber, start: int, found: re.Match[str]) -> Amount:
    """Money as traders write it: "30 MUSD"."""
    scaled = _times(number, _SCALE_WORTH[found["scale"].lower()])
    unit = ReadUnit(found["code"], MentionKind.MONEY, Span(*found.span("code")))
    return Amount(Span(start, found.end()), (scaled,), unit)


def _signed(
    text: str, number: WrittenNumber, floor: int, words: Vocabulary
) -> tuple[WrittenNumber, int, ReadUnit | None]:
    """The number with its minus, where it starts, and the currency sign before it."""
    start = number.span.start
    low = max(floor, start - 8)
    sign = words.sign.search(text, low, start) if _may_sign(text, start, low) else None
    unit = None
    if sign is not None:
        surface = sign[0].rstrip("-").rstrip()
        code = words.signs.get(surface) or words.signs[surface.replace(" ", "").upper()]
        unit = ReadUnit(code, MentionKind.MONEY, Span(sign.start(), sign.start() + len(surface)), prefixed=True)
        if sign[0].endswith("-"):
            number = replace(number, value=-number.value)
        start = sign.start()
    if start > floor and text[start - 1] == "-" and (start == 1 or text[start - 2] in " (\n\"'"):
        number, start = replace(number, value=-number.value), start - 1
    elif either := _EITHER_SIDE.search(text, max(floor, start - 14), start):
        start = either.start()
    elif start - 6 >= floor and text.startswith(("minus ", "minus-"), start - 6):
        number, start = replace(number, value=-number.value), start - 6
    return number, start, unit


def _may_sign(text: str, start: int, low: int) -> bool:
    """Whether what stands before a number is no plain word, so that it is worth a look for a currency sign."""
    before = text[low:start].rstrip()
    return bool(before) and not (before[-1].islower() and before[-3:].islower())


def _letter_scale(text: str, number: WrittenNumber, stop: int, money: bool) -> WrittenNumber:
    """The number with a one-letter scale that touches it ("35m", "$5 b"), where the context says it is one."""
    end = number.span.end
    if number.in_words or not text[end - 1].isdigit():
        return number
    found = _LETTER_SCALE.match(text, end, stop)
    if found is None and money and text[end : end + 1] == " " and number.value < 10**6:
        found = _LETTER_SCALE.match(text, end + 1, stop)
    if found is None:
        return number
    letter = found["s"]
    if not money and (
        letter in ("t", "T", "mm", "MM", "b") or (letter == "m" and _in_metres(text, number, found, stop))
    ):
        return number
    return replace(_times(number, _SCALE_WORTH[letter.lower()]), span=Span(number.span.start, found.end()))


def _in_metres(text: str, number: WrittenNumber, found: re.Match[str], stop: int) -> bool:
    """Whether the m of "100m" is metres by its clause, not millions."""
    if _METRES.match(text, found.end(), stop) or _ends(text, found.end(), stop):
        return True
    return _RAN.search(text, max(0, number.span.start - 30), number.span.start) is not None


def _ends(text: str, at: int, stop: int) -> bool:
    """Whether a clause ends here: "she jumped 7m."."""
    return at >= stop or text[at] in ".,;:)" or text.startswith(" (", at)
