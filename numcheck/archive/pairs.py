"""Pairs of articles that are worth judging: of the claims in a block, those whose values may differ.

Vectorized, and bounded: a claim is laid beside at most MOST earlier ones of its block, and pairs are made a few million
at a time. What is left out here is only what the judge would find to agree (`may_differ`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from numcheck.archive.shards import digests
from numcheck.ledger.parquet import Schema, typed

if TYPE_CHECKING:
    from pandas import DataFrame

PAIRS: Schema = {
    "tile": "int64",
    "part_a": "int64",
    "article_a": "int64",
    "part_b": "int64",
    "article_b": "int64",
    "crowded": "int64",
}
"""One row a pair of articles, `a` the one of the lower part and row. Pairs of the same two parts have one tile, so that
a tile is judged with two parts in memory. A row with a tile of -1 tells in `crowded` how many pairs of claims were not
looked at, because their block holds too many."""
MOST = 1_000
"""A claim meets so many earlier ones of its block, the latest: who would have the thousandth is the topic of the year,
and those between have met both."""
AT_A_TIME = 4_000_000
"""Pairs of claims in memory at a time."""
_WIDE = 1 << 23
"""More than the days of all calendars: keeps the days of one block apart from those of the next."""


def candidates(rows: DataFrame, window: int) -> DataFrame:
    """The pairs of articles (`PAIRS`) with claims that share a block and may differ, of one or several whole shards.

    Sentences that several articles of a day print word for word count once.

    Args:
        rows: of `numcheck.archive.shards.ROWS`.
        window: days that two articles may be apart.
    """
    from pandas import DataFrame

    ranked = rows.sort_values(["key", "bucket", "day", "name", "seq"], kind="stable")
    ranked = ranked.drop_duplicates(["key", "bucket", "day", "printed"]).reset_index(drop=True)
    columns = {name: ranked[name].to_numpy() for name in ranked.columns}
    places = [np.empty((0, 4), dtype="int64")]
    starts, lengths, left_out = _reach(columns, window)
    for earlier, later in _in_pieces(starts, lengths):
        kept = may_differ(columns, earlier, later) & (columns["name"][earlier] != columns["name"][later])
        places.append(_places(columns, earlier[kept], later[kept]))
    pairs = DataFrame(np.unique(np.concatenate(places), axis=0), columns=["part_a", "article_a", "part_b", "article_b"])
    pairs["tile"] = digests(pairs["part_a"].astype("str") + " " + pairs["part_b"].astype("str")) & (2**62 - 1)
    pairs["crowded"] = 0
    if left_out:
        pairs.loc[len(pairs)] = {**dict.fromkeys(PAIRS, 0), "tile": -1, "crowded": left_out}
    return typed(pairs, PAIRS)


def may_differ(columns: dict[str, Any], a: Any, b: Any) -> Any:  # noqa: ANN401 - arrays
    """For each pair of rows, whether the judge could find their values to disagree.

    Disjoint bounds; one number in two units, or from above and from below; changes in opposite directions; and all of
    which bounds and number do not tell enough.
    """

    def of(name: str) -> tuple[Any, Any]:
        return columns[name][a], columns[name][b]

    def same(name: str) -> Any:  # noqa: ANN401 - an array
        x, y = of(name)
        return x == y

    (low_a, low_b), (high_a, high_b) = of("low"), of("high")
    apart = same("dimension") & ((high_a < low_b) | (high_b < low_a))
    other_unit = same("number") & ~same("unit")
    flipped = same("number") & (columns["bound"][a] * columns["bound"][b] < 0)
    opposite = columns["direction"][a] * columns["direction"][b] < 0
    loose = (columns["loose"][a] | columns["loose"][b]) > 0
    return same("family") & (apart | other_unit | flipped | opposite | loose)


def _reach(columns: dict[str, Any], window: int) -> tuple[Any, Any, int]:
    """For each row where the earlier ones of its block and window begin, how many of them it meets, and how many pairs
    that leaves out; a row that only visits meets none."""
    key, bucket, day, home = (columns[name] for name in ("key", "bucket", "day", "home"))
    here = np.arange(len(key))
    fresh = np.ones(len(key), dtype="int64")
    fresh[1:] = (key[1:] != key[:-1]) | (bucket[1:] != bucket[:-1])
    line = np.cumsum(fresh) * _WIDE + day
    first = np.searchsorted(line, line - window, side="left")
    within = np.where(home == 1, here - first, 0)
    met = np.minimum(within, MOST)
    return here - met, met, int((within - met).sum())


def _in_pieces(starts: Any, lengths: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 - arrays
    """All pairs of an earlier and a later row, at most AT_A_TIME and those of one row at a time."""
    ends = np.cumsum(lengths)
    row = 0
    while row < len(lengths):
        before = ends[row - 1] if row else 0
        until = max(row + 1, int(np.searchsorted(ends, before + AT_A_TIME, side="right")))
        length = lengths[row:until]
        later = np.repeat(np.arange(row, until), length)
        within = np.arange(len(later)) - np.repeat(np.cumsum(length) - length, length)
        yield starts[later] + within, later
        row = until


def _places(columns: dict[str, Any], a: Any, b: Any) -> Any:  # noqa: ANN401 - arrays
    """Where the articles of pairs of rows lie, each pair once, the lower place first."""
    part, article = columns["part"], columns["article"]
    swap = (part[a] > part[b]) | ((part[a] == part[b]) & (article[a] > article[b]))
    x, y = np.where(swap, b, a), np.where(swap, a, b)
    return np.unique(np.stack([part[x], article[x], part[y], article[y]], axis=1), axis=0)
