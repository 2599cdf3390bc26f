"""Who says so: reporting verbs, "according to", and whether a figure stands in quotation marks."""

from __future__ import annotations

import re

from numcheck.annotation.syntax import Token
from numcheck.claims.clauses import Clause, noun_phrase
from numcheck.claims.measures import class_index
from numcheck.model.claims import Noted, Speaker
from numcheck.model.lexicon import Lexicon
from numcheck.model.spans import Span

_QUOTED = re.compile(r"“[^“”\n]*”|\"[^\"\n]*\"")


def quotations(text: str) -> tuple[Span, ...]:
    """The stretches of a text between quotation marks, marks included."""
    return tuple(Span(*m.span()) for m in _QUOTED.finditer(text))


def reports(token: Token, lexicon: Lexicon) -> bool:
    """Whether a verb reports what somebody says."""
    return token.pos in ("VERB", "AUX") and token.lemma.lower() in class_index(lexicon, "speakers")


def speaker_of(clause: Clause, lexicon: Lexicon) -> Noted[Speaker] | None:
    """Who states the figure, by the sentence itself; None where the text states it as its own."""
    sentence = clause.sentence
    for token in (clause.anchor, *clause.path):
        for child in sentence.children(token):
            if child.lemma.lower() == "accord" or child.text.lower() == "according":
                found = _object_of(clause, child)
                if found:
                    return found
        if not reports(token, lexicon):
            continue
        subject = clause.subject_of(token)
        if subject is not None and clause.anchor.i not in {t.i for t in sentence.subtree(subject)}:
            return _speaker(clause, subject)
    return None


def _object_of(clause: Clause, token: Token) -> Noted[Speaker] | None:
    for below in clause.sentence.subtree(token):
        if below.dep == "pobj" and below.i != clause.anchor.i:
            return _speaker(clause, below)
    return None


def _speaker(clause: Clause, head: Token) -> Noted[Speaker] | None:
    if head.pos == "NUM" or head.lemma.lower() in ("there", "it", "this", "that", "which"):
        return None
    span = noun_phrase(clause.sentence, head)
    kept = [t for t in clause.sentence.within(span) if t.pos not in ("DET", "PUNCT", "PART") and t.dep != "case"]
    name = " ".join(t.text for t in kept) or head.text
    return Noted(Speaker(name, " ".join(t.lemma.lower() for t in kept) or head.lemma.lower()), span)
