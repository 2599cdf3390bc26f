"""The noun phrase that a number counts."""

from __future__ import annotations

from collections.abc import Iterator

from numcheck.annotation.syntax import Sentence, Token
from numcheck.extraction.in_sentence import Placed
from numcheck.model.mentions import CountedNoun
from numcheck.model.spans import cover

_NOMINAL = ("NOUN", "PROPN")
_MODIFYING = frozenset(
    ("nummod", "compound", "amod", "nmod", "quantmod", "det", "poss", "appos", "advmod", "npadvmod", "dep", "predet")
)
"""How a number may hang on the noun that it counts."""
_KEPT = ("amod", "compound", "nmod", "poss", "nummod", "npadvmod")
"""How the content words of a noun phrase hang on its head."""
_DROPPED_TAGS = ("DT", "PRP$", "PDT", "WDT", "POS", "CC", ",", "``", "''", "HYPH", ":")
_EMPTY = frozenset(
    (
        "such",
        "same",
        "own",
        "very",
        "least",
        "most",
        "many",
        "few",
        "total",
        "combined",
        "additional",
        "extra",
        "further",
    )
)
_SUMS = frozenset(("total", "average", "estimate", "maximum", "minimum", "record", "number", "figure"))
"""Heads whose of-phrase names what is counted: "the number of victims was 75"."""
_DEEPEST = 5
"""Modifiers of modifiers beyond this are not followed."""


def counted_head(placed: Placed) -> Token | None:
    """The noun that the number counts: behind "of", the one it modifies, the next one, or its subject's."""
    sentence, top = placed.sentence, placed.top
    of = of_object(top, sentence)
    if of is not None and of.text[0].isalpha():
        return of
    head = placed.head
    if head.i > top.i and head.pos in _NOMINAL and top.dep in _MODIFYING and head.text[0].isalpha():
        return head
    after = placed.following
    if after is not None and after.pos in _NOMINAL and after.head != top.i and after.text[0].isalpha():
        return governing_noun(after, sentence)
    return _of_subject(top, sentence)


def of_object(top: Token, sentence: Sentence) -> Token | None:
    """The noun of the phrase with "of" behind a word."""
    for child in sentence.children(top):
        if child.dep == "prep" and child.text.lower() == "of" and child.i > top.i:
            for noun in sentence.children(child):
                if noun.dep == "pobj" and noun.pos == "ADJ":
                    return next((c for c in sentence.children(noun) if c.dep == "conj" and c.pos == "NOUN"), noun)
                if noun.dep == "pobj":
                    return noun if noun.pos in _NOMINAL else None
    return None


def governing_noun(noun: Token, sentence: Sentence) -> Token:
    """The noun that `noun` modifies as a compound, or itself: in "three course meal" the meal."""
    while noun.dep in ("compound", "nmod", "amod"):
        head = sentence.head(noun)
        if head.i <= noun.i or head.pos not in _NOMINAL:
            break
        noun = head
    return noun


def _of_subject(top: Token, sentence: Sentence) -> Token | None:
    if top.dep == "attr":
        for child in sentence.children(sentence.head(top)):
            if child.dep == "nsubj" and child.lemma.lower() in _SUMS:
                return of_object(child, sentence)
    return None


def noun_phrase(head: Token, placed: Placed) -> CountedNoun:
    """The noun phrase of `head` without determiners, function words and the number.

    Participles ("8 wounded soldiers") are modifiers but stay out of the phrase; an owner counts only where it
    stands behind the number ("two of Holm's deputies"). In "a 16-nation bloc" nations are counted, not blocs.
    """
    number = {t.i for t in placed.tokens}
    upper = governing_noun(head, placed.sentence)
    words = [
        t
        for t in _phrase(upper, placed.sentence)
        if t.i not in number and (t.dep != "poss" or t.i > placed.tokens[0].i)
    ]
    joined = head is not upper and placed.is_hyphenated
    return CountedNoun(
        phrase=" ".join(t.text for t in words if t.dep != "amod" or t.tag not in ("VBG", "VBN")),
        head=_word(head if joined else upper),
        modifiers=() if joined else tuple(_word(t) for t in words if t.i < upper.i),
        span=cover(t.span for t in words),
    )


def _phrase(head: Token, sentence: Sentence) -> list[Token]:
    """The content words of a noun phrase, with those of its of-phrase, and of the "in" behind a superlative."""
    words = [head, *_before(head, sentence)]
    superlative = any(t.tag in ("JJS", "RBS") for t in words)
    for child in sentence.children(head):
        if child.dep == "prep" and (child.text.lower() == "of" or (superlative and child.text.lower() == "in")):
            for noun in sentence.children(child):
                if noun.dep == "pobj" and (noun.pos == "NOUN" or (noun.pos == "PROPN" and superlative)):
                    words.extend((noun, *_before(noun, sentence)))
    return sorted({t.i: t for t in words}.values(), key=lambda t: t.i)


def _before(head: Token, sentence: Sentence, depth: int = 0) -> Iterator[Token]:
    """The content words before `head` that modify it, with theirs."""
    for child in sentence.children(head):
        if child.i < head.i and _is_content(child):
            yield child
            if depth < _DEEPEST:
                yield from (t for t in _before(child, sentence, depth + 1) if t.pos in (*_NOMINAL, "ADJ", "NUM"))
            for other in sentence.children(child):
                if other.dep == "conj" and other.i < head.i and other.pos in (*_NOMINAL, "ADJ"):
                    yield other
    if head.pos == "PROPN" and depth:
        yield from (t for t in sentence.children(head) if t.dep == "nummod" and t.i == head.i + 1)


def _is_content(word: Token) -> bool:
    """Whether a word on the way to a head says something: no determiner, number, sign or empty adjective."""
    if word.dep not in _KEPT or word.tag in _DROPPED_TAGS or not word.text[0].isalpha():
        return False
    return word.lemma.lower() not in _EMPTY and word.pos not in ("PUNCT", "PRON", "NUM")


def _word(token: Token) -> str:
    return token.text if token.pos == "PROPN" else token.lemma.lower()
