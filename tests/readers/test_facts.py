"""Tables of facts: every row a claim that leads back to its cell, what is not understood named by row and column."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Run
from openpyxl import Workbook

from numcheck.inputs import read_files
from numcheck.model.documents import Document, PartKind, Role
from numcheck.model.findings import Fault
from numcheck.model.lines import Locator
from numcheck.pipeline import read_document
from numcheck.readers.files import Gathered

HEAD = "Subject,Measure,Value,Unit,As of,Source\n"
ROWS = (
    "Norhaven bridge,cost,48,million pounds,2031-05-05,Town treasurer\n"
    'Norhaven bridge,length,"1,300",metres,2031-05-05,Town treasurer\n'
    '"Colvane ""Hill"" earthquake",deaths,64,people,2031-05-06,Health ministry\n'
    "Norhaven,unemployment rate,5.2,%,,\n"
    "Boeing 737 fleet,aircraft,21,,,\n"
)


@pytest.fixture
def facts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Gathered]:
    """Reads a table from a file of that name."""
    monkeypatch.chdir(tmp_path)

    def reading(content: str | bytes, name: str = "facts.csv", role: Role = Role.SOURCE) -> Gathered:
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_files([name], role=role)

    return reading


Facts = Callable[..., Gathered]


def workbook(*rows: tuple[object, ...], title: str = "Sheet1", formats: dict[str, str] | None = None) -> bytes:
    """The bytes of a workbook of one sheet, below one that has no facts."""
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "Notes"
    first.append(["Nothing of", "use 48"])
    sheet = book.create_sheet(title)
    for row in rows:
        sheet.append(list(row))
    for cell, form in (formats or {}).items():
        sheet[cell].number_format = form
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def stated(document: Document) -> list[tuple[str, str]]:
    """What stands in the original file where each claim comes from, with the place as a report names it."""
    original = document.original
    assert original is not None
    locator = Locator(document)
    return [
        (
            original[document.source_map.origin(c.span.start) : document.source_map.origin(c.span.end - 1) + 1],
            locator.place(c.span.start),
        )
        for c in read_document(document).claims
    ]


def test_rows_of_one_source_and_day_are_a_document(facts: Facts) -> None:
    found = facts(HEAD + ROWS)
    assert (found.faults, found.skipped) == ((), ())
    assert [(d.name, d.source, d.rank) for d in found.documents] == [
        ("facts.csv#1", "Town treasurer", 2),
        ("facts.csv#2", "Health ministry", 2),
        ("facts.csv#3", None, 2),
    ]
    first, second, third = found.documents
    assert first.text == "Norhaven bridge, cost: 48 million pounds.\n\nNorhaven bridge, length: 1,300 metres."
    assert third.text.startswith("Norhaven, unemployment rate: 5.2%.")
    assert {p.kind for p in first.parts} == {PartKind.TABLE_CELL}
    assert [str(d.published and d.published.date) for d in found.documents] == ["2031-05-05", "2031-05-06", "None"]
    assert first.published is not None
    assert first.published.how == "column as-of"
    assert second.text == 'Colvane "Hill" earthquake, deaths: 64 people.'


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_every_claim_leads_back_to_its_value(facts: Facts, newline: str) -> None:
    found = facts((HEAD + ROWS).replace("\n", newline))
    assert [s for d in found.documents for s in stated(d)] == [
        ("48", "facts.csv#1:2:22"),
        ("1,300", "facts.csv#1:3:25"),
        ("64", "facts.csv#2:4:38"),
        ("5.2", "facts.csv#3:5:28"),
        ("21", "facts.csv#3:6:27"),
    ]


def test_claims_are_made_of_the_columns(facts: Facts) -> None:
    claims = [c for d in facts(HEAD + ROWS).documents for c in read_document(d).claims]
    assert [(c.subject and c.subject.value, c.measure and c.measure.value) for c in claims] == [
        ("bridge", "price"),
        ("bridge", "length"),
        ("person", "death"),
        (None, "unemployment"),
        ("aircraft", None),
    ]


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("48", "£m", "£48 million"),
        ("48", "GBP million", "GBP 48 million"),
        ("4.5", "$bn", "$4.5 billion"),
        ("£48 million", "", "£48 million"),
        ("60%", "%", "60%"),
        ("60", "percent", "60 percent"),
        ("12", "thousands", "12 thousand"),
        ("about 300", "km", "about 300 km"),
        ("7", "years", "7 years"),
        ("2", "percentage points", "2 percentage points"),
        ("3-5", "people", "3-5 people"),
    ],
)
def test_value_and_unit_are_read_as_one_figure(facts: Facts, value: str, unit: str, text: str) -> None:
    (document,) = facts(f"{HEAD}The bridge,cost,{value},{unit},,\n").documents
    (claim,) = read_document(document).claims
    assert document.text == f"The bridge, cost: {text}."
    assert claim.figure.value is not None
    assert claim.stated.of(document.text) == text


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("a bridge,cost,n/a,,,", "row 3, column value: 'n/a' is no number; 48, 1,200, 4.5 million or 60% is expected"),
        (
            "a bridge,cost,48,milion,,",
            "row 3, column unit: 'milion' is no unit that numcheck knows; did you mean 'mill",
        ),
        ("a bridge,cost,48,§§,,", "row 3, column unit: '§§' is no unit that numcheck knows; units are %, £ million"),
        ("a bridge,cost,48,,soon,", "row 3, column as-of: 'soon' is no day; 2031-05-06 is expected"),
        ("a bridge,cost,48,,05/06/2031,", "row 3, column as-of: '05/06/2031' is no day"),
        ("a bridge,,48,,,", "row 3, column measure: a measure is expected, and the cell is empty"),
        ("a bridge", "row 3, column measure: a measure is expected, and the cell is empty"),
        (",cost,48", "row 3, column subject: a subject is expected"),
    ],
)
def test_a_row_that_is_not_understood_is_named_and_the_others_count(facts: Facts, row: str, told: str) -> None:
    found = facts(f"{HEAD}The ferry,cost,9,£,,\n{row}\n\nThe tram,cost,7,£,,\n")
    (fault,) = found.faults
    assert fault.name == "facts.csv"
    assert fault.message.startswith(told)
    assert found.documents[0].text == "The ferry, cost: £9.\n\nThe tram, cost: £7."


@pytest.mark.parametrize(
    "head",
    [
        "Subject,Measure,Value",
        "VALUE;measure;Subject",
        "entity\tmetric\tfigure",
        "\ufeffItem , Indicator,AMOUNT",
        "My facts,,\n\nwhat|measure|number",
    ],
)
def test_headers_are_matched_leniently(facts: Facts, head: str) -> None:
    sign = next(d for d in ";\t|," if d in head)
    cells = ["9", "cost", "The ferry"] if head.startswith("VALUE") else ["The ferry", "cost", "9"]
    (document,) = facts(f"{head}\n{sign.join(cells)}\n").documents
    assert document.text == "The ferry, cost: 9."


def test_other_columns_are_left_out_and_said(facts: Facts) -> None:
    found = facts("Note,Subject,Measure,Value,URL\n48,The ferry,cost,9,http://a.example/7\n")
    assert found.skipped == ("facts.csv: columns not read: Note, URL",)
    assert found.documents[0].text == "The ferry, cost: 9."


def test_a_table_of_something_else_is_one_clear_line(facts: Facts, tmp_path: Path) -> None:
    (fault,) = facts("Town,Votes\nNorhaven,48\n").faults
    assert fault.message == "the table is no table of facts: it has no columns subject, measure and value"
    (tmp_path / "wires").mkdir()
    (tmp_path / "wires" / "votes.csv").write_text("Town,Votes\nNorhaven,48\n")
    (tmp_path / "wires" / "a.txt").write_text("The bridge cost $48 million.")
    listed = read_files(["wires"])
    assert (listed.faults, len(listed.skipped)) == ((), 1)


def test_a_table_is_known_by_its_headers(facts: Facts) -> None:
    assert facts(HEAD + ROWS, "facts.txt").documents[0].facts
    assert facts(workbook(("subject", "measure", "value"), ("A ferry", "cost", 9)), "facts").documents[0].facts


def test_a_workbook_names_sheet_and_cell(facts: Facts) -> None:
    rows = (
        ("Facts of the bridge", None, None, None, None),
        ("Subject", "Measure", "Value", "Unit", "As of"),
        ("Norhaven bridge", "cost", 48, "million pounds", "2031-05-05"),
        (None, None, None, None, None),
        ("Norhaven", "unemployment rate", 0.052, None, None),
        ("Norhaven bridge", "length", 300.0, "metres", None),
        ("Norhaven bridge", "arches", "x", None, None),
    )
    found = facts(workbook(*rows, formats={"C5": "0.0%"}), "facts.xlsx")
    assert [d.text for d in found.documents] == [
        "Norhaven bridge, cost: 48 million pounds.",
        "Norhaven, unemployment rate: 5.2%.\n\nNorhaven bridge, length: 300 metres.",
    ]
    assert [s for d in found.documents for s in stated(d)] == [
        ("48", "facts.xlsx, Sheet1!C3"),
        ("5.2%", "facts.xlsx, Sheet1!C5"),
        ("300", "facts.xlsx, Sheet1!C6"),
    ]
    assert Locator(found.documents[1]).line_column(0)[0] == 5
    assert found.faults[0].message.startswith("Sheet1!C7: 'x' is no number")


def test_a_formula_counts_with_its_stored_value_or_not_at_all(facts: Facts) -> None:
    rows = (("subject", "measure", "value"), ("A ferry", "cost", "=4+5"), ("A tram", "cost", 7))
    found = facts(workbook(*rows), "facts.xlsx")
    assert found.faults == (
        Fault("facts.xlsx", "Sheet1!C2: a formula without a stored value; open the workbook and save it"),
    )
    assert found.documents[0].text == "A tram, cost: 7."
    data = with_part(
        workbook(*rows), "xl/worksheets/sheet2.xml", lambda xml: re.sub(b"<v ?/>|<v></v>", b"<v>9</v>", xml)
    )
    assert facts(data, "facts.xlsx").documents[0].text == "A ferry, cost: 9.\n\nA tram, cost: 7."


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """An archive with one part changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(entry, change(old.read(entry)) if entry == name else old.read(entry))
    return stream.getvalue()


_PLAIN = (("subject", "measure", "value"), ("A ferry", "cost", 9))
_SHEET = "xl/worksheets/sheet2.xml"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (workbook(*_PLAIN)[:3000], "damaged or cut off"),
        (b"PK\x03\x04 no archive", "damaged or cut off"),
        (b"", "damaged or cut off"),
        (with_part(workbook(*_PLAIN), _SHEET, lambda _: b" " * 40_000_000), "far larger unpacked"),
        (with_part(workbook(*_PLAIN), _SHEET, lambda _: b"<a"), "damaged or cut off"),
        (
            with_part(workbook(*_PLAIN), "xl/workbook.xml", lambda x: b'<!DOCTYPE a [<!ENTITY b "c">]>' + x),
            "declares entities",
        ),
        (
            with_part(workbook(*_PLAIN), _SHEET, lambda x: x.replace(b'<row r="2"', b'<row r="99999999"')),
            "more than 1,000,000 cells",
        ),
        (
            with_part(workbook(*_PLAIN), _SHEET, lambda x: x.replace(b'<row r="2"', b'<row r="0"')),
            None,
        ),
    ],
)
def test_hostile_workbooks_are_one_clear_line(facts: Facts, data: bytes, reason: str | None) -> None:
    found = facts(data, "facts.xlsx")
    if reason is not None:
        (fault,) = found.faults
        assert reason in fault.message
        assert "\n" not in fault.message


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (HEAD + '"The ferry,cost,9\n', "a quotation mark without end, line 2"),
        (HEAD + "," * 1_000_001, "more than 1,000,000 cells"),
        ("", "the file is empty"),
    ],
)
def test_broken_tables_are_one_clear_line(facts: Facts, content: str, reason: str) -> None:
    (fault,) = facts(content).faults
    assert reason in fault.message


DRAFT = "---\ndate: 2031-05-06\n---\n\n"


@pytest.mark.parametrize(
    ("text", "rule", "told"),
    [
        ("The bridge of Norhaven cost £48 million.", None, "1 tied"),
        ("The bridge of Norhaven cost £84 million.", "sources/two-values", "Town treasurer has 48 million pounds"),
        (
            "The Norhaven bridge is 1,200 metres long.",
            "sources/two-values",
            "facts.csv#1:3:25, table cell (Town treasu",
        ),
        ("The school in Norhaven cost £20 million.", None, "1 unmatched"),
        ("The bridge of Varrow cost £20 million.", None, "1 unmatched"),
        ("The zoo has 64 animals.", None, "1 unmatched"),
        ("An earthquake in Colvane killed 64 people.", None, "1 tied"),
        ("An earthquake in Varrow killed 22 people.", None, "1 unmatched"),
        ("Unemployment in Norhaven is 5.2%.", None, "1 tied"),
    ],
)
def test_a_draft_against_facts(desk: Path, run: Run, text: str, rule: str | None, told: str) -> None:
    (desk / "facts.csv").write_text((HEAD + ROWS).replace('""Hill"" ', ""))
    (desk / "draft.md").write_text(DRAFT + text)
    status, out, _ = run("check", "draft.md", "--against", "facts.csv")
    assert status == (1 if rule else 0)
    assert told in out
    assert (rule or "No conflicts found.") in out


def test_a_later_fact_makes_the_draft_stale(desk: Path, run: Run) -> None:
    (desk / "facts.csv").write_text(HEAD + "Colvane earthquake,deaths,64,people,2031-05-08,Health ministry\n")
    (desk / "draft.md").write_text(DRAFT + "The earthquake in Colvane killed 58 people.")
    _, out, _ = run("check", "draft.md", "--against", "facts.csv")
    assert "sources/stale" in out
    assert "Health ministry; 2031-05-08" in out


def test_rows_not_read_are_never_green(desk: Path, run: Run) -> None:
    (desk / "facts.csv").write_text(HEAD + "The ferry,cost,cheap,,,\n")
    (desk / "draft.md").write_text(DRAFT + "The ferry cost £9 million.")
    status, _, err = run("check", "draft.md", "--against", "facts.csv")
    assert status == 3
    assert "numcheck: facts.csv: row 2, column value: 'cheap' is no number" in err


@pytest.mark.parametrize(
    ("cost", "severity", "told"), [("48", "info", "ranks higher"), ("84", "error", "Town treasurer")]
)
def test_facts_outrank_wires(desk: Path, run: Run, cost: str, severity: str, told: str) -> None:
    (desk / "facts.csv").write_text(HEAD + "Norhaven bridge,cost,48,£m,2031-05-06,Town treasurer\n")
    (desk / "wire.md").write_text(
        f"{DRAFT}The bridge of Norhaven cost £84 million.".replace("---\n\n", "source: W\n---\n\n")
    )
    (desk / "draft.md").write_text(f"{DRAFT}The bridge of Norhaven cost £{cost} million.")
    _, out, _ = run("check", "draft.md", "--against", "facts.csv", "wire.md")
    assert f"{severity} sources/two-values" in out
    assert told in out


def test_facts_write_numbers_as_the_desk_does(desk: Path, run: Run) -> None:
    (desk / "numcheck.toml").write_text('locale = "de_DE"\n')
    (desk / "facts.csv").write_text("subject;measure;value;unit\nNorhaven bridge;length;1.300,5;metres\n")
    (desk / "draft.md").write_text(f"{DRAFT}The Norhaven bridge is 1.300,5 metres long.")
    status, out, _ = run("check", "draft.md", "--against", "facts.csv")
    assert (status, "1 tied" in out) == (0, True)
