"""The recognizers: one file each, joined by presence.

A recognizer is a module with

- `PRIORITY: int`: on a tie of spans the smaller wins (`extraction/overlap.py` has the whole order);
- `recognize(text, start, end, lexicon) -> Iterator[Mention]`: the mentions inside `text[start:end]`. `text` is
  the plain copy of the whole document (`extraction/plain.py`), so spans are offsets of the document; what
  stands before `start` or after `end` belongs to other blocks of text and is not read.

A module without `recognize` is a part of one that has it.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Iterator
from typing import Protocol, cast

from numcheck.model.lexicon import Lexicon
from numcheck.model.mentions import Mention


class Recognizer(Protocol):
    """What a module here offers."""

    PRIORITY: int

    def recognize(self, text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Mention]:
        """The mentions inside `text[start:end]`."""
        ...


@functools.cache
def recognizers() -> tuple[Recognizer, ...]:
    """Every recognizer of this package, by name."""
    names = sorted(m.name for m in pkgutil.iter_modules(__path__))
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    return tuple(cast(Recognizer, module) for module in modules if hasattr(module, "recognize"))
