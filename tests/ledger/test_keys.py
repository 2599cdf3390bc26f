"""Keys bring claims of one thing together, and little else."""

from __future__ import annotations

import pytest
from entries import article

from numcheck.alignment.families import kin_of
from numcheck.ledger.keys import keys, story_names
from numcheck.rules.lexicon import load_lexicon

DATED = "---\ndate: 2031-05-06\n---\n"


def all_keys(text: str) -> set[int]:
    claims = article(DATED + text).claims
    story = story_names(claims)
    return {key for claim in claims for key in keys(claim, story, kin_of(load_lexicon()))}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The quake killed 214 people in Varrow.", "In Varrow 223 residents died."),
        ("Norland sent 350 soldiers to Sudmark.", "The 400 soldiers of Norland reached Sudmark."),
        ("Ida Holm met the envoys for five hours.", "The meeting with Holm lasted six hours."),
        ("The accession of Norland is set for April 9.", "Norland will join on April 12."),
        ("The bridge over the Varr cost $48 million.", "The Varr bridge cost 84 million euros."),
    ],
)
def test_one_thing_said_in_two_ways(one: str, other: str) -> None:
    assert all_keys(one) & all_keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The quake killed 214 people in Varrow.", "The storm killed 214 people in Holmby."),
        ("Norland sent 350 soldiers to Sudmark.", "Norland sent $350 to Sudmark."),
        ("The bridge over the Varr cost $48 million.", "The tunnel in Holmby cost $48 million."),
    ],
)
def test_two_things(one: str, other: str) -> None:
    assert not all_keys(one) & all_keys(other)


def test_a_name_that_the_sentence_leaves_out_is_the_story_s() -> None:
    text = "A quake struck Varrow on Monday. It killed 214 people. Varrow has 9,000 residents."
    assert all_keys(text) & all_keys("The quake killed 223 people in Varrow.")
