"""The desk's files of decisions: `numcheck-decisions.yaml`, written by hand, and the baseline, written by numcheck."""

from __future__ import annotations

import datetime as dt
import difflib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from numcheck.model.findings import Finding
from numcheck.rules.yaml_text import YamlFault, YamlText, load_marked
from numcheck.settling.decision import Decision, stated

DECISIONS = "numcheck-decisions.yaml"
BASELINE = "numcheck-baseline.json"
FORMAT = 1
KEYS = ("rule", "values", "in", "reason", "by", "until")
_NEEDED = ("rule", "values", "reason")


class DecisionsError(ValueError):
    """A file of decisions that cannot be used; `faults` has a line for everything that is wrong with it."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = tuple(faults)


def read_decisions(file: Path, name: str) -> tuple[Decision, ...]:
    """The decisions of a YAML file; `name` is what messages call it.

    Raises:
        DecisionsError: naming every fault with its line.
    """
    return decisions_in(_text(file, name), name)


def decisions_in(text: str, name: str) -> tuple[Decision, ...]:
    """The decisions of a YAML text; `name` is what messages call its file.

    Raises:
        DecisionsError: naming every fault with its line.
    """
    try:
        source = load_marked(text)
    except YamlFault as fault:
        raise DecisionsError([f"{name}:{fault.line}: not YAML: {fault.message}"]) from fault
    if source.value is None:
        return ()
    if not isinstance(source.value, list):
        raise DecisionsError([f"{name}:1: expected a list of decisions"])
    faults: list[str] = []
    entries = [_entry(value, k, source, name, faults) for k, value in enumerate(source.value)]
    if faults:
        raise DecisionsError(faults)
    return tuple(entries)


def read_baseline(file: Path, name: str) -> tuple[Decision, ...]:
    """The findings of a baseline file, as decisions.

    Raises:
        DecisionsError: if it is none.
    """
    try:
        content = json.loads(_text(file, name))
        if content["format"] != FORMAT:
            raise DecisionsError([f"{name}: format {content['format']} is not known; write it again"])
        return tuple(_baselined(entry, name) for entry in content["findings"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        if isinstance(error, DecisionsError):
            raise
        raise DecisionsError([f"{name}: no baseline of numcheck; write it again with numcheck baseline"]) from error


def baseline_text(findings: Iterable[Finding]) -> str:
    """The baseline that accepts these findings, ordered so that differences read well."""
    entries = [
        {"id": f.id, "rule": f.rule, "in": f.primary.document, "values": list(stated(f)), "message": f.message}
        for f in findings
    ]
    entries.sort(key=lambda e: (e["in"], e["rule"], e["id"]))
    return json.dumps({"format": FORMAT, "findings": entries}, ensure_ascii=False, indent=2) + "\n"


def _text(file: Path, name: str) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise DecisionsError([f"{name}: the file is not UTF-8"]) from error
    except OSError as error:
        raise DecisionsError([f"{name}: cannot be read: {(error.strerror or str(error)).lower()}"]) from error


def _baselined(entry: dict[str, Any], name: str) -> Decision:
    return Decision(
        rule=str(entry["rule"]),
        values=tuple(str(v) for v in entry["values"]),
        reason="in the baseline",
        origin=f"{name}:{entry['id']}",
        document=str(entry["in"]),
        id=str(entry["id"]),
    )


def _entry(value: object, k: int, source: YamlText, name: str, faults: list[str]) -> Decision:
    def fault(key: str, told: str) -> None:
        faults.append(f"{name}:{source.mark((k, key))[0]}: {told}")

    line = source.mark((k,))[0]
    if not isinstance(value, dict):
        faults.append(f"{name}:{line}: expected {', '.join(KEYS)}")
        return Decision("", (), "", "")
    for key in value:
        if key not in KEYS:
            near = difflib.get_close_matches(str(key), KEYS, n=1)
            fault(str(key), f"unknown key {key!r}; " + (f"did you mean {near[0]!r}?" if near else f"known are {KEYS}"))
    for key in _NEEDED:
        if not value.get(key):
            fault(key, f"{key} is needed")
    values = value.get("values") or []
    if not isinstance(values, list):
        fault("values", "values: expected a list of the numbers as they are written")
        values = []
    until = value.get("until")
    if until is not None and not isinstance(until, dt.date):
        fault("until", f"until: {str(until)!r} is no date; write 2031-05-06")
        until = None
    return Decision(
        rule=str(value.get("rule")),
        values=tuple(str(v) for v in values),
        reason=str(value.get("reason")),
        origin=f"{name}:{line}",
        by=str(value.get("by") or ""),
        until=until.date() if isinstance(until, dt.datetime) else until,
        document=str(value.get("in") or ""),
    )
