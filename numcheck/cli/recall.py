"""What the paper has printed before of a draft's figures, out of the ledger that the settings name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from numcheck.cli import arguments
from numcheck.cli.exits import UsageFault
from numcheck.faults import UnusableError
from numcheck.model.documents import Role

if TYPE_CHECKING:
    from numcheck.config import Config
    from numcheck.model.findings import Fault, LookedUp
    from numcheck.pipeline import Article


@dataclass(frozen=True, slots=True)
class FromLedger:
    """Articles of the archive that may speak of the drafts' figures, and what went wrong."""

    articles: tuple[Article, ...] = ()
    looked_up: tuple[LookedUp, ...] = ()
    faults: tuple[Fault, ...] = ()


def with_ledger(chosen: Config, given: Path | None, texts: Sequence[str], against: Sequence[str] | None) -> Config:
    """The settings with the ledger that a call names.

    Raises:
        UsageFault: if the call has several texts and no draft among them, whose figures could be looked up.
    """
    if given is None:
        return chosen
    if len(texts) > 1 and against is None:
        raise UsageFault("--ledger looks up the figures of a draft; name one text, or its sources with --against")
    return replace(chosen, ledger=given)


def first_day(chosen: Config, since: str | None) -> dt.date | None:
    """The day of `--since`.

    Raises:
        UsageFault: if it is none, or if there is no ledger.
    """
    if since is not None and chosen.ledger is None:
        raise UsageFault("--since needs --ledger FILE, or a ledger in numcheck.toml")
    return arguments.day("--since", since)


def stamp(chosen: Config) -> tuple[int, ...]:
    """What changes when the ledger of the settings does: when its file and its log were written, and their sizes."""
    if chosen.ledger is None:
        return ()
    from numcheck.ledger.store import files_of

    found = [file.stat() for file in files_of(chosen.ledger) if file.exists()]
    return tuple(number for stat in found for number in (stat.st_mtime_ns, stat.st_size))


def recalled(
    articles: Sequence[Article], chosen: Config, since: dt.date | None = None, folder: Path = Path()
) -> FromLedger:
    """What the ledger of the settings holds on the drafts among the articles, whose names start at `folder`.

    A ledger that cannot be read is a fault of the check, which goes on without it.
    """
    drafts = [a for a in articles if a.document.role is Role.DRAFT]
    if chosen.ledger is None or not drafts:
        return FromLedger()
    from numcheck.alignment.families import kin_of
    from numcheck.ledger.lookup import recall
    from numcheck.ledger.store import Ledger
    from numcheck.model.findings import Fault, LookedUp
    from numcheck.rules.lexicon import load_lexicon

    kin = kin_of(load_lexicon(chosen.lexicon))
    first = since.toordinal() if since else 0
    try:
        with Ledger(chosen.ledger) as ledger:
            found = recall(ledger, drafts, kin, first, folder)
    except UnusableError as error:
        told = str(error).removeprefix(f"{chosen.ledger}: ")
        return FromLedger(faults=(Fault(str(chosen.ledger), told),))
    return FromLedger(found.articles, (LookedUp(chosen.ledger.name, found.held),))
