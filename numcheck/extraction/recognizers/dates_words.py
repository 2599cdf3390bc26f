"""The closed vocabulary of dates: month and weekday names, units of time, small numbers, and their patterns.

The patterns are fragments of regular expressions without anchors; names of months and weekdays are matched
with case, because "may", "march" and "sun" are words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from numcheck.model.calendar import MONTHS, WEEKDAYS
from numcheck.model.expressions import TimeUnit, Turn

SEASONS: Final = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}

_ONES: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS: Final = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINAL_ONES: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_ORDINAL_TEENS: Final = (
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth",
)  # fmt: skip
_ORDINAL_TENS: Final = (
    "twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth",
)  # fmt: skip


def _cardinals() -> dict[str, int]:
    words = {w: k for k, w in enumerate((*_ONES, *_TEENS))}
    for k, ten in enumerate(_TENS, start=2):
        words[ten] = 10 * k
        words |= {f"{ten}-{w}": 10 * k + j for j, w in enumerate(_ONES) if j}
    return words


def _ordinals() -> dict[str, int]:
    words = {w: k for k, w in enumerate((*_ORDINAL_ONES, *_ORDINAL_TEENS), start=1)}
    for k, (ten, th) in enumerate(zip(_TENS, _ORDINAL_TENS, strict=True), start=2):
        words[th] = 10 * k
        words |= {f"{ten}-{w}": 10 * k + j for j, w in enumerate(_ORDINAL_ONES, start=1)}
    return words


CARDINALS: Final = _cardinals()
ORDINALS: Final = _ordinals()


def _months() -> dict[str, int]:
    names = {name: k for k, name in enumerate(MONTHS, start=1)}
    short = {name[:3]: k for name, k in names.items()} | {"Sept": 9}
    both = names | short
    return both | {name.upper(): k for name, k in both.items()}


MONTH_NUMBER: Final = _months()
"""1 for January, under full names, "Jan", "Sept", and all of them in capitals."""

WEEKDAY_NUMBER: Final = (
    {name: k for k, name in enumerate(WEEKDAYS)}
    | {name.upper(): k for k, name in enumerate(WEEKDAYS)}
    | {name[:3]: k for k, name in enumerate(WEEKDAYS)}
    | {"Tues": 1, "Weds": 2, "Thur": 3, "Thurs": 3}
)
"""0 for Monday, under full names, in capitals, and short ("Tue", "Thurs")."""

UNITS: Final = {
    "second": TimeUnit.SECOND,
    "minute": TimeUnit.MINUTE,
    "hour": TimeUnit.HOUR,
    "day": TimeUnit.DAY,
    "night": TimeUnit.DAY,
    "weekend": TimeUnit.WEEKEND,
    "week": TimeUnit.WEEK,
    "fortnight": TimeUnit.WEEK,
    "month": TimeUnit.MONTH,
    "quarter": TimeUnit.QUARTER,
    "year": TimeUnit.YEAR,
    "decade": TimeUnit.DECADE,
    "century": TimeUnit.CENTURY,
    "millennium": TimeUnit.MILLENNIUM,
}
TURNS: Final = {
    "last": Turn.LAST, "past": Turn.LAST, "previous": Turn.LAST, "preceding": Turn.LAST, "prior": Turn.LAST,
    "this": Turn.THIS, "current": Turn.THIS, "same": Turn.THIS, "that": Turn.THIS,
    "next": Turn.NEXT, "coming": Turn.NEXT, "following": Turn.NEXT, "upcoming": Turn.NEXT,
}  # fmt: skip


_BLANK: Final = r"(?:\x20{1,3}\n?|\n\x20{0,3})"


def compiled(source: str) -> re.Pattern[str]:
    """A pattern without case, in which each blank stands for blanks or one line break, never for a new paragraph."""
    return re.compile(source.replace(" ", _BLANK), re.IGNORECASE)


def one_of(words: object) -> str:
    """A pattern for any of some words, longest first, spaces and hyphens as written."""
    assert isinstance(words, (dict, tuple, list, frozenset, set))
    return "(?:" + "|".join(re.escape(w).replace("\\ ", " ") for w in sorted(words, key=lambda w: (-len(w), w))) + ")"


def _flexible(words: dict[str, int]) -> str:
    return one_of(words).replace(r"\-", r"[-\x20]")


CARDINAL: Final = _flexible({w: k for w, k in CARDINALS.items() if k})
ORDINAL: Final = _flexible(ORDINALS)
MONTH_FULL: Final = "(?-i:" + one_of((*MONTHS, *(m.upper() for m in MONTHS))) + ")"
_SHORT_MONTHS: Final = tuple(m for m in MONTH_NUMBER if len(m) <= 4 and m.title() not in MONTHS)
MONTH_ANY: Final = rf"(?:{MONTH_FULL}\b|(?-i:{one_of(_SHORT_MONTHS)})\b\.?)"
WEEKDAY_FULL: Final = "(?-i:" + one_of((*WEEKDAYS, *(w.upper() for w in WEEKDAYS))) + ")"
_SHORT_WEEKDAYS: Final = tuple(w for w in WEEKDAY_NUMBER if len(w) <= 5)
WEEKDAY_ANY: Final = rf"(?:{WEEKDAY_FULL}\b|(?-i:{one_of(_SHORT_WEEKDAYS)})\b\.?)"
DAY_NUMBER: Final = r"(?:[12]\d|3[01]|0?[1-9])"
_BEFORE_HYPHEN: Final = (
    "mid", "end", "late", "early", "pre", "post", r"\d", "day", "ary", "March", "April", "May", "June", "July",
    "August", "ber", r"\.",
)  # fmt: skip
FRESH: Final = r"(?<!\w)(?:(?<!-)|" + "|".join(f"(?<={end}-)" for end in _BEFORE_HYPHEN) + ")"
"""Where a date may begin: not inside a word or compound, save after "mid-", "Feb. 28-" and the like."""
THE: Final = r"(?<=\bthe[\x20\n])"
YEAR4: Final = r"(?:1\d{3}|20\d\d|21\d\d)"
SHIFT_STEMS: Final = (
    "ago",
    "earlier",
    "later",
    "from now",
    "from today",
    "hence",
    "before",
    "after",
    "prior",
    "previously",
)
DIGITS: Final = "#"
"""The key under which rules stand that begin with figures."""
APOSTROPHE: Final = "'"
"""The key under which rules stand that begin with an apostrophe before figures."""


def lowered(text: str) -> str:
    """`text` in lower case, one character for each, so that places stay those of the text."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def first_words(phrases: Iterable[str]) -> frozenset[str]:
    """The first word of each phrase, in lower case: where a rule that begins with it can start."""
    return frozenset(re.findall(r"[a-z]+", phrase.lower())[0] for phrase in phrases)


MONTH_WORDS: Final = first_words(MONTH_NUMBER)
WEEKDAY_WORDS: Final = first_words(WEEKDAY_NUMBER)
CARDINAL_WORDS: Final = first_words(w for w, k in CARDINALS.items() if k)
ORDINAL_WORDS: Final = first_words(ORDINALS)
COUNT_WORDS: Final = CARDINAL_WORDS | {
    DIGITS, "a", "an", "half", "hundred", "several", "couple", "many", "some", "few",
}  # fmt: skip
UNIT_WORDS: Final = first_words(
    (*UNITS, *(f"{u}s" for u in UNITS), "centuries", "trading", "business", "working", "calendar", "fiscal", "school")
)
TURN_WORDS: Final = first_words(TURNS)
SEASON_WORDS: Final = first_words(SEASONS)
COUNT: Final = (
    r"(?:\d{1,3}(?:,\d{3})*(?:\.\d+)?(?: \d/\d|[½¼¾])?|(?:one )?hundred|"
    + CARDINAL
    + r"|half an?|an?(?: (?:few|couple(?: of)?|dozen|half|number of))?|several|couple of|many|some|few)"
)
UNIT: Final = (
    r"(?:second|minute|hour|(?:(?:trading|business|working|calendar) )?day|night|weekend|week|fortnight|month"
    r"|quarter|(?:(?:calendar|fiscal|school) )?year|decade|century|centurie|millennium)"
)
SEASON: Final = r"(?:spring|summer|autumn|fall|winter)"
PART_OF_DAY: Final = r"(?:morning|afternoon|evening|night)"

_VAGUE_COUNTS: Final = frozenset({"several", "a few", "few", "many", "some", "a number of"})
_FIXED_COUNTS: Final = {
    "a": Fraction(1), "an": Fraction(1), "a couple": Fraction(2), "a couple of": Fraction(2),
    "couple of": Fraction(2), "a dozen": Fraction(12), "a half": Fraction(1, 2), "an half": Fraction(1, 2),
    "half a": Fraction(1, 2), "half an": Fraction(1, 2), "hundred": Fraction(100), "one hundred": Fraction(100),
}  # fmt: skip
_HALVES: Final = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}


def month_of(word: str) -> int:
    """1..12 for a month name in any of its forms."""
    return MONTH_NUMBER[word.rstrip(".")]


def weekday_of(word: str) -> int:
    """0..6 for a weekday name in any of its forms."""
    return WEEKDAY_NUMBER[word.rstrip(".")]


def unit_of(word: str) -> TimeUnit:
    """The unit that a word such as "months", "trading days" or "centuries" names."""
    last = word.lower().split()[-1]
    last = {"centurie": "century", "centuries": "century", "millennia": "millennium"}.get(last, last)
    return UNITS[last.removesuffix("s")]


def units_in(word: str) -> int:
    """How many of its unit a word is: 2 for fortnights."""
    return 2 if word.lower().startswith("fortnight") else 1


def count_of(words: str) -> Fraction | None:
    """The number that a count says; None for a vague one ("several", "a few")."""
    text = " ".join(words.lower().split())
    if text in _VAGUE_COUNTS:
        return None
    if text in _FIXED_COUNTS:
        return _FIXED_COUNTS[text]
    if text[0].isdigit():
        return _figures(text.replace(",", ""))
    return Fraction(CARDINALS[text.replace(" ", "-")])


def _figures(text: str) -> Fraction:
    tail = _HALVES.get(text[-1])
    if tail is not None:
        return Fraction(text[:-1]) + tail
    whole, _, part = text.partition(" ")
    if part:
        top, bottom = part.split("/")
        return Fraction(whole) + (Fraction(int(top), int(bottom)) if int(bottom) else 0)
    return Fraction(whole)


def ordinal_of(words: str) -> int:
    """The number of an ordinal in words or figures: "third", "22nd"."""
    text = words.lower().replace(" ", "-")
    return ORDINALS[text] if text in ORDINALS else int(re.sub(r"\D", "", text))
