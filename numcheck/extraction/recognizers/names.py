"""Numbers inside names: Nord Stream 2, S&P 500, A380, Covid-19, 5G, "no one"; they are no quantities."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from numcheck.extraction.vocabulary import vocabulary
from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import Mention, MentionKind
from numcheck.model.spans import Span

PRIORITY = 10

_GLUED = re.compile(
    r"(?<![\w$£€¥#@&'-])(?:[A-Za-z]+(?:-?[A-Za-z]+)?\d[\w-]*(?<!-)|[A-Z][A-Za-z]{0,4}-\d+[A-Za-z]{0,3}(?![\w%])(?!-\d))"
)
_CODED = re.compile(r"^([A-Za-z$]+)(?=\d)")
_TEMPORAL = re.compile(
    r"(?:Q[1-4]|H[12]|[1-4]Q|[12]H|FY\d|CY\d|mid|pre|post|late|early|non|sub|since|top|Top|under|over|x)(?:\d|-|\Z)"
)
_DIGIT_LETTER = re.compile(
    r"(?<![\w.,$£€-])(?:1[89]|20)\d[1-9]s\b|(?<![\w.,$£€-])\d(?:G|D|K)(?![\w'-])|(?<![\w.,$£€-])(?:240|360|480|720|1080|1440|2160)p(?![\w-])"
)


@functools.lru_cache(maxsize=4)
def _patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The numbered names (a head and its number) and the set phrases."""
    heads = sorted({w for w in lexicon.words("names", "before")}, key=lambda w: (-len(w), w))
    phrases = sorted(set(lexicon.words("names", "phrases")), key=lambda w: (-len(w), w))
    head = "|".join(re.escape(w) for w in heads)
    numbered = re.compile(
        rf"(?<![\w&-])(?:{head})(?: No\.?)?[ -]\d{{1,4}}(?![\d,.]\d)(?!-?(?:year|day|week|month|hour|minute)|\w{{3}}|%| (?:per|%))[A-Za-z]{{0,2}}\b"
    )
    return numbered, re.compile(rf"(?<![\w.,-])(?:{'|'.join(re.escape(w) for w in phrases)})(?![\w-])")


def recognize(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Mention]:
    """The names with numbers inside `text[start:end]`."""
    numbered, phrases = _patterns(lexicon)
    for pattern, why in ((numbered, "a numbered name"), (phrases, "a set phrase")):
        for found in pattern.finditer(text, start, end):
            yield _name(found.span(), why)
    words = vocabulary(lexicon)
    for found in _GLUED.finditer(text, start, end):
        letters = _CODED.match(found[0])
        unit = found[0] in words.symbols and text[found.start() - 1 : found.start()] in ("/", " ")
        if unit or (letters and letters[1] in words.signs) or _TEMPORAL.match(found[0]):
            continue
        yield _name(found.span(), "letters and digits: a code or a name")
    for found in _DIGIT_LETTER.finditer(text, start, end):
        yield _name(found.span(), "digits and a letter: a standard or a format")


def _name(at: tuple[int, int], why: str) -> Mention:
    return Mention(Span(*at), MentionKind.NAME, "names", derivation=(why,), reason=why)
