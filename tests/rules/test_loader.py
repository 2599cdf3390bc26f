"""Rule files: what is read, and how faults point at their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from numcheck.model.findings import Severity
from numcheck.rules.faults import RuleFileError
from numcheck.rules.kinds.same_claim import SameClaim
from numcheck.rules.loader import load_pack, read_rule

GOOD = """\
kind: same-claim
severity: warning
when: {verdict: disjoint, time: [same, unknown]}
message: "{a.source} has {a}, {b.source} has {b}: {working}"
why: Two texts, two values.
examples:
  - documents:
      draft: {published: 2031-05-06, text: "It cost $48."}
      wire: {published: 2031-05-06, source: Agency, text: "It cost $84."}
    finds: [{draft: "$48", wire: "$84", note: swapped-digits}]
  - text: It cost $48.
    finds: []
"""


def faults(text: str) -> list[str]:
    with pytest.raises(RuleFileError) as caught:
        read_rule("desk/rule", text, "rule.yaml")
    return [str(f) for f in caught.value.faults]


def test_a_rule_is_read_with_its_settings_and_examples() -> None:
    rule = read_rule("desk/rule", GOOD, "rule.yaml")
    assert isinstance(rule.body, SameClaim)
    assert rule.id == "desk/rule"
    assert rule.body.severity is Severity.WARNING
    assert rule.body.examples[0].expected[0]["wire"] == ("$84",)
    assert list(rule.body.examples[1].texts) == ["draft"]


def test_all_faults_come_at_once_each_with_its_place() -> None:
    text = GOOD.replace("severity:", "severty:").replace("verdict: disjoint", "verdit: disjoint").replace("why:", "wy:")
    assert faults(text) == [
        "rule.yaml:1:1: severity: this key is needed",
        "rule.yaml:1:1: why: this key is needed",
        "rule.yaml:2:1: severty: there is no such key (did you mean severity?)",
        "rule.yaml:3:8: when.verdit: there is no such key (did you mean verdict?)",
        "rule.yaml:5:1: wy: there is no such key (did you mean why?)",
    ]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("kind: same-claim", "kind: same-clam", "rule.yaml:1:1: kind: expected one of"),
        ("kind: same-claim", "kind: [1]", "rule.yaml:1:1: kind: expected one of"),
        ("severity: warning", "severity: loud", "rule.yaml:2:1: severity: expected one of error, warning, info"),
        ("disjoint", "disjunct", "rule.yaml:3:8: when.verdict: expected one of"),
        ("{working}", "{worknig}", "did you mean working?"),
        ("{working}", "{working", "rule.yaml:4:1: message: '{' at character 41 is no field"),
        ("{working}", "{__class__}", "is no field"),
        ("{working}", "{a.__class__}", "is no field"),
        ("finds: []", "finds: [{wire: x}]", "rule.yaml:11:5: examples.1: finds names wire"),
        ("    finds: []\n", "", "rule.yaml:11:5: examples.1.finds: this key is needed"),
        ("text: It cost $48.", "text: 48", "rule.yaml:11:5: examples.1.text: input should be a valid string"),
        ("published: 2031-05-06, text", "published: May, text", "examples.0.documents.draft.published: "),
        ("severity: warning", "severity: warning\nseverity: error", "not YAML: found duplicate key"),
        ("when: {", "when: {{", "not YAML"),
        ("message:", "\tmessage:", "not YAML"),
    ],
)
def test_a_fault_names_line_column_key_and_expectation(old: str, new: str, fault: str) -> None:
    assert fault in "\n".join(faults(GOOD.replace(old, new, 1)))


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "just words", "42", "[" * 5000, "&a [*a]"])
def test_what_is_no_rule_gives_one_fault(text: str) -> None:
    assert len(faults(text)) == 1


def test_aliases_cannot_explode() -> None:
    lines = ["a0: &a0 x"] + [f"a{k}: &a{k} [{', '.join([f'*a{k - 1}'] * 9)}]" for k in range(1, 12)]
    assert "kind" in faults("\n".join(lines))[0]


def test_yaml_keeps_no_and_clock_times_as_strings() -> None:
    rule = read_rule("desk/rule", GOOD.replace("why: Two texts, two values.", "why: no"), "rule.yaml")
    assert rule.body.why == "no"


def test_a_pack_takes_its_ids_from_paths_and_later_paths_win(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    for folder, severity in ((first, "error"), (second, "info")):
        (folder / "desk").mkdir(parents=True)
        (folder / "desk" / "turnout.yaml").write_text(GOOD.replace("warning", severity))
    (first / "lexicon").mkdir()
    (first / "lexicon" / "words.yaml").write_text("a: [b]")
    (rule,) = load_pack([first, second], shipped=False)
    assert rule.id == "desk/turnout"
    assert rule.body.severity is Severity.INFO
    (alone,) = load_pack([first / "desk" / "turnout.yaml"], shipped=False)
    assert alone.id == "desk/turnout"


def test_files_that_cannot_be_read_are_faults_beside_the_others(tmp_path: Path) -> None:
    (tmp_path / "latin.yaml").write_bytes(b"kind: caf\xe9")
    (tmp_path / "huge.yaml").write_bytes(b"#" * 300_000)
    (tmp_path / "broken.yaml").write_text("kind: nothing")
    with pytest.raises(RuleFileError) as caught:
        load_pack([tmp_path, tmp_path / "absent"])
    told = "\n".join(str(f) for f in caught.value.faults)
    assert "not UTF-8" in told
    assert "at most 200,000 bytes" in told
    assert "no such file" in told
    assert len(caught.value.faults) == 4
