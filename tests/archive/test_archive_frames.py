"""Entries as frames and Parquet parts: what comes back is what went in, in the declared types."""

from __future__ import annotations

from pathlib import Path

import pytest
from archive_corpus import read_entries

from numcheck.ledger.frames import (
    ARTICLES,
    CLAIMS,
    entries_to_frames,
    frames_to_entries,
    parts,
    read_part,
    write_part,
)
from numcheck.ledger.parquet import ParquetError, Schema, empty, write


def test_entries_come_back_from_frames_and_from_parquet(tmp_path: Path) -> None:
    entries = read_entries()
    assert tuple(frames_to_entries(*entries_to_frames(entries))) == entries
    write_part(tmp_path, 7, entries)
    assert parts(tmp_path) == (7,)
    assert tuple(frames_to_entries(*read_part(tmp_path, 7))) == entries


def test_the_types_are_the_declared_ones_even_without_a_row(tmp_path: Path) -> None:
    for number, entries in enumerate((read_entries(), ())):
        write_part(tmp_path, number, entries)
        for frames in (entries_to_frames(entries), read_part(tmp_path, number)):
            for frame, schema in zip(frames, (ARTICLES, CLAIMS), strict=True):
                assert {str(n): str(t) for n, t in frame.dtypes.items()} == _types(schema)


def test_a_row_tells_its_claim_without_decoding() -> None:
    _, claims = entries_to_frames(read_entries())
    row = next(r for r in claims.to_dict("records") if r["measure"] == "death")
    assert row["family"] == "count"
    assert row["sentence"][row["stated_at"] :].startswith(row["stated"])
    assert row["hard_low"] <= row["number"] <= row["hard_high"]


def test_a_broken_part_is_told_in_one_line(tmp_path: Path) -> None:
    write_part(tmp_path, 0, ())
    (tmp_path / "claims" / "part-00000.parquet").write_bytes(b"PAR1, but only so")
    with pytest.raises(ParquetError, match=r"^[^\n]*part-00000[^\n]*$"):
        read_part(tmp_path, 0)


def _types(schema: Schema) -> dict[str, str]:
    return {name: "object" if kind.startswith("list") else kind for name, kind in schema.items()}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_full_disk_is_told_in_the_system_s_words_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.getpid", lambda: 1)
    partial = tmp_path / "part.parquet.1.partial"
    partial.symlink_to("/dev/full")
    with pytest.raises(ParquetError, match=r"part\.parquet: cannot be written: no space left on device$"):
        write(empty(CLAIMS), CLAIMS, tmp_path / "part.parquet")
    assert not list(tmp_path.iterdir())
