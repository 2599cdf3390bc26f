"""The ledger's file: adding, replacing and removing leave nothing behind, and bad files get a line."""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from entries import TOLL, entry, named

from numcheck.ledger.entry import Entry
from numcheck.ledger.schema import MIGRATIONS
from numcheck.ledger.store import Ledger, LedgerError, Outcome

FOREVER = 2**62


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "archive.ledger"


def opened(file: Path) -> Ledger:
    return Ledger(file, create=True, writing=True)


def found(ledger: Ledger, entry: Entry) -> set[tuple[int, int]]:
    """The postings of an entry's keys, as (key, claim)."""
    keys = {key for key, _ in entry.keys}
    return {(p.key, p.claim) for key in keys for p in ledger.postings(key, entry.day, 0, FOREVER, 99)}


def test_an_article_is_found_by_its_keys_and_words(file: Path) -> None:
    toll = entry()
    with opened(file) as ledger:
        assert ledger.add(toll) is Outcome.ADDED
        assert found(ledger, toll) == set(toll.keys)
        assert ledger.found([("varrow",), ("dead", "death")], 0, FOREVER, 5) == (1,)
        assert ledger.found([("varrow",), ("elsewhere",)], 0, FOREVER, 5) == ()
        assert ledger.article(1) == toll


def test_the_same_article_again_changes_nothing(file: Path) -> None:
    with opened(file) as ledger:
        ledger.add(entry())
        before = file.read_bytes(), ledger.statistics()
        assert ledger.add(entry()) is Outcome.UNCHANGED
        assert ledger.add(replace(entry(), name="moved.md")) is Outcome.UNCHANGED
        assert (file.read_bytes(), ledger.statistics()) == before


def test_a_corrected_article_replaces_its_claims(file: Path) -> None:
    old, new = entry(), entry(TOLL.replace("214 people in Varrow", "223 residents of Holmby"))
    with opened(file) as ledger:
        ledger.add(old)
        assert ledger.add(new) is Outcome.REPLACED
        assert tuple(ledger.entries()) == (new,)
        assert found(ledger, new) == set(new.keys)
        assert found(ledger, old) == set(old.keys) & set(new.keys)
        assert ledger.found([("varrow",)], 0, FOREVER, 5) == ()


def test_another_reader_reads_anew(file: Path) -> None:
    with opened(file) as ledger:
        ledger.add(entry())
        assert ledger.add(replace(entry(), reader="later")) is Outcome.REPLACED
        assert ledger.statistics().readers == (("later", 1),)


def test_a_name_that_now_holds_what_another_holds(file: Path) -> None:
    one, two = entry(), named(2)
    with opened(file) as ledger:
        ledger.add(one)
        ledger.add(two)
        assert ledger.add(replace(one, name=two.name)) is Outcome.REPLACED
        assert tuple(ledger.entries()) == (one,)


def test_what_is_removed_is_gone(file: Path) -> None:
    toll = entry()
    with opened(file) as ledger:
        ledger.add(toll)
        assert ledger.remove("a.md")
        assert not ledger.remove("a.md")
        assert found(ledger, toll) == set()
        assert ledger.found([("varrow",)], 0, FOREVER, 5) == ()
        ledger.vacuum()
        assert ledger.statistics().articles == 0


def test_a_hot_key_gives_what_is_near(file: Path) -> None:
    with opened(file) as ledger:
        for number in range(60):
            ledger.add(replace(named(number), day=1000 + number))
        key = entry().keys[0][0]
        days = {p.day for p in ledger.postings(key, 1030, 0, FOREVER, 5)}
        assert days == {*range(1026, 1031), *range(1031, 1036)}
        assert {p.day for p in ledger.postings(key, 1030, 1029, 1031, 5)} == {1029, 1030, 1031}
        assert {p.day for p in ledger.postings(key, FOREVER, 0, FOREVER, 3)} == {1057, 1058, 1059}


def test_what_is_set_aside_is_told_until_it_is_read(file: Path) -> None:
    with opened(file) as ledger:
        ledger.set_aside("a.md", "d", "it ended its process")
        assert ledger.aside() == (("a.md", "d", "it ended its process"),)
        ledger.add(entry())
        assert ledger.aside() == ()


def test_tables_of_an_earlier_version_are_brought_up_to_date(file: Path) -> None:
    with opened(file) as ledger:
        ledger.add(entry())
    with sqlite3.connect(file) as raw:  # as version 1 left it
        raw.execute("DROP TABLE aside")
        raw.execute("PRAGMA user_version = 1")
    raw.close()
    with pytest.raises(LedgerError, match="made by an earlier numcheck"):
        Ledger(file)
    with Ledger(file, writing=True) as ledger:
        assert tuple(ledger.entries()) == (entry(),)
        ledger.set_aside("b.md", "d", "too long")
    with Ledger(file) as ledger:
        assert len(ledger.aside()) == 1


def test_tables_of_a_later_version_are_left_alone(file: Path) -> None:
    opened(file).close()
    with sqlite3.connect(file) as raw:
        raw.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    raw.close()
    with pytest.raises(LedgerError, match="made by a later numcheck"):
        opened(file)


def test_files_that_are_no_ledger(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("It cost $48 million. " * 100)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as raw:
        raw.execute("CREATE TABLE t (x)")
    raw.close()
    for file in (text, other):
        before = file.read_bytes()
        for writing in (False, True):
            with pytest.raises(LedgerError, match="no ledger of numcheck's"):
                Ledger(file, create=writing, writing=writing)
        assert file.read_bytes() == before
    with pytest.raises(LedgerError, match="there is no such ledger"):
        Ledger(tmp_path / "missing.ledger")
    with pytest.raises(LedgerError):
        Ledger(tmp_path, create=True, writing=True)
    with pytest.raises(LedgerError, match="cannot be opened"):
        Ledger(tmp_path / "nowhere" / "a.ledger", create=True, writing=True)


def test_a_damaged_article_is_named(file: Path) -> None:
    with opened(file) as ledger:
        ledger.add(entry())
    with sqlite3.connect(file) as raw:
        raw.execute("UPDATE article SET body = x'00'")
    raw.close()
    with Ledger(file) as ledger, pytest.raises(LedgerError, match=r"the article a\.md is damaged"):
        ledger.article(1)


@contextmanager
def as_nobody() -> Iterator[Path]:
    """A folder in which even root, for a while, has no more rights than anybody."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@contextmanager
def unprivileged() -> Iterator[None]:
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_ledger_that_cannot_be_written_is_read(request: pytest.FixtureRequest) -> None:
    with as_nobody() as folder:
        file = folder / "archive.ledger"
        with opened(file) as ledger:
            ledger.add(entry())
        file.chmod(0o444)
        folder.chmod(0o555)
        with unprivileged():
            with Ledger(file) as ledger:
                assert tuple(ledger.entries()) == (entry(),)
            with pytest.raises(LedgerError, match="cannot be written"), Ledger(file, writing=True) as ledger:
                ledger.add(named(2))
        folder.chmod(0o755)


def test_json_of_an_entry_is_a_line_each() -> None:
    toll = entry("---\ndate: 2031-05-06\n---\nIt cost $48 million.\u2028Then\x85 $50 million.\n\nAnd 3.\n")
    for text in (toll.document, toll.claims, toll.words):
        assert "\n" not in text
    assert json.loads(toll.document)["text"].count("\u2028") == 1
