"""Speed per stage: CPU seconds, kB of text a CPU second, and the ratio to quantulum3's parser on the same text.

    python bench/speed.py [--folder ../shared/data/conflicts] [--sizes 4 64 1024] [--no-syntax]

The text is news from `--folder` (its `documents.jsonl`) where there is one, else sentences made here, repeated to each
size. quantulum3's cost grows with the square of a text's length, so it gets `CAPPED` kB of the same text in pieces
of `PIECE` kB, about an article each; on the larger texts as they are the ratios would be far higher. Loading (unit
tables, language model) is left out on both sides.
"""

from __future__ import annotations

import argparse
import functools
import json
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import numcheck
from numcheck.annotation.spacy_model import Annotator
from numcheck.claims import build_claims
from numcheck.extraction import attach_syntax, extract
from numcheck.model.lexicon import Lexicon
from numcheck.normalization import normalize
from numcheck.rules.lexicon import load_lexicon

T = TypeVar("T")

CAPPED = 32
"""kB that quantulum3 is given."""
PIECE = 4
"""kB that it is given at a time."""
STEADY = 64
"""kB that are read at least for each figure."""
SYNTAX_UP_TO = 256
"""kB of text above which the stages with syntax are left out: their cost is linear by sentences."""
OWN = (
    "The Port of Ostrel handled 9.3 million tonnes in May, up 4.2% from 8.9 million a year earlier, it said.\n\n"
    "At least 214 people were hurt and 12 others are missing, Mayor Ida Holm said. The bridge, 350 metres long and 42 "
    "years old, cost $48.2 million to build between 1987 and 1991.\n\n"
    "Officials had expected the inquiry to take more than five hours; it ended after almost six on Monday.\n\n"
    "The ferry left the harbor in fog, with the pilot's family waiting on the quay and a band playing.\n\n"
)


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """CPU seconds of `work`, and what it gives."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def news(folder: Path) -> str:
    """The texts of a folder's documents, or the sentences above."""
    path = folder / "documents.jsonl"
    if not path.is_file():
        return OWN
    return "\n\n".join(json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines())


@functools.cache
def shipped_lexicon() -> Lexicon:
    """The shipped word lists, loaded once: what is compiled from them is kept with them."""
    return load_lexicon()


def stages(text: str, syntax_too: bool) -> dict[str, float]:
    """CPU seconds of each stage on one document."""
    lexicon = shipped_lexicon()
    document = numcheck.document(text)
    costs: dict[str, float] = {}
    costs["extract"], extraction = timed(lambda: extract(document, lexicon))
    costs["normalize"], _ = timed(lambda: normalize(extraction.mentions, document))
    if syntax_too:
        spans = [m.span for m in extraction.mentions if m.kind.claims]
        costs["annotate"], syntax = timed(lambda: Annotator().annotate(document, spans))
        costs["attach"], mentions = timed(lambda: attach_syntax(extraction.mentions, syntax, document, lexicon))
        costs["normalize"], figures = timed(lambda: normalize(mentions, document, syntax))
        costs["claims"], _ = timed(lambda: build_claims(figures, document, syntax, lexicon))
    return costs


def average(text: str, syntax_too: bool, rounds: int) -> dict[str, float]:
    """The mean cost of each stage over so many rounds: a single small text is too quick for the clock."""
    found = [stages(text, syntax_too) for _ in range(rounds)]
    return {stage: sum(costs[stage] for costs in found) / rounds for stage in found[0]}


def quantulum(text: str) -> float:
    """kB a CPU second of quantulum3's parser, `PIECE` kB at a time."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from quantulum3 import parser

    parse: Any = parser.parse
    parse("it weighs 5 kg")
    capped = (text * (CAPPED * 1000 // len(text) + 1))[: CAPPED * 1000]
    pieces = [capped[at : at + PIECE * 1000] for at in range(0, len(capped), PIECE * 1000)]
    seconds, _ = timed(lambda: [parse(p) for p in pieces])
    return CAPPED / seconds


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description="CPU seconds of each stage, and the ratio to quantulum3.")
    arguments.add_argument("--folder", type=Path, default=Path("../shared/data/conflicts"))
    arguments.add_argument("--sizes", type=int, nargs="+", default=[4, 64, 1024], help="kB")
    arguments.add_argument("--no-syntax", action="store_true")
    given = arguments.parse_args()
    base = news(given.folder)
    stages(OWN, not given.no_syntax)  # loads tables and model
    theirs = quantulum(base)
    print(f"quantulum3 parser.parse: {theirs:.1f} kB per CPU second ({CAPPED} kB, {PIECE} kB at a time)")
    print(f"{'kB':>6} {'stage':12}{'CPU s':>9}{'kB/s':>9}{'x quantulum3':>14}")
    for size in given.sizes:
        text = (base * (size * 1000 // len(base) + 1))[: size * 1000]
        costs = average(text, not given.no_syntax and size <= SYNTAX_UP_TO, max(1, STEADY // size))
        rows = [*costs.items(), ("scan+normalize", costs["extract"] + costs["normalize"])]
        if "claims" in costs:
            rows.append(("to claims", sum(costs.values())))
        for stage, seconds in rows:
            speed = size / max(seconds, 1e-9)
            print(f"{size:>6} {stage:14}{seconds:>7.3f}{speed:>9.0f}{speed / theirs:>14.1f}")


if __name__ == "__main__":
    main()
