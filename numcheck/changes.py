"""Which lines of which files a change touched, as git tells it: for `--diff`. The only caller of git."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from numcheck.faults import reason

_HUNK = re.compile(r"@@ -\d+(?:,\d+)? \+(?P<start>\d+)(?:,(?P<count>\d+))? @@")
_QUIET = {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}


class ChangesError(ValueError):
    """git cannot tell; the message is one line for a person."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines of a file, as half-open ranges of numbers from 1; a new file has them all."""

    ranges: tuple[range, ...] = ()
    all: bool = False

    def touch(self, first: int, last: int) -> bool:
        """Whether any line from `first` to `last` is among them."""
        return self.all or any(r.start <= last and first < r.stop for r in self.ranges)


def changed_lines(base: str, files: Iterable[Path]) -> Mapping[Path, Lines]:
    """For each of the files the lines that differ from the commit `base`, as they lie in the working tree.

    A file that git does not track, or that lies in no repository, counts as new.

    Raises:
        ChangesError: if git is missing, there is no repository, or no such commit.
    """
    top = Path(_git(Path.cwd(), "rev-parse", "--show-toplevel").rstrip("\n"))
    commit = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}").strip()
    found: dict[Path, Lines] = {}
    for file in files:
        real = Path(os.path.realpath(file))
        found[file] = _of_file(top, commit, real) if real.is_relative_to(top.resolve()) else Lines(all=True)
    return found


def _of_file(top: Path, commit: str, real: Path) -> Lines:
    name = real.relative_to(top.resolve()).as_posix()
    if not _git(top, "ls-tree", "--name-only", "-z", "--full-tree", commit, "--", name):
        return Lines(all=True)
    told = _git(top, "diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-renames", commit, "--", name)
    ranges = []
    for hunk in re.finditer(rf"^{_HUNK.pattern}", told, re.MULTILINE):
        start, count = int(hunk["start"]), int(hunk["count"] or 1)
        ranges.append(range(start, start + count))
    return Lines(tuple(r for r in ranges if r))


def _git(folder: Path, *arguments: str) -> str:
    command = ["git", "--literal-pathspecs", "-c", "core.quotePath=false", *arguments]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False, env={**os.environ, **_QUIET})
    except OSError as error:
        raise ChangesError(f"git cannot be run: {reason(error)}") from error
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise ChangesError(told[0].removeprefix("fatal: ") if told else f"git knows no such commit: {arguments[-1]}")
    return done.stdout.decode("utf-8", "replace")
