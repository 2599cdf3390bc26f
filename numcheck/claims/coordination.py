"""Persons counted together: "the minister, his driver and two guards" are four."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from numcheck.annotation.syntax import Sentence, Token
from numcheck.claims.clauses import Clause

_OWNERS = frozenset(["his", "her", "their", "its"])
_REST = frozenset(["other", "another", "more", "rest", "remain"])
"""Words of counts that stand beside others by themselves."""
_MANY = frozenset(["crew", "staff", "police", "personnel", "family", "army", "team", "other", "rest", "group"])
"""Singular nouns that name more than one, or nobody can tell how many."""


def together_of(clause: Clause, counts: Mapping[int, int]) -> tuple[int, int] | None:
    """How many are coordinated with the figure at the anchor, itself included, at least and at most.

    `counts` are the document's plain counts by the place where each is written. None where nothing is coordinated,
    where one of the members has no number, and for all figures of a coordination but the first.
    """
    head = clause.anchor
    while head.head != head.i and (head.dep == "conj" or _owned_apposition(clause.sentence, head)):
        head = clause.sentence.head(head)
    members = tuple(_members(clause.sentence, head))
    numbered = [m for m, _ in members if _number(clause.sentence, m, counts) is not None]
    if len(members) < 2 or not numbered or numbered[0].i != clause.anchor.i:
        return None
    if any(c.lemma.lower() in _REST for m, _ in members for c in (m, *clause.sentence.children(m))):
        return None
    low = high = 0
    for member, sure in members:
        number = _heads(clause.sentence, member, counts)
        if number is None:
            return None
        low, high = low + number * sure, high + number
    return low, high


def _members(sentence: Sentence, token: Token, *, sure: bool = True) -> Iterator[tuple[Token, bool]]:
    """The coordinated nouns in text order, and whether each is one more: an apposition may only say who it is."""
    yield token, sure
    for child in sentence.children(token):
        if child.dep == "conj" and child.pos in ("NOUN", "PROPN"):
            yield from _members(sentence, child)
        elif child.dep == "appos" and child.pos == "NOUN" and any(c.dep == "conj" for c in sentence.children(child)):
            yield from _members(sentence, child, sure=_owned_apposition(sentence, child))


def _owned_apposition(sentence: Sentence, token: Token) -> bool:
    """Whether an apposition names another person: "the minister, his driver"."""
    owned = any(c.text.lower() in _OWNERS for c in sentence.children(token))
    return token.dep == "appos" and owned


def _heads(sentence: Sentence, member: Token, counts: Mapping[int, int]) -> int | None:
    """How many one member is: its number, or one for a singular; None if nobody can tell."""
    number = _number(sentence, member, counts)
    if number is not None:
        return number
    numbered = any(c.dep == "nummod" for c in sentence.children(member))
    if numbered or member.tag not in ("NN", "NNP") or member.lemma.lower() in _MANY:
        return None
    return 1


def _number(sentence: Sentence, member: Token, counts: Mapping[int, int]) -> int | None:
    return next((counts[c.start] for c in sentence.children(member) if c.start in counts), None)
