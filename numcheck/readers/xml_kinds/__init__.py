"""Kinds of XML, one module each, joined by presence: `ROOTS` are the elements they open with, `lay_out` reads them."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from types import ModuleType

from numcheck.readers.blocks import Layout
from numcheck.readers.decoding import NotForUsError, no_more_than
from numcheck.readers.limits import Limits
from numcheck.readers.trees import Element


def layouts(root: Element, limits: Limits) -> list[Layout]:
    """The texts under a root element.

    Raises:
        NotForUsError: if it is of no kind that numcheck knows, or holds no text.
    """
    kind = _kinds().get(root.name)
    if kind is None:
        known = "NewsML-G2, NITF, RSS and Atom"
        raise NotForUsError(f"numcheck does not read XML that opens with <{root.name}>; it reads {known}")
    found = no_more_than(limits, (layout for layout in kind.lay_out(root, limits) if layout.blocks))
    if not found:
        raise NotForUsError("the XML holds no text of an article")
    return found


@cache
def _kinds() -> Mapping[str, ModuleType]:
    found = (importlib.import_module(f"{__name__}.{m.name}") for m in pkgutil.iter_modules(__path__))
    return {root: module for module in found for root in module.ROOTS}
