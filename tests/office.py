"""LibreOffice, where it is installed: files opened and saved in another format, each with a profile of its own."""

from __future__ import annotations

import subprocess
from pathlib import Path

from needed import program


def converted(data: bytes, suffix: str, folder: Path, wanted: str) -> bytes:
    """A file with those bytes, opened by LibreOffice and saved as `wanted`; the test is skipped without LibreOffice."""
    soffice = program("NUMCHECK_SOFFICE", ("soffice", "libreoffice"), "libreoffice-writer-nogui")
    given = folder / f"given{suffix}"
    given.write_bytes(data)
    saved = folder / "saved"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", wanted, "--outdir", str(saved), str(given)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (saved / f"given.{wanted}").read_bytes()
