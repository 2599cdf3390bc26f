"""One article as the ledger keeps it: what it is known by, its text and claims in JSON, and the keys of its claims."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePath

from numcheck.ledger.encoding import as_json, decoded, decoded_document, encoded, encoded_document
from numcheck.ledger.keys import keys, story_names
from numcheck.model.claims import Claim
from numcheck.model.documents import Document


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept of an article.

    `digest` is `content_digest` of its document, `reader` names the version of numcheck and the word lists that read
    the claims. `day` is the proleptic ordinal of its publication, 0 if unknown. `count` is that of its claims.
    `document` and `claims` are JSON, a line each. `keys` are pairs of a key and the number of the claim, from 0, in
    ascending order. `words`, between blanks, are those by which a person finds the article.
    """

    name: str
    digest: str
    reader: str
    day: int
    source: str
    count: int
    document: str
    claims: str
    keys: tuple[tuple[int, int], ...]
    words: str

    def read_document(self) -> Document:
        """The article's text with what is known of it.

        Raises:
            EncodingError: if it is damaged.
        """
        return decoded_document(json.loads(self.document))

    def read_claims(self) -> tuple[Claim, ...]:
        """The claims, in the article's order.

        Raises:
            EncodingError: if they are damaged.
        """
        return decoded(json.loads(self.claims))


def kept_name(name: str, ledger: Path, folder: Path = Path()) -> str:
    """A file's name in a ledger: its place from the ledger's folder, whatever folder (`folder`) it is named from."""
    return PurePath(os.path.relpath(os.path.realpath(folder / name), os.path.realpath(ledger.parent))).as_posix()


def content_digest(document: Document) -> str:
    """What tells an article from all others: its text, source, date and version, not the file that holds it."""
    plain = encoded_document(document)
    for of_file in ("name", "original", "source_map"):
        plain.pop(of_file, None)
    return sha256(as_json(plain).encode("utf-8", "surrogatepass")).hexdigest()


def entry_of(document: Document, claims: Sequence[Claim], reader: str, kin: Mapping[str, str]) -> Entry:
    """The entry of an article that has been read through; `kin` is that of the word lists."""
    story = story_names(claims)
    return Entry(
        name=document.name,
        digest=content_digest(document),
        reader=reader,
        day=document.published.date.toordinal() if document.published else 0,
        source=document.who,
        count=len(claims),
        document=as_json(encoded_document(document)),
        claims=as_json(encoded(claims)),
        keys=tuple(sorted((key, number) for number, claim in enumerate(claims) for key in keys(claim, story, kin))),
        words=" ".join(sorted({word for claim in claims for found in words(claim) for word in found.split()})),
    )


def words(claim: Claim) -> frozenset[str]:
    """The words by which a person finds a claim, in lower case: those of its sentence and of its attributes."""
    noted = (claim.subject, claim.measure, claim.place, claim.nation, *claim.kinds, *claim.parties, *claim.participants)
    attributes = (word for n in noted if n is not None for word in n.value.casefold().split())
    return frozenset(attributes) | frozenset(word.casefold() for word in claim.words)
