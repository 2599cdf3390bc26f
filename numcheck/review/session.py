"""The state of a review: the last report as a page, and the decisions that are made on it."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from numcheck.model.findings import Finding, Report, Settled
from numcheck.reporters.page import live_html
from numcheck.reporters.page.view import Live
from numcheck.review.wishes import FIXED, Wish
from numcheck.settling.decision import Decision, stated
from numcheck.settling.writing import DecisionsFile

_VERSION = 'data-version=""'


class CannotCheckError(Exception):
    """A check that could not be made: the settings, the decisions or the like are wrong; `lines` say how."""

    def __init__(self, *lines: str) -> None:
        super().__init__("; ".join(lines))
        self.lines = lines


class UnknownFindingError(Exception):
    """A wish about a finding that the last check does not have, or not in that state; one line for a person."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check gives a review: the report, the file for decisions, and why parts of the report are old."""

    report: Report
    decisions: DecisionsFile
    old: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of a wish, for the person who had it, and the version of the page that shows it."""

    told: str
    version: str


@dataclass(slots=True)
class Session:
    """One review. Its methods may be called from several threads, and wait for one another."""

    check: Callable[[], Checked]
    """Raises CannotCheckError; then what is shown stays, marked as old."""
    token: str
    """What a page must send with a wish: nobody else can know it."""
    html: bytes = b""
    version: str = ""
    """A digest of the page: another version, another page."""
    _checked: Checked | None = None
    _lock: threading.RLock = field(default_factory=threading.RLock)

    def refresh(self) -> Checked:
        """Checks again, and makes the page anew.

        Raises:
            CannotCheckError: if there is no earlier report that could stay.
        """
        with self._lock:
            try:
                self._checked = self.check()
                self._show(self._checked, self._checked.old)
            except CannotCheckError as error:
                if self._checked is None:
                    raise
                self._show(self._checked, error.lines)
            return self._checked

    def stay(self, why: str) -> None:
        """Marks what is shown as old, for a reason that is no fault of the texts."""
        with self._lock:
            if self._checked is not None:
                self._show(self._checked, (why,))

    def decide(self, wish: Wish) -> Answer:
        """Writes a decision on an open finding to the file, and checks again.

        Raises:
            UnknownFindingError: if no such finding is open.
            numcheck.settling.writing.NotWrittenError: if the file is malformed or cannot be written.
        """
        with self._lock:
            checked = self._now()
            finding = next((f for f in checked.report.findings if f.id == wish.finding), None)
            if finding is None:
                raise UnknownFindingError("No such finding is open any more; nothing was written.")
            decision = Decision(
                finding.rule,
                stated(finding),
                wish.told,
                "",
                by=wish.by,
                until=wish.until,
                document=finding.primary.document,
            )
            fixed = wish.decision == FIXED
            moved = checked.decisions.note_fixed(decision) if fixed else checked.decisions.add(decision)
            after = self.refresh().report
            told = f"Written to {checked.decisions.name}: {wish.decision}."
            if not fixed and finding.id in {f.id for f in after.findings}:
                why = [n for n in after.notices if n.startswith(f"{checked.decisions.name}:") and finding.rule in n]
                told += f" The finding is still open: {why[-1] if why else 'see what to know, below'}."
            return self._answer(told, checked, moved)

    def undo(self, finding_id: str) -> Answer:
        """Takes the decision on a finding, or the note that it is fixed, out of the file, and checks again.

        Raises:
            UnknownFindingError: if the file holds none.
            numcheck.settling.writing.NotWrittenError: if the file is malformed or cannot be written.
        """
        with self._lock:
            checked = self._now()
            settled = next((s for s in checked.report.settled if s.finding.id == finding_id), None)
            if settled and _is_in(settled, checked.decisions):
                moved = checked.decisions.remove(settled.finding)
            else:
                finding = next((f for f in checked.report.findings if f.id == finding_id), None)
                if finding is None:
                    raise UnknownFindingError(f"No decision on such a finding stands in {checked.decisions.name}.")
                moved = checked.decisions.forget_fixed(finding)
            self.refresh()
            return self._answer(f"Taken out of {checked.decisions.name}.", checked, moved)

    def _now(self) -> Checked:
        return self._checked or self.refresh()

    def _answer(self, told: str, checked: Checked, moved: bool) -> Answer:
        kept = f" Somebody else had changed {checked.decisions.name}; what stands there was kept." if moved else ""
        return Answer(told + kept, self.version)

    def _show(self, checked: Checked, old: tuple[str, ...]) -> None:
        noted = checked.decisions.look()
        findings = checked.report.findings
        live = Live(
            token=self.token,
            file=checked.decisions.name,
            old=old,
            fixed={f.id: reason for f in findings if (reason := _noted(f, noted)) is not None},
            undoable={s.finding.id for s in checked.report.settled if _is_in(s, checked.decisions)},
        )
        page = live_html(checked.report, live)
        self.version = hashlib.sha256(page.encode()).hexdigest()[:16]
        self.html = page.replace(_VERSION, f'data-version="{self.version}"', 1).encode()


def _noted(finding: Finding, noted: tuple[Decision, ...]) -> str | None:
    return next((d.reason for d in noted if d.covers(finding)), None)


def _is_in(settled: Settled, decisions: DecisionsFile) -> bool:
    return settled.origin.startswith(f"{decisions.name}:")
