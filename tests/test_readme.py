"""The README's commands and its Python are run as they stand."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from numcheck.cli.main import main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"```sh\n(.*?)\n```", README, re.DOTALL)


def test_two_commands_do_the_set_up() -> None:
    assert len(COMMANDS) == 2
    assert all("\n" not in command and "pip install" in command for command in COMMANDS)
    assert COMMANDS[1].endswith("-m pytest")


def test_the_example_command_runs(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    program, *arguments = shlex.split(COMMANDS[0].rsplit("&&", 1)[1])
    monkeypatch.chdir(ROOT)
    assert program == ".venv/bin/numcheck"
    assert main(arguments) in (0, 1)
    assert b"numbers: " in capfdbinary.readouterr().out.splitlines()[-1]


def test_the_python_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(compile(code, "README.md", "exec"), {})
    assert "$48 million" in capsys.readouterr().out


def test_links_lead_somewhere() -> None:
    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
