"""The shipped JSON Schema is the one that the code makes, and the shipped rules meet it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest

from numcheck.rules.location import shipped_rules
from numcheck.rules.schema import json_schema, json_schema_text
from numcheck.rules.yaml_text import load_plain

SHIPPED = Path(__file__).parents[2] / "docs" / "rule.schema.json"
FILES = sorted(p for p in shipped_rules().rglob("*.yaml") if "lexicon" not in p.parts)


def test_the_shipped_schema_is_current() -> None:
    """Rewrite with `python -m numcheck.rules.schema > docs/rule.schema.json`."""
    assert SHIPPED.read_text(encoding="utf-8") == json_schema_text()


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_every_shipped_rule_meets_the_schema(path: Path) -> None:
    jsonschema.validate(_as_json(load_plain(path)), json_schema())


def _as_json(value: Any) -> Any:  # noqa: ANN401 - any YAML
    if isinstance(value, dict):
        return {key: _as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_json(item) for item in value]
    return value if isinstance(value, int | float | str | bool | None) else str(value)
