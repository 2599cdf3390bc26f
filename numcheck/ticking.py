"""Tick-and-tie for prose: every number of a text ends with one status and a reason (DESIGN §1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from numcheck.model.claims import Claim
from numcheck.model.documents import Document
from numcheck.model.expressions import VagueTime
from numcheck.model.figures import Figure
from numcheck.model.findings import Finding, Settled, Severity, Status, Ticked
from numcheck.model.judgements import Alignment
from numcheck.model.mentions import MentionKind
from numcheck.model.spans import Span

_DISPUTED = "sources/disputed"
_NO_CLAIM = {MentionKind.NAME: "part of a name", MentionKind.LABEL: "a label, not a quantity"}


def tick(
    document: Document,
    figures: Sequence[Figure],
    unread: Sequence[Span],
    alignment: Alignment,
    findings: Sequence[Finding],
    documents: Mapping[str, Document],
    settled: Sequence[Settled] = (),
) -> tuple[Ticked, ...]:
    """The tickmark sheet of one document: its figures and the tokens that no mention covers, in text order.

    A number that only `settled` findings speak of is settled, and keeps the desk's reason.
    """
    accused = _accused(document.name, findings)
    decided = _decided(document.name, settled)
    ties = _ties(document.name, alignment, documents)
    alone = len(documents) == 1

    def of_figure(figure: Figure) -> Ticked:
        span = figure.mention.stated
        status, reason = _status(figure, document, accused, ties, alone)
        if span in decided and (span not in accused or accused[span].severity is Severity.INFO):
            status, reason = Status.SETTLED, decided[span]
        return Ticked(document.name, span, span.of(document.text), status, reason, figure)

    ticked = [of_figure(f) for f in figures if not _points_only(f)]
    ticked += [
        Ticked(document.name, s, s.of(document.text), Status.UNREAD, "no recognizer made sense of it") for s in unread
    ]
    return tuple(sorted(ticked, key=lambda t: (t.span.start, t.span.end)))


def uncovered(tokens: Sequence[Span], figures: Sequence[Figure]) -> tuple[Span, ...]:
    """The tokens of the scan that no mention covers, in order."""
    covered = sorted(f.mention.span for f in figures)
    found: list[Span] = []
    k = 0
    for token in sorted(tokens):
        while k < len(covered) and covered[k].end <= token.start:
            k += 1
        if not (k < len(covered) and covered[k].overlaps(token)):
            found.append(token)
    return tuple(found)


def _points_only(figure: Figure) -> bool:
    """Whether a figure is no number at all: "now", "soon" and "recently" point at a time without giving one."""
    time = figure.mention.time
    return time is not None and isinstance(time.body, VagueTime)


def _status(
    figure: Figure,
    document: Document,
    accused: Mapping[Span, Finding],
    ties: Mapping[Span, str],
    alone: bool,
) -> tuple[Status, str]:
    mention = figure.mention
    part = document.part_at(mention.span.start)
    if part is not None and not part.kind.speaks:
        return Status.UNCHECKED, f"stands in the {part.kind}, which makes no claim"
    if not mention.kind.claims:
        return Status.UNCHECKED, mention.reason or _NO_CLAIM[mention.kind]
    finding = accused.get(mention.stated)
    if finding is not None and finding.severity is not Severity.INFO:
        return (Status.DISPUTED if finding.rule == _DISPUTED else Status.CONFLICT), f"{finding.rule}: {finding.working}"
    if mention.stated in ties:
        return Status.TIED, ties[mention.stated]
    if finding is not None:
        status = Status.DISPUTED if finding.rule == _DISPUTED else Status.UNMATCHED
        return status, f"{finding.rule} asks: {finding.working}"
    if figure.value is None:
        return Status.UNCHECKED, figure.unplaced or "no value was read"
    return (Status.UNCHECKED, "no check applies") if alone else (Status.UNMATCHED, "no other text states it")


def _accused(name: str, findings: Sequence[Finding]) -> Mapping[Span, Finding]:
    """For each accused place of the document the gravest finding, the first of equals."""
    found: dict[Span, Finding] = {}
    for finding in findings:
        for place in (finding.primary, *finding.related):
            known = found.get(place.span)
            if place.document == name and (known is None or finding.severity.rank > known.severity.rank):
                found[place.span] = finding
    return found


def _decided(name: str, settled: Sequence[Settled]) -> Mapping[Span, str]:
    """The places of settled findings in the document, with what the desk said."""
    found: dict[Span, str] = {}
    for one in settled:
        told = f"{one.reason}{f' ({one.by})' if one.by else ''}, {one.origin}"
        for place in (one.finding.primary, *one.finding.related):
            if place.document == name:
                found.setdefault(place.span, f"{one.finding.rule}: {told}")
    return found


def _ties(name: str, alignment: Alignment, documents: Mapping[str, Document]) -> Mapping[Span, str]:
    found: dict[Span, str] = {}
    for group in alignment.groups:
        for claim in group.claims:
            others = [c for c in group.claims if c.key != claim.key]
            loose = "" if others else "loosely "
            agreeing = others or list(group.loosely)
            if claim.document == name and agreeing:
                found[claim.stated] = f"agrees {loose}with {', '.join(_quoted(agreeing, documents))}"
        for claim in group.loosely:
            if claim.document == name:
                found.setdefault(claim.stated, f"agrees loosely with {', '.join(_quoted(group.claims, documents))}")
    return found


def _quoted(claims: Sequence[Claim], documents: Mapping[str, Document]) -> Iterator[str]:
    """Up to two of the claims, other texts named."""
    for claim in claims[:2]:
        document = documents[claim.document]
        yield f"“{claim.stated.of(document.text)}” ({document.who})"
    if len(claims) > 2:
        yield f"and {len(claims) - 2} more"
