"""Hostile and enormous files among others: one clear line each, bounded memory and time, the other texts still read."""

from __future__ import annotations

import io
import json
import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from conftest import Run

from numcheck.inputs import read_files
from numcheck.readers.limits import Limits

GOOD = "The bridge of Colvane cost $48 million."
MEGABYTE = 1_000_000
_TYPES = b"<!DOCTYPE nitf [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;'>]>"


def archive(parts: dict[str, bytes]) -> bytes:
    """A zip archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return stream.getvalue()


HOSTILE = {
    "bomb.xml": (_TYPES + b"<nitf><body><p>&b;</p></body></nitf>", "declares entities"),
    "outside.xml": (b"<!DOCTYPE nitf [<!ENTITY f SYSTEM 'file:///etc/passwd'>]><nitf>&f;</nitf>", "declares entities"),
    "zip-bomb.docx": (archive({"word/document.xml": b"<w:p>" + b" " * 40 * MEGABYTE}), "far larger unpacked"),
    "zip-bomb.xlsx": (
        archive({"xl/workbook.xml": b"<a/>", "xl/worksheets/sheet1.xml": b" " * 40 * MEGABYTE}),
        "far larger unpacked",
    ),
    "paths.docx": (archive({"../../word/document.xml": b"<a/>", "/word/document.xml": b"<a/>"}), "no Word document"),
    "cut-off.docx": (archive({"word/document.xml": b"<a/>" * 1000})[:-40], "damaged or cut off"),
    "deep.json": (b'{"a":' * 10_000, "nests deeper than 250 levels"),
    "deep.html": (b"<html>" + b"<div>" * 10_000, "nests deeper than 250 levels"),
    "deep.xml": (b"<nitf>" * 10_000, "nests deeper than 250 levels"),
    "many.jsonl": (json.dumps({"text": GOOD}).encode() * 10_001, "more than 10,000 texts"),
    "digits.txt": (b"7" * 100_000, "digits or more"),
    "items.md": (b"- a\n" * 2_000_000, "more than 200,000 paragraphs"),
    "marks.md": (b"*a* " * 2_000_000, "more than 1,000,000 elements"),
    "lines.txt": (b"a\n" * 4_000_000, "more than 200,000 paragraphs"),
    "escapes.json": (json.dumps({"headline": "A", "text": "a\n" * 2_000_000}).encode(), "more than 1,000,000 values"),
    "lines.json": (json.dumps({"headline": "A", "text": "a\n" * 200_001}).encode(), "more than 200,000 paragraphs"),
    "cells.html": (b"<html><table>" + b"<td>1" * 200_001, "more than 200,000 paragraphs"),
    "binary.txt": (bytes(range(256)) * 100, "binary"),
    "quotes.csv": (b'subject,measure,value\n"a bridge' + b"," * 1000, "a quotation mark without end"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_one_clear_line_and_the_others_are_read(tmp_path: Path, name: str) -> None:
    data, reason = HOSTILE[name]
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / name).write_bytes(data)
    begun = time.process_time()
    found = read_files([tmp_path / name, tmp_path / "good.txt"])
    assert time.process_time() - begun < 30
    (fault,) = found.faults
    assert reason in fault.message
    assert "\n" not in fault.message
    assert [Path(d.name).name for d in found.documents] == ["good.txt"]
    assert sorted(p.name for p in tmp_path.rglob("*")) == sorted(["good.txt", name])


def test_all_of_them_at_once(desk: Path, run: Run) -> None:
    for name, (data, _) in HOSTILE.items():
        (desk / name).write_bytes(data)
    (desk / "draft.txt").write_text(GOOD)
    status, out, err = run("check", "draft.txt", "--against", *HOSTILE)
    assert status == 3
    assert "1 number" in out
    assert all(sum(line.startswith(f"numcheck: {name}: ") for line in err.splitlines()) == 1 for name in HOSTILE)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".json", ".xml", ".docx", ".csv", ".xlsx", ""])
def test_200_megabytes_are_refused_without_reading_them(tmp_path: Path, suffix: str) -> None:
    huge = tmp_path / f"huge{suffix}"
    with huge.open("wb") as stream:
        stream.truncate(200 * MEGABYTE)
    (tmp_path / "good.txt").write_text(GOOD)
    read_files([tmp_path / "good.txt"])
    tracemalloc.start()
    begun = time.process_time()
    found = read_files([huge, tmp_path / "good.txt"])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [f.message for f in found.faults] == ["the file is too large: 200.0 MB, and the limit is 10.0 MB"]
    assert len(found.documents) == 1
    assert peak < 3 * Limits().file_bytes
    assert time.process_time() - begun < 5
