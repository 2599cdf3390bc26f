"""What a figure covers: where, which part of the whole, a level or a change."""

from __future__ import annotations

import re

from numcheck.annotation.syntax import Token
from numcheck.claims.clauses import Clause
from numcheck.gazetteer.places import is_place
from numcheck.model.claims import Aspect, Noted, Share
from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import Direction, Mention, MentionKind
from numcheck.model.spans import Span

_LOCATIVE = frozenset(["in", "at", "near", "on", "around", "across", "outside", "inside", "off", "along", "to", "from"])
_INSIDE = frozenset(["in", "at", "near", "outside", "inside", "around"])
"""Prepositions whose object is a place even where no gazetteer knows it."""
_MORE = frozenset(["another", "additional", "more", "extra", "further"])
_OTHERS = frozenset(["other", "others", "remaining", "rest"])
_WHOLE = frozenset(["total", "overall", "altogether", "both", "combined"])
_CHANGE = frozenset(
    """rise fall climb drop increase decrease grow jump surge decline dip slip soar slide shrink swell expand plunge
    gain lose tumble cut raise reduce edge advance double widen narrow""".split()  # noqa: SIM905
)


_WAYS = {"rise": Direction.UP, "fall": Direction.DOWN}
_ASPECTS = {"by": Aspect.CHANGE, "from": Aspect.FROM, "to": Aspect.LEVEL}


def place_of(clause: Clause) -> Noted[str] | None:
    """The nearest locative with a place's name, from the figure up the chain of clauses."""
    for token in clause.to_facts():
        if (found := _located(clause, token)) is not None:
            return found
        subject = clause.subject_of(token) if token.pos == "VERB" else None
        if subject is not None and subject.pos == "NOUN" and (found := _located(clause, subject)) is not None:
            return found
        if token.dep in ("ccomp", "relcl"):
            break
    return None


def _located(clause: Clause, token: Token) -> Noted[str] | None:
    """The place of a locative that hangs on `token`."""
    for prep in clause.sentence.children(token):
        if prep.dep in ("prep", "dative") and prep.lemma.lower() in _LOCATIVE:
            for noun in clause.sentence.children(prep):
                if (found := _place(clause, noun, prep.lemma.lower())) is not None:
                    return found
    return None


def _place(clause: Clause, noun: Token, preposition: str) -> Noted[str] | None:
    """The place that the object of a locative names: itself, or through "the border of", "the Polish border"."""
    sentence = clause.sentence
    if noun.dep not in ("pobj", "conj", "appos"):
        return None
    if clause.is_name(noun):
        words = [c for c in sentence.children(noun) if c.dep == "compound" and clause.is_name(c)]
        name = " ".join(t.text for t in (*words, noun))
        return Noted(name, noun.span) if preposition in _INSIDE or is_place(name) else None
    for child in sentence.children(noun):
        if child.dep in ("poss", "amod", "compound") and child.text[:1].isupper() and is_place(child.text):
            return Noted(child.text, child.span)
        if child.dep == "prep" and child.lemma.lower() in ("of", "with", "in", "near"):
            for below in sentence.children(child):
                within = child.lemma.lower() in ("in", "near")
                if clause.is_name(below) and (within or is_place(below.text)):
                    return Noted(below.text, below.span)
    return None


def share_of(clause: Clause, mention: Mention) -> Noted[Share] | None:
    """Whether the figure is of the whole, a part, the others, or comes on top."""
    sentence = clause.sentence
    near = [clause.anchor, *sentence.within(mention.span)]
    near += [c for t in (clause.anchor, *near) for c in sentence.children(t)]
    if clause.anchor.i > 0:
        near.append(sentence.tokens[clause.anchor.i - 1])
    for token in near:
        word = token.text.lower()
        if (
            word in _MORE
            and token.dep in ("det", "amod", "nmod", "advmod")
            and not _comparative(token, sentence.tokens)
        ):
            return Noted(Share.ADDITIONAL, token.span)
        if word in _OTHERS:
            return Noted(Share.OTHERS, token.span)
        if word in _WHOLE:
            return Noted(Share.WHOLE, token.span)
        if word == "of" and token.dep == "prep" and _of_a_known_set(clause, token):
            return Noted(Share.PART, token.span)
    return None


def _comparative(token: Token, tokens: tuple[Token, ...]) -> bool:
    following = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
    return token.text.lower() == "more" and following is not None and following.text.lower() == "than"


def _of_a_known_set(clause: Clause, of: Token) -> bool:
    """Whether "of" leads to a definite set: of them, of the victims, of its soldiers, of 12 hostages."""
    governor = clause.sentence.head(of)
    if governor.pos not in ("NUM", "DET", "PRON"):
        return False
    for noun in clause.sentence.children(of):
        if noun.pos == "PRON" or any(
            c.text.lower() in ("the", "these", "those", "whom", "which") or c.dep == "nummod"
            for c in clause.sentence.children(noun)
        ):
            return True
    return False


_CAME_FROM = re.compile(
    r"(?:\b(?:from|compared (?:with|to)|against|versus|vs\.?|than|previous|previously|earlier|last year's)"
    r"|[Ll]ast year,?)\s+(?:an?\s+|the\s+|about\s+|some\s+|just\s+|only\s+|nearly\s+|almost\s+)*$"
)


def aspect_of(clause: Clause, mention: Mention, text: str, lexicon: Lexicon) -> Noted[Aspect] | None:
    """Level, change, the level it came from, or a rate. `text` is the document's."""
    if mention.unit is not None and " per " in mention.unit.name:
        return Noted(Aspect.RATE, mention.unit.span)
    start = mention.span.start
    if came := _CAME_FROM.search(text, max(clause.sentence.span.start, start - 40), start):
        return Noted(Aspect.FROM, Span(came.start(), start))
    predicate = clause.predicate
    prep = _of_change(clause, mention, lexicon)
    if prep is not None:
        return Noted(_ASPECTS[prep.lemma.lower()], prep.span)
    if mention.direction in (Direction.UP, Direction.DOWN):
        return Noted(Aspect.CHANGE, mention.span)
    changing = predicate is not None and predicate.lemma.lower() in _CHANGE
    if changing and predicate is not None and clause.anchor.dep in ("npadvmod", "dobj") and clause.anchor.pos != "NOUN":
        return Noted(Aspect.CHANGE, predicate.span)
    return None


def _of_change(clause: Clause, mention: Mention, lexicon: Lexicon) -> Token | None:
    """The by, from or to with which a figure hangs on a verb of rising or falling.

    In the passive the parser takes "by" for who did it, which counted ones may have ("cut by three ministers").
    """
    verb, first = clause.predicate, clause.path[0] if clause.path else None
    joins = ("prep",) if mention.kind is MentionKind.COUNT else ("prep", "agent")
    if verb is None or first is None or first.dep not in joins or first.lemma.lower() not in _ASPECTS:
        return None
    lemma = verb.lemma.lower()
    return first if lemma in _CHANGE or any(lemma in lexicon.words("changes", way) for way in _WAYS) else None


def direction_of(clause: Clause, mention: Mention, aspect: Noted[Aspect] | None, lexicon: Lexicon) -> Direction | None:
    """Which way a change goes, by the mention itself or by its verb; a rate may be one ("cut by 300 tons a day")."""
    prep = _of_change(clause, mention, lexicon)
    by = prep is not None and prep.lemma.lower() == "by"
    if aspect is None or not (aspect.value is Aspect.CHANGE or (aspect.value is Aspect.RATE and by)):
        return None
    verb = clause.predicate
    if mention.direction is not None or verb is None:
        return mention.direction
    for label, direction in _WAYS.items():
        if verb.lemma.lower() in lexicon.words("changes", label):
            return direction
    return None


def thing_measured(clause: Clause) -> Token | None:
    """The common noun whose measure a figure with a unit gives, where the syntax shows it."""
    sentence, anchor = clause.sentence, clause.anchor
    for child in sentence.children(anchor):
        if child.dep == "prep" and child.lemma.lower() == "of":
            return next((n for n in sentence.children(child) if n.pos in ("NOUN", "PROPN")), None)
    head = clause.path[0] if clause.path else None
    if head is None:
        return None
    if anchor.dep in ("amod", "compound", "nmod", "nummod") and head.pos == "NOUN":
        return head
    predicate = clause.predicate
    if predicate is not None and predicate.lemma.lower() in ("be", "measure", "weigh", "stand", "span", "cost"):
        subject = clause.subject_of(predicate)
        return subject if subject is not None and subject.pos == "NOUN" else None
    return None


def besides_of(clause: Clause) -> int:
    """How many single persons are coordinated before a count of others: "the driver and five others" is 1."""
    sentence, token = clause.sentence, clause.anchor
    found = 0
    while token.dep == "conj" and token.head != token.i:
        token = sentence.head(token)
        numbered = any(c.dep == "nummod" for c in sentence.children(token))
        found += token.tag in ("NN", "NNP") and not numbered
    return found
