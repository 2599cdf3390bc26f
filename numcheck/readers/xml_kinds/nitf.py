"""NITF, the News Industry Text Format, alone or inside NewsML-G2 and ninjs."""

from __future__ import annotations

from numcheck.readers.blocks import Layout
from numcheck.readers.drafts import Draft, laid_out
from numcheck.readers.limits import Limits
from numcheck.readers.native import Named, native
from numcheck.readers.prose import prose
from numcheck.readers.trees import Element

ROOTS = ("nitf",)


def lay_out(root: Element, limits: Limits = Limits()) -> list[Layout]:
    """The article, with what its head says of it."""
    title = root.first("hl1") or root.first("title")
    stated = native(
        title=title.text if title else None,
        sources=sources(root),
        dates=dates(root),
        planned=[("date.release", _norm(root, "date.release"))],
        language=root.attributes.get("baselang") or root.attributes.get("xml:lang"),
        version=_attribute(root, "du-key", "version"),
        story=_attribute(root, "du-key", "key"),
        corrected=_attribute(root, "ed-msg", "msg-type") == "correction" or root.first("correction") is not None,
    )
    return [laid_out(article(root), stated)]


def article(root: Element) -> list[Draft]:
    """The blocks of the article: its body without the notes at its end.

    An archive may keep the lead once more beside the full text, and corrections that it printed later.
    """
    body = root.first("body") or root
    blocks = [(e, e.attributes.get("class")) for e in body.all("block")]
    repeated = (
        {"correction_text", "lead_paragraph"} if any(k == "full_text" for _, k in blocks) else {"correction_text"}
    )
    return prose(body, skipped=[*body.all("body.end"), *(e for e, kind in blocks if kind in repeated)])


def dates(root: Element) -> list[Named]:
    """The days that an article may bear, the likeliest first."""
    story = root.first("story.date")
    return [
        ("date.issue", _norm(root, "date.issue")),
        ("pubdata", _attribute(root, "pubdata", "date.publication")),
        ("date.release", _norm(root, "date.release")),
        ("story.date", (story.attributes.get("norm") or story.text) if story else None),
    ]


def sources(root: Element) -> list[Named]:
    """Whose text it is."""
    return [
        ("distributor", _text(root, "distributor")),
        ("doc.copyright", _attribute(root, "doc.copyright", "holder")),
        ("doc-id", _attribute(root, "doc-id", "regsrc")),
        ("byttl", _text(root, "byttl")),
    ]


def _norm(root: Element, name: str) -> str | None:
    return _attribute(root, name, "norm")


def _attribute(root: Element, name: str, attribute: str) -> str | None:
    found = root.first(name)
    return found.attributes.get(attribute) if found else None


def _text(root: Element, name: str) -> str | None:
    found = root.first(name)
    return found.text if found else None
