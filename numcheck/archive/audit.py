"""All conflicts in an archive: claims to shards, shards to pairs of articles, pairs to findings."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from numcheck.archive.engines import Engine, joined
from numcheck.archive.judging import FINDINGS, judged
from numcheck.archive.pairs import PAIRS, candidates
from numcheck.archive.shards import ROWS, sharded
from numcheck.archive.usual import WINDOW
from numcheck.ledger.frames import ARTICLES, CLAIMS, part, parts
from numcheck.ledger.parquet import Schema, empty, read, typed
from numcheck.pipeline import Settings

if TYPE_CHECKING:
    from pandas import DataFrame

SHARDS = 64
"""Into how many shards blocks are dealt; more than any machine has cores, few enough for a file each."""
_KEYED = ("article", "name", "day", "seq", "family", "dimension", "unit", "number", "soft_low", "soft_high",
          "bound", "direction", "loose", "stated", "sentence", "stated_at", "keys")  # fmt: skip
_INDEXED: Schema = {name: CLAIMS[name] for name in _KEYED}
"""What the shards need of the claims; the rest stays in the file."""
_FINDINGS_AND_CROWDED: Schema = {**FINDINGS, "crowded": "int64"}
_NUMBERS: Schema = {"part": "int64"}
_COUNTED_ONCE = ["rule", "text_a", "value_a", "text_b", "value_b"]
"""What two papers print word for word is one finding."""


@dataclass(frozen=True, slots=True)
class Audit:
    """All that an audit found. `findings` are sorted; `crowded` is how many pairs of claims were not looked at, because
    too many share what they are about; `undated` how many articles were left out for want of a date."""

    findings: DataFrame
    crowded: int
    undated: int = 0

    @property
    def digest(self) -> str:
        """A digest of the findings, the same from every engine and however the archive is divided."""
        lines = ("\x1f".join(map(str, row)) for row in self.findings.itertuples(index=False, name=None))
        held = hashlib.sha256()
        for line in lines:
            held.update(f"{line}\x1e".encode("utf-8", "surrogatepass"))
        return f"{held.hexdigest()[:16]}"


def audit(
    folder: Path,
    engine: Engine,
    settings: Settings,
    *,
    window: int = WINDOW,
    first: int = 0,
    last: int = 0,
    undated: bool = False,
) -> Audit:
    """Every disagreement between two articles of an archive that were published within some days of each other.

    Args:
        folder: of the archive's parts (`numcheck.ledger.frames`), on a disk that every process of the engine sees.
        engine: where it runs; the result is the same on all.
        settings: rules and word lists.
        window: days that two articles may be apart.
        first: the first day of publication, as an ordinal; 0 if from the beginning.
        last: the last one; 0 if to the end.
        undated: whether articles without a date are laid beside each other, whenever they were published.

    Raises:
        ParquetError: if a part cannot be read.
        EncodingError: if one is damaged.
    """
    from pandas import DataFrame

    place = str(folder.absolute())
    first = first or int(not undated)
    numbers = [typed(DataFrame({"part": [number]}), _NUMBERS) for number in parts(folder)]
    index = partial(rows_of_parts, folder=place, window=window, first=first, last=last)
    found = joined(
        engine.map_frames(index, numbers, ROWS)
        .group_frames("shard", partial(candidates, window=window), PAIRS)
        .group_frames("tile", partial(judged_and_counted, folder=place, settings=settings), _FINDINGS_AND_CROWDED),
        _FINDINGS_AND_CROWDED,
    )
    told = found["article_a"] != ""
    left_out = 0 if undated else sum(_undated(folder, number) for number in parts(folder))
    return Audit(_in_order(found.loc[told, list(FINDINGS)]), int(found["crowded"].sum()), left_out)


def _undated(folder: Path, number: int) -> int:
    """How many articles of a part have no date."""
    days = read(part(folder, "articles", number), {"day": ARTICLES["day"]})["day"]
    return int((days == 0).sum())


def rows_of_parts(numbers: DataFrame, folder: str, window: int, first: int, last: int) -> DataFrame:
    """The rows (`ROWS`) of the parts whose numbers are given, of articles published from `first` to `last`."""
    from pandas import concat

    found = [
        sharded(_published(read(part(Path(folder), "claims", number), _INDEXED), first, last), number, window, SHARDS)
        for number in numbers["part"].tolist()
    ]
    return typed(concat([empty(ROWS), *found], ignore_index=True), ROWS)


def judged_and_counted(pairs: DataFrame, folder: str, settings: Settings) -> DataFrame:
    """The findings of pairs, and a row without an article that tells how many pairs of claims were left out."""
    found = judged(pairs, folder, settings).assign(crowded=0)
    left_out = int(pairs["crowded"].sum())
    if left_out:
        found.loc[len(found)] = {**dict.fromkeys(FINDINGS, ""), "crowded": left_out}
    return typed(found, _FINDINGS_AND_CROWDED)


def _published(claims: DataFrame, first: int, last: int) -> DataFrame:
    if first:
        claims = claims.loc[claims["day"] >= first]
    if last:
        claims = claims.loc[(claims["day"] <= last) & (claims["day"] > 0)]
    return claims


def _in_order(findings: DataFrame) -> DataFrame:
    """The findings by day and article, each pair of sentences once, its first printing."""
    order = ["published_a", "published_b", "article_a", "article_b", "finding", *FINDINGS]
    ranked = findings.sort_values(list(dict.fromkeys(order)), kind="stable")
    return typed(ranked.drop_duplicates(_COUNTED_ONCE), FINDINGS).reset_index(drop=True)
