"""Where a mention hangs in its sentence: the word that stands for it, what governs that, and the predicate."""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from numcheck.annotation.syntax import Sentence, Syntax, Token
from numcheck.model.mentions import Mention, MentionKind
from numcheck.model.spans import Span

_SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj", "expl"])

_FACTUAL = frozenset(["after", "following", "since", "despite", "during", "amid", "because"])
"""Prepositions whose object has happened, whatever the clause above says."""


@dataclass(frozen=True)
class Clause:
    """A mention's place in the syntax. `path` are the governors of `anchor`, nearest first.

    `dated` are the places of the sentence's words that belong to dates and times: "Monday" is no name of a place.
    """

    sentence: Sentence
    anchor: Token
    path: tuple[Token, ...]
    dated: frozenset[int] = frozenset()
    counts_units: bool = False
    """Whether the mention is in hours, dollars or percent, so that what is measured stands in an of-phrase."""
    counts_time: bool = False
    """Whether it is a duration, which is spent without costing anything."""

    @property
    def predicate(self) -> Token | None:
        """The nearest governing verb; the anchor itself if it is one."""
        return next((t for t in (self.anchor, *self.path) if t.pos in ("VERB", "AUX")), None)

    def to_facts(self) -> Iterator[Token]:
        """The anchor and its governors, up to where an adverbial states a fact of its own.

        "Is expected in Kyiv after six hours of talks" sets neither the mood nor the place of the talks.
        """
        yield self.anchor
        for token in self.path:
            if token.pos in ("ADP", "SCONJ") and token.lemma.lower() in _FACTUAL:
                return
            yield token

    @property
    def verbs(self) -> tuple[Token, ...]:
        """All governing verbs, nearest first."""
        return tuple(t for t in (self.anchor, *self.path) if t.pos in ("VERB", "AUX"))

    def subject_of(self, verb: Token) -> Token | None:
        """The subject of `verb`, or of the verb it is coordinated with or depends on."""
        seen = verb
        for _ in range(4):
            for child in self.sentence.children(seen):
                if child.dep in _SUBJECTS:
                    relative = child.tag in ("WDT", "WP") and seen.dep == "relcl"
                    return self.sentence.head(seen) if relative else child
            if seen.dep not in ("conj", "xcomp", "advcl") or seen.head == seen.i:
                return None
            seen = self.sentence.head(seen)
        return None

    def is_name(self, token: Token) -> bool:
        """Whether a word is (part of) a proper name, and of no date."""
        return token.pos == "PROPN" and token.start not in self.dated and token.text[:1].isupper()


def clause_of(mention: Mention, syntax: Syntax, dates: Sequence[Span] = ()) -> Clause | None:
    """The clause of a mention; None where its sentence was not parsed. `dates` are the document's dates, in order."""
    sentence = syntax.sentence_at(mention.span.start)
    if sentence is None:
        return None
    anchor = _anchor(mention, sentence)
    if anchor is None:
        return None
    first = bisect.bisect_left(dates, sentence.span.start, key=lambda d: d.end)
    last = bisect.bisect_left(dates, sentence.span.end, key=lambda d: d.start)
    dated = frozenset(t.start for d in dates[first:last] for t in sentence.within(d))
    path = tuple(t for t in sentence.ancestors(anchor) if t.dep not in ("aux", "auxpass"))
    timed = mention.kind is MentionKind.DURATION
    return Clause(sentence, anchor, path, dated, counts_units=mention.unit is not None, counts_time=timed)


def _anchor(mention: Mention, sentence: Sentence) -> Token | None:
    if mention.noun is not None and not mention.noun.elided:
        for token in sentence.within(mention.noun.span):
            if token.lemma.lower() == mention.noun.head.lower() or token.text.lower() == mention.noun.head.lower():
                return token
    tokens = sentence.within(mention.span)
    inside = {t.i for t in tokens}
    tops = [t for t in tokens if (t.head not in inside or t.head == t.i) and t.pos not in ("PUNCT", "ADP", "SYM")]
    return tops[-1] if tops else (tokens[-1] if tokens else None)


def noun_phrase(sentence: Sentence, head: Token) -> Span:
    """The span of a noun with what stands before it and of-phrases, without relative clauses and appositions."""
    kept = list(_core(sentence, head))
    return Span(min(t.start for t in kept), max(t.end for t in kept))


def _core(sentence: Sentence, head: Token) -> Iterator[Token]:
    yield head
    for child in sentence.children(head):
        if child.dep in ("compound", "amod", "det", "poss", "nmod", "nummod", "case", "flat"):
            yield from _core(sentence, child)
        elif child.dep == "prep" and child.lemma.lower() == "of":
            yield from sentence.subtree(child)
