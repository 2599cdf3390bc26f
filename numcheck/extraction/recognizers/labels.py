"""Numbers that only label: addresses of the web, telephone numbers, versions, list and footnote marks, codes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import Mention, MentionKind
from numcheck.model.spans import Span

PRIORITY = 5

_LABELS = (
    (re.compile(r"\b(?:https?://|www\.)[^\s<>\"]{1,2000}"), "an address of the web"),
    (re.compile(r"(?<![\w.])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"), "an address of mail"),
    (re.compile(r"(?<![\w@])[@#]\w{1,80}"), "a handle or tag"),
    (
        re.compile(r"(?<![\w.])(?:\+\d{1,3}[ .-]?)?(?:\(\d{2,5}\)[ .-]?|\d{3,5}[ .-])\d{3,4}[ .-]\d{3,4}(?![\w%])"),
        "a telephone number",
    ),
    (re.compile(r"(?<![\w.])\+\d{1,3}(?:[ .-]\d{2,5}){2,5}(?![\w%])"), "a telephone number"),
    (re.compile(r"(?<![\w.,-])\d{1,3}-\d{3}-\d{4}(?![\w-])|(?<![\w.,-])\d{3}-\d{4}(?![\w-])"), "a telephone number"),
    (re.compile(r"(?<![\w.-])\d{3,}(?:-\d{3,}){2,}(?![\w-])|(?<![\w.,])\d{5,}-\d{3,}(?![\w-])"), "a code"),
    (re.compile(r"(?<![\w.,])\d{1,4}(?:\.\d{1,6}){2,4}(?![\w%]|\.\d)"), "a version"),
    (re.compile(r"(?<!\w)[vV]\.? ?\d{1,3}(?:\.\d{1,4}){1,3}(?!\w)"), "a version"),
    (re.compile(r"(?m)^[ \t]*\(?\d{1,2}[.)](?=[ \t]+\S)"), "the number of a list"),
    (re.compile(r"(?<=[\w.,;:!?\"')])\[\d{1,3}\](?!\w)"), "a footnote mark"),
    (re.compile(r"(?<![\w.,])\d{41,}(?![.,]?\d)"), "a run of digits too long for a number"),
    (re.compile(r"(?<![\w.,$£€])\d{2,6}[A-Za-z]+\d+\w*"), "a code"),
    (re.compile(r"(?<=\b(?:ISBN|ISSN))[ :]*[\d-]{8,17}X?"), "a catalogue number"),
)
"""What makes a label, each with its reason. Each pattern is bounded or begins at a fixed character."""


def recognize(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Mention]:
    """The labels inside `text[start:end]` that hold a digit."""
    for pattern, why in _LABELS:
        for found in pattern.finditer(text, start, end):
            if any(c.isdigit() for c in found[0]):
                yield Mention(Span(*found.span()), MentionKind.LABEL, "labels", derivation=(why,), reason=why)
