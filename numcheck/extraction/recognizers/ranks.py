"""Ordinals as ranks: "22nd", "third-largest", "No. 1"; they are no quantities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from numcheck.extraction.numbers import parse_number
from numcheck.extraction.patterns import any_case, holds
from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import Mention, MentionKind, WrittenNumber
from numcheck.model.spans import Span

PRIORITY = 45

_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
_VALUES = {word: n for n, word in enumerate(_ORDINALS, 1)}
_RANK = re.compile(
    r"(?<![\w.,$£€-])(?P<digits>\d{1,3}(?:,\d{3})*|\d{1,6})(?:st|nd|rd|th)\b"
    r"|(?<![\w])(?:No|Nos|Number|number)\.? ?(?P<no>\d{1,4})(?![\w%]|[.,]\d)"
    rf"|(?<![\w])(?:(?P<tens>twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?(?P<word>{any_case(_ORDINALS)})(?!\w)"
)
_TENS = {
    w: 10 * n for n, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}


_STEMS = (
    *("irst", "econd", "hird", "ourth", "ifth", "ixth", "eventh", "ighth", "inth", "enth", "lfth", "ieth"),
    *("1st", "2nd", "3rd", *(f"{n}th" for n in range(10)), "No", "umber", "IRST", "ECOND", "HIRD", "TH"),
)
"""What a text must hold for its ranks to be looked for."""


def recognize(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Mention]:
    """The ranks inside `text[start:end]`."""
    for found in _RANK.finditer(text, start, end) if holds(text, start, end, _STEMS) else ():
        if found["word"]:
            value = Fraction(_VALUES[found["word"].lower()] + _TENS.get(found["tens"] or "", 0))
        else:
            group = "digits" if found["digits"] else "no"
            read = parse_number(text, found.start(group), found.end(group))
            if read is None:
                continue
            value = read.value
        span = Span(*found.span())
        number = WrittenNumber(span, value, in_words=bool(found["word"]))
        yield Mention(span, MentionKind.RANK, "ranks", (number,), derivation=(f"place {value} in an order",))
