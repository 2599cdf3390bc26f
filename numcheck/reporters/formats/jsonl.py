"""JSON Lines: one object a line, its `type` first; the objects are those of the JSON report (docs/json.md)."""

from __future__ import annotations

import json
from typing import Any

from numcheck.model.findings import Report
from numcheck.reporters import Style
from numcheck.reporters.formats.json import as_object

ENCODING = "utf-8"
_TYPES = {"documents": "document", "findings": "finding", "settled": "settled", "numbers": "number", "faults": "fault"}
_TOLD = {"skipped": "skipped", "notices": "notice"}


def render(report: Report, style: Style) -> str:
    """Documents, findings, settled findings, numbers, faults, remarks; the coverage last."""
    whole = as_object(report)
    lines = [_line(kind, item) for key, kind in _TYPES.items() for item in whole[key]]
    lines += [_line(kind, {"message": told}) for key, kind in _TOLD.items() for told in whole[key]]
    lines.append(_line("coverage", {"format": whole["format"], **whole["coverage"]}))
    return "".join(lines)


def _line(kind: str, item: dict[str, Any]) -> str:
    return json.dumps({"type": kind, **item}, ensure_ascii=False) + "\n"
