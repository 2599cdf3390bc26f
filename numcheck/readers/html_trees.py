"""HTML to elements with places in the file, forgiving as browsers are, in time linear in the file.

The standard library's parser looks for the end of an unclosed tag again from each `<`; this one gives up on a file
with too many of them.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator

from numcheck.readers.decoding import UnreadableError
from numcheck.readers.limits import Limits
from numcheck.readers.pieces import Piece
from numcheck.readers.trees import Element, TreeBuilder

_MARKUP = re.compile(r"<(?=[A-Za-z/!?])")
_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[A-Za-z][\w:.-]{0,60})"
    r"(?P<attributes>(?:[^\"'>]{1,2000}|\"[^\"]{0,100000}\"|'[^']{0,100000}'){0,400}+)>"
)
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'>/=]{1,200})(?:\s{0,20}=\s{0,20}(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>]+)))?"
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())  # noqa: SIM905
_RAW = frozenset(("script", "style", "textarea", "noscript", "template", "svg", "iframe"))
"""Elements whose content is no text of the page: taken whole, up to the end tag."""
_CLOSED_BY = {
    "li": ("li",),
    "dt": ("dt", "dd"),
    "dd": ("dt", "dd"),
    "tr": ("td", "th", "tr"),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "option": ("option",),
}
_ENDS_PARAGRAPH = frozenset(
    "address article aside blockquote div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre"  # noqa: SIM905
    " section table ul".split()
)
_MALFORMED_LIMIT = 200
"""Tags without an end in one file; each costs a look ahead."""


def html_tree(text: str, limits: Limits = Limits()) -> Element:
    """An element that holds the whole page or fragment; its pieces have offsets in `text`.

    Raises:
        UnreadableError: for what nests too deep or is mostly broken tags.
    """
    reader = _Reader(text, limits)
    reader.read()
    return reader.tree.finished()


class _Reader:
    def __init__(self, text: str, limits: Limits) -> None:
        self.text, self.at = text, 0
        self.tree = TreeBuilder(limits)
        self.names: Counter[str] = Counter()
        self.malformed = 0

    def read(self) -> None:
        while self.at < len(self.text):
            markup = _MARKUP.search(self.text, self.at)
            self._words(self.at, markup.start() if markup else len(self.text))
            if markup is None:
                return
            self.at = self._markup(markup.start())

    def _markup(self, start: int) -> int:
        """Reads what begins with `<` and says where it ends."""
        if self.text.startswith("<!--", start):
            return self._behind("-->", start + 4)
        if self.text.startswith("<![CDATA[", start):
            end = self._behind("]]>", start)
            self.tree.text(Piece(self.text[start + 9 : max(start + 9, end - 3)], start + 9))
            return end
        if self.text.startswith(("<!", "<?"), start):
            return self._behind(">", start)
        tag = _TAG.match(self.text, start)
        if tag is None:
            return self._sign(start)
        name = tag["name"].lower()
        if tag["close"]:
            self._close(name)
            return tag.end()
        return self._open(name, tag)

    def _sign(self, start: int) -> int:
        """A `<` that opens no tag is a sign of the text."""
        self.malformed += 1
        if self.malformed > _MALFORMED_LIMIT:
            raise UnreadableError("the file is no HTML: too many of its tags have no end")
        self.tree.text(Piece("<", start))
        return start + 1

    def _behind(self, mark: str, start: int) -> int:
        end = self.text.find(mark, start)
        return len(self.text) if end < 0 else end + len(mark)

    def _open(self, name: str, tag: re.Match[str]) -> int:
        if name in _ENDS_PARAGRAPH and self.tree.open[-1].name == "p":
            self._pop()
        closed = _CLOSED_BY.get(name, ())
        while self.tree.open[-1].name in closed:
            self._pop()
        empty = name in VOID or tag["attributes"].endswith("/")
        self.tree.start(name, dict(_attributes(tag["attributes"])), empty=empty)
        if empty:
            return tag.end()
        self.names[self.tree.open[-1].name] += 1
        return self._raw(name, tag.end()) if name in _RAW else tag.end()

    def _raw(self, name: str, start: int) -> int:
        close = re.compile(rf"</{name}[^>]{{0,200}}>", re.IGNORECASE).search(self.text, start)
        end = close.start() if close else len(self.text)
        if name == "script":
            self.tree.text(Piece(self.text[start:end], start))
        self._pop()
        return close.end() if close else end

    def _close(self, name: str) -> None:
        local = name.rpartition(":")[2]
        if not self.names[local]:
            return
        while self.tree.open[-1].name != local:
            self._pop()
        self._pop()

    def _pop(self) -> None:
        self.names[self.tree.open[-1].name] -= 1
        self.tree.end()

    def _words(self, start: int, end: int) -> None:
        at = start
        for found in _ENTITY.finditer(self.text, start, end):
            self.tree.text(Piece(self.text[at : found.start()], at))
            self.tree.text(Piece(html.unescape(found.group()), found.start()))
            at = found.end()
        self.tree.text(Piece(self.text[at:end], at))


def _attributes(written: str) -> Iterator[tuple[str, str]]:
    for found in _ATTRIBUTE.finditer(written):
        value = found["double"] or found["single"] or found["bare"] or ""
        yield found["name"].lower(), html.unescape(value)
