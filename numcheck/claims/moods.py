"""In what mood a figure is stated: actual, planned, projected, requested, hypothetical, denied, withdrawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from numcheck.annotation.syntax import Token
from numcheck.claims.clauses import Clause
from numcheck.model.claims import Modality, Noted
from numcheck.model.lexicon import Lexicon
from numcheck.model.spans import Span

_MODALS = {
    "will": Modality.PLANNED,
    "'ll": Modality.PLANNED,
    "shall": Modality.PLANNED,
    "would": Modality.PROJECTED,
    "could": Modality.HYPOTHETICAL,
    "may": Modality.HYPOTHETICAL,
    "might": Modality.HYPOTHETICAL,
    "should": Modality.REQUESTED,
    "must": Modality.REQUESTED,
}


@lru_cache(maxsize=8)
def _words(lexicon: Lexicon) -> Mapping[str, Modality]:
    """Single words of the modality table; phrases are matched apart."""
    known = {m.value: m for m in Modality}
    table = lexicon.table("modality")
    return {w: known[label] for label in table if label in known for w in table[label] if " " not in w}


@lru_cache(maxsize=8)
def _phrases(lexicon: Lexicon) -> tuple[tuple[str, Modality], ...]:
    known = {m.value: m for m in Modality}
    table = lexicon.table("modality")
    return tuple((w, known[label]) for label in table if label in known for w in table[label] if " " in w)


def modality_of(clause: Clause, text: str, lexicon: Lexicon) -> Noted[Modality] | None:
    """The modality, with the word that sets it; None for a plain statement."""
    for token in _setters(clause):
        if (mood := _mood(token, clause, lexicon)) is not None:
            return Noted(mood, token.span)
    return _by_phrase(clause, text, lexicon)


def _mood(token: Token, clause: Clause, lexicon: Lexicon) -> Modality | None:
    word = token.text.lower()
    if token.tag == "MD" or word == "'ll":
        return _MODALS.get(word)
    if token.dep == "neg":
        return Modality.DENIED
    if token.dep == "mark" and word in ("if", "unless"):
        return Modality.HYPOTHETICAL
    if token.i == clause.anchor.i:
        return None
    return _words(lexicon).get(token.lemma.lower()) or _words(lexicon).get(word)


def _setters(clause: Clause) -> Iterator[Token]:
    """Words that may set the mood, nearest first: modifiers of the figure, then each verb above with its helpers."""
    sentence = clause.sentence
    for child in sentence.children(clause.anchor):
        if child.dep in ("amod", "advmod", "acl"):
            yield child
    below = clause.anchor
    for token in clause.path:
        if token.pos in ("VERB", "AUX"):
            for child in sentence.children(token):
                if child.dep in ("aux", "mark", "advmod") or (child.dep == "neg" and _negates(child, below)):
                    yield child
            yield token
            if token.dep in ("ccomp", "relcl", "advcl", "ROOT"):
                return
        else:
            yield token
            yield from (c for c in sentence.children(token) if c.dep == "amod")
        below = token


def _negates(neg: Token, below: Token) -> bool:
    return below.dep in ("dobj", "attr", "pobj", "prep", "nsubj", "nsubjpass", "nummod") and neg.i < below.i


def _by_phrase(clause: Clause, text: str, lexicon: Lexicon) -> Noted[Modality] | None:
    """A phrase of the lexicon that stands before the figure in its own clause ("on track to")."""
    predicate = clause.predicate
    start = clause.sentence.span.start
    before = text[start : clause.anchor.start].lower()
    for phrase, mood in _phrases(lexicon):
        at = before.rfind(phrase)
        if at >= 0 and predicate is not None and _governs(clause, Span(start + at, start + at + len(phrase))):
            return Noted(mood, Span(start + at, start + at + len(phrase)))
    return None


def _governs(clause: Clause, span: Span) -> bool:
    above = {t.i for t in clause.path} | {clause.anchor.i}
    return any(t.i in above or t.head in above for t in clause.sentence.within(span))
