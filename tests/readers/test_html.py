"""HTML pages: the article among the furniture, what the page says of it, and every place led back to the file."""

from __future__ import annotations

import datetime as dt
import html
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck.model.documents import Document, PartKind
from numcheck.model.lexicon import Lexicon
from numcheck.readers.decoding import NotForUsError, UnreadableError
from numcheck.readers.html_trees import html_tree
from numcheck.readers.limits import Limits
from numcheck.readers.prose import prose
from numcheck.readers.reading import read_bytes

Read = Callable[..., Document]
Written = Callable[[Document, str], str]
OfKind = Callable[[Document, PartKind], list[str]]

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Bridge to cost £48m | The Gazette</title>
<meta property="og:site_name" content="The Gazette Online">
<meta property="article:published_time" content="2031-05-05T22:00:00Z">
<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [{"@type": "WebPage", "name": "x"},
 {"@type": ["NewsArticle"], "headline": "Bridge to cost \\u00a348 million",
  "datePublished": "2031-05-06T01:00:00+03:00",
  "publisher": {"@type": "Organization", "name": "The Gazette"}}]}
</script>
<style>p { width: 640px }</style></head>
<body><header><nav><ul><li><a href="/">Home 24</a><li><a href="/n">News 7</a></ul></nav></header>
<main><article>
<h1>Bridge to cost £48&nbsp;million</h1>
<p class="standfirst">Council votes 12 to 3 after a long night of speeches</p>
<time datetime="2031-05-04">4 May</time>
<figure><img src="b-800.jpg" alt="a"><figcaption>The 40 men of the bridge</figcaption></figure>
<p>The town of Norhaven will pay <b>£48&nbsp;mil&shy;lion</b> for
   a bridge of 300&#8239;metres, the mayor said &mdash; <a href="/2029">much more</a> than the 12 percent
   that was planned.<p>It opens in 2033 &amp; will carry 9,000 cars a day, &lt; half of the old one.
<div class="newsletter-signup"><p>Get 5 stories a day in your inbox with our newsletter, it is free.</p></div>
<table><tr><th>Year<th>Cost<tr><td>2030<td>£12m</table>
<aside><p>In 1999 the old bridge had cost 7 million, as we wrote in a long piece at that time.</p></aside>
<p hidden>Hidden 555 words that nobody sees on the page at all, ever.</p>
<blockquote><p>“We paid 12 people a fair wage for it,” she said.</p></blockquote>
<!-- 888 --><script>var n = 777;</script>
<p><a href="/a">Read more: 10 bridges that fell down in the last century</a></p>
</article>
<section class="related"><article><h2>Zoo has 40 animals</h2>
<p>The zoo has 40 animals and wants more of them.</p></article></section>
</main><footer><p>Copyright 2031 The Gazette. All rights reserved by us and our 3 owners.</p></footer></body></html>
"""


def test_the_article_is_chosen(read: Read, of_kind: OfKind) -> None:
    document = read(PAGE, "page.html")
    assert of_kind(document, PartKind.HEADLINE) == ["Bridge to cost £48 million"]
    assert of_kind(document, PartKind.STANDFIRST) == ["Council votes 12 to 3 after a long night of speeches"]
    assert of_kind(document, PartKind.CAPTION) == ["The 40 men of the bridge"]
    assert of_kind(document, PartKind.TABLE_CELL) == ["Year", "Cost", "2030", "£12m"]
    body = of_kind(document, PartKind.BODY)
    assert body == [
        "The town of Norhaven will pay £48 million for a bridge of 300 metres, the mayor said — much more"
        " than the 12 percent that was planned.",
        "It opens in 2033 & will carry 9,000 cars a day, < half of the old one.",
        "“We paid 12 people a fair wage for it,” she said.",
    ]


@pytest.mark.parametrize(
    "hidden", ["24", "640", "800", "1999", "555", "888", "777", "40 animals", "5 stories", "10 br"]
)
def test_no_number_of_the_furniture_is_left(read: Read, hidden: str) -> None:
    assert hidden not in read(PAGE, "page.html").text


@pytest.mark.parametrize(
    ("shown", "source"),
    [
        ("£48 million for", "£48&nbsp;mil&shy;lion</b> for"),
        ("300 metres", "300&#8239;metres"),
        ("2033 & will", "2033 &amp; will"),
        ("9,000 cars", "9,000 cars"),
        ("12 percent that", "12 percent\n   that"),
        ("£12m", "£12m"),
        ("12 people", "12 people"),
    ],
)
def test_places_point_into_the_file(read: Read, written: Written, shown: str, source: str) -> None:
    assert written(read(PAGE, "page.html"), shown) == source


def test_what_the_page_says_of_itself(read: Read) -> None:
    document = read(PAGE, "page.html")
    assert (document.title, document.source) == ("Bridge to cost £48 million", "The Gazette")
    assert document.published is not None
    assert (document.published.date, document.published.field) == (dt.date(2031, 5, 6), "JSON-LD datePublished")
    broken = read(PAGE.replace('"@context"', "oops"), "page.html")
    assert (broken.source, broken.source_found) == ("The Gazette Online", "og:site_name")
    assert broken.published is not None
    assert broken.published.field == "article:published_time"
    bare = read(PAGE.replace('"@context"', "oops").replace("article:published", "x"), "page.html")
    assert bare.published is not None
    assert (bare.published.date, bare.published.field) == (dt.date(2031, 5, 4), "time")


def test_a_page_is_known_by_its_content(read: Read) -> None:
    assert read(PAGE, "saved.txt").source == "The Gazette"


def test_a_page_of_plain_divs(read: Read, of_kind: OfKind) -> None:
    document = read(
        "<html><title>Bridge</title><body><div>It cost $48.<br><br>It has 9 arches.</div></body></html>", "a.htm"
    )
    assert of_kind(document, PartKind.BODY) == ["It cost $48.", "It has 9 arches."]


@pytest.mark.parametrize("wrapper", ['div class="page has-sidebar ads"', 'form id="all"', 'div class="share-bar-on"'])
def test_a_wrapper_of_the_whole_page_is_no_furniture(read: Read, of_kind: OfKind, wrapper: str) -> None:
    name = wrapper.split()[0]
    page = f"""<html><body><{wrapper}><h1>Bridge opens</h1><div><p>The bridge cost $48 million and took 3 years.</p>
    <p>It carries 9,000 cars a day, the mayor said.</p></div><div class="sidebar"><p>Most read: 10 bridges.</p></div>
    </{name}></body></html>"""
    assert of_kind(read(page, "a.html"), PartKind.BODY) == [
        "The bridge cost $48 million and took 3 years.",
        "It carries 9,000 cars a day, the mayor said.",
    ]


def test_right_to_left_marks_are_no_part_of_a_number(read: Read, written: Written) -> None:
    document = read(
        "<html><p>The town paid \u200f48\u200e million to 12\u200b000 men in the year.</p></html>", "a.html"
    )
    assert "paid 48 million to 12000 men" in document.text
    assert written(document, "48 million") == "48\u200e million"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<html>" + "<div>" * 10_000, "nests deeper"),
        ("<html>" + "<b>" * 10_000, "nests deeper"),
        ("<html>" + '<a title="' * 10_000, "tags have no end"),
        ("<html>" + "<a " * 10_000, "tags have no end"),
        ("<html><p>" + "<br>" * 1_001, "more than 1,000 elements"),
    ],
)
def test_hostile_pages_are_one_clear_line(lexicon: Lexicon, content: str, reason: str) -> None:
    limits = Limits(nodes=1_000) if "1,000" in reason else Limits()
    with pytest.raises(UnreadableError, match=reason):
        read_bytes(content.encode(), "a.html", lexicon, limits=limits)


def test_a_page_without_text(lexicon: Lexicon) -> None:
    with pytest.raises(NotForUsError, match="no text"):
        read_bytes(b"<html><body><script>1</script></body></html>", "a.html", lexicon)


def test_unclosed_comments_and_scripts_hide_the_rest() -> None:
    for opening in ("<!-- ", "<script>", "<style>"):
        assert [d.text for d in prose(html_tree(f"<p>It cost $48.{opening} 999 <p>777"))] == ["It cost $48."]


@given(st.text(alphabet="ab1 <>&;/\"'=!-p\n", max_size=80))
def test_any_text_is_read_and_leads_back(text: str) -> None:
    try:
        drafts = prose(html_tree(text))
    except UnreadableError:
        return
    for draft in drafts:
        for piece in draft.pieces:
            origin = text[piece.origin :].replace("\n", " ")
            assert (
                not piece.text.strip() or origin.startswith(piece.text) or html.unescape(origin).startswith(piece.text)
            )
