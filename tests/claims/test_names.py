"""Keys of names: what must meet, what must stay apart, and chains inside one document."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck.claims.names import NameKind, chains, key_of, nation_of, parse_name, same_name
from numcheck.model.lexicon import Lexicon
from numcheck.rules.lexicon import load_lexicon

LEXICON = load_lexicon()

MEET = [
    ("Vladimir Putin", "Putin", "President Putin", "Mr. Putin", "Russian President Vladimir Putin", "Putin’s"),
    ("Zelensky", "Zelenskiy", "Volodymyr Zelenskyy", "Ukraine's Zelensky"),
    ("Viktor Yanukovych", "Yanukovich"),
    ("US officials", "American officials", "U.S. officials", "a U.S. official", "the US official"),
    ("the French president", "the president of France", "France's president", "French President"),
    ("the U.S. secretary of state", "secretary of state of the United States"),
    ("the British premier", "Britain's prime minister"),
    (
        "Ministry of Defence",
        "the Defense Ministry",
        "a Defense Ministry spokesman",
        "spokeswoman for the Ministry of Defense",
    ),
    ("Nordlys Foods Inc.", "Nordlys Foods"),
    ("the Norwegian shipbuilder Varde", "Varde"),
    ("Ursula von der Leyen", "von der Leyen"),
    ("Osama bin Laden", "Bin Ladin"),
    ("Bashar al-Assad", "Assad"),
    ("Kim Jong Un", "Kim"),
    ("Xi Jinping", "Xi"),
    ("Martin Luther King Jr.", "King"),
    ("Dr. Ida Holm", "Holm", "Mayor Ida Holm", "the mayor, Ida Holm", "Ida Holm, the mayor"),
    ("Moscow", "Russia", "the Kremlin"),
    ("rescue workers", "a rescue worker"),
    ("CEO Ada Brandt", "Chief Executive Ada Brandt"),
]
APART = [
    ("Ida Holm", "Ida Berg"),
    ("US officials", "British officials"),
    ("US officials", "local officials"),
    ("the Finance Ministry", "the Defense Ministry"),
    ("the French president", "the Russian president"),
    ("the prime minister", "the deputy prime minister"),
    ("the Russian army", "the Ukrainian army"),
    ("General Motors", "General Electric"),
    ("Nordlys Foods", "Nordlys Energy"),
    ("the mayor of Aren", "the mayor of Bolt"),
    ("us", "US"),
]


@pytest.mark.parametrize("names", MEET)
def test_one_key(names: tuple[str, ...]) -> None:
    for a, b in pairwise(names):
        assert key_of(a, LEXICON) == key_of(b, LEXICON)
        assert same_name(a, b, LEXICON)


@pytest.mark.parametrize(("a", "b"), APART)
def test_two_keys(a: str, b: str) -> None:
    assert key_of(a, LEXICON) != key_of(b, LEXICON)
    assert not same_name(a, b, LEXICON)


@pytest.mark.parametrize(
    ("name", "kind", "key"),
    [
        ("Putin", NameKind.PERSON, "putin"),
        ("the president of the United States", NameKind.ROLE, "president of united states"),
        ("World Health Organization", NameKind.BODY, "world health organization"),
        ("the White House", NameKind.NATION, "united states"),
        ("Britons", NameKind.NATION, "united kingdom"),
        ("witnesses", NameKind.ROLE, "witness"),
        ("officials in Vardesund", NameKind.GROUP, "official in vardesund"),
        ("The New Harbor Times", NameKind.BODY, "new harbor times"),
        ("", NameKind.GROUP, ""),
    ],
)
def test_kinds(name: str, kind: NameKind, key: str) -> None:
    found = parse_name(name, LEXICON)
    assert (found.kind, found.key) == (kind, key)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Joe Brandt", "Joseph Brandt", True),
        ("Bill Moe", "William Moe", True),
        ("J. Brandt", "Joseph Brandt", True),
        ("Anna Berg", "Jonas Berg", False),
        ("Jill Brandt", "Joe Brandt", False),
        ("VHO", "Varde Health Organization", True),
        ("VHO", "Varde Housing Bank", False),
    ],
)
def test_given_names_and_initials(a: str, b: str, same: bool) -> None:
    assert same_name(a, b, LEXICON) is same


@pytest.mark.parametrize(
    ("phrase", "nation"),
    [
        ("British", "united kingdom"),
        ("Danes", "denmark"),
        ("U.S.", "united states"),
        ("US", "united states"),
        ("brave", None),
    ],
)
def test_nations(phrase: str, nation: str | None) -> None:
    assert nation_of(phrase, LEXICON) == nation


def test_a_role_follows_its_holder_only_where_the_text_says_so() -> None:
    told = chains(["Varde President Ola Brand", "the president", "Brand"], LEXICON)
    assert told == {"Varde President Ola Brand": "brand", "the president": "brand", "Brand": "brand"}
    untold = chains(["Ola Brand", "the president"], LEXICON)
    assert untold["the president"] == "president"


def test_two_presidents_keep_their_post() -> None:
    names = ["Russian President Oleg Ivanov", "French President Luc Morel", "the Russian president", "the president"]
    keys = chains(names, LEXICON)
    assert keys["the Russian president"] == "ivanov"
    assert keys["the president"] == "president"


def test_a_former_holder_does_not_hold_the_post() -> None:
    keys = chains(["former Mayor Ida Holm", "the mayor"], LEXICON)
    assert keys == {"former Mayor Ida Holm": "holm", "the mayor": "mayor"}


def test_two_of_one_last_name_stay_apart() -> None:
    keys = chains(["Anna Berg", "Jonas Berg", "Berg"], LEXICON)
    assert len(set(keys.values())) == 3


def test_bodies_by_their_first_words_and_initials() -> None:
    keys = chains(
        ["Varde Health Organization", "VHO", "Nordlys Foods Inc.", "Nordlys", "Moe Washington", "Washington"], LEXICON
    )
    assert keys["VHO"] == "varde health organization"
    assert keys["Nordlys"] == "nordlys foods"
    assert keys["Washington"] == "washington"


def test_a_short_name_of_two_bodies_stays_apart() -> None:
    keys = chains(["Nordlys Foods Inc.", "Nordlys Energy", "Nordlys"], LEXICON)
    assert keys["Nordlys"] == "nordlys"


@given(st.text(max_size=60))
def test_any_text_gets_a_key(name: str) -> None:
    assert isinstance(key_of(name, LEXICON), str)
    assert same_name(name, name, LEXICON)


@given(
    st.lists(
        st.sampled_from(["President", "the", "of", "US", "'s", "Holm", "spokesman", "king", ",", "officials", "in"]),
        max_size=30,
    )
)
def test_any_pile_of_titles_gets_a_key(tokens: list[str]) -> None:
    chains([" ".join(tokens), *tokens], LEXICON)


def test_without_word_lists_names_still_meet() -> None:
    assert key_of("Ida Holm", Lexicon({})) == key_of("Holm", Lexicon({})) == "holm"
