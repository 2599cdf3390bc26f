"""How long a draft of 30 claims waits for the archive: look-ups in ledgers of a million and of ten million claims.

    python bench/ledger.py build FILE --claims 1000000
    python bench/ledger.py look FILE [FILE...] [--drafts 300]

`build` writes made-up articles of our own templates, ten claims each, over ten years; towns and names follow Zipf's
law, so that the most frequent is in some 8% of all articles. `look` prints, for an empty ledger and for each file,
milliseconds of looking up (`recall`: keys, postings, articles, decoding) at the 50th and 99th percentile, and of the
check that follows with what was found.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import itertools
import json
import random
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from numcheck.alignment.families import kin_of
from numcheck.ledger.encoding import as_json, encoded, encoded_document
from numcheck.ledger.entry import Entry, words
from numcheck.ledger.keys import keys, story_names
from numcheck.ledger.lookup import recall
from numcheck.ledger.store import Ledger
from numcheck.model.claims import Claim, Noted
from numcheck.model.documents import DateOrigin, Document, Publication, Role
from numcheck.pipeline import Article, check_articles, read_document
from numcheck.rules.lexicon import load_lexicon

FIRST_DAY = dt.date(2021, 1, 1)
DAYS = 3652
TOWN, PERSON = "Kilmar", "Dorvan"
"""What the templates say, and what is put in its place: names of the same length, so that all offsets stay."""
TEMPLATES = (
    "The fire in {town} killed 214 people, police chief Ida {person} said. Another 347 residents of {town} were hurt."
    " Insurers put the damage in {town} at $481 million. The fire burned for 23 hours and reached 612 houses."
    " {person} said 189 firefighters came to {town}. The mayor of {town} asked for $126 million in aid."
    " About 731 families in {town} have left their homes. Some 143 are missing, {person} said."
    " The hospital in {town} treated 286 patients.",
    "The {person} company will hire 423 workers in {town}, it said. Its plant in {town} cost $387 million."
    " Sales of {person} rose 13 percent to $942 million. Profit fell 27 percent to $118 million."
    " {person} employs 764 engineers in {town}. It closed 134 shops and cut 219 jobs in {town} last year."
    " The plant in {town} makes 528 engines a day. Shares of {person} fell 11 percent.",
    "{person} won 523 of the votes in {town}, officials said. Her rival took 477 votes. Turnout was 61 percent."
    " The council of {town} has 149 members. It will spend $263 million on schools in {town} and hire 187 teachers."
    " {person} promised 391 new homes in {town}. The bridge in {town} will cost $148 million."
    " Some 826 people marched in {town} against the plan. Police in {town} arrested 217 of them.",
)
LETTERS = "abcdefghijklmnoprstuvwz"
NAMES = 20_000
FIGURES = ("214", "347", "481", "612", "189", "126", "731", "143", "286", "423", "387", "942", "764", "528", "391")


def names(seed: int) -> list[str]:
    """Made-up names of six letters, the most frequent first."""
    chance = random.Random(seed)
    found = {"".join(chance.choices(LETTERS, k=6)).capitalize() for _ in range(NAMES)}
    return sorted(found)


class Press:
    """Prints articles: the templates, read once, with other names, figures and days."""

    def __init__(self, seed: int = 5) -> None:
        self.kin = kin_of(load_lexicon())
        self.chance = random.Random(seed)
        self.towns, self.persons = names(1), names(2)
        weights = [1 / rank for rank in range(1, len(self.towns) + 1)]
        self.weights = list(itertools.accumulate(weights))
        self.templates = [self._read(text) for text in TEMPLATES]

    def _read(self, text: str) -> tuple[Document, Sequence[Claim], str, str]:
        document = Document("NAME", text.format(town=TOWN, person=PERSON), source="The Made-up Times")
        claims = read_document(document).claims
        return document, claims, as_json(encoded_document(document)), as_json(encoded(claims))

    def entry(self, number: int) -> Entry:
        """The article of that number."""
        document, claims, plain, plain_claims = self.templates[number % len(self.templates)]
        (town,) = self.chance.choices(self.towns, cum_weights=self.weights[: len(self.towns)])
        (person,) = self.chance.choices(self.persons, cum_weights=self.weights[: len(self.persons)])
        name, day = f"{number:08}", FIRST_DAY + dt.timedelta(days=self.chance.randrange(DAYS))
        swaps = {TOWN: town, PERSON: person, TOWN.lower(): town.lower(), PERSON.lower(): person.lower(), "NAME": name}
        figures = {written: f"{self.chance.randrange(10, 99)}7" for written in FIGURES}
        values = {f'"{old}{zeros}"': f'"{new}{zeros}"' for old, new in figures.items() for zeros in ("", "000000")}
        renamed = [_renamed(claim, swaps) for claim in claims]
        story = story_names(renamed)
        published = {"date": day.isoformat(), "origin": DateOrigin.CALLER.value}
        return Entry(
            name=name, digest=name, reader="bench", day=day.toordinal(), source=document.who, count=len(claims),
            document=as_json(json.loads(_swapped(plain, swaps | figures)) | {"published": published}),
            claims=_swapped(plain_claims, swaps | values),
            keys=tuple(sorted((key, n) for n, claim in enumerate(renamed) for key in keys(claim, story, self.kin))),
            words=" ".join(sorted({w for claim in renamed for w in words(claim)})),
        )  # fmt: skip

    def draft(self, town: str, person: str) -> Article:
        """A draft of all templates, some thirty claims."""
        text = "\n\n".join(TEMPLATES).format(town=town, person=person)
        published = Publication(FIRST_DAY + dt.timedelta(days=DAYS), DateOrigin.CALLER)
        return read_document(Document("draft", text, published=published, role=Role.DRAFT))


def _swapped(text: str, swaps: dict[str, str]) -> str:
    for old, new in swaps.items():
        text = text.replace(old, new)
    return text


def _renamed(claim: Claim, swaps: dict[str, str]) -> Claim:
    def other(noted: Noted[str] | None) -> Noted[str] | None:
        return replace(noted, value=_swapped(noted.value, swaps)) if noted else None

    return replace(
        claim,
        place=other(claim.place),
        parties=tuple(replace(n, value=_swapped(n.value, swaps)) for n in claim.parties),
        participants=tuple(replace(n, value=_swapped(n.value, swaps)) for n in claim.participants),
        words=frozenset(_swapped(word, swaps) for word in claim.words),
    )


def build(file: Path, claims: int) -> None:
    """Adds articles until the ledger holds so many claims."""
    press = Press()
    began, cpu = time.perf_counter(), time.process_time()
    held = 0
    with Ledger(file, create=True, writing=True) as ledger:
        for number in itertools.count():
            if held >= claims:
                break
            entry = press.entry(number)
            ledger.add(entry)
            held += entry.count
        size = ledger.statistics().size
    wall, cpu = time.perf_counter() - began, time.process_time() - cpu
    print(f"{file.name}: {held:,} claims, {size / 1e6:,.0f} MB, built in {wall:,.0f} s ({cpu:,.0f} CPU s)")


def look(files: Sequence[Path], drafts: int) -> None:
    """Prints the times of look-ups, the empty ledger first."""
    press = Press(seed=11)
    asked = [
        press.draft(
            press.chance.choices(press.towns, cum_weights=press.weights[: len(press.towns)])[0],
            press.chance.choices(press.persons, cum_weights=press.weights[: len(press.persons)])[0],
        )
        for _ in range(drafts)
    ]
    print(f"{drafts} drafts, {sum(len(d.claims) for d in asked) / drafts:.0f} claims each; milliseconds")
    with tempfile.TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.ledger"
        Ledger(empty, create=True, writing=True).close()
        for file in (empty, *files):
            with Ledger(file) as ledger:
                rows = list(_timed(ledger, asked, press))
                held = ledger.statistics()
            looking, checking = (sorted(row[k] for row in rows) for k in (0, 1))
            articles = sum(row[2] for row in rows) / len(rows)
            print(
                f"{held.claims:>11,} claims: look-up p50 {_at(looking, 50):6.1f} p99 {_at(looking, 99):6.1f},"
                f" check p50 {_at(checking, 50):6.1f} p99 {_at(checking, 99):6.1f}; {articles:.0f} articles found"
            )


def _timed(ledger: Ledger, drafts: Sequence[Article], press: Press) -> Iterator[tuple[float, float, int]]:
    check_articles([drafts[0]])  # rules and word lists are loaded once, whatever the ledger
    gc.collect()
    gc.freeze()  # hundreds of drafts in memory are the benchmark's own, and not to be gone through by the collector
    for draft in drafts:
        began = time.perf_counter()
        found = recall(ledger, [draft], press.kin)
        middle = time.perf_counter()
        check_articles([draft, *found.articles])
        yield (middle - began) * 1e3, (time.perf_counter() - middle) * 1e3, len(found.articles)


def _at(times: Sequence[float], percent: int) -> float:
    return times[min(len(times) - 1, len(times) * percent // 100)]


def main() -> None:
    """Build or look."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    building = commands.add_parser("build")
    building.add_argument("file", type=Path)
    building.add_argument("--claims", type=int, default=1_000_000)
    looking = commands.add_parser("look")
    looking.add_argument("files", type=Path, nargs="*")
    looking.add_argument("--drafts", type=int, default=300)
    given = parser.parse_args()
    if given.command == "build":
        build(given.file, given.claims)
    else:
        look(given.files, given.drafts)


if __name__ == "__main__":
    main()
