"""Sentences with syntax, as frozen values: what later stages know of a parse."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from numcheck.model.spans import Span


class Token(NamedTuple):
    """One word of a parsed sentence, a tuple because there are so many of them.

    `i` is its index in the sentence, `head` the head's (itself for the root).
    `pos` are Universal tags (NOUN, PROPN, VERB), `tag` Penn tags (NNS, VBD), `dep` spaCy's English labels.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int

    @property
    def span(self) -> Span:
        """Where the token stands in the document."""
        return Span(self.start, self.end)


@dataclass(frozen=True)
class Sentence:
    """A parsed sentence; offsets are those of the document."""

    span: Span
    tokens: tuple[Token, ...]
    starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "starts", tuple(t.start for t in self.tokens))

    @cached_property
    def _children(self) -> tuple[tuple[Token, ...], ...]:
        below: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token)
        return tuple(tuple(b) for b in below)

    def head(self, token: Token) -> Token:
        """The token that governs `token`; itself for the root."""
        return self.tokens[token.head]

    def children(self, token: Token) -> tuple[Token, ...]:
        """What `token` governs directly, in order."""
        return self._children[token.i]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The governors of `token`, nearest first, without itself."""
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """`token` and all below it, in order."""
        found = [token]
        for child in self.children(token):
            found.extend(self.subtree(child))
        return tuple(sorted(found, key=lambda t: t.i))

    def within(self, span: Span) -> tuple[Token, ...]:
        """The tokens that lie at least partly in `span`."""
        first = max(0, bisect.bisect_right(self.starts, span.start) - 1)
        return tuple(t for t in self.tokens[first:] if t.start < span.end and t.end > span.start)


@dataclass(frozen=True)
class Syntax:
    """The parsed sentences of one document, in order; sentences without numbers are not there."""

    sentences: tuple[Sentence, ...]

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(s.span.start for s in self.sentences)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The parsed sentence that holds `offset`, if there is one."""
        k = bisect.bisect_right(self._starts, offset) - 1
        if k >= 0 and offset < self.sentences[k].span.end:
            return self.sentences[k]
        return None
