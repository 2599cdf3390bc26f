"""Patterns over paths, as in a .gitignore: `drafts/**/*.md`, `*.md` in any folder, `!` to leave out again.

The one door to pathspec, which is imported when a pattern is used.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_WILD = frozenset("*?[")


def matches(patterns: Sequence[str], name: str) -> bool:
    """Whether a path, written with forward slashes and relative to where the patterns start, matches."""
    return bool(patterns) and _spec(tuple(patterns)).match_file(name)


def expand(root: Path, patterns: Sequence[str]) -> tuple[str, ...]:
    """The files below `root` that match, by name; hidden files and folders are passed over."""
    found: set[str] = set()
    for start in {_start(p) for p in patterns if not p.startswith("!")}:
        found.update(name for name in _files(root, start) if matches(patterns, name))
    return tuple(sorted(found))


def _start(pattern: str) -> str:
    """The folder that a pattern names before its first wildcard: where looking for files begins."""
    parts = PurePosixPath(pattern.strip("/")).parts
    if "/" not in pattern.rstrip("/"):
        return ""
    fixed = []
    for part in parts:
        if _WILD & set(part):
            break
        fixed.append(part)
    return "/".join(fixed)


def _files(root: Path, start: str) -> Iterator[str]:
    base = root / start
    if base.is_file():
        yield start
        return
    for folder, folders, files in os.walk(base):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        inside = Path(folder).relative_to(root)
        yield from ((inside / f).as_posix() for f in sorted(files) if not f.startswith("."))


@lru_cache(maxsize=64)
def _spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)
