"""A mention's number as it stands in a parsed sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from numcheck.annotation.syntax import Sentence, Token
from numcheck.model.mentions import Mention
from numcheck.model.spans import cover


@dataclass(frozen=True)
class Placed:
    """A mention with the words of its number in their sentence; `before` are the mentions of the sentence so far."""

    mention: Mention
    sentence: Sentence
    tokens: tuple[Token, ...]
    before: Sequence[Mention] = ()

    @property
    def top(self) -> Token:
        """The word of the number that hangs on a word outside of it."""
        inside = {t.i for t in self.tokens}
        outer = [t for t in self.tokens if t.head not in inside or t.head == t.i]
        return outer[-1] if outer else self.tokens[-1]

    @property
    def head(self) -> Token:
        """The word that governs the number."""
        return self.sentence.head(self.top)

    @property
    def previous(self) -> Token | None:
        """The word before the number."""
        first = self.tokens[0].i
        return self.sentence.tokens[first - 1] if first else None

    @property
    def following(self) -> Token | None:
        """The word after the number, over a hyphen."""
        words = self.sentence.tokens
        at = self.tokens[-1].i + 1
        if at < len(words) and words[at].text == "-":
            at += 1
        return words[at] if at < len(words) else None

    @property
    def is_hyphenated(self) -> bool:
        """Whether a hyphen ties the number to the next word: "16-nation"."""
        at = self.tokens[-1].i + 1
        return at < len(self.sentence.tokens) and self.sentence.tokens[at].text == "-"


def place(mention: Mention, sentence: Sentence, before: Sequence[Mention] = ()) -> Placed | None:
    """A mention in its sentence; None if no word of the parse covers its number."""
    tokens = sentence.within(cover(n.span for n in mention.numbers))
    return Placed(mention, sentence, tokens, before) if tokens else None
