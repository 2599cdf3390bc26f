"""Corpora for recognizers: one reading, many phrasings that it must cover whole and alone; and phrases without one."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from numcheck.extraction import extract
from numcheck.model.documents import Document
from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import HedgeKind, Mention, MentionKind
from numcheck.rules.lexicon import load_lexicon

QUIET = (MentionKind.NAME, MentionKind.LABEL, MentionKind.RANK)


@cache
def lexicon() -> Lexicon:
    """The shipped word lists."""
    return load_lexicon()


def mentions(text: str) -> tuple[Mention, ...]:
    """Everything read in a text."""
    return extract(Document("text", text), lexicon()).mentions


def quantities(text: str) -> list[Mention]:
    """What is read in a text, without names, labels and ranks."""
    return [m for m in mentions(text) if m.kind not in QUIET]


@dataclass(frozen=True)
class Reading:
    """What every phrase of a corpus must be read as."""

    kind: MentionKind
    values: tuple[Fraction, ...]
    unit: str | None = None
    hedge: HedgeKind | None = None


def reading(kind: str, *values: float | str, unit: str | None = None, hedge: str | None = None) -> Reading:
    """A reading by its words: `reading("money", 5, unit="USD", hedge="about")`."""
    found = tuple(Fraction(str(v)) for v in values)
    return Reading(MentionKind(kind), found, unit, HedgeKind(hedge) if hedge else None)


def assert_reads(phrase: str, expected: Reading) -> None:
    """The phrase, alone and inside a sentence, is one mention that covers it all."""
    for before, after in (("", ""), ("It was said: ", ".")):
        text = before + phrase + after
        found = quantities(text)
        assert [m.span.of(text) for m in found] == [phrase], found
        mention = found[0]
        got = Reading(
            mention.kind,
            tuple(n.value for n in mention.numbers),
            mention.unit.name if mention.unit else None,
            mention.hedge.kind if mention.hedge else None,
        )
        assert got == expected, (phrase, mention.derivation)
