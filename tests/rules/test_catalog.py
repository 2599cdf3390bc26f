"""The catalog: what a desk sees, changes and starts from; the manual is current."""

from __future__ import annotations

from pathlib import Path

import pytest

from numcheck.model.findings import Severity
from numcheck.pipeline import Settings, check_documents
from numcheck.rules.catalog import adjusted, describe, find_rule, load_pack, overview, run_examples, skeleton
from numcheck.rules.coverage import coverage
from numcheck.rules.kinds import KINDS
from numcheck.rules.kinds.equation import Equation
from numcheck.rules.loader import read_rule
from numcheck.rules.manual import manual_text

RULES = load_pack()
MANUAL = Path(__file__).parents[2] / "docs" / "rules.md"


def test_the_manual_is_current() -> None:
    """Rewrite with `python -m numcheck.rules.manual > docs/rules.md`."""
    assert MANUAL.read_text(encoding="utf-8") == manual_text()


def test_the_list_has_a_line_a_rule() -> None:
    lines = overview(RULES).splitlines()
    assert [line.split()[0] for line in lines] == [r.id for r in RULES]


def test_a_rule_is_described_with_its_examples() -> None:
    rule = find_rule(RULES, "sources/misquoted")
    assert rule is not None
    text = describe(rule)
    assert "finds draft: $48 million, wire: $84 million, note: swapped-digits" in text
    assert "example 2: silent" in text
    assert find_rule(RULES, "sources/unheard-of") is None


def test_a_desk_sets_severity_and_tolerance_by_path_and_turns_rules_off() -> None:
    changed = adjusted(
        RULES,
        off=["repeats/*"],
        severities={"calendar/*": Severity.INFO, "calendar/weekday": Severity.ERROR},
        tolerances={"arithmetic/share": 0.2},
    )
    by_id = {r.id: r.body for r in changed}
    assert not any(name.startswith("repeats/") for name in by_id)
    assert by_id["calendar/age"].severity is Severity.INFO
    assert by_id["calendar/weekday"].severity is Severity.ERROR
    share = by_id["arithmetic/share"]
    assert isinstance(share, Equation)
    assert share.tolerance == 0.2


def test_a_path_that_names_nothing_is_a_fault() -> None:
    with pytest.raises(ValueError, match=r"no rule is named 'calendar/weekdy'; did you mean 'calendar/weekday'\?"):
        adjusted(RULES, off=["calendar/weekdy"])
    with pytest.raises(ValueError, match="'calendar/weekday' has no tolerance"):
        adjusted(RULES, tolerances={"calendar/weekday": 0.1})


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_rule_loads_and_keeps_its_examples(kind: str, tmp_path: Path) -> None:
    rule = read_rule("desk/new", skeleton(kind), "new.yaml")
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "new.yaml").write_text(skeleton(kind), encoding="utf-8")
    settings = Settings(rule_folders=(tmp_path,), off=frozenset(r.id for r in RULES))
    results = run_examples([rule], lambda documents: check_documents(documents, settings))
    assert [p for r in results for p in r.problems] == []


@pytest.mark.parametrize("rule", [r for r in RULES if r.body.kind == "equation"], ids=lambda r: r.id)
def test_the_near_misses_of_a_rule_come_near(rule: object) -> None:
    (found,) = coverage([rule], check_documents)  # type: ignore[list-item]
    assert found.problems == ()


def test_a_rule_that_no_example_holds_tight_is_told() -> None:
    loose = read_rule(
        "desk/loose",
        skeleton("within")
        .replace("Turnout was 61 percent.", "Nothing happened.")
        .replace("29 percent.", "61 percent."),
        "loose.yaml",
    )
    (found,) = coverage([loose], check_documents)
    assert found.problems == (
        "no example makes it fire",
        "no near miss comes near: nudging its numbers changes nothing",
    )
