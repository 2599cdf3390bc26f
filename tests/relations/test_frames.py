"""Frames: sentences with slots, and the patterns over them."""

from __future__ import annotations

import pytest

from numcheck.model.lexicon import Lexicon
from numcheck.relations.frames import alternation, pattern

WORDS = Lexicon({"relations": {"rise": ("rose", "went up")}})


def test_words_of_a_class_match_whole_words_in_any_spacing() -> None:
    found = pattern("<rise> to", WORDS).regex
    assert found.search("prices went  up\nto")
    assert not found.search("tuberose to")


def test_a_pattern_that_names_no_class_is_a_fault() -> None:
    with pytest.raises(ValueError, match="lacks"):
        pattern("<fall> to", WORDS)
    with pytest.raises(ValueError, match="lacks"):
        alternation(())


def test_gaps_end_at_commas_or_slots() -> None:
    assert pattern("a~b", WORDS).regex.search("a long way to b")
    assert not pattern("a~b", WORDS).regex.search("a, b")
    assert pattern("a≈b", WORDS).regex.search("a, b")
    assert not pattern("a≈b", WORDS).regex.search("a \ue000 b")
    assert not pattern("a≈b", WORDS).regex.search("a" + " " * 200 + "b")
