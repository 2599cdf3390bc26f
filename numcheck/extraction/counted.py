"""What numbers count, by syntax: the noun with its modifiers, elided nouns, and numbers that turn out to be names."""

from __future__ import annotations

from collections.abc import Sequence

from numcheck.annotation.syntax import Syntax
from numcheck.model.documents import Document
from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import Mention


def attach_syntax(
    mentions: Sequence[Mention], syntax: Syntax, document: Document, lexicon: Lexicon
) -> tuple[Mention, ...]:
    """The mentions with what they count."""
    return tuple(mentions)
