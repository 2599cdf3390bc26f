"""Markdown for a comment on a pull request or a job's summary: both places of every finding, the gravest first.

Drafts and sources are other people's words: whatever could be markup, a mention or a reference is written as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from numcheck.model.findings import Finding, Place, Report
from numcheck.reporters import Style
from numcheck.reporters.coverage import coverage_line
from numcheck.reporters.excerpts import printable
from numcheck.reporters.regions import Locators, locators, where, worst_first

ENCODING = "utf-8"
LIMIT = 60_000
"""Characters: GitHub takes 65,536 in a comment."""

_SIGN = re.compile(r"[^\w\s,;:.?'\"“”‘’%£€/–—…=()+-]|_|:(?! )|(?<=[a-z])\.(?=[a-z])", re.IGNORECASE)
"""What Markdown, HTML or a forge could act on: marks, mentions, references, emoji, addresses."""
_WORDS = {"error": "Error", "warning": "Warning", "info": "Question"}


def render(report: Report, style: Style) -> str:
    """The coverage line, what was not read, then a section a finding as far as a comment holds them."""
    at = locators(report)
    head = ["## numcheck", "", f"**{coverage_line(report)}**", ""]
    if not report.findings:
        head += ["No conflicts found." if report.documents else "Nothing could be read.", ""]
    head += [f"- **not read:** {_code(f.name)}: {_text(f.message)}" for f in report.faults]
    head += [f"- skipped: {_text(s)}" for s in report.skipped]
    head += [f"- {_text(n)}" for n in report.notices]
    page = "\n".join(head).rstrip("\n")[:LIMIT] + "\n"
    ranked = worst_first(report)
    for k, finding in enumerate(ranked):
        section = "\n".join(_section(finding, at))
        if len(page) + len(section) > LIMIT:
            page += f"\n{len(ranked) - k} more not shown: a comment holds no more.\n"
            break
        page += f"\n{section}\n"
    return page


def _section(finding: Finding, at: Locators) -> Iterator[str]:
    yield f"### {_WORDS[finding.severity.value]}: {_text(finding.message)}"
    yield ""
    for place in (finding.primary, *finding.related):
        yield f"- {_place(place, at)}"
    yield ""
    if finding.working:
        yield f"Working: {_text(finding.working)}"
        yield ""
    if finding.question:
        yield f"**{_text(finding.question)}**"
        yield ""
    yield f"<sub>{_code(finding.rule)} {_code(finding.id)}</sub>"


def _place(place: Place, at: Locators) -> str:
    locator = at[place.document]
    named = [locator.document.who, place.speaker and f"said by {place.speaker}", place.as_of]
    told = _text("; ".join(part for part in named if part))
    sentence = locator.sentence(place.span)
    text = locator.document.text
    before, after = text[sentence.start : place.span.start], text[place.span.end : sentence.end]
    return f"{_code(where(place, at))} ({told}): {_text(before)}**{_text(place.text)}**{_text(after)}"


def _text(text: str) -> str:
    """Text that stays text: whatever could be markup becomes a character reference."""
    return _SIGN.sub(lambda m: f"&#{ord(m.group())};", printable(text))


def _code(text: str) -> str:
    """Text as code; a backtick inside would end it."""
    return f"`{printable(text).replace('`', chr(39))}`"
