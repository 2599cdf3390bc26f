"""On which side of publication a date lies, by the verbs near it: "said Tuesday", "will meet Thursday"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from numcheck.annotation.syntax import Sentence, Syntax, Token
from numcheck.model.spans import Span

_REACH: Final = 220
"""How far a verb may stand from its date, in characters."""


class Side(IntEnum):
    """The side of publication a verb's tense puts a date on; UNKNOWN where no verb says."""

    PAST = -1
    UNKNOWN = 0
    FUTURE = 1


_VERB_AFTER: Final = r"(?: (?:not|also|now|then|only|be|have|been|\w+ly)){0,3}(?: \w+)?"
"""A modal takes its verb with it, so that "will be named" is no past."""
_FUTURE: Final = (
    rf"(?:will|won['’]t|shall|going to|would(?! have)|may|might|can|could|must|should){_VERB_AFTER}|['’]ll{_VERB_AFTER}"
    rf"|(?:is|are|was|were|be|being) (?:\w+ly )?(?:set|scheduled|expected|due|slated|likely|supposed|planned"
    rf"|to)\b{_VERB_AFTER}"
    rf"|(?:scheduled|slated|expected|due|set|plans?|planned|planning|intends?|aims?|hopes?|expects?|agreed|vowed"
    rf"|promised|pledged) to\b{_VERB_AFTER}"
    r"|scheduled|slated|due|(?:tak|com|go|leav|arriv|start|beginn|open|meet)ing|begins?|starts?|opens?|takes? effect"
    r"|expires?"
    r"|payable|effective"
)
_IRREGULAR: Final = (
    "ate became been began bit bled blew bore bought broke brought built came caught chose closed clung crept dealt "
    "did died drank drew drove dug fed fell felt fled flew flung forgot fought found froze gave got grew had has have "
    "heard held hid hung kept knelt knew laid lay led left lent lit lost made meant met overcame overtook paid ran "
    "rang rode rose said sang sank sat saw sent shone shook shot shrank slept slew slid sold sought spent spoke "
    "sprang spun stole stood struck stuck stung swam swept swore swung taught thought threw told took tore understood "
    "undertook was went wept were withdrew woke won wore wrote "
)
_PAST: Final = (
    rf"says|cut|hit|put|shut|split|{'|'.join(_IRREGULAR.split())}|(?!united|hundred|indeed|[a-z]*eed\b)[a-z]{{2,}}ed"
)
_CUE: Final = re.compile(rf"(?<![\w-])(?:(?P<future>{_FUTURE})|(?P<past>{_PAST}))(?![\w-])", re.IGNORECASE)
_STRONG: Final = re.compile(
    r"(?:will|won['’]t|shall|['’]ll|going to|is|are|be|plan|intend|aim|expect|agreed|payable)\b", re.IGNORECASE
)
"""Futures that leave no doubt; "may" and "would" speak of past days as well."""
_SENTENCE_END: Final = re.compile(r"[.!?][\"')]*\s+(?=[A-Z\"'`])|;\s|\n\n")


@dataclass(frozen=True, slots=True)
class Tense:
    """The side a verb puts a date on; `close` where the verb stands right beside it ("resigned on April 2")."""

    side: Side = Side.UNKNOWN
    close: bool = False


UNTENSED: Final = Tense()
_CLOSE: Final = 24
"""How near a verb must stand to govern the date beyond doubt, in characters."""
_ADJACENT: Final = 5
"""How far a verb before a date may stand, to outweigh the one right after it ("a judge on Monday ruled")."""


def tense_at(text: str, span: Span, syntax: Syntax | None = None) -> Tense:
    """The side on which the words at `span` lie, by the verbs of their sentence.

    The nearest verb before the date decides, unless one follows at once; without one the verb that governs the
    date, if there is syntax, or else the nearest verb after it. (Where there is a verb before, attachment by a small
    parser is wrong more often.)
    """
    low, high = _sentence(text, span)
    left = None
    for found in _CUE.finditer(text, low, span.start):
        left = found
    right = _CUE.search(text, span.end, high)
    apart = span.start - left.end() if left else _REACH
    if right is not None and right.start() - span.end <= 1 and apart > _ADJACENT:
        return Tense(_side(right), _sure(right))
    if left is not None:
        return Tense(_side(left), apart <= _CLOSE and _sure(left))
    sentence = syntax.sentence_at(span.start) if syntax else None
    governed = _governed(sentence, span) if sentence is not None else Side.UNKNOWN
    if governed is not Side.UNKNOWN:
        return Tense(governed, True)
    if right is None:
        return UNTENSED
    near = span.start - low < _CLOSE and right.start() - span.end <= _CLOSE
    return Tense(_side(right), near and _sure(right))


def _sure(found: re.Match[str]) -> bool:
    return found["future"] is None or _STRONG.match(found[0]) is not None


def same_sentence(text: str, first: int, second: int) -> bool:
    """Whether no sentence ends between two places of a text, which stand near one another."""
    if second - first > _REACH:
        return False
    return all(_abbreviation(text, end.start()) for end in _SENTENCE_END.finditer(text, first, second))


def _sentence(text: str, span: Span) -> tuple[int, int]:
    low, high = max(0, span.start - _REACH), min(len(text), span.end + _REACH)
    for end in _SENTENCE_END.finditer(text, low, span.start):
        if not _abbreviation(text, end.start()):
            low = end.end()
    after = _SENTENCE_END.search(text, span.end, high)
    return low, after.start() if after else high


def _abbreviation(text: str, at: int) -> bool:
    word = text[max(0, at - 6) : at].rsplit(None, 1)[-1:] or [""]
    return word[0] in _ABBREVIATIONS or (len(word[0]) == 1 and word[0].isupper()) or "." in word[0]


_ABBREVIATIONS: Final = frozenset({
    "Mr", "Mrs", "Ms", "Dr", "Gen", "Sen", "Rep", "Gov", "Col", "Lt", "Capt", "Sgt", "St", "Jan", "Feb", "Mar", "Apr",
    "Aug",
    "Sept", "Oct", "Nov", "Dec", "Inc", "Corp", "Co", "No", "vs",
})  # fmt: skip


def _side(found: re.Match[str]) -> Side:
    return Side.FUTURE if found["future"] else Side.PAST


_FUTURE_LEMMAS: Final = frozenset({"will", "shall", "may", "might", "can", "could", "must", "should", "would"})
_PROSPECTIVE: Final = frozenset({"schedule", "expect", "plan", "set", "slate", "intend", "aim", "hope"})


def _governed(sentence: Sentence, span: Span) -> Side:
    tokens = sentence.within(span)
    if not tokens:
        return Side.UNKNOWN
    for token in (tokens[0], *sentence.ancestors(tokens[0])):
        if token.pos in ("VERB", "AUX"):
            return _tense(sentence, token)
    return Side.UNKNOWN


def _tense(sentence: Sentence, verb: Token) -> Side:
    helpers = [c for c in sentence.children(verb) if c.dep in ("aux", "auxpass")]
    if any(h.lemma.lower() in _FUTURE_LEMMAS or h.text.lower() == "'ll" for h in helpers):
        return Side.FUTURE
    if verb.lemma.lower() in _PROSPECTIVE or any(h.text.lower() == "to" for h in helpers):
        return Side.FUTURE
    if verb.tag in ("VBD", "VBN") or any(h.tag == "VBD" for h in helpers):
        return Side.PAST
    return Side.UNKNOWN
