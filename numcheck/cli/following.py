"""The check of a review: made again and again, of which only what has changed is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from numcheck.cli import desk, recall
from numcheck.cli.check import checked
from numcheck.cli.comparisons import Memory
from numcheck.cli.exits import UsageFault
from numcheck.config import Config, config_places
from numcheck.config.globs import expand

if TYPE_CHECKING:
    import datetime as dt

    from numcheck.review.session import Checked
    from numcheck.settling.writing import DecisionsFile


@dataclass(slots=True)
class Following:
    """A check of some texts, or of the stories of the settings, to be made whenever one of its `files` is saved.

    `against` is None where no sources are named; `file` are settings named instead of the nearest ones,
    `ledger` and `since` the options of those names.
    """

    texts: tuple[str, ...]
    against: tuple[str, ...] | None
    day: dt.date | None
    today: dt.date | None
    file: Path | None
    ledger: Path | None = None
    since: str | None = None
    folder: Path = field(default_factory=Path.cwd)
    """Where names of texts start, and where settings are looked for."""
    memory: Memory = field(default_factory=Memory)
    _chosen: Config = field(default_factory=Config)
    _decisions: dict[Path, DecisionsFile] = field(default_factory=dict)

    def __call__(self) -> Checked:
        """The check of this moment.

        Raises:
            CannotCheckError: if settings, decisions or the call are wrong.
        """
        from numcheck.review.session import CannotCheckError, Checked
        from numcheck.rules.faults import RuleFileError
        from numcheck.settling.files import DECISIONS
        from numcheck.settling.writing import DecisionsFile

        self.memory.old.clear()
        try:
            chosen = recall.with_ledger(desk.config(self.file), self.ledger, self.texts, self.against)
            first = recall.first_day(chosen, self.since)
            self._chosen = chosen
            decided = desk.decisions(chosen, self.today)
            against = None if self.against is None else list(self.against)
            report = checked(chosen, list(self.texts), against, self.day, decided, since=first, memory=self.memory)
        except UsageFault as fault:
            raise CannotCheckError(*fault.lines) from fault
        except RuleFileError as error:
            raise CannotCheckError(*(str(f) for f in error.faults)) from error
        self.memory.trim()
        file = self.folder / (chosen.decisions or desk.beside(chosen, DECISIONS))
        writable = self._decisions.setdefault(file, DecisionsFile(file, file.name))
        return Checked(report, writable, tuple(dict.fromkeys(self.memory.old)))

    def files(self) -> Iterator[Path]:
        """Settings, decisions, ledger, texts, what is said of these beside them, and what patterns meet now."""
        from numcheck.settling.files import BASELINE, DECISIONS

        chosen = self._chosen
        yield from (self.folder / self.file,) if self.file else config_places(self.folder)
        yield from chosen.files
        yield self.folder / (chosen.decisions or desk.beside(chosen, DECISIONS))
        yield self.folder / (chosen.baseline or desk.beside(chosen, BASELINE))
        if chosen.ledger:
            from numcheck.ledger.store import files_of

            yield from files_of(self.folder / chosen.ledger)
        given = [self.folder / text for text in (*self.texts, *(self.against or ()))]
        if not given and chosen.root:
            patterns = [p for story in chosen.stories for p in (*story.drafts, *story.sources)]
            given = [chosen.root / name for name in expand(chosen.root, patterns)]
        yield from _with_cards(given)


def _with_cards(given: list[Path]) -> Iterator[Path]:
    """Files, those in folders, and the `sources.yaml` beside each."""
    from numcheck.readers.files import CARDS_NAME

    folders: dict[Path, None] = {}
    for path in given:
        if path.is_dir():
            yield from (inner for inner in path.rglob("*") if not inner.is_dir())
        else:
            folders[path.parent] = None
            yield path
    yield from (folder / CARDS_NAME for folder in folders)
