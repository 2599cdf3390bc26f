"""Who says so: reporting verbs, "according to", and whether a figure stands in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from numcheck.annotation.syntax import Token
from numcheck.claims.clauses import Clause, noun_phrase
from numcheck.claims.names import chains
from numcheck.model.claims import Noted, Speaker
from numcheck.model.lexicon import Lexicon
from numcheck.model.spans import Span

_QUOTED = re.compile(r"“[^“”\n]*”|\"[^\"\n]*\"")


def quotations(text: str) -> tuple[Span, ...]:
    """The stretches of a text between quotation marks, marks included."""
    return tuple(Span(*m.span()) for m in _QUOTED.finditer(text))


def reports(token: Token, below: Token, lexicon: Lexicon) -> bool:
    """Whether a verb reports what somebody says, given what stands below it on the way to the figure.

    Verbs such as "charge" or "order" report a clause, but do a deed to an object; "cite" and "put" report a figure.
    """
    if token.pos not in ("VERB", "AUX"):
        return False
    lemma = token.lemma.lower()
    if below.dep in ("ccomp", "parataxis"):
        return lemma in lexicon.words("speakers", "verbs")
    return below.dep in ("dobj", "attr") and lemma in lexicon.words("speakers", "figure_verbs")


def is_saying(verb: Token, clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a verb, dated as it stands, is the act of saying: it reports a clause."""
    return verb.lemma.lower() in lexicon.words("speakers", "verbs") and any(
        c.dep in ("ccomp", "parataxis") for c in clause.sentence.children(verb)
    )


def speaker_of(clause: Clause, lexicon: Lexicon) -> Noted[Speaker] | None:
    """Who states the figure, by the sentence itself; None where the text states it as its own."""
    sentence = clause.sentence
    below = clause.anchor
    for token in (clause.anchor, *clause.path):
        for child in sentence.children(token):
            if child.lemma.lower() == "accord" or child.text.lower() == "according":
                found = _object_of(clause, child)
                if found:
                    return found
        reporting, below = reports(token, below, lexicon), token
        subject = clause.subject_of(token) if reporting else None
        if subject is not None and clause.anchor.i not in {t.i for t in sentence.subtree(subject)}:
            return _speaker(clause, subject)
    return None


def _object_of(clause: Clause, token: Token) -> Noted[Speaker] | None:
    for below in clause.sentence.subtree(token):
        if below.dep == "pobj" and below.i != clause.anchor.i:
            return _speaker(clause, below)
    return None


def _speaker(clause: Clause, head: Token) -> Noted[Speaker] | None:
    if head.pos == "NUM" or head.lemma.lower() in ("there", "it", "this", "that", "which"):
        return None
    span = noun_phrase(clause.sentence, head)
    kept = [t for t in clause.sentence.within(span) if t.pos not in ("DET", "PUNCT", "PART") and t.dep != "case"]
    name = " ".join(t.text for t in kept) or head.text
    return Noted(Speaker(name, "" if head.pos == "PRON" else name), span)


def resolved(speakers: Sequence[Noted[Speaker] | None], lexicon: Lexicon) -> tuple[Noted[Speaker] | None, ...]:
    """The speakers of a document's claims, in order, each with its key; a pronoun takes the last one named.

    A key is empty where nobody can tell who "he" is.
    """
    keys = chains([s.value.name for s in speakers if s is not None and s.value.key], lexicon)
    last = ""
    found: list[Noted[Speaker] | None] = []
    for speaker in speakers:
        if speaker is None:
            found.append(None)
            continue
        last = keys[speaker.value.name] if speaker.value.key else last
        found.append(Noted(Speaker(speaker.value.name, last), speaker.span))
    return tuple(found)
