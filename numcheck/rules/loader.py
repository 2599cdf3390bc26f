"""Reads rule files: YAML to rules, with every fault of every file reported at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from numcheck.rules.body import RuleBody
from numcheck.rules.faults import RuleFault, RuleFileError, nearest
from numcheck.rules.kinds import KINDS
from numcheck.rules.location import shipped_rules
from numcheck.rules.rule import Rule
from numcheck.rules.templates import TemplateFault, parse_template
from numcheck.rules.yaml_text import Key, YamlFault, YamlText, load_marked

MAX_BYTES = 200_000
"""A rule file longer than this is none; the longest shipped one has a few thousand bytes."""
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*)*\Z")


def load_pack(paths: Iterable[Path] = (), *, shipped: bool = True) -> tuple[Rule, ...]:
    """The shipped rules and after them those of further files and folders, ordered by id.

    A rule's id is its path below the folder, a lone file's the last two parts of its path. A later path's rule
    replaces an earlier one of the same id.

    Raises:
        RuleFileError: with all faults of all files.
    """
    rules: dict[str, Rule] = {}
    faults: list[RuleFault] = []
    for path in (*((shipped_rules(),) if shipped else ()), *paths):
        for name, file in _files(path, faults):
            try:
                rule = load_rule(name, file)
            except RuleFileError as error:
                faults.extend(error.faults)
            else:
                rules[rule.id] = rule
    if faults:
        raise RuleFileError(faults)
    return tuple(rules[name] for name in sorted(rules))


def load_rule(name: str, file: Path) -> Rule:
    """The rule of one file, under the id `name`.

    Raises:
        RuleFileError: if the file cannot be read or is no rule.
    """
    try:
        data = file.read_bytes()[: MAX_BYTES + 1]
        if len(data) > MAX_BYTES:
            raise RuleFileError([RuleFault(str(file), 1, 1, "", f"a rule file has at most {MAX_BYTES:,} bytes")])
        return read_rule(name, data.decode("utf-8-sig"), str(file))
    except OSError as error:
        raise RuleFileError([RuleFault(str(file), 1, 1, "", f"cannot be read: {error.strerror}")]) from error
    except UnicodeDecodeError as error:
        raise RuleFileError([RuleFault(str(file), 1, 1, "", "is not UTF-8 text")]) from error


def read_rule(name: str, text: str, origin: str) -> Rule:
    """The rule that `text` holds; `origin` is named in faults.

    Raises:
        RuleFileError: with all that is wrong with the text.
    """
    if not _ID.match(name):
        raise RuleFileError([RuleFault(origin, 1, 1, "", f"{name!r}: an id is lower-case words, - and /")])
    try:
        source = load_marked(text)
    except YamlFault as fault:
        raise RuleFileError([RuleFault(origin, fault.line, fault.column, "", f"not YAML: {fault.message}")]) from fault
    if not isinstance(source.value, dict):
        raise RuleFileError([RuleFault(origin, 1, 1, "", "a rule file holds keys and values")])
    kind = source.value.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        raise RuleFileError([_kind_fault(kind, source, origin)])
    try:
        body = KINDS[kind].model_validate(source.value)
    except ValidationError as error:
        broken = (*_faults(error, KINDS[kind], source, origin), *_stray_braces(source, origin))
        raise RuleFileError(broken) from error
    return _with_templates(name, body, source, origin)


def _files(path: Path, faults: list[RuleFault]) -> Iterator[tuple[str, Path]]:
    """The rule files below a path with their ids; word lists are not among them."""
    if path.is_dir():
        for file in sorted(path.rglob("*.yaml")):
            inside = file.relative_to(path)
            if inside.parts[0] != "lexicon":
                yield inside.with_suffix("").as_posix(), file
    elif path.is_file():
        yield "/".join((*path.resolve().parent.parts[-1:], path.stem)), path
    else:
        faults.append(RuleFault(str(path), 0, 0, "", "there is no such file or folder"))


def _kind_fault(kind: object, source: YamlText, origin: str) -> RuleFault:
    line, column = source.mark(("kind",))
    suggestion = nearest(kind, KINDS) if isinstance(kind, str) else ""
    return RuleFault(origin, line, column, "kind", f"expected one of {', '.join(KINDS)}", suggestion)


def _faults(error: ValidationError, model: type[BaseModel], source: YamlText, origin: str) -> Iterator[RuleFault]:
    for found in error.errors(include_url=False):
        key = _inside(found["loc"], found["type"] == "missing", source)
        line, column = source.mark(key)
        expected, suggestion = _explained(found["type"], found["msg"], found.get("ctx", {}), found.get("input"))
        if found["type"] == "extra_forbidden":
            suggestion = nearest(str(key[-1]), _keys(model, key[:-1]))
        yield RuleFault(origin, line, column, ".".join(map(str, key)), expected, suggestion)


def _inside(loc: tuple[str | int, ...], missing: bool, source: YamlText) -> Key:
    """pydantic's place without the steps that are no keys of the file: a lone value where a list may stand."""
    key: Key = ()
    for step in loc:
        if (*key, step) in source.marks:
            key = (*key, step)
    return (*key, loc[-1]) if missing else key


def _explained(kind: str, message: str, context: Mapping[str, Any], given: object) -> tuple[str, str]:
    """What was expected, in plain words, and the nearest allowed value."""
    match kind:
        case "extra_forbidden":
            return "there is no such key", ""
        case "missing":
            return "this key is needed", ""
        case "enum" | "literal_error":
            allowed = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
            return f"expected one of {allowed}", nearest(str(given), allowed.split(", "))
        case "value_error":
            return str(context.get("error", message)), ""
        case "model_type" | "dict_type":
            return "expected keys and values", ""
        case _:
            return message[:1].lower() + message[1:], ""


def _keys(model: type[BaseModel], key: Key) -> frozenset[str]:
    """The keys that may stand at a place of a rule file."""
    models = {model}
    for step in key:
        if isinstance(step, str):
            models = {m for above in models for m in _models(above, step)}
    return frozenset(name for m in models for name in m.model_fields)


def _models(model: type[BaseModel], name: str) -> Iterator[type[BaseModel]]:
    field = model.model_fields.get(name)
    waiting: list[object] = [field.annotation] if field else []
    while waiting:
        annotation = waiting.pop()
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            yield annotation
        waiting.extend(get_args(annotation))


def _with_templates(name: str, body: RuleBody, source: YamlText, origin: str) -> Rule:
    allowed = body.fields()
    faults = list(_stray_braces(source, origin))
    if faults:
        raise RuleFileError(faults)
    read = {key: parse_template(text) for key, text in (("message", body.message), ("question", body.question))}
    for key, template in read.items():
        line, column = source.mark((key,))
        for unknown in sorted(set(template.fields) - allowed):
            expected = f"there is no field {{{unknown}}}; this rule has {', '.join(sorted(allowed))}"
            faults.append(RuleFault(origin, line, column, key, expected, nearest(unknown, allowed)))
    if faults:
        raise RuleFileError(faults)
    return Rule(name, body, read["message"], read["question"], origin)


def _stray_braces(source: YamlText, origin: str) -> Iterator[RuleFault]:
    """The templates that cannot be read at all."""
    for key in ("message", "question"):
        text = source.value.get(key)
        if isinstance(text, str):
            try:
                parse_template(text)
            except TemplateFault as fault:
                line, column = source.mark((key,))
                yield RuleFault(origin, line, column, key, str(fault))
