"""Furniture of a site among the paragraphs of an article: appeals, notices, buttons, comment boxes.

Phrases (`rules/lexicon/boilerplate.yaml`) and one observation carry it: appeals speak *to the reader*, in the house's
own voice ("we", "your"), outside quotation marks; news prose does not.

- `line`: the whole line is this and no more.
- `notice`: a paragraph with this phrase is furniture; `opening`: one that begins so.
- `appeal`: makes an appeal together with the house's voice; `hint`: two of them do.
- `letter`: opens a letter to the readers, which goes on as long as the house speaks.

Then neighbors: lines of the same run that speak in the house's voice, are no sentences, or ask what the house answers,
next to furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from numcheck.model.lexicon import Lexicon

_QUOTED = re.compile(r"[“\"«][^”\"»]{0,1000}[”\"»]|``[^`]{0,1000}?''")
_HOUSE = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Oo]urs|us|[Yy]ou|[Yy]our|[Yy]ours)\b")
_SENTENCE = re.compile(r"[.!…][\"'”’)]?$")
_NOTICE_LIMIT = 600
_APPEAL_LIMIT = 1200
"""Characters; a longer paragraph that holds such a phrase is prose that mentions it."""
_ITEM_LIMIT, _ITEM_WORDS = 32, 4
"""Characters and words of a button, a menu entry or a label; a headline has more."""
_OPENING_LIMIT = 120
"""Characters of the line that opens a letter."""
_NEIGHBOR_LIMIT = 200
"""Characters of a line that its neighbors alone make furniture."""
_ORNAMENTS = " \t×✕✖•·|»›>*:!.-–—"
_LABELS = ("line", "notice", "opening", "appeal", "hint", "letter")


def furniture(paragraphs: Sequence[str], runs: Sequence[int], lexicon: Lexicon) -> tuple[bool, ...]:
    """For each paragraph whether it is furniture; `runs` numbers the stretches without a blank line."""
    found = [_by_itself(p, lexicon) for p in paragraphs]
    _letters(found, paragraphs, lexicon)
    for order in (range(1, len(found)), range(len(found) - 2, -1, -1)):
        for k in order:
            beside = k - order.step
            if not found[k] and found[beside] and runs[k] == runs[beside] and len(paragraphs[k]) <= _NEIGHBOR_LIMIT:
                asked = beside > k and _is_asked(paragraphs[k], paragraphs[beside])
                found[k] = asked or _is_item(paragraphs[k]) or _speaks_for_the_house(paragraphs[k])
    return tuple(found)


def _by_itself(paragraph: str, lexicon: Lexicon) -> bool:
    phrases = _compiled(lexicon)
    if phrases["line"].fullmatch(paragraph.strip(_ORNAMENTS)) or not any(c.isalnum() for c in paragraph):
        return True
    if len(paragraph) > _APPEAL_LIMIT:
        return False
    spoken = _QUOTED.sub(" ", paragraph)
    if len(paragraph) <= _NOTICE_LIMIT and (phrases["notice"].search(spoken) or phrases["opening"].match(paragraph)):
        return True
    if not _HOUSE.search(spoken):
        return False
    hints = {found.group().lower() for found in phrases["hint"].finditer(spoken)}
    return len(hints) > 1 or phrases["appeal"].search(spoken) is not None


def _letters(found: list[bool], paragraphs: Sequence[str], lexicon: Lexicon) -> None:
    """Marks letters to the readers, from the opening on as long as the house speaks, if they ask for anything."""
    opening = _compiled(lexicon)["letter"]
    k = 0
    while k < len(found):
        end = k + 1
        if len(paragraphs[k]) <= _OPENING_LIMIT and opening.match(paragraphs[k]):
            while end < len(found) and (found[end] or _goes_on(paragraphs[end], opening)):
                end += 1
            if any(found[k:end]):
                found[k:end] = [True] * (end - k)
        k = end


def _goes_on(paragraph: str, opening: re.Pattern[str]) -> bool:
    return _is_item(paragraph) or _speaks_for_the_house(paragraph) or opening.match(paragraph) is not None


def _is_item(paragraph: str) -> bool:
    """Whether a paragraph is too short to be one, and no sentence."""
    short = len(paragraph) <= _ITEM_LIMIT and len(paragraph.split()) <= _ITEM_WORDS
    return short and not _SENTENCE.search(paragraph)


def _is_asked(paragraph: str, answer: str) -> bool:
    """Whether a paragraph asks the reader what the house answers in the next: "Enjoying this? We have no owner"."""
    return paragraph.endswith("?") and _speaks_for_the_house(answer)


def _speaks_for_the_house(paragraph: str) -> bool:
    return len(paragraph) <= _APPEAL_LIMIT and _HOUSE.search(_QUOTED.sub(" ", paragraph)) is not None


@lru_cache(maxsize=8)
def _compiled(lexicon: Lexicon) -> dict[str, re.Pattern[str]]:
    return {label: one_of(lexicon.words("boilerplate", label)) for label in _LABELS}


def one_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of the phrases as whole words, without case; matches nothing if there are none."""
    words = sorted({p.strip() for p in phrases if p.strip()}, key=lambda p: (-len(p), p))
    alternatives = "|".join(r"\s+".join(re.escape(w) for w in phrase.split()) for phrase in words)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)" if words else r"(?!)", re.IGNORECASE)
