"""Numbers inside names: Nord Stream 2, S&P 500, A380, Covid-19, 5G, "no one"; they are no quantities."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from numcheck.extraction.scan import tokens
from numcheck.extraction.vocabulary import Vocabulary, vocabulary
from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import Mention, MentionKind
from numcheck.model.spans import Span

PRIORITY = 10

_DIGIT = re.compile(r"\d")
_BEHIND_HEAD = re.compile(
    r"\d{1,4}(?![\d,.]\d)(?!-?(?:year|day|week|month|hour|minute)|\w{3}|%| (?:per|%))[A-Za-z]{0,2}\b"
)
"""A number that a head may take into its name: short, whole and without unit."""
_NEXT_WORD = re.compile(r"[ -]([a-z]+)")
_NUMBER_SIGN = re.compile(r" No\.?\Z")
_GLUED = re.compile(
    r"(?<![\w$£€¥#@&'-])(?:[A-Za-z]+(?:-?[A-Za-z]+)?\d[\w-]*(?<!-)|[A-Z][A-Za-z]{0,4}-\d+[A-Za-z]{0,3}(?![\w%])(?!-\d))"
)
_CODED = re.compile(r"^([A-Za-z$]+)(?=\d)")
_TEMPORAL = re.compile(
    r"(?:Q[1-4]|H[12]|[1-4]Q|[12]H|FY\d|CY\d|mid|pre|post|late|early|non|sub|since|top|Top|under|over|x)(?:\d|-|\Z)"
)
_DIGIT_LETTER = re.compile(
    r"(?<![\w.,$£€-])(?:(?:1[89]|20)\d[1-9]s\b|\d[GDK](?![\w'-])|(?:240|360|480|720|1080|1440|2160)p(?![\w-]))"
)
_WORD_START = re.compile(r"[\w.,-]")
_WORD_END = re.compile(r"[\w-]")


@dataclass(frozen=True, slots=True)
class _Names:
    """The word lists as looked up: heads by their last word, phrases by a word of theirs that the scan finds."""

    heads: dict[str, tuple[str, ...]]
    phrases: dict[str, tuple[tuple[int, str], ...]]


@functools.lru_cache(maxsize=4)
def _names(lexicon: Lexicon) -> _Names:
    heads: dict[str, tuple[str, ...]] = {}
    table = lexicon.table("names")
    listed = {word for label, words in table.items() if label != "phrases" for word in words}
    for head in sorted(listed, key=lambda w: (-len(w), w)):
        last = head.rpartition(" ")[2]
        heads[last] = (*heads.get(last, ()), head)
    phrases: dict[str, tuple[tuple[int, str], ...]] = {}
    for phrase in sorted(set(lexicon.words("names", "phrases")), key=lambda w: (-len(w), w)):
        for found in tokens(phrase, 0, len(phrase)):
            key = found.of(phrase).lower()
            phrases[key] = (*phrases.get(key, ()), (found.start, phrase))
    return _Names(heads, phrases)


def recognize(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Mention]:
    """The names with numbers inside `text[start:end]`."""
    known, words = _names(lexicon), vocabulary(lexicon)
    for token in tokens(text, start, end):
        if found := _phrase(text, token, start, end, known):
            yield _name(found, "a set phrase")
        elif (found := _numbered(text, token, start, end, known)) and not _measured(text, found.end, end, words):
            yield _name(found, "a numbered name")
    if _DIGIT.search(text, start, end) is None:
        return
    for match in _GLUED.finditer(text, start, end):
        letters = _CODED.match(match[0])
        unit = match[0] in words.symbols and text[match.start() - 1 : match.start()] in ("/", " ")
        if not unit and not (letters and letters[1] in words.signs) and not _TEMPORAL.match(match[0]):
            yield _name(Span(*match.span()), "letters and digits: a code or a name")
    for match in _DIGIT_LETTER.finditer(text, start, end):
        yield _name(Span(*match.span()), "digits and a letter: a standard or a format")


def _phrase(text: str, token: Span, start: int, end: int, known: _Names) -> Span | None:
    """The set phrase around a token of the scan."""
    for offset, phrase in known.phrases.get(token.of(text).lower(), ()):
        at = token.start - offset
        stop = at + len(phrase)
        if at < start or stop > end or not text.startswith(phrase, at):
            continue
        if not (at > start and _WORD_START.match(text, at - 1)) and not (stop < end and _WORD_END.match(text, stop)):
            return Span(at, stop)
    return None


def _numbered(text: str, token: Span, start: int, end: int, known: _Names) -> Span | None:
    """The name that a head and the number behind it make: "Flight 103"."""
    at = token.start
    if at - 2 < start or not text[at].isdigit() or text[at - 1] not in " -":
        return None
    found = _BEHIND_HEAD.match(text, at, end)
    if found is None:
        return None
    edge = at - 1
    if sign := _NUMBER_SIGN.search(text, max(start, edge - 4), edge):
        edge = sign.start()
    last = text[max(text.rfind(" ", start, edge), text.rfind("\n", start, edge), start - 1) + 1 : edge].lstrip("(\"'[")
    for head in known.heads.get(last, ()):
        begin = edge - len(head)
        if begin >= start and text.startswith(head, begin) and not (begin > start and text[begin - 1].isalnum()):
            return Span(begin, found.end())
    return None


def _measured(text: str, at: int, end: int, words: Vocabulary) -> bool:
    """Whether a unit follows, so that the number is an amount after all: "Measure 2 cups"."""
    found = _NEXT_WORD.match(text, at, end)
    return found is not None and found[1] in words.words


def _name(span: Span, why: str) -> Mention:
    return Mention(span, MentionKind.NAME, "names", derivation=(why,), reason=why)
