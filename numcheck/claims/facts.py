"""Rows of a table of facts as claims: what the columns say, taken as it is and not read out of a sentence.

The measure's words lead to the lexicon's class as those of a sentence do, and the subject's nouns and names are what
another text must name to speak of the row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from numcheck.annotation.syntax import Syntax, Token
from numcheck.claims.measures import class_index, class_of
from numcheck.model.claims import Aspect, Claim, Noted
from numcheck.model.documents import Document
from numcheck.model.facts import Fact
from numcheck.model.figures import Figure
from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import CountedNoun, MentionKind
from numcheck.model.spans import Span

_NOUNS = ("NOUN", "PROPN")
_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ")


def fact_claims(figures: Sequence[Figure], document: Document, syntax: Syntax, lexicon: Lexicon) -> tuple[Claim, ...]:
    """One claim for each row of a table of facts, in its order; numbers in names of subjects make none."""
    found = ((fact, _figure(fact, figures)) for fact in document.facts)
    return tuple(_claim(fact, figure, document, syntax, lexicon) for fact, figure in found if figure is not None)


def _figure(fact: Fact, figures: Sequence[Figure]) -> Figure | None:
    """The row's figure: the widest one inside its value."""
    inside = [f for f in figures if f.mention.kind.claims and f.mention.span.overlaps(fact.stated)]
    return max(inside, key=lambda f: len(f.mention.span), default=None)


def _claim(fact: Fact, figure: Figure, document: Document, syntax: Syntax, lexicon: Lexicon) -> Claim:
    subject = _tokens(fact.subject, syntax, names=True)
    measured = _tokens(fact.measure, syntax)
    behind = _tokens(Span(figure.mention.span.end, max(figure.mention.span.end, fact.stated.end)), syntax)
    counts = figure.mention.kind is MentionKind.COUNT
    counted = _head(behind) if counts else None
    figure = _counting(figure, behind, counted, document)
    label, teller = _measure(measured, behind, lexicon)
    if counts and not _known(label, lexicon):
        counted, label = counted or _head(measured), None  # "councillors" is what is counted, not what befell it
    elif counts:
        counted = counted or _head([t for t in measured if t is not teller])
    dated = figure.mention.kind in (MentionKind.DATE, MentionKind.TIME)
    thing = counted if counts else None if dated else _head(subject)
    measure = Noted(label, teller.span if teller else fact.measure) if label else None
    return Claim(
        document=document.name,
        figure=figure,
        sentence=fact.sentence,
        subject=Noted(_noun(thing, lexicon), thing.span) if thing is not None else None,
        measure=measure,
        events=frozenset([label]) if dated and label else frozenset(),
        aspect=_aspect(measured, lexicon),
        participants=tuple(Noted(t.text.lower(), t.span) for t in subject if t.text[0].isupper()),
        words=frozenset(t.lemma.lower() for t in subject if len(t.text) > 2),
        row=frozenset(
            _noun(t, lexicon) for t in (*subject, *measured, *behind) if t.pos in _NOUNS or t.text[:1].isupper()
        ),
    )


def _tokens(span: Span, syntax: Syntax, *, names: bool = False) -> list[Token]:
    """The words of a column with a meaning of their own; in a column of `names` capitals tell them, too."""
    sentences = (s for s in syntax.sentences if s.span.overlaps(span))
    found = (t for s in sentences for t in s.within(span))
    return [t for t in found if t.pos in _CONTENT or (names and t.text[:1].isupper())]


def _names(token: Token) -> bool:
    """Whether a word names a thing: outside a sentence a name is often taken for some other part of speech."""
    return token.pos in _NOUNS or token.text[:1].isupper()


def _head(tokens: Sequence[Token]) -> Token | None:
    """The last noun that is no name: of "cost of the bridge" a column says "bridge cost"."""
    return next((t for t in reversed(tokens) if t.pos == "NOUN"), None)


def _noun(token: Token, lexicon: Lexicon) -> str:
    lemma = token.lemma.lower()
    return class_index(lexicon, "nouns").get(lemma, lemma)


def _measure(measured: Sequence[Token], behind: Sequence[Token], lexicon: Lexicon) -> tuple[str | None, Token | None]:
    """The class that the measure's words have together or one by one, else that of the unit, else the word itself."""
    index = class_index(lexicon)
    lemmas = [t.lemma.lower() for t in measured]
    for size in range(len(lemmas), 1, -1):
        for k in range(len(lemmas) - size + 1):
            if label := index.get(" ".join(lemmas[k : k + size])):
                return label, measured[k + size - 1]
    for token in (*reversed(measured), *behind):
        if label := class_of(token, index) or index.get(token.text.lower()):
            return label, token
    last = measured[-1] if measured else None
    return (last.lemma.lower() if last else None), last


def _known(label: str | None, lexicon: Lexicon) -> bool:
    return label in lexicon.table("measures")


def _aspect(measured: Sequence[Token], lexicon: Lexicon) -> Noted[Aspect] | None:
    """A column that says "increase" gives changes, all others levels."""
    changes = {w for words in lexicon.table("changes").values() for w in words}
    token = next((t for t in measured if t.lemma.lower() in changes or t.lemma.lower() == "change"), None)
    return Noted(Aspect.CHANGE, token.span) if token is not None else None


def _counting(figure: Figure, behind: Sequence[Token], counted: Token | None, document: Document) -> Figure:
    """The figure with what its unit says that it counts, and nothing else."""
    noun = None
    if counted is not None:
        span = Span(behind[0].start, counted.end)
        others = tuple(t.lemma.lower() for t in behind if t is not counted)
        noun = CountedNoun(span.of(document.text), counted.lemma.lower(), others, span)
    return replace(figure, mention=replace(figure.mention, noun=noun))
