"""What the commands share: the configuration, the texts, and the stages run over them."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from numcheck.cli.exits import UsageFault
from numcheck.config import Config, ConfigError, PathRule, find_config, read_config
from numcheck.faults import broken
from numcheck.model.documents import DateOrigin, Document, Role
from numcheck.model.findings import Severity

if TYPE_CHECKING:
    from numcheck.cache import ArticleCache
    from numcheck.model.findings import Fault
    from numcheck.pipeline import Article, Settings
    from numcheck.readers.files import Gathered, Gathering
    from numcheck.readers.limits import Limits
    from numcheck.readers.reading import Card
    from numcheck.settling.decision import Decision, Decisions


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

    given = Settings(
        rule_folders=chosen.rules,
        lexicon_folders=chosen.lexicon,
        off=chosen.off,
        severities=tuple((path, Severity(level)) for path, level in chosen.severities.items()),
        tolerances=tuple(chosen.tolerances.items()),
    )
    if chosen.locale:
        from numcheck.config.locales import conventions_of

        given = replace(given, conventions=conventions_of(chosen.locale))
    return replace(given, model=chosen.model) if chosen.model else given


def vetted(chosen: Config) -> None:
    """Guards against settings that speak of rules there are none of.

    Raises:
        UsageFault: naming them, and where they are set.
    """
    from numcheck.pipeline import chosen_rules
    from numcheck.rules.faults import RuleFileError

    for part in (chosen, *(replace(chosen, **_rule_settings(p)) for p in chosen.paths)):
        try:
            chosen_rules(settings(part))
        except RuleFileError:
            raise
        except ValueError as error:
            keys = ("off", "severities", "tolerances") if part is chosen else ("paths",)
            where = next((chosen.origins[key] for key in keys if key in chosen.origins), "settings")
            raise UsageFault(*(f"{where}: {told}" for told in str(error).split("; no rule"))) from error


def decisions(chosen: Config, today: dt.date | None, *, usual_baseline: bool = True) -> Decisions:
    """The decisions of the desk's files: those that the settings name, else those that lie beside the settings.

    Raises:
        UsageFault: if such a file is wrong or, though named, not there.
    """
    from numcheck.settling.decision import Decisions
    from numcheck.settling.files import BASELINE, DECISIONS, DecisionsError, read_baseline, read_decisions

    entries: list[Decision] = []
    try:
        for named, usual, read in (
            (chosen.decisions, DECISIONS, read_decisions),
            (chosen.baseline, BASELINE, read_baseline),
        ):
            file = named or beside(chosen, usual)
            if named or (file.exists() and (usual_baseline or usual != BASELINE)):
                entries += read(file, file.name)
    except DecisionsError as error:
        raise UsageFault(*error.faults) from error
    return Decisions(tuple(entries), today)


def beside(chosen: Config, name: str) -> Path:
    """The file of that name beside the settings, or in the working folder where there are none."""
    return (chosen.root or Path()) / name


def own_files(chosen: Config) -> list[str]:
    """The files that a check reads besides the texts: settings, ledger, decisions and baseline, there or not."""
    from numcheck.settling.files import BASELINE, DECISIONS

    settled = (chosen.decisions or beside(chosen, DECISIONS), chosen.baseline or beside(chosen, BASELINE))
    return [str(file) for file in (*chosen.files, chosen.ledger, *settled) if file is not None]


def _rule_settings(path: PathRule) -> dict[str, Any]:
    return {"off": path.off, "severities": path.severities, "tolerances": path.tolerances}


def limits(chosen: Config) -> Limits:
    """How much is read of one text."""
    from numcheck.readers.limits import Limits

    return Limits(file_bytes=int(chosen.max_megabytes * 1_000_000))


def ledger_file(given: Path | None, chosen: Config) -> Path:
    """The ledger of a call, else that of the settings.

    Raises:
        UsageFault: if neither names one.
    """
    file = given or chosen.ledger
    if file is None:
        raise UsageFault("name the ledger with --ledger FILE, or set ledger in numcheck.toml")
    return file


def named_files(given: Sequence[str]) -> None:
    """Guards a ledger against articles that it could not find again.

    Raises:
        UsageFault: if standard input is among the texts.
    """
    from numcheck.readers.files import STANDARD_INPUT

    if STANDARD_INPUT in given:
        raise UsageFault("an article from standard input has no name to be kept under; name a file")


def gathering_for(chosen: Config, standard_input: BinaryIO | None = None) -> Gathering:
    """A gathering of nothing yet, as the settings want files read."""
    from numcheck.inputs import gathering

    given = (limits(chosen), standard_input, _card_of(chosen), settings(chosen).conventions)
    return gathering(chosen.lexicon, *given, fields=chosen.records)


def gather(chosen: Config, groups: Sequence[tuple[Sequence[str], Role]], *, every_take: bool = False) -> Gathered:
    """The texts of all inputs, each group in its role; of the takes of a wire story the latest, or every one.

    Raises:
        UsageFault: if a `sources.yaml` beside them is wrong.
    """
    from numcheck.readers.cards import CardsError

    gathered = gathering_for(chosen, sys.stdin.buffer)
    try:
        for inputs, role in groups:
            gathered.add(inputs, role)
    except CardsError as error:
        raise UsageFault(*error.faults) from error
    return gathered.result(every_take=every_take)


def _card_of(chosen: Config) -> Callable[[Path], Card] | None:
    """What `[[sources]]` of the settings say of a file."""
    if not chosen.sources or chosen.root is None:
        return None
    from numcheck.model.documents import Publication
    from numcheck.readers.reading import Card

    def card(path: Path) -> Card:
        told = chosen.source_at(below(chosen.root, os.fspath(path)))
        published = Publication(told.date, DateOrigin.SETTINGS) if told.date else None
        return Card(told.source, published, told.role, rank=told.rank, source_by=DateOrigin.SETTINGS)

    return card


def below(root: Path | None, name: str) -> str:
    """A document's name as patterns see it: relative to the settings' folder where it lies in that."""
    if root is None or not os.path.exists(name):
        return name
    path = Path(os.path.realpath(name))
    inside = os.path.realpath(root)
    return path.relative_to(inside).as_posix() if path.is_relative_to(inside) else name


def dated(
    documents: Sequence[Document],
    day: dt.date | None,
    *,
    only_undated: bool = False,
    origin: DateOrigin = DateOrigin.OPTION,
) -> tuple[Document, ...]:
    """The documents with a day that was given: it dates the draft, and without a draft those that have no date."""
    if day is None:
        return tuple(documents)
    from numcheck.readers.reading import dated as with_date

    drafted = any(d.role is Role.DRAFT for d in documents)
    return tuple(
        with_date(d, day, origin)
        if (d.role is Role.DRAFT if drafted else d.published is None) and not (only_undated and d.published)
        else d
        for d in documents
    )


@dataclass(frozen=True, slots=True)
class Read:
    """The texts that were read through, and those at which a stage broke."""

    articles: tuple[Article, ...]
    faults: tuple[Fault, ...]


def read_through(
    documents: Iterable[Document],
    chosen: Settings,
    known: dict[object, Article] | None = None,
    cache: ArticleCache | None = None,
    *,
    drafts_too: bool = False,
) -> Read:
    """Every document through extraction to claims; one at which a stage breaks becomes a fault, the others go on.

    Sources that have been read before are taken from `known`, and those read now are added (and the drafts, if
    `drafts_too`); `cache` is asked next.

    Raises:
        ModelError: if the language model is missing or altered.
    """
    from numcheck.annotation.spacy_model import ModelError
    from numcheck.model.findings import Fault

    articles: list[Article] = []
    faults: list[Fault] = []
    for document in documents:
        try:
            article = known.get(document) if known else None
            article = article or _read(document, chosen, cache)
        except ModelError:
            raise
        except Exception as error:  # noqa: BLE001 - one text that breaks a stage must not hide the others; status 3 tells
            faults.append(Fault(document.name, f"numcheck broke on this text: {broken(error)}"))
            continue
        articles.append(article)
        if known is not None and (drafts_too or document.role is not Role.DRAFT):
            known[document] = article
    return Read(tuple(articles), tuple(faults))


def _read(document: Document, chosen: Settings, cache: ArticleCache | None) -> Article:
    from numcheck.pipeline import read_document

    kept = cache.get(document, chosen) if cache else None
    if kept is not None:
        return kept
    article = read_document(document, chosen)
    if cache:
        cache.put(article, chosen)
    return article
