"""The prediction program of the scorers' contract: `predict.py TASK < in.jsonl > out.jsonl`.

Only maps the public API's types to the contract's; nothing is decided here.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numcheck
from numcheck.model.documents import Document, Part, PartKind
from numcheck.model.figures import Figure
from numcheck.model.findings import Finding, Severity
from numcheck.model.mentions import HedgeKind, MentionKind
from numcheck.model.spans import Span
from numcheck.normalization.calendar import timex

Row = dict[str, Any]


def quantities(row: Row) -> Iterator[Row]:
    """One line out for each text: its quantities."""
    found = numcheck.extract(_document("text", row["text"], None)).figures
    yield {"text": row["text"], "quantities": [q for q in map(quantity, found) if q]}


_CHANGES = {
    HedgeKind.ABOUT: "~",
    HedgeKind.NEARLY: "~",
    HedgeKind.MORE_THAN: ">",
    HedgeKind.AT_LEAST: ">",
    HedgeKind.LESS_THAN: "<",
    HedgeKind.AT_MOST: "<",
}
_NO_QUANTITY = (
    MentionKind.NAME,
    MentionKind.LABEL,
    MentionKind.RANK,
    MentionKind.SCORE,
    MentionKind.TIME,
)


def quantity(figure: Figure) -> Row | None:
    """A figure as the contract writes a quantity; None for kinds that are none."""
    mention = figure.mention
    if mention.kind in _NO_QUANTITY or not mention.numbers:
        return None
    if mention.kind is MentionKind.MULTIPLE and mention.unit is None:
        return None  # "doubled", "twice": no number is written
    if mention.numbers[0].in_words and len(mention.numbers[0].span) <= len("an"):
        return None  # "a decade": an article is no number here
    values = [float(n.value) for n in mention.numbers]
    hedge = _CHANGES.get(mention.hedge.kind, "=") if mention.hedge else "="
    return {
        "value": values if len(values) == 2 else values[0],
        "unit": _unit(figure),
        "change": mention.direction.value if mention.direction and mention.moved and hedge == "=" else hedge,
    }


def _unit(figure: Figure) -> str | None:
    mention = figure.mention
    noun = mention.noun.phrase if mention.noun else ""
    if mention.kind is MentionKind.FRACTION:
        return f"% {noun or '-'}"
    if mention.kind is MentionKind.AGE:
        return f"{mention.unit.name if mention.unit else 'year'} of age"
    if mention.kind is MentionKind.COUNT and mention.unit is not None:
        return f"{noun} {mention.unit.name}".strip()
    unit = getattr(figure.value, "unit", None)
    if unit is None and mention.unit is not None:
        return mention.unit.name
    return unit.name if unit is not None else noun or None


def dates(row: Row) -> Iterator[Row]:
    """One line out for each document: its time expressions."""
    timexes = []
    for figure in numcheck.extract(_document(row["doc"], row["text"], row["dct"])).figures:
        found = timex(figure)
        if found is not None:
            span = figure.mention.span
            timexes.append({"start": span.start, "end": span.end, "type": found[0], "value": found[1]})
    yield {"doc": row["doc"], "timexes": timexes}


def findings(row: Row) -> Iterator[Row]:
    """A line for each finding of a comparison."""
    documents = [_document(d["doc"], d["text"], d["published"], d["source"]) for d in row["documents"]]
    for finding in numcheck.check(None, documents).findings:
        yield {"cluster": row["cluster"], **_finding(finding)}


def inject(row: Row) -> Iterator[Row]:
    """A line for each finding of a draft against its original."""
    draft, original = (_document(name, row[name], row["published"]) for name in ("draft", "original"))
    for finding in numcheck.check(draft, [original]).findings:
        yield {"cluster": row["doc"], **_finding(finding)}


def cases(row: Row) -> Iterator[Row]:
    """One line out for each case: whether it is flagged, and by which rules."""
    meta = row.get("meta", {})
    texts = row.get("texts") or [row["text"]]
    dates = meta.get("dates") or [meta.get("pub_date")] * len(texts)
    names = meta.get("sources") or [None] * len(texts)
    kinds = meta.get("roles") or [None] * len(texts)
    documents = [
        _document(f"text {n}", text, date, source, _PARTS.get(kind))
        for n, (text, date, source, kind) in enumerate(zip(texts, dates, names, kinds, strict=True), 1)
    ]
    draft = next((d for d in documents if d.source == "draft"), None)
    report = numcheck.check(draft, [d for d in documents if d is not draft])
    loud = [f for f in report.findings if f.severity is not Severity.INFO]
    yield {"id": row["id"], "flagged": bool(loud), "rules": sorted({f.rule for f in loud})}


_PARTS = {"headline": PartKind.HEADLINE, "caption": PartKind.CAPTION}


def _document(
    name: str, text: str, published: str | None, source: str | None = None, kind: PartKind | None = None
) -> Document:
    day = dt.date.fromisoformat(published[:10]) if published else None
    made = numcheck.document(text, name=name, source=source, published=day)
    return replace(made, parts=(Part(Span(0, len(text)), kind),)) if kind else made


def _finding(finding: Finding) -> Row:
    places = (finding.primary, *finding.related)
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "label": finding.label.value,
        "claims": [
            {"doc": p.document, "start": p.span.start, "end": p.span.end, "text": p.text, "group": p.group}
            for p in places
        ],
    }


TASKS: dict[str, Callable[[Row], Iterator[Row]]] = {
    "quantities": quantities,
    "dates": dates,
    "findings": findings,
    "inject": inject,
    "cases": cases,
}


def main() -> None:
    """Read rows, write predictions."""
    if len(sys.argv) != 2 or sys.argv[1] not in TASKS:
        sys.exit(f"usage: predict.py {'|'.join(TASKS)} < in.jsonl > out.jsonl")
    for line in sys.stdin.buffer:
        if line.strip():
            for out in TASKS[sys.argv[1]](json.loads(line)):
                sys.stdout.buffer.write(json.dumps(out, ensure_ascii=False).encode() + b"\n")


if __name__ == "__main__":
    main()
