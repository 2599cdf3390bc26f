"""The examples of every shipped rule, each a test of its own, through the whole pipeline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from numcheck.model.findings import Report
from numcheck.pipeline import check_documents
from numcheck.rules.catalog import load_pack, run_examples
from numcheck.rules.rule import Rule

RULES = load_pack()


def single_examples() -> Iterator[tuple[str, Rule]]:
    for rule in RULES:
        for number, example in enumerate(rule.body.examples, 1):
            side = "finds" if example.finds else "silent"
            yield (
                f"{rule.id}-{number}-{side}",
                replace(rule, body=rule.body.model_copy(update={"examples": (example,)})),
            )


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.id)
def test_a_rule_has_examples_on_both_sides(rule: Rule) -> None:
    assert {bool(e.finds) for e in rule.body.examples} == {True, False}
    assert any(e.finds and not e.miss for e in rule.body.examples), "no example makes it fire"


@pytest.mark.parametrize("rule", [pytest.param(r, id=name) for name, r in single_examples()])
def test_the_rule_does_what_its_example_says(rule: Rule) -> None:
    problems = [p for r in run_examples([rule], check_documents) if r.number for p in r.problems]
    assert not problems, "\n".join(problems)


def test_a_rule_without_both_sides_fails() -> None:
    rule = RULES[0]
    bare = replace(rule, body=rule.body.model_copy(update={"examples": ()}))
    (result,) = run_examples([bare], lambda documents: Report(documents, (), ()))
    assert not result.passed
    assert "a conflict" in result.problems[0]


def test_a_rule_that_never_fires_fails_its_conflict_examples() -> None:
    results = run_examples(RULES[:1], lambda documents: Report(documents, (), ()))
    assert any(r.conflicts and not r.passed for r in results)
