"""JUnit XML for test panes: a suite a text, a case a rule, passing ones included, so that green says what was checked.

A case fails if one of its findings turns the gate red; the others stand in its output. What could not be read is a
case in error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO

from junitparser import Error, Failure, JUnitXml, TestCase, TestSuite
from junitparser.junitparser import FinalResult

from numcheck.model.documents import Role
from numcheck.model.findings import Finding, Report
from numcheck.reporters import Style
from numcheck.reporters.coverage import coverage_line
from numcheck.reporters.regions import Locators, locators, where, who

ENCODING = "utf-8"
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report, style: Style) -> str:
    """The suites in the order of the documents, texts that could not be read last."""
    at = locators(report)
    whole = JUnitXml("numcheck")
    for name in _checked(report):
        suite = TestSuite(_xml(name))
        for case in _cases(report, name, at, style):
            suite.add_testcase(case)
        whole.add_testsuite(suite)
    for fault in report.faults:
        suite = TestSuite(_xml(fault.name))
        case = TestCase("not read", classname=_xml(fault.name))
        case.result = [Error(_xml(fault.message), "not read")]
        suite.add_testcase(case)
        whole.add_testsuite(suite)
    suite = TestSuite("numcheck")
    case = TestCase("coverage", classname="numcheck")
    case.system_out = coverage_line(report)
    suite.add_testcase(case)
    whole.add_testsuite(suite)
    whole.update_statistics()  # type: ignore[no-untyped-call]
    held = BytesIO()
    whole.write(held, pretty=True)  # through minidom: the same bytes whichever XML library junitparser has found
    return held.getvalue().decode("utf-8")


def _checked(report: Report) -> tuple[str, ...]:
    """The texts that were under test: the drafts (all texts, where there is none) and wherever something was found."""
    drafted = any(d.role is Role.DRAFT for d in report.documents)
    found = {f.primary.document for f in report.findings}
    return tuple(d.name for d in report.documents if not drafted or d.role is Role.DRAFT or d.name in found)


def _cases(report: Report, document: str, at: Locators, style: Style) -> Iterator[TestCase]:
    here = [f for f in report.findings if f.primary.document == document]
    rules = dict.fromkeys((*(r.id for r in report.rules), *(f.rule for f in here)))
    for rule in rules:
        yield _case(rule, document, [f for f in here if f.rule == rule], at, style)


def _case(rule: str, document: str, findings: Sequence[Finding], at: Locators, style: Style) -> TestCase:
    case = TestCase(rule, classname=_xml(document))
    failures: list[FinalResult] = []
    asked: list[str] = []
    for finding in findings:
        told = _xml("\n".join(_lines(finding, at)))
        if style.fails(finding):
            failure = Failure(_xml(finding.message), finding.severity.value)
            failure.text = told
            failures.append(failure)
        else:
            asked.append(told)
    if failures:
        case.result = failures
    if asked:
        case.system_out = "\n\n".join(asked)
    return case


def _lines(finding: Finding, at: Locators) -> Iterator[str]:
    yield f"{finding.severity.value} {finding.rule}: {finding.message}"
    for place in (finding.primary, *finding.related):
        yield f"{where(place, at)}: {place.text} ({who(place, at)})"
    yield from (told for told in (finding.working, finding.question) if told)


def _xml(text: str) -> str:
    """Text without the characters that XML 1.0 has no way to write."""
    return _NO_XML.sub(" ", text)
