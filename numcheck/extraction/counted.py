"""What numbers count, by syntax: the noun with its modifiers, elided nouns, rates, and numbers that count nothing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from numcheck.annotation.syntax import Syntax, Token
from numcheck.extraction.hedging import hedges
from numcheck.extraction.in_sentence import Placed, place
from numcheck.extraction.not_counts import why_age, why_name
from numcheck.extraction.noun_phrases import counted_head, governing_noun, noun_phrase
from numcheck.extraction.vocabulary import Vocabulary, vocabulary
from numcheck.model.documents import Document
from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import CountedNoun, Direction, Mention, MentionKind, WrittenUnit
from numcheck.model.spans import Span, cover

_COUNTING = (MentionKind.COUNT, MentionKind.FRACTION)
_OPEN = (*_COUNTING, MentionKind.RANK, MentionKind.NAME)
"""Kinds of mentions whose words may be part of what a number counts."""
_MOVING = (
    *_COUNTING,
    MentionKind.MONEY,
    MentionKind.PERCENT,
    MentionKind.POINTS,
    MentionKind.MEASURE,
)
"""Kinds of numbers by which something can rise or fall."""
_NEAR = 20
"""How many mentions back a number may look for what it counts."""
_TIMES = frozenset(
    ("second", "minute", "hour", "day", "night", "week", "month", "quarter", "year", "season", "game", "match")
)
"""What a count may be taken per."""


def attach_syntax(
    mentions: Sequence[Mention], syntax: Syntax, document: Document, lexicon: Lexicon
) -> tuple[Mention, ...]:
    """The mentions, each counted one with the noun it counts; numbers that syntax shows to be names become names."""
    taken = [m.span for m in mentions if m.kind not in _OPEN]
    words, known = vocabulary(lexicon), hedges(lexicon)
    turns = known.direction | known.direction_priced
    found: list[Mention] = []
    opened, first = None, 0
    for mention in mentions:
        sentence = syntax.sentence_at(mention.span.start)
        if sentence is not opened:
            opened, first = sentence, len(found)
        near = found[max(first, len(found) - _NEAR) :]
        placed = place(mention, sentence, near) if sentence is not None and mention.numbers else None
        if placed is not None:
            mention = _moved(placed, _attached(placed, taken, words), turns)
        found.append(mention)
    return tuple(found)


def _attached(placed: Placed, taken: Sequence[Span], words: Vocabulary) -> Mention:
    """A mention with what it counts, if its kind counts anything."""
    mention = placed.mention
    if mention.kind not in _COUNTING:
        return mention
    if why := why_age(placed):
        unit = WrittenUnit("year", cover(t.span for t in placed.tokens))
        return replace(mention, kind=MentionKind.AGE, unit=unit, derivation=(*mention.derivation, why))
    if why := why_name(placed):
        return replace(mention, kind=MentionKind.NAME, reason=why, derivation=(*mention.derivation, why))
    head = counted_head(placed)
    if head is None or _inside(head.span, taken):
        return _inherited(placed)
    noun = noun_phrase(head, placed)
    return _measured(placed, noun, head, words) or _rated(placed, noun)


def _inside(span: Span, ordered: Sequence[Span]) -> bool:
    """Whether one of the spans, which stand in order and apart, holds `span`."""
    k = bisect_right(ordered, span.start, key=lambda s: s.start) - 1
    return k >= 0 and ordered[k].contains(span)


def _measured(placed: Placed, noun: CountedNoun, head: Token, words: Vocabulary) -> Mention | None:
    """A measure whose unit stands behind other words: "517 rushing yards", "ten long years"."""
    mention = placed.mention
    vocable = words.words.get(head.text.lower()) if mention.kind is MentionKind.COUNT and noun.modifiers else None
    if vocable is None or vocable.kind not in (MentionKind.MEASURE, MentionKind.DURATION) or head.pos == "PROPN":
        return None
    if governing_noun(head, placed.sentence) is not head:
        return None
    step = f"unit {head.text!r} is {vocable.name}"
    unit = WrittenUnit(vocable.name, head.span)
    return replace(mention, kind=vocable.kind, unit=unit, noun=noun, derivation=(*mention.derivation, step))


def _rated(placed: Placed, noun: CountedNoun) -> Mention:
    """A counted mention, with what it is taken per: "3,000 tests per day"."""
    derivation = (*placed.mention.derivation, f"counts {noun.phrase!r}")
    mention = replace(placed.mention, noun=noun, derivation=derivation)
    end = placed.sentence.within(noun.span)[-1].i + 1
    rest = placed.sentence.tokens[end : end + 3]
    if mention.unit is not None or len(rest) < 2 or rest[1].lemma.lower() not in _TIMES:
        return mention
    if rest[0].text not in ("per", "/") and (rest[0].text not in ("a", "an") or rest[1].tag == "NNS"):
        return mention
    if len(rest) > 2 and rest[2].text in ("ago", "earlier", "later", "before", "after"):
        return mention
    unit = WrittenUnit(f"per {rest[1].lemma.lower()}", cover(t.span for t in rest[:2]))
    return replace(mention, unit=unit)


def _inherited(placed: Placed) -> Mention:
    """A bare number that counts what an earlier one of its sentence does: "3.9 million masks, up from 2.4 million"."""
    mention = placed.mention
    if mention.kind is not MentionKind.COUNT:
        return mention
    partner = next((m for m in reversed(placed.before) if m.numbers and _continues(placed, m)), None)
    if partner is None:
        return mention
    derivation = (*mention.derivation, "counts what the number before counts")
    if partner.noun is not None and partner.kind is MentionKind.COUNT:
        return replace(mention, noun=replace(partner.noun, elided=True), derivation=derivation)
    if partner.kind is MentionKind.MEASURE and partner.unit is not None:
        unit = WrittenUnit(partner.unit.name, Span(mention.span.end, mention.span.end))
        return replace(mention, kind=partner.kind, unit=unit, derivation=derivation)
    return mention


def _continues(placed: Placed, partner: Mention) -> bool:
    """Whether a bare number reads on from `partner`: "up from 9", "and 11 on the coast", "5 who", decimal points."""
    if _is_aside(placed, partner):
        return False
    counts = partner.noun is not None and partner.kind is MentionKind.COUNT
    if placed.top.dep == "conj" and counts and partner.noun and partner.noun.span.contains(placed.head.span):
        return True
    after = placed.following
    previous = placed.previous.text.lower() if placed.previous else ""
    if after is not None and after.text.lower() in ("who", "whom", "whose"):
        return counts
    if previous == "and" and after is not None and after.tag == "IN" and after.text.lower() != "of":
        return counts
    decimals = placed.mention.numbers[0].place is not None and partner.numbers[0].place is not None
    if decimals and partner.noun is not None and partner.noun.head == "point":
        return True
    if previous == "to" and counts and _word_before(placed, partner) == "from":
        return True
    named = partner.noun is not None or partner.unit is not None
    return named and previous in ("from", "than", "versus", "against", "with") and partner.direction is None


def _is_aside(placed: Placed, partner: Mention) -> bool:
    """Whether the earlier number only picks out some of what was counted: "37 people, including 12 children"."""
    return _word_before(placed, partner) in ("including", "among", "(")


def _word_before(placed: Placed, partner: Mention) -> str:
    """The word before another mention of the sentence, in small letters."""
    tokens = placed.sentence.within(partner.span)
    return placed.sentence.tokens[tokens[0].i - 1].text.lower() if tokens and tokens[0].i else ""


def _moved(placed: Placed, mention: Mention, turns: Mapping[str, Direction]) -> Mention:
    """The mention with the direction of the verb that it is the measure of: "hopes to cut its debt by 5%"."""
    if mention.kind not in _MOVING or mention.direction is not None:
        return mention
    whole = place(replace(mention, numbers=mention.numbers[-1:]), placed.sentence) or placed
    governors = (whole.top, *whole.sentence.ancestors(whole.top))[:3]
    by = next((t for t in governors if t.dep == "prep"), None)
    if by is None or by.text.lower() != "by" or by.i > placed.tokens[0].i:
        return mention
    verb = placed.sentence.head(by)
    direction = turns.get(verb.text.lower()) if verb.pos == "VERB" else None
    return replace(mention, direction=direction, moved=verb.span) if direction else mention
