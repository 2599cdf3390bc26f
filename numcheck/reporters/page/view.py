"""A report as the review page shows it: texts cut into marked pieces, findings as cards, choices for the filters."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from numcheck.model.documents import Document, Part, PartKind, Role
from numcheck.model.figures import Figure
from numcheck.model.findings import Finding, Place, Report, Settled, Severity, Status
from numcheck.model.lines import Locator
from numcheck.model.spans import Span
from numcheck.reporters.coverage import WORDS, coverage_line, remarks, unread
from numcheck.reporters.page.course import Course, courses
from numcheck.reporters.page.picture import Picture, picture

_TAGS = {
    PartKind.HEADLINE: "headline",
    PartKind.STANDFIRST: "standfirst",
    PartKind.DATELINE: "dateline",
    PartKind.BODY: "body",
    PartKind.CAPTION: "caption",
    PartKind.TABLE_CELL: "cell",
    PartKind.FOOTNOTE: "footnote",
    PartKind.METADATA: "furniture",
    PartKind.BOILERPLATE: "furniture",
}
_SECTIONS = ("headline", "standfirst", "body", "caption", "cell", "footnote", "furniture")
"""The kinds of blocks that findings can be filtered by, in the order of a page."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; one with a status is a number. `findings` are the cards that speak of it."""

    text: str
    status: str = ""
    reason: str = ""
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a headline, a cell of a table. `opens` tells that it begins a row of a table."""

    kind: str
    pieces: tuple[Piece, ...]
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """A sentence of a finding, cut at its numbers, with who says so, as of when, and where.

    `pieces` are stretches of the sentence, each with whether it is a number that the finding speaks of.
    """

    pieces: tuple[tuple[str, bool], ...]
    source: str
    speaker: str
    as_of: str
    where: str


@dataclass(frozen=True, slots=True)
class Card:
    """One finding. `sides` come with sentences, `others` are further places that say the same.

    `sources`, as JSON, are those of the page's that have a part in it, by number; `values` is what a decision binds
    to. `course` is the way of a figure that moved from day to day.
    `settled` tells how the desk has decided on it; None for an open one.
    """

    anchor: str
    finding: Finding
    sides: tuple[Side, ...]
    others: tuple[Side, ...]
    course: Course
    picture: Picture | None
    section: str
    sources: str
    values: str
    settled: Settled | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A row of the list of all numbers."""

    line: int
    text: str
    status: str
    reason: str


@dataclass(frozen=True, slots=True)
class Story:
    """A text as it will be read, with the findings on it."""

    anchor: str
    name: str
    title: str
    facts: str
    blocks: tuple[Block, ...]
    cards: tuple[Card, ...]
    numbers: tuple[Number, ...]
    counts: tuple[tuple[str, int], ...]

    @property
    def open(self) -> int:
        """How many findings wait for the desk."""
        return sum(card.settled is None for card in self.cards)

    @property
    def rank(self) -> tuple[int, ...]:
        """The worst first: more errors, then more warnings, then more questions."""
        return tuple(-count for _, count in self.counts)


@dataclass(frozen=True, slots=True)
class Page:
    """All that the template needs."""

    title: str
    coverage: str
    stories: tuple[Story, ...]
    statuses: tuple[tuple[str, str, int], ...]
    severities: tuple[tuple[str, int], ...]
    sources: tuple[str, ...]
    sections: tuple[str, ...]
    texts: tuple[tuple[str, str], ...]
    remarks: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Live:
    """What a page knows that is served: how to write decisions, and which of them it may take back.

    `token` goes with whatever it asks the server to change; `file` is the file of decisions as a person calls it.
    `old` says, a line each, why a text could not be checked again: what is shown of it is the last good check.
    `fixed` holds the reasons for the open findings that are marked as fixed, by id; `undoable` are settled ones.
    """

    token: str
    file: str
    old: tuple[str, ...] = ()
    fixed: Mapping[str, str] = field(default_factory=dict)
    undoable: Set[str] = frozenset()


def page(report: Report, *, with_settled: bool = False) -> Page:
    """The report cut for the page; the stories worst first, those that are equally bad in the report's order.

    `with_settled` gives settled findings a card, too, in their place among the others.
    """
    desk = _Desk(report, report.settled if with_settled else ())
    stories = sorted(desk.stories(), key=lambda s: s.rank)
    cards = [card for story in stories for card in story.cards]
    kinds = {card.section for card in cards}
    return Page(
        title=stories[0].title if len(stories) == 1 else f"{len(stories)} texts",
        coverage=coverage_line(report),
        stories=tuple(stories),
        statuses=tuple((s.value, word, report.coverage[s]) for s, word in WORDS.items() if report.coverage[s]),
        severities=_counts(cards),
        sources=desk.sources,
        sections=tuple(s for s in _SECTIONS if s in kinds),
        texts=tuple((d.name, _facts(d)) for d in report.documents),
        remarks=(*unread(report), *remarks(report)),
    )


def anchor(finding: Finding) -> str:
    """The fragment of a finding on the page: its id, so that a link holds in the next report."""
    return "f-" + re.sub(r"[^0-9A-Za-z]", "-", finding.id)


@dataclass(slots=True)
class _Desk:
    report: Report
    settled: tuple[Settled, ...] = ()
    shown: Sequence[tuple[Finding, Settled | None]] = field(init=False)
    locators: Mapping[str, Locator] = field(init=False)
    figures: Mapping[tuple[str, Span], Figure] = field(init=False)
    courses: Mapping[str, Course] = field(init=False)
    sources: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        self.shown = self._shown()
        self.locators = {d.name: Locator(d) for d in self.report.documents}
        read = {(c.document, c.stated): c.figure for c in self.report.claims}
        self.figures = read | {(t.document, t.span): t.figure for t in self.report.ticked if t.figure}
        stated = (p for f, _ in self.shown for p in _places(f))
        self.sources = tuple(sorted({d.who for d in self.named(stated)}))
        self.courses = courses(self.report, self.figures)

    def stories(self) -> Iterator[Story]:
        """The drafts, or without any all texts; and whatever else a finding stands in first."""
        drafts = {d.name for d in self.report.documents if d.role is Role.DRAFT}
        shown = (drafts or set(self.locators)) | {f.primary.document for f, _ in self.shown}
        for k, document in enumerate(self.report.documents):
            if document.name in shown:
                yield self._story(document, f"s{k}")

    def _shown(self) -> list[tuple[Finding, Settled | None]]:
        """The findings that have a card, with how they were settled; an id is shown once, the open one first."""
        shown: dict[str, tuple[Finding, Settled | None]] = {f.id: (f, None) for f in self.report.findings}
        for settled in self.settled:
            shown.setdefault(settled.finding.id, (settled.finding, settled))
        if not self.settled:
            return list(shown.values())
        return sorted(shown.values(), key=lambda s: (s[0].primary.span, -s[0].severity.rank))

    def named(self, places: Iterable[Place]) -> Iterator[Document]:
        """The documents of some places."""
        return (self.locators[place.document].document for place in places)

    def _story(self, document: Document, name: str) -> Story:
        cards = tuple(self._card(f, s) for f, s in self.shown if f.primary.document == document.name)
        locator = self.locators[document.name]
        ticked = [t for t in self.report.ticked if t.document == document.name]
        return Story(
            anchor=name,
            name=document.name,
            title=" ".join((document.title or _headline(document) or document.name).split()),
            facts=_facts(document),
            blocks=tuple(_blocks(document, self._marks(document))),
            cards=cards,
            numbers=tuple(
                Number(locator.line_column(t.span.start)[0], " ".join(t.text.split()), t.status.value, t.reason)
                for t in ticked
            ),
            counts=_counts(cards),
        )

    def _marks(self, document: Document) -> list[tuple[Span, Piece]]:
        """The numbers of a document in order, none over another; places of findings that are no number of it, too."""
        settled = {f.id for f, by in self.shown if by}
        places = [(p.span, f) for f, _ in self.shown for p in _places(f) if p.document == document.name]
        places.sort(key=lambda found: found[0])
        marks: list[tuple[Span, Piece]] = []
        for ticked in self.report.ticked:
            if ticked.document == document.name:
                marks.append((ticked.span, Piece("", ticked.status.value, ticked.reason)))
        known = {span for span, _ in marks}
        for span, finding in places:
            if span not in known:
                known.add(span)
                status = Status.SETTLED if finding.id in settled else Status.CONFLICT
                marks.append((span, Piece("", status.value, f"{finding.rule}: {finding.working}")))
        marks.sort(key=lambda mark: mark[0])
        kept: list[tuple[Span, Piece]] = []
        for span, piece in marks:
            if len(span) and not (kept and kept[-1][0].end > span.start):
                kept.append((span, piece))
        return _with_findings(kept, places)

    def _card(self, finding: Finding, settled: Settled | None) -> Card:
        places = _places(finding)
        shown = _one_a_group(finding)
        sides = self._sides(shown, places)
        told = {(p.document, self.locators[p.document].sentence(p.span)) for p in shown}
        others = [p for p in places if (p.document, self.locators[p.document].sentence(p.span)) not in told]
        locator = self.locators[finding.primary.document]
        part = locator.part(finding.primary.span.start)
        return Card(
            anchor=anchor(finding),
            finding=finding,
            sides=sides,
            others=self._sides(others, others),
            course=self.courses.get(finding.id, ()),
            picture=picture(finding, [(p.text, self.figures.get((p.document, p.span))) for p in shown]),
            section=_TAGS[part.kind] if part else "body",
            sources=json.dumps(sorted({self.sources.index(d.who) for d in self.named(places)})),
            values=json.dumps(finding.stated),
            settled=settled,
        )

    def _sides(self, shown: Iterable[Place], marked: Iterable[Place]) -> tuple[Side, ...]:
        """The sentences of some places, each once, with all numbers of `marked` in it."""
        by_sentence: dict[tuple[str, Span], Place] = {}
        for place in shown:
            by_sentence.setdefault((place.document, self.locators[place.document].sentence(place.span)), place)
        found = list(marked)
        return tuple(
            self._side(place, sentence, [p.span for p in found if p.document == name])
            for (name, sentence), place in by_sentence.items()
        )

    def _side(self, place: Place, sentence: Span, numbers: Sequence[Span]) -> Side:
        locator = self.locators[place.document]
        text, at = locator.document.text, sentence.start
        paragraph, part = locator.paragraph(place.span.start), locator.part(place.span.start)
        told = f"paragraph {paragraph}" if paragraph or part is None else part.kind.value
        pieces: list[tuple[str, bool]] = []
        for span in sorted({s for s in numbers if sentence.start <= s.start and s.end <= sentence.end}):
            if span.start >= at:
                pieces += [(text[at : span.start], False), (span.of(text), True)]
                at = span.end
        return Side(
            pieces=(*pieces, (text[at : sentence.end], False)),
            source=locator.document.who,
            speaker=place.speaker,
            as_of=place.as_of,
            where=f"{locator.place(place.span.start)}, {told}",
        )


def _counts(cards: Iterable[Card]) -> tuple[tuple[str, int], ...]:
    """How many open findings there are of each severity."""
    still = [card.finding.severity for card in cards if card.settled is None]
    return tuple((s.value, still.count(s)) for s in Severity)


def _places(finding: Finding) -> tuple[Place, ...]:
    return (finding.primary, *finding.related)


def _one_a_group(finding: Finding) -> tuple[Place, ...]:
    """The primary place and the first of every other group; without groups, the first place related to it."""
    shown: dict[int, Place] = {finding.primary.group: finding.primary}
    for place in finding.related:
        shown.setdefault(place.group, place)
    return tuple(shown.values()) if len(shown) > 1 else (finding.primary, *finding.related[:1])


def _with_findings(
    marks: Sequence[tuple[Span, Piece]], places: Sequence[tuple[Span, Finding]]
) -> list[tuple[Span, Piece]]:
    """The marks with the findings whose places they touch; both are in order, and no mark lies over another."""
    anchors: list[dict[str, None]] = [{} for _ in marks]
    first = 0
    for span, finding in places:
        while first < len(marks) and marks[first][0].end <= span.start:
            first += 1
        k = first
        while k < len(marks) and marks[k][0].start < span.end:
            anchors[k][anchor(finding)] = None
            k += 1
    return [
        (span, Piece("", piece.status, piece.reason, tuple(found)))
        for (span, piece), found in zip(marks, anchors, strict=True)
    ]


def _blocks(document: Document, marks: Sequence[tuple[Span, Piece]]) -> Iterator[Block]:
    """The parts of a document in order, and what stands between them if it is more than blanks."""
    at, k = 0, 0
    pending: tuple[Piece, ...] = ()
    for part in (*document.parts, None):
        between = Span(at, part.span.start if part else len(document.text))
        gap = between.of(document.text)
        if gap.strip():
            yield from (Block("body", tuple(_pieces(document.text, s, marks))) for s in _paragraphs(document, between))
        if part is None:
            break
        at = part.span.end
        while k < len(marks) and marks[k][0].end <= part.span.start:
            k += 1
        end = k
        while end < len(marks) and marks[end][0].start < part.span.end:
            end += 1
        pieces = tuple(_pieces(document.text, part.span, marks[k:end]))
        if part.kind is PartKind.DATELINE and _runs_on(document, part):
            pending = (*pieces, Piece(" "))
        else:
            yield Block(_TAGS[part.kind], pending + pieces, opens="\n" in gap)
            pending = ()
    if pending:
        yield Block("dateline", pending)


def _runs_on(document: Document, dateline: Part) -> bool:
    """Whether a dateline opens a paragraph instead of standing on a line of its own."""
    k = document.parts.index(dateline)
    return k + 1 < len(document.parts) and document.parts[k + 1].kind is PartKind.BODY


def _paragraphs(document: Document, within: Span) -> Iterator[Span]:
    """The stretches between blank lines."""
    for found in re.finditer(r"\S(?:[^\n]|\n(?!\n))*", within.of(document.text)):
        yield Span(within.start + found.start(), within.start + found.end())


def _pieces(text: str, span: Span, marks: Sequence[tuple[Span, Piece]]) -> Iterator[Piece]:
    """A stretch cut at its numbers; a number that reaches beyond the stretch is cut, too."""
    at = span.start
    for marked, piece in marks:
        start, end = max(marked.start, at), min(marked.end, span.end)
        if start >= end:
            continue
        if at < start:
            yield Piece(text[at:start])
        yield Piece(text[start:end], piece.status, piece.reason, piece.findings)
        at = end
    if at < span.end:
        yield Piece(text[at : span.end])


def _headline(document: Document) -> str:
    found = (p.span.of(document.text) for p in document.parts if p.kind is PartKind.HEADLINE)
    return next(found, "")


def _facts(document: Document) -> str:
    published = document.published
    dated = f"{published.date} (by {published.origin.value})" if published else "no publication date"
    source = f"{document.source}, " if document.source else ""
    rank = f", rank {document.rank}" if document.rank else ""
    return f"{document.role.value}, {source}{dated}{rank}"
