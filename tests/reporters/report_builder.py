"""A small report put together by hand: two texts, one finding, every status of a number."""

from __future__ import annotations

import datetime as dt

from numcheck.model.documents import DateOrigin, Document, Part, PartKind, Publication, Role
from numcheck.model.findings import Fault, Finding, Label, Place, Report, Severity, Status, Ticked
from numcheck.model.spans import Span

DRAFT = "Bridge opens\r\n\r\nCOLVANE (HW) — =The bridge of Colvane cost $48 million, Mayor Ida Holm said.\r\n"
SOURCE = "The bridge cost $84 million.\nIt is 300 meters long."


def document(name: str, text: str, role: Role, source: str | None) -> Document:
    """A document whose parts are its lines that are not blank."""
    from numcheck.readers.decoding import with_plain_newlines

    plain, original, source_map = with_plain_newlines(text)
    parts: list[Part] = []
    at = 0
    for line in plain.split("\n"):
        kind = PartKind.HEADLINE if line == "Bridge opens" else PartKind.BODY
        if line:
            parts.append(Part(Span(at, at + len(line)), kind))
        at += len(line) + 1
    published = Publication(dt.date(2031, 5, 6), DateOrigin.OPTION) if role is Role.DRAFT else None
    return Document(
        name,
        plain,
        source,
        published,
        role,
        parts=tuple(parts),
        original=None if plain == original else original,
        source_map=source_map,
    )


def place(document: Document, words: str, group: int = 0, speaker: str = "") -> Place:
    """The place of the first occurrence of some words."""
    start = document.text.index(words)
    return Place(document.name, Span(start, start + len(words)), words, group=group, speaker=speaker, value=words)


def report() -> Report:
    """The report."""
    draft = document("draft.md", DRAFT, Role.DRAFT, None)
    source = document("wire/a.txt", SOURCE, Role.SOURCE, "Harbor Wire")
    finding = Finding(
        id="0123456789ab",
        rule="sources/misquoted",
        severity=Severity.ERROR,
        label=Label.CONFLICT,
        verdict="disjoint",
        primary=place(draft, "$48 million", speaker="Mayor Ida Holm"),
        related=(place(source, "$84 million", group=1),),
        message="The draft has $48 million, Harbor Wire has $84 million.",
        question="What did Holm say?",
        working="48 and 84 cannot both be true",
        notes=("swapped-digits",),
        suggestions=("$48 million", "$84 million"),
    )
    statuses = (Status.CONFLICT, Status.TIED, Status.UNMATCHED, Status.UNREAD)
    ticked = tuple(Ticked(draft.name, finding.primary.span, "$48 million", status, "because") for status in statuses)
    return Report(
        (draft, source),
        (finding,),
        ticked,
        skipped=("wire/a.txt has no publication date",),
        faults=(Fault("missing.txt", "no such file or directory"),),
    )
