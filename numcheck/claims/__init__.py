"""Figures in sentences become claims: subject, scope, attribution, modality, as-of."""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence
from dataclasses import replace

from numcheck.annotation.syntax import Syntax, Token
from numcheck.claims.attribution import quotations, resolved, speaker_of
from numcheck.claims.business import base_of, issuer_of, period_of, year_before
from numcheck.claims.clauses import Clause, clause_of
from numcheck.claims.coordination import together_of
from numcheck.claims.events import event_of, happened_of, stated_for
from numcheck.claims.facts import fact_claims
from numcheck.claims.measures import class_index, class_of, measure_of
from numcheck.claims.moods import is_known_set, modality_of
from numcheck.claims.nations import nation_of, nation_word
from numcheck.claims.parties import NOBODY, Parties, acting, owner_of, parties_of
from numcheck.claims.scopes import aspect_of, besides_of, direction_of, place_of, share_of, thing_measured
from numcheck.model.calendar import Moment
from numcheck.model.claims import Aspect, Claim, Noted, Share, Speaker
from numcheck.model.documents import Document
from numcheck.model.figures import Amount, Figure
from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import Mention, MentionKind
from numcheck.model.readings import Exactly
from numcheck.model.spans import Span

__all__ = ["build_claims", "fact_claims"]

_DATES = (MentionKind.DATE, MentionKind.TIME)
_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ")


def build_claims(figures: Sequence[Figure], document: Document, syntax: Syntax, lexicon: Lexicon) -> tuple[Claim, ...]:
    """One claim for each figure that can be one: no names, labels or boilerplate. In text order."""
    quoted = quotations(document.text)
    starts = [q.start for q in quoted]

    def in_quotation(span: Span) -> bool:
        k = bisect.bisect_right(starts, span.start) - 1
        return k >= 0 and quoted[k].contains(span)

    dates = sorted(f.mention.span for f in figures if f.mention.kind in _DATES)
    counts = _plain_counts(figures)
    found = [
        (
            _claim(figure, document, clause, syntax, lexicon, in_quotation(figure.mention.span), counts),
            clause,
        )
        for figure in figures
        if figure.mention.kind.claims and _speaks(document, figure.mention)
        for clause in (clause_of(figure.mention, syntax, dates),)
    ]
    speakers = resolved([c.speaker for c, _ in found], lexicon)
    dated = [(c, clause) for c, clause in found if isinstance(c.figure.value, Moment) and clause is not None]
    told = (replace(c, speaker=speaker) for (c, _), speaker in zip(found, speakers, strict=True))
    clauses = (clause for _, clause in found)
    return tuple(_timed(c, clause, dated, document.text) for c, clause in zip(told, clauses, strict=True))


def _timed(claim: Claim, clause: Clause | None, dated: Sequence[tuple[Claim, Clause]], text: str) -> Claim:
    """The claim with when it happened, or as of when it is stated."""
    happened = happened_of(claim, clause, dated)
    as_of = stated_for(claim, happened, text)
    return replace(claim, happened=None if as_of else happened, as_of=as_of)


def _speaks(document: Document, mention: Mention) -> bool:
    part = document.part_at(mention.span.start)
    return part is None or part.kind.speaks


def _plain_counts(figures: Sequence[Figure]) -> Mapping[int, int]:
    """The whole numbers of counts without a hedge, by the place where each is written."""
    return {
        f.mention.numbers[0].span.start: int(f.value.reading.number.value)
        for f in figures
        if f.mention.kind is MentionKind.COUNT
        and isinstance(f.value, Amount)
        and isinstance(f.value.reading, Exactly)
        and f.mention.numbers
    }


def _claim(
    figure: Figure,
    document: Document,
    clause: Clause | None,
    syntax: Syntax,
    lexicon: Lexicon,
    quoted: bool,
    counts: Mapping[int, int],
) -> Claim:
    mention = figure.mention
    if clause is None:
        return Claim(document.name, figure, mention.span, quoted=quoted)
    dated = mention.kind in _DATES
    event = event_of(clause, lexicon, ahead=_ahead(figure, document)) if dated else None
    measure = event[0][0] if event else None if dated else _measure(mention, clause, lexicon)
    stated = event[1] if event else clause
    speaker = speaker_of(clause, lexicon)
    share = share_of(clause, mention)
    subject = None if dated else _subject(mention, clause, lexicon)
    aspect = None if dated else _aspect(clause, mention, document.text, lexicon)
    parties = _parties(stated, mention, event[0] if event else (measure,), speaker, lexicon)
    periodic = measure is not None and not dated and measure.value in lexicon.words("measure_traits", "periodic")
    if periodic and not parties.all:
        issuer = issuer_of(clause, syntax, document)
        parties = acting(*issuer, lexicon) if issuer is not None else NOBODY
    return Claim(
        document=document.name,
        figure=figure,
        sentence=clause.sentence.span,
        subject=subject,
        kinds=_kinds(mention, lexicon),
        measure=measure,
        participants=_participants(clause, mention, speaker),
        place=place_of(stated),
        share=share,
        besides=besides_of(clause) if share and share.value is Share.OTHERS else 0,
        aspect=aspect,
        speaker=speaker,
        modality=modality_of(stated, document.text, lexicon, measure),
        quoted=quoted,
        words=_words(clause, mention),
        definite=not dated and is_known_set(clause),
        events=frozenset(e.value for e in event[0]) if event else frozenset(),
        nation=nation_of(clause, subject.value, lexicon) if subject else None,
        period=_period(clause, aspect, document, periodic),
        parties=parties.all,
        agents=parties.agents,
        direction=direction_of(clause, mention, aspect, lexicon),
        together=together_of(clause, counts) if mention.kind is MentionKind.COUNT else None,
    )


def _aspect(clause: Clause, mention: Mention, text: str, lexicon: Lexicon) -> Noted[Aspect] | None:
    """As the clause says, but a figure "a year earlier" is what the new one is compared with."""
    found = aspect_of(clause, mention, text, lexicon)
    if found is not None and found.value in (Aspect.CHANGE, Aspect.RATE):
        return found
    before = year_before(clause, mention, text)
    return Noted(Aspect.FROM, before) if before is not None else found


def _period(clause: Clause, aspect: Noted[Aspect] | None, document: Document, periodic: bool) -> Noted[str] | None:
    """The period of a firm's figure; of any change, what it is counted from."""
    changed = aspect is not None and aspect.value is Aspect.CHANGE
    base = base_of(clause, document.text) if changed else None
    return base or (period_of(clause, document) if periodic else None)


def _measure(mention: Mention, clause: Clause, lexicon: Lexicon) -> Noted[str] | None:
    if mention.kind is MentionKind.MAGNITUDE:
        return Noted("magnitude", mention.span)
    found = measure_of(clause, lexicon)
    if mention.kind is MentionKind.MEASURE and found and found.value in lexicon.words("measure_traits", "persons"):
        return None  # feet and tons count no persons, whoever was killed
    if mention.kind is MentionKind.COUNT and found and found.value == "revenue":
        return Noted("sale", found.span)  # sales of so many cars are no money
    if mention.kind is not MentionKind.AGE:
        return found
    verb = clause.predicate
    if verb is None or not any(t.lemma.lower() == "at" for t in clause.path[:3]):
        return Noted("age", mention.span)
    event = class_of(verb, class_index(lexicon)) or verb.lemma.lower()
    return Noted("age" if event == "death" else f"age at {event}", mention.span)


def _parties(
    clause: Clause,
    mention: Mention,
    measures: Sequence[Noted[str] | None],
    speaker: Noted[Speaker] | None,
    lexicon: Lexicon,
) -> Parties:
    """The names that the measure's word takes as arguments; who only says so takes no part.

    Of several events that a date may date, the first that names anybody.
    """
    if mention.kind is MentionKind.AGE:
        return owner_of(clause, lexicon)
    for measure in measures:
        governor = _governor(clause, measure)
        found = parties_of(clause, governor, lexicon, dated=mention.kind in _DATES) if governor is not None else NOBODY
        if found.all:
            return found if speaker is None else found.without(speaker.span)
    return NOBODY


def _ahead(figure: Figure, document: Document) -> bool:
    """Whether a date lies after publication."""
    if not isinstance(figure.value, Moment) or document.published is None:
        return False
    return figure.value.core.first > document.published.date


def _governor(clause: Clause, measure: Noted[str] | None) -> Token | None:
    """The word that names the measure, or else the predicate: whose arguments take part."""
    if measure is not None:
        named = clause.sentence.within(measure.span)
        if named and named[0].pos in ("VERB", "AUX", "NOUN"):
            return named[0]
    return clause.predicate


def _subject(mention: Mention, clause: Clause, lexicon: Lexicon) -> Noted[str] | None:
    """What is counted, or whose measure it is: "a 20-mile stretch", "the coast is 50 miles long", "5% of Danes"."""
    if mention.noun is not None:
        head = mention.noun.head.lower()
        if "member" in (m.lower() for m in mention.noun.modifiers):
            head = "member"
        if head in ("other", "others"):
            return None
        return Noted(class_index(lexicon, "nouns").get(head, head), mention.noun.span)
    thing = thing_measured(clause) if mention.unit is not None else None
    if thing is None:
        return None
    head = thing.lemma.lower()
    return Noted(class_index(lexicon, "nouns").get(head, head), thing.span)


def _kinds(mention: Mention, lexicon: Lexicon) -> tuple[Noted[str], ...]:
    if mention.noun is None:
        return ()
    empty = lexicon.words("stop_nouns", "empty_modifiers")
    return tuple(
        Noted(m.lower(), mention.noun.span)
        for m in mention.noun.modifiers
        if m.lower() != "member" and m.lower() not in empty and nation_word(m, lexicon) is None
    )


def _participants(clause: Clause, mention: Mention, speaker: Noted[Speaker] | None) -> tuple[Noted[str], ...]:
    """The proper names of the sentence, one by one, without the speaker's and the mention's own words."""
    return tuple(
        Noted(t.text.lower(), t.span)
        for t in clause.sentence.tokens
        if clause.is_name(t)
        and not mention.span.overlaps(t.span)
        and (speaker is None or not speaker.span.overlaps(t.span))
    )


def _words(clause: Clause, mention: Mention) -> frozenset[str]:
    return frozenset(
        t.lemma.lower()
        for t in clause.sentence.tokens
        if t.pos in _CONTENT and t.start not in clause.dated and not mention.span.overlaps(t.span) and len(t.text) > 2
    )
