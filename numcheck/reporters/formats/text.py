"""The report for a terminal: each finding with its excerpts, the working and the question; the coverage line last."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from numcheck.model.documents import Document
from numcheck.model.findings import Finding, Place, Report, Severity, Ticked
from numcheck.model.lines import Locator
from numcheck.reporters import Style
from numcheck.reporters.coverage import coverage_line
from numcheck.reporters.excerpts import excerpt, printable

ENCODING = "utf-8"

_COLORS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_BOLD, _DIM = "1", "2"
_MARGIN = "    "
_LISTED = 12
"""How many documents a report lists one by one."""


def render(report: Report, style: Style) -> str:
    """The findings in the report's order, then what was read and what was not, then the coverage line."""
    page = _Page(report, style, {d.name: Locator(d) for d in report.documents})
    blocks = ["\n".join(page.finding(f)) for f in report.findings]
    blocks.append("\n".join(page.summary()))
    return "\n\n".join(blocks) + "\n"


@dataclass(frozen=True, slots=True)
class _Page:
    report: Report
    style: Style
    locators: dict[str, Locator]

    def finding(self, finding: Finding) -> Iterator[str]:
        """One finding: a headline, its places, working and question."""
        colors = (_BOLD, _COLORS[finding.severity])
        yield from self._led("", finding.severity.value, f" {finding.rule}: {printable(finding.message)}", "  ", colors)
        shown = _one_a_group(finding)
        for place in shown:
            yield from self._place(place, finding.severity)
        for place in finding.related:
            if place not in shown:
                yield from self._wrapped(f"  also {self._where(place)}: {printable(place.text)}", _MARGIN)
        for word, told in (("working", finding.working), ("ask", finding.question), ("note", ", ".join(finding.notes))):
            if told:
                yield from self._led("  ", word, f"{' ' * (8 - len(word))}{printable(told)}", " " * 10, (_DIM,))

    def summary(self) -> Iterator[str]:
        """What was read, what was left out and why, and how far the check reached."""
        if not self.report.findings:
            yield "No conflicts found." if self.report.documents else "Nothing could be read."
        for line in self._documents(self.report.documents):
            yield from self._wrapped(f"read {line}", "  ")
        yield from self._unread([t for t in self.report.ticked if t.figure is None])
        for skipped in self.report.skipped:
            yield from self._wrapped(f"skipped: {printable(skipped)}", "  ")
        for notice in self.report.notices:
            yield from self._wrapped(f"decision: {printable(notice)}", "  ")
        for settled in self.report.settled:
            by = f" ({printable(settled.by)})" if settled.by else ""
            where = self._where(settled.finding.primary)
            told = f"settled: {settled.finding.rule} at {where}: {printable(settled.reason)}{by}, {settled.origin}"
            yield from self._wrapped(told, "  ")
        for fault in self.report.faults:
            told = f": {printable(fault.name)}: {printable(fault.message)}"
            yield from self._led("", "not read", told, "  ", (_COLORS[Severity.ERROR],))
        yield self._paint(coverage_line(self.report), _BOLD)

    def _place(self, place: Place, severity: Severity) -> Iterator[str]:
        locator = self.locators[place.document]
        who = [locator.document.who] if locator.document.source else []
        told = "; ".join(printable(w) for w in (*who, place.speaker and f"said by {place.speaker}", place.as_of) if w)
        yield from self._wrapped(f"  {self._where(place)}{f' ({told})' if told else ''}", _MARGIN)
        line, marks = excerpt(locator, place.span, self.style.width - len(_MARGIN) - 2)
        yield f"{_MARGIN}| {line}"
        yield f"{_MARGIN}| {marks[: len(marks) - len(marks.lstrip())]}{self._paint(marks.lstrip(), _COLORS[severity])}"

    def _where(self, place: Place) -> str:
        locator = self.locators[place.document]
        paragraph, part = locator.paragraph(place.span.start), locator.part(place.span.start)
        told = f"paragraph {paragraph}" if paragraph or part is None else part.kind.value
        return f"{printable(locator.place(place.span.start))}, {told}"

    def _documents(self, documents: Sequence[Document]) -> Iterator[str]:
        for document in documents[:_LISTED]:
            role = f"{document.role.value} " if any(d.role is not document.role for d in documents) else ""
            source = f" ({printable(document.source)})" if document.source else ""
            published = document.published
            dated = f"{published.date} by {published.how}" if published else "no publication date"
            rank = f", rank {document.rank}" if document.rank else ""
            yield f"{role}{printable(document.name)}{source}: {dated}{rank}"
        if len(documents) > _LISTED:
            yield f"{len(documents) - _LISTED} more texts"

    def _unread(self, tokens: Sequence[Ticked]) -> Iterator[str]:
        if tokens:
            named = [f"“{printable(t.text)}” (line {self._line(t)})" for t in tokens[:_LISTED]]
            more = f" and {len(tokens) - _LISTED} more" if len(tokens) > _LISTED else ""
            yield from self._wrapped(f"unread: {', '.join(named)}{more}", "  ")

    def _line(self, ticked: Ticked) -> str:
        line = self.locators[ticked.document].line_column(ticked.span.start)[0]
        return f"{line}" if len(self.report.documents) == 1 else f"{line} of {ticked.document}"

    def _wrapped(self, text: str, indent: str) -> Iterator[str]:
        yield from textwrap.wrap(
            text, self.style.width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
        )

    def _led(self, margin: str, lead: str, rest: str, indent: str, codes: tuple[str, ...]) -> Iterator[str]:
        """Lines that begin with a painted word: wrapped first, since paint takes no room."""
        first, *others = self._wrapped(margin + lead + rest, indent)
        yield margin + self._paint(lead, *codes) + first[len(margin + lead) :]
        yield from others

    def _paint(self, text: str, *codes: str) -> str:
        return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if self.style.color and text else text


def _one_a_group(finding: Finding) -> tuple[Place, ...]:
    """The primary place and the first of every other group: what is shown with its sentence."""
    shown: dict[int, Place] = {finding.primary.group: finding.primary}
    for place in finding.related:
        shown.setdefault(place.group, place)
    if len(shown) == 1:
        return (finding.primary, *finding.related[:1])
    return tuple(shown.values())
