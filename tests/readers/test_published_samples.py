"""The published samples of newsroom formats, where they lie beside the repository: headline, source and date are found.

They are not part of the repository; without them these tests are skipped. docs/formats.md has the table.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from numcheck.model.documents import PartKind
from numcheck.model.lexicon import Lexicon
from numcheck.readers.decoding import UnreadableError
from numcheck.readers.reading import read_bytes

SAMPLES = Path(__file__).parents[3] / "shared/data/formats"
READ = [
    ("ninjs/1.4-businesswire-20130515006361.json", "Dell", "businesswire.com", "2013-05-16", "versionCreated", 1),
    ("ninjs/1.4-businesswire-20130731006140.json", "Lunch", "businesswire.com", "2013-07-31", "versionCreated", 1),
    ("ninjs/1.4-complex1.json", "Captain", "AP", "2013-07-09", "versionCreated", 4),
    ("ninjs/1.4-medium-text1.json", "Captain", "AP", "2013-07-09", "versionCreated", 4),
    ("ninjs/3.0-with-nitf-body.json", "Anti-doping", "antidopingdatabase.com", "2023-10-08", "versionCreated", 18),
    ("newsml-g2/listing-2-text-document.xml", "Fed", "Associated Press", "2018-11-21", "versionCreated", 2),
    ("newsml-g2/listing-25-nitf-inside.xml", "Arizona", "Sports Network", None, None, 1),
    ("ans/story-fixture-good.json", "The default", "Reuters", "2015-06-25", "display_date", 9),
    ("ans/story-tiny-house.json", "Tiny house", "The Washington Post", "2015-07-02", "display_date", 4),
]
REFUSED = [
    ("ninjs/2.1-businesswire-20130605006126.json", "the text is Chinese"),
    ("ninjs/2.1-ntb-text.json", "the text is Norwegian"),
    ("newsml-g2/tt-sample.xml", "the text is Swedish"),
    ("nitf/ntb-sample.xml", "the text is Norwegian"),
    ("newsml-g2/listing-1-news-item.xml", "no text of an article"),
    ("newsml-g2/listing-28-dateline.xml", "no text of an article"),
    ("ninjs/ninjs-schema_3.1.json", "no article"),
    ("sarif/sarif-schema-2.1.0.json", "no article"),
]

pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the published samples are not beside the repository")


@pytest.mark.parametrize(("sample", "headline", "source", "date", "field", "paragraphs"), READ)
def test_samples(
    lexicon: Lexicon,
    sample: str,
    headline: str,
    source: str,
    date: str | None,
    field: str | None,
    paragraphs: int,
) -> None:
    (document,) = read_bytes((SAMPLES / sample).read_bytes(), sample, lexicon)
    first = next(p for p in document.parts if p.kind is PartKind.HEADLINE)
    assert first.span.of(document.text).startswith(headline)
    assert document.source == source
    published = document.published
    assert (published and published.date.isoformat(), published and published.field) == (date, field)
    assert sum(p.kind is PartKind.BODY for p in document.parts) == paragraphs


@pytest.mark.parametrize("sample", [row[0] for row in READ])
def test_every_digit_of_a_sample_leads_back_to_itself(lexicon: Lexicon, sample: str) -> None:
    (document,) = read_bytes((SAMPLES / sample).read_bytes(), sample, lexicon)
    original = document.original or document.text
    for k, character in enumerate(document.text):
        if character.isalnum():
            assert original[document.source_map.origin(k)] in (character, "\\", "&")


@pytest.mark.parametrize(("sample", "reason"), REFUSED)
def test_samples_that_are_no_english_articles(lexicon: Lexicon, sample: str, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read_bytes((SAMPLES / sample).read_bytes(), sample, lexicon)
