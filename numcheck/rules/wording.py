"""How findings say values, dates and speakers, and the places that they point at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Context, Decimal
from fractions import Fraction

from numcheck.model.calendar import Moment
from numcheck.model.claims import Claim
from numcheck.model.documents import Document
from numcheck.model.figures import Amount, Figure, Unit
from numcheck.model.findings import Place
from numcheck.model.readings import Reading, in_words
from numcheck.rules.evidence import Evidence

CLAIM_FIELDS = ("", ".value", ".speaker", ".source", ".published")
"""What can be said of a claim in a template: {a} as written, {a.value}, {a.speaker}, {a.source}, {a.published}."""

_DIGITS = Context(prec=12)


_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_WORDS = tuple(word for _, word in _SCALES)
_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}


def number(value: Fraction, places: int = 2) -> str:
    """A number for a reader: 300,000, 33.33 or 4.5 million; at most `places` decimals, more for what would become 0."""
    for scale, word in _SCALES:
        if abs(value) >= scale and (value * 1000 / scale).denominator == 1:
            return f"{number(value / scale, 3)} {word}"
    if value.denominator == 1:
        return f"{value.numerator:,}"
    exact = _DIGITS.divide(Decimal(value.numerator), Decimal(value.denominator))
    needed = max(places, -exact.adjusted() + 1) if abs(exact) < 1 else places
    text = f"{exact:,.{needed}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def reading_text(reading: Reading) -> str:
    """A reading with its hedge: "about 300", "at least 7", "20 to 30"."""
    return in_words(reading, number)


def with_unit(text: str, unit: Unit) -> str:
    """A number in words for a reader, with its unit: "12 km", "33.3%", "$4.5 million", "0.67 times", "nearly $3"."""
    if unit.symbol == "%" or not unit.symbol:
        return f"{text}{unit.symbol}"
    money, slash, per = unit.symbol.partition("/")
    if money in _SIGNS:
        hedge, space, digits = text.rpartition(" ") if not text.endswith(_WORDS) else _split_scale(text)
        return f"{hedge}{space}{_SIGNS[money]}{digits}" + (f" a {per}" if slash else "")
    return f"{text} {'times' if unit.symbol == 'x' else unit.symbol}"


def _split_scale(text: str) -> tuple[str, str, str]:
    """ "about 4.5 million" as hedge, space and number with its scale word."""
    head, _, scale = text.rpartition(" ")
    hedge, space, digits = head.rpartition(" ")
    return hedge, space, f"{digits} {scale}"


def value_text(figure: Figure) -> str:
    """The value of a figure as numcheck read it; empty where there is none."""
    match figure.value:
        case Amount(reading, unit):
            if unit is None:
                return reading_text(reading)
            return with_unit(reading_text(reading), unit)
        case Moment() as moment:
            return moment.timex or moment.edtf or f"{moment.support.first} to {moment.support.last}"
        case _:
            return ""


def place(evidence: Evidence, claim: Claim, group: int = 0, message: str = "") -> Place:
    """The place of a claim, with its speaker and as-of day."""
    document = evidence.document(claim.document)
    return Place(
        document=claim.document,
        span=claim.stated,
        text=claim.stated.of(document.text),
        message=message,
        group=group,
        speaker=claim.speaker.value.name if claim.speaker else "",
        as_of=str(claim.as_of.value.core.last) if claim.as_of else published(document),
        value=value_text(claim.figure),
    )


def claim_fields(evidence: Evidence, name: str, claims: Iterable[Claim]) -> Mapping[str, str]:
    """The template fields of a role that `claims` fill; several are joined by commas."""
    found = tuple(claims)
    documents = [evidence.document(c.document) for c in found]
    said = [c.stated.of(d.text) for c, d in zip(found, documents, strict=True)]
    return {
        name: ", ".join(said),
        f"{name}.value": ", ".join(value_text(c.figure) for c in found),
        f"{name}.speaker": ", ".join(
            c.speaker.value.name if c.speaker else d.who for c, d in zip(found, documents, strict=True)
        ),
        f"{name}.source": ", ".join(d.who for d in documents),
        f"{name}.published": ", ".join(published(d) for d in documents),
    }


def published(document: Document) -> str:
    """The day of publication, or empty."""
    return str(document.published.date) if document.published else ""


def claim_key(claim: Claim) -> str:
    """What a claim is about, in words that survive edits elsewhere: measure, subject and their modifiers."""
    measure = claim.measure.value if claim.measure else ""
    subject = claim.subject.value if claim.subject else ""
    kinds = " ".join(sorted(k.value for k in claim.kinds))
    return "/".join((measure, subject, kinds))
