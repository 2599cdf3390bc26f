"""What processes of the tests do to an article: read it, or come to grief at a word of it."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from archive_corpus import READER

from numcheck.ledger.entry import Entry, entry_of
from numcheck.model.documents import Document

if TYPE_CHECKING:
    from pandas import DataFrame

    from numcheck.archive.engines import Step


@dataclass(frozen=True, slots=True)
class Troubled:
    """Keeps articles without their claims; some words in them do harm. `unready` says why no work can be done."""

    unready: str = ""

    def prepare(self) -> None:
        if self.unready:
            raise RuntimeError(self.unready)

    def __call__(self, document: Document) -> Entry:
        if "poison" in document.text:
            os._exit(70)
        if "murder" in document.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "trouble" in document.text:
            raise ValueError("this text is too troublesome\nby far")
        if "forever" in document.text:
            time.sleep(600)
        time.sleep(0.01)
        return entry_of(document, (), READER, {})


@dataclass(frozen=True, slots=True)
class DyingOnce:
    """Does work, but the first process that comes to the article of a name is killed there."""

    name: str
    mark: Path

    def prepare(self) -> None:
        """Nothing to load."""

    def __call__(self, document: Document) -> Entry:
        if document.name.endswith(self.name):
            die_once(self.mark)
        return Troubled()(document)


def dying_once(frame: DataFrame, step: Step, mark: Path) -> DataFrame:
    """A step during which the first worker that has rows for it is killed."""
    if len(frame):
        die_once(mark)
    return step(frame)


def die_once(mark: Path) -> None:
    """Ends the process without a word, unless one has died at this mark before."""
    try:
        mark.touch(exist_ok=False)
    except FileExistsError:
        return
    os.kill(os.getpid(), signal.SIGKILL)


def write_texts(count: int, words: dict[int, str] | None = None) -> None:
    """Texts in the folder `in`, those of some numbers with a word that may do harm."""
    Path("in").mkdir()
    for number in range(count):
        word = (words or {}).get(number, "harmless")
        Path(f"in/text-{number:02}.txt").write_text(f"This {word} text has the number {number} of Solvang in it.\n")
