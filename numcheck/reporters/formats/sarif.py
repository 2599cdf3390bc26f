"""SARIF 2.1.0, for code scanning and editors: one place a result, the others linked from its message.

SARIF allows several `locations` only where all must change (§3.27.12), and GitHub shows related places only if the
message links to them by id. A settled finding is left out: consumers show suppressed results as open ones.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from numcheck.model.findings import Fault, Finding, Place, Report, RuleNote, Severity
from numcheck.reporters import Style
from numcheck.reporters.excerpts import printable
from numcheck.reporters.regions import Locators, locators, region, uri, where, who

ENCODING = "utf-8"
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PRECISION = {Severity.ERROR: "very-high", Severity.WARNING: "high", Severity.INFO: "medium"}

Object = dict[str, Any]


def render(report: Report, style: Style) -> str:
    """One run with its rules, results and what could not be read."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(report)]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _run(report: Report) -> Object:
    at = locators(report)
    rules = [*report.rules, *_unlisted(report)]
    index = {rule.id: k for k, rule in enumerate(rules)}
    return {
        "columnKind": "unicodeCodePoints",
        "tool": {"driver": {"name": "numcheck", "version": _version(), "rules": [_rule(r) for r in rules]}},
        "automationDetails": {"id": "numcheck/"},
        "invocations": [
            {
                "executionSuccessful": not report.faults,
                "toolExecutionNotifications": [_notification(f) for f in report.faults],
            }
        ],
        "results": [_result(f, index[f.rule], at) for f in report.findings],
    }


def _version() -> str:
    from importlib.metadata import version

    return version("numcheck")


def _unlisted(report: Report) -> Iterator[RuleNote]:
    """Rules that a report put together by hand does not list."""
    known = {rule.id for rule in report.rules}
    for finding in report.findings:
        if finding.rule not in known:
            known.add(finding.rule)
            yield RuleNote(finding.rule, finding.severity, finding.rule)


def _rule(rule: RuleNote) -> Object:
    return {
        "id": rule.id,
        "name": "".join(part.capitalize() for part in rule.id.replace("/", "-").split("-")),
        "shortDescription": {"text": rule.why.split(". ")[0]},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"{rule.why} More: numcheck rules show {rule.id}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"precision": _PRECISION[rule.severity], "tags": ["numbers", rule.id.split("/")[0]]},
    }


def _result(finding: Finding, rule_index: int, at: Locators) -> Object:
    digest, _, repeat = finding.id.partition(":")
    return {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.severity],
        "kind": "fail",
        "message": {"text": _message(finding, at)},
        "locations": [_location(finding.primary, at)],
        "relatedLocations": [
            {"id": k, "message": {"text": _stated(place, at)}, **_location(place, at)}
            for k, place in enumerate(finding.related, 1)
        ],
        "partialFingerprints": {
            "primaryLocationLineHash": f"{digest}:{repeat or 1}",
            "numcheckFinding/v1": hashlib.sha256(finding.id.encode()).hexdigest()[:32],
        },
        "properties": {"label": finding.label.value, "verdict": finding.verdict, "findingId": finding.id},
    }


def _message(finding: Finding, at: Locators) -> str:
    """What is wrong, with a link to every other place: `[text](id)`."""
    told = [_plain(t) for t in (finding.message, finding.working, finding.question) if t]
    links = (f"[{_plain(place.text)} at {_plain(where(place, at))}]({k})" for k, place in enumerate(finding.related, 1))
    compared = ", ".join(links)
    return " \N{EM DASH} ".join((*told, f"compare {compared}") if compared else told)


def _plain(text: str) -> str:
    """Text without links of its own: SARIF escapes brackets with a backslash (§3.11.6)."""
    return printable(text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")


def _stated(place: Place, at: Locators) -> str:
    return _plain(place.message or f"{place.text} ({who(place, at)})")


def _location(place: Place, at: Locators) -> Object:
    locator = at[place.document]
    found = region(locator, place.span)
    reference = uri(place.document)
    artifact = {"uri": reference} if reference.startswith("file:") else {"uri": reference, "uriBaseId": "%SRCROOT%"}
    return {
        "physicalLocation": {
            "artifactLocation": artifact,
            "region": {
                "startLine": found.line,
                "startColumn": found.column,
                "endLine": found.end_line,
                "endColumn": found.end_column,
                "snippet": {"text": place.text},
            },
        }
    }


def _notification(fault: Fault) -> Object:
    return {
        "level": "error",
        "message": {"text": f"{_plain(fault.name)}: {_plain(fault.message)}"},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(fault.name)}}}],
    }
