"""Bytes to text: by byte order mark, as UTF-8, as XML or HTML declares, else as Windows-1252; or a reason why not."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from itertools import islice
from typing import TypeVar

from numcheck.model.documents import SourceMap
from numcheck.readers.limits import Limits

T = TypeVar("T")
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_DECLARATION = re.compile(rb"(?:encoding|charset)\s?=\s?[\"']?([A-Za-z][\w.:-]{2,30})")
_TEXT_CODECS = ("cp125", "iso8859", "koi8", "mac", "gb", "big5", "shift_jis", "euc")
_WIDE_SHARE = 0.6
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_CONTROL_SHARE = 0.02
"""A text may hold a stray control character; a file with more than one in fifty is no text."""


class UnreadableError(ValueError):
    """A file that gives no document; the message is one line for a person, without the file's name."""


class NotForUsError(UnreadableError):
    """A sound file that holds no English article: passed over in a folder, a fault where it is asked for by name."""


def decode(data: bytes, limits: Limits) -> str:
    """The characters of a file, newlines untouched.

    Raises:
        UnreadableError: for a file that is empty, too large, binary, or one endless number.
    """
    if not data.strip():
        raise UnreadableError("the file is empty")
    if len(data) > limits.file_bytes:
        raise too_large(len(data), limits)
    text = _decoded(data)
    if not text.strip():
        raise UnreadableError("the file is empty")
    if len(_CONTROL.findall(text)) > _CONTROL_SHARE * len(text):
        raise UnreadableError("the file is binary, not text")
    if re.search(rf"[0-9]{{{limits.digit_run}}}", text):
        raise UnreadableError(f"the file holds a run of {limits.digit_run:,} digits or more; it is no article")
    return text


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if b"\x00" in data:
        return _wide(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_declared(data) or "cp1252", errors="replace")


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: in the letters of English every other byte is zero."""
    half = max(1, len(data) // 2)
    for encoding, zeros, others in (("utf-16-le", data[1::2], data[::2]), ("utf-16-be", data[::2], data[1::2])):
        if zeros.count(0) > _WIDE_SHARE * half and others.count(0) == 0:
            return data.decode(encoding, errors="replace")
    raise UnreadableError("the file is binary, not text")


def _declared(data: bytes) -> str | None:
    """The encoding that XML or HTML says it has, if Python knows it and it is one for single bytes or of East Asia."""
    found = _DECLARATION.search(data[:2048])
    if found is None:
        return None
    name = found[1].decode("ascii").lower()
    try:
        codec = codecs.lookup(name).name
    except LookupError:
        return None
    return codec if codec.startswith(_TEXT_CODECS) else None


def too_large(size: int, limits: Limits) -> UnreadableError:
    """The refusal of a file of at least `size` bytes."""
    return UnreadableError(
        f"the file is too large: {size / 1e6:,.1f} MB, and the limit is {limits.file_bytes / 1e6:,.1f} MB"
    )


def too_many_blocks(limits: Limits) -> UnreadableError:
    """The refusal of a text in more pieces than any article has."""
    return UnreadableError(f"the file has more than {limits.blocks:,} paragraphs, lines or cells; it is no article")


def too_many_elements(limits: Limits) -> UnreadableError:
    """The refusal of what has more markup than any article."""
    return UnreadableError(f"the file has more than {limits.nodes:,} elements; it is no article")


def no_more_than(limits: Limits, layouts: Iterable[T]) -> list[T]:
    """The texts of one file.

    Raises:
        UnreadableError: if there are more than any feed has.
    """
    found = list(islice(layouts, limits.files + 1))
    if len(found) > limits.files:
        raise UnreadableError(f"the file holds more than {limits.files:,} texts; split it")
    return found


def with_plain_newlines(original: str) -> tuple[str, str, SourceMap]:
    """The text with `\\n` alone, the original to count lines in, and the map between them.

    A lone carriage return becomes a newline in the original too: it keeps its place, and lines can be counted.
    """
    if "\r" not in original:
        return original, original, SourceMap()
    original = re.sub(r"\r(?!\n)", "\n", original)
    starts, origins = [0], [0]
    for k, found in enumerate(re.finditer(r"\r\n", original)):
        here = found.start() - k
        if starts[-1] == here:
            starts.pop(), origins.pop()
        starts.append(here)
        origins.append(found.start() + 1)
    return original.replace("\r\n", "\n"), original, SourceMap(tuple(starts), tuple(origins))
