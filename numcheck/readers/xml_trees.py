"""XML to elements with places in the file: the one door to expat.

Entity declarations are refused, external ones never fetched, so a small file stays small. An entity of HTML (`&nbsp;`)
that a document type declares elsewhere is read as HTML does.
"""

from __future__ import annotations

import html
from collections.abc import Mapping
from xml.parsers import expat

from numcheck.readers.decoding import UnreadableError
from numcheck.readers.limits import Limits
from numcheck.readers.pieces import Piece
from numcheck.readers.trees import Element, TreeBuilder


def xml_tree(text: str, limits: Limits = Limits()) -> Element:
    """The root element of a decoded XML file; its pieces have offsets in `text`.

    Raises:
        UnreadableError: for what is no well-formed XML, declares entities, or nests too deep.
    """
    lead = len(text) - len(text.lstrip())
    data = text[lead:].encode("utf-8", "replace")
    builder = _Builder(data, lead, limits)
    try:
        builder.parser.Parse(data, True)
    except expat.ExpatError as error:
        reason = expat.errors.messages.get(error.code, "unknown error")
        line = error.lineno + text.count("\n", 0, lead)
        raise UnreadableError(f"the file is no well-formed XML: {reason}, line {line}") from error
    root = next(builder.tree.finished().elements(), None)
    if root is None:
        raise UnreadableError("the file is no well-formed XML: no element found")
    return root


class _Builder:
    """Expat's events to a tree; bytes counted to characters as they go by."""

    def __init__(self, data: bytes, lead: int, limits: Limits) -> None:
        self.tree = TreeBuilder(limits)
        self.data = data
        self.ascii = data.isascii()
        self.byte, self.character, self.lead = 0, 0, lead
        parser = self.parser = expat.ParserCreate("utf-8")
        parser.buffer_text = False
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.SkippedEntityHandler = self._skipped
        parser.EntityDeclHandler = self._declared

    def _place(self) -> int:
        at = self.parser.CurrentByteIndex
        if self.ascii:
            return self.lead + at
        self.character += len(self.data[self.byte : at].decode("utf-8"))
        self.byte = at
        return self.lead + self.character

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.tree.start(name, {key.lower(): value for key, value in attributes.items()}, at=self._place())

    def _end(self, _name: str) -> None:
        place, at = self._place(), self.parser.CurrentByteIndex
        self.tree.end(place + self._end_tag(at))

    def _end_tag(self, at: int) -> int:
        """The length of the end tag at a byte; expat stands behind a tag that is its own end."""
        if self.data.startswith(b"/>", at - 2) and not self.tree.holds:
            return 0
        return len(self.data[at : self.data.index(b">", at) + 1].decode("utf-8"))

    def _characters(self, data: str) -> None:
        self.tree.text(Piece(data, self._place()))

    def _skipped(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            self.tree.text(Piece(html.unescape(f"&{name};"), self._place()))

    def _declared(self, *_declaration: object) -> None:
        raise UnreadableError("the file declares entities of its own, which numcheck does not expand")
