"""spaCy's attribute ruler, remembered word by word: the same parts of speech at a tenth of the cost.

Nearly all patterns of the English ruler look at one token's form, tag and dependency, so what they give can be kept.
The few that look at a neighbor ("gon na", "there are") are known by their first word or dependency; a sentence that
has one of these goes through the ruler itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

_GIVEN: list[int | str] = ["ORTH", "TAG", "DEP"]
_SET: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA"]


class RememberedRuler:
    """A pipeline component that gives what `ruler` would give. Makes no guess: unknown words are asked of it."""

    def __init__(self, ruler: Any, vocab: Vocab) -> None:  # noqa: ANN401 - spaCy's components have no common type
        self._ruler = ruler
        self._vocab = vocab
        self._known: dict[tuple[int, ...], list[int] | None] = {}
        firsts = [p[0] for entry in ruler.patterns for p in entry["patterns"] if len(p) > 1]
        self._words = _LOOSE_WORDS.union(f["LOWER"] for f in firsts if isinstance(f.get("LOWER"), str))
        self._deps = frozenset(f["DEP"] for f in firsts if isinstance(f.get("DEP"), str))

    def __call__(self, doc: Doc) -> Doc:
        """`doc` with its parts of speech, as the ruler sets them."""
        import numpy as np

        known = self._known
        rows = []
        for key in map(tuple, doc.to_array(_GIVEN).tolist()):
            if key not in known:
                known[key] = self._asked(*key)
            rows.append(known[key])
        if None in rows:
            return cast("Doc", self._ruler(doc))
        values: Any = np.array(rows, dtype="uint64")
        return doc.from_array(_SET, values)

    def _asked(self, orth: int, tag: int, dep: int) -> list[int] | None:
        """What the ruler gives a lone token; None for one whose neighbor it would look at."""
        from spacy.tokens import Doc

        strings = self._vocab.strings
        word = strings[orth]
        if word.lower() in self._words or strings[dep] in self._deps:
            return None
        doc = Doc(self._vocab, words=[word], tags=[strings[tag]], deps=[strings[dep]], heads=[0])
        row: list[int] = self._ruler(doc).to_array(_SET).tolist()[0]
        return row


_LOOSE_WORDS = frozenset(["ai", "y", "y'"])
"""First words that the ruler's patterns of two tokens give as a regular expression or beside a tag."""
