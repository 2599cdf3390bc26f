"""The grammar of amounts: sign, currency, number, scale, unit, "per" unit, ranges and compounds.

Reads the plain copy of a text and knows nothing of hedges or sentences.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from numcheck.extraction.numbers import SCALES, WRITTEN_SCALES, parse_number
from numcheck.extraction.vocabulary import Vocable, Vocabulary
from numcheck.model.mentions import MentionKind, WrittenNumber
from numcheck.model.spans import Span


@dataclass(frozen=True, slots=True)
class ReadUnit:
    """A unit with its place in the text. `prefixed` marks a currency sign that stood before the number."""

    name: str
    kind: MentionKind
    span: Span
    prefixed: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, or the two of a range, with its unit; `span` covers sign, currency and unit."""

    span: Span
    numbers: tuple[WrittenNumber, ...]
    unit: ReadUnit | None = None
    aged: bool = False
    steps: tuple[str, ...] = ()
    parts: tuple[Amount, ...] = ()
    """The two amounts that make a range, in case something else (a year) claims one of them."""


_LETTER_SCALE = re.compile(r"(?P<s>[kK]|[mM]{1,2}|[bB]|[tT](?=[^a-z]|$)|MM)(?![A-Za-z0-9²³])")
_SCALE_WORTH = {"k": 10**3, "m": 10**6, "mm": 10**6, "b": 10**9, "t": 10**12}
_SCALED_CODE = re.compile(r" ?(?P<scale>[kMB])(?P<code>[A-Z]{3})\b")
_WORDS = re.compile(
    r"(?P<gap> ?-? ?|\n)(?P<words>(?:[^\W\d_]|[%°º¢'\"/²³€£¥$₾₭₿₹])[^\s,;:!?()\[\]{}\"-]*(?:[ -][^\W\d_][^\s,;:!?()\[\]\"-]*){0,3})"
)
_BRACKETED = re.compile(r" ?[(\[](?P<words>[^\s()\[\]]{1,6})[)\]]")
_MILLIONS_AFTER = re.compile(r" (?P<scale>million|billion|trillion|thousand|bn|mn)\b")
_TRADED = re.compile(r"\b(?P<scale>[kMB])(?P<code>[A-Z]{3}) \Z")
_OF_COUNTRY = re.compile(r" \(?(?:U\.?S\.?|US|Canadian|Australian)\)?(?= (?:per|an?)\b|[,;.)]|\Z)")
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
    r"|-a-(?=\w)| (?=per[ -]))"
    r"(?P<unit>(?:per[ -])?[^\W\d_]+[²³2]?)"
)
_AGE = re.compile(r"(?:[ -]+old\b|[ -]+olds\b| of age\b)", re.IGNORECASE)
OLDEST = 125
"""The highest number that is read as a person's age without "years old"."""
_AGED = re.compile(
    r"(?i)\b(?:aged|ages|age|age of|aged between|ages of|(?:boy|girl|man|woman|child|teenager|baby|toddler|lad) of)"
    r"(?: (?:about|around|just|only|between))? \Z|\b(?:under|over)-\Z"
)
_AGED_AFTER = re.compile(r" (?:or|and) (?:older|younger|over|under)\b")
_MAGNITUDE_BEFORE = re.compile(r"(?i)\bmagnitude(?:-| of | )(?:(?:about|around|estimated) )?\Z")
_MAGNITUDE_AFTER = re.compile(r"(?:[ -]magnitude\b| on the Richter scale)")
_RAN = re.compile(
    r"(?i)\b(?:ran|runs?|running|swam|swims?|jump(?:s|ed)?|thr[eo]w|leapt|clear(?:s|ed)|stands?|standing|height of|length of|"
    r"distance of|depth of|width of|diameter of|altitude of|sprint(?:s|ed)?|m[e']n's|women's|the|men|women|within|row(?:s|ed)?)"
    r"(?: (?:about|around|nearly|only|just|some))? \Z"
)
_NAME_BEFORE = re.compile(r"[A-Z][\w.'-]+ [A-Z][\w'-]+(?: Jr\.?| Sr\.?)?, \Z")
_AGE_ENDS = re.compile(r"[,.;)]| (?:and|who|was|is|has|told|said)\b")
_METRES = re.compile(
    r" ?(?:long|tall|wide|high|deep|away|above|below|apart|thick|across|from|off|race|sprint|hurdles|freestyle|relay|"
    r"final|backstroke|butterfly|breaststroke|dash|x|by|pool|telescope|tower|swim|diameter|underwater|drop|fall|square|run|"
    r"downhill|north|south|east|west|up|down|behind|ahead|radius)\b|-(?:long|tall|wide|high|deep)"
)
_MASS = re.compile(r" (?:of|in weight|heavier|lighter|heav|overweight)\b")
_MONEY_AROUND = re.compile(
    r"(?i)\b(?:pric|cost|pa(?:y|id)|worth|fine|spen[dt]|£|salar|earn|profit|revenue|budget|debt|charg)"
)
_RANGE = re.compile(
    r"(?:-(?:to|or)-| ?- ?| (?:up to|to|through|or|until) "
    r"(?:(?:about|around|nearly|almost|as (?:much|many|high) as|up to|more than|over) )?)"
)
_AND = re.compile(r" and (?:(?:about|around|nearly|almost) )?")
_BETWEEN = re.compile(
    r"(?i)\b(?:between|ranging from|ranges? from)(?: (?:about|around|roughly|approximately|an estimated|some|a))? ?\Z"
)
_FROM = re.compile(r"(?i)\b(?:from|aged|ages)(?: (?:about|around|roughly|nearly|some|just|only|over))? ?\Z")
_TIMES = (MentionKind.DURATION, MentionKind.AGE)
_COMPOUND = re.compile(r"(?:,? and |, ?| |)")
_SMALLER = {
    ("foot", "inch"): Fraction(1, 12),
    ("hour", "minute"): Fraction(1, 60),
    ("minute", "second"): Fraction(1, 60),
    ("year", "month"): Fraction(1, 12),
    ("week", "day"): Fraction(1, 7),
    ("day", "hour"): Fraction(1, 24),
    ("pound-mass", "ounce"): Fraction(1, 16),
    ("stone", "pound-mass"): Fraction(1, 14),
    ("USD", "cent"): Fraction(1, 100),
    ("EUR", "cent"): Fraction(1, 100),
    ("AUD", "cent"): Fraction(1, 100),
    ("CAD", "cent"): Fraction(1, 100),
    ("GBP", "penny"): Fraction(1, 100),
    ("MYR", "sen"): Fraction(1, 100),
}
_LOOSE_COINS = re.compile(r" (?:and )?(?P<n>\d\d)(?=[.,;]?(?:\s|$))(?! ?[a-z%$])")


def read_amount(text: str, number: WrittenNumber, floor: int, stop: int, words: Vocabulary) -> Amount:
    """The amount whose first number is `number`, within [floor, stop)."""
    first = _single(text, number, floor, stop, words)
    second = _range(text, first, floor, stop, words)
    if second is not None:
        return second
    return _compound(text, first, stop, words)


def _single(text: str, number: WrittenNumber, floor: int, stop: int, words: Vocabulary, money: bool = False) -> Amount:
    """One number with its unit; `money` says that a range's first number already named a currency."""
    number, start, sign = _signed(text, number, floor, words)
    if sign is None and (coded := _SCALED_CODE.match(text, number.span.end, stop)) and coded["code"] in words.signs:
        return _coded(number, start, coded)
    number = _letter_scale(text, number, stop, words, money=money or sign is not None)
    end = number.span.end
    if sign is not None:
        again = _unit_after(text, end, stop, words, number)
        if again and again.kind is MentionKind.MONEY and again.name not in ("cent", "penny", "sen"):
            sign = replace(again, span=Span(sign.span.start, again.span.end)) if len(again.name) == 3 else sign
            end = again.span.end
        if suffix := _OF_COUNTRY.match(text, end, stop):
            end = suffix.end()
        unit = _per(text, replace(sign, span=Span(sign.span.start, end)), end, stop, words)
        return Amount(Span(start, max(end, unit.span.end)), (number,), unit)
    traded = _TRADED.search(text, max(floor, start - 6), start) if text[start - 2 : start - 1].isupper() else None
    if traded and traded["code"] in words.signs:
        coins = _coded(number, traded.start(), traded)
        return replace(coins, span=Span(traded.start(), end))
    found = _unit_after(text, end, stop, words, number) or _foot_or_inch(text, end, floor, stop)
    if found is None:
        return _bare(text, Amount(Span(start, end), (number,)), floor, stop, words)
    if found.kind is MentionKind.DURATION and (age := _AGE.match(text, found.span.end, stop)):
        aged = replace(found, kind=MentionKind.AGE, span=Span(found.span.start, age.end()))
        return Amount(Span(start, age.end()), (number,), aged, aged=True)
    if found.kind is MentionKind.MONEY and (scale := _MILLIONS_AFTER.match(text, found.span.end, stop)):
        factor = SCALES[scale["scale"]]
        place = None if number.place is None else number.place * factor
        number = replace(number, value=number.value * factor, place=place)
        found = replace(found, span=Span(found.span.start, scale.end()))
    unit = _per(text, found, found.span.end, stop, words)
    return Amount(Span(start, unit.span.end), (number,), unit)


def _foot_or_inch(text: str, at: int, floor: int, stop: int) -> ReadUnit | None:
    """The unit of 6' or 10", unless the mark closes a quotation that an earlier one opened."""
    found = _SIGNED_UNIT.match(text, at, stop)
    if found is None:
        return None
    mark = found["sign"]
    opening = '"' if mark == '"' else " '"
    if text.count(opening, max(floor, at - 300), at) % 2:
        return None
    return ReadUnit("foot" if mark == "'" else "inch", MentionKind.MEASURE, Span(*found.span("sign")))


def _bare(text: str, amount: Amount, floor: int, stop: int, words: Vocabulary) -> Amount:
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
    rate = _per(text, nothing, amount.span.end, stop, words)
    if rate is nothing:
        return amount
    unit = replace(rate, name=rate.name.strip(), span=Span(amount.span.end, rate.span.end))
    return replace(amount, span=Span(amount.span.start, unit.span.end), unit=unit)


def _is_age(text: str, number: WrittenNumber, start: int, floor: int, stop: int) -> bool:
    """Whether the words around make it an age: "aged 25", "Ida Holm, 66,"."""
    if number.value > OLDEST or number.value.denominator != 1 or start != number.span.start:
        return False
    before = text[max(floor, number.span.start - 40) : number.span.start]
    if not before.endswith((" ", "-")):
        return _AGED_AFTER.match(text, number.span.end, stop) is not None
    if _AGED.search(before) or _AGED_AFTER.match(text, number.span.end, stop):
        return True
    named = _NAME_BEFORE.search(before) is not None and _AGE_ENDS.match(text, number.span.end, stop) is not None
    return named and number.value > 5 and not number.in_words


def _coded(number: WrittenNumber, start: int, found: re.Match[str]) -> Amount:
    """Money as traders write it: "30 MUSD"."""
    factor = _SCALE_WORTH[found["scale"].lower()]
    place = None if number.place is None else number.place * factor
    scaled = replace(number, value=number.value * factor, place=place)
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
        unit = ReadUnit(code, MentionKind.MONEY, Span(sign.start(), start), prefixed=True)
        if sign[0].endswith("-"):
            number = replace(number, value=-number.value)
        start = sign.start()
    if start > floor and text[start - 1] == "-" and (start == 1 or text[start - 2] in " (\n\"'"):
        number, start = replace(number, value=-number.value), start - 1
    elif start - 6 >= floor and text.startswith(("minus ", "minus-"), start - 6):
        number, start = replace(number, value=-number.value), start - 6
    return number, start, unit


def _may_sign(text: str, start: int, low: int) -> bool:
    """Whether what stands before a number is no plain word, so that it is worth a look for a currency sign."""
    before = text[low:start].rstrip()
    return bool(before) and not (before[-1].islower() and before[-3:].islower())


def _letter_scale(text: str, number: WrittenNumber, stop: int, words: Vocabulary, money: bool) -> WrittenNumber:
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
    if not money:
        if letter in ("t", "T", "mm", "MM", "b"):
            return number
        before = text[max(0, number.span.start - 30) : number.span.start]
        if letter == "m" and (
            _METRES.match(text, found.end(), stop) or _ends(text, found.end(), stop) or _RAN.search(before)
        ):
            return number
    factor = _SCALE_WORTH[letter.lower()]
    place = None if number.place is None else number.place * factor
    span = Span(number.span.start, found.end())
    return replace(number, span=span, value=number.value * factor, place=place)


def _ends(text: str, at: int, stop: int) -> bool:
    """Whether a clause ends here: "she jumped 7m."."""
    return at >= stop or text[at] in ".,;:)" or text.startswith(" (", at)


def _unit_after(text: str, at: int, stop: int, words: Vocabulary, number: WrittenNumber) -> ReadUnit | None:
    """The unit that follows at `at`: the longest of up to four words, else a symbol."""
    if qualified := _QUALIFIED.match(text, at, stop):
        unit = _unit_after(text, qualified.end(), stop, words, number)
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
        if vocable is not None and not (surface == "s" and number.place is None):
            dotless = end - (text[end - 1] == "." and text[end - 2] != ".")
            return _settled(text, vocable, Span(start, dotless), stop, number)
        end = _previous_end(text, start, end)
    return None


def _previous_end(text: str, start: int, end: int) -> int:
    cut = max(text.rfind(" ", start, end), text.rfind("-", start, end), text.rfind("/", start, end))
    return max(cut, start)


def _look_up(surface: str, glued: bool, words: Vocabulary) -> Vocable | None:
    if glued and (vocable := words.glued.get(surface)):
        return vocable
    if vocable := words.symbols.get(surface):
        return vocable
    vocable = words.words.get(_INNER.sub(" ", surface.lower()))
    if vocable is None and glued and surface[:1] in "MkKmB" and (code := words.symbols.get(surface[1:])):
        return None if code.kind is not MentionKind.MONEY else code
    return vocable


def _settled(text: str, vocable: Vocable, span: Span, stop: int, number: WrittenNumber) -> ReadUnit:
    """The unit a surface means here: pounds of money or of weight."""
    surface = span.of(text).lower()
    if vocable.name == "pound-mass" and surface.startswith("pound"):
        large = number.value >= 100_000 or any(w in number.span.of(text).lower() for w in WRITTEN_SCALES[3:])
        near = text[max(0, span.start - 60) : span.start]
        if not _MASS.match(text, span.end, stop) and (large or _MONEY_AROUND.search(near)):
            return ReadUnit("GBP", MentionKind.MONEY, span)
    return ReadUnit(vocable.name, vocable.kind, span)


def _per(text: str, unit: ReadUnit, at: int, stop: int, words: Vocabulary) -> ReadUnit:
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


def _range(text: str, first: Amount, floor: int, stop: int, words: Vocabulary) -> Amount | None:
    """The range that `first` opens, if a second amount of the same unit closes it."""
    at = first.span.end
    joint = _RANGE.match(text, at, stop)
    between = False
    if joint is None and (joint := _AND.match(text, at, stop)):
        between = True
        if not _BETWEEN.search(text, max(floor, first.span.start - 45), first.span.start):
            return None
    if joint is None:
        return None
    begin = joint.end()
    opened = _sign_at(text, begin, stop, words)
    following = parse_number(text, opened, stop)
    if following is None or (
        text[joint.start() : joint.end()].strip() == "-" and following.in_words != first.numbers[0].in_words
    ):
        return None
    priced = first.unit is not None and first.unit.prefixed and first.unit.kind is MentionKind.MONEY
    second = _single(text, following, begin, stop, words, priced)
    falling = joint[0].startswith(" to ") and _FROM.search(text, max(floor, first.span.start - 30), first.span.start)
    if second.span.start != begin or not _same_unit(first.unit, second.unit, bool(falling) or first.aged):
        return None
    low, high = first.numbers[0], second.numbers[0]
    if joint[0] == "-" and second.unit is None and first.unit is None and low.value > high.value:
        return None
    alternatives = joint[0].strip() in ("or", "-or-")
    if alternatives and not (_neighbours(low, high) and second.unit and second.unit.kind in _TIMES):
        return None
    if first.unit is None or first.unit.prefixed:
        low = _shared_scale(text, low, high)
    unit = second.unit or first.unit
    if first.unit is not None and second.unit is not None and len(first.unit.name) > len(second.unit.name):
        unit = first.unit
    return Amount(
        Span(first.span.start, second.span.end),
        (low, high),
        unit,
        first.aged or second.aged,
        ("two numbers bound a range",),
        (first, second),
    )


def _sign_at(text: str, at: int, stop: int, words: Vocabulary) -> int:
    """Past a currency sign that stands at `at`."""
    for width in (4, 3, 2, 1):
        if text[at : at + width].strip() in words.signs:
            past = at + width
            return past + 1 if text[past : past + 1] == " " else past
    return at


def _same_unit(first: ReadUnit | None, second: ReadUnit | None, falling: bool) -> bool:
    """Whether two amounts share a unit; one that is written once may stand with either ("from 208 pounds to 193")."""
    if first is None or second is None:
        return second is not None or first is None or first.prefixed or falling
    return first.name.partition(" per ")[0] == second.name.partition(" per ")[0]


def _neighbours(low: WrittenNumber, high: WrittenNumber) -> bool:
    """Whether "N or M" reads as a range: small whole numbers that follow each other closely."""
    return low.value < high.value <= low.value * 2 + 1


def _shared_scale(text: str, low: WrittenNumber, high: WrittenNumber) -> WrittenNumber:
    """The lower number in the upper one's scale, where only the upper one writes it: "3 to 4 million"."""
    plain_high = parse_number(text, high.span.start, _coefficient_end(text, high))
    if plain_high is None or plain_high.value == 0 or plain_high.value == high.value:
        return low
    factor = high.value / plain_high.value
    bare = parse_number(text, low.span.start, _coefficient_end(text, low))
    if bare is None or bare.value != low.value or low.value >= plain_high.value * 10 or low.value >= 1000:
        return low
    if low.value > plain_high.value and low.value >= 100:
        return low
    return replace(low, value=low.value * factor, place=None if low.place is None else low.place * factor)


_COEFFICIENT = re.compile(r"[\d.,\u00a0]*\d")
_LAST_WORD = re.compile(r"[ -]?[A-Za-z]+\Z")


def _coefficient_end(text: str, number: WrittenNumber) -> int:
    """Where the number ends without its scale word."""
    start, end = number.span.start, number.span.end
    if found := _COEFFICIENT.match(text, start, end):
        return found.end()
    words = text[start:end].lower()
    for scale in WRITTEN_SCALES[1:]:
        if words.endswith(scale):
            return end - len(scale) - 1
    return end


def _compound(text: str, first: Amount, stop: int, words: Vocabulary) -> Amount:
    """The amount with a smaller unit that continues it: "5 feet 11 inches", "two hours and 20 minutes"."""
    if first.unit is None or first.aged:
        return first
    joint = _COMPOUND.match(text, first.span.end, stop)
    following = parse_number(text, joint.end(), stop) if joint else None
    if following is not None:
        second = _single(text, following, following.span.start, stop, words)
        if second.unit is not None and (worth := _SMALLER.get((first.unit.name, second.unit.name))):
            whole = _joined(first, second.numbers[0], worth, second.span.end, second.aged)
            return whole if second.unit.name == "second" else _compound_rest(text, whole, second, stop, words)
    if first.unit.kind is MentionKind.MONEY and not first.unit.prefixed and " per " not in first.unit.name:
        loose = _LOOSE_COINS.match(text, first.span.end, stop)
        if loose:
            coins = WrittenNumber(Span(*loose.span("n")), Fraction(int(loose["n"])))
            return _joined(first, coins, Fraction(1, 100), loose.end(), False)
    return first


def _compound_rest(text: str, whole: Amount, second: Amount, stop: int, words: Vocabulary) -> Amount:
    """A third part of a compound: "two hours, 20 minutes and 5 seconds"."""
    rest = _compound(text, second, stop, words)
    if rest.span == second.span or whole.unit is None or second.unit is None:
        return whole
    worth = _SMALLER[(whole.unit.name, second.unit.name)]
    more = replace(rest.numbers[0], value=rest.numbers[0].value - second.numbers[0].value)
    return _joined(whole, more, worth, rest.span.end, rest.aged)


def _joined(first: Amount, second: WrittenNumber, worth: Fraction, end: int, aged: bool) -> Amount:
    number = first.numbers[0]
    value = number.value + second.value * worth
    whole = WrittenNumber(Span(number.span.start, second.span.end), value, (second.place or Fraction(1)) * worth)
    step = f"{number.value} {first.unit.name if first.unit else ''} and {second.value} smaller units"
    unit = first.unit
    if unit is not None and aged:
        unit = replace(unit, kind=MentionKind.AGE)
    return Amount(Span(first.span.start, end), (whole,), unit, aged, (step,))
