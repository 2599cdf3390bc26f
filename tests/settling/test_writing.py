"""Decisions written into a file: what comes out is read back the same, and nothing else in the file moves."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck.model.findings import Finding, Label, Place, Severity
from numcheck.model.spans import Span
from numcheck.settling.decision import Decision
from numcheck.settling.files import decisions_in
from numcheck.settling.writing import (
    DecisionsFile,
    NotWrittenError,
    fixed_in,
    with_decision,
    with_fixed,
    without_decisions,
    without_fixed,
)

NAME = "d.yaml"
TWO = """# The desk's decisions

- rule: a/b   # by hand
  values:
    - "1"
    - "2"
  reason: >-
    a long
    reason

# the next one
- {rule: c/d, values: ["3"], reason: r}
# end
"""
TEXTS = (
    "",
    "# nothing yet\n",
    "---\n",
    TWO,
    TWO.replace("\n", "\r\n"),
    TWO.rstrip("\n"),
    "  - rule: a/b\n    values: [x]\n    reason: r\n",
)
any_text = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)


def decision(values: tuple[str, ...] = ("58%", "62%"), reason: str = "asked", by: str = "") -> Decision:
    return Decision("sources/two-values", values, reason, "", by=by, document="draft.md")


def finding(made: Decision) -> Finding:
    places = [Place("draft.md", Span(0, 1), value, group=k) for k, value in enumerate(made.values)]
    return Finding("x", made.rule, Severity.ERROR, Label.CONFLICT, "", places[0], tuple(places[1:]), "", "", "")


@pytest.mark.parametrize("text", TEXTS)
def test_one_more_and_one_less_is_the_same_again(text: str) -> None:
    made = replace(decision(by="ANW"), until=dt.date(2031, 5, 6))
    more = with_decision(text, made, NAME)
    assert more.startswith(text)
    assert replace(decisions_in(more, NAME)[-1], origin="") == made
    assert without_decisions(more, finding(made), NAME).rstrip() == text.rstrip()


@given(
    values=st.lists(any_text.filter(str.strip), min_size=1, max_size=3, unique=True),
    reason=any_text.filter(str.strip),
    by=any_text,
)
def test_any_words_are_read_back(values: list[str], reason: str, by: str) -> None:
    made = decision(tuple(values), reason, by)
    for text in (TWO, with_fixed(TWO, made, NAME)):
        more = with_decision(text, made, NAME)
        assert replace(decisions_in(more, NAME)[-1], origin="") == made
    (noted,) = fixed_in(with_fixed(TWO, made, NAME))
    assert (noted.rule, noted.values, noted.reason, noted.document) == (made.rule, made.values, reason, "draft.md")


def test_an_entry_between_others_is_taken_out_alone() -> None:
    made = decision()
    text = with_decision(TWO, made, NAME) + "\n# after\n- {rule: e/f, values: [x], reason: r}\n"
    assert without_decisions(text, finding(made), NAME) == TWO + "\n# after\n- {rule: e/f, values: [x], reason: r}\n"


def test_what_already_stands_there_is_not_written_twice() -> None:
    once = with_decision("", decision(), NAME)
    assert with_decision(once, decision(), NAME) == once
    noted = with_fixed("", decision(), NAME)
    assert with_fixed(noted, decision(), NAME) == noted
    assert without_fixed(noted, finding(decision()), NAME) == ""


@pytest.mark.parametrize(
    "text", ["[]\n", "[{rule: a/b, values: [x], reason: r}]\n", "- {rule: a/b, values: [x], reason: r}\n...\n"]
)
def test_a_list_that_cannot_grow_is_left_alone(text: str) -> None:
    with pytest.raises(NotWrittenError, match="change it by hand"):
        with_decision(text, decision(), NAME)


@pytest.mark.parametrize("text", ['# fixed: {"rule"\n', "# fixed: []\n", "# fixed: yes\n", "# fixed: 1\n"])
def test_a_comment_that_is_not_understood_says_nothing(text: str) -> None:
    assert fixed_in(text) == ()


def test_the_file_keeps_its_permissions_its_link_and_its_mark(tmp_path: Path) -> None:
    real, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    real.write_bytes(b"\xef\xbb\xbf" + TWO.encode())
    real.chmod(0o640)
    link.symlink_to(real)
    held = DecisionsFile(link, link.name)
    held.look()
    assert held.add(decision()) is False
    assert link.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert real.read_bytes().startswith(b"\xef\xbb\xbf# The desk's")
    assert sorted(os.listdir(tmp_path)) == ["link.yaml", "real.yaml"]


def test_a_change_of_somebody_else_is_kept_and_told(tmp_path: Path) -> None:
    held = DecisionsFile(tmp_path / NAME, NAME)
    held.look()
    (tmp_path / NAME).write_text(TWO)
    assert held.add(decision()) is True
    assert held.remove(finding(decision())) is False
    assert (tmp_path / NAME).read_text() == TWO


def test_what_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(NotWrittenError, match=r"d\.yaml: cannot be written: no such file or directory"):
        DecisionsFile(tmp_path / "none" / NAME, NAME).add(decision())
    (tmp_path / NAME).write_bytes(b"\xff")
    with pytest.raises(NotWrittenError, match=r"d\.yaml: is not UTF-8; nothing was written"):
        DecisionsFile(tmp_path / NAME, NAME).add(decision())
