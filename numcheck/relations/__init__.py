"""Claims of one text that the text itself ties together; one linker a file."""

from __future__ import annotations

from collections.abc import Sequence

from numcheck.annotation.syntax import Syntax
from numcheck.model.claims import Claim
from numcheck.model.documents import Document
from numcheck.model.lexicon import Lexicon
from numcheck.model.relations import Relation


def link(claims: Sequence[Claim], document: Document, syntax: Syntax, lexicon: Lexicon) -> tuple[Relation, ...]:
    """The relations among the claims of one document, in the order of the text."""
    return ()
