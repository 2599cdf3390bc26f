"""What the desk has decided (CQ): comments in texts, the decisions file, the baseline; findings that they settle.

A decision binds to a rule and to the values on both sides, as they are written. When either changes it no longer
fits, the finding is open again, and the report says so. Days come from `--today` or the draft's day of publication,
never from the clock.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from numcheck.model.documents import Document, Role
from numcheck.model.findings import Finding, Report, Settled
from numcheck.settling.comments import comments
from numcheck.settling.decision import Decision, Decisions, stated


@dataclass(frozen=True, slots=True)
class Outcome:
    """Findings that are open, those that are settled, and what to tell of the decisions."""

    open: tuple[Finding, ...]
    settled: tuple[Settled, ...]
    notices: tuple[str, ...]


def settle(documents: Sequence[Document], findings: Sequence[Finding], decisions: Decisions) -> Outcome:
    """The findings by whether a decision covers them.

    Comments count in drafts, and in every text where there is no draft: a source must not silence a finding on itself.
    """
    drafted = any(d.role is Role.DRAFT for d in documents)
    heard = [d for d in documents if d.role is Role.DRAFT or not drafted]
    read = [comments(d) for d in heard]
    notices = [fault for r in read for fault in r.faults]
    written = [decision for r in read for decision in r.decisions]
    candidates = [*written, *decisions.entries]
    valid = [d for d in candidates if not _expired(d, decisions, heard)]
    open_, settled = [], []
    for finding in findings:
        found = next((d for d in valid if d.covers(finding)), None)
        if found is None:
            open_.append(finding)
        else:
            settled.append(Settled(finding, found.reason, found.by, found.origin, found.until))
    notices += _expiries(candidates, valid, findings)
    notices += _undated([d for d in candidates if any(d.covers(f) for f in findings)], decisions, heard)
    notices += unused(written, settled, open_, [d.name for d in documents])
    return Outcome(tuple(open_), tuple(settled), tuple(notices))


def unused(
    entries: Iterable[Decision], settled: Iterable[Settled], findings: Sequence[Finding], checked: Iterable[str]
) -> list[str]:
    """What to tell of decisions on the checked texts that settle nothing: one line each."""
    used, names = {s.origin for s in settled}, set(checked)
    lines = []
    for decision in entries:
        if decision.origin in used or any(decision.covers(f) for f in findings):
            continue  # it settles something, or would, had it not expired
        if decision.document and decision.document not in names:
            continue
        near = next((f for f in findings if decision.nearly(f)), None)
        if near:
            now = " vs ".join(f'"{t}"' for t in stated(near))
            lines.append(f"{decision.origin}: reopened: {decision.told}, and the texts now say {now}")
        else:
            lines.append(f"{decision.origin}: unused: no finding {decision.told}")
    return lines


def merged(reports: Sequence[Report]) -> Report:
    """Several reports, story by story, as one: texts and remarks that several have stand in it once."""
    findings = {(f.id, f.primary): f for r in reports for f in r.findings}
    settled = {(s.finding.id, s.finding.primary): s for r in reports for s in r.settled}
    documents: dict[str, Document] = {}
    for report in reports:
        for document in report.documents:
            if document.role is Role.DRAFT or document.name not in documents:
                documents[document.name] = document
    return Report(
        documents=tuple(documents.values()),
        findings=_renumbered(findings.values()),
        ticked=tuple(t for r in reports for t in r.ticked),
        skipped=tuple(dict.fromkeys(s for r in reports for s in r.skipped)),
        faults=tuple(dict.fromkeys(f for r in reports for f in r.faults)),
        claims=tuple({c.key: c for r in reports for c in r.claims}.values()),
        rules=tuple({rule.id: rule for r in reports for rule in r.rules}.values()),
        settled=tuple(settled.values()),
        notices=tuple(dict.fromkeys(n for r in reports for n in r.notices)),
        looked_up=tuple(dict.fromkeys(a for r in reports for a in r.looked_up)),
    )


def _renumbered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with ids that stay apart."""
    seen: dict[str, int] = {}
    kept = []
    for finding in findings:
        seen[finding.id] = seen.get(finding.id, 0) + 1
        count = seen[finding.id]
        kept.append(finding if count == 1 else replace(finding, id=f"{finding.id}:{count}"))
    return tuple(kept)


def _day(decision: Decision, decisions: Decisions, heard: Sequence[Document]) -> dt.date | None:
    """The day by which a decision's end is judged, if there is one."""
    if decisions.today:
        return decisions.today
    dated = [d for d in heard if d.published and decision.document in ("", d.name)]
    return max((d.published.date for d in dated if d.published), default=None)


def _expired(decision: Decision, decisions: Decisions, heard: Sequence[Document]) -> bool:
    day = _day(decision, decisions, heard)
    return decision.until is not None and day is not None and decision.until < day


def _expiries(candidates: Sequence[Decision], valid: Sequence[Decision], findings: Sequence[Finding]) -> list[str]:
    late = [d for d in candidates if d not in valid and any(d.covers(f) for f in findings)]
    return [f"{d.origin}: expired on {d.until}: {d.told}" for d in late]


def _undated(used: Sequence[Decision], decisions: Decisions, heard: Sequence[Document]) -> list[str]:
    return [
        f"{d.origin}: whether it ended on {d.until} is not known: no --today, and the draft has no day of publication"
        for d in used
        if d.until is not None and _day(d, decisions, heard) is None
    ]
