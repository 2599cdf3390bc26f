"""Findings as comments in Word documents: on the right words, and nothing else is changed."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
from conftest import Run
from hypothesis import given
from hypothesis import strategies as st
from office import converted
from word_samples import BODY, COMMENTS, box, inserted, packed, paragraph, run

from numcheck.model.documents import Document, Role
from numcheck.model.findings import Finding, Label, Place, Report, Severity
from numcheck.model.lexicon import Lexicon
from numcheck.model.spans import Span
from numcheck.readers.decoding import UnreadableError
from numcheck.readers.reading import read_bytes
from numcheck.word_comments import commented

Read = Callable[..., Document]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WIRE = (
    "Norhaven bridge\n\nNORHAVEN, May 6, 2031 (Harbor Wire) - The town of Norhaven paid £84 million for the bridge,"
    " Mayor Ida Holm said. The loan is £52 million.\n\nThe old bridge carried 6,000 cars a day & was 310 metres long,"
    " an engineer said.\n\nIt opens in 2033, with a party for 900 guests. The bridge took 60 men. Some 10 of 15"
    " councillors voted for the bridge.\n"
)


def finding(document: Document, *shown: str) -> Finding:
    """A finding on the last occurrences of some words, the first of them its own place."""
    places = [Place(document.name, Span(at, at + len(s)), s) for s in shown for at in (document.text.rindex(s),)]
    return Finding(
        "0123456789ab", "sources/two-values", Severity.WARNING, Label.CONFLICT, "disjoint", places[0],
        tuple(places[1:]), f"One & the other <{shown[0]}>", "Which?", "1 and 2",
    )  # fmt: skip


def noted(data: bytes, read: Read, *shown: str, day: dt.date | None = None) -> bytes:
    """A Word document with a comment on some words each."""
    document = read(data, "draft.docx", Role.DRAFT)
    found = tuple(finding(document, s) for s in shown)
    return commented(data, document, Report((document,), found, ()), day)


def part(data: bytes, name: str) -> bytes:
    """A part of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def anchored(data: bytes) -> dict[str, str]:
    """The words in each comment's range, by the comment's number; boxes and codes are left out."""
    found: dict[str, str] = {}
    open_ranges: list[str] = []
    for element in ElementTree.fromstring(part(data, "word/document.xml")).iter():
        number = element.get(f"{W}id", "")
        if element.tag == f"{W}commentRangeStart":
            open_ranges.append(number)
            found[number] = ""
        elif element.tag == f"{W}commentRangeEnd":
            open_ranges.remove(number)
        elif element.tag == f"{W}t":
            for k in open_ranges:
                found[k] += element.text or ""
    assert not open_ranges
    return found


def without_marks(xml: str) -> str:
    """A main part without what comments put into it, its runs joined again where they were split."""
    bare = re.sub(r'<w:commentRange(?:Start|End) w:id="(?!4")\d+"/>', "|", xml)
    bare = re.sub(r'<w:r><w:commentReference w:id="(?!4")\d+"/></w:r>', "|", bare)
    split = r"</w:t></w:r>\|+<w:r[^>]*>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t xml:space=\"preserve\">"
    return re.sub(split, "", bare).replace("|", "").replace(' xml:space="preserve"', "")


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        ("£48 million", "£48 million"),  # across an insertion of two runs and the run behind it
        ("£4", "£4"),
        ("8 mil", "8 mil"),
        ("9,000 cars a day & was 300", "9,000 cars a day & was 300"),  # into a link
        ("300 metres", "300 metres"),
        ("£12 million", "£12 million"),  # a whole cell
        ("2030", "2030"),
        ("2033", "2033"),
        ("12 of 15", "12 of 15"),  # from inside a field
        ("12", "12"),
        ("15", "15"),
        ("Norhaven pays", "Norhaven pays"),  # from the start of a run
    ],
)
def test_the_range_holds_the_words(read: Read, shown: str, words: str) -> None:
    made = noted(packed(), read, shown)
    assert anchored(made) == {"4": "The old bridge", "5": words}


def test_nothing_but_the_marks_is_added(read: Read) -> None:
    given = packed(extra={"word/media/image1.png": b"\x89PNG 48"})
    made = noted(given, read, "£48 million", "300 metres", "£12 million", "15", "9,000", "2033")
    written = part(made, "word/document.xml").decode()
    original = part(given, "word/document.xml").decode()
    assert without_marks(written) == without_marks(original)
    with zipfile.ZipFile(io.BytesIO(made)) as archive, zipfile.ZipFile(io.BytesIO(given)) as before:
        assert archive.namelist() == before.namelist()
        for name in set(before.namelist()) - {"word/document.xml", "word/comments.xml"}:
            assert archive.read(name) == before.read(name)
    assert read(made, "draft.docx", Role.DRAFT) == read(given, "draft.docx", Role.DRAFT)


def test_both_halves_of_a_run_keep_its_properties(read: Read) -> None:
    given = packed(paragraph(run("It cost £48 million in all, they say.", '<w:b/><w:color w:val="FF0000"/>')))
    xml = part(noted(given, read, "£48 million"), "word/document.xml").decode()
    assert xml.count('<w:rPr><w:b/><w:color w:val="FF0000"/></w:rPr>') == 3
    assert xml.count('<w:r w:rsidR="00AB12CD">') == 3


def test_comments_that_are_there_stay_and_numbers_are_fresh(read: Read) -> None:
    made = noted(packed(), read, "300 metres", "£48 million")
    comments = part(made, "word/comments.xml").decode()
    assert comments.startswith(COMMENTS.removesuffix("</w:comments>"))
    assert re.findall(r'<w:comment [^>]*w:id="(\d+)"', comments) == ["4", "5", "6"]
    assert anchored(made)["5"] == "£48 million"


def test_a_part_for_comments_is_made_where_there_is_none(read: Read) -> None:
    made = noted(packed(paragraph(run("It cost £48 million, they say.")), comments=None), read, "£48 million")
    opened = docx.Document(io.BytesIO(made))
    (comment,) = opened.comments
    assert (comment.author, comment.initials, comment.comment_id) == ("numcheck", "nc", 0)
    assert comment.text.startswith("Warning: One & the other <£48 million>\nWorking: 1 and 2\nWhich?")


def test_a_date_only_if_one_is_given(read: Read) -> None:
    undated = noted(packed(), read, "15")
    assert undated == noted(packed(), read, "15")
    assert b"T00:00:00Z" not in part(undated, "word/comments.xml")
    dated = noted(packed(), read, "15", day=dt.date(2031, 5, 6))
    assert b'w:initials="nc" w:date="2031-05-06T00:00:00Z"' in part(dated, "word/comments.xml")


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        ("£25 million", "The number stands in the footnote, which is referred to here."),
        ("40 men", "The number stands in the text box here: “The bridge took 40 men.”"),
    ],
)
def test_notes_and_boxes_are_marked_where_they_hang_on_the_body(read: Read, shown: str, told: str) -> None:
    made = noted(packed(), read, shown)
    xml = part(made, "word/document.xml").decode()
    inside = xml[xml.index('<w:commentRangeStart w:id="5"/>') : xml.index('<w:commentRangeEnd w:id="5"/>')]
    assert ("footnoteReference" in inside) == ("footnote" in told)
    assert ("txbxContent" in inside) == ("box" in told)
    assert told in part(made, "word/comments.xml").decode()
    for hung in re.findall(r"<w:txbxContent>.*?</w:txbxContent>", xml):
        assert "comment" not in hung


def test_two_comments_on_one_number_and_one_beside_it(read: Read) -> None:
    made = noted(packed(), read, "300 metres", "300", "metres", "300 metres")
    assert sorted(anchored(made).values()) == ["300", "300 metres", "300 metres", "The old bridge", "metres"]


@pytest.mark.parametrize(
    "body",
    [
        paragraph("<w:r><w:t><![CDATA[It cost £48 million.]]></w:t></w:r>"),
        paragraph("<w:r><w:t>It cost <!-- x -->£48 million.</w:t></w:r>"),
        paragraph("<w:r><w:t> It cost £48 million. </w:t></w:r>"),
        paragraph(
            '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a"/></w:sdtPr><w:sdtContent>'
            + run("It cost £48 million.") + "</w:sdtContent></w:sdt>"
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_split_is_marked_whole(read: Read, body: str) -> None:
    made = noted(packed(body, comments=None), read, "£48 million")
    assert part(made, "word/document.xml").decode().count("<w:t") == 1
    assert anchored(made)["0"].strip() == "It cost £48 million."


def test_places_of_one_finding_refer_to_its_own(read: Read) -> None:
    document = read(packed(), "draft.docx", Role.DRAFT)
    report = Report((document,), (finding(document, "300 metres", "15"),), ())
    comments = part(commented(packed(), document, report), "word/comments.xml").decode()
    assert "See the comment on “300 metres”: One &amp; the other" in comments
    assert "This text: “Some 12 of 15 councillors voted for the bridge.”" in comments


def test_a_document_that_has_changed_is_left_alone(read: Read) -> None:
    document = read(packed(), "draft.docx", Role.DRAFT)
    changed = packed(BODY.replace("lion for", "lion, for"))
    with pytest.raises(UnreadableError, match="has changed since"):
        commented(changed, document, Report((document,), (finding(document, "15"),), ()))


def test_a_part_that_is_a_bomb_is_not_carried_over(read: Read) -> None:
    given = packed(extra={"word/media/image1.png": b"\0" * 40_000_000})
    with pytest.raises(UnreadableError, match="far larger unpacked"):
        noted(given, read, "15")


def test_without_findings_the_document_is_as_it_was(read: Read) -> None:
    assert noted(packed(), read) == packed()


def test_libreoffice_shows_them_on_the_words(read: Read, tmp_path: Path) -> None:
    shown = ("£48 million", "£25 million", "300 metres", "40 men", "£12 million")
    saved = converted(noted(packed(), read, *shown), ".docx", tmp_path, "odt")
    text = part(saved, "content.xml").decode()
    starts = re.findall(r'<office:annotation office:name="([^"]+)".*?</office:annotation>', text, re.DOTALL)
    between = []
    for name in starts:
        found = re.search(
            rf'<office:annotation office:name="{name}".*?</office:annotation>(.*?)<office:annotation-end'
            rf' office:name="{name}"/>', text, re.DOTALL,
        )  # fmt: skip
        assert found is not None
        between.append(re.sub(r"<office:annotation .*?</office:annotation>|<[^>]*>", "", found[1]))
    assert between == ["£48 million", "1The loan is £25 million.", "The old bridge", "300 metres", "£12 million",
                       "The bridge took 40 men."]  # fmt: skip
    again = converted(noted(packed(), read, *shown), ".docx", tmp_path, "docx")
    assert sum(c.author == "numcheck" for c in docx.Document(io.BytesIO(again)).comments) == len(shown)


@pytest.fixture
def texts(desk: Path) -> Path:
    """A Word draft and a wire that differs from it."""
    (desk / "draft.docx").write_bytes(packed())
    (desk / "wire.txt").write_text(WIRE, encoding="utf-8")
    return desk


def test_the_command_writes_a_comment_for_each_finding(texts: Path, run: Run) -> None:
    status, out, _ = run("report", "draft.docx", "--against", "wire.txt", "--docx", "out.docx", "--csv", "f.csv")
    assert (status, out) == (0, "")
    assert (texts / "draft.docx").read_bytes() == packed()
    made = (texts / "out.docx").read_bytes()
    assert {"9,000 cars", "300 metres", "700 guests"} <= set(anchored(made).values())
    comments = part(made, "word/comments.xml").decode()
    assert "Harbor Wire; said by Mayor Ida Holm; 2031-05-06, wire.txt:3:65: “The town of Norhaven paid £84" in comments
    assert len(docx.Document(io.BytesIO(made)).paragraphs) == len(docx.Document(io.BytesIO(packed())).paragraphs)
    assert (texts / "f.csv").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("draft.docx", "--docx", "draft.docx"), "--docx: draft.docx is one of the inputs"),
        (("wire.txt", "--docx", "o.docx"), "--docx: wire.txt is no Word document"),
        (("draft.docx", "wire.txt", "--docx", "o.docx"), "--docx takes one draft"),
        (("--docx", "o.docx"), "--docx takes one draft"),
        (("-", "--docx", "o.docx"), "a draft that is a file"),
        ((".", "--docx", "o.docx"), "a draft that is a file"),
    ],
)
def test_calls_that_make_no_sense(texts: Path, run: Run, arguments: tuple[str, ...], told: str) -> None:
    status, _, err = run("report", *arguments)
    assert (status, err.count("\n")) == (2, 1)
    assert told in err
    assert not (texts / "o.docx").exists()


def test_a_damaged_draft_is_a_fault_and_gets_no_comments(texts: Path, run: Run) -> None:
    (texts / "cut.docx").write_bytes(packed()[:900])
    status, _, err = run("report", "cut.docx", "--against", "wire.txt", "--docx", "o.docx", "--csv", "f.csv")
    assert status == 3
    assert "cut.docx: the Word document is damaged" in err
    assert not (texts / "o.docx").exists()
    assert (texts / "f.csv").exists()


def test_a_number_of_an_insertion_in_a_box_in_a_cell(read: Read) -> None:
    cell = f"<w:tbl><w:tr><w:tc>{paragraph(box(paragraph(inserted(run('It cost £9.')))))}</w:tc></w:tr></w:tbl>"
    made = noted(packed(cell + paragraph(run("End.")), comments=None), read, "£9")
    assert list(anchored(made).values()) == ["It cost £9.It cost £9."]  # drawn for new programs and for old ones


PIECES = st.sampled_from(["4", "8 mil", "lion &amp; ", "&lt;é", " ", "😀x", "The town"])
WRAPPED = st.sampled_from(["", "ins", "hyperlink"])


@given(st.lists(st.tuples(PIECES, WRAPPED), min_size=1, max_size=6), st.data())
def test_any_stretch_of_any_runs_is_held_by_its_range(
    lexicon: Lexicon, pieces: list[tuple[str, str]], data: st.DataObject
) -> None:
    body = "".join(f"<w:{w}>{run(text)}</w:{w}>" if w else run(text) for text, w in pieces)
    given_bytes = packed(paragraph(run("It is the one ") + body + run(" of them all.")), comments=None)
    (document,) = read_bytes(given_bytes, "draft.docx", lexicon)
    spans = [
        Span(low, data.draw(st.integers(low + 1, len(document.text))))
        for low in data.draw(st.lists(st.integers(0, len(document.text) - 1), min_size=1, max_size=3))
    ]
    places = [Place(document.name, s, s.of(document.text)) for s in spans]
    found = tuple(replace(finding(document, "the one"), primary=p) for p in places)
    made = commented(given_bytes, document, Report((document,), found, ()))
    assert read_bytes(made, "draft.docx", lexicon) == (document,)
    assert sorted(anchored(made).values()) == sorted(s.of(document.text) for s in spans)
