"""XML of the newsroom: NewsML-G2, NITF, RSS and Atom; places led back to the file, hostile files refused."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from numcheck.model.documents import DateOrigin, Document, PartKind, Role
from numcheck.model.lexicon import Lexicon
from numcheck.readers.decoding import NotForUsError, UnreadableError
from numcheck.readers.limits import Limits
from numcheck.readers.reading import read_bytes
from numcheck.readers.xml_trees import xml_tree

Read = Callable[..., Document]
Written = Callable[[Document, str], str]
OfKind = Callable[[Document, PartKind], list[str]]

NITF = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">
<nitf>
  <head>
    <title>Bridge</title>
    <docdata>
      <date.issue norm="20310506T103000+0200"/>
      <du-key version="2" key="bridge"/>
      <doc.copyright holder="Harbor Wire Ltd" year="2031"/>
    </docdata>
  </head>
  <body>
    <body.head>
      <hedline><hl1>Bridge to cost £48&#160;million</hl1></hedline>
      <byline>By Ida Holm, 4711 Norhaven</byline>
      <distributor>Harbor Wire</distributor>
      <dateline><location>Colvane</location>, <story.date norm="20310505">May 5</story.date></dateline>
      <abstract><p>A vote of 12 to 3.</p></abstract>
    </body.head>
    <body.content>
      <p>The town of 48&nbsp;000 paid
         <money>$2.1 million</money> &amp; <num>12</num> men
         came.</p>
      <hl2>Nine arches</hl2>
      <p><![CDATA[Fewer than 9 < 12 & more.]]></p>
      <table><tr><td>2030</td><td>7 tons</td></tr></table>
      <media><media-reference source="x999"/><media-caption>All 40 of them.</media-caption></media>
    </body.content>
    <body.end><tagline>Call 555 1234</tagline></body.end>
  </body>
</nitf>
"""
G2 = """<?xml version="1.0"?>
<n:newsMessage xmlns:n="http://iptc.org/std/nar/2006-10-01/"><n:itemSet>
 <n:newsItem guid="urn:x" version="4" xml:lang="en-GB">
  <n:itemMeta><n:itemClass qcode="ninat:text"/><n:provider qcode="nprov:HW"/>
   <n:versionCreated>2031-05-06T16:25:32-05:00</n:versionCreated>
   <n:embargoed>2031-05-09T12:00:00Z</n:embargoed></n:itemMeta>
  <n:contentMeta><n:headline>Fares rise 5 percent</n:headline></n:contentMeta>
  <n:contentSet><n:inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
   <head><title>Fares 99</title></head><body><p>A ride <em>costs</em> $2.10.</p>
   <ul><li>It was $2.</li></ul></body></html></n:inlineXML></n:contentSet>
 </n:newsItem>
 <n:newsItem guid="urn:y"><n:itemMeta><n:itemClass qcode="ninat:picture"/></n:itemMeta>
  <n:contentMeta><n:description>Some 40 trams</n:description></n:contentMeta></n:newsItem>
</n:itemSet></n:newsMessage>
"""
RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel>
<title>The Gazette</title><language>en-us</language>
<item><title>Fares rise 5%</title><pubDate>Tue, 06 May 2031 10:30:00 GMT</pubDate><description>short 1</description>
<content:encoded><![CDATA[<p>A ride costs $2.10 &#8211; a <b>5</b>% rise.</p>
<p>It was&nbsp;$2.</p>]]></content:encoded></item>
<item><title>Zoo &amp; park open</title><dc:date>2031-05-07T00:00:00Z</dc:date><source url="x">Harbor Wire</source>
<media:content><media:title>777</media:title></media:content>
<description>&lt;p&gt;The zoo has 40 animals.&lt;/p&gt;&lt;p&gt;All are old.&lt;/p&gt;</description></item>
</channel></rss>
"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Norhaven Press</title><updated>2031-05-08T00:00:00Z</updated>
<entry><title>Bridge opens</title><published>2031-05-06T09:00:00Z</published><updated>2031-05-07T09:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It cost $48 million.</p></div></content>
</entry></feed>
"""


def test_nitf(read: Read, of_kind: OfKind) -> None:
    document = read(NITF, "item.xml")
    assert of_kind(document, PartKind.HEADLINE) == ["Bridge to cost £48 million"]
    assert of_kind(document, PartKind.STANDFIRST) == ["A vote of 12 to 3.", "Nine arches"]
    assert of_kind(document, PartKind.BODY) == [
        "The town of 48\u00a0000 paid $2.1 million & 12 men came.",
        "Fewer than 9 < 12 & more.",
    ]
    assert of_kind(document, PartKind.TABLE_CELL) == ["2030", "7 tons"]
    assert of_kind(document, PartKind.CAPTION) == ["All 40 of them."]
    assert of_kind(document, PartKind.DATELINE) == ["Colvane, May 5"]
    assert "555" not in document.text
    assert (document.source, document.source_found, document.version) == ("Harbor Wire", "distributor", 2)
    assert document.published is not None
    assert (document.published.date, document.published.field) == (dt.date(2031, 5, 6), "date.issue")


@pytest.mark.parametrize(
    ("shown", "source"),
    [
        ("£48 million", "£48&#160;million"),
        ("48\u00a0000", "48&nbsp;000"),
        ("$2.1 million", "$2.1 million"),
        ("9 < 12 & more", "9 < 12 & more"),
        ("million & 12 men", "million</money> &amp; <num>12</num> men"),
        ("7 tons", "7 tons"),
        ("40 of", "40 of"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_places_point_into_the_file(read: Read, written: Written, shown: str, source: str, newline: str) -> None:
    assert written(read(NITF.replace("\n", newline), "item.xml"), shown) == source


def test_newsml_g2(read: Read, of_kind: OfKind, written: Written) -> None:
    document = read(G2, "wire.xml")
    assert of_kind(document, PartKind.HEADLINE) == ["Fares rise 5 percent"]
    assert of_kind(document, PartKind.BODY) == ["A ride costs $2.10.", "It was $2."]
    assert (document.source, document.source_found, document.version) == ("HW", "provider", 4)
    assert document.published is not None
    assert (document.published.date, document.published.origin) == (dt.date(2031, 5, 6), DateOrigin.NATIVE_FIELD)
    assert written(document, "costs $2.10") == "costs</em> $2.10"
    draft = read(G2, "wire.xml", Role.DRAFT)
    assert draft.published is not None
    assert (draft.published.date, draft.published.field) == (dt.date(2031, 5, 9), "embargoed")


def test_newsml_g2_with_nitf_inside(read: Read, of_kind: OfKind) -> None:
    inner = NITF[NITF.index("<nitf>") :].replace("&nbsp;", "\u00a0")
    item = f"<newsItem><contentSet><inlineXML>{inner}</inlineXML></contentSet></newsItem>"
    document = read(item, "wire.xml")
    assert (document.source, document.title) == ("Harbor Wire", "Bridge to cost £48 million")
    assert len(of_kind(document, PartKind.BODY)) == 2


def test_rss_gives_a_document_for_each_item(lexicon: Lexicon, written: Written, of_kind: OfKind) -> None:
    first, second = read_bytes(RSS.encode(), "feed.xml", lexicon)
    assert (first.name, second.name) == ("feed.xml#1", "feed.xml#2")
    assert of_kind(first, PartKind.BODY) == ["A ride costs $2.10 – a 5% rise.", "It was $2."]
    assert of_kind(second, PartKind.BODY) == ["The zoo has 40 animals.", "All are old."]
    assert (first.source, second.source, second.title) == ("The Gazette", "Harbor Wire", "Zoo & park open")
    assert [d.published.date.day for d in (first, second) if d.published] == [6, 7]
    assert written(first, "$2.10 – a 5%") == "$2.10 &#8211; a <b>5</b>%"
    assert written(second, "40 animals.") == "40 animals."


def test_atom(read: Read, of_kind: OfKind) -> None:
    document = read(ATOM, "feed")
    assert of_kind(document, PartKind.BODY) == ["It cost $48 million."]
    assert document.source == "Norhaven Press"
    assert document.published is not None
    assert (document.published.date, document.published.field) == (dt.date(2031, 5, 6), "published")


BOMB = '<!DOCTYPE nitf [<!ENTITY a "aaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><nitf><body><p>&b;</p></body></nitf>'
OUTSIDE = '<!DOCTYPE nitf [<!ENTITY f SYSTEM "file:///etc/passwd">]><nitf><body><p>&f;</p></body></nitf>'


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (BOMB, "declares entities"),
        (OUTSIDE, "declares entities"),
        ("<nitf>" * 10_000, "nests deeper"),
        ("<nitf><body><p>It cost $48", "no well-formed XML: .*line 1"),
        ("<?xml version='1.0'?>\n<nitf>\n</body>", "mismatched tag, line 3"),
        ("<nitf>" + "<p/>" * 300 + "</nitf>", "more than 200 elements"),
    ],
)
def test_broken_and_hostile_xml_is_one_clear_line(lexicon: Lexicon, content: str, reason: str) -> None:
    limits = Limits(nodes=200) if "200" in reason else Limits()
    with pytest.raises(UnreadableError, match=reason) as caught:
        read_bytes(content.encode(), "a.xml", lexicon, limits=limits)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("content", ["<?xml version='1.0'?><a/>", "<nitf><body/></nitf>", "<rss><channel/></rss>"])
def test_xml_without_an_article_is_said_to_be_that(lexicon: Lexicon, content: str) -> None:
    with pytest.raises(NotForUsError):
        read_bytes(content.encode(), "a.xml", lexicon)


@given(st.text(alphabet="aé😀 \n&<", max_size=40), st.booleans())
def test_every_character_leads_back(text: str, ascii_only: bool) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    if ascii_only:
        escaped = escaped.encode("ascii", "xmlcharrefreplace").decode()
    file = f"<?xml version='1.0'?>\n<r>é<b>{escaped}</b></r>"
    element = xml_tree(file).first("b")
    assert element is not None
    passage = element.passage()
    assert passage.text == text
    for k, character in enumerate(text):
        assert file[passage.source_map.origin(k)] in (character, "&")
