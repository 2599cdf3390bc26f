"""Links ages with the dates they follow from: "born in 1924, died at 84"; "58, was 38 when she won it in 2003"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from numcheck.model.calendar import Anchor, Grain, Moment
from numcheck.model.claims import Claim
from numcheck.model.documents import Document
from numcheck.model.lexicon import Lexicon
from numcheck.model.relations import Relation, Sureness
from numcheck.relations.dated import Setting, ends, whole, year
from numcheck.relations.frames import Frame

_DIED = r"\b(?:died|dies|was killed|passed away|was murdered|drowned)"
_BORN = r"\bborn(?: (?:in|at|near) (?-i:[A-Z][\w.-]*(?: [A-Z][\w.-]*){0,3}),?)?(?: on| in)? {birth:D}"
_AT_AGE = r"\b(?:at(?: the)? age(?: of)?|aged|at) (?:just |only |about )?{age:na}(?=[\s,.;)]|\Z)"
_IS_AGE = (
    r"\b(?:was|is|are|turned|turns?|would be|is now) (?:just |only |now |{:D} )?{age:na}"
    r"(?=[,.;]|\Z| (?:this|now|when|on))",
    ", (?:now |{:D} )?{age:na}, ",
    "{age:a}",
)
_KIN = r"\b(?:whose|mother|father|parents?|son|daughter|brother|sister|wife|husband|child|children|mother's|father's)\b"
_LIFE = "[(]{life:D}[)]"
_THEN = r"(?:{age:na},?|\baged {age_2:na}) when≈\bin~{event:D}"
_NOW = (", (?:now |{:D} )?{now:na}, ", r"\bis (?:now |{:D} )?{now:na}(?: now)?(?=[,.;]|\Z| now)", "{now:a}")
_DEED = r"(?:<schooling>|<deed>)≈\b(?:in|since)~{event:D}"
_SERVING = r"\bha(?:s|ve) (?:been|served|led|worked|held|run|owned|coached|taught)≈\bsince~{event:D}"
_LEAST_AGE = 12
"""Nobody leaves a university, marries, is elected, joins a navy or wins a race of adults younger than this."""


def link(frame: Frame, lexicon: Lexicon, document: Document) -> Iterator[Relation]:
    """The ages that one or two sentences state beside the dates they follow from."""
    setting = Setting(frame, lexicon, document.published.date if document.published else None)
    if setting.says(r"\bborn\b"):
        yield from _born(setting)
    yield from _life(setting)
    yield from _two_ages(setting)
    yield from _at_event(setting)


def _born(setting: Setting) -> Iterator[Relation]:
    """Birth date and age, at death or at publication."""
    birth = setting.only("birth", _BORN)
    if birth is None or setting.says(rf"{_KIN}|\bwhen\b(?! (?:he|she|\w+) (?:died|was killed))"):
        return
    at_age = {m.roles["age"][0].span: m.roles["age"][0] for m in setting.matches(_AT_AGE)}
    ages = {m.roles["age"][0].span: m.roles["age"][0] for m in setting.matches(*_IS_AGE)}
    if setting.says(_DIED):
        ages |= at_age
    else:  # "left home at the age of 20" tells an age of another time
        ages = {at: c for at, c in ages.items() if at not in at_age}
    if len(ages) != 1:
        return
    age, born = next(iter(ages.values())), birth.figure.value
    if not isinstance(born, Moment) or born.anchor is Anchor.GUESS:
        return
    reference = _reference(setting, birth)
    if reference is not None:
        possible = (_full_years(born.support.last, reference[0]), _full_years(born.support.first, reference[1]))
        if setting.says(r"\b(?:will turn|turns|would turn)\b"):
            possible = (possible[0], possible[1] + 1)
        yield setting.relation("age", {"birth": birth, "age": age}, possible=possible)


def _reference(setting: Setting, birth: Claim) -> tuple[dt.date, dt.date] | None:
    """The days between which the age holds: the death's, if the text tells of one, else the week of publication."""
    others = [
        c.figure.value
        for c in setting.frame.slots
        if isinstance(c.figure.value, Moment) and c.span != birth.span and c.figure.value.grain is not Grain.DAYPART
    ]
    if setting.says(_DIED) and others:
        last = max(others, key=lambda m: m.core.last)
        return None if last.anchor is Anchor.GUESS else (last.support.first, last.support.last)
    if setting.published is None or any(m.anchor is Anchor.EXPLICIT and m.grain is Grain.YEAR for m in others):
        return None
    return setting.published - dt.timedelta(days=6), setting.published


def _life(setting: Setting) -> Iterator[Relation]:
    """ "Ida Holm (1931-2020) died at 89"."""
    for match in setting.matches(_LIFE):
        life, years = match.roles["life"][0], ends(match.roles["life"][0], None)
        ages = [m.roles["age"][0] for m in setting.matches(_AT_AGE)]
        if years is not None and len(ages) == 1 and setting.says(_DIED):
            lived = years[1] - years[0]
            yield setting.relation("age", {"birth": life, "age": ages[0]}, possible=(lived - 1, lived))


def _two_ages(setting: Setting) -> Iterator[Relation]:
    """ "Dr. Karim, 58, was just 38 when she shared the prize in 2003"."""
    for match in setting.matches(_THEN):
        age, event = match.roles["age"][0], match.roles["event"][0]
        nows = {c.span: c for m in setting.matches(*_NOW) for c in m.roles["now"] if c.span != age.span}
        when = year(event)
        if len(nows) != 1 or when is None or setting.published is None:
            continue
        now = next(iter(nows.values()))
        years = whole(now)
        if years is not None:
            then = years - (setting.published.year - when)
            yield setting.relation("age", {"age": age, "event": event, "now": now}, possible=(then - 1, then + 1))


def _at_event(setting: Setting) -> Iterator[Relation]:
    """ "died in 1997 at 81, was graduated in 1926": ten years old."""
    event = setting.only("event", _DEED, _SERVING)
    when = year(event) if event else None
    if event is None or when is None or setting.says(r"\b(?:born|when|father|mother|parents|company|firm)\b"):
        return
    death = setting.only("death", f"{_DIED}≈\\bin~{{death:D}}")
    if death is not None:
        ages, reference = list(setting.matches(_AT_AGE)), year(death)
    else:
        ages, reference = list(setting.matches(_IS_AGE[1])), setting.published.year if setting.published else None
    age = whole(ages[0].roles["age"][0]) if len(ages) == 1 else None
    if age is not None and reference is not None:
        implied = age - (reference - when)
        claims = {"event": event, "age": ages[0].roles["age"][0]}
        yield setting.relation(
            "age-at-event", claims, Sureness.SURE, implied=(implied - 1, implied), least=(_LEAST_AGE, _LEAST_AGE)
        )


def _full_years(start: dt.date, end: dt.date) -> int:
    """The age on `end` of somebody born on `start`."""
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))
