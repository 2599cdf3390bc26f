"""What several texts print word for word is judged once, and every printing is listed."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from types import MappingProxyType

from numcheck.alignment import align
from numcheck.alignment.copies import fold
from numcheck.model.claims import Claim
from numcheck.model.documents import DateOrigin, Document, Publication, Role
from numcheck.model.figures import Amount, Figure
from numcheck.model.judgements import Verdict
from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import Mention, MentionKind, WrittenNumber
from numcheck.model.readings import Exactly, Number
from numcheck.model.spans import Span

WIRE = "The fire on the ferry Solbrand off Norby drove 214 passengers into the boats."
OTHER = "The fire on the ferry Solbrand off Norby drove 241 passengers into the boats."


def text(name: str, body: str, day: int = 6, role: Role = Role.SOURCE) -> Document:
    return Document(name, body, published=Publication(dt.date(2031, 5, day), DateOrigin.CALLER), role=role)


def claim(document: Document) -> Claim:
    number = "214" if "214" in document.text else "241"
    span = Span(document.text.index(number), document.text.index(number) + 3)
    written = WrittenNumber(span, Fraction(number))
    figure = Figure(Mention(span, MentionKind.COUNT, "test", (written,)), Amount(Exactly(Number(written.value))))
    return Claim(document.name, figure, Span(0, len(document.text)))


def test_a_second_printing_is_set_aside() -> None:
    documents = [text("a", WIRE), text("b", WIRE), text("c", OTHER)]
    claims = [claim(d) for d in documents]
    folded = fold(claims, {d.name: d for d in documents})
    assert folded.kept == (claims[0], claims[2])
    assert folded.repeated == ((claims[1], claims[0]),)
    assert [j.verdict for j in folded.judgements()] == [Verdict.AGREE]


def test_the_draft_and_other_days_are_judged_by_themselves() -> None:
    documents = [text("a", WIRE), text("b", WIRE, day=7), text("draft", WIRE, role=Role.DRAFT)]
    claims = [claim(d) for d in documents]
    assert fold(claims, {d.name: d for d in documents}).kept == tuple(claims)


def test_a_disagreement_with_a_wire_is_said_once_and_lists_every_printing() -> None:
    documents = [text(name, WIRE) for name in "abcd"] + [text("e", OTHER)]
    claims = [claim(d) for d in documents]
    found = align(claims, documents, Lexicon(MappingProxyType({})))
    (disagreement,) = found.disagreements
    assert {len(disagreement.group_a), len(disagreement.group_b)} == {4, 1}
    assert disagreement.notes == ("swapped-digits",)
