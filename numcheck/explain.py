"""Why a number was read as it was, and what became of it: the text of `numcheck why` and `extract --explain`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from numcheck.model.claims import Claim, Noted, Share, Speaker
from numcheck.model.documents import Document
from numcheck.model.figures import Figure
from numcheck.model.findings import Finding, Report
from numcheck.model.judgements import Judgement
from numcheck.model.lines import Locator
from numcheck.model.spans import Span
from numcheck.rules.wording import value_text
from numcheck.sheet import bounds_text


def how_read(figure: Figure) -> Iterator[str]:
    """The steps from the characters to the value, a line each."""
    mention = figure.mention
    yield f"{mention.kind.value}, by the recognizer of {mention.recognizer}"
    yield from mention.derivation
    if mention.hedge:
        yield f"the hedge makes it “{mention.hedge.kind.value}”"
    if mention.reason:
        yield f"no claim: {mention.reason}"
    value = value_text(figure)
    if value:
        low, high = bounds_text(figure)
        yield f"means {value}: the truth may lie from {low or 'anything below'} to {high or 'anything above'}"
    elif figure.unplaced:
        yield f"no value: {figure.unplaced}"


@dataclass(frozen=True, slots=True)
class Found:
    """A number at the place asked about."""

    span: Span
    figure: Figure | None
    claim: Claim | None

    @property
    def shown(self) -> Span:
        """The span with the noun that is counted."""
        return self.figure.mention.stated if self.figure else self.span


class Explanation:
    """Answers questions about one report."""

    def __init__(
        self, report: Report, figures: Mapping[str, Sequence[Figure]], unread: Mapping[str, Sequence[Span]]
    ) -> None:
        self.report = report
        self.figures = figures
        self.unread = unread
        self.locators = {d.name: Locator(d) for d in report.documents}
        self.claims = {c.key: c for c in report.claims}

    def numbers_at(self, name: str, line: int, column: int | None = None) -> tuple[Found, ...]:
        """The numbers of a text that touch a line, or the one that covers a column of it."""
        locator = self.locators[name]
        spans: list[tuple[Span, Figure | None]] = [(f.mention.span, f) for f in self.figures.get(name, ())]
        spans += [(s, None) for s in self.unread.get(name, ())]
        found = [
            Found(span, figure, self.claims.get((name, span.start, span.end)))
            for span, figure in sorted(spans, key=lambda pair: pair[0])
            if locator.line_column(span.start)[0] <= line <= locator.line_column(max(span.start, span.end - 1))[0]
        ]
        if column is None:
            return tuple(found)
        return tuple(f for f in found if self._covers(locator, f.shown, line, column))

    def lines(self, name: str, found: Found) -> Iterator[str]:
        """All that is known of one number: its reading, status and ties, and what each rival was ruled out by."""
        document = self.locators[name].document
        yield f"{self._where(document, found.span)} “{_shown(document, found.shown)}”"
        if found.figure is None:
            yield "  unread: no recognizer made sense of it"
            return
        for k, step in enumerate(how_read(found.figure)):
            yield f"  {'read' if k == 0 else '':8} {step}"
        yield from self._context(document, found)
        yield from self._status(name, found)
        if found.claim is None:
            yield f"  {'claim':8} none: it was compared with nothing"
            return
        yield from self._ties(found.claim)
        yield from self._rivals(found.claim)

    def _covers(self, locator: Locator, span: Span, line: int, column: int) -> bool:
        return locator.line_column(span.start) <= (line, column) < locator.line_column(span.end)

    def _context(self, document: Document, found: Found) -> Iterator[str]:
        if found.claim is None:
            part = document.part_at(found.span.start)
            if part is not None:
                yield f"  {'stands':8} in the {part.kind.value}"
            return
        told = "; ".join(_attributes(found.claim, document))
        yield f"  {'about':8} {told or 'nothing that the text says'}"

    def _status(self, name: str, found: Found) -> Iterator[str]:
        for ticked in self.report.ticked:
            if ticked.document == name and ticked.span.overlaps(found.span):
                yield f"  {'status':8} {ticked.status.value}: {ticked.reason}"
        for finding in self.report.findings:
            if any(p.document == name and p.span.overlaps(found.span) for p in (finding.primary, *finding.related)):
                yield f"  {'finding':8} {_told(finding)}"

    def _ties(self, claim: Claim) -> Iterator[str]:
        if self.report.alignment is None:
            return
        for group in self.report.alignment.groups:
            if any(c.key == claim.key for c in (*group.claims, *group.loosely)):
                others = [c for c in (*group.claims, *group.loosely) if c.key != claim.key]
                for other in others:
                    loosely = " loosely" if claim in group.loosely or other in group.loosely else ""
                    yield f"  {'agrees':8}{loosely} with {self._quoted(other)}"

    def _rivals(self, claim: Claim) -> Iterator[str]:
        alignment = self.report.alignment
        judged = [j for j in (alignment.judgements if alignment else ()) if claim.key in (j.a.key, j.b.key)]
        compared = [j for j in judged if j.compared]
        ruled_out = [j for j in judged if not j.compared]
        if not judged:
            yield f"  {'compared':8} with nothing: no other number was proposed as a match"
        for word, pairs in (("compared", compared), ("ruled out", ruled_out)):
            if pairs:
                yield f"  {word} ({len(pairs)})"
            for pair in sorted(pairs, key=lambda j: (-j.score, j.a.key, j.b.key)):
                yield from self._rival(pair, claim)

    def _rival(self, pair: Judgement, claim: Claim) -> Iterator[str]:
        other = pair.b if pair.a.key == claim.key else pair.a
        verdict = f": {pair.verdict.value}" if pair.verdict else ""
        yield f"    {self._quoted(other)}{verdict}"
        yield from (f"      {reason}" for reason in pair.reasons)

    def _quoted(self, claim: Claim) -> str:
        document = self.locators[claim.document].document
        return f"“{_shown(document, claim.figure.mention.stated)}” {self._where(document, claim.span)}"

    def _where(self, document: Document, span: Span) -> str:
        source = f" ({document.source})" if document.source else ""
        return f"{self.locators[document.name].place(span.start)}{source}"


def _told(finding: Finding) -> str:
    return f"{finding.severity.value} {finding.rule}: {finding.message}"


def _shown(document: Document, span: Span) -> str:
    return " ".join(span.of(document.text).split())


def _attributes(claim: Claim, document: Document) -> Iterator[str]:
    """What the claim carries, each with the words it was read from where those differ."""
    kinds = " ".join(k.value for k in claim.kinds)
    if claim.subject:
        yield f"subject {kinds + ' ' if kinds else ''}{claim.subject.value}"
    notes: tuple[tuple[str, Noted[str] | None], ...] = (
        ("measure", claim.measure),
        ("of", claim.nation),
        ("place", claim.place),
        ("period", claim.period),
    )
    for word, noted in notes:
        if noted:
            yield f"{word} {noted.value}{_from(noted.span, noted.value, document)}"
    if claim.participants:
        yield f"with {', '.join(p.value for p in claim.participants)}"
    yield from _scope(claim, document)
    yield f"mood {claim.mood.value}{_from(claim.modality.span, '', document) if claim.modality else ''}"
    if claim.speaker:
        speaker: Speaker = claim.speaker.value
        yield f"said by {speaker.name}"
    if claim.as_of:
        moment = claim.as_of.value
        yield f"as of {moment.timex or moment.support.first.isoformat()}"
    if claim.quoted:
        yield "inside quotation marks"


def _scope(claim: Claim, document: Document) -> Iterator[str]:
    if claim.share and claim.share.value is not Share.WHOLE:
        yield f"{claim.share.value.value}{_from(claim.share.span, '', document)}"
    if claim.aspect:
        yield f"{claim.aspect.value.value}{_from(claim.aspect.span, '', document)}"


def _from(span: Span, value: str, document: Document) -> str:
    words = _shown(document, span)
    return f" (“{words}”)" if words and words.lower() != value.lower() else ""
