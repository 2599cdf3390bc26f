"""A rule's verdict as it leaves numcheck, and the report that holds all of them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from numcheck.model.bounds import Interval
from numcheck.model.claims import Claim
from numcheck.model.documents import Document, named
from numcheck.model.figures import Figure
from numcheck.model.judgements import Alignment
from numcheck.model.relations import Relation
from numcheck.model.spans import Span

if TYPE_CHECKING:
    from pandas import DataFrame


class Severity(StrEnum):
    """How loud a finding is. `error` is proven; everything less asks."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for info, 2 for error."""
        return ("info", "warning", "error").index(self.value)


class Label(StrEnum):
    """Whether both cannot be true, or one is a later state of the other."""

    CONFLICT = "conflict"
    UPDATE = "update"


class Status(StrEnum):
    """Where a number of the draft ends up (DESIGN §1)."""

    TIED = "tied"
    CONFLICT = "conflict"
    DISPUTED = "disputed"
    UNMATCHED = "unmatched"
    UNCHECKED = "unchecked"
    UNREAD = "unread"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Place:
    """A number in a document that a finding points at. Places with one `group` agree with each other.

    `message` says what the place states, for formats that show places apart.
    """

    document: str
    span: Span
    text: str
    message: str = ""
    group: int = 0
    speaker: str = ""
    as_of: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Range:
    """A value, written or computed, and what it allows, in one unit for all ranges of a finding."""

    text: str
    interval: Interval


@dataclass(frozen=True, slots=True)
class Finding:
    """One disagreement or fault: a primary place (the draft's side), related places, and what to ask.

    `id` hashes rule, claim key, values and document names, no line numbers. `suggestions` are readings that
    would settle it, never an automatic fix. `working` is one line of arithmetic or comparison. `ranges`, for a picture,
    are what the text says and what follows from its other numbers.
    """

    id: str
    rule: str
    severity: Severity
    label: Label
    verdict: str
    primary: Place
    related: tuple[Place, ...]
    message: str
    question: str
    working: str
    notes: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    ranges: tuple[Range, ...] = ()

    @property
    def stated(self) -> tuple[str, ...]:
        """The values that a decision binds to, as written: one of each side; of sums and the like, of every place."""
        sides = {self.primary.group: self.primary.text}
        for place in self.related:
            sides.setdefault(place.group, place.text)
        if len(sides) > 1:
            return tuple(sides.values())
        return tuple(dict.fromkeys((self.primary.text, *(p.text for p in self.related))))


@dataclass(frozen=True, slots=True)
class Ticked:
    """One number of the text with its status and the reason: the tickmark."""

    document: str
    span: Span
    text: str
    status: Status
    reason: str
    figure: Figure | None = None
    """None for a token that no mention covers."""


@dataclass(frozen=True, slots=True)
class Fault:
    """An input that could not be read, or a part of the program that broke; one line for a person."""

    name: str
    message: str

    @property
    def line(self) -> str:
        """The fault as it is told, with the name of what it is of."""
        return f"{self.name}: {self.message}"


@dataclass(frozen=True, slots=True)
class RuleNote:
    """A rule that ran, for formats that list rules: its id, its severity, why it exists."""

    id: str
    severity: Severity
    why: str


@dataclass(frozen=True, slots=True)
class Settled:
    """A finding that the desk has decided (CQ): the reason, who decided, where that is written, and its last day."""

    finding: Finding
    reason: str
    by: str
    origin: str
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class LookedUp:
    """An archive in which a draft's figures were looked up, and how many articles it held."""

    ledger: str
    held: int


@dataclass(frozen=True, slots=True)
class Report:
    """All that a check found. `ticked` covers the draft, or every text where there is no draft.

    `claims`, `alignment` and `relations` are kept for `numcheck why`; `skipped` says which checks could
    not run and why ("the weekday rules: draft.txt has no publication date"). `findings` are the open ones,
    `settled` those that the desk has decided; `notices` say what the desk's decisions need (unused, expired).
    `looked_up` are the archives asked; what they gave is among the documents.
    """

    documents: tuple[Document, ...]
    findings: tuple[Finding, ...]
    ticked: tuple[Ticked, ...]
    skipped: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    claims: tuple[Claim, ...] = ()
    alignment: Alignment | None = None
    relations: tuple[Relation, ...] = ()
    rules: tuple[RuleNote, ...] = ()
    settled: tuple[Settled, ...] = ()
    notices: tuple[str, ...] = ()
    looked_up: tuple[LookedUp, ...] = ()

    def document(self, name: str) -> Document:
        """The document of that name.

        Raises:
            KeyError: if there is none.
        """
        return named(self.documents, name)

    @property
    def coverage(self) -> Counter[Status]:
        """How many numbers ended with each status."""
        return Counter(t.status for t in self.ticked)

    def to_frame(self) -> DataFrame:
        """The findings as the desk's table, one row each (`numcheck.model.desk_rows.COLUMNS`)."""
        from pandas import DataFrame

        from numcheck.model.desk_rows import COLUMNS, desk_rows

        return DataFrame(list(desk_rows(self)), columns=list(COLUMNS))
