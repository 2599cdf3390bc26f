"""What all tests share: hypothesis without a clock, commands run in a folder of their own, texts read as files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from numcheck.model.documents import Document, PartKind, Role
from numcheck.model.lexicon import Lexicon
from numcheck.readers.reading import read_bytes
from numcheck.rules.lexicon import load_lexicon

Run = Callable[..., tuple[int, str, str]]
Read = Callable[..., Document]
Written = Callable[[Document, str], str]
OfKind = Callable[[Document, PartKind], list[str]]

settings.register_profile("numcheck", deadline=None, derandomize=True)
settings.load_profile("numcheck")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, with a cache of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / ".cache"))
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


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """The shipped word lists."""
    return load_lexicon()


@pytest.fixture
def read(lexicon: Lexicon) -> Read:
    """Reads a text as the file of that name; it must hold one document."""

    def reading(content: str | bytes, name: str, role: Role = Role.SOURCE) -> Document:
        data = content.encode() if isinstance(content, str) else content
        (document,) = read_bytes(data, name, lexicon, role=role)
        return document

    return reading


@pytest.fixture
def written() -> Written:
    """What stands in the original file where a stretch of a document's text comes from."""

    def slicing(document: Document, shown: str) -> str:
        at = document.text.index(shown)
        original = document.text if document.original is None else document.original
        return original[document.source_map.origin(at) : document.source_map.origin(at + len(shown) - 1) + 1]

    return slicing


@pytest.fixture
def of_kind() -> OfKind:
    """The parts of one kind."""

    def choosing(document: Document, kind: PartKind) -> list[str]:
        return [part.span.of(document.text) for part in document.parts if part.kind is kind]

    return choosing
