"""Articles and their claims as two tables, for Parquet and for an archive larger than one machine.

A row of the claims stands by itself: what it says, of whom, where and when, its sentence and what can be read from it
without decoding; `claim` is the whole of it in JSON. A folder holds `articles/part-00000.parquet` and so on, and
`claims` parts of the same numbers.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from numcheck.alignment.families import family
from numcheck.alignment.values import comparable_bounds, nominal
from numcheck.faults import reason
from numcheck.ledger.encoding import as_json
from numcheck.ledger.entry import Entry
from numcheck.ledger.parquet import ParquetError, Schema, read, typed, write
from numcheck.model.bounds import Interval
from numcheck.model.calendar import Days, Moment
from numcheck.model.claims import Claim, Share
from numcheck.model.documents import Document
from numcheck.model.figures import Amount
from numcheck.model.mentions import Direction
from numcheck.model.readings import AtLeast, AtMost, LessThan, MoreThan

if TYPE_CHECKING:
    from pandas import DataFrame

ARTICLES: Schema = {
    "name": "str",
    "digest": "str",
    "reader": "str",
    "day": "int64",
    "source": "str",
    "document": "str",
    "words": "str",
}
"""One row an article: the fields of an `Entry` but for its claims. `day` is a proleptic ordinal, 0 if unknown."""
CLAIMS: Schema = {
    "article": "int64",
    "name": "str",
    "digest": "str",
    "day": "int64",
    "source": "str",
    "seq": "int64",
    "family": "str",
    "dimension": "str",
    "unit": "str",
    "number": "float64",
    "hard_low": "float64",
    "hard_high": "float64",
    "soft_low": "float64",
    "soft_high": "float64",
    "bound": "int64",
    "direction": "int64",
    "loose": "int64",
    "subject": "str",
    "measure": "str",
    "place": "str",
    "speaker": "str",
    "modality": "str",
    "stated": "str",
    "sentence": "str",
    "start": "int64",
    "stated_at": "int64",
    "keys": "list<int64>",
    "claim": "str",
}
"""One row a claim; unknown is empty.

`article` is the row of its article in the part, `seq` its number there from 0. `number` is what is written, not a
number (NaN) for a range or a date. The bounds are in the dimension's base unit, of dates in days (ordinals), infinite
where there is none; an open end is the next float inside. `bound` is 1 for "at least" and "more than", -1 for "at most"
and "less than", `direction` 1 for up and -1 for down, else 0. `loose` is 1 where bounds and number do not tell all:
others are counted beside these, a clock time, a date of several readings or of no place. `start` and `stated_at` are
offsets, in code points, of the sentence in the article and of the stated figure in the sentence."""
FOLDERS = ("articles", "claims")
ARTICLES_OF_PART = 1_000
"""Some megabytes, of which a process of an audit holds three at a time."""
_PART = "part-{:05}.parquet"
_BOUNDS: Mapping[type, int] = {AtLeast: 1, MoreThan: 1, AtMost: -1, LessThan: -1}
_WAYS = {Direction.UP: 1, Direction.DOWN: -1, None: 0}
Frames = tuple["DataFrame", "DataFrame"]


def entries_to_frames(entries: Sequence[Entry]) -> Frames:
    """The articles and the claims of entries, in their order."""
    from pandas import DataFrame

    articles = [{name: getattr(e, name) for name in ARTICLES} for e in entries]
    claims = [row for number, entry in enumerate(entries) for row in _claim_rows(number, entry)]
    return (
        typed(DataFrame(articles, columns=list(ARTICLES)), ARTICLES),
        typed(DataFrame(claims, columns=list(CLAIMS)), CLAIMS),
    )


def frames_to_entries(articles: DataFrame, claims: DataFrame) -> Iterator[Entry]:
    """The entries that the two frames were made of, in their order."""
    of_article: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for row in claims[["article", "seq", "keys", "claim"]].itertuples(index=False, name=None):
        of_article[row[0]].append(row[1:])
    for number, fields in enumerate(articles.to_dict("records")):
        rows = sorted(of_article[number], key=lambda r: r[0])
        yield Entry(
            **{str(name): fields[name] for name in ARTICLES},
            count=len(rows),
            claims="[" + ",".join(claim for _, _, claim in rows) + "]",
            keys=tuple(sorted((int(key), seq) for seq, keys, _ in rows for key in keys)),
        )


def write_part(folder: Path, number: int, entries: Sequence[Entry]) -> None:
    """Writes entries as the part of that number; its articles stand there once all of it does.

    Raises:
        ParquetError: if it cannot be written.
    """
    articles, claims = entries_to_frames(entries)
    try:
        for name in FOLDERS:
            (folder / name).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ParquetError(f"{folder}: cannot be written: {reason(error)}") from error
    write(claims, CLAIMS, part(folder, "claims", number))
    write(articles, ARTICLES, part(folder, "articles", number))


def write_parts(folder: Path, entries: Iterable[Entry], size: int = ARTICLES_OF_PART) -> int:
    """Writes entries as parts of so many articles, in their order, one of nothing too; how many entries there were.

    Raises:
        ParquetError: if a part cannot be written.
    """
    source = iter(entries)
    held = tuple(islice(source, size))
    count = number = 0
    while held or not number:
        write_part(folder, number, held)
        count, number = count + len(held), number + 1
        held = tuple(islice(source, size))
    return count


def read_part(folder: Path, number: int) -> Frames:
    """The articles and the claims of a part.

    Raises:
        ParquetError: if it is not there or no part of an archive.
    """
    return read(part(folder, "articles", number), ARTICLES), read(part(folder, "claims", number), CLAIMS)


def parts(folder: Path) -> tuple[int, ...]:
    """The numbers of the parts in a folder, ascending."""
    found = (f.stem.removeprefix("part-") for f in (folder / "articles").glob("part-*.parquet"))
    return tuple(sorted(int(number) for number in found if number.isdecimal()))


def part(folder: Path, kind: str, number: int) -> Path:
    """The file of a part: of its `articles` or its `claims`."""
    return folder / kind / _PART.format(number)


def _claim_rows(article: int, entry: Entry) -> Iterator[dict[str, object]]:
    document = entry.read_document()
    keys: dict[int, list[int]] = defaultdict(list)
    for key, seq in entry.keys:
        keys[seq].append(key)
    shared = {"article": article, "name": entry.name, "digest": entry.digest, "day": entry.day, "source": entry.source}
    plain = json.loads(entry.claims)
    for seq, claim in enumerate(entry.read_claims()):
        told = {"seq": seq, "keys": keys[seq], "claim": as_json(plain[seq])}
        yield {**shared, **told, **_values(claim), **_attributes(claim, document)}


def _attributes(claim: Claim, document: Document) -> dict[str, object]:
    noted = {name: getattr(claim, name) for name in ("subject", "measure", "place")}
    return {
        **{name: "" if n is None else n.value for name, n in noted.items()},
        "speaker": claim.speaker.value.name if claim.speaker else "",
        "modality": claim.mood.value,
        "stated": claim.stated.of(document.text),
        "sentence": claim.sentence.of(document.text),
        "start": claim.sentence.start,
        "stated_at": claim.span.start - claim.sentence.start,
    }


def _values(claim: Claim) -> dict[str, object]:
    value = claim.figure.value
    row: dict[str, object] = {"family": family(claim) or "", "dimension": "", "unit": "", "number": math.nan}
    row |= {"bound": 0, "direction": _WAYS.get(claim.direction, 0), "loose": int(_loose(claim))}
    hard = soft = (-math.inf, math.inf)
    if isinstance(value, Moment):
        row["dimension"] = "date"
        hard, soft = _days(value.readings), _days((value.support,))
    elif isinstance(value, Amount):
        number = nominal(value.reading)
        row["dimension"], bounds = comparable_bounds(value)
        row["unit"] = value.unit.name if value.unit else ""
        row["number"] = math.nan if number is None else _float(number.value)
        row["bound"] = _BOUNDS.get(type(value.reading), 0)
        hard, soft = _ends(bounds.hard), _ends(bounds.soft)
    row |= zip(("hard_low", "hard_high", "soft_low", "soft_high"), (*hard, *soft), strict=True)
    return row


def _loose(claim: Claim) -> bool:
    value = claim.figure.value
    if value is None or claim.besides or claim.together or (claim.share and claim.share.value is Share.OTHERS):
        return True
    return isinstance(value, Moment) and (value.minutes is not None or bool(value.others))


def _days(readings: Sequence[Days]) -> tuple[float, float]:
    """The first and the last day of some."""
    return float(min(d.first.toordinal() for d in readings)), float(max(d.last.toordinal() for d in readings))


def _ends(interval: Interval) -> tuple[float, float]:
    low = -math.inf if interval.low is None else _float(interval.low)
    high = math.inf if interval.high is None else _float(interval.high)
    if low < high:
        low = math.nextafter(low, math.inf) if interval.low_open and math.isfinite(low) else low
        high = math.nextafter(high, -math.inf) if interval.high_open and math.isfinite(high) else high
    return low, high


def _float(number: Fraction) -> float:
    try:
        return float(number)
    except OverflowError:
        return math.inf if number > 0 else -math.inf
