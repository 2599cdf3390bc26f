"""Bare numbers that syntax shows to be no counts: ages, and parts of names."""

from __future__ import annotations

from collections.abc import Sequence

from numcheck.annotation.syntax import Token
from numcheck.extraction.bare_numbers import OLDEST
from numcheck.extraction.in_sentence import Placed
from numcheck.model.mentions import Mention, MentionKind

_YEARS = range(1800, 2101)
"""Whole numbers that read as years where a name or article stands before them."""
_LONGEST_NAME = 9999
"""The highest number that is taken into a name."""
_GROWN = 15
"""The lowest number that is an age by its name alone ("Ida Holm 44 has"); lower ones number things."""


def why_age(placed: Placed) -> str:
    """Why the number is an age: "she will be 35", "Holm, 66, has"; empty if it is none."""
    number = placed.mention.numbers[0]
    if len(placed.mention.numbers) > 1 or number.value.denominator != 1 or not 1 <= number.value <= OLDEST:
        return ""
    if placed.top.dep in ("attr", "acomp", "pobj") and _speaks_of_age(placed):
        return "its subject is an age"
    if _is_so_many(placed) and number.value >= 5:
        return "a person is so many"
    if number.in_words or number.value < _GROWN:
        return ""
    after, previous = placed.following, placed.previous
    apposed = placed.top.dep == "appos" and placed.head.pos == "PROPN" and previous is not None and previous.text == ","
    if apposed and after is not None and after.text in (",", ".", ";"):
        return "an apposition to a name"
    if _follows_full_name(placed) and after is not None and after.pos in ("AUX", "VERB"):
        return "a number behind a person's name"
    return ""


def _is_so_many(placed: Placed) -> bool:
    """Whether a person, by pronoun or by a grown-up's full name, "is" the number."""
    after = placed.following
    alone = after is None or after.pos in ("PUNCT", "ADP", "CCONJ", "SCONJ", "ADV", "DET")
    if (
        not alone
        or placed.head.lemma not in ("be", "turn")
        or placed.top.dep not in ("attr", "acomp", "npadvmod", "dobj")
    ):
        return False
    subjects = [c for c in placed.sentence.children(placed.head) if c.dep == "nsubj"]
    grown = not placed.mention.numbers[0].in_words and placed.mention.numbers[0].value >= _GROWN
    return any(s.text.lower() in ("he", "she", "i") or (grown and _is_full_name(s, placed)) for s in subjects)


def _is_full_name(subject: Token, placed: Placed) -> bool:
    """Whether a subject is a name of two words and more: "Ida Holm", not "Norland"."""
    return subject.pos == "PROPN" and any(
        c.dep == "compound" and c.pos == "PROPN" for c in placed.sentence.children(subject)
    )


def _follows_full_name(placed: Placed) -> bool:
    first = placed.tokens[0].i
    pair = placed.sentence.tokens[max(0, first - 2) : first]
    return len(pair) == 2 and all(t.pos == "PROPN" and t.text[0].isupper() and t.text.isalpha() for t in pair)


def _speaks_of_age(placed: Placed) -> bool:
    """Whether a clause whose subject is an age or a life expectancy governs the number."""
    sentence = placed.sentence
    for governor in (placed.head, *sentence.ancestors(placed.head)):
        if governor.pos in ("AUX", "VERB"):
            return any(
                c.dep in ("nsubj", "nsubjpass") and c.lemma.lower() in ("age", "expectancy")
                for c in sentence.children(governor)
            )
    return False


def why_name(placed: Placed) -> str:
    """Why the number is part of a name, or the pronoun "one"; empty if it is a number."""
    mention, first = placed.mention, placed.tokens[0]
    if len(placed.tokens) > 1 or mention.kind is not MentionKind.COUNT:
        return ""
    if first.text.lower() == "one" and _is_pronoun(placed):
        return "the pronoun one"
    if mention.hedge or mention.unit:
        return ""
    behind = _stands_behind_name(placed)
    number = mention.numbers[0]
    if number.in_words:
        after = placed.following
        lower = after is None or not after.text[0].isupper()
        return "a number word in a name" if behind and first.text[0].isupper() and lower else ""
    if "," in first.text or number.place is not None or number.value > _LONGEST_NAME:
        return ""
    return _before_name(placed) or _as_year(placed, behind) or (_behind_name(placed) if behind else "")


def _before_name(placed: Placed) -> str:
    after = placed.following
    if after is None or not _is_singular_name(after) or placed.top.head < after.i:
        return ""
    return "a number before a proper noun in the singular" if _is_singular_name(placed.head) else ""


def _is_singular_name(token: Token) -> bool:
    return token.tag == "NNP" and not token.text.endswith("s")


def _as_year(placed: Placed, behind: bool) -> str:
    previous = placed.previous
    determined = previous is not None and previous.text in ("the", "The", "a")
    if placed.mention.numbers[0].value not in _YEARS or not (behind or determined):
        return ""
    return "a year before a noun" if behind or placed.head.tag in ("NN", "NNP") else ""


def _behind_name(placed: Placed) -> str:
    """Why a number right behind a proper noun belongs to it: it counts nothing that follows."""
    top, after, previous = placed.top, placed.following, placed.previous
    if previous is None or (after is not None and after.pos in ("NOUN", "SYM", "ADJ") and top.head > top.i):
        return ""
    bound = top.head == previous.i or (top.dep in ("nummod", "appos", "nmod") and top.head < top.i)
    located = placed.sentence.head(previous).pos == "ADP" and previous.dep == "pobj"
    if bound or not (located or (after is not None and after.pos == "NOUN")):
        return "a number behind a proper noun"
    return ""


def _stands_behind_name(placed: Placed) -> bool:
    """Whether a proper noun touches the number; never in a headline all in capitals."""
    previous = placed.previous
    if previous is None or previous.end + 1 < placed.tokens[0].start or not previous.text[0].isupper():
        return False
    return _is_name(previous, placed.before) and any(t.text.islower() for t in placed.sentence.tokens)


def _is_name(token: Token, before: Sequence[Mention]) -> bool:
    """Whether a word is a proper noun, an abbreviation in capitals, or read as a name already; but no date."""
    last = before[-1] if before and before[-1].span.overlaps(token.span) else None
    if last is not None and last.kind in (MentionKind.DATE, MentionKind.TIME):
        return False
    if token.pos == "PROPN" or (token.pos == "NOUN" and token.text.isupper() and token.text.isalpha()):
        return True
    return last is not None and last.kind is MentionKind.NAME


def _is_pronoun(placed: Placed) -> bool:
    """Whether "one" stands for a noun ("that one") and counts nothing: not "one of the", not "two here, one there"."""
    top, previous, after = placed.top, placed.previous, placed.following
    if top.dep in ("nummod", "compound", "quantmod", "npadvmod", "amod", "nmod"):
        return False
    if any(c.text.lower() == "of" for c in placed.sentence.children(top)):
        return False
    counted = any(m.kind is MentionKind.COUNT for m in placed.before)
    listed = previous is not None and previous.text in ("and", ",") and after is not None and after.tag in ("IN", "RB")
    return not (counted and (listed or placed.head.pos == "NUM"))
