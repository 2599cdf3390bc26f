"""Who takes part: the proper names that a verb or an event noun takes as its arguments."""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.annotation.syntax import Token
from numcheck.claims.clauses import Clause
from numcheck.model.claims import Noted

_OF_VERB = frozenset(["nsubj", "nsubjpass", "dobj", "attr", "agent", "dative"])
_OF_NOUN = frozenset(["poss", "compound", "nmod", "amod", "appos"])
_LEADING = frozenset(["of", "by", "with", "between", "into", "to", "against"])
"""Prepositions whose object takes part in the event rather than places or dates it."""


def parties_of(clause: Clause, governor: Token) -> tuple[Noted[str], ...]:
    """The names among the arguments of `governor`, each by its last word, lower case, in text order."""
    found = {name.i: name for argument in _arguments(clause, governor) for name in _names(clause, argument)}
    return tuple(Noted(found[i].text.lower(), found[i].span) for i in sorted(found))


def _arguments(clause: Clause, governor: Token) -> Iterator[Token]:
    sentence = clause.sentence
    roles = _OF_VERB if governor.pos in ("VERB", "AUX") else _OF_NOUN
    if governor.pos in ("VERB", "AUX"):
        subject = clause.subject_of(governor)
        if subject is not None:
            yield subject
    for child in sentence.children(governor):
        if child.dep in roles:
            yield child
        if child.dep in ("prep", "agent") and child.lemma.lower() in _LEADING:
            yield from (c for c in sentence.children(child) if c.dep in ("pobj", "pcomp"))


def _names(clause: Clause, argument: Token) -> Iterator[Token]:
    """The last words of the names in an argument: itself, what it is coordinated with, its apposition and owner."""
    if clause.is_name(argument):
        yield argument
    for child in clause.sentence.children(argument):
        if child.dep in ("conj", "appos", "poss") or (child.dep == "prep" and child.lemma.lower() == "of"):
            nouns = clause.sentence.children(child) if child.dep == "prep" else (child,)
            for noun in nouns:
                yield from _names(clause, noun)
