"""Who takes part: the proper names that a verb or an event noun takes as its arguments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from numcheck.annotation.syntax import Token
from numcheck.claims.clauses import Clause
from numcheck.claims.names import key_of, title_words
from numcheck.claims.nations import nation_word
from numcheck.model.claims import Noted
from numcheck.model.lexicon import Lexicon
from numcheck.model.spans import Span

_OF_VERB = frozenset(["nsubj", "nsubjpass", "dobj", "attr", "agent", "dative"])
_OF_NOUN = frozenset(["poss", "compound", "nmod", "amod", "appos"])
_LEADING = frozenset(["of", "by", "with", "between", "into", "to", "against"])
"""Prepositions whose object takes part in the event rather than places or dates it."""


@dataclass(frozen=True, slots=True)
class Parties:
    """The names among the arguments of a governor, in text order, and those of them who act."""

    all: tuple[Noted[str], ...]
    agents: tuple[Noted[str], ...]

    def without(self, span: Span) -> Parties:
        """The parties that do not stand within `span`."""
        kept = (tuple(p for p in group if not span.contains(p.span)) for group in (self.all, self.agents))
        return Parties(*kept)


NOBODY = Parties((), ())


def parties_of(clause: Clause, governor: Token, lexicon: Lexicon, *, dated: bool = False) -> Parties:
    """Who takes part in what `governor` says, each by nation or by name without titles.

    Who has or gets what a noun names takes part in an amount, not in an event that is only `dated`.
    """
    acting: dict[int, Token] = {}
    found: dict[int, Token] = {}
    for argument, acts in _arguments(clause, governor, dated):
        for name in _names(clause, argument):
            found[name.i] = name
            if acts:
                acting[name.i] = name
    noted = {i: Noted(_key(clause, found[i], lexicon), found[i].span) for i in sorted(found)}
    return Parties(tuple(noted.values()), tuple(n for i, n in noted.items() if i in acting))


def acting(clause: Clause, name: Token, lexicon: Lexicon) -> Parties:
    """One name, of the clause's sentence, as the only party."""
    noted = (Noted(_key(clause, name, lexicon), name.span),)
    return Parties(noted, noted)


def owner_of(clause: Clause, lexicon: Lexicon) -> Parties:
    """Whose age a figure gives: the name it stands beside, or the subject of its verb."""
    for token in clause.path:
        person = clause.subject_of(token) if token.pos in ("VERB", "AUX") else token
        names = () if person is None else tuple(_names(clause, person))
        if person is not None and not names and person.pos == "NOUN":
            names = _beside(clause, person)
        if names:
            return acting(clause, names[0], lexicon)
        if token.pos in ("VERB", "AUX"):
            break
    return NOBODY


def _beside(clause: Clause, noun: Token) -> tuple[Token, ...]:
    """The name that a noun stands before as a title: "the 34-year-old swimmer Tove Rask"."""
    head = clause.sentence.head(noun)
    return (head,) if noun.dep in ("compound", "nmod", "amod") and clause.is_name(head) else ()


def _key(clause: Clause, name: Token, lexicon: Lexicon) -> str:
    """The nation that a name stands for ("Moscow", "Russia"), else its words without titles."""
    nation = nation_word(name.text, lexicon)
    if nation is not None:
        return nation
    first = name.i
    tokens = clause.sentence.tokens
    while first > 0 and _of_the_name(clause, tokens[first - 1]):
        first -= 1
    titles = title_words(lexicon)
    words = [t.text.lower() for t in tokens[first : name.i] if t.tag != "POS"]
    return " ".join(
        (*(w for w in words if w.strip(".") not in titles), key_of(name.text, lexicon) or name.text.lower())
    )


def _of_the_name(clause: Clause, token: Token) -> bool:
    """Whether a word before a name's last is a part of it; "Farmers' Party" keeps its owner."""
    return token.tag == "POS" or (clause.is_name(token) and token.dep in ("compound", "nmod", "poss"))


def _arguments(clause: Clause, governor: Token, dated: bool) -> Iterator[tuple[Token, bool]]:
    """The arguments of a verb or an event noun, and whether each is who acts."""
    sentence = clause.sentence
    verbal = governor.pos in ("VERB", "AUX")
    roles = _OF_VERB if verbal else _OF_NOUN
    subject = clause.subject_of(governor) if verbal else None if dated else _doer(clause, governor)
    if subject is not None:
        yield subject, subject.dep != "nsubjpass"
    for child in sentence.children(governor):
        if child.dep in roles:
            yield child, child.dep == "poss"
        if child.dep == "prep" and child.lemma.lower() == "with" and not verbal:
            yield from ((other, True) for other in _other_side(clause))
        if child.dep in ("prep", "agent") and child.lemma.lower() in _LEADING:
            acts = child.lemma.lower() == "by"
            yield from ((c, acts) for c in sentence.children(child) if c.dep in ("pobj", "pcomp"))


def _doer(clause: Clause, noun: Token) -> Token | None:
    """Who does, has or gets what a noun names: the subject of the verb whose object it is."""
    below = noun
    for token in clause.sentence.ancestors(noun):
        if token.pos in ("VERB", "AUX"):
            return clause.subject_of(token) if below.dep in ("dobj", "attr", "prep") else None
        if below.dep not in ("pobj", "prep", "compound", "nmod", "amod"):
            return None
        below = token
    return None


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
