"""What the archive says of a draft's figures: the few articles among millions that may speak of the same things."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from heapq import nsmallest
from itertools import islice
from pathlib import Path

from numcheck.annotation.syntax import Syntax
from numcheck.ledger.encoding import decoded
from numcheck.ledger.entry import Entry, content_digest, kept_name
from numcheck.ledger.keys import keys, story_names
from numcheck.ledger.store import Ledger, Posting
from numcheck.pipeline import Article
from numcheck.readers.takes import superseded

PER_KEY = 40
"""At most so many claims of a key are looked at on either side of the draft's day, the nearest to it."""
PER_CLAIM = 6
"""At most so many articles are fetched for one claim: those that share its rarest keys, then the nearest in time."""
MOST = 60
"""At most so many articles are fetched in all, every claim's best before any claim's second."""
_LAST = 2**62


@dataclass(frozen=True, slots=True)
class Recalled:
    """What was looked up: articles with those of their claims that matter, and how many articles were there."""

    articles: tuple[Article, ...]
    held: int


@dataclass(slots=True)
class _Hits:
    """For each article that shares keys with one claim: how much its keys weigh, how far in days, which claims."""

    weight: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    distance: dict[int, int] = field(default_factory=dict)
    claims: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))

    def add(self, postings: Sequence[Posting], day: int) -> None:
        for posting in postings:
            self.weight[posting.article] += 1 / len(postings)
            self.distance[posting.article] = abs(posting.day - day)
            self.claims[posting.article].add(posting.claim)

    def best(self) -> list[int]:
        return nsmallest(PER_CLAIM, self.weight, key=lambda n: (-self.weight[n], self.distance[n], n))


def recall(
    ledger: Ledger, drafts: Sequence[Article], kin: Mapping[str, str], since: int = 0, folder: Path = Path()
) -> Recalled:
    """The articles of a ledger that may speak of the drafts' figures, published from `since` on (an ordinal; 0: any).

    A draft itself, under its name (from `folder`) or with its text, is no source. Of the takes of one wire story only
    the latest counts.

    Raises:
        LedgerError: if the ledger cannot be read.
        EncodingError: if what it holds is damaged.
    """
    own = {content_digest(d.document) for d in drafts} | {
        kept_name(d.document.name, ledger.file, folder) for d in drafts
    }
    wanted: dict[int, set[int]] = defaultdict(set)
    found_by = [hits for draft in drafts for hits in _looked_up(ledger, draft, kin, since)]
    chosen = set(islice(_in_turn([hits.best() for hits in found_by]), MOST * len(drafts)))
    for hits in found_by:
        for number in chosen & hits.claims.keys():
            wanted[number] |= hits.claims[number]
    entries = ((ledger.article(number), claims) for number, claims in sorted(wanted.items()))
    found = [
        _article(ledger.file.name, entry, claims) for entry, claims in entries if not own & {entry.digest, entry.name}
    ]
    earlier = superseded([a.document for a in found])
    return Recalled(tuple(a for a in found if a.document.name not in earlier), ledger.held())


def _in_turn(best: Sequence[Sequence[int]]) -> Iterator[int]:
    """The articles of all claims, each once: the first of every claim, then the second of every claim."""
    ranked = (row[rank] for rank in range(PER_CLAIM) for row in best if rank < len(row))
    yield from dict.fromkeys(ranked)


def _looked_up(ledger: Ledger, draft: Article, kin: Mapping[str, str], since: int) -> Iterator[_Hits]:
    published = draft.document.published
    day = published.date.toordinal() if published else _LAST
    story = story_names(draft.claims)
    known: dict[int, tuple[Posting, ...]] = {}
    for claim in draft.claims:
        hits = _Hits()
        for key in keys(claim, story, kin):
            if key not in known:
                known[key] = ledger.postings(key, day, since, _LAST, PER_KEY)
            hits.add(known[key], day)
        yield hits


def _article(archive: str, entry: Entry, wanted: set[int]) -> Article:
    """An entry as the pipeline takes it, with the wanted claims and those that stand beside them in their sentences."""
    plain = json.loads(entry.claims)
    sentences = {tuple(plain[number]["sentence"]) for number in wanted}
    claims = decoded([c for c in plain if tuple(c["sentence"]) in sentences])
    document = replace(entry.read_document(), name=_name(archive, entry))
    claims = tuple(replace(c, document=document.name) for c in claims)
    figures = tuple(c.figure for c in claims)
    return Article(document, figures, unread=(), claims=claims, relations=(), syntax=Syntax(()))


def _name(archive: str, entry: Entry) -> str:
    """How reports name an article of the archive: `LookedUp` counts them by this."""
    return f"{archive}:{entry.name}"
