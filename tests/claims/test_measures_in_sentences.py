"""The measure of a figure in whole sentences: what befell the counted, not who they are."""

from __future__ import annotations

import pytest

import numcheck

SENTENCES = [
    ("Seven protesters were killed in Varde.", "Seven", "death"),
    ("Fourteen people lost their lives.", "Fourteen", "death"),
    ("The storm claimed 14 lives.", "14", "death"),
    ("The death toll rose to 64.", "64", "death"),
    ("The blast killed 12 people and wounded 30.", "30", "injury"),
    ("Twelve pregnant women were rescued.", "Twelve", "rescue"),
    ("9 prisoners were released.", "9", "release"),
    ("30 people were in custody.", "30", "arrest"),
    ("The strike left 3 million without power.", "3 million", "outage"),
    ("20,000 people were forced from their homes.", "20,000", "displacement"),
    ("There were 5,000 protesters in the square.", "5,000", "protest"),
    ("180 people were aboard the plane.", "180", "on board"),
    ("Nordlys laid off 300 workers.", "300", "layoff"),
    ("Nordlys will cut 300 jobs.", "300", "layoff"),
    ("Nordlys has 3,000 employees.", "3,000", "employment"),
    ("The firm fired 200 employees.", "200", "dismissal"),
    ("Rebels fired 30 rockets at the port.", "30", "missile launch"),
    ("The company shipped 3,000 cars.", "3,000", "delivery"),
    ("12 ships sank in the storm.", "12", "sinking"),
    ("Sales rose to $5 million.", "$5 million", "revenue"),
    ("The company was fined $3 million.", "$3 million", "fine"),
    ("The interest rate rose to 5 percent.", "5 percent", "interest rate"),
    ("The ministry requested 200 tanks.", "200", "request"),
    ("The bridge is 300 meters long.", "300 meters", "length"),
]


@pytest.mark.parametrize(("text", "figure", "measure"), SENTENCES)
def test_measure(text: str, figure: str, measure: str) -> None:
    found = {c.span.of(text): c.measure.value if c.measure else None for c in numcheck.extract(text).claims}
    assert found[figure] == measure
