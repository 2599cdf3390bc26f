"""Who has read an article: what tells whether its claims would be read otherwise today."""

from __future__ import annotations

from hashlib import sha256

from numcheck.model.conventions import PLAIN_ENGLISH
from numcheck.pipeline import Settings


def reader_of(settings: Settings) -> str:
    """The version of numcheck, the language model and, where a desk has word lists or a locale of its own, a digest.

    Two versions may read an article differently; the same text is then read anew when it is added again.
    """
    from numcheck import __version__

    held = sha256()
    for folder in settings.lexicon_folders:
        for file in sorted(folder.glob("*.yaml")):
            held.update(file.name.encode() + b"\x1f" + file.read_bytes())
    held.update(repr(settings.conventions).encode())
    usual = not settings.lexicon_folders and settings.conventions == PLAIN_ENGLISH
    own = "" if usual else f" {held.hexdigest()[:12]}"
    return f"numcheck {__version__} {settings.model}{own}"
