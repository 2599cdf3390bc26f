"""What the archive says, asked by a person: the claims that some words describe, and how a figure moved."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import TypeVar

from numcheck.alignment.figures import compare_figures
from numcheck.ledger.encoding import decoded
from numcheck.ledger.entry import Entry, words
from numcheck.ledger.keys import story_names
from numcheck.ledger.store import Ledger
from numcheck.model.claims import Claim, Noted
from numcheck.model.documents import Document
from numcheck.model.judgements import DISAGREE
from numcheck.model.lexicon import Lexicon

ARTICLES = 1_000
"""Of more articles that hold all the words only the latest so many are looked through."""
_STEM = 4
_ENDING = 3
"""Words are of one stem if they begin alike, for at least 4 letters, and neither goes on for more than 3."""
_LAST = 2**62
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Remembered:
    """A claim of the archive with its article; `text` is the sentence, `stated` the figure as written."""

    document: Document
    claim: Claim
    day: dt.date | None
    """The day for which the figure stands: that of its "as of", else that of publication."""

    @property
    def text(self) -> str:
        """The claim's sentence, on one line."""
        return " ".join(self.claim.sentence.of(self.document.text).split())

    @property
    def stated(self) -> str:
        """The figure with what it counts, as written, on one line."""
        return " ".join(self.claim.stated.of(self.document.text).split())

    @property
    def who(self) -> str:
        """Who says so, and who printed it: "the ministry (Agency)"."""
        speaker = self.claim.speaker
        return f"{speaker.value.name} ({self.document.who})" if speaker else self.document.who


@dataclass(frozen=True, slots=True)
class Asked:
    """What a query found, the latest first, and which of its words no article holds."""

    claims: tuple[Remembered, ...]
    absent: tuple[str, ...]
    cut: bool
    """Whether more articles hold the words than were looked through."""


@dataclass(frozen=True, slots=True)
class Step:
    """A figure that stood for a while: the claims that state it, in order of their days."""

    claims: tuple[Remembered, ...]
    moved: bool
    """Whether it contradicts the step before it; "about 110,000" and "some 115,000" do not."""


def query(
    ledger: Ledger,
    lexicon: Lexicon,
    asked: Sequence[str],
    since: dt.date | None = None,
    until: dt.date | None = None,
    source: str | None = None,
) -> Asked:
    """The claims whose sentences, or what is known of them, hold all the words that the archive knows at all.

    A word also stands for what the word lists measure by it: "dead" finds those who were killed. `source` is part of
    the name of a source, in any case.

    Raises:
        LedgerError: if the ledger cannot be read.
        EncodingError: if what it holds is damaged.
    """
    first, last = since.toordinal() if since else 0, until.toordinal() if until else _LAST
    meant = {word: _meant(word, lexicon) for word in dict.fromkeys(w.casefold() for w in asked)}
    present = {word: terms for word, terms in meant.items() if ledger.found((terms,), 0, _LAST, 1)}
    numbers = ledger.found(list(present.values()), first, last, ARTICLES + 1) if present or not meant else ()
    found = [
        remembered
        for number in numbers[:ARTICLES]
        for remembered in _matching(ledger.article(number), list(present.values()))
        if source is None or source.casefold() in remembered.document.who.casefold()
    ]
    found.sort(key=lambda r: (r.day or dt.date.min, r.document.name), reverse=True)
    return Asked(tuple(found), tuple(w for w in meant if w not in present), len(numbers) > ARTICLES)


def timeline(claims: Sequence[Remembered]) -> tuple[Step, ...]:
    """How the figure that most of the claims state moved, the earliest first; undated claims are left out.

    Claims of one kind that count the same noun or measure the same are one figure. Those of one value that follow one
    another are one step.
    """
    kind = _commonest(r.claim.figure.mention.kind for r in claims)
    alike = [r for r in claims if r.claim.figure.mention.kind is kind and r.day]
    noun = _commonest(r.claim.subject.value for r in alike if r.claim.subject)
    measure = _commonest(r.claim.measure.value for r in alike if r.claim.measure)
    dated = sorted(
        (r for r in alike if noun is measure is None or _is(r.claim.subject, noun) or _is(r.claim.measure, measure)),
        key=lambda r: (r.day, r.document.name),
    )
    steps: list[list[Remembered]] = []
    for remembered in dated:
        if steps and steps[-1][0].claim.figure.value == remembered.claim.figure.value:
            steps[-1].append(remembered)
        else:
            steps.append([remembered])
    before = [None, *(step[-1] for step in steps)]
    return tuple(
        Step(tuple(step), moved=last is not None and _contradicts(last, step[0]))
        for last, step in zip(before, steps, strict=False)
    )


def _commonest(values: Iterable[_Value]) -> _Value | None:
    """The value that occurs most often, the first of several; None of none."""
    counted = Counter(values).most_common(1)
    return counted[0][0] if counted else None


def _is(noted: Noted[str] | None, value: str | None) -> bool:
    return noted is not None and noted.value == value


def _contradicts(a: Remembered, b: Remembered) -> bool:
    return compare_figures(a.claim.figure, b.claim.figure).verdict in DISAGREE


def _meant(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    classes = (label for label, members in lexicon.table("measures").items() if word in members)
    return tuple(dict.fromkeys((word, *classes)))


def _matching(entry: Entry, terms: Sequence[Sequence[str]]) -> Iterator[Remembered]:
    document = entry.read_document()
    claims = decoded(json.loads(entry.claims))
    story = story_names(claims)
    for claim in claims:
        held = words(claim) | {part for name in story for part in name.split()}
        if all(any(_holds(held, term) for term in alternatives) for alternatives in terms):
            yield Remembered(document, claim, _day(claim, document))


def _day(claim: Claim, document: Document) -> dt.date | None:
    if claim.as_of is not None:
        return claim.as_of.value.core.last
    return document.published.date if document.published else None


def _holds(held: Collection[str], term: str) -> bool:
    return all(any(_one_stem(part, word) for word in held) for part in term.split())


def _one_stem(x: str, y: str) -> bool:
    """Whether one word may be a form of the other: "evacuated" finds "evacuation", and "dead" does not find "deal"."""
    if x == y:
        return True
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(x, y, strict=False)))
    return alike >= _STEM and max(len(x), len(y)) - alike <= _ENDING
