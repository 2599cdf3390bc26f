"""Shares of a whole and ratios: "two-thirds of", "half the", "one in five", "three out of four", "3 to 1", "20:1"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from numcheck.extraction.hedging import hedge_before, hedges
from numcheck.extraction.numbers import DENOMINATORS, ONES, SMALL_WORD_PATTERN, VULGAR, parse_number
from numcheck.extraction.patterns import holds
from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import Mention, MentionKind, WrittenNumber
from numcheck.model.spans import Span

PRIORITY = 30

_PART = "|".join(w for w in DENOMINATORS if w not in ("half", "halves"))
_FRACTION = re.compile(
    r"(?<![\w-])(?:"
    rf"(?P<n>{SMALL_WORD_PATTERN}|\d)[ -](?P<many>(?i:{_PART}))s\b(?!-)"
    rf"|(?P<one>[aA]n?|[oO]ne)(?P<dash>[ -])(?P<part>(?i:{_PART}))"
    r"(?= of\b|(?<=-\w{5})|(?<=-\w{7})| (?:more|less|fewer|higher|lower)\b)"
    r"|(?P<halved>[oO]ne[ -]half)\b(?! an?\b)"
    r"|(?P<half>[hH]alf)(?= (?:of|the|its|their|his|her|my|our|all|these|those|that)\b)"
    rf"|(?P<by>(?:(?<=by )|(?<=up )|(?<=down ))an? (?P<bypart>{_PART}|half)\b)"
    r")"
)
_PART_STEMS = (
    "alf",
    "hird",
    "uarter",
    "ourth",
    "ifth",
    "ixth",
    "eventh",
    "ighth",
    "inth",
    "enth",
    "lfth",
    "ieth",
    "dth",
)
"""What a text must hold for its fractions to be looked for."""
_IN_NUMBER = re.compile(rf"[ -](?:in|of|every)[ -](?:\d|{SMALL_WORD_PATTERN}\b)")
_VULGAR_SHARE = re.compile(rf"(?P<v>[{''.join(VULGAR)}]|(?<![\w./-])\d{{1,2}}/\d{{1,2}}(?![\w/.-]\d))(?= of\b)")
_NUMBER = rf"(?:\d{{1,3}}|{SMALL_WORD_PATTERN}(?!\w))"
_N_IN_M = re.compile(
    rf"(?<![\w.,$£€-])(?P<n>{_NUMBER})(?P<joint> in every | out of every | out of | in | of |-in-)(?P<m>{_NUMBER})"
    r"(?![\w.,]*\d|%| ?(?:per ?cent|percent)|-)"
)
_TO_ONE = re.compile(r":[123](?!\d)|[ -]to[ -](?:1|one)\b")
_RATIO = re.compile(
    r"(?<![\w.,:-])(?:(?P<a>\d{1,4}):(?P<b>[123])(?![\d:])(?! ?[ap]\.?m)"
    rf"|(?P<c>{_NUMBER})(?:-to-| to )(?P<d>one|1)"
    r"(?=[ -](?:ratio|margin|majority|odds|against|in favou?r|vote)|[.,;]|\Z))"
)


def recognize(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Mention]:
    """The shares and ratios inside `text[start:end]`."""
    known = hedges(lexicon)
    for span, value, step in (*_fractions(text, start, end), *_parts(text, start, end)):
        hedge = hedge_before(text, span.start, start, known)
        whole = Span(hedge.span.start, span.end) if hedge else span
        number = WrittenNumber(span, value, in_words=True)
        yield Mention(whole, MentionKind.FRACTION, "shares", (number,), hedge, derivation=(step,))
    for found in _RATIO.finditer(text, start, end) if _TO_ONE.search(text, start, end) else ():
        span = Span(*found.span())
        over, under = (found["a"], found["b"]) if found["a"] else (found["c"], found["d"])
        value = _value(over) / _value(under)
        number = WrittenNumber(span, value)
        yield Mention(span, MentionKind.RATIO, "shares", (number,), derivation=(f"{over} to {under}",))


def _fractions(text: str, start: int, end: int) -> Iterator[tuple[Span, Fraction, str]]:
    for found in _FRACTION.finditer(text, start, end) if holds(text, start, end, _PART_STEMS) else ():
        value = Fraction(1, 2)
        if found["many"]:
            value = _value(found["n"]) / DENOMINATORS[found["many"].lower()]
        elif found["part"] or found["bypart"]:
            value = Fraction(1, DENOMINATORS[(found["part"] or found["bypart"]).lower()])
        if 0 < value < 1:
            yield Span(*found.span()), value, f"{found[0]!r} is {value} of the whole"
    vulgar = not text.isascii() or text.find("/", start, end) >= 0
    for found in _VULGAR_SHARE.finditer(text, start, end) if vulgar else ():
        number = parse_number(text, found.start(), found.end())
        if number is not None and number.value < 1 and not text[found.start() - 1 : found.start()].isdigit():
            yield Span(*found.span()), number.value, f"{found[0]!r} of the whole"


def _parts(text: str, start: int, end: int) -> Iterator[tuple[Span, Fraction, str]]:
    """N in M, N out of M, and "one of four"."""
    for found in _N_IN_M.finditer(text, start, end) if _IN_NUMBER.search(text, start, end) else ():
        n, m = _value(found["n"]), _value(found["m"])
        joint = found["joint"].strip()
        rate = (joint == "of" and n == 1 and found["m"].lower() in ONES) or joint in (
            "out of",
            "out of every",
            "in every",
            "-in-",
        )
        if joint == "in":
            rate = m in (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 200, 500) and (m <= 20 or n == 1)
        if rate and 0 < n < m:
            yield Span(*found.span()), n / m, f"{found['n']} {joint} {found['m']}"


def _value(written: str) -> Fraction:
    number = parse_number(written, 0)
    return number.value if number else Fraction(1)
