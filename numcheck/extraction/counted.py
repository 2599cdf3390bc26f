"""What numbers count, by syntax: the noun with its modifiers, elided nouns, and numbers that turn out to be names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from numcheck.annotation.syntax import Sentence, Syntax, Token
from numcheck.model.documents import Document
from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import CountedNoun, Mention, MentionKind, WrittenUnit
from numcheck.model.spans import Span, cover

_COUNTING = (MentionKind.COUNT, MentionKind.FRACTION)
_NOMINAL = ("NOUN", "PROPN", "ADJ")
_MODIFIES = ("nummod", "compound", "amod", "nmod", "quantmod", "det", "poss", "appos", "advmod", "npadvmod", "dep")
_KEPT = ("amod", "compound", "nmod", "poss", "nummod", "npadvmod")
_DROPPED_TAGS = ("DT", "PRP$", "PDT", "WDT", "POS", "CC", ",", "``", "''", "HYPH", ":")
_EMPTY = frozenset("such same other own very more least most many few total combined additional extra further respective".split()) - {
    "other",
    "more",
}
_EMPTY_HEADS = frozenset(("total", "average", "estimate", "maximum", "minimum", "record", "number", "figure"))
_PRONOUN_ONE = "the pronoun"


def attach_syntax(
    mentions: Sequence[Mention], syntax: Syntax, document: Document, lexicon: Lexicon
) -> tuple[Mention, ...]:
    """The mentions, each counted one with the noun it counts; numbers that syntax shows to be names become names."""
    found: list[Mention] = []
    for mention in mentions:
        sentence = syntax.sentence_at(mention.span.start) if mention.kind in _COUNTING and mention.numbers else None
        found.append(mention if sentence is None else _attached(mention, sentence, found))
    return tuple(found)


def _attached(mention: Mention, sentence: Sentence, before: Sequence[Mention]) -> Mention:
    tokens = sentence.within(cover(n.span for n in mention.numbers))
    if not tokens:
        return mention
    top = _top(tokens, sentence)
    if reason := _naming(mention, tokens, top, sentence):
        return replace(mention, kind=MentionKind.NAME, reason=reason, derivation=(*mention.derivation, reason))
    head = _counted(top, tokens, sentence, mention.span)
    if head is None:
        return _inherited(mention, top, sentence, before)
    noun = _noun(head, tokens, sentence)
    return replace(mention, noun=noun, derivation=(*mention.derivation, f"counts {noun.phrase!r}"))


def _top(tokens: Sequence[Token], sentence: Sentence) -> Token:
    """The word of the number that hangs on a word outside of it."""
    inside = {t.i for t in tokens}
    outer = [t for t in tokens if t.head not in inside or t.head == t.i]
    return outer[-1] if outer else tokens[-1]


def _naming(mention: Mention, tokens: Sequence[Token], top: Token, sentence: Sentence) -> str:
    """Why the number is part of a name or a pronoun; empty if it is a number."""
    first, last = tokens[0], tokens[-1]
    text = first.text.lower()
    if len(tokens) == 1 and text == "one" and _is_pronoun(top, sentence):
        return "the pronoun one"
    previous = sentence.tokens[first.i - 1] if first.i else None
    following = sentence.tokens[last.i + 1] if last.i + 1 < len(sentence.tokens) else None
    number = mention.numbers[0]
    if mention.hedge or len(tokens) > 1 or previous is None or number.in_words or number.place is not None:
        return ""
    if "," in first.text or previous.pos != "PROPN" or previous.end + 1 < first.start:
        return ""
    if following is not None and following.pos in ("NOUN", "SYM") and top.head == following.i:
        return ""
    if top.head == previous.i or (top.dep in ("nummod", "appos", "nmod") and top.head < top.i):
        return "a number behind a proper noun"
    return ""


def _is_pronoun(top: Token, sentence: Sentence) -> bool:
    """Whether "one" stands for a noun ("that one") and counts nothing ("one of the")."""
    if top.dep in ("nummod", "compound", "quantmod", "npadvmod", "amod", "nmod"):
        return False
    return not any(c.text.lower() == "of" for c in sentence.children(top))


def _counted(top: Token, tokens: Sequence[Token], sentence: Sentence, span: Span) -> Token | None:
    """The noun that the number counts."""
    of = _of_object(top, sentence)
    if of is not None:
        return of
    head = sentence.head(top)
    if head.i > top.i and head.pos in _NOMINAL and top.dep in _MODIFIES:
        return _over_empty(head, sentence)
    following = _after(tokens[-1], sentence)
    if following is not None and following.pos in ("NOUN", "PROPN") and following.head != top.i:
        chunk = _chunk_head(following, sentence)
        return _over_empty(chunk, sentence)
    return _subject(top, sentence)


def _over_empty(head: Token, sentence: Sentence) -> Token:
    """The noun behind an empty one: "a total of 20 men" hangs on "total"; "3 pairs of shoes" stays with the pairs."""
    return head


def _of_object(top: Token, sentence: Sentence) -> Token | None:
    for child in sentence.children(top):
        if child.dep == "prep" and child.text.lower() == "of" and child.i > top.i:
            for noun in sentence.children(child):
                if noun.dep == "pobj":
                    return noun if noun.pos in ("NOUN", "PROPN") else None
    return None


def _after(token: Token, sentence: Sentence) -> Token | None:
    """The next word, over a hyphen."""
    at = token.i + 1
    if at < len(sentence.tokens) and sentence.tokens[at].text == "-":
        at += 1
    return sentence.tokens[at] if at < len(sentence.tokens) else None


def _chunk_head(token: Token, sentence: Sentence) -> Token:
    """The head of the compound that begins with `token`."""
    while token.dep in ("compound", "nmod", "amod") and sentence.head(token).i > token.i:
        token = sentence.head(token)
    return token


def _subject(top: Token, sentence: Sentence) -> Token | None:
    """What a predicate number counts: "the number of victims was 75"."""
    if top.dep != "attr":
        return None
    for child in sentence.children(sentence.head(top)):
        if child.dep == "nsubj" and child.lemma.lower() in _EMPTY_HEADS:
            return _of_object(child, sentence)
    return None


def _noun(head: Token, number: Sequence[Token], sentence: Sentence) -> CountedNoun:
    """The noun phrase of `head` without determiners, function words and the number."""
    skip = {t.i for t in number}
    upper = _governing_compound(head, sentence)
    words = [t for t in _phrase(upper, sentence) if t.i not in skip]
    modifiers = tuple(_word(t) for t in words if t.i != upper.i and t.i < upper.i)
    return CountedNoun(
        phrase=" ".join(t.text for t in words),
        head=_word(upper),
        modifiers=modifiers,
        span=cover(t.span for t in words),
    )


def _governing_compound(head: Token, sentence: Sentence) -> Token:
    """The noun that a counted compound modifies: "three course meal"."""
    while head.dep in ("compound", "nmod", "amod") and sentence.head(head).i > head.i and sentence.head(head).pos in ("NOUN", "PROPN"):
        head = sentence.head(head)
    return head


def _phrase(head: Token, sentence: Sentence) -> list[Token]:
    words = [head, *_before(head, sentence)]
    for child in sentence.children(head):
        if child.dep == "prep" and child.text.lower() == "of":
            for noun in sentence.children(child):
                if noun.dep == "pobj" and noun.pos in ("NOUN", "PROPN"):
                    words.extend((noun, *_before(noun, sentence)))
    return sorted({t.i: t for t in words}.values(), key=lambda t: t.i)


def _before(head: Token, sentence: Sentence) -> Iterator[Token]:
    for child in sentence.children(head):
        if child.i < head.i and child.dep in _KEPT and child.tag not in _DROPPED_TAGS:
            if child.lemma.lower() in _EMPTY or child.pos in ("PUNCT", "NUM") or child.pos == "PRON":
                continue
            yield child
            yield from (t for t in _before(child, sentence) if t.pos in ("NOUN", "PROPN", "ADJ"))
            yield from (
                t
                for t in sentence.children(child)
                if t.dep == "conj" and t.i < head.i and t.pos in ("NOUN", "PROPN", "ADJ")
            )


def _word(token: Token) -> str:
    return token.text if token.pos == "PROPN" else token.lemma.lower()


def _inherited(mention: Mention, top: Token, sentence: Sentence, before: Sequence[Mention]) -> Mention:
    """A bare number in "from A to B" or "A, up from B" counts what its partner counts."""
    if mention.kind is not MentionKind.COUNT:
        return mention
    previous = sentence.tokens[top.i - 1].text.lower() if top.i else ""
    partner = next(
        (m for m in reversed(before) if sentence.span.contains(m.span) and (m.noun or m.unit) and m.numbers), None
    )
    if previous not in ("from", "to", "than", "versus", "against") or partner is None or partner.direction:
        return mention
    if partner.noun is not None:
        return replace(mention, noun=replace(partner.noun, elided=True))
    if partner.kind in (MentionKind.MEASURE,) and partner.unit is not None:
        unit = WrittenUnit(partner.unit.name, Span(mention.span.end, mention.span.end))
        return replace(mention, kind=partner.kind, unit=unit)
    return mention
