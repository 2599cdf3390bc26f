"""What a figure measures: the class of its noun, of what is said of it, or of the verb that governs it.

The lexicon's `measures` table maps words to classes; a word without a class stands for itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from numcheck.annotation.syntax import Sentence, Token
from numcheck.claims.clauses import Clause
from numcheck.model.claims import Noted
from numcheck.model.lexicon import Lexicon

_KINDS = {"NOUN": "noun", "PROPN": "noun", "VERB": "verb", "AUX": "verb", "ADJ": "adjective", "ADV": "adverb"}
"""What the lexicon calls a part of speech, where a word has a class in one only: "ship (verb)"."""
_BEFORE, _AFTER = ("compound", "amod"), ("prt", "dobj", "nsubjpass", "acomp", "oprd", "attr", "prep")
"""How a word hangs on the one that follows it, or that stands before it, in a phrase of the lexicon."""
_PHRASED = ("prt", "oprd", "acomp", "xcomp", "attr")


@lru_cache(maxsize=8)
def light_verbs(lexicon: Lexicon) -> frozenset[str]:
    """Verbs that say nothing of what is measured, those of change among them; their subject does."""
    changes = (w for words in lexicon.table("changes").values() for w in words)
    return frozenset((*lexicon.words("stop_nouns", "light_verbs"), *changes))


@lru_cache(maxsize=8)
def class_index(lexicon: Lexicon, table: str = "measures") -> Mapping[str, str]:
    """From each word of a lexicon table to its class; the first class that names it wins."""
    index: dict[str, str] = {}
    for label, words in lexicon.table(table).items():
        for word in words:
            index.setdefault(word.lower(), label)
    return index


def class_of(token: Token, index: Mapping[str, str]) -> str | None:
    """The class of a word: of a plural as written ("sales"), of its part of speech, of its lemma."""
    lemma, text = token.lemma.lower(), token.text.lower()
    if token.pos == "PROPN" and token.dep in ("nsubj", "nsubjpass") and token.text[:1].isupper():
        return None  # "the Halven Institute": a name tells nothing of what happened
    if token.tag in ("NNS", "NNPS") and text in index:
        return index[text]
    return index.get(f"{lemma} ({_KINDS.get(token.pos, '')})") or index.get(lemma) or index.get(text)


def measure_of(clause: Clause, lexicon: Lexicon) -> Noted[str] | None:
    """The measure of the mention at the clause's anchor, with the word that says so."""
    index, partakers = class_index(lexicon), class_index(lexicon, "measure_participants")
    fallback: Noted[str] | None = None
    by_verb = False
    if any(c.dep == "poss" and c.pos in ("PROPN", "NOUN") for c in clause.sentence.children(clause.anchor)):
        owned = _of_participants(clause, lexicon)
        if owned:
            return owned
    if _is_whole(clause):
        return _of_participants(clause, lexicon)
    transparent = lexicon.words("stop_nouns", "transparent")
    for token, sayable in _candidates(clause, lexicon):
        label = phrase_class(token, clause, lexicon)
        if label is None and token.lemma.lower() in transparent and token.text.lower() not in index:
            continue
        label = label or class_of(token, index)
        if label:
            return Noted(_with_alternative(label, token, clause, index), token.span)
        if sayable and fallback is None and _names_a_measure(token, lexicon):
            fallback, by_verb = (
                Noted(partakers.get(token.lemma.lower(), token.lemma.lower()), token.span),
                token.pos == "VERB",
            )
    if by_verb:
        return fallback
    return _of_participants(clause, lexicon) or fallback


def _is_whole(clause: Clause) -> bool:
    """Whether the figure is the whole that another is a part of: what befell "18 of the 46" did not befall the 46."""
    sentence = clause.sentence
    of = clause.path[0] if clause.path else None
    if of is None or of.dep != "prep" or of.lemma.lower() != "of" or sentence.head(of).pos != "NUM":
        return False
    return any(c.dep == "nummod" for c in sentence.children(clause.anchor)) and clause.anchor.dep == "pobj"


def _of_participants(clause: Clause, lexicon: Lexicon) -> Noted[str] | None:
    """The class in which the counted persons take part, where nothing else tells: "there were 500 protesters"."""
    label = class_of(clause.anchor, class_index(lexicon, "measure_participants"))
    return Noted(label, clause.anchor.span) if label else None


def _with_alternative(label: str, token: Token, clause: Clause, index: Mapping[str, str]) -> str:
    """The union of two classes where the text counts both together: "killed or wounded"."""
    sentence = clause.sentence
    first = sentence.head(token) if token.dep == "conj" else token
    if not any(c.dep == "cc" and c.lemma.lower() == "or" for c in sentence.children(first)):
        return label
    joined = (first, *(c for c in sentence.children(first) if c.dep == "conj"))
    labels = dict.fromkeys(found for t in joined if (found := class_of(t, index)))
    return " or ".join(sorted(labels)) if label in labels else label


def _names_a_measure(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word without a class can stand for itself: no light verb, no verb of saying, no name or pronoun."""
    lemma = token.lemma.lower()
    if token.pos in ("VERB", "AUX"):
        return lemma not in light_verbs(lexicon) and lemma not in lexicon.words("speakers", "figure_verbs")
    return token.pos in ("NOUN", "ADJ")


def phrase_class(token: Token, clause: Clause, lexicon: Lexicon) -> str | None:
    """The class of a word together with what hangs on it: "unemployment rate", "lay off", "is in custody"."""
    sentence = clause.sentence
    index, children = class_index(lexicon), sentence.children(token)
    joined = [_joined(token, c) for c in children if c.dep in (*_BEFORE, *_AFTER)]
    if token.lemma.lower() in light_verbs(lexicon) or _is_spent(clause, token, lexicon):
        below = [(c.lemma.lower(), n.lemma.lower()) for c in children if c.dep == "prep" for n in sentence.children(c)]
        whole = [f"{token.lemma.lower()} {prep} {noun}" for prep, noun in below]
        joined = [*whole, *(f"{prep} {noun}" for prep, noun in below), *joined]
    return next((index[phrase] for phrase in joined if phrase in index), None)


def _joined(token: Token, child: Token) -> str:
    """A phrase of the lexicon: "lay off", "job loss", "cut job" (whose object may be the subject of a passive)."""
    first, second = (token, child) if child.dep in _AFTER else (child, token)
    return f"{first.lemma.lower()} {second.lemma.lower()}"


def _candidates(clause: Clause, lexicon: Lexicon) -> Iterator[tuple[Token, bool]]:
    """Words that may name the measure, nearest first, and whether each can stand for itself."""
    sentence, anchor = clause.sentence, clause.anchor
    if anchor.pos in ("NOUN", "ADJ", "VERB") and not _names_persons(anchor, lexicon):
        yield anchor, False
    if clause.counts_units:
        yield from ((noun, True) for noun in _of_phrase(clause, anchor) if noun.pos == "NOUN")
    for child in sentence.children(anchor):
        beside = child.dep in ("appos", "oprd") and child.pos in ("VERB", "ADJ", "NOUN")
        if beside or (child.dep in ("amod", "acl", "relcl") and _befalls(child, lexicon)):
            yield child, False
    counted = any(c.dep == "nummod" for c in sentence.children(anchor))
    if counted and len(clause.path) > 1 and clause.path[0].lemma.lower() == "of" and clause.path[1].pos == "NUM":
        return  # "24 of its 38 matches": what is said of the part says nothing of the whole
    if clause.path and clause.path[0].pos == "PROPN" and anchor.dep in ("amod", "nmod", "nummod", "compound"):
        return  # "the 8,000-meter Mount Aldan": an adjective of a name, which the verb does not measure
    below = anchor
    for token in clause.path:
        if token.pos in ("NOUN", "PROPN", "ADJ"):
            yield token, below.dep in ("prep", "pobj")
            if clause.counts_units and below is anchor and _attributive(anchor, sentence):
                return  # "the 42-mile tunnel": what is said of the tunnel is not what the miles measure
        if token.pos == "ADV" and below is anchor and clause.counts_units:
            yield token, False  # "41 km across", "two miles apart"
        if token.pos in ("VERB", "AUX"):
            yield from _of_verb(clause, token, lexicon)
            return
        below = token


def _names_persons(noun: Token, lexicon: Lexicon) -> bool:
    """Whether the counted noun says who they are and not what befell them: guards are no patrol."""
    kind = class_index(lexicon, "nouns").get(noun.lemma.lower())
    befallen = class_of(noun, class_index(lexicon)) in lexicon.words("measure_traits", "persons")
    return kind in lexicon.words("nouns_broader", "person") and not befallen


def _attributive(anchor: Token, sentence: Sentence) -> bool:
    """Whether a measure stands before its noun with a hyphen, or as an adjective."""
    following = sentence.tokens[anchor.i - 1] if anchor.i else None
    return anchor.dep in ("amod", "compound", "nmod") and following is not None and following.text == "-"


def _befalls(child: Token, lexicon: Lexicon) -> bool:
    """Whether a clause below the noun says what befell those counted, not who they are.

    "Houses destroyed" and "people who were killed" do; "children who live with him" does not.
    """
    label = class_of(child, class_index(lexicon))
    if child.dep == "acl" and child.tag == "VBN":
        return label is not None
    return label in lexicon.words("measure_traits", "persons")


def _of_verb(clause: Clause, verb: Token, lexicon: Lexicon) -> Iterator[tuple[Token, bool]]:
    sentence, anchor = clause.sentence, clause.anchor
    children = sentence.children(verb)
    for child in children:
        if child.dep in ("oprd", "acomp") and child.i > anchor.i:
            yield child, False
    label = class_index(lexicon).get(verb.lemma.lower())
    spent = _is_spent(clause, verb, lexicon)
    light = verb.lemma.lower() in light_verbs(lexicon) or label == "duration" or spent
    if not light:
        yield verb, True
    elif phrase_class(verb, clause, lexicon):
        yield verb, False
    for child in children:
        if child.dep in _PHRASED and child.i != anchor.i:
            yield child, light and child.dep == "xcomp"
    if not light or (verb.lemma.lower() == "have" and anchor.head == verb.i):
        return  # who has so many says nothing of what they are counted for
    subject = clause.subject_of(verb)
    objects = [c for c in children if c.dep in ("dobj", "attr")]
    for noun in (*objects, *((subject,) if subject is not None else ())):
        if noun.i != anchor.i and not _leads_to(clause, noun):
            yield from ((seen, True) for seen in _seen_through(clause, noun, lexicon))
    if not spent:
        yield verb, False


def _is_spent(clause: Clause, verb: Token, lexicon: Lexicon) -> bool:
    """Whether time is spent, which says nothing of what it is spent on ("nine years behind bars")."""
    return clause.counts_time and class_index(lexicon).get(verb.lemma.lower()) == "spending"


def _leads_to(clause: Clause, noun: Token) -> bool:
    """Whether the figure itself hangs below `noun`, which then was met on the way up."""
    return any(t.i == noun.i for t in clause.path)


def _seen_through(clause: Clause, noun: Token, lexicon: Lexicon) -> Iterator[Token]:
    """The noun, or for "the number of pregnancies" what it is the number of."""
    if noun.lemma.lower() in lexicon.words("stop_nouns", "transparent"):
        yield from _of_phrase(clause, noun)
    yield noun


def _of_phrase(clause: Clause, noun: Token) -> Iterator[Token]:
    for child in clause.sentence.children(noun):
        if child.dep == "prep" and child.lemma.lower() == "of":
            yield from clause.sentence.children(child)
