"""Texts that are not English are named and left alone; English ones never are."""

from __future__ import annotations

from pathlib import Path

import pytest

from numcheck.inputs import read_files
from numcheck.readers.language import other_language

ENGLISH = [
    "The council met for three hours and voted 12 to 3 for the bridge, its clerk said.",
    "Prices 2030 2031",
    "Profit up 5% at Nordsee AG, Rue de la Paix SA and Banco de la Costa",
    "The mayor of Rio de la Plata said the law of the land, la ley de la tierra, was 90 years old.",
    "Storm kills 12",
    "as i32 as u64 impl do Trait as Item no os no os do as per Item as Value OS as String do Trait",
    "",
]
OTHERS = [
    ("Der Rat der Stadt hat mit 12 zu 3 Stimmen für die neue Brücke gestimmt, die im Mai eröffnet wird.", "German"),
    ("Le conseil de la ville a voté par 12 voix contre 3 pour le pont, qui est dans le nord du pays.", "French"),
    ("El consejo de la ciudad votó con 12 votos a favor del puente, que se abre en mayo para los coches.", "Spanish"),
    ("Il consiglio della città ha votato con 12 voti per il ponte, che è nel nord e non nel sud del paese.", "Italian"),
    ("De raad van de stad heeft met 12 stemmen voor de brug gestemd, die in mei niet open wordt gesteld.", "Dutch"),
    ("Rådet i staden har med 12 röster sagt ja till bron, som är den största och inte öppnas för bilar.", "Swedish"),
    ("Городской совет проголосовал за мост, который откроют в мае.", "Russian"),
    ("市議会は12対3で橋の建設を可決した。", "Japanese"),
    ("市议会以十二比三通过了建桥计划。", "Chinese"),
]


@pytest.mark.parametrize("text", ENGLISH)
@pytest.mark.parametrize("stated", [None, "en", "en-GB"])
def test_english(text: str, stated: str | None) -> None:
    assert other_language(text, stated) is None


@pytest.mark.parametrize(("text", "name"), OTHERS)
@pytest.mark.parametrize("stated", [None, "en"])
def test_other_languages_are_named(text: str, name: str, stated: str | None) -> None:
    assert other_language(text, stated) == name


def test_what_the_file_states_decides_where_the_words_do_not() -> None:
    assert other_language("Avgift 12", "nb-NO") == "Norwegian"
    assert other_language("Avgift 12", "xx") == "the language 'xx'"
    assert other_language(ENGLISH[0], "de") is None


def test_in_a_folder_they_are_passed_over_and_by_name_they_are_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH[0])
    (tmp_path / "b.txt").write_text(OTHERS[0][0])
    (tmp_path / "c.json").write_text('{"version": 3}')
    found = read_files([tmp_path])
    assert [Path(d.name).name for d in found.documents] == ["a.txt"]
    assert found.faults == ()
    assert [line.split(": ", 1)[1] for line in found.skipped] == [
        "the text is German, and numcheck reads English",
        "the JSON holds no article that numcheck knows (ninjs, ANS, WordPress, or title and text)",
    ]
    asked = read_files([tmp_path / "b.txt", tmp_path / "a.txt"])
    assert len(asked.documents) == len(asked.faults) == 1


def test_one_hostile_file_does_not_hide_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ENGLISH[0])
    (tmp_path / "b.json").write_text("[" * 10_000)
    (tmp_path / "c.html").write_text("<html>" + "<div>" * 10_000)
    (tmp_path / "d.docx").write_bytes(b"PK\x03\x04")
    with (tmp_path / "e.xml").open("wb") as stream:
        stream.truncate(200_000_000)
    found = read_files([tmp_path])
    assert [Path(d.name).name for d in found.documents] == ["a.txt"]
    assert [Path(f.name).name for f in found.faults] == ["b.json", "c.html", "d.docx", "e.xml"]
    assert "200.0 MB" in found.faults[-1].message
