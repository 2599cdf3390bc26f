"""What a figure measures: the class of its noun, of what is said of it, or of the verb that governs it.

The lexicon's `measures` table maps words to classes; a word without a class stands for itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from numcheck.annotation.syntax import Token
from numcheck.claims.clauses import Clause
from numcheck.model.claims import Noted
from numcheck.model.lexicon import Lexicon

_PHRASED = ("prt", "oprd", "acomp", "xcomp", "attr")


@lru_cache(maxsize=8)
def light_verbs(lexicon: Lexicon) -> frozenset[str]:
    """Verbs that say nothing of what is measured, those of change among them; their subject does."""
    changes = (w for words in lexicon.table("changes").values() for w in words)
    return frozenset((*lexicon.words("stop_nouns", "light_verbs"), *changes))


@lru_cache(maxsize=8)
def class_index(lexicon: Lexicon, table: str = "measures") -> Mapping[str, str]:
    """From each word of a lexicon table to its class; the first class that names it wins."""
    index: dict[str, str] = {}
    for label, words in lexicon.table(table).items():
        for word in words:
            index.setdefault(word.lower(), label)
    return index


def measure_of(clause: Clause, lexicon: Lexicon) -> Noted[str] | None:
    """The measure of the mention at the clause's anchor, with the word that says so."""
    index = class_index(lexicon)
    fallback: Noted[str] | None = None
    transparent = lexicon.words("stop_nouns", "transparent")
    for token, sayable in _candidates(clause, lexicon):
        if token.lemma.lower() in transparent and token.lemma.lower() not in ("toll", "crew", "force", "army"):
            continue
        label = _label(token, clause, index)
        if label:
            return Noted(_with_alternative(label, token, clause, index), token.span)
        if sayable and fallback is None and _names_a_measure(token, lexicon):
            fallback = Noted(token.lemma.lower(), token.span)
    return fallback


def _with_alternative(label: str, token: Token, clause: Clause, index: Mapping[str, str]) -> str:
    """The union of two classes where the text counts both together: "killed or wounded"."""
    joined = {c.lemma.lower() for c in clause.sentence.children(token) if c.dep == "cc"}
    for child in clause.sentence.children(token):
        other = index.get(child.lemma.lower()) or index.get(child.text.lower())
        if child.dep == "conj" and "or" in joined and other not in (None, label):
            return f"{label} or {other}"
    return label


def _names_a_measure(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word without a class can stand for itself: no light verb, no verb of saying, no name or pronoun."""
    lemma = token.lemma.lower()
    if token.pos in ("VERB", "AUX"):
        return lemma not in light_verbs(lexicon) and lemma not in lexicon.words("speakers", "figure_verbs")
    return token.pos in ("NOUN", "ADJ")


def _label(token: Token, clause: Clause, index: Mapping[str, str]) -> str | None:
    lemma = token.lemma.lower()
    for child in clause.sentence.children(token):
        if child.dep in ("prt", "compound", "amod") and (found := index.get(_joined(token, child))):
            return found
    return index.get(lemma) or index.get(token.text.lower())


def _joined(token: Token, child: Token) -> str:
    first, second = (token, child) if child.dep == "prt" else (child, token)
    return f"{first.lemma.lower()} {second.lemma.lower()}"


def _candidates(clause: Clause, lexicon: Lexicon) -> Iterator[tuple[Token, bool]]:
    """Words that may name the measure, nearest first, and whether each can stand for itself."""
    sentence, anchor = clause.sentence, clause.anchor
    if anchor.pos in ("NOUN", "ADJ", "VERB"):
        yield anchor, False
    if clause.counts_units:
        yield from ((noun, True) for noun in _of_phrase(clause, anchor) if noun.pos == "NOUN")
    for child in sentence.children(anchor):
        beside = child.dep in ("amod", "appos", "oprd") and child.pos in ("VERB", "ADJ", "NOUN")
        if beside or (child.dep in ("acl", "relcl") and _befalls(child, lexicon)):
            yield child, False
    below = anchor
    for token in clause.path:
        if token.pos in ("NOUN", "PROPN", "ADJ"):
            yield token, below.dep in ("prep", "pobj")
        if token.pos in ("VERB", "AUX"):
            if not (below is anchor and _only_describes(anchor, token)):
                yield from _of_verb(clause, token, lexicon)
            return
        below = token


def _befalls(child: Token, lexicon: Lexicon) -> bool:
    """Whether a clause below the noun says what befell those counted ("people killed"), not who they are."""
    return class_index(lexicon).get(child.lemma.lower()) in lexicon.words("measure_traits", "persons")


def _only_describes(anchor: Token, governor: Token) -> bool:
    """Whether the figure is an adjective of a name ("the 8,000-meter Mount Aldan"), which its verb does not measure."""
    return anchor.dep in ("amod", "nmod", "compound") and governor.pos not in ("VERB", "AUX")


def _of_verb(clause: Clause, verb: Token, lexicon: Lexicon) -> Iterator[tuple[Token, bool]]:
    sentence, anchor = clause.sentence, clause.anchor
    children = sentence.children(verb)
    for child in children:
        if child.dep in ("oprd", "acomp") and child.i > anchor.i:
            yield child, False
    light = verb.lemma.lower() in light_verbs(lexicon) or class_index(lexicon).get(verb.lemma.lower()) == "duration"
    if not light:
        yield verb, True
    for child in children:
        if child.dep in _PHRASED and child.i != anchor.i:
            yield child, light and child.dep == "xcomp"
    if not light:
        return
    subject = clause.subject_of(verb)
    objects = [c for c in children if c.dep in ("dobj", "attr")]
    for noun in (*objects, *((subject,) if subject is not None else ())):
        if noun.i != anchor.i and not _leads_to(clause, noun):
            yield from ((seen, True) for seen in _seen_through(clause, noun, lexicon))
    yield verb, False


def _leads_to(clause: Clause, noun: Token) -> bool:
    """Whether the figure itself hangs below `noun`, which then was met on the way up."""
    return any(t.i == noun.i for t in clause.path)


def _seen_through(clause: Clause, noun: Token, lexicon: Lexicon) -> Iterator[Token]:
    """The noun, or for "the number of pregnancies" what it is the number of."""
    if noun.lemma.lower() in lexicon.words("stop_nouns", "transparent"):
        yield from _of_phrase(clause, noun)
    yield noun


def _of_phrase(clause: Clause, noun: Token) -> Iterator[Token]:
    for child in clause.sentence.children(noun):
        if child.dep == "prep" and child.lemma.lower() == "of":
            yield from clause.sentence.children(child)
