"""XML: NewsML-G2, NITF, RSS and Atom."""

from __future__ import annotations

import re

from numcheck.readers.blocks import Layout
from numcheck.readers.limits import Limits
from numcheck.readers.xml_kinds import layouts
from numcheck.readers.xml_trees import xml_tree

SUFFIXES = (".xml", ".nitf", ".rss", ".atom")
_OPENING = re.compile(r"\s{0,1000}<(?:\?xml\s|(?:\w{1,20}:)?(?:newsItem|newsMessage|nitf|rss|feed|RDF)[\s>])")
_XHTML = re.compile(r"<html[\s>]", re.IGNORECASE)


def recognizes(text: str) -> bool:
    """Whether a text is XML by its opening, and no XHTML page."""
    return _OPENING.match(text) is not None and not _XHTML.search(text, 0, 600)


def lay_out(text: str, limits: Limits = Limits()) -> list[Layout]:
    """The texts in a file of XML."""
    return layouts(xml_tree(text, limits), limits)
