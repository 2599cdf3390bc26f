"""The forms in which agencies, publishers and sites send each format: headline, body, source and day are found."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from NewsMLG2.document import NewsMLG2Document

from numcheck.model.documents import Document, PartKind
from numcheck.model.lexicon import Lexicon
from numcheck.readers.datelines import dateline
from numcheck.readers.decoding import NotForUsError
from numcheck.readers.reading import read_bytes

OfKind = Callable[[Document, PartKind], list[str]]

DAY = "2031-05-06T10:00:00Z"
FIRST, SECOND = "The bridge of Colvane cost $48 million, the mayor said.", "It has 9 arches and will open in 2033."
BODY = f"<p>{FIRST}</p>\n<p>{SECOND}</p>"
TEXT = f"{FIRST}\n\n{SECOND}"
SHOWN = f"<h1>The bridge</h1>{BODY}"
XHTML = f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>T 7</title></head><body>{BODY}</body></html>'


def ninjs(**more: object) -> str:
    """A ninjs item with some more fields."""
    return json.dumps({"uri": "urn:x:1", "versionCreated": DAY, **more})


def item(content: str, kind: str = "text", guid: str = "u1", meta: str = "") -> str:
    """A NewsML-G2 item with that content."""
    return (
        f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="{guid}" version="2" xml:lang="en"><itemMeta>'
        f'<itemClass qcode="ninat:{kind}"/><provider literal="hw"><name>Harbor Wire</name></provider>'
        f"<versionCreated>{DAY}</versionCreated></itemMeta><contentMeta><headline>The bridge</headline>{meta}"
        f"</contentMeta><contentSet>{content}</contentSet></newsItem>"
    )


def page(body: str, head: str = "") -> str:
    """A page of HTML."""
    opening = f'<!doctype html><html lang="en"><head><title>The bridge - The Gazette</title>{head}</head>'
    return f"{opening}<body>{body}</body></html>"


def linked(value: object) -> str:
    """A script of JSON-LD."""
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


NEWS = {"@type": "NewsArticle", "headline": "The bridge", "datePublished": DAY, "publisher": {"name": "Harbor Wire"}}
HEADLINES = [{"role": "short", "value": "Bridge"}, {"role": "long", "value": "The bridge"}]
WIRE = [{"role": "originator", "name": "Harbor Wire"}]
PLAIN, MARKED = "text/plain", "application/xhtml+xml"
BODIES = [
    {"role": "teaser", "contentType": MARKED, "value": "<p>Teaser 77</p>"},
    {"role": "main", "contentType": PLAIN, "value": TEXT},
]
ONE = [
    ("lower.json", json.dumps({"uri": "u", "versioncreated": DAY, "headline": "The bridge", "body_html": BODY,
                               "infosource": [{"name": "Harbor Wire"}]})),
    ("desk.json", json.dumps({"guid": "u", "type": "text", "version": "3", "headline": "The bridge", "body_html": BODY,
                              "versioncreated": "2031-05-06T10:00:00+0000", "source": "Harbor Wire"})),
    ("roles.json", ninjs(headlines=HEADLINES, bodies=BODIES, infoSources=WIRE)),
    ("page.json", ninjs(headlines=[{"value": "The bridge"}], infoSources=WIRE,
                        bodies=[{"role": "body", "contentType": "text/html", "value": page(SHOWN)}])),
    ("untyped.json", ninjs(headlines=HEADLINES, infoSources=WIRE,
                           bodies=[{"role": "summary", "value": "Some 77 words."}, {"value": TEXT}])),
    ("untyped-marked.json", ninjs(headlines=HEADLINES, infoSources=WIRE, bodies=[{"value": BODY}])),
    ("nitf.json", ninjs(headline="The bridge", provider="Harbor Wire",
                        body_nitf=f"<nitf><body><body.content>{BODY}</body.content></body></nitf>")),
    ("search.json", json.dumps({"data": {"items": [{"meta": {"score": 7}, "item": json.loads(
        ninjs(headline="The bridge", body_text=TEXT, source={"name": "Harbor Wire"}))}]}})),
    ("hits.json", json.dumps({"hits": {"total": 1, "hits": [{"_source": {
        "title": "The bridge", "text": TEXT, "date": DAY, "source": "Harbor Wire"}}]}})),
    ("graph.json", json.dumps({"@graph": [{"@type": "WebPage"}, {**NEWS, "articleBody": TEXT}]})),
    ("collection.json", json.dumps({"type": "results", "content_elements": [{
        "type": "story", "headlines": {"basic": "The bridge"}, "display_date": DAY,
        "distributor": {"name": "Harbor Wire"}, "content_elements": [
            {"type": "text", "content": FIRST}, {"type": "list", "items": [
                {"type": "list", "items": [{"type": "text", "content": SECOND}]}]},
            {"type": "interstitial_link", "content": "Read 10 more"}, {"type": "oembed_response", "raw_oembed": {}},
        ]}]})),
    ("plain.xml", item(f'<inlineData contenttype="{PLAIN}">{TEXT}</inlineData>')),
    ("escaped.xml", item('<inlineData contenttype="text/html">' + BODY.replace("<", "&lt;") + "</inlineData>")),
    ("empty-first.xml", item(
        f'<remoteContent href="a.jpg"/><inlineXML><sports/></inlineXML><inlineXML>{XHTML}</inlineXML>')),
    ("uri.xml", item(f"<inlineXML>{XHTML}</inlineXML>").replace('qcode="ninat:', 'uri="http://cv.iptc.org/ninature/')),
    ("archive.xml", '<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf><head><docdata><date.issue norm='
     '"20310506"/><doc.copyright holder="Harbor Wire"/></docdata></head><body><body.head><hedline>'
     f'<hl1>The bridge</hl1></hedline></body.head><body.content><block class="lead_paragraph"><p>{FIRST}</p></block>'
     '<block class="full_text">'
     f'{BODY}</block><block class="correction_text"><p>It said 44.</p></block></body.content></body></nitf>'),
    ("text.atom", '<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbor Wire</title><entry><title>The bridge</title>'
     f"<published>{DAY}</published><summary>Short 7</summary><content type='text'>{TEXT}</content></entry></feed>"),
    ("rdf.xml", '<?xml version="1.0"?><rdf:RDF xmlns:rdf="r" xmlns="p" xmlns:dc="d"><channel><title>Harbor Wire</title>'
     f"</channel><item><title>The bridge</title><dc:date>2031-05-06</dc:date><description>{TEXT}</description></item>"
     "</rdf:RDF>"),
    ("amp.html", page("<amp-sidebar><p>Menu 7 of the paper that nobody wants to read</p></amp-sidebar><main>"
     f"<h1>The bridge</h1>{FIRST.join(('<p>', '</p>'))}"
     "<amp-ad><p>Advert 99 of things to buy right here and now.</p></amp-ad>"
     f"<p>{SECOND}</p><amp-embed>77</amp-embed></main>", linked([NEWS]))),
    ("main-entity.html", page(f"<article>{SHOWN}</article>", linked({"@type": "WebPage", "mainEntity": NEWS}))),
    ("by-id.html", page(f"<article>{SHOWN}</article>", linked({"@graph": [
        {**NEWS, "publisher": {"@id": "#o"}}, {"@type": "Organization", "@id": "#o", "name": "Harbor Wire"}]}))),
    ("microdata.html", page('<div itemscope><h1 itemprop="headline">The bridge</h1><meta itemprop="datePublished"'
     f' content="{DAY}"><div itemprop="publisher" itemscope><meta itemprop="name" content="Harbor Wire"></div>'
     f'<div itemprop="articleBody">{BODY}</div></div>')),
    ("breaks.html", page(f"<div><h1>The bridge</h1>{FIRST}<br><br>{SECOND}</div><div class='footer'>© 2031</div>",
     f'<meta property="og:site_name" content="Harbor Wire"><meta name="sailthru.date" content="{DAY}">')),
    ("live.html", page(
        f"<main><h1>The bridge</h1><div><article><p>{FIRST}</p></article><article><p>{SECOND}</p></article>"
     "</div></main>", linked({**NEWS, "@type": "LiveBlogPosting"}))),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content"), ONE, ids=[name for name, _ in ONE])
def test_one_text(lexicon: Lexicon, of_kind: OfKind, name: str, content: str) -> None:
    (document,) = read_bytes(content.encode(), name, lexicon)
    assert of_kind(document, PartKind.HEADLINE) == ["The bridge"]
    assert of_kind(document, PartKind.BODY) == [FIRST, SECOND]
    assert (document.source, document.title) == ("Harbor Wire", "The bridge")
    assert document.published is not None
    assert document.published.date.isoformat() == "2031-05-06"


def test_a_message_holds_texts_and_other_items(lexicon: Lexicon) -> None:
    inline = f"<inlineXML>{XHTML}</inlineXML>"
    others = (
        '<packageItem guid="p"><itemMeta><itemClass qcode="ninat:composite"/></itemMeta><groupSet/></packageItem>'
        '<conceptItem guid="c"><concept><name>Concept 77</name></concept></conceptItem>'
        '<knowledgeItem guid="k"><concept><definition>88</definition></concept></knowledgeItem>'
    )
    items = f"{item(inline)}{others}{item('', 'picture', 'u2')}{item(inline, guid='u3')}"
    message = f"<newsMessage><itemSet>{items}</itemSet></newsMessage>"
    found = read_bytes(message.encode(), "a.xml", lexicon)
    assert [(d.name, d.slug) for d in found] == [("a.xml#1", "u1"), ("a.xml#2", "u3")]


@pytest.mark.parametrize("name", ["packageItem", "conceptItem", "knowledgeItem", "planningItem"])
def test_items_without_a_text_are_said_to_be_that(lexicon: Lexicon, name: str) -> None:
    content = f'<?xml version="1.0"?><{name} guid="x"><concept><name>Concept 77</name></concept></{name}>'
    with pytest.raises(NotForUsError, match="no text of an article"):
        read_bytes(content.encode(), "a.xml", lexicon)


def test_posts_in_an_array(lexicon: Lexicon) -> None:
    posts = [
        {"date": DAY, "status": "publish", "title": {"rendered": f"Bridge {k}"}, "content": {"rendered": BODY}}
        for k in "ab"
    ]
    found = read_bytes(json.dumps(posts).encode(), "posts.json", lexicon)
    assert [d.title for d in found] == ["Bridge a", "Bridge b"]


def test_captions_of_ans(lexicon: Lexicon, of_kind: OfKind) -> None:
    story = {
        "type": "story",
        "headlines": {"basic": "The bridge"},
        "promo_items": {"basic": {"type": "image", "caption": "Lead of 3"}},
        "content_elements": [
            {"type": "text", "content": FIRST},
            {"type": "gallery", "content_elements": [{"type": "image", "caption": "Gallery of 5"}]},
        ],
    }
    (document,) = read_bytes(json.dumps(story).encode(), "a.json", lexicon)
    assert of_kind(document, PartKind.CAPTION) == ["Lead of 3", "Gallery of 5"]


def test_a_standfirst_above_the_article(lexicon: Lexicon, of_kind: OfKind) -> None:
    content = page(f"<h1>The bridge</h1><h2 class='article-dek'>Nine arches for $48 million</h2><div>{BODY}</div>")
    (document,) = read_bytes(content.encode(), "a.html", lexicon)
    assert of_kind(document, PartKind.STANDFIRST) == ["Nine arches for $48 million"]


@pytest.mark.parametrize(
    ("opening", "agency", "date"),
    [
        ("COLVANE, May 6 /PRNewswire/ -- ", "PRNewswire", (None, 5, 6)),
        ("COLVANE--(BUSINESS WIRE)--", "BUSINESS WIRE", None),
        ("ST. COLVANE, Mo., May 6, 2031 (GLOBE NEWSWIRE) -- ", "GLOBE NEWSWIRE", (2031, 5, 6)),
        ("(Reuters) - ", "Reuters", None),
        ("May 6 (Reuters) - ", "Reuters", (None, 5, 6)),
        ("COLVANE/NORHAVEN, May 6 (HW) - ", "HW", (None, 5, 6)),
        ("SAN COLVANE, Calif. (AP) _ ", "AP", None),
        ("Colvane, 6 May 2031 – ", None, (2031, 5, 6)),
        ("Colvane (dpa) - ", "dpa", None),
        ("COLVANE, Norhaven, Monday, May 6 (HW) -- ", "HW", (None, 5, 6)),
        ("COLVANE, 06 May 2031 (PA) — ", "PA", (2031, 5, 6)),
    ],
)
def test_datelines_of_many_houses(opening: str, agency: str | None, date: tuple[int | None, int, int] | None) -> None:
    found = dateline(f"{opening}{FIRST}")
    assert found is not None
    assert (found.end, found.agency) == (len(opening), agency)
    assert (found.date and (found.date.year, found.date.month, found.date.day)) == date


@pytest.mark.parametrize(
    "text",
    [
        "(Adds details in paragraph 4) - The bridge",
        "In March, May 6 - the day - was near",
        "Ida Holm, 48 - the mayor - said",
    ],
)
def test_what_only_looks_like_a_dateline(text: str) -> None:
    assert dateline(text) is None


def test_the_standards_own_reader_sees_the_same_in_newsml_g2(lexicon: Lexicon) -> None:
    sample = item(f'<inlineXML contenttype="{MARKED}">{XHTML}</inlineXML>')
    marked = sample.replace("<newsItem ", '<newsItem standard="NewsML-G2" standardversion="2.34" conformance="power" ')
    (document,) = read_bytes(marked.encode(), "a.xml", lexicon)
    theirs = NewsMLG2Document(marked.encode()).get_item()
    assert (theirs.guid, int(theirs.version)) == (document.slug, document.version)
    assert str(theirs.itemmeta.versioncreated) == DAY
    assert [str(headline) for headline in theirs.contentmeta.headline] == [document.title]
    assert theirs.itemmeta.itemclass.qcode == "ninat:text"
    assert theirs.contentset.inlinexml is not None
