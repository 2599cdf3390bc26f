"""The grammar of written numbers: digits in all groupings, number words, scales, mixed fractions.

Reads the plain copy of a text (`plain.py`). What follows a number (units, one-letter suffixes such as
"35m") is for the recognizers, which know the context.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from numcheck.extraction.patterns import any_case
from numcheck.extraction.plain import GROUP
from numcheck.model.mentions import WrittenNumber
from numcheck.model.spans import Span

_ONES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ONES = {word: value for value, word in enumerate(_ONES + _TEENS)}
TENS = {word: 10 * value for value, word in enumerate(_TENS, 2)}
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "lakh": 100_000,
    "lakhs": 100_000,
    "million": 1_000_000,
    "mn": 1_000_000,
    "mln": 1_000_000,
    "mio": 1_000_000,
    "crore": 10_000_000,
    "crores": 10_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
    "bln": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "tn": 1_000_000_000_000,
    "trn": 1_000_000_000_000,
    "quadrillion": 10**15,
}
"""Scale words and their worth; also the suffixes that mean nothing else."""
WRITTEN_SCALES = tuple(w for w in SCALES if w not in ("mn", "mln", "mio", "bn", "bln", "tn", "trn"))
DENOMINATORS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twelfth": 12,
    "twentieth": 20,
    "hundredth": 100,
    "thousandth": 1000,
}
VULGAR = {
    "½": Fraction(1, 2),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
    "⅕": Fraction(1, 5),
    "⅖": Fraction(2, 5),
    "⅗": Fraction(3, 5),
    "⅘": Fraction(4, 5),
    "⅙": Fraction(1, 6),
    "⅚": Fraction(5, 6),
    "⅛": Fraction(1, 8),
    "⅜": Fraction(3, 8),
    "⅝": Fraction(5, 8),
    "⅞": Fraction(7, 8),
}
LONGEST = 60
"""Characters of the longest run of digits and separators that is read as a number; longer ones are codes."""

_SMALL = any_case([*TENS, *ONES])
_SCALE = "|".join(sorted(SCALES, key=len, reverse=True))
_VULGAR = "".join(VULGAR)
_G = re.escape(GROUP)

_GROUPED = rf"\d{{1,3}}(?:,\d{{3}})+|\d{{1,2}}(?:,\d{{2}})+,\d{{3}}|\d{{1,3}}(?:{_G}\d{{3}})+"
_DECIMALS = r"\.\d+|,\d\d?(?=[ -]?(?:million|billion|trillion|bn|mn)\b)"
DIGITS_PATTERN = rf"(?:(?:{_GROUPED})(?![\d,]\d)|\d+)(?:{_DECIMALS})?|\.\d+"
"""A number in digits: English (1,234), Indian (1,23,456) or spaced grouping, decimals, ".5"."""
SMALL_WORD_PATTERN = _SMALL
"""One number word below a hundred, without compounds."""
_DIGIT_START = re.compile(rf"(?:(?<![\d.,])\.)?\d|[{_VULGAR}]")
_BEFORE_DIGIT = re.compile(r"(?:[^\w.,]|\b(?:[A-Z]{2,3}|Rs)|(?<!\d)[.,])\Z")
"""What may stand before a number's first digit: no word but a code ("RM5"), no number."""
_ARTICLED = ("hundred", "thousand", "dozen", "half", "quarter", "million", "billion", "trillion")
"""Number words that may stand behind an article."""
_WORD_START = re.compile(rf"\b{any_case([*TENS, *ONES, *_ARTICLED])}\b")
_ARTICLE = re.compile(r"(?:(?<=\W)|\A)[aA]n?[ -]\Z")

_DIGITS = re.compile(DIGITS_PATTERN)
_DECIMAL_COMMA = re.compile(r"(?<!\d\d\d\d),(\d\d?)$")
_EXPONENT = re.compile(r"(?: ?[x×] ?10(?:\^|\*\*)?(?P<e>-?\d{1,3}|[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})|[eE](?P<s>[-+]\d{1,3}))(?!\w)")
_RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
_SLASHED = re.compile(r"(?:[ -](?P<n>\d{1,2})/(?P<d>\d{1,2})(?![\d/])|(?:[ -]?)(?P<v>[" + _VULGAR + r"]))")
_BARE_SLASHED = re.compile(r"(?P<n>\d{1,2})[/⁄](?P<d>\d{1,3})(?![\d/])")
_SCALED = re.compile(
    rf"(?:[ -]?(?P<scale>(?i:{_SCALE}))(?:[ ](?P<again>(?i:thousand|million|billion|trillion|crore|crores)))?)(?![\w])"
)
_DOZEN = re.compile(r"[ -](?i:dozen)\b")
_WORD = re.compile(rf"(?:{any_case([*TENS, *ONES, *SCALES, 'dozen', 'a', 'an', 'half', 'quarter'])})(?!\w)")
_JOINT = re.compile(r"(?:[ -]|\n(?!\n))(?:(?i:and)[ -])?")
_AND_PART = re.compile(
    r"[ -](?i:and)[ -](?i:(?:a|one)[ -])?(?i:(?P<w>half|quarter|third|two[ -]thirds|three[ -]quarters))s?\b"
)
_PARTS = {
    "half": Fraction(1, 2),
    "quarter": Fraction(1, 4),
    "third": Fraction(1, 3),
    "two thirds": Fraction(2, 3),
    "three quarters": Fraction(3, 4),
}
_HALF_OF = re.compile(
    rf"(?i:(?:an?[ -])?(?P<part>half|quarter)[ -](?:(?:of[ -])?an?[ -])?(?P<scale>{_SCALE}|dozen))(?!\w)"
)


def numerals(text: str, start: int = 0, end: int | None = None) -> Iterator[WrittenNumber]:
    """Every number written in `text[start:end]`, in order and apart. Linear in the length.

    Digits and words are searched for apart, which is several times as fast as together.
    """
    stop = len(text) if end is None else end
    digit, word = _next(_DIGIT_START, text, start, stop), _next(_WORD_START, text, start, stop)
    at = start
    while min(digit, word) < stop:
        begin = digit if digit < word else _with_article(text, word, at)
        number = parse_number(text, begin, stop) if _may_begin(text, begin, start) else None
        at = number.span.end if number else _past_run(text, max(begin, min(digit, word)), stop)
        if number:
            yield number
        digit = _next(_DIGIT_START, text, at, stop) if digit < at else digit
        word = _next(_WORD_START, text, at, stop) if word < at else word


def _next(pattern: re.Pattern[str], text: str, at: int, stop: int) -> int:
    """Where `pattern` matches next; `stop` if nowhere."""
    found = pattern.search(text, at, stop)
    return found.start() if found else stop


def _with_article(text: str, word: int, floor: int) -> int:
    """Where a number word begins with its article: "a hundred", "a half-dozen"."""
    if text[word : word + 1] not in "htdqmbHTDQMB" or not text[word : word + 8].lower().startswith(_ARTICLED):
        return word
    found = _ARTICLE.search(text, max(floor, word - 3), word)
    return found.start() if found else word


def _may_begin(text: str, at: int, start: int) -> bool:
    """Whether a number may begin here: not inside a word or behind a decimal point."""
    if at == 0 or text[at] in VULGAR:
        return True
    before = text[at - 1]
    if before == "-" and text[max(0, at - 6) : at].lower() == "multi-":
        return False
    if not (before.isalnum() or before in "_.,"):
        return True
    return text[at].isdigit() and _BEFORE_DIGIT.search(text, max(0, at - 4), at) is not None


def parse_number(text: str, pos: int, end: int | None = None) -> WrittenNumber | None:
    """The number that starts at `pos`, with its scale word: "2.5 million", "two hundred and six", "3½", "a dozen".

    None if none starts there, or if it is too long to be a number.
    """
    stop = len(text) if end is None else end
    if pos >= stop:
        return None
    char = text[pos]
    if char in VULGAR:
        return _scaled(text, pos, pos + 1, VULGAR[char], None, stop)
    if char.isdigit() or char == ".":
        return _in_digits(text, pos, stop)
    return _in_words(text, pos, stop)


def _past_run(text: str, at: int, stop: int) -> int:
    """Past the characters of a word or run of digits that is no number."""
    at += 1
    while at < stop and (text[at].isalnum() or (text[at] in ".,/" and at + 1 < stop and text[at + 1].isdigit())):
        at += 1
    return at


def _in_digits(text: str, pos: int, stop: int) -> WrittenNumber | None:
    found = _DIGITS.match(text, pos, stop)
    if found is None or found.end() - pos > LONGEST:
        return None
    if simple := _BARE_SLASHED.match(text, pos, stop):
        return _slashed(simple, pos)
    digits = _DECIMAL_COMMA.sub(r".\1", found[0]).replace(",", "").replace(GROUP, "")
    value = Fraction(digits)
    decimals = len(digits.partition(".")[2])
    place = Fraction(1, 10**decimals) if decimals else None
    at = found.end()
    if power := _EXPONENT.match(text, at, stop):
        exponent = int((power["e"] or power["s"]).translate(_RAISED))
        factor = Fraction(10) ** exponent
        return WrittenNumber(Span(pos, power.end()), value * factor, (place or Fraction(1)) * factor)
    if not decimals and (part := _SLASHED.match(text, at, stop)):
        extra = VULGAR[part["v"]] if part["v"] else _ratio(part["n"], part["d"])
        if extra is not None:
            value, at = value + extra, part.end()
    if part := _AND_PART.match(text, at, stop):
        value, at = value + _part_of(part["w"]), part.end()
    return _scaled(text, pos, at, value, place, stop)


def _slashed(found: re.Match[str], pos: int) -> WrittenNumber | None:
    value = _ratio(found["n"], found["d"])
    return None if value is None else WrittenNumber(Span(pos, found.end()), value)


def _ratio(over: str, under: str) -> Fraction | None:
    """The proper fraction of two runs of digits; None if it is a date, a score or a rate ("9/11", "24/7")."""
    n, d = int(over), int(under)
    return Fraction(n, d) if 0 < n < d and d in (2, 3, 4, 5, 6, 8, 10, 16, 32, 64) else None


def _part_of(words: str) -> Fraction:
    return _PARTS[words.lower().replace("-", " ")]


def _scaled(
    text: str, start: int, at: int, value: Fraction, place: Fraction | None, stop: int, in_words: bool = False
) -> WrittenNumber:
    """The number of `text[start:at]` with the scale words that follow it."""
    if found := _SCALED.match(text, at, stop):
        factor = SCALES[found["scale"].lower()]
        at = found.end("scale")
        again = SCALES[found["again"].lower()] if found["again"] else 0
        if again > factor and factor in (100, 1000, 100_000):
            factor, at = factor * again, found.end()
        value, place = value * factor, None if place is None else place * factor
    elif found := _DOZEN.match(text, at, stop):
        value, at = value * 12, found.end()
    return WrittenNumber(Span(start, at), value, place, in_words)


def _in_words(text: str, pos: int, stop: int) -> WrittenNumber | None:
    if found := _HALF_OF.match(text, pos, stop):
        scale = found["scale"].lower()
        value = _PARTS[found["part"].lower()] * SCALES.get(scale, 12)
        return WrittenNumber(Span(pos, found.end()), value, in_words=True)
    sum_, group, last_scale, joined_and = 0, -1, 10**18, False
    at = done = pos
    while word := _WORD.match(text, at, stop):
        token = word[0].lower()
        if group < 0 and last_scale == 1000 and SCALES.get(token, 0) >= 1_000_000 and not joined_and:
            sum_, last_scale, done, at = sum_ * SCALES[token], SCALES[token], word.end(), word.end()
            continue
        step = _step(token, group, last_scale, joined_and, first=at == pos)
        if step is None:
            break
        group, closes = step
        if closes:
            sum_, last_scale, group = sum_ + group, SCALES.get(token, 12), -1
        if token not in ("a", "an"):
            done = word.end()
        joint = _JOINT.match(text, word.end(), stop)
        if joint is None:
            break
        joined_and = len(joint[0].strip(" -\n")) > 0
        if joined_and and token not in SCALES:
            break
        at = joint.end()
    if done == pos:
        return None
    value = Fraction(sum_ + max(group, 0))
    if part := _AND_PART.match(text, done, stop):
        return _scaled(text, pos, part.end(), value + _part_of(part["w"]), None, stop, in_words=True)
    return WrittenNumber(Span(pos, done), value, in_words=True)


def _step(token: str, group: int, last_scale: int, joined_and: bool, first: bool) -> tuple[int, bool] | None:
    """The group (the part below the next scale; -1 for none) after one more word, and whether a scale closes it."""
    if token in ("a", "an"):
        return (1, False) if first else None
    if token in ("half", "quarter"):
        return None
    if token in ONES:
        return _small(ONES[token], group, joined_and)
    if token in TENS:
        return _small(TENS[token], group, joined_and)
    if token == "hundred":
        if first:
            return 100, False
        return (group * 100, False) if 0 < group < 100 else None
    if token == "dozen":
        return (max(group, 1) * 12, True) if group < 100 else None
    scale = SCALES[token]
    if (group < 0 and not first) or scale >= last_scale or joined_and:
        return None
    return (group if group > 0 else 1) * scale, True


def _small(value: int, group: int, joined_and: bool) -> tuple[int, bool] | None:
    if group < 0:
        return value, False
    if group >= 100 and group % 100 == 0:
        return group + value, False
    if group % 100 >= 20 and group % 10 == 0 and 0 < value < 10 and not joined_and:
        return group + value, False
    return None
