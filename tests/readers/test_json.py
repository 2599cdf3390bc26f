"""JSON of the newsroom: ninjs, ANS, WordPress, plain records; every place led back through escapes and markup."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run
from hypothesis import given
from hypothesis import strategies as st
from jsonschema.validators import validator_for

from numcheck.model.documents import DateOrigin, Document, PartKind, Role
from numcheck.model.lexicon import Lexicon
from numcheck.model.lines import Locator
from numcheck.readers.decoding import NotForUsError, UnreadableError
from numcheck.readers.json_values import Quoted, json_value
from numcheck.readers.limits import Limits
from numcheck.readers.reading import read_bytes

SCHEMAS = Path(__file__).parents[3] / "shared/data/formats/ninjs"
Read = Callable[..., Document]
Written = Callable[[Document, str], str]
OfKind = Callable[[Document, PartKind], list[str]]

NINJS_1 = r"""{
  "uri": "http://wire.example/items/77",
  "type": "text",
  "versioncreated": "2031-05-06T10:37:00Z",
  "embargoed": "2031-05-08T00:00:00Z",
  "language": "en",
  "version": "3",
  "copyrightholder": "Harbor Wire",
  "headline": "Bridge of Colvane to cost \u00a348\u00a0million",
  "body_text": "plain 999",
  "body_xhtml": "<p>The caf\u00e9 owners paid \u201c12 percent\u201d,\nthe mayor said.<\/p>\n<p>It opens in&nbsp;2033 &amp; closes at 9.</p><table><tr><td>2030</td><td>$12\u202fmillion</td></tr></table>",
  "associations": {"main": {"uri": "urn:p", "type": "picture", "description_text": "The bridge took 40 men."}}
}
"""  # noqa: E501
NINJS_3 = r"""{
  "uri": "urn:x:1", "versionCreated": "2031-05-07T09:00:00+02:00", "firstCreated": "2031-05-06",
  "headlines": [{"role": "short", "value": "Bridge"}, {"role": "main", "value": "Bridge opens after 3 years"}],
  "descriptions": [{"role": "lead", "value": "It took 36 months."}],
  "infoSources": [{"name": "Norhaven Press"}],
  "by": "Ida Holm",
  "bodies": [
    {"role": "text", "contentType": "text/plain", "value": "It was built by 777 robots."},
    {"role": "nitf", "contentType": "text/vnd.IPTC.NITF", "value":
      "<?xml version=\"1.0\"?>\n<nitf><body><body.head><hedline><hl1>Bridge opens after 3 years</hl1></hedline></body.head>\n<body.content><p>It took 36 months.</p><p>The town paid &#163;48 million \u2013 and <num>12</num> men.</p></body.content></body></nitf>"}
  ]
}
"""  # noqa: E501
ANS = r"""{
  "type": "story", "version": "0.10.12",
  "headlines": {"basic": "Tram fares rise 5%"},
  "description": {"basic": "A ride will cost $2.10"},
  "publish_date": "2031-05-06T10:00:00Z", "display_date": "2031-05-09T10:00:00Z",
  "planning": {"scheduling": {"planned_publish_date": "2031-05-10T10:00:00Z"}},
  "distributor": {"name": "Harbor Wire"}, "source": {"name": "(deprecated)"},
  "corrections": [{"type": "correction", "correction_type": "correction", "text": "It said 44."}],
  "content_elements": [
    {"type": "text", "content": "The <b>council</b> voted 12&#8211;3 for it."},
    {"type": "header", "content": "What it costs"},
    {"type": "list", "items": [{"type": "text", "content": "Adults pay $2.10."}]},
    {"type": "image", "caption": "Some 40 trams run.", "width": 800},
    {"type": "table", "header": [{"type": "text", "content": "Year"}], "rows": [[{"type": "text", "content": "2031"}]]},
    {"type": "raw_html", "content": "<iframe width='640'></iframe>"},
    {"type": "quote", "content_elements": [{"type": "text", "content": "\"We need 9 more,\" she said."}]}
  ]
}
"""
WORDPRESS = r"""{"id": 7, "date": "2031-05-06T23:30:00", "date_gmt": "2031-05-07T03:30:00", "status": "publish",
 "link": "https:\/\/www.gazette.example\/2031\/05\/06\/fares\/",
 "title": {"rendered": "Fares rise 5&#37; in May"},
 "content": {"rendered": "<p>The fare rose&nbsp;to $2.10.<\/p>\n<!-- wp 888 -->\n<figure><img src=\"a.jpg\" width=\"777\"><figcaption>All 40 trams<\/figcaption><\/figure>", "protected": false}}
"""  # noqa: E501


@pytest.mark.parametrize(
    ("shown", "source"),
    [
        ("£48 million", r"\u00a348"),
        ("café", "caf\\"),
        ("12 percent", "12 percent"),
        ("2033 & closes", "2033 &amp; closes"),
        ("in 2033", "in&nbsp;2033"),
        ("$12 million", r"$12\u202fmillion"),
        ("40 men", "40 men"),
    ],
)
def test_places_in_ninjs_point_into_the_file(read: Read, written: Written, shown: str, source: str) -> None:
    document = read(NINJS_1, "item.json")
    assert written(document, shown).startswith(source)
    line, column = Locator(document).line_column(document.text.index(shown))
    assert NINJS_1.split("\n")[line - 1][column - 1 :].startswith(source)


def test_ninjs_1(read: Read, of_kind: OfKind) -> None:
    document = read(NINJS_1, "item.json")
    assert of_kind(document, PartKind.HEADLINE) == ["Bridge of Colvane to cost £48 million"]
    assert of_kind(document, PartKind.BODY) == [
        "The café owners paid “12 percent”, the mayor said.",
        "It opens in 2033 & closes at 9.",
    ]
    assert of_kind(document, PartKind.TABLE_CELL) == ["2030", "$12 million"]
    assert of_kind(document, PartKind.CAPTION) == ["The bridge took 40 men."]
    assert (document.source, document.source_found, document.version) == ("Harbor Wire", "copyrightHolder", 3)
    assert document.published is not None
    assert (document.published.date, document.published.origin) == (dt.date(2031, 5, 6), DateOrigin.NATIVE_FIELD)
    assert document.published.field == "versionCreated"


def test_a_draft_is_dated_by_its_embargo(read: Read) -> None:
    published = read(NINJS_1, "item.json", Role.DRAFT).published
    assert published is not None
    assert (published.date, published.field) == (dt.date(2031, 5, 8), "embargoed")


def test_ninjs_3_with_nitf_inside(read: Read, written: Written, of_kind: OfKind) -> None:
    document = read(NINJS_3, "item.json")
    assert of_kind(document, PartKind.HEADLINE) == ["Bridge opens after 3 years"]
    assert of_kind(document, PartKind.BODY) == ["It took 36 months.", "The town paid £48 million – and 12 men."]
    assert (document.source, document.source_found) == ("Norhaven Press", "infoSources")
    assert written(document, "£48 million") == "&#163;48 million"
    assert written(document, "12 men") == "12</num> men"
    assert "777" not in document.text


def test_a_plain_body_keeps_paragraphs_and_datelines(read: Read, of_kind: OfKind, written: Written) -> None:
    item = r'{"versioncreated": "2031-05-06", "headline": "A bridge", "body_text":'
    item += r' "COLVANE (HW) - It cost $48.\r\n\r\nIt has \"9\" arches."}'
    document = read(item, "x.json")
    assert of_kind(document, PartKind.DATELINE) == ["COLVANE (HW) - "]
    assert of_kind(document, PartKind.BODY) == ["It cost $48.", 'It has "9" arches.']
    assert (document.source, document.source_found) == ("HW", "dateline")
    assert written(document, '"9" arches') == r"\"9\" arches"


def test_ans(read: Read, of_kind: OfKind, written: Written) -> None:
    document = read(ANS, "story.json")
    assert of_kind(document, PartKind.HEADLINE) == ["Tram fares rise 5%"]
    assert of_kind(document, PartKind.STANDFIRST) == ["A ride will cost $2.10", "What it costs"]
    assert of_kind(document, PartKind.BODY) == [
        "The council voted 12–3 for it.",
        "Adults pay $2.10.",
        '"We need 9 more," she said.',
    ]
    assert of_kind(document, PartKind.CAPTION) == ["Some 40 trams run."]
    assert of_kind(document, PartKind.TABLE_CELL) == ["Year", "2031"]
    assert (document.source, document.source_found, document.corrected) == ("Harbor Wire", "distributor", True)
    assert document.published is not None
    assert (document.published.date, document.published.field) == (dt.date(2031, 5, 9), "display_date")
    assert written(document, "12–3") == "12&#8211;3"
    assert "640" not in document.text
    draft = read(ANS, "story.json", Role.DRAFT)
    assert draft.published is not None
    assert draft.published.date == dt.date(2031, 5, 10)


def test_wordpress(read: Read, of_kind: OfKind, written: Written) -> None:
    document = read(WORDPRESS, "post.json")
    assert of_kind(document, PartKind.HEADLINE) == ["Fares rise 5% in May"]
    assert of_kind(document, PartKind.BODY) == ["The fare rose to $2.10."]
    assert of_kind(document, PartKind.CAPTION) == ["All 40 trams"]
    assert (document.source, document.title) == ("gazette.example", "Fares rise 5% in May")
    assert document.published is not None
    assert (document.published.date, document.published.field) == (dt.date(2031, 5, 6), "date")
    assert written(document, "rose to") == "rose&nbsp;to"


def test_the_date_of_an_unfinished_post_means_nothing(read: Read) -> None:
    assert read(WORDPRESS.replace('"publish"', '"draft"'), "post.json").published is None


def test_json_lines_give_a_document_each(lexicon: Lexicon) -> None:
    lines = [
        {"title": "Fares rise", "text": "A ride costs $2.10.\n\nIt was $2.", "date": "2031-05-06", "source": "Gazette"},
        {
            "headline": "Tiere",
            "body": "Die Zahl der Tiere in dem Zoo ist mit 40 auch nach dem Jahr nicht von der Stadt.",
        },
        {"title": "Bridge", "body": "<p>It has 9 arches.</p><p>All are old.</p>", "published": "May 6, 2031"},
    ]
    data = "\n".join(json.dumps(line) for line in lines).encode()
    found = read_bytes(data, "texts.jsonl", lexicon)
    assert [d.name for d in found] == ["texts.jsonl#1", "texts.jsonl#3"]
    assert [d.source for d in found] == ["Gazette", None]
    assert [len(d.parts) for d in found] == [3, 3]
    assert found[1].published is not None
    assert Locator(found[1]).line_column(found[1].text.index("9 arches"))[0] == 3


def test_json_is_known_by_its_content(read: Read) -> None:
    assert read(NINJS_1, "item.txt").source == read(NINJS_1, "-").source == "Harbor Wire"


@pytest.mark.parametrize(
    "content", ['{"name": "a", "version": 3}', "[1, 2]", '{"uri": "x", "versioncreated": "2031-05-06"}']
)
def test_json_without_an_article_is_said_to_be_that(lexicon: Lexicon, content: str) -> None:
    with pytest.raises(NotForUsError, match="holds no article"):
        read_bytes(content.encode(), "a.json", lexicon)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{"text": "It cost $48', "a string without end.*line 1"),
        ('{"text": "a"\n "b": 2}', "a comma or } expected, line 2"),
        ('{"text" "a"}', "a colon expected"),
        ('{"text": oops}', "a value expected"),
        ("[" * 10_000, "nests deeper"),
        ('{"a":' * 10_000, "nests deeper"),
        ("[1" + ",1" * 300 + "]", "more than 200 values"),
    ],
)
def test_broken_and_hostile_json_is_one_clear_line(lexicon: Lexicon, content: str, reason: str) -> None:
    limits = Limits(nodes=200) if "values" in reason else Limits()
    with pytest.raises(UnreadableError, match=reason) as caught:
        read_bytes(content.encode(), "a.json", lexicon, limits=limits)
    assert "\n" not in str(caught.value)


@given(st.text(max_size=40), st.booleans())
def test_strings_are_those_of_the_standard_library_and_lead_back(text: str, ascii_only: bool) -> None:
    line = json.dumps({"key": text}, ensure_ascii=ascii_only)
    value = json_value(line)
    assert isinstance(value, dict)
    quoted = value["key"]
    assert isinstance(quoted, Quoted)
    passage = quoted.passage()
    assert passage.text == quoted.text == text
    for k, character in enumerate(passage.text):
        at = passage.source_map.origin(k)
        assert line[at] in ("\\", character)


@pytest.mark.skipif(not SCHEMAS.is_dir(), reason="the published schemas are not beside the repository")
@pytest.mark.parametrize(("item", "version"), [(NINJS_1, "1.4"), (NINJS_1, "1.6"), (NINJS_3, "3.1")])
def test_the_samples_of_these_tests_are_ninjs(item: str, version: str) -> None:
    schema = json.loads((SCHEMAS / f"ninjs-schema_{version}.json").read_text(encoding="utf-8"))
    assert [error.message for error in validator_for(schema)(schema).iter_errors(json.loads(item))] == []


def test_fields_by_settings(desk: Path, run: Run) -> None:
    (desk / "numcheck.toml").write_text(
        '[records]\nheadline = ["hed"]\nbody = ["Story.Text", "parts.0.copy"]\n'
        'date = ["when"]\nsource = ["meta.desk"]\n'
    )
    (desk / "export.jsonl").write_text(
        '{"hed": "Fares", "story": {"text": "<p>A ride costs $2.10.</p>"}, "when": "2031-05-06", "text": "no 777"}\n'
        '{"hed": "Zoo", "parts": [{"copy": "The zoo has 40 animals."}], "meta": {"desk": "Gazette"}, "x": 9}\n'
    )
    status, out, _ = run("check", "export.jsonl")
    assert status == 0
    assert "read export.jsonl#1: 2031-05-06 by when" in out
    assert "read export.jsonl#2 (Gazette): no publication date" in out
    assert "2 numbers: " in out
    (desk / "numcheck.toml").write_text("[records]\nboddy = ['x']\n")
    status, _, err = run("check", "export.jsonl")
    assert status == 2
    assert "numcheck.toml:2: unknown setting 'records.boddy'; did you mean 'body'?" in err
