"""Hedges and directions around a number: "more than", "or so", "rose by"."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import Direction, Hedge, HedgeKind
from numcheck.model.spans import Span

REACH = 40
"""Characters before a number in which a hedge is looked for."""
_LONGEST = 4
"""Words of the longest hedge."""
_WORD = re.compile(r"[^\s,;:()\"]+")
_TRIMMED = frozenset(("just", "well", "slightly", "a", "little", "only", "far", "comfortably", "much"))


@dataclass(frozen=True, slots=True)
class Hedges:
    """The compiled word lists: phrases by their words, and the pattern of what may follow a number."""

    before: dict[str, HedgeKind]
    after: re.Pattern[str]
    after_kinds: dict[str, HedgeKind]
    direction: dict[str, Direction]
    direction_priced: dict[str, Direction]
    direction_after: dict[str, Direction]


@functools.lru_cache(maxsize=4)
def hedges(lexicon: Lexicon) -> Hedges:
    """The hedges and directions of a lexicon."""
    before: dict[str, HedgeKind] = {}
    after: dict[str, HedgeKind] = {}
    for label, words in lexicon.table("hedges").items():
        target, name = (after, label.removesuffix(" after")) if label.endswith(" after") else (before, label)
        target |= dict.fromkeys((w.lower() for w in words), HedgeKind(name))
    direction = {w: d for d in Direction for w in lexicon.words("directions", d.value)}
    priced = {w: d for d in Direction for w in lexicon.words("directions", f"{d.value} priced")}
    following = {w: d for d in Direction for w in lexicon.words("directions", f"{d.value} after")}
    ordered = sorted(after, key=len, reverse=True)
    pattern = "|".join(re.escape(w) + (r"(?!\w)" if w[-1].isalnum() else "") for w in ordered)
    return Hedges(before, re.compile(rf"[ -]?(?P<hedge>(?i:{pattern}))"), after, direction, priced, following)


def hedge_before(text: str, start: int, floor: int, known: Hedges) -> Hedge | None:
    """The hedge whose last word touches `start` (a blank between), not reaching before `floor`."""
    low = max(floor, start - REACH)
    if start <= low or text[start - 1] not in " ~<>≈≥≤-=.$(":
        return None
    found = list(_WORD.finditer(text, low, start))[-_LONGEST:]
    if found and text[found[-1].end() : start].strip(" -($"):
        return None
    for first in range(len(found)):
        phrase = " ".join(m[0].lower() for m in found[first:])
        kind = known.before.get(phrase)
        if kind is not None and (found[first].start() > low or low == floor or text[low - 1] == " "):
            at = first
            while at > 0 and found[at - 1][0].lower() in _TRIMMED:
                at -= 1
            return Hedge(kind, Span(found[at].start(), found[-1].end()))
    return None


def hedge_after(text: str, end: int, stop: int, known: Hedges) -> Hedge | None:
    """The hedge that follows at `end`: "or more", "-plus", "+"."""
    found = known.after.match(text, end, stop)
    if found is None:
        return None
    word = found["hedge"].lower()
    glued = found.start("hedge") == end
    if (word == "+") != glued and word in ("+", "plus", "odd"):
        return None
    return Hedge(known.after_kinds[word], Span(found.start("hedge"), found.end()))


_FILLERS = frozenset(("a", "another", "further", "as", "much", "just", "only"))
"""Words between "rose by" and its number."""


def _turn_before(
    text: str, start: int, floor: int, known: Hedges, priced: bool
) -> tuple[Direction, Span | None] | None:
    """The direction of "rose", "rose by another" or "a rise of", where it touches `start`."""
    window = text[max(floor, start - REACH) : start]
    words = window.split()
    at = len(words) - 1
    if at < 0 or not window.endswith(" "):
        return None
    while at > 0 and words[at] in _FILLERS:
        at -= 1
    by = words[at] == "by"
    at -= by
    of = words[at] == "of"
    at -= of
    if at < 0:
        return None
    word = words[at].lower()
    key = f"{word} of" if of else word
    direction = known.direction.get(key) or (known.direction_priced.get(key) if priced or by else None)
    begin = start - len(window) + window.rindex(words[at])
    if direction is None or (word == "up" and not priced and _PHRASAL.search(text, max(floor, begin - 12), begin)):
        return None
    return direction, None if of else Span(begin, begin + len(word))


_NEXT = re.compile(
    r" (?:(?:year-on-year|annual|overall|net|monthly|quarterly|further|sharp|pay|price|tax) )?(?P<word>[a-z]+)"
)
_PHRASAL = re.compile(
    r"\b(?:g[ai]v(?:e|es|en|ing)|ma[dk](?:e|es|ing)|sett?(?:s|ing)?|pick(?:s|ed|ing)?|t[ao]k(?:e|es|en|ing)|took|racks?|"
    r"racked|put(?:s|ting)?|round(?:ed)?|sum(?:s|med)?|open(?:s|ed|ing)?|buil[dt]|us(?:e|ed|ing)|turn(?:s|ed)?|show(?:s|ed)?|"
    r"back(?:s|ed)?|com(?:e|es|ing)|came|lin(?:e|ed)|team(?:s|ed)?|bought|buy(?:s|ing)?|snapp(?:ed|ing)|h[eo]ld|split|"
    r"end(?:s|ed|ing)?|wound|wind|clos(?:e|ed)|break|broken?|follow(?:ed)?) \Z"
)
"""Verbs whose "up" is no rise."""


def direction_around(
    text: str, start: int, end: int, floor: int, stop: int, known: Hedges, priced: bool
) -> tuple[Direction, Span | None] | None:
    """Whether the words around [start, end) (number with hedge and unit) say that something rose or fell by it.

    With the direction the place of the verb or adverb that gives it; None where a noun does.
    """
    if turned := _turn_before(text, start, floor, known, priced):
        return turned
    following = _NEXT.match(text, end, stop)
    direction = known.direction_after.get(following["word"]) if following else None
    return (direction, None) if direction else None
