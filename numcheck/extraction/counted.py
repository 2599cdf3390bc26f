"""What numbers count, by syntax: the noun with its modifiers, elided nouns, and numbers that turn out to be names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from numcheck.annotation.syntax import Sentence, Syntax, Token
from numcheck.extraction.bare_numbers import OLDEST
from numcheck.extraction.hedging import hedges
from numcheck.extraction.vocabulary import Vocabulary, vocabulary
from numcheck.model.documents import Document
from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import CountedNoun, Direction, Mention, MentionKind, WrittenUnit
from numcheck.model.spans import Span, cover

_MOVING = (
    MentionKind.COUNT,
    MentionKind.MONEY,
    MentionKind.PERCENT,
    MentionKind.POINTS,
    MentionKind.MEASURE,
    MentionKind.FRACTION,
)
_COUNTING = (MentionKind.COUNT, MentionKind.FRACTION)
_NOMINAL = ("NOUN", "PROPN")
_MODIFIES = (
    "nummod",
    "compound",
    "amod",
    "nmod",
    "quantmod",
    "det",
    "poss",
    "appos",
    "advmod",
    "npadvmod",
    "dep",
    "predet",
)
_KEPT = ("amod", "compound", "nmod", "poss", "nummod", "npadvmod")
_DEEPEST = 5
"""Modifiers of modifiers beyond this are not followed."""
_DROPPED = ("_", "*", "`", "``")
_DROPPED_TAGS = ("DT", "PRP$", "PDT", "WDT", "POS", "CC", ",", "``", "''", "HYPH", ":")
_EMPTY = frozenset(
    "such same other own very more least most many few total combined additional extra further respective".split()
) - {
    "other",
    "more",
}
_EMPTY_HEADS = frozenset(("total", "average", "estimate", "maximum", "minimum", "record", "number", "figure"))
_TIME_WORDS = (
    "second",
    "minute",
    "hour",
    "day",
    "night",
    "week",
    "month",
    "quarter",
    "year",
    "season",
    "game",
    "match",
)


def attach_syntax(
    mentions: Sequence[Mention], syntax: Syntax, document: Document, lexicon: Lexicon
) -> tuple[Mention, ...]:
    """The mentions, each counted one with the noun it counts; numbers that syntax shows to be names become names."""
    dated = [m.span for m in mentions if m.kind in (MentionKind.DATE, MentionKind.TIME)]
    words = vocabulary(lexicon)
    known = hedges(lexicon)
    turns = known.direction | known.direction_priced
    found: list[Mention] = []
    for mention in mentions:
        sentence = syntax.sentence_at(mention.span.start) if mention.numbers else None
        if sentence is not None and mention.kind in _COUNTING:
            mention = _attached(mention, sentence, found, dated, words)
        if sentence is not None and mention.kind in _MOVING and mention.direction is None:
            mention = _moved(mention, sentence, turns)
        found.append(mention)
    return tuple(found)


def _moved(mention: Mention, sentence: Sentence, turns: Mapping[str, Direction]) -> Mention:
    """The mention with the direction of the verb that it says the measure of: "cut its debt by a tenth, or 5%"."""
    tokens = sentence.within(mention.span)
    by = next(
        (t for t in (_top(tokens, sentence), *sentence.ancestors(_top(tokens, sentence)))[:3] if t.dep == "prep"), None
    )
    if by is None or by.text.lower() != "by" or by.i > tokens[0].i:
        return mention
    verb = sentence.head(by)
    direction = turns.get(verb.text.lower()) if verb.pos == "VERB" else None
    return replace(mention, direction=direction, moved=verb.span) if direction else mention


def _attached(
    mention: Mention, sentence: Sentence, before: Sequence[Mention], dated: Sequence[Span], words: Vocabulary
) -> Mention:
    tokens = sentence.within(cover(n.span for n in mention.numbers))
    if not tokens:
        return mention
    top = _top(tokens, sentence)
    if why := _age(mention, tokens, top, sentence):
        unit = WrittenUnit("year", cover(t.span for t in tokens))
        return replace(mention, kind=MentionKind.AGE, unit=unit, derivation=(*mention.derivation, why))
    if reason := _naming(mention, tokens, top, sentence, before):
        return replace(mention, kind=MentionKind.NAME, reason=reason, derivation=(*mention.derivation, reason))
    head = _counted(top, tokens, sentence)
    if head is None or _inside(head.span, dated):
        return _inherited(mention, tokens, sentence, before)
    noun = _noun(head, tokens, sentence)
    if measured := _measured(mention, noun, head, sentence, words):
        return measured
    counted = replace(mention, noun=noun, derivation=(*mention.derivation, f"counts {noun.phrase!r}"))
    return _rated(counted, noun, sentence)


def _inside(span: Span, ordered: Sequence[Span]) -> bool:
    """Whether one of the spans, which stand in order and apart, holds `span`."""
    k = bisect_right(ordered, span.start, key=lambda s: s.start) - 1
    return k >= 0 and ordered[k].contains(span)


def _measured(
    mention: Mention, noun: CountedNoun, head: Token, sentence: Sentence, words: Vocabulary
) -> Mention | None:
    """A measure whose unit stands behind other words: "517 rushing yards", "ten long years"."""
    vocable = words.words.get(head.text.lower()) if mention.kind is MentionKind.COUNT and noun.modifiers else None
    if vocable is None or vocable.kind not in (MentionKind.MEASURE, MentionKind.DURATION) or head.pos == "PROPN":
        return None
    if _governing_compound(head, sentence) is not head:
        return None
    unit = WrittenUnit(vocable.name, head.span)
    step = f"unit {head.text!r} is {vocable.name}"
    return replace(mention, kind=vocable.kind, unit=unit, noun=noun, derivation=(*mention.derivation, step))


def _rated(mention: Mention, noun: CountedNoun, sentence: Sentence) -> Mention:
    """A count per time: "3,000 tests per day"."""
    last = sentence.within(noun.span)[-1]
    rest = sentence.tokens[last.i + 1 : last.i + 3]
    if mention.unit is not None or len(rest) < 2 or rest[1].lemma.lower() not in _TIME_WORDS:
        return mention
    if rest[0].text.lower() not in ("per", "a", "an", "/") or (rest[0].text != "per" and rest[1].tag == "NNS"):
        return mention
    follower = sentence.tokens[last.i + 3].text.lower() if last.i + 3 < len(sentence.tokens) else ""
    if follower in ("ago", "earlier", "later", "before", "after"):
        return mention
    unit = WrittenUnit(f"per {rest[1].lemma.lower()}", cover(t.span for t in rest))
    return replace(mention, unit=unit)


def _age(mention: Mention, tokens: Sequence[Token], top: Token, sentence: Sentence) -> str:
    """Why the number is an age; empty if it is none: "she will be 35", "Ida Holm 44 has"."""
    number = mention.numbers[0]
    if len(mention.numbers) > 1 or number.value.denominator != 1 or not 1 <= number.value <= OLDEST:
        return ""
    governor = sentence.head(top)
    if top.dep in ("attr", "acomp", "pobj") and _speaks_of_age(top, sentence):
        return "its subject is an age"
    subjects = [c for c in sentence.children(governor) if c.dep == "nsubj"]
    closing = _after(tokens[-1], sentence)
    alone = closing is None or closing.pos in ("PUNCT", "ADP", "CCONJ", "SCONJ", "ADV")
    if governor.lemma in ("be", "turn") and top.dep in ("attr", "acomp", "npadvmod", "dobj") and alone:
        if any(s.text.lower() in ("he", "she", "i") for s in subjects) and number.value >= 5:
            return "a person is so many"
    first = tokens[0]
    previous = sentence.tokens[first.i - 1].text if first.i else ""
    if top.dep == "appos" and governor.pos == "PROPN" and previous == "," and number.value >= 15:
        if closing is not None and closing.text in (",", ".", ";") and not number.in_words:
            return "an apposition to a name"
    pair = sentence.tokens[max(0, first.i - 2) : first.i]
    named = len(pair) == 2 and all(t.pos == "PROPN" and t.text[:1].isupper() and t.text.isalpha() for t in pair)
    if named and not number.in_words and number.value >= 15 and closing is not None and closing.pos in ("AUX", "VERB"):
        return "a number behind a person's name"
    return ""


def _speaks_of_age(top: Token, sentence: Sentence) -> bool:
    """Whether a clause whose subject is an age or a life expectancy governs the number."""
    for governor in (sentence.head(top), *sentence.ancestors(sentence.head(top))):
        if governor.pos in ("AUX", "VERB"):
            return any(
                c.dep in ("nsubj", "nsubjpass") and c.lemma.lower() in ("age", "expectancy")
                for c in sentence.children(governor)
            )
    return False


def _top(tokens: Sequence[Token], sentence: Sentence) -> Token:
    """The word of the number that hangs on a word outside of it."""
    inside = {t.i for t in tokens}
    outer = [t for t in tokens if t.head not in inside or t.head == t.i]
    return outer[-1] if outer else tokens[-1]


def _naming(
    mention: Mention, tokens: Sequence[Token], top: Token, sentence: Sentence, before: Sequence[Mention]
) -> str:
    """Why the number is part of a name or a pronoun; empty if it is a number."""
    first, last = tokens[0], tokens[-1]
    text = first.text.lower()
    if len(tokens) == 1 and text == "one" and _is_pronoun(top, sentence):
        return "the pronoun one"
    previous = sentence.tokens[first.i - 1] if first.i else None
    following = sentence.tokens[last.i + 1] if last.i + 1 < len(sentence.tokens) else None
    number = mention.numbers[0]
    if mention.hedge or len(tokens) > 1 or mention.kind is not MentionKind.COUNT or mention.unit:
        return ""
    shouted = not any(t.text.islower() for t in sentence.tokens)
    behind_name = (
        previous is not None and not shouted and _is_name(previous, before) and previous.end + 1 >= first.start
    )
    if number.in_words:
        lower = following is None or not following.text[:1].isupper()
        named = (
            behind_name and first.text[:1].isupper() and lower and previous is not None and previous.text[0].isupper()
        )
        return "a number word in a name" if named else ""
    if "," in first.text or number.place is not None or number.value > 9999:
        return ""
    if (
        following is not None
        and following.tag == "NNP"
        and not following.text.endswith("s")
        and top.head >= following.i
    ):
        head = sentence.head(top)
        if head.tag == "NNP" and not head.text.endswith("s"):
            return "a number before a proper noun in the singular"
    if 1800 <= number.value <= 2100 and (
        behind_name or (previous is not None and previous.text in ("the", "The", "a"))
    ):
        head = sentence.head(top)
        if head.tag in ("NN", "NNP") or behind_name:
            return "a year before a noun"
    if not behind_name or previous is None:
        return ""
    if following is not None and following.pos in ("NOUN", "SYM", "ADJ") and top.head > top.i:
        return ""
    if top.head == previous.i or (top.dep in ("nummod", "appos", "nmod") and top.head < top.i):
        return "a number behind a proper noun"
    if sentence.head(previous).pos == "ADP" and previous.dep == "pobj":
        return ""
    return "a number behind a proper noun" if following is None or following.pos != "NOUN" else ""


def _is_name(token: Token, before: Sequence[Mention]) -> bool:
    """Whether a word is a proper noun, an abbreviation in capitals, or read as a name already."""
    if before and before[-1].kind in (MentionKind.DATE, MentionKind.TIME) and before[-1].span.overlaps(token.span):
        return False
    if token.pos == "PROPN" or (token.pos == "NOUN" and token.text.isupper() and token.text.isalpha()):
        return True
    return bool(before) and before[-1].kind is MentionKind.NAME and before[-1].span.overlaps(token.span)


def _is_pronoun(top: Token, sentence: Sentence) -> bool:
    """Whether "one" stands for a noun ("that one") and counts nothing ("one of the")."""
    if top.dep in ("nummod", "compound", "quantmod", "npadvmod", "amod", "nmod"):
        return False
    return not any(c.text.lower() == "of" for c in sentence.children(top))


def _counted(top: Token, tokens: Sequence[Token], sentence: Sentence) -> Token | None:
    """The noun that the number counts."""
    of = _of_object(top, sentence)
    if of is not None and of.text[0].isalpha():
        return of
    head = sentence.head(top)
    if head.i > top.i and head.pos in _NOMINAL and top.dep in _MODIFIES and head.text[0].isalpha():
        return head
    following = _after(tokens[-1], sentence)
    if following is not None and following.pos in _NOMINAL and following.head != top.i and following.text[0].isalpha():
        return _chunk_head(following, sentence)
    return _subject(top, sentence)


def _of_object(top: Token, sentence: Sentence) -> Token | None:
    for child in sentence.children(top):
        if child.dep == "prep" and child.text.lower() == "of" and child.i > top.i:
            for noun in sentence.children(child):
                if noun.dep == "pobj" and noun.pos == "ADJ":
                    return next((c for c in sentence.children(noun) if c.dep == "conj" and c.pos == "NOUN"), None)
                if noun.dep == "pobj":
                    return noun if noun.pos in _NOMINAL else None
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
    """The noun phrase of `head` without determiners, function words and the number.

    Participles ("8 wounded soldiers") are modifiers but stay out of the phrase; an owner counts only where it
    stands behind the number ("two of Holm's deputies").
    """
    skip = {t.i for t in number}
    upper = _governing_compound(head, sentence)
    words = [t for t in _phrase(upper, sentence) if t.i not in skip and (t.dep != "poss" or t.i > number[0].i)]
    return CountedNoun(
        phrase=" ".join(t.text for t in words if t.dep != "amod" or t.tag not in ("VBG", "VBN")),
        head=_word(upper),
        modifiers=tuple(_word(t) for t in words if t.i < upper.i),
        span=cover(t.span for t in words),
    )


def _governing_compound(head: Token, sentence: Sentence) -> Token:
    """The noun that a counted compound modifies: "three course meal"."""
    while (
        head.dep in ("compound", "nmod", "amod")
        and sentence.head(head).i > head.i
        and sentence.head(head).pos in ("NOUN", "PROPN")
    ):
        head = sentence.head(head)
    return head


def _phrase(head: Token, sentence: Sentence) -> list[Token]:
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
        if child.i >= head.i or child.dep not in _KEPT or child.tag in _DROPPED_TAGS or child.text in _DROPPED:
            continue
        if child.lemma.lower() in _EMPTY or child.pos in ("PUNCT", "PRON") or _is_figure(child, head):
            continue
        yield child
        if depth < _DEEPEST:
            yield from (t for t in _before(child, sentence, depth + 1) if t.pos in (*_NOMINAL, "ADJ", "NUM"))
        for other in sentence.children(child):
            if other.dep == "conj" and other.i < head.i and other.pos in (*_NOMINAL, "ADJ"):
                yield other
    if head.pos == "PROPN" and depth:
        yield from (t for t in sentence.children(head) if t.dep == "nummod" and t.i == head.i + 1)


def _is_figure(token: Token, head: Token) -> bool:
    """Whether a word before `head` is another number."""
    return token.pos == "NUM" or token.text[0].isdigit()


def _word(token: Token) -> str:
    return token.text if token.pos == "PROPN" else token.lemma.lower()


def _inherited(mention: Mention, tokens: Sequence[Token], sentence: Sentence, before: Sequence[Mention]) -> Mention:
    """A bare number that counts what an earlier one of its sentence counts: "3.9 million headsets, up from 2.4 million"."""
    if mention.kind is not MentionKind.COUNT:
        return mention
    if (head := sentence.head(_top(tokens, sentence))) and _top(tokens, sentence).dep == "conj":
        joined = next((m for m in reversed(before) if m.noun and m.noun.span.contains(head.span)), None)
        if joined is not None and joined.kind is MentionKind.COUNT and joined.noun is not None:
            noun = replace(joined.noun, elided=True)
            return replace(mention, noun=noun, derivation=(*mention.derivation, "counts what it is joined to"))
    near = [m for m in reversed(before) if sentence.span.contains(m.span) and (m.noun or m.unit) and m.numbers]
    partner = next((m for m in near if _shares(mention, tokens, sentence, m)), None)
    if partner is None:
        return mention
    step = "counts what the number before counts"
    if partner.noun is not None and partner.kind is MentionKind.COUNT:
        noun = replace(partner.noun, elided=True)
        return replace(mention, noun=noun, derivation=(*mention.derivation, step))
    if partner.kind is MentionKind.MEASURE and partner.unit is not None:
        unit = WrittenUnit(partner.unit.name, Span(mention.span.end, mention.span.end))
        return replace(mention, kind=partner.kind, unit=unit, derivation=(*mention.derivation, step))
    return mention


def _shares(mention: Mention, tokens: Sequence[Token], sentence: Sentence, partner: Mention) -> bool:
    """Whether a bare number reads on from `partner`: "up from 9", "and 11 on the coast", "5 who", or points with decimals."""
    first, after = tokens[0], _after(tokens[-1], sentence)
    previous = sentence.tokens[first.i - 1].text.lower() if first.i else ""
    if after is not None and after.text.lower() in ("who", "whom", "whose"):
        return partner.noun is not None
    if previous == "and" and after is not None and after.tag == "IN" and after.text.lower() != "of":
        return partner.noun is not None and partner.kind is MentionKind.COUNT
    decimals = mention.numbers[0].place is not None and partner.numbers[0].place is not None
    if decimals and partner.noun is not None and partner.noun.head == "point":
        return True
    return previous in ("from", "than", "versus", "against", "with") and partner.direction is None
