"""The outcome of comparing two values."""

from __future__ import annotations

from dataclasses import dataclass

from numcheck.model.judgements import Verdict


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two values stand to each other.

    `verdict` is None where the two cannot be compared at all. `wide` tells of a tension (or conflict) whose nearest
    values are a factor 2 apart. `notes` name what would explain the difference or makes it unsure, `working` is one
    readable line.
    """

    verdict: Verdict | None
    wide: bool = False
    notes: tuple[str, ...] = ()
    working: str = ""

    @property
    def agrees(self) -> bool:
        """Whether both values can be true without strain."""
        return self.verdict in (Verdict.AGREE, Verdict.LOOSELY)

    @property
    def conflicts(self) -> bool:
        """Whether the two values, or their units, exclude or strain each other."""
        return self.verdict in (Verdict.DISJOINT, Verdict.TENSION, Verdict.UNIT_CHANGED)
