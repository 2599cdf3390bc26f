"""Posts as WordPress's REST interface gives them."""

from __future__ import annotations

from numcheck.model.documents import PartKind
from numcheck.readers.blocks import Layout
from numcheck.readers.drafts import laid_out
from numcheck.readers.json_values import Json, passage, string
from numcheck.readers.limits import Limits
from numcheck.readers.native import host, native
from numcheck.readers.prose import html_prose

RANK = 1


def recognizes(record: dict[str, Json]) -> bool:
    """Whether a record is a post."""
    return isinstance(record.get("content"), dict) and isinstance(record.get("title"), dict)


def lay_out(record: dict[str, Json], limits: Limits = Limits()) -> Layout:
    """Title and content. `date` is in the site's own zone; a draft without one has a date that means nothing."""
    title = passage(record, "title", "rendered") or passage(record, "title", "raw")
    heading = html_prose(title, PartKind.HEADLINE, limits)
    content = passage(record, "content", "rendered") or passage(record, "content", "raw")
    status = string(record, "status")
    dates = [] if status in ("draft", "auto-draft", "pending") else [("date", string(record, "date"))]
    stated = native(
        title=" ".join(d.text for d in heading) or None,
        sources=[("site_name", string(record, "yoast_head_json", "og_site_name"))],
        credits=[("link", host(string(record, "link")))],
        dates=[*dates, ("date_gmt", string(record, "date_gmt") if dates else None)],
        planned=[("date", string(record, "date") if status == "future" else None)],
        language=string(record, "lang"),
    )
    return laid_out([*heading, *html_prose(content, limits=limits)], stated)
