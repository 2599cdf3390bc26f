"""Files, folders and standard input to documents, with the shipped word lists: readers joined to what they need."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

from numcheck.model.conventions import PLAIN_ENGLISH, Conventions
from numcheck.model.documents import Document, Role
from numcheck.model.mentions import Mention
from numcheck.readers.cards import CardsError
from numcheck.readers.files import Desk, Gathered, Gathering
from numcheck.readers.json_kinds.record import NO_FIELDS, Fields
from numcheck.readers.limits import Limits
from numcheck.readers.reading import Card
from numcheck.rules.lexicon import load_lexicon
from numcheck.rules.yaml_text import YamlFault, load_marked


def gathering(
    lexicon_folders: tuple[Path, ...] = (),
    limits: Limits = Limits(),
    standard_input: BinaryIO | None = None,
    card_of: Callable[[Path], Card] | None = None,
    conventions: Conventions = PLAIN_ENGLISH,
    fields: Fields = NO_FIELDS,
) -> Gathering:
    """An empty gathering with the desk's word lists and limits, and what its settings say of a file.

    `conventions` tell how tables of facts write their numbers, `fields` where the desk's own JSON records keep what.
    """
    lexicon = load_lexicon(lexicon_folders)

    def figures(sentence: str) -> Sequence[Mention]:
        from numcheck.extraction import extract

        return extract(Document("", sentence), lexicon, conventions).mentions

    return Gathering(Desk(lexicon, _load_yaml, limits, standard_input, card_of, figures, fields))


def read_files(inputs: Sequence[str | Path], *, role: Role = Role.SOURCE) -> Gathered:
    """The documents of files and folders, with what a `sources.yaml` beside them says; `role` where it is silent.

    What cannot be read is among the faults of the result.

    Raises:
        numcheck.readers.cards.CardsError: if such a `sources.yaml` is wrong.
    """
    gathered = gathering()
    gathered.add([str(given) for given in inputs], role)
    return gathered.result()


def _load_yaml(path: Path) -> object:
    try:
        return load_marked(path.read_text(encoding="utf-8-sig")).value
    except YamlFault as fault:
        raise CardsError((f"line {fault.line}, column {fault.column}: {fault.message}",)) from fault
    except (OSError, UnicodeDecodeError) as error:
        raise CardsError((f"cannot be read: {error}",)) from error
