"""Numbers that only label: addresses of the web, telephone numbers, versions, list and footnote marks, codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from numcheck.extraction.vocabulary import vocabulary
from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import Mention, MentionKind
from numcheck.model.spans import Span

PRIORITY = 5


@dataclass(frozen=True, slots=True)
class _Label:
    """A shape of label. `needs` are characters of which a text must hold one for the pattern to be tried."""

    why: str
    pattern: re.Pattern[str]
    needs: tuple[str, ...] = ()


_LABELS = (
    _Label("an address of the web", re.compile(r"\b(?:https?://|www\.)[^\s<>\"]{1,2000}"), ("://", "www.")),
    _Label("an address of mail", re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"), ("@",)),
    _Label("a handle or tag", re.compile(r"(?<![\w@])[@#]\w{1,80}"), ("@", "#")),
    _Label(
        "a telephone number",
        re.compile(r"(?<![\w.])(?:\+\d{1,3}[ .-]?)?(?:\(\d{2,5}\)[ .-]?|0\d{2,4}[ .-])\d{3,4}[ .-]\d{3,4}(?![\w%])"),
    ),
    _Label("a telephone number", re.compile(r"(?<![\w.])\+\d{1,3}(?:[ .-]\d{2,5}){2,5}(?![\w%])"), ("+",)),
    _Label(
        "a telephone number",
        re.compile(r"(?<![\w.,-])(?:\d{1,3}-)?\d{3}-\d{4}(?![\w-])|(?<![\w.,-])\d{3}[.-]\d{3}[.-]\d{4}(?![\w-])"),
        ("-", "."),
    ),
    _Label(
        "a code", re.compile(r"(?<![\w.-])\d{3,}(?:-\d{3,}){2,}(?![\w-])|(?<![\w.,])\d{5,}-\d{3,}(?![\w-])"), ("-",)
    ),
    _Label("a version", re.compile(r"(?<![\w.,])\d{1,4}(?:\.\d{1,6}){2,4}(?![\w%]|\.\d)"), (".",)),
    _Label("a version", re.compile(r"(?<!\w)[vV]\.? ?\d{1,3}(?:\.\d{1,4}){1,3}(?!\w)"), ("v", "V")),
    _Label("the number of a list", re.compile(r"(?m)^[ ]{0,8}\(?\d{1,2}[.)](?=[ ]+\S)")),
    _Label("a footnote mark", re.compile(r"(?<=[\w.,;:!?\"')])\[\d{1,3}\](?!\w)"), ("[",)),
    _Label("a run of digits too long for a number", re.compile(r"(?<![\w.,])\d{41,}(?![.,]?\d)")),
    _Label("a code", re.compile(r"(?<![\w.,$£€])\d{2,6}[A-Za-z]+\d\w*")),
    _Label("a catalogue number", re.compile(r"\bIS[BS]N(?:-1[03])?[ :]*[\d-]{8,17}X?"), ("ISBN", "ISSN")),
)
_DIGIT = re.compile(r"\d")


def recognize(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Mention]:
    """The labels inside `text[start:end]` that hold a digit."""
    if _DIGIT.search(text, start, end) is None:
        return
    symbols = vocabulary(lexicon).symbols
    for label in _LABELS:
        if label.needs and all(text.find(needle, start, end) < 0 for needle in label.needs):
            continue
        for found in label.pattern.finditer(text, start, end):
            measured = found[0].lstrip("0123456789") in symbols
            if not measured and _DIGIT.search(found[0]):
                yield Mention(
                    Span(*found.span()), MentionKind.LABEL, "labels", derivation=(label.why,), reason=label.why
                )
