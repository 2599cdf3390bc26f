"""The word lists of the claims stage: well formed, and classes that editors keep apart are apart."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from numcheck.annotation.syntax import Token
from numcheck.claims.measures import class_index, class_of
from numcheck.gazetteer.places import country_of
from numcheck.model.claims import Modality
from numcheck.rules.lexicon import load_lexicon

LEXICON = load_lexicon()
MEASURES = LEXICON.table("measures")
OWN = [
    "measures", "measure_participants", "changes", "nouns", "speakers", "modality", "modality_marks", "demonyms",
    "metonyms", "peoples", "titles", "stop_nouns", "name_spellings", "nicknames",
]  # fmt: skip


def classes(word: str) -> set[str]:
    return {label for label, words in MEASURES.items() if word in words}


@pytest.mark.parametrize("table", OWN)
def test_words_are_lower_case_and_written_once(table: str) -> None:
    for label, words in LEXICON.table(table).items():
        assert words, f"{table}/{label} is empty"
        assert [w for w in words if w != w.lower().strip() or "  " in w] == []
        assert [w for w, n in Counter(words).items() if n > 1] == [], f"{table}/{label}"


def test_a_word_has_one_measure() -> None:
    found: dict[str, list[str]] = defaultdict(list)
    for label, words in MEASURES.items():
        for word in words:
            found[word].append(label)
    assert {w: labels for w, labels in found.items() if len(labels) > 1} == {}


@pytest.mark.parametrize(
    "words",
    [
        ("kill", "dead", "death", "toll", "fatality", "perish", "slay", "assassinate"),
        ("join", "accede", "accession", "membership", "enter", "admission"),
        ("injure", "wounded", "hurt"),
        ("deploy", "deployment", "amass", "mass", "station", "dispatch", "build-up"),
        ("arrest", "detain", "detention", "custody"),
        ("meet", "talks", "summit", "negotiate"),
        ("acquire", "takeover", "merger", "buy"),
        ("marry", "wedding"),
        ("born", "birth"),
        ("evacuate", "flee", "displaced"),
        ("vote", "ballot", "turnout"),
        ("lay off", "job cut", "redundancy"),
        ("quake", "earthquake", "magnitude"),
    ],
)
def test_one_event_one_class(words: tuple[str, ...]) -> None:
    assert len({frozenset(classes(w)) for w in words}) == 1
    assert classes(words[0])


@pytest.mark.parametrize(
    "words",
    [
        ("kill", "wound", "missing", "arrest", "bodies"),
        ("request", "grant"),
        ("order", "delivery"),
        ("profit", "revenue", "loss"),
        ("birth", "death"),
        ("export", "import"),
        ("charge", "convict", "sentence", "acquit"),
        ("hire", "lay off", "unemployment"),
        ("deploy", "withdraw"),
        ("open", "close"),
        ("begin", "end"),
        ("infect", "vaccinate", "recover"),
        ("debt", "deficit"),
        ("join", "leave"),
    ],
)
def test_what_editors_keep_apart(words: tuple[str, ...]) -> None:
    found = [classes(w) for w in words if classes(w)]
    assert all(not a & b for k, a in enumerate(found) for b in found[k + 1 :])


@pytest.mark.parametrize(
    "word", ["have", "be", "do", "make", "take", "get", "give", "hold", "say", "rise", "fall", "increase"]
)
def test_light_verbs_and_changes_measure_nothing(word: str) -> None:
    assert classes(word) == set()


@pytest.mark.parametrize(
    ("text", "lemma", "pos", "tag", "label"),
    [
        ("sales", "sale", "NOUN", "NNS", "revenue"),
        ("sale", "sale", "NOUN", "NN", "sale"),
        ("shipped", "ship", "VERB", "VBD", "delivery"),
        ("ships", "ship", "NOUN", "NNS", None),
        ("fires", "fire", "NOUN", "NNS", "fire"),
        ("fired", "fire", "VERB", "VBD", "missile launch"),
        ("killed", "kill", "VERB", "VBN", "death"),
        ("wounded", "wounded", "ADJ", "JJ", "injury"),
        ("plants", "plant", "NOUN", "NNS", None),
    ],
)
def test_class_by_form_and_part_of_speech(text: str, lemma: str, pos: str, tag: str, label: str | None) -> None:
    token = Token(i=0, start=0, end=len(text), text=text, lemma=lemma, pos=pos, tag=tag, dep="ROOT", head=0)
    assert class_of(token, class_index(LEXICON)) == label


PARTAKERS = ["protester", "refugee", "passenger", "patient", "resident", "member", "building", "weapon"]


@pytest.mark.parametrize("word", PARTAKERS)
def test_who_takes_part_is_no_measure(word: str) -> None:
    assert classes(word) == set()
    assert any(word in words for words in LEXICON.table("measure_participants").values())


@pytest.mark.parametrize("table", ["measure_traits", "measure_unions"])
def test_traits_name_classes(table: str) -> None:
    for words in LEXICON.table(table).values():
        assert set(words) <= MEASURES.keys()


@pytest.mark.parametrize("table", ["measure_participants", "measure_unions"])
def test_tables_of_classes_name_classes(table: str) -> None:
    assert LEXICON.table(table).keys() <= MEASURES.keys()


def test_wider_nouns_name_classes() -> None:
    nouns = LEXICON.table("nouns").keys()
    for wide, narrow in LEXICON.table("nouns_broader").items():
        assert {wide, *narrow} <= nouns


def test_moods_are_those_of_the_model() -> None:
    for table in ("modality", "modality_marks"):
        assert LEXICON.table(table).keys() <= {m.value for m in Modality}


def test_nations_are_those_of_the_gazetteer() -> None:
    former = {"soviet union", "yugoslavia"}
    nations = [n for n in LEXICON.table("demonyms") if n not in former]
    assert [n for n in nations if country_of(n) != n and n not in ("georgia", "kosovo")] == []
    assert LEXICON.table("metonyms").keys() - LEXICON.table("demonyms").keys() == {"european union"}
