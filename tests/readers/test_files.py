"""Files, folders and standard input to documents."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from numcheck.inputs import gathering, read_files
from numcheck.model.documents import Role
from numcheck.model.findings import Fault
from numcheck.readers.cards import CardsError, cards
from numcheck.readers.limits import Limits

TEXT = "The bridge of Colvane cost $48 million."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three texts in two folders, with a card for one of them."""
    (tmp_path / "inner").mkdir()
    for name in ("b.txt", "a.md", "inner/c.txt"):
        (tmp_path / name).write_text(TEXT)
    (tmp_path / "sources.yaml").write_text(
        "b.txt: {source: Harbor Wire, date: 2031-05-06, role: reference, title: T}\n"
    )
    return tmp_path


def test_a_folder_gives_its_texts_in_order_of_name(folder: Path) -> None:
    found = read_files([folder])
    assert [Path(d.name).name for d in found.documents] == ["a.md", "b.txt", "c.txt"]
    assert (found.faults, found.skipped) == ((), ())


def test_a_card_says_what_the_text_does_not(folder: Path) -> None:
    wire = next(d for d in read_files([folder], role=Role.DRAFT).documents if d.name.endswith("b.txt"))
    assert (wire.source, wire.title, wire.role) == ("Harbor Wire", "T", Role.REFERENCE)
    assert wire.published is not None
    assert wire.published.origin.value == "sources.yaml"


def test_each_file_is_read_once(folder: Path) -> None:
    (folder / "link.txt").symlink_to(folder / "b.txt")
    found = read_files([folder / "b.txt", folder, folder / "inner" / ".." / "b.txt"])
    assert len(found.documents) == 3


def test_no_more_texts_than_the_limit_and_it_is_said(folder: Path) -> None:
    gathered = gathering(limits=Limits(files=2))
    gathered.add([str(folder)], Role.SOURCE)
    found = gathered.result()
    assert len(found.documents) == 2
    assert found.faults == (Fault(folder.as_posix(), "more than 2 texts in one folder; the rest is not read"),)


def test_standard_input_is_read_once_and_to_the_limit() -> None:
    gathered = gathering(standard_input=io.BytesIO(TEXT.encode()))
    gathered.add(["-", "-"], Role.SOURCE)
    assert [(d.name, d.text) for d in gathered.result().documents] == [("-", TEXT)]
    gathered = gathering(limits=Limits(file_bytes=10), standard_input=io.BytesIO(TEXT.encode()))
    gathered.add(["-"], Role.SOURCE)
    assert "too large" in gathered.result().faults[0].message


def test_cards_name_every_fault_at_once() -> None:
    with pytest.raises(CardsError) as caught:
        cards({"a.txt": {"sorce": "x", "date": "soon"}, "b.txt": 3})
    assert len(caught.value.faults) == 3
    assert cards(None) == {}


@pytest.mark.parametrize("written", ["2031-05-06", "May 6, 2031", "6 May 2031"])
def test_cards_take_dates_as_people_write_them(written: str) -> None:
    published = cards({"a.txt": {"date": written}})["a.txt"].published
    assert published is not None
    assert published.date.isoformat() == "2031-05-06"
