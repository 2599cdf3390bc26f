"""Word documents: tracked changes, tables, boxes, notes; places as paragraph and character; hostile archives."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from numcheck.model.documents import Document, PartKind
from numcheck.model.lexicon import Lexicon
from numcheck.model.lines import Locator
from numcheck.readers.decoding import UnreadableError
from numcheck.readers.limits import Limits
from numcheck.readers.reading import read_bytes

Read = Callable[..., Document]
Written = Callable[[Document, str], str]
OfKind = Callable[[Document, PartKind], list[str]]

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="urn:mc" xmlns:wps="urn:wps"'


def run(text: str, marks: str = "") -> str:
    """A run of text with its marks."""
    return f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, style: str = "") -> str:
    """A paragraph with its style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'


BOX = f"<w:txbxContent>{paragraph(run('A box of 7 lines.'))}</w:txbxContent>"
BODY = "".join(
    (
        paragraph(run("Bridge to cost £48 million"), "Title"),
        paragraph(""),
        paragraph(run("Council votes 12 to 3"), "Subtitle"),
        paragraph(
            run("The town paid ")
            + f'<w:ins w:id="1" w:author="x">{run("4")}{run("8 mil")}</w:ins>'
            + f'<w:del w:id="2"><w:r><w:delText>39 mil</w:delText></w:r></w:del>{run("lion")}'
            + run(" for 40", "<w:strike/>")
            + run(" in 2030", "<w:vanish/>")
            + '<w:r><w:commentReference w:id="0"/></w:r>'
            + run(" in all.")
            + '<w:r><w:footnoteReference w:id="2"/></w:r>'
        ),
        f"<w:tbl><w:tr><w:tc>{paragraph(run('2030'))}</w:tc><w:tc>{paragraph(run('9 tons'))}</w:tc></w:tr></w:tbl>",
        paragraph(
            run("It has 9")
            + "<w:r><w:tab/><w:t>arches.</w:t><w:br/><w:t>It opens in 2033.</w:t></w:r>"
            + f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing></mc:Choice>"
            + f"<mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
            + '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE 777</w:instrText></w:r>'
        ),
    )
)
NOTES = f"""<w:footnotes {W}><w:footnote w:type="separator" w:id="0">{paragraph(run("999"))}</w:footnote>
<w:footnote w:id="2">{paragraph(run("Prices of 2030."))}</w:footnote></w:footnotes>"""


def packed(body: str = BODY, **parts: str) -> bytes:
    """The bytes of a Word document with that body; further parts by name."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml", f"<?xml version='1.0'?><w:document {W}><w:body>{body}</w:body></w:document>"
        )
        archive.writestr("word/comments.xml", f"<w:comments {W}>{paragraph(run('Why 555?'))}</w:comments>")
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


@pytest.fixture
def draft(read: Read) -> Document:
    """The document of these tests."""
    return read(packed(**{"word/footnotes.xml": NOTES}), "draft.docx")


def test_the_text_with_changes_accepted(draft: Document, of_kind: OfKind) -> None:
    assert of_kind(draft, PartKind.HEADLINE) == ["Bridge to cost £48 million"]
    assert of_kind(draft, PartKind.STANDFIRST) == ["Council votes 12 to 3"]
    assert of_kind(draft, PartKind.BODY) == [
        "The town paid 48 million in all.",
        "It has 9\tarches.",
        "It opens in 2033.",
        "A box of 7 lines.",
    ]
    assert of_kind(draft, PartKind.TABLE_CELL) == ["2030", "9 tons"]
    assert of_kind(draft, PartKind.FOOTNOTE) == ["Prices of 2030."]
    assert draft.title == "Bridge to cost £48 million"
    assert draft.published is None


@pytest.mark.parametrize("hidden", ["39", "40", "777", "555", "999"])
def test_what_is_deleted_commented_or_a_code_is_not_read(draft: Document, hidden: str) -> None:
    assert hidden not in draft.text


@pytest.mark.parametrize(
    ("shown", "place"),
    [
        ("£48", (1, 16)),
        ("12 to 3", (3, 15)),
        ("48 million in", (4, 15)),
        ("9 tons", (6, 1)),
        ("9\tarches", (7, 8)),
        ("2033", (7, 30)),
        ("7 lines", (8, 10)),
        ("Prices of", (9, 1)),
    ],
)
def test_a_place_is_a_paragraph_and_a_character(
    draft: Document, written: Written, shown: str, place: tuple[int, int]
) -> None:
    assert Locator(draft).line_column(draft.text.index(shown)) == place
    assert written(draft, shown) == shown


def test_a_note_that_nothing_refers_to_is_not_read(read: Read) -> None:
    body = BODY.replace('<w:footnoteReference w:id="2"/>', '<w:del><w:r><w:footnoteReference w:id="2"/></w:r></w:del>')
    assert "Prices" not in read(packed(body, **{"word/footnotes.xml": NOTES}), "draft.docx").text


def test_without_styles_the_first_line_is_the_headline(read: Read, of_kind: OfKind) -> None:
    body = "".join(
        paragraph(run(text)) for text in ("Bridge opens after 3 years", "The bridge cost $48, the mayor said.")
    )
    document = read(packed(body), "-")
    assert of_kind(document, PartKind.HEADLINE) == ["Bridge opens after 3 years"]


def archive(**parts: bytes) -> bytes:
    """A zip archive with those parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (packed()[:900], "damaged or cut off"),
        (packed()[:-30], "damaged or cut off"),
        (b"PK\x03\x04" + b"\x00" * 40, "damaged or cut off"),
        (b"", "damaged or cut off"),
        (archive(**{"../../word/document.xml": b"x", "/word/document.xml": b"x"}), "no Word document"),
        (archive(**{"word/document.xml": b"<w:p>" + b" " * 3_000_000}), "far larger unpacked"),
        (archive(**{"word/document.xml": b"<a>" * 10_000}), "nests deeper"),
        (archive(**{"word/document.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), "declares entities"),
        (archive(**{"word/document.xml": b"<a>"}), "no well-formed XML"),
    ],
)
def test_broken_and_hostile_documents_are_one_clear_line(lexicon: Lexicon, data: bytes, reason: str) -> None:
    limits = Limits(unpacked_bytes=2_000_000)
    with pytest.raises(UnreadableError, match=reason) as caught:
        read_bytes(data, "draft.docx", lexicon, limits=limits)
    assert "\n" not in str(caught.value)


def test_a_damaged_part_is_damage(lexicon: Lexicon) -> None:
    data = bytearray(packed())
    data[80:90] = b"\xff" * 10
    with pytest.raises(UnreadableError):
        read_bytes(bytes(data), "draft.docx", lexicon)
