"""Amounts: money, percents, points, measures, durations, ages, rates and their ranges."""

from __future__ import annotations

from fractions import Fraction

import pytest
from quantity_corpus import Reading, assert_reads, lexicon, quantities, reading

from numcheck.extraction import extract
from numcheck.model.conventions import Conventions
from numcheck.model.documents import Document

CORPUS: list[tuple[Reading, list[str]]] = [
    (
        reading("money", 48_200_000, unit="USD"),
        [
            "$48.2 million",
            "US$48.2m",
            "$48.2mn",
            "USD 48.2 million",
            "48.2 million dollars",
            "48.2 MUSD",
            "US $48.2 million",
            "$ 48.2 million",
            "$48,200,000",
            "＄48.2 million",
            "48.2 million US dollars",
            "$48.2-million",
        ],
    ),
    (
        reading("money", 3_000_000, unit="EUR"),
        ["€3m", "3 million euros", "EUR 3 million", "€3 million", "3m euros", "€3,000,000"],
    ),
    (
        reading("money", 2_700_000_000, unit="GBP"),
        ["£2.7bn", "£2.7 billion", "2.7 billion pounds", "GBP 2.7bn", "￡2.7bn"],
    ),
    (
        reading("money", 3_700_000_000, unit="HKD"),
        ["HK$3.7 billion", "HK $3.7bn", "HKD3.7bn", "3.7 billion Hong Kong dollars"],
    ),
    (reading("money", 120_000, unit="MYR"), ["RM120,000", "MYR 120,000", "120,000 ringgit", "RM 120,000"]),
    (reading("money", 110_000, unit="INR"), ["Rs 1,10,000", "₹1,10,000", "Rs. 1.1 lakh", "INR 110,000"]),
    (reading("money", 40, unit="ILS"), ["40 shekels", "NIS 40", "₪40", "40 new shekels"]),
    (reading("money", 40, unit="cent"), ["40 cents", "40c", "40¢"]),
    (reading("money", 118.5, unit="penny"), ["118.5p", "118.5 pence"]),
    (reading("money", 12, unit="cent per share"), ["12 cents a share", "12 cents per share", "12-cent-a-share"]),
    (
        reading("money", 60, unit="USD per barrel"),
        ["$60 a barrel", "$60 per barrel", "60 dollars a barrel", "$60/barrel"],
    ),
    (
        reading("money", -50_800_000_000, unit="USD"),
        ["-$50.8 billion", "−$50.8bn", "minus $50.8 billion", "$-50.8 billion"],
    ),
    (reading("money", 15.5, unit="USD"), ["15 dollars and 50 cents", "15 dollars 50 cents"]),
    (
        reading("money", "1500000", 2_000_000, unit="USD"),
        ["$1.5-$2 million", "$1.5 to $2 million", "$1.5 million to $2 million", "$1.5-2m"],
    ),
    (
        reading("percent", 60, unit="percent"),
        ["60%", "60 per cent", "60 percent", "60 pct", "sixty per cent", "60 %", "60-percent", "60％"],
    ),
    (
        reading("percent", 15, 20, unit="percent"),
        ["15-20%", "15% to 20%", "15 to 20 per cent", "15–20 percent", "15%-20%"],
    ),
    (
        reading("points", 2.1, unit="percentage point"),
        ["2.1 percentage points", "2.1 percent points", "2.1-percentage-point"],
    ),
    (
        reading("points", 25, unit="basis point"),
        ["25 basis points", "25bps", "25-basis-point", "twenty-five basis points"],
    ),
    (
        reading("measure", 140, unit="kilometre per hour"),
        ["140 km/h", "140km/h", "140 kph", "140 kilometers per hour", "140 kilometres an hour"],
    ),
    (reading("measure", 5, unit="mile per gallon"), ["5 mpg", "5 miles per gallon", "5 miles to the gallon", "5-mpg"]),
    (reading("measure", 3000, unit="revolutions per minute"), ["3,000 rpm", "3000rpm", "3,000 revolutions per minute"]),
    (reading("measure", 410, unit="parts per million"), ["410 ppm", "410 parts per million"]),
    (reading("measure", 500, unit="square metre"), ["500 sqm", "500 square metres", "500m²", "500 sq m", "500m2"]),
    (
        reading("measure", 30, unit="degree Celsius"),
        ["30 degrees Celsius", "30C", "30°C", "30 °C", "30 degrees centigrade", "30° Celsius"],
    ),
    (
        reading("measure", -5, unit="degree fahrenheit"),
        ["-5 degrees Fahrenheit", "minus 5 degrees Fahrenheit", "-5F", "−5°F"],
    ),
    (
        reading("measure", 9_500_000, unit="barrel per day"),
        ["9.5 million barrels a day", "9.5m barrels per day", "9.5 million barrels per day"],
    ),
    (reading("measure", 35, unit="gigawatt hour"), ["35 GWh", "35 gigawatt hours", "35GWh", "35 gigawatt-hours"]),
    (reading("measure", 200, unit="pound-mass"), ["200 lbs", "200lb", "200 pounds", "200-pound"]),
    (
        reading("measure", "71/12", unit="foot"),
        ["5 feet 11 inches", "5ft 11in", "5 feet, 11 inches", "5'11\"", "5 feet and 11 inches"],
    ),
    (
        reading("measure", 8, 10, unit="foot"),
        ["8 to 10 feet", "eight to 10 feet", "8-10 feet", "8ft-10ft", "8-to-10-foot"],
    ),
    (reading("measure", 1.8, unit="metre"), ["1.8m", "1.8 m", "1.8 metres", "1.8-metre"]),
    (reading("measure", 352, unit="micrometre"), ["352 μm", "352 µm", "352 microns", "352 micrometres"]),
    (reading("duration", 5, unit="hour"), ["5 hours", "five hours", "5hrs", "5 hr", "five-hour"]),
    (
        reading("duration", "7/3", unit="hour"),
        ["two hours and 20 minutes", "2 hours 20 minutes", "2 hrs 20 mins", "two hours, 20 minutes"],
    ),
    (reading("duration", 3, 5, unit="year"), ["three to five years", "3-5 years", "three or five years"]),
    (reading("duration", 2.5, unit="year"), ["two and a half years", "2.5 years", "2½ years", "two-and-a-half-year"]),
    (reading("duration", 60, unit="second"), ["60 seconds", "60 sec", "sixty seconds", "60-second"]),
    (
        reading("age", 8, unit="year"),
        ["8 years old", "8-year-old", "eight years of age", "eight-year-old", "8 year old"],
    ),
    (reading("age", 18, 34, unit="year"), ["18 to 34 years old", "18-34 years old", "18 to 34 years of age"]),
    (reading("age", 3, unit="month"), ["3 months old", "three-month-old", "3-month-old"]),
    (reading("magnitude", 6.4, unit="magnitude"), ["6.4-magnitude", "6.4 magnitude", "6.4 on the Richter scale"]),
    (reading("count", 20, unit="per week"), ["20 per week", "20 a week", "twenty per week"]),
    (reading("count", 35_000_000), ["35 million", "35,000,000", "35mn"]),
    (
        reading("count", 3_000_000, 4_000_000),
        ["3 to 4 million", "3-4 million", "three to four million", "3 million to 4 million"],
    ),
]

SENTENCES = {
    "They sold a $48.2 million contract.": ["$48.2 million"],
    "The budget (£330 million) was cut.": ["£330 million"],
    "Some 35m people watched.": ["Some 35m"],
    "Shares went from $36,040 to $34,935.": ["$36,040 to $34,935"],
    "It dropped from 208 pounds to 193.": ["208 pounds to 193"],
    "Sales rose 18 sen to RM23.50.": ["18 sen", "RM23.50"],
    "It grew by $43.6 billion to $419.2 billion.": ["$43.6 billion", "$419.2 billion"],
    "US 40 cents a share.": ["40 cents a share"],
    "A man aged 25 and Ida Holm, 66, were there.": ["25", "66"],
    "People aged 18 to 34 voted.": ["18 to 34"],
    "Between 10 and 20 km lay ahead.": ["10 and 20 km"],
    "Ten and 20 men came.": ["Ten", "20"],
    "It has 50 kW (67 hp).": ["50 kW", "67 hp"],
    "They paid $75 U.S. per barrel.": ["$75 U.S. per barrel"],
    "He ran 100m in 10.9s.": ["100m", "10.9s"],
    "It took 24 hours, 39 minutes, and 35 seconds.": ["24 hours, 39 minutes, and 35 seconds"],
    "About eight or nine euros.": ["About eight", "nine euros"],
    "It cost $5 a year ago.": ["$5"],
    "The fund paid $2.4 million to 800 families.": ["$2.4 million", "800"],
    "It gave $200 to 800 families.": ["$200", "800"],
    "Prices run from $40 to 35.": ["$40 to 35"],
}
NOTHING = [
    "a bit of luck",
    "the second half",
    "a dollar",
    "in the pound",
    "by the metre",
    "no percentage",
    "Nord Stream 2",
    "the S&P 500",
    "a Boeing 737",
    "COVID-19",
    "5G",
    "the A380",
    "Article 50",
    "the 22nd amendment",
    "no one",
    "call 0800 123 4567",
    "version 2.0.1",
    "see www.example.org/2031/05/12",
]


@pytest.mark.parametrize(("expected", "phrase"), [(e, p) for e, phrases in CORPUS for p in phrases])
def test_one_reading_has_many_phrasings(expected: Reading, phrase: str) -> None:
    assert_reads(phrase, expected)


@pytest.mark.parametrize(("text", "spans"), SENTENCES.items())
def test_sentences_yield_exactly_these(text: str, spans: list[str]) -> None:
    dated = [m for m in quantities(text) if m.recognizer != "dates"]
    assert [m.span.of(text) for m in dated] == spans


@pytest.mark.parametrize("text", NOTHING)
def test_phrases_without_a_quantity(text: str) -> None:
    assert [m for m in quantities(text) if m.recognizer != "dates"] == []


def test_a_mention_tells_how_it_was_read() -> None:
    (mention,) = quantities("about 5 km")
    assert mention.derivation == (
        "number '5' is 5",
        "unit 'km' is kilometre (measure)",
        "'about' says about",
    )


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("It stands 5-foot-9 tall.", ["5-foot-9"]),
        ("He gave 12 pounds 40 pence.", ["12 pounds 40 pence"]),
        ("Adults, plus or minus 3 percentage points.", ["plus or minus 3 percentage points"]),
        ("Children under 12 go free.", ["under 12"]),
        ("The over-65s pay half price.", ["65"]),
        ("Turnout among 18- to 24-year-olds rose.", ["18- to 24-year-olds"]),
        ("She was in her late forties.", ["late forties"]),
        ("It was worth 8 or $9.", ["8", "$9"]),
        ("Of 200 people, 50, or 20 percent, came.", ["200", "50", "20 percent"]),
        ("Sales came to 9.5 million barrels a day.", ["9.5 million barrels a day"]),
        ("Measure 2 cups of flour.", ["2 cups"]),
        ("It fell from 9.1 percent to 8.4 percent in 2031.", ["9.1 percent to 8.4 percent"]),
    ],
)
def test_longer_forms(text: str, spans: list[str]) -> None:
    assert [m.span.of(text) for m in quantities(text) if m.recognizer != "dates"] == spans


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("It weighs 20 pounds.", "pound-mass"),
        ("It costs 20 pounds.", "GBP"),
        ("Some 361 million pounds went.", "GBP"),
        ("It has 300 PS.", "horsepower"),
        ("It cost PS300.", "GBP"),
        ("They are 100m apart.", "metre"),
        ("They sold 100m tickets.", None),
        ("a 5-litre engine", "litre"),
    ],
)
def test_surfaces_of_two_meanings(text: str, unit: str | None) -> None:
    (mention,) = (m for m in quantities(text) if m.recognizer != "dates")
    assert (mention.unit.name if mention.unit else None) == unit


def test_the_continents_figures_by_setting() -> None:
    text = "Es kostet 1.234,5 Euro."
    conventions = Conventions(decimal_comma=True, grouping_point=True)
    (mention,) = extract(Document("text", text), lexicon(), conventions).mentions
    assert (mention.numbers[0].value, mention.unit.name if mention.unit else None) == (Fraction("1234.5"), "EUR")
