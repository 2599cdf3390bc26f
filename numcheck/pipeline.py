"""The stages in order: documents in, a report out. Alone in knowing them all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from numcheck.alignment import align
from numcheck.annotation.spacy_model import DEFAULT_MODEL, Annotator
from numcheck.annotation.syntax import Syntax
from numcheck.claims import build_claims, fact_claims
from numcheck.extraction import attach_syntax, extract
from numcheck.model.claims import Claim
from numcheck.model.conventions import PLAIN_ENGLISH, Conventions
from numcheck.model.documents import Document, Role
from numcheck.model.figures import Figure
from numcheck.model.findings import Finding, Report, RuleNote, Severity
from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import MentionKind
from numcheck.model.relations import Relation
from numcheck.model.spans import Span
from numcheck.normalization import normalize
from numcheck.relations import link
from numcheck.rules.catalog import adjusted, load_pack
from numcheck.rules.engine import run
from numcheck.rules.evidence import Evidence
from numcheck.rules.lexicon import load_lexicon
from numcheck.rules.rule import Rule
from numcheck.settling import settle
from numcheck.settling.decision import Decisions
from numcheck.ticking import tick, uncovered

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True, slots=True)
class Settings:
    """What a desk may choose: extra rule packs and word lists, rules turned off, the language model.

    `severities` and `tolerances` are pairs of a rule's id, or a pattern such as "arithmetic/*", and the value.
    `decisions` are those of the desk's files; comments in drafts count without being named here. `conventions` tell how
    the desk's texts write numbers and dates.
    """

    rule_folders: tuple[Path, ...] = ()
    lexicon_folders: tuple[Path, ...] = ()
    off: frozenset[str] = frozenset()
    model: str = DEFAULT_MODEL
    severities: tuple[tuple[str, Severity], ...] = ()
    tolerances: tuple[tuple[str, float], ...] = ()
    decisions: Decisions = field(default_factory=Decisions)
    conventions: Conventions = PLAIN_ENGLISH


@dataclass(frozen=True)
class Article:
    """One document, read through: its figures, the tokens nobody read, claims and relations."""

    document: Document
    figures: tuple[Figure, ...]
    unread: tuple[Span, ...]
    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]
    syntax: Syntax

    def to_frame(self) -> DataFrame:
        """Every number of the text, one row each (`numcheck.sheet.COLUMNS`)."""
        from pandas import DataFrame

        from numcheck.sheet import COLUMNS, rows

        return DataFrame(list(rows(self.document, self.figures, self.unread)), columns=list(COLUMNS))


def read_document(document: Document, settings: Settings = Settings()) -> Article:
    """A document through extraction, syntax, normalization, claims and relations.

    Raises:
        numcheck.annotation.spacy_model.ModelError: if the language model is missing or altered.
    """
    lexicon = _lexicon(settings.lexicon_folders)
    read = _read(document, settings, lexicon)
    return read if document.facts else replace(read, relations=link(read.claims, document, read.syntax, lexicon))


def read_claims(document: Document, settings: Settings = Settings()) -> tuple[Claim, ...]:
    """The claims of a document alone, as an archive keeps them: without what ties them, a sixth of the work.

    Raises:
        numcheck.annotation.spacy_model.ModelError: if the language model is missing or altered.
    """
    return _read(document, settings, _lexicon(settings.lexicon_folders)).claims


def _read(document: Document, settings: Settings, lexicon: Lexicon) -> Article:
    """A document through all stages but relations."""
    extraction = extract(document, lexicon, settings.conventions)
    syntax = Annotator(settings.model).annotate(document, (m.span for m in extraction.mentions if m.kind.claims))
    mentions = attach_syntax(extraction.mentions, syntax, document, lexicon)
    figures = normalize(mentions, document, syntax, settings.conventions)
    claims = (fact_claims if document.facts else build_claims)(figures, document, syntax, lexicon)
    return Article(document, figures, uncovered(extraction.tokens, figures), claims, relations=(), syntax=syntax)


def check_documents(documents: Sequence[Document], settings: Settings = Settings()) -> Report:
    """The report on documents whose roles say which is the draft; a lone text is a draft.

    Raises:
        numcheck.annotation.spacy_model.ModelError: if the language model is missing or altered.
        numcheck.rules.faults.RuleFileError: if a rule file is wrong.
        ValueError: if two documents have one name.
    """
    return check_articles([read_document(d, settings) for d in with_roles(documents)], settings)


def check_articles(articles: Sequence[Article], settings: Settings = Settings()) -> Report:
    """The report on articles already read."""
    documents = tuple(a.document for a in articles)
    by_name = {d.name: d for d in documents}
    claims = tuple(c for a in articles for c in a.claims)
    alignment = align(claims, documents, _lexicon(settings.lexicon_folders))
    evidence = Evidence(
        documents=documents,
        figures={a.document.name: a.figures for a in articles},
        claims=claims,
        alignment=alignment,
        relations={a.document.name: a.relations for a in articles},
    )
    rules = chosen_rules(settings)
    outcome = settle(documents, _lowered(run(rules, evidence), settings), settings.decisions)
    ticked = tuple(
        t
        for a in articles
        if a.document.role is Role.DRAFT or not _drafted(documents)
        for t in tick(a.document, a.figures, a.unread, alignment, outcome.open, by_name, outcome.settled)
    )
    return Report(
        documents=documents,
        findings=outcome.open,
        ticked=ticked,
        skipped=tuple(_skipped(articles)),
        claims=claims,
        alignment=alignment,
        relations=tuple(r for a in articles for r in a.relations),
        rules=tuple(RuleNote(r.id, r.body.severity, " ".join(r.body.why.split())) for r in rules),
        settled=outcome.settled,
        notices=outcome.notices,
    )


def chosen_rules(settings: Settings) -> tuple[Rule, ...]:
    """The rules as the desk wants them.

    Raises:
        numcheck.rules.faults.RuleFileError: if a rule file is wrong.
        ValueError: if the settings name a rule that there is none of.
    """
    return adjusted(
        _rules(settings.rule_folders),
        off=sorted(settings.off),
        severities=dict(settings.severities),
        tolerances=dict(settings.tolerances),
    )


def _lowered(findings: Sequence[Finding], settings: Settings) -> tuple[Finding, ...]:
    """The findings, none louder than the desk wants its rule, whatever the circumstances."""
    kept = []
    for finding in findings:
        wanted = [severity for path, severity in settings.severities if fnmatchcase(finding.rule, path)]
        quieter = bool(wanted) and wanted[-1].rank < finding.severity.rank
        kept.append(replace(finding, severity=wanted[-1]) if quieter else finding)
    return tuple(kept)


def with_roles(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents with a lone text made the draft.

    Raises:
        ValueError: if two documents have one name.
    """
    for name, count in Counter(d.name for d in documents).items():
        if count > 1:
            raise ValueError(f"two documents are named {name!r}")
    if len(documents) == 1:
        return (replace(documents[0], role=Role.DRAFT),)
    return tuple(documents)


def _drafted(documents: Sequence[Document]) -> bool:
    return any(d.role is Role.DRAFT for d in documents)


def _skipped(articles: Sequence[Article]) -> Iterator[str]:
    for article in articles:
        if article.document.published is None:
            waiting = sum(f.mention.kind is MentionKind.DATE and f.value is None for f in article.figures)
            if waiting:
                dates = "1 date" if waiting == 1 else f"{waiting} dates"
                yield f"{article.document.name} has no publication date: {dates} could not be placed"


@lru_cache(maxsize=4)
def _lexicon(folders: tuple[Path, ...]) -> Lexicon:
    return load_lexicon(folders)


@lru_cache(maxsize=4)
def _rules(folders: tuple[Path, ...]) -> tuple[Rule, ...]:
    return load_pack(folders)
