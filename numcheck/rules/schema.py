"""The JSON Schema of a rule file, for editors and for the manual."""

from __future__ import annotations

import json
import sys
from functools import reduce
from operator import or_
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from numcheck.rules.kinds import KINDS


def json_schema() -> dict[str, Any]:
    """The schema (draft 2020-12) that every rule file must meet; one branch a kind."""
    union: Any = reduce(or_, KINDS.values())
    rule_file: Any = Annotated[union, Field(discriminator="kind")]
    adapter: TypeAdapter[Any] = TypeAdapter(rule_file)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A numcheck rule",
        **adapter.json_schema(mode="validation"),
    }


def json_schema_text() -> str:
    """The schema as it is shipped, in `docs/rule.schema.json`."""
    return json.dumps(json_schema(), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(json_schema_text())
