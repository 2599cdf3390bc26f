"""Reads dates, clock times, vague durations and rates of time.

Rules are tried at the words they begin with; of readings that overlap the longest stays; neighbors that are one
are joined; then the words before each are read.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from numcheck.extraction.recognizers import (
    clock_times,
    dates_absolute,
    dates_lengths,
    dates_periods,
    dates_relative,
)
from numcheck.extraction.recognizers.dates_edges import edged
from numcheck.extraction.recognizers.dates_guards import stands
from numcheck.extraction.recognizers.dates_joins import joined
from numcheck.extraction.recognizers.dates_rule import Reading, Rule
from numcheck.extraction.recognizers.dates_words import DIGITS, TURNS, YEAR4, compiled, first_words, lowered, one_of
from numcheck.model.expressions import (
    Length,
    NamedDay,
    TimeExpression,
)
from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import Mention, WrittenNumber, WrittenUnit
from numcheck.model.spans import Span

PRIORITY = 10
"""Dates win over the amounts of the same span."""

_RULES: Final[tuple[Rule, ...]] = (
    *dates_absolute.RULES,
    *dates_relative.RULES,
    *dates_periods.RULES,
    *dates_lengths.RULES,
    *clock_times.RULES,
)
_ORDER: Final = {rule.name: k for k, rule in enumerate(_RULES)}


def recognize(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Mention]:
    """The time expressions of text[start:end], in order and without overlaps."""
    found = _read(text, start, end, lexicon)
    left = start
    for reading in joined(text, _settled(found)):
        mention = _mention(text, reading, left)
        left = mention.span.end
        yield mention


_TOKEN: Final = re.compile(r"[a-z]+|\d+|'(?=\d)")


def _read(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Reading]:
    """Every reading that stands, from the words at which a rule may begin."""
    table = _dispatch(lexicon)
    low = lowered(text[start:end])
    live: dict[str, bool] = {}
    for token in _TOKEN.finditer(low):
        word = token[0]
        rules = table.get(DIGITS if word[0].isdigit() else word)
        if rules is None:
            continue
        at = start + token.start()
        for rule in rules:
            if rule.needs and not _holds(rule, low, live):
                continue
            reading = rule.read(text, at, start, end)
            if reading is not None and stands(text, reading, lexicon):
                yield reading


def _holds(rule: Rule, low: str, live: dict[str, bool]) -> bool:
    """Whether the block holds a word that the rule needs; looked up once a block."""
    known = live.get(rule.name)
    if known is None:
        known = live[rule.name] = any(stem in low for stem in rule.needs)
    return known


@lru_cache(maxsize=8)
def _dispatch(lexicon: Lexicon) -> dict[str, tuple[Rule, ...]]:
    """The rules that may begin at a word, by the word."""
    table: dict[str, list[Rule]] = {}
    for rule in (*_RULES, *_named_days(lexicon)):
        for word in rule.starts:
            table.setdefault(word, []).append(rule)
    return {word: tuple(rules) for word, rules in table.items()}


def _settled(readings: Iterable[Reading]) -> list[Reading]:
    """Of readings that overlap the longest, then the earlier one, then the earlier rule's; in text order."""
    starts: list[int] = []
    taken: list[Reading] = []
    for reading in sorted(readings, key=lambda r: (r.start - r.end, r.start, _ORDER.get(r.rule, len(_ORDER)))):
        k = bisect.bisect_right(starts, reading.start)
        if (k == 0 or taken[k - 1].end <= reading.start) and (k == len(taken) or starts[k] >= reading.end):
            starts.insert(k, reading.start)
            taken.insert(k, reading)
    return taken


def _mention(text: str, reading: Reading, left: int) -> Mention:
    whole = edged(text, reading, left)
    return Mention(
        Span(whole.start, reading.end),
        reading.kind,
        "dates",
        numbers=_numbers(reading),
        hedge=whole.hedge,
        unit=_unit(reading),
        time=whole.time,
        derivation=(f"{reading.rule}: {text[reading.start : reading.end]!r}",),
    )


def _numbers(reading: Reading) -> tuple[WrittenNumber, ...]:
    body = reading.time.body
    if not isinstance(body, Length) or body.count is None or body.high is not None or reading.count is None:
        return ()
    first = WrittenNumber(Span(*reading.count), body.count, in_words=True)
    return (first,)


def _unit(reading: Reading) -> WrittenUnit | None:
    body = reading.time.body
    if isinstance(body, Length) and reading.unit is not None:
        return WrittenUnit(body.unit.value, Span(*reading.unit))
    return None


@lru_cache(maxsize=8)
def _named_days(lexicon: Lexicon) -> tuple[Rule, ...]:
    """The rule for days by name, from the lexicon."""
    keys = {" ".join(word.split()): key for key, words in lexicon.table("calendar").items() for word in words}
    if not keys:
        return ()

    def build(match: re.Match[str]) -> TimeExpression | None:
        key = keys[" ".join(match["name"].split())]
        turn = match["turn"]
        year = match["year"]
        shift = {"last": -1, "this": 0, "next": 1}[match["shift"].lower()] if match["shift"] else None
        return TimeExpression(NamedDay(key, int(year) if year else None, TURNS[turn.lower()] if turn else None, shift))

    pattern = compiled(
        rf"(?<![\w-])(?:(?P<turn>last|this|next) )?(?P<name>(?-i:{one_of(keys)}))(?![\w-])"
        rf"(?:,? (?P<year>{YEAR4})\b|,? (?:of )?(?P<shift>last|this|next) year\b)?"
    )
    return (Rule("named day", pattern, build, starts=first_words(keys) | {"last", "this", "next"}),)
