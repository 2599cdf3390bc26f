"""In every format a finding points at the number in the file: proven by slicing the file at its line and column."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Run
from test_facts import workbook
from word_samples import packed, paragraph
from word_samples import run as words

DAY = "2031-05-06"
FIRST = "The bridge of Colvane cost {} million, the mayor said."
SECOND = "It has been built by men of Norhaven in a year of hard work."
OTHER = "A story of the town that says nothing of it at all."
TWO = f"<p>{SECOND}</p>\n<p>{FIRST}</p>"
NITF = f'<nitf><head><docdata><date.issue norm="{DAY}"/></docdata></head><body><body.head><hedline><hl1>A bridge</hl1>'
NITF += f"</hedline></body.head><body.content>{TWO}</body.content></body></nitf>"
G2 = f'<newsItem guid="u"><itemMeta><itemClass qcode="ninat:text"/><versionCreated>{DAY}</versionCreated></itemMeta>'
FEED = f"<entry><title>A bridge</title><published>{DAY}</published>"
FEED += f'<content type="html"><![CDATA[\n{TWO}]]></content></entry>'
ITEM = f"<item><title>A bridge</title><description><![CDATA[{TWO}]]></description></item>"


def record(**fields: object) -> str:
    """A record of JSON, a line a field."""
    return json.dumps(fields, indent=1)


FILES = {
    "draft.txt": f"A bridge\n\n{SECOND}\n\n{FIRST}\n",
    "draft.md": f"---\ndate: {DAY}\n---\n\n# A bridge\n\n{SECOND}\n\n{FIRST}\n",
    "draft.html": f"<!doctype html><html><body>\n<h1>A bridge</h1>\n{TWO}\n</body></html>",
    "ninjs1.json": record(uri="u", versioncreated=DAY, headline="A bridge", body_xhtml=TWO),
    "ninjs3.json": record(uri="u", versionCreated=DAY, headlines=[{"value": "A bridge"}],
                          bodies=[{"contentType": "text/vnd.IPTC.NITF", "value": NITF}]),
    "ans.json": record(type="story", display_date=DAY, headlines={"basic": "A bridge"}, content_elements=[
        {"type": "text", "content": SECOND}, {"type": "text", "content": FIRST}]),
    "wordpress.json": record(date=DAY, title={"rendered": "A bridge"}, content={"rendered": TWO}),
    "record.jsonl": json.dumps({"title": "A bridge", "text": f"{SECOND}\n\n{FIRST}", "date": DAY}),
    "g2.xml": f"{G2}<contentSet><inlineXML><html>\n<body>{TWO}</body></html></inlineXML></contentSet></newsItem>",
    "g2-nitf.xml": f"{G2}<contentSet><inlineXML>{NITF}</inlineXML></contentSet></newsItem>",
    "nitf.xml": f"<?xml version='1.0'?>\n<!DOCTYPE nitf SYSTEM 'nitf.dtd'>\n{NITF}",
    "feed.rss": f"<rss><channel>{ITEM}</channel></rss>",
    "feed.atom": f'<feed xmlns="http://www.w3.org/2005/Atom">\n{FEED}</feed>',
}  # fmt: skip
WIRE = f"A bridge\n\n{OTHER}\n\n{FIRST.format('$84')}\n"


def found(run: Run, *arguments: str) -> dict[str, dict[str, int | str]]:
    """The places of the one finding of a check, by document."""
    _, out, _ = run("check", *arguments, "--pub-date", DAY, "--format", "json")
    (finding,) = json.loads(out)["findings"]
    return {place["document"]: place for place in (finding["primary"], *finding["related"])}


@pytest.mark.parametrize("name", FILES)
def test_as_a_draft_and_as_a_source(desk: Path, run: Run, name: str) -> None:
    """Both ways round, the file says $48 and the text beside it $84."""
    content = FILES[name].replace("{} million", "$48 million")
    (desk / name).write_text(content, encoding="utf-8")
    (desk / "wire.txt").write_text(WIRE)
    for arguments in ((name, "--against", "wire.txt"), ("wire.txt", "--against", name)):
        place = found(run, *arguments)[name]
        line, column = int(place["line"]), int(place["column"])
        assert content.split("\n")[line - 1][column - 1 :].startswith("$48 million")


def test_a_word_document_points_at_paragraph_and_character(desk: Path, run: Run) -> None:
    paragraphs = ("A bridge", SECOND, FIRST.format("$48"))
    (desk / "draft.docx").write_bytes(packed("".join(paragraph(words(p)) for p in paragraphs)))
    (desk / "wire.txt").write_text(WIRE)
    place = found(run, "draft.docx", "--against", "wire.txt")["draft.docx"]
    assert paragraphs[int(place["line"]) - 1][int(place["column"]) - 1 :].startswith("$48 million")


ROWS = (("subject", "measure", "value", "unit"), ("a zoo", "animals", 40, ""), ("Colvane bridge", "cost", 48, "$m"))


def test_tables_of_facts_point_at_the_value(desk: Path, run: Run) -> None:
    content = "\n".join(",".join(map(str, row)) for row in ROWS)
    (desk / "facts.csv").write_text(content)
    (desk / "facts.xlsx").write_bytes(workbook(*ROWS, title="Bridges"))
    (desk / "wire.txt").write_text(WIRE)
    place = found(run, "wire.txt", "--against", "facts.csv")["facts.csv"]
    assert content.split("\n")[int(place["line"]) - 1][int(place["column"]) - 1 :].startswith("48,$m")
    place = found(run, "wire.txt", "--against", "facts.xlsx")["facts.xlsx"]
    assert (place["line"], place["cell"]) == (3, "facts.xlsx, Bridges!C3")
