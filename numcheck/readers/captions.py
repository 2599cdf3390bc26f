"""Captions of pictures, known by the credit they end with."""

from __future__ import annotations

import re
from functools import lru_cache

from numcheck.model.lexicon import Lexicon
from numcheck.readers.furniture import one_of

_LONGEST = 600
"""Characters; captions are short."""


def is_caption(paragraph: str, lexicon: Lexicon) -> bool:
    """Whether a paragraph ends with a picture credit: "(Fotodesk/Ida Holm)", "Ida Holm / Pool / EPA", "Photo: …"."""
    if len(paragraph) > _LONGEST:
        return False
    credits = _compiled(lexicon)
    return any(pattern.search(paragraph) for pattern in credits)


@lru_cache(maxsize=8)
def _compiled(lexicon: Lexicon) -> tuple[re.Pattern[str], ...]:
    agency = one_of(lexicon.words("captions", "agency")).pattern
    label = one_of(lexicon.words("captions", "label")).pattern
    name = r"[\w.,’'&/ -]{1,60}"
    return (
        re.compile(rf"(?:^|[.!?][\"'”’]?\s){agency}\.?$", re.IGNORECASE),
        re.compile(rf"[/|(©]\s?{agency}\s?\)?\.?$", re.IGNORECASE),
        re.compile(rf"{agency}\s?[/|]\s?{name}\)?\.?$", re.IGNORECASE),
        re.compile(rf"(?:^|[.(\[|])\s*{label}\s?(?::|by\b|/|©|\|)\s?{name}[)\]]?\.?$", re.IGNORECASE),
    )
