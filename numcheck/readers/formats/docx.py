"""Word documents (`.docx`): the text as it stands with all tracked changes accepted.

Insertions are read; deletions, struck and hidden text, comments and field codes are not. A place is a paragraph and a
character: lines are counted as Word's paragraphs, headings, cells and those in boxes included, in the order of the
file; footnotes follow.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from numcheck.model.documents import PartKind
from numcheck.readers.blocks import Layout
from numcheck.readers.decoding import UnreadableError
from numcheck.readers.drafts import Draft, laid_out
from numcheck.readers.limits import Limits
from numcheck.readers.native import native
from numcheck.readers.pieces import Piece
from numcheck.readers.trees import Element
from numcheck.readers.xml_trees import xml_tree

SUFFIXES = (".docx",)
_MAIN = "word/document.xml"
_NOTES = (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote"))
_DAMAGED = (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, zlib.error)
_MARK = b"PK\x03\x04"
_NOT_READ = frozenset(
    "del movefrom ppr rpr sectpr tblpr trpr tcpr tblgrid instrtext deltext delinstrtext fallback commentreference"  # noqa: SIM905
    " annotationref prooferr docpr".split()
)
_LINE = re.compile(r"[^\n]+")
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "nobreakhyphen": "\u2011", "ptab": "\t"}
_HEADLINE_STYLES = ("title", "heading1", "headline")
_LEAD_STYLES = ("subtitle", "heading2", "heading3", "heading4", "standfirst")


def recognizes_packed(data: bytes) -> bool:
    """Whether a file is a zip archive, which Word documents are."""
    return data.startswith(_MARK)


def lay_out_packed(data: bytes, limits: Limits = Limits()) -> list[Layout]:
    """The text of a Word document.

    Raises:
        UnreadableError: for an archive that is broken, no Word document, or far larger unpacked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            main = xml_tree(_part(archive, _MAIN, limits), limits)
            notes = [
                (xml_tree(_part(archive, name, limits), limits), tag)
                for name, tag in _NOTES
                if name in archive.namelist()
            ]
    except (
        zipfile.BadZipFile,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        zlib.error,
    ) as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError("the Word document is damaged or cut off") from error
    return [_laid_out(main, notes)]


def _part(archive: zipfile.ZipFile, name: str, limits: Limits) -> str:
    """A part of the archive, by its exact name and only up to the limits, whatever the archive claims of itself."""
    try:
        entry = archive.getinfo(name)
    except KeyError:
        raise UnreadableError("the file is a zip archive, but no Word document") from None
    most = min(limits.unpacked_bytes, max(1_000_000, entry.compress_size * limits.unpacked_ratio))
    with archive.open(entry) as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise UnreadableError("the Word document is far larger unpacked than any article; it is not read")
    return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "replace")


def _laid_out(main: Element, notes: list[tuple[Element, str]]) -> Layout:
    drafts: list[Draft] = []
    lines: list[str] = []
    at, title = 0, None
    found = [(p, k) for body in main.all("body") for p, k in _paragraphs(body, PartKind.BODY)]
    found += [(p, PartKind.FOOTNOTE) for root, tag in notes for p, _ in _noted(root, tag)]
    for paragraph, kind in found:
        text = "".join(_words(paragraph))
        styled = _styled(paragraph, kind, titled=title is not None)
        title = title or (text.strip() or None if styled is PartKind.HEADLINE else None)
        drafts += [Draft(0, styled, [piece]) for piece in _stretches(text, at)]
        shown = text.replace("\n", "\u2028")
        lines.append(shown)
        at += len(shown) + 1
    layout = laid_out(drafts if title else _free_opening(drafts), native(title=title))
    return Layout(layout.text, layout.blocks, layout.source_map, layout.stated, "\n".join(lines))


def _free_opening(drafts: list[Draft]) -> list[Draft]:
    """Without styles the first paragraphs may be headline and byline: their kind is left to what they say."""
    return [Draft(d.run, None if d.kind is PartKind.BODY else d.kind, d.pieces) for d in drafts]


def _stretches(text: str, at: int) -> Iterator[Piece]:
    """The lines of a paragraph that begins at `at`, each without its margins."""
    for found in _LINE.finditer(text):
        bare = found.group().strip()
        if bare:
            yield Piece(bare, at + found.start() + found.group().index(bare))


def _paragraphs(element: Element, kind: PartKind) -> Iterator[tuple[Element, PartKind]]:
    """Paragraphs in order; those of a text box come after the one that it hangs on."""
    for child in element.elements():
        if child.name in _NOT_READ:
            continue
        if child.name == "p":
            yield child, kind
            for box in _boxes(child):
                yield from _paragraphs(box, kind)
        elif child.name == "tc":
            yield from _paragraphs(child, PartKind.TABLE_CELL)
        else:
            yield from _paragraphs(child, kind)


def _boxes(element: Element) -> Iterator[Element]:
    """The text boxes that hang on a paragraph; what is drawn twice, for old programs, is read once."""
    for child in element.elements():
        if child.name == "txbxcontent":
            yield child
        elif child.name not in _NOT_READ:
            yield from _boxes(child)


def _noted(root: Element, tag: str) -> Iterator[tuple[Element, PartKind]]:
    for note in root.all(tag):
        if note.attributes.get("w:type") in (None, "normal"):
            yield from _paragraphs(note, PartKind.FOOTNOTE)


def _words(element: Element) -> Iterator[str]:
    """The text of a paragraph in its order, boxes left out."""
    for child in element.elements():
        if child.name in _NOT_READ or child.name == "txbxcontent" or _is_struck(child):
            continue
        if child.name == "t":
            yield "".join(p.text for p in child.pieces()).replace("\n", " ")
        elif child.name in _SIGNS:
            yield _SIGNS[child.name]
        else:
            yield from _words(child)


def _is_struck(element: Element) -> bool:
    """Whether a run is hidden or struck through by hand."""
    marks = element.first("rpr") if element.name == "r" else None
    return marks is not None and any(
        e.name in ("vanish", "strike", "dstrike") and e.attributes.get("w:val", "1") not in ("0", "false", "off")
        for e in marks.elements()
    )


def _styled(paragraph: Element, kind: PartKind, *, titled: bool) -> PartKind:
    style = paragraph.first("ppr", "pstyle")
    name = (style.attributes.get("w:val", "") if style else "").lower().replace(" ", "")
    if kind is not PartKind.BODY:
        return kind
    if name in _HEADLINE_STYLES:
        return PartKind.STANDFIRST if titled else PartKind.HEADLINE
    if name == "caption":
        return PartKind.CAPTION
    return PartKind.STANDFIRST if name in _LEAD_STYLES else kind
