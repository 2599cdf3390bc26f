"""Annotations for GitHub Actions: workflow commands in the log, the gravest first.

GitHub keeps ten annotations of each level a step and drops the rest without a word; numcheck writes no more than
that, says how many are left over, and puts those into the log as plain lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from numcheck.model.findings import Fault, Finding, Report, Severity
from numcheck.reporters import Style
from numcheck.reporters.coverage import coverage_line
from numcheck.reporters.excerpts import printable
from numcheck.reporters.regions import Locators, file_of, locators, region, where, who, worst_first

ENCODING = "utf-8"
LIMIT = 10
"""Annotations of one level that GitHub shows for a step."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(report: Report, style: Style) -> str:
    """A workflow command a finding, then what they leave over, then the coverage line."""
    at = locators(report)
    lines: list[str] = []
    for severity, command in _COMMANDS.items():
        findings = [f for f in worst_first(report) if f.severity is severity]
        annotations = [_annotation(f, at) for f in findings]
        plain = [_plain(f, at) for f in findings]
        if severity is Severity.ERROR:
            annotations = [*(_fault(f) for f in report.faults), *annotations]
            plain = [*(f"not read: {printable(f.name)}: {printable(f.message)}" for f in report.faults), *plain]
        lines += _limited(command, annotations, plain)
    lines.append(f"numcheck: {coverage_line(report)}")
    return "\n".join(lines) + "\n"


def _limited(command: str, annotations: Sequence[str], plain: Sequence[str]) -> Iterator[str]:
    """The annotations if GitHub shows them all, else nine, one that says how many more, and the others as text."""
    if len(annotations) <= LIMIT:
        yield from annotations
        return
    shown = LIMIT - 1
    yield from annotations[:shown]
    left = len(annotations) - shown
    yield f"::{command} title=numcheck::{left} more not shown, as GitHub shows {LIMIT} of a kind: see this step's log"
    yield from (f"numcheck: {line}" for line in plain[shown:])


def _annotation(finding: Finding, at: Locators) -> str:
    found = region(at[finding.primary.document], finding.primary.span)
    properties = {
        "title": f"numcheck ({finding.rule})",
        "file": file_of(finding.primary.document),
        "line": str(found.line),
        "endLine": str(found.end_line),
    }
    if found.line == found.end_line:  # GitHub refuses columns that span lines
        properties |= {"col": str(found.column), "endColumn": str(found.end_column)}
    told = [finding.message, finding.working, finding.question, *_others(finding, at)]
    return _command(_COMMANDS[finding.severity], properties, "\n".join(printable(t) for t in told if t))


def _others(finding: Finding, at: Locators) -> Iterator[str]:
    for place in finding.related:
        yield f"{place.text} is at {where(place, at)} ({who(place, at)})"


def _plain(finding: Finding, at: Locators) -> str:
    compared = "; ".join(_others(finding, at))
    told = f"{finding.severity.value} {finding.rule} at {where(finding.primary, at)}: {finding.message}"
    return printable(f"{told} {compared}".strip())


def _fault(fault: Fault) -> str:
    properties = {"title": "numcheck: not read", "file": fault.name}
    return _command("error", properties, f"{fault.name}: {printable(fault.message)}")


def _command(command: str, properties: dict[str, str], message: str) -> str:
    """`::error file=…::message`, escaped as the runner undoes it (actions/toolkit, command.ts)."""
    told = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{command} {told}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
