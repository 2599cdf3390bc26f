"""Elements of XML and HTML, with every stretch of their text as a piece of the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from numcheck.readers.decoding import UnreadableError, too_many_elements
from numcheck.readers.limits import Limits
from numcheck.readers.pieces import Passage, Piece


@dataclass(slots=True)
class Element:
    """An element: its name without prefix and its attributes' names, both in lower case; its content in order.

    Of XML, `start` and `end` tell where it stands in the file with its tags; elsewhere both are 0.
    """

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: list[Element | Piece] = field(default_factory=list)
    prefix: str = ""
    start: int = 0
    end: int = 0

    def elements(self) -> Iterator[Element]:
        """The elements right inside it."""
        return (c for c in self.children if isinstance(c, Element))

    def descendants(self) -> Iterator[Element]:
        """All elements inside it, in the order of the file."""
        rest = [c for c in reversed(self.children) if isinstance(c, Element)]
        while rest:
            found = rest.pop()
            yield found
            rest += (c for c in reversed(found.children) if isinstance(c, Element))

    def first(self, *path: str) -> Element | None:
        """The first element by that path of names; each name may be at any depth in the one before."""
        here: Element | None = self
        for name in path:
            here = next((d for d in here.descendants() if d.name == name), None) if here else None
        return here

    def all(self, name: str) -> Iterator[Element]:
        """Every element of that name inside it."""
        return (d for d in self.descendants() if d.name == name)

    def pieces(self) -> Iterator[Piece]:
        """All text inside it, as pieces of the file."""
        rows: list[Iterator[Element | Piece]] = [iter(self.children)]
        while rows:
            found = next(rows[-1], None)
            if found is None:
                rows.pop()
            elif isinstance(found, Piece):
                yield found
            else:
                rows.append(iter(found.children))

    def passage(self) -> Passage:
        """All text inside it in a row."""
        return Passage.of(self.pieces())

    @property
    def text(self) -> str:
        """All text inside it, white space collapsed."""
        return " ".join("".join(p.text for p in self.pieces()).split())


class TreeBuilder:
    """Elements as they open and close; refuses what nests too deep or has too many."""

    def __init__(self, limits: Limits) -> None:
        self.root = Element("")
        self.open = [self.root]
        self.limits = limits
        self.count = 0
        self.words: list[str] = []
        self.words_at = self.words_end = 0

    def start(self, name: str, attributes: Mapping[str, str], *, empty: bool = False, at: int = 0) -> None:
        """An element begins, `at` an offset in the file; an empty one is closed at once.

        Raises:
            UnreadableError: if that is one level, or one element, too many.
        """
        self._flush()
        self._counted()
        if len(self.open) > self.limits.depth:
            raise too_deep(self.limits)
        prefix, _, local = name.lower().rpartition(":")
        element = Element(local, attributes, prefix=prefix, start=at)
        self.open[-1].children.append(element)
        if not empty:
            self.open.append(element)

    @property
    def holds(self) -> bool:
        """Whether the innermost open element has any content so far."""
        return bool(self.words or self.open[-1].children)

    def end(self, at: int = 0) -> None:
        """The innermost open element ends, before the offset `at`."""
        self._flush()
        if len(self.open) > 1:
            self.open.pop().end = at

    def text(self, piece: Piece) -> None:
        """Some text, in the innermost open element; it is joined to text right before it."""
        if not piece.text:
            return
        if not self.words or piece.origin != self.words_end:
            self._flush()
            self.words_at = self.words_end = piece.origin
        self.words.append(piece.text)
        self.words_end += len(piece.text)

    def finished(self) -> Element:
        """An element that holds all that was read."""
        self._flush()
        return self.root

    def _flush(self) -> None:
        if self.words:
            self._counted()
            self.open[-1].children.append(Piece("".join(self.words), self.words_at))
            self.words = []

    def _counted(self) -> None:
        self.count += 1
        if self.count > self.limits.nodes:
            raise too_many_elements(self.limits)


def too_deep(limits: Limits) -> UnreadableError:
    """The refusal of what nests deeper than any article does."""
    return UnreadableError(f"the file nests deeper than {limits.depth} levels; it is no article")
