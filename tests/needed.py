"""Programs that some tests need and a machine may not have: without them they skip, or fail where they must run."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence

import pytest

REQUIRED = "NUMCHECK_TESTS_SKIP_NOTHING"
"""Set to 1, a missing program is a failure; the gate sets it."""


def program(variable: str, names: Sequence[str], package: str) -> str:
    """The path of a program: what the environment variable says, else the first of the names on the PATH.

    Raises:
        pytest.skip.Exception, pytest.fail.Exception: if there is none.
    """
    for name in (os.environ.get(variable, ""), *names):
        found = shutil.which(name) if name else None
        if found:
            return found
    told = f"no {names[0]}: install the package {package}, or name the program in {variable}"
    if os.environ.get(REQUIRED) == "1":
        pytest.fail(told)
    pytest.skip(told)
