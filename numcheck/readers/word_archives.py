"""The archive that a Word document is: its parts by their exact names, each only up to the limits."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from numcheck.readers.decoding import UnreadableError
from numcheck.readers.limits import Limits

MARK = b"PK\x03\x04"
"""What a zip archive opens with."""
_LEAST = 1_000_000
"""Bytes that any part may have, however small it is packed."""
_DAMAGED = (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, zlib.error)


@contextmanager
def opened(data: bytes, what: str = "Word document") -> Iterator[zipfile.ZipFile]:
    """The archive in some bytes; `what` names it in messages.

    Raises:
        UnreadableError: if it turns out to be damaged while it is open.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive
    except UnreadableError:
        raise
    except _DAMAGED as error:
        raise UnreadableError(f"the {what} is damaged or cut off") from error


def part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: Limits, what: str = "Word document") -> bytes:
    """The bytes of a part, whatever size the archive claims that it has.

    Raises:
        UnreadableError: if it is far larger unpacked than packed.
    """
    most = min(limits.unpacked_bytes, max(_LEAST, entry.compress_size * limits.unpacked_ratio))
    with archive.open(entry) as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise UnreadableError(f"the {what} is far larger unpacked than any article; it is not read")
    return data


def text_part(archive: zipfile.ZipFile, name: str, limits: Limits) -> str:
    """The characters of a part of XML.

    Raises:
        UnreadableError: if there is none of that name, or it is too large.
    """
    try:
        entry = archive.getinfo(name)
    except KeyError:
        raise UnreadableError("the file is a zip archive, but no Word document") from None
    data = part(archive, entry, limits)
    return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "replace")
