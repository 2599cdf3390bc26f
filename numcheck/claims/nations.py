"""Whose people or things are counted: the nation of an adjective, an owner, or of who sends them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from numcheck.annotation.syntax import Token
from numcheck.claims.clauses import Clause
from numcheck.model.claims import Noted
from numcheck.model.lexicon import Lexicon

_SENT = frozenset(
    ["soldier", "general", "fighter", "aircraft", "ship", "tank", "missile", "weapon", "warhead", "vehicle"]
)
"""Nouns of `nouns.yaml` whose nation is that of the state that sends or masses them."""


@lru_cache(maxsize=4)
def _nations(lexicon: Lexicon) -> Mapping[str, str]:
    """From adjectives, peoples, countries and capitals that stand for governments to the nation's key."""
    found: dict[str, str] = {}
    for table in ("demonyms", "metonyms"):
        for key, words in lexicon.table(table).items():
            for word in (key, *words):
                found.setdefault(word, key)
    return found


def nation_word(word: str, lexicon: Lexicon) -> str | None:
    """The nation that one word names or describes; None for all others."""
    if not word[:1].isupper():
        return None
    low = word.lower().removesuffix("'s")
    return _nations(lexicon).get(low) or _nations(lexicon).get(low.removesuffix("s"))


def nation_of(clause: Clause, subject: str | None, lexicon: Lexicon) -> Noted[str] | None:
    """The nation of what is counted at the clause's anchor, with the word that says so."""
    for token in _tellers(clause, subject):
        nation = nation_word(token.text, lexicon)
        if nation is not None:
            return Noted(nation, token.span)
    return None


def _tellers(clause: Clause, subject: str | None) -> Iterator[Token]:
    """Words that may tell the nation: modifiers, owners ("its" leads to the clause's subject), senders."""
    sentence, anchor = clause.sentence, clause.anchor
    nouns = [anchor, *(c for p in sentence.children(anchor) if p.lemma.lower() == "of" for c in sentence.children(p))]
    for noun in nouns:
        for child in sentence.children(noun):
            if child.dep in ("amod", "compound", "nmod", "poss"):
                yield child
            if child.dep == "poss" and child.pos == "PRON":
                yield from _subjects(clause)
    if subject in _SENT and clause.path and clause.path[0].pos == "VERB" and anchor.dep in ("dobj", "nmod"):
        first = clause.subject_of(clause.path[0])
        if first is not None:
            yield first
    elif subject in _SENT and any(t.dep == "appos" for t in (anchor, *clause.path[:2])):
        yield from _subjects(clause)


def _subjects(clause: Clause) -> Iterator[Token]:
    for verb in clause.verbs:
        subject = clause.subject_of(verb)
        if subject is not None and subject.i != clause.anchor.i:
            yield subject
