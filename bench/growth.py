"""How the cost of alignment grows: 10, 100 and 1,000 made-up articles on one story.

    python bench/growth.py [--articles 10,100,1000] [--draft]

Prints, for each number of articles, the claims, the pairs judged, and the CPU seconds of reading (extraction, syntax,
claims) and of alignment alone. Alignment should grow like n log n plus the pairs. `--draft` makes the first article
a draft, so that only pairs with it are judged.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace

from numcheck.alignment import align
from numcheck.model.documents import DateOrigin, Document, Publication, Role
from numcheck.pipeline import Article, Settings, read_document
from numcheck.rules.lexicon import load_lexicon

FIRST_DAY = dt.date(2031, 5, 5)
DAYS = 14
CORE = {
    "dead": (
        "The fire on the ferry Solbrand killed {dead} people, the coast guard said.",
        "At least {dead} people died when the Solbrand burned off Norby, according to the coast guard.",
        "The death toll from the Solbrand blaze stands at {dead}, police chief Ida Holm said.",
        "{dead} passengers were killed in the ferry fire, harbor officials said.",
    ),
    "hurt": (
        "Another {hurt} passengers were injured and taken to hospitals in Norby and Tolvik.",
        "Doctors treated {hurt} injured people, most of them for smoke.",
        "The regional hospital said {hurt} people had been hurt.",
    ),
    "aboard": (
        "The ship carried {aboard} passengers and a crew of {crew}, its owner said.",
        "There were {aboard} passengers aboard when the alarm sounded.",
        "About {about} people were on the ferry, the owner said.",
    ),
    "cost": (
        "Insurers put the damage at ${cost} million.",
        "The loss may reach ${cost} million, the insurer Brandal said.",
        "Salvage alone will cost more than ${salvage} million, officials estimated.",
    ),
    "rate": (
        "Ferry traffic in the strait fell by {rate} percent in the days after the fire.",
        "Bookings dropped {rate} percent, the owner said.",
    ),
    "when": (
        "The fire broke out on Sunday evening, {miles} miles off Norby, and burned for {hours} hours.",
        "Flames were first seen {miles} miles from the harbor on the night of May 4.",
    ),
}
"""What every article tells of the one story, each thing in several wordings."""
SIDE = (
    "{name}, a {trade} from {town}, {verb} {n} {noun} {where}.",
    "In {town}, {n} {noun} were {done} {where}, {name} said.",
    "{name} of {town}, {age}, {verb} {m} {noun} with {kin}.",
    "The {trade}s of {town} {verb} {n} {noun} in {year}, as {name} recalled.",
)
"""What only one article tells, of people and places of its own."""
VERBS = """
    bought sold built mended found lost carried counted washed painted planted baked packed stacked sorted shipped
    borrowed lent wrote read printed taped loaded moved stored brought cleaned cut dug filled
"""
NOUNS = """
    blankets lamps letters baskets chairs tables kettles ropes sails oars nets barrels bricks planks stones apples
    loaves eggs goats hens geese carts wheels bells books maps coats boots scarves buckets ladders hammers saws pumps
    tents stoves candles mirrors cushions carpets clocks paddles anchors flags drums pipes bottles jars plates spoons
    pears plums beans potatoes onions roses trees hedges fences gates doors windows roofs barns kites
"""
SYLLABLES = (
    "ar",
    "bren",
    "dal",
    "es",
    "fjor",
    "gun",
    "hal",
    "ind",
    "kar",
    "lum",
    "mos",
    "nor",
    "ost",
    "ren",
    "sil",
    "tor",
)
TRADES = (
    "welder",
    "teacher",
    "pilot",
    "cook",
    "nurse",
    "clerk",
    "farmer",
    "sailor",
    "baker",
    "porter",
    "joiner",
    "diver",
)
KIN = ("a brother", "two cousins", "his wife", "her son", "a neighbor", "an uncle", "her parents", "a colleague")
WHERE = (
    "at the harbor",
    "by the old mill",
    "near the church",
    "in the market hall",
    "on the quay",
    "behind the station",
)


def article(k: int, rng: random.Random) -> Document:
    """The k-th article: the story as it stood on its day, in its own mixture of wordings, and matters of its own."""
    day = rng.randrange(DAYS)
    facts = {
        "dead": 14 + day // 2,
        "hurt": 120 + 3 * day,
        "aboard": 412,
        "about": 450,
        "crew": 38,
        "cost": 48 + day // 4,
        "salvage": 11,
        "rate": 23,
        "miles": 6,
        "hours": 9,
    }
    if rng.random() < 0.05:
        facts["dead"] += 10
    body = [rng.choice(wordings).format(**facts) for wordings in CORE.values()]
    body += [_side(rng) for _ in range(6)]
    rng.shuffle(body)
    published = Publication(FIRST_DAY + dt.timedelta(days=day), DateOrigin.CALLER)
    return Document(f"article {k:04}", "\n\n".join(body), source=f"Outlet {k:04}", published=published)


def _side(rng: random.Random) -> str:
    return rng.choice(SIDE).format(
        name=f"{_name(rng)} {_name(rng)}",
        town=_name(rng),
        trade=rng.choice(TRADES),
        verb=(verb := rng.choice(VERBS.split())),
        done=verb,
        noun=rng.choice(NOUNS.split()),
        kin=rng.choice(KIN),
        where=rng.choice(WHERE),
        n=rng.randrange(3, 60),
        m=rng.randrange(61, 400),
        age=rng.randrange(18, 80),
        year=rng.randrange(1960, 2020),
    )


def _name(rng: random.Random) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.randrange(2, 4))).capitalize()


def measure(count: int, *, draft: bool) -> Iterator[str]:
    """The line of the table for `count` articles."""
    rng = random.Random(count)
    documents = [article(k, rng) for k in range(count)]
    if draft:
        documents[0] = replace(documents[0], role=Role.DRAFT)
    lexicon = load_lexicon(())
    start = time.process_time()
    articles: Sequence[Article] = [read_document(d, Settings()) for d in documents]
    read = time.process_time()
    claims = tuple(c for a in articles for c in a.claims)
    found = align(claims, documents, lexicon)
    done = time.process_time()
    yield (
        f"{count:>8,} {len(claims):>8,} {len(found.judgements):>10,} {len(found.disagreements):>13,}"
        f" {read - start:>9.1f} {done - read:>10.2f} {1e6 * (done - read) / max(1, len(found.judgements)):>9.0f}"
    )


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description="how the cost of alignment grows")
    parser.add_argument("--articles", default="10,100,1000")
    parser.add_argument("--draft", action="store_true")
    options = parser.parse_args()
    print("articles   claims      pairs disagreements    read s    align s   us/pair")
    for count in map(int, options.articles.split(",")):
        for line in measure(count, draft=options.draft):
            print(line)


if __name__ == "__main__":
    main()
