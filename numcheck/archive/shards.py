"""Claims to the shards in which they meet: a row for every key, once in its own span of days and once in the next.

A block is a key in one span of days as long as the window. Every claim also visits the block after its own, so that
two claims within the window meet in the block of the later one. A key of half the archive is split by time; blocks
are dealt to shards by a hash that is the same on every machine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from numcheck.ledger.parquet import Schema, typed

if TYPE_CHECKING:
    from pandas import DataFrame

ROWS: Schema = {
    "key": "int64",
    "bucket": "int64",
    "home": "int64",
    "shard": "int64",
    "day": "int64",
    "part": "int64",
    "article": "int64",
    "name": "int64",
    "seq": "int64",
    "printed": "int64",
    "family": "int64",
    "dimension": "int64",
    "unit": "int64",
    "number": "float64",
    "low": "float64",
    "high": "float64",
    "bound": "int64",
    "direction": "int64",
    "loose": "int64",
}
"""One row for each key of a claim and each block that it is in; `home` is 1 in its own, 0 where it visits. `name` and
what follows are digests of the words, `printed` that of the sentence with the figure's place in it."""
_MIXED = 0x9E3779B97F4A7C15


def sharded(claims: DataFrame, part: int, window: int, shards: int) -> DataFrame:
    """The rows (`ROWS`) of a part's claims (`numcheck.ledger.frames.CLAIMS`).

    Args:
        claims: the claims of one part.
        part: the number of the part.
        window: days that two articles may be apart.
        shards: into how many shards the blocks are dealt.
    """
    from pandas import DataFrame, concat

    keyed = claims["keys"].map(len).to_numpy(dtype="int64")
    keys = [key for found in claims["keys"] for key in found]
    place = claims["stated_at"].astype("str") + " " + claims["stated"].str.len().astype("str")
    one = DataFrame(
        {
            "day": claims["day"],
            "part": part,
            "article": claims["article"],
            "name": digests(claims["name"]),
            "seq": claims["seq"],
            "printed": digests(claims["sentence"].str.cat(place, sep="\x1f")),
            "family": digests(claims["family"]),
            "dimension": digests(claims["dimension"]),
            "unit": digests(claims["unit"]),
            "number": claims["number"],
            "low": claims["soft_low"],
            "high": claims["soft_high"],
            "bound": claims["bound"],
            "direction": claims["direction"],
            "loose": claims["loose"],
        }
    )
    home = one.loc[one.index.repeat(keyed)].assign(key=np.array(keys, dtype="int64"), home=1)
    home["bucket"] = home["day"] // max(1, window)
    away = home.loc[home["day"] > 0].assign(home=0)
    away["bucket"] += 1
    rows = concat([home, away], ignore_index=True)
    rows["shard"] = shard_of(rows["key"].to_numpy(), rows["bucket"].to_numpy(), shards)
    return typed(rows, ROWS)


def shard_of(keys: Any, buckets: Any, shards: int) -> Any:  # noqa: ANN401 - arrays of integers
    """The shard of each block, from 0: mixed so well that neither a hot key nor a run of days makes one heavy."""
    with np.errstate(over="ignore"):
        mixed = keys.astype("uint64") + buckets.astype("uint64") * np.uint64(_MIXED)
        for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
            mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
        mixed ^= mixed >> np.uint64(31)
    return (mixed % np.uint64(shards)).astype("int64")


def digests(words: Any) -> Any:  # noqa: ANN401 - a series of strings
    """A 64-bit digest of each string, the same on every machine and in every process."""
    from pandas.util import hash_array

    return hash_array(words.to_numpy(dtype="object"), categorize=True).view("int64")
