"""The review page as a string: what it shows, what it refuses to run, and what it hands to the browser."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from report_builder import report

import numcheck
from numcheck.model.documents import Role
from numcheck.model.findings import Finding, Label, Place, Report, Severity, Status
from numcheck.model.spans import Span
from numcheck.reporters import Style, reporter
from numcheck.reporters.coverage import coverage_line
from numcheck.reporters.page.template import shown

VOID = {"meta", "input", "br", "link", "img"}
DRAFT = """Storm takes 48 lives in Colvane

The storm killed 48 people and cut 40 miles of cable, the harbor office said.

It cost "about $3 million" & more."""
SOURCE = "The storm in Colvane killed 84 people, the harbor office said."
NASTY = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&amp;{{ 7*7 }}\u202e84\u202c\x00\ud800"


class Elements(HTMLParser):
    """Every element with its attributes, and the text of the page; fails where tags do not close."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(page)
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {key: value or "" for key, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {key: value or "" for key, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] not in ("script", "style"):
            self.text += data

    def all(self, tag: str, **wanted: str) -> list[dict[str, str]]:
        """The attributes of the elements of that name, with these words among their attributes."""
        return [
            a
            for t, a in self.found
            if t == tag and all(w in a.get(k.rstrip("_"), "").split() for k, w in wanted.items())
        ]


def rendered(given: Report) -> str:
    return reporter("html").render(given, Style())


def page(given: Report) -> Elements:
    return Elements(rendered(given))


def checked(draft: str = DRAFT, *sources: str) -> Report:
    texts = [numcheck.document(text, name=f"wire{k}") for k, text in enumerate(sources or (SOURCE,))]
    return numcheck.check(numcheck.document(draft, name="draft"), texts)


def hostile() -> Report:
    given = report()
    long = "<b>" + "9" * 1_000_000 + "</b>"
    draft, source = given.documents
    draft = replace(draft, name=NASTY, text=NASTY + draft.text + long, parts=(), source=NASTY, title=NASTY)
    source = replace(source, source=NASTY)
    place = Place(NASTY, Span(3, 9), NASTY, message=NASTY, speaker=NASTY, as_of=NASTY, value=NASTY)
    finding = Finding(
        id=NASTY,
        rule=NASTY,
        severity=Severity.ERROR,
        label=Label.UPDATE,
        verdict=NASTY,
        primary=place,
        related=(replace(given.findings[0].related[0], text=NASTY, as_of=NASTY), replace(place, span=Span(12, 20))),
        message=NASTY,
        question=NASTY,
        working=long,
        notes=(NASTY,),
        suggestions=(NASTY,),
    )
    ticked = tuple(replace(t, document=NASTY, text=NASTY, reason=NASTY) for t in given.ticked)
    return replace(
        given, documents=(draft, source), findings=(finding,), ticked=ticked, skipped=(NASTY,), notices=(NASTY,)
    )


def test_the_article_is_all_there_and_in_order() -> None:
    text = " ".join(page(checked()).text.split())
    assert " ".join(DRAFT.split()) in text


def test_every_number_is_marked_by_its_status_with_the_reason() -> None:
    given = checked()
    found = page(given)
    marks = [a for tag in ("a", "span") for a in found.all(tag, class_="n") if "title" in a]
    assert len(marks) == len(given.ticked)
    for ticked in given.ticked:
        title = f"{ticked.status.value}: {ticked.reason}"
        assert any(a["title"] == title and ticked.status.value in a["class"].split() for a in marks)


def test_a_finding_shows_both_sentences_the_working_the_question_and_the_source() -> None:
    given = checked()
    (finding,) = given.findings
    text = " ".join(page(given).text.split())
    for told in (finding.message, finding.question, finding.working, finding.rule, "wire0", "84 people", "48 people"):
        assert told in text
    assert text.count("killed 84 people") == 1
    assert coverage_line(given) in text


def test_numbers_lead_to_findings() -> None:
    found = page(checked())
    anchors = {a["id"] for a in found.all("article", class_="card")}
    links = [a for a in found.all("a", class_="n")]
    assert links
    assert all(set(a["data-findings"].split()) <= anchors and a["href"][1:] in anchors for a in links)


def test_intervals_are_drawn_and_told() -> None:
    found = page(checked("The bridge is nearly 300 meters long.", "The bridge is 400 meters long."))
    assert len(found.all("svg")) == 2
    assert "nearly 300 meters 240 to 300.5" in " ".join(found.text.split())
    assert len(found.all("rect") + found.all("circle")) == 2


def test_what_a_decision_needs_is_on_the_card() -> None:
    given = checked()
    (finding,) = given.findings
    (card,) = page(given).all("article", class_="card")
    assert json.loads(card["data-values"]) == list(finding.stated)
    assert (card["data-rule"], card["data-document"]) == (finding.rule, finding.primary.document)


def test_nothing_hostile_survives() -> None:
    text = rendered(hostile())
    found = Elements(text)
    assert len(found.all("script")) == 1
    assert not found.all("img")
    assert not [a for _, a in found.found if any(key.startswith("on") for key in a)]
    assert "<b>9" not in text
    assert "\u202e" not in text
    assert "\x00" not in text
    assert "{{ 7*7 }}" in html.unescape(text)
    text.encode("utf-8")
    ids = [a["id"] for _, a in found.found if "id" in a]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[\w-]+", name) for name in ids)


def test_nothing_is_fetched_and_only_its_own_script_may_run() -> None:
    text = rendered(checked())
    assert not re.search(r"(?:src|href)=[\"']?(?:https?:)?//|@import|url\(", text)
    for tag in ("script", "style"):
        (body,) = re.findall(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in html.unescape(text)
    assert "default-src 'none'" in text


def test_landmarks_and_labels() -> None:
    found = page(checked())
    for landmark in ("header", "main", "footer"):
        assert len(found.all(landmark)) == 1
    assert found.all("html") == [{"lang": "en"}]
    labels = [a["aria-label"] for t, a in found.found if t in ("section", "article", "form") and "aria-label" in a]
    assert len(labels) == len(set(labels))
    levels = [int(t[1]) for t, _ in found.found if re.fullmatch(r"h\d", t)]
    assert levels[0] == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))


def test_several_texts_have_an_index_with_the_worst_first() -> None:
    given = report()
    quiet = replace(given.documents[1], name="quiet.md", role=Role.DRAFT)
    text = rendered(replace(given, documents=(quiet, *given.documents)))
    found = Elements(text)
    assert len(found.all("nav")) == 1
    assert len(found.all("section", class_="story")) == 2
    assert text.index(">Bridge opens<") < text.index("quiet.md")


def test_texts_without_a_draft_are_all_shown() -> None:
    texts = [numcheck.document(t, name=n) for t, n in ((SOURCE, "a"), (DRAFT, "b"))]
    assert len(page(numcheck.check(None, texts)).all("section", class_="story")) == 2


def test_a_settled_finding_and_what_was_not_read_are_told() -> None:
    text = page(report()).text
    assert "missing.txt: no such file or directory" in text
    assert "wire/a.txt has no publication date" in text


@pytest.mark.parametrize("status", list(Status))
def test_every_status_has_a_look_of_its_own(status: Status) -> None:
    assert f".n.{status.value} {{" in rendered(Report((), (), ()))


def test_an_empty_report_is_a_page() -> None:
    assert "Nothing could be read." in page(Report((), (), ())).text


def test_same_page_for_the_same_report() -> None:
    assert rendered(checked()) == rendered(checked())


def test_what_turns_a_line_is_spelled_out() -> None:
    assert shown("a\u202e12\u202c") == "a[U+202E]12[U+202C]"
    assert shown("\u05d0\u200f 12\n") == "\u05d0\u200f 12\n"
