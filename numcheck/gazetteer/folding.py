"""Folds names to one spelling: no case, no diacritics, no dots, one kind of apostrophe and blank."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a", "ħ": "h"}
)
"""Letters that Unicode does not take apart into a Latin one and a mark."""
_DROPPED = re.compile(r"['’‘ʼʻ`´\".,“”]")
_BLANKS = re.compile(r"[\s\-–—_/]+")
_POSSESSIVE = re.compile(r"['’]s?$")
_FIRST_WORDS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}


def fold(name: str) -> str:
    """`name` in lower-case letters, blanks single, without marks: "Łódź" -> "lodz", "St. Paul's" -> "saint paul".

    A possessive ending goes, and so does a leading "the".
    """
    text = _POSSESSIVE.sub("", name.strip()).casefold().translate(_LETTERS)
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    words = _BLANKS.sub(" ", _DROPPED.sub("", text)).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    if len(words) > 1:
        words[0] = _FIRST_WORDS.get(words[0], words[0])
    return " ".join(words)
