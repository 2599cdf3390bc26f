"""What is headline, body, metadata and furniture on a page, and what its header says."""

from __future__ import annotations

import datetime as dt

import pytest

from numcheck.model.documents import DateOrigin, Document, PartKind
from numcheck.readers.reading import read_text
from numcheck.rules.lexicon import load_lexicon

PROSE = "The council met for three hours and voted 12 to 3 for the bridge, its clerk said."


def read(text: str, name: str = "story.txt") -> Document:
    return read_text(text, name, load_lexicon())


def kinds(text: str) -> list[PartKind]:
    return [part.kind for part in read(text).parts]


def of_kind(document: Document, kind: PartKind) -> list[str]:
    return [part.span.of(document.text) for part in document.parts if part.kind is kind]


def test_a_short_first_line_is_the_headline() -> None:
    document = read(f"Bridge to cost $48 million\n\n{PROSE}\n")
    assert of_kind(document, PartKind.HEADLINE) == ["Bridge to cost $48 million"]
    assert of_kind(document, PartKind.BODY) == [PROSE]


@pytest.mark.parametrize("slug", ["UPDATE 2-", "WRAPUP 3 - ", "CORRECTED-", "EXCLUSIVE: "])
def test_a_wire_slug_is_apart_from_the_headline(slug: str) -> None:
    document = read(f"{slug}Quake in Colvane kills 12\n\n{PROSE}\n")
    assert of_kind(document, PartKind.METADATA) == [slug]
    assert of_kind(document, PartKind.HEADLINE) == ["Quake in Colvane kills 12"]


@pytest.mark.parametrize(
    "first",
    [
        "The bridge cost $48 million, the mayor said.",
        "“We are ready,”",
        "Quake",
    ],
)
def test_a_sentence_a_quote_or_a_word_is_no_headline(first: str) -> None:
    assert kinds(f"{first}\n\n{PROSE}\n")[0] is PartKind.BODY


def test_a_lone_line_is_body() -> None:
    assert kinds("Bridge to cost $48 million") == [PartKind.BODY]


@pytest.mark.parametrize(
    "line",
    [
        "20310506",
        "2031-05-06",
        "May 6, 2031",
        "Tuesday, 6 May 2031",
        "Published: May 6, 2031 10:30 AM GMT",
        "Updated 2031-05-06T10:30:00Z",
        "3 hours ago",
        "https://gazette.example/2031/05/06/bridge",
        "By Ida Holm and Per Quist",
        "By Ida Holm in Norhaven",
        "(Adds details, updates toll in paragraph 4)",
        "Source: The Norhaven Gazette",
    ],
)
def test_header_lines_are_metadata(line: str) -> None:
    assert kinds(f"Bridge to cost millions\n{line}\n{PROSE}\n{PROSE}") == [
        PartKind.HEADLINE,
        PartKind.METADATA,
        PartKind.BODY,
        PartKind.BODY,
    ]


@pytest.mark.parametrize(
    "line",
    [
        "By 6 p.m. 40 people had left",
        "On May 6, 2031, the bridge opened.",
        "By Tuesday night the river had fallen.",
    ],
)
def test_prose_at_the_top_is_no_metadata(line: str) -> None:
    assert PartKind.METADATA not in kinds(f"{line}\n\n{PROSE}")


@pytest.mark.parametrize(
    ("opening", "source", "date"),
    [
        ("COLVANE, April 25, 2031 (Harbor Wire) - ", "Harbor Wire", dt.date(2031, 4, 25)),
        ("COLVANE, 25 April 2031 (HW) — ", "HW", dt.date(2031, 4, 25)),
        ("COLVANE, Norland (HW) _ ", "HW", None),
        ("COLVANE, N.L. (HW)--", "HW", None),
        ("PORT-AU-SEL, Norland, Apr. 25 (HW) -- ", "HW", None),
        ("COLVANE — ", None, None),
        ("Colvane (HW) – ", "HW", None),
    ],
)
def test_datelines(opening: str, source: str | None, date: dt.date | None) -> None:
    document = read(f"{opening}{PROSE}\n\n{PROSE}")
    assert of_kind(document, PartKind.DATELINE) == [opening]
    assert of_kind(document, PartKind.BODY) == [PROSE, PROSE]
    assert document.source == source
    assert (document.published.date if document.published else None) == date


@pytest.mark.parametrize(
    "sentence",
    [
        "NATO - the alliance - counted 40 ships.",
        "NATO — the alliance — counted 40 ships.",
        "The mayor - Ida Holm - said 40 had come.",
        "Ida Holm (left) - the mayor - counted 40.",
        "At 3-2 the match was over.",
    ],
)
def test_dashes_in_prose_are_no_datelines(sentence: str) -> None:
    assert kinds(f"{sentence}\n\n{PROSE}") == [PartKind.BODY, PartKind.BODY]


def test_a_dateline_does_not_count_as_a_paragraph() -> None:
    from numcheck.model.lines import Locator

    document = read(f"COLVANE (HW) — {PROSE}\n\n{PROSE}")
    locator = Locator(document)
    assert locator.paragraph(0) == 1
    assert locator.paragraph(document.text.index("council")) == 1
    assert locator.paragraph(len(document.text) - 1) == 2


def test_a_dateline_without_year_takes_it_from_a_dated_place() -> None:
    published = read(f"COLVANE, Dec. 31 (HW) - {PROSE}", "wire-2032-01-01.txt").published
    assert published is not None
    assert (published.date, published.origin) == (dt.date(2031, 12, 31), DateOrigin.DATELINE)


def test_a_dateline_without_year_is_never_completed_by_guess() -> None:
    assert read(f"COLVANE, Dec. 31 (HW) - {PROSE}").published is None


@pytest.mark.parametrize(
    ("text", "name", "date", "origin"),
    [
        (f"A bridge for Norhaven\n20310506\n{PROSE}", "a.txt", dt.date(2031, 5, 6), DateOrigin.HEADER_LINE),
        (f"A bridge\n13/05/2031\n{PROSE}", "a.txt", dt.date(2031, 5, 13), DateOrigin.HEADER_LINE),
        (f"A bridge\nhttps://g.example/2031/may/06/b\n{PROSE}", "a.txt", dt.date(2031, 5, 6), DateOrigin.ADDRESS),
        (PROSE, "bridge-2031-05-06.txt", dt.date(2031, 5, 6), DateOrigin.FILE_NAME),
        (PROSE, "20310506_bridge.txt", dt.date(2031, 5, 6), DateOrigin.FILE_NAME),
    ],
)
def test_dates_of_publication(text: str, name: str, date: dt.date, origin: DateOrigin) -> None:
    published = read(text, name).published
    assert published is not None
    assert (published.date, published.origin) == (date, origin)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"A bridge for Norhaven\n05/06/2031\n{PROSE}", "a.txt"),
        ("The bridge opened on May 6, 2031, the mayor said.", "a.txt"),
        (f"{PROSE}\n\nMay 6, 2031\n\n{PROSE}", "a.txt"),
        (PROSE, "7b20310506e.txt"),
        (PROSE, "2031-02-31.txt"),
        (f"A bridge\nhttps://g.example/2031/05/bridge\n{PROSE}", "a.txt"),
        (f"A bridge\nhttps://g.example/2031/market/06\n{PROSE}", "a.txt"),
    ],
)
def test_no_date_by_guess_or_from_running_text(text: str, name: str) -> None:
    assert read(text, name).published is None


@pytest.mark.parametrize(
    "paragraph",
    [
        "This website uses cookies to improve your visit.",
        "Sign up for our newsletter and get 3 stories a day.",
        "Advertisement",
        "Read more",
        "× Share this article ×",
        "Follow her on Twitter at @idaholm.",
        "(Reporting by Ida Holm; editing by Per Quist)",
        "Please support us with $5, and your contribution will be doubled.",
        "We depend on donations and ask for $10 a month.",
    ],
)
def test_furniture(paragraph: str) -> None:
    assert kinds(f"{PROSE}\n\n{PROSE}\n\n{paragraph}\n")[-1] is PartKind.BOILERPLATE


@pytest.mark.parametrize(
    "paragraph",
    [
        "The regulator fined the shop $5 million because its website uses cookies without consent.",
        "“Your support means 40 beds for us,” the matron said.",
        "The museum raised donations of $3 million a year from 200 subscribers.",
        "Poland moved closer to becoming a member of the club, 12 years after it applied.",
        "He asked 300 followers to follow him on the march.",
        "According to reporting by the Gazette, 40 people were hurt.",
        "Some 3 million people who download the app pay $2.",
        "We counted 40 ships in the harbor, and our guide saw 12 more.",
    ],
)
def test_news_about_such_things_is_no_furniture(paragraph: str) -> None:
    assert kinds(f"{PROSE}\n\n{paragraph}\n\n{PROSE}\n") == [PartKind.BODY] * 3


def test_lines_beside_an_appeal_belong_to_it() -> None:
    appeal = (
        "No banners here?\nSince June 1, 2031, we have run none.\nIt costs us $9,000. Your support helps.\nSupport us"
    )
    document = read(f"{appeal}\n\nHarbor opens after 3 years\n\n{PROSE}\n")
    assert len(of_kind(document, PartKind.BOILERPLATE)) == 4
    assert of_kind(document, PartKind.HEADLINE) == ["Harbor opens after 3 years"]


def test_a_letter_to_the_readers_goes_on_while_the_house_speaks() -> None:
    letter = (
        "A message from The Gazette:\n\nDear readers,\n\nWe have been printing for 90 years.\n\n"
        "Officials call our work a nuisance.\n\nPlease support us from $2 a month.\n\nOnce\nMonthly\nRemind me later"
    )
    assert set(kinds(f"{PROSE}\n\n{letter}\n")[1:]) == {PartKind.BOILERPLATE}


def test_a_headline_beside_a_button_is_none() -> None:
    document = read(f"Share\nBridge of Colvane to cost $48 million\nAdvertisement\n\n{PROSE}\n")
    assert of_kind(document, PartKind.HEADLINE) == ["Bridge of Colvane to cost $48 million"]


def test_an_opinion_in_the_first_person_is_not_eaten_by_the_appeal_below_it() -> None:
    opinion = "We think that the tax of 25% is too high, and our readers pay it."
    text = f"{opinion}\n\n{opinion}\n\nPlease support us, your contribution counts."
    assert kinds(text) == [PartKind.BODY, PartKind.BODY, PartKind.BOILERPLATE]


@pytest.mark.parametrize(
    "caption",
    [
        "Mayor Ida Holm at the bridge. Per Quist / Pool / EPA",
        "Mayor Ida Holm at the bridge on Monday. (AP Photo/Per Quist)",
        "The bridge, which cost $48 million. Photo: Per Quist",
        "The bridge in 2030. REUTERS/Per Quist",
        "The bridge. AFP",
    ],
)
def test_captions(caption: str) -> None:
    assert kinds(f"{PROSE}\n\n{caption}\n\n{PROSE}") == [PartKind.BODY, PartKind.CAPTION, PartKind.BODY]


def test_a_sentence_that_ends_with_an_agency_is_no_caption() -> None:
    assert kinds(f"{PROSE}\n\nThe figure of 40 was first given by Reuters.\n")[1] is PartKind.BODY


def test_lines_broken_by_hand_are_one_paragraph() -> None:
    text = (
        "The council of Norhaven met for three hours on Monday and voted 12\n"
        "to 3 for the bridge. It will cost $48 million, which is more than the\n"
        "town spends in two years.\n\nThe bridge opens in 2033.\n"
    )
    document = read(text)
    assert [p.span.of(text).count("\n") for p in document.parts] == [2, 0]


def test_bullets_are_paragraphs_of_their_own() -> None:
    item = "- The council voted 12 to 3 for the bridge and then went home for the night and slept"
    assert len(read(f"{item}\n{item[:60]}\n{item}\n").parts) == 3


def test_one_paragraph_a_line() -> None:
    assert len(read(f"{PROSE}\n{PROSE}\n{PROSE}\n").parts) == 3


def test_a_text_without_breaks_is_cut_into_bounded_parts() -> None:
    document = read("The bridge cost $48 million. " * 20_000)
    assert max(len(p.span) for p in document.parts) <= 10_000
    assert "".join(p.span.of(document.text) for p in document.parts) == document.text.strip()


def test_source_by_host_and_by_credit_line() -> None:
    assert read(f"A bridge\nhttps://www.gazette.example/b\n{PROSE}").source == "gazette.example"
    assert read(f"{PROSE}\n\nSource: The Gazette\n").source == "The Gazette"
    assert read(PROSE).source is None


def test_a_question_that_the_house_answers_is_no_headline() -> None:
    appeal = "Like what you read here?\nWe have no owner. Your support keeps us going.\nSupport us"
    document = read(f"{appeal}\n\nBridge to cost $48 million\n\n{PROSE}\n")
    assert of_kind(document, PartKind.HEADLINE) == ["Bridge to cost $48 million"]
    document = read(f"Who pays for the bridge?\n{PROSE}\n\n{PROSE}\n")
    assert of_kind(document, PartKind.BOILERPLATE) == []
