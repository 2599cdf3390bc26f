"""LibreOffice, where it is installed: files opened and saved in another format, each with a profile of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

REQUIRED = "NUMCHECK_REQUIRE_OFFICE"
"""Set in CI: there its absence is a failure, not a reason to skip."""


def converted(data: bytes, suffix: str, folder: Path, wanted: str) -> bytes:
    """A file with those bytes, opened by LibreOffice and saved as `wanted`; the test is skipped without LibreOffice."""
    program = shutil.which("soffice")
    if program is None:
        if os.environ.get(REQUIRED):
            pytest.fail(f"LibreOffice is not installed, and {REQUIRED} is set")
        pytest.skip("LibreOffice is not installed")
    given = folder / f"given{suffix}"
    given.write_bytes(data)
    saved = folder / "saved"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", wanted, "--outdir", str(saved), str(given)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (saved / f"given.{wanted}").read_bytes()
