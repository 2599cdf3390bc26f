"""Near-identical sentences of two texts compared slot by slot: a draft and its wire, two wires of one agency.

Needs no syntax: where two sentences share their words in order, the figures at corresponding places speak of the same
thing, whatever is written there, so a changed currency, percents made points and a turned bound are seen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from numcheck.alignment.near_copy_lines import DATES, NUMBER_WORDS, Item, Line, lines
from numcheck.alignment.near_copy_pairs import LineIndex, Pairing, pair_lines, pair_parts
from numcheck.alignment.near_copy_values import compare_slots, single
from numcheck.alignment.value_verdicts import Comparison
from numcheck.model.documents import Document
from numcheck.model.figures import Amount, Figure
from numcheck.model.mentions import Mention, MentionKind, WrittenNumber
from numcheck.model.readings import Exactly, Number
from numcheck.model.spans import Span

REACH = 2
"""How many items beside a slot are looked at for an equal word that holds it in place."""
COPY = 0.5
COPIED_SENTENCES = 4
"""From which share of its sentences found in the other text, and how many, a whole text is a copy of it."""
SURE = 0.8
"""From which likeness another rank ("first", "second") is a change and not another thing in line."""
TEMPLATE = 3
"""From how many differing figures, and none equal, two sentences are two uses of one template."""
SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
"""Scale words behind a number that no recognizer read."""
BARE = re.compile(
    r"(?:[ -](?i:(?P<scale>hundred|thousand|million|billion|trillion)))?(?P<unit> ?%| percent\b)?(?![\w/-])"
)
"""What may stand right behind such a number and belong to it; codes and hyphened words are no plain numbers."""
GLUE = frozenset("-/–_.:")
"""Right behind these a number is a piece of something longer."""

TELLING = 3
"""Letters from which a word may tell one thing from another; shorter ones are particles."""
PARTICLES = frozenset(
    """about above after almost around before below between during from hundred less more most nearly over roughly since
    some than thousand million billion trillion under until with within least percent percentage has had was are were
    been have being the and for she her they his its him them their that this which who whom will would can could may
    might said says also into onto upon there then when while but yet still out off per via not""".split()  # noqa: SIM905
)
"""Words that belong to a number or a date, whose value is compared, and those that only join others."""
FEW_WORDS = 2
MUCH_ALIKE = 0.7
"""Up to how many words in one place, and from which likeness, tell two uses of one template apart."""
ONE_WORD = "the sentences differ in one word: one template used twice"
"""Why near-identical sentences are not compared at all: "among women", "among men"."""
IN_LINE = "another of a row of like things"
REPHRASED = "a word stands in the place of another"
"""Why near-identical sentences are judged by what they say and not place by place."""
TEMPLATE_TWICE = "every figure differs: one template used twice"
"""Why near-identical sentences with other figures throughout are two statements."""


Alike = Callable[[str, str], bool]
"""Whether one word may be put for another."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Two figures at corresponding places of two near-identical sentences, and how they stand to each other."""

    figure_a: Figure
    figure_b: Figure
    comparison: Comparison
    likeness: float
    reasons: tuple[str, ...]
    copied: bool = False
    """Whether the one whole text is a copy of the other, so that nothing but the figures can speak of another thing."""


@dataclass(frozen=True)
class Reading:
    """A document made ready to be laid beside others; `sentences` counts those with figures, left out or not."""

    document: Document
    index: LineIndex
    sentences: int


def prepare(document: Document, figures: Sequence[Figure], left_out: Collection[Span] = ()) -> Reading:
    """A document with its figures, read once however many others it is compared with.

    Sentences with a figure at one of the spans `left_out` are not compared.
    """
    found = lines(document, figures)
    kept = [line for line in found if not any(i.figure and i.figure.mention.span in left_out for i in line.items)]
    return Reading(document, LineIndex(tuple(kept)), len(found))


def compare_near_copies(
    a: Document, figures_a: Sequence[Figure], b: Document, figures_b: Sequence[Figure]
) -> tuple[Slot, ...]:
    """The pairs of figures at corresponding places of near-identical sentences, in the order of `a`."""
    return compare_prepared(prepare(a, figures_a), prepare(b, figures_b))


def compare_prepared(a: Reading, b: Reading, alike: Alike = lambda x, y: x == y) -> tuple[Slot, ...]:
    """As `compare_near_copies`, of two documents made ready before; `alike` knows words for one thing."""
    same_day = _day(a.document) == _day(b.document)
    pairings = pair_lines(a.index.lines, b.index)
    copied = len(pairings) >= max(COPIED_SENTENCES, COPY * a.sentences)
    found = [slot for p in pairings for slot in _slots(p, alike, same_day=same_day, copied=copied)]
    settled = {place for slot in found for place in _places(slot)}
    for pairing in pair_parts(a.index, b.index, pairings):
        more = [
            s for s in _slots(pairing, alike, same_day=same_day, copied=copied) if not settled.intersection(_places(s))
        ]
        settled.update(place for slot in more for place in _places(slot))
        found += more
    return tuple(sorted(found, key=lambda slot: slot.figure_a.mention.span))


def _day(document: Document) -> object:
    return document.published.date if document.published else None


def _slots(pairing: Pairing, alike: Alike, *, same_day: bool, copied: bool) -> Iterator[Slot]:
    found = [replace(s, copied=copied) for s in _compared(pairing, same_day=same_day)]
    clashing = {m for s in found if s.comparison.conflicts for m in _places(s)}
    kept = [s for s in found if s.comparison.conflicts or not clashing.intersection(_places(s))]
    doubt = _doubt(pairing, kept, alike, copied=copied)
    for slot in kept:
        yield slot if doubt is None else _doubted(slot, doubt)


def _places(slot: Slot) -> tuple[tuple[str, Span], tuple[str, Span]]:
    return ("a", slot.figure_a.mention.span), ("b", slot.figure_b.mention.span)


def _compared(pairing: Pairing, *, same_day: bool) -> Iterator[Slot]:
    """The corresponding figures compared: a range as a whole with a range, else its end that stands there."""
    seen = set()
    for x, y in _corresponding(pairing):
        pair = _figures(pairing, x, y)
        if pair is None:
            continue
        p, q = pair
        whole = len(p.mention.numbers) == len(q.mention.numbers)
        key = (p.mention.span, q.mention.span)
        if whole and key in seen:
            continue
        seen.add(key)
        ends = (p, q) if whole else (single(p, x.number), single(q, y.number))
        reasons = (f"the sentences share {pairing.likeness:.0%} of their words",)
        slot = Slot(p, q, compare_slots(*ends, same_day=same_day), pairing.likeness, reasons)
        ranks = MentionKind.RANK in (p.mention.kind, q.mention.kind) and slot.comparison.conflicts
        yield _doubted(slot, "another rank of a like thing") if ranks and pairing.likeness < SURE else slot


def _doubted(slot: Slot, doubt: str) -> Slot:
    return replace(slot, comparison=Comparison(None, working=doubt), reasons=(*slot.reasons, doubt))


def _doubt(pairing: Pairing, slots: Sequence[Slot], alike: Alike, *, copied: bool) -> str | None:
    """Why two sentences may speak of different things although they share their words."""
    a, b = pairing.a, pairing.b
    if a.names - b.words and b.names - a.words:
        return "other names"
    if copied:
        return None
    if _all_differ(slots):
        return TEMPLATE_TWICE
    ranked = [s.figure_a.mention.kind is MentionKind.RANK for s in slots if s.comparison.conflicts]
    if any(ranked) and not all(ranked):
        return IN_LINE
    places = tuple(_rephrased(pairing))
    if len(places) == 1 and pairing.likeness >= MUCH_ALIKE and _two_things(*places[0], alike):
        return ONE_WORD
    return REPHRASED if places else None


def _all_differ(slots: Sequence[Slot]) -> bool:
    """Whether no figure agrees and so many differ, or a date with an amount: another day's figures."""
    differing = [s.figure_a.mention.kind in DATES for s in slots if s.comparison.conflicts]
    if any(s.comparison.agrees for s in slots):
        return False
    return len(differing) >= TEMPLATE or (any(differing) and not all(differing))


def _two_things(here: Sequence[str], there: Sequence[str], alike: Alike) -> bool:
    """Whether a few words that stand for others name another thing; of two verbs the claims tell more."""
    if max(len(here), len(there)) > FEW_WORDS:
        return False
    verbs = all(w.endswith("ed") for w in (here[-1], there[-1]))
    return not verbs and not any(alike(x, y) for x in here for y in there)


def _rephrased(pairing: Pairing) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """The telling words of either side wherever words of one stand in the place of words of the other."""
    i = j = 0
    for x, y in (*pairing.matched, (len(pairing.a.items), len(pairing.b.items))):
        here, there = _telling(pairing.a, i, x, pairing.b), _telling(pairing.b, j, y, pairing.a)
        if here and there:
            yield here, there
        i, j = x + 1, y + 1


def _telling(line: Line, start: int, end: int, other: Line) -> Sequence[str]:
    """The words of its own that the other sentence lacks, of a stretch of a sentence."""
    return [
        item.key
        for item in line.items[start:end]
        if not item.is_slot
        and len(item.key) >= TELLING
        and item.key not in other.words
        and item.key not in PARTICLES
        and not any(f.mention.stated.overlaps(item.span) for f in line.figures)
    ]


def _corresponding(pairing: Pairing) -> Iterator[tuple[Item, Item]]:
    """The slots at matched places that an equal word beside them holds there."""
    same = pairing.a.text == pairing.b.text
    matched = set(pairing.matched)
    for i, j in pairing.matched:
        x, y = pairing.a.items[i], pairing.b.items[j]
        if x.is_slot and (same or any((i + d, j + d) in matched for d in range(-REACH, REACH + 1) if d)):
            yield x, y


def _figures(pairing: Pairing, x: Item, y: Item) -> tuple[Figure, Figure] | None:
    """The figures of two slots; for numbers that no recognizer read, bare ones if they differ."""
    if x.figure is not None and y.figure is not None:
        return x.figure, y.figure
    if x.figure is None and y.figure is None:
        p, q = _raw(pairing.a, x), _raw(pairing.b, y)
        if p is not None and q is not None and p.value != q.value and _dress(pairing.a, x) == _dress(pairing.b, y):
            return p, q
    return None


def _raw(line: Line, item: Item) -> Figure | None:
    """A number that no recognizer read, with its scale word, as a bare figure; None for what is no plain number."""
    text = line.document.text
    written = item.span.of(text).lower()
    value = _plain(written)
    behind = BARE.match(text, item.span.end)
    if value is None or behind is None or text[max(0, item.span.start - 1) : item.span.start] in GLUE:
        return None
    span = Span(item.span.start, behind.end("scale") if behind["scale"] else item.span.end)
    number = WrittenNumber(
        span, value * SCALES.get((behind["scale"] or "").lower(), 1), in_words=written in NUMBER_WORDS
    )
    return Figure(Mention(span, MentionKind.COUNT, "near copies", (number,)), Amount(Exactly(Number(number.value))))


def _dress(line: Line, item: Item) -> tuple[str, str]:
    """The sign before a raw number and the unit behind it; two numbers in other dress are not compared."""
    text = line.document.text
    before = text[max(0, item.span.start - 1) : item.span.start]
    behind = BARE.match(text, item.span.end)
    return "" if before.isspace() else before, (behind["unit"] or "").strip() if behind else ""


def _plain(written: str) -> Fraction | None:
    if written in NUMBER_WORDS:
        return Fraction(NUMBER_WORDS[written])
    digits = written.replace(",", "")
    return Fraction(digits) if digits.replace(".", "", 1).isdecimal() else None
