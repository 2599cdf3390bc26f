"""In what mood a figure is stated: actual, planned, projected, requested, hypothetical, denied, withdrawn.

Two lexicon tables: `modality` holds words that govern the figure ("plan", "forecast", "the planned 300 jobs"),
`modality_marks` adverbs, auxiliaries and phrases that color its clause ("on track to", "would", "not").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from numcheck.annotation.syntax import Sentence, Token
from numcheck.claims.clauses import Clause
from numcheck.model.claims import Modality, Noted
from numcheck.model.lexicon import Lexicon
from numcheck.model.spans import Span

_VERBAL = frozenset(
    ["dobj", "xcomp", "ccomp", "nsubjpass", "pobj", "prep", "attr", "oprd", "conj", "npadvmod", "advmod"]
)
"""How the figure may hang below a governing verb for the verb to set its mood."""
_NOMINAL = frozenset(["pobj", "prep", "acl", "appos", "relcl", "poss", "nummod", "compound"])


@lru_cache(maxsize=16)
def _moods(lexicon: Lexicon, table: str) -> Mapping[str, Modality]:
    known = {m.value: m for m in Modality}
    found: dict[str, Modality] = {}
    for label, words in lexicon.table(table).items():
        for word in words:
            found.setdefault(word, known[label])
    return found


def modality_of(
    clause: Clause, text: str, lexicon: Lexicon, measure: Noted[str] | None = None
) -> Noted[Modality] | None:
    """The modality, with the word that sets it; None for a plain statement.

    For a date pass the clause of its event: what is planned is the event, not the date. The word that names the
    `measure` sets no mood: a reward that is offered is an actual offer. A known set ("his six children", "the 19
    members") is there whatever is planned for it, unless its own modifiers say otherwise.
    """
    if is_known_set(clause):
        return _of_modifiers(clause, lexicon)
    return _nearest(clause, lexicon, measure) or _by_phrase(clause, text, lexicon) or _is_to(clause)


def _is_to(clause: Clause) -> Noted[Modality] | None:
    """The plan that "is to" states: "the firm is to buy the brewer"."""
    for token in clause.to_facts():
        above = clause.sentence.head(token)
        if token.dep == "xcomp" and token.tag == "VB" and above.lemma.lower() == "be":
            bare = not any(c.dep in ("acomp", "attr") for c in clause.sentence.children(above))
            return Noted(Modality.PLANNED, above.span) if bare else None
    return None


def is_known_set(clause: Clause) -> bool:
    """Whether the noun at the anchor is one that the reader is taken to know: with "the", "these" or an owner."""
    return (
        clause.anchor.pos in ("NOUN", "PROPN")
        and not clause.counts_units
        and not _counted_out_of(clause)
        and any(
            c.dep == "poss" or c.text.lower() in ("the", "these", "those", "both")
            for c in clause.sentence.children(clause.anchor)
        )
    )


def _counted_out_of(clause: Clause) -> bool:
    """Whether the figure counts some of the set: who "40 of its soldiers" are is not known."""
    of = clause.path[0] if clause.path else None
    if any(c.dep == "nummod" for c in clause.sentence.children(clause.anchor)):
        return False  # of "30 of its 90 planes" the whole, which is known
    return of is not None and of.lemma.lower() == "of" and clause.sentence.head(of).pos in ("NUM", "DET", "PRON")


def _of_modifiers(clause: Clause, lexicon: Lexicon) -> Noted[Modality] | None:
    """The mood that a modifier of the figure's own noun sets: "the planned 300 jobs"."""
    governing = _moods(lexicon, "modality")
    for child in clause.sentence.children(clause.anchor):
        if child.dep in ("amod", "acl") and (mood := governing.get(child.text.lower())):
            return Noted(mood, child.span)
    return None


def _nearest(clause: Clause, lexicon: Lexicon, measure: Noted[str] | None) -> Noted[Modality] | None:
    """The first word up the clause that sets a mood: a modifier of the figure, a helper of a verb, a governor."""
    governing, marks = _moods(lexicon, "modality"), _moods(lexicon, "modality_marks")
    sentence = clause.sentence
    if (modified := _of_modifiers(clause, lexicon)) is not None:
        return modified
    if clause.anchor.pos in ("VERB", "AUX") and (found := _of_event(clause, marks)) is not None:
        return found
    below = clause.anchor
    for token in tuple(clause.to_facts())[1:]:
        for child in sentence.children(token):
            if _colors(child, token, below) and (mood := marks.get(child.text.lower())):
                return Noted(mood, child.span)
        names_it = measure is not None and measure.span.overlaps(token.span)
        if not names_it and below.dep in (_VERBAL if token.pos in ("VERB", "AUX") else _NOMINAL):
            for word in _forms(token, clause):
                if mood := governing.get(word):
                    return Noted(mood, token.span)
        if (to := _infinitive_of_a_headline(token, sentence)) is not None:
            return Noted(Modality.PLANNED, to.span)
        if token.pos in ("VERB", "AUX") and token.dep in ("ccomp", "relcl", "advcl"):
            above = sentence.head(token)
            mood = next((m for w in _forms(above, clause) if (m := governing.get(w))), None)
            return Noted(mood, above.span) if mood is not None and token.dep == "ccomp" else None
        below = token
    return None


def _infinitive_of_a_headline(token: Token, sentence: Sentence) -> Token | None:
    """The "to" of a main verb, as headlines plan: "Carmaker to cut 300 jobs"."""
    if token.dep != "ROOT" or token.tag != "VB":
        return None
    return next((c for c in sentence.children(token) if c.tag == "TO"), None)


def _of_event(clause: Clause, marks: Mapping[str, Modality]) -> Noted[Modality] | None:
    """The mood of an event that is itself the anchor: "will join", "are to join", "has not joined"."""
    verb = clause.anchor
    for child in clause.sentence.children(verb):
        if child.dep in ("aux", "neg", "advmod") and (mood := marks.get(child.text.lower())):
            return Noted(mood, child.span)
    if verb.dep == "xcomp" and clause.path and clause.path[0].lemma.lower() == "be":
        return Noted(Modality.PLANNED, clause.path[0].span)
    return None


def _colors(child: Token, token: Token, below: Token) -> bool:
    """Whether a dependent of `token` can color the figure below it; "not" only where the figure is an argument."""
    if token.pos not in ("VERB", "AUX"):
        return False
    if child.dep == "neg":
        return below.dep in ("dobj", "attr", "nsubj", "nsubjpass", "oprd")
    return child.dep in ("aux", "mark", "advmod")


def _forms(token: Token, clause: Clause) -> Iterator[str]:
    """The governor as the lexicon may list it: "fail to", "ask for", "expected", "expect"."""
    lemma = token.lemma.lower()
    for child in clause.sentence.children(token):
        if child.dep == "xcomp":
            yield f"{lemma} to"
        if child.dep in ("prt", "prep"):
            yield f"{lemma} {child.text.lower()}"
    yield token.text.lower()
    yield lemma


def _by_phrase(clause: Clause, text: str, lexicon: Lexicon) -> Noted[Modality] | None:
    """A phrase before the figure that belongs to a governor of it ("on track to", "down from an earlier")."""
    start = clause.sentence.span.start
    before = text[start : clause.anchor.start].lower()
    for phrase, mood in _moods(lexicon, "modality_marks").items():
        if " " not in phrase:
            continue
        at = before.rfind(phrase)
        span = Span(start + at, start + at + len(phrase)) if at >= 0 else None
        if span is not None and _belongs(clause, span):
            return Noted(mood, span)
    return None


def _belongs(clause: Clause, span: Span) -> bool:
    above = {t.i for t in clause.to_facts()}
    return any(t.i in above or t.head in above for t in clause.sentence.within(span))
