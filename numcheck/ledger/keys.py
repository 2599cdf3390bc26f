"""By what a claim is found again among millions: its kind of figure, what it is of, and a name (DESIGN §6, §9).

As in alignment, unit and value are no keys. Unlike there, noun or measure alone do not do: half an archive counts
people. So a key joins one with a place or name, and what few texts share brings few claims together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import islice

from numcheck.alignment.families import family
from numcheck.alignment.figures import comparable
from numcheck.model.claims import Claim

OF_STORY = 2
"""So many names that a story's claims share most stand in for those that a sentence leaves out."""
NAMES = 4
CLASSES = 4
"""At most so many of each are joined: a claim has at most their product of keys."""


def story_names(claims: Sequence[Claim]) -> tuple[str, ...]:
    """The names that most claims of one article mention, the most frequent first, ties in order of the alphabet."""
    counted = Counter(name for claim in claims for name in _names(claim))
    return tuple(name for name, _ in sorted(counted.items(), key=lambda n: (-n[1], n[0]))[:OF_STORY])


def keys(claim: Claim, story: Sequence[str], kin: Mapping[str, str]) -> tuple[int, ...]:
    """The claim's keys, ascending: 64-bit digests, the same on every machine; none for what is never compared.

    `story` is `story_names` of the claim's article, `kin` is that of the word lists (`families.kin_of`).
    """
    kind = family(claim)
    if kind is None or not comparable(claim.figure):
        return ()
    own = tuple(islice(_names(claim), NAMES))
    named = own if len(own) > 1 else tuple(dict.fromkeys((*own, *story)))
    return tuple(sorted({_digest(kind, of, name) for of in islice(_classes(claim, kin), CLASSES) for name in named}))


def _names(claim: Claim) -> Iterator[str]:
    """The places and names of a claim by their last words ("Ida Holm" is "holm"), the closest to the figure first."""
    noted = (claim.place, claim.nation, *claim.parties, *claim.participants)
    yield from dict.fromkeys(n.value.casefold().split()[-1] for n in noted if n is not None and n.value.strip())


def _classes(claim: Claim, kin: Mapping[str, str]) -> Iterator[str]:
    """What the figure is of, each once: its measure, its noun, the events that a date may date."""
    found: list[str] = []
    if claim.measure is not None:
        found.append(kin.get(claim.measure.value, claim.measure.value))
    if claim.subject is not None:
        found.append(f"noun {claim.subject.value}")
    found += (kin.get(event, event) for event in sorted(claim.events))
    yield from dict.fromkeys(found or [""])


def _digest(*parts: str) -> int:
    return int.from_bytes(blake2b("\x1f".join(parts).encode(), digest_size=8).digest(), "big", signed=True)
