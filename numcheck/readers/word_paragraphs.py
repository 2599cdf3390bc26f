"""The paragraphs of a Word document in order, each stretch of their text with the elements that it stands in.

Insertions are read; deletions, struck and hidden text, comments and field codes are not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from numcheck.model.documents import PartKind
from numcheck.readers.limits import Limits
from numcheck.readers.trees import Element
from numcheck.readers.word_archives import opened, text_part
from numcheck.readers.xml_trees import xml_tree

MAIN = "word/document.xml"
NOTES = (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote"))
_NOT_READ = frozenset(
    "del movefrom ppr rpr sectpr tblpr trpr tcpr tblgrid instrtext deltext delinstrtext fallback commentreference"  # noqa: SIM905
    " annotationref prooferr docpr".split()
)
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "nobreakhyphen": "\u2011", "ptab": "\t"}
_BOX = "txbxcontent"


@dataclass(frozen=True, slots=True)
class Stretch:
    """The text of one element, the last of `path`, which leads there from the paragraph's own child."""

    text: str
    path: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph and its text, boxes left out.

    `hung` is where one that is no part of the body's flow hangs on it: for a text box the elements from the
    body's paragraph and its child on; for a note its `tag` ("footnote") and number.
    """

    element: Element
    kind: PartKind
    stretches: tuple[Stretch, ...]
    hung: tuple[Element, ...] = ()
    note: tuple[str, str] | None = None

    @property
    def text(self) -> str:
        """What a reader sees of it; a line break in it is a newline."""
        return "".join(s.text for s in self.stretches)


@dataclass(frozen=True, slots=True)
class WordText:
    """The main part of a document as it is written in the archive, its root, and the paragraphs of all that is read."""

    written: str
    root: Element
    paragraphs: tuple[Paragraph, ...]


def word_text(data: bytes, limits: Limits = Limits()) -> WordText:
    """The paragraphs of a Word document: its body's, boxes after what they hang on, then its notes'.

    Raises:
        UnreadableError: for an archive that is broken, no Word document, or far larger unpacked.
    """
    with opened(data) as archive:
        written = text_part(archive, MAIN, limits)
        notes = [(xml_tree(text_part(archive, n, limits), limits), t) for n, t in NOTES if n in archive.namelist()]
        root = xml_tree(written, limits)
    found = [p for body in root.all("body") for p in _paragraphs(body, PartKind.BODY)]
    for part, tag in notes:
        found += _noted(part, tag, frozenset(_referred_to(root, tag)))
    return WordText(written, root, tuple(found))


def _paragraphs(element: Element, kind: PartKind) -> Iterator[Paragraph]:
    for child in element.elements():
        if child.name in _NOT_READ:
            continue
        if child.name == "p":
            yield Paragraph(child, kind, tuple(_stretches(child, ())))
            for box, path in _boxes(child, (child,)):
                yield from (_hanging(p, path) for p in _paragraphs(box, kind))
        else:
            yield from _paragraphs(child, PartKind.TABLE_CELL if child.name == "tc" else kind)


def _hanging(paragraph: Paragraph, path: tuple[Element, ...]) -> Paragraph:
    """The paragraph of a box on the path that leads to it; a box in a box hangs where the outer one does."""
    return replace(paragraph, hung=path)


def _boxes(element: Element, path: tuple[Element, ...]) -> Iterator[tuple[Element, tuple[Element, ...]]]:
    """The text boxes that hang on a paragraph; what is drawn twice, for old programs, is read once."""
    for child in element.elements():
        if child.name == _BOX:
            yield child, path
        elif child.name not in _NOT_READ:
            yield from _boxes(child, (*path, child))


def _noted(root: Element, tag: str, referred: frozenset[str]) -> Iterator[Paragraph]:
    """The paragraphs of the notes that the text refers to; the lines above notes, and notes deleted, are none."""
    for note in root.all(tag):
        number = note.attributes.get("w:id", "")
        if number in referred:
            yield from (replace(p, note=(tag, number)) for p in _paragraphs(note, PartKind.FOOTNOTE))


def _referred_to(element: Element, tag: str) -> Iterator[str]:
    """The numbers of the notes to which what is read of an element refers."""
    for child in element.elements():
        if child.name == f"{tag}reference":
            yield child.attributes.get("w:id", "")
        elif child.name not in _NOT_READ:
            yield from _referred_to(child, tag)


def _stretches(element: Element, path: tuple[Element, ...]) -> Iterator[Stretch]:
    for child in element.elements():
        if child.name in _NOT_READ or child.name == _BOX or _is_struck(child):
            continue
        here = (*path, child)
        if child.name == "t":
            yield Stretch("".join(p.text for p in child.pieces()).replace("\n", " "), here)
        elif child.name in _SIGNS:
            yield Stretch(_SIGNS[child.name], here)
        else:
            yield from _stretches(child, here)


def _is_struck(element: Element) -> bool:
    """Whether a run is hidden or struck through by hand."""
    marks = element.first("rpr") if element.name == "r" else None
    return marks is not None and any(
        e.name in ("vanish", "strike", "dstrike") and e.attributes.get("w:val", "1") not in ("0", "false", "off")
        for e in marks.elements()
    )


def reference(root: Element, note: tuple[str, str]) -> tuple[Element, ...]:
    """The elements that lead from the body's paragraph to the reference of a note; none if it has none.

    One inside a text box, which Word does not allow, counts as none.
    """
    tag, number = note
    for body in root.all("body"):
        for paragraph in _paragraphs(body, PartKind.BODY):
            found = _referred((paragraph.element,), f"{tag}reference", number)
            if found and not paragraph.hung:
                return found
    return ()


def _referred(path: Sequence[Element], name: str, number: str) -> tuple[Element, ...]:
    for child in path[-1].elements():
        if child.name == name and child.attributes.get("w:id") == number:
            return (*path, child)
        if child.name not in ("p", _BOX, "ppr"):
            found = _referred((*path, child), name, number)
            if found:
                return found
    return ()
