"""A decision of the desk on one finding, and which finding it covers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from numcheck.model.findings import Finding


@dataclass(frozen=True, slots=True)
class Decision:
    """A rule with both values as they are written, or a finding's `id`; why, by whom, until when.

    `document` binds it to findings with a place in that text, "" to none. `origin` says where it is written.
    """

    rule: str
    values: tuple[str, ...]
    reason: str
    origin: str
    by: str = ""
    until: dt.date | None = None
    document: str = ""
    id: str = ""

    def covers(self, finding: Finding) -> bool:
        """Whether the finding is the one that was decided on: same rule, same values, same text."""
        if self.rule != finding.rule or not self._here(finding):
            return False
        if self.id:
            return self.id == finding.id
        return _normal(self.values) == _normal(stated(finding))

    def nearly(self, finding: Finding) -> bool:
        """Whether the finding is what became of the one decided on: one of the values has changed."""
        shared = _normal(self.values) & _normal(stated(finding))
        return self.rule == finding.rule and self._here(finding) and bool(shared)

    @property
    def told(self) -> str:
        """Rule and values for a message."""
        return f"{self.rule} {' vs '.join(f'“{v}”' for v in self.values)}"

    def _here(self, finding: Finding) -> bool:
        return self.document in ("", *(p.document for p in (finding.primary, *finding.related)))


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decisions of the desk's files, and the day by which their ends are judged."""

    entries: tuple[Decision, ...] = ()
    today: dt.date | None = None


def stated(finding: Finding) -> tuple[str, ...]:
    """The values a decision binds to, as written: one of each side; of sums and the like, of every place."""
    return finding.stated


def _normal(values: tuple[str, ...]) -> frozenset[str]:
    return frozenset(" ".join(v.split()).casefold() for v in values)
