"""Near-identical sentences of two texts compared slot by slot: a draft and its wire, two wires of one agency.

Needs no syntax: where two sentences share their words in order, the figures at corresponding places speak of the same
thing, whatever is written there, so a changed currency, percents made points and a turned bound are seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from numcheck.alignment.near_copy_lines import NUMBER_WORDS, Item, Line, lines
from numcheck.alignment.near_copy_pairs import LineIndex, Pairing, pair_lines
from numcheck.alignment.near_copy_values import compare_slots
from numcheck.alignment.value_verdicts import Comparison
from numcheck.model.documents import Document
from numcheck.model.figures import Amount, Figure
from numcheck.model.mentions import Mention, MentionKind, WrittenNumber
from numcheck.model.readings import Exactly, Number

REACH = 2
"""How many items beside a slot are looked at for an equal word that holds it in place."""
TEMPLATE = 3
"""From how many differing figures, and none equal, two sentences are two uses of one template."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Two figures at corresponding places of two near-identical sentences, and how they stand to each other."""

    figure_a: Figure
    figure_b: Figure
    comparison: Comparison
    likeness: float
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """A document made ready to be laid beside others."""

    document: Document
    index: LineIndex


def prepare(document: Document, figures: Sequence[Figure]) -> Reading:
    """A document with its figures, read once however many others it is compared with."""
    return Reading(document, LineIndex(lines(document, figures)))


def compare_near_copies(
    a: Document, figures_a: Sequence[Figure], b: Document, figures_b: Sequence[Figure]
) -> tuple[Slot, ...]:
    """The pairs of figures at corresponding places of near-identical sentences, in the order of `a`."""
    return compare_prepared(prepare(a, figures_a), prepare(b, figures_b))


def compare_prepared(a: Reading, b: Reading) -> tuple[Slot, ...]:
    """As `compare_near_copies`, of two documents made ready before."""
    same_day = _day(a.document) == _day(b.document)
    return tuple(s for p in pair_lines(a.index.lines, b.index) for s in _slots(p, same_day=same_day))


def _day(document: Document) -> object:
    return document.published.date if document.published else None


def _slots(pairing: Pairing, *, same_day: bool) -> Iterator[Slot]:
    found = [s for pair in _corresponding(pairing) if (s := _slot(pairing, *pair, same_day=same_day))]
    ties = sum(s.comparison.agrees for s in found)
    conflicts = sum(s.comparison.conflicts for s in found)
    doubt = _doubt(pairing, ties, conflicts)
    for slot in found:
        yield slot if doubt is None else _doubted(slot, doubt)


def _doubted(slot: Slot, doubt: str) -> Slot:
    return replace(slot, comparison=Comparison(None, working=doubt), reasons=(*slot.reasons, doubt))


def _doubt(pairing: Pairing, ties: int, conflicts: int) -> str | None:
    """Why two sentences may speak of different things although they share their words."""
    a, b = pairing.a, pairing.b
    if a.names - b.words and b.names - a.words:
        return "other names"
    if not ties and conflicts >= TEMPLATE:
        return "every figure differs: one template used twice"
    return None


def _corresponding(pairing: Pairing) -> Iterator[tuple[Item, Item]]:
    """The slots at matched places that an equal word beside them holds there."""
    matched = set(pairing.matched)
    for i, j in pairing.matched:
        x, y = pairing.a.items[i], pairing.b.items[j]
        if x.is_slot and any((i + d, j + d) in matched for d in range(-REACH, REACH + 1) if d):
            yield x, y


def _slot(pairing: Pairing, x: Item, y: Item, *, same_day: bool) -> Slot | None:
    p, q = x.figure, y.figure
    if p is None and q is None:
        p, q = _raw(pairing.a, x), _raw(pairing.b, y)
        if p is None or q is None or p.value == q.value:
            return None
    if p is None or q is None:
        return None
    reasons = (f"the sentences share {pairing.likeness:.0%} of their words",)
    return Slot(p, q, compare_slots(p, q, same_day=same_day), pairing.likeness, reasons)


def _raw(line: Line, item: Item) -> Figure | None:
    """A bare number that no recognizer read, as a figure; None for what is no plain number."""
    written = item.span.of(line.document.text).lower()
    value = _plain(written)
    if value is None:
        return None
    number = WrittenNumber(item.span, value, in_words=written in NUMBER_WORDS)
    mention = Mention(item.span, MentionKind.COUNT, "near copies", (number,))
    return Figure(mention, Amount(Exactly(Number(value))))


def _plain(written: str) -> Fraction | None:
    if written in NUMBER_WORDS:
        return Fraction(NUMBER_WORDS[written])
    digits = written.replace(",", "")
    return Fraction(digits) if digits.replace(".", "", 1).isdigit() else None
