"""Sentences copied into many texts, and which texts are worth laying side by side."""

from __future__ import annotations

from collections.abc import Sequence

from numcheck.alignment.near_copy_groups import copied_sentences, likely_pairs
from numcheck.alignment.near_copy_lines import Line, lines
from numcheck.model.documents import Document

WIRE = "A fire on the ferry Solbrand drove 214 passengers into the boats off Norby on Monday night."
RETOLD = "The blaze chased passengers off a ship near Norby and 9 of them were treated for smoke."
OTHER = "The Tolvik council put off its vote on the 30 new berths until the autumn session."


def read(*texts: str) -> Sequence[Sequence[Line]]:
    return [lines(Document(f"text {k}", text), ()) for k, text in enumerate(texts)]


def test_a_sentence_copied_into_three_texts_is_one_group() -> None:
    edited = WIRE.replace("Monday night", "Monday").replace("drove", "forced")
    groups = copied_sentences(read(f"{WIRE} {OTHER}", f"{RETOLD} {WIRE}", edited))
    assert [[p.document for p in g] for g in groups] == [["text 0", "text 1", "text 2"]]
    assert groups[0][1].span.of(f"{RETOLD} {WIRE}") == WIRE


def test_a_changed_number_is_still_a_copy() -> None:
    assert len(copied_sentences(read(WIRE, WIRE.replace("214", "241")))) == 1


def test_a_sentence_repeated_in_one_text_is_no_group() -> None:
    assert copied_sentences(read(f"{WIRE} {WIRE}", OTHER)) == ()


def test_retold_sentences_are_not_copied() -> None:
    assert copied_sentences(read(WIRE, RETOLD)) == ()


def test_only_texts_with_like_sentences_are_laid_side_by_side() -> None:
    edited = WIRE.replace("drove", "sent")
    assert likely_pairs(read(WIRE, RETOLD, f"{OTHER} {edited}", OTHER)) == ((0, 2), (2, 3))
