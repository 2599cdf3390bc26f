"""What a check compares: the texts of the call, or, story by story, what the settings name."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from numcheck.cli import desk, output, recall
from numcheck.cli.exits import UsageFault
from numcheck.config import Config
from numcheck.config.globs import expand, matches
from numcheck.model.documents import DateOrigin, Document, Role
from numcheck.model.findings import Fault, Report

if TYPE_CHECKING:
    from numcheck.cache import ArticleCache
    from numcheck.pipeline import Article, Settings
    from numcheck.settling.decision import Decisions


@dataclass(frozen=True, slots=True)
class Comparison:
    """Texts to compare, by role; names start at `root`, or at the working folder where that is None."""

    groups: tuple[tuple[tuple[str, ...], Role], ...]
    root: Path | None = None
    day: dt.date | None = None
    """The draft's day of publication, whatever it says itself."""
    fallback: dt.date | None = None
    """The draft's day of publication where it names none."""


@dataclass(slots=True)
class Memory:
    """What one check leaves for the next of the same call: articles by document, and the report on each comparison.

    A comparison whose texts, settings and decisions are the same as before is not made again, and one that lacks a text
    which could be read before stands as it was.
    """

    articles: dict[object, Article] = field(default_factory=dict)
    old: list[str] = field(default_factory=list)
    """Why some comparison of this check stands as it was, a line a text."""
    _made: dict[Comparison, tuple[object, Report]] = field(default_factory=dict)
    _whole: dict[Comparison, Report] = field(default_factory=dict)

    def report(self, comparison: Comparison, given: object) -> Report | None:
        """The last report on a comparison, if it was made of the same."""
        known = self._made.get(comparison)
        return known[1] if known and known[0] == given else None

    def keep(self, comparison: Comparison, given: object, report: Report) -> None:
        """Keeps a report, and what it was made of."""
        self._made[comparison] = (given, report)

    def whole(self, comparison: Comparison, report: Report) -> Report:
        """The report, unless it could not read a text that the last one had: then that one, and `old` tells why."""
        last = self._whole.get(comparison)
        lost = [f for f in report.faults if last and any(d.name.partition("#")[0] == f.name for d in last.documents)]
        if last and lost:
            self.old += [fault.line for fault in lost]
            return last
        self._whole[comparison] = report
        return report

    def trim(self) -> None:
        """Drops the articles on texts that stand in no report any more: earlier states of a draft."""
        reports = (*(report for _, report in self._made.values()), *self._whole.values())
        held = {d for report in reports for d in report.documents}
        self.articles = {document: article for document, article in self.articles.items() if document in held}


@dataclass(slots=True)
class Checker:
    """Carries comparisons out, one after the other; a source that several share is read once."""

    chosen: Config
    decisions: Decisions
    cache: ArticleCache | None = None
    memory: Memory | None = None
    since: dt.date | None = None
    """From when on the articles of the settings' ledger are looked at."""
    _read: dict[object, Article] = field(default_factory=dict)

    def report(self, comparison: Comparison, *, lone: bool = False) -> Report:
        """The report on one comparison, a `lone` one with a bar; what cannot be read is among its faults."""
        from numcheck.pipeline import with_roles

        with contextlib.chdir(comparison.root) if comparison.root else contextlib.nullcontext():
            gathered = desk.gather(self.chosen, comparison.groups)
        documents = gathered.documents
        if comparison.root:
            roles = {name: role for names, role in comparison.groups for name in names}
            documents = tuple(_in_role(d, roles.get(d.name)) for d in documents)
        documents = desk.dated(with_roles(documents), comparison.day)
        documents = desk.dated(documents, comparison.fallback, only_undated=True, origin=DateOrigin.STORY)
        settings = desk.settings(at_drafts(self.chosen, self._drafts(comparison, documents)))
        settings = replace(settings, decisions=_about(self.decisions, documents))
        given = (documents, settings, recall.stamp(self.chosen))
        report = self.memory.report(comparison, given) if self.memory else None
        if report is None:
            report = self._judged(documents, settings, lone, comparison.root or Path())
            if self.memory:
                self.memory.keep(comparison, given, report)
        report = replace(
            report,
            skipped=(*report.skipped, *gathered.skipped),
            faults=(*report.faults, *gathered.faults),
        )
        return self.memory.whole(comparison, report) if self.memory else report

    def _judged(self, documents: Sequence[Document], settings: Settings, lone: bool, folder: Path) -> Report:
        """The report on documents in their roles; those at which a stage broke are among its faults.

        Their names start at `folder`.
        """
        from numcheck.pipeline import check_articles

        shown = output.watched(documents, len(documents), "texts") if lone else documents
        if self.memory:
            read = desk.read_through(shown, settings, self.memory.articles, self.cache, drafts_too=True)
        else:
            read = desk.read_through(shown, settings, self._read, self.cache)
        remembered = recall.recalled(read.articles, self.chosen, self.since, folder)
        report = check_articles((*read.articles, *remembered.articles), settings)
        faults = (*report.faults, *read.faults, *remembered.faults)
        return replace(report, faults=faults, looked_up=remembered.looked_up)

    def _drafts(self, comparison: Comparison, documents: Sequence[Document]) -> list[str]:
        """The drafts as patterns see them; the names of a story start at the settings' folder as they are."""
        names = [d.name for d in documents if d.role is Role.DRAFT]
        return names if comparison.root else [desk.below(self.chosen.root, name) for name in names]


def reports(checker: Checker, comparisons: Sequence[Comparison], jobs: int = 1) -> list[Report]:
    """The reports on all comparisons in their order, whatever the number of processes that share the work."""
    if jobs < 2 or len(comparisons) < 2:
        return [checker.report(c) for c in output.watched(comparisons, len(comparisons), "drafts")]
    from numcheck.archive.pools import pool

    share = -(-len(comparisons) // jobs)
    shares = [comparisons[k : k + share] for k in range(0, len(comparisons), share)]
    fresh = Checker(checker.chosen, checker.decisions, checker.cache, since=checker.since)
    with pool(len(shares)) as processes:
        done = processes.map(_share, [fresh] * len(shares), shares)
        return [report for found in done for report in found]


def _share(checker: Checker, comparisons: Sequence[Comparison]) -> list[Report]:
    """One process's part of the work; what only `numcheck why` needs is not sent back."""
    return [_told(checker.report(c)) for c in comparisons]


def _told(report: Report) -> Report:
    """What reports tell: of the claims those at the places of findings."""
    found = (*report.findings, *(s.finding for s in report.settled))
    places = {(p.document, p.span) for f in found for p in (f.primary, *f.related)}
    claims = tuple(c for c in report.claims if (c.document, c.stated) in places)
    return replace(report, claims=claims, alignment=None, relations=())


def _in_role(document: Document, role: Role | None) -> Document:
    """The document in the role that its story gives it; a source may be a work of reference."""
    if role is None or (role is Role.SOURCE and document.role is Role.REFERENCE):
        return document
    return replace(document, role=role)


def _about(decisions: Decisions, documents: Sequence[Document]) -> Decisions:
    """The decisions that may be on these documents: the others can neither settle a finding on them nor be told of."""
    names = {"", *(d.name for d in documents)}
    return replace(decisions, entries=tuple(d for d in decisions.entries if d.document in names))


def at_drafts(chosen: Config, drafts: Sequence[str]) -> Config:
    """The settings for a comparison with these drafts, by the paths that they have below the settings' folder."""
    for name in drafts:
        chosen = chosen.at(name)
    return chosen


def of_stories(chosen: Config) -> tuple[list[Comparison], list[Fault]]:
    """A comparison for every draft of the settings' stories, and the stories that name no file.

    Raises:
        UsageFault: if the settings name no story.
    """
    if not chosen.stories or chosen.root is None:
        raise UsageFault("there is nothing to check: name a text, or set [[stories]] in numcheck.toml")
    sources: dict[str, dict[str, None]] = {}
    dates: dict[str, dt.date] = {}
    faults: list[Fault] = []
    all_drafts = [p for story in chosen.stories for p in story.drafts]
    for story in chosen.stories:
        drafts = expand(chosen.root, story.drafts)
        against = [f for f in expand(chosen.root, story.sources) if _is_text(f) and not matches(all_drafts, f)]
        for kind, patterns, found in (("drafts", story.drafts, drafts), ("sources", story.sources, against)):
            if patterns and not found:
                faults.append(Fault(story.name, f"no text matches its {kind}: {', '.join(patterns)}"))
        for draft in drafts:
            sources.setdefault(draft, {}).update(dict.fromkeys(against))
            if story.date:
                dates.setdefault(draft, story.date)
    return list(_comparisons(chosen.root, sources, dates)), faults


def _comparisons(
    root: Path, sources: Mapping[str, Mapping[str, None]], dates: Mapping[str, dt.date]
) -> Iterator[Comparison]:
    for draft, against in sources.items():
        groups = (((draft,), Role.DRAFT), (tuple(against), Role.SOURCE))
        yield Comparison(groups, root, fallback=dates.get(draft))


def _is_text(name: str) -> bool:
    """Whether a file that a broad pattern of sources met is no text but what the desk keeps beside them."""
    from numcheck.readers.files import CARDS_NAME

    return Path(name).name != CARDS_NAME
