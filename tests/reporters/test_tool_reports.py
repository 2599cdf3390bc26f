"""The formats of other tools: both places in each, escaped as each consumer undoes it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft4Validator, Draft202012Validator
from report_builder import document, place, report

from numcheck.model.documents import Role
from numcheck.model.findings import Fault, Report, Severity
from numcheck.reporters import Style, format_names, rendered, reporter
from numcheck.reporters.formats.github import LIMIT
from numcheck.reporters.formats.markdown import LIMIT as COMMENT_LIMIT
from numcheck.reporters.regions import file_of, uri

PUBLISHED = Path(__file__).parent.parent.parent.parent / "shared" / "data" / "formats"
"""The published schemas, where a checkout has them beside it."""

FORMS = ("text", "json", "jsonl", "csv", "sarif", "github", "gitlab", "junit", "rdjson", "markdown")
"""The formats of findings."""


def told(form: str, given: Report, style: Style | None = None) -> str:
    return reporter(form).render(given, style or Style())


def parsed(form: str, given: Report) -> Any:  # noqa: ANN401 - JSON
    return json.loads(told(form, given))


def many(count: int, severity: Severity = Severity.ERROR) -> Report:
    given = report()
    copies = [replace(given.findings[0], id=f"{k:012x}", severity=severity) for k in range(count)]
    return replace(given, findings=tuple(copies), faults=())


def hostile() -> Report:
    """Words that each format could take for its own: commands, links, tags, mentions, control characters."""
    draft = document("drafts/a,b:50%.md", "Profit of £1.2m 😀 62%\nand more", Role.DRAFT, "<b>@desk</b>")
    source = document("wire/c d.txt", "It said [58%](x)|# \x1b[31m", Role.SOURCE, "Harbor | Wire")
    (finding,) = report().findings
    nasty = "62% ::error::\r\n[x](1) <img src=a> @all #1 ]]> `code` https://x.example \x1b[0m"
    found = replace(finding, primary=place(draft, "62%"), related=(place(source, "58%", 1),), message=nasty)
    return Report((draft, source), (found,), (), faults=(Fault("no\nname%.md", "no such file"),))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("given", [report(), hostile()], ids=["plain", "hostile"])
def test_every_format_carries_both_places(form: str, given: Report) -> None:
    text = told(form, given)
    (finding,) = given.findings
    names = (finding.primary.document, finding.related[0].document)
    for name in names:
        escaped = name.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
        assert name in text or uri(name) in text or escaped in text, name
    assert "\x1b" not in text


@pytest.mark.parametrize("form", format_names())
def test_every_format_renders_an_empty_report(form: str) -> None:
    assert rendered(form, Report((), (), ()), Style())


@pytest.mark.parametrize("given", [report(), hostile(), Report((), (), ()), many(3)])
def test_sarif_keeps_the_published_schema(given: Report) -> None:
    schema = PUBLISHED / "sarif" / "sarif-schema-2.1.0.json"
    if not schema.exists():
        pytest.skip("the published schema is not beside this checkout")
    found = list(Draft4Validator(json.loads(schema.read_text(encoding="utf-8"))).iter_errors(parsed("sarif", given)))
    assert not found


def test_sarif_has_one_place_and_links_the_other() -> None:
    (run,) = parsed("sarif", report())["runs"]
    (result,) = run["results"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "sources/misquoted"
    assert len(result["locations"]) == 1
    linked = {int(k) for k in re.findall(r"(?<!\\)\]\((\d+)\)", result["message"]["text"])}
    assert linked == {related["id"] for related in result["relatedLocations"]} == {1}
    assert all(related["message"]["text"] for related in result["relatedLocations"])
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (3, 44, 55)
    assert re.fullmatch(r"[0-9a-f]+:1", result["partialFingerprints"]["primaryLocationLineHash"])


def test_sarif_tells_of_what_was_not_read() -> None:
    (run,) = parsed("sarif", report())["runs"]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert "missing.txt" in invocation["toolExecutionNotifications"][0]["message"]["text"]
    assert parsed("sarif", replace(report(), faults=()))["runs"][0]["invocations"][0]["executionSuccessful"] is True


def test_sarif_writes_brackets_of_the_text_as_text() -> None:
    (result,) = parsed("sarif", hostile())["runs"][0]["results"]
    assert r"\[x\](1)" in result["message"]["text"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "drafts/a%2Cb%3A50%25.md"


def test_github_annotations_are_escaped() -> None:
    fault, finding, coverage = told("github", hostile()).splitlines()
    assert fault.startswith("::error title=numcheck%3A not read,file=no%0Aname%25.md::")
    assert "file=drafts/a%2Cb%3A50%25.md,line=1,endLine=1,col=19,endColumn=22::62%25" in finding
    assert "%0A58%25 is at wire/c d.txt:1:10" in finding
    assert "\r" not in finding
    assert coverage == "numcheck: 0 numbers"


def test_github_shows_ten_of_a_kind_and_says_how_many_more() -> None:
    assert sum(line.startswith("::") for line in told("github", many(LIMIT)).splitlines()) == LIMIT
    lines = told("github", many(LIMIT + 5)).splitlines()
    commands = [line for line in lines if line.startswith("::")]
    assert len(commands) == LIMIT
    assert "6 more not shown" in commands[-1]
    assert sum(line.startswith("numcheck: error sources/misquoted at draft.md:3:44") for line in lines) == 6


def test_github_puts_the_gravest_first() -> None:
    (finding,) = report().findings
    mixed = [replace(finding, id=s.value, severity=s) for s in (Severity.INFO, Severity.WARNING, Severity.ERROR)]
    lines = told("github", replace(report(), findings=tuple(mixed), faults=())).splitlines()
    assert [line[2:].split(" ")[0] for line in lines[:3]] == ["error", "warning", "notice"]


def test_gitlab_issues_have_what_gitlab_reads() -> None:
    issues = parsed("gitlab", report())
    assert [i["severity"] for i in issues] == ["blocker", "critical"]
    assert issues[1]["location"] == {"path": "draft.md", "lines": {"begin": 3}}
    assert "wire/a.txt:1:17" in issues[1]["description"]
    assert issues[1]["description"].startswith("sources/misquoted: ")
    prints = [i["fingerprint"] for i in parsed("gitlab", many(5))]
    assert len(set(prints)) == 5


@pytest.mark.parametrize("given", [report(), hostile(), many(3)])
def test_rdjson_keeps_the_published_schema(given: Report) -> None:
    schema = PUBLISHED / "rdjson" / "DiagnosticResult.json"
    if not schema.exists():
        pytest.skip("the published schema is not beside this checkout")
    Draft202012Validator(json.loads(schema.read_text(encoding="utf-8"))).validate(parsed("rdjson", given))


def test_rdjson_counts_bytes() -> None:
    diagnostic = parsed("rdjson", hostile())["diagnostics"][1]
    assert diagnostic["location"]["range"] == {"start": {"line": 1, "column": 23}, "end": {"line": 1, "column": 26}}
    assert diagnostic["related_locations"][0]["location"]["path"] == "wire/c d.txt"


def test_junit_has_a_case_for_every_rule_and_fails_what_the_gate_fails() -> None:
    (failed,) = ElementTree.fromstring(told("junit", report())).iter("failure")
    assert "wire/a.txt:1:17" in (failed.text or "")
    green = told("junit", report(), Style(failing=frozenset()))
    assert "<failure" not in green
    assert "wire/a.txt:1:17" in green
    assert [e.get("message") for e in ElementTree.fromstring(green).iter("error")] == ["no such file or directory"]


def test_junit_is_well_formed_whatever_the_text() -> None:
    ElementTree.fromstring(told("junit", hostile()))


def test_a_comment_lets_no_words_of_others_act() -> None:
    page = told("markdown", hostile())
    for active in ("<img", "@all", " #1", "[x]", "https://", "@desk", "::error"):
        assert active not in page, active


def test_a_comment_stays_within_the_limit() -> None:
    page = told("markdown", many(400))
    assert len(page) < COMMENT_LIMIT + 200
    assert re.search(r"\d+ more not shown", page)


def test_json_lines_are_the_parts_of_the_report() -> None:
    lines = [json.loads(line) for line in told("jsonl", report()).splitlines()]
    whole = parsed("json", report())
    assert [{k: v for k, v in line.items() if k != "type"} for line in lines if line["type"] == "finding"] == whole[
        "findings"
    ]
    assert lines[-1]["type"] == "coverage"


def test_a_text_of_a_file_with_several_is_placed_in_the_file() -> None:
    assert file_of("wires/feed.xml#2") == "wires/feed.xml"
    assert file_of("notes #2.txt") == "notes #2.txt"
    assert uri("wires/feed.xml#2") == "wires/feed.xml"
