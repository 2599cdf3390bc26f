"""Wire habits: marks before headlines, slug lines and notes, and the takes of one story."""

from __future__ import annotations

from pathlib import Path

import pytest

from numcheck.inputs import read_files
from numcheck.model.documents import Document, PartKind
from numcheck.readers.reading import read_text
from numcheck.rules.lexicon import load_lexicon

PROSE = "The council met for three hours and voted 12 to 3 for the bridge, its clerk said."


def wire(head: str, body: str = PROSE) -> Document:
    return read_text(f"{head}\n\nCOLVANE, May 6, 2031 (Harbor Wire) - {body}\n\n{PROSE}\n", "w.txt", load_lexicon())


@pytest.mark.parametrize(
    ("head", "version", "corrected", "slug"),
    [
        ("Quake in Colvane kills 12", None, False, None),
        ("UPDATE 2-Quake in Colvane kills 12", 2, False, None),
        ("WRAPUP 3 - Quake in Colvane kills 12", 3, False, None),
        ("CORRECTED-Quake in Colvane kills 12", None, True, None),
        ("CORRECTED-UPDATE 1-Quake in Colvane kills 12", 1, True, None),
        ("Quake in Colvane kills 12\n(Adds details, updates toll in paragraph 4)", None, False, None),
        ("Quake in Colvane kills 12\n(Corrects toll to 12 from 21 in first paragraph)", None, True, None),
        ("COLVANE-QUAKE/ (UPDATE 3)\nQuake in Colvane kills 12", 3, False, "COLVANE-QUAKE"),
        ("BC-NO--Colvane-Quake, 2nd Ld-Writethru\nQuake in Colvane kills 12", 2, False, "BC-NO--COLVANE-QUAKE"),
        ("Keywords: COLVANE QUAKE/UPDATE 4\nQuake in Colvane kills 12", 4, False, "COLVANE QUAKE"),
    ],
)
def test_marks_rank_the_takes(head: str, version: int | None, corrected: bool, slug: str | None) -> None:
    document = wire(head)
    assert (document.version, document.corrected, document.slug) == (version, corrected, slug)
    headline = [p.span.of(document.text) for p in document.parts if p.kind is PartKind.HEADLINE]
    assert headline == ["Quake in Colvane kills 12"]


@pytest.mark.parametrize("line", ["MORE", "(more)", "-30-", "- MORE -", "ENDS", "###", "Keywords: QUAKE/ (UPDATE 2)"])
def test_a_line_that_says_only_that_the_text_goes_on_or_ends(line: str) -> None:
    document = wire("Quake in Colvane kills 12", f"{PROSE}\n\n{line}")
    kinds = {p.span.of(document.text): p.kind for p in document.parts}
    assert kinds[line] in (PartKind.METADATA, PartKind.BOILERPLATE)


@pytest.mark.parametrize("line", ["COVID-19", "Lead 2 runs to 1", "NATO", "More than 40 came.", "30", "CARS/TRUCKS 40"])
def test_what_looks_like_a_habit_and_is_none(line: str) -> None:
    document = wire(f"Quake in Colvane kills 12\n{line}", PROSE)
    assert (document.version, document.corrected) == (None, False)


def files(folder: Path, **texts: str) -> list[str]:
    for name, head in texts.items():
        (folder / f"{name}.txt").write_text(
            f"{head}\n\nCOLVANE, May 6, 2031 (Harbor Wire) - {PROSE}\n\n{PROSE}\n", encoding="utf-8"
        )
    found = read_files([folder])
    assert len(found.skipped) == len(texts) - len(found.documents)
    assert all("a later take of the same story" in line for line in found.skipped)
    return [Path(d.name).stem for d in found.documents]


def test_a_later_take_supersedes_the_earlier_ones(tmp_path: Path) -> None:
    takes = {
        "a": "Quake in Colvane kills 12",
        "b": "UPDATE 1-Quake in Colvane kills 14",
        "c": "UPDATE 2-Quake in Colvane kills 15",
    }
    assert files(tmp_path, **takes) == ["c"]


def test_takes_by_slug_whatever_the_headline(tmp_path: Path) -> None:
    takes = {"a": "COLVANE-QUAKE/\nStrong tremor felt", "b": "COLVANE-QUAKE/ (UPDATE 1)\nQuake kills 14 people"}
    assert files(tmp_path, **takes) == ["b"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Quake in Colvane kills 12", "Quake in Colvane kills 14"),
        ("Bridge of Norhaven costs $48 million", "UPDATE 1-Quake in Colvane kills 14"),
        ("BRIDGE-COST/ (UPDATE 1)\nQuake in Colvane kills 12", "COLVANE-QUAKE/ (UPDATE 2)\nQuake in Colvane kills 14"),
        ("UPDATE 1-Quake in Colvane kills 12", "UPDATE 1-Quake in Colvane kills 14"),
    ],
)
def test_other_stories_and_unmarked_texts_stay(tmp_path: Path, first: str, second: str) -> None:
    assert files(tmp_path, a=first, b=second) == ["a", "b"]


def test_what_wires_set_around_headline_and_byline() -> None:
    lines = ("BC-NO--Quake, 2nd Ld-Writethru,450", "^Quake kills 58<", "^By IDA HOLM<", "COLVANE (AW) _ It killed 58.")
    document = read_text("\n".join(lines), "wire.txt", load_lexicon())
    kinds = [(part.kind.value, part.span.of(document.text).strip("^<")) for part in document.parts]
    assert kinds[1:3] == [("headline", "Quake kills 58"), ("metadata", "By IDA HOLM")]
