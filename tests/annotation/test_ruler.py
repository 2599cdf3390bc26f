"""The remembered ruler gives what the ruler itself gives, word for word."""

from __future__ import annotations

from numcheck.annotation.ruler import RememberedRuler
from numcheck.annotation.spacy_model import DEFAULT_MODEL, Annotator
from numcheck.model.documents import Document
from numcheck.model.spans import Span

SENTENCES = [
    "There are 12 ships, and there's one more that isn't gonna leave.",
    "Let's say 40 people got hurt; they've said so since 2030, but nobody has shown it.",
    "Which of these 3 does she mean, and why did you have to ask?",
    "The ferry that sank in Teral had 214 aboard, who were all rescued.",
    "I ain't seen 5 of 'em, y'all.",
]


def test_remembered_or_asked_the_parts_of_speech_are_the_same() -> None:
    import spacy

    plain = spacy.load(DEFAULT_MODEL, exclude=["ner", "senter"])
    ruler = RememberedRuler(plain.get_pipe("attribute_ruler"), plain.vocab)
    for text in SENTENCES * 2:
        with plain.select_pipes(disable=["attribute_ruler", "lemmatizer"]):
            given, again = plain(text), plain(text)
        expected = plain.get_pipe("attribute_ruler")(given)
        assert [(t.pos_, t.tag_, str(t.morph), t.lemma_) for t in ruler(again)] == [
            (t.pos_, t.tag_, str(t.morph), t.lemma_) for t in expected
        ]


def test_a_past_that_the_model_takes_for_a_noun_is_a_verb() -> None:
    text = "The Titanic sank in 1912."
    (sentence,) = Annotator().annotate(Document("a", text), [Span(20, 24)]).sentences
    verb = sentence.tokens[2]
    assert (verb.text, verb.lemma, verb.pos, verb.tag) == ("sank", "sink", "VERB", "VBD")
