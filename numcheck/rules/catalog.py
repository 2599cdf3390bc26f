"""What `numcheck rules` shows: the list of rules, one rule, and the outcome of their examples.

Examples need the whole pipeline, which rules must not import: the caller hands in a `checker`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

from numcheck.model.documents import DateOrigin, Document, Part, PartKind, Publication, Role
from numcheck.model.findings import Finding, Report, Severity
from numcheck.model.spans import Span
from numcheck.rules.body import Example, ExampleDocument
from numcheck.rules.faults import nearest
from numcheck.rules.loader import load_pack
from numcheck.rules.rule import Rule
from numcheck.rules.skeletons import SKELETONS

Checker = Callable[[tuple[Document, ...]], Report]
"""What runs the whole pipeline, with the rules under test, over the documents of one comparison."""

__all__ = [
    "Checker",
    "ExampleResult",
    "adjusted",
    "describe",
    "documents",
    "find_rule",
    "load_pack",
    "overview",
    "run_examples",
    "skeleton",
]


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """The outcome of one example (counted from 1). `problems` is empty where it passed."""

    rule: str
    number: int
    conflicts: bool
    problems: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Whether the rule did what the example says."""
        return not self.problems


def find_rule(rules: Iterable[Rule], name: str) -> Rule | None:
    """The rule with that id, if there is one."""
    return next((r for r in rules if r.id == name), None)


def overview(rules: Iterable[Rule]) -> str:
    """One line a rule: id, kind, severity and the first sentence of its reason."""
    rows = [(r.id, r.body.kind, r.body.severity.value, _first_sentence(r.body.why)) for r in rules]
    widths = [max((len(row[k]) for row in rows), default=0) for k in range(3)]
    return "\n".join(
        "  ".join((*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3])) for row in rows
    )


def describe(rule: Rule) -> str:
    """A rule for a reader: what it says, why, its settings and its examples."""
    body = rule.body
    lines = [f"{rule.id}  ({body.kind}, {body.severity.value}, {body.label.value})", "", body.why.strip(), ""]
    lines.append(f"says: {body.message}")
    if body.question:
        lines.append(f"asks: {body.question}")
    common = {"kind", "severity", "label", "message", "question", "why", "examples"}
    settings = body.model_dump(mode="json", exclude=common, exclude_defaults=True)
    lines.extend(f"{key}: {value}" for key, value in settings.items())
    for number, example in enumerate(body.examples, 1):
        lines.extend(("", f"example {number}: {_verdict(example)}"))
        for name, document in example.texts.items():
            head = ", ".join(str(x) for x in (name, document.source, document.published, _rank(document)) if x)
            lines.append(f"  {head}: {' / '.join(text for _, text in _blocks(document))}")
        lines.extend(f"  finds {_told(found)}" for found in example.expected)
    return "\n".join(lines)


def adjusted(
    rules: Iterable[Rule],
    *,
    off: Iterable[str] = (),
    severities: Mapping[str, Severity] | None = None,
    tolerances: Mapping[str, float] | None = None,
) -> tuple[Rule, ...]:
    """The rules as a desk wants them, by path: "calendar/weekday", or "arithmetic/*" for a family.

    Raises:
        ValueError: if a path names no rule, or a tolerance is set for a rule without one; all faults in one message.
    """
    kept, faults = list(rules), []
    turned_off = tuple(off)
    for path in (*turned_off, *(severities or {}), *(tolerances or {})):
        if not any(fnmatchcase(rule.id, path) for rule in kept):
            near = nearest(path, [rule.id for rule in kept])
            faults.append(f"no rule is named {path!r}" + (f"; did you mean {near!r}?" if near else ""))
    for path in tolerances or {}:
        if not any("tolerance" in type(rule.body).model_fields for rule in kept if fnmatchcase(rule.id, path)):
            faults.append(f"{path!r} has no tolerance")
    if faults:
        raise ValueError("; ".join(faults))
    kept = [rule for rule in kept if not any(fnmatchcase(rule.id, path) for path in turned_off)]
    return tuple(_adjusted(rule, severities or {}, tolerances or {}) for rule in kept)


def _adjusted(rule: Rule, severities: Mapping[str, Severity], tolerances: Mapping[str, float]) -> Rule:
    changes: dict[str, object] = {}
    for path, severity in severities.items():
        if fnmatchcase(rule.id, path):
            changes["severity"] = severity
    for path, tolerance in tolerances.items():
        if fnmatchcase(rule.id, path) and "tolerance" in type(rule.body).model_fields:
            changes["tolerance"] = tolerance
    return replace(rule, body=rule.body.model_copy(update=changes)) if changes else rule


def skeleton(kind: str) -> str:
    """A rule file to start from, for `numcheck rules new`: it loads, and its examples await their sentences.

    Raises:
        KeyError: if there is no such kind.
    """
    return SKELETONS[kind]


def run_examples(rules: Iterable[Rule], checker: Checker) -> tuple[ExampleResult, ...]:
    """Every example of every rule through the pipeline; rules without both sides fail too."""
    return tuple(result for rule in rules for result in _run(rule, checker))


def documents(example: Example) -> tuple[Document, ...]:
    """The documents of an example; one called `draft`, or a lone one, is the draft."""
    alone = len(example.texts) == 1
    return tuple(_document(name, text, alone or name == "draft") for name, text in example.texts.items())


def _run(rule: Rule, checker: Checker) -> Iterator[ExampleResult]:
    sides = {bool(e.finds) for e in rule.body.examples}
    if sides != {True, False}:
        missing = "a conflict" if True not in sides else "a near miss (finds: [])"
        yield ExampleResult(rule.id, 0, True not in sides, (f"has no example of {missing}",))
    for number, example in enumerate(rule.body.examples, 1):
        report = checker(documents(example))
        problems = tuple(_problems(rule, example, report))
        if example.miss:
            problems = () if problems else (f"a known miss now passes: {example.miss}",)
        yield ExampleResult(rule.id, number, bool(example.finds), problems)


def _problems(rule: Rule, example: Example, report: Report) -> Iterator[str]:
    """What the rule found too much or too little."""
    yield from (fault.line for fault in report.faults)
    left = [f for f in report.findings if f.rule == rule.id]
    for wanted in example.expected:
        match = next((f for f in left if _meets(f, wanted)), None)
        if match is None:
            yield f"did not find {_told(wanted)}" + "".join(f"; said: {_said(f)}" for f in left)
        else:
            left.remove(match)
    yield from (f"found what no example expects: {_said(f)}" for f in left)


def _meets(finding: Finding, wanted: Mapping[str, tuple[str, ...]]) -> bool:
    places = (finding.primary, *finding.related)
    for name, quotes in wanted.items():
        if name == "note":
            fits = set(quotes) <= set(finding.notes)
        elif name == "severity":
            fits = finding.severity.value in quotes
        else:
            texts = [p.text for p in places if p.document == name]
            fits = all(any(q in t or t in q for t in texts) for q in quotes)
        if not fits:
            return False
    return True


def _document(name: str, told: ExampleDocument, draft: bool) -> Document:
    texts: list[str] = []
    parts: list[Part] = []
    at = 0
    for kind, text in _blocks(told):
        parts.append(Part(Span(at, at + len(text)), kind))
        texts.append(text)
        at += len(text) + 2
    published = Publication(told.published, DateOrigin.CALLER) if told.published else None
    role = Role.DRAFT if draft else Role.SOURCE
    text = "\n\n".join(texts)
    return Document(name, text, told.source, published, role, told.headline, tuple(parts), rank=told.rank)


def _rank(document: ExampleDocument) -> str:
    return f"rank {document.rank}" if document.rank else ""


def _blocks(told: ExampleDocument) -> Iterator[tuple[PartKind, str]]:
    """The parts of a document in the order of a page."""
    kinds = (
        (PartKind.HEADLINE, told.headline),
        (PartKind.STANDFIRST, told.standfirst),
        (PartKind.BODY, told.text),
        (PartKind.BODY, told.body),
        (PartKind.CAPTION, told.caption),
    )
    for kind, text in kinds:
        for block in (text or "").split("\n\n"):
            if block.strip():
                yield kind, block.strip()


def _verdict(example: Example) -> str:
    if example.miss:
        return f"known miss ({example.miss})"
    return "conflict" if example.finds else "silent"


def _told(found: Mapping[str, tuple[str, ...]]) -> str:
    return ", ".join(f"{name}: {' + '.join(quotes)}" for name, quotes in found.items())


def _said(finding: Finding) -> str:
    places = ", ".join(f"{p.document}: {p.text}" for p in (finding.primary, *finding.related))
    return f"[{finding.severity.value}] {places} ({finding.working})"


def _first_sentence(text: str) -> str:
    return " ".join(text.split()).partition(". ")[0].rstrip(".") + "."
