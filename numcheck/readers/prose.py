"""Elements to blocks: what a reader sees of XHTML, HTML and NITF, white space collapsed, each character mapped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from numcheck.model.documents import PartKind
from numcheck.readers.drafts import Draft, carried
from numcheck.readers.html_trees import html_tree
from numcheck.readers.limits import Limits
from numcheck.readers.pieces import Passage, Piece
from numcheck.readers.trees import Element

_KINDS: dict[str, PartKind | None] = {
    **dict.fromkeys(
        "address article aside blockquote body center dd details div dl dt fieldset figure footer form header html"  # noqa: SIM905
        " main nav ol p pre section summary table tbody thead tfoot tr ul li block bq nitf-table media note"
        " body.head body.content body.end hedline inlinexml".split()
    ),
    "h1": PartKind.HEADLINE,
    "hl1": PartKind.HEADLINE,
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6", "hl2", "abstract", "lead"), PartKind.STANDFIRST),
    **dict.fromkeys(("td", "th"), PartKind.TABLE_CELL),
    **dict.fromkeys(("caption", "figcaption", "media-caption"), PartKind.CAPTION),
    **dict.fromkeys(
        ("byline", "distributor", "tagline", "bibliography", "credit", "media-producer"), PartKind.METADATA
    ),
    "dateline": PartKind.DATELINE,
    "fn": PartKind.FOOTNOTE,
}
"""What begins a block of its own, and what it then is; None: what it is inside of."""
_HIDDEN = frozenset(
    "head script style noscript template svg math iframe object embed button select textarea input map audio"  # noqa: SIM905
    " video canvas dialog media-reference media-metadata media-object meta s strike del".split()
)
_BLANKS = str.maketrans("\t\r\n\f", "    ")
_SPACE = re.compile(r" {2,}|[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+")
_STRONGEST = (PartKind.METADATA, PartKind.CAPTION, PartKind.TABLE_CELL, PartKind.FOOTNOTE, PartKind.DATELINE)
"""A block inside one of these is one of them too, whatever it would be elsewhere."""


def prose(element: Element, kind: PartKind = PartKind.BODY, skipped: Iterable[Element] = ()) -> list[Draft]:
    """The blocks in an element, those inside `skipped` left out; `kind` is what stands in no block of its own."""
    blocks = _Blocks(frozenset(id(e) for e in skipped))
    blocks.element(element, kind)
    blocks.close()
    return [d for d in blocks.drafts if d.text.strip()]


def html_prose(passage: Passage | None, kind: PartKind = PartKind.BODY, limits: Limits = Limits()) -> list[Draft]:
    """The blocks of a fragment of HTML that is a string of another file."""
    if passage is None:
        return []
    return carried(prose(html_tree(passage.text, limits), kind), passage.source_map)


class _Blocks:
    def __init__(self, skipped: frozenset[int]) -> None:
        self.skipped = skipped
        self.drafts: list[Draft] = []
        self.open: Draft | None = None

    def element(self, element: Element, kind: PartKind) -> None:
        for child in element.children:
            if isinstance(child, Piece):
                self.words(child, kind)
            elif child.name not in _HIDDEN and id(child) not in self.skipped and not _is_hidden(child):
                self._child(child, kind)

    def _child(self, child: Element, kind: PartKind) -> None:
        if child.name == "br":
            self._break(kind)
        elif child.name in _KINDS:
            self.close()
            own = _KINDS[child.name]
            self.element(child, kind if own is None or kind in _STRONGEST else own)
            self.close()
        else:
            self.element(child, kind)

    def words(self, piece: Piece, kind: PartKind) -> None:
        for part in _collapsed(piece):
            bare = part
            if part.text[0] == " " and (self.open is None or self.open.pieces[-1].text[-1] in " \n"):
                bare = Piece(part.text[1:], part.origin + 1)
            if not bare.text:
                continue
            if self.open is None:
                self.open = Draft(0, kind)
                self.drafts.append(self.open)
            self.open.pieces.append(bare)

    def _break(self, kind: PartKind) -> None:
        """A line break; a second one ends the paragraph."""
        if self.open is None:
            return
        self._trim()
        last = self.open.pieces[-1]
        if last.text == "\n":
            self.close()
        else:
            self.open.pieces.append(Piece("\n", last.origin + len(last.text)))

    def close(self) -> None:
        """The open block ends."""
        if self.open:
            self._trim()
            if self.open.pieces and self.open.pieces[-1].text == "\n":
                self.open.pieces.pop()
                self._trim()
        self.open = None

    def _trim(self) -> None:
        last = self.open.pieces[-1] if self.open else None
        if self.open and last and last.text[-1] == " ":
            self.open.pieces[-1:] = [Piece(last.text[:-1], last.origin)] if len(last.text) > 1 else []


def _collapsed(piece: Piece) -> Iterator[Piece]:
    """The text with one space for a run of white space, and without what cannot be seen."""
    text = piece.text.translate(_BLANKS)
    at = 0
    for found in _SPACE.finditer(text):
        end = found.start() + (text[found.start()] == " ")
        if end > at:
            yield Piece(text[at:end], piece.origin + at)
        at = found.end()
    if at < len(text):
        yield Piece(text[at:], piece.origin + at)


def _is_hidden(element: Element) -> bool:
    given = element.attributes
    style = given.get("style", "").replace(" ", "").lower()
    return "hidden" in given or given.get("aria-hidden") == "true" or "display:none" in style
