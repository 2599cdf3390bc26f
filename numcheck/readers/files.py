"""Files, folders and standard input to documents; what cannot be read becomes a fault and the rest goes on."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from numcheck.faults import reason
from numcheck.model.documents import Document, Role
from numcheck.model.findings import Fault
from numcheck.model.lexicon import Lexicon
from numcheck.readers.cards import CardsError, cards
from numcheck.readers.decoding import NotForUsError, UnreadableError, too_large
from numcheck.readers.fact_units import Figures
from numcheck.readers.facts import is_table, read_facts
from numcheck.readers.json_kinds.record import Fields
from numcheck.readers.limits import Limits
from numcheck.readers.reading import Card, read_bytes, suffixes
from numcheck.readers.tables import TABLE_SUFFIXES
from numcheck.readers.takes import superseded

STANDARD_INPUT = "-"
CARDS_NAME = "sources.yaml"


def shown_name(path: Path) -> str:
    """A file's name as documents carry it: with forward slashes, and bytes that are no UTF-8 written out."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


@dataclass(frozen=True, slots=True)
class Desk:
    """What reading needs from outside.

    Word lists, limits, a YAML loader, standard input; what the settings say of a file where no `sources.yaml` does;
    what finds figures in a sentence, for tables of facts; where the desk's own JSON records keep what.
    """

    lexicon: Lexicon
    load_yaml: Callable[[Path], object]
    limits: Limits = Limits()
    standard_input: BinaryIO | None = None
    card_of: Callable[[Path], Card] | None = None
    figures: Figures | None = None
    fields: Fields = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Gathered:
    """The documents in the order asked for, what could not be read, and what was passed over in folders."""

    documents: tuple[Document, ...]
    faults: tuple[Fault, ...]
    skipped: tuple[str, ...]


@dataclass(slots=True)
class Gathering:
    """Reads inputs one after the other, each file once."""

    desk: Desk
    documents: list[Document] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)
    _cards: dict[Path, Mapping[str, Card]] = field(default_factory=dict)

    def add(self, inputs: Sequence[str], role: Role) -> None:
        """Reads files, folders (their texts, in order of name) and `-`.

        Raises:
            CardsError: if a `sources.yaml` beside them is broken.
        """
        for given in inputs:
            if given == STANDARD_INPUT:
                self._standard_input(role)
            elif os.path.isdir(given):
                for path in self._texts_in(Path(given)):
                    self.add_file(path, role, listed=True)
            else:
                self.add_file(Path(given), role)

    def result(self, *, every_take: bool = False) -> Gathered:
        """All that was gathered; of the takes of one wire story only the latest, unless every one is wanted."""
        earlier = {} if every_take else superseded(self.documents)
        told = (f"{name}: superseded by {later}, a later take of the same story" for name, later in earlier.items())
        kept = tuple(d for d in self.documents if d.name not in earlier)
        return Gathered(kept, tuple(self.faults), (*self.skipped, *told))

    def emptied(self) -> Gathering:
        """A gathering of nothing yet, which knows the `sources.yaml` files that this one has read."""
        return Gathering(self.desk, _cards=self._cards)

    def add_file(self, path: Path, role: Role, *, listed: bool = False) -> None:
        """Reads one file; of one `listed` by a folder it is no fault that it holds no English article.

        Raises:
            CardsError: if a `sources.yaml` beside it is broken.
        """
        name = shown_name(path)
        key = os.path.realpath(path)
        if key in self._seen:
            return
        self._seen.add(key)
        card = self._card(path, role)
        try:
            with path.open("rb") as stream:
                data = stream.read(self.desk.limits.file_bytes + 1)
            size = path.stat().st_size
        except (OSError, ValueError) as fault:
            self.faults.append(Fault(name, reason(fault)))
        else:
            self._read(name, data, card, role, size, listed=listed)

    def add_line(self, path: Path, number: int, data: bytes, role: Role) -> None:
        """Reads one line of a file with a record a line, as a text named by file and line number.

        Raises:
            CardsError: if a `sources.yaml` beside the file is broken.
        """
        name, known = shown_name(path), len(self.documents)
        self._read(name, data, self._card(path, role), role, listed=True, shown=f"{name}#{number}")
        for k, document in enumerate(self.documents[known:], start=known):
            self.documents[k] = replace(document, name=f"{name}#{number}{document.name.removeprefix(name)}")

    def _texts_in(self, folder: Path) -> Iterator[Path]:
        taken = 0
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            parts = path.relative_to(folder).parts
            if any(part.startswith(".") for part in parts) or path.name == CARDS_NAME:
                continue
            if path.suffix.lower() not in suffixes() and path.suffix.lower() not in TABLE_SUFFIXES:
                self.skipped.append(f"{shown_name(path)}: no text format that numcheck reads")
            elif taken == self.desk.limits.files:
                self.faults.append(
                    Fault(shown_name(folder), f"more than {taken:,} texts in one folder; the rest is not read")
                )
                return
            else:
                taken += 1
                yield path
        if not taken:
            self.faults.append(Fault(shown_name(folder), "the folder holds no text that numcheck reads"))

    def _standard_input(self, role: Role) -> None:
        if STANDARD_INPUT in self._seen:
            return
        self._seen.add(STANDARD_INPUT)
        stream = self.desk.standard_input
        data = stream.read(self.desk.limits.file_bytes + 1) if stream else b""
        self._read(STANDARD_INPUT, data, Card(), role)

    def _read(
        self, name: str, data: bytes, card: Card, role: Role, size: int = 0, *, listed: bool = False, shown: str = ""
    ) -> None:
        """Reads one file's bytes; one `listed` by a folder may hold no English article, one asked for may not.

        Faults go by the name `shown`, or by that of the file.
        """
        try:
            if len(data) > self.desk.limits.file_bytes:
                raise too_large(max(size, len(data)), self.desk.limits)
            found = self._found(name, data, card, role)
        except NotForUsError as fault:
            if listed:
                self.skipped.append(f"{shown or name}: {fault}")
            else:
                self.faults.append(Fault(shown or name, str(fault)))
        except UnreadableError as fault:
            self.faults.append(Fault(shown or name, str(fault)))
        else:
            self.documents += found

    def _found(self, name: str, data: bytes, card: Card, role: Role) -> tuple[Document, ...]:
        """The documents in a file's bytes; rows of a table of facts that cannot be understood become faults."""
        figures, limits = self.desk.figures, self.desk.limits
        if figures is None or not is_table(data, name, limits):
            fields = self.desk.fields
            return read_bytes(data, name, self.desk.lexicon, limits=limits, card=card, role=role, fields=fields)
        found = read_facts(data, name, figures, limits=limits, card=card, role=role)
        self.faults += (Fault(name, line) for line in found.faults)
        self.skipped += found.told
        return found.documents

    def _card(self, path: Path, role: Role) -> Card:
        """What a `sources.yaml` says of a file and, unless it was given as the draft, the settings say of sources."""
        folder = path.parent
        if folder not in self._cards:
            listed = folder / CARDS_NAME
            self._cards[folder] = self._load_cards(listed) if listed.is_file() else {}
        card = self._cards[folder].get(path.name, Card())
        return card if self.desk.card_of is None or role is Role.DRAFT else card.over(self.desk.card_of(path))

    def _load_cards(self, listed: Path) -> Mapping[str, Card]:
        try:
            return cards(self.desk.load_yaml(listed))
        except CardsError as error:
            raise CardsError(tuple(f"{listed.as_posix()}: {fault}" for fault in error.faults)) from None
