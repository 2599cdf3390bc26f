"""Stories for the pages that the tests open: a storm over three days, several drafts, and many findings."""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numcheck
from numcheck.model.bounds import Interval
from numcheck.model.documents import DateOrigin, Document, Part, PartKind, Publication, Role
from numcheck.model.findings import Fault, Finding, Label, Place, Range, Report, Settled, Severity, Status, Ticked
from numcheck.model.spans import Span
from numcheck.pipeline import check_documents
from numcheck.reporters import Style, reporter

DRAFT = """---
title: Storm takes 41 lives in Colvane
date: 2031-05-05
source: The Evening Desk
---

# Storm takes 41 lives in Colvane

The storm in Colvane killed 14 people, the harbor office said.

It damaged 1,200 homes in the town, the mayor said.

The repair of the pier costs $4.5 million, up 50% from $2.5 million a year earlier.

The council will meet on Thursday, May 9, 2031.

Of the 40 boats, 12 sank and 31 were saved.
"""
WIRES = {
    "day1.md": """---
source: Harbor Wire
date: 2031-05-03
---
# Storm kills 14 in Colvane

The storm killed at least 14 people in Colvane, the harbor office said on Saturday.

It damaged 1,200 homes in the town, the mayor said.
""",
    "day2.md": """---
source: The Meridian
date: 2031-05-04
---
# Colvane storm death toll rises to 23

The storm in Colvane killed 23 people, the harbor office said on Sunday.

It damaged 1,450 homes in the town, the mayor said.
""",
    "day3.md": """---
source: Coast Ledger
date: 2031-05-05
---
# Storm in Colvane killed 31

The storm in Colvane killed 31 people, the harbor office said on Monday.
""",
}
QUIET = "# The ferry is back\n\nThe ferry of Colvane carried 80 cars on its first day.\n"


def lay_out(folder: Path) -> None:
    """Writes the storm's draft and wires into a folder: draft.md, wires/."""
    (folder / "draft.md").write_text(DRAFT, encoding="utf-8")
    (folder / "wires").mkdir()
    for name, text in WIRES.items():
        (folder / "wires" / name).write_text(text, encoding="utf-8")


@functools.cache
def storm() -> str:
    """The page of a draft with errors, warnings and questions, in headline and body, against three wires."""
    days = {name: dt.date.fromisoformat(text.split("date: ")[1][:10]) for name, text in WIRES.items()}
    sources = [
        numcheck.document(_body(t), name=n, source=t.split("source: ")[1].split("\n")[0], published=days[n])
        for n, t in WIRES.items()
    ]
    draft = numcheck.document(_body(DRAFT), name="draft.md", source="The Evening Desk", published=dt.date(2031, 5, 5))
    return html(numcheck.check(draft, sources))


@functools.cache
def several() -> str:
    """The page of two drafts, the quiet one read first."""
    texts = {"quiet.md": QUIET.replace("# ", ""), "storm.md": _body(DRAFT)}
    return html(check_documents([numcheck.document(t, name=n, role=Role.DRAFT) for n, t in texts.items()]))


def html(report: Report) -> str:
    """The review page of a report."""
    return reporter("html").render(report, Style())


def _body(text: str) -> str:
    return text.split("---\n", 2)[2].replace("# ", "")


@functools.cache
def many(count: int) -> Report:
    """A report of so many findings, one a paragraph, on a draft as long as that: every third an error."""
    draft, source = _pier_by_pier("draft.md", count, 0), _pier_by_pier("wire.txt", count, 1)
    findings, ticked = [], []
    for k, part in enumerate(draft.parts):
        a, b = _place(draft, part, 0), _place(source, source.parts[k], 1)
        severity = (Severity.ERROR, Severity.WARNING, Severity.INFO)[k % 3]
        findings.append(
            Finding(
                id=f"{k:012x}",
                rule="sources/two-values",
                severity=severity,
                label=Label.CONFLICT,
                verdict="disjoint",
                primary=a,
                related=(b,),
                message=f"Pier {k}: The Evening Desk has {a.text}, Harbor Wire has {b.text}.",
                question=f"Which is right, {a.text} or {b.text}?",
                working=f"{a.text} and {b.text} cannot both be true",
                ranges=tuple(Range(p.text, Interval.point(Fraction(p.text.split()[0]))) for p in (a, b)),
            )
        )
        ticked.append(Ticked(draft.name, a.span, a.text, Status.CONFLICT, "differs"))
    return Report((draft, source), tuple(findings), tuple(ticked))


def _pier_by_pier(name: str, count: int, more: int) -> Document:
    text, parts = "", []
    for k in range(count):
        line = (
            f"Pier {k:03} of the harbor of Colvane has {300 + k % 40 + more} berths, the harbor office said, and the "
            "council wants to know by the end of the month who counted them, and when, and why nobody wrote it down."
        )
        parts.append(Part(Span(len(text), len(text) + len(line)), PartKind.BODY))
        text += line + "\n\n"
    role = Role.SOURCE if more else Role.DRAFT
    published = Publication(dt.date(2031, 5, 5), DateOrigin.CALLER)
    return Document(name, text, ("The Evening Desk", "Harbor Wire")[more], published, role, parts=tuple(parts))


def _place(document: Document, part: Part, group: int) -> Place:
    end = document.text.index(" berths", part.span.start) + len(" berths")
    start = document.text.index(" has ", part.span.start) + len(" has ")
    words = document.text[start:end]
    return Place(document.name, Span(start, end), words, group=group, as_of="2031-05-05", value=words)


NASTY = (
    "</script><script>window.hacked=1</script>\"'><img src=x onerror=window.hacked=1>&amp;{{ 7*7 }}"
    "\u202e84\u202c \u05d0\u200f"
)
"""What no page may run, break at or show in another order."""


def hostile() -> str:
    """The page of a report in which every text that a page shows is hostile, and the draft has a line of a megabyte."""
    text = f"{NASTY} killed 48 people.\n\n" + "9" * 1_000_000 + f"<b>\n\nIt killed 48 people {NASTY}"
    draft = replace(numcheck.document(text, name=NASTY, source=NASTY, role=Role.DRAFT), title=NASTY)
    source = numcheck.document(f"It killed 84 people {NASTY}", name=NASTY + "2", source=NASTY + "2")
    a, b = text.index("48 people"), source.text.index("84 people")
    places = [
        Place(d.name, Span(k, k + 9), f"{NASTY}{g}", message=NASTY, speaker=NASTY, as_of=day, value=NASTY, group=g)
        for g, (d, k, day) in enumerate(((draft, a, "2031-05-05"), (source, b, NASTY)))
    ]
    finding = Finding(
        id=NASTY,
        rule=NASTY,
        severity=Severity.ERROR,
        label=Label.UPDATE,
        verdict="disjoint",
        primary=places[0],
        related=(places[1], replace(places[0], span=Span(text.rindex("48"), text.rindex("48") + 9))),
        message=NASTY + "x" * 10_000,
        question=NASTY,
        working=NASTY + "9" * 1_000_000,
        notes=(NASTY,),
        suggestions=(NASTY, NASTY),
        ranges=(Range(NASTY, Interval(Fraction(1), Fraction(2))), Range(NASTY, Interval.point(Fraction(9)))),
    )
    compared = replace(finding, id=NASTY + "2", ranges=())
    ticked = tuple(Ticked(NASTY, places[0].span, NASTY, status, NASTY) for status in Status)
    told = (NASTY, "z" * 1_000_000)
    settled = (Settled(finding, NASTY, NASTY, NASTY),)
    return html(
        Report(
            (draft, source), (finding, compared), ticked, told, (Fault(NASTY, NASTY),), notices=told, settled=settled
        )
    )
