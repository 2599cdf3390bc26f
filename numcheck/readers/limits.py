"""How much numcheck reads before it says that a file is no article."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits on one input; more gives one clear line instead of a report.

    `file_bytes`: a year of a reporter's work is about a megabyte, so ten hold any story. `digit_run`: no number
    in print is longer than this many digits. `files`: texts taken from one folder, and from one file. `depth`:
    elements or values inside one another; pages of news have fewer than 60. `nodes`: elements, values or marks of
    Markdown in one file. `blocks`: paragraphs, items and cells in one text, and lines of one without markup; ten
    megabytes of prose have about 50,000, and 150,000 lines broken by hand. `unpacked_bytes`: of one part of a Word
    document, of a whole workbook; `unpacked_ratio`: how often a part may be larger (Word packs to a twentieth).
    """

    file_bytes: int = 10_000_000
    digit_run: int = 1_000
    files: int = 10_000
    depth: int = 250
    nodes: int = 1_000_000
    blocks: int = 200_000
    unpacked_bytes: int = 30_000_000
    unpacked_ratio: int = 200
