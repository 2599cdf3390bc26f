"""Where in the main part of a Word document a comment's range begins and ends, and the marks put in there.

A run is split only where a number begins or ends inside it, and both halves keep its properties. Comments may not
stand inside notes and text boxes: what is there is marked where it hangs on the body.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from numcheck.readers.trees import Element
from numcheck.readers.word_paragraphs import Paragraph, Stretch, WordText, reference

_TAG = re.compile(r"<(?P<name>[^\s/>]+)(?:[^\"'>]|\"[^\"]*\"|'[^']*')*>")
_HOLDERS = frozenset("ins moveto hyperlink smarttag customxml fldsimple dir bdo sdt sdtcontent".split())  # noqa: SIM905
"""Elements of a paragraph that may hold the ends of a comment's range."""
_PRESERVED = ' xml:space="preserve"'
_IN_NOTE = "The number stands in the {}, which is referred to here."
_IN_BOX = "The number stands in the text box here: “{}”"
_SHOWN = 120


@dataclass(frozen=True, slots=True)
class Cut:
    """An offset in the main part, and what closes and opens again the elements that are split there."""

    at: int
    closing: str = ""
    opening: str = ""
    spaced: int | None = None
    """Where in its tag the text element that is split is told to keep its spaces, if it does not say so yet."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The range of a comment, the offset at which its reference stands, and what to add if it is not the number."""

    first: Cut
    last: Cut
    referred: int
    note: str = ""

    @property
    def start(self) -> tuple[int, int]:
        """What anchors are sorted by."""
        return self.first.at, self.last.at


def anchor(word: WordText, paragraph: Paragraph, first: int, last: int) -> Anchor:
    """The anchor of the characters from `first` to before `last` of a paragraph's text."""
    if paragraph.note is not None:
        path = reference(word.root, paragraph.note)[1:]
        return _whole(path[0] if path else _anything(word), _IN_NOTE.format(paragraph.note[0]))
    if paragraph.hung:
        return _whole(paragraph.hung[1], _IN_BOX.format(" ".join(paragraph.text.split())[:_SHOWN]))
    fields = tuple(_fields(paragraph.element))
    begins, k = _at(paragraph, first)
    ends, n = _at(paragraph, last - 1)
    start = _around(fields, _cut(word, begins, k, opening=True), opening=True)
    end = _around(fields, _cut(word, ends, n + 1, opening=False), opening=False)
    child = ends.path[0]
    return Anchor(start, end, max(end.at, child.end) if child.name != "r" else end.at)


def with_markers(word: WordText, anchors: Iterable[tuple[int, Anchor]]) -> str:
    """The main part with the marks of comments put in, each a number and its anchor."""
    marks: dict[int, _Marks] = defaultdict(_Marks)
    for number, found in anchors:
        marks[found.first.at].starts.append(f'<w:commentRangeStart w:id="{number}"/>')
        marks[found.last.at].ends.append(f'<w:commentRangeEnd w:id="{number}"/>')
        marks[found.referred].references.append(f'<w:r><w:commentReference w:id="{number}"/></w:r>')
        for cut in (found.first, found.last):
            marks[cut.at].closing, marks[cut.at].opening = cut.closing, cut.opening
            if cut.spaced is not None:
                marks[cut.spaced].closing = _PRESERVED
    parts: list[str] = []
    at = 0
    for offset in sorted(marks):
        parts += [word.written[at:offset], marks[offset].text]
        at = offset
    return "".join((*parts, word.written[at:]))


@dataclass(slots=True)
class _Marks:
    """What is put in at one offset: ranges end before others begin."""

    closing: str = ""
    opening: str = ""
    ends: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    starts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join((self.closing, *self.ends, *self.references, *self.starts, self.opening))


def _whole(child: Element, note: str = "") -> Anchor:
    """The anchor of a paragraph's whole child."""
    return Anchor(Cut(child.start), Cut(child.end), child.end, note)


def _anything(word: WordText) -> Element:
    """The first text of the body, for a note without a reference that could be marked."""
    return next(p.stretches[0].path[0] for p in word.paragraphs if p.stretches and not p.hung and p.note is None)


def _at(paragraph: Paragraph, place: int) -> tuple[Stretch, int]:
    """The stretch that holds a character of a paragraph, and its place there."""
    for stretch in paragraph.stretches:
        if place < len(stretch.text):
            return stretch, place
        place -= len(stretch.text)
    raise IndexError("the paragraph has fewer characters")


def _cut(word: WordText, stretch: Stretch, k: int, *, opening: bool) -> Cut:
    """The cut before the character `k` of a stretch: at the edge of what cannot be split, else inside a run."""
    depth = next((n for n, e in enumerate(stretch.path) if e.name == "r" and e.prefix == word.root.prefix), None)
    if depth is None or not all(_may_hold(e) for e in stretch.path[:depth]):
        return _edge(stretch.path[0], opening=opening)
    run = stretch.path[depth]
    text = stretch.path[-1]
    content = [e for e in run.elements() if e.name != "rpr"]
    if len(stretch.path) != depth + 2:
        return _edge(run, opening=opening)
    if 0 < k < len(stretch.text):
        return _inside(word.written, run, text, k) or _edge(run, opening=opening)
    if text is (content[0] if k == 0 else content[-1]):
        return Cut(run.start if k == 0 else run.end)
    return Cut(text.start if k == 0 else text.end, f"</{_name(word.written, run)}>", _reopened(word.written, run))


def _fields(paragraph: Element) -> Iterator[Cut]:
    """Where a paragraph's fields begin and end, two cuts each; programs that fill them anew drop what is inside."""
    begun: list[Element] = []
    for run in paragraph.elements():
        for mark in run.elements():
            kind = mark.attributes.get("w:fldchartype") if mark.name == "fldchar" else None
            if kind == "begin":
                begun.append(run)
            elif kind == "end" and begun:
                first = begun.pop()
                if not begun:
                    yield Cut(first.start)
                    yield Cut(run.end)


def _around(fields: Sequence[Cut], cut: Cut, *, opening: bool) -> Cut:
    """The cut, or where it lies inside a field that field's edge."""
    for first, last in zip(fields[::2], fields[1::2], strict=True):
        if first.at < cut.at < last.at:
            return first if opening else last
    return cut


def _edge(element: Element, *, opening: bool) -> Cut:
    return Cut(element.start if opening else element.end)


def _may_hold(element: Element) -> bool:
    """Whether a comment's range may begin or end in it; controls that are filled from elsewhere lose what they hold."""
    if element.name == "sdt":
        marks = element.first("sdtpr")
        return marks is None or not any(e.name in ("databinding", "text") for e in marks.elements())
    return element.name in _HOLDERS


def _inside(written: str, run: Element, text: Element, k: int) -> Cut | None:
    """The cut inside a text element; None where splitting it would change more than that."""
    tag = _TAG.match(written, text.start)
    name = _name(written, text)
    assert tag is not None
    inner = written[tag.end() : written.rindex("</", tag.end(), text.end)]
    keeps = "xml:space" in tag.group()
    if "<" in inner or (not keeps and inner != inner.strip()):
        return None
    closing = f"</{name}></{_name(written, run)}>"
    opening = f"{_reopened(written, run)}<{name}{_PRESERVED}>"
    return Cut(_offset(text, k), closing, opening, None if keeps else tag.end() - 1)


def _offset(text: Element, k: int) -> int:
    """Where in the main part the character `k` of a text element stands."""
    for piece in text.pieces():
        if k < len(piece.text):
            return piece.origin + k
        k -= len(piece.text)
    raise IndexError("the element has fewer characters")


def _reopened(written: str, run: Element) -> str:
    """The tag of a run and its properties, to go on with the same after a cut."""
    tag = _TAG.match(written, run.start)
    assert tag is not None
    return tag.group() + "".join(written[e.start : e.end] for e in _first(run) if e.name == "rpr")


def _first(run: Element) -> Sequence[Element]:
    return tuple(run.elements())[:1]


def _name(written: str, element: Element) -> str:
    """An element's name as it is written, with prefix and capitals."""
    tag = _TAG.match(written, element.start)
    assert tag is not None
    return tag["name"]
