"""All that rules may look at: the outcome of the earlier stages for one comparison."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from numcheck.model.claims import Claim
from numcheck.model.documents import Document, named
from numcheck.model.figures import Figure
from numcheck.model.judgements import Alignment
from numcheck.model.relations import Relation


@dataclass(frozen=True, slots=True)
class Evidence:
    """Documents in story order, figures by document name, claims, alignment, and relations by document name."""

    documents: tuple[Document, ...]
    figures: Mapping[str, tuple[Figure, ...]] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    alignment: Alignment = field(default_factory=lambda: Alignment((), (), ()))
    relations: Mapping[str, tuple[Relation, ...]] = field(default_factory=dict)

    def document(self, name: str) -> Document:
        """The document of that name.

        Raises:
            KeyError: if there is none.
        """
        return named(self.documents, name)
