"""The example story, held to what a person wrote down in examples/expected.yaml."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from numcheck.inputs import read_files
from numcheck.model.claims import Claim
from numcheck.model.documents import Role
from numcheck.model.findings import Finding, Place, Report, Severity
from numcheck.model.judgements import Group
from numcheck.pipeline import check_documents
from numcheck.rules.yaml_text import load_plain

EXAMPLES = Path(__file__).parent.parent / "examples"
EXPECTED: dict[str, Any] = load_plain(EXAMPLES / "expected.yaml")


@cache
def report(part: str) -> Report:
    told = EXPECTED[part]
    drafts = [EXAMPLES / told["draft"]] if "draft" in told else []
    sources = [EXAMPLES / name for name in told.get("sources", told.get("documents", []))]
    documents = [
        *read_files(drafts, role=Role.DRAFT).documents,
        *read_files(sources, role=Role.SOURCE).documents,
    ]
    return check_documents(documents)


def texts_of(places: dict[str, Any]) -> set[tuple[str, str]]:
    return {(file, t) for file, found in places.items() for t in (found if isinstance(found, list) else [found])}


def named(place: Place) -> tuple[str, str]:
    return Path(place.document).name, place.text


def touches(finding: Finding, places: dict[str, Any]) -> bool:
    found = [named(p) for p in (finding.primary, *finding.related)]
    return all(any(file == f and (t in text or text in t) for f, text in found) for file, t in texts_of(places))


def claims_of(part: str, file: str, text: str) -> list[Claim]:
    found = []
    for claim in report(part).claims:
        document = report(part).document(claim.document)
        if Path(claim.document).name == file and (
            text in claim.span.of(document.text) or claim.span.of(document.text) in text
        ):
            found.append(claim)
    return found


def groups_of(part: str, places: dict[str, Any]) -> list[Group]:
    alignment = report(part).alignment
    assert alignment is not None
    wanted = [claims_of(part, file, text) for file, text in sorted(texts_of(places))]
    assert all(wanted), f"not read as claims: {places}"
    return [
        g for g in alignment.groups if all(any(c in g.claims or c in g.loosely for c in claims) for claims in wanted)
    ]


PARTS = [p for p in EXPECTED]
TIES = [(p, t) for p in PARTS for t in EXPECTED[p].get("tied", []) + EXPECTED[p].get("tied_loosely", [])]


@pytest.mark.parametrize(("part", "wanted"), [(p, f) for p in PARTS for f in EXPECTED[p]["finds"]])
def test_what_must_be_found(part: str, wanted: dict[str, Any]) -> None:
    found = [f for f in report(part).findings if f.rule == wanted["rule"] and touches(f, wanted["places"])]
    assert len(found) == 1
    if "severity" in wanted:
        assert found[0].severity == Severity(wanted["severity"])
    if "note" in wanted:
        assert wanted["note"] in found[0].notes
    said = {p.speaker for p in (found[0].primary, *found[0].related)}
    assert set(wanted.get("speakers", [])) <= said


@pytest.mark.parametrize("part", PARTS)
def test_nothing_else_is_said(part: str) -> None:
    told = EXPECTED[part]
    for finding in report(part).findings:
        loud = finding.severity is not Severity.INFO
        allowed = told["finds"] if loud else told["finds"] + told.get("may_ask", [])
        assert any(touches(finding, w["places"]) for w in allowed), finding


@pytest.mark.parametrize(("part", "places"), TIES)
def test_what_agrees_is_tied(part: str, places: dict[str, Any]) -> None:
    assert groups_of(part, places)


@pytest.mark.parametrize("places", EXPECTED["compared"]["apart"])
def test_different_things_are_no_group(places: dict[str, Any]) -> None:
    assert not groups_of("compared", places)


@pytest.mark.parametrize("text", EXPECTED["compared"]["never_accused"])
def test_what_is_never_accused(text: str) -> None:
    accused = [p.text for f in report("compared").findings for p in (f.primary, *f.related)]
    assert text not in accused


@pytest.mark.parametrize("told", EXPECTED["compared"]["mood"])
def test_moods(told: dict[str, str]) -> None:
    assert {c.mood.value for c in claims_of("compared", told["file"], told["text"])} == {told["is"]}


@pytest.mark.parametrize("kind", ["no_claims", "metadata"])
def test_furniture_makes_no_claims(kind: str) -> None:
    for file, texts in EXPECTED["compared"][kind].items():
        for text in texts:
            assert not claims_of("compared", file, text)


def test_dates_of_documents() -> None:
    for file, day in EXPECTED["compared"]["dated"].items():
        (document,) = [d for d in report("compared").documents if Path(d.name).name == file]
        assert document.published is not None
        assert document.published.date.isoformat() == str(day)
