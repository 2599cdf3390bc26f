"""Findings written back into a Word draft as comments: `numcheck report DRAFT.docx --docx OUT`."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from numcheck.cli import desk, output
from numcheck.cli.exits import UsageFault
from numcheck.config import Config
from numcheck.faults import reason

if TYPE_CHECKING:
    from numcheck.model.findings import Report


def word_draft(texts: Sequence[str]) -> str:
    """The one text of a call, which is a Word document or cannot be opened.

    Raises:
        UsageFault: if it is anything else.
    """
    from numcheck.readers.word_archives import MARK

    if len(texts) != 1:
        raise UsageFault(f"--docx takes one draft, a Word document, not {len(texts) or 'the stories of the settings'}")
    (given,) = texts
    if given == "-" or os.path.isdir(given):
        raise UsageFault("--docx takes a draft that is a file, a Word document")
    try:
        with open(given, "rb") as stream:
            word = stream.read(len(MARK)) == MARK
    except OSError:
        return given
    if not word:
        raise UsageFault(f"--docx: {given} is no Word document; its findings cannot be written back as comments")
    return given


def commented_draft(report: Report, draft: str, day: dt.date | None, chosen: Config) -> bytes | None:
    """The bytes of the draft with the report's findings as comments.

    None, with a line on standard error if that is news, if the draft could not be read or cannot be added to.
    """
    from numcheck.readers.decoding import UnreadableError
    from numcheck.readers.files import shown_name
    from numcheck.word_comments import commented

    name = shown_name(Path(draft))
    document = next((d for d in report.documents if d.name == name), None)
    if document is None:
        return None
    try:
        return commented(Path(draft).read_bytes(), document, report, day, desk.limits(chosen))
    except OSError as error:
        output.tell(f"{name}: {reason(error)}")
    except UnreadableError as error:
        output.tell(f"{name}: {error}; no comments are written")
    return None
