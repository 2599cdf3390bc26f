"""Who takes part: the proper names that a verb or an event noun takes as its arguments."""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.annotation.syntax import Token
from numcheck.claims.clauses import Clause
from numcheck.claims.nations import nation_word
from numcheck.model.claims import Noted
from numcheck.model.lexicon import Lexicon

_OF_VERB = frozenset(["nsubj", "nsubjpass", "dobj", "attr", "agent", "dative"])
_OF_NOUN = frozenset(["poss", "compound", "nmod", "amod", "appos"])
_LEADING = frozenset(["of", "by", "with", "between", "into", "to", "against"])
"""Prepositions whose object takes part in the event rather than places or dates it."""


def parties_of(clause: Clause, governor: Token, lexicon: Lexicon) -> tuple[Noted[str], ...]:
    """The names among the arguments of `governor`, each by its nation or last word, in text order."""
    found = {name.i: name for argument in _arguments(clause, governor) for name in _names(clause, argument)}
    return tuple(Noted(_key(found[i], lexicon), found[i].span) for i in sorted(found))


def _key(name: Token, lexicon: Lexicon) -> str:
    """The nation that a name stands for ("Moscow", "Russia"), else its last word."""
    return nation_word(name.text, lexicon) or name.text.lower()


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
        if child.dep == "prep" and child.lemma.lower() == "with" and governor.pos == "NOUN":
            yield from _other_side(clause)
        if child.dep in ("prep", "agent") and child.lemma.lower() in _LEADING:
            yield from (c for c in sentence.children(child) if c.dep in ("pobj", "pcomp"))


def _other_side(clause: Clause) -> Iterator[Token]:
    """Who has "talks with" somebody: the subject of the clause above."""
    predicate = clause.predicate
    subject = clause.subject_of(predicate) if predicate is not None else None
    if subject is not None:
        yield subject


def _names(clause: Clause, argument: Token) -> Iterator[Token]:
    """The last words of the names in an argument: itself, what it is coordinated with, its apposition and owner."""
    if clause.is_name(argument):
        yield argument
    elif argument.pos == "PRON" and argument.lemma.lower() in ("he", "she", "they", "it"):
        yield from _meant(clause, argument)
    else:
        yield from _apposed(clause, argument)
    for child in clause.sentence.children(argument):
        if child.dep in ("conj", "appos", "poss") or (child.dep == "prep" and child.lemma.lower() == "of"):
            nouns = clause.sentence.children(child) if child.dep == "prep" else (child,)
            for noun in nouns:
                yield from _names(clause, noun)


def _meant(clause: Clause, pronoun: Token) -> Iterator[Token]:
    """The name that a pronoun stands for, where an earlier subject of the same sentence is one."""
    for token in reversed(clause.sentence.tokens[: pronoun.i]):
        if token.dep in ("nsubj", "nsubjpass") and clause.is_name(token):
            yield token
            return


def _apposed(clause: Clause, noun: Token) -> Iterator[Token]:
    """The name set after a noun ("the doctor, Ida Holm"), which parsers often hang elsewhere."""
    following = clause.sentence.tokens[noun.i + 1 : noun.i + 6]
    if len(following) > 1 and following[0].text == "," and clause.is_name(following[1]):
        run = [following[1]]
        for token in following[2:]:
            if not clause.is_name(token):
                break
            run.append(token)
        yield run[-1]
