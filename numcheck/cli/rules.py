"""`numcheck rules`: the rules there are, one of them, and whether they keep what their examples promise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from numcheck.cli import desk, output
from numcheck.cli.exits import Exit, UsageFault

if TYPE_CHECKING:
    from numcheck.pipeline import Settings
    from numcheck.rules.rule import Rule

app = typer.Typer(help="List, show and test the rules.", rich_markup_mode=None)

_Packs = Annotated[list[Path] | None, typer.Argument(metavar="[PACK...]", help="Further rule files or folders.")]


@app.command("list")
def list_rules(packs: _Packs = None) -> int:
    """List the rules: id, kind, severity and reason."""
    from numcheck.rules.catalog import overview

    output.write(overview(_loaded(packs)) + "\n", None)
    return Exit.OK


@app.command("show")
def show_rule(
    name: Annotated[str, typer.Argument(metavar="RULE", help="The id: sources/misquoted.")], packs: _Packs = None
) -> int:
    """Show one rule: what it says and why, its settings and its examples."""
    from difflib import get_close_matches

    from numcheck.rules.catalog import describe, find_rule

    rules = _loaded(packs)
    rule = find_rule(rules, name)
    if rule is None:
        near = get_close_matches(name, [r.id for r in rules], n=1)
        raise UsageFault(f"there is no rule {name!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
    output.write(describe(rule) + "\n", None)
    return Exit.OK


@app.command("new")
def new_rule(
    kind: Annotated[str, typer.Argument(metavar="KIND", help="same-claim, equation, within or calendar.")],
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="Where to write; nothing is overwritten.")
    ] = None,
) -> int:
    """Write a rule file to start from; its path below the pack's folder will be the rule's id."""
    from numcheck.rules.catalog import skeleton
    from numcheck.rules.kinds import KINDS

    if kind not in KINDS:
        raise UsageFault(f"there is no kind {kind!r}; the kinds are {', '.join(sorted(KINDS))}")
    if file is not None and file.exists():
        raise UsageFault(f"{file}: there is such a file already")
    return Exit.OK if output.write(skeleton(kind), file) else Exit.BROKEN


@app.command("test")
def test_rules(
    packs: _Packs = None,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="Also change the numbers of the silent examples: the rule must fire.")
    ] = False,
) -> int:
    """Run the examples of the rules: all, or those of the packs named."""
    from dataclasses import replace

    from numcheck.pipeline import check_documents
    from numcheck.rules.catalog import run_examples

    rules = _loaded(packs, shipped=not packs)
    settings = desk.settings(desk.config(None))
    settings = replace(settings, rule_folders=(*settings.rule_folders, *(packs or ())))
    results = run_examples(rules, lambda documents: check_documents(documents, settings))
    failed = [r for r in results if not r.passed]
    lines = [f"{r.rule}, example {r.number}: {problem}" for r in failed for problem in r.problems]
    if coverage:
        lines += (loose := list(_loose(rules, settings)))
    lines.append(f"rules: {len(rules)}, examples: {len(results)}, failed: {len(failed)}")
    output.write("\n".join(lines) + "\n", None)
    return Exit.FINDINGS if failed or (coverage and loose) else Exit.OK


def _loose(rules: Sequence[Rule], settings: Settings) -> Iterator[str]:
    """A line for each rule that no example makes fire, or whose silent examples no changed number disturbs."""
    from numcheck.pipeline import check_documents
    from numcheck.rules.coverage import coverage

    for found in coverage(rules, lambda documents: check_documents(documents, settings)):
        yield from (f"{found.rule}: {problem}" for problem in found.problems)


def _loaded(packs: Sequence[Path] | None, shipped: bool = True) -> tuple[Rule, ...]:
    from numcheck.rules.catalog import load_pack
    from numcheck.rules.faults import RuleFileError

    try:
        return load_pack((*desk.config(None).rules, *(packs or ())) if shipped else packs or (), shipped=shipped)
    except RuleFileError as error:
        raise UsageFault(*(str(f) for f in error.faults)) from error
