"""One article to its entry: the work of every process that reads for an archive, on this machine or another."""

from __future__ import annotations

from dataclasses import dataclass

from numcheck.alignment.families import kin_of
from numcheck.ledger.entry import Entry, entry_of
from numcheck.model.documents import Document
from numcheck.pipeline import Settings, read_claims
from numcheck.rules.lexicon import load_lexicon

_SMALL = "The 12 boats of Solvang sailed on May 6, 2031."


@dataclass(frozen=True, slots=True)
class Extracting:
    """Reads articles under some settings; `reader` is what their entries say of it (`numcheck.ledger.reader`)."""

    settings: Settings
    reader: str

    def prepare(self) -> None:
        """Loads the language model and the tables.

        Raises:
            numcheck.annotation.spacy_model.ModelError: if the model is missing or altered.
        """
        self(Document("a text to begin with", _SMALL))

    def __call__(self, document: Document) -> Entry:
        """The entry of an article; raises whatever a stage does that breaks on it."""
        claims = read_claims(document, self.settings)
        return entry_of(document, claims, self.reader, kin_of(load_lexicon(self.settings.lexicon_folders)))
