"""What all tests share: hypothesis without a clock, and commands run in this process in a folder of their own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

Run = Callable[..., tuple[int, str, str]]

settings.register_profile("numcheck", deadline=None, derandomize=True)
settings.load_profile("numcheck")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(desk: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    """Runs `numcheck` with some arguments: exit status, standard output, standard error."""
    from numcheck.cli.main import main

    def command(*arguments: str) -> tuple[int, str, str]:
        status = main(list(arguments))
        captured = capfdbinary.readouterr()
        return status, captured.out.decode("utf-8-sig"), captured.err.decode()

    return command
