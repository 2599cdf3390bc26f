"""What a comment says of a finding: the message, the other side with its source and words, the working, a question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from numcheck.model.documents import Document
from numcheck.model.findings import Finding, Place, Report
from numcheck.model.lines import Locator
from numcheck.model.spans import Span
from numcheck.reporters.excerpts import printable

_WORDS = {"error": "Error", "warning": "Warning", "info": "Question"}
_REACH = 160
"""Characters of a sentence that are quoted to either side of its number."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment to write: its place in the document's text, and its paragraphs."""

    span: Span
    lines: tuple[str, ...]


def remarks(report: Report, document: Document) -> Iterator[Remark]:
    """A remark for each place in a document that an open finding names: in full at the finding's own, short at others.

    Where the finding's own place is in another text, the first one here says it in full.
    """
    locators = {d.name: Locator(d) for d in report.documents}
    for finding in report.findings:
        here = [p for p in (finding.primary, *finding.related) if p.document == document.name]
        seen: set[Span] = set()
        for place in here:
            if place.span not in seen:
                whole = not seen
                seen.add(place.span)
                lines = _in_full(finding, place, locators) if whole else _in_short(finding, here[0])
                yield Remark(place.span, tuple(lines))


def _in_full(finding: Finding, place: Place, locators: Mapping[str, Locator]) -> Iterator[str]:
    yield f"{_WORDS[finding.severity.value]}: {_plain(finding.message)}"
    for other in (finding.primary, *finding.related):
        if other.span != place.span or other.document != place.document:
            yield _quoted(other, locators[other.document], own=other.document == place.document)
    if finding.working:
        yield f"Working: {_plain(finding.working)}"
    if finding.question:
        yield _plain(finding.question)
    if finding.suggestions:
        yield f"Would settle it: {'; '.join(_plain(s) for s in finding.suggestions)}"
    yield f"{finding.rule} {finding.id}"


def _in_short(finding: Finding, main: Place) -> Iterator[str]:
    yield f"See the comment on “{_plain(main.text)}”: {_plain(finding.message)}"
    yield f"{finding.rule} {finding.id}"


def _quoted(place: Place, locator: Locator, *, own: bool) -> str:
    """The other side: who, when, and the sentence with its number."""
    who = "This text" if own else locator.document.who
    named = [who, place.speaker and f"said by {place.speaker}", place.as_of]
    where = "" if own else f", {locator.place(place.span.start)}"
    sentence, text = locator.sentence(place.span), locator.document.text
    low, high = max(sentence.start, place.span.start - _REACH), min(sentence.end, place.span.end + _REACH)
    shown = f"{'…' if low > sentence.start else ''}{text[low:high]}{'…' if high < sentence.end else ''}"
    return f"{_plain('; '.join(n for n in named if n) + where)}: “{_plain(shown)}”"


def _plain(text: str) -> str:
    """One line of characters that XML allows."""
    return re.sub("[\ufffe\uffff]", " ", " ".join(printable(text).split()))
