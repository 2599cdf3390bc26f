"""The worked example of the manual: two rules that a desk wrote for itself."""

from __future__ import annotations

from pathlib import Path

from numcheck.pipeline import Settings, check_documents
from numcheck.rules.catalog import load_pack, run_examples

PACK = Path(__file__).parents[2] / "examples" / "house-rules"


def test_the_house_rules_do_what_their_examples_say() -> None:
    rules = load_pack([PACK], shipped=False)
    assert [r.id for r in rules] == ["elections/turnout", "markets/euro-dollar"]
    settings = Settings(rule_folders=(PACK,))
    results = run_examples(rules, lambda documents: check_documents(documents, settings))
    assert [p for r in results for p in r.problems] == []
    assert {r.conflicts for r in results} == {True, False}


def test_a_house_rule_is_about_ten_lines() -> None:
    for path in sorted(PACK.rglob("*.yaml")):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
        assert len(lines) <= 12, path.name
