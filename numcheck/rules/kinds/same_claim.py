"""The kind `same-claim`: two groups of claims about one thing that cannot both be right (DESIGN §6).

Alignment has judged them; a rule of this kind is a row of the decision table: it says under which
circumstances the pair is its business, and how loudly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, TypeVar

from pydantic import Field

from numcheck.model.claims import Claim
from numcheck.model.documents import PartKind
from numcheck.model.findings import Severity
from numcheck.model.judgements import Across, Course, Disagreement, Time, Verdict, Voices
from numcheck.rules.body import Hit, OneOrMore, RuleBody, Strict
from numcheck.rules.evidence import Evidence
from numcheck.rules.wording import CLAIM_FIELDS, claim_fields, claim_key, place, value_text

T = TypeVar("T")


class When(Strict):
    """Circumstances, all of which must hold; what is not named may be anything."""

    verdict: OneOrMore[Verdict] = Field(default=(), description="How the values stand to each other.")
    across: OneOrMore[Across] = Field(default=(), description="Between what sort of texts the pair stands.")
    time: OneOrMore[Time] = Field(default=(), description="Whose figure is older; a is the draft's side.")
    voices: OneOrMore[Voices] = Field(default=(), description="Who states the two sides.")
    course: OneOrMore[Course] = Field(default=(), description="What happened to the figure between the texts.")
    part: OneOrMore[PartKind] = Field(
        default=(), description="One side stands in such a part of the page (headline, caption), the other does not."
    )
    wide: bool | None = Field(default=None, description="For tension: whether the soft bounds are a factor 2 apart.")
    severity: Severity | None = Field(default=None, description="In these circumstances, instead of the rule's.")

    def matches(self, pair: Disagreement, evidence: Evidence) -> bool:
        """Whether all circumstances named here hold for the pair."""
        return (
            _allowed(self.verdict, pair.verdict)
            and _allowed(self.across, pair.across)
            and _allowed(self.time, pair.time)
            and _allowed(self.voices, pair.voices)
            and _allowed(self.course, pair.course)
            and self.wide in (None, pair.wide)
            and (not self.part or self._parted(pair, evidence))
        )

    def _parted(self, pair: Disagreement, evidence: Evidence) -> bool:
        parts = [evidence.document(c.document).part_at(c.span.start) for c in (pair.a, pair.b)]
        inside = [part is not None and part.kind in self.part for part in parts]
        return inside[0] != inside[1]


def _allowed(named: tuple[T, ...], actual: T) -> bool:
    return not named or actual in named


class SameClaim(RuleBody):
    """Two claims of one thing that disagree. Template fields: a (the draft's side), b, working."""

    kind: Literal["same-claim"] = "same-claim"
    when: OneOrMore[When] = Field(description="Circumstances, or a list of which one must hold.")

    def fields(self) -> frozenset[str]:
        """a and b with their attributes, and the working."""
        return frozenset({"working", *(role + attribute for role in ("a", "b") for attribute in CLAIM_FIELDS)})

    def hits(self, evidence: Evidence) -> Iterator[Hit]:
        """The disagreements under the named circumstances."""
        for pair in evidence.alignment.disagreements:
            if _tied(pair, evidence):
                continue
            for when in self.when:
                if when.matches(pair, evidence):
                    yield _hit(pair, when.severity, evidence)
                    break


def _tied(pair: Disagreement, evidence: Evidence) -> bool:
    """Whether the text itself gives the two numbers different parts: from and to, part and total."""
    if pair.a.document != pair.b.document:
        return False
    for relation in evidence.relations.get(pair.a.document, ()):
        spans = [c.span for claims in relation.roles.values() for c in claims]
        if all(any(s.overlaps(claim.span) for s in spans) for claim in (pair.a, pair.b)):
            return True
    return False


def _hit(pair: Disagreement, severity: Severity | None, evidence: Evidence) -> Hit:
    a, b = pair.a, pair.b
    values = (value_text(a.figure), value_text(b.figure))
    working = pair.working or f"{values[0]} against {values[1]}"
    if pair.record is not None:
        working = f"{working}; the draft has what {evidence.document(pair.record.document).who} has, which ranks higher"
    others = [place(evidence, c, 0) for c in _ranked(pair.group_a, evidence) if c != a]
    others += [place(evidence, c, 1) for c in _ranked(pair.group_b, evidence) if c != b]
    first, second = place(evidence, a, 0), place(evidence, b, 1)
    return Hit(
        places=(first, second, *others),
        key=claim_key(a),
        values=values,
        fields={**_fields(evidence, "a", a, pair), **_fields(evidence, "b", b, pair), "working": working},
        verdict=pair.verdict.value,
        working=working,
        notes=pair.notes,
        suggestions=(first.text, second.text),
        severity=severity,
        cap=_cap(pair),
        quoted=a.quoted,
        slots=(("disagreement", a.document, a.span, b.document, b.span),),
    )


def _ranked(claims: Sequence[Claim], evidence: Evidence) -> list[Claim]:
    """The claims of the most trusted sources first."""
    return sorted(claims, key=lambda c: -evidence.document(c.document).rank)


def _fields(evidence: Evidence, name: str, claim: Claim, pair: Disagreement) -> Mapping[str, str]:
    """The template fields of a side; where only the way of a change differs, with that: "5 percent (down)"."""
    fields = claim_fields(evidence, name, [claim])
    way = claim.direction or claim.figure.mention.direction
    return {**fields, name: f"{fields[name]} ({way})"} if way and "direction-flipped" in pair.notes else fields


def _cap(pair: Disagreement) -> Severity | None:
    """How loud the pair may be at most: a doubtful pair and one where a better source has the draft's figure only ask;
    without a draft or a known time nothing is proven."""
    if not pair.sure or pair.record is not None:
        return Severity.INFO
    if pair.across in (Across.SOURCES, Across.IN_SOURCE) or pair.time is Time.UNKNOWN:
        return Severity.WARNING
    return None
