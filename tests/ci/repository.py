"""A scratch repository, and a `numcheck` in it that runs this checkout."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
"""The checkout."""


def git(*arguments: str) -> None:
    """A git command of a desk without settings of its own; what fails raises."""
    identity = ("-c", "user.name=Desk", "-c", "user.email=desk@colvane.example", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


def commit(message: str) -> None:
    """Everything in the working folder, without looking at hooks."""
    Path(".gitignore").write_text(".bin/\n.cache/\n.summary\n.output\n*.sarif\n*.xml\n*.json\n")
    git("add", ".")
    git("commit", "-qnm", message)


def install() -> None:
    """Puts a `numcheck` into `.bin`, where `shell` finds it first."""
    installed = Path(".bin/numcheck/bin")
    installed.mkdir(parents=True)
    command = installed / "numcheck"
    command.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m numcheck "$@"\n')
    command.chmod(0o755)


def write(texts: dict[str, str]) -> None:
    """Files by name below the working folder."""
    for name, text in texts.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text)


def shell(script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A script as the host of a job runs it."""
    path = f"{Path('.bin/numcheck/bin').resolve()}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, **environment}
    return subprocess.run(["bash", "-e", "-c", script], capture_output=True, text=True, env=env, check=False)
