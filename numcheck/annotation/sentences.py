"""Splits paragraphs into sentences without a parser, so that only sentences with numbers need one.

Errs toward too long: two sentences parsed as one do less harm than half a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from numcheck.model.documents import Document
from numcheck.model.spans import Span

LONGEST = 1500
"""No sentence of prose is longer (code points); a longer stretch is a list or a table and is cut at a space."""

_TITLES_AND_STATES = """
    mr mrs ms dr prof rev hon st sr jr lt col gen maj capt cmdr sgt cpl pvt adm sen rep gov pres
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    inc corp co ltd llc plc bros dept univ assn ave blvd rd ft mt
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev
    okla ore pa tenn tex va vt wash wis wyo n.h n.j n.m n.y n.c n.d s.c s.d w.va r.i d.c u.s u.n u.k
"""
_CAPITALIZED = frozenset(_TITLES_AND_STATES.split())
"""Abbreviations that stand in capitals, so that "the sun." still ends a sentence."""
_LOWER = frozenset(["vs", "etc", "al", "approx", "est", "pp", "e.g", "i.e", "a.m", "p.m", "ph.d", "cf"])
_BEFORE_FIGURES = frozenset(["no", "nos", "vol", "art", "fig", "pp", "p"])
_MAY_END = frozenset(["a.m", "p.m", "inc", "corp", "co", "u.s", "u.k", "ltd", "jr", "etc"])
_STOP = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s)|\n\s*\n")
_NEXT = re.compile(r"\s*[\"'“‘(\[—–-]*\s*(\S)")
_LAST_WORD = re.compile(r"(\S+)$")


def split(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of text[start:end], without surrounding white space, in order."""
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if stop.start() >= begin and _ends_sentence(text, begin, stop, end):
            yield from _cut(text, begin, stop.end())
            begin = stop.end()
    yield from _cut(text, begin, end)


def sentences(document: Document) -> tuple[Span, ...]:
    """The sentences of every part of a document that speaks (of the whole text, if it has no parts)."""
    regions = [p.span for p in document.parts if p.kind.speaks]
    if not document.parts:
        regions = [Span(0, len(document.text))]
    return tuple(s for r in regions for s in split(document.text, r.start, r.end))


def _ends_sentence(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    if stop.group().startswith("\n"):
        return True
    following = _NEXT.match(text, stop.end(), end)
    if following is None:
        return True
    if following[1].islower():
        return False
    if stop.group()[0] != "." or len(stop.group().rstrip("\"'”’)]")) > 1:
        return True
    found = _LAST_WORD.search(text, max(begin, stop.start() - 20), stop.start())
    word = found[1].lstrip("\"'“‘([") if found else ""
    last = word.lower()
    if last in _BEFORE_FIGURES:
        return not following[1].isdigit()
    if last in _LOWER or (last in _CAPITALIZED and word[0].isupper()):
        return last in _MAY_END and _AFRESH.match(text, stop.end(), end) is not None
    return not (len(last) == 1 and last.isalpha() and word.isupper())


_AFRESH = re.compile(r"\s+[\"“‘]?(?:The|A|An|In|On|At|It|He|She|They|But|And|This|That|His|Her|Their|There)\b")


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        at = text.rfind(" ", start + 1, start + LONGEST)
        at = at if at > start else start + LONGEST
        yield Span(start, at)
        start = at + 1 if text[at : at + 1] == " " else at
    if end > start:
        yield Span(start, end)
