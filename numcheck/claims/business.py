"""Business copy: whose figure it is, and of which period, where the sentence itself leaves it to the paragraph."""

from __future__ import annotations

import bisect
import re
from dataclasses import replace

from numcheck.annotation.syntax import Syntax, Token
from numcheck.claims.clauses import Clause
from numcheck.model.calendar import MONTHS
from numcheck.model.claims import Noted
from numcheck.model.documents import Document
from numcheck.model.mentions import Mention
from numcheck.model.spans import Span

_PARAGRAPH = re.compile(r"\n\s*\n")
_REACH = 3
"""How many sentences back in the paragraph a company is looked for."""
_PERIOD = re.compile(r"\b(first|second|third|fourth|1st|2nd|3rd|4th)[ -](?:fiscal[ -])?(quarter|half)\b", re.IGNORECASE)
_ORDER = {"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth"}
_YEAR_BEFORE = (
    r"(?:a year (?:earlier|ago|before|previously)|the (?:year|quarter|month) (?:before|earlier)"
    r"|in the (?:year|prior|previous)[- ](?:earlier|ago|year|quarter)(?:[- ](?:period|quarter|half))?"
    r"|in the (?:same|comparable) (?:period|quarter|half) (?:last year|a year (?:earlier|ago)|of the previous year))"
)
_OPENS = re.compile(rf"{_YEAR_BEFORE},?\s", re.IGNORECASE)
_FOLLOWS = re.compile(rf"[^\d,;.]{{0,25}}?(?<!from)(?<!than)(?<!over)\s{_YEAR_BEFORE}\b", re.IGNORECASE)


def issuer_of(clause: Clause, syntax: Syntax, document: Document) -> tuple[Clause, Token] | None:
    """The name that may own a figure which names nobody, with the clause it stands in.

    The subject of the sentence, or the last before it in the paragraph.
    """
    sentence = clause.sentence
    at = bisect.bisect_left(syntax.sentences, sentence.span.start, key=lambda s: s.span.start)
    for earlier in reversed(syntax.sentences[max(0, at - _REACH) : at + 1]):
        if _PARAGRAPH.search(document.text, earlier.span.end, sentence.span.start):
            return None
        there = clause if earlier is sentence else replace(clause, sentence=earlier)
        for token in earlier.tokens:
            if token.dep in ("nsubj", "nsubjpass") and earlier.head(token).dep == "ROOT" and there.is_name(token):
                return there, token
    return None


def period_of(clause: Clause, document: Document) -> Noted[str] | None:
    """The quarter or half of a year that the sentence names; None where it names none or several."""
    span = clause.sentence.span
    found = list(_PERIOD.finditer(document.text, span.start, span.end))
    labels = {f"{_ORDER.get(m[1].lower(), m[1].lower())} {m[2].lower()}" for m in found}
    return Noted(labels.pop(), Span(*found[0].span())) if len(labels) == 1 else None


_MONTHS = "|".join((*MONTHS, r"the (?:previous )?month"))
_BASES = (
    (
        "year on year",
        re.compile(r"\b(?:year[- ](?:on|over)[- ]year|annual(?:ly|ized)?|(?:from|than) a year|year[- ]ago)\b"),
    ),
    ("month on month", re.compile(rf"\bmonth[- ](?:on|over)[- ]month\b|\b(?:from|than) (?:{_MONTHS})\b")),
)


def base_of(clause: Clause, text: str) -> Noted[str] | None:
    """What a change is counted from, where the sentence names one base: the year before or the month before."""
    span = clause.sentence.span
    found = [(label, m) for label, base in _BASES if (m := base.search(text, span.start, span.end))]
    return Noted(found[0][0], Span(*found[0][1].span())) if len(found) == 1 else None


def year_before(clause: Clause, mention: Mention, text: str) -> Span | None:
    """The words that make a figure one of the year before: "a year earlier, it lost $3 million"."""
    sentence, span = clause.sentence.span, mention.stated
    opening = _OPENS.match(text, sentence.start, span.start)
    if opening and not any(c.isdigit() for c in text[opening.end() : span.start]):
        return Span(*opening.span())
    following = _FOLLOWS.match(text, span.end, sentence.end)
    return Span(*following.span()) if following else None
