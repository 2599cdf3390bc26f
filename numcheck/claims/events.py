"""What a date dates: the event that its governor names, and who takes part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from numcheck.annotation.syntax import Token
from numcheck.claims.attribution import is_saying
from numcheck.claims.clauses import Clause
from numcheck.claims.measures import class_index, class_of, light_verbs, phrase_class
from numcheck.model.calendar import DateBound, Moment
from numcheck.model.claims import Claim, Modality, Noted
from numcheck.model.lexicon import Lexicon


def event_of(clause: Clause, lexicon: Lexicon, *, ahead: bool) -> tuple[tuple[Noted[str], ...], Clause] | None:
    """The events that the date at the clause's anchor may date, nearest first, and the clause of the nearest.

    `ahead` tells that the date lies after publication. None for the date of a saying, and where nothing names an
    event. A verb without a class stands for itself.
    """
    index, takes_part = class_index(lexicon), class_index(lexicon, "measure_participants")
    found: list[tuple[Noted[str], Token]] = []
    for token, stands_alone in _candidates(clause, lexicon, ahead):
        verb = token.pos in ("VERB", "AUX")
        label = (phrase_class(token, clause, lexicon) if verb else None) or class_of(token, index)
        label = label or class_of(token, takes_part)
        if label or stands_alone:
            found.append((Noted(label or token.lemma.lower(), token.span), token))
    if not found:
        return None
    first = found[0][1]
    stated = replace(clause, anchor=first, path=tuple(clause.sentence.ancestors(first)))
    return tuple(noted for noted, _ in found), stated


def _candidates(clause: Clause, lexicon: Lexicon, ahead: bool) -> Iterator[tuple[Token, bool]]:
    """Words that may name the event, nearest first, and whether each can stand for itself."""
    yield from ((t, False) for t in _dated_nouns(clause))
    for token in clause.path:
        if token.pos == "NOUN":
            yield token, False
        if token.pos in ("VERB", "AUX"):
            if is_saying(token, clause, lexicon):
                return
            if not ahead and _is_told_of(clause, token, lexicon):
                yield clause.sentence.head(token), True
                return
            yield from ((t, _is_deed(t, lexicon)) for t in _deepest(clause, token, lexicon))
            return


def _dated_nouns(clause: Clause) -> Iterator[Token]:
    """The nouns that a date stands before ("the October 2030 shooting death"), by place: parsers often miss them."""
    tokens = clause.sentence.tokens
    first = last = clause.anchor.i
    while first > 0 and tokens[first - 1].start in clause.dated:
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].start in clause.dated:
        last += 1
    if first == 0 or tokens[first - 1].tag not in ("DT", "PRP$", "POS"):
        return
    for token in tokens[last + 1 : last + 4]:
        if token.pos not in ("NOUN", "VERB", "ADJ") or token.tag in ("VBD", "VBZ", "VBP"):
            return
        if token.pos != "ADJ":
            yield token


def _is_deed(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word without a class still names what happened: a full verb."""
    return token.pos == "VERB" and token.lemma.lower() not in lexicon.words("stop_nouns", "light_verbs")


def _is_told_of(clause: Clause, verb: Token, lexicon: Lexicon) -> bool:
    """Whether a past date below an infinitive dates the verb above: "invited to join in July" is an invitation."""
    above = clause.sentence.head(verb)
    return (
        verb.dep == "xcomp"
        and verb.tag == "VB"
        and above.tag in ("VBD", "VBN")
        and above.lemma.lower() not in light_verbs(lexicon)
    )


def _deepest(clause: Clause, verb: Token, lexicon: Lexicon) -> Iterator[Token]:
    """The verb's own event, through "invited to join" and "talks begin"."""
    sentence = clause.sentence
    for child in sentence.children(verb):
        if child.dep == "xcomp":
            yield from _deepest(clause, child, lexicon)
    if verb.lemma.lower() not in light_verbs(lexicon):
        yield verb
    subject = clause.subject_of(verb)
    if subject is not None and subject.pos == "NOUN":
        yield subject
    for child in sentence.children(verb):
        if child.dep in ("dobj", "attr", "oprd", "acomp"):
            yield child
    yield verb


def happened_of(claim: Claim, clause: Clause | None, dates: Sequence[tuple[Claim, Clause]]) -> Noted[Moment] | None:
    """When what an amount counts happened: the date that hangs on the amount itself, its verb, or a noun between.

    `dates` are the document's placed dates with their clauses, in text order.
    """
    if clause is None or isinstance(claim.figure.value, Moment):
        return None
    mine = {clause.anchor.i, *(t.i for t in _up_to_verb(clause))}
    if clause.predicate is not None and clause.predicate.dep == "relcl":
        mine |= {t.i for t in _of_antecedent(clause, clause.predicate)}
    for other, its in dates:
        if other.sentence == claim.sentence and any(t.i in mine for t in _up_to_verb(its)):
            value = other.figure.value
            if isinstance(value, Moment):
                return Noted(value, other.span)
    return None


def stated_for(claim: Claim, happened: Noted[Moment] | None, text: str) -> Noted[Moment] | None:
    """The day for which an amount is stated, not that of what it counts: "as of Monday", "by Thursday the toll was".

    `happened` is the date that hangs on the amount. A plan's "by 2035" is when it will be reached.
    """
    if happened is None or claim.mood is not Modality.ACTUAL:
        return None
    before = text[max(0, happened.span.start - 12) : happened.span.start].lower()
    as_of = before.rstrip(" ").endswith(("as of", "as at", "up to", "as of last"))
    return happened if as_of or happened.value.bound is DateBound.BY else None


def _up_to_verb(clause: Clause) -> Iterator[Token]:
    """The governors of a date up to its verb, the verb included."""
    for token in clause.path:
        yield token
        if token.pos in ("VERB", "AUX"):
            return


def _of_antecedent(clause: Clause, verb: Token) -> Iterator[Token]:
    """The nouns that a relative clause is said of: "the 2030 bombing of the bank that killed nine"."""
    for token in clause.sentence.ancestors(verb):
        if token.pos in ("VERB", "AUX"):
            return
        yield token
