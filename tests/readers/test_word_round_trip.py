"""Word documents opened and saved by LibreOffice give the same claims."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from office import converted
from word_samples import BODY, box, deleted, inserted, packed, paragraph, run, table

from numcheck.model.documents import Document, Role
from numcheck.pipeline import read_document

Read = Callable[..., Document]
BODIES = {
    "everything": BODY,
    "runs": paragraph(run("Ida Holm sold 4", "<w:b/>") + run("8 of her ") + run("1,2", "<w:i/>") + run("00 cows.")),
    "changes": paragraph(
        run("The fare rose ") + deleted("4%") + inserted(run("5%")) + run(" to $2.10 on May 6, 2031.")
    ),
    "tables": table(("Year", "Passengers"), ("2030", "9,000 passengers"), ("2031", "12,500 passengers")),
    "boxes": paragraph(run("The zoo has 40 animals.") + box(paragraph(run("It feeds them 2.5 tons a day.")))),
    "breaks": paragraph("<w:r><w:t>It has 9</w:t><w:tab/><w:t>arches.</w:t><w:br/><w:t>It opens in 2033.</w:t></w:r>"),
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_saved_by_libreoffice_it_makes_the_same_claims(read: Read, tmp_path: Path, body: str) -> None:
    given = packed(body)
    saved = converted(given, ".docx", tmp_path, "docx")
    assert claims(read(saved, "draft.docx", Role.DRAFT)) == claims(read(given, "draft.docx", Role.DRAFT))


def claims(document: Document) -> list[tuple[object, ...]]:
    """What each claim of a document says, wherever it stands."""
    return sorted(
        (
            (
                claim.span.of(document.text),
                str(claim.figure.value),
                claim.subject and claim.subject.value,
                claim.measure and claim.measure.value,
                claim.speaker and claim.speaker.value.key,
                part.kind if (part := document.part_at(claim.span.start)) else None,
            )
            for claim in read_document(document).claims
        ),
        key=str,
    )
