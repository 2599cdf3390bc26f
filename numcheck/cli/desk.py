"""What the commands share: the configuration, the texts, and the stages run over them."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from numcheck.cli.exits import UsageFault
from numcheck.config import Config, ConfigError, find_config, read_config
from numcheck.model.documents import DateOrigin, Document, Role

if TYPE_CHECKING:
    from numcheck.model.findings import Fault
    from numcheck.pipeline import Article, Settings
    from numcheck.readers.files import Gathered


def config(file: Path | None) -> Config:
    """The settings of the named file, else of the nearest one above the working folder.

    Raises:
        UsageFault: if they are wrong.
    """
    try:
        return read_config(file) if file else find_config(Path.cwd())
    except ConfigError as error:
        raise UsageFault(*error.faults) from error


def settings(chosen: Config) -> Settings:
    """The settings as the pipeline takes them."""
    from numcheck.pipeline import Settings

    given = Settings(rule_folders=chosen.rules, lexicon_folders=chosen.lexicon, off=chosen.off)
    return replace(given, model=chosen.model) if chosen.model else given


def gather(chosen: Config, groups: Sequence[tuple[Sequence[str], Role]]) -> Gathered:
    """The texts of all inputs, each group in its role.

    Raises:
        UsageFault: if a `sources.yaml` beside them is wrong.
    """
    from numcheck.inputs import gathering
    from numcheck.readers.cards import CardsError
    from numcheck.readers.limits import Limits

    limits = Limits(file_bytes=int(chosen.max_megabytes * 1_000_000))
    gathered = gathering(chosen.lexicon, limits, sys.stdin.buffer)
    try:
        for inputs, role in groups:
            gathered.add(inputs, role)
    except CardsError as error:
        raise UsageFault(*error.faults) from error
    return gathered.result()


def dated(documents: Sequence[Document], day: dt.date | None) -> tuple[Document, ...]:
    """The documents with `--pub-date`: it dates the draft, and without a draft those that have no date."""
    if day is None:
        return tuple(documents)
    from numcheck.readers.reading import dated as with_date

    drafted = any(d.role is Role.DRAFT for d in documents)
    return tuple(
        with_date(d, day, DateOrigin.OPTION) if (d.role is Role.DRAFT if drafted else d.published is None) else d
        for d in documents
    )


@dataclass(frozen=True, slots=True)
class Read:
    """The texts that were read through, and those at which a stage broke."""

    articles: tuple[Article, ...]
    faults: tuple[Fault, ...]


def read_through(documents: Sequence[Document], chosen: Settings) -> Read:
    """Every document through extraction to claims; one at which a stage breaks becomes a fault, the others go on.

    Raises:
        ModelError: if the language model is missing or altered.
    """
    from numcheck.annotation.spacy_model import ModelError
    from numcheck.model.findings import Fault
    from numcheck.pipeline import read_document

    articles: list[Article] = []
    faults: list[Fault] = []
    for document in documents:
        try:
            articles.append(read_document(document, chosen))
        except ModelError:
            raise
        except Exception as error:  # noqa: BLE001 - one text that breaks a stage must not hide the others; status 3 tells
            faults.append(Fault(document.name, f"numcheck broke on this text: {broken(error)}"))
    return Read(tuple(articles), tuple(faults))


def broken(error: BaseException) -> str:
    """An unexpected exception in one line: what, and in which line of which module."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" ({Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno})" if trace else ""
    return f"{type(error).__name__}: {error}{where}"
