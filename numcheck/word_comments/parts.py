"""The parts of a Word document that its comments need: their own, its relationship, its content type."""

from __future__ import annotations

import datetime as dt
import io
import posixpath
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from numcheck.readers.decoding import UnreadableError
from numcheck.readers.limits import Limits
from numcheck.readers.trees import Element
from numcheck.readers.word_archives import opened, part
from numcheck.readers.word_paragraphs import MAIN, WordText
from numcheck.readers.xml_trees import xml_tree

AUTHOR, INITIALS = "numcheck", "nc"
_RELATIONS = "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"
_COMMENTS = "word/comments.xml"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_STRICT = "http://purl.oclc.org/ooxml/"
_RELATION = {True: f"{_STRICT}officeDocument", False: "http://schemas.openxmlformats.org/officeDocument/2006"}
_NO_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)
_OWN_DATE = (1980, 1, 1, 0, 0, 0)
"""The date that an archive gives what has none."""
_PARTS_LIMIT = 10
"""How often all parts together may be as large as the largest one may be."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: its number in the document, and its paragraphs."""

    number: int
    lines: tuple[str, ...]


class Package:
    """A Word document's archive, to be written again with comments.

    Raises:
        UnreadableError: if it is damaged, or its main part is written in a way that numcheck cannot add to.
    """

    def __init__(self, data: bytes, word: WordText, limits: Limits) -> None:
        self.data, self.limits = data, limits
        self.namespace = word.root.attributes.get("xmlns:w", "")
        if word.root.prefix != "w" or not self.namespace:
            raise UnreadableError("comments cannot be added to a Word document of this form")
        with opened(data) as archive:
            self.parts: Mapping[str, zipfile.ZipInfo] = {e.filename: e for e in archive.infolist()}
            if self._text(archive, MAIN) != word.written:
                raise UnreadableError(f"comments cannot be added: {MAIN} is in no UTF-8")
            self.relations = self._text(archive, _RELATIONS) or _NO_RELATIONS
            self.types = self._text(archive, _TYPES)
            self.name, self.related = self._comments_part()
            written = self._text(archive, self.name) if self.related else ""
        empty = f'<?xml version="1.0" encoding="UTF-8"?>\n<w:comments {self._declared}></w:comments>'
        self.written = written or empty
        roots = (word.root, xml_tree(self.written, limits))
        numbers = [e.attributes.get("w:id", "") for root in roots for e in _comment_like(root)]
        self.next_id = max((int(n) for n in numbers if n.isdecimal() and len(n) < 10), default=-1) + 1

    @property
    def _declared(self) -> str:
        return f'xmlns:w="{self.namespace}"'

    def with_comments(self, text: str, comments: Sequence[Comment], day: dt.date | None) -> bytes:
        """The archive with another main part and further comments; without comments it is as it was."""
        if not comments:
            return self.data
        added = "".join(_comment(c, self._declared, day) for c in comments)
        changed = {MAIN: text, self.name: _within(self.written, added, self.limits)}
        if not self.related:
            target = posixpath.relpath(self.name, "word")
            kind = f"{_RELATION[self.namespace.startswith(_STRICT)]}/relationships/comments"
            named = f"Id={quoteattr(self._fresh_id())} Type={quoteattr(kind)} Target={quoteattr(target)}"
            relation = f"<Relationship {named}/>"
            changed[_RELATIONS] = _within(self.relations, relation, self.limits)
        if f'"/{self.name}"' not in self.types:
            override = f'<Override PartName="/{self.name}" ContentType="{_CONTENT_TYPE}"/>'
            changed[_TYPES] = _within(self.types, override, self.limits)
        return self._packed(changed)

    def _packed(self, changed: Mapping[str, str]) -> bytes:
        """All parts in their order, those that changed anew and new ones behind them."""
        stream = io.BytesIO()
        left = self.limits.unpacked_bytes * _PARTS_LIMIT
        with opened(self.data) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
            for entry in self.parts.values():
                if entry.filename in changed:
                    content = changed[entry.filename].encode("utf-8")
                else:
                    content = part(source, entry, self.limits)
                left -= len(content)
                if left < 0:
                    raise UnreadableError("the Word document is far larger unpacked than any article")
                target.writestr(_entry(entry.filename, entry.date_time, entry.compress_type), content)
            for name in sorted(changed.keys() - self.parts.keys()):
                target.writestr(_entry(name, _OWN_DATE, zipfile.ZIP_DEFLATED), changed[name].encode("utf-8"))
        return stream.getvalue()

    def _text(self, archive: zipfile.ZipFile, name: str) -> str:
        """A part's characters; empty if there is none.

        Raises:
            UnreadableError: if it is in no UTF-8, so that adding to it might change it.
        """
        if name not in self.parts:
            return ""
        try:
            return part(archive, self.parts[name], self.limits).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise UnreadableError(f"comments cannot be added: {name} is in no UTF-8") from error

    def _comments_part(self) -> tuple[str, bool]:
        """The name of the part with the comments, and whether the document has one."""
        for relation in xml_tree(self.relations, self.limits).elements():
            if relation.attributes.get("type", "").endswith("/relationships/comments"):
                return posixpath.normpath(posixpath.join("/word", relation.attributes.get("target", "")))[1:], True
        name, k = _COMMENTS, 1
        while name in self.parts:
            name, k = f"word/comments{k}.xml", k + 1
        return name, False

    def _fresh_id(self) -> str:
        taken = {e.attributes.get("id") for e in xml_tree(self.relations, self.limits).elements()}
        return next(name for k in range(len(taken) + 1) if (name := f"rIdNumcheck{k or ''}") not in taken)


def _comment_like(root: Element) -> Iterator[Element]:
    names = ("comment", "commentrangestart", "commentrangeend", "commentreference")
    return (e for e in root.descendants() if e.name in names)


def _comment(comment: Comment, declared: str, day: dt.date | None) -> str:
    dated = f' w:date="{day.isoformat()}T00:00:00Z"' if day else ""
    lines = "".join(
        f"<w:p><w:r>{'<w:annotationRef/></w:r><w:r>' if k == 0 else ''}"
        f'<w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
        for k, line in enumerate(comment.lines)
    )
    named = f'w:author="{AUTHOR}" w:initials="{INITIALS}"'
    return f'<w:comment {declared} w:id="{comment.number}" {named}{dated}>{lines}</w:comment>'


def _within(written: str, added: str, limits: Limits) -> str:
    """A file of XML with something added at the end of its root element."""
    root = xml_tree(written, limits)
    if written.endswith("/>", 0, root.end):
        name = written[root.start + 1 :].split(None, 1)[0].rstrip("/>")
        return f"{written[: root.end - 2]}>{added}</{name}>{written[root.end :]}"
    at = written.rindex("</", 0, root.end)
    return written[:at] + added + written[at:]


def _entry(name: str, when: tuple[int, int, int, int, int, int], kind: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, when)
    entry.compress_type = kind if kind in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) else zipfile.ZIP_DEFLATED
    return entry
