"""Runs rules over evidence: a pure function from rules and evidence to findings."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from numcheck.model.documents import Document, Role
from numcheck.model.findings import Finding, Severity
from numcheck.rules.body import Hit
from numcheck.rules.evidence import Evidence
from numcheck.rules.rule import Rule

CHECK_THE_QUOTE = "It stands in quotation marks: check the quote."
"""What a finding inside a quotation adds to its question: the words are not the writer's to change."""


def run(rules: Iterable[Rule], evidence: Evidence) -> tuple[Finding, ...]:
    """All findings in story order: the draft first, then by place in the text, and at one place those against the most
    trusted source first.

    Of the rules that claim the same slot (the same disagreement, the same relation) the one with the lowest
    row speaks; of equals, the first by id.
    """
    found: list[Finding] = []
    taken: set[object] = set()
    for rule in sorted(rules, key=lambda r: (r.body.row, r.id)):
        for hit in _ordered(rule.body.hits(evidence), evidence):
            if not taken.isdisjoint(hit.slots):
                continue
            taken.update(hit.slots)
            found.append(_finding(rule, hit))
    order = _story_order(evidence.documents)
    ranks = {d.name: d.rank for d in evidence.documents}
    found.sort(
        key=lambda f: (order[f.primary.document], f.primary.span, -f.severity.rank, -_trust(f, ranks), f.rule, f.id)
    )
    return tuple(_numbered(found))


def _ordered(hits: Iterator[Hit], evidence: Evidence) -> list[Hit]:
    order = _story_order(evidence.documents)
    return sorted(hits, key=lambda h: (order[h.places[0].document], h.places[0].span, h.values))


def _story_order(documents: Iterable[Document]) -> dict[str, int]:
    """The rank of each document: drafts first, the rest as given."""
    ranked = sorted(documents, key=lambda d: d.role is not Role.DRAFT)
    return {d.name: k for k, d in enumerate(ranked)}


def _trust(finding: Finding, ranks: Mapping[str, int]) -> int:
    """The rank of the best source that a finding sets against its primary place; 0 if it stands in one text."""
    return max((ranks[p.document] for p in finding.related if p.group != finding.primary.group), default=0)


def _finding(rule: Rule, hit: Hit) -> Finding:
    question = rule.question.fill(hit.fields)
    if hit.quoted:
        question = f"{question} {CHECK_THE_QUOTE}".strip()
    return Finding(
        id=_identity(rule, hit),
        rule=rule.id,
        severity=_severity(rule, hit),
        label=hit.label or rule.body.label,
        verdict=hit.verdict,
        primary=hit.places[0],
        related=hit.places[1:],
        message=rule.message.fill(hit.fields),
        question=question,
        working=hit.working,
        notes=hit.notes,
        suggestions=hit.suggestions,
        ranges=hit.ranges,
    )


def _severity(rule: Rule, hit: Hit) -> Severity:
    severity = hit.severity or rule.body.severity
    return hit.cap if hit.cap and hit.cap.rank < severity.rank else severity


def _identity(rule: Rule, hit: Hit) -> str:
    """A digest of rule, claim, values and documents' names: it survives edits elsewhere in the text."""
    names = sorted({p.document for p in hit.places})
    told = "\x1f".join((rule.id, hit.key, *hit.values, "\x1e", *names))
    return hashlib.sha256(told.encode()).hexdigest()[:12]


def _numbered(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, those with an id seen before marked :2, :3 and so on."""
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.id] += 1
        count = seen[finding.id]
        yield finding if count == 1 else replace(finding, id=f"{finding.id}:{count}")
