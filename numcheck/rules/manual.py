"""The rule reference, `docs/rules.md`: written from the settings, the relations and the shipped rules themselves."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import get_args

from pydantic.fields import FieldInfo

from numcheck.model.relations import VOCABULARY
from numcheck.rules.body import RuleBody
from numcheck.rules.kinds import KINDS
from numcheck.rules.kinds.same_claim import When
from numcheck.rules.loader import load_pack
from numcheck.rules.rule import Rule

_HEAD = """\
# The rules

This page is written from the rules and their kinds by `python -m numcheck.rules.manual > docs/rules.md`; a test holds
it current. `numcheck rules list`, `show` and `test` say the same in the terminal.

A rule is one YAML file (YAML 1.2). Its id is its path in the pack: `rules/sources/stale.yaml` is `sources/stale`. It
names a *kind*, which is code, and settings of that kind, and it carries examples on both sides: texts in which it must
find something, and near misses in which it must stay silent. Unknown keys, wrong values and unknown template
fields are faults, all reported at once with file, line and column. `docs/rule.schema.json` tells editors the same.

A desk's own rules lie in a folder of their own, named in the configuration; `examples/house-rules` is a worked example.

```yaml
{example}```
"""
_COMMON = """\
## What every rule has

{rows}

An example has either `text` (with `published` where dates matter), short for one document named `draft`, or
`documents`, each with `text` (or `headline`, `standfirst`, `body`, `caption`), `published`, `source` and `rank`; the
one named `draft` is the draft. Each entry of `finds` names passages by document, and `note` and `severity` where they
matter; `finds: []` must stay silent. `miss: reason` marks an example that is known to fail.

In messages and questions a role stands in braces: `{{a}}` as written, `{{a.value}}` as read, `{{a.speaker}}`,
`{{a.source}}`, `{{a.published}}`; and `{{working}}`.
"""
_RELATIONS = """\
## Relations

What the formulas of `equation` rules may name: roles (numbers of the text), numbers worked out from dates and lists,
and words that `where` can ask for.

| relation | roles | numbers | words |
|---|---|---|---|"""
_FORMULAS = """
A formula compares two sides with `=`, `<`, `<=`, `>` or `>=`; it has `+ - * / ^`, brackets, `abs(...)` and
`sum(role)`. Percents count as fractions of one. Written numbers are intervals: a finding is *impossible* if no
rounding helps, *only-if-rounded* if some would.
"""


def manual_text() -> str:
    """The page as it is shipped."""
    rules = load_pack()
    return "\n".join((*_intro(), *_kinds(), *_relations(), *_families(rules))).rstrip() + "\n"


def _intro() -> Iterator[str]:
    example = """\
kind: within
about: turnout
unit: percent
low: 35
high: 92
severity: warning
message: "A turnout of {a} would be a record; {working}."
why: No general election since 1990 had a turnout outside these limits.
examples:
  - {text: "Turnout was 29 percent, the election board said.", finds: ["29 percent"]}
  - {text: "Turnout was 71 percent, the election board said.", finds: []}
"""
    yield _HEAD.replace("{example}", example)
    yield _COMMON.format(rows="\n".join(_rows(RuleBody.model_fields)))


def _kinds() -> Iterator[str]:
    yield "## Kinds\n"
    for name, kind in KINDS.items():
        own = {key: field for key, field in kind.model_fields.items() if key not in RuleBody.model_fields}
        yield f"### `{name}`\n\n{_paragraph(kind.__doc__ or '')}\n"
        yield "\n".join(_rows(own)) + "\n"
        if name == "same-claim":
            yield "Circumstances of `when`:\n\n" + "\n".join(_rows(When.model_fields)) + "\n"


def _relations() -> Iterator[str]:
    yield _RELATIONS
    for kind, known in VOCABULARY.items():
        words = "; ".join(f"{word}: {', '.join(values) or 'any'}" for word, values in known.words.items())
        yield f"| `{kind.value}` | {', '.join(known.roles)} | {', '.join(known.numbers)} | {words} |"
    yield _FORMULAS


def _families(rules: Iterable[Rule]) -> Iterator[str]:
    yield "## The shipped rules\n"
    for family, members in groupby(rules, key=lambda r: r.id.partition("/")[0]):
        yield f"### {family}\n"
        for rule in members:
            body = rule.body
            yield f"**`{rule.id}`** ({body.kind}, {body.severity.value}). {_paragraph(body.why)}\n"
            for example in body.examples:
                texts = " / ".join(
                    " ".join(t for t in (d.headline, d.standfirst, d.text, d.body, d.caption) if t).replace("\n\n", " ")
                    for d in example.texts.values()
                )
                mark = "known miss" if example.miss else "flagged" if example.finds else "fine"
                yield f"- {mark}: {texts}"
            yield ""


def _rows(fields: Iterable[str] | dict[str, FieldInfo]) -> Iterator[str]:
    if isinstance(fields, dict):
        yield "| key | value | |\n|---|---|---|"
        for key, field in fields.items():
            needed = "" if field.is_required() else f" Default: {_default(field)}." if _default(field) else ""
            yield f"| `{key}` | {_type(field.annotation)} | {_cell(field.description or '')}{needed} |"


def _default(field: FieldInfo) -> str:
    value = getattr(field.default, "value", field.default)
    return "" if value in (None, "", (), 0) or field.default_factory else f"`{value}`"


def _type(annotation: object) -> str:
    """A type for a reader: the values of a closed list, else its plain name."""
    members = getattr(annotation, "__members__", None)
    if members:
        return ", ".join(f"`{m.value}`" for m in members.values())
    inner = [a for a in get_args(annotation) if a not in (type(None), Ellipsis)]
    if inner and not isinstance(inner[0], str):
        return " / ".join(dict.fromkeys(filter(None, map(_type, inner))))
    if inner:
        return ", ".join(f"`{value}`" for value in inner)
    return _NAMES.get(getattr(annotation, "__name__", ""), "")


_NAMES = {"str": "text", "int": "number", "float": "number", "bool": "`true`, `false`", "When": "circumstances"}
_NAMES |= {"Example": "examples"}


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _paragraph(text: str) -> str:
    return " ".join(text.split())


if __name__ == "__main__":
    sys.stdout.write(manual_text())
