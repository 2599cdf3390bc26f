"""Kinds of JSON records, one module each, joined by presence: `recognizes` a record, `lay_out` it.

The one with the highest `RANK` that recognizes a record reads it.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable
from functools import cache
from types import ModuleType

from numcheck.readers.blocks import Layout
from numcheck.readers.decoding import NotForUsError
from numcheck.readers.json_values import Json
from numcheck.readers.limits import Limits


def layouts(records: Iterable[Json], limits: Limits) -> list[Layout]:
    """The texts of records that are texts.

    Raises:
        NotForUsError: if none of them is.
    """
    found: list[Layout] = []
    for record in records:
        kind = next((k for k in _kinds() if isinstance(record, dict) and k.recognizes(record)), None)
        if kind and (layout := kind.lay_out(record, limits)).blocks:
            found.append(layout)
    if not found:
        raise NotForUsError("the JSON holds no article that numcheck knows (ninjs, ANS, WordPress, or title and text)")
    return found


@cache
def _kinds() -> tuple[ModuleType, ...]:
    found = [importlib.import_module(f"{__name__}.{m.name}") for m in pkgutil.iter_modules(__path__)]
    return tuple(sorted(found, key=lambda module: -int(module.RANK)))
